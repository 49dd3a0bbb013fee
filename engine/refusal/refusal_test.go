package refusal

import (
	"slices"
	"strings"
	"testing"
)

func TestKindOf(t *testing.T) {
	for _, test := range []struct {
		action, message string
		want            Kind
	}{
		{"Nope", "Invalid/unknown command: Nope. Use Action: ListCommands to show available commands.", ActionUnknown},
		{"Originate", "Permission denied", Denied},
		{"Originate", "Originate Access Forbidden: app or data blacklisted", Denied},
		{"GetConfig", "File requires escalated priveledges", Denied}, //nolint:misspell // Asterisk 16 spells it so
		{"Redirect", "Priority is invalid", Invalid},
		{"PJSIPShowEndpoint", "PJSIPShowEndpoint requires an endpoint name", Invalid},
		{"AGI", "Both, Channel and Command are *required*", Invalid},
		{"AGI", "Both, Channel and Command are required", Refused},
		{"Hangup", "No such channel", ChannelNotFound},
		{"Redirect", "Channel does not exist: Local/nope", ChannelNotFound},
		{"Redirect", "Channel does not exist: ", ChannelNotFound},
		{"AGI", "Channel PJSIP/a-1 does not exist.", ChannelNotFound},
		{"DBGet", "Database entry not found", NotFound},
		{"PJSIPShowEndpoint", "Unable to retrieve endpoint nope", NotFound},
		{"ConfbridgeKick", "No Channel by that name found in Conference.", NotFound},
		{"QueueAdd", "Unable to add interface: Already there", Exists},
		{"Park", "Park action failed\n", Refused},
		{"QueueRemove", "Member not dynamic", Refused},
		{"Hangup", "", Refused},
		{"Hangup", "no such channel", Refused},
		{"Hangup", "Something that no Asterisk says", Refused},
	} {
		if got := KindOf(test.action, test.message); got != test.want {
			t.Errorf("%s: %q is %v, want %v", test.action, test.message, got, test.want)
		}
	}
}

// Each text is there once and means what its entry says, for all its actions.
func TestEntries(t *testing.T) {
	used := make(map[Kind]int)
	met := 0
	texts := make(map[string]bool)
	all := slices.Clone(known.patterns)
	for _, entries := range known.exact {
		all = append(all, entries...)
	}
	for _, e := range all {
		if texts[e.Text] {
			t.Errorf("%q is there twice", e.Text)
		}
		texts[e.Text] = true
		used[*e.Kind]++
		if len(e.Versions) > 0 {
			met++
		}
		for _, v := range e.Versions {
			if v != "16" && v != "22" {
				t.Errorf("%q: version %q is unknown", e.Text, v)
			}
		}
		message := e.Text
		if e.isPattern() {
			message = strings.Replace(message, "*", "PJSIP/alice-1", 1)
		}
		for _, action := range append(e.Actions, "Any") {
			if got := KindOf(action, message); got != *e.Kind {
				t.Errorf("%s: %q is %v, want %v", action, message, got, *e.Kind)
			}
		}
	}
	for k := range Kind(len(names)) {
		if used[k] == 0 {
			t.Errorf("no text is %v", k)
		}
	}
	if len(all) < 300 || met < 150 {
		t.Errorf("%d texts, %d of them met: some are gone", len(all), met)
	}
}

func TestActionDecides(t *testing.T) {
	table, err := parse([]byte(`
- {text: Gone, kind: not_found, actions: [A], versions: ["22"]}
- {text: Gone, kind: channel_not_found, actions: [B], versions: ["22"]}
- {text: "No *", kind: not_found, source: code}
- {text: "No *", kind: invalid, actions: [B], source: code}
- {text: "No such *", kind: exists, source: code}
`))
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		action, message string
		want            Kind
	}{
		{"A", "Gone", NotFound},
		{"b", "Gone", ChannelNotFound},
		{"C", "Gone", NotFound},
		{"A", "No thing", NotFound},
		{"B", "No thing", Invalid},
		{"B", "No such thing", Exists},
	} {
		if got := table.kindOf(test.action, test.message); got != test.want {
			t.Errorf("%s: %q is %v, want %v", test.action, test.message, got, test.want)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	for _, bad := range []string{
		`- {kind: invalid, source: code}`,
		`- {text: "a ", kind: invalid, source: code}`,
		`- {text: a, source: code}`,
		`- {text: a, kind: odd, source: code}`,
		`- {text: a, kind: invalid}`,
		`- {text: a, kind: invalid, source: rumour}`,
		`- {text: a, kind: invalid, source: code, versions: ["22"]}`,
		`- {text: "a*b*", kind: invalid, source: code}`,
		`- {text: a, kind: invalid, source: code, colour: red}`,
	} {
		if _, err := parse([]byte(bad)); err == nil {
			t.Errorf("%s was taken", bad)
		}
	}
}

func TestKindString(t *testing.T) {
	if got := ChannelNotFound.String() + " " + Kind(99).String(); got != "channel_not_found Kind(99)" {
		t.Error(got)
	}
}

func TestKindOfAllocatesNothing(t *testing.T) {
	if n := testing.AllocsPerRun(100, func() {
		KindOf("Redirect", "Channel does not exist: Local/nope")
		KindOf("Hangup", "No such channel")
		KindOf("Hangup", "Something that no Asterisk says")
	}); n != 0 {
		t.Errorf("%v allocations", n)
	}
}
