package conformance

import (
	"context"
	"sync"
	"testing"

	"google.golang.org/grpc/codes"

	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// keyed is a call that is answered and stays, with an idempotency key.
func keyed(key string) *astergatev1.OriginateRequest {
	req := answer("answer")
	req.IdempotencyKey = key
	return req
}

// tryOriginate makes a call, or not.
func (s *service) tryOriginate(t testing.TB, req *astergatev1.OriginateRequest) (*astergatev1.OriginateResponse, error) {
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	return s.tracked.Originate(ctx, req)
}

// again makes a call with a key that has one already.
func (s *service) again(t testing.TB, key string) *astergatev1.Call {
	t.Helper()
	resp, err := s.tryOriginate(t, keyed(key))
	if err != nil {
		t.Fatalf("Originate with the same key: %v", err)
	}
	if !resp.GetRepeatedRequest() {
		t.Errorf("not told as repeated: %v", resp)
	}
	return resp.GetCall()
}

// wantChannels waits until Asterisk has so many channels: one whose Hangup was told
// may be listed for a moment yet. A call of one Local channel that was dialled
// twice has four.
func (s *service) wantChannels(t testing.TB, want int) {
	t.Helper()
	eventually(t, func() bool { return len(s.send(t, "CoreShowChannels").GetItems()) == want })
}

// The same key never dials twice: one after the other, all at once, and with other
// arguments.
func TestIdempotencyKey(t *testing.T) {
	each(t, func(t *testing.T, b *backend) {
		s := start(t, b, options{})
		first := s.originate(t, keyed("order-17"))
		if first.GetIdempotencyKey() != "order-17" || first.GetState() != astergatev1.CallState_CALL_STATE_ANSWERED {
			t.Errorf("%v", first)
		}
		if c := s.again(t, "order-17"); c.GetCall() != first.GetCall() {
			t.Errorf("call %s, want %s", c.GetCall(), first.GetCall())
		}
		other := keyed("order-17")
		other.CallerId = "100"
		_, err := s.tryOriginate(t, other)
		if m := wantError(t, err, codes.AlreadyExists, "IDEMPOTENCY_CONFLICT"); m["call"] != first.GetCall() {
			t.Errorf("metadata %v", m)
		}
		// What only waits longer is the same call.
		other = keyed("order-17")
		other.WaitFor = astergatev1.CallMilestone_CALL_MILESTONE_QUEUED
		if resp, err := s.tryOriginate(t, other); err != nil || resp.GetCall().GetCall() != first.GetCall() {
			t.Errorf("%v %v", resp, err)
		}
		s.wantChannels(t, 2)
		// A call that has ended keeps its key while it is kept.
		_, err = s.tracked.HangupCall(t.Context(), &astergatev1.HangupCallRequest{Call: first.GetCall()})
		must(t, err)
		s.over(t, first.GetCall())
		if c := s.again(t, "order-17"); c.GetCall() != first.GetCall() || c.GetState() != stateEnded {
			t.Errorf("%v", c)
		}
		// So does one that failed.
		bad := &astergatev1.OriginateRequest{Channel: "Nope/1", Application: "Wait", IdempotencyKey: "bad", WaitFor: milestoneEnded}
		failed := s.originate(t, bad)
		if resp, err := s.tryOriginate(t, bad); err != nil || resp.GetCall().GetCall() != failed.GetCall() || !resp.GetRepeatedRequest() {
			t.Errorf("%v %v", resp, err)
		}

		const callers = 100
		var wg sync.WaitGroup
		got := make(chan *astergatev1.OriginateResponse, callers)
		for range callers {
			wg.Go(func() {
				resp, err := s.tryOriginate(t, keyed("order-18"))
				if err != nil {
					t.Error(err)
				}
				got <- resp
			})
		}
		wg.Wait()
		close(got)
		calls, repeated := make(map[string]bool), 0
		for resp := range got {
			calls[resp.GetCall().GetCall()] = true
			if resp.GetRepeatedRequest() {
				repeated++
			}
		}
		if len(calls) != 1 || repeated != callers-1 {
			t.Errorf("%d calls, %d repeated", len(calls), repeated)
		}
		s.wantChannels(t, 2)
	})
}

// A key whose call was certainly not sent is free.
func TestKeyOfCallThatWasNotSent(t *testing.T) {
	eachSimulated(t, func(t *testing.T, b *backend) {
		p := through(t, b)
		s := start(t, b, options{})
		p.set(true, false)
		s.awaitState(t, astergatev1.LinkState_LINK_STATE_LOST)
		_, err := s.tryOriginate(t, keyed("order-19"))
		wantError(t, err, codes.Unavailable, "NOT_SENT")
		p.set(false, false)
		s.awaitState(t, astergatev1.LinkState_LINK_STATE_READY)
		if c := s.originate(t, keyed("order-19")); c.GetState() != astergatev1.CallState_CALL_STATE_ANSWERED {
			t.Errorf("%v", c)
		}
		s.wantChannels(t, 2)
	})
}

// The network breaks behind the order, before its answer: the call is found again,
// and the same key does not make another.
func TestKeyOfLostAnswer(t *testing.T) {
	each(t, func(t *testing.T, b *backend) {
		p := through(t, b)
		s := start(t, b, options{})
		// While answers of Asterisk's are under way, the cut would be a reset, and that
		// takes from Asterisk what it has not read yet: the order too.
		eventually(t, func() bool { return s.engine.Servers()[0].Info() != nil })
		p.cutBehind("Action: Originate")
		c := s.originate(t, keyed("order-20"))
		p.broke(t)
		if c.GetState() != astergatev1.CallState_CALL_STATE_ANSWERED || c.GetFailure() != "" {
			t.Errorf("%v", c)
		}
		if again := s.again(t, "order-20"); again.GetCall() != c.GetCall() {
			t.Errorf("call %s, want %s", again.GetCall(), c.GetCall())
		}
		s.wantChannels(t, 2)
		_, err := s.tracked.HangupCall(t.Context(), &astergatev1.HangupCallRequest{Call: c.GetCall()})
		must(t, err)
		s.over(t, c.GetCall())
	})
}

// The network breaks before the order arrives: the call comes to nothing, once the
// next snapshot does not have it.
func TestLostOrder(t *testing.T) {
	eachSimulated(t, func(t *testing.T, b *backend) {
		p := through(t, b)
		s := start(t, b, options{})
		p.cutBefore("Action: Originate")
		req := keyed("order-21")
		req.WaitFor = milestoneEnded
		c := s.originate(t, req)
		p.broke(t)
		wantOneEnd(t, c)
		if c.GetState() != stateFailed || c.GetFailure() == "" {
			t.Errorf("%v", c)
		}
		s.wantChannels(t, 0)
	})
}

// After a restart of astergate the key still has its call, by Asterisk's own
// Uniqueids.
func TestKeyAfterRestart(t *testing.T) {
	eachReal(t, func(t *testing.T, b *backend) {
		s := start(t, b, options{})
		c := s.originate(t, keyed("order-22"))
		s.stop()
		s = start(t, b, options{})
		found := s.again(t, "order-22")
		if root(found).GetUniqueId() != root(c).GetUniqueId() || found.GetCall() != c.GetCall() || found.GetState() != astergatev1.CallState_CALL_STATE_ANSWERED {
			t.Errorf("%v, want %v", found, c)
		}
		s.wantChannels(t, 2)
		_, err := s.tracked.HangupCall(t.Context(), &astergatev1.HangupCallRequest{Call: found.GetCall()})
		must(t, err)
		s.over(t, found.GetCall())
	})
}
