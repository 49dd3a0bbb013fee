package engine

import (
	"context"
	"sync"
	"testing"
	"time"

	"github.com/astergate/astergate/engine/ami"
	"github.com/astergate/astergate/engine/ami/wire"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// Many subscribers, alike and not, each get what is theirs, in order and once, though
// most take what another one has looked at.
func TestManySubscribersShareRuns(t *testing.T) {
	e := testEngine(t, 1<<14, "pbx1")
	s := e.Servers()[0]
	const events = 3000
	selections := []Selection{
		{}, {}, {}, {}, {Linger: time.Millisecond}, {Linger: time.Millisecond}, {Linger: 2 * time.Millisecond},
		{Linger: time.Millisecond, Names: []string{"Even"}}, {View: astergatev1.View_VIEW_RAW}, {View: astergatev1.View_VIEW_RAW},
		{Names: []string{"Even"}}, {Orphans: true}, {Orphans: true}, {Filter: "name == 'Even'"},
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	var wg sync.WaitGroup
	for _, sel := range selections {
		sub := subscribe(t, e, sel)
		wg.Go(func() {
			even, odd, orphans := 0, 0, 0
			for last, done := uint64(0), false; !done; {
				batch, err := sub.Next(ctx)
				if err != nil {
					t.Errorf("%+v: %v", sel, err)
					return
				}
				for _, event := range decode(t, batch) {
					if event.GetSequence() <= last || len(batch.Events) > BatchEvents {
						t.Errorf("%+v: %d after %d", sel, event.GetSequence(), last)
					}
					last = event.GetSequence()
					switch {
					case event.GetLinkDown() != nil:
						done = true
					case event.GetOrphanedResponse() != nil:
						orphans++
					case event.GetName() == "Even":
						even++
					default:
						odd++
					}
				}
			}
			want := [3]int{events / 2, events / 2, 0}
			if sel.Names != nil || sel.Filter != "" {
				want[1] = 0
			}
			if sel.Orphans {
				want[2] = events / 100
			}
			if got := [3]int{even, odd, orphans}; got != want {
				t.Errorf("%+v got %v, want %v", sel, got, want)
			}
		})
	}
	orphan, _ := wire.NewMessage([]byte("Response: Success\r\nActionID: x\r\n\r\n"))
	names := [2]wire.Message{}
	names[0], _ = wire.NewMessage([]byte("Event: Even\r\nPrivilege: call,all\r\n\r\n"))
	names[1], _ = wire.NewMessage([]byte("Event: Odd\r\nPrivilege: call,all\r\n\r\n"))
	for i := range events {
		s.Event(names[i%2], time.Now())
		if i%5 == 4 {
			s.Pause()
		}
		if i%100 == 50 {
			s.Orphan(orphan, time.Now())
		}
	}
	s.LinkDown(ami.Down{At: time.Now(), Reason: "over"})
	wg.Wait()
	if s.shared[slotOf(astergatev1.View_VIEW_TYPED)].Load() == nil {
		t.Error("no run was shared")
	}
}
