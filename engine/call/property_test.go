package call_test

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/astergate/astergate/engine/ami/wire"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// seeded returns a source of chance, and logs its seed for a test that fails.
func seeded(t *testing.T) *rand.Rand {
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	return rand.New(rand.NewPCG(seed, seed))
}

// checkEnd checks what is true when all channels are gone.
func checkEnd(t *testing.T, f *feed) {
	t.Helper()
	for _, problem := range f.problems {
		t.Error(problem)
	}
	if live, _ := f.tracker.Len(); live > 0 {
		t.Errorf("%d calls live:\n%s", live, f.describe())
	}
	if held := f.tracker.Held(); len(held) > 0 {
		t.Errorf("the tracker still holds %v", held)
	}
	for id, changes := range f.changes {
		count := make(map[astergatev1.CallChangeKind]int)
		for _, change := range changes {
			count[change.Kind]++
		}
		for _, kind := range []astergatev1.CallChangeKind{
			astergatev1.CallChangeKind_CALL_CHANGE_KIND_CREATED, astergatev1.CallChangeKind_CALL_CHANGE_KIND_QUEUED,
			astergatev1.CallChangeKind_CALL_CHANGE_KIND_ANSWERED,
		} {
			if count[kind] > 1 {
				t.Errorf("%s: %d times %v", id, count[kind], kind)
			}
		}
		if !changes[len(changes)-1].Terminal() {
			t.Errorf("%s: its last change is %v", id, changes[len(changes)-1])
		}
	}
}

// groups returns which channels form calls, one line a call.
func groups(calls []*astergatev1.Call) []string {
	var out []string
	for _, c := range calls {
		var ids []string
		for _, l := range c.GetLegs() {
			for _, ch := range l.GetChannels() {
				ids = append(ids, ch.GetUniqueId())
			}
		}
		slices.Sort(ids)
		out = append(out, strings.Join(ids, " "))
	}
	slices.Sort(out)
	return out
}

// TestShuffled replays the scenes with their events in orders that Asterisk's
// threads could have made of them. The same channels form the same calls.
func TestShuffled(t *testing.T) {
	random := seeded(t)
	for name, raw := range recorded(t) {
		t.Run(name, func(t *testing.T) {
			all := messages(t, bytes.NewReader(raw))
			want := groups(replay(t, all).calls())
			for range 5 {
				f := replay(t, shuffled(all, random))
				checkEnd(t, f)
				if got := groups(f.calls()); !slices.Equal(got, want) {
					t.Fatalf("got calls of\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
				}
			}
		})
	}
}

// shuffled swaps neighbours by chance, where Asterisk says nothing of their
// order.
func shuffled(all []wire.Message, random *rand.Rand) []wire.Message {
	all = slices.Clone(all)
	for range 4 {
		for i := 1; i < len(all); i++ {
			if random.IntN(2) == 0 && swappable(all[i-1], all[i]) {
				all[i-1], all[i] = all[i], all[i-1]
			}
		}
	}
	return all
}

// swappable reports whether b could have come before a. Of one channel the order
// of its states and bridges is kept, and what is told of two channels comes
// after both were born. A channel is born while the one that makes it lives.
func swappable(a, b wire.Message) bool {
	if a.Kind() != wire.KindEvent || b.Kind() != wire.KindEvent {
		return false
	}
	if strings.HasPrefix(string(a.Type()), "Status") || strings.HasPrefix(string(b.Type()), "Status") {
		return false // a snapshot is of one moment
	}
	life := func(m wire.Message) bool { return string(m.Type()) == "Newchannel" || string(m.Type()) == "Hangup" }
	switch {
	case life(a) && life(b):
		return false
	case strings.HasPrefix(string(a.Type()), "Bridge") && strings.HasPrefix(string(b.Type()), "Bridge"):
		return false // a bridge's own order
	case !shares(a, b):
		return true
	case string(a.Type()) == "Newchannel" || string(a.Type()) == "LocalBridge":
		return false
	case ordered(a) && ordered(b):
		return false
	case string(b.Type()) == "Hangup":
		return string(a.Type()) == "DialEnd" || string(a.Type()) == "ParkedCallGiveUp" || string(a.Type()) == "OriginateResponse"
	}
	return string(a.Type()) != string(b.Type())
}

// ordered reports whether Asterisk keeps the order of a channel's events of this
// kind. The states of a channel are among them, and what tells of transfers,
// which the far side's requests do not overtake.
func ordered(m wire.Message) bool {
	switch string(m.Type()) {
	case "Newchannel", "Newstate", "HangupRequest", "SoftHangupRequest", "BridgeEnter", "BridgeLeave", "Hangup",
		"Hold", "Unhold", "LocalOptimizationBegin", "LocalOptimizationEnd", "VarSet":
		return true
	}
	return false
}

// shares reports whether two events tell of one channel.
func shares(a, b wire.Message) bool {
	for i := range a.Len() {
		name, value := a.Header(i)
		if !strings.HasSuffix(strings.ToLower(string(name)), "uniqueid") || len(value) == 0 {
			continue
		}
		for j := range b.Len() {
			other, same := b.Header(j)
			if strings.HasSuffix(strings.ToLower(string(other)), "uniqueid") && bytes.Equal(value, same) {
				return true
			}
		}
	}
	return false
}

// TestInterleaved replays several scenes at once. Each call is as it was alone.
func TestInterleaved(t *testing.T) {
	random := seeded(t)
	all := recorded(t)
	names := slices.Sorted(maps.Keys(all))
	for round := range 30 {
		var streams [][]wire.Message
		var want []string
		for k := range 6 {
			name := names[random.IntN(len(names))]
			if strings.HasSuffix(name, "/concurrent") || strings.HasSuffix(name, "/resync") {
				continue // its snapshot tells of its own channels alone
			}
			stream := messages(t, bytes.NewReader(distinct(t, all[name], fmt.Sprintf("%d%d", round, k), 3*random.Float64())))
			streams = append(streams, stream)
			for _, c := range replay(t, stream).calls() {
				want = append(want, describeCall(c))
			}
		}
		mixed := merged(streams)
		f := replay(t, mixed)
		checkEnd(t, f)
		var got []string
		for _, c := range f.calls() {
			got = append(got, describeCall(c))
		}
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Fatalf("got\n%s\nwant\n%s", strings.Join(got, ""), strings.Join(want, ""))
		}
	}
}

// merged returns the messages of all streams by their times. What has none comes
// with the one after it.
func merged(streams [][]wire.Message) []wire.Message {
	type stamped struct {
		at  string
		msg wire.Message
	}
	var all []stamped
	for _, stream := range streams {
		at, first := "9", len(all)
		for _, msg := range slices.Backward(stream) {
			if stamp := get(msg, "Timestamp"); stamp != "" {
				at = min(at, stamp)
			}
			all = append(all, stamped{at, msg})
		}
		slices.Reverse(all[first:])
	}
	slices.SortStableFunc(all, func(a, b stamped) int { return strings.Compare(a.at, b.at) })
	out := make([]wire.Message, len(all))
	for i := range all {
		out[i] = all[i].msg
	}
	return out
}

// distinct returns a transcript with ids and channels of its own, and with times
// that begin where all do, plus start in seconds.
func distinct(t *testing.T, raw []byte, mark string, start float64) []byte {
	t.Helper()
	var out bytes.Buffer
	var origin float64
	for _, msg := range messages(t, bytes.NewReader(raw)) {
		for i := range msg.Len() {
			name, value := string(msg.Name(i)), string(msg.Value(i))
			lower := strings.ToLower(name)
			switch {
			case value == "" || value == "<unknown>":
			case name == "Timestamp":
				at, err := strconv.ParseFloat(value, 64)
				if err != nil {
					t.Fatal(err)
				}
				if origin == 0 {
					origin = at
				}
				value = strconv.FormatFloat(1e9+start+at-origin, 'f', 6, 64)
			case strings.HasSuffix(lower, "uniqueid"), strings.HasSuffix(lower, "linkedid"), strings.HasSuffix(lower, "channelid"), lower == "actionid":
				value = mark + "x" + value
			case lower == "channel" && msg.Kind() == wire.KindAction && string(msg.Type()) == "Hangup":
				value = mark + "x" + value
			case name == "Variable" && strings.HasPrefix(value, trackingVariable+"="):
				value = trackingVariable + "=" + mark + "x" + strings.TrimPrefix(value, trackingVariable+"=")
			case name == "Value" && strings.Trim(get(msg, "Variable"), "_") == trackingVariable:
				value = mark + "x" + value
			case strings.HasSuffix(name, "Channel"):
				value = serials.ReplaceAllString(value, "-"+fmt.Sprintf("%08s", mark)+"$1")
			}
			fmt.Fprintf(&out, "%s: %s\r\n", name, value)
		}
		out.WriteString("\r\n")
	}
	return out.Bytes()
}
