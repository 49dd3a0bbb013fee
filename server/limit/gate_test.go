package limit

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/astergate/astergate/server/policy"
)

func as(ctx context.Context, name string) context.Context {
	return policy.WithPrincipal(ctx, principalOf(name))
}

// asterisk answers actions one after the other, each in so long.
type asterisk struct {
	turn chan struct{} // a mutex that synctest knows
	each time.Duration
}

func newAsterisk(each time.Duration) *asterisk { return &asterisk{make(chan struct{}, 1), each} }

func (a *asterisk) do() {
	a.turn <- struct{}{}
	time.Sleep(a.each) //nolint:forbidigo // the bubble's clock
	<-a.turn
}

// One principal floods a server with 1,000 actions at a time, each again as soon as
// it has ended. Another's actions wait for no more than what is under way and one
// of the flood's: never longer than when he is alone and that is under way.
func TestFair(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		const places, each = 16, time.Millisecond
		l := New(Config{ServerActions: places, ServerQueue: 500, QueueTime: time.Second})
		g := l.Shared("pbx1")
		server := newAsterisk(each)
		do := func(ctx context.Context) error {
			if err := g.Enter(ctx); err != nil {
				return err
			}
			defer g.Leave()
			server.do()
			return nil
		}
		ctx, stop := context.WithCancel(t.Context())
		var flood sync.WaitGroup
		var refused, done atomic.Int64
		for range 1000 {
			flood.Go(func() {
				for ctx.Err() == nil {
					if err := do(as(ctx, "flood")); err != nil {
						refused.Add(1)
						time.Sleep(10 * time.Millisecond) //nolint:forbidigo // the bubble's clock
						continue
					}
					done.Add(1)
				}
			})
		}
		time.Sleep(time.Second) //nolint:forbidigo // the bubble's clock
		var longest time.Duration
		for range 100 {
			began := time.Now()
			if err := do(as(t.Context(), "light")); err != nil {
				t.Fatalf("the other one was refused: %v", err)
			}
			longest = max(longest, time.Since(began))
			time.Sleep(7 * time.Millisecond) //nolint:forbidigo // the bubble's clock
		}
		stop()
		flood.Wait()
		// A place comes free each millisecond: at most one of the flood's goes first;
		// then those under way are answered before it.
		if limit := (places + 2) * each; longest > limit {
			t.Errorf("an action took %v, want at most %v", longest, limit)
		}
		if refused.Load() == 0 || done.Load() < 1000 {
			t.Errorf("of the flood %d were refused and %d done", refused.Load(), done.Load())
		}
		if busy, waiting := g.Figures(); busy != 0 || waiting != 0 || len(g.lines) != 0 || len(g.turns) != 0 {
			t.Errorf("%d under way and %d waiting at the end, %d lines, %d turns", busy, waiting, len(g.lines), len(g.turns))
		}
	})
}

// Under twice what a server answers, half is refused, and what is not refused waits
// a tenth of the allowed time. When the load ends nobody waits.
func TestShed(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		const allowed = 500 * time.Millisecond
		l := New(Config{ServerActions: 16, ServerQueue: 100_000, QueueTime: allowed})
		g := l.Shared("pbx1")
		server := newAsterisk(time.Millisecond)
		var all sync.WaitGroup
		var refused, done atomic.Int64
		var mu sync.Mutex
		var late time.Duration // the longest wait once the load has lasted
		began := time.Now()
		send := func(count bool) {
			from := time.Now()
			switch err := g.Enter(as(t.Context(), "a")); {
			case err == nil:
				waited := time.Since(from)
				server.do()
				g.Leave()
				if count {
					done.Add(1)
					mu.Lock()
					late = max(late, waited)
					mu.Unlock()
				}
			case errors.As(err, new(*ExceededError)):
				if count {
					refused.Add(1)
				}
			default:
				t.Error(err)
			}
		}
		for range 20_000 {
			count := time.Since(began) > 2*allowed
			all.Go(func() { send(count) })
			time.Sleep(500 * time.Microsecond) //nolint:forbidigo // the bubble's clock
		}
		all.Wait()
		share := float64(refused.Load()) / float64(refused.Load()+done.Load())
		if share < 0.45 || share > 0.55 {
			t.Errorf("%.2f of the load was shed, want half", share)
		}
		if late > allowed/10+20*time.Millisecond {
			t.Errorf("some waited %v", late)
		}
		from := time.Now()
		if err := g.Enter(as(t.Context(), "a")); err != nil || time.Since(from) > 0 {
			t.Errorf("behind the load: %v after %v", err, time.Since(from))
		}
		g.Leave()
	})
}

// Who would wait beyond his deadline is refused at once, and told when to come
// again; a burst is not refused.
func TestEarly(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g := New(Config{ServerActions: 1, ServerQueue: 100, QueueTime: time.Minute}).Shared("pbx1")
		enter := func(limit time.Duration) error {
			ctx, cancel := context.WithTimeout(as(t.Context(), "a"), limit)
			defer cancel()
			return g.Enter(ctx)
		}
		if err := enter(time.Second); err != nil {
			t.Fatal(err)
		}
		var burst sync.WaitGroup
		for range 50 {
			burst.Go(func() {
				if err := enter(time.Hour); err != nil {
					t.Error(err)
				}
			})
		}
		synctest.Wait()
		for range 20 { // one a second leaves
			time.Sleep(time.Second) //nolint:forbidigo // the bubble's clock
			g.Leave()
			synctest.Wait()
		}
		began := time.Now()
		wait := wantRefused(t, enter(10*time.Second), KeyQueueTime)
		if time.Since(began) > 0 || wait != 31*time.Second {
			t.Errorf("refused after %v, told to wait for %v", time.Since(began), wait)
		}
		for range 31 {
			g.Leave()
			synctest.Wait()
		}
		burst.Wait()
	})
}

// A machine that stalled for a moment is not slow: whoever comes then waits his turn.
func TestOneStall(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		const places, callers = 64, 256
		g := New(Config{ServerActions: places, ServerQueue: 1000, QueueTime: 500 * time.Millisecond}).Shared("pbx1")
		var all sync.WaitGroup
		come := func(n int) {
			for range n {
				all.Go(func() {
					if err := g.Enter(as(t.Context(), "a")); err != nil {
						t.Error(err)
					}
				})
			}
			synctest.Wait()
		}
		come(places + 2)
		time.Sleep(5 * time.Millisecond) //nolint:forbidigo // the bubble's clock
		g.Leave()
		come(callers - places - 2)
		for range callers - 1 { // 20,000 a second, as before
			time.Sleep(50 * time.Microsecond) //nolint:forbidigo // the bubble's clock
			g.Leave()
		}
		all.Wait()
	})
}

// A server that answers nothing holds nobody up for longer than allowed, and is as
// quick as ever once it answers again.
func TestStalled(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		const allowed = 500 * time.Millisecond
		g := New(Config{ServerActions: 2, ServerQueue: 8, QueueTime: allowed}).Shared("pbx1")
		for range 2 {
			if err := g.Enter(as(t.Context(), "a")); err != nil {
				t.Fatal(err)
			}
		}
		var all sync.WaitGroup
		for range 6 {
			all.Go(func() {
				began := time.Now()
				wantRefused(t, g.Enter(as(t.Context(), "a")), KeyQueueTime)
				if time.Since(began) > allowed {
					t.Errorf("waited for %v", time.Since(began))
				}
			})
		}
		synctest.Wait()
		wantRefused(t, g.Enter(as(t.Context(), "a")), KeyServerQueue)
		if err := g.Enter(t.Context()); err != nil { // astergate itself
			t.Error(err)
		}
		g.Leave()
		all.Wait()
		time.Sleep(time.Minute) //nolint:forbidigo // the bubble's clock
		g.Leave()
		g.Leave()
		for range 100 {
			began := time.Now()
			if err := g.Enter(as(t.Context(), "a")); err != nil || time.Since(began) > 0 {
				t.Fatal(err)
			}
			g.Leave()
		}
	})
}

// Callers that give up while they wait leave nothing behind.
func TestGivenUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g := New(Config{ServerActions: 1}).Blocking("pbx1", 1)
		if err := g.Enter(as(t.Context(), "a")); err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{"a", "b"} {
			ctx, cancel := context.WithTimeout(as(t.Context(), name), time.Second)
			if err := g.Enter(ctx); !errors.Is(err, context.DeadlineExceeded) {
				t.Error(err)
			}
			cancel()
		}
		if busy, waiting := g.Figures(); busy != 1 || waiting != 0 || len(g.turns) != 0 || len(g.lines) != 0 {
			t.Errorf("%d under way, %d waiting, %d turns", busy, waiting, len(g.turns))
		}
	})
}

func BenchmarkGate(b *testing.B) {
	g := New(Config{ServerActions: 64, ServerQueue: 1000, QueueTime: time.Second, ServerActionsPerSecond: 1 << 30}).Shared("pbx1")
	ctx := as(context.Background(), "token:crm")
	b.ReportAllocs()
	for b.Loop() {
		if err := g.Enter(ctx); err != nil {
			b.Fatal(err)
		}
		g.Leave()
	}
}
