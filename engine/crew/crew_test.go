package crew

import (
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// Every job is done once, goroutines are used again, no more wait than may, and none
// once it stops.
func TestCrew(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		const most, round = 3, 10
		stopping, free := make(chan struct{}), make(chan struct{})
		var wg sync.WaitGroup
		var made, done atomic.Int32
		c := New(stopping, most, func() func(*int) {
			made.Add(1)
			return func(n *int) {
				<-free
				done.Add(int32(*n))
			}
		})
		for range round {
			c.Run(&wg, 1)
		}
		synctest.Wait()
		if made.Load() != round {
			t.Errorf("%d goroutines for %d jobs at once", made.Load(), round)
		}
		close(free)
		synctest.Wait()
		if c.idle.Load() != most {
			t.Errorf("%d wait, %d may", c.idle.Load(), most)
		}
		for range most {
			c.Run(&wg, 1)
			synctest.Wait()
		}
		if made.Load() != round || done.Load() != round+most {
			t.Errorf("%d goroutines, %d jobs done", made.Load(), done.Load())
		}
		<-time.After(2 * idleTime)
		synctest.Wait()
		if c.idle.Load() != 0 {
			t.Errorf("%d wait still", c.idle.Load())
		}
		c.Run(&wg, 0)
		synctest.Wait()
		close(stopping)
		wg.Wait()
		c.Run(&wg, 1) // is still done
		wg.Wait()
		if done.Load() != round+most+1 || c.idle.Load() != 0 {
			t.Errorf("%d done, %d wait", done.Load(), c.idle.Load())
		}
	})
}
