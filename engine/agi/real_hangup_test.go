package agi

import (
	"context"
	"errors"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/astergate/astergate/engine/agi/wire"
	"github.com/astergate/astergate/engine/ami"
	amiwire "github.com/astergate/astergate/engine/ami/wire"
	"github.com/astergate/astergate/engine/asterisktest"
)

func TestRealHangup(t *testing.T) {
	asterisktest.EachReal(t, func(t *testing.T, target asterisktest.Target) {
		p := startPBX(t, target, func(cfg *Config) { cfg.CleanupAfterHangup = 500 * time.Millisecond })
		hangUp := func(s *Session) { p.action("Hangup", "Channel", s.UniqueID()) }

		t.Run("before the first command", func(t *testing.T) {
			s := p.call("up", "")
			hangUp(s)
			p.hungup(s)
			// Dead mode: some commands work, others need a channel.
			for _, cmd := range []Command{{"NOOP", nil}, {"SET VARIABLE", []string{"A", "b"}}, {"EXEC", []string{"NoOp", ""}}, {"VERBOSE", []string{"x", "1"}}, {"DATABASE PUT", []string{"a", "b", "c"}}} {
				if r, err := try(s, cmd.Name, cmd.Args...); err != nil || !r.Hungup {
					t.Errorf("%s: %+v, %v", cmd.Name, r, err)
				}
			}
			if r := p.do(s, "GET VARIABLE", "A"); r.Data != "b" {
				t.Errorf("got %q", r.Raw)
			}
			for _, cmd := range []Command{{"ANSWER", nil}, {"STREAM FILE", []string{"beep", ""}}, {"CHANNEL STATUS", nil}, {"HANGUP", nil}} {
				_, err := try(s, cmd.Name, cmd.Args...)
				var refused *ReplyError
				if !errors.As(err, &refused) || refused.Kind != ReplyDeadChannel {
					t.Errorf("%s: %v", cmd.Name, err)
				}
			}
			s.Close(Return)
			p.gone(s, Hangup)
		})
		t.Run("between commands, then cleanup ends", func(t *testing.T) {
			s := p.call("up", "")
			p.do(s, "NOOP")
			hangUp(s)
			p.hungup(s)
			start := time.Now()
			p.gone(s, Hangup)
			if took := time.Since(start); took < 400*time.Millisecond || took > 3*time.Second {
				t.Errorf("cleanup took %v", took)
			}
			if _, err := try(s, "NOOP"); !errors.Is(err, ErrClosed) {
				t.Errorf("got %v", err)
			}
		})
		for _, cmd := range []Command{{"STREAM FILE", []string{"demo-congrats", ""}}, {"WAIT FOR DIGIT", []string{"10000"}}, {"RECORD FILE", []string{"/tmp/x", "wav", "", "10000"}}, {"EXEC", []string{"Wait", "10"}}} {
			t.Run("during "+cmd.Name, func(t *testing.T) {
				s := p.call("up", "")
				timer := time.AfterFunc(200*time.Millisecond, func() { hangUp(s) })
				defer timer.Stop()
				r := p.do(s, cmd.Name, cmd.Args...)
				replied := time.Now()
				p.hungup(s)
				t.Logf("%q, HANGUP %v later (known at the reply: %v)", r.Raw, time.Since(replied), r.Hungup)
				if r.Result != "-1" {
					t.Errorf("got %q", r.Raw)
				}
				s.Close(Return)
				p.gone(s, Hangup)
			})
		}
		t.Run("by the command", func(t *testing.T) {
			s := p.call("up", "")
			if r := p.do(s, "HANGUP"); r.Result != "1" {
				t.Errorf("got %q", r.Raw)
			}
			p.hungup(s)
			s.Close(Failure)
			p.gone(s, Hangup)
		})
		t.Run("with AGIEXITONHANGUP", func(t *testing.T) {
			s := p.call("exits", "")
			hangUp(s)
			p.gone(s, Hangup)
		})
		if n := p.listener.Stats().Strays; n != 0 {
			t.Errorf("%d stray lines", n)
		}
	})
}

// A redirect looks like a hangup, also to the manager: neither has an event of its
// own, and Status shows the old place. The channel's variables have the new one.
// The new dialplan waits for us.
func TestRealRedirect(t *testing.T) {
	asterisktest.EachReal(t, func(t *testing.T, target asterisktest.Target) {
		var p *pbx
		var asked atomic.Int32
		p = startPBX(t, target, func(cfg *Config) {
			cfg.Alive = func(ctx context.Context, server, uniqueID string, place wire.Place) bool {
				asked.Add(1)
				var at [3]string
				for i, name := range []string{"CONTEXT", "EXTEN", "PRIORITY"} {
					reply, err := p.link.Do(ctx, ami.Action{Name: "Getvar", Headers: []amiwire.Header{
						{Name: "Channel", Value: uniqueID}, {Name: "Variable", Value: name},
					}})
					if err != nil || server != "pbx1" {
						t.Error(server, err)
						return false
					}
					value, _ := reply.Response.Get("Value")
					at[i] = string(value)
				}
				<-time.After(150 * time.Millisecond) // as long as an announcement is waited for
				t.Logf("at %q, and would go on at %+v", at, place)
				return !place.Is(at[0], at[1], at[2])
			}
		})
		for _, busy := range []bool{false, true} {
			s := p.call("up", "")
			if busy {
				timer := time.AfterFunc(200*time.Millisecond, func() {
					p.action("Redirect", "Channel", s.UniqueID(), "Context", "agitest", "Exten", "away", "Priority", "1")
				})
				defer timer.Stop()
				if r := p.do(s, "STREAM FILE", "demo-congrats", ""); r.Result != "-1" {
					t.Errorf("got %q", r.Raw)
				}
			} else {
				p.action("Redirect", "Channel", s.UniqueID(), "Context", "agitest", "Exten", "away", "Priority", "1")
			}
			p.hungup(s)
			start := time.Now()
			_, err := try(s, "ANSWER")
			if err == nil || !strings.Contains(err.Error(), "511") {
				t.Errorf("got %v", err)
			}
			p.gone(s, Redirected)
			if took := time.Since(start); took > 600*time.Millisecond { // 200 ms and a busy machine
				t.Errorf("closed after %v", took)
			}
			p.await("UserEvent", "Uniqueid", s.UniqueID())
			t.Logf("in the new dialplan %v after HANGUP", time.Since(start))
			p.action("Hangup", "Channel", s.UniqueID())
		}
		for _, moved := range []bool{false, true} {
			s := p.call("up", "")
			if moved {
				p.do(s, "SET EXTENSION", "away")
				p.do(s, "SET PRIORITY", "1")
			}
			p.action("Hangup", "Channel", s.UniqueID())
			p.hungup(s)
			if r, err := try(s, "NOOP"); err != nil {
				t.Errorf("got %q, %v", r.Raw, err)
			}
			p.gone(s, Hangup)
		}
		if asked.Load() != 4 {
			t.Errorf("asked %d times", asked.Load())
		}
	})
}
