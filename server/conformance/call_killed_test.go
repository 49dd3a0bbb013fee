package conformance

import (
	"fmt"
	"testing"

	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// killedCalls is how many calls are up when something dies.
const killedCalls = 100

// upCalls places calls and waits until all are answered.
func (s *service) upCalls(t *testing.T, prefix string, n int, headers ...string) *callView {
	t.Helper()
	v := s.watchCalls(t, &astergatev1.WatchCallsRequest{})
	v.until("the snapshot", v.snapshotDone)
	s.place(t, n, prefix, "answer", headers...)
	v.until("answered calls", func() bool { return answered(v) == n })
	return v
}

// Asterisk dies with calls up: each ends once, with no cause since nobody saw it,
// and the calls of the new Asterisk are followed as ever.
func TestAsteriskKilledWithCallsUp(t *testing.T) {
	each(t, func(t *testing.T, b *backend) {
		if b.kill == nil {
			t.Skip("this Asterisk cannot be killed")
		}
		s := start(t, b, options{})
		v := s.upCalls(t, "up", killedCalls)
		b.kill()
		s.awaitStale(t, killedCalls)
		b.restart()
		v.until("all ends", func() bool { return len(v.ended) == killedCalls })
		for id, end := range v.ended {
			if !end.GetChange().GetResynchronized() || end.GetCall().Cause != nil {
				t.Fatalf("%s ended with %v, cause %v", id, end.GetChange(), end.GetCall().Cause)
			}
		}
		if got := s.list(t, &astergatev1.ListCallsRequest{}); len(got) > 0 {
			t.Errorf("%d calls are still listed: %v", len(got), got[0])
		}
		s.place(t, 3, "after", "short")
		v.until("the ends of new calls", func() bool { return len(v.ended) == killedCalls+3 })
		if len(v.calls) > 0 || len(v.gaps) > 0 {
			t.Errorf("left: %v, gaps %v", v.calls, v.gaps)
		}
	})
}

// awaitStale waits until the calls are told as stale: at once, not when the link
// is back.
func (s *service) awaitStale(t *testing.T, n int) {
	t.Helper()
	for {
		changed := s.engine.Changed()
		stale := s.list(t, &astergatev1.ListCallsRequest{Filter: "call.stale", PageSize: 1000})
		if len(stale) == n {
			return
		}
		select {
		case <-changed:
		case <-t.Context().Done():
			t.Fatal("the calls are not stale")
		}
	}
}

// astergate is killed with calls up: the next one finds each again, those that it had
// originated under their ids. A token of the life before is told of the gap.
func TestAstergateKilledWithCallsUp(t *testing.T) {
	each(t, func(t *testing.T, b *backend) {
		first, kill := b.serve(t)
		v := first.upCalls(t, "foreign", killedCalls/2)
		for i := range killedCalls / 2 {
			id := fmt.Sprintf("own-%d", i)
			first.send(t, "Originate", "Channel", "Local/answer@astergate", "Application", "Wait", "Data", "3600", "Async", "true",
				"ChannelId", id, "OtherChannelId", id+"-other", "Variable", fmt.Sprintf("ASTERGATE_CALL_ID=c-own-%d", i))
		}
		v.until("all answers", func() bool { return answered(v) == killedCalls })
		token := v.token
		kill()

		second, _ := b.serve(t)
		w := second.watchCalls(t, &astergatev1.WatchCallsRequest{ResumeToken: token})
		w.until("the gap", func() bool { return len(w.gaps) == 1 })
		w.until("the snapshot", w.snapshotDone)
		// The watch may have begun before the comparison with Asterisk, whose changes
		// come one by one.
		w.until("all calls", func() bool { return bothHalves(w) == killedCalls })
		own := 0
		for id, c := range w.calls {
			if !c.GetResynchronized() || c.GetAnsweredAt() == nil {
				t.Fatalf("found again as %v", c)
			}
			if c.GetDirection() == astergatev1.CallDirection_CALL_DIRECTION_ORIGINATED {
				own++
				if id != "c-own-"+c.GetLegs()[0].GetChannels()[0].GetUniqueId()[len("own-"):] {
					t.Errorf("%s is %v", id, c.GetLegs())
				}
			}
		}
		if own != killedCalls/2 {
			t.Errorf("%d calls are ours", own)
		}
		// Each can still end, and be seen to.
		for _, c := range w.calls {
			second.send(t, "Hangup", "Channel", c.GetLegs()[0].GetChannels()[0].GetUniqueId())
		}
		w.until("all ends", func() bool { return len(w.ended) == killedCalls })
		if got := second.list(t, &astergatev1.ListCallsRequest{}); len(got) > 0 {
			t.Errorf("%d calls are still listed: %v", len(got), got[0])
		}
	})
}

// bothHalves counts the calls whose one leg has both halves of its Local channel.
func bothHalves(v *callView) int {
	n := 0
	for _, c := range v.calls {
		if len(c.GetLegs()) == 1 && len(c.GetLegs()[0].GetChannels()) == 2 {
			n++
		}
	}
	return n
}
