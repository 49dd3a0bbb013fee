package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/netip"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"github.com/astergate/astergate/engine/agi"
	agiwire "github.com/astergate/astergate/engine/agi/wire"
	"github.com/astergate/astergate/engine/ami"
	"github.com/astergate/astergate/engine/ami/wire"
)

// contenderVariable makes this program the contender of that name.
const contenderVariable = "BENCH_CONTENDER"

// own are the contenders that need nothing but this module: the floors, which are
// the least that a program can do, and astergate's packages.
var own = map[string]map[string]func(ctx context.Context, w *work) error{
	floorOfFanOut:  {"fanout": floorSubscribers, "relay": floorSubscribers},
	"floor-split":  {"ingest": split},
	"floor-parsed": {"ingest": parse, "delivery": parse, "ping": pingPlain, "agi": listenPlain, "idle": holdPlain},
	"floor-apart":  {"ping": pingApart},
	"floor-unary":  {"unary": serveUnary},
	"floor-remote": {"remote": listenRemote},
	"subscriber":   {"delivery": subscribeApart},
	"astergate":    {"ingest": linkEvents, "delivery": linkEvents, "ping": linkPings, "agi": listenAGI, "idle": holdAGI},
}

// work is what a contender does, and what it has done.
type work struct {
	name    string
	inWork  int // ping: how many are under way
	address string
	items   atomic.Int64
	times   histogram
}

// sent is the header that says when an event of the work delivery was sent.
const sent = "SentNs"

// take counts an event; value is that of its header SentNs.
func (w *work) take(value []byte) {
	if w.name == "delivery" {
		if at, err := strconv.ParseInt(string(value), 10, 64); err == nil {
			w.times.add(time.Duration(time.Now().UnixNano() - at))
		}
	}
	w.items.Add(1)
}

// contend is this program as a contender.
func contend(ctx context.Context, name string, arguments []string, in io.Reader, out io.Writer) error {
	if len(arguments) < 2 {
		return fmt.Errorf("arguments %q: WORK ADDRESS", arguments)
	}
	w := &work{name: arguments[0], address: arguments[len(arguments)-1]}
	if len(arguments) == 3 {
		var err error
		if w.inWork, err = strconv.Atoi(arguments[1]); err != nil {
			return err
		}
	}
	do := own[name][w.name]
	if do == nil {
		return fmt.Errorf("%s does no %s", name, w.name)
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	ended := make(chan error, 1)
	ready := make(chan string, 1)
	go func() { ended <- do(context.WithValue(ctx, readyKey{}, ready), w) }()
	select {
	case address := <-ready:
		if _, err := fmt.Fprintln(out, "ready", address); err != nil {
			return err
		}
	case err := <-ended:
		return err
	}
	for lines := bufio.NewScanner(in); lines.Scan(); {
		if _, err := fmt.Fprintln(out, w.items.Load()); err != nil {
			return err
		}
	}
	cancel()
	if err := <-ended; err != nil && ctx.Err() == nil {
		return err
	}
	at := func(q float64) int64 { return int64(w.times.quantile(q)) }
	return json.NewEncoder(out).Encode(tally{w.items.Load(), at(0.5), at(0.99), at(0.999)})
}

type readyKey struct{}

// isReady tells the harness, with the address where the contender listens.
func isReady(ctx context.Context, address string) {
	ctx.Value(readyKey{}).(chan string) <- address
}

// loggedIn is a socket of the manager interface that closes with ctx.
func loggedIn(ctx context.Context, address, events string) (net.Conn, func(), error) {
	conn, _, err := login(ctx, address, events)
	if err != nil {
		return nil, nil, err
	}
	stop := context.AfterFunc(ctx, func() { _ = conn.Close() })
	return conn, func() { stop(); _ = conn.Close() }, nil
}

// split looks for the ends of events and nothing else.
func split(ctx context.Context, w *work) error {
	conn, done, err := loggedIn(ctx, w.address, "on")
	if err != nil {
		return err
	}
	defer done()
	isReady(ctx, "")
	buf := make([]byte, 0, 256<<10)
	for {
		n, err := conn.Read(buf[len(buf):cap(buf)])
		if err != nil {
			return err
		}
		buf = buf[:len(buf)+n]
		events, rest := countEvents(buf)
		w.items.Add(int64(events))
		buf = buf[:copy(buf[:cap(buf)], rest)]
	}
}

// countEvents returns how many events end in buf, and what is behind the last.
func countEvents(buf []byte) (events int, rest []byte) {
	for {
		end := bytes.Index(buf, []byte("\r\n\r\n"))
		if end < 0 {
			return events, buf
		}
		events++
		buf = buf[end+4:]
	}
}

// parse cuts events into names and values, without a copy.
func parse(ctx context.Context, w *work) error {
	conn, done, err := loggedIn(ctx, w.address, "on")
	if err != nil {
		return err
	}
	defer done()
	isReady(ctx, "")
	type header struct{ name, value []byte }
	headers := make([]header, 0, 64)
	rd := bufio.NewReaderSize(conn, 256<<10)
	for {
		line, err := rd.ReadSlice('\n')
		if err != nil {
			return err
		}
		line = bytes.TrimSuffix(line, []byte("\r\n"))
		if len(line) > 0 {
			name, value, _ := bytes.Cut(line, []byte(": "))
			headers = append(headers, header{name, value})
			continue
		}
		var at []byte
		if len(headers) > 0 && string(headers[len(headers)-1].name) == sent {
			at = headers[len(headers)-1].value
		}
		if len(headers) > 0 {
			w.take(at)
		}
		headers = headers[:0]
	}
}

// pingPlain sends and counts, and tells answers apart by their ActionID alone.
func pingPlain(ctx context.Context, w *work) error {
	p, err := newPlainActions(ctx, w.address, w.inWork, 0)
	if err != nil {
		return err
	}
	return pingBy(ctx, w, p)
}

// pingApart is pingPlain of a program whose callers write by themselves, as libraries
// do.
func pingApart(ctx context.Context, w *work) error {
	p, err := newPlainActions(ctx, w.address, w.inWork, 0)
	if err != nil {
		return err
	}
	p.apart = true
	return pingBy(ctx, w, p)
}

func pingBy(ctx context.Context, w *work, p *plainActions) error {
	isReady(ctx, "")
	pings(ctx, w, func(ctx context.Context, caller int) error { return p.call(ctx, "Ping", caller) })
	return p.close()
}

// pings has callers ping one after the other until ctx ends.
func pings(ctx context.Context, w *work, ping func(ctx context.Context, caller int) error) {
	var wg sync.WaitGroup
	for caller := range w.inWork {
		wg.Go(func() {
			for {
				from := time.Now()
				if ping(ctx, caller) != nil {
					return
				}
				w.times.add(time.Since(from))
				w.items.Add(1)
			}
		})
	}
	wg.Wait()
}

// listenPlain is the FastAGI program that only writes lines.
func listenPlain(ctx context.Context, w *work) error {
	p, err := newPlainProgram(ctx, sixLines)
	if err != nil {
		return err
	}
	isReady(ctx, p.address())
	<-ctx.Done()
	return p.close()
}

// linkSink takes events from the package's link.
type linkSink struct {
	ami.Sink // the rest does not matter here
	w        *work
	up       chan struct{}
	once     sync.Once
}

func (s *linkSink) Event(msg wire.Message, _ time.Time) {
	var at []byte
	if s.w.name == "delivery" {
		at, _ = msg.Get(sent)
	}
	s.w.take(at)
}

func (*linkSink) Pause()                         {}
func (*linkSink) Orphan(wire.Message, time.Time) {}
func (s *linkSink) LinkUp(ami.Up)                { s.once.Do(func() { close(s.up) }) }
func (*linkSink) LinkDown(ami.Down)              {}

// withLink runs f with a link of package ami that is up.
func withLink(ctx context.Context, w *work, f func(l *ami.Link)) error {
	sink := &linkSink{w: w, up: make(chan struct{})}
	l, err := ami.New(ami.Config{Server: "bench", Address: w.address, Username: user, Secret: secret, Logger: slog.New(slog.DiscardHandler)}, sink)
	if err != nil {
		return err
	}
	ended := make(chan error, 1)
	go func() { ended <- l.Run(ctx) }()
	select {
	case <-sink.up:
		isReady(ctx, "")
		f(l)
	case <-ctx.Done():
	}
	return <-ended
}

func linkEvents(ctx context.Context, w *work) error {
	return withLink(ctx, w, func(*ami.Link) {})
}

func linkPings(ctx context.Context, w *work) error {
	return withLink(ctx, w, func(l *ami.Link) {
		pings(ctx, w, func(ctx context.Context, _ int) error {
			_, err := l.Do(ctx, ami.Action{Name: "Ping"})
			return err
		})
	})
}

// sixWords are the six commands as package agi takes them.
var sixWords = []agi.Command{
	{Name: "ANSWER"}, {Name: "SET VARIABLE", Args: []string{"LANG", "de"}}, {Name: "STREAM FILE", Args: []string{"welcome", "12#"}},
	{Name: "GET DATA", Args: []string{"enter", "5000", "4"}}, {Name: "GET VARIABLE", Args: []string{"CUSTOMER"}},
	{Name: "EXEC", Args: []string{"Queue", "support,,,,60"}},
}

// holdPlain is the FastAGI program that keeps its sessions.
func holdPlain(ctx context.Context, w *work) error {
	p := new(plainProgram)
	p.handle = func(conn net.Conn) error {
		w.items.Add(1) // before the environment is read, which is written already
		return p.serve(conn)
	}
	if err := p.listen(ctx); err != nil {
		return err
	}
	isReady(ctx, p.address())
	<-ctx.Done()
	return p.close()
}

// listenAGI is package agi with a handler in process.
func listenAGI(ctx context.Context, w *work) error {
	return listenWith(ctx, func(ctx context.Context, s *agi.Session) {
		for _, command := range sixWords {
			if _, err := s.Do(ctx, command); err != nil {
				return
			}
		}
		w.items.Add(1)
		s.Close(agi.Return)
	})
}

// holdAGI is package agi with a handler that keeps its sessions.
func holdAGI(ctx context.Context, w *work) error {
	return listenWith(ctx, func(ctx context.Context, _ *agi.Session) {
		w.items.Add(1)
		<-ctx.Done()
	})
}

func listenWith(ctx context.Context, handle func(ctx context.Context, s *agi.Session)) error {
	listener, err := agi.Listen(ctx, "127.0.0.1:0")
	if err != nil {
		return err
	}
	sessions, err := agi.New(agi.Config{
		From: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")},
		Owner: func(netip.Addr, *agiwire.Environment) (string, agiwire.Version, error) {
			return "bench", agiwire.Version{}, nil
		},
		Handle: handle,
	})
	if err != nil {
		return err
	}
	isReady(ctx, listener.Addr().String())
	return sessions.Run(ctx, listener)
}
