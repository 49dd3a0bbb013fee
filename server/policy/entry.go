package policy

import (
	"bytes"
	_ "embed"
	"maps"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

//go:embed dangerous.yaml
var dangerousYAML []byte

// entries is dangerous.yaml in its order.
var entries = mustParse(dangerousYAML)

// headersOf and pathsOf are the headers that entries refuse, and those whose paths
// they look at, by the action's name in small letters.
var (
	headersOf = refusedBy(func(e *entry) map[string][]string { return e.Headers })
	pathsOf   = refusedBy(func(e *entry) map[string][]string { return e.Paths.Actions })
)

// refusedHeader is one header of an entry.
type refusedHeader struct {
	entry  *entry
	header string
}

func refusedBy(of func(*entry) map[string][]string) map[string][]refusedHeader {
	out := make(map[string][]refusedHeader)
	for i := range entries {
		for action, headers := range of(&entries[i]) {
			for _, header := range headers {
				action := strings.ToLower(action)
				out[action] = append(out[action], refusedHeader{&entries[i], header})
			}
		}
	}
	return out
}

// pathCommands are the AGI commands whose paths entries look at.
var pathCommands = commandsWithPaths()

// pathCommand is an AGI command of an entry, by its words. A path is the next.
type pathCommand struct {
	entry *entry
	names []string
}

func commandsWithPaths() (list []pathCommand) {
	for i := range entries {
		for _, command := range entries[i].Paths.Commands {
			list = append(list, pathCommand{&entries[i], strings.Fields(command)})
		}
	}
	return list
}

// entry is one of dangerous.yaml, where the fields are explained.
type entry struct {
	ID           string          `yaml:"id"`
	Reason       string          `yaml:"reason"`
	Actions      patterns        `yaml:"actions"`
	Applications patterns        `yaml:"applications"`
	Arguments    map[pattern]int `yaml:"arguments"`
	Functions    patterns        `yaml:"functions"`
	Variables    patterns        `yaml:"variables"`
	Paths        paths           `yaml:"paths"`
	// Headers are those of actions, by the action's name.
	Headers map[string][]string `yaml:"headers"`
	Rule    rule                `yaml:"rule"`
}

type paths struct {
	Actions      map[string][]string `yaml:"actions"`
	Applications patterns            `yaml:"applications"`
	Commands     []string            `yaml:"commands"`
}

// rule names what is found by code.
type rule string

const (
	ruleHangupPattern     rule = "hangup-pattern"
	ruleMixMonitorCommand rule = "mixmonitor-command"
	ruleNestedVariable    rule = "nested-variable"
	ruleAnyFunction       rule = "any-function"
	ruleWholeDatabase     rule = "whole-database"
)

func mustParse(data []byte) []entry {
	var list []entry
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	decoder.KnownFields(true)
	if err := decoder.Decode(&list); err != nil {
		panic("dangerous.yaml: " + err.Error())
	}
	return list
}

// entryOf returns the entry that a rule belongs to.
func entryOf(r rule) *entry {
	for i := range entries {
		if entries[i].Rule == r {
			return &entries[i]
		}
	}
	panic("dangerous.yaml has no rule " + string(r))
}

// Entry is one kind of thing that is refused until the configuration names its
// ID.
type Entry struct {
	ID     string
	Reason string
	// Covers lists what it is about, such as "action Command", sorted.
	Covers []string
}

// Describe returns everything that is refused by default, in the order of the
// list, for people to read.
func Describe() []Entry {
	described := make([]Entry, len(entries))
	for i := range entries {
		described[i] = Entry{ID: entries[i].ID, Reason: entries[i].Reason, Covers: entries[i].covers()}
	}
	return described
}

func (e *entry) covers() []string {
	var list []string
	add := func(kind string, names patterns) {
		for _, name := range names {
			list = append(list, kind+" "+name.text)
		}
	}
	add("action", e.Actions)
	add("application", e.Applications)
	for app, place := range e.Arguments {
		list = append(list, "application "+app.text+" with argument "+strconv.Itoa(place))
	}
	add("function", e.Functions)
	add("variable", e.Variables)
	for _, action := range slices.Sorted(maps.Keys(e.Paths.Actions)) {
		list = append(list, "action "+action+" with such a path in "+strings.Join(e.Paths.Actions[action], ", "))
	}
	for _, action := range slices.Sorted(maps.Keys(e.Headers)) {
		list = append(list, "action "+action+" with "+strings.Join(e.Headers[action], ", "))
	}
	add("such a path in application", e.Paths.Applications)
	for _, command := range e.Paths.Commands {
		list = append(list, "such a path in AGI command "+command)
	}
	if e.Rule != "" {
		list = append(list, ruleCovers[e.Rule])
	}
	slices.Sort(list)
	return list
}

var ruleCovers = map[rule]string{
	ruleHangupPattern:     "actions Hangup and PJSIPHangup with a channel that begins with /",
	ruleMixMonitorCommand: "action MixMonitor with a command, also one hidden in File or Options",
	ruleNestedVariable:    "a variable within the name of a variable, ${${X}}, in the data of applications and in AGI commands",
	ruleWholeDatabase:     "AGI command DATABASE DELTREE with an empty family, which deletes all that there is",
	ruleAnyFunction:       "every other function in the name of a variable",
}
