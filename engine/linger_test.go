package engine

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/astergate/astergate/engine/ami"
)

// tell is an event of some size.
func (s *Server) tell(t testing.TB, n, size int) {
	t.Helper()
	s.publish(t, fmt.Sprintf("Event: Test\r\nN: %d\r\nText: %s\r\n\r\n", n, strings.Repeat("x", size)))
}

// All who linger equally long get one and the same batch, at the same moment and with
// the same token, also those who were kept busy at that moment; and no event waits for
// longer than it may.
func TestWhoLingersGetsTheSame(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		const linger, events, readers = 10 * time.Millisecond, 300, 6
		e := testEngine(t, 1<<10, "pbx1")
		s := e.Servers()[0]
		var published [events + 1]time.Time
		got := make([][]Batch, readers)
		var wg sync.WaitGroup
		for i := range readers {
			sub := subscribe(t, e, Selection{Linger: linger})
			wg.Go(func() {
				for last := uint64(0); last < events; {
					batch, err := sub.Next(t.Context())
					if err != nil {
						t.Error(err)
						return
					}
					got[i] = append(got[i], batch)
					for _, event := range decode(t, batch) {
						if event.GetSequence() != last+1 {
							t.Errorf("reader %d: %d after %d", i, event.GetSequence(), last)
						}
						last = event.GetSequence()
						if waited := time.Since(published[last]); waited > linger {
							t.Errorf("reader %d got %d after %v", i, last, waited)
						}
					}
					if i == readers-1 && len(got[i]) == 3 {
						<-time.After(linger / 4) // he is late once
					}
				}
			})
		}
		for n := 1; n <= events; n++ {
			<-time.After(700 * time.Microsecond)
			published[n] = time.Now()
			s.tell(t, n, 10)
		}
		wg.Wait()
		if n := len(got[0]); n > 25 {
			t.Errorf("%d batches in 210 ms", n)
		}
		for i := 1; i < readers; i++ {
			if !slices.EqualFunc(got[0][2:], got[i][2:], func(a, b Batch) bool { return a.Shared != nil && a.Shared == b.Shared && a.Token == b.Token }) {
				t.Errorf("reader %d got other batches than the first", i)
			}
		}
	})
}

// What is too much for one batch when lingering ends goes out at once, in several.
func TestALotThatHasLingered(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		const linger, events = time.Second, 20
		e := testEngine(t, 1<<10, "pbx1")
		s := e.Servers()[0]
		var wg sync.WaitGroup
		for range shareAbove + 1 {
			sub := subscribe(t, e, Selection{Linger: linger})
			wg.Go(func() {
				var at time.Time
				for got := 0; got < events+1; {
					batch, err := sub.Next(t.Context())
					if err != nil {
						t.Error(err)
						return
					}
					if got += len(batch.Events); got == 1 {
						at = time.Now().Add(linger)
					} else if len(batch.Events) > 5 || !time.Now().Equal(at) {
						t.Errorf("%d events %v late", len(batch.Events), time.Since(at))
					}
				}
			})
		}
		s.tell(t, 0, 10) // from now on they flow
		synctest.Wait()
		<-time.After(linger + linger/2)
		for n := range events {
			s.tell(t, n, 60<<10)
		}
		wg.Wait()
	})
}

// Nobody falls out of a small log by leaving in it what lingers.
func TestLingeringInASmallLog(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		const events = 200
		e := testEngine(t, 16, "pbx1")
		s := e.Servers()[0]
		sub := subscribe(t, e, Selection{Linger: time.Second})
		go func() {
			for n := range events {
				<-time.After(7 * time.Millisecond)
				s.tell(t, n, 10)
			}
		}()
		for got := 0; got < events; {
			batch, err := sub.Next(t.Context())
			if err != nil {
				t.Fatalf("after %d events: %v", got, err)
			}
			got += len(batch.Events)
		}
	})
}

// The end of a context, and of a server's log, is told while events linger; what was
// taken from the log that has ended comes before, at once.
func TestWhatEndsLingering(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := testEngine(t, 64, "pbx1")
		s := e.Servers()[0]
		sub := subscribe(t, e, Selection{Servers: []string{"pbx1"}, Linger: time.Second})
		start := time.Now()
		for range 3 { // each time with another context
			ctx, cancel := context.WithTimeout(t.Context(), 10*time.Millisecond)
			if _, err := sub.Next(ctx); !errors.Is(err, context.DeadlineExceeded) {
				t.Fatalf("without events: %v", err)
			}
			cancel()
			if _, err := sub.Next(ctx); !errors.Is(err, context.DeadlineExceeded) {
				t.Fatalf("once more: %v", err)
			}
		}
		s.tell(t, 1, 10)
		if batch, err := sub.Next(t.Context()); err != nil || len(batch.Events) != 1 || time.Since(start) != time.Second {
			t.Fatalf("%d events after %v, %v", len(batch.Events), time.Since(start), err)
		}
		ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
		defer cancel()
		s.tell(t, 2, 10)
		if _, err := sub.Next(ctx); !errors.Is(err, context.DeadlineExceeded) || time.Since(start) != 1300*time.Millisecond {
			t.Fatalf("lingering: %v after %v", err, time.Since(start))
		}
		s.tell(t, 3, 10)
		time.AfterFunc(100*time.Millisecond, s.log.Close)
		if batch, err := sub.Next(t.Context()); err != nil || len(batch.Events) != 2 || time.Since(start) != 1400*time.Millisecond {
			t.Fatalf("%d events after %v, %v", len(batch.Events), time.Since(start), err)
		}
		if _, err := sub.Next(t.Context()); !errors.As(err, new(*ServerRemovedError)) {
			t.Fatalf("the log has ended: %v", err)
		}
		sub.Close()
		if len(e.paces) != 0 {
			t.Error("a pace without anybody who keeps it")
		}
	})
}

// Servers that come, and events that nobody wants, do not end lingering, and nobody
// spins for them: the bubble's clock would stand still.
func TestLingeringBesideWhatIsNotWanted(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := testEngine(t, 1<<10, "pbx1")
		s := e.Servers()[0]
		sub := subscribe(t, e, Selection{Linger: time.Second, Filter: "header('N') == '1'"})
		s.tell(t, 1, 10)
		s.tell(t, 1, 10)
		start := time.Now()
		for i := range 3 {
			batch, err := sub.Next(t.Context())
			if want := time.Duration(i+1) * time.Second; err != nil || len(batch.Events) != 2 || time.Since(start) != want {
				t.Fatalf("%d events after %v, %v", len(batch.Events), time.Since(start), err)
			}
			time.AfterFunc(100*time.Millisecond, func() { s.tell(t, 1, 10) })
			time.AfterFunc(200*time.Millisecond, func() {
				for range 3 * BatchEvents {
					s.tell(t, 2, 10)
				}
			})
			time.AfterFunc(300*time.Millisecond, func() { e.change(t, Change{Add: []ami.Config{unreached(fmt.Sprint("new", i))}}) })
			time.AfterFunc(400*time.Millisecond, func() { s.tell(t, 1, 10) })
		}
	})
}

// Who begins to linger while it ends for others is woken, now or the next time.
func TestPace(t *testing.T) {
	e := testEngine(t, 64, "pbx1")
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	var wg sync.WaitGroup
	for range 8 {
		sub := subscribe(t, e, Selection{Linger: 50 * time.Microsecond})
		wg.Go(func() {
			for range 2000 {
				until := sub.pace.begin(sub.lingering)
				for !sub.pace.over(until) {
					sub.waiter.Arm()
					if sub.pace.over(until) {
						break
					}
					select {
					case <-sub.waiter.C():
					case <-ctx.Done():
						t.Error("not woken")
						return
					}
				}
			}
		})
	}
	wg.Wait()
}
