package fault_test

import (
	"bytes"
	"errors"
	"io"
	"net"
	"syscall"
	"testing"
	"time"

	"go.uber.org/goleak"

	"github.com/astergate/astergate/engine/asterisktest/fault"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// pair is a client and a server with a proxy between them.
func pair(t *testing.T) (p *fault.Proxy, client, server *net.TCPConn) {
	t.Helper()
	var lc net.ListenConfig
	l, err := lc.Listen(t.Context(), "tcp", "127.0.0.1:0")
	must(t, err)
	t.Cleanup(func() { _ = l.Close() })
	p = fault.New(t, l.Addr().String())
	c := dial(t, p)
	s, err := l.Accept()
	must(t, err)
	t.Cleanup(func() { _, _ = c.Close(), s.Close() })
	return p, c.(*net.TCPConn), s.(*net.TCPConn)
}

func dial(t *testing.T, p *fault.Proxy) net.Conn {
	t.Helper()
	var d net.Dialer
	c, err := d.DialContext(t.Context(), "tcp", p.Addr())
	must(t, err)
	return c
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func write(t *testing.T, c net.Conn, text string) {
	t.Helper()
	_, err := io.WriteString(c, text)
	must(t, err)
}

func wantRead(t *testing.T, c net.Conn, want string) {
	t.Helper()
	must(t, c.SetReadDeadline(time.Now().Add(time.Minute)))
	got := make([]byte, len(want))
	_, err := io.ReadFull(c, got)
	if err != nil || string(got) != want {
		t.Errorf("got %q, %v, want %q", got, err, want)
	}
}

// wantNothing checks that nothing comes for a moment.
func wantNothing(t *testing.T, c net.Conn) {
	t.Helper()
	must(t, c.SetReadDeadline(time.Now().Add(50*time.Millisecond)))
	var got [1]byte
	if n, err := c.Read(got[:]); n > 0 {
		t.Errorf("got %q, %v", got, err)
	}
}

func TestPasses(t *testing.T) {
	p, client, server := pair(t)
	write(t, client, "hello")
	wantRead(t, server, "hello")
	write(t, server, "world")
	wantRead(t, client, "world")
	if p.Connections() != 1 {
		t.Errorf("%d connections", p.Connections())
	}
}

func TestEndsArePassedOn(t *testing.T) {
	for _, tt := range []struct {
		name string
		end  func(p *fault.Proxy)
		want error
	}{
		{"close", func(p *fault.Proxy) { p.Cut(fault.Close) }, io.EOF},
		{"reset", func(p *fault.Proxy) { p.Cut(fault.Reset) }, syscall.ECONNRESET},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p, client, server := pair(t)
			write(t, client, "x")
			wantRead(t, server, "x")
			tt.end(p)
			for _, c := range []net.Conn{client, server} {
				must(t, c.SetReadDeadline(time.Now().Add(time.Minute)))
				var b [1]byte
				if _, err := c.Read(b[:]); !errors.Is(err, tt.want) {
					t.Errorf("read: %v, want %v", err, tt.want)
				}
			}
		})
	}
}

func TestHalfClose(t *testing.T) {
	p, client, server := pair(t)
	write(t, client, "x")
	wantRead(t, server, "x")
	p.CutWay(fault.ToClient, fault.HalfClose)
	var b [1]byte
	if _, err := client.Read(b[:]); !errors.Is(err, io.EOF) {
		t.Errorf("the client read %v", err)
	}
	write(t, client, "still here")
	wantRead(t, server, "still here")
}

func TestBlackHoleOfOneWay(t *testing.T) {
	p, client, server := pair(t)
	p.Set(fault.ToServer, fault.Faults{BlackHole: true})
	write(t, client, "lost")
	wantNothing(t, server)
	write(t, server, "heard")
	wantRead(t, client, "heard")
	p.Heal()
	write(t, client, "back")
	wantRead(t, server, "back")
}

func TestStall(t *testing.T) {
	p, client, server := pair(t)
	p.Set(fault.ToServer, fault.Faults{Stall: true})
	write(t, client, "1") // for the read that waits already
	write(t, client, "2")
	must(t, client.SetWriteDeadline(time.Now().Add(300*time.Millisecond)))
	if n, err := client.Write(make([]byte, 64<<20)); err == nil {
		t.Errorf("%d bytes were taken", n)
	}
	p.Heal()
	wantRead(t, server, "12")
}

func TestPiecesAndDelay(t *testing.T) {
	p, client, server := pair(t)
	p.Set(fault.ToServer, fault.Faults{Piece: 1, Delay: time.Millisecond})
	began := time.Now()
	write(t, client, "twenty bytes of text")
	wantRead(t, server, "twenty bytes of text")
	if took := time.Since(began); took < 20*time.Millisecond {
		t.Errorf("it took %v", took)
	}
}

func TestRate(t *testing.T) {
	p, client, server := pair(t)
	p.Set(fault.ToServer, fault.Faults{Rate: 1000})
	began := time.Now()
	text := string(bytes.Repeat([]byte("x"), 100))
	write(t, client, text)
	wantRead(t, server, text)
	if took := time.Since(began); took < 100*time.Millisecond {
		t.Errorf("it took %v", took)
	}
}

func TestJoin(t *testing.T) {
	p, client, server := pair(t)
	p.Set(fault.ToServer, fault.Faults{Join: 200 * time.Millisecond})
	for range 5 {
		write(t, client, "ab")
	}
	got := make([]byte, 64)
	n, err := server.Read(got)
	if must(t, err); string(got[:n]) != "ababababab" {
		t.Errorf("one read had %q", got[:n])
	}
}

func TestBreak(t *testing.T) {
	p, client, server := pair(t)
	p.Break(fault.ToServer, "Ping", 2, fault.Close)
	write(t, client, "Action: Ping\r\n\r\n")
	got, err := io.ReadAll(server)
	if must(t, err); string(got) != "Action: Ping\r\n" {
		t.Errorf("%q arrived", got)
	}
	if p.Unbroken() != 0 {
		t.Error("it has not broken")
	}

	p, client, server = pair(t)
	p.Break(fault.ToServer, "Ping", -1, fault.Close)
	write(t, client, "Action: Ping\r\n\r\n")
	if got, err := io.ReadAll(server); len(got) > 0 || err != nil {
		t.Errorf("%q arrived, %v", got, err)
	}
}

func TestInsertAndRefuse(t *testing.T) {
	p, client, server := pair(t)
	write(t, client, "x")
	wantRead(t, server, "x")
	p.Insert(fault.ToClient, []byte("foreign"))
	wantRead(t, client, "foreign")
	p.Refuse(true)
	c := dial(t, p)
	defer func() { _ = c.Close() }()
	var b [1]byte
	if _, err := c.Read(b[:]); err == nil {
		t.Error("it was let in")
	}
}

// A seed damages the same bytes in the same way, however they are cut into reads.
func TestCorruptionIsDeterministic(t *testing.T) {
	text := bytes.Repeat([]byte("Event: Newchannel\r\nUniqueid: 1.1\r\n\r\n"), 200)
	run := func(seed uint64, chunk int) []byte {
		p, client, server := pair(t)
		p.Set(fault.ToServer, fault.Faults{Seed: seed, Corrupt: fault.Corruption{
			Flip: 500, Drop: 500, Duplicate: 500, Garbage: 900, Line: 900, Repeat: 900,
		}})
		go func() {
			for rest := text; len(rest) > 0; {
				n := min(chunk, len(rest))
				_, _ = client.Write(rest[:n])
				rest = rest[n:]
			}
			_ = client.CloseWrite()
		}()
		got, err := io.ReadAll(server)
		must(t, err)
		if p.Corrupted() == 0 {
			t.Error("nothing was corrupted")
		}
		return got
	}
	one, two, other := run(1, len(text)), run(1, 7), run(2, len(text))
	if bytes.Equal(one, text) || !bytes.Equal(one, two) || bytes.Equal(one, other) {
		t.Errorf("as sent: %v, the same seed the same: %v, another the same: %v", bytes.Equal(one, text), bytes.Equal(one, two), bytes.Equal(one, other))
	}
}
