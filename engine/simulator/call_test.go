package simulator_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/astergate/astergate/engine/ami/wire"
	"github.com/astergate/astergate/engine/simulator"
)

// office is a trunk, three phones and a queue.
func office() simulator.Config {
	return simulator.Config{
		Dialplan: simulator.Dialplan{
			"in": {
				"200":   {simulator.Dial{To: "PJSIP/200", Timeout: 20 * time.Second}, simulator.Hangup(0)},
				"201":   {simulator.Dial{To: "PJSIP/201"}},
				"202":   {simulator.Dial{To: "PJSIP/202", Timeout: 5 * time.Second}, simulator.NoOp("after ${DIALSTATUS}")},
				"203":   {simulator.Dial{To: "PJSIP/203"}},
				"queue": {simulator.Answer{}, simulator.Queued{Name: "sales", Timeout: 30 * time.Second}},
				"stay":  {simulator.Answer{}, simulator.Echo{}},
				"vars": {
					simulator.Answer{}, simulator.Set{Name: "CALLERID(name)", Value: "J\xfcrgen \"X\" O'Neil"},
					simulator.Set{Name: "V", Value: "q\" b\\ ${EXTEN}"}, simulator.Echo{},
				},
			},
		},
		Endpoints: map[string]simulator.Endpoint{
			"PJSIP/200": {Delay: 100 * time.Millisecond, Ring: 3 * time.Second, Talk: 10 * time.Second},
			"PJSIP/201": {Outcome: simulator.Busy},
			"PJSIP/202": {Outcome: simulator.NoAnswer},
			"PJSIP/300": {Ring: 2 * time.Second},
		},
		Queues: []simulator.Queue{{Name: "sales", Members: []simulator.QueueMember{{Name: "Ann", Interface: "PJSIP/300"}}}},
	}
}

func incoming(exten string, d time.Duration) simulator.Incoming {
	return simulator.Incoming{
		Endpoint: "PJSIP/trunk", Caller: simulator.Party{Number: "4930", Name: "Erika"}, Context: "in", Exten: exten, Duration: d,
	}
}

func TestIncomingAnswered(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := start(t, office())
		c := b.login("call")
		if name := b.call(incoming("200", 0)); name != "PJSIP/trunk-00000000" {
			t.Fatal(name)
		}
		got := c.takeAfter(20 * time.Second)
		want := "Newchannel Newchannel NewCallerid NewConnectedLine DialBegin Newstate DialState Newstate DialEnd Newstate " +
			"BridgeCreate BridgeEnter BridgeEnter HangupRequest BridgeLeave Hangup BridgeLeave BridgeDestroy SoftHangupRequest Hangup"
		// The called channel's own goroutine races nobody: the order is fixed.
		if n := names(got); n != strings.Replace(want, "BridgeLeave Hangup BridgeLeave BridgeDestroy", "BridgeLeave BridgeLeave BridgeDestroy Hangup", 1) {
			t.Errorf("events:\n%s", n)
		}
		first := got[0]
		if text(first, "ChannelState") != "4" || text(first, "CallerIDNum") != "4930" || text(first, "Uniqueid") != text(first, "Linkedid") {
			t.Errorf("%s", first.Raw())
		}
		if len(b.sim.Channels()) != 0 {
			t.Errorf("channels left: %q", b.sim.Channels())
		}
		for _, h := range named(got, "Hangup") {
			if text(h, "Cause") != "16" || text(h, "Linkedid") != text(first, "Linkedid") {
				t.Errorf("%s", h.Raw())
			}
		}
	})
}

func TestIncomingCallerHangsUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := start(t, office())
		c := b.login("call")
		b.call(incoming("200", time.Second)) // while it rings
		got := c.takeAfter(5 * time.Second)
		if end := one(t, got, "DialEnd"); text(end, "DialStatus") != "CANCEL" {
			t.Errorf("%s", end.Raw())
		}
		if n := len(named(got, "Hangup")); n != 2 {
			t.Errorf("%d hangups in\n%s", n, names(got))
		}
	})
}

func TestIncomingNotAnswered(t *testing.T) {
	for exten, want := range map[string]struct{ status, end string }{
		"201": {"BUSY", "BUSY"},
		"202": {"NOANSWER", "NOANSWER"},
		"203": {"CHANUNAVAIL", ""},
	} {
		t.Run(exten, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				b := start(t, office())
				c := b.login("on")
				b.call(incoming(exten, 0))
				got := c.takeAfter(time.Minute)
				status := ""
				for _, m := range named(got, "VarSet") {
					if text(m, "Variable") == "DIALSTATUS" {
						status = text(m, "Value")
					}
				}
				if status != want.status {
					t.Errorf("DIALSTATUS %s", status)
				}
				if want.end != "" && text(one(t, got, "DialEnd"), "DialStatus") != want.end {
					t.Errorf("%s", one(t, got, "DialEnd").Raw())
				}
				if len(b.sim.Channels()) != 0 {
					t.Errorf("channels left: %q", b.sim.Channels())
				}
				one(t, got, "Cdr")
			})
		})
	}
}

func TestQueue(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := start(t, office())
		c := b.login("agent")
		first := b.call(incoming("queue", 20*time.Second))
		second := b.call(incoming("queue", 5*time.Second)) // gives up
		third := b.call(incoming("queue", time.Minute))
		got := c.takeAfter(time.Second)
		if n := names(got); n != "QueueCallerJoin AgentCalled QueueCallerJoin QueueCallerJoin" {
			t.Errorf("at first: %s", n)
		}
		status := b.login("off")
		status.send("QueueStatus")
		entries := named(status.take(), "QueueEntry")
		if len(entries) != 3 || text(entries[0], "Channel") != first || text(entries[2], "Channel") != third {
			t.Errorf("entries:\n%s", spell(entries))
		}
		got = c.takeAfter(10 * time.Second)
		if m := one(t, got, "AgentConnect"); text(m, "Channel") != first || text(m, "HoldTime") != "2" || text(m, "MemberName") != "Ann" {
			t.Errorf("%s", m.Raw())
		}
		if m := one(t, got, "QueueCallerAbandon"); text(m, "Channel") != second {
			t.Errorf("%s", m.Raw())
		}
		got = c.takeAfter(15 * time.Second)
		if m := one(t, got, "AgentComplete"); text(m, "Channel") != first || text(m, "Reason") != "caller" || text(m, "TalkTime") != "18" {
			t.Errorf("%s", m.Raw())
		}
		if m := one(t, got, "AgentConnect"); text(m, "Channel") != third {
			t.Errorf("%s", m.Raw())
		}
	})
}

func TestQueueTimeout(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		cfg := office()
		cfg.Queues[0].Members[0].Interface = "PJSIP/nobody"
		b := start(t, cfg)
		c := b.login("agent,call")
		b.call(incoming("queue", 0))
		if got := c.takeAfter(29 * time.Second); len(named(got, "Hangup")) != 0 {
			t.Fatalf("too early: %s", names(got))
		}
		got := c.takeAfter(2 * time.Second)
		one(t, got, "QueueCallerLeave")
		one(t, got, "Hangup")
	})
}

func TestOriginateToPhone(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := start(t, office())
		c, other := b.login("call"), b.login("call")
		c.want("Success", "Originate successfully queued", "Originate", "Channel", "PJSIP/200", "Context", "in", "Exten", "stay",
			"Priority", "1", "Async", "true", "ChannelId", "my-id")
		got := c.takeAfter(5 * time.Second)
		m := one(t, got, "OriginateResponse")
		if text(m, "Response") != "Success" || text(m, "Reason") != "4" || text(m, "Uniqueid") != "my-id" || text(m, "ActionID") != "Originate" {
			t.Errorf("%s", m.Raw())
		}
		if string(one(t, other.take(), "OriginateResponse").Raw()) != string(m.Raw()) {
			t.Error("another session sees something else")
		}
		if states := named(got, "Newstate"); len(states) != 2 || text(states[0], "ChannelState") != "5" || text(states[1], "ChannelState") != "6" {
			t.Errorf("states:\n%s", spell(states))
		}
		c.want("Success", "Originate successfully queued", "Originate", "Channel", "PJSIP/200", "Application", "Wait", "Async", "true",
			"ChannelId", "my-id")
		m = one(t, c.takeAfter(0), "OriginateResponse")
		if text(m, "Response") != "Failure" || text(m, "Reason") != "0" || text(m, "Uniqueid") != "my-id" {
			t.Errorf("id in use: %s", m.Raw())
		}
	})
}

// A synchronous Originate holds up its own session and no other.
func TestOriginateBlocks(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := start(t, office())
		c, other := b.login("call"), b.login("call")
		c.send("Originate", "Channel", "PJSIP/200", "Application", "Wait", "Data", "60")
		c.send("Ping")
		if got := c.takeAfter(3 * time.Second); len(got) != 0 {
			t.Errorf("meanwhile: %s", spell(got))
		}
		if got := other.take(); len(named(got, "Newchannel")) != 1 {
			t.Errorf("the other saw %s", names(got))
		}
		got := c.takeAfter(time.Second)
		if len(got) < 3 || text(got[0], "Message") != "Originate successfully queued" ||
			string(got[1].Type()) != "Newchannel" || text(got[len(got)-1], "Ping") != "Pong" {
			t.Errorf("afterwards:\n%s", spell(got))
		}
		if len(named(got, "OriginateResponse")) != 0 {
			t.Error("OriginateResponse without Async")
		}
	})
}

func TestSimulateWaitBlocks(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := start(t, simulator.Config{})
		c := b.login("off")
		c.send("Command", "Command", "simulate wait 2s")
		c.send("Ping")
		if got := c.takeAfter(1999 * time.Millisecond); len(got) != 0 {
			t.Errorf("meanwhile: %s", spell(got))
		}
		got := c.takeAfter(time.Millisecond)
		if len(got) != 2 || text(got[0], "Output") != "Waited 2s" || text(got[1], "Ping") != "Pong" {
			t.Errorf("afterwards:\n%s", spell(got))
		}
		c.want("Error", "Command output follows", "Command", "Command", "simulate wait soon")
	})
}

// Names and variables are escaped in channel events and nowhere else; bytes that
// are not UTF-8 stay as they are.
func TestEscapes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := start(t, office())
		c := b.login("on")
		name := b.call(incoming("vars", 0))
		got := c.takeAfter(time.Second)
		if m := one(t, got, "NewCallerid"); text(m, "CallerIDName") != "J\xfcrgen \\\"X\\\" O\\'Neil" {
			t.Errorf("%s", m.Raw())
		}
		if m := one(t, got, "VarSet"); text(m, "Value") != `q\" b\\ vars` {
			t.Errorf("%s", m.Raw())
		}
		if got := text(c.do("Getvar", "Channel", name, "Variable", "V"), "Value"); got != `q" b\ vars` {
			t.Errorf("Getvar %q", got)
		}
		c.send("Originate", "Channel", "PJSIP/202", "Application", "Wait", "Async", "true", "Timeout", "1000", "CallerID", `"O'Neil" <1>`)
		if m := one(t, c.takeAfter(2*time.Second), "OriginateResponse"); text(m, "CallerIDName") != "O'Neil" || text(m, "Reason") != "3" {
			t.Errorf("%s", m.Raw())
		}
	})
}

func TestVariablesAreSplit(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := start(t, office())
		c := b.login("dialplan")
		c.send("Originate", "Channel", "Local/stay@in", "Application", "Wait", "Data", "1", "Async", "true",
			"Variable", `A=x,B=(y,z),C="q,r"`, "Variable", `D=a\,b\\`, "Variable", "nonsense")
		values := make(map[string]string)
		for _, m := range named(c.take(), "VarSet") {
			if strings.HasSuffix(text(m, "Channel"), ";1") {
				values[text(m, "Variable")] = text(m, "Value")
			}
		}
		if got := fmt.Sprint(values); got != `map[A:x B:(y,z) C:q,r D:a,b\\]` {
			t.Errorf("variables %s", got)
		}
	})
}

func TestRedirectOfBridgedCall(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := start(t, office())
		c := b.login("call,dialplan")
		name := b.call(incoming("200", 0))
		c.takeAfter(5 * time.Second)
		c.want("Success", "Redirect successful", "Redirect", "Channel", name, "Context", "in", "Exten", "stay", "Priority", "1")
		got := c.takeAfter(time.Second)
		one(t, got, "BridgeDestroy")
		if m := one(t, got, "Hangup"); text(m, "Channel") == name {
			t.Errorf("%s", m.Raw())
		}
		if channels := b.sim.Channels(); len(channels) != 1 || channels[0] != name {
			t.Errorf("channels %q", channels)
		}
		c.want("Success", "Channel Hungup", "Hangup", "Channel", name, "Cause", "21")
		if m := one(t, c.takeAfter(time.Second), "Hangup"); text(m, "Cause-txt") != "Call Rejected" {
			t.Errorf("%s", m.Raw())
		}
	})
}

// Everything of one action goes to every session, the sender's id included.
func TestUserEvent(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := start(t, simulator.Config{SystemName: "pbx1"})
		c, other := b.login("off"), b.login("user")
		c.raw("Action: UserEvent\r\nUserEvent: Hi\r\nActionID: a1\r\nx:  y\r\nx: z\r\n\r\n")
		want := "Event: UserEvent\r\nPrivilege: user,all\r\nSystemName: pbx1\r\nUserEvent: Hi\r\nActionID: a1\r\nx:  y\r\nx: z\r\n\r\n"
		if got := spell(other.take()); got != want {
			t.Errorf("%q", got)
		}
		if got := c.take(); len(got) != 1 || text(got[0], "Message") != "Event Sent" {
			t.Errorf("%s", spell(got))
		}
	})
}

func TestFilter(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		emit := func(b *bench, c *client, names ...string) string {
			for _, n := range names {
				b.sim.Emit(header("Event", n), header("Channel", "PJSIP/1-1"), header("Cause", "16"))
			}
			synctest.Wait()
			var got []string
			for _, m := range c.take() {
				got = append(got, string(m.Type()))
			}
			return strings.Join(got, " ")
		}
		b := start(t, simulator.Config{})
		legacy := b.login("on")
		legacy.want("Success", "Success", "Filter", "Operation", "Add", "Filter", "Event: Hangup")
		legacy.want("Success", "Success", "Filter", "Operation", "Add", "Filter", "!Event: HangupRequest")
		if got := emit(b, legacy, "Hangup", "HangupRequest", "Newchannel", "HangupX"); got != "Hangup HangupX" {
			t.Errorf("legacy: %s", got)
		}
		modern := b.login("on")
		modern.want("Success", "Success", "Filter", "Operation", "Add", "MatchCriteria", "name(Hangup),header(Channel),method(starts_with)", "Filter", "PJSIP/")
		if got := emit(b, modern, "Hangup", "HangupRequest"); got != "Hangup" {
			t.Errorf("modern: %s", got)
		}
		modern.want("Error", "Filter was formatted incorrectly.  Check the syntax of the filter given.", "Filter", "Operation", "Add", "MatchCriteria", "nme(x)")
		modern.want("Error", "Filter did not compile.  Check the syntax of the filter given.", "Filter", "Operation", "Add", "Filter", "(")

		old := start(t, simulator.Config{Version: simulator.Asterisk16})
		c := old.login("on")
		c.want("Success", "Success", "Filter", "Operation", "Add", "MatchCriteria", "name(Hangup),method(none)")
		if got := emit(old, c, "Hangup", "Newchannel"); got != "Hangup Newchannel" {
			t.Errorf("16 with criteria: %s", got)
		}
	})
}

func TestEmit(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := start(t, simulator.Config{})
		call, system := b.login("call"), b.login("system")
		b.sim.Emit(header("Event", "A"), header("Privilege", "call,all"))
		b.sim.Emit(header("Event", "B"))
		b.sim.EmitRaw([]byte("Event: C\n\n"))
		synctest.Wait()
		if got := names(call.take()); got != "A B C" {
			t.Errorf("call: %s", got)
		}
		if got := names(system.take(), "FullyBooted"); got != "B C" {
			t.Errorf("system: %s", got)
		}
	})
}

// The demonstration shows calls at once, of every kind, and never stops.
func TestDemo(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := start(t, simulator.DemoConfig())
		if len(b.sim.Channels()) == 0 {
			t.Error("no call at the start")
		}
		c := b.login("on")
		ends := make(map[string]int)
		latin1 := false
		for range 30 {
			for _, m := range c.takeAfter(time.Minute) {
				switch string(m.Type()) {
				case "DialEnd":
					ends[text(m, "DialStatus")]++
				case "AgentComplete", "QueueCallerAbandon", "UserEvent":
					ends[string(m.Type())]++
				}
				latin1 = latin1 || strings.Contains(string(m.Raw()), "J\xfcrgen")
				if m.Kind() != wire.KindEvent && text(m, "Message") != "Authentication accepted" {
					t.Fatalf("%s", m.Raw())
				}
			}
			if n := len(b.sim.Channels()); n > 16 {
				t.Fatalf("%d channels: %q", n, b.sim.Channels())
			}
		}
		for _, kind := range []string{"ANSWER", "BUSY", "NOANSWER", "AgentComplete", "UserEvent"} {
			if ends[kind] == 0 {
				t.Errorf("no %s in half an hour: %v", kind, ends)
			}
		}
		if !latin1 {
			t.Error("no caller in Latin-1")
		}
	})
}

// The same seed gives the same calls. What happens at the same instant has no
// order between channels, so neither has the comparison.
func TestDeterministic(t *testing.T) {
	run := func(seed uint64) string {
		var out []string
		synctest.Test(t, func(t *testing.T) {
			cfg := simulator.DemoConfig()
			cfg.Seed = seed
			b := start(t, cfg)
			c := b.login("call")
			for _, m := range c.takeAfter(5 * time.Minute) {
				if n := string(m.Type()); n == "Newchannel" || n == "Hangup" {
					trunk, _, _ := strings.Cut(text(m, "Channel"), "-")
					out = append(out, fmt.Sprintln(n, trunk, text(m, "CallerIDNum"), text(m, "Cause")))
				}
			}
		})
		slices.Sort(out)
		return strings.Join(out, "")
	}
	a := run(7)
	if a == "" || a != run(7) {
		t.Error("two runs differ")
	}
	if a == run(8) {
		t.Error("another seed makes no difference")
	}
}
