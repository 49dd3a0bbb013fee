package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// work is a module whose benchmark allocates a number of times.
func work(t *testing.T) (g guard, allocate func(times string)) {
	t.Helper()
	root := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		file := filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("go.mod", "module example.com/work\n\ngo 1.26\n")
	write("bench/guard/.keep", "")
	allocate = func(times string) {
		write("hot/hot_test.go", `package hot

import "testing"

var kept *[32]byte

func BenchmarkPath(b *testing.B) {
	for b.Loop() {
		for range `+times+` {
			kept = new([32]byte)
		}
	}
}
`)
	}
	t.Setenv("GOWORK", "off")
	return guard{root: root, groups: []group{{"hot", "^BenchmarkPath$", 1000, exact}}}, allocate
}

// The guard fails when a count grows, says which by how much and what to do, and
// passes once that is accepted; what has shrunk, it only tells.
func TestGuard(t *testing.T) {
	if testing.Short() {
		t.Skip("it builds benchmarks")
	}
	g, allocate := work(t)
	run := func(accept bool) (string, error) {
		var out bytes.Buffer
		g.out = &out
		err := g.run(t.Context(), accept)
		return out.String(), err
	}
	allocate("2")
	if out, err := run(false); err == nil {
		t.Errorf("it passes without a baseline:\n%s", out)
	}
	if out, err := run(true); err != nil {
		t.Fatalf("accepting: %v\n%s", err, out)
	}
	if out, err := run(false); err != nil {
		t.Errorf("it fails with what was accepted: %v\n%s", err, out)
	}
	allocate("3")
	out, err := run(false)
	if err == nil {
		t.Errorf("it passes with an allocation more:\n%s", out)
	} else if !strings.Contains(err.Error(), "make bench-guard-accept") {
		t.Errorf("it does not say what to do: %v", err)
	}
	for _, want := range []string{"GREW   hot Path: allocs/op was 2, is 3 (+50.0 %)", "GREW   hot Path: B/op was 64, is 96 (+50.0 %)"} {
		if !strings.Contains(out, want) {
			t.Errorf("it does not say %q:\n%s", want, out)
		}
	}
	allocate("1")
	if out, err := run(false); err != nil || !strings.Contains(out, "shrank hot Path: allocs/op was 2, is 1 (-50.0 %)") {
		t.Errorf("with an allocation less: %v\n%s", err, out)
	}
	allocate("3")
	if out, err := run(true); err != nil {
		t.Fatalf("accepting: %v\n%s", err, out)
	}
	if out, err := run(false); err != nil {
		t.Errorf("it fails with what was accepted: %v\n%s", err, out)
	}
}

// What testing prints is read, whatever metrics there are, and the least counts.
func TestParse(t *testing.T) {
	got := parse([]byte(`goos: linux
BenchmarkFanOut/service/subscribers=1-2   20000   6724 ns/op   1388 B/delivery   201.8 wire-B/delivery   1391 B/op   5 allocs/op
BenchmarkFanOut/service/subscribers=1-2   20000   3686 ns/op   1402 B/delivery   200.7 wire-B/delivery   1403 B/op   4 allocs/op
BenchmarkCut   100000   196.3 ns/op   2348.99 MB/s   0 B/op   0 allocs/op
PASS
`))
	if len(got) != 2 || got["Cut"][nanoseconds] != 196.3 {
		t.Fatalf("%v", got)
	}
	for unit, want := range map[string]float64{allocations: 4, bytesOf: 1391, onWire: 200.7, nanoseconds: 3686} {
		if got := got["FanOut/service/subscribers=1"][unit]; got != want {
			t.Errorf("%s is %v, want %v", unit, got, want)
		}
	}
}

// A count may vary by its slack, and small ones by what is not printed of them;
// what is new or gone fails.
func TestJudge(t *testing.T) {
	was := baseline{Items: map[string]counts{
		"p A": {allocations: 100, bytesOf: 10},
		"p B": {allocations: 0},
	}}
	slack := func(string) float64 { return 0.02 }
	for _, tt := range []struct {
		now  map[string]counts
		want string
	}{
		{map[string]counts{"p A": {allocations: 102, bytesOf: 14}, "p B": {allocations: 0}}, ""},
		{map[string]counts{"p A": {allocations: 103, bytesOf: 10}, "p B": {allocations: 0}}, "GREW   p A: allocs/op was 100, is 103 (+3.0 %)"},
		{map[string]counts{"p A": {allocations: 100, bytesOf: 10}, "p B": {allocations: 1}}, "GREW   p B: allocs/op was 0, is 1 (from nothing)"},
		{map[string]counts{"p A": {allocations: 100, bytesOf: 10}}, "GONE   p B: allocs/op was 0 and is not measured any more"},
		{map[string]counts{"p A": {allocations: 100, bytesOf: 10}, "p B": {allocations: 0, bytesOf: 3}}, "NEW    p B: B/op is 3 and not in the baseline"},
	} {
		var got []string
		for _, f := range judge(was, tt.now, slack, judged) {
			if !f.bad() {
				t.Errorf("%s passes", f)
			}
			got = append(got, f.String())
		}
		if strings.Join(got, "\n") != tt.want {
			t.Errorf("got  %q\nwant %q", got, tt.want)
		}
	}
}

// Where several goroutines meet, bytes may vary by more than allocations.
func TestJudgeWhoMeet(t *testing.T) {
	was := baseline{Items: map[string]counts{"engine/agi Command": {allocations: 3, bytesOf: 267}}}
	slack := func(string) float64 { return meets }
	for _, tt := range []struct {
		now  counts
		want int
	}{
		{counts{allocations: 3, bytesOf: 288}, 0}, // as one saw it on a busy machine
		{counts{allocations: 3, bytesOf: 299}, 1},
		{counts{allocations: 4, bytesOf: 267}, 1},
	} {
		if list := judge(was, map[string]counts{"engine/agi Command": tt.now}, slack, judged); len(list) != tt.want {
			t.Errorf("%v: %v", tt.now, list)
		}
	}
}

// Every item of the baseline is one of a group's, and every one whose instructions
// are counted is in it.
func TestBaseline(t *testing.T) {
	b, err := readBaseline(os.ReadFile("baseline.json"))
	if err != nil {
		t.Fatal(err)
	}
	for item := range b.Items {
		pkg, name, _ := strings.Cut(item, " ")
		found := false
		for _, g := range groups {
			found = found || g.pkg == pkg && g.matches(name)
		}
		if !found {
			t.Errorf("%s is of no group", item)
		}
	}
	for item := range counted {
		if b.Items[item] == nil {
			t.Errorf("%s is counted, and not in the baseline", item)
		}
	}
}
