package ami

import (
	"context"
	"errors"
	"fmt"
	"net"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

func TestLostAndBack(t *testing.T) {
	for name, lose := range map[string]func(ev, ac *peer){
		"events socket":  func(ev, ac *peer) { ev.close() },
		"actions socket": func(ev, ac *peer) { ac.close() },
		"both":           func(ev, ac *peer) { ac.close(); ev.close() },
		"mid message":    func(ev, ac *peer) { ev.raw("Event: Newcha"); ev.close() },
		"garbage": func(ev, ac *peer) {
			for range 200 {
				if _, err := ev.nc.Write([]byte(strings.Repeat("\x00garbage", 8192))); err != nil {
					return
				}
			}
			ev.t.Error("13 MiB without the end of a message were read")
		},
	} {
		t.Run(name, func(t *testing.T) {
			play(t, nil, func(t *testing.T, r *rig) {
				ev, ac := r.ready()
				ev.event("Newchannel")
				pass(time.Second)
				lose(ev, ac)
				lasted := time.Second
				if name == "actions socket" {
					pass(drainWait) // for the last events
					lasted += drainWait
				}
				synctest.Wait()
				r.sink.check(t, "up", "event FullyBooted", "event Newchannel", "down")
				down := r.sink.downs[0]
				if !errors.Is(down.Err, ErrLinkLost) || down.Reason != down.Err.Error() || down.At.Sub(down.Since) != lasted {
					t.Errorf("got %+v", down)
				}
				st := r.link.Status()
				if st.State != StateLost || !errors.Is(st.LastError, down.Err) {
					t.Errorf("got %+v", st)
				}
				ev, ac = r.ready()
				up := r.sink.ups[1]
				if up.Reconnects != 1 || up.Down != up.At.Sub(down.At) || up.ActionIDPrefix == r.sink.ups[0].ActionIDPrefix {
					t.Errorf("got %+v", up)
				}
				r.expectState(t, StateReady)
				ev.close()
				ac.close()
			})
		})
	}
}

// A reader that is still handing over an event is waited for.
func TestDownAfterTheLastEvent(t *testing.T) {
	play(t, nil, func(t *testing.T, r *rig) {
		ev, ac := r.ready()
		r.sink.delay = time.Second
		ev.event("Last")
		ac.close()
		synctest.Wait()
		r.sink.check(t, "up", "event FullyBooted")
		pass(time.Second)
		synctest.Wait()
		r.sink.check(t, "up", "event FullyBooted", "event Last", "down")
	})
}

// What Asterisk said last on the events socket is told, although the actions
// socket is seen to be closed first: seen on Asterisk 16, when it stopped.
func TestLastEventsAfterTheActionsSocketClosed(t *testing.T) {
	play(t, nil, func(t *testing.T, r *rig) {
		ev, ac := r.ready()
		ac.close()
		synctest.Wait()
		ev.event("Shutdown", "Privilege: system,all", "Shutdown: Cleanly", "Restart: False")
		ev.close()
		synctest.Wait()
		r.sink.check(t, "up", "event FullyBooted", "event Shutdown", "down")
		if err := r.sink.downs[0].Err; !errors.Is(err, ErrShutdown) {
			t.Errorf("down because of %v", err)
		}
	})
}

func TestShutdownNoticed(t *testing.T) {
	play(t, nil, func(t *testing.T, r *rig) {
		ev, ac := r.ready()
		ev.event("Shutdown", "Privilege: system,all", "Shutdown: Cleanly", "Restart: False")
		synctest.Wait()
		if !r.link.Status().ShuttingDown {
			t.Error("not noticed")
		}
		ev.close()
		ac.close()
		synctest.Wait()
		if err := r.sink.downs[0].Err; !errors.Is(err, ErrShutdown) || !errors.Is(err, ErrLinkLost) {
			t.Errorf("down because of %v", err)
		}
	})
}

// The schedule while nobody answers, and after a session that did not last.
func TestBackoffSchedule(t *testing.T) {
	play(t, nil, func(t *testing.T, r *rig) {
		r.refuseWith(errors.New("connection refused"))
		pass(5 * time.Minute)
		r.refuseWith(nil)
		ev, ac := r.session(true)
		times := r.dialTimes()
		upper := 250 * time.Millisecond
		for i := 1; i < len(times)-1; i++ {
			if wait := times[i].Sub(times[i-1]); wait > upper {
				t.Errorf("attempt %d after %v, at most %v wanted", i, wait, upper)
			}
			upper = min(2*upper, 30*time.Second)
		}
		if n := len(times); n < 13 || n > 60 {
			t.Errorf("%d attempts in 5 minutes", n)
		}
		// Up for less than StableAfter: the back-off goes on where it was.
		pass(9 * time.Second)
		ev.close()
		ac.close()
		synctest.Wait()
		waits := []time.Duration{}
		for range 20 { // full jitter: one wait alone says nothing
			st := r.link.Status()
			waits = append(waits, st.RetryAt.Sub(st.Since))
			r.accept().close()
			synctest.Wait()
		}
		if slices.Max(waits) < 5*time.Second {
			t.Errorf("after a short session: waits %v", waits)
		}
		ev, ac = r.session(true)
		pass(9 * time.Second)
		// Stable: it starts again.
		go ac.serve(nil)
		go ev.serve(nil)
		pass(time.Second)
		ev.close()
		ac.close()
		synctest.Wait()
		if st := r.link.Status(); st.RetryAt.Sub(st.Since) > 250*time.Millisecond {
			t.Errorf("after a stable session: wait %v", st.RetryAt.Sub(st.Since))
		}
	})
}

func TestReconnectsLeaveNothing(t *testing.T) {
	play(t, func(c *Config) { c.BackoffMax = time.Second }, func(t *testing.T, r *rig) {
		before := 0
		for i := range 200 {
			ev, ac := r.ready()
			got := r.do(t.Context(), Action{Name: "Originate", Kind: Blocking})
			bl := r.accept()
			bl.login("off")
			bl.expect("Originate")
			if i%2 == 0 {
				ac.close()
			} else {
				ev.close()
			}
			expectSendError(t, (<-got).err, OutcomeUnknown, ErrLinkLost)
			for _, p := range []*peer{ev, ac, bl} {
				if _, err := p.read(); err == nil {
					t.Error("a socket is still open")
				}
			}
			synctest.Wait()
			// A few more for goroutines of others that are just ending.
			if n := runtime.NumGoroutine(); i == 10 {
				before = n
			} else if i > 10 && n > before+3 {
				t.Fatalf("%d goroutines after %d reconnects, %d before", n, i, before)
			}
		}
		st := r.link.Status()
		if len(r.sink.ups) != 200 || len(r.sink.downs) != 200 || st.Reconnects != 199 || st.Blocking != 0 {
			t.Errorf("%d ups, %d downs, %+v", len(r.sink.ups), len(r.sink.downs), st)
		}
	})
}

func TestDisconnectAndConnect(t *testing.T) {
	play(t, nil, func(t *testing.T, r *rig) {
		ev, ac := r.ready()
		go ac.serve(nil)
		r.link.Disconnect("maintenance")
		ping := ev.expect("Logoff")
		ev.send("Response: Goodbye", "ActionID: "+ping.id())
		ev.event("Late") // still read, in order
		ev.close()
		r.expectState(t, StateStopped)
		r.sink.check(t, "...", "event Late", "down")
		if st := r.link.Status(); st.Reason != "maintenance" || st.LastError != nil {
			t.Errorf("got %+v", st)
		}
		if err := r.sink.downs[0].Err; !errors.Is(err, ErrStopped) || errors.Is(err, ErrLinkLost) || !strings.Contains(err.Error(), "maintenance") {
			t.Errorf("down because of %v", err)
		}
		if o := r.sink.orphans(); len(o) != 0 {
			t.Errorf("orphans %q", o)
		}
		_, err := r.link.Do(t.Context(), Action{Name: "Ping"})
		expectSendError(t, err, NotSent, ErrStopped)
		n := len(r.dialTimes())
		pass(time.Hour)
		if len(r.dialTimes()) != n {
			t.Error("it dialled while disconnected")
		}
		r.link.Disconnect("longer maintenance")
		if st := r.link.Status(); st.Reason != "longer maintenance" {
			t.Errorf("got %+v", st)
		}
		r.link.Connect()
		ev, ac = r.ready()
		r.expectState(t, StateReady)
		ev.close()
		ac.close()
	})
}

// A peer that does not answer Logoff delays the stop by a second, no more.
func TestLogoffIsBounded(t *testing.T) {
	play(t, nil, func(t *testing.T, r *rig) {
		r.ready()
		start := time.Now()
		r.link.Disconnect("")
		pass(logoffWait)
		r.expectState(t, StateStopped)
		if took := time.Since(start); took != time.Second {
			t.Errorf("took %v", took)
		}
	})
}

// Disconnect interrupts whatever is going on.
func TestDisconnectAnywhere(t *testing.T) {
	for name, reach := range map[string]func(r *rig){
		"dialling":    func(r *rig) {},
		"banner":      func(r *rig) { r.accept() },
		"login":       func(r *rig) { r.accept().greet() },
		"second dial": func(r *rig) { r.accept().login("") },
		"second login": func(r *rig) {
			r.accept().login("")
			r.accept().greet()
		},
		"barrier": func(r *rig) {
			r.accept().login("")
			r.accept().login("off")
		},
		"booting": func(r *rig) { r.session(false) },
		"waiting": func(r *rig) {
			p := r.accept()
			r.refuseWith(&net.OpError{Op: "dial", Err: errors.New("refused")})
			p.close()
		},
	} {
		t.Run(name, func(t *testing.T) {
			play(t, nil, func(t *testing.T, r *rig) {
				if name == "dialling" {
					for len(r.backlog) < cap(r.backlog) {
						r.backlog <- nil
					}
				}
				reach(r)
				synctest.Wait()
				r.link.Disconnect("")
				pass(logoffWait)
				r.expectState(t, StateStopped)
			})
		})
	}
}

func TestConnectSkipsTheWait(t *testing.T) {
	play(t, func(c *Config) { c.BackoffMin, c.BackoffMax = time.Hour, time.Hour }, func(t *testing.T, r *rig) {
		r.accept().close()
		r.expectState(t, StateLost)
		start := time.Now()
		r.link.Connect()
		r.session(true)
		if took := time.Since(start); took != 0 {
			t.Errorf("took %v", took)
		}
		r.link.Connect() // nothing to do
		r.expectState(t, StateReady)
	})
}

func TestWatch(t *testing.T) {
	play(t, nil, func(t *testing.T, r *rig) {
		var got []string
		done := make(chan struct{})
		go func() {
			defer close(done)
			for {
				st, changed := r.link.Watch()
				got = append(got, st.State.String())
				if st.State == StateReady {
					return
				}
				<-changed
			}
		}()
		synctest.Wait()
		ev, ac := r.session(true)
		<-done
		ev.close()
		ac.close()
		if s := fmt.Sprint(got); !strings.HasSuffix(s, "logging in ready]") {
			t.Errorf("saw %s", s)
		}
	})
}

func TestRunTwice(t *testing.T) {
	play(t, nil, func(t *testing.T, r *rig) {
		r.session(true)
		if err := r.link.Run(t.Context()); err == nil {
			t.Error("Run ran twice")
		}
		r.stop()
		// Again, after it has ended.
		ctx, cancel := context.WithCancel(t.Context())
		done := make(chan error)
		go func() { done <- r.link.Run(ctx) }()
		r.session(true)
		r.expectState(t, StateReady)
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
}
