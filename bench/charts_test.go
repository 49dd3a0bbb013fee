package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// charts runs the script that makes docs/performance.md.
func charts(t *testing.T, root string, arguments ...string) {
	t.Helper()
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("no python3")
	}
	command := exec.CommandContext(t.Context(), python, append([]string{filepath.Join(root, "scripts", "bench-charts.py")}, arguments...)...)
	if out, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
}

// The committed charts and tables are what the script makes of the committed
// figures.
func TestChartsAreOfTheFigures(t *testing.T) {
	root, err := moduleRoot(t.Context())
	must(t, err)
	charts(t, root, "--check")
}

// What the harness writes becomes charts and tables; what is measured again
// replaces what was.
func TestChartsOfARun(t *testing.T) {
	needsProc(t)
	root, err := moduleRoot(t.Context())
	must(t, err)
	tree := t.TempDir()
	must(t, os.Mkdir(filepath.Join(tree, "docs"), 0o755))
	page := filepath.Join(tree, "docs", "performance.md")
	must(t, os.WriteFile(page, []byte("Before.\n<!-- table: run -->\n<!-- end -->\n<!-- table: contests -->\nold\n<!-- end -->\n<!-- table: sweep -->\n<!-- end -->\nBehind.\n"), 0o600))
	for range 2 {
		b := shortBench(t)
		b.only = regexp.MustCompile("^Ping, 1 under way$")
		file, err := os.Create(filepath.Join(t.TempDir(), "run.jsonl"))
		must(t, err)
		b.record = &record{file}
		must(t, b.record.run(t.Context(), root, b, []string{"-compare", "1"}, 1))
		c, err := newComparison(t.Context(), b, t.TempDir(), t.TempDir(), 1)
		must(t, err)
		must(t, c.run(t.Context()))
		b.only = regexp.MustCompile("^500?0? events/s, 1 subscribers, 0 calls$")
		must(t, b.sweep(t.Context()))
		must(t, file.Close())
		charts(t, root, "--root", tree, file.Name())
		charts(t, root, "--root", tree, "--check")
	}
	text, err := os.ReadFile(page)
	must(t, err)
	for _, want := range []string{"Before.\n", "\nBehind.\n", " of 40ms.\n", "\n### Ping, 1 under way\n", "\n| floor-parsed | ", "\n| astergate's package | ", "\n| 500 | 1 | 0 | "} {
		if strings.Count(string(text), want) != 1 {
			t.Errorf("%q is not in it once:\n%s", want, text)
		}
	}
	for _, name := range []string{"ping-1-under-way-cpu.svg", "ping-1-under-way-latency.svg", "sweep.svg"} {
		chart, err := os.ReadFile(filepath.Join(tree, "docs", "performance", name))
		must(t, err)
		if !strings.HasPrefix(string(chart), "<svg ") || !strings.HasSuffix(string(chart), "</svg>\n") {
			t.Errorf("%s is none:\n%s", name, chart)
		}
	}
}
