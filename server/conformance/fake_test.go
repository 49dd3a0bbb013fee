package conformance

import (
	"io"
	"net"
	"sync"
	"testing"
	"time"

	"github.com/astergate/astergate/engine/ami"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// fakeAsterisk says just enough of the manager protocol for a link to be up,
// answers everything with Success, and writes down what it was asked.
type fakeAsterisk struct {
	record
	listener net.Listener
	wg       sync.WaitGroup
	// other answers actions before the fake does, if it reports so. Set it before
	// they come.
	other func(conn net.Conn, m heard) bool

	mu     sync.Mutex // guards what follows
	conns  map[net.Conn]struct{}
	events net.Conn // the newest session that reads events
}

const fakeUser, fakeSecret = "astergate", "secret"

func newFake(t testing.TB) *fakeAsterisk {
	t.Helper()
	f := &fakeAsterisk{listener: listen(t), conns: make(map[net.Conn]struct{})}
	f.wg.Go(func() {
		for {
			conn, err := f.listener.Accept()
			if err != nil {
				return
			}
			f.mu.Lock()
			f.conns[conn] = struct{}{}
			f.mu.Unlock()
			f.wg.Go(func() { f.serve(conn) })
		}
	})
	t.Cleanup(func() {
		_ = f.listener.Close()
		f.mu.Lock()
		for conn := range f.conns {
			_ = conn.Close()
		}
		f.mu.Unlock()
		f.wg.Wait()
	})
	return f
}

func (f *fakeAsterisk) backend() *backend {
	return &backend{name: "fake", major: 22, address: f.listener.Addr().String(), user: fakeUser, secret: fakeSecret}
}

func (f *fakeAsterisk) serve(conn net.Conn) {
	defer func() {
		f.mu.Lock()
		delete(f.conns, conn)
		f.mu.Unlock()
		_ = conn.Close()
	}()
	if _, err := io.WriteString(conn, "Asterisk Call Manager/11.0.0\r\n"); err != nil {
		return
	}
	hear := f.listen(func(m heard) { f.answer(conn, m) })
	buf := make([]byte, 32<<10)
	for {
		n, err := conn.Read(buf)
		hear(buf[:n])
		if err != nil {
			return
		}
	}
}

// answer runs on the goroutine of the connection. A write to the socket that
// carries events may fall between two of those: net.Conn's writes are whole.
func (f *fakeAsterisk) answer(conn net.Conn, m heard) {
	if f.other != nil && f.other(conn, m) {
		return
	}
	text := "Response: Success\r\n"
	if id := m.value("ActionID"); id != "" {
		text += "ActionID: " + id + "\r\n"
	}
	switch m.value("Action") {
	case "Challenge":
		text += "Challenge: 840415273\r\n\r\n"
	case "Login":
		text += "Message: Authentication accepted\r\n\r\n"
		if m.value("Events") != "off" {
			text += "Event: FullyBooted\r\nPrivilege: system,all\r\nStatus: Fully Booted\r\n\r\n"
			f.mu.Lock()
			f.events = conn
			f.mu.Unlock()
		}
	case "Ping":
		text += "Ping: Pong\r\n\r\n"
	case "ListCommands":
		text += "Ping: Keepalive command.  (Priv: <none>)\r\n\r\n"
	case "FAXSession", "FAXStats": // an event of their name is the answer
		text += "Message: Done\r\n\r\nEvent: " + m.value("Action") + "\r\nActionID: " + m.value("ActionID") + "\r\n\r\n"
	default:
		text += "Message: Done\r\n\r\n"
	}
	_, _ = io.WriteString(conn, text) // the link may have gone
	if m.value("Action") == "Logoff" {
		_ = conn.Close()
	}
}

// tap puts a wire before b that writes down what passes towards Asterisk,
// before it gets there; b's address is changed to the wire's.
func tap(t testing.TB, b *backend) *record {
	t.Helper()
	r, target, l := &record{}, b.address, listen(t)
	b.address = l.Addr().String()
	var wg sync.WaitGroup
	var mu sync.Mutex // guards conns
	var conns []net.Conn
	wg.Go(func() {
		for {
			client, err := l.Accept()
			if err != nil {
				return
			}
			asterisk, err := net.Dial("tcp", target) //nolint:noctx // loopback answers at once
			if err != nil {
				_ = client.Close()
				continue
			}
			mu.Lock()
			conns = append(conns, client, asterisk)
			mu.Unlock()
			wg.Go(func() {
				_, _ = io.Copy(client, asterisk)
				_ = client.Close()
			})
			wg.Go(func() {
				hear := r.listen(func(heard) {})
				_, _ = io.Copy(asterisk, io.TeeReader(client, writerFunc(hear)))
				_ = asterisk.Close()
			})
		}
	})
	t.Cleanup(func() {
		_ = l.Close()
		mu.Lock()
		for _, conn := range conns {
			_ = conn.Close()
		}
		mu.Unlock()
		wg.Wait()
	})
	return r
}

type writerFunc func([]byte)

func (f writerFunc) Write(p []byte) (int, error) { f(p); return len(p), nil }

// quiet keeps the link from saying anything by itself, so that all that leaves
// for Asterisk was asked for.
func quiet(c *ami.Config) { c.Keepalive, c.KeepaliveTimeout = time.Hour, time.Hour }

// awaitInfo waits until the link has asked all that it asks by itself.
func (s *service) awaitInfo(t testing.TB) {
	t.Helper()
	eventually(t, func() bool {
		resp, err := s.servers.GetServer(t.Context(), &astergatev1.GetServerRequest{Server: "pbx1"})
		must(t, err)
		return resp.GetServer().GetInfo() != nil
	})
}
