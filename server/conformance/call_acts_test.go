package conformance

import (
	"context"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"google.golang.org/grpc/codes"
	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/proto"

	"github.com/astergate/astergate/engine/asterisktest"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// actsDialplan has what transfers and joins need beyond the standard extensions:
// some that can be dialled, and calls to each.
var actsDialplan = strings.Join([]string{
	"exten => 200,1,Answer()\n same => n,Wait(3600)",
	"exten => 201,1,Busy(1)",
	"exten => 202,1,Ringing()\n same => n,Wait(3600)",
	"exten => dialplain,1,Dial(Local/answer@astergate)",
	"exten => tone,1,Answer()\n same => n,Milliwatt()",
	"",
}, "\n")

// eachReal runs f against every real server, with the dialplan of the acts.
func eachReal(t *testing.T, f func(t *testing.T, b *backend)) {
	asterisktest.EachReal(t, func(t *testing.T, target asterisktest.Target) {
		f(t, realBackend(t, target, asterisktest.Config{Dialplan: actsDialplan}))
	})
}

// answer is an Originate of a call that is answered and stays in an extension.
func answer(exten string) *astergatev1.OriginateRequest {
	return &astergatev1.OriginateRequest{
		Channel: "Local/answer@astergate", Context: "astergate", Exten: exten,
		WaitFor: astergatev1.CallMilestone_CALL_MILESTONE_ANSWERED,
	}
}

// originate makes a call, which may come to nothing.
func (s *service) originate(t testing.TB, req *astergatev1.OriginateRequest) *astergatev1.Call {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	resp, err := s.tracked.Originate(ctx, req)
	if err != nil {
		t.Fatalf("Originate %v: %v", req, err)
	}
	if resp.GetRepeatedRequest() {
		t.Errorf("Originate %v: repeated", req)
	}
	return resp.GetCall()
}

// up makes a call that stays in an extension.
func (s *service) up(t testing.TB, exten string) *astergatev1.Call {
	t.Helper()
	return s.originate(t, answer(exten))
}

// talking makes a call whose first channel is in a bridge with another.
func (s *service) talking(t testing.TB) *astergatev1.Call {
	t.Helper()
	req := answer("dial")
	req.WaitFor = astergatev1.CallMilestone_CALL_MILESTONE_BRIDGED
	return s.originate(t, req)
}

// until waits until a call is as it should be.
func (s *service) until(t testing.TB, id, what string, f func(*astergatev1.Call) bool) *astergatev1.Call {
	t.Helper()
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	for end := time.Now().Add(patience); ; <-tick.C {
		resp, err := s.tracked.GetCall(t.Context(), &astergatev1.GetCallRequest{Call: id})
		must(t, err)
		if f(resp.GetCall()) {
			return resp.GetCall()
		}
		if time.Now().After(end) {
			t.Fatalf("it did not come to be %s: %v", what, resp)
		}
	}
}

// over waits for a call's end.
func (s *service) over(t testing.TB, id string) *astergatev1.Call {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	resp, err := s.tracked.WaitCall(ctx, &astergatev1.WaitCallRequest{Call: id})
	must(t, err)
	wantOneEnd(t, resp.GetCall())
	return resp.GetCall()
}

// wantOneEnd holds that a call has exactly one terminal change, its last.
func wantOneEnd(t testing.TB, c *astergatev1.Call) {
	t.Helper()
	var ends []int
	for i, change := range c.GetTimeline() {
		if k := change.GetKind(); k == astergatev1.CallChangeKind_CALL_CHANGE_KIND_ENDED || k == astergatev1.CallChangeKind_CALL_CHANGE_KIND_FAILED {
			ends = append(ends, i)
		}
	}
	if len(ends) != 1 || ends[0] != len(c.GetTimeline())-1 {
		t.Errorf("call %s has its terminal changes at %v of %d: %v", c.GetCall(), ends, len(c.GetTimeline()), c.GetTimeline())
	}
}

// channels are a call's channels that live.
func channels(c *astergatev1.Call) []*astergatev1.CallChannel {
	var list []*astergatev1.CallChannel
	for _, leg := range c.GetLegs() {
		for _, ch := range leg.GetChannels() {
			if !ch.GetHungUp() {
				list = append(list, ch)
			}
		}
	}
	return list
}

// root is the first channel of a call.
func root(c *astergatev1.Call) *astergatev1.CallChannel { return c.GetLegs()[0].GetChannels()[0] }

// far is the channel that a call's first channel talks to.
func far(t testing.TB, c *astergatev1.Call) *astergatev1.CallChannel {
	t.Helper()
	bridge := root(c).GetBridgeUniqueId()
	i := slices.IndexFunc(channels(c), func(ch *astergatev1.CallChannel) bool {
		return bridge != "" && ch.GetBridgeUniqueId() == bridge && ch.GetUniqueId() != root(c).GetUniqueId()
	})
	if i < 0 {
		t.Fatalf("the call's first channel talks to nobody: %v", c)
	}
	return channels(c)[i]
}

// postCall acts on a call over REST and returns the decoded answer.
func (s *service) postCall(t testing.TB, id, verb string, req proto.Message) (int, map[string]any) {
	t.Helper()
	body, err := protojson.Marshal(req)
	must(t, err)
	path := "/v1/calls"
	if id != "" {
		path += "/" + id + ":" + verb
	}
	return s.do(t, http.MethodPost, path, body)
}

// mustPost acts on a call over REST.
func (s *service) mustPost(t testing.TB, id, verb string, req proto.Message) map[string]any {
	t.Helper()
	status, body := s.postCall(t, id, verb, req)
	if status != http.StatusOK {
		t.Fatalf("%s: %d %v", verb, status, body)
	}
	return body
}

// getvar asks Asterisk for a channel's variable.
func (s *service) getvar(t testing.TB, channel, name string) (value string, raw []byte) {
	t.Helper()
	resp := s.send(t, "Getvar", "Channel", channel, "Variable", name)
	if !resp.GetSuccess() {
		t.Fatalf("Getvar %s: %v", name, resp)
	}
	for _, h := range resp.GetHeaders() {
		if h.GetName() == "Value" {
			return h.GetValue(), h.GetRawValue()
		}
	}
	return "", nil
}

// What no call can be asked to do.
func TestActsOfNoCall(t *testing.T) {
	each(t, func(t *testing.T, b *backend) {
		s := start(t, b, options{})
		_, err := s.tracked.HangupCall(t.Context(), &astergatev1.HangupCallRequest{Call: "c-none"})
		if m := wantError(t, err, codes.NotFound, "CALL_UNKNOWN"); m["call"] != "c-none" {
			t.Errorf("metadata %v", m)
		}
		_, err = s.tracked.MuteCall(t.Context(), &astergatev1.MuteCallRequest{})
		wantError(t, err, codes.InvalidArgument, "INVALID_REQUEST")

		c := s.originate(t, &astergatev1.OriginateRequest{Channel: "Nope/1", Application: "Wait", Data: "1", WaitFor: astergatev1.CallMilestone_CALL_MILESTONE_ENDED})
		for what, f := range map[string]func() error{
			"hangup": func() error {
				_, err := s.tracked.HangupCall(t.Context(), &astergatev1.HangupCallRequest{Call: c.GetCall()})
				return err
			},
			"transfer": func() error {
				_, err := s.tracked.TransferCall(t.Context(), &astergatev1.TransferCallRequest{Call: c.GetCall(), Transfer: &astergatev1.TransferCallRequest_Blind{
					Blind: &astergatev1.BlindTransfer{To: &astergatev1.CallPlace{Exten: "answer"}}}})
				return err
			},
			"park": func() error {
				_, err := s.tracked.ParkCall(t.Context(), &astergatev1.ParkCallRequest{Call: c.GetCall()})
				return err
			},
		} {
			if m := wantError(t, f(), codes.FailedPrecondition, "CALL_STATE"); m["call"] != c.GetCall() || m["state"] != "FAILED" {
				t.Errorf("%s: metadata %v", what, m)
			}
		}
	})
}
