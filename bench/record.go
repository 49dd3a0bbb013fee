package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"time"

	"golang.org/x/sys/unix"
)

// record writes what is measured as lines of JSON, each of a kind, for programs
// that read it: scripts/bench-charts.py does. A nil one writes nothing.
//
//	run       once, first: the machine, the commit, the date
//	contest   its entries and what it shows, before its samples
//	sample    what one round of one entry gave
//	failure   an entry that could not go on
//	promise   with its verdict
//	row       a line of the table
//	idle      what a session that does nothing holds
type record struct{ to io.Writer }

// line writes any one; others than those above may be added.
func (r *record) line(value any) error {
	if r == nil {
		return nil
	}
	text, err := json.Marshal(value)
	if err == nil {
		_, err = r.to.Write(append(text, '\n'))
	}
	return err
}

func (r *record) contest(c contest) error {
	var entries []string
	for _, e := range c.entry {
		entries = append(entries, e.name)
	}
	var shows []string
	for _, show := range c.shows {
		shows = append(shows, keyOf(show))
	}
	return r.line(map[string]any{"kind": "contest", "contest": c.name, "shows": shows, "entries": entries})
}

func (r *record) sample(contest, entry string, round int, s sample) error {
	line := map[string]any{"kind": "sample", "contest": contest, "entry": entry, "round": round, "lost": s.lost}
	for _, f := range figures {
		if value := f.of(s); value != 0 {
			line[f.key] = float32(value) // six digits are more than are meant
		}
	}
	return r.line(line)
}

// keyOf is what a column is called in JSON.
func keyOf(show string) string {
	for _, f := range figures {
		if f.show == show {
			return f.key
		}
	}
	return show
}

func (r *record) failure(contest, entry string, err error) error {
	return r.line(map[string]any{"kind": "failure", "contest": contest, "entry": entry, "error": err.Error()})
}

func (r *record) verdict(contest string, v verdict) error {
	line := map[string]any{"kind": "promise", "contest": contest, "of": v.of, "show": keyOf(v.show), "than": v.than, "verdict": v.Verdict}
	for name, bound := range map[string]float64{"most": v.most, "least": v.least} {
		if bound > 0 {
			line[name] = bound
		}
	}
	if v.Verdict == unjudged {
		line["reason"] = v.reason
	} else {
		line["ratio"], line["quartiles"] = v.middle, []float64{v.low, v.high}
	}
	return r.line(line)
}

func (r *record) row(of *row) error {
	s := of.sample()
	line := map[string]any{"kind": "row", "name": of.name, "count": of.count, "lost": of.lost}
	for _, f := range figures {
		if value := f.of(s); value != 0 {
			line[f.key] = float32(value)
		}
	}
	return r.line(line)
}

// run tells where and of what all that follows was measured.
func (r *record) run(ctx context.Context, root string, c *bench, arguments []string, rounds int) error {
	if r == nil {
		return nil
	}
	git := func(arguments ...string) string {
		out, _ := exec.CommandContext(ctx, "git", append([]string{"-C", root}, arguments...)...).Output() // without git: not known
		return strings.TrimSpace(string(out))
	}
	var system unix.Utsname
	_ = unix.Uname(&system) // not known
	load, _ := os.ReadFile("/proc/loadavg")
	return r.line(map[string]any{
		"kind": "run", "format": 1, "date": time.Now().UTC().Format(time.RFC3339),
		"machine": procField("/proc/cpuinfo", "model name"), "cores": runtime.NumCPU(), "memory": procField("/proc/meminfo", "MemTotal"),
		"kernel": unix.ByteSliceToString(system.Release[:]), "os": runtime.GOOS, "arch": runtime.GOARCH, "go": runtime.Version(),
		"commit": git("rev-parse", "HEAD"), "changed": git("status", "--porcelain", "--untracked-files=no") != "",
		"load":      strings.Join(append(strings.Fields(string(load)), "", "", "")[:3], " "),
		"arguments": arguments, "rounds": rounds, "time": c.time.String(), "rate": c.rate,
	})
}

// procField is the first value of a name in a file such as /proc/cpuinfo.
func procField(file, name string) string {
	text, _ := os.ReadFile(file) // not known
	for lines := bufio.NewScanner(bytes.NewReader(text)); lines.Scan(); {
		if key, value, ok := strings.Cut(lines.Text(), ":"); ok && strings.TrimSpace(key) == name {
			return strings.TrimSpace(value)
		}
	}
	return ""
}
