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

// kinds returns the kinds of a call's changes.
func kinds(f *feed, id string) string {
	var out []string
	for _, change := range f.changes[id] {
		out = append(out, short(change.Kind))
	}
	return strings.Join(out, " ")
}

// TestOriginate is about what becomes of an announced call.
func TestOriginate(t *testing.T) {
	answered := func(kind call.OutcomeKind, text string) func(*feed) {
		return func(f *feed) { f.tracker.Answered("o", call.Outcome{Kind: kind, Text: text}, f.at) }
	}
	events := func(lines ...string) func(*feed) {
		return func(f *feed) {
			for _, line := range lines {
				f.tracker.Event(say(t, line), f.at)
			}
		}
	}
	after := func(d time.Duration) func(*feed) {
		return func(f *feed) {
			f.at = f.at.Add(d)
			f.tracker.Tick(f.at)
		}
	}
	const channel = "Newchannel Channel=PJSIP/x Uniqueid=o-1 Linkedid=o-1 ChannelState=0"
	for _, c := range []struct {
		name    string
		steps   []func(*feed)
		want    string
		failure string
		reason  int32
	}{
		{"refused", []func(*feed){answered(call.Refused, "No such channel")}, "CREATED FAILED", "No such channel", -1},
		{"not sent", []func(*feed){answered(call.NotSent, "the link was lost")}, "CREATED FAILED", "the link was lost", -1},
		{"taken, and nothing comes", []func(*feed){answered(call.Taken, ""), after(39 * time.Second), after(2 * time.Second)}, "CREATED QUEUED FAILED", "nothing was heard of it in time", -1},
		{"unknown, and nothing comes", []func(*feed){answered(call.Unknown, ""), after(41 * time.Second)}, "CREATED FAILED", "nothing was heard of it in time", -1},
		{"unknown, and a channel comes", []func(*feed){answered(call.Unknown, ""), events(channel, "Hangup Uniqueid=o-1 Cause=16"), after(time.Second)}, "CREATED QUEUED CHANNEL CHANNEL_ENDED ENDED", "", -1},
		{"a channel before the answer", []func(*feed){events(channel), answered(call.Taken, ""), events("Hangup Uniqueid=o-1 Cause=16"), after(time.Second)}, "CREATED QUEUED CHANNEL CHANNEL_ENDED ENDED", "", -1},
		{"failed without a channel", []func(*feed){answered(call.Taken, ""), events("OriginateResponse ActionID=o Response=Failure Reason=0"), after(time.Second)}, "CREATED QUEUED FAILED", "Failure", 0},
		{"failed, within the grace", []func(*feed){answered(call.Taken, ""), events("OriginateResponse ActionID=o Response=Failure Reason=5"), after(500 * time.Millisecond), events(channel, "Hangup Uniqueid=o-1 Cause=17"), after(time.Second)},
			"CREATED QUEUED CHANNEL CHANNEL_ENDED ENDED", "", 5},
		{"failed after its end", []func(*feed){events(channel, "Hangup Uniqueid=o-1 Cause=17", "OriginateResponse ActionID=o Response=Failure Reason=5")}, "CREATED QUEUED CHANNEL CHANNEL_ENDED ENDED", "", 5},
		{"failed at its end, and no outcome comes", []func(*feed){events(channel, "Hangup Uniqueid=o-1 Cause=17"), after(900 * time.Millisecond), after(100 * time.Millisecond)}, "CREATED QUEUED CHANNEL CHANNEL_ENDED ENDED", "", -1},
		{"its end, and then another channel", []func(*feed){events(channel, "Hangup Uniqueid=o-1 Cause=17", "Newchannel Channel=PJSIP/y Uniqueid=o-2 Linkedid=o-1 ChannelState=0"), after(2 * time.Second), events("Hangup Uniqueid=o-2 Cause=17", "OriginateResponse ActionID=o Response=Failure Reason=5")}, "CREATED QUEUED CHANNEL CHANNEL_ENDED CHANNEL CHANNEL_ENDED ENDED", "", 5},
		{"its end, and the link is lost", []func(*feed){events(channel, "Hangup Uniqueid=o-1 Cause=17"), func(f *feed) { f.tracker.Lost(f.at) }, after(2 * time.Second), func(f *feed) { f.tracker.Resync(nil, f.at) }, after(0)}, "CREATED QUEUED CHANNEL CHANNEL_ENDED RESYNCHRONIZED ENDED", "", -1},
		{"its end, and success", []func(*feed){events(channel, "Hangup Uniqueid=o-1 Cause=17", "OriginateResponse ActionID=o Response=Success Reason=4")}, "CREATED QUEUED CHANNEL CHANNEL_ENDED ANSWERED ENDED", "", -1},
		{"success before all events", []func(*feed){events("OriginateResponse ActionID=o Response=Success Reason=4", channel, "Newstate Uniqueid=o-1 ChannelState=6", "Hangup Uniqueid=o-1 Cause=0")},
			"CREATED QUEUED ANSWERED CHANNEL STATE CHANNEL_ENDED ENDED", "", -1},
		{"success that is early media", []func(*feed){events(channel, "OriginateResponse ActionID=o Response=Success Reason=14", "Hangup Uniqueid=o-1 Cause=0")}, "CREATED QUEUED CHANNEL CHANNEL_ENDED ENDED", "", -1},
		{"synchronous, refused, with a channel", []func(*feed){answered(call.Refused, "Originate failed"), events(channel, "Hangup Uniqueid=o-1 Cause=17"), after(2 * time.Second)}, "CREATED QUEUED CHANNEL CHANNEL_ENDED ENDED", "", -1},
		{"the link is lost, and it is not there", []func(*feed){answered(call.Unknown, ""), func(f *feed) { f.tracker.Lost(f.at) }, after(time.Minute), func(f *feed) { f.tracker.Resync(nil, f.at) }, after(time.Second)},
			"CREATED FAILED", "the link was lost, and no channel is there", -1},
		{"the link is lost, and it is there", []func(*feed){answered(call.Unknown, ""), func(f *feed) { f.tracker.Lost(f.at) }, func(f *feed) {
			f.tracker.Resync([]wire.Message{say(t, "Status Channel=PJSIP/x Uniqueid=o-1 Linkedid=o-1 ChannelState=6 Seconds=3")}, f.at)
		}, events("Hangup Uniqueid=o-1 Cause=16")}, "CREATED QUEUED CHANNEL ANSWERED RESYNCHRONIZED CHANNEL_ENDED ENDED", "", -1},
		{"announced after the loss", []func(*feed){func(f *feed) { f.tracker.Answered("o", call.Outcome{Kind: call.NotSent, Text: "x"}, f.at) }, after(time.Second)}, "CREATED FAILED", "x", -1},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := script(t, "0 announce o key")
			for _, step := range c.steps {
				step(f)
			}
			if got := kinds(f, "o"); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
			o := f.tracker.ByKey("key")
			if o == nil || o != f.tracker.Get("o") {
				t.Fatal("it is not found by its key")
			}
			p := o.Proto(f.at, true)
			reason := int32(-1)
			if p.FailureReason != nil {
				reason = int32(p.GetFailureReason())
			}
			if p.GetFailure() != c.failure || reason != c.reason || p.GetIdempotencyKey() != "key" {
				t.Errorf("got %v", p)
			}
			checkEnd(t, f)
		})
	}
}

// TestEarlierLife finds the calls again that another life of the process made.
func TestEarlierLife(t *testing.T) {
	f := newFeed()
	f.at = time.Unix(1e9, 0)
	f.tracker.Resync([]wire.Message{
		say(t, "Status Channel=PJSIP/b Uniqueid=9.2 Linkedid=theirs-1 ChannelState=6 Seconds=50 BridgeID=x Variable=ASTERGATE_CALL=theirs"),
		say(t, "Status Channel=PJSIP/a Uniqueid=theirs-1 Linkedid=theirs-1 ChannelState=6 Seconds=60 BridgeID=x Variable=ASTERGATE_CALL=theirs"),
		say(t, "Status Channel=PJSIP/c Uniqueid=9.3 Linkedid=9.3 ChannelState=4 Seconds=5 Variable=ASTERGATE_CALL=(null)"),
	}, f.at)
	theirs := f.tracker.Get("theirs")
	if theirs == nil {
		t.Fatal("it is not there")
	}
	p := theirs.Proto(f.at, true)
	if p.GetDirection() != astergatev1.CallDirection_CALL_DIRECTION_ORIGINATED || p.GetState() != astergatev1.CallState_CALL_STATE_BRIDGED ||
		!p.GetResynchronized() || len(p.GetLegs()) != 2 || p.GetTotal().AsDuration() != time.Minute {
		t.Errorf("got %v", p)
	}
	other := f.tracker.ByChannel("9.3").Proto(f.at, false)
	if other.GetDirection() != astergatev1.CallDirection_CALL_DIRECTION_INCOMING {
		t.Errorf("got %v", other)
	}
	// An Originate of that life whose channel comes only now.
	f.tracker.Event(say(t, "Newchannel Channel=PJSIP/d Uniqueid=9.4 Linkedid=9.4 ChannelState=0"), f.at)
	f.tracker.Event(say(t, "VarSet Uniqueid=9.4 Variable=ASTERGATE_CALL Value=late"), f.at)
	if late := f.tracker.Get("late"); late == nil || late.Direction() != astergatev1.CallDirection_CALL_DIRECTION_ORIGINATED {
		t.Errorf("late is %v", late)
	}
	f.tracker.Resync(nil, f.at)
	checkEnd(t, f)
	if p := theirs.Proto(f.at, true); p.Cause != nil || p.GetEndedBy() != astergatev1.CallEnder_CALL_ENDER_UNSPECIFIED {
		t.Errorf("got %v", p)
	}
}

// TestForgetting is about calls that are over, by time and by number.
func TestForgetting(t *testing.T) {
	var forgotten []string
	tracker := call.New(call.Config{
		NewID: newIDs(), Retain: 10 * time.Second, RetainMax: 3,
		Forgotten: func(c *call.Call) { forgotten = append(forgotten, c.Key()) },
	})
	at := time.Unix(1e9, 0)
	fail := func(key string) {
		c := tracker.Announce(call.Announcement{Key: key, ChannelID: key + "-1", At: at})
		tracker.Answered(c.ID(), call.Outcome{Kind: call.NotSent}, at)
	}
	for i := range 5 {
		fail(fmt.Sprint(i))
		at = at.Add(time.Second)
	}
	if live, finished := tracker.Len(); live != 0 || finished != 3 || !slices.Equal(forgotten, []string{"0", "1"}) {
		t.Errorf("%d live, %d finished, forgotten are %v", live, finished, forgotten)
	}
	next := tracker.Tick(at)
	if want := time.Unix(1e9+12, 0); !next.Equal(want) {
		t.Errorf("next is %v, want %v", next, want)
	}
	if next := tracker.Tick(next); !next.Equal(time.Unix(1e9+13, 0)) || tracker.ByKey("2") != nil || tracker.ByKey("3") == nil {
		t.Errorf("next is %v, forgotten are %v", next, forgotten)
	}
	if next := tracker.Tick(at.Add(time.Hour)); !next.IsZero() {
		t.Errorf("next is %v", next)
	}
	for range tracker.All() {
		t.Error("there is still a call")
	}
}

// TestBounds is about a call that never ends, and a conference of many.
func TestBounds(t *testing.T) {
	lines := []string{"0 new a/a 4", "0 state a 6"}
	for i := range 300 {
		lines = append(lines, fmt.Sprintf("%d new b%d/a 0", i, i), fmt.Sprintf("%d dial a b%d", i, i), fmt.Sprintf("%d hangup b%d 17", i, i))
	}
	f := script(t, lines...)
	p := f.calls()[0]
	if len(p.GetLegs()) != 64 || !p.GetLegs()[0].GetRoot() || len(p.GetTimeline()) != 100 || p.GetTimelineDropped() != 4+3*300-100 {
		t.Errorf("%d legs, %d entries, %d dropped", len(p.GetLegs()), len(p.GetTimeline()), p.GetTimelineDropped())
	}
	if first, last := p.GetTimeline()[0], p.GetTimeline()[99]; first.GetKind() != astergatev1.CallChangeKind_CALL_CHANGE_KIND_CREATED || last.GetUniqueId() != "b299" {
		t.Errorf("first %v, last %v", first, last)
	}
	lines = nil
	for i := range 200 {
		lines = append(lines, fmt.Sprintf("%d new c%d/c%d 4", i, i, i), fmt.Sprintf("%d enter c%d x", i, i))
	}
	f = script(t, lines...)
	for _, c := range f.calls() {
		if len(c.GetLinks()) > 64 || len(c.GetLinks()) == 0 {
			t.Errorf("%s has %d links", c.GetCall(), len(c.GetLinks()))
		}
	}
}

// TestTexts is about what is not plain text on the wire.
func TestTexts(t *testing.T) {
	f := newFeed()
	f.at = time.Unix(1e9, 0)
	msg, _ := wire.NewMessage([]byte("Event: Newchannel\r\nChannel: PJSIP/a\r\nChannelState: 4\r\nCallerIDNum: <unknown>\r\n" +
		"CallerIDName: J\xfcrgen \\\"J\\\" O\\'Neil\r\nUniqueid: 1.1\r\nLinkedid: 1.1\r\n\r\n"))
	f.tracker.Event(msg, f.at)
	f.tracker.Event(say(t, "VarSet Uniqueid=1.1 Variable=AMDSTATUS Value=a\\\"b"), f.at)
	p := f.calls()[0]
	if got := p.GetCaller(); got.GetName() != "J\uFFFDrgen \"J\" O'Neil" || got.GetNumber() != "" {
		t.Errorf("caller is %v", got)
	}
	if v := p.GetVariables(); len(v) != 1 || v[0].GetValue() != `a"b` {
		t.Errorf("variables are %v", v)
	}
}
