package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// sample is what one run of one contender gave.
type sample struct {
	cpu      time.Duration // for each item
	rate     float64       // items a second
	p50, p99 time.Duration
	lost     int
}

// figure is one of a sample's, by the title of its column.
func (s sample) figure(show string) float64 {
	switch show {
	case "cpu µs":
		return float64(s.cpu.Nanoseconds()) / 1e3
	case "p50 µs":
		return float64(s.p50.Nanoseconds()) / 1e3
	case "p99 µs":
		return float64(s.p99.Nanoseconds()) / 1e3
	}
	return s.rate
}

// contest is one work, done by contenders in turn, so that whatever else the
// machine does falls on all of them.
type contest struct {
	name     string
	shows    []string // of cpu, rate, p50, p99
	entry    []entry
	promises []promise
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
	samples := make([][]sample, len(contest.entry)) // of an entry, by round
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
	for _, p := range contest.promises {
		_, _ = fmt.Fprintf(c.out, "  %s\n", p.judge(contest.entry, samples))
	}
	return errors.Join(failed...)
}

// quartiles of one figure, of all rounds.
func quartiles(samples []sample, show string) (low, middle, high float64) {
	values := make([]float64, 0, len(samples))
	for _, s := range samples {
		values = append(values, s.figure(show))
	}
	return quarters(values)
}

// quarters are the quartiles of values, which it sorts; 0 if there are none.
func quarters(values []float64) (low, middle, high float64) {
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
	return slices.Concat(c.eventContests(), c.actionContests(), c.agiContests())
}

// served is a contender that is a line of the other table: the binary, with clients
// whose own time is not counted.
func served(name string, measure func(ctx context.Context, r *row) error) entry {
	return entry{name, func(ctx context.Context) (sample, error) { return sampleOf(ctx, measure) }}
}

// ownPackage is engine/ami or engine/agi in process.
const ownPackage = "astergate's package"

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
			title = ownPackage
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
