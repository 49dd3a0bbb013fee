package conformance

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"

	agiv1 "github.com/astergate/astergate/gen/go/astergate/agi/v1"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"

	"github.com/astergate/astergate/engine/worker"
)

const (
	finishedEnd = astergatev1.SessionEnd_SESSION_END_FINISHED
	hangupEnd   = astergatev1.SessionEnd_SESSION_END_HANGUP
	lostEnd     = astergatev1.SessionEnd_SESSION_END_WORKER_LOST
)

// A handler answers, sets and reads variables with all that could go wrong in
// quoting, plays, runs an application, and gives the channel back.
func TestAGIHandler(t *testing.T) {
	each(t, func(t *testing.T, b *backend) {
		s := start(t, b, options{})
		w, _ := s.register(t, route(`order/(?P<step>\w+)`))
		s.call(t, "order/menu?lang=de%20at&x=1&x=2", "handler-1")
		offer := w.take(t)
		if offer.GetPath() != "order/menu" || offer.GetGroups()["step"] != "menu" || len(offer.GetQuery()) != 3 ||
			offer.GetQuery()[0].GetValue() != "de at" || offer.GetServer() != "pbx1" || offer.GetUniqueId() == "" {
			t.Errorf("offer %v", offer)
		}
		id := offer.GetSession()
		if r := w.do(t, id, &astergatev1.SessionCommand{Command: &astergatev1.SessionCommand_Answer{Answer: &agiv1.Answer{}}}); r.GetAnswer() == nil {
			t.Errorf("Answer: %v", r)
		}
		for _, value := range []string{`say "hi"`, `back\slash`, "Jürgen", "", " ", "a,b", `\"`} {
			if r := w.do(t, id, set("ASTERGATE_X", value)); r.GetFailure() != nil {
				t.Errorf("set %q: %v", value, r)
			}
			r := w.do(t, id, get("ASTERGATE_X"))
			// Setting a variable to nothing deletes it.
			if got := r.GetGetVariable(); got.GetValue() != value || (got.Value == nil) != (value == "" && got.Value == nil) {
				t.Errorf("get %q: %v", value, r)
			}
		}
		latin := []byte("J\xfcrgen")
		w.do(t, id, &astergatev1.SessionCommand{Command: &astergatev1.SessionCommand_Raw{Raw: &astergatev1.RawCommand{
			Name: "SET VARIABLE", Arguments: []*astergatev1.AgiArgument{{Value: "ASTERGATE_X"}, {RawValue: latin}}}}})
		if r := w.do(t, id, get("ASTERGATE_X")); !bytes.Equal(r.GetReply().GetRawData(), latin) || r.GetGetVariable().GetValue() != "J\uFFFDrgen" {
			t.Errorf("Latin-1: %v", r)
		}
		if r := w.do(t, id, runApp("NoSuchApp", "")); r.GetFailure().GetReason() != astergatev1.AgiFailureReason_AGI_FAILURE_REASON_APP_ERROR {
			t.Errorf("EXEC of nothing: %v", r)
		}
		if r := w.do(t, id, set("X", "a\nANSWER")); r.GetFailure().GetReason() != astergatev1.AgiFailureReason_AGI_FAILURE_REASON_INVALID_ARGUMENT {
			t.Errorf("a line break: %v", r)
		}
		play := &astergatev1.SessionCommand{Command: &astergatev1.SessionCommand_StreamFile{StreamFile: &agiv1.StreamFile{Filename: "hello-world", EscapeDigits: "1"}}}
		if r := w.do(t, id, play); r.GetStreamFile().GetEndPosition() < 1000 {
			t.Errorf("StreamFile: %v", r)
		}
		w.send(t, finish(id, false))
		if end := w.ended(t, id); end != finishedEnd {
			t.Errorf("ended as %v", end)
		}
	})
}

// The caller hangs up while an EXEC runs: its result, the hangup, commands that
// still work, the end.
func TestAGIHangup(t *testing.T) {
	each(t, func(t *testing.T, b *backend) {
		s := start(t, b, options{})
		begun := s.begun(t)
		w, _ := s.register(t, route(""))
		s.call(t, "x", "hangup-1")
		offer := w.take(t)
		id := offer.GetSession()
		running := w.start(t, id, runApp("Wait", "30"))
		begun.until(t, runsWait)
		s.send(t, "Hangup", "Channel", offer.GetChannel())
		first := w.await(t, func(f *astergatev1.ServeResponse) bool { return f.GetResult() != nil || f.GetHangup() != nil })
		if first.GetResult().GetCommandId() != running {
			t.Errorf("%v came before the result", first)
		}
		if r := first.GetResult(); r.GetFailure().GetReason() != astergatev1.AgiFailureReason_AGI_FAILURE_REASON_HANGUP {
			t.Errorf("EXEC: %v", r)
		}
		w.await(t, func(f *astergatev1.ServeResponse) bool { return f.GetHangup().GetSession() == id })
		if r := w.do(t, id, set("A", "b")); r.GetFailure() != nil {
			t.Errorf("cleanup: %v", r)
		}
		dead := &astergatev1.SessionCommand{Command: &astergatev1.SessionCommand_WaitForDigit{WaitForDigit: &agiv1.WaitForDigit{}}}
		if r := w.do(t, id, dead); r.GetFailure().GetReason() != astergatev1.AgiFailureReason_AGI_FAILURE_REASON_DEAD_CHANNEL {
			t.Errorf("a command for the living: %v", r)
		}
		w.send(t, finish(id, false))
		if end := w.ended(t, id); end != hangupEnd {
			t.Errorf("ended as %v", end)
		}
	})
}

// Without a worker, and with one whose handler raises, the dialplan goes on and
// knows why.
func TestAGIGiveBack(t *testing.T) {
	each(t, func(t *testing.T, b *backend) {
		s := start(t, b, options{})
		events := s.subscribe(t, &astergatev1.SubscribeRequest{Names: []string{"VarSet"}, View: astergatev1.View_VIEW_RAW})
		s.call(t, "x", "back-1")
		events.until(t, varSet("ASTERGATE_STATUS", "NOHANDLER"))
		events.until(t, varSet("AGISTATUS", "FAILURE"))
		w, _ := s.register(t, route(""))
		s.call(t, "x", "back-2")
		id := w.take(t).GetSession()
		w.send(t, finish(id, true))
		if end := w.ended(t, id); end != astergatev1.SessionEnd_SESSION_END_HANDLER_FAILED {
			t.Errorf("ended as %v", end)
		}
		events.until(t, varSet("ASTERGATE_STATUS", "FAILED"))
		events.until(t, varSet("AGISTATUS", "FAILURE"))
	})
}

// varSet fits the VarSet of a variable.
func varSet(name, value string) func(*astergatev1.Event) bool {
	return func(e *astergatev1.Event) bool {
		found := 0
		for _, h := range e.GetHeaders() {
			if h.GetName() == "Variable" && h.GetValue() == name || h.GetName() == "Value" && h.GetValue() == value {
				found++
			}
		}
		return found == 2
	}
}

// A worker that comes back with its token goes on; the last result comes again.
func TestAGIResume(t *testing.T) {
	each(t, func(t *testing.T, b *backend) {
		s := start(t, b, options{agi: worker.Config{Grace: 30 * time.Second}})
		w, _ := s.register(t, route(""))
		s.call(t, "x", "resume-1")
		s.call(t, "x", "resume-2")
		one, two := w.take(t).GetSession(), w.take(t).GetSession()
		w.do(t, one, set("A", "kept"))
		w.start(t, two, runApp("Wait", "1"))
		s.awaitCommand(t, two, "EXEC")
		w.kill()

		in := route("")
		in.ResumeToken = w.token
		again, registered := s.register(t, in)
		if len(registered.GetSessions()) != 2 || again.token == w.token {
			t.Fatalf("resumed %v", registered)
		}
		again.ids = w.ids
		if r := again.result(t, one, 1); r.GetSetVariable() == nil {
			t.Errorf("the kept result: %v", r)
		}
		if r := again.result(t, two, 1); r.GetExec().GetResult() != "0" {
			t.Errorf("the result of the EXEC: %v", r)
		}
		if r := again.do(t, one, get("A")); r.GetGetVariable().GetValue() != "kept" {
			t.Errorf("get: %v", r)
		}
		for _, id := range []string{one, two} {
			again.send(t, finish(id, false))
			if end := again.ended(t, id); end != finishedEnd {
				t.Errorf("ended as %v", end)
			}
		}
		// The old token is worth nothing.
		if _, registered := s.register(t, in); len(registered.GetSessions()) != 0 {
			t.Errorf("a used token resumed %v", registered)
		}
	})
}

// awaitCommand waits until a session's command is sent. Asterisk may not have read it
// yet, and what comes by AMI may overtake it: see begun.
func (s *service) awaitCommand(t testing.TB, session, name string) {
	t.Helper()
	s.awaitSessions(t, func(live map[string]*astergatev1.AgiSession, _ map[string]astergatev1.SessionEnd) bool {
		return live[session].GetCommand() == name
	})
}

// begun tells of the commands that Asterisk has begun.
func (s *service) begun(t testing.TB) *stream {
	t.Helper()
	return s.subscribe(t, &astergatev1.SubscribeRequest{Names: []string{"AGIExecStart"}, View: astergatev1.View_VIEW_RAW})
}

// runsWait fits the AGIExecStart of the application Wait.
func runsWait(e *astergatev1.Event) bool {
	return strings.HasPrefix(header(e.GetHeaders(), "Command"), `EXEC "Wait"`)
}

// awaitSessions waits until the sessions fit, by WatchSessions.
func (s *service) awaitSessions(t testing.TB, fit func(live map[string]*astergatev1.AgiSession, ended map[string]astergatev1.SessionEnd) bool) {
	t.Helper()
	s.watch(t).until(t, fit)
}

// sessionWatch follows the sessions.
type sessionWatch struct {
	stream   grpc.ServerStreamingClient[astergatev1.WatchSessionsResponse]
	complete bool
	live     map[string]*astergatev1.AgiSession
	ended    map[string]astergatev1.SessionEnd
	calls    map[string]string // unique ids of all that were seen, by session
}

func (s *service) watch(t testing.TB) *sessionWatch {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	t.Cleanup(cancel)
	stream, err := s.agi.WatchSessions(ctx, &astergatev1.WatchSessionsRequest{})
	must(t, err)
	return &sessionWatch{
		stream: stream, live: make(map[string]*astergatev1.AgiSession),
		ended: make(map[string]astergatev1.SessionEnd), calls: make(map[string]string),
	}
}

// until reads until the sessions fit.
func (w *sessionWatch) until(t testing.TB, fit func(live map[string]*astergatev1.AgiSession, ended map[string]astergatev1.SessionEnd) bool) {
	t.Helper()
	for !w.complete || !fit(w.live, w.ended) {
		m, err := w.stream.Recv()
		if err != nil {
			t.Fatalf("waiting for sessions: %v; live %v, ended %v", err, w.live, w.ended)
		}
		w.complete = w.complete || m.GetSnapshotComplete() != nil
		if now := m.GetSession(); now != nil {
			w.live[now.GetSession()] = now
			w.calls[now.GetSession()] = now.GetUniqueId()
		}
		if m.GetEnded() != nil {
			delete(w.live, m.GetEnded().GetSession())
			w.ended[m.GetEnded().GetSession()] = m.GetEnded().GetReason()
		}
	}
}

// When astergate ends, the channels go back to their dialplans, and the workers
// hear of it.
func TestAGIStop(t *testing.T) {
	each(t, func(t *testing.T, b *backend) {
		s := start(t, b, options{})
		w, _ := s.register(t, route(""))
		plain := b.dial(t)
		s.call(t, "x", "stop-1")
		s.call(t, "x", "stop-2")
		one, two := w.take(t).GetSession(), w.take(t).GetSession()
		w.do(t, one, noop("x"))
		w.start(t, two, runApp("Wait", "2"))
		s.awaitCommand(t, two, "EXEC")
		s.stop()
		for _, id := range []string{one, two} {
			if end := w.ended(t, id); end != astergatev1.SessionEnd_SESSION_END_STOPPED {
				t.Errorf("ended as %v", end)
			}
		}
		if err := w.failure(); status.Code(err) != codes.Unavailable {
			t.Errorf("the stream ended with %v", err)
		}
		given := 0
		plain.await(t, func(text string) bool {
			if strings.Contains(text, "Variable: ASTERGATE_STATUS\nValue: STOPPED") {
				given++
			}
			return given == 2
		})
	})
}
