package agi

import (
	"context"
	"errors"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/astergate/astergate/engine/agi/wire"
)

// ownRig is a rig whose handler runs in the test, with Handle's own context.
func ownRig(t *testing.T, handle func(ctx context.Context, s *Session)) *rig {
	return rigged(t, func(cfg *Config) {
		cfg.Handle = handle
	})
}

// A handler that only sends commands reads their answers itself, and gets all that a
// goroutine which reads always would have got for it.
func TestDoReads(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		over := make(chan *Session, 1)
		r := ownRig(t, func(ctx context.Context, s *Session) {
			defer func() { over <- s }()
			for _, want := range []string{"0", "1", "1", "-1"} {
				reply, err := s.Do(ctx, Command{Name: "NOOP"})
				if err != nil || reply.Result != want || s.watched.Load() {
					t.Errorf("%+v, %v, watched %v; want %s", reply, err, s.watched.Load(), want)
				}
			}
			// The second answer does not come.
			start := time.Now()
			if reply, err := s.Do(ctx, Command{"EXEC", []string{"App"}}); err != nil || reply.Result != "1" || time.Since(start) != usageLimit {
				t.Errorf("%+v, %v after %v", reply, err, time.Since(start))
			}
		})
		a := r.dial("192.0.2.7:1")
		a.send(shortEnvironment)
		a.answer("NOOP", "200 result=0\n")
		a.answer("NOOP", "stray\n100 result=0 Trying...\n200 result=1\n")
		a.answer("NOOP", "200 result=1 (x)\n")
		a.answer("NOOP", "200 result=-1\n")
		a.answer(`EXEC "App"`, "200 result=1\n")
		a.expect("EOF")
		ended(t, <-over, Finished)
	})
}

// What comes while a handler does neither commands nor looks is read nevertheless.
func TestSweep(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		sessions, free := make(chan *Session, 1), make(chan struct{})
		r := ownRig(t, func(ctx context.Context, s *Session) {
			if _, err := s.Do(ctx, Command{Name: "NOOP"}); err != nil {
				t.Error(err)
			}
			sessions <- s
			<-free
		})
		a := r.dial("192.0.2.7:1")
		a.send(shortEnvironment)
		a.answer("NOOP", "200 result=0\n")
		s := <-sessions
		start := time.Now()
		a.send("HANGUP\n") // returns when it is read
		if took := time.Since(start); took > 2*sweepTime {
			t.Errorf("read after %v", took)
		}
		a.expect("EOF") // the time to clean up is over
		if took := time.Since(start); took > 2*time.Second+2*sweepTime {
			t.Errorf("closed after %v", took)
		}
		ended(t, s, Hangup)
		close(free)
		synctest.Wait()
		r.l.mu.Lock()
		defer r.l.mu.Unlock()
		if len(r.l.unwatched) > 0 {
			t.Errorf("%d are swept still", len(r.l.unwatched))
		}
	})
}

// Who looks is told at once, also of what comes behind the answer to a command that
// runs meanwhile.
func TestLook(t *testing.T) {
	for name, look := range map[string]func(ctx context.Context, s *Session) <-chan struct{}{
		"hungup":  func(_ context.Context, s *Session) <-chan struct{} { return s.Hungup() },
		"done":    func(_ context.Context, s *Session) <-chan struct{} { return s.Done() },
		"context": func(ctx context.Context, _ *Session) <-chan struct{} { return ctx.Done() },
		"error": func(ctx context.Context, s *Session) <-chan struct{} {
			_ = ctx.Err()
			return s.gone()
		},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				looks, told := make(chan struct{}), make(chan time.Duration, 1)
				r := ownRig(t, func(ctx context.Context, s *Session) {
					go func() {
						<-looks
						start := time.Now()
						<-look(ctx, s)
						told <- time.Since(start)
					}()
					if _, err := s.Do(ctx, Command{Name: "NOOP"}); err != nil {
						t.Error(err)
					}
					<-s.gone()
				})
				a := r.dial("192.0.2.7:1")
				a.send(shortEnvironment)
				a.expect("NOOP\n")
				close(looks)
				synctest.Wait()
				a.send("200 result=0\n")
				synctest.Wait()
				if name == "hungup" {
					a.send("HANGUP\n")
				} else {
					_ = a.conn.Close()
				}
				if took := <-told; took != 0 {
					t.Errorf("told after %v", took)
				}
			})
		})
	}
}

// One closes as failed while another reads the answer: it is read to the end.
func TestCloseWhileDoReads(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		sessions := make(chan *Session, 1)
		r := ownRig(t, func(ctx context.Context, s *Session) {
			go func() {
				if reply, err := s.Do(ctx, Command{"EXEC", []string{"Dial"}}); err != nil || reply.Result != "0" {
					t.Errorf("%+v, %v", reply, err)
				}
			}()
			synctest.Wait()
			sessions <- s
			s.Close(Failure)
		})
		a := r.dial("192.0.2.7:1")
		a.send(shortEnvironment)
		a.expect("EXEC \"Dial\"\n")
		s := <-sessions
		a.expect("failure\n")
		<-time.After(time.Hour)
		a.send("200 result=0\n")
		start := time.Now()
		ended(t, s, Failed)
		if took := time.Since(start); took != failureLimit {
			t.Errorf("closed after %v", took)
		}
	})
}

// told is an Answered that remembers.
type told chan outcome

func (c told) Answered(reply Reply, err error) { c <- outcome{reply, err} }

func TestStart(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := rigged(t, nil)
		a, s := r.session()
		to := make(told, 2)
		for _, reply := range []string{"200 result=0\n", "511 Dead\n"} {
			go func() {
				a.expect("SET CONTEXT \"c\"\n")
				a.send(reply)
			}()
			if err := startCommand(s, wire.Words("SET CONTEXT", "c"), to); err != nil {
				t.Error(err)
			}
			if o := <-to; o.err != nil || o.reply.Raw+"\n" != reply {
				t.Errorf("got %+v", o)
			}
		}
		if s.Place().Context != "c" {
			t.Errorf("place %+v", s.Place())
		}
		go a.expect("EXEC \"Dial\"\n")
		if err := startCommand(s, wire.Words("EXEC", "Dial"), to); err != nil {
			t.Error(err)
		}
		var lost *CommandError
		if err := startCommand(s, wire.Words("NOOP"), to); !errors.Is(err, ErrBusy) || !errors.As(err, &lost) || lost.Sent != NotSent {
			t.Error(err)
		}
		var empty *wire.InputError
		if err := s.Start("NOOP", nil, wire.Line{}, to); !errors.As(err, &empty) || !errors.As(err, &lost) || lost.Sent != NotSent {
			t.Error(err)
		}
		s.Abandon(make(told)) // another's
		s.Abandon(to)
		s.Abandon(to)
		if o := <-to; !errors.Is(o.err, context.Canceled) || !errors.As(o.err, &lost) || lost.Sent != OutcomeUnknown || lost.Command != "EXEC" || !s.Busy() {
			t.Errorf("got %+v", o)
		}
		synctest.Wait() // the line is there before it is answered
		a.send("200 result=0\n")
		if err := s.Idle(t.Context()); err != nil {
			t.Error(err)
		}
		go a.expect("NOOP\n")
		if err := startCommand(s, wire.Words("NOOP"), to); err != nil {
			t.Error(err)
		}
		synctest.Wait()
		_ = a.conn.Close()
		if o := <-to; !errors.Is(o.err, ErrLost) {
			t.Errorf("got %+v", o)
		}
		<-s.Done()
		if err := startCommand(s, wire.Words("NOOP"), to); !errors.Is(err, ErrLost) {
			t.Error(err)
		}
		if len(to) > 0 {
			t.Error("told twice")
		}
	})
}

// startCommand starts a command of its words.
func startCommand(s *Session, words []wire.Word, to Answered) error {
	line, err := wire.NewLine(s.Version().MaxLine(), words)
	if err != nil {
		return err
	}
	var name []string
	for _, w := range words {
		if w.Bare {
			name = append(name, w.Text)
		}
	}
	return s.Start(strings.Join(name, " "), words, line, to)
}
