package worker

import (
	"context"
	"errors"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"go.uber.org/goleak"

	agiwire "github.com/astergate/astergate/engine/agi/wire"
	agiv1 "github.com/astergate/astergate/gen/go/astergate/agi/v1"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// fakeChannel answers commands by itself. EXEC and WAIT run until released.
type fakeChannel struct {
	env    *agiwire.Environment
	hungUp chan struct{}
	done   chan struct{}
	free   chan struct{} // lets one blocking command go
	away   atomic.Bool   // it was redirected

	mu     sync.Mutex // guards what follows
	lines  []string
	place  agiwire.Place
	failed *bool // how it was closed
	closes int
}

func newFakeChannel(t testing.TB, script string) *fakeChannel {
	t.Helper()
	env, err := agiwire.ParseEnvironment([]byte("agi_network: yes\nagi_network_script: " + script +
		"\nagi_channel: Local/x\nagi_uniqueid: 1.1\nagi_context: c\nagi_extension: e\nagi_priority: 3\nagi_arg_1: a\xff"))
	if err != nil {
		t.Fatal(err)
	}
	return &fakeChannel{env: env, place: env.Place(), hungUp: make(chan struct{}), done: make(chan struct{}), free: make(chan struct{})}
}

func (c *fakeChannel) Server() string                    { return "pbx1" }
func (c *fakeChannel) Enhanced() bool                    { return true }
func (c *fakeChannel) Environment() *agiwire.Environment { return c.env }
func (c *fakeChannel) Place() agiwire.Place              { c.mu.Lock(); defer c.mu.Unlock(); return c.place }
func (c *fakeChannel) MaxLine() int                      { return agiwire.MaxLineShort }
func (c *fakeChannel) HungUp() <-chan struct{}           { return c.hungUp }
func (c *fakeChannel) Done() <-chan struct{}             { return c.done }

func (c *fakeChannel) Transport() astergatev1.AgiTransport {
	return astergatev1.AgiTransport_AGI_TRANSPORT_LOCAL
}

func (c *fakeChannel) End() astergatev1.SessionEnd {
	if c.away.Load() {
		return astergatev1.SessionEnd_SESSION_END_REDIRECTED
	}
	if isClosed(c.hungUp) {
		return astergatev1.SessionEnd_SESSION_END_HANGUP
	}
	return astergatev1.SessionEnd_SESSION_END_LOST
}

var errGone = errors.New("gone")

func (c *fakeChannel) Do(ctx context.Context, words []agiwire.Word) (agiwire.Reply, error) {
	var text []string
	for _, w := range words {
		text = append(text, w.Text)
	}
	c.mu.Lock()
	c.lines = append(c.lines, strings.Join(text, " "))
	c.mu.Unlock()
	if text[0] == "EXEC" || text[0] == "WAIT" {
		select {
		case <-c.free:
		case <-c.hungUp:
			return agiwire.ParseReply("200 result=-1"), nil
		case <-c.done:
			return agiwire.Reply{}, errGone
		case <-ctx.Done():
			return agiwire.Reply{}, ctx.Err()
		}
	}
	reply := agiwire.ParseReply("200 result=1")
	if agiwire.Moves(text[0]) {
		reply = agiwire.ParseReply("200 result=0")
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.place = c.place.After(text[0], text[1:], &reply)
	return reply, nil
}

func (c *fakeChannel) Close(failed bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.failed = &failed
	if c.closes++; c.closes == 1 && !isClosed(c.done) {
		close(c.done)
	}
}

// ran returns the commands, and how the channel was closed.
func (c *fakeChannel) ran() (lines string, failed bool, closes int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return strings.Join(c.lines, "; "), c.failed != nil && *c.failed, c.closes
}

// fakeControl records what the manager interface would have done.
type fakeControl struct {
	mu   sync.Mutex // guards acts
	acts []string
}

func (c *fakeControl) act(words ...string) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.acts = append(c.acts, strings.Join(words, " "))
	return nil
}

func (c *fakeControl) SetVariable(_ context.Context, _, channel, name, value string) error {
	return c.act("set", channel, name, value)
}

func (c *fakeControl) Redirect(_ context.Context, _, channel, place, extension, priority string) error {
	return c.act("redirect", channel, place, extension, priority)
}

func (c *fakeControl) Hangup(_ context.Context, _, channel string) error {
	return c.act("hangup", channel)
}

func newRegistry(t *testing.T, cfg Config) *Registry {
	t.Helper()
	r, err := New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// handle brings a channel to the registry; the end comes by the channel.
func handle(r *Registry, ch Channel) <-chan astergatev1.SessionEnd {
	end := make(chan astergatev1.SessionEnd, 1)
	go func() { end <- r.Handle(context.Background(), ch) }()
	return end
}

func register(t *testing.T, r *Registry, in *astergatev1.RegisterWorker) *Conn {
	t.Helper()
	return registerAs(t, r, in, Owner{})
}

// registerAs registers a worker of an owner.
func registerAs(t *testing.T, r *Registry, in *astergatev1.RegisterWorker, owner Owner) *Conn {
	t.Helper()
	owner.Check = func(line string) error {
		if strings.Contains(line, "forbidden") {
			return errors.New("it is forbidden")
		}
		return nil
	}
	conn, _, err := r.Register(t.Context(), in, owner)
	if err != nil {
		t.Fatal(err)
	}
	return conn
}

func serving(id string, capacity uint32, patterns ...string) *astergatev1.RegisterWorker {
	in := &astergatev1.RegisterWorker{WorkerId: id, Capacity: capacity}
	for _, p := range patterns {
		in.Routes = append(in.Routes, &astergatev1.AgiRoute{Pattern: p})
	}
	return in
}

// frame returns the next frame, or nil if none comes within a second.
func (c *Conn) frame(t *testing.T) *astergatev1.ServeResponse {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Second)
	defer cancel()
	f, err := c.Next(ctx)
	if err != nil {
		return nil
	}
	return f
}

// offer returns the next offer. Ends of other sessions come before it or behind:
// there is no order between them.
func (c *Conn) offer(t *testing.T) *astergatev1.SessionOffer {
	t.Helper()
	for {
		f := c.frame(t)
		if f.GetEnded() != nil {
			continue
		}
		if f.GetOffer() == nil {
			t.Fatalf("no offer came, but %v", f)
		}
		return f.GetOffer()
	}
}

func (c *Conn) accept(t *testing.T) string {
	t.Helper()
	offer := c.offer(t)
	c.give(t, acceptFrame(offer.GetSession()))
	return offer.GetSession()
}

func acceptFrame(session string) *astergatev1.ServeRequest {
	return &astergatev1.ServeRequest{Frame: &astergatev1.ServeRequest_Accept{Accept: &astergatev1.AcceptSession{Session: session}}}
}

func (c *Conn) give(t *testing.T, frame *astergatev1.ServeRequest) {
	t.Helper()
	if err := c.Receive(t.Context(), frame); err != nil {
		t.Fatal(err)
	}
}

func commandFrame(session string, id uint64, application string) *astergatev1.ServeRequest {
	cmd := &astergatev1.SessionCommand{Session: session, CommandId: id}
	if application == "" {
		cmd.Command = &astergatev1.SessionCommand_Noop{Noop: &agiv1.Noop{}}
	} else {
		cmd.Command = &astergatev1.SessionCommand_Exec{Exec: &agiv1.Exec{Application: application}}
	}
	return &astergatev1.ServeRequest{Frame: &astergatev1.ServeRequest_Command{Command: cmd}}
}

func finishFrame(session string, failed bool) *astergatev1.ServeRequest {
	return &astergatev1.ServeRequest{Frame: &astergatev1.ServeRequest_Finish{Finish: &astergatev1.FinishSession{Session: session, Failed: failed}}}
}
