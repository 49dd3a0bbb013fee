package ami

import (
	"context"
	"errors"
	"io"
	"net"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/astergate/astergate/engine/ami/wire"
)

type readerFunc func(p []byte) (int, error)

func (f readerFunc) Read(p []byte) (int, error) { return f(p) }

// Who is alone writes his action himself, and waits for nobody: what the kernel does
// not take at once is left to the writer, before all that comes behind it, and is
// whole when the server reads on. What is certain of an action is so for him too.
func TestWrittenByItsCaller(t *testing.T) {
	var reading sync.Mutex // who holds it keeps the server from reading
	server := newBenchReading(t, func(nc net.Conn) io.Reader {
		if err := nc.(*net.TCPConn).SetReadBuffer(16 << 10); err != nil {
			t.Error(err)
		}
		return readerFunc(func(p []byte) (int, error) {
			reading.Lock()
			reading.Unlock() //nolint:staticcheck // it is only waited for
			return nc.Read(p[:min(len(p), 1<<10)])
		})
	})
	sink := &counting{reached: make(chan struct{}, 1), up: make(chan struct{}, 1)}
	link, err := New(Config{Server: "pbx1", Address: server.listener.Addr().String(), Username: "u", Secret: "s",
		Dial: func(ctx context.Context, network, address string) (net.Conn, error) {
			nc, err := (&net.Dialer{}).DialContext(ctx, network, address)
			if err == nil {
				err = nc.(*net.TCPConn).SetWriteBuffer(4 << 10)
			}
			return nc, err
		}}, sink)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	var wg sync.WaitGroup
	wg.Go(func() { _ = link.Run(ctx) })
	defer func() { cancel(); wg.Wait() }()
	<-sink.up
	ping := func(ctx context.Context) error {
		_, err := link.Do(ctx, Action{Name: "Ping"})
		return err
	}
	large := make([]wire.Header, 100) // more than the kernel takes at once
	for i := range large {
		large[i] = wire.Header{Name: "Variable", Value: "V=" + strings.Repeat("x", 1000)}
	}

	reading.Lock()
	readOn := sync.OnceFunc(reading.Unlock)
	defer readOn()
	before := link.count.bytesWritten.Load()
	short, leave := context.WithCancel(t.Context())
	results := make(chan error, 2)
	wg.Go(func() {
		_, err := link.Do(short, Action{Name: "Originate", Headers: large})
		results <- err
	})
	for link.count.bytesWritten.Load() == before {
		select {
		case err := <-results:
			t.Fatal(err)
		case <-time.After(time.Millisecond):
		}
	}
	if n := link.count.bytesWritten.Load() - before; n >= 100*1000 {
		t.Fatalf("%d bytes were taken at once: this tests nothing", n)
	}
	out := &link.current.Load().actions.out
	until := func(f func() bool) {
		for done := false; !done; <-time.After(time.Millisecond) {
			out.mu.Lock()
			done = f()
			out.mu.Unlock()
		}
	}
	until(func() bool { return out.writing })
	wg.Go(func() { results <- ping(short) })
	until(func() bool { return len(out.queue) > 0 })
	leave()
	var outcomes []Sent
	for range 2 {
		var failed *SendError
		if err := <-results; !errors.As(err, &failed) {
			t.Fatal(err)
		}
		outcomes = append(outcomes, failed.Sent)
	}
	if outcomes[0]+outcomes[1] != NotSent+OutcomeUnknown || outcomes[0] == outcomes[1] {
		t.Errorf("outcomes %v", outcomes)
	}

	readOn()
	if err := ping(t.Context()); err != nil { // behind all of what was begun
		t.Error(err)
	}
}
