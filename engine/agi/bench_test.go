package agi

import (
	"bufio"
	"context"
	"io"
	"net"
	"net/netip"
	"runtime"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/astergate/astergate/engine/agi/wire"
)

const usualEnvironment = "agi_network: yes\nagi_network_script: menu/main\nagi_request: agi://127.0.0.1:4573/menu/main\n" +
	"agi_channel: PJSIP/trunk-00000001\nagi_language: en\nagi_type: PJSIP\nagi_uniqueid: 1795318833.1\nagi_version: 22.10.1\n" +
	"agi_callerid: 4930555014\nagi_calleridname: Erika Mustermann\nagi_callingpres: 0\nagi_callingani2: 0\nagi_callington: 0\n" +
	"agi_callingtns: 0\nagi_dnid: unknown\nagi_rdnis: unknown\nagi_context: from-trunk\nagi_extension: 5551000\nagi_priority: 2\n" +
	"agi_enhanced: 0.0\nagi_accountcode: \nagi_threadid: 140603166066368\n\n"

// serving runs a listener on loopback until the test ends.
func serving(tb testing.TB, handle func(context.Context, *Session)) (l *Listener, address string) {
	tb.Helper()
	l, err := New(Config{
		From:   []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")},
		Owner:  func(netip.Addr, *wire.Environment) (string, wire.Version, error) { return "pbx1", wire.Version{}, nil },
		Handle: handle,
	})
	if err != nil {
		tb.Fatal(err)
	}
	nl := listen(tb)
	ctx, cancel := context.WithCancel(context.Background())
	var wg sync.WaitGroup
	wg.Go(func() {
		if err := l.Run(ctx, nl); err != nil {
			tb.Error(err)
		}
	})
	tb.Cleanup(func() { cancel(); wg.Wait() })
	return l, nl.Addr().String()
}

func listen(tb testing.TB) net.Listener {
	tb.Helper()
	nl, err := (&net.ListenConfig{}).Listen(tb.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		tb.Fatal(err)
	}
	return nl
}

func dial(tb testing.TB, address string) net.Conn {
	tb.Helper()
	conn, err := (&net.Dialer{}).DialContext(tb.Context(), "tcp", address)
	if err != nil {
		tb.Fatal(err)
	}
	return conn
}

var sixCommands = []Command{
	{"ANSWER", nil}, {"SET VARIABLE", []string{"LANG", "de"}}, {"STREAM FILE", []string{"welcome", "12#"}},
	{"GET DATA", []string{"enter", "5000", "4"}}, {"GET VARIABLE", []string{"CALLERID(name)"}}, {"EXEC", []string{"Queue", "support,,,,60"}},
}

// BenchmarkSession is a whole session of six commands over loopback, Asterisk's
// part included.
func BenchmarkSession(b *testing.B) {
	finished := make(chan struct{})
	_, address := serving(b, func(ctx context.Context, s *Session) {
		for _, cmd := range sixCommands {
			if _, err := s.Do(ctx, cmd); err != nil {
				b.Error(err)
			}
		}
		s.Close(Return)
		finished <- struct{}{}
	})
	playSessions(b, address, finished)
}

// BenchmarkBareSession is the same bytes with nothing of this package: what TCP
// and the runtime cost by themselves.
func BenchmarkBareSession(b *testing.B) {
	finished := make(chan struct{})
	nl := listen(b)
	var wg sync.WaitGroup
	wg.Go(func() {
		for {
			conn, err := nl.Accept()
			if err != nil {
				return
			}
			wg.Go(func() {
				r := bufio.NewReaderSize(conn, 1024)
				for line := ""; line != "\n"; {
					line, _ = r.ReadString('\n')
				}
				for range sixCommands {
					_, _ = io.WriteString(conn, "GET VARIABLE \"CALLERID(name)\"\n")
					_, _ = r.ReadSlice('\n')
				}
				_ = conn.Close()
				finished <- struct{}{}
			})
		}
	})
	playSessions(b, nl.Addr().String(), finished)
	_ = nl.Close()
	wg.Wait()
}

// playSessions is Asterisk's part.
func playSessions(b *testing.B, address string, finished <-chan struct{}) {
	b.ReportAllocs()
	var before, after syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &before)
	for b.Loop() {
		conn := dial(b, address)
		_, _ = io.WriteString(conn, usualEnvironment)
		r := bufio.NewReader(conn)
		for range sixCommands {
			if _, err := r.ReadSlice('\n'); err != nil {
				b.Fatal(err)
			}
			_, _ = io.WriteString(conn, "200 result=0\n")
		}
		<-finished
		_ = conn.Close()
	}
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &after)
	cpu := time.Duration(after.Utime.Nano() + after.Stime.Nano() - before.Utime.Nano() - before.Stime.Nano())
	b.ReportMetric(float64(cpu.Microseconds())/float64(b.N), "cpu-µs/op")
}

// BenchmarkCommand is one command and its reply.
func BenchmarkCommand(b *testing.B) {
	sessions := make(chan *Session)
	_, address := serving(b, func(ctx context.Context, s *Session) { sessions <- s; <-ctx.Done() })
	conn := dial(b, address)
	_, _ = io.WriteString(conn, usualEnvironment)
	s := <-sessions
	go func() {
		r := bufio.NewReader(conn)
		for {
			if _, err := r.ReadSlice('\n'); err != nil {
				return
			}
			_, _ = io.WriteString(conn, "200 result=1 (value)\n")
		}
	}()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := s.Do(b.Context(), sixCommands[4]); err != nil {
			b.Fatal(err)
		}
	}
	_ = conn.Close()
	<-s.Done()
}

// An idle session holds little memory: its own and its goroutines' stacks, what
// the two ends of a bare connection hold not counted.
func TestMemory(t *testing.T) {
	const n = 500
	inUse := func() uint64 {
		var m runtime.MemStats
		runtime.GC()
		runtime.GC()
		runtime.ReadMemStats(&m)
		return m.HeapAlloc + m.StackInuse
	}
	start := inUse()
	bare := listen(t)
	var conns []net.Conn
	for range n {
		conns = append(conns, dial(t, bare.Addr().String()))
		conn, err := bare.Accept()
		if err != nil {
			t.Fatal(err)
		}
		conns = append(conns, conn)
	}
	baseline := inUse() - start
	for _, c := range conns {
		_ = c.Close()
	}
	_ = bare.Close()
	conns = nil

	sessions := make(chan *Session, n)
	_, address := serving(t, func(ctx context.Context, s *Session) {
		if _, err := s.Do(ctx, Command{Name: "NOOP"}); err != nil {
			t.Error(err)
		}
		sessions <- s
		<-ctx.Done()
	})
	start = inUse()
	var all []*Session
	for range n {
		conn := dial(t, address)
		_, _ = io.WriteString(conn, usualEnvironment)
		if _, err := bufio.NewReaderSize(conn, 16).ReadString('\n'); err != nil {
			t.Fatal(err)
		}
		_, _ = io.WriteString(conn, "200 result=0\n")
		conns = append(conns, conn)
		all = append(all, <-sessions)
	}
	each := int64(inUse()-start-baseline) / n
	t.Logf("%d bytes for an idle session, %d for a bare connection's two ends", each, baseline/n)
	if limit := int64(11 << 10); each > limit && !raceEnabled {
		t.Errorf("%d bytes for an idle session, at most %d", each, limit)
	}
	for _, c := range conns {
		_ = c.Close()
	}
	for _, s := range all {
		<-s.Done()
	}
}
