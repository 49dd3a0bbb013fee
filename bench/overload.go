package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/astergate/astergate/bench/contend"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

const (
	// swift is what an action may take in 99 of 100 cases at a rate that is held.
	swift = 20 * time.Millisecond
	// callTime is each call's deadline.
	callTime = 2 * time.Second
	// most is how many calls the clients have under way at most. They share the
	// processors with the service, and more only takes these from it; what would come
	// beyond is counted as unsent.
	most = 4000
	// overloadEvents is how many events a second Asterisk says all the while.
	overloadEvents = 500
)

// spell is a time with a steady load.
type spell struct {
	rate              int
	offered, answered int64
	shed, failed      int64
	unsent            int64
	times             *contend.Histogram // of what was answered, from when it was due
	refusals          *contend.Histogram // of what was shed
	cpu               time.Duration      // of the service
	took              time.Duration      // until all had ended
	backlog           int                // most bytes that waited in the kernel for the service to read
	firstFault        error
	age               *contend.Histogram // of events
}

// good reports whether the rate was held: nothing shed or failed, and p99 swift.
func (s *spell) good() bool {
	return s.shed == 0 && s.failed == 0 && s.unsent == 0 && s.times.Quantile(0.99) < swift
}

func (s *spell) print(to io.Writer, name string) {
	share := float64(s.shed) / float64(max(s.offered, 1)) * 100
	_, _ = fmt.Fprintf(to, "%-28s %7d/s offered, %7d answered, %5.1f %% shed, %d failed, %d unsent; p50 %6.2f ms, p99 %7.2f ms; refusals p99 %7.2f ms; events p99 %7.2f ms; backlog %d bytes; cpu %.2f of a core, over %.1f s\n",
		name, s.rate, s.answered, share, s.failed, s.unsent,
		ms(s.times.Quantile(0.5)), ms(s.times.Quantile(0.99)), ms(s.refusals.Quantile(0.99)), ms(s.age.Quantile(0.99)), s.backlog, s.cpu.Seconds()/s.took.Seconds(), s.took.Seconds())
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// overload finds the highest rate of Pings that the service holds with p99 below
// swift, offers it twice that, and looks what becomes of both.
type overload struct {
	call   func(ctx context.Context, n int64) error
	events *fanOut
	port   int // of the played Asterisk
	pid    int // of the service
	time   time.Duration
	out    io.Writer
}

// measureOverload prints what comes of too much load.
func (b *bench) measureOverload(ctx context.Context) error {
	return b.withOverload(ctx, func(o *overload) error { return o.run(ctx) })
}

// withOverload runs f while Asterisk says events, which must all come.
func (b *bench) withOverload(ctx context.Context, f func(*overload) error) error {
	return b.with(ctx, true, func(a *asterisk, s *service) error {
		conns, err := s.clients(connections)
		if err != nil {
			return err
		}
		list, err := actions()
		if err != nil {
			return errors.Join(err, conns.close())
		}
		events, err := newFanOut(ctx, a, s, 1, 0)
		if err != nil {
			return errors.Join(err, conns.close())
		}
		ping := list[0].typed
		o := &overload{
			call:   func(ctx context.Context, n int64) error { return ping.call(ctx, conns[n%int64(len(conns))]) },
			events: events, port: a.listener.Addr().(*net.TCPAddr).Port, pid: s.pid, time: b.time, out: b.out,
		}
		playing, stop := context.WithCancel(ctx)
		played := make(chan error, 1)
		go func() {
			played <- events.feed.play(playing, overloadEvents, events.slowest, func(int64) bool { return playing.Err() != nil })
		}()
		err = f(o)
		stop()
		if played := <-played; played != nil && !errors.Is(played, context.Canceled) {
			err = errors.Join(err, played)
		}
		err = errors.Join(err, events.drain(ctx))
		_, _ = fmt.Fprintf(b.out, "events: %d said, %d lost\n", events.feed.count(), events.lost())
		return errors.Join(err, events.close(), conns.close())
	})
}

func (o *overload) run(ctx context.Context) error {
	if _, err := o.load(ctx, 500, o.time/2); err != nil { // what is learned or grown once
		return err
	}
	held, over := 0, 0
	for rate := 500; over == 0; rate *= 2 {
		ok, err := o.holds(ctx, rate)
		if err != nil {
			return err
		}
		if ok {
			held = rate
		} else {
			over = rate
		}
	}
	for range 3 {
		middle := (held + over) / 2
		ok, err := o.holds(ctx, middle)
		if err != nil {
			return err
		}
		if ok {
			held = middle
		} else {
			over = middle
		}
	}
	// What is held for a moment may not be held for long.
	for held > 0 {
		s, err := o.load(ctx, held, 3*o.time)
		if err != nil {
			return err
		}
		if s.good() {
			break
		}
		held = held * 4 / 5
	}
	if held == 0 {
		return errors.New("the machine is too busy: not even 500 a second have a p99 below 20 ms")
	}
	for _, step := range []struct {
		name string
		rate int
		time time.Duration
	}{
		{"at the highest rate", held, 2 * o.time}, {"at half of it, before", held / 2, 2 * o.time},
		{"at twice the rate", 2 * held, 4 * o.time},
		{"at half of it, at once", held / 2, 2 * o.time}, {"at the highest rate again", held, 2 * o.time},
	} {
		s, err := o.load(ctx, step.rate, step.time)
		if err != nil {
			return err
		}
		s.print(o.out, step.name)
		if s.failed > 0 && s.rate <= held {
			return fmt.Errorf("%d calls failed otherwise than by a limit: %w", s.failed, s.firstFault)
		}
	}
	return nil
}

// holds tells whether a rate is held, in one of two tries: others use the machine.
func (o *overload) holds(ctx context.Context, rate int) (bool, error) {
	for range 2 {
		s, err := o.load(ctx, rate, o.time)
		if err != nil || s.good() {
			return err == nil, err
		}
	}
	return false, nil
}

// load offers calls at a rate for d, whatever becomes of those before, and waits
// until all have ended.
func (o *overload) load(ctx context.Context, rate int, d time.Duration) (*spell, error) {
	s := &spell{rate: rate, times: &contend.Histogram{}, refusals: &contend.Histogram{}, age: &contend.Histogram{}}
	o.events.times.Store(s.age)
	var answered, shed, failed, under atomic.Int64
	var once sync.Once
	var calls sync.WaitGroup
	sampling, stop := context.WithCancel(ctx)
	sampled := make(chan int, 1)
	go func() { sampled <- backlog(sampling, o.port) }()
	before, err := cpuTime(o.pid)
	if err != nil {
		stop()
		return nil, err
	}
	tick := time.NewTicker(beat)
	defer tick.Stop()
	start := time.Now()
	for sent := int64(0); ; {
		elapsed := time.Since(start)
		if elapsed >= d {
			s.offered = sent
			break
		}
		for due := int64(elapsed.Seconds() * float64(rate)); sent < due; sent++ {
			if under.Add(1) > most {
				under.Add(-1)
				s.unsent++
				continue
			}
			number, when := sent, start.Add(time.Duration(float64(sent)/float64(rate)*float64(time.Second)))
			calls.Go(func() {
				defer under.Add(-1)
				ctx, cancel := context.WithTimeout(ctx, callTime)
				defer cancel()
				err := o.call(ctx, number)
				switch took := time.Since(when); {
				case err == nil:
					answered.Add(1)
					s.times.Add(took)
				case status.Code(err) == codes.ResourceExhausted:
					shed.Add(1)
					s.refusals.Add(took)
				default:
					failed.Add(1)
					once.Do(func() { s.firstFault = err })
				}
			})
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			stop()
			calls.Wait()
			<-sampled
			return nil, ctx.Err()
		}
	}
	calls.Wait()
	stop()
	s.backlog, s.took = <-sampled, time.Since(start)
	if s.cpu, err = cpuTime(o.pid); err != nil {
		return nil, err
	}
	s.cpu -= before
	s.answered, s.shed, s.failed = answered.Load(), shed.Load(), failed.Load()
	return s, o.events.fault()
}

// backlog is the most bytes that a socket to a port ever had in the kernel, unread.
func backlog(ctx context.Context, port int) (most int) {
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for {
		select {
		case <-tick.C:
			if n, err := unread(port); err == nil {
				most = max(most, n)
			}
		case <-ctx.Done():
			return most
		}
	}
}

// unread reads it of /proc/net/tcp: the peer's address is the third word, the
// queues are the fifth, as hexadecimal TX:RX.
func unread(port int) (most int, err error) {
	file, err := os.Open("/proc/net/tcp")
	if err != nil {
		return 0, err
	}
	defer func() { _ = file.Close() }()
	suffix := fmt.Sprintf(":%04X", port)
	for lines := bufio.NewScanner(file); lines.Scan(); {
		words := strings.Fields(lines.Text())
		if len(words) < 5 || !strings.HasSuffix(words[2], suffix) {
			continue
		}
		_, rx, _ := strings.Cut(words[4], ":")
		if n, err := strconv.ParseUint(rx, 16, 32); err == nil {
			most = max(most, int(n))
		}
	}
	return most, nil
}
