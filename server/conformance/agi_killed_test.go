package conformance

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/astergate/astergate/engine/asterisktest"
	"github.com/astergate/astergate/engine/worker"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// killedDialplan tells what the dialplan knows behind AGI, or at a hangup.
const killedDialplan = `
[killed]
exten => s,1,Answer()
 same => n,AGI(${AGI_URL})
 same => n,UserEvent(GoesOn,Told: ${ASTERGATE_STATUS}/${AGISTATUS})
 same => n,Set(WENT_ON=1)
 same => n,Hangup()
exten => h,1,GotoIf($["${WENT_ON}" = "1"]?done)
 same => n,UserEvent(HungUp,Told: ${ASTERGATE_STATUS}/${AGISTATUS})
 same => n(done),NoOp()
`

// fate is how a call ends, for astergate and for the dialplan.
type fate struct {
	end  astergatev1.SessionEnd
	told string // the UserEvent, ASTERGATE_STATUS and AGISTATUS
}

// kill -9 of a worker's process with 100 sessions, half of them inside an EXEC:
// each call ends as its route says, for its dialplan too, and another worker takes
// the next call at once.
func TestAGIProcessKilled(t *testing.T) {
	given, hung := fate{lostEnd, "GoesOn LOST/FAILURE"}, fate{lostEnd, "HungUp /HANGUP"}
	other := fate{finishedEnd, "GoesOn /SUCCESS"}
	asterisktest.EachReal(t, func(t *testing.T, target asterisktest.Target) {
		b := realBackend(t, target, asterisktest.Config{Dialplan: killedDialplan})
		for _, tt := range []struct {
			lost      astergatev1.LostPolicy
			interrupt bool
			idle      fate
			exec      fate
		}{
			{astergatev1.LostPolicy_LOST_POLICY_GIVE_BACK, false, given, given},
			{astergatev1.LostPolicy_LOST_POLICY_GIVE_BACK, true, given, given},
			{astergatev1.LostPolicy_LOST_POLICY_OTHER_WORKER, false, other, given},
			{astergatev1.LostPolicy_LOST_POLICY_OTHER_WORKER, true, other, given},
			{astergatev1.LostPolicy_LOST_POLICY_HANG_UP, false, hung, hung},
			{astergatev1.LostPolicy_LOST_POLICY_HANG_UP, true, hung, hung},
		} {
			t.Run(fmt.Sprint(tt.lost, tt.interrupt), func(t *testing.T) {
				processKilled(t, b, tt.lost, tt.interrupt, map[string]fate{"idle": tt.idle, "exec": tt.exec})
			})
		}
	})
}

func processKilled(t *testing.T, b *backend, lost astergatev1.LostPolicy, interrupt bool, want map[string]fate) {
	const half = 50
	var next *astergatev1.SessionOffer
	s := start(t, b, options{agi: worker.Config{Grace: 300 * time.Millisecond}})
	events := s.subscribe(t, &astergatev1.SubscribeRequest{Names: []string{"UserEvent"}, View: astergatev1.View_VIEW_RAW})
	victim, _ := s.startWorker(t, route("", func(rt *astergatev1.AgiRoute) { rt.WorkerLost, rt.InterruptExec = lost, interrupt }))
	length := "6" // to be waited for; long enough for all to be inside
	if interrupt {
		length = "3600"
	}
	prefix := fmt.Sprintf("killed-%d-%v-", lost, interrupt)
	s.fill(t, half, prefix, length)
	watch := s.watch(t)
	watch.until(t, inside(half))
	fresh, _ := s.register(t, route(""))
	victim.kill9(t)
	s.call(t, "x", prefix+"next")
	fresh.await(t, func(f *astergatev1.ServeResponse) bool {
		if f.GetOffer().GetUniqueId() != prefix+"next" {
			return false
		}
		next = f.GetOffer()
		return true
	})
	came := time.Now()
	fresh.send(t, accept(next.GetSession()))
	fresh.do(t, next.GetSession(), noop("x"))
	live := s.workers.Sessions("")
	fresh.send(t, finish(next.GetSession(), false))
	if end := fresh.ended(t, next.GetSession()); end != finishedEnd {
		t.Errorf("the next call ended as %v", end)
	}
	for _, session := range live {
		if session.GetSession() != next.GetSession() {
			continue
		}
		waited := came.Sub(session.GetStartedAt().AsTime())
		t.Logf("the next call was with a worker after %v", waited.Round(10*time.Microsecond))
		if waited > time.Second {
			t.Errorf("the next call waited %v for a worker", waited)
		}
	}
	if lost == astergatev1.LostPolicy_LOST_POLICY_OTHER_WORKER {
		for range half {
			fresh.send(t, finish(fresh.take(t).GetSession(), false))
		}
	}
	watch.until(t, func(live map[string]*astergatev1.AgiSession, _ map[string]astergatev1.SessionEnd) bool {
		return len(live) == 0
	})

	told := toldOf(t, events, 2*half)
	delete(watch.ended, next.GetSession())
	for session, end := range watch.ended {
		call := watch.calls[session]
		kind, _, _ := strings.Cut(strings.TrimPrefix(call, prefix), "-")
		if got := (fate{end, told[call]}); got != want[kind] {
			t.Errorf("%s: %v, want %v", call, got, want[kind])
		}
	}
	if len(watch.ended) != 2*half {
		t.Errorf("%d sessions ended", len(watch.ended))
	}
}

// fill places calls that a process takes: so many idle, so many inside an EXEC.
// The idle ones come first, so that the EXECs begin close together. No id is the
// beginning of another: Asterisk takes such a one for used already, and on a busy
// machine calls begin in another order than they were asked for.
func (s *service) fill(t *testing.T, half int, prefix, length string) {
	t.Helper()
	for _, kind := range []string{"idle", "exec"} {
		for i := range half {
			s.send(t, "Originate", "Channel", "Local/answer@astergate", "Context", "killed", "Exten", "s", "Priority", "1", "Async", "true",
				"ChannelId", fmt.Sprintf("%s%s-%02d", prefix, kind, i), "Variable", fmt.Sprintf("AGI_URL=agi://%s/%s/%s", s.fastAGI, kind, length))
		}
		if kind == "idle" {
			s.awaitSessions(t, func(live map[string]*astergatev1.AgiSession, _ map[string]astergatev1.SessionEnd) bool {
				return len(live) == half
			})
		}
	}
}

// inside fits when so many sessions run an EXEC, and as many do nothing.
func inside(half int) func(map[string]*astergatev1.AgiSession, map[string]astergatev1.SessionEnd) bool {
	return func(live map[string]*astergatev1.AgiSession, _ map[string]astergatev1.SessionEnd) bool {
		busy := 0
		for _, session := range live {
			if session.GetWorkerId() == "" {
				return false
			}
			if session.GetCommand() == "EXEC" {
				busy++
			}
		}
		return busy == half && len(live) == 2*half
	}
}

// toldOf reads what the dialplans of so many calls tell, by unique id.
func toldOf(t *testing.T, events *stream, n int) map[string]string {
	t.Helper()
	told := make(map[string]string)
	events.until(t, func(e *astergatev1.Event) bool {
		if value := header(e.GetHeaders(), "Told"); value != "" {
			told[header(e.GetHeaders(), "Uniqueid")] = header(e.GetHeaders(), "UserEvent") + " " + value
		}
		return len(told) == n
	})
	return told
}

// A process that is killed, and comes back with its token within the grace time,
// has all its sessions again, with the results that it has missed.
func TestAGIProcessComesBack(t *testing.T) {
	asterisktest.EachReal(t, func(t *testing.T, target asterisktest.Target) {
		const half = 25
		b := realBackend(t, target, asterisktest.Config{Dialplan: killedDialplan})
		s := start(t, b, options{agi: worker.Config{Grace: patience}})
		events := s.subscribe(t, &astergatev1.SubscribeRequest{Names: []string{"UserEvent"}, View: astergatev1.View_VIEW_RAW})
		victim, token := s.startWorker(t, route(""))
		s.fill(t, half, "back-", "4")
		watch := s.watch(t)
		watch.until(t, inside(half))
		victim.kill9(t)
		in := route("")
		in.ResumeToken = token
		again, _ := s.startWorker(t, in)
		if !strings.Contains(again.output(), fmt.Sprintf("resumed %d\n", 2*half)) {
			t.Errorf("it says %q", again.output())
		}
		watch.until(t, func(_ map[string]*astergatev1.AgiSession, ended map[string]astergatev1.SessionEnd) bool {
			return len(ended) == 2*half
		})
		for call, told := range toldOf(t, events, 2*half) {
			if told != "GoesOn /SUCCESS" {
				t.Errorf("%s: %s", call, told)
			}
		}
		for session, end := range watch.ended {
			if end != finishedEnd {
				t.Errorf("%s ended as %v", watch.calls[session], end)
			}
		}
	})
}
