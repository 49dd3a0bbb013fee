package main

import (
	"regexp"
	"strings"
)

// group is some benchmarks of one package.
type group struct {
	pkg   string // below the module
	bench string // regular expression for -bench
	// n is how often each is run: a fixed number, so that a count is the same each
	// time, and so many that what is allocated once does not show.
	n     int
	slack float64
}

// matches reports whether a benchmark is one of the group, as testing would.
func (g group) matches(name string) bool {
	parts := strings.Split("Benchmark"+name, "/")
	for i, pattern := range strings.Split(g.bench, "/") {
		if i >= len(parts) || !regexp.MustCompile(pattern).MatchString(parts[i]) {
			return false
		}
	}
	return true
}

// By what part a count may be above its baseline.
const (
	exact = 0.02 // one goroutine: the same each time
	meets = 0.04 // several: a little depends on who comes first
	// early: whether one who waits comes before the answer is whether he makes what
	// he waits by, so that the bytes of those that meet differ more than their
	// allocations, which are whole numbers.
	early = 0.10
	// batch: what is sent at once depends on how busy the machine is, and much is
	// paid once for each batch.
	batch = 0.20
)

// groups are the hot paths: what each event, action, command and call goes through.
var groups = []group{
	{"engine/ami/wire", "^Benchmark(Next|Cut|Get|AppendAction)$", 100_000, exact},
	{"engine/ring", "^Benchmark(Publish|Read)$", 200_000, exact},
	{"engine/mapping", "^Benchmark(AppendTyped|AppendRaw|AppendBoth|Encode|Careful)$", 100_000, exact},
	{"engine/mapping", "^BenchmarkRe(ply|quest)$/^(Ping|Originate)$", 20_000, exact},
	{"engine/call", "^BenchmarkTracker$", 50_000, exact},
	{"engine/expression", "^Benchmark(Passes|CallPasses)$", 50_000, exact},
	{"server/policy", "^BenchmarkCheck(Command)?$", 20_000, exact},
	{"server/limit", "^Benchmark(Gate|Begin|Arrival)$", 20_000, exact},
	{"server", "^Benchmark(Marshal|Audit)$", 5_000, exact},
	{"engine", "^BenchmarkNext$", 100_000, meets},
	{"engine", "^BenchmarkFeed$/^feed$", 10, meets},
	{"engine/worker", "^BenchmarkAssign$", 10_000, meets},
	{"engine/ami", "^BenchmarkRoundTrip$/^link$", 20_000, meets},
	{"engine/ami", "^BenchmarkEvents$/^link$/^single$", 100_000, meets},
	{"engine/agi", "^Benchmark(Session|Command)$", 3_000, meets},
	{"bench", "^BenchmarkFanOut$/^service$", 20_000, batch},
	{"bench", "^BenchmarkAction$/^Ping$/^(send|typed)$/^callers=1$", 3_000, meets},
	{"bench", "^BenchmarkPipe$/^pipe$/^1$", 5_000, meets},
	{"bench", "^BenchmarkPipe$/^pipe$/^64$", 5_000, batch},
	{"bench", "^Benchmark(Command|Session)$/^worker$", 2_000, meets},
}

// counted are the items whose instructions are counted, each so often: those of one
// goroutine, that does nothing but the work, and does not go by maps that hash by
// another seed in each process, such as the tracker (up to 10 % from run to run).
var counted = map[string]int{
	"engine/ami/wire Next/single":   10_000,
	"engine/ring Publish/waiters=1": 20_000,
	"engine/ring Read":              50_000,
	"engine/mapping Encode":         10_000,
	"engine/mapping Careful":        5_000,
	"server/policy Check/local":     5_000,
}
