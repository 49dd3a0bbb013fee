package main

import (
	"context"
	"fmt"
	"runtime"
	"testing"
	"time"

	"github.com/astergate/astergate/bench/plain"
	agiv1 "github.com/astergate/astergate/gen/go/astergate/agi/v1"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// The benchmarks here run astergate in this process, as its command line would,
// with a played Asterisk and clients on loopback: ns/op and allocations are those
// of all three. Each has the baseline without astergate beside it.

// setUp runs a played Asterisk and, if wanted, a service for it.
func setUp(b *testing.B, viaService bool) (*asterisk, *service) {
	b.Helper()
	root, err := moduleRoot(b.Context())
	must(b, err)
	events, err := loadEvents(root)
	must(b, err)
	ctx := context.Background() // b's own ends before its cleanup
	a, err := newAsterisk(ctx, events)
	must(b, err)
	b.Cleanup(a.close)
	if !viaService {
		return a, nil
	}
	s, err := start(ctx, inProcess, a)
	must(b, err)
	b.Cleanup(func() { must(b, s.stop()) })
	return a, s
}

// BenchmarkFanOut is one event to all subscribers; the metrics are for one event
// and one subscriber.
func BenchmarkFanOut(b *testing.B) {
	for _, viaService := range []bool{false, true} {
		for _, n := range []int{1, 100} {
			name := map[bool]string{false: "plain", true: "service"}[viaService]
			b.Run(fmt.Sprintf("%s/subscribers=%d", name, n), func(b *testing.B) { benchmarkFanOut(b, viaService, n) })
		}
	}
}

func benchmarkFanOut(b *testing.B, viaService bool, n int) {
	a, s := setUp(b, viaService)
	f, err := newFanOut(b.Context(), a, s, n, 0)
	must(b, err)
	defer func() { must(b, f.close()) }()
	publish := func(events int64) {
		must(b, a.feed.play(b.Context(), 0, f.slowest, func(published int64) bool { return published >= events }))
		must(b, f.drain(b.Context()))
	}
	publish(1000) // what is learned or grown once
	came := func() (bytes int64) {
		for _, r := range f.readers {
			bytes += r.bytes.Load()
		}
		return bytes
	}
	bytes, published := came(), a.feed.count()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	b.ResetTimer()
	publish(int64(b.N))
	b.StopTimer()
	runtime.ReadMemStats(&after)
	deliveries := float64(a.feed.count()-published) * float64(n)
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/deliveries, "ns/delivery")
	b.ReportMetric(float64(after.TotalAlloc-before.TotalAlloc)/deliveries, "B/delivery")
	b.ReportMetric(float64(came()-bytes)/deliveries, "wire-B/delivery")
}

// BenchmarkAction is an action to its answer: on a plain socket, by SendAction,
// and typed.
func BenchmarkAction(b *testing.B) {
	list, err := actions()
	must(b, err)
	for _, what := range list {
		for _, callers := range []int{1, 64} {
			b.Run(fmt.Sprintf("%s/plain/callers=%d", what.action, callers), func(b *testing.B) {
				a, _ := setUp(b, false)
				p, err := plain.NewActions(b.Context(), a.address(), callers, what.items)
				must(b, err)
				defer func() { must(b, p.Close()) }()
				benchmarkCalls(b, callers, func(caller int) error { return p.Call(b.Context(), what.action, caller) })
			})
			for _, m := range []struct {
				name string
				rpc
			}{{"send", what.sent}, {"typed", what.typed}} {
				b.Run(fmt.Sprintf("%s/%s/callers=%d", what.action, m.name, callers), func(b *testing.B) {
					_, s := setUp(b, true)
					conns, err := s.clients(min(callers, connections))
					must(b, err)
					defer func() { must(b, conns.close()) }()
					benchmarkCalls(b, callers, func(caller int) error { return m.call(b.Context(), conns[caller%len(conns)]) })
				})
			}
		}
	}
}

// BenchmarkPipe is what a client reaches that sends Ping after Ping: by calls of
// SendAction, and by one Pipe with as many under way.
func BenchmarkPipe(b *testing.B) {
	list, err := actions()
	must(b, err)
	for _, inFlight := range []int{1, 64, 256} {
		b.Run(fmt.Sprintf("calls/%d", inFlight), func(b *testing.B) {
			_, s := setUp(b, true)
			conns, err := s.clients(1)
			must(b, err)
			defer func() { must(b, conns.close()) }()
			benchmarkCalls(b, inFlight, func(int) error { return list[0].sent.call(b.Context(), conns[0]) })
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "actions/s")
		})
		b.Run(fmt.Sprintf("pipe/%d", inFlight), func(b *testing.B) {
			_, s := setUp(b, true)
			conns, err := s.clients(1)
			must(b, err)
			defer func() { must(b, conns.close()) }()
			pipe, err := openPipe(b.Context(), conns[0])
			must(b, err)
			b.ReportAllocs()
			b.ResetTimer()
			_, err = pipe.pump(inFlight, func(answered int) bool { return answered+inFlight > b.N }, func(time.Duration) {})
			must(b, err)
			b.StopTimer()
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "actions/s")
			must(b, pipe.stream.CloseSend())
		})
	}
}

// benchmarkCalls makes b.N calls by a number of callers at once.
func benchmarkCalls(b *testing.B, callers int, call func(caller int) error) {
	must(b, call(0))
	b.ReportAllocs()
	b.ResetTimer()
	errs := make(chan error, callers)
	for caller := range callers {
		go func() {
			var err error
			for i := caller; i < b.N && err == nil; i += callers {
				err = call(caller)
			}
			errs <- err
		}()
	}
	for range callers {
		if err := <-errs; err != nil {
			b.Error(err)
		}
	}
}

// BenchmarkCommand is one AGI command: Asterisk's side of the socket, and who
// asks, either with the socket in hand or a worker over gRPC.
func BenchmarkCommand(b *testing.B) {
	b.Run("plain", func(b *testing.B) {
		lines := make([]string, b.N)
		for i := range lines {
			lines[i] = plain.Six[4]
		}
		benchmarkSessions(b, 1, lines, nil)
	})
	b.Run("worker", func(b *testing.B) {
		commands := make([]*astergatev1.SessionCommand, b.N)
		for i := range commands {
			commands[i] = &astergatev1.SessionCommand{Command: &astergatev1.SessionCommand_GetVariable{GetVariable: &agiv1.GetVariable{Name: "CUSTOMER"}}}
		}
		benchmarkSessions(b, 1, nil, commands)
	})
}

// BenchmarkSession is a whole session of six commands, 64 at once.
func BenchmarkSession(b *testing.B) {
	b.Run("plain", func(b *testing.B) { benchmarkSessions(b, b.N, plain.Six, nil) })
	b.Run("worker", func(b *testing.B) { benchmarkSessions(b, b.N, nil, sixCommands()) })
}

// benchmarkSessions has n sessions, by a plain program that sends lines or by a
// worker that sends commands.
func benchmarkSessions(b *testing.B, n int, lines []string, commands []*astergatev1.SessionCommand) {
	var address string
	if commands == nil {
		p, err := plain.NewProgram(b.Context(), lines)
		must(b, err)
		defer func() { must(b, p.Close()) }()
		address = p.Address()
	} else {
		_, s := setUp(b, true)
		w, err := newWorker(b.Context(), s, commands, false)
		must(b, err)
		defer func() { must(b, w.close()) }()
		address = s.agi
	}
	const atOnce = 64
	b.ReportAllocs()
	b.ResetTimer()
	errs := make(chan error, atOnce)
	for first := range atOnce {
		go func() {
			var err error
			for i := first; i < n && err == nil; i += atOnce {
				err = session(b.Context(), address, len(lines)+len(commands))
			}
			errs <- err
		}()
	}
	for range atOnce {
		must(b, <-errs)
	}
	b.StopTimer()
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "sessions/s")
}

// BenchmarkIdleSession reports what a session that does nothing holds, of the
// heap and of stacks: the service's, the played Asterisk's and the worker's part
// of it together, and beside it the part that is not the service's.
func BenchmarkIdleSession(b *testing.B) {
	const n = 1000
	inUse := func() float64 {
		var m runtime.MemStats
		runtime.GC()
		runtime.GC()
		runtime.ReadMemStats(&m)
		return float64(m.HeapAlloc + m.StackInuse)
	}
	b.Run("plain", func(b *testing.B) {
		for b.Loop() {
			p, err := plain.NewProgram(b.Context(), nil)
			must(b, err)
			before := inUse()
			must(b, holdChannels(b.Context(), p.Address(), n, loaded(&p.Taken), func() error {
				b.ReportMetric((inUse()-before)/n, "B/session")
				return nil
			}))
			must(b, p.Close())
		}
	})
	b.Run("worker", func(b *testing.B) {
		_, s := setUp(b, true)
		for b.Loop() {
			before := inUse()
			must(b, holdSessions(b.Context(), s, n, func() error {
				b.ReportMetric((inUse()-before)/n, "B/session")
				return nil
			}))
		}
	})
}
