package worker

import (
	"fmt"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"google.golang.org/protobuf/types/known/durationpb"

	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

const (
	timeLimitEnd = astergatev1.SessionEnd_SESSION_END_TIME_LIMIT
	holdPolicy   = astergatev1.NoHandlerPolicy_NO_HANDLER_POLICY_HOLD
)

// with is a registration for one pattern, changed.
func with(id string, capacity uint32, pattern string, change func(*astergatev1.AgiRoute)) *astergatev1.RegisterWorker {
	in := serving(id, capacity, pattern)
	change(in.Routes[0])
	return in
}

// What becomes of a session that no worker takes: because all are full, because
// the only one drains, or because none has ever been there.
func TestNoHandler(t *testing.T) {
	const give, hang = astergatev1.NoHandlerPolicy_NO_HANDLER_POLICY_UNSPECIFIED, astergatev1.NoHandlerPolicy_NO_HANDLER_POLICY_HANG_UP
	for _, tt := range []struct {
		policy  astergatev1.NoHandlerPolicy
		full    bool
		queue   *durationpb.Duration
		after   time.Duration
		lines   string
		failing bool
	}{
		{give, false, nil, 0, "SET VARIABLE ASTERGATE_STATUS NOHANDLER", true},
		{hang, false, nil, 0, "HANGUP", false},
		{give, true, nil, 10 * time.Second, "SET VARIABLE ASTERGATE_STATUS NOHANDLER", true},
		{hang, true, durationpb.New(3 * time.Second), 3 * time.Second, "HANGUP", false},
		{give, true, durationpb.New(0), 0, "SET VARIABLE ASTERGATE_STATUS NOHANDLER", true},
	} {
		synctest.Test(t, func(t *testing.T) {
			r := newRegistry(t, Config{})
			conn := register(t, r, with("w", 1, "x", func(rt *astergatev1.AgiRoute) { rt.NoHandler, rt.QueueTime = tt.policy, tt.queue }))
			var first <-chan astergatev1.SessionEnd
			if tt.full {
				first = handle(r, newFakeChannel(t, "x"))
				conn.accept(t)
			} else {
				conn.Close() // its place in the order stays, and its policy
			}
			began := time.Now()
			ch := newFakeChannel(t, "x")
			if end := <-handle(r, ch); end != noHandler || time.Since(began) != tt.after {
				t.Errorf("%+v: %v after %v", tt, end, time.Since(began))
			}
			if lines, failing, closes := ch.ran(); lines != tt.lines || failing != tt.failing || closes != 1 {
				t.Errorf("%+v: %q %v %d", tt, lines, failing, closes)
			}
			if tt.full {
				conn.Close()
				<-first
			}
		})
	}
}

// A session that is held is nobody's, until a worker comes; its time is bounded.
func TestHold(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRegistry(t, Config{Routes: []Static{{Route: &astergatev1.AgiRoute{
			Pattern: "x", NoHandler: holdPolicy, TimeLimit: durationpb.New(time.Minute),
			WorkerLost: astergatev1.LostPolicy_LOST_POLICY_HANG_UP,
		}}}})
		kept, over := newFakeChannel(t, "x/1"), newFakeChannel(t, "x/2")
		end := handle(r, kept)
		synctest.Wait()
		if list := r.Sessions(""); len(list) != 1 || !list[0].GetHeld() || list[0].GetRoute() != "x" || list[0].GetWorkerId() != "" {
			t.Errorf("sessions %v", list)
		}
		if f := r.Figures(); f.Waiting != 1 {
			t.Errorf("figures %+v", f)
		}
		<-time.After(50 * time.Second)
		decliner := register(t, r, serving("no", 1, "x"))
		id := decliner.frame(t).GetOffer().GetSession()
		decliner.give(t, &astergatev1.ServeRequest{Frame: &astergatev1.ServeRequest_Decline{Decline: &astergatev1.DeclineSession{Session: id}}})
		synctest.Wait()
		if list := r.Sessions(""); len(list) != 1 || !list[0].GetHeld() {
			t.Errorf("declined: %v", list)
		}
		taker := register(t, r, serving("yes", 1, "x"))
		if got := taker.accept(t); got != id {
			t.Errorf("offered %q, not %q", got, id)
		}
		began := time.Now()
		if e := <-end; e != timeLimitEnd || time.Since(began) != time.Minute {
			t.Errorf("ended as %v after %v", e, time.Since(began))
		}
		if lines, _, _ := kept.ran(); lines != "HANGUP" {
			t.Errorf("ran %q", lines)
		}
		decliner.Close()
		taker.Close()
		began = time.Now()
		if e := <-handle(r, over); e != timeLimitEnd || time.Since(began) != time.Minute {
			t.Errorf("held to the end: %v after %v", e, time.Since(began))
		}
		hungUp := newFakeChannel(t, "x/3")
		end = handle(r, hungUp)
		synctest.Wait()
		close(hungUp.hungUp)
		if e := <-end; e != astergatev1.SessionEnd_SESSION_END_HANGUP {
			t.Errorf("hung up while held: %v", e)
		}
	})
}

// The time limit of a route counts from the acceptance, also while the worker is
// away, and ends as the route's worker_lost says.
func TestTimeLimit(t *testing.T) {
	for _, lost := range []astergatev1.LostPolicy{
		astergatev1.LostPolicy_LOST_POLICY_GIVE_BACK, astergatev1.LostPolicy_LOST_POLICY_OTHER_WORKER, astergatev1.LostPolicy_LOST_POLICY_HANG_UP,
	} {
		for _, away := range []bool{false, true} {
			synctest.Test(t, func(t *testing.T) {
				r := newRegistry(t, Config{Grace: time.Hour})
				conn := register(t, r, with("w", 1, "", func(rt *astergatev1.AgiRoute) {
					rt.WorkerLost, rt.TimeLimit = lost, durationpb.New(time.Minute)
				}))
				ch := newFakeChannel(t, "x")
				end := handle(r, ch)
				id := conn.accept(t)
				conn.give(t, commandFrame(id, 1, ""))
				conn.frame(t)
				began := time.Now()
				if away {
					conn.Close()
				}
				if e := <-end; e != timeLimitEnd || time.Since(began) != time.Minute {
					t.Errorf("%v: ended as %v after %v", lost, e, time.Since(began))
				}
				want := "NOOP; SET VARIABLE ASTERGATE_STATUS TIMELIMIT"
				if lost == astergatev1.LostPolicy_LOST_POLICY_HANG_UP {
					want = "NOOP; HANGUP"
				}
				if lines, _, _ := ch.ran(); lines != want {
					t.Errorf("%v: ran %q", lost, lines)
				}
				if !away {
					if e := conn.frame(t).GetEnded().GetReason(); e != timeLimitEnd {
						t.Errorf("the worker is told %v", e)
					}
					conn.Close()
				}
			})
		}
	}
}

// A cap counts over all workers of the route; what is over it waits.
func TestMaxSessions(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRegistry(t, Config{})
		capped := func(rt *astergatev1.AgiRoute) { rt.MaxSessions = 3 }
		conns := []*Conn{register(t, r, with("a", 10, "x", capped)), register(t, r, with("b", 10, "x", capped))}
		var ends []<-chan astergatev1.SessionEnd
		for range 4 {
			ends = append(ends, handle(r, newFakeChannel(t, "x")))
			synctest.Wait()
		}
		ids := []string{conns[0].accept(t), conns[1].accept(t), conns[0].accept(t)}
		if f := r.Figures(); f.Waiting != 1 || r.Routes()[0].GetSessions() != 3 {
			t.Errorf("%+v, %v", f, r.Routes())
		}
		conns[1].give(t, finishFrame(ids[1], false))
		<-ends[1]
		synctest.Wait()
		ids[1] = conns[1].accept(t)
		for i, at := range []int{0, 1, 0} {
			conns[at].give(t, finishFrame(ids[i], false))
		}
		for _, i := range []int{0, 2, 3} {
			if e := <-ends[i]; e != finishedEnd {
				t.Errorf("%d ended as %v", i, e)
			}
		}
		if n := r.Routes()[0].GetSessions(); n != 0 {
			t.Errorf("%d sessions are counted", n)
		}
		for _, c := range conns {
			c.Close()
		}
	})
}

// Sessions with one value of the key go to one worker while it has room, whether
// the key is a group, an argument of the query or an entry of the environment.
func TestSticky(t *testing.T) {
	for _, tt := range []struct{ key, one, two string }{
		{"who", "x/ann?q=1", "x/bob?q=1"}, {"q", "x/ann?q=1", "x/ann?q=2"}, {"agi_network_script", "x/ann", "x/bob"},
	} {
		synctest.Test(t, func(t *testing.T) {
			r := newRegistry(t, Config{})
			conns := map[string]*Conn{}
			for _, id := range []string{"a", "b", "c"} {
				conns[id] = register(t, r, with(id, 2, `x/(?P<who>\w+)`, func(rt *astergatev1.AgiRoute) { rt.StickyKey = tt.key }))
			}
			place := func(script string) (string, func()) {
				end := handle(r, newFakeChannel(t, script))
				synctest.Wait()
				for name, c := range conns {
					if len(c.out.frames) > 0 {
						id := c.accept(t)
						return name, func() {
							c.give(t, finishFrame(id, false))
							<-end
							synctest.Wait()
							c.frame(t)
						}
					}
				}
				t.Fatal("nobody got it")
				return "", nil
			}
			first, free1 := place(tt.one)
			other, free2 := place(tt.two)
			again, free3 := place(tt.one)
			if first == other || again != first {
				t.Errorf("%s: %s, %s, %s", tt.key, first, other, again)
			}
			full, free4 := place(tt.one)
			if full == first {
				t.Errorf("%s: a full worker got one", tt.key)
			}
			for _, free := range []func(){free1, free2, free3, free4} {
				free()
			}
			later, free5 := place(tt.one)
			if later != first {
				t.Errorf("%s: later to %s, not %s", tt.key, later, first)
			}
			free5()
			conns[first].give(t, &astergatev1.ServeRequest{Frame: &astergatev1.ServeRequest_Drain{Drain: &astergatev1.DrainWorker{}}})
			moved, free6 := place(tt.one)
			kept, free7 := place(tt.one)
			if moved == first || kept != moved {
				t.Errorf("%s: after a drain %s, %s", tt.key, moved, kept)
			}
			free6()
			free7()
			for _, c := range conns {
				c.Close()
			}
		})
	}
}

// A drained registry gives back what comes and what waits, and lets go on what
// runs, or is held.
func TestDrain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRegistry(t, Config{Routes: []Static{{Route: &astergatev1.AgiRoute{Pattern: "kept", NoHandler: holdPolicy}}}})
		conn := register(t, r, serving("w", 1, "x"))
		runs, waits, keeps := newFakeChannel(t, "x"), newFakeChannel(t, "x"), newFakeChannel(t, "kept")
		ends := []<-chan astergatev1.SessionEnd{handle(r, runs)}
		id := conn.accept(t)
		ends = append(ends, handle(r, waits), handle(r, keeps))
		synctest.Wait()
		drained := make(chan struct{})
		go func() { r.Drain(t.Context()); close(drained) }()
		stopped := astergatev1.SessionEnd_SESSION_END_STOPPED
		if e := <-ends[1]; e != stopped {
			t.Errorf("one that waits: %v", e)
		}
		late := newFakeChannel(t, "x")
		if e := <-handle(r, late); e != stopped {
			t.Errorf("one that comes: %v", e)
		}
		for _, ch := range []*fakeChannel{waits, late} {
			if lines, failing, _ := ch.ran(); lines != "SET VARIABLE ASTERGATE_STATUS STOPPED" || !failing {
				t.Errorf("given back by %q, %v", lines, failing)
			}
		}
		synctest.Wait()
		if n := len(r.Sessions("")); n != 2 || isClosed(drained) {
			t.Errorf("%d sessions are left", n)
		}
		conn.give(t, commandFrame(id, 1, ""))
		if conn.frame(t).GetResult().GetNoop() == nil {
			t.Error("a command of one that runs has failed")
		}
		conn.give(t, finishFrame(id, false))
		<-ends[0]
		kept := slices.Collect(func(yield func(string) bool) {
			for _, s := range r.Sessions("") {
				if !yield(s.GetSession()) {
					return
				}
			}
		})
		if len(kept) != 1 {
			t.Fatal(fmt.Sprint(kept))
		}
		if err := r.End(t.Context(), kept[0], false, "enough"); err != nil {
			t.Error(err)
		}
		<-ends[2]
		<-drained
		conn.Close()
	})
}
