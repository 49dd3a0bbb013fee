package agi

import (
	"time"

	"github.com/astergate/astergate/engine/agi/wire"
)

// read is the session's reader. It reads always, so that a hangup is known at
// once, waits for nobody, and is the one that closes the session's done.
func (s *Session) read() {
	defer s.closed()
	for {
		item, err := s.rd.Next()
		if err != nil {
			s.end(Lost, err)
			return
		}
		switch item.Kind {
		case wire.KindReply:
			s.reply(item.Reply)
		case wire.KindHangup:
			s.hangup()
		case wire.KindStray:
			s.stray(item.Stray)
		}
	}
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
		c.held = &r
		s.mu.Unlock()
		s.l.wg.Go(func() { s.awaitUsage(c) })
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
	if c.moves != nil {
		s.place = s.place.After(c.moves.Name, c.moves.Args, &r)
	}
	c.reply = Reply{Reply: r, Hungup: s.isHungup}
	s.mu.Unlock()
	close(c.answered)
	// HANGUP may be right behind. Else the next command acknowledges the reply.
	if r.Result == "-1" || c.exec || c.hangup {
		s.ack.acknowledge()
	}
	s.lingerOver()
}

// awaitUsage bounds the wait for the second answer to an EXEC, in case that this
// is an Asterisk that sends none.
func (s *Session) awaitUsage(c *call) {
	timer := time.NewTimer(usageLimit)
	defer timer.Stop()
	select {
	case <-timer.C:
		s.answer(c, *c.held)
	case <-c.answered:
	case <-s.done:
	}
}

// stray counts what answers nothing: see the package comment of wire.
func (s *Session) stray(line string) {
	s.l.stats.strays.Add(1)
	s.l.cfg.Logger.Warn("AGI line that answers no command ignored", "server", s.server, "uniqueid", s.uniqueID, "bytes", len(line))
}

// closed is the last thing that happens to the socket.
func (s *Session) closed() {
	_ = s.conn.Close()
	s.mu.Lock()
	cancel := s.cancel
	s.mu.Unlock()
	cancel()
	close(s.done)
}
