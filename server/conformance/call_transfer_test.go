package conformance

import (
	"context"
	"testing"
	"time"

	"google.golang.org/grpc/codes"
	"google.golang.org/protobuf/types/known/durationpb"

	"github.com/astergate/astergate/engine/ami"
	"github.com/astergate/astergate/engine/asterisktest"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

func place(exten string) *astergatev1.CallPlace {
	return &astergatev1.CallPlace{Context: "astergate", Exten: exten}
}

func blind(id string, t *astergatev1.BlindTransfer) *astergatev1.TransferCallRequest {
	return &astergatev1.TransferCallRequest{Call: id, Transfer: &astergatev1.TransferCallRequest_Blind{Blind: t}}
}

func redirect(id string, t *astergatev1.RedirectTransfer) *astergatev1.TransferCallRequest {
	return &astergatev1.TransferCallRequest{Call: id, Transfer: &astergatev1.TransferCallRequest_Redirect{Redirect: t}}
}

func attended(id string, t *astergatev1.AttendedTransfer) *astergatev1.TransferCallRequest {
	return &astergatev1.TransferCallRequest{Call: id, Transfer: &astergatev1.TransferCallRequest_Attended{Attended: t}}
}

func (s *service) transfer(t testing.TB, req *astergatev1.TransferCallRequest) (*astergatev1.TransferCallResponse, error) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	return s.tracked.TransferCall(ctx, req)
}

// mustTransfer transfers a call; Asterisk must say so.
func (s *service) mustTransfer(t testing.TB, req *astergatev1.TransferCallRequest) *astergatev1.TransferCallResponse {
	t.Helper()
	resp, err := s.transfer(t, req)
	if err != nil || resp.GetResult() != "Success" {
		t.Fatalf("%v: %v %v", req, resp, err)
	}
	return resp
}

// in waits until a channel is in an extension.
func (s *service) in(t testing.TB, channel *astergatev1.CallChannel, exten string) {
	t.Helper()
	eventually(t, func() bool {
		now, _ := s.getvar(t, channel.GetUniqueId(), "EXTEN")
		return now == exten
	})
}

func TestBlindTransfer(t *testing.T) {
	eachReal(t, func(t *testing.T, b *backend) {
		s := start(t, b, options{})
		c := s.talking(t)
		sent := far(t, c)
		s.mustTransfer(t, blind(c.GetCall(), &astergatev1.BlindTransfer{To: &astergatev1.CallPlace{Exten: "200"}})) // in its own context
		s.in(t, sent, "200")

		// By the other side, in the channel's own context, over REST.
		c = s.talking(t)
		stays := root(c)
		body := s.mustPost(t, c.GetCall(), "transfer", blind("", &astergatev1.BlindTransfer{
			UniqueId: far(t, c).GetUniqueId(), To: &astergatev1.CallPlace{Context: "astergate", Exten: "200", Priority: "1"}}))
		if body["result"] != "Success" {
			t.Errorf("%v", body)
		}
		s.in(t, stays, "200")

		// To somebody who is busy, or nowhere: Asterisk has sent the party there all
		// the same, and the call tells the rest.
		for _, exten := range []string{"201", "nowhere"} {
			c = s.talking(t)
			s.mustTransfer(t, blind(c.GetCall(), &astergatev1.BlindTransfer{To: place(exten)}))
			s.over(t, c.GetCall())
		}

		c = s.up(t, "answer")
		_, err := s.transfer(t, blind(c.GetCall(), &astergatev1.BlindTransfer{To: place("200")}))
		wantError(t, err, codes.FailedPrecondition, "CALL_STATE")
		_, err = s.transfer(t, blind(c.GetCall(), &astergatev1.BlindTransfer{UniqueId: root(c).GetUniqueId(), To: place("200")}))
		wantErrorOf(t, err, codes.FailedPrecondition, "ASTERISK_REFUSED", "asterisk")
		for field, req := range map[string]*astergatev1.TransferCallRequest{
			"transfer":          {Call: c.GetCall()},
			"blind.to.exten":    blind(c.GetCall(), &astergatev1.BlindTransfer{}),
			"blind.to.priority": blind(c.GetCall(), &astergatev1.BlindTransfer{To: &astergatev1.CallPlace{Exten: "200", Priority: "2"}}),
			"unique_id":         blind(c.GetCall(), &astergatev1.BlindTransfer{UniqueId: "1.1", To: place("200")}),
		} {
			_, err := s.transfer(t, req)
			if m := wantError(t, err, codes.InvalidArgument, "INVALID_REQUEST"); m["field"] != field {
				t.Errorf("%v: metadata %v, want %s", req, m, field)
			}
		}
	})
}

func TestRedirectTransfer(t *testing.T) {
	eachReal(t, func(t *testing.T, b *backend) {
		s := start(t, b, options{})
		// Out of an application, out of a bridge, and both sides of one.
		c := s.up(t, "answer")
		s.mustTransfer(t, redirect(c.GetCall(), &astergatev1.RedirectTransfer{To: place("200")}))
		s.in(t, root(c), "200")
		c = s.talking(t)
		s.mustTransfer(t, redirect(c.GetCall(), &astergatev1.RedirectTransfer{To: place("200")}))
		s.in(t, root(c), "200")
		c = s.talking(t)
		other := far(t, c)
		s.mustTransfer(t, redirect(c.GetCall(), &astergatev1.RedirectTransfer{To: place("200"), ExtraUniqueId: other.GetUniqueId(), ExtraTo: place("answer")}))
		s.in(t, root(c), "200")
		s.in(t, other, "answer")
		// A channel that rings.
		ringing := s.originate(t, &astergatev1.OriginateRequest{Channel: "Local/ring@astergate", Application: "Wait", WaitFor: milestoneRinging})
		s.mustPost(t, ringing.GetCall(), "transfer", redirect("", &astergatev1.RedirectTransfer{To: place("200")}))

		for _, talks := range []bool{false, true} {
			c = s.up(t, "answer")
			if talks {
				c = s.talking(t)
			}
			_, err := s.transfer(t, redirect(c.GetCall(), &astergatev1.RedirectTransfer{To: place("nowhere")}))
			if m := wantErrorOf(t, err, codes.Aborted, "CALL_ACT_FAILED", "asterisk"); m["call"] != c.GetCall() {
				t.Errorf("metadata %v", m)
			}
			s.over(t, c.GetCall())
		}
		c = s.up(t, "answer")
		_, err := s.transfer(t, redirect(c.GetCall(), &astergatev1.RedirectTransfer{To: &astergatev1.CallPlace{Exten: "200", Priority: "nolabel"}}))
		wantErrorOf(t, err, codes.InvalidArgument, "ASTERISK_INVALID", "asterisk")
		for field, req := range map[string]*astergatev1.RedirectTransfer{
			"redirect.to.exten":        {},
			"redirect.extra_to":        {To: place("200"), ExtraTo: place("200")},
			"redirect.extra_unique_id": {To: place("200"), ExtraUniqueId: root(c).GetUniqueId()},
		} {
			_, err := s.transfer(t, redirect(c.GetCall(), req))
			if m := wantError(t, err, codes.InvalidArgument, "INVALID_REQUEST"); m["field"] != field {
				t.Errorf("%v: metadata %v, want %s", req, m, field)
			}
		}
	})
}

// A login that gets no events of the dialplan does not see a channel arrive.
func TestRedirectUnseen(t *testing.T) {
	eachReal(t, func(t *testing.T, b *backend) {
		s := start(t, b, options{link: func(c *ami.Config) { c.EventMask = "call" }})
		c := s.talking(t)
		s.mustTransfer(t, redirect(c.GetCall(), &astergatev1.RedirectTransfer{To: place("200")}))
		s.in(t, root(c), "200")
		_, err := s.transfer(t, redirect(c.GetCall(), &astergatev1.RedirectTransfer{To: place("nowhere")}))
		wantErrorOf(t, err, codes.Aborted, "CALL_ACT_FAILED", "asterisk")
	})
}

// Two calls of one person, each with somebody: he leaves them to each other.
func TestAttendedJoin(t *testing.T) {
	eachReal(t, func(t *testing.T, b *backend) {
		s := start(t, b, options{})
		c, target := s.talking(t), s.talking(t)
		one, other := far(t, c), far(t, target)
		resp := s.mustTransfer(t, attended(c.GetCall(), &astergatev1.AttendedTransfer{TargetCall: target.GetCall()}))
		if resp.GetTargetCall().GetCall() != target.GetCall() {
			t.Errorf("%v", resp)
		}
		left := s.until(t, c.GetCall(), "without its first channel", func(c *astergatev1.Call) bool { return root(c).GetHungUp() })
		joined := s.until(t, target.GetCall(), "without its first channel", func(c *astergatev1.Call) bool { return root(c).GetHungUp() })
		if a, b := channelOf(left, one), channelOf(joined, other); a.GetBridgeUniqueId() == "" || a.GetBridgeUniqueId() != b.GetBridgeUniqueId() {
			t.Errorf("not together: %v, %v", a, b)
		}
		_, err := s.transfer(t, attended(c.GetCall(), &astergatev1.AttendedTransfer{}))
		if m := wantError(t, err, codes.InvalidArgument, "INVALID_REQUEST"); m["field"] != "attended.target_call" {
			t.Errorf("metadata %v", m)
		}
		c, target = s.talking(t), s.up(t, "answer")
		_, err = s.transfer(t, attended(c.GetCall(), &astergatev1.AttendedTransfer{TargetCall: target.GetCall()}))
		if m := wantError(t, err, codes.FailedPrecondition, "CALL_STATE"); m["call"] != target.GetCall() {
			t.Errorf("metadata %v", m)
		}
		_, err = s.transfer(t, attended(c.GetCall(), &astergatev1.AttendedTransfer{TargetCall: "c-none"}))
		wantError(t, err, codes.NotFound, "CALL_UNKNOWN")
	})
}

func channelOf(c *astergatev1.Call, like *astergatev1.CallChannel) *astergatev1.CallChannel {
	for _, ch := range channels(c) {
		if ch.GetUniqueId() == like.GetUniqueId() {
			return ch
		}
	}
	return nil
}

func feature(c *astergatev1.Call, exten string, timeout time.Duration) *astergatev1.TransferCallRequest {
	return attended(c.GetCall(), &astergatev1.AttendedTransfer{
		By: astergatev1.AttendedBy_ATTENDED_BY_FEATURE, To: place(exten), Timeout: durationpb.New(timeout)})
}

// Asterisk's own attended transfer: it completes when the transferring side hangs
// up.
func TestAttendedFeature(t *testing.T) {
	eachReal(t, func(t *testing.T, b *backend) {
		s := start(t, b, options{})
		for _, exten := range []string{"200", "202"} { // who answers, and who rings
			c := s.talking(t)
			party := far(t, c)
			done := make(chan error, 1)
			go func() {
				_, err := s.transfer(t, feature(c, exten, patience/2))
				done <- err
			}()
			// The consultation's channel is of the call: nobody else has made it.
			s.until(t, c.GetCall(), "consulting", func(c *astergatev1.Call) bool {
				return len(c.GetLegs()) > 2 && root(c).GetBridgeUniqueId() != "" && root(c).GetBridgeUniqueId() != party.GetBridgeUniqueId()
			})
			_, err := s.tracked.HangupCall(t.Context(), &astergatev1.HangupCallRequest{Call: c.GetCall(), UniqueId: root(c).GetUniqueId()})
			must(t, err)
			must(t, <-done)
		}
		// Who is busy ends the consultation.
		c := s.talking(t)
		_, err := s.transfer(t, feature(c, "201", patience/2))
		wantErrorOf(t, err, codes.Aborted, "CALL_ACT_FAILED", "asterisk")
		// Nobody completes it.
		c = s.talking(t)
		_, err = s.transfer(t, feature(c, "200", 2*time.Second))
		wantErrorOf(t, err, codes.Aborted, "CALL_ACT_FAILED", "asterisk")
		for field, req := range map[string]*astergatev1.TransferCallRequest{
			"attended.to.exten":    feature(c, "answer", time.Minute),
			"attended.timeout":     feature(c, "200", time.Millisecond),
			"attended.target_call": attended(c.GetCall(), &astergatev1.AttendedTransfer{By: astergatev1.AttendedBy_ATTENDED_BY_FEATURE, TargetCall: "c-1", To: place("200")}),
			"attended.by":          attended(c.GetCall(), &astergatev1.AttendedTransfer{By: 9}),
		} {
			_, err := s.transfer(t, req)
			if m := wantError(t, err, codes.InvalidArgument, "INVALID_REQUEST"); m["field"] != field {
				t.Errorf("%v: metadata %v, want %s", req, m, field)
			}
		}
	})
}

// Without t and T in Dial the digits are queued and nothing happens; without a
// feature code Asterisk refuses.
func TestAttendedFeatureMissing(t *testing.T) {
	asterisktest.EachReal(t, func(t *testing.T, target asterisktest.Target) {
		s := start(t, realBackend(t, target, asterisktest.Config{Dialplan: actsDialplan}), options{})
		req := answer("dialplain")
		req.WaitFor = milestoneBridged
		c := s.originate(t, req)
		_, err := s.transfer(t, feature(c, "200", 3*time.Second))
		wantErrorOf(t, err, codes.Aborted, "CALL_ACT_FAILED", "asterisk")
		if now := s.until(t, c.GetCall(), "as before", func(*astergatev1.Call) bool { return true }); now.GetState() != astergatev1.CallState_CALL_STATE_BRIDGED {
			t.Errorf("%v", now)
		}

		s = start(t, realBackend(t, target, asterisktest.Config{Dialplan: actsDialplan,
			ExtraFiles: map[string]string{"features.conf": "[general]\n[featuremap]\natxfer=\n"}}), options{})
		c = s.talking(t)
		_, err = s.transfer(t, feature(c, "200", time.Minute))
		wantErrorOf(t, err, codes.FailedPrecondition, "ASTERISK_REFUSED", "asterisk")
	})
}
