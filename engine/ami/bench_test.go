package ami

import (
	"bytes"
	"context"
	"io"
	"net"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/astergate/astergate/engine/ami/wire"
)

// bench is a server on TCP loopback that does as little as can be: it answers
// each action with a copy of its ActionID.
type bench struct {
	listener net.Listener
	wg       sync.WaitGroup
	events   chan net.Conn // sockets that logged in with events on
}

func newBench(b testing.TB) *bench {
	listener, err := (&net.ListenConfig{}).Listen(b.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		b.Fatal(err)
	}
	s := &bench{listener: listener, events: make(chan net.Conn, 1)}
	s.wg.Go(func() {
		for {
			nc, err := listener.Accept()
			if err != nil {
				return
			}
			s.wg.Go(func() { s.serve(nc) })
		}
	})
	b.Cleanup(func() { _ = listener.Close(); s.wg.Wait() })
	return s
}

func (s *bench) serve(nc net.Conn) {
	defer func() { _ = nc.Close() }()
	if _, err := io.WriteString(nc, "Asterisk Call Manager/11.0.0\r\n"); err != nil {
		return
	}
	rd := wire.NewReader(nc, wire.Limits{})
	var out []byte
	for {
		msg, err := rd.Next()
		if err != nil {
			return
		}
		id, _ := msg.Get("ActionID")
		out = append(append(append(out, "Response: Success\r\nActionID: "...), id...), "\r\nChallenge: 1\r\n\r\n"...)
		if string(msg.Type()) == "Login" {
			if e, ok := msg.Get("Events"); !ok {
				out = append(out, "Event: FullyBooted\r\n\r\n"...)
				s.events <- nc
			} else if string(e) != "off" {
				panic("unexpected event mask")
			}
		}
		if rd.Buffered() == 0 { // answer a batch in one write
			if _, err := nc.Write(out); err != nil {
				return
			}
			out = out[:0]
		}
	}
}

type counting struct {
	events, bytes atomic.Int64
	want          atomic.Int64
	reached       chan struct{}
	up            chan struct{}
}

func (c *counting) Event(msg wire.Message, _ time.Time) {
	c.bytes.Add(int64(len(msg.Raw())))
	if c.events.Add(1) == c.want.Load() {
		c.reached <- struct{}{}
	}
}
func (c *counting) Orphan(wire.Message, time.Time) {}
func (c *counting) Pause()                         {}
func (c *counting) LinkUp(Up)                      { c.up <- struct{}{} }
func (c *counting) LinkDown(Down)                  {}

func benchLink(b *testing.B, change func(*Config)) (*Link, *bench, *counting) {
	server := newBench(b)
	cfg := Config{Server: "pbx1", Address: server.listener.Addr().String(), Username: "u", Secret: "s"}
	if change != nil {
		change(&cfg)
	}
	sink := &counting{reached: make(chan struct{}, 1), up: make(chan struct{}, 1)}
	link, err := New(cfg, sink)
	if err != nil {
		b.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	var wg sync.WaitGroup
	wg.Go(func() { _ = link.Run(ctx) })
	b.Cleanup(func() { cancel(); wg.Wait() })
	<-sink.up
	return link, server, sink
}

func BenchmarkRoundTrip(b *testing.B) {
	headers := []wire.Header{{Name: "Channel", Value: "PJSIP/100-00000001"}, {Name: "Variable", Value: "X"}}
	b.Run("link/serial", func(b *testing.B) {
		link, _, _ := benchLink(b, nil)
		ctx, cancel := context.WithTimeout(context.Background(), time.Hour)
		defer cancel()
		b.ReportAllocs()
		for b.Loop() {
			if _, err := link.Do(ctx, Action{Name: "Getvar", Headers: headers}); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("link/64", func(b *testing.B) {
		link, _, _ := benchLink(b, nil)
		ctx, cancel := context.WithTimeout(context.Background(), time.Hour)
		defer cancel()
		b.ReportAllocs()
		var n atomic.Int64
		var wg sync.WaitGroup
		b.ResetTimer()
		for range 64 {
			wg.Go(func() {
				for n.Add(1) <= int64(b.N) {
					if _, err := link.Do(ctx, Action{Name: "Getvar", Headers: headers}); err != nil {
						b.Error(err)
						return
					}
				}
			})
		}
		wg.Wait()
	})
	plain := func(b *testing.B, depth int) {
		server := newBench(b)
		nc, err := (&net.Dialer{}).DialContext(b.Context(), "tcp", server.listener.Addr().String())
		if err != nil {
			b.Fatal(err)
		}
		defer func() { _ = nc.Close() }()
		rd := wire.NewReader(nc, wire.Limits{})
		if _, err := rd.Banner(); err != nil {
			b.Fatal(err)
		}
		var out []byte
		id := 0
		b.ReportAllocs()
		b.ResetTimer()
		for done := 0; done < b.N; done += depth {
			out = out[:0]
			for range depth {
				id++
				if out, err = wire.AppendAction(out, "Getvar", strconv.Itoa(id), headers); err != nil {
					b.Fatal(err)
				}
			}
			if _, err := nc.Write(out); err != nil {
				b.Fatal(err)
			}
			for range depth {
				if _, err := rd.Next(); err != nil {
					b.Fatal(err)
				}
			}
		}
	}
	b.Run("plain/serial", func(b *testing.B) { plain(b, 1) })
	b.Run("plain/64", func(b *testing.B) { plain(b, 64) })
}

// BenchmarkEvents measures what the link costs per event between the socket and
// the sink, against the wire reader alone on the same socket.
func BenchmarkEvents(b *testing.B) {
	event := []byte("Event: Newexten\r\nPrivilege: dialplan,all\r\nChannel: PJSIP/100-00000001\r\nChannelState: 4\r\n" +
		"ChannelStateDesc: Ring\r\nCallerIDNum: 100\r\nCallerIDName: Alice\r\nConnectedLineNum: <unknown>\r\n" +
		"ConnectedLineName: <unknown>\r\nLanguage: en\r\nAccountCode: \r\nContext: default\r\nExten: 200\r\nPriority: 1\r\n" +
		"Uniqueid: 1700000000.1\r\nLinkedid: 1700000000.1\r\nExtension: 200\r\nApplication: Dial\r\nAppData: PJSIP/200\r\n\r\n")
	const per = 100
	block := bytes.Repeat(event, per)
	for name, mode := range map[string]LinkMode{"link/split": LinksSplit, "link/single": LinksSingle} {
		b.Run(name, func(b *testing.B) {
			_, server, sink := benchLink(b, func(c *Config) { c.Links = mode })
			nc := <-server.events
			b.SetBytes(int64(len(event)))
			b.ReportAllocs()
			rounds := (b.N + per - 1) / per
			sink.want.Store(sink.events.Load() + int64(rounds*per))
			b.ResetTimer()
			for range rounds {
				if _, err := nc.Write(block); err != nil {
					b.Fatal(err)
				}
			}
			<-sink.reached
		})
	}
	b.Run("plain", func(b *testing.B) {
		listener, err := (&net.ListenConfig{}).Listen(b.Context(), "tcp", "127.0.0.1:0")
		if err != nil {
			b.Fatal(err)
		}
		defer func() { _ = listener.Close() }()
		client, err := (&net.Dialer{}).DialContext(b.Context(), "tcp", listener.Addr().String())
		if err != nil {
			b.Fatal(err)
		}
		defer func() { _ = client.Close() }()
		nc, err := listener.Accept()
		if err != nil {
			b.Fatal(err)
		}
		defer func() { _ = nc.Close() }()
		rounds := (b.N + per - 1) / per
		b.SetBytes(int64(len(event)))
		b.ReportAllocs()
		var wg sync.WaitGroup
		b.ResetTimer()
		wg.Go(func() {
			rd := wire.NewReader(client, wire.Limits{})
			for range rounds * per {
				if _, err := rd.Next(); err != nil {
					b.Error(err)
					return
				}
			}
		})
		for range rounds {
			if _, err := nc.Write(block); err != nil {
				b.Fatal(err)
			}
		}
		wg.Wait()
	})
}
