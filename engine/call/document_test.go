package call_test

import (
	"bytes"
	"cmp"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// document is the page of timelines, made of the transcripts by -update.
const document = "../../docs/calls.md"

// documented are the scenes of the page, with what happens in them.
var documented = []struct{ scene, title, text string }{
	{"incomingdialled", "A caller is connected", "A phone calls in, the dialplan dials another phone, which rings and answers. The caller hangs up."},
	{"calleehangsup", "The callee hangs up", "As above, and the other side ends it. The caller's own channel ends last."},
	{"abandoned", "A caller gives up", "The caller hangs up while the other phone rings. The call was never answered, so it has no answer in its milestones."},
	{"incomingbusy", "Busy", "The phone that is dialled is busy. That is the end of a dial; the call's cause is what the caller was told."},
	{"answered", "Originate", "CallService.Originate of a Local channel. Both halves are one leg. A client hangs it up, without a cause: 0."},
	{"phonetimeout", "Originate, and nobody answers", "Reason 3 is Asterisk's word for it; 16 gives no cause there, 22 gives 19."},
	{"badtechnology", "Originate that fails", "There never was a channel, so the call has failed and not ended."},
	{"oneoftwo", "Two phones ring, one answers", "Both are legs of the caller's call. The loser's end is not the call's."},
	{"forwarded", "Forwarded by a phone", "The phone answers with 302, and Asterisk dials another extension for it."},
	{"hold", "On hold", "The caller holds and resumes. The time on hold is told by the call."},
	{"blindami", "Blind transfer", "The caller's side transfers the callee to another extension and is gone. The call goes on with the leg that is left, and keeps its identity."},
	{"attendedami", "Attended transfer by the feature", "The callee consults another extension, whose leg is the call's too, and completes by hanging up."},
	{"bridge", "Two calls are bridged", "Two originated calls stay two calls: they are linked, and each has an end of its own."},
	{"pickup", "Pick-up", "An originated call picks up what rings in another one. The leg that rang ends with cause 26."},
	{"parkretrieved", "Parked and retrieved", "A caller is parked, and another call takes him out of the lot."},
	{"parktimeout", "Parked for too long", "Nobody comes, and the caller goes on in the dialplan."},
	{"rootoptimised", "A Local channel goes out of the way", "The originated leg itself is optimised away. The call goes on with what it had been between."},
	{"conference", "A conference", "Three calls in one bridge are three calls."},
}

// TestDocument compares the page with the transcripts.
func TestDocument(t *testing.T) {
	var b strings.Builder
	b.WriteString("# Timelines of calls\n\n" +
		"Each of these is what Asterisk 22 did in a test, as the tracker told it: the transcripts of `engine/call`, whose outcome the tests compare with a real server's. " +
		"This page is written by `go test ./engine/call -run 'TestTranscripts|TestDocument' -args -update`.\n\n" +
		"Times are in milliseconds from the first event; the tests wait for nothing, so people would take longer. " +
		"Channels are named here without their numbers where that is unambiguous.\n")
	all := transcripts(t)
	for _, d := range documented {
		fmt.Fprintf(&b, "\n## %s\n\n%s\n\n", d.title, d.text)
		f := replay(t, messages(t, bytes.NewReader(all["22/"+d.scene])))
		calls := f.calls()
		for _, c := range calls {
			shift(c.ProtoReflect(), f.origin)
		}
		writeTimeline(&b, calls)
	}
	if *update {
		if err := os.MkdirAll("../../docs", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(document, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(document)
	if err != nil {
		t.Fatal(err)
	}
	if b.String() != string(want) {
		t.Error("docs/calls.md is not what the transcripts tell; -update writes it")
	}
}

// line is an entry of the page.
type line struct {
	at   time.Time
	call int
	e    *astergatev1.CallChange
}

// writeTimeline writes what happened to calls, and how they ended.
func writeTimeline(b *strings.Builder, calls []*astergatev1.Call) {
	names := channelNames(calls)
	var lines []line
	for i, c := range calls {
		for _, e := range c.GetTimeline() {
			lines = append(lines, line{e.GetAt().AsTime(), i, e})
		}
	}
	slices.SortStableFunc(lines, func(a, b line) int { return cmp.Compare(a.at.UnixNano(), b.at.UnixNano()) })
	ids := make(map[string]string)
	for i, c := range calls {
		ids[c.GetCall()] = string(rune('A' + i))
		fmt.Fprintf(b, "Call %s: %s, from %s to `%s`.\n", ids[c.GetCall()], short(c.GetDirection()), or(c.GetCaller().GetNumber(), "unknown"), plain(c.GetDialed()))
	}
	b.WriteString("\n| ms | call | change | channel | |\n|---:|---|---|---|---|\n")
	for _, l := range lines {
		text := l.e.GetText()
		switch {
		case ids[text] != "":
			text = "call " + ids[text]
		case l.e.GetKind() == astergatev1.CallChangeKind_CALL_CHANGE_KIND_CHANNEL:
			text = ""
		case l.e.GetKind() == astergatev1.CallChangeKind_CALL_CHANGE_KIND_BRIDGED:
			text = fmt.Sprintf("%d in the bridge", l.e.GetNumber())
		case l.e.Number != nil:
			text = fmt.Sprintf("%d %s", l.e.GetNumber(), text)
		}
		fmt.Fprintf(b, "| %.1f | %s | %s | %s | %s |\n", float64(l.at.UnixNano())/1e6, string(rune('A'+l.call)), short(l.e.GetKind()), names[l.e.GetUniqueId()], plain(text))
	}
	b.WriteString("\n")
	for i, c := range calls {
		fmt.Fprintf(b, "Call %s: %s", string(rune('A'+i)), short(c.GetState()))
		if c.Cause != nil {
			fmt.Fprintf(b, ", cause %d %s", c.GetCause(), c.GetCauseText())
		}
		if c.FailureReason != nil {
			fmt.Fprintf(b, ", reason %d", c.GetFailureReason())
		}
		if c.GetEndedBy() != astergatev1.CallEnder_CALL_ENDER_UNSPECIFIED {
			fmt.Fprintf(b, ", ended by %s", short(c.GetEndedBy()))
		}
		b.WriteString(".\n")
	}
}

// channelNames returns names without numbers, by Uniqueid, or with one where
// several channels of the scene have the same.
func channelNames(calls []*astergatev1.Call) map[string]string {
	count, out := make(map[string]int), make(map[string]string)
	for _, c := range calls {
		for _, l := range c.GetLegs() {
			for _, ch := range l.GetChannels() {
				name := plain(ch.GetName())
				count[name]++
				if count[name] > 1 {
					name = fmt.Sprintf("%s (%d)", name, count[name])
				}
				out[ch.GetUniqueId()] = "`" + name + "`"
			}
		}
	}
	return out
}

func or(a, b string) string {
	if a == "" {
		return b
	}
	return a
}
