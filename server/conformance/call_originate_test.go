package conformance

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"google.golang.org/grpc/codes"
	"google.golang.org/protobuf/types/known/durationpb"

	"github.com/astergate/astergate/engine/hostile"
	eventv1 "github.com/astergate/astergate/gen/go/astergate/ami/event/v1"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

const (
	milestoneRinging  = astergatev1.CallMilestone_CALL_MILESTONE_RINGING
	milestoneAnswered = astergatev1.CallMilestone_CALL_MILESTONE_ANSWERED
	milestoneBridged  = astergatev1.CallMilestone_CALL_MILESTONE_BRIDGED
	milestoneEnded    = astergatev1.CallMilestone_CALL_MILESTONE_ENDED

	stateEnded  = astergatev1.CallState_CALL_STATE_ENDED
	stateFailed = astergatev1.CallState_CALL_STATE_FAILED
)

// Every way in which a call can come to nothing, or to an end: it is told once,
// and is no error of the RPC.
func TestOriginateOutcomes(t *testing.T) {
	none := uint32(99) // no OriginateResponse
	cases := []struct {
		name     string
		req      *astergatev1.OriginateRequest
		state    astergatev1.CallState
		reason   uint32 // of OriginateResponse; none: it must not be there
		failure  string
		realOnly bool
	}{
		{"answered", &astergatev1.OriginateRequest{Channel: "Local/short@astergate", Context: "astergate", Exten: "short"}, stateEnded, none, "", false},
		{"application", &astergatev1.OriginateRequest{Channel: "Local/short@astergate", Application: "Wait", Data: "10"}, stateEnded, none, "", false},
		{"busy", &astergatev1.OriginateRequest{Channel: "Local/busy@astergate", Application: "Wait"}, stateEnded, 5, "", false},
		{"congestion", &astergatev1.OriginateRequest{Channel: "Local/congestion@astergate", Application: "Wait"}, stateEnded, 8, "", true},
		{"no answer", &astergatev1.OriginateRequest{Channel: "Local/noanswer@astergate", Application: "Wait", Timeout: durationpb.New(300 * time.Millisecond)}, stateEnded, 3, "", false},
		{"no such extension to call", &astergatev1.OriginateRequest{Channel: "Local/nobody@astergate", Application: "Wait"}, stateEnded, 0, "", true},
		{"no such technology", &astergatev1.OriginateRequest{Channel: "Nope/1", Application: "Wait"}, stateFailed, 0, "Failure", false},
		{"no channel at all", &astergatev1.OriginateRequest{Channel: "Nope", Application: "Wait"}, stateFailed, none, "Invalid channel", true},
		{"no such extension", &astergatev1.OriginateRequest{Channel: "Local/answer@astergate", Context: "astergate", Exten: "nowhere"}, stateFailed, none, "Extension does not exist.", true},
		{"no such label", &astergatev1.OriginateRequest{Channel: "Local/answer@astergate", Context: "astergate", Exten: "answer", Priority: "nolabel"}, stateFailed, none, "Invalid priority", true},
		{"no such application", &astergatev1.OriginateRequest{Channel: "Local/answer@astergate", Application: "Nope"}, stateEnded, none, "", true},
	}
	run := func(t *testing.T, b *backend) {
		s := start(t, b, options{})
		for _, tt := range cases {
			if tt.realOnly && b.real == nil {
				continue
			}
			tt.req.WaitFor = milestoneEnded
			c := s.originate(t, tt.req)
			wantOneEnd(t, c)
			if c.GetState() != tt.state || c.GetDirection() != astergatev1.CallDirection_CALL_DIRECTION_ORIGINATED || !strings.HasPrefix(c.GetFailure(), tt.failure) {
				t.Errorf("%s: %v, want %s %q", tt.name, c, tt.state, tt.failure)
			}
			if tt.reason == none && c.FailureReason != nil || tt.reason != none && (c.FailureReason == nil || c.GetFailureReason() != tt.reason) {
				t.Errorf("%s: reason %v, want %d", tt.name, c.FailureReason, tt.reason)
			}
			s.wantChannels(t, 0)
		}
	}
	eachSimulated(t, run)
	eachReal(t, run)
}

// Originate returns when the call is where wait_for says, and not later.
func TestOriginateWaits(t *testing.T) {
	eachReal(t, func(t *testing.T, b *backend) {
		s := start(t, b, options{})
		for _, tt := range []struct {
			channel, exten string
			wait           astergatev1.CallMilestone
			state          astergatev1.CallState
		}{
			{"Local/ring@astergate", "answer", 0, 0},
			{"Local/ring@astergate", "answer", milestoneRinging, astergatev1.CallState_CALL_STATE_RINGING},
			{"Local/slow@astergate", "answer", milestoneAnswered, astergatev1.CallState_CALL_STATE_ANSWERED},
			{"Local/answer@astergate", "dial", milestoneBridged, astergatev1.CallState_CALL_STATE_BRIDGED},
			{"Local/short@astergate", "answer", milestoneEnded, stateEnded},
		} {
			c := s.originate(t, &astergatev1.OriginateRequest{Channel: tt.channel, Context: "astergate", Exten: tt.exten, WaitFor: tt.wait})
			if tt.state != 0 && c.GetState() != tt.state {
				t.Errorf("waiting for %s of %s: %s", tt.wait, tt.channel, c.GetState())
			}
			if tt.wait == 0 && (c.GetState() < astergatev1.CallState_CALL_STATE_QUEUED || c.GetState() >= stateEnded) {
				t.Errorf("by default: %s", c.GetState())
			}
		}
		body := s.mustPost(t, "", "", &astergatev1.OriginateRequest{Channel: "Local/answer@astergate", Application: "Wait", Data: "9", WaitFor: milestoneAnswered})
		if call, ok := body["call"].(map[string]any); !ok || call["state"] != "CALL_STATE_ANSWERED" {
			t.Errorf("REST: %v", body)
		}
		// One that is not there in time goes on, and is named.
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		_, err := s.tracked.Originate(ctx, &astergatev1.OriginateRequest{Channel: "Local/ring@astergate", Application: "Wait", WaitFor: milestoneAnswered})
		id := wantError(t, err, codes.DeadlineExceeded, "OUTCOME_UNKNOWN")["call"]
		resp, err := s.tracked.GetCall(t.Context(), &astergatev1.GetCallRequest{Call: id})
		if err != nil || resp.GetCall().GetState() != astergatev1.CallState_CALL_STATE_RINGING {
			t.Errorf("the call that goes on: %v %v", resp, err)
		}
	})
}

// A request that means nothing makes no call.
func TestOriginateRequests(t *testing.T) {
	eachSimulated(t, func(t *testing.T, b *backend) {
		s := start(t, b, options{allow: []string{"command"}})
		long := strings.Repeat("x", 2000)
		tracking := s.engine.Servers()[0].Calls().Variable()
		header := func(name, value string) []*eventv1.Header { return []*eventv1.Header{{Name: name, Value: value}} }
		for field, req := range map[string]*astergatev1.OriginateRequest{
			"channel":         {Application: "Wait"},
			"context":         {Channel: "Local/a@b"},
			"context ":        {Channel: "Local/a@b", Exten: "a"},
			"application":     {Channel: "Local/a@b", Application: "Wait", Context: "a", Exten: "b"},
			"data":            {Channel: "Local/a@b", Context: "a", Exten: "b", Data: "x"},
			"timeout":         {Channel: "Local/a@b", Application: "Wait", Timeout: durationpb.New(-time.Second)},
			"idempotency_key": {Channel: "Local/a@b", Application: "Wait", IdempotencyKey: strings.Repeat("k", 129)},
			"wait_for":        {Channel: "Local/a@b", Application: "Wait", WaitFor: 77},
			"variables":       {Channel: "Local/a@b", Application: "Wait", Variables: header("a=b", "c")},
			"variables ":      {Channel: "Local/a@b", Application: "Wait", Variables: header(tracking, "c")},
			"variables  ":     {Channel: "Local/a@b", Application: "Wait", Variables: header("__"+tracking, "c")},
		} {
			_, err := s.tracked.Originate(t.Context(), req)
			if m := wantError(t, err, codes.InvalidArgument, "INVALID_REQUEST"); m["field"] != strings.TrimSpace(field) {
				t.Errorf("%v: metadata %v, want %s", req, m, field)
			}
		}
		for name, req := range map[string]*astergatev1.OriginateRequest{
			"a line too long": {Channel: "Local/a@b", Application: "Wait", Variables: header("a", long)},
			"a line end":      {Channel: "Local/a@b", Application: "Wait", CallerId: "x\r\nAction: Logoff"},
		} {
			_, err := s.tracked.Originate(t.Context(), req)
			wantError(t, err, codes.InvalidArgument, "INVALID_HEADER")
			_ = name
		}
		for rule, req := range map[string]*astergatev1.OriginateRequest{
			"system": {Channel: "Local/a@b", Application: "System", Data: "id"},
			"file":   {Channel: "Local/a@b", Application: "Wait", Variables: header("FILE(/x)", "c")},
			"shell":  {Channel: "Local/a@b", Application: "Wait", Data: "${SHELL(id)}"},
		} {
			_, err := s.tracked.Originate(t.Context(), req)
			if m := wantError(t, err, codes.PermissionDenied, "DANGEROUS_ACTION"); m["rule"] != rule {
				t.Errorf("%v: metadata %v, want %s", req, m, rule)
			}
		}
		list, err := s.tracked.ListCalls(t.Context(), &astergatev1.ListCallsRequest{Finished: true})
		if err != nil || list.GetTotalSize() != 0 {
			t.Errorf("refused requests made calls: %v %v", list, err)
		}
	})
}

// Any value of a variable arrives to the byte, or is refused: as many hostile ones
// as there are.
func TestOriginateVariables(t *testing.T) {
	eachReal(t, func(t *testing.T, b *backend) {
		s := start(t, b, options{})
		arrived, refused := 0, 0
		var batch []*eventv1.Header
		flush := func() {
			req := answer("answer")
			req.Variables = batch
			c := s.originate(t, req)
			for _, v := range batch {
				want := string(v.GetRawValue())
				if want == "" {
					want = v.GetValue()
				}
				value, raw := s.getvar(t, root(c).GetUniqueId(), v.GetName())
				if got := string(raw); got != want && (value != want || len(raw) > 0) {
					t.Errorf("%q arrived as %q %q", want, value, raw)
				}
				arrived++
			}
			_, err := s.tracked.HangupCall(t.Context(), &astergatev1.HangupCallRequest{Call: c.GetCall()})
			must(t, err)
			batch = nil
		}
		for i, text := range append(hostile.Texts(), anyBytes(200)...) {
			v := &eventv1.Header{Name: fmt.Sprintf("HOSTILE%d", i)}
			if utf8.ValidString(text) {
				v.Value = text
			} else {
				v.RawValue = []byte(text)
			}
			if strings.ContainsAny(text, "\r\n\x00") || len(text) > 900 {
				req := answer("answer")
				req.Variables = []*eventv1.Header{v}
				ctx, cancel := context.WithTimeout(t.Context(), patience)
				resp, err := s.tracked.Originate(ctx, req)
				cancel()
				if err == nil {
					value, raw := s.getvar(t, root(resp.GetCall()).GetUniqueId(), v.GetName())
					if value != text && string(raw) != text {
						t.Errorf("%q arrived as %q %q", text, value, raw)
					}
					arrived++
					continue
				}
				wantError(t, err, codes.InvalidArgument, "INVALID_HEADER")
				refused++
				continue
			}
			if batch = append(batch, v); len(batch) == 20 {
				flush()
			}
		}
		flush()
		t.Logf("%d values arrived, %d were refused", arrived, refused)
		if arrived < 500 || refused < 100 {
			t.Error("that is fewer than there are")
		}
	})
}

// anyBytes returns n texts of any bytes that a line can hold, the same each time.
func anyBytes(n int) []string {
	random := rand.New(rand.NewPCG(7, 2)) //nolint:gosec // repeatable on purpose
	texts := make([]string, n)
	for i := range texts {
		text := make([]byte, 1+random.IntN(200))
		for j := range text {
			for text[j] == 0 || text[j] == '\r' || text[j] == '\n' {
				text[j] = byte(random.IntN(256))
			}
		}
		texts[i] = string(text)
	}
	return texts
}
