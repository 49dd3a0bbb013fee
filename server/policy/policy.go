// Package policy says who may do what. It knows neither gRPC nor HTTP: it
// decides on values of headers and on actions as they will stand on the wire.
//
// All functions may be called concurrently.
package policy

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/astergate/astergate/engine/ami/wire"
)

// Setting is the key of the configuration that allows what is refused here.
const Setting = "access.allow_dangerous"

// Action is a manager action as it is about to be sent: one that package wire
// accepts.
type Action struct {
	Name    string
	Headers []wire.Header
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
	// Setting is the key that would allow it, always Setting, and Allow the
	// value to add there: the rule's id, or function:NAME.
	Setting, Allow string
}

// Error says what was refused, why, and how to allow it.
func (e *DeniedError) Error() string {
	text := "action " + quote(e.Action) + " is refused"
	if e.Found != "" {
		text += " for " + e.Found
	}
	section, key, _ := strings.Cut(e.Setting, ".")
	return fmt.Sprintf("%s: %s. Whoever runs astergate can allow it in the configuration with %s: {%s: [%s]}",
		text, e.Reason, section, key, e.Allow)
}

// Policy decides. It is immutable.
type Policy struct{ roles map[string]*Role }

// New makes a policy of roles. The roles Local, Token and Webhook are there if
// none of these names is among them: they may do all but what is dangerous, and
// of that what is named: ids of entries (Describe lists them), function:NAME for
// one function of the dialplan, or all.
func New(allowDangerous []string, roles ...Rules) (*Policy, error) {
	p := &Policy{roles: make(map[string]*Role)}
	for _, name := range []string{Local, Token, Webhook} {
		role, err := NewRole(FullRules(name, allowDangerous))
		if err != nil {
			return nil, err
		}
		p.roles[name] = role
	}
	for _, rules := range roles {
		role, err := NewRole(rules)
		if err != nil {
			return nil, fmt.Errorf("role %q: %w", rules.Name, err)
		}
		p.roles[rules.Name] = role
	}
	return p, nil
}

// Role is the role of a name, or nil.
func (p *Policy) Role(name string) *Role { return p.roles[name] }

// Principal is one of a name with the role of a name. If there is no such role he
// may do nothing.
func (p *Policy) Principal(name, role string) Principal {
	return Principal{Name: name, Role: p.roles[role]}
}

// Check returns nil if the principal may send the action, else a *DeniedError.
// It looks at every header, also at those that Asterisk would ignore because
// an earlier one has the same name.
func (p *Policy) Check(who Principal, a Action) error {
	var found findings
	found.action(a)
	return p.decide(who, found, a.Name)
}

// CheckCommand is Check for one AGI command as it will stand on the line.
func (p *Policy) CheckCommand(who Principal, command string) error {
	var found findings
	found.command(command)
	return p.decide(who, found, "AGI")
}

// decide returns an error for the first finding that is not granted. To
// nobody nothing is.
func (p *Policy) decide(who Principal, found findings, action string) error {
	for _, f := range found {
		if who.Name != "" && who.Role != nil && who.Role.grants.include(f) {
			continue
		}
		allow := f.entry.ID
		if f.function != "" {
			allow = functionPrefix + strings.ToUpper(f.function)
		}
		return &DeniedError{
			Rule: f.entry.ID, Action: action, Found: f.what, Reason: f.entry.Reason,
			Setting: Setting, Allow: allow,
		}
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
func (f *findings) action(a Action) {
	name := normal(a.Name)
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
		for _, app := range values(a.Headers, "Application") {
			f.application(app, values(a.Headers, "Data"))
		}
		for _, data := range values(a.Headers, "Data") {
			f.data(data)
		}
	case "agi":
		for _, command := range values(a.Headers, "Command") {
			f.command(command)
		}
	case "hangup", "pjsiphangup":
		for _, channel := range values(a.Headers, "Channel") {
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
	for i := range entries {
		for name, refused := range entries[i].Headers {
			if !strings.EqualFold(name, action) {
				continue
			}
			for _, header := range refused {
				if len(values(headers, header)) > 0 {
					f.add(&entries[i], "header "+quote(header))
				}
			}
		}
	}
}

// values returns the values of all headers of a name, in order. Asterisk
// compares names without regard to case and skips blanks before a value
// (main/manager.c, __astman_get_header).
func values(headers []wire.Header, name string) []string {
	var list []string
	for i := range headers {
		if strings.EqualFold(trimmed(headers[i].Name), name) {
			list = append(list, trimmed(headers[i].Value))
		}
	}
	return list
}

// quote quotes a name for an error text and cuts it to a sensible length.
func quote(s string) string {
	if len(s) > 64 {
		return strconv.QuoteToASCII(s[:64]) + "..."
	}
	return strconv.QuoteToASCII(s)
}
