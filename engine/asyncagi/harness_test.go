package asyncagi

import (
	"context"
	"fmt"
	"net/url"
	"strings"
	"sync"
	"testing"
	"testing/synctest"

	"go.uber.org/goleak"

	agiwire "github.com/astergate/astergate/engine/agi/wire"
	eventv1 "github.com/astergate/astergate/gen/go/astergate/ami/event/v1"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

const usual = "agi_request: async\nagi_channel: Local/x;1\nagi_uniqueid: u1\nagi_context: in\nagi_extension: s\nagi_priority: 2\n" +
	"agi_arg_1: order/menu?x=1\nagi_arg_2: de\n\n"

// queued is a command that Asterisk has taken.
type queued struct{ channel, id, line string }

// fakeManager records what would be queued.
type fakeManager struct {
	commands chan queued
	acts     chan string

	mu      sync.Mutex // guards what follows
	at      *Sight     // nil: the channel is gone
	refuse  error
	waiting []string
}

func (m *fakeManager) Queue(_ context.Context, _, channel, id, line string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.refuse != nil {
		return m.refuse
	}
	m.commands <- queued{channel, id, line}
	return nil
}

func (m *fakeManager) Look(context.Context, string, string) (Sight, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.at == nil {
		return Sight{}, false
	}
	return *m.at, true
}

func (m *fakeManager) Waiting(context.Context, string) ([]string, error) { return m.waiting, nil }

func (m *fakeManager) Redirect(_ context.Context, _, channel string, to agiwire.Place) error {
	m.acts <- fmt.Sprint("Redirect ", channel, " ", to.Context, " ", to.Extension, " ", to.Priority)
	return nil
}

// rig is Sessions with an Asterisk that the test plays.
type rig struct {
	t        *testing.T
	a        *Sessions
	m        *fakeManager
	sessions chan *Session
}

func newRig(t *testing.T, change func(*Config)) *rig {
	r := &rig{t: t, m: &fakeManager{commands: make(chan queued, 100), acts: make(chan string, 10), at: &Sight{"in", "s", "2"}}, sessions: make(chan *Session, 10)}
	cfg := Config{Servers: []string{"pbx1"}, Manager: r.m, Handle: func(ctx context.Context, s *Session) {
		r.sessions <- s
		<-ctx.Done()
	}}
	if change != nil {
		change(&cfg)
	}
	a, err := New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	r.a = a
	t.Cleanup(a.stop)
	return r
}

// event plays one event of channel u1.
func (r *rig) event(name string, headers ...string) {
	e := &astergatev1.Event{Server: "pbx1", Name: name}
	for i := 0; i < len(headers); i += 2 {
		e.Headers = append(e.Headers, &eventv1.Header{Name: headers[i], Value: headers[i+1]})
	}
	r.a.event(e)
}

func encoded(text string) string { return strings.ReplaceAll(url.QueryEscape(text), "+", "%20") }

func (r *rig) start(env string) {
	r.event("AsyncAGIStart", "Uniqueid", "u1", "Channel", "Local/x;1", "Env", encoded(env))
}

func (r *rig) exec(id, result string) {
	r.event("AsyncAGIExec", "Uniqueid", "u1", "CommandId", id, "Result", encoded(result))
}

// command waits for a command.
func (r *rig) command(line string) queued {
	r.t.Helper()
	synctest.Wait()
	select {
	case c := <-r.m.commands:
		if c.line != line {
			r.t.Fatalf("queued %q, want %q", c.line, line)
		}
		return c
	default:
		r.t.Fatalf("nothing queued, want %q", line)
	}
	return queued{}
}

func (r *rig) nothing() {
	r.t.Helper()
	synctest.Wait()
	select {
	case c := <-r.m.commands:
		r.t.Fatalf("queued %q", c.line)
	default:
	}
}

const claimLine = `SET VARIABLE "ASTERGATE_ASYNCAGI" "1"`

// session plays a channel that is claimed.
func (r *rig) session() *Session {
	r.t.Helper()
	r.start(usual)
	r.exec(r.command(claimLine).id, "200 result=1\n")
	return <-r.sessions
}

type outcome struct {
	reply agiwire.Reply
	err   error
}

func do(s *Session, name string, args ...string) <-chan outcome {
	result := make(chan outcome, 1)
	go func() {
		reply, err := s.Do(context.Background(), agiwire.Words(name, args...))
		result <- outcome{reply, err}
	}()
	return result
}

func bubble(t *testing.T, change func(*Config), f func(t *testing.T, r *rig)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) { f(t, newRig(t, change)) })
}
