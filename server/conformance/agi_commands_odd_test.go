package conformance

import (
	"encoding/json"
	"strings"
	"testing"

	agiwire "github.com/astergate/astergate/engine/agi/wire"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// oddTexts are what an argument may hold.
var oddTexts = []string{"a b", "\ttab ", `say "hi"`, `back\slash\`, "Zoë 中 O'Neil", "${EXTEN},(x)|y", "<1>&2"}

// odd puts odd texts into the group's odd place, and looks whether each is taken as
// it is: no other command runs, and the session goes on.
func (c *agiCall) odd(t *testing.T, group agiGroup) {
	t.Helper()
	if group.odd == "" {
		return
	}
	fill := func(text string) string {
		quoted, err := json.Marshal(text)
		must(t, err)
		return strings.ReplaceAll(group.odd, `"ODD"`, string(quoted))
	}
	check := func(what, text, want string) {
		t.Helper()
		c.ready(t)
		r := c.w.do(t, c.session, agiCommandOf(t, fill(text)))
		if got := outcome(t, r); got != want {
			t.Errorf("%s: %.80q\n got %s\nwant %s\nanswer %.200q%v", what, fill(text), got, want, r.GetReply().GetText(), r.GetFailure())
		}
	}
	for _, text := range oddTexts {
		check("odd text", text, group.oddWant)
	}
	for _, text := range []string{"a\nNOOP", "a\rNOOP", "a\x00b"} {
		check("a line's end", text, "INVALID_ARGUMENT")
	}
	longest := c.longest(t, agiCommandOf(t, fill("x")))
	want := group.oddWant
	if group.longWant != "" {
		want = group.longWant
	}
	if c.b.major < 22 && group.longOn16 != "" {
		want = group.longOn16
	}
	check("the longest line", strings.Repeat("x", longest), want)
	check("a line that is too long", strings.Repeat("x", longest+1), "INVALID_ARGUMENT")
	c.latin1(t, group)
	check("nothing", "", group.emptyWant)
}

// longest is how many bytes of text make a line of the greatest length, by the
// command with one byte of it.
func (c *agiCall) longest(t *testing.T, one *astergatev1.SessionCommand) int {
	t.Helper()
	command := agiMapping.Command(one)
	must(t, command.Err)
	line, err := agiwire.AppendCommand(nil, c.maxLine, command.Words)
	must(t, err)
	return c.maxLine - len(line) + 1
}

// latin1 sends the odd place as a raw command with a byte that is no UTF-8: it gets
// the same answer, but for its text.
func (c *agiCall) latin1(t *testing.T, group agiGroup) {
	t.Helper()
	command := agiMapping.Command(agiCommandOf(t, strings.ReplaceAll(group.odd, `"ODD"`, `"J?rgen"`)))
	must(t, command.Err)
	raw := &astergatev1.RawCommand{Name: group.command}
	for _, word := range command.Words {
		if !word.Bare {
			raw.Arguments = append(raw.Arguments, &astergatev1.AgiArgument{RawValue: []byte(strings.ReplaceAll(word.Text, "?", "\xfc"))})
		}
	}
	c.ready(t)
	r := c.w.do(t, c.session, &astergatev1.SessionCommand{Command: &astergatev1.SessionCommand_Raw{Raw: raw}})
	if code := r.GetReply().GetCode(); code != 200 && code != 520 {
		t.Errorf("Latin-1: %v", r)
	}
}
