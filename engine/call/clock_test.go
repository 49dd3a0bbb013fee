package call_test

import (
	"fmt"
	"testing"
	"time"
	"unsafe"

	"github.com/astergate/astergate/engine/ami/wire"
	"github.com/astergate/astergate/engine/call"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// set is a time as time.Now would return it after the clock has been set by d: the
// wall clock's reading is another, the monotonic one is not.
func set(t testing.TB, at time.Time, d time.Duration) time.Time {
	t.Helper()
	out := at
	// The first word of a time with a monotonic reading has the seconds of the wall
	// clock above 30 bits of nanoseconds.
	*(*uint64)(unsafe.Pointer(&out)) += uint64(d/time.Second) << 30
	if out.Sub(at) != 0 || out.UnixNano()-at.UnixNano() != int64(d) {
		t.Fatalf("this Go has other times: %v and %v", at, out)
	}
	return out
}

func wireMessage(t testing.TB, lines string) wire.Message {
	t.Helper()
	m, ok := wire.NewMessage([]byte(lines + "\r\n"))
	if !ok {
		t.Fatalf("no message: %q", lines)
	}
	return m
}

// The clock is set by an hour in the middle of calls: none is forgotten early or
// kept for ever, no Originate is given up early or never, durations are what they
// are, and lists stay in order. The times that are told fit each other; those of
// calls that are born afterwards are those of the clock.
func TestClockIsSet(t *testing.T) {
	for _, step := range []time.Duration{time.Hour, -time.Hour} {
		t.Run(step.String(), func(t *testing.T) {
			const second = time.Second
			began := time.Now()
			// at is so long after the beginning; the clock is set after 10 s.
			at := func(d time.Duration) time.Time {
				now := began.Add(d)
				if d >= 10*second {
					now = set(t, now, step)
				}
				return now
			}
			ends := make(map[string]call.Change)
			ids := 0
			newID := func() string { ids++; return fmt.Sprint("c-", ids) }
			tracker := call.New(call.Config{NewID: newID, Retain: 60 * second, Changed: func(c *call.Call, change call.Change) {
				if change.Terminal() {
					ends[c.ID()] = change
				}
			}})
			channel := func(id string, d time.Duration) {
				tracker.Event(wireMessage(t, "Event: Newchannel\r\nChannel: X/"+id+"\r\nUniqueid: "+id+"\r\nLinkedid: "+id+"\r\nChannelState: 4\r\n"), at(d))
				tracker.Event(wireMessage(t, "Event: Newstate\r\nChannel: X/"+id+"\r\nUniqueid: "+id+"\r\nLinkedid: "+id+"\r\nChannelState: 6\r\n"), at(d+second))
			}
			hangup := func(id string, d time.Duration) {
				tracker.Event(wireMessage(t, "Event: Hangup\r\nChannel: X/"+id+"\r\nUniqueid: "+id+"\r\nLinkedid: "+id+"\r\nCause: 16\r\n"), at(d))
			}
			channel("1.1", 0)
			one := tracker.ByChannel("1.1")
			tracker.Announce(call.Announcement{Call: "pending", ActionID: "a", ChannelID: "9.9", At: at(5 * second), Deadline: began.Add(30 * second)})
			next := tracker.Tick(at(6 * second))
			if wait := next.Sub(at(6 * second)); wait != 24*second {
				t.Errorf("the deadline is %v away", wait)
			}

			// The clock is set.
			next = tracker.Tick(at(11 * second))
			if wait := next.Sub(at(11 * second)); wait != 19*second {
				t.Errorf("the deadline is %v away", wait)
			}
			if len(ends) > 0 {
				t.Errorf("ended early: %v", ends)
			}
			channel("2.2", 12*second)
			two := tracker.ByChannel("2.2")
			if one.Created() >= two.Created() {
				t.Error("the younger call comes first")
			}
			if got, want := two.CreatedAt().UnixNano(), at(12*second).UnixNano(); got != want {
				t.Errorf("born at %v, the clock said %v", time.Unix(0, got), time.Unix(0, want))
			}
			if p := one.Proto(at(15*second), false); p.GetTotal().AsDuration() != 15*second {
				t.Errorf("there for %v", p.GetTotal().AsDuration())
			}
			hangup("1.1", 20*second)
			p := one.Proto(at(25*second), true)
			if total := p.GetTotal().AsDuration(); total != 20*second || p.GetEndedAt().AsTime().Sub(p.GetCreatedAt().AsTime()) != total {
				t.Errorf("there for %v, from %v to %v", total, p.GetCreatedAt().AsTime(), p.GetEndedAt().AsTime())
			}
			if got := tracker.Get(one.ID()); got == nil || got.State() != astergatev1.CallState_CALL_STATE_ENDED {
				t.Error("it is forgotten at once")
			}
			tracker.Tick(at(31 * second))
			if end, failed := ends["pending"]; !failed || end.Kind != astergatev1.CallChangeKind_CALL_CHANGE_KIND_FAILED {
				t.Errorf("the Originate is not given up at its deadline: %v", fmt.Sprint(ends))
			}
			next = tracker.Tick(at(79 * second))
			if wait := next.Sub(at(79 * second)); tracker.Get(one.ID()) == nil || wait != second {
				t.Errorf("kept: %v; to be forgotten in %v", tracker.Get(one.ID()) != nil, wait)
			}
			tracker.Tick(at(81 * second))
			if tracker.Get(one.ID()) != nil {
				t.Error("it is kept for ever")
			}
		})
	}
}
