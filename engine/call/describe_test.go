package call_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// describe returns what of calls is the same whenever a scene is played: without
// numbers of channels, without times, and without the order of what Asterisk's
// threads do at once.
func describe(calls []*astergatev1.Call) string {
	var blocks []string
	for _, c := range calls {
		blocks = append(blocks, describeCall(c))
	}
	slices.Sort(blocks)
	return strings.Join(blocks, "")
}

// serials are what Asterisk counts channels with: "PJSIP/phone-00000001".
var serials = regexp.MustCompile(`-[0-9a-f]{8}(;[12])?$`)

func describeCall(c *astergatev1.Call) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s from %q to %q: %s", short(c.GetDirection()), short(c.GetState()), c.GetCaller().GetNumber(), plain(c.GetDialed()), milestones(c))
	if c.Cause != nil {
		fmt.Fprintf(&b, ", cause %d %s", c.GetCause(), c.GetCauseText())
	}
	fmt.Fprintf(&b, ", by %s", short(c.GetEndedBy()))
	if c.GetFailure() != "" {
		fmt.Fprintf(&b, ", failure %q", c.GetFailure())
	}
	if c.FailureReason != nil {
		fmt.Fprintf(&b, ", reason %d", c.GetFailureReason())
	}
	b.WriteString("\n")
	var lines []string
	for _, l := range c.GetLegs() {
		lines = append(lines, describeLeg(l))
	}
	for _, l := range c.GetLinks() {
		lines = append(lines, "\tlink "+short(l.GetKind())+"\n")
	}
	for _, v := range c.GetVariables() {
		lines = append(lines, "\tvariable "+v.GetName()+"="+v.GetValue()+"\n")
	}
	seen := make(map[string]bool)
	for _, e := range c.GetTimeline() {
		switch e.GetKind() {
		case astergatev1.CallChangeKind_CALL_CHANGE_KIND_TRANSFERRED, astergatev1.CallChangeKind_CALL_CHANGE_KIND_PARKED,
			astergatev1.CallChangeKind_CALL_CHANGE_KIND_HOLD:
			line := "\t" + short(e.GetKind()) + " " + e.GetText() + "\n"
			late := strings.Contains(line, "ParkedCallGiveUp") // it may come after the last Hangup
			if !seen[line] && !late {
				seen[line] = true
				lines = append(lines, line)
			}
		}
	}
	slices.Sort(lines)
	b.WriteString(strings.Join(lines, ""))
	return b.String()
}

func describeLeg(l *astergatev1.CallLeg) string {
	var b strings.Builder
	b.WriteString("\tleg")
	for _, ch := range l.GetChannels() {
		b.WriteString(" " + plain(ch.GetName()))
		if !ch.GetHungUp() {
			b.WriteString(" alive")
		}
	}
	if l.GetRoot() {
		b.WriteString(", root")
	}
	if l.GetRingingAt() != nil {
		b.WriteString(", rang")
	}
	if l.GetAnsweredAt() != nil {
		b.WriteString(", answered")
	}
	if l.GetDialStatus() != "" {
		b.WriteString(", " + l.GetDialStatus())
	}
	if l.GetOptimized() {
		b.WriteString(", optimized")
	}
	return b.String() + "\n"
}

// milestones are the names of what a call went through.
func milestones(c *astergatev1.Call) string {
	var out []string
	if c.GetRingingAt() != nil {
		out = append(out, "ringing")
	}
	if c.GetAnsweredAt() != nil {
		out = append(out, "answered")
	}
	if c.GetBridgedAt() != nil {
		out = append(out, "bridged")
	}
	return strings.Join(out, " ")
}

// short is the name of an enumeration's value without its prefix.
func short(v fmt.Stringer) string {
	name := v.String()
	for _, prefix := range []string{"CALL_DIRECTION_", "CALL_STATE_", "CALL_ENDER_", "CALL_LINK_KIND_", "CALL_CHANGE_KIND_"} {
		name = strings.TrimPrefix(name, prefix)
	}
	return name
}

// plain is a channel's name without its number.
func plain(name string) string {
	name = ports.ReplaceAllString(name, "127.0.0.1")
	return serials.ReplaceAllString(name, "$1")
}

var ports = regexp.MustCompile(`127\.0\.0\.1:[0-9]+`)
