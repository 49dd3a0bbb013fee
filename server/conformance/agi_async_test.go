package conformance

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/astergate/astergate/engine/worker"
	agiv1 "github.com/astergate/astergate/gen/go/astergate/agi/v1"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// callAsync places a call to AsyncAGI with a script and arguments.
func (s *service) callAsync(t testing.TB, arguments, id string) {
	t.Helper()
	s.send(t, "Originate", "Channel", "Local/answer@astergate", "Context", "astergate", "Exten", "agi", "Priority", "1",
		"Async", "true", "ChannelId", id, "Variable", "AGI_URL=agi:async\\,"+strings.ReplaceAll(arguments, ",", "\\,"))
}

func getFull(expression string) *astergatev1.SessionCommand {
	return &astergatev1.SessionCommand{Command: &astergatev1.SessionCommand_GetFullVariable{GetFullVariable: &agiv1.GetFullVariable{Expression: expression}}}
}

// Script and arguments are where FastAGI has them, and values come whole that
// Asterisk sends in pieces.
func TestAsyncHandler(t *testing.T) {
	each(t, func(t *testing.T, b *backend) {
		s := start(t, b, options{async: true})
		events := s.subscribe(t, &astergatev1.SubscribeRequest{Names: []string{"VarSet"}, View: astergatev1.View_VIEW_RAW})
		w, _ := s.register(t, route(`order/(?P<step>\w+)`))
		s.callAsync(t, "order/menu?lang=de%20at&x=1,first,,third", "async-1")
		offer := w.take(t)
		var args []string
		for _, a := range offer.GetArguments() {
			args = append(args, a.GetValue())
		}
		if offer.GetPath() != "order/menu" || offer.GetGroups()["step"] != "menu" || len(offer.GetQuery()) != 2 || fmt.Sprintf("%q", args) != `["first" "" "third"]` ||
			offer.GetTransport() != astergatev1.AgiTransport_AGI_TRANSPORT_ASYNCAGI || offer.GetEnhanced() || offer.GetUniqueId() == "" {
			t.Errorf("offer %v", offer)
		}
		id := offer.GetSession()
		if r := w.do(t, id, &astergatev1.SessionCommand{Command: &astergatev1.SessionCommand_Answer{Answer: &agiv1.Answer{}}}); r.GetAnswer() == nil {
			t.Errorf("Answer: %v", r)
		}
		for _, value := range []string{`say "hi"`, `back\slash`, "Jürgen", "", " ", "a,b", `\"`, "100% +1 (x)"} {
			if r := w.do(t, id, set("ASTERGATE_X", value)); r.GetFailure() != nil {
				t.Errorf("set %q: %v", value, r)
			}
			if r := w.do(t, id, get("ASTERGATE_X")); r.GetGetVariable().GetValue() != value {
				t.Errorf("get %q: %v", value, r)
			}
		}
		// A long value: GET VARIABLE tells 1,023 bytes of it on every transport.
		for _, filler := range []string{"abcdefgh", "äöüß", "漢字かな", "%%%%", "\\\"(){}"} {
			part := strings.Repeat(filler, 800/len(filler))
			if strings.Contains(filler, `"`) { // each is escaped
				part = part[:600]
			}
			whole := ""
			expression := ""
			for i := range 4 {
				name := fmt.Sprintf("ASTERGATE_P%d", i)
				if r := w.do(t, id, set(name, part)); r.GetFailure() != nil {
					t.Fatalf("set %s: %v", name, r)
				}
				whole += part
				expression += "${" + name + "}"
			}
			r := w.do(t, id, get("ASTERGATE_P0"))
			if r.GetGetVariable().GetValue() != part {
				t.Errorf("%q: got %d of %d bytes: %.200q", filler, len(r.GetGetVariable().GetValue()), len(part), r.GetReply().GetText())
			}
			r = w.do(t, id, getFull("${ASTERGATE_P1}"))
			if r.GetGetFullVariable().GetValue() != part {
				t.Errorf("%q: full: got %d of %d bytes", filler, len(r.GetGetFullVariable().GetValue()), len(part))
			}
			r = w.do(t, id, getFull(expression))
			switch got := r.GetGetFullVariable().GetValue(); {
			case got == whole:
			case filler != "abcdefgh" && r.GetFailure().GetReason() == astergatev1.AgiFailureReason_AGI_FAILURE_REASON_UNKNOWN_REPLY:
			default:
				t.Errorf("%q: four parts: got %d of %d bytes, %v", filler, len(got), len(whole), r.GetFailure())
			}
			if r := w.do(t, id, get("ASTERGATE_P3")); r.GetGetVariable().GetValue() != part {
				t.Errorf("%q: behind it: %.100v", filler, r)
			}
		}
		if r := w.do(t, id, set("X", strings.Repeat("x", 1100))); r.GetFailure().GetReason() != astergatev1.AgiFailureReason_AGI_FAILURE_REASON_INVALID_ARGUMENT {
			t.Errorf("a long line: %v", r)
		}
		if r := w.do(t, id, runApp("NoSuchApp", "")); r.GetFailure().GetReason() != astergatev1.AgiFailureReason_AGI_FAILURE_REASON_APP_ERROR {
			t.Errorf("EXEC of nothing: %v", r)
		}
		play := &astergatev1.SessionCommand{Command: &astergatev1.SessionCommand_StreamFile{StreamFile: &agiv1.StreamFile{Filename: "hello-world", EscapeDigits: "1"}}}
		if r := w.do(t, id, play); r.GetStreamFile().GetEndPosition() < 1000 {
			t.Errorf("StreamFile: %v", r)
		}
		w.send(t, finish(id, false))
		if end := w.ended(t, id); end != finishedEnd {
			t.Errorf("ended as %v", end)
		}
		events.until(t, varSet("AGISTATUS", "SUCCESS"))
		s.callAsync(t, "order/again", "async-2")
		id = w.take(t).GetSession()
		w.send(t, finish(id, true))
		if end := w.ended(t, id); end != astergatev1.SessionEnd_SESSION_END_HANDLER_FAILED {
			t.Errorf("ended as %v", end)
		}
		events.until(t, varSet("ASTERGATE_STATUS", "FAILED"))
		events.until(t, varSet("AGISTATUS", "FAILURE"))
	})
}

// Hangups while a command runs and while none does, a command that fails as no
// FastAGI session minds, a redirect.
func TestAsyncEnds(t *testing.T) {
	each(t, func(t *testing.T, b *backend) {
		s := start(t, b, options{async: true})
		begun := s.begun(t)
		w, _ := s.register(t, route(""))

		s.callAsync(t, "x", "ends-1")
		offer := w.take(t)
		id := offer.GetSession()
		running := w.start(t, id, runApp("Wait", "30"))
		begun.until(t, runsWait)
		s.send(t, "Hangup", "Channel", offer.GetChannel())
		first := w.await(t, func(f *astergatev1.ServeResponse) bool { return f.GetResult() != nil || f.GetHangup() != nil })
		if first.GetResult().GetCommandId() != running || first.GetResult().GetFailure().GetReason() != astergatev1.AgiFailureReason_AGI_FAILURE_REASON_HANGUP {
			t.Errorf("%v came first", first)
		}
		w.await(t, func(f *astergatev1.ServeResponse) bool { return f.GetHangup().GetSession() == id })
		dead := &astergatev1.SessionCommand{Command: &astergatev1.SessionCommand_WaitForDigit{WaitForDigit: &agiv1.WaitForDigit{}}}
		if r := w.do(t, id, dead); r.GetFailure().GetReason() != astergatev1.AgiFailureReason_AGI_FAILURE_REASON_DEAD_CHANNEL {
			t.Errorf("a command for the living: %v", r)
		}
		w.send(t, finish(id, false))
		if end := w.ended(t, id); end != hangupEnd {
			t.Errorf("busy: ended as %v", end)
		}

		s.callAsync(t, "x", "ends-2")
		offer = w.take(t)
		id = offer.GetSession()
		s.send(t, "Hangup", "Channel", offer.GetChannel())
		w.await(t, func(f *astergatev1.ServeResponse) bool { return f.GetHangup().GetSession() == id })
		if end := w.ended(t, id); end != hangupEnd { // by itself, after the cleanup time
			t.Errorf("idle: ended as %v", end)
		}

		s.callAsync(t, "x", "ends-3")
		id = w.take(t).GetSession()
		play := &astergatev1.SessionCommand{Command: &astergatev1.SessionCommand_StreamFile{StreamFile: &agiv1.StreamFile{Filename: "nosuch"}}}
		if r := w.do(t, id, play); r.GetFailure().GetReason() != astergatev1.AgiFailureReason_AGI_FAILURE_REASON_APP_ERROR {
			t.Errorf("no file: %v", r)
		}
		if end := w.ended(t, id); end != astergatev1.SessionEnd_SESSION_END_LOST {
			t.Errorf("failed: ended as %v", end)
		}

		for _, busy := range []bool{false, true} {
			s.callAsync(t, "x", fmt.Sprint("ends-4-", busy))
			offer = w.take(t)
			id = offer.GetSession()
			if busy {
				w.start(t, id, &astergatev1.SessionCommand{Command: &astergatev1.SessionCommand_WaitForDigit{WaitForDigit: &agiv1.WaitForDigit{}}})
				s.awaitCommand(t, id, "WAIT FOR DIGIT")
			}
			s.send(t, "Redirect", "Channel", offer.GetChannel(), "Context", "astergate", "Exten", "answer", "Priority", "1")
			if end := w.ended(t, id); end != astergatev1.SessionEnd_SESSION_END_REDIRECTED {
				t.Errorf("redirected, busy %v: ended as %v", busy, end)
			}
		}

		s.callAsync(t, "x", "ends-5")
		offer = w.take(t)
		id = offer.GetSession()
		s.send(t, "AGI", "Channel", offer.GetChannel(), "Command", "ASYNCAGI BREAK")
		if end := w.ended(t, id); end != astergatev1.SessionEnd_SESSION_END_LOST {
			t.Errorf("broken by another: ended as %v", end)
		}
	})
}

// A worker that is lost while a command runs that has no end.
func TestAsyncWorkerLost(t *testing.T) {
	each(t, func(t *testing.T, b *backend) {
		s := start(t, b, options{async: true, agi: worker.Config{Grace: 100 * time.Millisecond}})
		events := s.subscribe(t, &astergatev1.SubscribeRequest{Names: []string{"AsyncAGIEnd", "VarSet"}, View: astergatev1.View_VIEW_RAW})
		w, _ := s.register(t, route(""))
		s.callAsync(t, "x", "lost-1")
		id := w.take(t).GetSession()
		w.start(t, id, &astergatev1.SessionCommand{Command: &astergatev1.SessionCommand_WaitForDigit{WaitForDigit: &agiv1.WaitForDigit{}}})
		s.awaitCommand(t, id, "WAIT FOR DIGIT")
		w.kill()
		events.until(t, varSet("ASTERGATE_STATUS", "LOST"))
		events.until(t, func(e *astergatev1.Event) bool { return e.GetName() == "AsyncAGIEnd" })
	})
}
