package ami

import (
	"context"
	"crypto/md5"
	"encoding/hex"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"go.uber.org/goleak"

	"github.com/astergate/astergate/engine/ami/wire"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// script plays Asterisk over net.Pipe: the test accepts connections and writes
// each step itself. What it leaves out: everything that no test asks for.
type script struct {
	t       testing.TB
	backlog chan *peer

	mu     sync.Mutex
	dials  []time.Time
	refuse error                   // answers dials while set
	wrap   func(net.Conn) net.Conn // the client's end, if set
}

func newScript(t testing.TB) *script {
	return &script{t: t, backlog: make(chan *peer, 16)}
}

func (f *script) config() Config {
	return Config{Server: "pbx1", Address: "192.0.2.1:5038", Dial: f.dial,
		Username: "admin", Secret: "s3cret", Logger: slog.New(failOnError{f.t})}
}

func (f *script) dial(ctx context.Context, network, address string) (net.Conn, error) {
	client, server := net.Pipe()
	p := &peer{t: f.t, nc: server, rd: wire.NewReader(server, wire.Limits{})}
	f.mu.Lock()
	f.dials = append(f.dials, time.Now())
	err, wrap := f.refuse, f.wrap
	f.mu.Unlock()
	if err != nil {
		return nil, err
	}
	select {
	case f.backlog <- p:
		if wrap != nil {
			return wrap(client), nil
		}
		return client, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func (f *script) refuseWith(err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.refuse = err
}

func (f *script) dialTimes() []time.Time {
	f.mu.Lock()
	defer f.mu.Unlock()
	return slices.Clone(f.dials)
}

// accept waits for the link's next connection.
func (f *script) accept() *peer { return <-f.backlog }

// session accepts both sockets of a link in split mode and logs them in.
func (f *script) session(booted bool) (events, actions *peer) {
	f.t.Helper()
	events = f.accept()
	events.login("")
	if booted {
		events.send("Event: FullyBooted", "Privilege: system,all", "Status: Fully Booted")
	}
	actions = f.accept()
	actions.login("off")
	events.ok(events.expect("Ping"), "Ping: Pong")
	return events, actions
}

// peer is Asterisk's end of one socket.
type peer struct {
	t  testing.TB
	nc net.Conn
	rd *wire.Reader
}

func (p *peer) send(lines ...string) { p.raw(strings.Join(lines, "\r\n") + "\r\n\r\n") }

func (p *peer) raw(s string) {
	if _, err := p.nc.Write([]byte(s)); err != nil {
		p.t.Errorf("script: sending %q: %v", s, err)
	}
}

func (p *peer) close() { _ = p.nc.Close() }

// read returns the next action.
func (p *peer) read() (request, error) {
	msg, err := p.rd.Next()
	return request{msg}, err
}

// expect reads the next action and checks its name.
func (p *peer) expect(action string) request {
	p.t.Helper()
	req, err := p.read()
	if err != nil {
		p.t.Fatalf("script: waiting for action %s: %v", action, err)
	}
	if got := req.get("Action"); got != action {
		p.t.Fatalf("script: got action %q, want %q\n%s", got, action, req.msg.Raw())
	}
	return req
}

// quiet checks that nothing comes for d.
func (p *peer) quiet(d time.Duration) {
	p.t.Helper()
	_ = p.nc.SetReadDeadline(time.Now().Add(d)) // fails on a closed socket, as read does
	defer func() { _ = p.nc.SetReadDeadline(time.Time{}) }()
	if r, err := p.read(); !errors.Is(err, os.ErrDeadlineExceeded) {
		p.t.Errorf("script: got %q, %v, want nothing", r.msg.Raw(), err)
	}
}

type request struct{ msg wire.Message }

func (r request) get(name string) string {
	v, _ := r.msg.Get(name)
	return string(v)
}

func (r request) id() string { return r.get("ActionID") }

func (p *peer) ok(r request, lines ...string) {
	p.send(append([]string{"Response: Success", "ActionID: " + r.id()}, lines...)...)
}

func (p *peer) fail(r request, text string) {
	p.send("Response: Error", "ActionID: "+r.id(), "Message: "+text)
}

func (p *peer) event(name string, lines ...string) {
	p.send(append([]string{"Event: " + name}, lines...)...)
}

// greet sends the banner and answers the challenge; it returns the Login.
func (p *peer) greet() request {
	p.t.Helper()
	p.raw("Asterisk Call Manager/11.0.0\r\n")
	p.ok(p.expect("Challenge"), "Challenge: 840415273")
	return p.expect("Login")
}

// login lets the link in after checking what it says.
func (p *peer) login(events string) {
	p.t.Helper()
	r := p.greet()
	sum := md5.Sum([]byte("840415273" + "s3cret"))
	if r.get("Key") != hex.EncodeToString(sum[:]) || r.get("AuthType") != "MD5" || r.get("Username") != "admin" {
		p.t.Errorf("script: wrong login:\n%s", r.msg.Raw())
	}
	if r.get("Events") != events {
		p.t.Errorf("script: login with Events %q, want %q", r.get("Events"), events)
	}
	p.ok(r, "Message: Authentication accepted")
}

// serve answers actions until the socket closes: Ping and Logoff itself, the
// rest by handle, which may be nil.
func (p *peer) serve(handle func(request)) {
	for {
		r, err := p.read()
		if err != nil {
			p.close()
			return
		}
		switch r.get("Action") {
		case "Ping":
			p.trySend("Response: Success", "ActionID: "+r.id(), "Ping: Pong")
		case "Logoff":
			p.trySend("Response: Goodbye", "ActionID: "+r.id(), "Message: Thanks for all the fish.")
			p.close()
			return
		default:
			if handle != nil {
				handle(r)
			}
		}
	}
}

// trySend sends where the link may have gone.
func (p *peer) trySend(lines ...string) {
	_, _ = p.nc.Write([]byte(strings.Join(lines, "\r\n") + "\r\n\r\n"))
}

// failOnError is a log handler: an error logged is a bug in the link.
type failOnError struct{ t testing.TB }

func (h failOnError) Enabled(context.Context, slog.Level) bool { return true }
func (h failOnError) WithAttrs([]slog.Attr) slog.Handler       { return h }
func (h failOnError) WithGroup(string) slog.Handler            { return h }
func (h failOnError) Handle(_ context.Context, r slog.Record) error {
	if r.Level >= slog.LevelError {
		r.Attrs(func(a slog.Attr) bool { r.Message += " " + a.String(); return true })
		h.t.Error("logged: " + r.Message)
	}
	return nil
}

// recorder is a sink that notes everything in order.
type recorder struct {
	mu     sync.Mutex
	log    []string
	ups    []Up
	downs  []Down
	orphan []string
	up     bool
	bad    string
	delay  time.Duration // how long Event takes before it notes anything
}

func (r *recorder) add(s string, up bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.up != up {
		r.bad = fmt.Sprintf("%s while up=%v", s, r.up)
	}
	r.log = append(r.log, s)
}

func (r *recorder) Event(msg wire.Message, at time.Time) {
	if r.delay > 0 {
		pass(r.delay)
	}
	r.add("event "+string(msg.Type()), true)
}

func (r *recorder) Orphan(msg wire.Message, at time.Time) {
	id, _ := msg.Get("ActionID")
	r.mu.Lock()
	defer r.mu.Unlock()
	if !r.up {
		r.bad = "orphan while down"
	}
	r.orphan = append(r.orphan, string(msg.Type())+" "+string(id))
}

func (r *recorder) Pause() {}

func (r *recorder) LinkUp(up Up) {
	r.add("up", false)
	r.mu.Lock()
	defer r.mu.Unlock()
	r.up = true
	r.ups = append(r.ups, up)
}

func (r *recorder) LinkDown(down Down) {
	r.add("down", true)
	r.mu.Lock()
	defer r.mu.Unlock()
	r.up = false
	r.downs = append(r.downs, down)
}

// check compares the log; the last entries only, if want starts with "...".
func (r *recorder) check(t testing.TB, want ...string) {
	t.Helper()
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.bad != "" {
		t.Errorf("sink called out of order: %s", r.bad)
	}
	got := r.log
	if len(want) > 0 && want[0] == "..." {
		want = want[1:]
		got = got[max(0, len(got)-len(want)):]
	}
	if !slices.Equal(got, want) {
		t.Errorf("sink got %q, want %q", got, want)
	}
}

func (r *recorder) orphans() []string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return slices.Clone(r.orphan)
}

// rig is a link under test with its script and sink.
type rig struct {
	*script
	link *Link
	sink *recorder
	stop func() // ends Run and waits for it
}

// play runs test in a bubble with a fake clock. change, if not nil, alters the
// configuration.
func play(t *testing.T, change func(*Config), test func(t *testing.T, r *rig)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		r := &rig{script: newScript(t), sink: &recorder{}}
		cfg := r.config()
		if change != nil {
			change(&cfg)
		}
		link, err := New(cfg, r.sink)
		if err != nil {
			t.Fatal(err)
		}
		r.link = link
		ctx, cancel := context.WithCancel(t.Context())
		var wg sync.WaitGroup
		wg.Go(func() {
			if err := link.Run(ctx); err != nil {
				t.Errorf("Run: %v", err)
			}
		})
		r.stop = func() { cancel(); wg.Wait() }
		defer r.stop()
		test(t, r)
	})
}

// answer is what a call of Do returned.
type answer struct {
	*Reply
	err error
}

// do calls Do on a goroutine of its own.
func (r *rig) do(ctx context.Context, a Action) <-chan answer {
	c := make(chan answer, 1)
	go func() {
		reply, err := r.link.Do(ctx, a)
		c <- answer{reply, err}
	}()
	return c
}

func (r *rig) expectState(t *testing.T, want State) {
	t.Helper()
	synctest.Wait()
	if got := r.link.Status(); got.State != want {
		t.Errorf("state is %v, want %v (last error: %v)", got.State, want, got.LastError)
	}
}

// expectSendError checks a failed Do.
func expectSendError(t *testing.T, err error, sent Sent, cause error) {
	t.Helper()
	var se *SendError
	if !errors.As(err, &se) {
		t.Errorf("got error %v (%T), want a *SendError", err, err)
		return
	}
	if se.Sent != sent || !errors.Is(err, cause) {
		t.Errorf("got %v (%v), want %v because of %v", err, se.Sent, sent, cause)
	}
}

// pass lets the fake clock run.
func pass(d time.Duration) { <-time.After(d) }
