package policy

import "slices"

// Rules are a role as it is configured. What they do not name is not allowed:
// an empty list allows nothing, and * as an entry everything of its kind.
type Rules struct {
	// Name of the role.
	Name string
	// Servers are globs of servers' names.
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
	// Channels are globs of channels' names, and of what may be dialled.
	Channels []string
	// Applications of the dialplan, by globs, that may be run: by Originate and by
	// the AGI command EXEC.
	Applications []string
	// Variables and Functions are globs of names that may be set and read.
	Variables, Functions []string
	// AGICommands are globs of commands that handlers may run: "STREAM FILE".
	AGICommands []string
	// AGIScripts are globs of scripts' paths whose sessions a worker may have.
	AGIScripts []string
	// CLI are the first words of console commands that Command may run.
	CLI []string
	// Dangerous are names as for New: what may be done although it is dangerous.
	Dangerous []string
	// EventFilter and CallFilter are expressions (CEL) that every event, and every
	// call, must fit to be seen. They are the engine's to compile.
	EventFilter, CallFilter string
	// Limits of each principal with this role.
	Limits Limits
}

// Limits bound what one principal has under way. Zero is the service's own limit.
type Limits struct {
	Streams, Actions, ActionsPerSecond, Sessions int
}

// Role is what principals may do. It is immutable.
type Role struct {
	rules  Rules
	grants grants
}

// NewRole makes a role of its rules. The error says which entry is wrong.
func NewRole(rules Rules) (*Role, error) {
	g, err := parseGrants(rules.Dangerous)
	if err != nil {
		return nil, err
	}
	return &Role{rules: rules, grants: g}, nil
}

// everything is a list that allows all of its kind.
var everything = []string{"*"}

// FullRules allow all but what is dangerous: the roles of whoever needs no
// credentials, of the one token, and of web hooks, unless they are configured.
func FullRules(name string, dangerous []string) Rules {
	return Rules{
		Name: name, Servers: everything, Read: []string{"all"}, Write: []string{"all"}, Contexts: everything, Channels: everything,
		Applications: everything, Variables: everything, Functions: everything, AGICommands: everything, AGIScripts: everything,
		Actions: everything, Dangerous: slices.Clone(dangerous),
	}
}

// Name is the role's.
func (r *Role) Name() string { return r.rules.Name }

// Rules are what the role was made of. Its lists are not to be changed.
func (r *Role) Rules() Rules { return r.rules }

// Filtered reports whether the role sees only some rows.
func (r *Role) Filtered() bool { return r.rules.EventFilter != "" || r.rules.CallFilter != "" }
