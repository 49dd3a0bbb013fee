package worker

import (
	"testing"
	"time"

	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// Frames leave in their order, however many wait, and the box does not grow with
// those that have left.
func TestOutboxOrder(t *testing.T) {
	o := newOutbox(time.Hour)
	var put, got uint64
	for round := range 1000 {
		for range 1 + round%3 {
			put++
			o.putResult("s", frameOfResult(&astergatev1.SessionResult{Session: "s", CommandId: put}))
		}
		for range 1 + round%2 {
			if got+10 > put && round < 500 { // it is never empty at first
				break
			}
			if got == put {
				break
			}
			frames, err := o.take(t.Context(), nil, 1+round%4)
			if err != nil {
				t.Fatal(err)
			}
			for _, frame := range frames {
				if got++; frame.Message().GetResult().GetCommandId() != got {
					t.Fatalf("%d in the place of %d", frame.Message().GetResult().GetCommandId(), got)
				}
			}
		}
	}
	if waiting := int(put - got); cap(o.frames) > 4*max(waiting, 16) || o.answers["s"] != waiting {
		t.Errorf("room for %d frames where %d wait, %d answers", cap(o.frames), waiting, o.answers["s"])
	}
}
