package policy

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/astergate/astergate/engine/ami/wire"
	"github.com/astergate/astergate/engine/asterisktest"
)

// attack is a way to make Asterisk write the file PATH.
type attack struct {
	name  string
	user  string // right or all
	since int    // Asterisk's major version
	until int    // 0: to this day
	rule  string // what refuses the last of steps that is refused
	steps []Action
}

// attacks are what the policy is there for. Where a channel is needed, OTHER
// is one in AGI(agi:async) and ONE its peer. Asterisk's own guard against
// functions that reach outside (live_dangerously) is on: it covers the thread
// of a manager session, and so not what Async or AGI start.
var attacks = []attack{
	{name: "function as variable", user: "right", rule: "file", steps: []Action{
		action("Originate", "Channel: Local/answer@astergate", "Application: Wait", "Data: 1", "Async: true", "Variable: A=1,FILE(PATH)=x"),
	}},
	{name: "function as variable, escaped", user: "right", rule: "file", steps: []Action{
		action("Originate", "Channel: Local/answer@astergate", "Application: Wait", "Data: 1", "Async: true", `variable:  "A=1",F\ILE(PATH)=x`),
	}},
	{name: "application by AGI", user: "right", rule: "system", steps: []Action{
		action("AGI", "Channel: OTHER", `Command: e"xe"c sys\tem "touch PATH"`),
	}},
	{name: "variable within a variable", user: "right", rule: "eval", steps: []Action{
		action("AGI", "Channel: OTHER", `Command: SET VARIABLE X "SHELL(touch PATH)"`),
		action("AGI", "Channel: OTHER", "Command: GET FULL VARIABLE ${${X}}"),
	}},
	{name: "expression of WaitForCondition", user: "right", rule: "exec", since: 18, steps: []Action{
		action("AGI", "Channel: OTHER", `Command: EXEC WaitForCondition "#,#[1#{SHELL(touch PATH)}=1],1"`),
	}},
	{name: "variable of Monitor", user: "right", rule: "recording-variables", until: 20, steps: []Action{
		action("Setvar", "Channel: ONE", "Variable: MONITOR_EXEC", "Value: touch PATH #"),
		action("Monitor", "Channel: ONE", "File: attack", "Mix: true"),
		action("StopMonitor", "Channel: ONE"),
	}},
	{name: "file of MixMonitor", user: "all", rule: "mixmonitor-command", steps: []Action{
		action("MixMonitor", "Channel: ONE", "File: attack.wav,,touch PATH #"),
		action("Hangup", "Channel: ONE"),
	}},
	{name: "quotes of MixMonitor", user: "all", rule: "mixmonitor-command", steps: []Action{
		action("MixMonitor", "Channel: ONE", `File: "`, `Options: attack.wav",b,touch PATH #`),
		action("Hangup", "Channel: ONE"),
	}},
	{name: "path of MixMonitor", user: "all", rule: "file-path", steps: []Action{
		action("MixMonitor", "Channel: ONE", "File: PATH.wav"),
	}},
}

// Each attack works on a real Asterisk, and the policy refuses it.
func TestAttacks(t *testing.T) {
	asterisktest.EachReal(t, func(t *testing.T, target asterisktest.Target) {
		server := target.Start(t, asterisktest.Config{Users: []asterisktest.User{
			{Name: "right", Secret: "s", Read: "all", Write: "call,originate,agi"},
			{Name: "all", Secret: "s", Read: "all", Write: "all"},
		}})
		spool := regexp.MustCompile(`Spool directory:\s+(\S+)`).FindStringSubmatch(server.CLI(t, "core show settings"))
		if spool == nil {
			t.Fatal("core show settings tells no spool directory")
		}
		for i, a := range attacks {
			if target.Major() < a.since || a.until != 0 && target.Major() > a.until {
				continue
			}
			t.Run(a.name, func(t *testing.T) {
				file := fmt.Sprintf("attack%d", i)
				one, other := fmt.Sprintf("one%d", i), fmt.Sprintf("other%d", i)
				c := loginAs(t, server.AMIAddr, a.user)
				c.sendWhenReady(t, action("Originate", "Channel: Local/asyncagi@astergate", "Context: astergate", "Exten: answer",
					"Priority: 1", "ChannelId: "+one, "OtherChannelId: "+other))
				refused := ""
				for _, step := range a.steps {
					step = step.replaced("PATH", spool[1]+"/"+file, "ONE", one, "OTHER", other)
					var denied *DeniedError
					if errors.As(check(policyWith(t), step), &denied) {
						refused = denied.Rule
					}
					c.sendWhenReady(t, step)
				}
				if refused != a.rule {
					t.Errorf("refused by %q, want %q", refused, a.rule)
				}
				awaitFile(t, server.Path("spool/"+file))
			})
		}
	})
}

// replaced returns the action with other texts in its values: pairs of old and
// new.
func (a Action) replaced(pairs ...string) Action {
	texts := strings.NewReplacer(pairs...)
	out := Action{Name: a.Name}
	for _, h := range a.Headers {
		out.Headers = append(out.Headers, wire.Header{Name: h.Name, Value: texts.Replace(h.Value)})
	}
	return out
}

// awaitFile waits for a file, whatever its extension.
func awaitFile(t *testing.T, path string) {
	t.Helper()
	ticker := time.NewTicker(20 * time.Millisecond)
	defer ticker.Stop()
	for end := time.Now().Add(10 * time.Second); ; <-ticker.C {
		for _, name := range []string{path, path + ".wav"} {
			if _, err := os.Stat(name); err == nil {
				return
			} else if !errors.Is(err, fs.ErrNotExist) {
				t.Fatal(err)
			}
		}
		if time.Now().After(end) {
			t.Fatalf("the attack has no effect: %s is not there", path)
		}
	}
}

// manager is a raw manager session.
type manager struct {
	conn   net.Conn
	reader *bufio.Reader
}

func loginAs(t *testing.T, addr, user string) *manager {
	t.Helper()
	conn, err := (&net.Dialer{}).DialContext(t.Context(), "tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close() })
	_ = conn.SetDeadline(time.Now().Add(30 * time.Second))
	m := &manager{conn, bufio.NewReader(conn)}
	m.sendWhenReady(t, action("Login", "Username: "+user, "Secret: s", "Events: off"))
	return m
}

// sendWhenReady sends an action until Asterisk answers Success: a channel takes
// a moment to come to its AGI.
func (m *manager) sendWhenReady(t *testing.T, a Action) {
	t.Helper()
	ticker := time.NewTicker(50 * time.Millisecond)
	defer ticker.Stop()
	for end := time.Now().Add(5 * time.Second); ; <-ticker.C {
		fault := m.send(t, a)
		if fault == "" {
			return
		}
		if time.Now().After(end) {
			t.Fatalf("%v: %s", a, fault)
		}
	}
}

// send sends an action and returns Asterisk's message if it is an error.
func (m *manager) send(t *testing.T, a Action) (fault string) {
	t.Helper()
	text := "Action: " + a.Name + "\r\n"
	for _, h := range a.Headers {
		text += h.Name + ": " + h.Value + "\r\n"
	}
	if _, err := m.conn.Write([]byte(text + "\r\n")); err != nil {
		t.Fatal(err)
	}
	answered, failed := false, false
	for {
		line, err := m.reader.ReadString('\n')
		if err != nil {
			t.Fatalf("%s: %v", a.Name, err)
		}
		line = strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(line, "Response: "):
			answered, failed = true, line == "Response: Error"
		case failed && strings.HasPrefix(line, "Message: "):
			fault = line
		case answered && line == "":
			return fault
		}
	}
}
