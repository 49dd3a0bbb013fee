package simulator_test

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"net"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/astergate/astergate/engine/ami/wire"
	"github.com/astergate/astergate/engine/simulator"
)

func inject(t *testing.T, sim *simulator.Simulator, f simulator.Fault) func() {
	t.Helper()
	end, err := sim.Inject(f)
	if err != nil {
		t.Fatal(err)
	}
	return end
}

func TestFaultsOfBytes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := start(t, simulator.Config{})
		end := inject(t, b.sim, simulator.Fault{Kind: simulator.Split, Bytes: 1})
		c := b.login("on")
		if got := text(c.do("Ping"), "Ping"); got != "Pong" {
			t.Errorf("split: %q", got)
		}
		end()

		inject(t, b.sim, simulator.Fault{Kind: simulator.Delay, Delay: time.Second, Times: 1})
		c.send("Ping")
		if got := c.takeAfter(999 * time.Millisecond); len(got) != 0 {
			t.Errorf("delay: %s", spell(got))
		}
		if got := c.takeAfter(time.Millisecond); len(got) != 1 {
			t.Errorf("delay: %s", spell(got))
		}
		c.do("Ping") // Times was 1

		other := b.login("on")
		inject(t, b.sim, simulator.Fault{Kind: simulator.Cut, Bytes: 30, Session: 1})
		other.do("Ping")
		c.send("Ping")
		if got := c.take(); len(got) != 0 || !c.endedBy(io.ErrUnexpectedEOF) {
			t.Errorf("cut: %s, %v", spell(got), c.ended())
		}
		inject(t, b.sim, simulator.Fault{Kind: simulator.Cut})
		synctest.Wait()
		if !other.endedBy(io.EOF) {
			t.Errorf("cut at once: %v", other.ended())
		}
	})
}

func TestGarbage(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := start(t, simulator.Config{})
		c := b.login("off")
		inject(t, b.sim, simulator.Fault{Kind: simulator.Garbage, Data: []byte("\x01\xff garbage\n\n")})
		synctest.Wait()
		if got := c.take(); len(got) != 1 || got[0].Kind() != wire.KindOther {
			t.Errorf("at once: %s", spell(got))
		}
		inject(t, b.sim, simulator.Fault{Kind: simulator.Garbage, Action: "Ping", Times: 1, Data: []byte("noise\r\n\r\n")})
		c.do("CoreStatus")
		c.send("Ping")
		if got := c.take(); len(got) != 2 || got[0].Kind() != wire.KindOther || text(got[1], "Ping") != "Pong" {
			t.Errorf("before an answer: %s", spell(got))
		}
	})
}

// Under Silence a session neither reads nor answers; afterwards it goes on.
func TestSilence(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := start(t, simulator.Config{})
		c := b.login("on")
		end := inject(t, b.sim, simulator.Fault{Kind: simulator.Silence})
		fresh := b.dial()
		c.send("Ping")
		b.sim.Emit(header("Event", "A"))
		if got := c.takeAfter(time.Hour); len(got) != 0 || c.ended() != nil || fresh.banner != "" {
			t.Errorf("not silent: %s, %v, %q", spell(got), c.ended(), fresh.banner)
		}
		end()
		synctest.Wait()
		if got := c.take(); len(got) != 2 {
			t.Errorf("afterwards: %s", spell(got))
		}
		if fresh.banner != "Asterisk Call Manager/11.0.0" {
			t.Errorf("afterwards: %q", fresh.banner)
		}
	})
}

func TestRefuse(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := start(t, simulator.Config{Faults: []simulator.Fault{{Kind: simulator.Refuse, Times: 2}}})
		for range 2 {
			if c := b.dial(); c.banner != "" || !c.endedBy(io.EOF) {
				t.Errorf("%q, %v", c.banner, c.ended())
			}
		}
		b.login("on")
	})
}

func TestFaultsOfAnswers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		cfg := office()
		b := start(t, cfg)
		c := b.login("off")
		b.call(incoming("stay", 0))
		b.call(incoming("stay", 0))

		inject(t, b.sim, simulator.Fault{Kind: simulator.DropReply, Action: "ping", Times: 1})
		c.send("Ping")
		if got := c.takeAfter(time.Minute); len(got) != 0 {
			t.Errorf("drop: %s", spell(got))
		}
		inject(t, b.sim, simulator.Fault{Kind: simulator.DuplicateReply, Action: "Ping", Times: 1})
		c.send("Ping")
		if got := c.take(); len(got) != 2 || string(got[0].Raw()) != string(got[1].Raw()) {
			t.Errorf("duplicate: %s", spell(got))
		}
		inject(t, b.sim, simulator.Fault{Kind: simulator.LateReply, Action: "Ping", Delay: 3 * time.Second, Times: 1})
		c.send("Ping")
		c.do("CoreStatus") // is not held up
		if got := c.takeAfter(2999 * time.Millisecond); len(got) != 0 {
			t.Errorf("late: %s", spell(got))
		}
		if got := c.takeAfter(time.Millisecond); len(got) != 1 || text(got[0], "Ping") != "Pong" {
			t.Errorf("late: %s", spell(got))
		}

		list := func() string {
			c.take()
			c.send("CoreShowChannels")
			got := c.take()
			out := names(got)
			if end := named(got, "CoreShowChannelsComplete"); len(end) == 1 {
				out += " " + text(end[0], "ListItems")
			}
			return out
		}
		const item, end = "CoreShowChannel", "CoreShowChannelsComplete"
		if got := list(); got != item+" "+item+" "+end+" 2" {
			t.Errorf("list: %s", got)
		}
		inject(t, b.sim, simulator.Fault{Kind: simulator.ShortList, Items: 1, Times: 1})
		if got := list(); got != item+" "+end+" 2" {
			t.Errorf("short list: %s", got)
		}
		inject(t, b.sim, simulator.Fault{Kind: simulator.ShortList, Action: "CoreShowChannels", Times: 1})
		if got := list(); got != end+" 2" {
			t.Errorf("empty list: %s", got)
		}
		inject(t, b.sim, simulator.Fault{Kind: simulator.EndlessList})
		if got := list(); got != item+" "+item {
			t.Errorf("endless list: %s", got)
		}
		b.sim.Clear()
		if got := list(); got != item+" "+item+" "+end+" 2" {
			t.Errorf("cleared: %s", got)
		}
	})
}

func TestInjectRefusesNonsense(t *testing.T) {
	sim, err := simulator.New(simulator.Config{})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range []simulator.Fault{{}, {Kind: 99}, {Kind: simulator.Split}, {Kind: simulator.Cut, Bytes: -1}, {Kind: simulator.Delay, Delay: -1}} {
		if _, err := sim.Inject(f); err == nil {
			t.Errorf("%+v was taken", f)
		}
	}
}

// A session that does not read is closed without notice when its buffer has been
// full for the write timeout; others do not notice.
func TestSlowReader(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := start(t, simulator.Config{OutputBuffer: 64 << 10})
		c := b.login("on")
		slow := b.pipes.dial()
		defer func() { _ = slow.Close() }()
		if _, err := io.ReadFull(slow, make([]byte, len("Asterisk Call Manager/11.0.0\r\n"))); err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(slow, "Action: Login\r\nUsername: astergate\r\nSecret: secret\r\n\r\n"); err != nil {
			t.Fatal(err)
		}
		synctest.Wait()
		big := header("Data", strings.Repeat("x", 1000))
		for range 200 {
			b.sim.Emit(header("Event", "Big"), big)
		}
		synctest.Wait()
		if len(b.sim.Sessions()) != 2 {
			t.Fatal("closed at once")
		}
		wait(100 * time.Millisecond)
		if s := b.sim.Sessions(); len(s) != 1 || s[0].ID != 1 {
			t.Fatalf("sessions %+v", s)
		}
		if got := named(c.take(), "Big"); len(got) != 200 {
			t.Errorf("the other got %d", len(got))
		}
	})
}

func TestDropConnectionsAndWaitSessions(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := start(t, simulator.Config{})
		waited := make(chan error, 1)
		go func() { waited <- b.sim.WaitSessions(t.Context(), 2) }()
		c, d := b.login("on"), b.login("call")
		if err := <-waited; err != nil {
			t.Fatal(err)
		}
		s := b.sim.Sessions()
		if len(s) != 2 || s[1].User != "astergate" || s[1].Events != "call,all" || !s[1].LoggedIn {
			t.Errorf("%+v", s)
		}
		b.sim.DropConnections()
		synctest.Wait()
		if !c.endedBy(io.EOF) || !d.endedBy(io.EOF) {
			t.Errorf("%v, %v", c.ended(), d.ended())
		}
		if err := b.sim.WaitSessions(t.Context(), 0); err != nil {
			t.Error(err)
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if err := b.sim.WaitSessions(ctx, 1); !errors.Is(err, context.DeadlineExceeded) {
			t.Error(err)
		}
		b.login("on")
	})
}

// Over real sockets, closed in the middle of everything: nothing is left behind,
// which goleak checks.
func TestCloseInTheMiddle(t *testing.T) {
	cfg := simulator.DemoConfig()
	cfg.Traffic.CallsPerMinute = 6000
	sim, err := simulator.New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	l := listen(t)
	ran := make(chan error, 1)
	go func() { ran <- sim.Run(context.Background(), l) }()
	for range 3 {
		conn := dial(t, l.Addr())
		if _, err := io.WriteString(conn, "Action: Login\r\nUsername: astergate\r\nSecret: secret\r\n\r\n"+
			"Action: Command\r\nCommand: simulate wait 1h\r\n\r\n"); err != nil {
			t.Fatal(err)
		}
	}
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	if err := sim.WaitSessions(ctx, 3); err != nil {
		t.Fatal(err)
	}
	sim.Close()
	sim.Close()
	if err := <-ran; !errors.Is(err, simulator.ErrClosed) {
		t.Error(err)
	}
	if err := sim.WaitSessions(ctx, 3); !errors.Is(err, simulator.ErrClosed) {
		t.Error(err)
	}
	if _, err := sim.Call(simulator.Incoming{Endpoint: "PJSIP/x", Context: "internal", Exten: "600"}); !errors.Is(err, simulator.ErrClosed) {
		t.Error(err)
	}
	if err := sim.Run(context.Background()); !errors.Is(err, simulator.ErrClosed) {
		t.Error(err)
	}
}

// TLS is a matter of the listener.
func TestTLS(t *testing.T) {
	web := httptest.NewTLSServer(nil) // for its certificate
	cert, pool := web.TLS.Certificates[0], x509.NewCertPool()
	pool.AddCert(web.Certificate())
	web.Close()
	sim, err := simulator.New(simulator.Config{})
	if err != nil {
		t.Fatal(err)
	}
	plain := listen(t)
	ran := make(chan error, 1)
	go func() {
		ran <- sim.Run(context.Background(), tls.NewListener(plain, &tls.Config{Certificates: []tls.Certificate{cert}}))
	}()
	conn := tls.Client(dial(t, plain.Addr()), &tls.Config{RootCAs: pool, ServerName: "example.com"})
	if banner, err := wire.NewReader(conn, wire.Limits{}).Banner(); err != nil || banner != "Asterisk Call Manager/11.0.0" {
		t.Errorf("%q, %v", banner, err)
	}
	sim.Close()
	if err := <-ran; !errors.Is(err, simulator.ErrClosed) {
		t.Error(err)
	}
}

func TestRunEnds(t *testing.T) {
	run := func(ctx context.Context) (*simulator.Simulator, net.Listener, chan error) {
		sim, err := simulator.New(simulator.Config{})
		if err != nil {
			t.Fatal(err)
		}
		l := listen(t)
		ran := make(chan error, 1)
		go func() { ran <- sim.Run(ctx, l) }()
		return sim, l, ran
	}
	ctx, cancel := context.WithCancel(t.Context())
	_, _, ran := run(ctx)
	cancel()
	if err := <-ran; !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	_, l, ran := run(t.Context())
	if err := l.Close(); err != nil {
		t.Error(err)
	}
	if err := <-ran; !errors.Is(err, net.ErrClosed) {
		t.Error(err)
	}
	sim, err := simulator.New(simulator.Config{})
	if err != nil {
		t.Fatal(err)
	}
	sim.Close() // before Run
	if err := sim.Run(t.Context()); !errors.Is(err, simulator.ErrClosed) {
		t.Error(err)
	}
}

func listen(t *testing.T) net.Listener {
	t.Helper()
	var lc net.ListenConfig
	l, err := lc.Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func dial(t *testing.T, addr net.Addr) net.Conn {
	t.Helper()
	var d net.Dialer
	conn, err := d.DialContext(t.Context(), addr.Network(), addr.String())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close() })
	return conn
}
