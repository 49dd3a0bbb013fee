package processors

import (
	"context"
	"log/slog"
	"runtime"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// played is a process that does what the test says.
type played struct {
	mu    sync.Mutex
	done  seen
	at    time.Time // until when done counts
	share float64   // of one processor, that it uses
	sets  []bool
}

func (p *played) seen() seen {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.run()
	return p.done
}

func (p *played) run() {
	p.done.used += time.Duration(float64(time.Since(p.at)) * p.share)
	p.at = time.Now()
}

func (p *played) set(many bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.sets = append(p.sets, many)
}

// uses has it use so much of a processor for a time.
func (p *played) uses(share float64, d time.Duration) {
	p.mu.Lock()
	p.run()
	p.share = share
	p.mu.Unlock()
	<-time.After(d)
}

// waits has a goroutine wait for long.
func (p *played) waits() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.done.waits++
}

func TestKept(t *testing.T) {
	const one, many = false, true
	looks := func(n int) time.Duration { return time.Duration(n) * period }
	for _, test := range []struct {
		name string
		play func(p *played)
		want []bool // without the last, at the end
	}{
		{"an idle one", func(p *played) { p.uses(0, time.Minute) }, []bool{one}},
		{"one processor is enough", func(p *played) { p.uses(0.8, time.Minute) }, []bool{one}},
		{"a burst", func(p *played) { p.uses(1, looks(1)); p.uses(0.3, time.Minute) }, []bool{one}},
		{"bursts that are no load", func(p *played) {
			for range 20 {
				p.uses(1, looks(1))
				p.uses(0.3, looks(1))
			}
		}, []bool{one}},
		{"a load", func(p *played) { p.uses(1, looks(fullLooks+1)) }, []bool{one, many}},
		{"a goroutine that waits", func(p *played) { p.waits(); p.uses(0.1, looks(2)) }, []bool{one, many}},
		{"a load that goes", func(p *played) { p.uses(1.7, time.Second); p.uses(0.3, time.Minute) }, []bool{one, many, one}},
		{"a load that sinks", func(p *played) { p.uses(1.7, time.Second); p.uses(0.6, time.Minute) }, []bool{one, many}},
		{"a calm that is too short", func(p *played) {
			p.uses(1.7, time.Second)
			for range 5 {
				p.uses(0.3, looks(calmLooks-2))
				p.uses(0.9, looks(2))
			}
		}, []bool{one, many}},
		{"goroutines that wait again and again", func(p *played) {
			for range 5 {
				p.waits()
				p.uses(0.1, looks(calmLooks-2))
			}
		}, []bool{one, many}},
	} {
		t.Run(test.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				p := &played{at: time.Now()}
				ctx, cancel := context.WithCancel(t.Context())
				ended := make(chan struct{})
				go func() { defer close(ended); keep(ctx, p, slog.New(slog.DiscardHandler)) }()
				synctest.Wait()
				test.play(p)
				cancel()
				<-ended
				test.want = append(test.want, many)
				if !slices.Equal(p.sets, test.want) {
					t.Errorf("many: %v, want %v", p.sets, test.want)
				}
			})
		})
	}
}

// TestProcess has this process work until Keep has given it all processors.
func TestProcess(t *testing.T) {
	before := runtime.GOMAXPROCS(0)
	t.Cleanup(func() { runtime.GOMAXPROCS(before) })
	runtime.SetDefaultGOMAXPROCS()
	all := runtime.GOMAXPROCS(0)
	if all == 1 {
		t.Skip("this machine has one processor")
	}
	Keep(t.Context(), []string{"PATH=/", Variable + "=3"}, nil) // fixed: it returns
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		Keep(ctx, []string{Variable + "="}, slog.New(slog.DiscardHandler))
	}()
	until := func(what string, is func() bool) {
		t.Helper()
		for limit := time.Now().Add(time.Minute); !is(); {
			if time.Now().After(limit) {
				t.Fatal("not ", what)
			}
			runtime.Gosched()
		}
	}
	until("one", func() bool { return runtime.GOMAXPROCS(0) == 1 })
	until("many", func() bool { return runtime.GOMAXPROCS(0) == all }) // by waiting for it
	cancel()
	<-ended
	if now := runtime.GOMAXPROCS(0); now != all {
		t.Errorf("%d processors at the end, of %d", now, all)
	}
}
