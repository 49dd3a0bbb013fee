package facts_test

import (
	"cmp"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/astergate/astergate/engine/facts"
)

// todoDir is where `make facts-todo` wants the lists of what is still to type.
var todoDir = flag.String("todo", "", "write todo-actions.txt and todo-events.txt into this directory")

const legend = `Name [privilege or class] versions, since
  parameters: ! required, * repeats, =default, {values}, @16 or @22 known to that version only
  reply: its headers, where a server was asked; items and ends: the events of its list; see: what Asterisk names beside it
  An action's module with ? is one that no installed version has: there is no server to see it on.

`

// TestTodo writes, by module, what the proto files do not have yet, with all
// that both versions say of it.
func TestTodo(t *testing.T) {
	if *todoDir == "" {
		t.Skip("-todo says where the lists go: `make facts-todo`")
	}
	files, todo := loadAll(t), loadDeviations(t).NotTypedYet
	actions, events := make(map[string][]string), make(map[string][]string)
	for _, name := range todo.Actions {
		module, entry := actionEntry(name, files)
		actions[module] = append(actions[module], entry)
	}
	for _, name := range todo.Events {
		module, entry := eventEntry(name, files)
		events[module] = append(events[module], entry)
	}
	writeTodo(t, "todo-actions.txt", "actions", actions)
	writeTodo(t, "todo-events.txt", "events", events)
}

func writeTodo(t *testing.T, name, kind string, modules map[string][]string) {
	t.Helper()
	var b strings.Builder
	n := 0
	for _, module := range slices.Sorted(maps.Keys(modules)) {
		fmt.Fprintf(&b, "## %s: %d\n\n%s\n", module, len(modules[module]), strings.Join(modules[module], "\n"))
		n += len(modules[module])
	}
	text := fmt.Sprintf("# %d %s to type\n\n%s%s", n, kind, legend, b.String())
	if err := os.WriteFile(filepath.Join(*todoDir, name), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	t.Logf("%s: %d %s", name, n, kind)
}

func actionEntry(name string, files map[string]*facts.File) (module, entry string) {
	var b strings.Builder
	var known, privileges, since, items, ends, reply, see []string
	parameters := make(map[string][]facts.Parameter)
	listed := false
	for _, version := range versions {
		a := files[version].Action(name)
		if a == nil {
			continue
		}
		known = append(known, version)
		module = cmp.Or(module, a.Module)
		since = orList(since, a.Since)
		listed = listed || a.Listed
		if a.Listed || a.FromSource {
			privileges = add(privileges, cmp.Or(a.Privilege, "none"))
		}
		items, ends, see = add(items, a.Items...), add(ends, a.Ends...), add(see, a.SeeAlso...)
		reply = add(reply, a.Reply...)
		parameters[version] = a.Parameters
	}
	module = cmp.Or(module, "unknown")
	if !listed {
		module += "?"
	}
	fmt.Fprintf(&b, "%s [%s] %s%s\n", name, strings.Join(privileges, " | "), strings.Join(known, " "), sinceText(since))
	writeParameters(&b, known, parameters)
	writeList(&b, "reply", reply)
	writeList(&b, "items", items)
	writeList(&b, "ends", ends)
	writeList(&b, "see", see)
	return module, b.String()
}

func eventEntry(name string, files map[string]*facts.File) (module, entry string) {
	var b strings.Builder
	var known, classes, since, channels, bridges, see []string
	parameters := make(map[string][]facts.Parameter)
	for _, version := range versions {
		e := files[version].Event(name)
		if e == nil {
			continue
		}
		known = append(known, version)
		module = cmp.Or(module, e.Module)
		since = orList(since, e.Since)
		if e.Undocumented {
			e.Class = strings.TrimSpace("undocumented " + e.Class)
		}
		classes, see = add(classes, e.Class), add(see, e.SeeAlso...)
		channels, bridges = add(channels, e.Channels...), add(bridges, e.Bridges...)
		if !e.Undocumented || len(e.Parameters) > 0 {
			parameters[version] = e.Parameters
		}
	}
	fmt.Fprintf(&b, "%s [%s] %s%s\n", name, strings.Join(classes, " | "), strings.Join(known, " "), sinceText(since))
	for _, prefix := range channels {
		fmt.Fprintf(&b, "  ChannelSnapshot, prefix %q\n", prefix)
	}
	for _, prefix := range bridges {
		fmt.Fprintf(&b, "  BridgeSnapshot, prefix %q\n", prefix)
	}
	if len(parameters) == 0 {
		b.WriteString("  headers: only the source tells them\n")
	}
	writeParameters(&b, known, parameters)
	for _, version := range versions {
		for _, a := range files[version].Actions {
			if slices.Contains(a.Items, name) {
				see = add(see, "item of "+a.Name)
			}
			if slices.Contains(a.Ends, name) {
				see = add(see, "end of "+a.Name)
			}
		}
	}
	writeList(&b, "see", see)
	return cmp.Or(module, "unknown"), b.String()
}

// writeParameters writes one line a parameter, in the newest version's order. A
// line that is not the same in all versions is there for each.
func writeParameters(b *strings.Builder, known []string, parameters map[string][]facts.Parameter) {
	lines := make(map[string][]string) // the versions of a line
	var order []string
	for _, version := range known {
		for _, p := range parameters[version] {
			line := parameterLine(p)
			if p.Name == "ActionID" {
				continue
			}
			if lines[line] == nil {
				order = append(order, line)
			}
			lines[line] = append(lines[line], version)
		}
	}
	for _, line := range order {
		fmt.Fprintf(b, "  %s", line)
		if len(lines[line]) < len(parameters) {
			fmt.Fprintf(b, " @%s", lines[line][0])
		}
		b.WriteByte('\n')
	}
}

func parameterLine(p facts.Parameter) string {
	line := p.Name
	if p.Required {
		line += "!"
	}
	if p.Multiple {
		line += "*"
	}
	if p.Default != "" {
		line += "=" + p.Default
	}
	if len(p.Values) > 0 {
		line += " {" + strings.Join(p.Values, " ") + "}"
	}
	return line
}

func writeList(b *strings.Builder, what string, list []string) {
	if len(list) > 0 {
		fmt.Fprintf(b, "  %s: %s\n", what, strings.Join(list, ", "))
	}
}

func sinceText(since []string) string {
	if len(since) == 0 {
		return ""
	}
	return ", since " + strings.Join(since, " ")
}

// orList returns the first list that is not empty.
func orList(a, b []string) []string {
	if len(a) > 0 {
		return a
	}
	return b
}

// add adds what the list does not have.
func add(list []string, more ...string) []string {
	for _, s := range more {
		if !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	return list
}
