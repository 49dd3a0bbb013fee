package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/sync/errgroup"
)

// counts are what one item of a benchmark took, by the unit.
type counts map[string]float64

// The units that are judged. Others are told or not, and never judged: seconds are
// the machine's.
const (
	allocations  = "allocs/op"
	bytesOf      = "B/op"
	onWire       = "wire-B/delivery"
	instructions = "instructions/op"
	nanoseconds  = "ns/op" // told
)

var judged = []string{allocations, bytesOf, onWire, instructions}

// bare is what a unit may grow by whatever its baseline is, for small ones are
// printed without their fractions.
var bare = map[string]float64{allocations: 0.5, bytesOf: 4, onWire: 1, instructions: 20}

// repeat is how often each is run. The least counts.
const repeat = 3

// module builds and runs the benchmarks of a module.
type module struct {
	root     string
	binaries map[string]string // of packages' tests
	dir      string            // of the binaries
	valgrind string            // the program
	say      func(format string, arguments ...any)
}

// binary builds a package's tests once.
func (m *module) binary(ctx context.Context, pkg string) (string, error) {
	if built := m.binaries[pkg]; built != "" {
		return built, nil
	}
	file := filepath.Join(m.dir, strings.ReplaceAll(pkg, "/", "-")+".test")
	command := exec.CommandContext(ctx, "go", "test", "-c", "-o", file, "./"+pkg)
	command.Dir = m.root
	if out, err := command.CombinedOutput(); err != nil {
		return "", fmt.Errorf("building the benchmarks of %s: %w\n%s", pkg, err, out)
	}
	m.binaries[pkg] = file
	return file, nil
}

// run runs benchmarks n times each and returns what they print.
func (m *module) run(ctx context.Context, pkg string, environ []string, n, times int, before []string, bench string) (out, errs []byte, err error) {
	binary, err := m.binary(ctx, pkg)
	if err != nil {
		return nil, nil, err
	}
	arguments := slices.Concat(before, []string{binary, "-test.run=^$", "-test.benchmem", "-test.bench=" + bench,
		fmt.Sprintf("-test.benchtime=%dx", n), fmt.Sprintf("-test.count=%d", times)})
	command := exec.CommandContext(ctx, arguments[0], arguments[1:]...)
	command.Dir = filepath.Join(m.root, pkg)
	command.Env = append(os.Environ(), environ...)
	var stdout, stderr bytes.Buffer
	command.Stdout, command.Stderr = &stdout, &stderr
	if err := command.Run(); err != nil {
		return nil, nil, fmt.Errorf("%s %s: %w\n%s%s", pkg, bench, err, stdout.Bytes(), stderr.Bytes())
	}
	return stdout.Bytes(), stderr.Bytes(), nil
}

// measure returns the least counts of all items of the groups.
func (m *module) measure(ctx context.Context, groups []group) (map[string]counts, error) {
	all := make(map[string]counts)
	for _, g := range groups {
		m.say("%s %s\n", g.pkg, g.bench)
		out, _, err := m.run(ctx, g.pkg, nil, g.n, repeat, nil, g.bench)
		if err != nil {
			return nil, err
		}
		found := parse(out)
		if len(found) == 0 {
			return nil, fmt.Errorf("%s has no benchmark %s", g.pkg, g.bench)
		}
		for name, c := range found {
			all[g.pkg+" "+name] = c
		}
	}
	return all, nil
}

// benchmarkLine is one of what testing prints: its name, how often, and its counts.
var benchmarkLine = regexp.MustCompile(`^Benchmark(\S+?)(?:-\d+)?\s+\d+\s+(.*)$`)

// parse returns the least counts of each benchmark in what testing printed.
func parse(out []byte) map[string]counts {
	all := make(map[string]counts)
	for lines := bufio.NewScanner(bytes.NewReader(out)); lines.Scan(); {
		match := benchmarkLine.FindStringSubmatch(lines.Text())
		if match == nil {
			continue
		}
		c := all[match[1]]
		if c == nil {
			c = make(counts)
			all[match[1]] = c
		}
		fields := strings.Fields(match[2])
		for i := 0; i+1 < len(fields); i += 2 {
			value, err := strconv.ParseFloat(fields[i], 64)
			if err != nil {
				break
			}
			if old, ok := c[fields[i+1]]; !ok || value < old {
				c[fields[i+1]] = value
			}
		}
	}
	return all
}

// references is what Valgrind's cachegrind says of all instructions of a process.
var references = regexp.MustCompile(`I\s+refs:\s+([\d,]+)`)

// countInstructions adds those of the items that have them. Valgrind counts on any
// machine, and pretends that each has the same processor; two runs of different
// length tell what the work itself takes.
func (m *module) countInstructions(ctx context.Context, items map[string]int, all map[string]counts) error {
	if m.valgrind == "" {
		return errors.New("there is no valgrind here")
	}
	for item := range items {
		pkg, _, _ := strings.Cut(item, " ")
		if _, err := m.binary(ctx, pkg); err != nil {
			return err
		}
	}
	m.say("instructions of %d of them\n", len(items))
	var mu sync.Mutex // guards all
	several, ctx := errgroup.WithContext(ctx)
	several.SetLimit(runtime.NumCPU())
	for item, n := range items {
		for range repeat {
			several.Go(func() error {
				took, err := m.instructionsOf(ctx, item, n)
				if err != nil {
					return err
				}
				mu.Lock()
				defer mu.Unlock()
				if all[item] == nil {
					all[item] = make(counts)
				}
				if old, ok := all[item][instructions]; !ok || took < old {
					all[item][instructions] = took
				}
				return nil
			})
		}
	}
	return several.Wait()
}

// instructionsOf counts one item's.
func (m *module) instructionsOf(ctx context.Context, item string, n int) (float64, error) {
	// One thread at a time, no collector, and no asynchronous preemption.
	environ := []string{"GOMAXPROCS=1", "GOGC=off", "GODEBUG=asyncpreemptoff=1"}
	under := []string{m.valgrind, "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"}
	pkg, name, _ := strings.Cut(item, " ")
	pattern := "^Benchmark" + strings.ReplaceAll(regexp.QuoteMeta(name), "/", "$/^") + "$"
	var total [2]float64
	for i, n := range []int{n / 10, n + n/10} {
		out, errs, err := m.run(ctx, pkg, environ, n, 1, under, pattern)
		if err != nil {
			return 0, err
		}
		match := references.FindSubmatch(errs)
		if match == nil || len(parse(out)) != 1 {
			return 0, fmt.Errorf("%s: one benchmark was to be counted:\n%s%s", item, out, errs)
		}
		if total[i], err = strconv.ParseFloat(strings.ReplaceAll(string(match[1]), ",", ""), 64); err != nil {
			return 0, err
		}
	}
	return math.Round((total[1] - total[0]) / float64(n)), nil
}
