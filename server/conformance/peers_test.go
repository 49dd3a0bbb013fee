package conformance

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net"
	"os"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/net/http2"
	"golang.org/x/net/http2/hpack"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/encoding/gzip"
	"google.golang.org/grpc/status"

	"github.com/astergate/astergate/engine/simulator"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
	"github.com/astergate/astergate/server/limit"
)

// rawPeer is a peer of the gRPC port that speaks HTTP/2 as it likes.
type rawPeer struct {
	conn   net.Conn
	framer *http2.Framer
	stream uint32
	ended  chan struct{} // closed when the service has closed the connection

	mu     sync.Mutex // guards what follows
	goAway *http2.ErrCode
	resets int
}

// newPeer connects and says what every HTTP/2 client says first. What the service
// answers is read and thrown away.
func newPeer(t testing.TB, address string) *rawPeer {
	t.Helper()
	conn := dialed(t, address)
	_, err := conn.Write([]byte(http2.ClientPreface))
	must(t, err)
	p := &rawPeer{conn: conn, framer: http2.NewFramer(conn, conn), stream: 1, ended: make(chan struct{})}
	must(t, p.framer.WriteSettings())
	done := make(chan struct{})
	go func() {
		defer close(done)
		defer close(p.ended)
		for {
			frame, err := p.framer.ReadFrame()
			if err != nil {
				return
			}
			p.mu.Lock()
			switch f := frame.(type) {
			case *http2.GoAwayFrame:
				p.goAway = &f.ErrCode
			case *http2.RSTStreamFrame:
				p.resets++
			}
			p.mu.Unlock()
		}
	}()
	t.Cleanup(func() { _ = conn.Close(); <-done })
	return p
}

func dialed(t testing.TB, address string) net.Conn {
	t.Helper()
	conn, err := new(net.Dialer).DialContext(t.Context(), "tcp", address)
	must(t, err)
	t.Cleanup(func() { _ = conn.Close() })
	return conn
}

// headers are those of an RPC, and more.
func headers(method string, more ...hpack.HeaderField) []byte {
	var block bytes.Buffer
	encoder := hpack.NewEncoder(&block)
	for _, f := range append([]hpack.HeaderField{
		{Name: ":method", Value: "POST"}, {Name: ":scheme", Value: "http"}, {Name: ":path", Value: method},
		{Name: ":authority", Value: "localhost"}, {Name: "content-type", Value: "application/grpc"}, {Name: "te", Value: "trailers"},
	}, more...) {
		f.Sensitive = true // never indexed: each block stands for itself
		_ = encoder.WriteField(f)
	}
	return block.Bytes()
}

// begin opens a stream.
func (p *rawPeer) begin(block []byte) error {
	err := p.framer.WriteHeaders(http2.HeadersFrameParam{StreamID: p.stream, BlockFragment: block, EndHeaders: true})
	p.stream += 2
	return err
}

// awaitEnd waits until the service has closed the connection.
func (p *rawPeer) awaitEnd(t *testing.T) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	select {
	case <-p.ended:
	case <-ctx.Done():
		t.Fatal("the service has not closed the connection")
	}
}

// others is a client that works all the while, and what the process holds.
type others struct {
	s          *service
	goroutines int
	most       atomic.Int64 // goroutines there ever were beyond those
	done       func()
}

// watchOthers has another client send actions until calm is called.
func watchOthers(t *testing.T, s *service) *others {
	t.Helper()
	s.send(t, "Ping")
	o := &others{s: s, goroutines: runtime.NumGoroutine()}
	ctx, cancel := context.WithCancel(t.Context())
	var wg sync.WaitGroup
	var served atomic.Int64
	wg.Go(func() {
		for ctx.Err() == nil {
			if _, err := s.actions.SendAction(ctx, &astergatev1.SendActionRequest{Action: "Ping"}); err != nil && ctx.Err() == nil {
				t.Errorf("another client: %v", err)
				return
			}
			served.Add(1)
			o.most.Store(max(o.most.Load(), int64(runtime.NumGoroutine()-o.goroutines)))
		}
	})
	o.done = func() {
		cancel()
		wg.Wait()
		if served.Load() == 0 {
			t.Error("the other client was not served")
		}
	}
	return o
}

// calm ends the other client, and waits until all is as before.
func (o *others) calm(t *testing.T, most int64) {
	t.Helper()
	o.done()
	if o.most.Load() > most {
		t.Errorf("there were %d goroutines more, want at most %d", o.most.Load(), most)
	}
	awaitTrue(t, func() bool { return runtime.NumGoroutine() <= o.goroutines+5 })
}

const sendMethod = astergatev1.ActionService_SendAction_FullMethodName

// Peers that flood: each is cut, or costs no more than a bound, and nobody else
// notices. What comes of each stands in its test's end.
func TestPeerFloods(t *testing.T) {
	for name, flood := range map[string]struct {
		run  func(t *testing.T, p *rawPeer) error // until it fails, or is over
		cut  bool                                 // the service closes the connection
		most int64                                // goroutines
	}{
		"pings": {func(_ *testing.T, p *rawPeer) error {
			for {
				if err := p.framer.WritePing(false, [8]byte{}); err != nil {
					return err
				}
			}
		}, true, 50},
		// CVE-2023-44487
		"rapid reset": {func(_ *testing.T, p *rawPeer) error {
			block := headers(sendMethod)
			for range 20_000 {
				if err := errors.Join(p.begin(block), p.framer.WriteRSTStream(p.stream-2, http2.ErrCodeCancel)); err != nil {
					return err
				}
			}
			return nil
		}, false, 1024 + 100},
		"settings": {func(_ *testing.T, p *rawPeer) error {
			for range 50_000 {
				if err := p.framer.WriteSettings(http2.Setting{ID: http2.SettingInitialWindowSize, Val: 65535}); err != nil {
					return err
				}
			}
			return nil
		}, false, 50},
		"large headers": {func(_ *testing.T, p *rawPeer) error {
			for i := range 2000 {
				// A frame holds 16 KiB; CONTINUATION has the rest.
				block := headers(sendMethod, hpack.HeaderField{Name: "x", Value: strings.Repeat("v", 48<<10)})
				id := p.stream
				p.stream += 2
				if err := p.framer.WriteHeaders(http2.HeadersFrameParam{StreamID: id, BlockFragment: block[:16<<10]}); err != nil {
					return err
				}
				for rest := block[16<<10:]; len(rest) > 0; {
					n := min(len(rest), 16<<10)
					if err := p.framer.WriteContinuation(id, n == len(rest), rest[:n]); err != nil {
						return err
					}
					rest = rest[n:]
				}
				_ = i
			}
			return nil
		}, false, 50},
		// CVE-2023-45288
		"continuation": {func(t *testing.T, p *rawPeer) error {
			block := headers(sendMethod)
			if err := p.framer.WriteHeaders(http2.HeadersFrameParam{StreamID: 1, BlockFragment: block}); err != nil {
				return err
			}
			piece := bytes.Repeat(headers("/"+strings.Repeat("x", 1000)), 8)
			for range 100_000 {
				if err := p.framer.WriteContinuation(1, false, piece); err != nil {
					return err
				}
			}
			return errors.New("800 MB of headers were read")
		}, true, 50},
	} {
		t.Run(name, func(t *testing.T) {
			b := simulatedBackend(t, simulatorConfig(simulator.Asterisk22))
			s := start(t, b, options{noCalls: true, quiet: true})
			o := watchOthers(t, s)
			p := newPeer(t, s.rpc)
			// A peer that is not read from any more gets no further.
			must(t, p.conn.SetWriteDeadline(time.Now().Add(5*time.Second)))
			err := flood.run(t, p)
			if flood.cut && (err == nil || errors.Is(err, os.ErrDeadlineExceeded)) {
				t.Errorf("the flood ended with %v", err)
			}
			if flood.cut {
				p.awaitEnd(t)
			}
			_ = p.conn.Close()
			o.calm(t, flood.most)
		})
	}
}

// Who connects and says nothing, or not enough, is cut after 10 s, whatever it is
// that he does not say, and costs little until then.
func TestPeerSilence(t *testing.T) {
	b := simulatedBackend(t, simulatorConfig(simulator.Asterisk22))
	s := start(t, b, options{noCalls: true, quiet: true})
	o := watchOthers(t, s)
	began := time.Now()
	var silent []net.Conn
	for range 100 {
		silent = append(silent, dialed(t, s.rpc)) // half open: not even TCP data
		half := dialed(t, s.rpc)
		_, err := half.Write([]byte(http2.ClientPreface[:10]))
		must(t, err)
		web := dialed(t, strings.TrimPrefix(s.url, "http://"))
		_, err = web.Write([]byte("GET /v1/servers HTTP/1.1\r\nHost: localhost\r\nX-A"))
		must(t, err)
		silent = append(silent, half, web)
	}
	// Streams that never send their request, far more than may wait.
	var peers []*rawPeer
	block := headers(sendMethod)
	for range 8 {
		p := newPeer(t, s.rpc)
		for range 1000 {
			must(t, p.begin(block))
		}
		peers = append(peers, p)
	}
	// One trickles its headers: that is no excuse.
	stop := make(chan struct{})
	var trickle sync.WaitGroup
	trickle.Go(func() {
		tick := time.NewTicker(100 * time.Millisecond)
		defer tick.Stop()
		for {
			select {
			case <-tick.C:
				if _, err := silent[2].Write([]byte("a")); err != nil {
					return
				}
			case <-stop:
				return
			}
		}
	})
	for _, conn := range silent {
		must(t, conn.SetReadDeadline(began.Add(patience)))
		if _, err := io.Copy(io.Discard, conn); errors.Is(err, os.ErrDeadlineExceeded) {
			t.Fatal("a connection that says nothing is still there")
		}
	}
	if took := time.Since(began); took < 9*time.Second {
		t.Errorf("all were cut after %v", took)
	}
	close(stop)
	trickle.Wait()
	// The streams' requests did not come either; the connections stay.
	awaitTrue(t, func() bool { return runtime.NumGoroutine() < o.goroutines+100 })
	for _, p := range peers {
		select {
		case <-p.ended:
			t.Error("a connection with streams was closed")
		default:
		}
		_ = p.conn.Close()
	}
	// A connection has up to four goroutines on its side and one on ours, a stream
	// that waits one: 4,096 of one address may.
	o.calm(t, 4096+400*5+200)
}

// Connections are limited in all and by address; whoever is over is closed at once,
// and there is room again when one ends. That holds for HTTP as well.
func TestLimitConnections(t *testing.T) {
	const per = 20
	b := simulatedBackend(t, simulatorConfig(simulator.Asterisk22))
	s := start(t, b, options{limits: limit.Config{Connections: 4 * per, ConnectionsPerAddress: per}})
	s.send(t, "Ping") // one connection of this address
	closed := func(conn net.Conn) bool {
		must(t, conn.SetReadDeadline(time.Now().Add(50*time.Millisecond)))
		_, err := io.ReadAll(conn)
		return !errors.Is(err, os.ErrDeadlineExceeded)
	}
	for what, address := range map[string]string{"gRPC": s.rpc, "HTTP": strings.TrimPrefix(s.url, "http://")} {
		var conns []net.Conn
		for range 2 * per {
			conns = append(conns, dialed(t, address))
		}
		open := 0
		for _, conn := range conns[per:] {
			if !closed(conn) {
				open++
			}
		}
		if open > 0 {
			t.Errorf("%s: %d connections beyond the limit are open", what, open)
		}
		s.send(t, "Ping")
		// Another address has its own.
		other := net.Dialer{LocalAddr: &net.TCPAddr{IP: net.IPv4(127, 0, 0, 2)}}
		conn, err := other.DialContext(t.Context(), "tcp", address)
		must(t, err)
		if closed(conn) {
			t.Errorf("%s: another address was refused", what)
		}
		must(t, conn.Close())
		for _, conn := range conns {
			_ = conn.Close()
		}
		awaitTrue(t, func() bool {
			conn := dialed(t, address)
			defer func() { _ = conn.Close() }()
			return !closed(conn)
		})
	}
}

// A message is bounded as it is after decompression, whatever it was before.
func TestDecompressionBomb(t *testing.T) {
	b := simulatedBackend(t, simulatorConfig(simulator.Asterisk22))
	s := start(t, b, options{quiet: true})
	conn, err := grpc.NewClient(s.rpc, grpc.WithTransportCredentials(insecure.NewCredentials()))
	must(t, err)
	defer func() { must(t, conn.Close()) }()
	req := &astergatev1.SendActionRequest{Action: "Ping", Headers: pairs([]string{"A", strings.Repeat("a", 32<<20)})}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, err = astergatev1.NewActionServiceClient(conn).SendAction(t.Context(), req, grpc.UseCompressor(gzip.Name))
	runtime.ReadMemStats(&after)
	if code := status.Code(err); code != codes.ResourceExhausted && code != codes.Unimplemented {
		t.Errorf("32 MiB in 32 KiB: %v", err)
	}
	t.Logf("%v; %d MiB were allocated, most of it by the client", err, (after.TotalAlloc-before.TotalAlloc)>>20)
	s.send(t, "Ping")
}
