package conformance

import (
	"context"
	"testing"

	"google.golang.org/grpc/codes"

	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// Whoever is hung up by us is told so, with the cause that was asked for.
func TestHangupCall(t *testing.T) {
	each(t, func(t *testing.T, b *backend) {
		s := start(t, b, options{})
		cause := uint32(21)
		for _, req := range []*astergatev1.HangupCallRequest{{}, {Cause: &cause}} {
			c := s.up(t, "answer")
			req.Call = c.GetCall()
			s.mustPost(t, c.GetCall(), "hangup", &astergatev1.HangupCallRequest{Cause: req.Cause})
			ended := s.over(t, c.GetCall())
			if ended.GetEndedBy() != astergatev1.CallEnder_CALL_ENDER_US || req.Cause != nil && ended.GetCause() != cause || len(channels(ended)) > 0 {
				t.Errorf("%v", ended)
			}
			_, err := s.tracked.HangupCall(t.Context(), req)
			if m := wantError(t, err, codes.FailedPrecondition, "CALL_STATE"); m["state"] != "ENDED" {
				t.Errorf("metadata %v", m)
			}
		}
		c := s.up(t, "answer")
		wrong := uint32(128)
		_, err := s.tracked.HangupCall(t.Context(), &astergatev1.HangupCallRequest{Call: c.GetCall(), Cause: &wrong})
		wantError(t, err, codes.InvalidArgument, "INVALID_REQUEST")
		_, err = s.tracked.HangupCall(t.Context(), &astergatev1.HangupCallRequest{Call: c.GetCall(), UniqueId: "/.*/"})
		wantError(t, err, codes.InvalidArgument, "INVALID_REQUEST")
	})
}

// One channel of a call: here the far side, which ends the rest.
func TestHangupChannel(t *testing.T) {
	eachReal(t, func(t *testing.T, b *backend) {
		s := start(t, b, options{})
		c := s.talking(t)
		_, err := s.tracked.HangupCall(t.Context(), &astergatev1.HangupCallRequest{Call: c.GetCall(), UniqueId: far(t, c).GetUniqueId()})
		must(t, err)
		s.over(t, c.GetCall())

		// All channels of a call that rings at two places.
		c = s.originate(t, &astergatev1.OriginateRequest{Channel: "Local/ring@astergate", Application: "Wait", WaitFor: milestoneRinging})
		_, err = s.tracked.HangupCall(t.Context(), &astergatev1.HangupCallRequest{Call: c.GetCall()})
		must(t, err)
		if ended := s.over(t, c.GetCall()); ended.GetEndedBy() != astergatev1.CallEnder_CALL_ENDER_US {
			t.Errorf("%v", ended)
		}
		s.wantChannels(t, 0)
	})
}

// Somebody has given his channel a Uniqueid that Hangup takes for a pattern: his
// call ends, and no other.
func TestHangupOfPattern(t *testing.T) {
	eachReal(t, func(t *testing.T, b *backend) {
		s := start(t, b, options{})
		bystander := s.up(t, "answer")
		s.send(t, "Originate", "Channel", "Local/answer@astergate", "Application", "Wait", "Data", "3600", "ChannelId", "/.*/", "OtherChannelId", "/./", "Async", "true")
		var trap *astergatev1.Call
		eventually(t, func() bool {
			list, err := s.tracked.ListCalls(t.Context(), &astergatev1.ListCallsRequest{})
			must(t, err)
			for _, c := range list.GetCalls() {
				if c.GetCall() != bystander.GetCall() && len(channels(c)) == 2 {
					trap = c
				}
			}
			return trap != nil
		})
		_, err := s.tracked.HangupCall(t.Context(), &astergatev1.HangupCallRequest{Call: trap.GetCall()})
		must(t, err)
		s.over(t, trap.GetCall())
		s.wantChannels(t, 2)
	})
}

func TestJoinCalls(t *testing.T) {
	eachReal(t, func(t *testing.T, b *backend) {
		s := start(t, b, options{})
		join := func(one, other *astergatev1.Call) (*astergatev1.JoinCallsResponse, error) {
			ctx, cancel := context.WithTimeout(t.Context(), patience)
			defer cancel()
			return s.tracked.JoinCalls(ctx, &astergatev1.JoinCallsRequest{Call: one.GetCall(), WithCall: other.GetCall(), Tone: true})
		}
		// Out of an application, and out of bridges.
		for _, place := range []func(testing.TB) *astergatev1.Call{func(t testing.TB) *astergatev1.Call { return s.up(t, "answer") }, s.talking} {
			one, other := place(t), place(t)
			resp, err := join(one, other)
			must(t, err)
			if resp.GetBridgeUniqueId() == "" {
				t.Errorf("%v", resp)
			}
			for _, c := range []*astergatev1.Call{one, other} {
				s.until(t, c.GetCall(), "in the bridge", func(c *astergatev1.Call) bool { return root(c).GetBridgeUniqueId() == resp.GetBridgeUniqueId() })
			}
		}
		one := s.up(t, "answer")
		body := s.mustPost(t, one.GetCall(), "join", &astergatev1.JoinCallsRequest{WithCall: s.up(t, "answer").GetCall()})
		if body["bridgeUniqueId"] == "" {
			t.Errorf("%v", body)
		}
		ringing := s.originate(t, &astergatev1.OriginateRequest{Channel: "Local/noanswer@astergate", Application: "Wait"})
		_, err := join(one, ringing)
		if m := wantError(t, err, codes.FailedPrecondition, "CALL_STATE"); m["call"] != ringing.GetCall() {
			t.Errorf("metadata %v", m)
		}
		_, err = join(one, &astergatev1.Call{})
		wantError(t, err, codes.InvalidArgument, "INVALID_REQUEST")
		_, err = join(one, &astergatev1.Call{Call: "c-none"})
		wantError(t, err, codes.NotFound, "CALL_UNKNOWN")
	})
}
