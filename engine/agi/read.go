package agi

import (
	"time"

	"github.com/astergate/astergate/engine/agi/wire"
)

// read reads until the socket is closed. It waits for nobody, and is what closes
// the session's done.
func (s *Session) read() {
	for s.readItem() {
	}
}

// readItem reads one item. It reports false when the socket is closed.
func (s *Session) readItem() bool { return s.take(s.rd.Next()) }

// take sees to what was read. It reports false when the socket is closed.
func (s *Session) take(item wire.Item, err error) bool {
	if err != nil {
		s.end(Lost, err)
		s.closed()
		return false
	}
	switch item.Kind {
	case wire.KindReply:
		s.reply(item.Reply)
	case wire.KindHangup:
		s.hangup()
	case wire.KindStray:
		s.stray(item.Stray)
	}
	return true
}

// reply hands a reply to the command in flight.
func (s *Session) reply(r wire.Reply) {
	if r.Provisional() {
		return
	}
	s.mu.Lock()
	c := s.pending
	if c == nil {
		s.mu.Unlock()
		s.stray(r.Raw)
		return
	}
	if c.expectsUsage(&r) {
		held := r // r itself stays off the heap
		c.held = &held
		answered := c.waitLocked()
		s.mu.Unlock()
		s.l.wg.Go(func() { s.awaitUsage(c, answered) })
		return
	}
	s.mu.Unlock()
	if c.held != nil {
		r = *c.held
	}
	s.answer(c, r)
}

// answer gives the command in flight its reply, unless it has one.
func (s *Session) answer(c *call, r wire.Reply) {
	s.mu.Lock()
	if s.pending != c {
		s.mu.Unlock()
		return
	}
	s.pending = nil
	if c.exec {
		s.unsure = true
	}
	if c.moves != nil {
		place := s.placeLocked().After(c.moves.Name, c.moves.Args, &r)
		s.moved = &place
	}
	c.reply = Reply{Reply: r, Hungup: s.isHungup}
	c.done = true
	if c.answered != nil {
		close(c.answered)
	}
	to := c.to
	c.to = nil
	over := s.closing
	// HANGUP may be right behind. Else the next command acknowledges the reply, and
	// so it does if Do reads and its caller goes on at once.
	likely := r.Result == "-1" || c.hangup
	s.owed = likely || c.exec
	owes := s.owed && s.watched.Load()
	s.mu.Unlock()
	if to != nil {
		to.Answered(c.reply, nil)
	}
	switch {
	case owes && likely:
		s.acknowledgeOwed()
	case owes:
		s.l.toAcknowledge(s)
	}
	if over {
		s.lingerOver()
	}
}

// acknowledgeOwed acknowledges the last reply, if something may be waiting for that.
func (s *Session) acknowledgeOwed() {
	s.mu.Lock()
	owed := s.owed
	s.owed = false
	s.mu.Unlock()
	if owed {
		s.acknowledge()
	}
}

// awaitUsage bounds the wait for the second answer to an EXEC, in case that this
// is an Asterisk that sends none.
func (s *Session) awaitUsage(c *call, answered <-chan struct{}) {
	timer := time.NewTimer(usageLimit)
	defer timer.Stop()
	select {
	case <-timer.C:
		s.answer(c, *c.held)
	case <-answered:
	case <-s.gone():
	}
}

// stray counts what answers nothing: see the package comment of wire.
func (s *Session) stray(line string) {
	s.l.stats.strays.Add(1)
	s.l.cfg.Logger.Warn("AGI line that answers no command ignored", "server", s.server, "uniqueid", s.UniqueID(), "bytes", len(line))
}

// closed is the last thing that happens to the socket.
func (s *Session) closed() {
	_ = s.sock.Close()
	s.mu.Lock()
	s.over = true
	var to Answered
	c := s.pending
	if c != nil {
		to, c.to = c.to, nil
	}
	s.mu.Unlock()
	if to != nil {
		to.Answered(Reply{}, s.failure(c.name, OutcomeUnknown, s.endError()))
	}
	s.cancel()
}
