package worker

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"testing/synctest"
	"time"

	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

const (
	finishedEnd = astergatev1.SessionEnd_SESSION_END_FINISHED
	noHandler   = astergatev1.SessionEnd_SESSION_END_NO_HANDLER
)

// Every state can be reached and left, ends in ended, and leaving never goes
// back; every event can happen somewhere.
func TestStates(t *testing.T) {
	reached, happens := map[state]bool{waiting: true}, map[event]bool{}
	for from, by := range next {
		for ev, to := range by {
			reached[to], happens[ev] = true, true
			if state(from) == leaving && to != leaving && to != ended {
				t.Errorf("%v goes back to %v by %v", leaving, to, ev)
			}
		}
		for _, ev := range []event{evStop, evDisconnected} {
			if state(from) != ended && by[ev] != leaving {
				t.Errorf("%v does not leave by %v", state(from), ev)
			}
		}
	}
	for s := range states {
		if !reached[s] || s.String() == "" {
			t.Errorf("%v cannot be reached", s)
		}
	}
	for ev := range events {
		if !happens[ev] || ev.String() == "" {
			t.Errorf("%v cannot happen", ev)
		}
	}
	if len(next[ended]) != 0 {
		t.Error("there is something after the end")
	}
}

// Which worker gets a path: by priority, then by first registration, the
// default last; patterns are anchored at the start; the least loaded of a pool.
func TestRoutes(t *testing.T) {
	r := newRegistry(t, Config{})
	conns := map[string]*Conn{}
	add := func(id, pattern string, priority int32) {
		in := serving(id, 10, pattern)
		in.Routes[0].Priority = priority
		conns[id] = register(t, r, in)
	}
	add("default", "", -5)
	add("all", ".", 0)
	add("order", `order/(?P<step>\w+)/(\d+)`, 0)
	add("early", "early", -1)
	add("shop", "shop", -1)
	add("shop2", "shop", 7) // the pool's priority is the first one's
	for _, tt := range []struct{ path, worker string }{
		{"early", "early"}, {"x/early", "all"}, {"order/menu/7", "all"}, {"shop", "shop"}, {"shop", "shop2"}, {"", "default"},
	} {
		ch := newFakeChannel(t, tt.path+"?q=1&q=%20")
		end := handle(r, ch)
		id := conns[tt.worker].accept(t)
		defer func() {
			conns[tt.worker].give(t, finishFrame(id, false))
			if e := <-end; e != finishedEnd {
				t.Errorf("%s: ended as %v", tt.path, e)
			}
		}()
	}
	for _, p := range []string{"(", "a)|(b", "(?<", string(make([]byte, 2000))} {
		var frame *FrameError
		if _, _, err := r.Register(t.Context(), serving("x", 1, p), Owner{}); !errors.As(err, &frame) {
			t.Errorf("pattern %q: %v", p, err)
		}
	}
}

// Groups and matches of a pattern, the query and what is not UTF-8.
func TestOffer(t *testing.T) {
	r := newRegistry(t, Config{})
	conn := register(t, r, serving("w", 1, `order/(?P<step>\w+)/(\d+)`))
	end := handle(r, newFakeChannel(t, "order/menu/7/more?a=1&a=%C3%BC&b"))
	offer := conn.frame(t).GetOffer()
	if offer.GetGroups()["step"] != "menu" || fmt.Sprint(offer.GetMatches()) != "[menu 7]" ||
		len(offer.GetQuery()) != 3 || offer.GetQuery()[1].GetValue() != "ü" ||
		string(offer.GetArguments()[0].GetRawValue()) != "a\xff" || len(offer.GetEnvironment()) != 8 {
		t.Errorf("offer %v", offer)
	}
	r.Stop(t.Context())
	if e := <-end; e != astergatev1.SessionEnd_SESSION_END_STOPPED {
		t.Errorf("ended as %v", e)
	}
}

// A session waits while all are busy, for a bounded time; without any worker it
// does not; a worker that declines, drains or is silent does not get it.
func TestQueue(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRegistry(t, Config{})
		began := time.Now()
		none := newFakeChannel(t, "x")
		if end := <-handle(r, none); end != noHandler || time.Since(began) != 0 {
			t.Errorf("without a worker: %v after %v", end, time.Since(began))
		}
		if lines, failed, closes := none.ran(); lines != "SET VARIABLE ASTERGATE_STATUS NOHANDLER" || !failed || closes != 1 {
			t.Errorf("given back by %q, %v, %d", lines, failed, closes)
		}

		conn := register(t, r, serving("w", 1, ""))
		first := handle(r, newFakeChannel(t, "x"))
		id := conn.accept(t)
		began = time.Now()
		if end := <-handle(r, newFakeChannel(t, "x")); end != noHandler || time.Since(began) != 10*time.Second {
			t.Errorf("while all are busy: %v after %v", end, time.Since(began))
		}
		second := handle(r, newFakeChannel(t, "x"))
		synctest.Wait()
		conn.give(t, finishFrame(id, false))
		if end := <-first; end != finishedEnd {
			t.Errorf("the first ended as %v", end)
		}
		id = conn.accept(t)
		conn.give(t, finishFrame(id, false))
		<-second

		// Silent: withdrawn after 5 s, and nothing more before a word from it.
		began = time.Now()
		third := handle(r, newFakeChannel(t, "x"))
		other := register(t, r, serving("other", 1, ""))
		silent := conn.offer(t).GetSession()
		id = func() string {
			for {
				if f := other.frame(t); f != nil {
					other.give(t, &astergatev1.ServeRequest{Frame: &astergatev1.ServeRequest_Accept{Accept: &astergatev1.AcceptSession{Session: f.GetOffer().GetSession()}}})
					return f.GetOffer().GetSession()
				}
			}
		}()
		if id != silent || time.Since(began) != 5*time.Second {
			t.Errorf("offered again after %v", time.Since(began))
		}
		if end := conn.frame(t).GetEnded().GetReason(); end != astergatev1.SessionEnd_SESSION_END_WITHDRAWN {
			t.Errorf("the silent worker is told %v", end)
		}
		other.give(t, finishFrame(id, false))
		<-third
		other.frame(t)
		other.give(t, &astergatev1.ServeRequest{Frame: &astergatev1.ServeRequest_Drain{Drain: &astergatev1.DrainWorker{}}})
		conn.give(t, &astergatev1.ServeRequest{Frame: &astergatev1.ServeRequest_Accept{Accept: &astergatev1.AcceptSession{Session: silent}}})
		last := handle(r, newFakeChannel(t, "x"))
		session := conn.offer(t).GetSession()
		conn.give(t, &astergatev1.ServeRequest{Frame: &astergatev1.ServeRequest_Decline{Decline: &astergatev1.DeclineSession{Session: session}}})
		if end := <-last; end != noHandler {
			t.Errorf("declined by all: %v", end)
		}
	})
}

// What becomes of a session whose worker is lost or whose handler raised.
func TestPolicies(t *testing.T) {
	const give, hang, other = astergatev1.LostPolicy_LOST_POLICY_UNSPECIFIED, astergatev1.LostPolicy_LOST_POLICY_HANG_UP, astergatev1.LostPolicy_LOST_POLICY_OTHER_WORKER
	for _, tt := range []struct {
		lost      astergatev1.LostPolicy
		interrupt bool
		running   string // an application
		lines     string
		acts      string
		failed    bool
	}{
		{give, false, "", "NOOP; SET VARIABLE ASTERGATE_STATUS LOST", "[]", true},
		{other, false, "", "NOOP; SET VARIABLE ASTERGATE_STATUS LOST", "[]", true},
		{hang, false, "", "NOOP; HANGUP", "[]", false},
		{give, false, "Dial", "NOOP; EXEC Dial; SET VARIABLE ASTERGATE_STATUS LOST", "[]", true},
		{give, true, "Dial", "NOOP; EXEC Dial", "[set 1.1 ASTERGATE_STATUS LOST redirect 1.1 c e 4]", true},
		{hang, false, "Dial", "NOOP; EXEC Dial; HANGUP", "[]", false},
		{hang, true, "Dial", "NOOP; EXEC Dial", "[hangup 1.1]", false},
	} {
		synctest.Test(t, func(t *testing.T) {
			control := &fakeControl{}
			r := newRegistry(t, Config{Control: control})
			in := serving("w", 1, "")
			in.Routes[0].WorkerLost, in.Routes[0].InterruptExec = tt.lost, tt.interrupt
			conn := register(t, r, in)
			ch := newFakeChannel(t, "x")
			end := handle(r, ch)
			id := conn.accept(t)
			conn.give(t, commandFrame(id, 1, ""))
			conn.frame(t)
			if tt.running != "" {
				conn.give(t, commandFrame(id, 2, tt.running))
			}
			began := time.Now()
			conn.Close()
			if tt.running != "" && !tt.interrupt {
				<-time.After(time.Minute)
				ch.free <- struct{}{}
			}
			if e := <-end; e != astergatev1.SessionEnd_SESSION_END_WORKER_LOST {
				t.Errorf("%+v: ended as %v", tt, e)
			}
			want := 10 * time.Second
			if tt.running != "" && !tt.interrupt {
				want = time.Minute
			}
			lines, failed, closes := ch.ran()
			if lines != tt.lines || fmt.Sprint(control.acts) != tt.acts || failed != tt.failed || closes != 1 || time.Since(began) != want {
				t.Errorf("%+v: %q %v %v, closed %d times, after %v", tt, lines, control.acts, failed, closes, time.Since(began))
			}
		})
	}
}

// A worker that reads nothing cannot make its outbox grow, and is lost.
func TestOutboxIsBounded(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRegistry(t, Config{})
		conn := register(t, r, serving("w", 1, ""))
		end := handle(r, newFakeChannel(t, "x"))
		id := conn.accept(t)
		flood := func(session string) {
			t.Helper()
			ctx, cancel := context.WithTimeout(t.Context(), time.Second)
			defer cancel()
			for i := uint64(1); ; i++ {
				if err := conn.Receive(ctx, commandFrame(session, i, "")); err != nil {
					break
				}
				synctest.Wait()
			}
			if n := len(conn.out.frames); n > 3 {
				t.Errorf("%d frames are queued", n)
			}
		}
		flood(id)
		for conn.frame(t) != nil {
		}
		flood("nobody's")
		conn.frame(t) // taken, and never sent
		<-time.After(9 * time.Second)
		if err := conn.Check(); err != nil {
			t.Errorf("after 9 s: %v", err)
		}
		<-time.After(2 * time.Second)
		if err := conn.Check(); !errors.Is(err, ErrStalled) {
			t.Errorf("after 11 s: %v", err)
		}
		conn.Close()
		<-end
	})
}

// A command that policy forbids is not sent; a hangup comes behind the result.
func TestCommands(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRegistry(t, Config{})
		conn := register(t, r, serving("w", 1, ""))
		ch := newFakeChannel(t, "x")
		end := handle(r, ch)
		id := conn.accept(t)
		conn.give(t, commandFrame(id, 1, "forbidden"))
		if f := conn.frame(t).GetResult().GetFailure(); f.GetReason() != astergatev1.AgiFailureReason_AGI_FAILURE_REASON_DENIED {
			t.Errorf("forbidden: %v", f)
		}
		conn.give(t, commandFrame(id, 2, "Dial"))
		conn.give(t, commandFrame(id, 2, "Dial")) // on its way
		conn.give(t, commandFrame(id, 3, ""))
		if f := conn.frame(t).GetResult(); f.GetCommandId() != 3 || f.GetFailure().GetReason() != astergatev1.AgiFailureReason_AGI_FAILURE_REASON_BUSY {
			t.Errorf("busy: %v", f)
		}
		close(ch.hungUp)
		if f := conn.frame(t).GetResult(); f.GetCommandId() != 2 || f.GetFailure().GetReason() != astergatev1.AgiFailureReason_AGI_FAILURE_REASON_HANGUP {
			t.Errorf("hung up: %v", f)
		}
		if f := conn.frame(t); f.GetHangup() == nil {
			t.Errorf("the hangup: %v", f)
		}
		conn.give(t, finishFrame(id, true))
		if e := <-end; e != astergatev1.SessionEnd_SESSION_END_HANGUP {
			t.Errorf("ended as %v", e)
		}
		if lines, _, _ := ch.ran(); lines != "EXEC Dial" {
			t.Errorf("ran %q", lines)
		}
	})
}

// A channel leaves while it waits or is only offered: the worker has its room
// back at once, and the end is told when it is known which it was.
func TestLeavesBeforeItIsAccepted(t *testing.T) {
	for _, tt := range []struct {
		offered, redirected bool
		end                 astergatev1.SessionEnd
		after               time.Duration
	}{
		{false, false, astergatev1.SessionEnd_SESSION_END_HANGUP, verdictTime},
		{true, false, astergatev1.SessionEnd_SESSION_END_HANGUP, verdictTime},
		{false, true, astergatev1.SessionEnd_SESSION_END_REDIRECTED, 30 * time.Millisecond},
		{true, true, astergatev1.SessionEnd_SESSION_END_REDIRECTED, 30 * time.Millisecond},
	} {
		synctest.Test(t, func(t *testing.T) {
			r := newRegistry(t, Config{})
			conn := register(t, r, serving("w", 1, ""))
			first := newFakeChannel(t, "x")
			firstEnd := handle(r, first)
			ch, end := first, firstEnd
			if tt.offered {
				conn.frame(t)
			} else {
				conn.accept(t)
				ch = newFakeChannel(t, "x")
				end = handle(r, ch)
			}
			synctest.Wait()
			began := time.Now()
			close(ch.hungUp)
			synctest.Wait()
			if n := len(conn.w.sessions); (n == 0) != tt.offered {
				t.Errorf("%+v: the worker has %d sessions", tt, n)
			}
			if tt.offered { // its accept may be on its way: it is told at once
				if f := conn.frame(t); f.GetHangup() == nil || time.Since(began) != 0 {
					t.Errorf("%+v: told %v after %v", tt, f, time.Since(began))
				}
			}
			if tt.redirected {
				<-time.After(30 * time.Millisecond)
				ch.away.Store(true)
				close(ch.done)
			}
			if e := <-end; e != tt.end || time.Since(began) != tt.after {
				t.Errorf("%+v: ended as %v after %v", tt, e, time.Since(began))
			}
			conn.Close()
			if !tt.offered {
				<-firstEnd
			}
		})
	}
}

// An offer that was on its way when the stream broke is made again to the worker
// that comes back: it may be the only one there is.
func TestOfferedWhenTheStreamBreaks(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRegistry(t, Config{})
		in := serving("w", 2, "")
		old, registered, err := r.Register(t.Context(), in, Owner{Check: allowAll})
		if err != nil {
			t.Fatal(err)
		}
		end := handle(r, newFakeChannel(t, "x"))
		id := old.frame(t).GetOffer().GetSession()
		old.Close()
		synctest.Wait()
		in.ResumeToken = registered.GetResumeToken()
		conn, _, err := r.Register(t.Context(), in, Owner{Check: allowAll})
		if err != nil {
			t.Fatal(err)
		}
		if again := conn.accept(t); again != id {
			t.Errorf("offered %q, then %q", id, again)
		}
		conn.give(t, finishFrame(id, false))
		if e := <-end; e != finishedEnd {
			t.Errorf("ended as %v", e)
		}
		conn.Close()
	})
}

// A worker that resumes before its old stream is known to be broken takes its
// sessions over; the old stream's end then means nothing.
func TestReplaced(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRegistry(t, Config{})
		in := serving("w", 2, "")
		old, registered, err := r.Register(t.Context(), in, Owner{Check: allowAll})
		if err != nil {
			t.Fatal(err)
		}
		end, offered := handle(r, newFakeChannel(t, "x")), (<-chan astergatev1.SessionEnd)(nil)
		id := old.accept(t)
		old.give(t, commandFrame(id, 1, ""))
		synctest.Wait()
		offered = handle(r, newFakeChannel(t, "x"))
		synctest.Wait()
		in.ResumeToken = registered.GetResumeToken()
		conn, registered, err := r.Register(t.Context(), in, Owner{Check: allowAll})
		if err != nil || len(registered.GetSessions()) != 1 || registered.GetSessions()[0].GetLastCommandId() != 1 {
			t.Fatalf("resumed %v, %v", registered, err)
		}
		if err := old.Check(); !errors.Is(err, ErrReplaced) {
			t.Errorf("the old stream ends with %v", err)
		}
		old.Close()
		got := map[string]bool{}
		for range 2 {
			f := conn.frame(t)
			got[f.GetOffer().GetSession()] = true
			if f.GetResult().GetCommandId() == 1 {
				got["result"] = true
			}
			if s := f.GetOffer().GetSession(); s != "" {
				conn.give(t, finishFrame(s, false)) // not accepted: ignored
				conn.give(t, &astergatev1.ServeRequest{Frame: &astergatev1.ServeRequest_Accept{Accept: &astergatev1.AcceptSession{Session: s}}})
				conn.give(t, finishFrame(s, false))
			}
		}
		if !got["result"] || len(got) < 2 {
			t.Errorf("after resuming came %v", got)
		}
		conn.give(t, commandFrame(id, 2, ""))
		conn.give(t, finishFrame(id, false))
		if a, b := <-end, <-offered; a != finishedEnd || b != finishedEnd {
			t.Errorf("ended as %v, %v", a, b)
		}
		conn.Close()
		if f := r.Figures(); f.Workers != 0 || f.Live != 0 || f.Ends[finishedEnd] != 2 {
			t.Errorf("left %+v", f)
		}
	})
}
