package ami

import (
	"context"
	"time"
)

// line holds the actions whose callers set no deadline, in the order in which they
// came: all have the same time, so the first is the next to expire, and one timer is
// enough for all. It is the correlator's, and guarded by its lock.
type line struct {
	first, last *pending
	timer       *time.Timer // nil before there was one
	armed       bool        // it will call; it is not stopped when the line is empty, as it soon is not
	ended       bool
}

// append has c.expire called when p, or one that was before it, expires.
func (l *line) append(p *pending, c *correlator) {
	if p.prev = l.last; p.prev != nil {
		p.prev.next = p
	} else {
		l.first = p
	}
	l.last = p
	if l.armed || l.ended {
		return
	}
	l.armed = true
	if wait := p.deadline.Sub(p.since); l.timer == nil {
		l.timer = time.AfterFunc(wait, c.expire)
	} else {
		l.timer.Reset(wait)
	}
}

// remove takes p out, if it is in the line.
func (l *line) remove(p *pending) {
	if !p.expires {
		return
	}
	p.expires = false
	if p.prev != nil {
		p.prev.next = p.next
	} else {
		l.first = p.next
	}
	if p.next != nil {
		p.next.prev = p.prev
	} else {
		l.last = p.prev
	}
	p.prev, p.next = nil, nil
}

// stop ends the timer for good.
func (l *line) stop() {
	l.ended = true
	if l.timer != nil {
		l.timer.Stop()
	}
}

// expire tells the callers whose time is over.
func (c *correlator) expire() {
	c.mu.Lock()
	defer c.mu.Unlock()
	now := time.Now()
	for c.line.first != nil && !c.line.first.deadline.After(now) {
		c.tellLocked(c.line.first, context.DeadlineExceeded)
	}
	if c.line.armed = c.line.first != nil && !c.line.ended; c.line.armed {
		c.line.timer.Reset(c.line.first.deadline.Sub(now))
	}
}
