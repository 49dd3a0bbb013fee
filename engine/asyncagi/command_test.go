package asyncagi

import (
	"runtime"
	"sync"
	"testing"

	agiwire "github.com/astergate/astergate/engine/agi/wire"
)

// Who sees that no command runs may end the session, and the caller of the last one
// must have its answer by then: it took the session's end for it, once, where the
// processor was taken away between the two.
func TestAnsweredBeforeIdle(t *testing.T) {
	s := newSession(&Sessions{ids: newIDs()}, "pbx1", "u1", "")
	for range 20000 {
		c := &call{answered: make(chan struct{})}
		s.running = c
		var wg sync.WaitGroup
		wg.Go(func() { s.answer(c, agiwire.Reply{}, nil) })
		for idle := false; !idle; runtime.Gosched() {
			s.mu.Lock()
			idle = s.running == nil
			s.mu.Unlock()
		}
		select {
		case <-c.answered:
		default:
			t.Error("no command runs, and the last one is not answered")
		}
		wg.Wait()
		if t.Failed() {
			return
		}
	}
}
