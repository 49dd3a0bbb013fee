package simulator_test

import (
	"context"
	"errors"
	"io"
	"net"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/astergate/astergate/engine/ami/wire"
	"github.com/astergate/astergate/engine/simulator"
	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// pipes is a listener of in-memory connections, which work in a synctest
// bubble.
type pipes struct {
	conns  chan net.Conn
	closed chan struct{}
	once   sync.Once
}

func newPipes() *pipes { return &pipes{conns: make(chan net.Conn), closed: make(chan struct{})} }

func (p *pipes) Accept() (net.Conn, error) {
	select {
	case c := <-p.conns:
		return c, nil
	case <-p.closed:
		return nil, net.ErrClosed
	}
}

func (p *pipes) Close() error   { p.once.Do(func() { close(p.closed) }); return nil }
func (p *pipes) Addr() net.Addr { return &net.UnixAddr{Name: "pipe", Net: "pipe"} }

func (p *pipes) dial() net.Conn {
	client, server := net.Pipe()
	select {
	case p.conns <- server:
	case <-p.closed:
		_ = server.Close()
	}
	return client
}

// bench is a running simulator in a bubble.
type bench struct {
	t     *testing.T
	sim   *simulator.Simulator
	pipes *pipes
	ran   chan error
}

// start runs a simulator until the test ends.
func start(t *testing.T, cfg simulator.Config) *bench {
	t.Helper()
	sim, err := simulator.New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	b := &bench{t: t, sim: sim, pipes: newPipes(), ran: make(chan error, 1)}
	go func() { b.ran <- sim.Run(context.Background(), b.pipes) }()
	synctest.Wait()
	t.Cleanup(func() {
		sim.Close()
		if err := <-b.ran; !errors.Is(err, simulator.ErrClosed) {
			t.Errorf("Run = %v", err)
		}
	})
	return b
}

// client is a manager session that reads all the time.
type client struct {
	t      *testing.T
	conn   net.Conn
	banner string

	mu       sync.Mutex
	messages []wire.Message
	err      error
}

// dial connects without logging in.
func (b *bench) dial() *client {
	b.t.Helper()
	c := &client{t: b.t, conn: b.pipes.dial()}
	go c.read()
	b.t.Cleanup(c.close)
	synctest.Wait()
	return c
}

func (c *client) read() {
	r := wire.NewReader(c.conn, wire.Limits{})
	banner, err := r.Banner()
	c.mu.Lock()
	c.banner, c.err = banner, err
	c.mu.Unlock()
	for err == nil {
		var m wire.Message
		m, err = r.Next()
		c.mu.Lock()
		if err == nil {
			c.messages = append(c.messages, m)
		} else {
			c.err = err
		}
		c.mu.Unlock()
	}
}

// login connects and logs in as the default user with the mask given.
func (b *bench) login(events string) *client {
	b.t.Helper()
	c := b.dial()
	c.send("Login", "Username", "astergate", "Secret", "secret", "Events", events)
	if got := c.take(); len(got) == 0 || text(got[0], "Message") != "Authentication accepted" {
		b.t.Fatalf("login: %v, %v", spell(got), c.err)
	}
	return c
}

// raw writes bytes and lets the server work.
func (c *client) raw(s string) {
	c.t.Helper()
	if _, err := io.WriteString(c.conn, s); err != nil && !errors.Is(err, io.ErrClosedPipe) {
		c.t.Fatal(err)
	}
	synctest.Wait()
}

// send sends an action with the id of its own name.
func (c *client) send(action string, pairs ...string) {
	c.t.Helper()
	var headers []wire.Header
	for i := 0; i+1 < len(pairs); i += 2 {
		headers = append(headers, wire.Header{Name: pairs[i], Value: pairs[i+1]})
	}
	b, err := wire.AppendAction(nil, action, action, headers)
	if err != nil {
		c.t.Fatal(err)
	}
	c.raw(string(b))
}

// take returns and forgets what has come.
func (c *client) take() []wire.Message {
	c.mu.Lock()
	defer c.mu.Unlock()
	got := c.messages
	c.messages = nil
	return got
}

func (c *client) takeAfter(d time.Duration) []wire.Message {
	wait(d)
	return c.take()
}

// wait lets the bubble's clock go on and everybody work.
func wait(d time.Duration) {
	<-time.After(d)
	synctest.Wait()
}

func (c *client) close() {
	_ = c.conn.Close()
	synctest.Wait()
}

// endedBy reports whether the connection ended with that error.
func (c *client) endedBy(err error) bool { return errors.Is(c.ended(), err) }

// call places a call from outside and lets it begin.
func (b *bench) call(in simulator.Incoming) string {
	b.t.Helper()
	name, err := b.sim.Call(in)
	if err != nil {
		b.t.Fatal(err)
	}
	synctest.Wait()
	return name
}

// ended reports how the connection ended, or nil.
func (c *client) ended() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.err
}

// do sends an action and returns its reply, which must be the first message;
// what comes after it is left to take.
func (c *client) do(action string, pairs ...string) wire.Message {
	c.t.Helper()
	c.take()
	c.send(action, pairs...)
	got := c.take()
	if len(got) == 0 || got[0].Kind() != wire.KindResponse {
		c.t.Fatalf("%s: %v, %v", action, spell(got), c.ended())
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.messages = append(got[1:len(got):len(got)], c.messages...)
	return got[0]
}

// want does an action and compares the reply's Response and Message.
func (c *client) want(response, message, action string, pairs ...string) {
	c.t.Helper()
	m := c.do(action, pairs...)
	if string(m.Type()) != response || text(m, "Message") != message {
		c.t.Errorf("%s %q: %q, want %s %q", action, pairs, m.Raw(), response, message)
	}
}

func text(m wire.Message, name string) string {
	v, _ := m.Get(name)
	return string(v)
}

func spell(messages []wire.Message) string {
	var b strings.Builder
	for _, m := range messages {
		b.WriteString(string(m.Raw()))
	}
	return b.String()
}

// named returns the events of a name.
func named(messages []wire.Message, name string) []wire.Message {
	var out []wire.Message
	for _, m := range messages {
		if m.Kind() == wire.KindEvent && string(m.Type()) == name {
			out = append(out, m)
		}
	}
	return out
}

// one returns the only event of a name.
func one(t *testing.T, messages []wire.Message, name string) wire.Message {
	t.Helper()
	got := named(messages, name)
	if len(got) != 1 {
		t.Fatalf("%d events %s in\n%s", len(got), name, spell(messages))
	}
	return got[0]
}

// names returns the names of the events, in order.
func names(messages []wire.Message, without ...string) string {
	var out []string
	for _, m := range messages {
		if m.Kind() == wire.KindEvent && !slices.Contains(without, string(m.Type())) {
			out = append(out, string(m.Type()))
		}
	}
	return strings.Join(out, " ")
}
