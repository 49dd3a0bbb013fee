//go:build !race

package mapping

import (
	"testing"
	"time"

	"github.com/astergate/astergate/engine/ami/wire"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// TestCost holds the project's goal: to map an event takes at most twice the
// time of cutting it. Other work on the machine makes both slower, so many short
// runs take turns and the fastest of each count; it goes on until the goal is
// met or it is plain that it is not.
func TestCost(t *testing.T) {
	if testing.Short() || testing.CoverMode() != "" {
		t.Skip("measures time")
	}
	m := newTestMapper(t)
	events, _ := benchCorpus(t)
	var spans []wire.Span
	var dst []byte
	cut := func(msg wire.Message) { spans, _ = wire.Cut(msg.Raw(), spans[:0]) }
	typed := func(msg wire.Message) {
		dst = m.AppendEvent(dst[:0], testEnvelope, msg, astergatev1.View_VIEW_TYPED)
	}
	fastest := func(f func(wire.Message), best time.Duration) time.Duration {
		start := time.Now()
		for range 5 {
			for _, msg := range events {
				f(msg)
			}
		}
		return min(best, time.Since(start))
	}
	cutTime, typedTime := time.Hour, time.Hour
	for i := range 20_000 {
		cutTime, typedTime = fastest(cut, cutTime), fastest(typed, typedTime)
		if i >= 1000 && typedTime <= 2*cutTime {
			break
		}
	}
	each := time.Duration(5 * len(events))
	t.Logf("an event takes %v to cut and %v to map: %.2f times", cutTime/each, typedTime/each, float64(typedTime)/float64(cutTime))
	if typedTime > 2*cutTime {
		t.Error("that is more than twice")
	}
}

// TestAllocations makes sure that nothing is allocated, however odd the event,
// once dst is large enough.
func TestAllocations(t *testing.T) {
	m := newTestMapper(t)
	var dst []byte
	for name, msg := range corpus(t) {
		for _, view := range views {
			f := func() { dst = m.AppendFramed(dst[:0], testEnvelope, msg, view) }
			f()
			if n := testing.AllocsPerRun(100, f); n >= 1 {
				t.Errorf("%s, %s: %v allocations", name, view, n)
			}
		}
	}
}
