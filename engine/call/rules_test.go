package call_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/astergate/astergate/engine/ami/wire"
	"github.com/astergate/astergate/engine/call"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// say makes an event of a line: its name, then headers as Name=value.
func say(t testing.TB, line string) wire.Message {
	t.Helper()
	fields := strings.Fields(line)
	var b strings.Builder
	b.WriteString("Event: " + fields[0] + "\r\n")
	for _, field := range fields[1:] {
		name, value, ok := strings.Cut(field, "=")
		if !ok {
			t.Fatalf("%q is no header", field)
		}
		b.WriteString(name + ": " + value + "\r\n")
	}
	b.WriteString("\r\n")
	msg, ok := wire.NewMessage([]byte(b.String()))
	if !ok {
		t.Fatalf("%q is no block", line)
	}
	return msg
}

// script feeds a tracker with lines of "seconds event headers". Short forms:
// "new A/L", "state A n", "hangup A cause", "request A", "ours A", "enter A b",
// "leave A b", "dial A B", "announce ID". A name that starts with l is that of a
// Local channel, and ;1 and ;2 are its halves.
func script(t testing.TB, lines ...string) *feed {
	t.Helper()
	f := newFeed()
	f.at = time.Unix(1e9, 0)
	for _, line := range lines {
		var seconds float64
		fields := strings.Fields(line)
		if _, err := fmt.Sscanf(fields[0], "%g", &seconds); err != nil {
			t.Fatal(err)
		}
		f.at = time.Unix(1e9, 0).Add(time.Duration(seconds * 1e9))
		args := [3]string{}
		copy(args[:], fields[2:])
		channel := func(name string) string {
			if strings.HasPrefix(name, "l") {
				return "Local/" + name + " Uniqueid=" + name
			}
			return "PJSIP/" + name + " Uniqueid=" + name
		}
		switch fields[1] {
		case "new":
			id, linked, _ := strings.Cut(args[0], "/")
			f.tracker.Event(say(t, "Newchannel Channel="+channel(id)+" ChannelState="+args[1]+" Linkedid="+linked), f.at)
		case "state":
			f.tracker.Event(say(t, "Newstate Channel="+channel(args[0])+" ChannelState="+args[1]), f.at)
		case "hangup":
			f.tracker.Event(say(t, "Hangup Channel="+channel(args[0])+" Cause="+args[1]+" Cause-txt=Text"+args[1]), f.at)
		case "request":
			f.tracker.Event(say(t, "HangupRequest Channel="+channel(args[0])+" Cause="+args[1]), f.at)
		case "ours":
			f.tracker.HangupByUs(args[0])
		case "enter", "leave":
			name := map[string]string{"enter": "BridgeEnter", "leave": "BridgeLeave"}[fields[1]]
			f.tracker.Event(say(t, name+" Channel="+channel(args[0])+" BridgeTechnology=simple_bridge BridgeUniqueid="+args[1]), f.at)
		case "dial":
			f.tracker.Event(say(t, "DialBegin Channel="+channel(args[0])+" DestUniqueid="+args[1]), f.at)
		case "announce":
			f.tracker.Announce(call.Announcement{Call: args[0], ActionID: args[0], ChannelID: args[0] + "-1", OtherChannelID: args[0] + "-2", Key: args[1], At: f.at, Deadline: f.at.Add(40 * time.Second)})
		case "tick":
		default:
			f.tracker.Event(say(t, strings.Join(fields[1:], " ")), f.at)
		}
		f.tracker.Tick(f.at)
		if problems := append(f.tracker.Check(), f.problems...); len(problems) > 0 {
			t.Fatalf("%s: %s", line, strings.Join(problems, "\n"))
		}
	}
	return f
}

func TestCauses(t *testing.T) {
	for _, c := range []struct {
		name  string
		lines []string
		cause uint32
		text  string
	}{
		{"the root's own", []string{"0 new a/a 4", "1 hangup a 17"}, 17, "Text17"},
		{"zero is a cause", []string{"0 new a/a 4", "1 hangup a 0"}, 0, "Text0"},
		{"200 is passed on", []string{"0 new a/a 4", "1 hangup a 200"}, 200, "Text200"},
		{"a half's", []string{"0 new l;1/l;1 0", "0 new l;2/l;1 4", "1 hangup l;1 0", "1 hangup l;2 17"}, 17, "Text17"},
		{"a half's, the other way round", []string{"0 new l;1/l;1 0", "0 new l;2/l;1 4", "1 hangup l;2 34", "1 hangup l;1 0"}, 34, "Text34"},
		{"what was requested", []string{"0 new a/a 4", "1 request a 127", "1 hangup a 0"}, 127, "Interworking, unspecified"},
		{"not what was requested", []string{"0 new a/a 4", "1 request a 127", "1 hangup a 16"}, 16, "Text16"},
		{"not a callee's", []string{"0 new a/a 4", "0 new b/a 0", "0 dial a b", "1 hangup b 17", "1 hangup a 16"}, 16, "Text16"},
		{"a callee's, where the root has none", []string{"0 new a/a 4", "0 new b/a 0", "0 dial a b", "1 hangup b 17", "1 hangup a 0"}, 17, "Text17"},
		{"the newest of the others", []string{"0 new a/a 4", "0 new b/a 0", "0 new c/a 0", "1 hangup b 17", "1 hangup c 21", "1 hangup a 0"}, 21, "Text21"},
		{"SoftHangupRequest is no cause", []string{"0 new a/a 4", "1 SoftHangupRequest Uniqueid=a Cause=32", "1 hangup a 0"}, 0, "Text0"},
		{"of an optimised root the others'", []string{"0 new l;1/l;1 0", "0 new l;2/l;1 4", "0 new b/l;1 6", "0 dial l;2 b",
			"1 LocalOptimizationEnd LocalOneUniqueid=l;1 LocalTwoUniqueid=l;2", "1 hangup l;1 16", "1 hangup l;2 16", "9 hangup b 34"}, 34, "Text34"},
		{"the caller's end is not the call's", []string{"0 new a/a 4", "0 new b/a 0", "0 dial a b", "0 hangup a 16", "9 hangup b 34"}, 16, "Text16"},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := script(t, c.lines...)
			calls := f.calls()
			if len(calls) != 1 || calls[0].Cause == nil || calls[0].GetCause() != c.cause || calls[0].GetCauseText() != c.text {
				t.Errorf("got %v", calls)
			}
			checkEnd(t, f)
		})
	}
}

func TestEndedBy(t *testing.T) {
	const us, remote, asterisk = astergatev1.CallEnder_CALL_ENDER_US, astergatev1.CallEnder_CALL_ENDER_REMOTE, astergatev1.CallEnder_CALL_ENDER_ASTERISK
	talking := []string{"0 new a/a 4", "0 new b/a 0", "0 dial a b", "1 state b 6", "1 state a 6", "1 enter b x", "1 enter a x"}
	for _, c := range []struct {
		name  string
		lines []string
		by    astergatev1.CallEnder
	}{
		{"the dialplan's end", []string{"0 new a/a 4", "5 hangup a 16"}, asterisk},
		{"the caller", append(slices.Clone(talking), "5 request a 16", "5 leave a x", "5 hangup b 16", "5 hangup a 16"), remote},
		{"the callee", append(slices.Clone(talking), "5 request b 16", "5 leave b x", "5 hangup b 16", "5 hangup a 16"), remote},
		{"the caller, and an extension h that takes long", append(slices.Clone(talking), "5 request a 16", "5 hangup b 16", "50 hangup a 16"), remote},
		{"the dialplan, long after the callee", append(slices.Clone(talking), "5 request b 16", "5 hangup b 16", "50 hangup a 16"), asterisk},
		{"the dialplan, which dials another", append(slices.Clone(talking), "5 request b 16", "5 new c/a 0", "5 hangup b 16", "6 hangup c 0", "6 hangup a 16"), asterisk},
		{"us", append(slices.Clone(talking), "5 ours a", "5 leave a x", "5 hangup a 16", "5 hangup b 16"), us},
		{"us, before the other side", append(slices.Clone(talking), "5 ours a", "5 hangup a 16", "5 request b 16", "5 hangup b 16"), us},
		{"the other side, long after us", append(slices.Clone(talking), "5 ours a", "5 hangup a 16", "50 request b 16", "50 hangup b 16"), remote},
		{"a busy callee does not end the call", []string{"0 new a/a 4", "0 new b/a 0", "0 dial a b", "1 request b 17", "1 hangup b 17", "1 hangup a 17"}, asterisk},
		{"a request of a Local channel is none", []string{"0 new l;1/l;1 0", "0 new l;2/l;1 4", "1 request l;2 16", "1 hangup l;1 0", "1 hangup l;2 0"}, asterisk},
		{"a caller who waits no longer", []string{"0 new a/a 4", "0 new b/a 0", "0 dial a b", "3 request a 127", "3 hangup b 0", "3 hangup a 127"}, remote},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := script(t, c.lines...)
			if calls := f.calls(); len(calls) != 1 || calls[0].GetEndedBy() != c.by {
				t.Errorf("got %v, want %v", calls, c.by)
			}
			checkEnd(t, f)
		})
	}
}

func TestDurations(t *testing.T) {
	for _, c := range []struct {
		name                    string
		lines                   []string
		ring, talk, hold, total float64
	}{
		{"not rung", []string{"0 new a/a 4", "2 hangup a 16"}, 0, 0, 0, 2},
		{"rung and not answered", []string{"0 new a/a 4", "0 new b/a 0", "1 state b 5", "4 hangup b 0", "5 hangup a 16"}, 4, 0, 0, 5},
		{"answered and bridged", []string{"0 new a/a 4", "0 new b/a 0", "1 state b 5", "4 state b 6", "4.5 state a 6", "5 enter b x", "6 enter a x", "9 leave a x", "10 hangup b 16", "12 hangup a 16"}, 3.5, 3, 0, 12},
		{"alone in a bridge is no talk", []string{"0 new a/a 4", "1 enter a x", "9 hangup a 16"}, 0, 0, 0, 9},
		{"two talks", []string{"0 new a/a 4", "0 new b/a 6", "1 enter a x", "1 enter b x", "3 leave b x", "5 enter b x", "9 hangup b 16", "9 hangup a 16"}, 0, 6, 0, 9},
		{"both on hold, at times", []string{"0 new a/a 6", "0 new b/a 6", "1 enter a x", "1 enter b x", "2 Hold Uniqueid=a", "3 Hold Uniqueid=b", "5 Unhold Uniqueid=a", "6 Unhold Uniqueid=b", "6 Unhold Uniqueid=b", "9 hangup a 0", "9 hangup b 0"}, 0, 8, 4, 9},
		{"hung up on hold", []string{"0 new a/a 6", "2 Hold Uniqueid=a", "2 Hold Uniqueid=a", "7 hangup a 0"}, 0, 0, 5, 7},
		{"in a bridge for waiting", []string{"0 new a/a 6", "0 new b/a 6", "1 BridgeEnter Uniqueid=a BridgeUniqueid=x BridgeTechnology=holding_bridge", "1 BridgeEnter Uniqueid=b BridgeUniqueid=x BridgeTechnology=holding_bridge", "9 hangup a 0", "9 hangup b 0"}, 0, 0, 0, 9},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := script(t, c.lines...)
			got := f.calls()[0]
			for _, d := range []struct {
				name      string
				got, want float64
			}{
				{"ring", got.GetRing().AsDuration().Seconds(), c.ring}, {"talk", got.GetTalk().AsDuration().Seconds(), c.talk},
				{"hold", got.GetHold().AsDuration().Seconds(), c.hold}, {"total", got.GetTotal().AsDuration().Seconds(), c.total},
			} {
				if d.got != d.want {
					t.Errorf("%s is %g s, want %g s", d.name, d.got, d.want)
				}
			}
			checkEnd(t, f)
		})
	}
}

// TestWhose is about the call that a channel belongs to.
func TestWhose(t *testing.T) {
	for _, c := range []struct {
		name  string
		lines []string
		want  []string // channels by call, in order of creation
	}{
		{"who is dialled is the caller's", []string{"0 new a/a 4", "0 new b/a 0"}, []string{"a b"}},
		{"two callers", []string{"0 new a/a 4", "0 new b/b 4"}, []string{"a", "b"}},
		{"what the older call's Linkedid says, a dial overrules", []string{"0 new a/a 4", "0 new b/b 4", "0 new c/a 0", "0 dial b c"}, []string{"a", "b c"}},
		{"a channel of two calls' Linkedid waits for the dial", []string{"0 new a/a 4", "0 new b/b 4", "0 state b 6", "1 Newstate Uniqueid=b Linkedid=a ChannelState=6", "2 new c/a 0", "2 state c 5", "3 dial b c"}, []string{"a", "b c"}},
		{"or for the bridge", []string{"0 new a/a 4", "0 new b/b 4", "1 Newstate Uniqueid=b Linkedid=a ChannelState=6", "2 new c/a 0", "3 enter b x", "3 enter c x"}, []string{"a", "b c"}},
		{"or goes to the one that is left", []string{"0 new a/a 4", "0 new b/b 4", "1 Newstate Uniqueid=b Linkedid=a ChannelState=6", "2 new c/a 0", "3 hangup a 16", "4 hangup b 16"}, []string{"a", "b c"}},
		{"or dies unheard", []string{"0 new a/a 4", "0 new b/b 4", "1 Newstate Uniqueid=b Linkedid=a ChannelState=6", "2 new c/a 0", "3 hangup c 16"}, []string{"a", "b"}},
		{"a bridge moves nobody", []string{"0 new a/a 4", "0 new b/b 4", "1 enter a x", "1 enter b x", "1 BridgeEnter Uniqueid=b Linkedid=a BridgeUniqueid=x"}, []string{"a", "b"}},
		{"DialEnd moves nobody", []string{"0 new a/a 4", "0 new b/b 4", "1 DialEnd Uniqueid=a DestUniqueid=b DialStatus=ANSWER"}, []string{"a", "b"}},
		{"an announced channel", []string{"0 announce o", "0 new o-1/o-1 0", "0 new b/o-1 0"}, []string{"o-1 b"}},
		{"announced halves", []string{"0 announce o", "0 Newchannel Channel=Local/x;1 Uniqueid=o-1 Linkedid=o-1", "0 Newchannel Channel=Local/x;2 Uniqueid=o-2 Linkedid=o-1"}, []string{"o-1 o-2"}},
		{"a call that the variable binds", []string{"0 announce o", "0 new a/a 0", "0 VarSet Uniqueid=a Variable=ASTERGATE_CALL Value=o"}, []string{"a", ""}},
		{"an unknown end, bridge and dial make nothing", []string{"0 hangup a 16", "0 enter b x", "0 dial a b", "0 new c/c 4"}, []string{"c"}},
		{"the same Uniqueid again", []string{"0 new a/a 4", "1 hangup a 16", "2 new a/a 4"}, []string{"a", "a"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := script(t, c.lines...)
			var got []string
			for c := range f.tracker.All() {
				var ids []string
				for ch := range c.Channels() {
					ids = append(ids, ch.UniqueID())
				}
				got = append(got, strings.Join(ids, " "))
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// What a parking lot says may come before who takes a call out of it.
func TestEarlyRetrieval(t *testing.T) {
	f := script(t, "0 new a/a 4", "1 ParkedCall ParkeeUniqueid=a ParkingSpace=701", "2 UnParkedCall ParkeeUniqueid=a RetrieverUniqueid=b ParkingSpace=701",
		"2 new b/b 4", "3 enter a x", "3 enter b x", "4 UnParkedCall ParkeeUniqueid=a RetrieverUniqueid=never ParkingSpace=701", "9 hangup a 16", "9 hangup b 16")
	for _, c := range f.calls() {
		if len(c.GetLinks()) != 2 || c.GetLinks()[0].GetKind() != astergatev1.CallLinkKind_CALL_LINK_KIND_PARK {
			t.Errorf("%s has links %v", c.GetCall(), c.GetLinks())
		}
	}
	checkEnd(t, f)
}
