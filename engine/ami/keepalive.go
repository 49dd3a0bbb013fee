package ami

import (
	"fmt"
	"time"
)

// ping sends a Ping on c that nobody but its hook and its done channel awaits.
// It returns nil if the socket is closing.
func (s *session) ping(c *conn, hook func(*pending)) *pending {
	p := s.internal("Ping", hook)
	c.corr.add(p)
	if err := c.out.put(p, nil, false); err != nil {
		c.corr.drop(p)
		return nil
	}
	s.link.count.pings.Add(1)
	return p
}

// keepalive ends the session if the peer falls silent on c. It pings once an
// interval; any bytes are a sign of life. An action under way may keep
// Asterisk from answering (its session does one at a time), so silence counts
// from that action's deadline, but at most busyGrace after it was sent.
func (s *session) keepalive(c *conn, each func(now time.Time)) error {
	timeout := s.link.cfg.KeepaliveTimeout
	timer := time.NewTimer(s.link.cfg.Keepalive)
	defer timer.Stop()
	for {
		select {
		case <-s.ctx.Done():
			return nil
		case <-timer.C:
		}
		if each != nil {
			each(time.Now())
		}
		p := s.ping(c, nil)
		if p == nil {
			return nil
		}
		wait := timeout
		for answered := false; !answered; {
			timer.Reset(wait)
			select {
			case <-s.ctx.Done():
				return nil
			case <-p.done:
				s.link.pong(c)
				if c == s.actions {
					s.link.rtt.Store(int64(p.reply.Elapsed))
				}
				answered = true
			case now := <-timer.C:
				life := p.since
				for _, t := range [...]time.Time{c.heard(), c.corr.busyUntil()} {
					if t.After(life) {
						life = t
					}
				}
				silent := now.Sub(life)
				if silent >= timeout {
					return fmt.Errorf("%w: no answer to Ping on the %s socket and nothing else for %v", ErrLinkLost, c.socket, silent.Round(time.Millisecond))
				}
				wait = timeout - silent
			}
		}
		timer.Reset(s.link.cfg.Keepalive)
	}
}
