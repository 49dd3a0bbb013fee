package agi

import (
	"context"
	"time"

	"github.com/astergate/astergate/engine/agi/wire"
)

// A session's socket has one reader at a time: whoever has set Session.reading. A
// handler that does nothing but commands reads their answers itself, in Do, which
// saves waking one goroutine by another for each. From the first time on that
// somebody looks at whether the channel is still there, or that a while passes
// without a command, a goroutine reads always.

// sweepTime is how often sessions are looked at that nobody reads from. After two
// of them a goroutine does.
const sweepTime = 5 * time.Millisecond

// look has the socket read from now on, whatever the handler does.
func (s *Session) look() {
	if s.watched.Load() {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.watched.Store(true)
	s.watchLocked()
}

// watchLocked starts the goroutine that reads always, if it is time for it.
func (s *Session) watchLocked() {
	if s.over || s.reading || !s.watched.Load() {
		return
	}
	s.reading = true
	s.l.wg.Go(s.watch)
}

// watch reads always. What is idle waits in as little stack as can be.
func (s *Session) watch() {
	s.acknowledgeOwed()
	for {
		s.rd.Await()
		if !s.readItem() {
			return
		}
	}
}

// Attend reads from the socket in the caller's goroutine, until the session has
// ended, HANGUP has come or [Session.Interrupt] is called. A handler that starts
// commands and waits for nothing else saves a goroutine by it. It returns at once where
// somebody reads already, or where reading could not be interrupted.
func (s *Session) Attend() {
	s.mu.Lock()
	if s.interrupted || s.reading || s.over || s.raw == nil {
		s.interrupted = false
		s.mu.Unlock()
		return
	}
	s.reading, s.attended = true, true
	s.watched.Store(true)
	s.turns.Add(1)
	s.mu.Unlock()
	for {
		s.rd.Await()
		item, err := s.rd.Next()
		if err != nil && s.yield() {
			return
		}
		if !s.take(item, err) {
			return
		}
		if item.Kind == wire.KindHangup {
			s.mu.Lock()
			s.yieldLocked()
			s.mu.Unlock()
			return
		}
	}
}

// Interrupt has Attend return, or the next call of it.
func (s *Session) Interrupt() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.interrupted = true
	if s.attended && !s.closing {
		_ = s.sock.SetReadDeadline(time.Unix(1, 0)) // a past time ends a read at once
	}
}

// yield gives reading up if that was asked for. The error that was met comes again, if
// it was another one.
func (s *Session) yield() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.interrupted || s.closing {
		return false
	}
	s.yieldLocked()
	return true
}

// yieldLocked gives reading up. The next reader is not to be interrupted.
func (s *Session) yieldLocked() {
	if s.interrupted && !s.closing {
		_ = s.sock.SetReadDeadline(time.Time{})
	}
	s.interrupted, s.attended = false, false
	s.releaseLocked()
}

// readAnswer reads until a command is answered, in Do, which has set reading.
func (s *Session) readAnswer(c *call) {
	for s.readItem() {
		s.mu.Lock()
		if !c.done && c.held == nil {
			s.mu.Unlock()
			continue
		}
		if c.held != nil || s.rd.Buffered() { // there is more to see to
			s.watched.Store(true)
		}
		s.releaseLocked()
		s.mu.Unlock()
		return
	}
}

// releaseLocked gives reading up.
func (s *Session) releaseLocked() {
	s.reading = false
	s.turns.Add(1)
	s.watchLocked()
}

// finish reads to the end, here if nobody does so yet.
func (s *Session) finish() {
	s.mu.Lock()
	mine := !s.reading && !s.over
	s.reading = s.reading || mine
	s.watched.Store(true)
	s.mu.Unlock()
	if mine {
		s.read()
	}
	<-s.gone()
}

// sweep sees to it that what comes from a channel is read although its handler
// sends no commands and does not look.
func (l *Listener) sweep(ctx context.Context) {
	tick := time.NewTicker(sweepTime)
	defer tick.Stop()
	for {
		select {
		case <-l.unswept:
			tick.Reset(sweepTime)
		case <-tick.C:
			if !l.sweepOnce() {
				tick.Stop()
			}
		case <-ctx.Done():
			return
		}
	}
}

// toSweepLocked adds a session to those that are swept.
func (l *Listener) toSweepLocked(s *Session) {
	if len(l.unwatched) == 0 {
		l.tellSweep()
	}
	l.unwatched[s] = 0
}

// toAcknowledge has what a session has read acknowledged within two sweeps, if nothing
// is sent to it before, which does so for nothing.
func (l *Listener) toAcknowledge(s *Session) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.owing)+len(l.owingLong) == 0 {
		l.tellSweep()
	}
	l.owing = append(l.owing, s)
}

// tellSweep has sweep begin, where it rests.
func (l *Listener) tellSweep() {
	select {
	case l.unswept <- struct{}{}:
	default: // it knows
	}
}

// sweepOnce reports whether there is something to be swept still.
func (l *Listener) sweepOnce() bool {
	var silent []*Session
	l.mu.Lock()
	owing := l.owingLong
	l.owing, l.owingLong = nil, l.owing
	for s, before := range l.unwatched {
		now := s.turns.Load()
		switch {
		case s.watched.Load():
			delete(l.unwatched, s)
		case now == before && now&1 == 0:
			silent = append(silent, s)
			delete(l.unwatched, s)
		default:
			l.unwatched[s] = now
		}
	}
	more := len(l.unwatched)+len(l.owingLong) > 0
	l.mu.Unlock()
	for _, s := range owing {
		s.acknowledgeOwed()
	}
	for _, s := range silent {
		s.look()
	}
	return more
}

// watchedContext is Handle's context: who asks it whether the session has ended
// wants to know at once.
type watchedContext struct {
	context.Context
	s *Session
}

// Done implements context.Context.
func (c *watchedContext) Done() <-chan struct{} {
	c.s.look()
	return c.Context.Done()
}

// Err implements context.Context.
func (c *watchedContext) Err() error {
	c.s.look()
	return c.Context.Err()
}
