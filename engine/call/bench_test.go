package call_test

import (
	"bytes"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/astergate/astergate/engine/ami/wire"
	"github.com/astergate/astergate/engine/call"
)

// mix returns what a server says when many things happen: the events of all
// scenes on Asterisk 22.
func mix(b testing.TB) (all []wire.Message, size int, announced []call.Announcement) {
	b.Helper()
	for name, raw := range transcripts(b) {
		if !strings.HasPrefix(name, "22/") {
			continue
		}
		for _, msg := range messages(b, bytes.NewReader(raw)) {
			if msg.Kind() == wire.KindEvent {
				all = append(all, msg)
				size += len(msg.Raw())
			}
			if channel := get(msg, "ChannelId"); msg.Kind() == wire.KindAction && channel != "" {
				announced = append(announced, call.Announcement{
					Call: strings.TrimSuffix(channel, "-1"), ChannelID: channel, OtherChannelID: get(msg, "OtherChannelId"),
					ActionID: get(msg, "ActionID"), Dialed: get(msg, "Channel"),
				})
			}
		}
	}
	return all, size, announced
}

// BenchmarkCut is what cutting an event of the mix costs: what BenchmarkTracker
// is held against.
func BenchmarkCut(b *testing.B) {
	all, size, _ := mix(b)
	spans := make([]wire.Span, 0, 128)
	b.SetBytes(int64(size / len(all)))
	for i := 0; b.Loop(); i++ {
		var n int
		if spans, n = wire.Cut(all[i%len(all)].Raw(), spans[:0]); n == 0 {
			b.Fatal("not a block")
		}
	}
}

// BenchmarkTracker is what an event of the mix costs the tracker, new calls and
// their changes included.
func BenchmarkTracker(b *testing.B) {
	all, size, announced := mix(b)
	b.SetBytes(int64(size / len(all)))
	b.ReportAllocs()
	at := time.Unix(1e9, 0)
	var tracker *call.Tracker
	for i := 0; b.Loop(); i++ {
		if i%len(all) == 0 {
			b.StopTimer()
			tracker = call.New(call.Config{
				Variable: trackingVariable, Keep: []string{"AMDSTATUS"}, Changed: func(*call.Call, call.Change) {},
				NewID: newIDs(),
			})
			for _, a := range announced {
				tracker.Announce(a)
			}
			b.StartTimer()
		}
		tracker.Event(all[i%len(all)], at)
	}
}

// TestMemory holds the memory of a call with two legs and a timeline of twenty
// entries to its bound.
func TestMemory(t *testing.T) {
	const calls, bound = 20000, 3 << 10
	tracker := call.New(call.Config{NewID: newIDs(), Changed: func(*call.Call, call.Change) {}})
	before := heap()
	at := time.Unix(1e9, 0)
	entries := 0
	for i := range calls {
		for _, text := range busyCall(i) {
			msg, ok := wire.NewMessage([]byte(text))
			if !ok {
				t.Fatal(text)
			}
			tracker.Event(msg, at)
		}
	}
	per := (heap() - before) / calls
	for c := range tracker.Live() {
		p := c.Proto(at, true)
		entries = len(p.GetTimeline())
		if len(p.GetLegs()) != 2 || entries != 20 {
			t.Fatalf("%d legs, %d entries", len(p.GetLegs()), entries)
		}
		break
	}
	t.Logf("%d bytes a call", per)
	if per > bound {
		t.Errorf("a call takes %d bytes, want at most %d", per, bound)
	}
	runtime.KeepAlive(tracker)
}

func newIDs() func() string {
	n := 0
	return func() string {
		n++
		return fmt.Sprintf("0198c0de-%012x", n)
	}
}

func heap() int {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int(m.HeapAlloc)
}

// busyCall is a call from outside that is dialled, answered, bridged and held a
// few times: twenty changes.
func busyCall(i int) []string {
	snapshot := func(prefix, name, id, state string) string {
		return fmt.Sprintf("%[1]sChannel: %[2]s\r\n%[1]sChannelState: %[4]s\r\n%[1]sChannelStateDesc: Up\r\n%[1]sCallerIDNum: +4930%07[5]d\r\n%[1]sCallerIDName: Caller Number %[5]d\r\n"+
			"%[1]sConnectedLineNum: +4989%07[5]d\r\n%[1]sConnectedLineName: Agent Number %[5]d\r\n%[1]sAccountCode: shop\r\n%[1]sContext: from-internal\r\n%[1]sExten: %[6]d\r\n"+
			"%[1]sPriority: 3\r\n%[1]sUniqueid: %[3]s\r\n%[1]sLinkedid: 1795340000.%[7]d\r\n", prefix, name, id, state, i, 100+i%500, 2*i)
	}
	a, b := fmt.Sprintf("1795340000.%d", 2*i), fmt.Sprintf("1795340000.%d", 2*i+1)
	an, bn := fmt.Sprintf("PJSIP/trunk-provider-%08x", 2*i), fmt.Sprintf("PJSIP/agent-%d-%08x", i%300, 2*i+1)
	event := func(name string, parts ...string) string {
		return "Event: " + name + "\r\nPrivilege: call,all\r\n" + strings.Join(parts, "") + "\r\n"
	}
	bridge := fmt.Sprintf("BridgeUniqueid: 5f7ddf0d-9121-4915-8769-%012x\r\nBridgeTechnology: simple_bridge\r\n", i)
	out := []string{
		event("Newchannel", snapshot("", an, a, "4")),                                                       // created, channel
		event("Newchannel", snapshot("", bn, b, "0")),                                                       // channel
		event("DialBegin", snapshot("", an, a, "4"), snapshot("Dest", bn, b, "0"), "DialString: agent\r\n"), // dial
		event("Newstate", snapshot("", bn, b, "5")),                                                         // state, ringing
		event("Newstate", snapshot("", bn, b, "6")),                                                         // state
		event("DialEnd", snapshot("", an, a, "4"), snapshot("Dest", bn, b, "6"), "DialStatus: ANSWER\r\n"),  // dial
		event("Newstate", snapshot("", an, a, "6")),                                                         // state, answered
		event("BridgeEnter", bridge, snapshot("", bn, b, "6")),
		event("BridgeEnter", bridge, snapshot("", an, a, "6")), // bridged
	}
	for range 4 {
		out = append(out, event("Hold", snapshot("", an, a, "6"), "MusicClass: default\r\n"), event("Unhold", snapshot("", an, a, "6")))
	}
	return append(out, event("Hold", snapshot("", bn, b, "6"), "MusicClass: default\r\n")) // 11 + 8 + 1
}
