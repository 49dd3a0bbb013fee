package conformance

import (
	"context"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"google.golang.org/grpc/codes"
	"google.golang.org/protobuf/types/known/durationpb"

	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

func TestRecordCall(t *testing.T) {
	eachReal(t, func(t *testing.T, b *backend) {
		s := start(t, b, options{allow: []string{"command"}})
		c := s.up(t, "tone")
		record := func(req *astergatev1.RecordCallRequest) (*astergatev1.RecordCallResponse, error) {
			req.Call = c.GetCall()
			ctx, cancel := context.WithTimeout(t.Context(), patience)
			defer cancel()
			return s.tracked.RecordCall(ctx, req)
		}
		const begin, stop = astergatev1.RecordAct_RECORD_ACT_START, astergatev1.RecordAct_RECORD_ACT_STOP
		first, err := record(&astergatev1.RecordCallRequest{Act: begin, File: "sub/order-17.wav", Options: "a"})
		must(t, err)
		second := s.mustPost(t, c.GetCall(), "record", &astergatev1.RecordCallRequest{Act: begin, File: "order-18.wav"})
		if first.GetMixmonitorId() == "" || second["mixmonitorId"] == "" || second["mixmonitorId"] == first.GetMixmonitorId() {
			t.Errorf("%v, %v", first, second)
		}
		for _, act := range []astergatev1.RecordAct{astergatev1.RecordAct_RECORD_ACT_PAUSE, astergatev1.RecordAct_RECORD_ACT_RESUME} {
			_, err := record(&astergatev1.RecordCallRequest{Act: act})
			must(t, err)
		}
		if b.real.Path("") != "" {
			eventually(t, func() bool {
				info, err := os.Stat(b.real.Path("spool/monitor/sub/order-17.wav"))
				return err == nil && info.Size() > 1000
			})
		}
		_, err = record(&astergatev1.RecordCallRequest{Act: stop, MixmonitorId: first.GetMixmonitorId()})
		must(t, err)
		_, err = record(&astergatev1.RecordCallRequest{Act: stop, MixmonitorId: "0x1"})
		wantErrorOf(t, err, codes.NotFound, "ASTERISK_NOT_FOUND", "asterisk")
		_, err = record(&astergatev1.RecordCallRequest{Act: stop})
		must(t, err)

		for _, file := range []string{"", "/etc/x.wav", "../x.wav", "a/../../x.wav", "x", "x.", "x.wav,b,touch /tmp/x", `x".wav`, `x\.wav`, "x|y.wav", "x\r\n.wav", "${SHELL(id)}.wav", strings.Repeat("x", 300) + ".wav"} {
			_, err := record(&astergatev1.RecordCallRequest{Act: begin, File: file})
			if m := wantError(t, err, codes.InvalidArgument, "INVALID_REQUEST"); m["field"] != "file" {
				t.Errorf("%q: metadata %v", file, m)
			}
		}
		for _, options := range []string{"b,touch /tmp/x", "r(/etc/x.wav)", "t", "i(X)", "m(1000)", "1"} {
			_, err := record(&astergatev1.RecordCallRequest{Act: begin, File: "x.wav", Options: options})
			if m := wantError(t, err, codes.InvalidArgument, "INVALID_REQUEST"); m["field"] != "options" {
				t.Errorf("%q: metadata %v", options, m)
			}
		}
		_, err = record(&astergatev1.RecordCallRequest{})
		wantError(t, err, codes.InvalidArgument, "INVALID_REQUEST")
		_, err = record(&astergatev1.RecordCallRequest{Act: stop, File: "x.wav"})
		wantError(t, err, codes.InvalidArgument, "INVALID_REQUEST")
		c = s.originate(t, &astergatev1.OriginateRequest{Channel: "Local/ring@astergate", Application: "Wait"})
		_, err = record(&astergatev1.RecordCallRequest{Act: begin, File: "x.wav"})
		wantError(t, err, codes.FailedPrecondition, "CALL_STATE")
	})
}

func TestMuteCall(t *testing.T) {
	eachReal(t, func(t *testing.T, b *backend) {
		s := start(t, b, options{})
		c := s.up(t, "answer")
		muted := func(want bool) func(*astergatev1.Call) bool {
			return func(c *astergatev1.Call) bool { return root(c).GetMuted() == want }
		}
		_, err := s.tracked.MuteCall(t.Context(), &astergatev1.MuteCallRequest{Call: c.GetCall(), Muted: true, Direction: astergatev1.AudioDirection_AUDIO_DIRECTION_IN})
		must(t, err)
		s.until(t, c.GetCall(), "muted", muted(true))
		s.mustPost(t, c.GetCall(), "mute", &astergatev1.MuteCallRequest{})
		s.until(t, c.GetCall(), "not muted", muted(false))
		_, err = s.tracked.MuteCall(t.Context(), &astergatev1.MuteCallRequest{Call: c.GetCall(), Direction: 9})
		wantError(t, err, codes.InvalidArgument, "INVALID_REQUEST")
	})
}

// Digits arrive one after the other, in their order, equal ones too.
func TestSendDtmf(t *testing.T) {
	eachReal(t, func(t *testing.T, b *backend) {
		s := start(t, b, options{})
		for _, receive := range []bool{true, false} {
			c := s.up(t, "read") // reads four digits
			to := root(c).GetUniqueId()
			if !receive {
				// What is played to a Local channel's first half is heard by its other.
				c = s.originate(t, &astergatev1.OriginateRequest{Channel: "Local/read@astergate", Context: "astergate", Exten: "answer", WaitFor: milestoneAnswered})
				to = root(c).GetUniqueId()
			}
			events := s.subscribe(t, &astergatev1.SubscribeRequest{Names: []string{"UserEvent"}, View: astergatev1.View_VIEW_BOTH})
			_, err := s.tracked.SendDtmf(t.Context(), &astergatev1.SendDtmfRequest{Call: c.GetCall(), UniqueId: to, Digits: "1w13#", Receive: receive, Duration: durationpb.New(120 * time.Millisecond)})
			must(t, err)
			heard := newest(events.until(t, userEvent("Digits")))
			if got := header(heard.GetHeaders(), "Digits"); got != "113" {
				t.Errorf("receive %v: heard %q", receive, got)
			}
		}
		c := s.up(t, "answer")
		s.mustPost(t, c.GetCall(), "dtmf", &astergatev1.SendDtmfRequest{Digits: "0a"})
		for _, digits := range []string{"", "12e", "1 2", strings.Repeat("1", 65), "1\r\n"} {
			_, err := s.tracked.SendDtmf(t.Context(), &astergatev1.SendDtmfRequest{Call: c.GetCall(), Digits: digits})
			if m := wantError(t, err, codes.InvalidArgument, "INVALID_REQUEST"); m["field"] != "digits" {
				t.Errorf("%q: metadata %v", digits, m)
			}
		}
		_, err := s.tracked.SendDtmf(t.Context(), &astergatev1.SendDtmfRequest{Call: c.GetCall(), Digits: "1", Duration: durationpb.New(time.Hour)})
		wantError(t, err, codes.InvalidArgument, "INVALID_REQUEST")
	})
}

func TestParkCall(t *testing.T) {
	eachReal(t, func(t *testing.T, b *backend) {
		s := start(t, b, options{})
		c := s.up(t, "answer")
		resp, err := s.tracked.ParkCall(t.Context(), &astergatev1.ParkCallRequest{Call: c.GetCall(), Timeout: durationpb.New(time.Hour)})
		must(t, err)
		if resp.GetParkingSpace() != "701" || resp.GetParkingLot() != "default" {
			t.Errorf("%v", resp)
		}
		s.until(t, c.GetCall(), "parked", func(c *astergatev1.Call) bool { return c.GetState() == astergatev1.CallState_CALL_STATE_PARKED })
		body := s.mustPost(t, s.up(t, "answer").GetCall(), "park", &astergatev1.ParkCallRequest{ParkingLot: "default"})
		if body["parkingSpace"] != "702" {
			t.Errorf("%v", body)
		}
		c = s.up(t, "answer")
		_, err = s.tracked.ParkCall(t.Context(), &astergatev1.ParkCallRequest{Call: c.GetCall(), ParkingLot: "nolot"})
		wantErrorOf(t, err, codes.FailedPrecondition, "ASTERISK_REFUSED", "asterisk")
		_, err = s.tracked.ParkCall(t.Context(), &astergatev1.ParkCallRequest{Call: c.GetCall(), Timeout: durationpb.New(-1)})
		wantError(t, err, codes.InvalidArgument, "INVALID_REQUEST")
		// In a lot that is full Asterisk takes it, and hangs up.
		for range 18 {
			_, err = s.tracked.ParkCall(t.Context(), &astergatev1.ParkCallRequest{Call: s.up(t, "answer").GetCall()})
			must(t, err)
		}
		_, err = s.tracked.ParkCall(t.Context(), &astergatev1.ParkCallRequest{Call: c.GetCall()})
		if m := wantErrorOf(t, err, codes.Aborted, "CALL_ACT_FAILED", "asterisk"); m["call"] != c.GetCall() {
			t.Errorf("metadata %v", m)
		}
		s.over(t, c.GetCall())
	})
}

// The spy is a call of its own, and in the right place: ChanSpyStart tells whom it
// hears.
func TestSpyCall(t *testing.T) {
	eachReal(t, func(t *testing.T, b *backend) {
		s := start(t, b, options{})
		c := s.talking(t)
		for mode, key := range []string{"", "spy-1", "spy-2", "spy-3"} {
			events := s.subscribe(t, &astergatev1.SubscribeRequest{Names: []string{"ChanSpyStart"}})
			req := &astergatev1.SpyCallRequest{
				Call: c.GetCall(), Mode: astergatev1.SpyMode(mode), Channel: "Local/answer@astergate", WaitFor: milestoneAnswered, IdempotencyKey: key,
			}
			resp, err := s.tracked.SpyCall(t.Context(), req)
			must(t, err)
			e := newest(events.until(t, func(e *astergatev1.Event) bool { return e.GetName() == "ChanSpyStart" })).GetChanSpyStart()
			if spy := e.GetSpyer().GetUniqueId(); spy != root(resp.GetCall()).GetUniqueId() || e.GetSpyee().GetUniqueId() != root(c).GetUniqueId() {
				t.Errorf("%v", e)
			}
			if key == "" {
				continue
			}
			if again, err := s.tracked.SpyCall(t.Context(), req); err != nil || !again.GetRepeatedRequest() || again.GetCall().GetCall() != resp.GetCall().GetCall() {
				t.Errorf("%v %v", again, err)
			}
		}
		s.mustPost(t, c.GetCall(), "spy", &astergatev1.SpyCallRequest{Channel: "Local/answer@astergate"})
		// They end with whom they hear.
		_, err := s.tracked.HangupCall(t.Context(), &astergatev1.HangupCallRequest{Call: c.GetCall()})
		must(t, err)
		s.over(t, c.GetCall())
		eventually(t, func() bool { return len(s.send(t, "CoreShowChannels").GetItems()) == 0 })
		_, err = s.tracked.SpyCall(t.Context(), &astergatev1.SpyCallRequest{Call: c.GetCall(), Channel: "Local/answer@astergate"})
		wantError(t, err, codes.FailedPrecondition, "CALL_STATE")
		c = s.up(t, "answer")
		_, err = s.tracked.SpyCall(t.Context(), &astergatev1.SpyCallRequest{Call: c.GetCall(), Channel: "Local/answer@astergate", Mode: 9})
		wantError(t, err, codes.InvalidArgument, "INVALID_REQUEST")
	})
}

func TestSetCallVariable(t *testing.T) {
	each(t, func(t *testing.T, b *backend) {
		s := start(t, b, options{allow: []string{"command"}})
		c := s.up(t, "answer")
		for i, value := range []string{"", "plain", `a,b="c" \ (d) [e] ${f} `, strings.Repeat("x", 900), "Ünïcode ✓"} {
			if i%2 == 0 {
				s.mustPost(t, c.GetCall(), "setVariable", &astergatev1.SetCallVariableRequest{Name: "ORDER", Value: value})
			} else {
				_, err := s.tracked.SetCallVariable(t.Context(), &astergatev1.SetCallVariableRequest{Call: c.GetCall(), Name: "ORDER", Value: value})
				must(t, err)
			}
			if got, _ := s.getvar(t, root(c).GetUniqueId(), "ORDER"); got != value {
				t.Errorf("%q became %q", value, got)
			}
		}
		set := func(name, value string) error {
			_, err := s.tracked.SetCallVariable(t.Context(), &astergatev1.SetCallVariableRequest{Call: c.GetCall(), Name: name, Value: value})
			return err
		}
		wantError(t, set("X", " x"), codes.InvalidArgument, "INVALID_REQUEST")
		wantError(t, set("", "x"), codes.InvalidArgument, "INVALID_REQUEST")
		wantError(t, set(s.engine.Servers()[0].Calls().Variable(), "x"), codes.InvalidArgument, "INVALID_REQUEST")
		wantError(t, set("X", "a\nb"), codes.InvalidArgument, "INVALID_HEADER")
		wantError(t, set("FILE(/tmp/x)", "x"), codes.PermissionDenied, "DANGEROUS_ACTION")
		wantError(t, set("CALLERID(num)", "x"), codes.PermissionDenied, "DANGEROUS_ACTION")
	})
}

// What the policy refuses of acts is told as of the actions that they are.
func TestActsAndPolicy(t *testing.T) {
	eachSimulated(t, func(t *testing.T, b *backend) {
		s := start(t, b, options{allow: []string{"command"}})
		c := s.up(t, "answer")
		// A Uniqueid of a client's own cannot reach Hangup as a pattern: it is no
		// channel of the call.
		_, err := s.tracked.HangupCall(t.Context(), &astergatev1.HangupCallRequest{Call: c.GetCall(), UniqueId: "/^Local/"})
		wantError(t, err, codes.InvalidArgument, "INVALID_REQUEST")
		_, err = s.tracked.SpyCall(t.Context(), &astergatev1.SpyCallRequest{Call: c.GetCall(), Channel: "Local/answer@astergate\r\nVariable: FILE(x)=1"})
		wantError(t, err, codes.InvalidArgument, "INVALID_HEADER")
		list, err := s.tracked.ListCalls(t.Context(), &astergatev1.ListCallsRequest{Finished: true})
		if err != nil || !slices.ContainsFunc(list.GetCalls(), func(other *astergatev1.Call) bool { return other.GetCall() == c.GetCall() }) || list.GetTotalSize() != 1 {
			t.Errorf("%v %v", list, err)
		}
	})
}
