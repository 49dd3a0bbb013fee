package ami

import (
	"context"
	"errors"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

func (r *rig) block(ctx context.Context, name string) <-chan answer {
	return r.do(ctx, Action{Name: name, Kind: Blocking})
}

func TestBlockingPool(t *testing.T) {
	play(t, nil, func(t *testing.T, r *rig) {
		ev, ac := r.ready()
		go ev.serve(nil)
		go ac.serve(nil)
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		var answers []<-chan answer
		var peers []*peer
		var held []request
		for range 4 {
			answers = append(answers, r.block(ctx, "Originate"))
			p := r.accept()
			p.login("off")
			held = append(held, p.expect("Originate"))
			peers = append(peers, p)
		}
		synctest.Wait()
		if n := r.link.Status().Blocking; n != 4 {
			t.Errorf("%d blocking sockets", n)
		}
		// A fifth waits for one of them, and that time counts as not sent.
		short, cancelShort := context.WithTimeout(t.Context(), 2*time.Second)
		defer cancelShort()
		start := time.Now()
		_, err := r.link.Do(short, Action{Name: "Originate", Kind: Blocking})
		expectSendError(t, err, NotSent, context.DeadlineExceeded)
		if took := time.Since(start); took != 2*time.Second {
			t.Errorf("took %v", took)
		}
		// Without a deadline the default one applies.
		start = time.Now()
		_, err = r.link.Do(t.Context(), Action{Name: "Originate", Kind: Blocking})
		expectSendError(t, err, NotSent, context.DeadlineExceeded)
		if took := time.Since(start); took != 5*time.Second {
			t.Errorf("took %v", took)
		}
		// Fast actions do not notice.
		start = time.Now()
		if _, err := r.link.Do(t.Context(), Action{Name: "Ping"}); err != nil || time.Since(start) != 0 {
			t.Errorf("a Ping took %v: %v", time.Since(start), err)
		}
		// The next in line gets the socket that becomes free.
		fifth := r.block(ctx, "Fifth")
		synctest.Wait()
		peers[2].ok(held[2])
		if a := <-answers[2]; a.err != nil {
			t.Error(a.err)
		}
		peers[2].ok(peers[2].expect("Fifth"))
		if a := <-fifth; a.err != nil {
			t.Error(a.err)
		}
		// A blocking socket that breaks costs only its action.
		peers[0].close()
		expectSendError(t, (<-answers[0]).err, OutcomeUnknown, ErrLinkLost)
		r.expectState(t, StateReady)
		for _, i := range []int{1, 3} {
			peers[i].ok(held[i])
			if a := <-answers[i]; a.err != nil {
				t.Error(a.err)
			}
		}
		synctest.Wait()
		if n := r.link.Status().Blocking; n != 3 {
			t.Errorf("%d blocking sockets", n)
		}
		// Unused ones are closed after a while.
		pass(blockingIdle + 10*time.Second)
		synctest.Wait()
		if n := r.link.Status().Blocking; n != 0 {
			t.Errorf("%d blocking sockets", n)
		}
		for _, p := range peers[1:] {
			if _, err := p.read(); err == nil {
				t.Error("no Ping belongs here")
			}
		}
		r.sink.check(t, "up", "event FullyBooted")
	})
}

// A socket whose caller has gone is used again only when its answer has come.
func TestBlockingLingers(t *testing.T) {
	play(t, func(c *Config) { c.MaxBlocking = 1 }, func(t *testing.T, r *rig) {
		ev, ac := r.ready()
		go ev.serve(nil)
		go ac.serve(nil)
		ctx, cancel := context.WithCancel(t.Context())
		first := r.block(ctx, "First")
		p := r.accept()
		p.login("off")
		req := p.expect("First")
		cancel()
		expectSendError(t, (<-first).err, OutcomeUnknown, context.Canceled)
		second := r.block(t.Context(), "Second")
		p.quiet(time.Second)
		p.ok(req)
		p.ok(p.expect("Second"))
		if a := <-second; a.err != nil {
			t.Error(a.err)
		}
		if o := r.sink.orphans(); len(o) != 1 || o[0] != "Success "+req.id() {
			t.Errorf("orphans %q", o)
		}
		// If it never comes, the socket is given up.
		ctx, cancel = context.WithCancel(t.Context())
		third := r.block(ctx, "Third")
		p.expect("Third")
		cancel()
		<-third
		pass(blockingLinger + 10*time.Second)
		if _, err := p.read(); err == nil {
			t.Error("more came")
		}
		fourth := r.block(t.Context(), "Fourth")
		p = r.accept()
		p.login("off")
		p.ok(p.expect("Fourth"))
		if a := <-fourth; a.err != nil {
			t.Error(a.err)
		}
	})
}

func TestBlockingDialFails(t *testing.T) {
	play(t, func(c *Config) { c.MaxBlocking = 1 }, func(t *testing.T, r *rig) {
		ev, ac := r.ready()
		go ev.serve(nil)
		go ac.serve(nil)
		refused := errors.New("connection refused")
		r.refuseWith(refused)
		_, err := r.link.Do(t.Context(), Action{Name: "Originate", Kind: Blocking})
		expectSendError(t, err, NotSent, refused)
		r.refuseWith(nil)
		// The caller's deadline passes during the login.
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		got := r.block(ctx, "Originate")
		p := r.accept()
		p.greet()
		expectSendError(t, (<-got).err, NotSent, context.DeadlineExceeded)
		if _, err := p.read(); err == nil {
			t.Error("the socket is still open")
		}
		// A refused login is not repeated by every caller.
		got = r.block(t.Context(), "Originate")
		p = r.accept()
		p.fail(p.greet(), "Authentication failed")
		p.close()
		var login *LoginError
		if a := <-got; !errors.As(a.err, &login) || login.Socket != SocketBlocking {
			t.Errorf("got %v", a.err)
		}
		n := len(r.dialTimes())
		for range 5 {
			_, err := r.link.Do(t.Context(), Action{Name: "Originate", Kind: Blocking})
			expectSendError(t, err, NotSent, login)
		}
		if len(r.dialTimes()) != n {
			t.Error("it tried again at once")
		}
		pass(30 * time.Second)
		got = r.block(t.Context(), "Originate")
		p = r.accept()
		p.login("off")
		p.ok(p.expect("Originate"))
		if a := <-got; a.err != nil {
			t.Error(a.err)
		}
	})
}

func TestBlockingWhileLinkEnds(t *testing.T) {
	play(t, func(c *Config) { c.MaxBlocking = 2 }, func(t *testing.T, r *rig) {
		ev, ac := r.ready()
		running := r.block(t.Context(), "Running")
		p := r.accept()
		p.login("off")
		p.expect("Running")
		loggingIn := r.block(t.Context(), "LoggingIn")
		q := r.accept()
		q.greet()
		waiting := r.block(t.Context(), "Waiting")
		synctest.Wait()
		ev.close()
		ac.close()
		expectSendError(t, (<-running).err, OutcomeUnknown, ErrLinkLost)
		expectSendError(t, (<-loggingIn).err, NotSent, ErrLinkLost)
		expectSendError(t, (<-waiting).err, NotSent, ErrLinkLost)
		if _, err := q.read(); err == nil {
			t.Error("the socket is still open")
		}
	})
}

func TestSingleRefusesBlocking(t *testing.T) {
	play(t, single, func(t *testing.T, r *rig) {
		p := r.single()
		defer p.close()
		_, err := r.link.Do(t.Context(), Action{Name: "Originate", Kind: Blocking})
		var no *UnavailableActionError
		if !errors.As(err, &no) || !strings.Contains(no.Reason, "configured") {
			t.Errorf("got %v", err)
		}
	})
}
