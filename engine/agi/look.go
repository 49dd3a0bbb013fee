package agi

import (
	"context"
	"time"
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
	<-s.done
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
		select {
		case l.unswept <- struct{}{}:
		default: // it knows
		}
	}
	l.unwatched[s] = 0
}

// sweepOnce reports whether there is something to be swept still.
func (l *Listener) sweepOnce() bool {
	var silent []*Session
	l.mu.Lock()
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
	more := len(l.unwatched) > 0
	l.mu.Unlock()
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
