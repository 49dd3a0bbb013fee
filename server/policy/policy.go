// Package policy says who may do what. It knows neither gRPC nor HTTP: it
// decides on values of headers and on actions as they will stand on the wire.
//
// All functions may be called concurrently.
package policy

import (
	"errors"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/astergate/astergate/engine/ami/wire"
)

// Settings that allow what is dangerous: of roles that are not configured, and of
// those that are.
const (
	Setting     = "access.allow_dangerous"
	RoleSetting = "access.roles"
)

// Action is a manager action as it is about to be sent: one that package wire
// accepts.
type Action struct {
	Name    string
	Headers []wire.Header
	// Server that it would go to. Empty is not asked.
	Server string
	// Known says that the catalogue knows the action, and Classes that a login
	// needs one of these to send it: none are needed if there are none.
	Known   bool
	Classes []string
	// Channel tells the name of the channel of a Uniqueid, or that it knows none.
	// A name is its own. nil knows none.
	Channel func(uniqueID string) (name string, known bool)
	// Ours is a variable that astergate itself sets in the action.
	Ours string
}

// DeniedError says that a principal may not do something.
type DeniedError struct {
	// Rule is the id of the entry that refuses it: command.
	Rule string
	// Action is the action's name as it was given; AGI for an AGI command.
	Action string
	// Found is what in the action is refused: `application "System"`.
	Found string
	// Reason is why.
	Reason string
	// Setting is the key that would allow it, one of Setting and RoleSetting, and
	// Allow the value to add there: the rule's id, or function:NAME.
	Setting, Allow string
	// Role is the name of the configured role that Setting means.
	Role string
}

// Error says what was refused, why, and how to allow it.
func (e *DeniedError) Error() string {
	text := "action " + quote(e.Action) + " is refused"
	if e.Found != "" {
		text += " for " + e.Found
	}
	if e.Setting == RoleSetting {
		return fmt.Sprintf("%s: %s. Whoever runs astergate can allow it in the configuration with access: {roles: [{name: %s, dangerous: [%s]}]}",
			text, e.Reason, e.Role, e.Allow)
	}
	section, key, _ := strings.Cut(e.Setting, ".")
	return fmt.Sprintf("%s: %s. Whoever runs astergate can allow it in the configuration with %s: {%s: [%s]}",
		text, e.Reason, section, key, e.Allow)
}

// Policy decides. It is immutable.
type Policy struct {
	roles    map[string]*Role
	assigned map[string]string // roles of principals whose own was replaced
}

// New makes a policy of roles. The roles Local, Token and Webhook are there if
// none of these names is among them: they may do all but what is dangerous, and
// of that what is named: ids of entries (Describe lists them), function:NAME for
// one function of the dialplan, or all.
func New(allowDangerous []string, roles ...Rules) (*Policy, error) {
	p := &Policy{roles: make(map[string]*Role), assigned: make(map[string]string)}
	for _, name := range []string{Local, Token, Webhook} {
		role, err := NewRole(FullRules(name, allowDangerous))
		if err != nil {
			return nil, err
		}
		p.roles[name] = role
	}
	configured := make(map[string]bool)
	for _, rules := range roles {
		role, err := NewRole(rules)
		if err == nil && configured[rules.Name] {
			err = errors.New("another one has that name")
		}
		if err != nil {
			return nil, fmt.Errorf("role %q: %w", rules.Name, err)
		}
		configured[rules.Name] = true
		p.roles[rules.Name] = role
	}
	return p, nil
}

// Assign gives a principal of a name, such as Token, another role than the one of
// its name. It is for whoever makes the policy, before it is used.
func (p *Policy) Assign(principal, role string) error {
	if p.roles[role] == nil {
		return fmt.Errorf("there is no role %q: there are %s", role, strings.Join(p.RoleNames(), ", "))
	}
	p.assigned[principal] = role
	return nil
}

// RoleNames are the names of all roles, sorted.
func (p *Policy) RoleNames() []string { return slices.Sorted(maps.Keys(p.roles)) }

// Role is the role of a name, or nil.
func (p *Policy) Role(name string) *Role { return p.roles[name] }

// Principal is one of a name with the role of a name. If there is no such role he
// may do nothing.
func (p *Policy) Principal(name, role string) Principal {
	if other := p.assigned[name]; other != "" && role == name {
		role = other
	}
	return Principal{Name: name, Role: p.roles[role]}
}

// Check returns nil if the principal may send the action, else a
// *NotPermittedError or a *DeniedError. It looks at every header, also at those
// that Asterisk would ignore because an earlier one has the same name.
func (p *Policy) Check(who Principal, a Action) error {
	if isNobody(who) {
		return refusal(who, a.Name, &violation{})
	}
	role := who.Role
	if a.Server != "" && !role.Sees(a.Server) {
		return refusal(who, a.Name, lacks("servers", "server", a.Server))
	}
	name := normal(a.Name)
	if v := role.maySend(name, a.Classes, a.Known); v != nil {
		return refusal(who, a.Name, v)
	}
	var found findings
	found.action(name, a)
	if err := decide(who, found, a.Name, name == "command" && len(role.cli.phrases) > 0); err != nil {
		return err
	}
	if role.unconfigured {
		return nil
	}
	if v := role.inspect(name, &a); v != nil {
		return refusal(who, a.Name, v)
	}
	return nil
}

// commandAction is what errors call the action of an AGI command.
const commandAction = "AGI"

// CheckCommand is Check for one AGI command as it will stand on the line.
func (p *Policy) CheckCommand(who Principal, command string) error {
	if isNobody(who) {
		return refusal(who, commandAction, &violation{})
	}
	words := splitWords(command)
	if v := who.Role.mayRun(words); v != nil {
		return refusal(who, commandAction, v)
	}
	var found findings
	found.command(words)
	if err := decide(who, found, commandAction, false); err != nil {
		return err
	}
	if who.Role.unconfigured {
		return nil
	}
	if v := who.Role.commandIn(words, nil); v != nil {
		return refusal(who, commandAction, v)
	}
	return nil
}

// decide returns an error for the first finding that the role is not granted. If
// console, what the console may be told is decided by the role's list.
func decide(who Principal, found findings, action string, console bool) error {
	role := who.Role
	for _, f := range found {
		switch {
		case role.grants.include(f):
			continue
		case console && f.entry.ID == "command":
			continue
		case f.entry.Rule == ruleAnyFunction && !role.unconfigured:
			continue // its functions say so
		}
		allow := f.entry.ID
		if f.function != "" {
			allow = functionPrefix + strings.ToUpper(f.function)
		}
		err := &DeniedError{Rule: f.entry.ID, Action: action, Found: f.what, Reason: f.entry.Reason, Setting: Setting, Allow: allow}
		if !role.unconfigured {
			err.Setting, err.Role = RoleSetting, role.Name()
		}
		return err
	}
	return nil
}

// finding is something dangerous.
type finding struct {
	entry    *entry
	what     string // what was found; empty if it is the action itself
	function string // the function's name, if that alone can be granted
}

type findings []finding

// add notes that an entry applies to what was found.
func (f *findings) add(e *entry, what string) { *f = append(*f, finding{entry: e, what: what}) }

// action looks through a manager action.
// name is its name as normal returns it.
func (f *findings) action(name string, a Action) {
	for i := range entries {
		if entries[i].Actions.fit(name) {
			f.add(&entries[i], "")
		}
	}
	f.headers(name, a.Headers)
	f.paths(name, a.Headers)
	f.variables(name, a.Headers)
	switch name {
	case "originate":
		for app := range values(a.Headers, "Application") {
			f.application(app, slices.Collect(values(a.Headers, "Data")))
		}
		for data := range values(a.Headers, "Data") {
			f.data(data)
		}
	case "agi":
		for command := range values(a.Headers, "Command") {
			f.command(splitWords(command))
		}
	case "hangup", "pjsiphangup":
		for channel := range values(a.Headers, "Channel") {
			if strings.HasPrefix(channel, "/") {
				f.add(entryOf(ruleHangupPattern), "channel "+quote(channel))
			}
		}
	case "mixmonitor":
		f.mixMonitor(a.Headers)
	}
}

// headers looks for headers that entries refuse whatever they say.
func (f *findings) headers(action string, headers []wire.Header) {
	for _, refused := range headersOf[action] {
		for range values(headers, refused.header) {
			f.add(refused.entry, "header "+quote(refused.header))
			break
		}
	}
}

// values yields the values of all headers of a name, in order. Asterisk
// compares names without regard to case and skips blanks before a value
// (main/manager.c, __astman_get_header).
func values(headers []wire.Header, name string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for i := range headers {
			if same(trimmed(headers[i].Name), name) && !yield(trimmed(headers[i].Value)) {
				return
			}
		}
	}
}

// quote quotes a name for an error text and cuts it to a sensible length.
func quote(s string) string {
	if len(s) > 64 {
		return strconv.QuoteToASCII(s[:64]) + "..."
	}
	return strconv.QuoteToASCII(s)
}
