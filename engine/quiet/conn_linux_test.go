package quiet

import (
	"bytes"
	"context"
	"errors"
	"io"
	"math/rand/v2"
	"net"
	"os"
	"runtime"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"
	"golang.org/x/net/nettest"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// pipe is a connection and its other end, both by Of if quiet.
func pipe(quiet bool) (here, there net.Conn, stop func(), err error) {
	var lc net.ListenConfig
	listener, err := lc.Listen(context.Background(), "tcp", "127.0.0.1:0")
	if err != nil {
		return nil, nil, nil, err
	}
	var d net.Dialer
	if here, err = d.DialContext(context.Background(), "tcp", listener.Addr().String()); err != nil {
		return nil, nil, nil, errors.Join(err, listener.Close())
	}
	if quiet {
		here, listener = Of(here), Listener(listener)
	}
	there, err = listener.Accept()
	if err != nil {
		return nil, nil, nil, errors.Join(err, here.Close(), listener.Close())
	}
	return here, there, func() { _ = here.Close(); _ = there.Close(); _ = listener.Close() }, nil
}

func pipeOf(t *testing.T, quiet bool) (here, there net.Conn) {
	t.Helper()
	here, there, stop, err := pipe(quiet)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(stop)
	return here, there
}

func setAlone(t *testing.T) {
	t.Helper()
	Alone(true)
	t.Cleanup(func() { Alone(false) })
}

// It is a connection as any other.
func TestConn(t *testing.T) {
	for _, is := range []bool{true, false} {
		Alone(is)
		nettest.TestConn(t, func() (net.Conn, net.Conn, func(), error) { return pipe(true) })
	}
	Alone(false)
}

// What is written is read, in whatever pieces, while processors come and go.
func TestIntact(t *testing.T) {
	here, there := pipeOf(t, true)
	sent := make([]byte, 8<<20)
	random := rand.NewChaCha8([32]byte{1})
	_, _ = random.Read(sent)
	var wg sync.WaitGroup
	done := make(chan struct{})
	wg.Go(func() {
		defer close(done)
		r := rand.New(rand.NewPCG(1, 2))
		for rest := sent; len(rest) > 0; {
			n, err := here.Write(rest[:min(len(rest), 1+r.IntN(300<<10))])
			if err != nil {
				t.Error(err)
				return
			}
			rest = rest[n:]
			Alone(r.IntN(2) == 0)
		}
		_ = here.Close()
	})
	got, err := io.ReadAll(there)
	<-done
	wg.Wait()
	Alone(false)
	if err != nil || !bytes.Equal(got, sent) {
		t.Errorf("%d bytes of %d, %v", len(got), len(sent), err)
	}
}

// Errors are those of the connection itself.
func TestErrors(t *testing.T) {
	buf := make([]byte, 16)
	reset := func(conn net.Conn) {
		switch c := conn.(type) {
		case *quietConn:
			_ = c.SetLinger(0)
		case *net.TCPConn:
			_ = c.SetLinger(0)
		}
		_ = conn.Close()
	}
	until := func(do func() error) error {
		for {
			if err := do(); err != nil {
				return err
			}
		}
	}
	for _, test := range []struct {
		name string
		do   func(here, there net.Conn) error
		is   error
	}{
		{"end", func(here, there net.Conn) error { _ = there.Close(); _, err := here.Read(buf); return err }, io.EOF},
		{"closed for reading", func(here, _ net.Conn) error { _ = here.Close(); _, err := here.Read(buf); return err }, net.ErrClosed},
		{"closed for writing", func(here, _ net.Conn) error { _ = here.Close(); _, err := here.Write(buf); return err }, net.ErrClosed},
		{"late for reading", func(here, _ net.Conn) error {
			_ = here.SetDeadline(time.Unix(1, 0))
			_, err := here.Read(buf)
			return err
		}, os.ErrDeadlineExceeded},
		{"late for writing", func(here, _ net.Conn) error {
			_ = here.SetDeadline(time.Unix(1, 0))
			_, err := here.Write(buf)
			return err
		}, os.ErrDeadlineExceeded},
		{"reset for reading", func(here, there net.Conn) error {
			reset(there)
			return until(func() error { _, err := here.Read(buf); return err })
		}, nil},
		{"reset for writing", func(here, there net.Conn) error {
			reset(there)
			return until(func() error { _, err := here.Write(buf); return err })
		}, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			fault := func(quiet bool) error {
				here, there := pipeOf(t, quiet)
				return test.do(here, there)
			}
			plain := fault(false)
			setAlone(t)
			got := fault(true)
			if test.is != nil && !errors.Is(got, test.is) {
				t.Errorf("%v, want %v", got, test.is)
			}
			var want, have *net.OpError
			if errors.As(plain, &want) != errors.As(got, &have) {
				t.Fatalf("%#v, want one like %#v", got, plain)
			}
			if want != nil && (have.Op != want.Op || have.Net != want.Net || have.Err.Error() != want.Err.Error() || have.Timeout() != want.Timeout() ||
				(have.Source == nil) != (want.Source == nil) || (have.Addr == nil) != (want.Addr == nil)) {
				t.Errorf("%v, want one like %v", got, plain)
			}
		})
	}
}

// A write that the socket does not take is waited for, and says how much it took once
// it is too late.
func TestFull(t *testing.T) {
	setAlone(t)
	here, there := pipeOf(t, true)
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(here.SetWriteDeadline(time.Now().Add(200 * time.Millisecond)))
	n, err := here.Write(make([]byte, 64<<20))
	if !errors.Is(err, os.ErrDeadlineExceeded) || n == 0 || n == 64<<20 {
		t.Fatalf("%d bytes, %v", n, err)
	}
	must(here.(*quietConn).CloseWrite())
	if got, err := io.Copy(io.Discard, there); err != nil || int(got) != n {
		t.Errorf("%d bytes came of %d, %v", got, n, err)
	}
}

// Now takes what the socket takes, on one core, and never waits.
func TestNow(t *testing.T) {
	here, there := pipeOf(t, true)
	if n := Now(here, []byte("none")); n != 0 {
		t.Errorf("%d bytes with several processors", n)
	}
	setAlone(t)
	if n := Now(there.(*quietConn).TCPConn, []byte("none")); n != 0 {
		t.Errorf("%d bytes by a connection of its own", n)
	}
	sent := 0
	for {
		n := Now(here, make([]byte, 1<<20))
		if sent += n; n == 0 {
			break
		}
	}
	busy := make(chan error)
	go func() { _, err := here.Write([]byte("x")); busy <- err }()
	for here.(*quietConn).out.mu.TryLock() {
		here.(*quietConn).out.mu.Unlock()
		runtime.Gosched()
	}
	if n := Now(here, []byte("none")); n != 0 { // it is somebody else's turn
		t.Errorf("%d bytes beside a write", n)
	}
	if _, err := io.CopyN(io.Discard, there, int64(sent)+1); err != nil {
		t.Fatal(err)
	}
	if err := <-busy; err != nil {
		t.Fatal(err)
	}
	_ = here.SetWriteDeadline(time.Unix(1, 0))
	if n := Now(here, []byte("late")); n != 4 {
		t.Errorf("%d bytes of 4, whatever the deadline was", n)
	}
	_ = here.Close()
	if n := Now(here, []byte("none")); n != 0 {
		t.Errorf("%d bytes of a connection that is closed", n)
	}
}

// A write that began with all cores is whole, though one core came meanwhile.
func TestNowBehindChange(t *testing.T) {
	here, there := pipeOf(t, true)
	busy := make(chan error)
	go func() { _, err := here.Write(make([]byte, 64<<20)); busy <- err }()
	for here.(*quietConn).out.mu.TryLock() {
		here.(*quietConn).out.mu.Unlock()
		runtime.Gosched()
	}
	setAlone(t)
	if n := Now(here, []byte("none")); n != 0 {
		t.Errorf("%d bytes into a write", n)
	}
	if _, err := io.CopyN(io.Discard, there, 64<<20); err != nil {
		t.Fatal(err)
	}
	if err := <-busy; err != nil {
		t.Fatal(err)
	}
}

// Go is told now and then, and always where it has more processors.
func TestTold(t *testing.T) {
	count := func() (n int) {
		for range 10 * loud {
			if told() {
				n++
			}
		}
		return n
	}
	if n := count(); n != 10*loud {
		t.Errorf("told %d times of %d with several processors", n, 10*loud)
	}
	setAlone(t)
	if n := count(); n != 10 {
		t.Errorf("told %d times, not 10", n)
	}
}

// Others are left as they are.
func TestOthers(t *testing.T) {
	here, there := net.Pipe()
	defer func() { _ = here.Close(); _ = there.Close() }()
	if Of(here) != here {
		t.Error("a pipe is no TCP connection")
	}
}
