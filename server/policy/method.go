package policy

import (
	"slices"
	"strings"
)

// Method is what a role needs for a method: the option access of the proto files,
// where it is explained, or the classes of the action that a typed method sends.
// One with none of these may be called by nobody.
type Method struct {
	// Name is the full name: /astergate.v1.CallService/GetCall.
	Name        string
	Any, Whole  bool
	Read, Write []string
	// Action is the action that a typed method sends, with the classes of which it
	// needs one in Write. Then nothing else counts.
	Action string
	// Everywhere: only roles that see every server may call it, for what it shows
	// is not split by servers.
	Everywhere bool
}

// CheckMethod returns nil if the principal may call a method, else a
// *NotPermittedError. It is the first of two doors: what a call sends is judged as
// well.
func (p *Policy) CheckMethod(who Principal, m Method) error {
	if isNobody(who) {
		return refusal(who, m.Name, &violation{})
	}
	if v := who.Role.mayCall(m); v != nil {
		return refusal(who, m.Name, v)
	}
	return nil
}

func (r *Role) mayCall(m Method) *violation {
	if m.Action != "" {
		return r.maySend(strings.ToLower(m.Action), m.Write, true)
	}
	switch {
	case m.Whole && r.Filtered():
		key := "event_filter"
		if r.rules.EventFilter == "" {
			key = "call_filter"
		}
		return &violation{rule: key, allow: "none, since what the call shows is not split into rows"}
	case m.Everywhere && !r.SeesAll():
		return &violation{rule: "servers", allow: "*, since what the call shows is not split by servers"}
	case m.Any, r.read.any(m.Read), r.write.any(m.Write):
		return nil
	case len(m.Read) > 0:
		return &violation{rule: "read", allow: classText(m.Read)}
	case len(m.Write) > 0:
		return &violation{rule: "write", allow: classText(m.Write)}
	}
	return &violation{allow: "nothing can, since astergate itself does not say who may"}
}

func classText(list []string) string {
	if slices.Contains(list, "*") {
		return "any class"
	}
	return "one of " + strings.Join(list, ", ")
}
