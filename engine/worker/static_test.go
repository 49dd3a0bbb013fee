package worker

import (
	"errors"
	"net/url"
	"testing"
	"testing/synctest"
	"time"

	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// replaceRoutes has the registry take other routes of the configuration.
func (r *Registry) replaceRoutes(t *testing.T, list ...Static) {
	t.Helper()
	commit, err := r.PrepareRoutes(list)
	if err != nil {
		t.Fatal(err)
	}
	commit()
}

func hookTo(t *testing.T, text string) *Hook {
	t.Helper()
	u, err := url.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return &Hook{URL: u, Owner: Owner{Check: func(string) error { return nil }}}
}

// Routes come and go while sessions run, which keep what they have: their worker,
// their policy, their count.
func TestRoutesReplaced(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		one := Static{Route: &astergatev1.AgiRoute{Pattern: "one", MaxSessions: 1, NoHandler: astergatev1.NoHandlerPolicy_NO_HANDLER_POLICY_HOLD}}
		r := newRegistry(t, Config{Routes: []Static{one}, QueueTime: time.Second})
		w := register(t, r, serving("w", 10, "one"))
		first := handle(r, newFakeChannel(t, "one"))
		running := w.accept(t)
		held := handle(r, newFakeChannel(t, "one")) // no room: it waits
		synctest.Wait()
		if got := r.Figures(); got.Waiting != 1 {
			t.Fatalf("%d wait", got.Waiting)
		}
		// The same route, with room for two.
		two := Static{Route: &astergatev1.AgiRoute{Pattern: "one", MaxSessions: 2}}
		r.replaceRoutes(t, Static{Route: &astergatev1.AgiRoute{Pattern: "other"}}, two)
		second := w.accept(t)
		third := handle(r, newFakeChannel(t, "one"))
		synctest.Wait()
		if got := r.Figures(); got.Waiting != 1 {
			t.Errorf("%d wait behind a cap of two", got.Waiting)
		}
		// The operator gives the route up: the worker serves it by his own policy,
		// which has no cap.
		r.replaceRoutes(t)
		last := w.accept(t)
		if info, err := r.Resolve("one"); err != nil || info.GetRoute().GetConfigured() {
			t.Errorf("the route is %v, %v", info, err)
		}
		for _, id := range []string{running, second, last} {
			w.give(t, commandFrame(id, 1, ""))
			w.give(t, finishFrame(id, false))
		}
		for _, end := range []<-chan astergatev1.SessionEnd{first, held, third} {
			if got := <-end; got != astergatev1.SessionEnd_SESSION_END_FINISHED {
				t.Errorf("ended as %v", got)
			}
		}
		// A pattern that is wrong changes nothing.
		_, err := r.PrepareRoutes([]Static{{Route: &astergatev1.AgiRoute{Pattern: "("}}})
		var wrong *FrameError
		if !errors.As(err, &wrong) {
			t.Errorf("a wrong pattern: %v", err)
		}
		w.Close()
	})
}

// A web hook that is gone has its session to its end, one that comes is offered
// sessions from the first moment on, and one that stays is the same.
func TestHooksReplaced(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		to := func(pattern, text string) Static {
			return Static{Route: &astergatev1.AgiRoute{Pattern: pattern}, Hook: hookTo(t, text)}
		}
		r := newRegistry(t, Config{Routes: []Static{to("a", "http://one/"), to("b", "http://stays/")}})
		before := r.Hooks()
		one, stays := r.ServeHook(before[0]), r.ServeHook(before[1])
		old := handle(r, newFakeChannel(t, "a"))
		running := one.accept(t)
		r.replaceRoutes(t, to("b", "http://stays/"), to("a", "http://two/"))
		after := r.Hooks()
		if len(after) != 2 || after[0] != before[1] || r.ServeHook(before[0]) != nil || r.ServeHook(after[0]) != nil {
			t.Errorf("hooks %v after %v", after, before)
		}
		fresh := handle(r, newFakeChannel(t, "a")) // before anybody serves it
		synctest.Wait()
		two := r.ServeHook(after[1])
		next := two.accept(t)
		if one.Settled() {
			t.Error("the old one has nothing to do any more")
		}
		one.give(t, commandFrame(running, 1, ""))
		one.give(t, finishFrame(running, false))
		two.give(t, finishFrame(next, false))
		for _, end := range []<-chan astergatev1.SessionEnd{old, fresh} {
			if got := <-end; got != astergatev1.SessionEnd_SESSION_END_FINISHED {
				t.Errorf("ended as %v", got)
			}
		}
		for _, c := range []*Conn{one, two, stays} {
			c.Close()
		}
	})
}
