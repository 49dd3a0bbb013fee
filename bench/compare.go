package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync/atomic"
	"time"
)

// sample is what one run of one contender gave.
type sample struct {
	cpu      time.Duration // for each item
	rate     float64       // items a second
	p50, p99 time.Duration
	lost     int
}

// contest is one work, done by contenders in turn, so that whatever else the
// machine does falls on all of them.
type contest struct {
	name  string
	shows []string // of cpu, rate, p50, p99
	entry []entry
}

// entry is one that takes part. The first one is what others are compared with.
type entry struct {
	name string
	run  func(ctx context.Context) (sample, error)
}

// comparison is what -compare runs.
type comparison struct {
	*bench
	rounds int
	peers  []contender
	inner  map[string]contender
}

// newComparison finds the contenders: those of this program, and what was built
// and installed below bench/peers.
func newComparison(b *bench, root string, rounds int) (*comparison, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	c := &comparison{bench: b, rounds: rounds, inner: make(map[string]contender)}
	for name := range own {
		c.inner[name] = contender{name: name, command: []string{self}}
	}
	c.peers = findPeers(filepath.Join(root, "bench", "peers"))
	return c, nil
}

// run prints a table for each contest.
func (c *comparison) run(ctx context.Context) error {
	var problems []error
	for _, contest := range c.contests() {
		if !c.only.MatchString(contest.name) {
			continue
		}
		problems = append(problems, c.hold(ctx, contest))
		if ctx.Err() != nil {
			break
		}
	}
	return errors.Join(problems...)
}

// hold runs a contest: in each round everyone once, in an order that turns.
func (c *comparison) hold(ctx context.Context, contest contest) error {
	_, _ = fmt.Fprintf(c.out, "\n%s, %d rounds\n", contest.name, c.rounds)
	samples := make([][]sample, len(contest.entry))
	failed := make([]error, len(contest.entry))
	for round := range c.rounds {
		for i := range contest.entry {
			at := (round + i) % len(contest.entry)
			if failed[at] != nil {
				continue
			}
			s, err := contest.entry[at].run(ctx)
			if err != nil {
				failed[at] = err
				continue
			}
			samples[at] = append(samples[at], s)
		}
	}
	_, _ = fmt.Fprintf(c.out, "  %-34s", "")
	for _, show := range contest.shows {
		_, _ = fmt.Fprintf(c.out, " %12s %17s %8s", show, "quartiles", "ratio")
	}
	_, _ = fmt.Fprintln(c.out, "     lost")
	for i, e := range contest.entry {
		if failed[i] != nil {
			_, _ = fmt.Fprintf(c.out, "  %-34s %v\n", e.name, failed[i])
			continue
		}
		_, _ = fmt.Fprintf(c.out, "  %-34s", e.name)
		for _, show := range contest.shows {
			low, middle, high := quartiles(samples[i], show)
			ratio := "-"
			if _, base, _ := quartiles(samples[0], show); base > 0 {
				ratio = fmt.Sprintf("%.2f", middle/base)
			}
			_, _ = fmt.Fprintf(c.out, " %12s %17s %8s", figure(show, middle), figure(show, low)+".."+figure(show, high), ratio)
		}
		lost := 0
		for _, s := range samples[i] {
			lost += s.lost
		}
		_, _ = fmt.Fprintf(c.out, " %8d\n", lost)
	}
	return errors.Join(failed...)
}

// quartiles of one figure, of all rounds.
func quartiles(samples []sample, show string) (low, middle, high float64) {
	values := make([]float64, 0, len(samples))
	for _, s := range samples {
		values = append(values, map[string]float64{
			"cpu µs": float64(s.cpu.Nanoseconds()) / 1e3, "per s": s.rate,
			"p50 µs": float64(s.p50.Nanoseconds()) / 1e3, "p99 µs": float64(s.p99.Nanoseconds()) / 1e3,
		}[show])
	}
	slices.SortFunc(values, cmp.Compare[float64])
	at := func(q float64) float64 {
		if len(values) == 0 {
			return 0
		}
		return values[int(q*float64(len(values)-1)+0.5)]
	}
	return at(0.25), at(0.5), at(0.75)
}

func figure(show string, value float64) string {
	if show == "per s" || value >= 100 {
		return fmt.Sprintf("%.0f", value)
	}
	return fmt.Sprintf("%.2f", value)
}

// contests are all of them.
func (c *comparison) contests() []contest {
	flat := traffic{viaService: true, subscribers: 1}
	steady := traffic{viaService: true, subscribers: 1, rate: c.rate}
	calls, err := actions()
	if err != nil {
		panic(err) // of requests that are written here
	}
	of := func(n int) *bench {
		other := *c.bench
		other.inFlight = n
		return &other
	}
	service := func(name string, measure func(ctx context.Context, r *row) error) entry {
		return entry{name, func(ctx context.Context) (sample, error) { return sampleOf(ctx, measure) }}
	}
	unary := func(n int) entry {
		b := of(n)
		return service("astergate serve, SendAction", func(ctx context.Context, r *row) error { return b.measureAction(ctx, r, calls[0].sent) })
	}
	piped := func(n int) entry {
		b := of(n)
		return service("astergate serve, Pipe", func(ctx context.Context, r *row) error { return b.measurePipe(ctx, r) })
	}
	return []contest{
		{name: "events flat out", shows: []string{"cpu µs", "per s"}, entry: append(c.entries("ingest", c.ingest, "floor-parsed", "floor-split", "astergate"),
			service("astergate serve, 1 subscriber", func(ctx context.Context, r *row) error { return c.measureEvents(ctx, r, flat) }))},
		{name: fmt.Sprintf("%d events/s", c.rate), shows: []string{"p50 µs", "p99 µs", "cpu µs"}, entry: append(c.entries("delivery", c.delivery, "floor-parsed", "astergate"),
			service("astergate serve, 1 subscriber", func(ctx context.Context, r *row) error { return c.measureEvents(ctx, r, steady) }))},
		{name: "Ping, 1 under way", shows: []string{"p50 µs", "per s"}, entry: append(c.entries("ping 1", c.ping, "floor-parsed", "astergate"), unary(1), piped(1))},
		{name: "Ping, 64 under way", shows: []string{"per s", "p50 µs", "cpu µs"}, entry: append(c.entries("ping 64", c.ping, "floor-parsed", "astergate"), unary(64), piped(64))},
		{name: "FastAGI sessions of 6 commands, 64 at once", shows: []string{"cpu µs", "per s"}, entry: append(c.entries("agi", c.agi, "floor-parsed", "astergate"),
			service("astergate serve, remote worker", func(ctx context.Context, r *row) error {
				b := *c.bench
				b.sessions = 64
				return b.measureSessions(ctx, r)
			}))},
	}
}

// entries are the contenders of this program that are named, and the peers that
// do the work.
func (c *comparison) entries(work string, run func(ctx context.Context, who contender, work string) (sample, error), names ...string) []entry {
	var list []entry
	add := func(name string, who contender) {
		list = append(list, entry{name, func(ctx context.Context) (sample, error) { return run(ctx, who, work) }})
	}
	for _, name := range names {
		title := name
		if name == "astergate" {
			title = "astergate's package"
		}
		add(title, c.inner[name])
	}
	for _, peer := range c.peers {
		if slices.Contains(peer.works, firstWord(work)) {
			add(peer.name, peer)
		}
	}
	return list
}

// sampleOf turns a row of the other table into a sample.
func sampleOf(ctx context.Context, measure func(ctx context.Context, r *row) error) (sample, error) {
	r := &row{times: &histogram{}}
	if err := measure(ctx, r); err != nil {
		return sample{}, err
	}
	return sample{cpu: r.cpu / time.Duration(max(r.count, 1)), rate: float64(r.count) / r.took.Seconds(),
		p50: r.times.quantile(0.5), p99: r.times.quantile(0.99), lost: r.lost}, nil
}

// contend runs a contender against a played Asterisk.
func (c *comparison) contend(ctx context.Context, who contender, work string, f func(a *asterisk, r *running) (sample, error)) (s sample, err error) {
	err = c.with(ctx, false, func(a *asterisk, _ *service) error {
		a.feed.stamped = work == "delivery"
		r, err := who.begin(ctx, work, a.address())
		if err != nil {
			return err
		}
		if s, err = f(a, r); err != nil {
			r.kill()
			return err
		}
		t, err := r.end()
		s.p50, s.p99 = time.Duration(t.P50), time.Duration(t.P99)
		return err
	})
	return s, err
}

// counted has n items counted, and returns what they took.
func (c *comparison) counted(ctx context.Context, r *running, publish func() error, n func() int64) (sample, error) {
	from, err := r.count()
	if err != nil {
		return sample{}, err
	}
	cpu, err := cpuTime(r.pid())
	if err != nil {
		return sample{}, err
	}
	start := time.Now()
	if err := publish(); err != nil {
		return sample{}, err
	}
	var now int64
	tick := time.NewTicker(beat)
	defer tick.Stop()
	for limit := time.Now().Add(patience); ; <-tick.C {
		if now, err = r.count(); err != nil {
			return sample{}, err
		}
		if now-from >= n() || time.Now().After(limit) || ctx.Err() != nil {
			break
		}
	}
	took := time.Since(start)
	after, err := cpuTime(r.pid())
	items := max(now-from, 1)
	return sample{cpu: (after - cpu) / time.Duration(items), rate: float64(items) / took.Seconds(), lost: int(n() - (now - from))}, err
}

// ingestItems is how many events a contender is measured with; slow ones get less.
const ingestItems = 200_000

func (c *comparison) ingest(ctx context.Context, who contender, work string) (sample, error) {
	return c.contend(ctx, who, work, func(a *asterisk, r *running) (sample, error) {
		items := int64(ingestItems)
		if who.slow() {
			items /= 10
		}
		published := func(n int64) func() error { return func() error { a.feed.publish(n); return nil } }
		if _, err := c.counted(ctx, r, published(items/10), func() int64 { return items / 10 }); err != nil { // what is learned or grown once
			return sample{}, err
		}
		return c.counted(ctx, r, published(items), func() int64 { return items })
	})
}

func (c *comparison) delivery(ctx context.Context, who contender, work string) (sample, error) {
	return c.contend(ctx, who, work, func(a *asterisk, r *running) (sample, error) {
		before := a.feed.count()
		start := time.Now()
		play := func() error {
			return a.feed.play(ctx, c.rate, func() int64 { return a.feed.count() }, func(int64) bool { return time.Since(start) >= c.time })
		}
		return c.counted(ctx, r, play, func() int64 { return a.feed.count() - before })
	})
}

func (c *comparison) ping(ctx context.Context, who contender, work string) (sample, error) {
	return c.contend(ctx, who, work, func(_ *asterisk, r *running) (sample, error) {
		rest := func() error {
			select {
			case <-time.After(c.time):
			case <-ctx.Done():
			}
			return ctx.Err()
		}
		if err := rest(); err != nil { // warm
			return sample{}, err
		}
		return c.counted(ctx, r, rest, func() int64 { return 0 })
	})
}

func (c *comparison) agi(ctx context.Context, who contender, work string) (sample, error) {
	return c.contend(ctx, who, work, func(_ *asterisk, r *running) (sample, error) {
		var lost, done atomic.Int64
		play := func(d time.Duration) error {
			l := run(ctx, 64, d, func(ctx context.Context, _ int) error {
				err := session(ctx, r.address, len(sixLines))
				done.Add(1)
				return err
			})
			lost.Add(l.failed.Load())
			return l.err
		}
		if err := play(c.time / 5); err != nil {
			return sample{}, err
		}
		cpu, err := cpuTime(r.pid())
		if err != nil {
			return sample{}, err
		}
		done.Store(0)
		start := time.Now()
		if err := play(c.time); err != nil {
			return sample{}, err
		}
		took := time.Since(start)
		after, err := cpuTime(r.pid())
		return sample{cpu: (after - cpu) / time.Duration(done.Load()), rate: float64(done.Load()) / took.Seconds(), lost: int(lost.Load())}, err
	})
}
