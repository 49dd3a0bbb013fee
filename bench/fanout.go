package main

import (
	"context"
	"errors"
	"fmt"
	"math"
	"net"
	"sync"
	"sync/atomic"
	"time"

	"github.com/astergate/astergate/bench/contend"
	"github.com/astergate/astergate/bench/plain"
	"google.golang.org/grpc"
)

// connections is how many the clients of a service share.
const connections = 10

// fanOut is a number of readers of everything that a played Asterisk says: by a
// service, or each with a login of its own.
type fanOut struct {
	feed    *feed
	readers []*reader
	times   atomic.Pointer[contend.Histogram]
	stalled atomic.Int64 // bytes that came for those who read nothing
	cancel  context.CancelFunc
	closers []func() error
	wg      sync.WaitGroup

	mu  sync.Mutex // guards err
	err error      // of the readers
}

// newFanOut returns when all n readers get what is published. s may be nil; else
// it may wait for linger to send more at once.
func newFanOut(ctx context.Context, a *asterisk, s *service, n int, linger time.Duration) (*fanOut, error) {
	ctx, cancel := context.WithCancel(ctx)
	f := &fanOut{feed: a.feed, cancel: cancel}
	f.times.Store(&contend.Histogram{})
	var conns []*grpc.ClientConn
	for i := range n {
		r := &reader{feed: a.feed, check: i == 0, times: &f.times}
		r.got.Store(a.feed.count())
		f.readers = append(f.readers, r)
		var run func() error
		var err error
		if s == nil {
			var conn net.Conn
			if conn, run, err = r.plain(ctx, a.address()); err == nil {
				f.closers = append(f.closers, conn.Close)
			}
		} else {
			if i < connections {
				conn, err := s.dial()
				if err != nil {
					return nil, errors.Join(err, f.close())
				}
				conns = append(conns, conn)
				f.closers = append(f.closers, conn.Close)
			}
			run, err = r.subscribe(ctx, conns[i%connections], s.first, linger)
		}
		if err != nil {
			return nil, errors.Join(err, f.close())
		}
		f.wg.Go(func() {
			if err := run(); ctx.Err() == nil {
				f.fail(fmt.Errorf("reader %d: %w", i, err))
			}
		})
	}
	return f, nil
}

// stall adds subscribers who read nothing once they are live. They share a connection,
// whose windows are the least, so that nothing more can be sent to them after a few
// hundred events: until then they are subscribers as any.
func (f *fanOut) stall(ctx context.Context, s *service, n int) error {
	conn, err := dialWindow(s.rpc, 64<<10, grpc.WithContextDialer(func(ctx context.Context, address string) (net.Conn, error) {
		conn, err := plain.Dial(ctx, address)
		return countedConn{conn, &f.stalled}, err
	}))
	if err != nil {
		return errors.Join(err, f.close())
	}
	f.closers = append(f.closers, conn.Close)
	for range n {
		r := &reader{feed: f.feed, times: &f.times}
		if _, err := r.subscribe(ctx, conn, s.first, 0); err != nil {
			return errors.Join(err, f.close())
		}
	}
	return nil
}

// countedConn counts the bytes that come.
type countedConn struct {
	net.Conn
	came *atomic.Int64
}

func (c countedConn) Read(p []byte) (int, error) {
	n, err := c.Conn.Read(p)
	c.came.Add(int64(n))
	return n, err
}

// stalledMost is how many bytes may come, of pings and the like, on a connection whose windows are full.
const stalledMost = 4 << 10

func (f *fanOut) fail(err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.err = errors.Join(f.err, err)
}

func (f *fanOut) fault() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.err
}

// close ends the readers and returns what went wrong with them before.
func (f *fanOut) close() error {
	f.cancel()
	for _, closes := range f.closers {
		_ = closes()
	}
	f.wg.Wait()
	return f.fault()
}

// slowest is the number of the event that the slowest reader gets next.
func (f *fanOut) slowest() int64 {
	least := int64(math.MaxInt64)
	for _, r := range f.readers {
		least = min(least, r.got.Load())
	}
	return least
}

// drain waits until all readers have all that was published.
func (f *fanOut) drain(ctx context.Context) error {
	limit := time.NewTimer(patience)
	defer limit.Stop()
	tick := time.NewTicker(beat)
	defer tick.Stop()
	for f.slowest() < f.feed.count() {
		select {
		case <-tick.C:
		case <-limit.C:
			return fmt.Errorf("the slowest reader has %d of %d events after %v", f.slowest(), f.feed.count(), patience)
		case <-ctx.Done():
			return ctx.Err()
		}
		if err := f.fault(); err != nil {
			return err
		}
	}
	return nil
}

// play publishes at rate for d, and waits until all has come.
func (f *fanOut) play(ctx context.Context, rate int, d time.Duration) error {
	start := time.Now()
	enough := func(int64) bool { return time.Since(start) >= d || f.fault() != nil }
	if err := f.feed.play(ctx, rate, f.slowest, enough); err != nil {
		return err
	}
	return f.drain(ctx)
}

// lost is how many events have not come, of all readers.
func (f *fanOut) lost() (n int) {
	for _, r := range f.readers {
		n += int(f.feed.count() - r.got.Load())
	}
	return n
}

// traffic is what a line of events measures.
type traffic struct {
	viaService  bool
	subscribers int
	rate        int // 0: flat out
	linger      time.Duration
	stalled     int           // further subscribers who read nothing
	before      time.Duration // of the same before it is measured, beside warming up
}

// measureEvents fills a row.
func (b *bench) measureEvents(ctx context.Context, r *row, t traffic) error {
	r.queued = t.rate == 0
	return b.with(ctx, t.viaService, func(a *asterisk, s *service) error {
		f, err := newFanOut(ctx, a, s, t.subscribers, t.linger)
		if err == nil && t.stalled > 0 {
			err = f.stall(ctx, s, t.stalled)
		}
		if err != nil {
			return err
		}
		if t.before > 0 {
			err = f.play(ctx, t.rate, t.before)
		}
		before := f.stalled.Load()
		if err == nil {
			err = b.measureFanOut(ctx, r, f, s, t.rate)
		}
		if came := f.stalled.Load() - before; err == nil && came > stalledMost {
			err = fmt.Errorf("%d bytes came for subscribers who are stalled", came)
		}
		return errors.Join(err, f.close())
	})
}

func (b *bench) measureFanOut(ctx context.Context, r *row, f *fanOut, s *service, rate int) error {
	if err := f.play(ctx, rate, b.time/5); err != nil { // what is learned or grown once
		return err
	}
	f.times.Store(r.times)
	before := f.feed.count()
	m, err := newMeter(s)
	if err != nil {
		return err
	}
	start := time.Now()
	err = f.play(ctx, rate, b.time)
	r.took = time.Since(start)
	r.count = int(f.feed.count() - before)
	r.lost = f.lost()
	return errors.Join(err, m.read(r))
}
