package ami

import (
	"errors"
	"io"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

func TestSplitSession(t *testing.T) {
	play(t, nil, func(t *testing.T, r *rig) {
		ev, ac := r.session(true)
		r.expectState(t, StateReady)
		ev.event("Newchannel", "Uniqueid: 1")
		got := r.do(t.Context(), Action{Name: "CoreSettings", ID: "mine"})
		req := ac.expect("CoreSettings")
		ac.ok(req, "AMIversion: 11.0.0")
		a := <-got
		if a.err != nil || !a.Success() || a.ActionID != req.id() || !strings.HasSuffix(req.id(), "-mine") {
			t.Errorf("got %+v, %v", a.Reply, a.err)
		}
		synctest.Wait()
		r.sink.check(t, "up", "event FullyBooted", "event Newchannel")
		up := r.sink.ups[0]
		if up.Banner != "Asterisk Call Manager/11.0.0" || up.Version != "11.0.0" || up.Mode != LinksSplit ||
			up.Boot != BootDone || up.Reconnects != 0 || up.Down != 0 || !strings.HasPrefix(req.id(), up.ActionIDPrefix+"-") {
			t.Errorf("got %+v", up)
		}
		go ev.serve(nil)
		go ac.serve(nil)
		r.stop()
		r.sink.check(t, "...", "event Newchannel", "down")
		if down := r.sink.downs[0]; !errors.Is(down.Err, ErrStopped) || down.Since != up.At {
			t.Errorf("got %+v", down)
		}
		r.expectState(t, StateStopped)
	})
}

// What came before the login was complete is told before the link is up: who begins
// to listen then hears nothing of it any more.
func TestEarlyEventsComeBeforeReady(t *testing.T) {
	play(t, nil, func(t *testing.T, r *rig) {
		r.sink.delay = 50 * time.Millisecond
		ev, ac := r.session(true)
		for {
			status, changed := r.link.Watch()
			if status.State == StateReady {
				break
			}
			<-changed
		}
		r.sink.check(t, "up", "event FullyBooted")
		go ev.serve(nil)
		go ac.serve(nil)
	})
}

func TestLoginPlain(t *testing.T) {
	play(t, func(c *Config) { c.Auth, c.Links = AuthPlain, LinksSingle }, func(t *testing.T, r *rig) {
		p := r.accept()
		p.raw("PBX Call Manager\n")
		req := p.expect("Login")
		if req.get("Username") != "admin" || req.get("Secret") != "s3cret" || req.get("AuthType") != "" {
			t.Errorf("wrong login:\n%s", req.msg.Raw())
		}
		p.ok(req)
		p.ok(p.expect("Ping"))
		r.expectState(t, StateBooting)
		up := r.sink.ups[0]
		if up.Banner != "PBX Call Manager" || up.Version != "" || up.Mode != LinksSingle || up.FallbackReason != "" {
			t.Errorf("got %+v", up)
		}
		p.close()
	})
}

func TestUsersPerSocket(t *testing.T) {
	play(t, func(c *Config) {
		c.ActionUsername, c.ActionSecret = "actor", "a"
		c.BlockingUsername, c.BlockingSecret = "blocker", "b"
		c.EventMask = "Call, agent"
	}, func(t *testing.T, r *rig) {
		ev := r.accept()
		login := ev.greet()
		if login.get("Username") != "admin" || login.get("Events") != "call,agent" {
			t.Errorf("events socket:\n%s", login.msg.Raw())
		}
		ev.ok(login)
		ac := r.accept()
		login = ac.greet()
		if login.get("Username") != "actor" || login.get("Events") != "off" {
			t.Errorf("actions socket:\n%s", login.msg.Raw())
		}
		ac.ok(login)
		ev.ok(ev.expect("Ping"))
		// Class system is not in the mask: nothing to wait for.
		r.expectState(t, StateReady)
		if st := r.link.Status(); st.Boot != BootUnknown {
			t.Errorf("boot %v", st.Boot)
		}
		got := r.do(t.Context(), Action{Name: "Originate", Kind: Blocking})
		bl := r.accept()
		login = bl.greet()
		if login.get("Username") != "blocker" || login.get("Events") != "off" {
			t.Errorf("blocking socket:\n%s", login.msg.Raw())
		}
		bl.ok(login)
		bl.ok(bl.expect("Originate"))
		if a := <-got; a.err != nil {
			t.Error(a.err)
		}
		for _, p := range []*peer{ev, ac, bl} {
			p.close()
		}
	})
}

func TestLoginRefused(t *testing.T) {
	play(t, nil, func(t *testing.T, r *rig) {
		start := time.Now()
		for range 4 {
			p := r.accept()
			login := p.greet()
			pass(time.Second) // as Asterisk does
			p.fail(login, "Authentication failed")
			p.close()
		}
		r.expectState(t, StateLost)
		st := r.link.Status()
		var refused *LoginError
		if !errors.As(st.LastError, &refused) || !refused.AuthFailed() || refused.User != "admin" || refused.Server != "pbx1" {
			t.Errorf("last error %v", st.LastError)
		}
		if strings.Contains(st.LastError.Error(), "s3cret") {
			t.Error("the error shows the secret")
		}
		// Half the maximum is the least wait, from the first refusal on.
		if took := time.Since(start); took < 3*15*time.Second+4*time.Second {
			t.Errorf("4 attempts within %v", took)
		}
		if wait := st.RetryAt.Sub(st.Since); wait < 15*time.Second || wait > 30*time.Second {
			t.Errorf("next wait %v", wait)
		}
		r.sink.check(t)
		_, err := r.link.Do(t.Context(), Action{Name: "Ping"})
		expectSendError(t, err, NotSent, ErrNotConnected)
	})
}

func TestFallbackToSingle(t *testing.T) {
	play(t, nil, func(t *testing.T, r *rig) {
		p := r.accept()
		p.login("")
		p.event("FullyBooted")
		second := r.accept()
		login := second.greet()
		// Events flow while the second login is being refused.
		for range 3 {
			p.event("Newexten")
		}
		pass(time.Second)
		second.fail(login, "Login Already In Use")
		second.close()
		p.ok(p.expect("Ping"))
		r.expectState(t, StateReady)
		r.sink.check(t, "up", "event FullyBooted", "event Newexten", "event Newexten", "event Newexten")
		st := r.link.Status()
		if st.Mode != LinksSingle || !strings.Contains(st.FallbackReason, "allowmultiplelogin") {
			t.Errorf("got %+v", st)
		}
		_, err := r.link.Do(t.Context(), Action{Name: "Originate", Kind: Blocking})
		var no *UnavailableActionError
		if !errors.As(err, &no) || !strings.Contains(no.Reason, "allowmultiplelogin") {
			t.Errorf("got %v", err)
		}
		got := r.do(t.Context(), Action{Name: "Getvar"})
		p.ok(p.expect("Getvar"))
		if a := <-got; a.err != nil {
			t.Error(a.err)
		}
		go p.serve(nil)
		r.stop()
	})
}

func TestSplitRequired(t *testing.T) {
	play(t, func(c *Config) { c.Links = LinksSplit }, func(t *testing.T, r *rig) {
		p := r.accept()
		p.login("")
		second := r.accept()
		second.fail(second.greet(), "Login Already In Use")
		second.close()
		r.expectState(t, StateLost)
		var refused *LoginError
		if err := r.link.Status().LastError; !errors.As(err, &refused) || !refused.InUse() || refused.Socket != SocketActions {
			t.Errorf("got %v", err)
		}
		if _, err := p.read(); !errors.Is(err, io.EOF) {
			t.Errorf("the events socket is still open: %v", err)
		}
		r.sink.check(t) // never came up
	})
}

func TestBootPending(t *testing.T) {
	play(t, nil, func(t *testing.T, r *rig) {
		// Has class system: it shows FullyBooted once.
		ev, ac := r.session(true)
		ev.close()
		ac.close()
		ev, ac = r.session(false)
		defer ac.close()
		defer ev.close()
		go ac.serve(nil)
		r.expectState(t, StateBooting)
		if r.sink.ups[1].Boot != BootPending {
			t.Errorf("got %+v", r.sink.ups[1])
		}
		_, err := r.link.Do(t.Context(), Action{Name: "Ping"})
		expectSendError(t, err, NotSent, ErrBooting)
		for range 12 {
			ev.ok(ev.expect("Ping")) // two minutes pass
		}
		r.expectState(t, StateBooting)
		ev.event("FullyBooted")
		r.expectState(t, StateReady)
		if st := r.link.Status(); st.Boot != BootDone {
			t.Errorf("boot %v", st.Boot)
		}
		r.sink.check(t, "...", "down", "up", "event FullyBooted")
	})
}

func TestNoClassSystem(t *testing.T) {
	play(t, nil, func(t *testing.T, r *rig) {
		ev, ac := r.session(false)
		defer ac.close()
		defer ev.close()
		r.expectState(t, StateBooting)
		pass(bootWait)
		r.expectState(t, StateReady)
		if st := r.link.Status(); st.Boot != BootUnknown {
			t.Errorf("boot %v", st.Boot)
		}
		// It was boot after all, only a long one.
		ev.event("FullyBooted")
		r.expectState(t, StateReady)
		if st := r.link.Status(); st.Boot != BootDone {
			t.Errorf("boot %v", st.Boot)
		}
	})
}

func TestLoginBreaks(t *testing.T) {
	for name, play1 := range map[string]func(r *rig){
		"closed before the banner": func(r *rig) { r.accept().close() },
		"silent":                   func(r *rig) { r.accept() },
		"closed after the banner": func(r *rig) {
			p := r.accept()
			p.raw("Asterisk Call Manager/5.0.4\r\n")
			p.expect("Challenge")
			p.close()
		},
		"no challenge": func(r *rig) {
			p := r.accept()
			p.raw("Asterisk Call Manager/5.0.4\r\n")
			p.fail(p.expect("Challenge"), "Permission denied")
		},
		"not a manager": func(r *rig) {
			p := r.accept()
			_, _ = p.nc.Write([]byte(strings.Repeat("x", 5000))) // the link may close in the middle
		},
		"silent after the login": func(r *rig) {
			p := r.accept()
			p.login("")
			r.accept().login("off")
			p.expect("Ping")
		},
		"events socket closed meanwhile": func(r *rig) {
			p := r.accept()
			p.login("")
			r.accept()
			p.close()
		},
	} {
		t.Run(name, func(t *testing.T) {
			play(t, func(c *Config) { c.BackoffMin, c.BackoffMax = time.Hour, time.Hour }, func(t *testing.T, r *rig) {
				play1(r)
				pass(11 * time.Second)
				synctest.Wait()
				st := r.link.Status()
				if st.State != StateLost && len(r.dialTimes()) < 3 {
					t.Errorf("state %v", st.State)
				}
				if st.LastError == nil {
					t.Error("no error told")
				}
				r.sink.check(t)
				t.Log(st.LastError)
			})
		})
	}
}

// What came before LinkUp is bounded, since nobody takes it yet.
func TestTooManyEarlyEvents(t *testing.T) {
	play(t, nil, func(t *testing.T, r *rig) {
		p := r.accept()
		p.login("")
		r.accept().greet() // and no answer
		event := []byte("Event: Flood\r\nX: " + strings.Repeat("x", 1<<20) + "\r\n\r\n")
		n := 0
		for ; n < 100; n++ {
			if _, err := p.nc.Write(event); err != nil {
				break
			}
		}
		if n < 60 || n > 70 {
			t.Errorf("closed after %d MiB", n)
		}
		r.expectState(t, StateLost)
		r.sink.check(t)
	})
}
