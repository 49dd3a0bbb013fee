package conformance

import (
	"strings"
	"testing"
	"time"

	"github.com/astergate/astergate/engine/ami"
	"github.com/astergate/astergate/engine/asterisktest"
	agiv1 "github.com/astergate/astergate/gen/go/astergate/agi/v1"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// redirectSlack is how long the new dialplan may wait for us here. The session
// itself gives the channel back in 200 ms at most, which engine/agi tests on a
// clock of its own; the rest is for a busy machine.
const redirectSlack = time.Second

func raw(name string, arguments ...string) *astergatev1.SessionCommand {
	cmd := &astergatev1.RawCommand{Name: name}
	for _, argument := range arguments {
		cmd.Arguments = append(cmd.Arguments, &astergatev1.AgiArgument{Value: argument})
	}
	return &astergatev1.SessionCommand{Command: &astergatev1.SessionCommand_Raw{Raw: cmd}}
}

func setContext(name string) *astergatev1.SessionCommand {
	return &astergatev1.SessionCommand{Command: &astergatev1.SessionCommand_SetContext{SetContext: &agiv1.SetContext{Context: name}}}
}

// moments are what a handler may have done, or be doing, when its channel is
// redirected or hung up.
var moments = []struct {
	name    string
	prepare func(t testing.TB, s *service, w *testWorker, session string)
}{
	// Not before it has done something: until it is accepted nobody waits for it.
	{"idle", func(t testing.TB, _ *service, w *testWorker, session string) { w.do(t, session, noop("")) }},
	{"after SET PRIORITY", func(t testing.TB, _ *service, w *testWorker, session string) {
		for _, cmd := range []*astergatev1.SessionCommand{setContext("astergate"), raw("SET EXTENSION", "short"), raw("SET PRIORITY", "1")} {
			if r := w.do(t, session, cmd); r.GetFailure() != nil {
				t.Errorf("%v: %v", cmd, r)
			}
		}
	}},
	{"during EXEC", func(t testing.TB, s *service, w *testWorker, session string) {
		w.start(t, session, runApp("Wait", "3600"))
		s.awaitCommand(t, session, "EXEC")
	}},
}

// A redirect out of a session looks like a hangup, but is none: the new dialplan
// waits for the session's end. It is told also where no event was ever seen.
func TestAGIRedirect(t *testing.T) {
	each(t, func(t *testing.T, b *backend) {
		for _, mask := range []string{"on", "off"} {
			s := start(t, b, options{link: func(cfg *ami.Config) { cfg.EventMask = mask }})
			w, _ := s.register(t, route(""))
			plain := b.dial(t)
			for i, moment := range moments {
				s.call(t, "x", "redirect-"+string(rune('a'+i))+mask)
				offer := w.take(t)
				moment.prepare(t, s, w, offer.GetSession())
				s.send(t, "Redirect", "Channel", offer.GetChannel(), "Context", "astergate", "Exten", "answer", "Priority", "2")
				began := time.Now()
				plain.await(t, func(text string) bool {
					return hasLines(text, "Event: Newexten", "Uniqueid: "+offer.GetUniqueId(), "Extension: answer", "Application: Wait")
				})
				took := time.Since(began)
				if end := w.ended(t, offer.GetSession()); end != astergatev1.SessionEnd_SESSION_END_REDIRECTED {
					t.Errorf("%s, events %s: ended as %v", moment.name, mask, end)
				}
				t.Logf("%s, events %s: the new dialplan runs %v after the Redirect", moment.name, mask, took.Round(100*time.Microsecond))
				if took > redirectSlack {
					t.Errorf("%s, events %s: the new dialplan waited %v", moment.name, mask, took)
				}
			}
			s.stop()
		}
	})
}

// The same while it is only offered: nobody has to give it back.
func TestAGIRedirectOfAnOffer(t *testing.T) {
	each(t, func(t *testing.T, b *backend) {
		s := start(t, b, options{})
		w, _ := s.register(t, route(""))
		for _, tt := range []struct {
			action []string
			end    astergatev1.SessionEnd
		}{
			{[]string{"Redirect", "Context", "astergate", "Exten", "answer", "Priority", "2"}, astergatev1.SessionEnd_SESSION_END_REDIRECTED},
			{[]string{"Hangup"}, hangupEnd},
		} {
			s.call(t, "x", "offer-"+tt.action[0])
			offer := w.await(t, func(f *astergatev1.ServeResponse) bool { return f.GetOffer() != nil }).GetOffer()
			s.send(t, tt.action[0], append(tt.action[1:], "Channel", offer.GetChannel())...)
			if end := w.ended(t, offer.GetSession()); end != tt.end {
				t.Errorf("%s: ended as %v", tt.action[0], end)
			}
		}
	})
}

// A hangup by the manager has no event while AGI runs. It is no redirect: the
// handler has its cleanup time.
func TestAGIHangupByManager(t *testing.T) {
	each(t, func(t *testing.T, b *backend) {
		s := start(t, b, options{})
		w, _ := s.register(t, route(""))
		began := make(map[string]time.Time)
		for i, moment := range moments {
			s.call(t, "x", "manager-"+string(rune('a'+i)))
			offer := w.take(t)
			moment.prepare(t, s, w, offer.GetSession())
			began[offer.GetSession()] = time.Now()
			s.send(t, "Hangup", "Channel", offer.GetChannel())
		}
		for id, at := range began {
			w.await(t, func(f *astergatev1.ServeResponse) bool { return f.GetHangup().GetSession() == id })
			if end, took := w.ended(t, id), time.Since(at); end != hangupEnd || took < 1900*time.Millisecond {
				t.Errorf("ended as %v after %v", end, took)
			}
		}
	})
}

// An application has moved the dialplan, and then the other side hangs up: the
// place says redirected, but the hangup is announced.
func TestAGIHangupAfterGoto(t *testing.T) {
	asterisktest.EachReal(t, func(t *testing.T, target asterisktest.Target) {
		s := start(t, realBackend(t, target, asterisktest.Config{}), options{})
		w, _ := s.register(t, route(""))
		s.call(t, "x", "goto-1")
		offer := w.take(t)
		if r := w.do(t, offer.GetSession(), runApp("Goto", "astergate,short,1")); r.GetFailure() != nil {
			t.Fatal(r)
		}
		s.send(t, "Hangup", "Channel", strings.TrimSuffix(offer.GetChannel(), "1")+"2")
		if end := w.ended(t, offer.GetSession()); end != hangupEnd {
			t.Errorf("ended as %v", end)
		}
	})
}

// hasLines reports whether a block of the manager interface has all the lines.
func hasLines(block string, lines ...string) bool {
	for _, line := range lines {
		if !strings.Contains("\n"+block+"\n", "\n"+line+"\n") {
			return false
		}
	}
	return true
}
