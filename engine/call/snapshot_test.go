package call_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/astergate/astergate/engine/ami/wire"
	"github.com/astergate/astergate/engine/call"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// TestSnapshot loses the link somewhere, and what happens then, and goes on from
// a snapshot: with the same tracker, and with one that knows nothing. In the end
// no call is left, and the channels that lived form the calls that they did.
func TestSnapshot(t *testing.T) {
	random := seeded(t)
	for name, raw := range recorded(t) {
		if strings.HasSuffix(name, "/concurrent") || strings.HasSuffix(name, "/sipcodes") || strings.HasSuffix(name, "/resync") {
			continue
		}
		t.Run(name, func(t *testing.T) {
			all := messages(t, bytes.NewReader(raw))
			for range 10 {
				from := random.IntN(len(all))
				to := from + random.IntN(min(len(all)-from, 60))
				reference := newFeed()
				feedAll(reference, all[:to])
				status, ambiguous := snapshotOf(reference)

				same := newFeed()
				feedAll(same, all[:from])
				same.tracker.Lost(same.at)
				// What was sent meanwhile was sent.
				for _, msg := range all[from:to] {
					if msg.Kind() != wire.KindEvent {
						same.take(msg)
					}
				}
				same.at = reference.at
				same.tracker.Resync(status, same.at)
				checkSnapshot(t, fmt.Sprintf("lost %d to %d", from, to), same, reference, ambiguous)
				feedAll(same, all[to:])
				same.tracker.Tick(same.at.Add(time.Hour))
				checkEnd(t, same)

				fresh := newFeed()
				fresh.at = reference.at
				fresh.tracker.Resync(status, fresh.at)
				checkSnapshot(t, fmt.Sprintf("new at %d", to), fresh, reference, ambiguous)
				feedAll(fresh, all[to:])
				fresh.tracker.Tick(fresh.at.Add(time.Hour))
				checkEnd(t, fresh)
				if t.Failed() {
					return
				}
			}
		})
	}
}

func feedAll(f *feed, all []wire.Message) {
	for _, msg := range all {
		f.take(msg)
	}
}

// checkSnapshot compares the live calls with those of a tracker that missed
// nothing.
func checkSnapshot(t *testing.T, when string, f, reference *feed, ambiguous bool) {
	t.Helper()
	if ambiguous {
		return
	}
	got, want := liveGroups(f.tracker), liveGroups(reference.tracker)
	if !slices.Equal(got, want) {
		t.Errorf("%s: live are\n%s\nwant\n%s", when, strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// liveGroups returns the live channels of the live calls, with their states.
func liveGroups(tracker *call.Tracker) []string {
	var out []string
	for c := range tracker.Live() {
		var ids []string
		for ch := range c.Channels() {
			if !ch.HungUp() {
				ids = append(ids, fmt.Sprintf("%s:%d:%v", ch.UniqueID(), ch.State(), ch.Bridge() != ""))
			}
		}
		if len(ids) == 0 {
			continue // pending
		}
		slices.Sort(ids)
		out = append(out, strings.Join(ids, " "))
	}
	slices.Sort(out)
	return out
}

// snapshotOf returns what Status would tell of the channels that live. It is
// ambiguous if two calls have channels of one Linkedid or one call channels of two, as
// after a basic bridge, or if a channel waits for its call: a snapshot does not say who made whom.
func snapshotOf(f *feed) (status []wire.Message, ambiguous bool) {
	owners := make(map[string]string)
	for c := range f.tracker.Live() {
		first := ""
		for _, l := range c.Proto(f.at, false).GetLegs() {
			for _, ch := range l.GetChannels() {
				if ch.GetHungUp() {
					continue
				}
				if owner := owners[ch.GetLinkedId()]; owner != "" && owner != c.ID() {
					ambiguous = true
				}
				owners[ch.GetLinkedId()] = c.ID()
				if first == "" {
					first = ch.GetLinkedId()
				}
				ambiguous = ambiguous || ch.GetLinkedId() != first
				var b strings.Builder
				fmt.Fprintf(&b, "Event: Status\r\nChannel: %s\r\nChannelState: %d\r\nUniqueid: %s\r\nLinkedid: %s\r\nBridgeID: %s\r\nSeconds: 1\r\n",
					ch.GetName(), ch.GetState(), ch.GetUniqueId(), ch.GetLinkedId(), ch.GetBridgeUniqueId())
				if c.Direction() == astergatev1.CallDirection_CALL_DIRECTION_ORIGINATED && l.GetRoot() {
					fmt.Fprintf(&b, "Variable: %s=%s\r\n", trackingVariable, c.ID())
				} else {
					fmt.Fprintf(&b, "Variable: %s=(null)\r\n", trackingVariable)
				}
				b.WriteString("\r\n")
				msg, _ := wire.NewMessage([]byte(b.String()))
				status = append(status, msg)
			}
		}
	}
	return status, ambiguous || f.tracker.Held()["orphans"] > 0
}
