package policy

import (
	"fmt"
	"strings"
)

// NotPermittedError says that a role does not name something.
type NotPermittedError struct {
	// Principal and Role are who may not; empty for nobody.
	Principal, Role string
	// Rule is the key of the role that does not name it: contexts.
	Rule string
	// Action is the action's name as it was given, AGI for an AGI command, or the
	// full name of a method.
	Action string
	// Found is what of it: `context "internal"`. Empty if it is the action itself.
	Found string
	// Allow says what to do so that it is allowed.
	Allow string
}

// Error says what was refused, to whom, and how to allow it.
func (e *NotPermittedError) Error() string {
	what := "action " + quote(e.Action)
	if strings.HasPrefix(e.Action, "/") {
		what = "a call of " + strings.TrimPrefix(e.Action, "/")
	}
	if e.Found != "" {
		what += " with " + e.Found
	}
	if e.Role == "" {
		return what + " is not permitted: the caller has no role"
	}
	return fmt.Sprintf("%s is not permitted to role %q of %s. Whoever runs astergate can allow it in the configuration, in access.roles, %s: %s",
		what, e.Role, quote(e.Principal), e.Rule, e.Allow)
}

// violation is what a role does not name.
type violation struct {
	rule  string
	found string
	allow string // empty: to name what was found
}

// lacks is a violation of a list of names.
func lacks(rule, what, name string) *violation {
	return &violation{rule: rule, found: what + " " + quote(name), allow: "name it there"}
}

// refusal makes the error of a violation.
func refusal(who Principal, action string, v *violation) error {
	e := &NotPermittedError{Principal: who.Name, Action: action, Rule: v.rule, Found: v.found, Allow: v.allow}
	if who.Role != nil {
		e.Role = who.Role.Name()
	}
	return e
}

// maySend says whether a role may send an action of that name, which is normal, at
// all.
func (r *Role) maySend(action string, of []string, known bool) *violation {
	switch {
	case r.denyActions.fits(action):
		return &violation{rule: "deny_actions", allow: "leave it out there"}
	case r.actions.fits(action), r.write.all:
		return nil
	case action == "command" && len(r.cli.phrases) > 0:
		return nil // cli says which
	case !known:
		return &violation{rule: "write", allow: "all, since astergate does not know its class, or name it in actions"}
	case len(of) == 0 && len(r.write.names) > 0, r.write.any(of):
		return nil
	case len(of) == 0:
		return &violation{rule: "write", allow: "any class, or name it in actions"}
	}
	return &violation{rule: "write", allow: "one of " + strings.Join(of, ", ") + ", or name it in actions"}
}

// isNobody reports whether who may do nothing at all.
func isNobody(who Principal) bool { return who.Name == "" || who.Role == nil }
