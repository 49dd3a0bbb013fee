package ami

import (
	"context"
	"errors"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

func TestKeepaliveMeasures(t *testing.T) {
	play(t, nil, func(t *testing.T, r *rig) {
		start := time.Now()
		ev, ac := r.ready()
		defer ev.close()
		defer ac.close()
		for i := range 3 {
			a, b := ac.expect("Ping"), ev.expect("Ping")
			pass(time.Duration(i+1) * 10 * time.Millisecond)
			ev.ok(b)
			ac.ok(a)
			synctest.Wait()
			if got := r.link.Status().RTT; got != time.Duration(i+1)*10*time.Millisecond {
				t.Errorf("RTT %v", got)
			}
		}
		if took := time.Since(start); took != 30*time.Second+60*time.Millisecond {
			t.Errorf("3 Pings took %v", took)
		}
		if n := r.link.Status().Counters.Pings; n != 7 {
			t.Errorf("%d Pings", n)
		}
		r.expectState(t, StateReady)
		r.sink.check(t, "up", "event FullyBooted")
	})
}

func TestDeadPeer(t *testing.T) {
	for _, socket := range []string{"events", "actions"} {
		t.Run(socket, func(t *testing.T) {
			play(t, nil, func(t *testing.T, r *rig) {
				ev, ac := r.ready()
				start := time.Now()
				silent, alive := ev, ac
				if socket == "actions" {
					silent, alive = ac, ev
				}
				go alive.serve(nil)
				silent.expect("Ping") // taken, never answered
				if _, err := silent.read(); err == nil {
					t.Error("more came")
				}
				synctest.Wait()
				if took := time.Since(start); took != 15*time.Second {
					t.Errorf("took %v", took)
				}
				if err := r.sink.downs[0].Err; !errors.Is(err, ErrLinkLost) || !strings.Contains(err.Error(), socket+" socket") {
					t.Errorf("down because of %v", err)
				}
			})
		})
	}
}

// Any bytes are a sign of life, also those of an unfinished message.
func TestTrafficIsLife(t *testing.T) {
	play(t, nil, func(t *testing.T, r *rig) {
		ev, ac := r.ready()
		go ac.serve(nil)
		ev.expect("Ping")
		start := time.Now()
		ev.raw("Event: Slow\r\n")
		for range 10 {
			pass(3 * time.Second)
			ev.raw("X: y\r\n")
		}
		if _, err := ev.read(); err == nil { // no second Ping while the first is open
			t.Error("more came")
		}
		synctest.Wait()
		if took := time.Since(start); took != 35*time.Second {
			t.Errorf("took %v", took)
		}
	})
}

// Asterisk does a session's actions one by one: a Ping behind a long one waits.
func TestSlowActionIsNoDeadPeer(t *testing.T) {
	play(t, single, func(t *testing.T, r *rig) {
		p := r.single()
		ctx, cancel := context.WithTimeout(t.Context(), 25*time.Second)
		defer cancel()
		start := time.Now()
		got := r.do(ctx, Action{Name: "Slow"})
		slow := p.expect("Slow")
		ping := p.expect("Ping")
		pass(14 * time.Second)
		p.ok(slow)
		p.ok(ping)
		if a := <-got; a.err != nil {
			t.Error(a.err)
		}
		// The next hangs for good: its own deadline is what counts, and no more
		// than busyGrace of it.
		got = r.do(t.Context(), Action{Name: "Hangs"})
		p.expect("Hangs")
		expectSendError(t, (<-got).err, OutcomeUnknown, context.DeadlineExceeded)
		p.expect("Ping")
		if _, err := p.read(); err == nil {
			t.Error("more came")
		}
		if took := time.Since(start); took != 39*time.Second {
			t.Errorf("took %v", took)
		}
	})
	play(t, single, func(t *testing.T, r *rig) {
		p := r.single()
		ctx, cancel := context.WithTimeout(t.Context(), time.Hour)
		defer cancel()
		start := time.Now()
		got := r.do(ctx, Action{Name: "Hangs"})
		p.expect("Hangs")
		p.expect("Ping")
		expectSendError(t, (<-got).err, OutcomeUnknown, ErrLinkLost)
		if took := time.Since(start); took != busyGrace+5*time.Second {
			t.Errorf("took %v", took)
		}
	})
}

// The status tells when both sockets had answered, and for how long the events'
// reader has not come back to its socket.
func TestStatusOfReader(t *testing.T) {
	play(t, nil, func(t *testing.T, r *rig) {
		ev, ac := r.ready()
		defer ev.close()
		defer ac.close()
		ready := time.Now()
		a, b := ac.expect("Ping"), ev.expect("Ping")
		pass(time.Second)
		ac.ok(a)
		synctest.Wait()
		if at := r.link.Status().Answered; at.Sub(ready).Abs() > time.Microsecond {
			t.Errorf("one socket has answered, and both had at %v, ready since %v", at, ready)
		}
		ev.ok(b)
		synctest.Wait()
		if at := r.link.Status().Answered; !at.Equal(time.Now()) {
			t.Errorf("both have answered at %v, it is %v", at, time.Now())
		}
		pass(4 * time.Second)
		if busy := r.link.Status().Busy; busy != 0 {
			t.Errorf("a reader that waits for its socket is busy for %v", busy)
		}
		r.sink.delay = 5 * time.Second
		ev.event("Held", "A: b")
		pass(3 * time.Second)
		if busy := r.link.Status().Busy; busy != 3*time.Second {
			t.Errorf("a reader that is held for 3s is busy for %v", busy)
		}
		pass(3 * time.Second)
		if busy := r.link.Status().Busy; busy != 0 {
			t.Errorf("it is free, and busy for %v", busy)
		}
	})
}
