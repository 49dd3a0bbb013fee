package engine

import (
	"context"
	"errors"
	"math"
	"sync"
	"sync/atomic"
	"time"

	"github.com/astergate/astergate/engine/ami/wire"
	"github.com/astergate/astergate/engine/ring"
)

var zeroMessage wire.Message

const (
	// feedBatch is how many entries are taken under one lock.
	feedBatch = 256
	// feedPause is how long the events of a busy server are left together while
	// nobody asks for calls, so that following them costs fewer wake-ups.
	feedPause = 5 * time.Millisecond
	// askedFor is how long one who has asked for calls is taken to ask again.
	askedFor = 10 * time.Second
)

// feeder is the goroutine that feeds a server's tracker. Only the fields that say
// so are used by others.
type feeder struct {
	calls  *Calls
	cursor *ring.Cursor

	interest ring.Interest // without the names of events that concern no call
	took     bool          // feed has taken an entry of these since the last pause

	// partial: the tracker does not know all channels that there are, since the
	// link has come up or events were missed and no snapshot was taken since.
	partial bool
	// wanted: a snapshot is to be asked for, not before due.
	wanted bool
	due    time.Time
	pause  time.Duration // before asking again after a failure
	denied bool          // the newest answer was that the login may not ask

	asking  bool
	answers chan snapshot // 1-buffered
	// barrier is the newest entry before the answer's end, set by the reader of the
	// events socket: nothing behind it is taken before the answer.
	barrier atomic.Uint64

	next time.Time // when the tracker's Tick wants to be called; zero: not
}

const noBarrier = math.MaxUint64

func newFeeder(c *Calls) *feeder {
	f := &feeder{calls: c, cursor: c.cursor, answers: make(chan snapshot, 1)}
	f.barrier.Store(noBarrier)
	return f
}

// run feeds the tracker until ctx ends.
func (c *Calls) run(ctx context.Context) {
	var wg sync.WaitGroup
	defer wg.Wait()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	f := newFeeder(c)
	waiter := ring.NewWaiter()
	c.server.log.Attach(waiter, &f.interest)
	defer c.server.log.Detach(waiter)
	timer := time.NewTimer(time.Hour)
	defer timer.Stop()
	for ctx.Err() == nil {
		more := f.feed()
		now := time.Now()
		f.tick(now)
		if f.wanted && !f.asking && !now.Before(f.due) {
			f.asking, f.wanted = true, false
			wg.Go(func() { f.answers <- c.snapshot(ctx, &f.barrier) })
		}
		if more {
			select {
			case answer := <-f.answers:
				f.take(answer)
			default:
			}
			continue
		}
		sleep := f.sleep(now)
		if f.took && !c.isAsked(now) {
			sleep = min(sleep, feedPause-time.Duration(now.UnixNano())%feedPause)
			f.interest.From(f.cursor.Position() + feedBatch)
		} else {
			f.interest.From(0)
		}
		f.took = false
		waiter.Arm()
		if f.ready() {
			continue
		}
		timer.Reset(sleep)
		select {
		case answer := <-f.answers:
			f.take(answer)
		case <-waiter.C():
		case <-timer.C:
		case <-c.poke:
		case <-ctx.Done():
		}
	}
}

// ready tells whether there is an entry that may be taken and is not to wait.
func (f *feeder) ready() bool {
	return f.interest.Due(f.cursor.Ring()) && f.cursor.Behind() && f.cursor.Position() <= f.barrier.Load()
}

// sleep is how long there is nothing to do by the clock.
func (f *feeder) sleep(now time.Time) time.Duration {
	until := now.Add(time.Hour)
	for _, at := range []time.Time{f.next, f.whenDue()} {
		if !at.IsZero() && at.Before(until) {
			until = at
		}
	}
	return max(until.Sub(now), time.Millisecond)
}

func (f *feeder) whenDue() time.Time {
	if !f.wanted || f.asking {
		return time.Time{}
	}
	return f.due
}

// tick lets the tracker and the log do what is due.
func (f *feeder) tick(now time.Time) {
	c := f.calls
	c.mu.Lock()
	defer c.mu.Unlock()
	f.next = c.tracker.Tick(now)
	c.settle()
	c.log.tick(now)
	if at := c.log.next(); !at.IsZero() && (f.next.IsZero() || at.Before(f.next)) {
		f.next = at
	}
}

// feed takes a batch of entries, and reports whether there may be more.
func (f *feeder) feed() (more bool) {
	c := f.calls
	c.mu.Lock()
	defer c.mu.Unlock()
	defer c.settle()
	for range feedBatch {
		entry, err := f.cursor.Next()
		if errors.Is(err, ring.ErrFellOut) {
			f.missed()
			continue
		}
		if entry == nil {
			return false
		}
		// The reader sets the barrier before it publishes what is behind it.
		if entry.Sequence() > f.barrier.Load() {
			f.cursor.Move(entry.Sequence())
			return false
		}
		f.entry(entry)
	}
	return true
}

// missed goes on with the oldest entry that there is.
func (f *feeder) missed() {
	f.cursor.Move(f.cursor.Ring().Oldest())
	f.calls.figures.gaps.Add(1)
	f.partial = true
	f.want(time.Now())
}

// want asks for a snapshot, not before at.
func (f *feeder) want(at time.Time) {
	f.wanted, f.due = true, at
}

// event takes an event, unless its name says that it concerns no call.
func (f *feeder) event(e *ring.Entry) {
	name := e.Name()
	if f.interest.Ignored.Has(name) {
		return
	}
	if f.partial && f.unattributable(e.Message()) {
		return
	}
	if !f.calls.tracker.Event(e.Message(), e.At()) {
		f.interest.Ignored.Add(name)
		return
	}
	f.took = true
}

// entry takes one entry. The lock is held.
func (f *feeder) entry(e *ring.Entry) {
	tracker := f.calls.tracker
	if e.Notice() == nil {
		f.event(e)
		return
	}
	f.took = true
	n, ours := e.Notice().(*notice)
	if !ours {
		return
	}
	switch n.link {
	case linkUp:
		f.partial, f.pause = true, 0
		if f.denied && tracker.Stale() {
			tracker.Resync(nil, e.At()) // nobody can tell what is still there
		}
		f.want(e.At())
	case linkDown:
		f.calls.setSynced(false)
		tracker.Lost(e.At())
	}
}

// unattributable tells whether an event brings a channel whose creator may be one
// that the tracker does not know: it would take the channel for a call of its
// own. The snapshot will have it, if it still lives then.
func (f *feeder) unattributable(msg wire.Message) bool {
	if !wire.EqualName(msg.Type(), "Newchannel") {
		return false
	}
	id, _ := msg.Get("Uniqueid")
	creator, _ := msg.Get("Linkedid")
	if len(creator) == 0 || string(id) == string(creator) {
		return false
	}
	tracker := f.calls.tracker
	return tracker.ByChannel(string(creator)) == nil && tracker.ByChannel(string(id)) == nil
}
