package wire_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/astergate/astergate/engine/ami/wire"
)

func TestAppendAction(t *testing.T) {
	got, err := wire.AppendAction([]byte("x"), "Originate", "id-1", h("Channel", "Local/1@a", "Variable", "A=b", "variable", " C=\"d\\\"\xff\t", "Empty", ""))
	if err != nil {
		t.Fatal(err)
	}
	want := "xAction: Originate\r\nActionID: id-1\r\nChannel: Local/1@a\r\nVariable: A=b\r\nvariable:  C=\"d\\\"\xff\t\r\nEmpty: \r\n\r\n"
	if string(got) != want {
		t.Errorf("got %q\nwant %q", got, want)
	}
	if got, err := wire.AppendAction(nil, "Ping", "", nil); err != nil || string(got) != "Action: Ping\r\n\r\n" {
		t.Errorf("got %q, %v", got, err)
	}
	if err := wire.CheckAction("Ping", "", nil); err != nil {
		t.Error(err)
	}
	if err := wire.CheckHeader(wire.Header{Name: "A", Value: "b"}); err != nil {
		t.Error(err)
	}
}

func TestAppendActionRefuses(t *testing.T) {
	many := make([]wire.Header, 127)
	for i := range many {
		many[i] = wire.Header{Name: "X", Value: "y"}
	}
	const secret = "hunter2"
	for _, c := range []struct {
		name, action, id string
		headers          []wire.Header
		rule             wire.Rule
		index            int
		text             string
	}{
		{"no action", "", "i", nil, wire.RuleEmptyValue, -1, `action: its name is empty; give one`},
		{"action with LF", "Ping\nAction: Logoff", "i", nil, wire.RuleControlInValue, -1, "action: its name holds a control character; remove it"},
		{"action with blank", " Ping", "i", nil, wire.RuleBlankAround, -1, "action: its name starts or ends with a blank; trim it"},
		{"action too long", strings.Repeat("x", 1015), "i", nil, wire.RuleLineTooLong, -1,
			"action: its name makes a line of 1023 bytes, and Asterisk takes 1022 (name, colon, space and value); shorten the value"},
		{"id with CR", "Ping", "a\r", nil, wire.RuleControlInValue, -1, `action "Ping": ActionID holds a control character; remove it`},
		{"id with blank", "Ping", "a ", nil, wire.RuleBlankAround, -1, `action "Ping": ActionID starts or ends with a blank; trim it`},
		{"id too long", "Ping", strings.Repeat("x", 1013), nil, wire.RuleLineTooLong, -1, ""},
		{"no name", "Ping", "i", h("A", "b", "", secret), wire.RuleEmptyName, 1, `action "Ping": header 2 has no name; give it one`},
		{"colon in name", "Ping", "i", h("Action: Logoff\r\nX", secret), wire.RuleControlInName, 0, ""},
		{"name with colon", "Ping", "i", h("Action:", secret), wire.RuleColonInName, 0, ""},
		{"name with NUL", "Ping", "i", h("X\x00", secret), wire.RuleControlInName, 0, ""},
		{"name with tab", "Ping", "i", h("\tX", secret), wire.RuleControlInName, 0, ""},
		{"name with DEL", "Ping", "i", h("X\x7f", secret), wire.RuleControlInName, 0, ""},
		{"name starts blank", "Ping", "i", h(" Action", secret), wire.RuleBlankAround, 0, ""},
		{"name ends blank", "Ping", "i", h("Action ", secret), wire.RuleBlankAround, 0, `action "Ping": header 1 ("Action ") starts or ends with a blank; trim it`},
		{"own action", "Ping", "i", h("aCTION", "Logoff"), wire.RuleReserved, 0, `action "Ping": header 1 ("aCTION") is set by the sender; leave it out`},
		{"own id", "Ping", "", h("actionid", "x"), wire.RuleReserved, 0, ""},
		{"LF in value", "Login", "i", h("Secret", secret+"\n"), wire.RuleLineBreakInValue, 0,
			`action "Login": header 1 ("Secret") has CR, LF or NUL in its value; Asterisk cannot take them, so encode or remove them`},
		{"CR in value", "Login", "i", h("Secret", secret+"\r"), wire.RuleLineBreakInValue, 0, ""},
		{"NUL in value", "Login", "i", h("Secret", secret+"\x00"), wire.RuleLineBreakInValue, 0, ""},
		{"1023 bytes", "Setvar", "i", h("Value", strings.Repeat("x", 1016)), wire.RuleLineTooLong, 0,
			`action "Setvar": header 1 ("Value") makes a line of 1023 bytes, and Asterisk takes 1022 (name, colon, space and value); shorten the value`},
		{"129 headers", "Ping", "i", many, wire.RuleTooManyHeaders, -1,
			`action "Ping" has 129 headers, and Asterisk takes 128 (Action and ActionID included); send fewer`},
		{"long name in text", "Ping", "i", h(strings.Repeat("n", 2000), "v"), wire.RuleLineTooLong, 0, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := wire.AppendAction([]byte("keep"), c.action, c.id, c.headers)
			var input *wire.InputError
			if !errors.As(err, &input) {
				t.Fatalf("error = %v", err)
			}
			if string(got) != "keep" {
				t.Errorf("dst = %q", got)
			}
			if input.Rule != c.rule || input.Index != c.index {
				t.Errorf("rule %v at %d, want %v at %d", input.Rule, input.Index, c.rule, c.index)
			}
			if c.text != "" && err.Error() != c.text {
				t.Errorf("text %q\nwant %q", err, c.text)
			}
			if strings.Contains(err.Error(), secret) || len(err.Error()) > 300 {
				t.Errorf("text %q", err)
			}
		})
	}
}

func TestAppendActionLimits(t *testing.T) {
	if _, err := wire.AppendAction(nil, "Setvar", "i", h("Value", strings.Repeat("x", 1015))); err != nil {
		t.Errorf("1022 bytes: %v", err)
	}
	many := make([]wire.Header, 126)
	for i := range many {
		many[i] = wire.Header{Name: "X", Value: "y"}
	}
	if _, err := wire.AppendAction(nil, "Ping", "i", many); err != nil {
		t.Errorf("128 headers: %v", err)
	}
	if _, err := wire.AppendAction(nil, "Ping", "", append(many, many[0])); err != nil {
		t.Errorf("128 headers without id: %v", err)
	}
}

func TestAppendMessage(t *testing.T) {
	got := wire.AppendMessage(nil, h("Response", "Success", "Value", "a", "", "", "", "b", "", "No categories found", "X", ""))
	want := "Response: Success\r\nValue: a\n\nb\r\nNo categories found\r\nX: \r\n\r\n"
	if string(got) != want {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

func TestErrorTexts(t *testing.T) {
	e := &wire.SyntaxError{Rule: wire.RuleMessageTooLong, Limit: 10, Got: 11}
	if got, want := e.Error(), "manager protocol: message too long: at least 11 bytes received, limit 10"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	for r := wire.RuleNone; r <= wire.RuleBannerTooLong; r++ {
		if r.String() == "" {
			t.Errorf("rule %d has no name", r)
		}
		if text := (&wire.InputError{Rule: r}).Error(); text == "" {
			t.Errorf("rule %d has no text", r)
		}
	}
	if got := wire.Rule(200).String(); got != "rule 200" {
		t.Errorf("%q", got)
	}
}
