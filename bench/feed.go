package main

import (
	"context"
	"io"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"github.com/astergate/astergate/bench/contend"
)

const (
	// ahead is how many events the feed may be before the slowest reader: fewer
	// than the service's log holds, so that nobody can be overtaken however busy
	// the machine is. It is far more than a few milliseconds hold.
	ahead = 16 << 10
	// stamps holds the times of the newest events, of which readers need ahead.
	stamps = 4 * ahead
	// atOnce is how many events are published together when flat out, and the
	// most that are written to a socket at once.
	atOnce = 64
	// beat is how often the feed looks what is due.
	beat = time.Millisecond
)

// feed is what the played Asterisk says: the corpus again and again, at a given
// rate. Each session is written to by a goroutine of its own, as Asterisk does.
type feed struct {
	events []event
	began  time.Time
	// stamped: each event has a last header that says when it was published.
	stamped bool
	// skip: so many events at the beginning come once, and are not repeated.
	skip int64
	at   [stamps]atomic.Int64 // when an event was published, since began

	mu        sync.Mutex // guards published and closed
	changed   *sync.Cond
	published int64
	closed    bool
}

func newFeed(events []event) *feed {
	f := &feed{events: events, began: time.Now()}
	f.changed = sync.NewCond(&f.mu)
	return f
}

// name of event number n.
func (f *feed) name(n int64) string { return f.event(n).name }

// event number n.
func (f *feed) event(n int64) *event {
	if n < f.skip {
		return &f.events[n]
	}
	return &f.events[f.skip+(n-f.skip)%(int64(len(f.events))-f.skip)]
}

// age is the time since event number n was published.
func (f *feed) age(n int64) time.Duration {
	return time.Since(f.began) - time.Duration(f.at[n%stamps].Load())
}

func (f *feed) count() int64 {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.published
}

func (f *feed) close() {
	f.mu.Lock()
	f.closed = true
	f.mu.Unlock()
	f.changed.Broadcast()
}

// publish makes n more events known to the sessions.
func (f *feed) publish(n int64) {
	f.mu.Lock()
	now := int64(time.Since(f.began))
	for i := range n {
		f.at[(f.published+i)%stamps].Store(now)
	}
	f.published += n
	f.mu.Unlock()
	f.changed.Broadcast()
}

// next waits until there are events from number n on and returns the end of
// what there is; false when the feed is closed.
func (f *feed) next(n int64) (end int64, ok bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for f.published <= n && !f.closed {
		f.changed.Wait()
	}
	return f.published, !f.closed
}

// replay writes all events from number n on to a session, until the feed is
// closed.
func (f *feed) replay(to io.Writer, n int64) error {
	var buf []byte
	for {
		end, ok := f.next(n)
		if !ok {
			return nil
		}
		buf = buf[:0]
		for end = min(end, n+atOnce); n < end; n++ {
			buf = f.append(buf, n)
		}
		if _, err := to.Write(buf); err != nil {
			return err
		}
	}
}

// append writes event number n.
func (f *feed) append(buf []byte, n int64) []byte {
	buf = append(buf, f.event(n).raw...)
	if f.stamped {
		at := f.began.Add(time.Duration(f.at[n%stamps].Load())).UnixNano()
		buf = append(buf[:len(buf)-len("\r\n")], contend.Sent+": "...)
		buf = append(strconv.AppendInt(buf, at, 10), "\r\n\r\n"...)
	}
	return buf
}

// play publishes at rate events a second, or flat out with rate 0, until enough
// reports true or ctx ends. It never gets further ahead of slowest, which is
// what the slowest reader has, than a reader may be.
func (f *feed) play(ctx context.Context, rate int, slowest func() int64, enough func(published int64) bool) error {
	tick := time.NewTicker(beat)
	defer tick.Stop()
	start, first := time.Now(), f.count()
	read := slowest()
	for n := first; !enough(n - first); {
		due := n + atOnce
		if rate > 0 {
			due = first + int64(time.Since(start).Seconds()*float64(rate))
		}
		if due-read > ahead {
			read = slowest()
			due = min(due, read+ahead)
		}
		if due > n {
			f.publish(due - n)
			n = due
		}
		if rate == 0 && n-read < ahead {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			continue
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return nil
}
