package agi

import (
	"context"
	"errors"
	"io"
	"net"
	"net/netip"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/astergate/astergate/engine/agi/wire"
)

// pipes is a listener of in-memory connections, which work in a synctest bubble.
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

// addressed gives a pipe a peer's address.
type addressed struct {
	net.Conn
	remote string
}

func (a addressed) RemoteAddr() net.Addr {
	return net.TCPAddrFromAddrPort(netip.MustParseAddrPort(a.remote))
}

// rig is a listener with the test as Asterisk, in a bubble.
type rig struct {
	t        *testing.T
	l        *Listener
	pipes    *pipes
	sessions chan *Session
	cancel   context.CancelFunc
	stopped  chan struct{}
}

func rigged(t *testing.T, change func(*Config)) *rig {
	t.Helper()
	r := &rig{t: t, pipes: newPipes(), sessions: make(chan *Session, 16), stopped: make(chan struct{})}
	cfg := Config{
		From:   []netip.Prefix{netip.MustParsePrefix("192.0.2.0/24")},
		Owner:  func(netip.Addr, *wire.Environment) (string, wire.Version, error) { return "pbx1", wire.Version{}, nil },
		Handle: func(ctx context.Context, s *Session) { r.sessions <- s; <-ctx.Done() },
	}
	if change != nil {
		change(&cfg)
	}
	l, err := New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	r.l = l
	ctx, cancel := context.WithCancel(context.Background())
	r.cancel = cancel
	go func() {
		defer close(r.stopped)
		if err := l.Run(ctx, r.pipes); err != nil {
			t.Error(err)
		}
	}()
	t.Cleanup(r.stop)
	return r
}

func (r *rig) stop() { r.cancel(); <-r.stopped }

const shortEnvironment = "agi_network: yes\nagi_uniqueid: 1.2\nagi_version: 22.10.1\n\n"

// asterisk is Asterisk's end of a connection.
type asterisk struct {
	t    *testing.T
	conn net.Conn
}

func (r *rig) dial(remote string) *asterisk {
	r.t.Helper()
	near, far := net.Pipe()
	r.pipes.conns <- addressed{far, remote}
	a := &asterisk{r.t, near}
	r.t.Cleanup(func() { _ = near.Close() })
	return a
}

// session dials and sends the environment.
func (r *rig) session() (*asterisk, *Session) {
	r.t.Helper()
	a := r.dial("192.0.2.7:1234")
	a.send(shortEnvironment)
	return a, <-r.sessions
}

func (a *asterisk) send(s string) {
	a.t.Helper()
	if _, err := io.WriteString(a.conn, s); err != nil {
		a.t.Errorf("send %q: %v", s, err)
	}
}

// expect reads exactly what is wanted; "EOF" is the end.
func (a *asterisk) expect(want string) {
	a.t.Helper()
	buf := make([]byte, 64<<10)
	n, err := a.conn.Read(buf)
	got := string(buf[:n])
	if err != nil {
		got = "EOF"
	}
	if got != want {
		a.t.Errorf("got %q, want %q", got, want)
	}
}

// answer expects a command and replies.
func (a *asterisk) answer(command, reply string) {
	a.t.Helper()
	a.expect(command + "\n")
	a.send(reply)
}

type outcome struct {
	reply Reply
	err   error
}

// start runs a command.
func (r *rig) start(ctx context.Context, s *Session, name string, args ...string) <-chan outcome {
	c := make(chan outcome, 1)
	go func() {
		reply, err := s.Do(ctx, Command{name, args})
		c <- outcome{reply, err}
	}()
	return c
}

func ended(t *testing.T, s *Session, want EndReason) {
	t.Helper()
	<-s.Done()
	if got := s.Ended(); got != want {
		t.Errorf("ended as %v (%v), want %v", got, s.Err(), want)
	}
}

func TestDo(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := rigged(t, nil)
		a, s := r.session()
		ctx := t.Context()
		for _, test := range []struct{ line, reply, raw string }{
			{"NOOP", "200 result=0\n", "200 result=0"},
			{"NOOP", "HANGUPX\n200 result=0\n", "200 result=0"}, // a stray line
			{"NOOP", "100 result=0 Trying...\n200 result=0 Gosub complete\n", "200 result=0 Gosub complete"},
			{"NOOP", "200 result=1 (a)\nHANGUP\n200 result=0\nb)\n", "200 result=1 (a)\nHANGUP\n200 result=0\nb)"},
		} {
			got := r.start(ctx, s, "noop")
			a.answer("noop", test.reply)
			if o := <-got; o.err != nil || o.reply.Raw != test.raw || o.reply.Hungup {
				t.Errorf("%q: %+v", test.reply, o)
			}
		}
		for code, kind := range map[string]ReplyKind{"510 Invalid": ReplyInvalidCommand, "511 Dead": ReplyDeadChannel, "520 Usage": ReplyUsage, "503 result=-2 Memory": ReplyOther} {
			got := r.start(ctx, s, "Get  Variable", `a"b`)
			a.answer(`Get Variable "a\"b"`, code+"\n")
			o := <-got
			var refused *ReplyError
			if !errors.As(o.err, &refused) || refused.Kind != kind || refused.Server != "pbx1" || refused.UniqueID != "1.2" || refused.Command != "GET  VARIABLE" {
				t.Errorf("%s: %#v", code, o.err)
			}
		}
		if _, err := s.Do(ctx, Command{"NOOP", []string{"a\nb"}}); err == nil || err.Error() !=
			`agi command "NOOP" was not sent to channel 1.2 of server "pbx1": agi command "NOOP": word 2 holds CR, LF or NUL; Asterisk cannot take them, so encode or remove them` {
			t.Error(err)
		}
		if n := r.l.Stats().Strays; n != 1 {
			t.Errorf("%d stray lines", n)
		}
		s.Close(Return)
		a.expect("EOF")
		ended(t, s, Finished)
		if _, err := s.Do(ctx, Command{Name: "NOOP"}); !errors.Is(err, ErrClosed) {
			t.Error(err)
		}
	})
}

// A command whose caller leaves goes on; nothing is sent until its reply came.
func TestDoAbandoned(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := rigged(t, nil)
		a, s := r.session()
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		got := r.start(ctx, s, "EXEC", "Dial", "x")
		a.expect("EXEC \"Dial\" \"x\"\n")
		o := <-got
		var lost *CommandError
		if !errors.As(o.err, &lost) || lost.Sent != OutcomeUnknown || !errors.Is(o.err, context.DeadlineExceeded) || !s.Busy() {
			t.Errorf("got %v", o.err)
		}
		if _, err := s.Do(t.Context(), Command{Name: "NOOP"}); !errors.Is(err, ErrBusy) || !errors.As(err, &lost) || lost.Sent != NotSent {
			t.Errorf("got %v", err)
		}
		idle := make(chan error, 1)
		go func() { idle <- s.Idle(t.Context()) }()
		<-time.After(100 * time.Hour) // no deadline while a command runs
		a.send("200 result=7\n")
		if err := <-idle; err != nil {
			t.Error(err)
		}
		next := r.start(t.Context(), s, "NOOP")
		a.answer("NOOP", "200 result=0\n")
		if o := <-next; o.err != nil || o.reply.Result != "0" {
			t.Errorf("got %+v", o)
		}
		if n := r.l.Stats().Strays; n != 0 {
			t.Errorf("%d stray lines", n)
		}
	})
}

// EXEC of an application that returns 1 is answered twice.
func TestExecReturnsOne(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := rigged(t, nil)
		a, s := r.session()
		got := r.start(t.Context(), s, "exec", "App")
		a.answer(`exec "App"`, "200 result=1\n")
		synctest.Wait()
		if !s.Busy() {
			t.Error("idle before the second answer")
		}
		a.send("520-Invalid command syntax.  Proper usage follows:\nx\n\n520 End of proper usage.\n")
		if o := <-got; o.err != nil || o.reply.Raw != "200 result=1" {
			t.Errorf("got %+v", o)
		}
		// If it does not come, that is the reply all the same.
		start := time.Now()
		got = r.start(t.Context(), s, "EXEC", "App")
		a.answer(`EXEC "App"`, "200 result=1\n")
		if o := <-got; o.err != nil || o.reply.Raw != "200 result=1" || time.Since(start) != usageLimit {
			t.Errorf("got %+v after %v", o, time.Since(start))
		}
	})
}

func TestHangupWhileIdle(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := rigged(t, nil)
		a, s := r.session()
		start := time.Now()
		a.send("HANGUP\n")
		<-s.Hungup()
		a.send("HANGUP\n") // repeats
		got := r.start(t.Context(), s, "SET VARIABLE", "A", "b")
		a.answer(`SET VARIABLE "A" "b"`, "200 result=1\n")
		if o := <-got; o.err != nil || !o.reply.Hungup {
			t.Errorf("got %+v", o)
		}
		got = r.start(t.Context(), s, "EXEC", "Wait", "10")
		a.expect("EXEC \"Wait\" \"10\"\n")
		if o := <-got; !errors.Is(o.err, ErrClosed) {
			t.Errorf("got %v", o.err)
		}
		ended(t, s, Hangup)
		if took := time.Since(start); took != 2*time.Second {
			t.Errorf("closed after %v", took)
		}
	})
}

// A hangup that crosses a command comes before its reply.
func TestHangupCrosses(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := rigged(t, nil)
		a, s := r.session()
		got := r.start(t.Context(), s, "ANSWER")
		a.answer("ANSWER", "HANGUP\n511 Command Not Permitted on a dead channel\n")
		o := <-got
		var refused *ReplyError
		if !errors.As(o.err, &refused) || refused.Kind != ReplyDeadChannel || !o.reply.Hungup {
			t.Errorf("got %+v", o)
		}
	})
}

func TestRedirect(t *testing.T) {
	for _, late := range []bool{false, true} {
		synctest.Test(t, func(t *testing.T) {
			r := rigged(t, func(cfg *Config) {
				cfg.Alive = func(ctx context.Context, server, uniqueID string, _ wire.Place) bool {
					if late {
						<-ctx.Done()
					}
					return server == "pbx1" && uniqueID == "1.2"
				}
			})
			a, s := r.session()
			got := r.start(t.Context(), s, "EXEC", "Wait")
			a.expect("EXEC \"Wait\"\n")
			start := time.Now()
			a.send("HANGUP\n")
			// Its reply comes too late.
			if o := <-got; !errors.Is(o.err, ErrClosed) {
				t.Errorf("got %v", o.err)
			}
			ended(t, s, Redirected)
			want := redirectLimit
			if late {
				want = aliveLimit
			}
			if took := time.Since(start); took != want {
				t.Errorf("closed after %v", took)
			}
		})
	}
}

// Behind an application nobody knows where the dialplan goes on, whatever is set then;
// what is set is known.
func TestPlace(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := rigged(t, nil)
		a, s := r.session()
		at := s.Place()
		for _, step := range []struct {
			name, arg, line, reply string
			want                   func(*wire.Place)
		}{
			{"EXECUTE", "x", `EXECUTE "x"`, "510 Invalid\n", func(*wire.Place) {}},
			{"SET EXTENSION", "700", `SET EXTENSION "700"`, "200 result=0\n", func(p *wire.Place) { p.Extension = "700" }},
			{"exec", "Queue", `exec "Queue"`, "200 result=0\n", func(p *wire.Place) { p.Unsure = true }},
			{"SET CONTEXT", "c", `SET CONTEXT "c"`, "200 result=0\n", func(p *wire.Place) { p.Context = "c" }},
			{"SET PRIORITY", "x", `SET PRIORITY "x"`, "520 Usage\n", func(*wire.Place) {}},
		} {
			got := r.start(t.Context(), s, step.name, step.arg)
			a.answer(step.line, step.reply)
			<-got
			if step.want(&at); s.Place() != at {
				t.Errorf("behind %s: %+v, want %+v", step.line, s.Place(), at)
			}
		}
		s.Close(Return)
		a.expect("EOF")
		ended(t, s, Finished)
	})
}

// With no command in flight the channel goes on as soon as that is known.
func TestRedirectWhileIdle(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := rigged(t, func(cfg *Config) {
			cfg.Alive = func(_ context.Context, _, _ string, place wire.Place) bool {
				<-time.After(30 * time.Millisecond) // the manager's answer
				return !place.Is("new", "s", "1")
			}
		})
		a, s := r.session()
		got := r.start(t.Context(), s, "SET CONTEXT", "c")
		a.answer(`SET CONTEXT "c"`, "200 result=0\n")
		if o := <-got; o.err != nil || s.Place().Context != "c" {
			t.Errorf("%v, place %+v", o.err, s.Place())
		}
		start := time.Now()
		a.send("HANGUP\n")
		ended(t, s, Redirected)
		if took := time.Since(start); took != 30*time.Millisecond {
			t.Errorf("closed after %v", took)
		}
	})
}

func TestCloseFailure(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := rigged(t, nil)
		a, s := r.session()
		go s.Close(Failure)
		a.expect("failure\n")
		a.send("HANGUP\n")
		_ = a.conn.Close()
		ended(t, s, Failed)
		select {
		case <-s.Hungup():
			t.Error("that HANGUP was no hangup")
		default:
		}
		// While a command runs, it is waited for; then for two seconds.
		a, s = r.session()
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		got := r.start(ctx, s, "EXEC", "Dial")
		a.expect("EXEC \"Dial\"\n")
		<-got
		go s.Close(Failure)
		a.expect("failure\n")
		<-time.After(time.Hour)
		start := time.Now()
		a.send("200 result=0\n")
		ended(t, s, Failed)
		if took := time.Since(start); took != failureLimit {
			t.Errorf("closed after %v", took)
		}
	})
}

func TestLost(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := rigged(t, nil)
		a, s := r.session()
		got := r.start(t.Context(), s, "NOOP")
		a.expect("NOOP\n")
		_ = a.conn.Close()
		o := <-got
		var lost *CommandError
		if !errors.As(o.err, &lost) || lost.Sent != OutcomeUnknown || !errors.Is(o.err, ErrLost) {
			t.Errorf("got %v", o.err)
		}
		ended(t, s, Lost)
		if s.Err() == nil || s.Idle(t.Context()) == nil {
			t.Error("no reason")
		}
	})
}

func TestStop(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := rigged(t, nil)
		a, s := r.session()
		got := r.start(t.Context(), s, "NOOP")
		a.expect("NOOP\n")
		waiting := r.dial("192.0.2.7:1") // its environment is still awaited
		synctest.Wait()
		r.stop()
		if o := <-got; !errors.Is(o.err, ErrClosed) {
			t.Errorf("got %v", o.err)
		}
		ended(t, s, Stopped)
		waiting.expect("EOF")
		if err := r.l.Run(t.Context()); err == nil {
			t.Error("ran twice")
		}
	})
}

func TestRefusals(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := rigged(t, func(cfg *Config) {
			cfg.MaxSessions = 1
			cfg.Owner = func(_ netip.Addr, env *wire.Environment) (string, wire.Version, error) {
				if env.Get("agi_uniqueid") == "bad" {
					return "", wire.Version{}, errors.New("nobody's")
				}
				return "pbx1", wire.Version{Major: 16}, nil
			}
		})
		r.dial("192.0.3.7:1").expect("EOF") // before anything is read
		r.dial("[::ffff:192.0.2.8]:1").send("GET / HTTP/1.0\r\n")
		synctest.Wait()
		start := time.Now()
		slow := r.dial("192.0.2.7:1")
		slow.send("agi_network: yes\n")
		slow.expect("EOF")
		if took := time.Since(start); took != 2*time.Second {
			t.Errorf("closed after %v", took)
		}
		synctest.Wait()
		bad := r.dial("192.0.2.7:1")
		bad.send("agi_network: yes\nagi_uniqueid: bad\n\n")
		bad.expect("failure\n")
		_ = bad.conn.Close()
		synctest.Wait()
		_, s := r.session()
		if s.Version().Major != 16 {
			t.Errorf("version %v", s.Version())
		}
		full := r.dial("192.0.2.7:1")
		full.expect("failure\n")
		_ = full.conn.Close()
		synctest.Wait()
		want := Stats{Active: 1, Accepted: 4, RefusedAddress: 1, RefusedFull: 1, RefusedEnvironment: 2, RefusedOwner: 1}
		if got := r.l.Stats(); got != want {
			t.Errorf("got %+v", got)
		}
	})
}

// Connections that do not say what they are take no more than half of the places,
// and each its time alone: whoever comes from elsewhere has his. Nor does a line
// without an end, or an environment without one, keep a place.
func TestSilentConnections(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := rigged(t, func(cfg *Config) { cfg.MaxSessions = 20 })
		start := time.Now()
		var silent []*asterisk
		for range 10 {
			silent = append(silent, r.dial("192.0.2.7:1"))
		}
		synctest.Wait()
		for range 1000 {
			r.dial("192.0.2.7:1").expect("EOF")
		}
		if time.Since(start) > 0 {
			t.Errorf("those that are too many were closed after %v", time.Since(start))
		}
		other := r.dial("192.0.2.8:1")
		other.send(shortEnvironment)
		<-r.sessions
		for _, p := range silent {
			p.expect("EOF")
		}
		if took := time.Since(start); took != 2*time.Second {
			t.Errorf("silent ones were closed after %v", took)
		}
		for _, endless := range []string{strings.Repeat("x", 70<<10), strings.Repeat("agi_x: y\n", 8<<10)} {
			p := r.dial("192.0.2.7:1")
			if n, err := io.WriteString(p.conn, endless); err == nil {
				t.Errorf("%d bytes were read", n)
			}
		}
		if took := time.Since(start); took != 2*time.Second {
			t.Errorf("endless ones were closed after %v", took-2*time.Second)
		}
		_ = other.conn.Close()
		synctest.Wait()
		if got := r.l.Stats(); got.RefusedSilent != 1000 || got.RefusedEnvironment != 12 || len(r.l.silent) != 0 {
			t.Errorf("got %+v, %v", got, r.l.silent)
		}
	})
}

// A server has so many sessions, another has its own.
func TestSessionsPerServer(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := rigged(t, func(cfg *Config) {
			cfg.MaxPerServer = 1
			cfg.Owner = func(_ netip.Addr, env *wire.Environment) (string, wire.Version, error) {
				return env.Get("agi_uniqueid"), wire.Version{}, nil
			}
		})
		come := func(server string) *asterisk {
			p := r.dial("192.0.2.7:1")
			p.send("agi_network: yes\nagi_uniqueid: " + server + "\n\n")
			synctest.Wait()
			return p
		}
		first := come("pbx1")
		more := come("pbx1")
		more.expect("failure\n")
		_ = more.conn.Close()
		other := come("pbx2")
		synctest.Wait()
		if got := r.l.Stats(); got.Active != 2 || got.RefusedServer != 1 {
			t.Errorf("got %+v", got)
		}
		_ = first.conn.Close()
		synctest.Wait()
		again := come("pbx1")
		if got := r.l.Stats(); got.Active != 2 || got.RefusedServer != 1 {
			t.Errorf("behind the first one: %+v", got)
		}
		_, _ = other.conn.Close(), again.conn.Close()
		synctest.Wait()
		if len(r.l.of) != 0 {
			t.Errorf("left: %v", r.l.of)
		}
	})
}

// When Handle returns, the channel goes back to the dialplan.
func TestHandleReturns(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		done := make(chan *Session, 1)
		r := rigged(t, func(cfg *Config) { cfg.Handle = func(_ context.Context, s *Session) { done <- s } })
		a := r.dial("192.0.2.7:1")
		a.send(shortEnvironment)
		a.expect("EOF")
		ended(t, <-done, Finished)
	})
}

func TestConfig(t *testing.T) {
	good := Config{From: []netip.Prefix{netip.MustParsePrefix("::/0")}, Owner: func(netip.Addr, *wire.Environment) (string, wire.Version, error) { return "", wire.Version{}, nil },
		Handle: func(context.Context, *Session) {}}
	if err := good.Validate(); err != nil || good.EnvTimeout != 2*time.Second || good.CleanupAfterHangup != 2*time.Second || good.MaxSessions != 10_000 {
		t.Errorf("got %+v, %v", good, err)
	}
	for name, change := range map[string]func(*Config){
		"prefix": func(c *Config) { c.From = []netip.Prefix{{}} },
		"owner":  func(c *Config) { c.Owner = nil }, "handle": func(c *Config) { c.Handle = nil },
		"timeout": func(c *Config) { c.EnvTimeout = -1 }, "sessions": func(c *Config) { c.MaxSessions = -1 },
	} {
		bad := good
		change(&bad)
		if _, err := New(bad); err == nil {
			t.Error(name, "accepted")
		}
	}
}
