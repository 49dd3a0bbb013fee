package policy

import (
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
)

// Rules are a role as it is configured. What they do not name is not allowed:
// an empty list allows nothing, and * as an entry everything of its kind.
//
// In globs * is any text and ? one character. Names of actions, applications,
// functions, AGI commands and console commands know no case, others do: see each.
type Rules struct {
	// Name of the role.
	Name string
	// Servers are globs of servers' names. A server that a role may not see does
	// not exist for it.
	Servers []string
	// Read and Write are Asterisk's privilege classes, as in manager.conf: of the
	// events that may be seen, and of the actions that may be sent. all is all.
	Read, Write []string
	// Actions are globs of actions that may be sent whatever their class, and
	// DenyActions of those that may not, which counts more.
	Actions, DenyActions []string
	// Contexts are globs of dialplan contexts that a call may be sent to, also by
	// the name of a Local channel.
	Contexts []string
	// Channels are globs of channels' names, and of what may be dialled. * is any
	// text but a slash in them; as an entry of its own it is everything.
	Channels []string
	// Applications of the dialplan, by globs, that may be run: by Originate and by
	// the AGI command EXEC.
	Applications []string
	// Variables and Functions are globs of names that may be set and read.
	Variables, Functions []string
	// AGICommands are the first words of commands that handlers may run, * for any
	// word: STREAM FILE, SAY *.
	AGICommands []string
	// AGIScripts are globs of scripts' paths whose sessions a worker may have.
	AGIScripts []string
	// Webhooks are the URLs that web hooks with the role may go to:
	// https://hooks.example.org/crm/*, https://*.example.org. * is any text of the
	// host, or of the path; without a path it is any path. As an entry it is every URL.
	Webhooks []string
	// CLI are the first words of console commands that Command may run, * for any
	// word. They need neither class command nor the dangerous permission.
	CLI []string
	// Dangerous are names as for New: what may be done although it is dangerous.
	Dangerous []string
	// EventFilter and CallFilter are expressions (CEL) that every event, and every
	// call, must fit to be seen. They are the engine's to compile.
	EventFilter, CallFilter string
	// Limits of each principal with this role.
	Limits Limits

	// full: all but what is dangerous is allowed, functions in the names of
	// variables included in what is. Such a role is not configured.
	full bool
}

// Limits bound what one principal has under way. Zero is the service's own limit.
type Limits struct {
	Streams, Actions, ActionsPerSecond, Sessions int
}

// Role is what principals may do. It is immutable.
type Role struct {
	rules  Rules
	grants grants

	servers, actions, denyActions    list
	contexts, channels, applications list
	variables, functions, scripts    list
	agiCommands, cli                 words
	webhooks                         targets
	read, write                      classes
	unconfigured                     bool
}

// classes are privilege classes.
type classes struct {
	all   bool
	names []string
}

func newClasses(names []string) classes {
	return classes{all: slices.Contains(names, "all"), names: names}
}

// any reports whether one of the classes is among them; "*" is any at all.
func (c *classes) any(of []string) bool {
	return c.all && len(of) > 0 || slices.ContainsFunc(of, func(class string) bool {
		return class == "*" && len(c.names) > 0 || slices.Contains(c.names, class)
	})
}

// Classes are Asterisk's privilege classes (main/manager.c, perms), and all.
func Classes() []string { return slices.Clone(knownClasses) }

var knownClasses = []string{
	"system", "call", "log", "verbose", "command", "agent", "user", "config", "dtmf", "reporting", "cdr", "dialplan",
	"originate", "agi", "cc", "aoc", "test", "security", "message", "all",
}

// Fault is what is wrong with rules: the text ends a sentence that begins with the
// key.
type Fault struct{ Key, Text string }

// CheckRules returns what NewRole would refuse.
func CheckRules(rules Rules) []Fault {
	var faults []Fault
	for _, l := range rules.lists() {
		for _, entry := range l.entries {
			if entry == "" || strings.ContainsFunc(entry, func(r rune) bool { return r < ' ' || r == 127 }) {
				faults = append(faults, Fault{l.key, fmt.Sprintf("holds %q, which can name nothing; write a name, in which * is any text", entry)})
			}
		}
	}
	for _, part := range []ruleList{{"read", rules.Read}, {"write", rules.Write}} {
		for _, class := range part.entries {
			if !slices.Contains(knownClasses, class) {
				faults = append(faults, Fault{part.key, fmt.Sprintf("holds %q, which is no class of Asterisk's; write some of %s", class, strings.Join(knownClasses, ", "))})
			}
		}
	}
	for _, name := range rules.Servers {
		if strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789-*?") != "" {
			faults = append(faults, Fault{"servers", fmt.Sprintf("holds %q, which no server can be called; they have a-z, 0-9 and -, and * is any text", name)})
		}
	}
	for _, entry := range rules.Webhooks {
		if _, found := targetOf(entry); !found && entry != "*" {
			faults = append(faults, Fault{"webhooks", fmt.Sprintf("holds %q, which is no URL of a web hook; write one such as https://hooks.example.org/crm/*", entry)})
		}
	}
	if err := CheckNames(rules.Dangerous); err != nil {
		faults = append(faults, Fault{"dangerous", err.Error()})
	}
	return faults
}

// NewRole makes a role of its rules. The error says which entries are wrong, each
// beginning with its key.
func NewRole(rules Rules) (*Role, error) {
	if faults := CheckRules(rules); len(faults) > 0 {
		errs := make([]error, len(faults))
		for i, fault := range faults {
			errs[i] = fmt.Errorf("%s %s", fault.Key, fault.Text)
		}
		return nil, errors.Join(errs...)
	}
	g, err := parseGrants(rules.Dangerous)
	if err != nil {
		return nil, err
	}
	r := &Role{
		rules: rules, grants: g, unconfigured: rules.full,
		servers: newList(literal, rules.Servers), actions: newList(folded, rules.Actions), denyActions: newList(folded, rules.DenyActions),
		contexts: newList(literal, rules.Contexts), channels: newList(dialled, rules.Channels),
		applications: newList(folded, rules.Applications), variables: newList(literal, rules.Variables),
		functions: newList(folded, rules.Functions), scripts: newList(literal, rules.AGIScripts),
		agiCommands: newWords(rules.AGICommands), cli: newWords(rules.CLI), webhooks: newTargets(rules.Webhooks),
		read: newClasses(rules.Read), write: newClasses(rules.Write),
	}
	return r, nil
}

// ruleList is one list of rules by its key in the configuration.
type ruleList struct {
	key     string
	entries []string
}

// lists are the lists of globs and of words.
func (rules *Rules) lists() []ruleList {
	return []ruleList{
		{"servers", rules.Servers}, {"actions", rules.Actions}, {"deny_actions", rules.DenyActions},
		{"contexts", rules.Contexts}, {"channels", rules.Channels}, {"applications", rules.Applications},
		{"variables", rules.Variables}, {"functions", rules.Functions}, {"agi_commands", rules.AGICommands},
		{"agi_scripts", rules.AGIScripts}, {"cli", rules.CLI},
	}
}

// everything is a list that allows all of its kind.
var everything = []string{"*"}

// FullRules allow all but what is dangerous: the roles of whoever needs no
// credentials, of the one token, and of web hooks, unless they are configured.
// Names of variables that call a function are dangerous to them.
func FullRules(name string, dangerous []string) Rules {
	return Rules{
		Name: name, Servers: everything, Read: []string{"all"}, Write: []string{"all"}, Contexts: everything, Channels: everything,
		Applications: everything, Variables: everything, Functions: everything, AGICommands: everything, AGIScripts: everything,
		Webhooks: everything, Actions: everything, Dangerous: slices.Clone(dangerous), full: true,
	}
}

// Name is the role's.
func (r *Role) Name() string { return r.rules.Name }

// Rules are what the role was made of. Its lists are not to be changed.
func (r *Role) Rules() Rules { return r.rules }

// Configured reports whether the role stands in the configuration. Others may do
// all but what is dangerous.
func (r *Role) Configured() bool { return !r.unconfigured }

// Filtered reports whether the role sees only some rows.
func (r *Role) Filtered() bool { return r.rules.EventFilter != "" || r.rules.CallFilter != "" }

// Sees reports whether a server exists for the role.
func (r *Role) Sees(server string) bool { return r.servers.fits(server) }

// SeesAll reports whether every server does, also those to come.
func (r *Role) SeesAll() bool { return r.servers.all }

// MayRead reports whether the role may see events of one of the classes. An event
// without a class may be seen by whoever may read anything.
func (r *Role) MayRead(classes ...string) bool {
	if len(classes) == 0 {
		return len(r.read.names) > 0
	}
	return r.read.any(classes)
}

// MayServe reports whether a worker may have the sessions of a script, by its path
// without the query.
func (r *Role) MayServe(script string) bool { return r.scripts.fits(script) }

// MayPost reports whether a web hook with the role may go to a URL.
func (r *Role) MayPost(u *url.URL) bool { return r.webhooks.fit(u) }

// MaySend reports whether the role may send an action that the catalogue knows at
// all, by the classes of which a login needs one.
func (r *Role) MaySend(action string, classes []string) bool {
	return r.maySend(normal(action), classes, true) == nil
}
