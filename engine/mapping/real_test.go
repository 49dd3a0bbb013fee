package mapping

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/astergate/astergate/engine/ami/wire"
	"github.com/astergate/astergate/engine/asterisktest"
)

var capture = flag.Bool("capture", false, "write what a real Asterisk sends to testdata/events; keep what is new there, by a name that says what it is")

// callEvents are those that any call makes, and that TestReal waits for; the
// scenes of TestScenes make the others.
var callEvents = []string{
	"BridgeEnter", "BridgeLeave", "Cdr", "DialBegin", "DialEnd", "FullyBooted", "Hangup", "Newchannel", "Newexten",
	"Newstate", "OriginateResponse", "UserEvent", "VarSet",
}

// TestReal makes calls on a real Asterisk and compares all that it sends with
// the reference. Of the headers of typed events nothing may be unmapped that is
// not known to be so.
func TestReal(t *testing.T) {
	if testing.Short() {
		t.Skip("takes ten seconds")
	}
	asterisktest.EachReal(t, func(t *testing.T, target asterisktest.Target) {
		t.Parallel()
		server := target.Start(t, asterisktest.Config{})
		m := newTestMapper(t)
		seen := make(map[string]int)
		taken := make(map[string]bool)
		for _, msg := range realMessages(t, server) {
			check(t, m, eventDescriptor, msg)
			if msg.Kind() != wire.KindEvent {
				continue
			}
			name := string(msg.Type())
			seen[name]++
			if !m.Typed(name) {
				continue
			}
			checkMapped(t, m, msg)
			form := formOf(msg)
			if *capture && !taken[form] {
				taken[form] = true
				dir := filepath.Join("testdata", "events", name)
				if err := os.MkdirAll(dir, 0o755); err != nil {
					t.Fatal(err)
				}
				file := filepath.Join(dir, fmt.Sprintf("asterisk-%s-%02d.ami", target.Name, len(taken)))
				if err := os.WriteFile(file, msg.Raw(), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		}
		t.Logf("%v sent %v", target, seen)
		for _, name := range callEvents {
			if seen[name] == 0 {
				t.Errorf("no %s among what came", name)
			}
		}
	})
}

// formOf returns what events have in common of which one is enough: the names of
// the headers, and which values are mapped in another way than usual.
func formOf(msg wire.Message) string {
	form := string(msg.Type())
	for i := range msg.Len() {
		name, value := string(msg.Name(i)), msg.Value(i)
		form += " " + name
		switch {
		case name == "Response" || name == "Cause" || name == "DialStatus":
			form += ":" + string(value)
		case len(value) == 0:
			form += "-"
		case !validText(value):
			form += "!"
		case slices.Contains(value, '\\'):
			form += "\\"
		}
	}
	return form
}

// realMessages makes calls and returns all that the server sent.
func realMessages(t *testing.T, server *asterisktest.Server) []wire.Message {
	c := converse(t, server)
	c.quiet(time.Second)
	originate := func(extension string, headers ...string) {
		c.send("Originate", append([]string{"Channel", "Local/" + extension + "@astergate", "Async", "true", "Timeout", "3000",
			"Application", "Wait", "Data", "5"}, headers...)...)
	}
	originate("dial", "CallerID", `"Alice \"A\" O'Neil" <100>`, "Account", "shop")
	originate("vars")
	originate("busy")
	originate("dialbusy")
	originate("userevent")
	originate("short")
	c.send("Setvar", "Variable", "COLOUR", "Value", `say "hi", \ and all`)
	c.send("UserEvent", "UserEvent", "FromAction", "Colour", "gr\xfcn", "Size", "7")
	c.quiet(2 * time.Second)
	c.send("Hangup", "Channel", "/Local/", "Cause", "16")
	c.quiet(2 * time.Second)
	return c.all
}
