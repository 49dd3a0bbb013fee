package ami

import (
	"context"
	"time"
)

// line holds the actions whose time the link keeps, by their deadlines: the first is
// the next to expire, and one timer is enough for all. It is the correlator's, and
// guarded by its lock.
type line struct {
	first, last *pending
	timer       *time.Timer // nil before there was one
	due         time.Time   // when it will call; zero: it will not. It is not stopped when the line is empty, as it soon is not
	ended       bool
}

// insert has c.expire called when p expires. Who comes later mostly expires later, so
// its place is looked for from the end.
func (l *line) insert(p *pending, c *correlator) {
	before := l.last
	for before != nil && before.deadline.After(p.deadline) {
		before = before.prev
	}
	next := &l.first
	if p.prev = before; before != nil {
		next = &before.next
	}
	if p.next = *next; p.next != nil {
		p.next.prev = p
	} else {
		l.last = p
	}
	*next = p
	if l.ended || !l.due.IsZero() && !p.deadline.Before(l.due) {
		return
	}
	l.due = p.deadline
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
	c.line.due = time.Time{}
	if c.line.first != nil && !c.line.ended {
		c.line.due = c.line.first.deadline
		c.line.timer.Reset(c.line.due.Sub(now))
	}
}
