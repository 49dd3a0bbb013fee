package main

import (
	"bytes"
	"errors"
	"io"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// Every line of the table, short and small: the harness works, nothing is lost,
// and nothing is left behind.
func TestTable(t *testing.T) {
	if _, err := os.Stat("/proc/self/stat"); errors.Is(err, os.ErrNotExist) {
		t.Skip("the kernel does not tell what processes use in /proc: only Linux does")
	}
	var out bytes.Buffer
	err := command(t.Context(), []string{"-time=40ms", "-best=1", "-rate=2000", "-subscribers=8", "-inflight=8", "-sessions=10", "-idle=20"}, &out)
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

// Every call that a spell of load offers comes to one of the ends, and every event
// comes.
func TestSpell(t *testing.T) {
	if _, err := os.Stat("/proc/self/stat"); errors.Is(err, os.ErrNotExist) {
		t.Skip("the kernel does not tell what processes use in /proc: only Linux does")
	}
	root, err := moduleRoot(t.Context())
	must(t, err)
	b := &bench{launch: inProcess, time: 100 * time.Millisecond, out: io.Discard}
	b.events, err = loadEvents(root)
	must(t, err)
	must(t, b.withOverload(t.Context(), func(o *overload) error {
		s, err := o.load(t.Context(), 2000, o.time)
		if err == nil && (s.offered == 0 || s.answered == 0 || s.offered != s.answered+s.shed+s.failed+s.unsent) {
			t.Errorf("%+v", s)
		}
		return err
	}))
}

// A quantile is right within the buckets' width.
func TestHistogram(t *testing.T) {
	h := &histogram{}
	var all []time.Duration
	for range 10_000 {
		d := time.Duration(rand.ExpFloat64() * float64(time.Millisecond))
		h.add(d)
		all = append(all, d)
	}
	slices.Sort(all)
	for _, q := range []float64{0, 0.5, 0.99, 0.999} {
		want := all[int(q*float64(len(all)))]
		if got := h.quantile(q); (got - want).Abs() > want/16+1 {
			t.Errorf("quantile %v is %v, want %v", q, got, want)
		}
	}
	h.add(1<<63 - 1) // the last bucket
	if got := (&histogram{}).quantile(0.5); got != 0 {
		t.Errorf("an empty one has quantile %v", got)
	}
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
		fan.times.Store(&histogram{})
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
