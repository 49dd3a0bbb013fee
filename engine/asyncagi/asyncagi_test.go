package asyncagi

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/astergate/astergate/engine/agi"
	agiwire "github.com/astergate/astergate/engine/agi/wire"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

func TestSession(t *testing.T) {
	bubble(t, nil, func(t *testing.T, r *rig) {
		s := r.session()
		if path, query := s.Environment().Script(); path != "order/menu" || query != "x=1" || strings.Join(s.Environment().Args(), ",") != "de" {
			t.Errorf("environment %q", s.Environment().Raw())
		}
		result := do(s, "GET VARIABLE", "X")
		c := r.command(`GET VARIABLE "X"`)
		if _, err := s.Do(t.Context(), agiwire.Words("NOOP")); !errors.Is(err, agi.ErrBusy) {
			t.Errorf("a second command: %v", err)
		}
		r.exec("somebody's", "200 result=0\n")
		r.exec(c.id, "200 result=1 (50% +x)\n")
		if got := <-result; got.err != nil || got.reply.Data != "50% +x" {
			t.Errorf("got %+v", got)
		}
		s.Close(false)
		r.command("ASYNCAGI BREAK")
		if s.End() != astergatev1.SessionEnd_SESSION_END_FINISHED {
			t.Errorf("ended as %v", s.End())
		}
		r.event("AsyncAGIEnd", "Uniqueid", "u1")
		if r.a.Known() != 0 {
			t.Error("the channel is still known")
		}
	})
}

// What Asterisk reads from its pipe at once is 1,024 bytes; the rest comes behind
// the next command.
func TestRest(t *testing.T) {
	bubble(t, nil, func(t *testing.T, r *rig) {
		long := strings.Replace(usual, "agi_arg_2: de\n", "agi_arg_2: "+strings.Repeat("d", 1200)+"\n", 1)
		r.start(long[:1024])
		claim := r.command(claimLine)
		rest := long[1024:] + "200 result=1\n"
		r.exec(claim.id, rest[:min(1024, len(rest))])
		s := <-r.sessions
		if args := s.Environment().Args(); len(args) != 1 || len(args[0]) != 1200 {
			t.Errorf("arguments %q", args)
		}
		value := strings.Repeat("0123456789", 300)
		result := do(s, "GET FULL VARIABLE", "${X}")
		c := r.command(`GET FULL VARIABLE "${X}"`)
		pipe := "200 result=1 (" + value + ")\n"
		r.exec(c.id, pipe[:1024])
		pipe = pipe[1024:] + "200 result=0\n"
		noop := r.command("NOOP")
		r.exec("somebody's", "")
		r.exec(ourPrefix+"claim-other-1", pipe[:1024]) // a replica that comes late takes a part
		pipe = pipe[1024:] + "200 result=1\n"
		r.exec(noop.id, pipe[:min(1024, len(pipe))])
		if len(pipe) > 1024 {
			pipe = pipe[1024:] + "200 result=0\n"
			r.exec(r.command("NOOP").id, pipe)
		}
		got := <-result
		if got.reply.Code != 0 { // somebody's answer has no known length
			t.Errorf("spoiled: got %d bytes", len(got.reply.Data))
		}
		result = do(s, "GET FULL VARIABLE", "${X}")
		c = r.command(`GET FULL VARIABLE "${X}"`)
		pipe = "200 result=1 (" + value + ")\n"
		r.exec(c.id, pipe[:1024])
		pipe = pipe[1024:]
		for len(pipe) > 0 {
			pipe += "200 result=0\n"
			n := min(1024, len(pipe))
			r.exec(r.command("NOOP").id, pipe[:n])
			pipe = pipe[n:]
			if n < 1024 {
				break
			}
		}
		if got := <-result; got.reply.Data != value {
			t.Errorf("got %d bytes, %v", len(got.reply.Data), got.err)
		}
	})
}

// What does not fit into an event is read again in slices.
func TestSlices(t *testing.T) {
	bubble(t, nil, func(t *testing.T, r *rig) {
		s := r.session()
		value := strings.Repeat("漢", 300)
		result := do(s, "GET VARIABLE", "X")
		c := r.command(`GET VARIABLE "X"`)
		cut := encoded("200 result=1 (" + value + ")\n")[:2046]
		r.event("AsyncAGIExec", "Uniqueid", "u1", "CommandId", c.id, "Result", cut)
		r.exec(r.command("NOOP").id, "200 result=0\n")
		for at := 0; at <= len(value); at += sliceBytes {
			c := r.command(fmt.Sprintf(`GET FULL VARIABLE "${X:%d:%d}"`, at, sliceBytes))
			r.exec(c.id, "200 result=1 ("+value[at:min(at+sliceBytes, len(value))]+")\n")
		}
		if got := <-result; got.reply.Data != value {
			t.Errorf("got %q, %v", got.reply.Data, got.err)
		}
		result = do(s, "GET DATA", "x")
		c = r.command(`GET DATA "x"`)
		r.event("AsyncAGIExec", "Uniqueid", "u1", "CommandId", c.id, "Result", cut)
		r.exec(r.command("NOOP").id, "200 result=0\n")
		if got := <-result; got.err != nil || got.reply.Code != 0 {
			t.Errorf("of what cannot be sliced: %+v", got)
		}
	})
}

// The claim that Asterisk ran first has the channel.
func TestClaim(t *testing.T) {
	bubble(t, nil, func(t *testing.T, r *rig) {
		r.start(usual)
		claim := r.command(claimLine)
		r.exec("somebody's", "200 result=0\n")
		r.exec(claimPrefix+"other-1", "200 result=1\n")
		r.exec(claim.id, "200 result=1\n")
		synctest.Wait()
		if len(r.sessions) > 0 || r.a.Known() != 0 {
			t.Error("the other's channel was taken")
		}
		r.nothing()
	})
}

func TestHangup(t *testing.T) {
	bubble(t, nil, func(t *testing.T, r *rig) {
		s := r.session()
		result := do(s, "STREAM FILE", "x", "")
		r.command(`STREAM FILE "x" ""`)
		r.event("HangupRequest", "Uniqueid", "u1", "Context", "in", "Exten", "s", "Priority", "2")
		r.event("AsyncAGIEnd", "Uniqueid", "u1")
		<-s.HungUp()
		if got := <-result; got.err == nil {
			t.Errorf("a command that was queued: %+v", got)
		}
		if reply, err := s.Do(t.Context(), agiwire.Words("NOOP")); err != nil || reply.Code != 511 {
			t.Errorf("behind the hangup: %v %v", reply, err)
		}
		before := time.Now()
		<-s.Done()
		if took := time.Since(before); took != 2*time.Second || s.End() != hangupEnd {
			t.Errorf("ended after %v as %v", took, s.End())
		}
		r.nothing()
	})
}

func TestEnds(t *testing.T) {
	for name, test := range map[string]struct {
		last  string // answer to the last command
		at    *Sight // where the channel is then
		event []string
		end   astergatev1.SessionEnd
	}{
		"the manager's hangup": {"200 result=0\n", &Sight{"in", "s", "2"}, nil, hangupEnd},
		"redirect":             {"200 result=0\n", &Sight{"other", "s", "1"}, nil, redirectedEnd},
		"into h":               {"200 result=0\n", &Sight{"in", "h", "1"}, nil, hangupEnd},
		"gone at once":         {"200 result=0\n", nil, []string{"Hangup", "Context", "in", "Exten", "s", "Priority", "2"}, hangupEnd},
		"redirect and gone":    {"200 result=0\n", nil, []string{"Hangup", "Context", "other", "Exten", "s", "Priority", "1"}, redirectedEnd},
		"failed command":       {"200 result=-1 endpos=0\n", &Sight{"in", "s", "3"}, nil, lostEnd},
		"failed and gone":      {"200 result=-1 endpos=0\n", nil, []string{"SoftHangupRequest", "Context", "in", "Exten", "s", "Priority", "3"}, lostEnd},
		"hangup in a command":  {"200 result=-1 endpos=0\n", nil, []string{"Hangup", "Context", "in", "Exten", "s", "Priority", "2"}, hangupEnd},
		"nobody tells":         {"200 result=-1 endpos=0\n", &Sight{"in", "s", "2"}, nil, hangupEnd},
	} {
		t.Run(name, func(t *testing.T) {
			bubble(t, nil, func(t *testing.T, r *rig) {
				s := r.session()
				result := do(s, "STREAM FILE", "x", "")
				r.exec(r.command(`STREAM FILE "x" ""`).id, test.last)
				<-result
				r.m.mu.Lock()
				r.m.at = test.at
				r.m.mu.Unlock()
				before := time.Now()
				r.event("AsyncAGIEnd", "Uniqueid", "u1")
				if len(test.event) > 0 {
					r.event(test.event[0], append([]string{"Uniqueid", "u1"}, test.event[1:]...)...)
				}
				if test.end == hangupEnd {
					<-s.HungUp()
				} else {
					<-s.Done()
				}
				if took := time.Since(before); took > verdictTime {
					t.Errorf("took %v", took)
				}
				if s.End() != test.end {
					t.Errorf("ended as %v", s.End())
				}
				s.Close(false)
				r.nothing()
			})
		})
	}
}

// Close while a command runs that has no end, and while an EXEC does.
func TestCloseBusy(t *testing.T) {
	bubble(t, nil, func(t *testing.T, r *rig) {
		s := r.session()
		_ = do(s, "WAIT FOR DIGIT", "-1")
		r.command(`WAIT FOR DIGIT "-1"`)
		s.Close(true)
		if act := <-r.m.acts; act != "Redirect u1 in s 3" {
			t.Errorf("did %q", act)
		}
		r.event("AsyncAGIEnd", "Uniqueid", "u1")
		s = r.session()
		_ = do(s, "EXEC", "Queue", "q")
		r.command(`EXEC "Queue" "q"`)
		s.Close(true)
		r.command(`STREAM FILE "` + failureFile + `" ""`)
		r.event("AsyncAGIEnd", "Uniqueid", "u1")
	})
}

// A lost link ends all sessions. What is found at the next is given back, unless
// somebody has it.
func TestRecover(t *testing.T) {
	for name, test := range map[string]struct {
		play func(r *rig, probe string)
		back bool
	}{
		"nobody has it":    {func(r *rig, probe string) { r.exec(probe, "200 result=0\n") }, true},
		"somebody has it":  {func(r *rig, probe string) { r.exec(probe, "200 result=0\n"); r.exec(ownPrefix+"x-1", "") }, false},
		"another asked":    {func(r *rig, probe string) { r.exec(probePrefix+"x-1", ""); r.exec(probe, "200 result=0\n") }, false},
		"it has hung up":   {func(r *rig, _ string) { r.event("Hangup", "Uniqueid", "u1") }, false},
		"the link is lost": {func(r *rig, _ string) { r.a.linkLost("pbx1") }, false},
	} {
		t.Run(name, func(t *testing.T) {
			bubble(t, nil, func(t *testing.T, r *rig) {
				s := r.session()
				result := do(s, "NOOP")
				r.command("NOOP")
				r.a.event(&astergatev1.Event{Server: "pbx1", Body: &astergatev1.Event_LinkDown{LinkDown: &astergatev1.LinkDown{}}})
				if got := <-result; got.err == nil || s.End() != lostEnd {
					t.Errorf("got %+v, ended as %v", got, s.End())
				}
				r.m.waiting = []string{"u1"}
				r.a.event(&astergatev1.Event{Server: "pbx1", Body: &astergatev1.Event_LinkUp{LinkUp: &astergatev1.LinkUp{}}})
				test.play(r, r.command("NOOP").id)
				synctest.Wait()
				<-time.After(objectTime + time.Millisecond) // on the bubble's clock
				if test.back {
					r.command(`SET VARIABLE "ASTERGATE_STATUS" "LOST"`)
					r.command(`STREAM FILE "` + failureFile + `" ""`)
				}
				r.nothing()
				if r.a.Known() != 0 {
					t.Error("something is left")
				}
			})
		})
	}
}

// A probe of a channel that is ours is answered.
func TestObjection(t *testing.T) {
	bubble(t, nil, func(t *testing.T, r *rig) {
		r.session()
		r.exec(probePrefix+"x-1", "200 result=0\n")
		if c := r.command("NOOP"); !strings.HasPrefix(c.id, ownPrefix) {
			t.Errorf("queued %v", c)
		}
	})
}

// What Asterisk does not take is not sent; before 12 the events had other names.
func TestRefused(t *testing.T) {
	bubble(t, nil, func(t *testing.T, r *rig) {
		r.event("AsyncAGI", "SubEvent", "Start", "Channel", "Local/x;1", "Env", encoded(usual))
		r.event("AsyncAGI", "SubEvent", "Exec", "Channel", "Local/x;1", "CommandID", r.command(claimLine).id, "Result", encoded("200 result=1\n"))
		s := <-r.sessions
		r.m.refuse = errors.New("no")
		got := <-do(s, "NOOP")
		var command *agi.CommandError
		if !errors.As(got.err, &command) || command.Sent != agi.NotSent {
			t.Errorf("got %+v", got)
		}
		_, err := s.Do(t.Context(), agiwire.Words("SET VARIABLE", "X", strings.Repeat("x", 1100)))
		var input *agiwire.InputError
		if !errors.As(err, &input) {
			t.Errorf("a long line: %v", err)
		}
		r.event("AsyncAGI", "SubEvent", "End", "Channel", "Local/x;1")
		<-s.HungUp()
	})
}

// Over the limit a channel goes back at once.
func TestFull(t *testing.T) {
	bubble(t, func(c *Config) { c.MaxSessions = 1 }, func(t *testing.T, r *rig) {
		r.session()
		r.event("AsyncAGIStart", "Uniqueid", "u2", "Channel", "Local/y;1", "Env", encoded(strings.Replace(usual, "u1", "u2", 1)))
		c := r.command(claimLine)
		r.event("AsyncAGIExec", "Uniqueid", "u2", "CommandId", c.id, "Result", encoded("200 result=1\n"))
		r.command(`STREAM FILE "` + failureFile + `" ""`)
	})
}
