package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"

	"github.com/astergate/astergate/bench/contend"
)

// The test binary is a contender too, when a comparison runs it.
func TestMain(m *testing.M) {
	if name := os.Getenv(contend.Variable); name != "" {
		if err := own.Run(context.Background(), name, os.Args[1:], os.Stdin, os.Stdout); err != nil {
			_, _ = fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	goleak.VerifyTestMain(m)
}

// Every line of the table, short and small: the harness works, nothing is lost,
// and nothing is left behind.
func TestTable(t *testing.T) {
	needsProc(t)
	var out bytes.Buffer
	err := command(t.Context(), []string{"-time=40ms", "-warm=10ms", "-best=1", "-rate=2000", "-subscribers=8", "-inflight=8", "-sessions=10", "-idle=20"}, &out)
	t.Logf("\n%s", out.String())
	if err != nil {
		t.Fatal(err)
	}
	lines, err := (&bench{}).lines()
	must(t, err)
	if got, want := strings.Count(out.String(), "\n"), 1+len(lines)+1; got != want {
		t.Errorf("%d lines, want %d", got, want)
	}
}

// needsProc skips where processes cannot be measured.
func needsProc(t *testing.T) {
	t.Helper()
	if _, err := os.Stat("/proc/self/stat"); errors.Is(err, os.ErrNotExist) {
		t.Skip("the kernel does not tell what processes use in /proc: only Linux does")
	}
}

// shortBench measures for a moment, with the service in this process.
func shortBench(t *testing.T) *bench {
	t.Helper()
	root, err := moduleRoot(t.Context())
	must(t, err)
	b := &bench{root: root, launch: inProcess, time: 40 * time.Millisecond, warm: 10 * time.Millisecond, best: 1, rate: 2000, subscribers: 8, inFlight: 8, sessions: 10, idle: 20, held: 20, only: regexp.MustCompile(""), out: io.Discard}
	b.events, err = loadEvents(root)
	must(t, err)
	return b
}

// Each contest is held, with nobody but this program's own contenders; nothing is
// lost, and what is recorded can be read.
func TestComparison(t *testing.T) {
	needsProc(t)
	b := shortBench(t)
	var out, lines bytes.Buffer
	b.out, b.record, b.verbose = &out, &record{&lines}, true
	root, err := moduleRoot(t.Context())
	must(t, err)
	must(t, b.record.run(t.Context(), root, b, nil, 1))
	c, err := newComparison(t.Context(), b, t.TempDir(), t.TempDir(), 1)
	must(t, err)
	err = c.run(t.Context())
	t.Logf("\n%s", out.String())
	must(t, err)
	type key struct{ kind, contest, name string }
	got := make(map[key]int)
	for decoder := json.NewDecoder(&lines); ; {
		var line struct {
			Kind, Contest, Entry, Of, Verdict string
			CPU                               float64 `json:"cpu_us"`
			PerS                              float64 `json:"per_s"`
		}
		err := decoder.Decode(&line)
		if errors.Is(err, io.EOF) {
			break
		}
		must(t, err)
		// What each further subscriber costs is a difference, in so short a time of anything.
		difference := strings.HasPrefix(line.Contest, "each further")
		idle := strings.Contains(line.Contest, "idle")
		if line.Kind == "sample" && !idle && (line.CPU <= 0 && !difference || line.PerS <= 0) {
			t.Errorf("%s, %s: %v µs, %v a second", line.Contest, line.Entry, line.CPU, line.PerS)
		}
		if line.Kind == "promise" && line.Verdict == "" {
			t.Errorf("%s: no verdict on %s", line.Contest, line.Of)
		}
		got[key{line.Kind, line.Contest, line.Entry}]++
	}
	if got[key{kind: "run"}] != 1 {
		t.Error("the lines do not say where they come from")
	}
	for _, contest := range c.contests() {
		if got[key{"contest", contest.name, ""}] != 1 || got[key{"promise", contest.name, ""}] != len(contest.promises) {
			t.Errorf("%s: %v", contest.name, got)
		}
		for _, e := range contest.entry {
			if got[key{"sample", contest.name, e.name}] != 1 {
				t.Errorf("%s: no sample of %s", contest.name, e.name)
			}
		}
	}
}

// A promise is judged by the median of the rounds' ratios, and its bound is written
// as it was meant.
func TestPromise(t *testing.T) {
	entries := []entry{{name: "ours"}, {name: "theirs"}, {name: "more"}}
	rates := func(rates ...float64) (list []sample) {
		for _, rate := range rates {
			list = append(list, sample{rate: rate})
		}
		return list
	}
	samples := [][]sample{rates(1, 2, 9), rates(2, 2, 2), rates(2, 2, 2)}
	for want, p := range map[string]promise{
		"ours, per s: at most 1.2 of theirs: 1.00 (0.50..4.50), kept":                {of: "ours", show: "per s", than: []string{"theirs"}, most: 1.2},
		"ours, per s: at least 1.2 of theirs: 1.00 (0.50..4.50), BROKEN":             {of: "ours", show: "per s", than: []string{"theirs"}, least: 1.2},
		"ours, per s: at most 1/3.5 of theirs + more: 0.50 (0.25..2.25), BROKEN":     {of: "ours", show: "per s", than: []string{"theirs", "more"}, most: 1 / 3.5},
		"ours, per s: at most 0.75 of nobody: not compared, for there is no nobody":  {of: "ours", show: "per s", than: []string{"nobody"}, most: 0.75},
		"nobody, per s: at most 1/3 of theirs: not compared, for there is no nobody": {of: "nobody", show: "per s", than: []string{"theirs"}, most: 1. / 3},
	} {
		if got := p.judge(entries, samples).String(); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}

// Every call that a spell of load offers comes to one of the ends, and every event
// comes.
func TestSpell(t *testing.T) {
	needsProc(t)
	b := shortBench(t)
	b.time = 100 * time.Millisecond
	must(t, b.withOverload(t.Context(), func(o *overload) error {
		s, err := o.load(t.Context(), 2000, o.time)
		if err == nil && (s.offered == 0 || s.answered == 0 || s.offered != s.answered+s.shed+s.failed+s.unsent) {
			t.Errorf("%+v", s)
		}
		return err
	}))
}

// An event that is missing, doubled or another one is found.
func TestReaderFindsLoss(t *testing.T) {
	f := newFeed([]event{{"Hangup", nil}, {"VarSet", nil}})
	f.publish(4)
	for name, fault := range map[string]func(r *reader) error{
		"missing": func(r *reader) error { return r.took(1, []byte("VarSet")) },
		"doubled": func(r *reader) error { return errors.Join(r.took(0, []byte("Hangup")), r.took(0, []byte("Hangup"))) },
		"another": func(r *reader) error { return r.took(0, []byte("VarSet")) },
	} {
		fan := &fanOut{}
		fan.times.Store(&contend.Histogram{})
		if fault(&reader{feed: f, check: true, times: &fan.times}) == nil {
			t.Errorf("an event that is %s was not found", name)
		}
	}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// A sweep finds where cost rises, and begins the calls that it says.
func TestSweep(t *testing.T) {
	needsProc(t)
	places := []place{{50, 1, 0}, {500, 1, 0}, {5000, 1, 0}, {50, 10, 0}, {50, 1, 10}, {50, 1, 1000}}
	points := map[place][]point{
		places[0]: {{Each: 10}, {Each: 20}, {Each: 10}},
		places[1]: {{Each: 5}, {Each: 30}, {Each: 5}},
		places[2]: {{Each: 10}, {Each: 60}, {Each: 4}},
		places[3]: {{Each: 13}, {Each: 26}, {Each: 13}},
		places[4]: {{Each: 12}, {Each: 24}, {Each: 12}},
		places[5]: {{Each: 14}, {Each: 28}, {Each: 14}}, // which two steps make
	}
	want := []rise{{from: places[1], to: places[2], middle: 2}, {from: places[0], to: places[5], middle: 1.4}}
	if got := risesIn(places, points); !slices.EqualFunc(got, want, func(a, b rise) bool { return a.from == b.from && a.to == b.to && a.middle == b.middle }) {
		t.Errorf("%+v", got)
	}
	root, err := moduleRoot(t.Context())
	must(t, err)
	var out bytes.Buffer
	b := &bench{launch: inProcess, time: 50 * time.Millisecond, best: 1, only: regexp.MustCompile("^500 events/s, 10 subscribers, 10 calls"), out: &out}
	b.events, err = loadEvents(root)
	must(t, err)
	must(t, b.sweep(t.Context()))
	if lines := strings.Count(out.String(), "\n"); lines != 2 {
		t.Errorf("%d lines:\n%s", lines, out.String())
	}
}
