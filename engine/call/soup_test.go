package call_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/astergate/astergate/engine/ami/wire"
	"github.com/astergate/astergate/engine/call"
)

// soup makes events without sense of few channels: any event of any channel at
// any time.
type soup struct {
	next func(n int) int
	b    strings.Builder
}

var soupEvents = []string{
	"Newchannel", "Newchannel", "Newchannel", "Newstate", "Newstate", "Hangup", "HangupRequest", "SoftHangupRequest", "DialBegin", "DialBegin",
	"DialState", "DialEnd", "BridgeEnter", "BridgeEnter", "BridgeLeave", "BridgeDestroy", "NewConnectedLine", "NewCallerid", "Rename",
	"Hold", "Unhold", "LocalBridge", "LocalOptimizationEnd", "OriginateResponse", "BlindTransfer", "AttendedTransfer", "Pickup",
	"ParkedCall", "UnParkedCall", "ParkedCallTimeOut", "ParkedCallGiveUp", "VarSet", "Dial", "Bridge", "Link", "Unlink", "Masquerade", "Transfer",
}

func (s *soup) one(of ...string) string { return of[s.next(len(of))] }

func (s *soup) id() string { return fmt.Sprintf("%d", s.next(12)) }

func (s *soup) name() string {
	n := s.next(12)
	if n < 6 {
		return fmt.Sprintf("Local/x@y-%d;%d", n/2, 1+n%2)
	}
	return fmt.Sprintf("PJSIP/x-%d", n)
}

func (s *soup) add(name, value string) { fmt.Fprintf(&s.b, "%s: %s\r\n", name, value) }

// event makes one event.
func (s *soup) event() wire.Message {
	s.b.Reset()
	s.add("Event", soupEvents[s.next(len(soupEvents))])
	s.add("Channel", s.name())
	s.add("ChannelState", s.one("0", "4", "5", "6"))
	s.add("Uniqueid", s.id())
	if s.next(4) > 0 {
		s.add("Linkedid", s.id())
	}
	for _, name := range []string{
		"DestUniqueid", "TransfererUniqueid", "TransfereeUniqueid", "TransferTargetUniqueid", "OrigTransfererUniqueid", "SecondTransfererUniqueid",
		"ParkeeUniqueid", "RetrieverUniqueid", "TargetUniqueid", "LocalOneUniqueid", "LocalTwoUniqueid", "SwapUniqueid",
	} {
		s.add(name, s.id())
	}
	s.add("BridgeUniqueid", s.one("a", "b", "c"))
	s.add("BridgeTechnology", s.one("simple_bridge", "simple_bridge", "holding_bridge"))
	s.add("Cause", s.one("0", "16", "17", "99999"))
	s.add("DialStatus", s.one("RINGING", "ANSWER", "BUSY"))
	s.add("SubEvent", s.one("Begin", "End"))
	s.add("Bridgestate", s.one("Link", "Unlink"))
	s.add("Uniqueid1", s.id())
	s.add("Uniqueid2", s.id())
	s.add("Newname", s.name())
	s.add("Original", s.name())
	s.add("Clone", s.name())
	s.add("Result", "Success")
	s.add("Response", s.one("Success", "Failure"))
	s.add("ActionID", s.one("o0", "o1", "o2", "none"))
	s.add("Reason", s.one("0", "4", "5"))
	s.add("Variable", s.one("AMDSTATUS", trackingVariable, "__"+trackingVariable, "other"))
	s.add("Value", s.one("o0", "o1", "o2", "earlier", "not an id"))
	s.b.WriteString("\r\n")
	msg, _ := wire.NewMessage([]byte(s.b.String()))
	return msg
}

// status makes an item of Status.
func (s *soup) status() wire.Message {
	s.b.Reset()
	s.add("Event", "Status")
	s.add("Channel", s.name())
	s.add("ChannelState", s.one("0", "4", "5", "6"))
	s.add("Uniqueid", s.id())
	s.add("Linkedid", s.id())
	s.add("BridgeID", s.one("", "a", "b"))
	s.add("Seconds", "3")
	s.add("Variable", trackingVariable+"="+s.one("(null)", "o0", "earlier", "o2"))
	s.b.WriteString("\r\n")
	msg, _ := wire.NewMessage([]byte(s.b.String()))
	return msg
}

// play feeds a tracker with anything, and then hangs up all channels.
func (s *soup) play(t *testing.T, steps int) {
	t.Helper()
	f := newFeed()
	f.at = time.Unix(1e9, 0)
	originates := 0
	for step := range steps {
		f.at = f.at.Add(time.Duration(s.next(400)) * time.Millisecond)
		switch s.next(40) {
		case 0:
			if originates < 3 {
				id := fmt.Sprintf("o%d", originates)
				originates++
				f.tracker.Announce(call.Announcement{Call: id, ActionID: id, ChannelID: s.id(), OtherChannelID: s.id(), Key: s.one("", "k"), At: f.at, Deadline: f.at.Add(5 * time.Second)})
			}
		case 1:
			f.tracker.Answered(s.one("o0", "o1", "o2"), call.Outcome{Kind: call.OutcomeKind(s.next(4)), Text: s.one("no", "Originate failed")}, f.at)
		case 2:
			f.tracker.Lost(f.at)
		case 3:
			var status []wire.Message
			for range s.next(6) {
				status = append(status, s.status())
			}
			f.tracker.Resync(status, f.at)
		case 4:
			f.tracker.HangupByUs(s.id())
			f.tracker.SetMuted(s.id(), true, f.at)
		default:
			f.tracker.Event(s.event(), f.at)
		}
		f.tracker.Tick(f.at)
		if problems := append(f.tracker.Check(), f.problems...); len(problems) > 0 {
			t.Fatal(strings.Join(problems, "\n"))
		}
		if step%50 == 0 {
			f.calls()
		}
	}
	f.tracker.Resync(nil, f.at)
	f.tracker.Tick(f.at.Add(time.Hour))
	checkEnd(t, f)
}

// TestSoup plays soup of many seeds.
func TestSoup(t *testing.T) {
	random := seeded(t)
	for range 60 {
		s := &soup{next: random.IntN}
		s.play(t, 300)
	}
}

// FuzzSoup lets the fuzzer choose.
func FuzzSoup(f *testing.F) {
	for seed := range uint64(3) {
		random := rand.New(rand.NewPCG(seed, seed))
		b := make([]byte, 4000)
		for i := range b {
			b[i] = byte(random.IntN(256))
		}
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		i := 0
		s := &soup{next: func(n int) int {
			if len(b) == 0 {
				return 0
			}
			i++
			return int(b[i%len(b)]) * n / 256
		}}
		s.play(t, min(len(b)/40, 200))
	})
}
