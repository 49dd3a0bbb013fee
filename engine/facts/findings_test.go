package facts_test

import (
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/astergate/astergate/engine/facts"
	eventv1 "github.com/astergate/astergate/gen/go/astergate/ami/event/v1"
)

// versions are the files of testdata, newest first.
var versions = []string{"22", "16"}

func loadAll(t *testing.T) map[string]*facts.File {
	t.Helper()
	files := make(map[string]*facts.File)
	for _, version := range versions {
		f, err := facts.Load(filepath.Join("testdata", version+".json"))
		if err != nil {
			t.Fatal(err)
		}
		source, err := facts.Load(filepath.Join("testdata", version+"-source.json"))
		if err != nil {
			t.Fatal(err)
		}
		f.AddSource(source)
		files[version] = f
	}
	return files
}

// A count is how much of what is known is typed.
type count struct{ typed, known int }

func (c *count) add(typed bool) {
	c.known++
	if typed {
		c.typed++
	}
}

func (c count) String() string { return fmt.Sprintf("%d of %d", c.typed, c.known) }

// coverage is what the proto files have of one version's facts.
type coverage struct{ actions, parameters, events, headers count }

// findings are the facts that the proto files do not have, or say otherwise: the
// versions by a text, which is what a deviation names it by.
type findings struct {
	versions map[string][]string
	coverage map[string]*coverage
}

func (f *findings) add(version, format string, args ...any) {
	text := fmt.Sprintf(format, args...)
	if !slices.Contains(f.versions[text], version) {
		f.versions[text] = append(f.versions[text], version)
	}
}

// compare holds the proto files against the facts of all versions.
func compare(c catalogue, files map[string]*facts.File) *findings {
	f := &findings{versions: make(map[string][]string), coverage: make(map[string]*coverage)}
	for _, version := range versions {
		f.coverage[version] = new(coverage)
		for _, a := range files[version].Actions {
			f.action(c, version, a)
		}
		for _, e := range files[version].Events {
			f.event(c, version, e)
		}
	}
	f.changes(c, "22", files["16"], files["22"], "since", func(d since) string { return d.since })
	f.changes(c, "16", files["22"], files["16"], "until", func(d since) string { return d.until })
	for _, typed := range c.actions {
		if name := string(typed.method.Name()); files["22"].Action(name) == nil && files["16"].Action(name) == nil {
			f.add("22", "action %s: no version knows it", name)
		}
	}
	return f
}

// isOlder reports whether a version is 16 or one before it: both know what has
// been there since then.
func isOlder(version string) bool {
	major, _, _ := strings.Cut(version, ".")
	n, err := strconv.Atoi(major)
	return err == nil && n <= 16
}

// changes looks at what one version has and the other has not: it needs the
// option since or until, which nothing else has.
func (f *findings) changes(c catalogue, version string, other, file *facts.File, option string, of func(since) string) {
	for _, a := range file.Actions {
		typed, ok := c.actions[strings.ToLower(a.Name)]
		if !ok {
			continue
		}
		too := other.Action(a.Name)
		if value := of(typed.since); (too == nil) != (value != "") && !isOlder(value) {
			f.add(version, "action %s: %s is %q", a.Name, option, value)
		}
		if too == nil {
			continue
		}
		for _, p := range a.Parameters {
			has := slices.ContainsFunc(too.Parameters, func(q facts.Parameter) bool { return strings.EqualFold(p.Name, q.Name) })
			known, ok := typed.known[headerKey(p.Name)]
			if ok && !has && of(known) == "" {
				f.add(version, "action %s: parameter %s has no %s", a.Name, p.Name, option)
			}
		}
	}
}

func (f *findings) action(c catalogue, version string, a facts.Action) {
	coverage := f.coverage[version]
	typed, ok := c.actions[strings.ToLower(a.Name)]
	coverage.actions.add(ok)
	for _, p := range a.Parameters {
		if p.Name == "ActionID" {
			continue // every action has it
		}
		required, has := typed.parameters[headerKey(p.Name)]
		coverage.parameters.add(has)
		switch {
		case !ok:
		case !has:
			f.add(version, "action %s: no parameter %s", a.Name, p.Name)
		case required != p.Required:
			f.add(version, "action %s: parameter %s required is %t", a.Name, p.Name, required)
		}
		for _, value := range p.Values {
			if list := typed.values[headerKey(p.Name)]; list != nil && !slices.Contains(list, strings.ToLower(value)) {
				f.add(version, "action %s: parameter %s has not the value %s", a.Name, p.Name, value)
			}
		}
	}
	if !ok {
		f.add(version, "action %s", a.Name)
		return
	}
	if (a.Listed || a.FromSource) && a.Privilege != typed.privilege {
		f.add(version, "action %s: privilege is %q, not %q", a.Name, typed.privilege, a.Privilege)
	}
	if a.Module != "" && a.Module != typed.module {
		f.add(version, "action %s: module is %s, not %s", a.Name, typed.module, a.Module)
	}
	for _, item := range a.Items {
		if !slices.Contains(typed.items, item) {
			f.add(version, "action %s: no item %s", a.Name, item)
		}
	}
	for _, header := range a.Reply {
		if !slices.Contains(typed.reply, headerKey(header)) {
			f.add(version, "action %s: no reply header %s", a.Name, header)
		}
	}
	if typed.listEnd != "" && len(a.Ends) > 0 && !slices.Contains(a.Ends, typed.listEnd) {
		f.add(version, "action %s: list_end is %s", a.Name, typed.listEnd)
	}
}

// The snapshots that events with channel_snapshot and bridge_snapshot have.
var (
	channelHeaders = headers((*eventv1.ChannelSnapshot)(nil).ProtoReflect().Descriptor(), "")
	bridgeHeaders  = headers((*eventv1.BridgeSnapshot)(nil).ProtoReflect().Descriptor(), "")
)

func (f *findings) event(c catalogue, version string, e facts.Event) {
	if e.End {
		return // the lists' replies say that they are complete
	}
	coverage := f.coverage[version]
	typed, ok := c.events[strings.ToLower(e.Name)]
	coverage.events.add(ok)
	if !ok {
		f.add(version, "event %s", e.Name)
	} else {
		if e.Module != "" && e.Module != typed.module {
			f.add(version, "event %s: module is %s, not %s", e.Name, typed.module, e.Module)
		}
		if typed.privilege != "" && e.Class != "" && !slices.Contains(strings.Split(strings.ToLower(typed.privilege), ","), e.Class) {
			f.add(version, "event %s: privilege %q has not the class %s", e.Name, typed.privilege, e.Class)
		}
	}
	check := func(name string) {
		has := slices.Contains(typed.headers, headerKey(name))
		coverage.headers.add(has)
		if ok && !has {
			f.add(version, "event %s: no header %s", e.Name, name)
		}
	}
	for _, p := range e.Parameters {
		if p.Name != "ActionID" { // of the list's action, or the envelope's
			check(p.Name)
		}
	}
	for _, prefix := range e.Channels {
		for _, header := range channelHeaders {
			check(prefix + header)
		}
	}
	for _, prefix := range e.Bridges {
		for _, header := range bridgeHeaders {
			check(prefix + header)
		}
	}
}

var (
	number      = regexp.MustCompile(`0{6}$`)
	parenthesis = regexp.MustCompile(`\(.*\)$`)
)

// headerKey returns a header's name as the proto files spell it, in lower case:
// `#` for a number, no key behind a map's name, and of RTCP's reports the first,
// which is the one that the proto files have.
func headerKey(name string) string {
	name = number.ReplaceAllString(strings.Replace(name, "ReportX", "Report0", 1), "#")
	return strings.ToLower(parenthesis.ReplaceAllString(name, ""))
}
