package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math"
	"os"
	"slices"
	"time"

	"github.com/astergate/astergate/bench/contend"
)

// sample is what one run of one contender gave.
type sample struct {
	cpu            time.Duration // for each item, user and system
	user           float64       // the part of cpu that is not system
	rate           float64       // items a second
	p50, p99, p999 time.Duration
	peak           int // bytes resident
	each           int // bytes resident for each subscriber beside the first, or for each session
	lost           int
}

// figures are those of a sample by the title of their column, and of their field
// in JSON, in the order in which they are shown.
var figures = []struct {
	show, key string
	of        func(s sample) float64
}{
	{"cpu µs", "cpu_us", func(s sample) float64 { return micros(s.cpu) }},
	{"user µs", "user_us", func(s sample) float64 { return micros(s.cpu) * s.user }},
	{"system µs", "system_us", func(s sample) float64 { return micros(s.cpu) * (1 - s.user) }},
	{"per s", "per_s", func(s sample) float64 { return s.rate }},
	{"p50 µs", "p50_us", func(s sample) float64 { return micros(s.p50) }},
	{"p99 µs", "p99_us", func(s sample) float64 { return micros(s.p99) }},
	{"p99.9 µs", "p999_us", func(s sample) float64 { return micros(s.p999) }},
	{"KiB each", "kib_each", func(s sample) float64 { return float64(s.each) / (1 << 10) }},
	{"peak MiB", "peak_mib", func(s sample) float64 { return float64(s.peak) / (1 << 20) }},
}

func micros(d time.Duration) float64 { return float64(d.Nanoseconds()) / 1e3 }

// figure is one of a sample's, by the title of its column.
func (s sample) figure(show string) float64 {
	for _, f := range figures {
		if f.show == show {
			return f.of(s)
		}
	}
	panic("no figure is called " + show)
}

// contest is one work, done by contenders in turn, so that whatever else the
// machine does falls on all of them.
type contest struct {
	name     string
	shows    []string // of figures
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
	broken int // promises
	peers  []contender
	inner  map[string]contender // of this repository
}

// newComparison finds the contenders: those of this program, those of bench/inprocess,
// which it builds in dir, and the peers that were built and installed below a folder.
func newComparison(ctx context.Context, b *bench, dir, peers string, rounds int) (*comparison, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	c := &comparison{bench: b, rounds: rounds, inner: make(map[string]contender)}
	for name := range own {
		c.inner[name] = contender{name: name, command: []string{self}}
	}
	program, err := build(ctx, b.root, dir, "./bench/inprocess")
	if err != nil {
		return nil, err
	}
	for _, name := range withoutRPC {
		c.inner[name] = contender{name: name, command: []string{program}}
	}
	c.peers = findPeers(peers)
	return c, nil
}

// run prints a table for each contest. It returns an error if this project's
// contenders have lost anything, and, if it is strict, if a promise is broken.
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
	if c.strict && c.broken > 0 {
		problems = append(problems, fmt.Errorf("%d promises are broken", c.broken))
	}
	return errors.Join(problems...)
}

// hold runs a contest: in each round everyone once, in an order that turns.
func (c *comparison) hold(ctx context.Context, contest contest) error {
	_, _ = fmt.Fprintf(c.out, "\n%s, %d rounds\n", contest.name, c.rounds)
	if err := c.record.contest(contest); err != nil {
		return err
	}
	samples := make([][]sample, len(contest.entry)) // of an entry, by round
	failed := make([]error, len(contest.entry))
	for round := range c.rounds {
		for i := range contest.entry {
			at := (round + i) % len(contest.entry)
			if failed[at] != nil {
				continue
			}
			name := contest.entry[at].name
			s, err := contest.entry[at].run(ctx)
			if err != nil {
				failed[at] = fmt.Errorf("%s: %s: %w", contest.name, name, err)
				if err := c.record.failure(contest.name, name, err); err != nil {
					return err
				}
				continue
			}
			samples[at] = append(samples[at], s)
			if err := c.record.sample(contest.name, name, round, s); err != nil {
				return err
			}
		}
	}
	problems := append(slices.Clone(failed), c.print(contest, samples, failed))
	for _, p := range contest.promises {
		v := p.judge(contest.entry, samples)
		_, _ = fmt.Fprintf(c.out, "  %s\n", v)
		problems = append(problems, c.record.verdict(contest.name, v))
		if v.Verdict == broken {
			c.broken++
		}
	}
	return errors.Join(problems...)
}

// print writes the table of a contest. It returns an error if any of this project's
// contenders has lost something.
func (c *comparison) print(contest contest, samples [][]sample, failed []error) error {
	shows := append(slices.Clone(contest.shows), "peak MiB")
	if c.verbose {
		shows = nil
		for _, f := range figures {
			shows = append(shows, f.show)
		}
	}
	_, _ = fmt.Fprintf(c.out, "  %-34s", "")
	for _, show := range shows {
		_, _ = fmt.Fprintf(c.out, " %12s %17s %8s", show, "quartiles", "ratio")
	}
	_, _ = fmt.Fprintln(c.out, "     lost")
	var problems []error
	for i, e := range contest.entry {
		if failed[i] != nil {
			_, _ = fmt.Fprintf(c.out, "  %-34s failed\n", e.name)
			continue
		}
		_, _ = fmt.Fprintf(c.out, "  %-34s", e.name)
		for _, show := range shows {
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
		// What another library loses is told, and its affair.
		if lost != 0 && !slices.ContainsFunc(c.peers, func(peer contender) bool { return peer.name == e.name }) {
			problems = append(problems, fmt.Errorf("%s: %s: %d items were lost", contest.name, e.name, lost))
		}
		_, _ = fmt.Fprintf(c.out, " %8d\n", lost)
	}
	return errors.Join(problems...)
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
	if len(values) == 0 {
		return 0, 0, 0
	}
	last := float64(len(values) - 1)
	return values[int(0.25*last)], values[int(0.5*last+0.5)], values[int(math.Ceil(0.75*last))]
}

func figure(show string, value float64) string {
	if show == "per s" || value >= 100 {
		return fmt.Sprintf("%.0f", value)
	}
	return fmt.Sprintf("%.2f", value)
}

// contests are all of them.
func (c *comparison) contests() []contest {
	return slices.Concat(c.eventContests(), c.fanOutContests(), c.actionContests(), c.agiContests())
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
	r := &row{times: &contend.Histogram{}}
	if err := measure(ctx, r); err != nil {
		return sample{}, err
	}
	return r.sample(), nil
}

// sample is a row as one run of a contest.
func (r *row) sample() sample {
	s := sample{cpu: r.cpu / time.Duration(max(r.count, 1)), user: r.user, rate: float64(r.count) / r.took.Seconds(), peak: r.peak, lost: r.lost}
	if !r.queued {
		s.p50, s.p99, s.p999 = r.times.Quantile(0.5), r.times.Quantile(0.99), r.times.Quantile(0.999)
	}
	return s
}

// contend runs a contender against a played Asterisk.
func (c *comparison) contend(ctx context.Context, who contender, work string, f func(a *asterisk, r *running) (sample, error)) (s sample, err error) {
	err = c.with(ctx, false, func(a *asterisk, _ *service) error {
		a.feed.stamped = work == "delivery"
		r, err := who.begin(ctx, work, a.address())
		if err != nil {
			return err
		}
		s, err = r.measured(r.pid(), func() (sample, error) { return f(a, r) })
		return err
	})
	return s, err
}

// measured is what the contender's work gives, with what it tells of that at its end,
// and the use that a process makes of the machine meanwhile.
func (r *running) measured(pid int, work func() (sample, error)) (s sample, err error) {
	m, err := meterOf(pid)
	if err == nil {
		s, err = work()
	}
	if err == nil {
		s.user, s.peak, err = m.rest()
	}
	if err != nil {
		r.kill()
		return sample{}, err
	}
	t, err := r.end()
	s.p50, s.p99, s.p999 = time.Duration(t.P50), time.Duration(t.P99), time.Duration(t.P999)
	return s, err
}

// counted has n items counted, and returns what they took of a process's time. A
// contender that has stopped counting has stopped.
func (c *comparison) counted(ctx context.Context, r *running, pid int, publish func() error, n func() int64) (sample, error) {
	from, err := r.count()
	if err != nil {
		return sample{}, err
	}
	cpu, err := cpuTime(pid)
	if err != nil {
		return sample{}, err
	}
	start := time.Now()
	if err := publish(); err != nil {
		return sample{}, err
	}
	now, moved := from, time.Now()
	tick := time.NewTicker(beat)
	defer tick.Stop()
	for ; ; <-tick.C {
		before := now
		if now, err = r.count(); err != nil {
			return sample{}, err
		}
		if now != before {
			moved = time.Now()
		}
		if now-from >= n() || time.Since(moved) > stuck || ctx.Err() != nil {
			break
		}
	}
	after, err := cpuTime(pid)
	took, items := moved.Sub(start), now-from
	if items == 0 {
		return sample{lost: int(n())}, err
	}
	return sample{cpu: (after - cpu) / time.Duration(items), rate: float64(items) / took.Seconds(), lost: int(max(n()-items, 0))}, err
}

// stuck is how long a contender may count nothing before what has not come is
// lost: longer than a busy machine keeps a process from running.
const stuck = 5 * time.Second
