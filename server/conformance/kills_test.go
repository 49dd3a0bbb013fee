package conformance

import (
	"testing"
	"time"

	"github.com/astergate/astergate/engine/asterisktest"
	"github.com/astergate/astergate/engine/asterisktest/fault"
	"github.com/astergate/astergate/engine/worker"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// kill -9 of each part, and where the tests of it are:
//
//	Asterisk          TestAsteriskDies (the link), TestAsteriskKilledWithCallsUp, TestSoak
//	astergate         TestAstergateKilledWithCallsUp, TestKeyAfterRestart (Originates),
//	                  TestAsyncRecover (AsyncAGI), TestAstergateKilledWithSessions (FastAGI,
//	                  workers and subscribers)
//	astergate agi     TestLocalLost
//	a worker          TestAGIProcessKilled, TestAGIProcessComesBack
//	a subscriber      TestClientsComeAndGo, TestSoak (by resets)
//	a web hook        TestAGIHookFails
//	the network       TestNetworkFaults, TestFastAGINetworkFaults, TestSoak
//
// astergate is killed with channels in FastAGI: the dialplan goes on. The next life takes the next call, its worker comes back with a
// token that says nothing there any more, and a subscriber's token of the life before
// is told of a gap whose size nobody knows.
func TestAstergateKilledWithSessions(t *testing.T) {
	asterisktest.EachReal(t, func(t *testing.T, target asterisktest.Target) {
		b := realBackend(t, target, asterisktest.Config{Dialplan: killedDialplan})
		witness := start(t, b, options{})
		seen := witness.subscribe(t, &astergatev1.SubscribeRequest{Names: []string{"UserEvent"}, View: astergatev1.View_VIEW_RAW})
		first, kill := b.serve(t, "ASTERGATE_AGI_LISTEN=127.0.0.1:0")
		w, _ := first.register(t, route(""))
		stream, err := first.events.Subscribe(t.Context(), &astergatev1.SubscribeRequest{})
		must(t, err)
		const calls = 20
		for i := range calls {
			first.send(t, "Originate", "Channel", "Local/answer@astergate", "Context", "killed", "Exten", "s", "Priority", "1", "Async", "true",
				"ChannelId", "session-"+string(rune('a'+i)), "Variable", "AGI_URL=agi://"+first.fastAGI+"/x")
			w.do(t, w.take(t).GetSession(), noop(""))
		}
		token := ""
		for token == "" {
			msg, err := stream.Recv()
			must(t, err)
			token = msg.GetResumeToken()
		}
		kill()
		for call, told := range toldOf(t, seen, calls) {
			// Asterisk takes the end of a connection between two commands for the
			// script's own: nothing tells the dialplan but what the handler has not set.
			if told != "GoesOn /SUCCESS" {
				t.Errorf("%s: the dialplan was told %s", call, told)
			}
		}
		if err := w.failure(); err == nil {
			t.Error("the worker's stream has no end")
		}

		second, _ := b.serve(t, "ASTERGATE_AGI_LISTEN=127.0.0.1:0")
		in := route("")
		in.ResumeToken = w.token
		again, registered := second.register(t, in)
		if n := len(registered.GetSessions()); n != 0 {
			t.Errorf("%d sessions of the life before", n)
		}
		events := second.subscribe(t, &astergatev1.SubscribeRequest{ResumeToken: token})
		second.send(t, "UserEvent", "UserEvent", "After")
		got := events.until(t, userEvent("After"))
		if got[0].GetGap().GetReason() != astergatev1.GapReason_GAP_REASON_UNKNOWN_EPOCH {
			t.Errorf("first came %v", got[0])
		}
		second.call(t, "x", "session-after")
		id := again.take(t).GetSession()
		again.do(t, id, noop(""))
		again.send(t, finish(id, false))
		if end := again.ended(t, id); end != finishedEnd {
			t.Errorf("ended as %v", end)
		}
	})
}

// The network between Asterisk and astergate's FastAGI: what changes no byte is not
// noticed; a connection that breaks ends its session as lost or hung up, its worker
// is told, and the next call has a session.
func TestFastAGINetworkFaults(t *testing.T) {
	each(t, func(t *testing.T, b *backend) {
		s := start(t, b, options{agi: worker.Config{Grace: 300 * time.Millisecond}})
		w, _ := s.register(t, route(""))
		p := fault.New(t, s.fastAGI)
		s.fastAGI = p.Addr()
		for name, f := range map[string]fault.Faults{
			"bytes": {Piece: 1}, "joined": {Join: 100 * time.Millisecond}, "delayed": {Delay: 20 * time.Millisecond}, "throttled": {Rate: 5000},
		} {
			p.Set(fault.BothWays, f)
			s.call(t, "x", "net-"+name)
			id := w.take(t).GetSession()
			if r := w.do(t, id, set("A", name)); r.GetFailure() != nil {
				t.Errorf("%s: %v", name, r)
			}
			if r := w.do(t, id, get("A")); r.GetGetVariable().GetValue() != name {
				t.Errorf("%s: %v", name, r)
			}
			w.send(t, finish(id, false))
			if end := w.ended(t, id); end != finishedEnd {
				t.Errorf("%s: ended as %v", name, end)
			}
			p.Heal()
		}
		for name, run := range map[string]func(){
			"cut":   func() { p.Cut(fault.Close) },
			"reset": func() { p.Cut(fault.Reset) },
			"half":  func() { p.CutWay(fault.ToServer, fault.HalfClose) },
			// Here TCP's keepalive finds out, within 30 s; through a proxy it never would.
			"nothing-arrives": func() { p.Set(fault.BothWays, fault.Faults{BlackHole: true}); p.Cut(fault.Reset) },
			"garbage":         func() { p.Insert(fault.ToServer, []byte("garbage \x00\xff\n\n200 result=7\nHANGUP\n")) },
		} {
			s.call(t, "x", "net-"+name)
			id := w.take(t).GetSession()
			w.do(t, id, noop(""))
			run()
			if name == "garbage" {
				// Whatever it is taken for, the session ends and no other is hurt.
				w.start(t, id, noop(""))
				w.send(t, finish(id, false))
			}
			if end := w.ended(t, id); name != "garbage" && end == finishedEnd {
				t.Errorf("%s: ended as %v", name, end)
			} else {
				t.Logf("%s: ended as %v", name, end)
			}
			p.Heal()
			p.Cut(fault.Close)
			s.call(t, "x", "net-after-"+name)
			id = w.take(t).GetSession()
			w.send(t, finish(id, false))
			if end := w.ended(t, id); end != finishedEnd {
				t.Errorf("after %s: ended as %v", name, end)
			}
		}
	})
}
