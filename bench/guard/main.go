// Command guard holds what the hot paths allocate, and the instructions that they
// take, to a baseline: by counts, that are the same on a busy machine and on a quiet
// one, and never by seconds. It ends with code 1 if one has grown. README.md of the
// folder above says how a growth is accepted.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
)

// baselineFile is below the module.
const baselineFile = "bench/guard/baseline.json"

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := command(ctx, os.Args[1:], os.Stdout); err != nil && !errors.Is(err, flag.ErrHelp) {
		_, _ = fmt.Fprintln(os.Stderr, "guard:", err)
		os.Exit(1) //nolint:gocritic // stop only undoes the signals
	}
}

func command(ctx context.Context, arguments []string, out io.Writer) error {
	flags := flag.NewFlagSet("guard", flag.ContinueOnError)
	accept := flags.Bool("accept", false, "write what has changed to the baseline, instead of failing")
	if err := flags.Parse(arguments); err != nil {
		return err
	}
	mod, err := exec.CommandContext(ctx, "go", "env", "GOMOD").Output()
	if err != nil {
		return err
	}
	valgrind, _ := exec.LookPath("valgrind") // then instructions are not counted, and that is said
	return guard{valgrind: valgrind, root: filepath.Dir(strings.TrimSpace(string(mod))), groups: groups, counted: counted, out: out}.run(ctx, *accept)
}

// guard is what is guarded, and where.
type guard struct {
	root    string
	groups  []group
	counted map[string]int
	// valgrind is the program that counts instructions; empty: nobody does.
	valgrind string
	out      io.Writer
}

func (g guard) run(ctx context.Context, accept bool) error {
	say := func(format string, arguments ...any) { _, _ = fmt.Fprintf(g.out, format, arguments...) }
	file := filepath.Join(g.root, baselineFile)
	was, err := readBaseline(os.ReadFile(file))
	if err != nil && (!accept || !errors.Is(err, os.ErrNotExist)) {
		return err
	}
	dir, err := os.MkdirTemp("", "astergate-guard-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	m := &module{root: g.root, binaries: make(map[string]string), dir: dir, valgrind: g.valgrind, say: say}
	now, err := m.measure(ctx, g.groups)
	if err != nil {
		return err
	}
	units := slices.Clone(judged)
	this := baseline{Go: runtime.Version(), Arch: runtime.GOARCH}
	if was.Go != this.Go && !accept || was.Arch != this.Arch && !accept {
		say("instructions are not judged: the baseline's are of %s on %s, and these of %s on %s\n", was.Go, was.Arch, this.Go, this.Arch)
		units = slices.DeleteFunc(units, func(unit string) bool { return unit == instructions })
	} else if err := m.countInstructions(ctx, g.counted, now); err != nil {
		say("instructions are not judged: %v\n", err)
		units = slices.DeleteFunc(units, func(unit string) bool { return unit == instructions })
	}
	slack := g.slacks()
	g.table(was, now)
	list := judge(was, now, slack, units)
	bad := 0
	for _, f := range list {
		say("%s\n", f)
		if f.bad() {
			bad++
		}
	}
	if tag, released, ok := g.released(ctx); ok {
		for _, f := range judge(released, was.Items, slack, units) {
			say("accepted since %s: %s\n", tag, f)
		}
	}
	if accept {
		was.accept(list)
		was.Go, was.Arch = this.Go, this.Arch
		say("%d counts are accepted: commit %s, with the reason\n", len(list), baselineFile)
		return writeBaseline(file, was)
	}
	if bad > 0 {
		return fmt.Errorf("%d counts are not what %s says. Mend them, or accept them by 'make bench-guard-accept' and commit that with the reason", bad, baselineFile)
	}
	if len(list) > 0 {
		say("%d counts have shrunk: hold them there by 'make bench-guard-accept'\n", len(list))
	}
	say("no count has grown\n")
	return nil
}

// slacks returns the part by which an item may grow.
func (g guard) slacks() func(item string) float64 {
	return func(item string) float64 {
		pkg, name, _ := strings.Cut(item, " ")
		for _, group := range g.groups {
			if group.pkg == pkg && group.matches(name) {
				return group.slack
			}
		}
		return exact
	}
}

// table tells all that was measured, and the time, which is not judged.
func (g guard) table(was baseline, now map[string]counts) {
	say := func(cells ...any) {
		_, _ = fmt.Fprintf(g.out, "%-50s %10s %10s %10s %10s %8s %8s %12s\n", cells...)
	}
	say("", "allocs", "was", "bytes", "was", "instr.", "was", "ns, not held")
	for _, item := range sorted(was.Items, now) {
		cell := func(from map[string]counts, unit string) string {
			if value, ok := from[item][unit]; ok {
				return fmt.Sprintf("%.0f", value)
			}
			return "-"
		}
		say(item, cell(now, allocations), cell(was.Items, allocations), cell(now, bytesOf), cell(was.Items, bytesOf),
			cell(now, instructions), cell(was.Items, instructions), cell(now, nanoseconds))
	}
}

// released is the baseline of the last release, if there is one.
func (g guard) released(ctx context.Context) (tag string, b baseline, ok bool) {
	git := func(arguments ...string) ([]byte, error) {
		return exec.CommandContext(ctx, "git", append([]string{"-C", g.root}, arguments...)...).Output()
	}
	name, err := git("describe", "--tags", "--abbrev=0", "--match", "v*")
	if err != nil {
		return "", b, false // none yet
	}
	tag = strings.TrimSpace(string(name))
	b, err = readBaseline(git("show", tag+":"+baselineFile))
	return tag, b, err == nil
}

func readBaseline(text []byte, err error) (b baseline, _ error) {
	if err == nil {
		err = json.Unmarshal(text, &b)
	}
	if err != nil {
		return b, fmt.Errorf("reading the baseline: %w", err)
	}
	return b, nil
}

func writeBaseline(file string, b baseline) error {
	text, err := json.MarshalIndent(b, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(file, append(text, '\n'), 0o644)
}
