package cores

import (
	"context"
	"runtime"
	"slices"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// load is a process that runs so much of a core while it has one, and while it has
// all of them, and whose threads wait so much beside that.
type load struct{ one, all, waits float64 }

// played is such a process. Its clock is that of synctest.
type played struct {
	load
	on      bool // one core
	at      time.Time
	ran     time.Duration
	waited  time.Duration
	items   func() uint64   // nil: none
	changes []time.Duration // since the begin, first to one core
	begun   time.Time
}

// pass has the time pass that has passed.
func (p *played) pass() {
	now := time.Now()
	took := now.Sub(p.at).Seconds()
	runs := p.all
	if p.on {
		runs = p.one
	}
	p.ran += time.Duration(runs * took * float64(time.Second))
	p.waited += time.Duration(p.waits * took * float64(time.Second))
	p.at = now
}

func (p *played) keeper() *keeper {
	p.begun = time.Now()
	p.at = p.begun
	return &keeper{
		ran:    func() (time.Duration, bool) { p.pass(); return p.ran, true },
		waited: func() time.Duration { p.pass(); return p.waited },
		items: func() uint64 {
			if p.items == nil {
				return 0
			}
			return p.items()
		},
		set: func(one bool) {
			p.pass()
			p.on = one
			p.changes = append(p.changes, time.Since(p.begun).Round(period))
		},
	}
}

// keptFor returns when the number of cores changed for a load that lasts.
func keptFor(t *testing.T, d time.Duration, l load) (changes []time.Duration) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		p := &played{load: l, waited: time.Hour} // what it has waited before is none of ours
		ctx, cancel := context.WithTimeout(t.Context(), d)
		defer cancel()
		p.keeper().keep(ctx)
		if p.on {
			t.Error("it is left with one core")
		}
		changes = p.changes
	})
	return changes
}

func TestKept(t *testing.T) {
	const s = time.Second
	for _, test := range []struct {
		name string
		load
		want []time.Duration // in a minute and a half
	}{
		{"idle", load{}, []time.Duration{period, 90 * s}},
		{"it fits", load{0.7, 0.8, 0.1}, []time.Duration{period, 90 * s}},
		{"it fits on one alone", load{0.8, 1.1, 0.1}, []time.Duration{period, 90 * s}},
		{"too much", load{1, 1.6, 0.4}, nil},
		{"it waits in bursts", load{0.7, 0.9, 0.6}, []time.Duration{period, 90 * s}},
		// Tried at longer and longer times: 0.5, 1, 2 ... 32 s behind the last.
		{"it seems to fit", load{1, 1.1, 0}, []time.Duration{
			period, 2 * period, 7 * period, 8 * period, 18 * period, 19 * period, 39 * period, 40 * period, 80 * period, 81 * period,
			161 * period, 162 * period, 322 * period, 323 * period, 643 * period, 644 * period,
		}},
		// Others take the core: a third look sees it.
		{"it hungers", load{0.4, 0.6, 0.6}, []time.Duration{
			period, 4 * period, 9 * period, 12 * period, 22 * period, 25 * period, 45 * period, 48 * period, 88 * period, 91 * period,
			171 * period, 174 * period, 334 * period, 337 * period, 657 * period, 660 * period,
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := keptFor(t, 90*s, test.load); !slices.Equal(got, test.want) {
				t.Errorf("changed at %v,\nwant %v", got, test.want)
			}
		})
	}
}

// However much a process runs, cores change seldom if it goes on so.
func TestSeldom(t *testing.T) {
	for one := 0.0; one <= 1; one += 0.1 {
		for more := 0.0; more <= 1; more += 0.1 {
			for waits := 0.0; waits <= 1; waits += 0.25 {
				l := load{one, one + more, waits}
				// At once, 0.5 to 32 s behind the last, and each minute.
				if changes := keptFor(t, 10*time.Minute, l); len(changes) > 2*(1+7+10) {
					t.Errorf("%+v: %d changes in ten minutes", l, len(changes))
				}
			}
		}
	}
}

// A load that comes gets all cores at the next look, and one again once it has gone.
// One that was tried in vain before is tried early again if it was enough for long.
func TestComesAndGoes(t *testing.T) {
	now := time.Unix(0, 0)
	k := &keeper{set: func(bool) {}, since: now}
	pass := func(d time.Duration, l load) {
		for end := now.Add(d); now.Before(end); {
			now = now.Add(period)
			if k.one {
				k.decide(now, l.one, l.waits)
			} else {
				k.decide(now, l.all, 0)
			}
		}
	}
	idle, busy := load{0.1, 0.1, 0}, load{1, 1.1, 0}
	pass(time.Second, idle)
	if !k.one {
		t.Error("all cores, for what is idle")
	}
	pass(period, busy)
	if k.one {
		t.Error("one core still, for what needs more")
	}
	pass(5*time.Second, busy)
	if k.wait <= firstWait {
		t.Errorf("it waits %v where one was tried in vain", k.wait)
	}
	pass(time.Minute, idle)
	pass(period, busy)
	if k.one || k.wait != firstWait {
		t.Errorf("one core: %t, behind %v, once one was enough for a minute", k.one, k.wait)
	}
}

// Long jobs have all cores, as long as they come; what comes in small numbers is none.
func TestLong(t *testing.T) {
	for _, test := range []struct {
		name  string
		items func(after time.Duration) uint64
		want  []time.Duration
	}{
		{"small lists", func(after time.Duration) uint64 { return 100 * uint64(after/period) }, []time.Duration{period, time.Minute}},
		{"one large", func(after time.Duration) uint64 {
			if after < 2*time.Second {
				return 1 << 40
			}
			return 1<<40 + long
		}, []time.Duration{period, 2 * time.Second, 12 * time.Second, time.Minute}},
		{"large ones", func(after time.Duration) uint64 { return 5000 * uint64(after/(5*time.Second)) },
			[]time.Duration{period, 5 * time.Second}},
		{"a server is taken away", func(after time.Duration) uint64 {
			if after < 2*time.Second {
				return 1 << 40
			}
			return 0
		}, []time.Duration{period, time.Minute}},
	} {
		t.Run(test.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				p := &played{load: load{0.1, 0.1, 0}}
				begun := time.Now()
				p.items = func() uint64 { return test.items(time.Since(begun)) }
				ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
				defer cancel()
				p.keeper().keep(ctx)
				if !slices.Equal(p.changes, test.want) {
					t.Errorf("changed at %v, want %v", p.changes, test.want)
				}
			})
		})
	}
}

func TestProcess(t *testing.T) {
	if _, known := ran(); !known {
		t.Skip("the system does not tell how much a process runs")
	}
	if runtime.NumCPU() == 1 {
		t.Skip("there is one core")
	}
	cores := runtime.GOMAXPROCS(0)
	var told atomic.Bool
	var items atomic.Uint64
	fixed, over := context.WithTimeout(t.Context(), 2*firstWait)
	defer over()
	Keep(fixed, []string{"PATH=/", Variable + "=3"}, told.Store, items.Load)
	if now := runtime.GOMAXPROCS(0); now != cores || told.Load() {
		t.Errorf("%d beside the operator's, and told that it is one: %t", now, told.Load())
	}
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan struct{})
	go func() { defer close(ended); Keep(ctx, []string{Variable + "="}, told.Store, items.Load) }()
	until := func(n int, do func()) {
		t.Helper()
		for limit := time.Now().Add(time.Minute); runtime.GOMAXPROCS(0) != n; do() {
			if time.Now().After(limit) {
				t.Fatalf("%d, not %d", runtime.GOMAXPROCS(0), n)
			}
		}
	}
	until(1, func() { <-time.After(period) })
	for limit := time.Now().Add(time.Minute); !told.Load(); <-time.After(period) {
		if time.Now().After(limit) {
			t.Fatal("it is not told that it is one")
		}
	}
	if waited() < 0 {
		t.Error("it has waited less than nothing")
	}
	before, _ := ran()
	for limit := time.Now().Add(time.Minute); ; {
		if now, _ := ran(); now-before > 20*time.Millisecond {
			break
		}
		if time.Now().After(limit) {
			t.Fatal("it runs and runs, and is not told so")
		}
	}
	items.Add(long) // how much it runs, on a machine with other work, is not for a test
	until(cores, func() { <-time.After(period) })
	cancel()
	<-ended
	if now := runtime.GOMAXPROCS(0); now != cores || told.Load() {
		t.Errorf("%d at the end, and told that it is one: %t", now, told.Load())
	}
}
