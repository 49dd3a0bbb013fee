package call

import "slices"

// leg is one channel, or the two halves of a Local channel.
type leg struct {
	call              *Call       // nil: not known yet
	channels          [2]*channel // ;1 and ;2 of a Local channel, in their places
	ringing, answered int64
	dialStatus        string
	root              bool
	provisional       bool // by its Linkedid alone: the beginning of a dial decides
	dialled           bool
	optimized         bool
	rings             bool // now
}

// lives reports whether a channel of the leg does.
func (l *leg) lives() bool {
	for _, ch := range l.channels {
		if ch != nil && !ch.dead() {
			return true
		}
	}
	return false
}

// each calls f for the leg's channels.
func (l *leg) each(f func(*channel)) {
	for _, ch := range l.channels {
		if ch != nil {
			f(ch)
		}
	}
}

// put enters a channel in its place.
func (l *leg) put(ch *channel) {
	ch.leg = l
	if ch.local() && ch.name[len(ch.name)-1] == '2' || l.channels[0] != nil {
		l.channels[1] = ch
		return
	}
	l.channels[0] = ch
}

// attach makes a leg part of a call, with all that its channels are in, and
// tells of them.
func (t *Tracker) attach(l *leg, c *Call, at int64) {
	if l.call == nil {
		t.orphans = slices.DeleteFunc(t.orphans, func(o *leg) bool { return o == l })
	}
	l.call = c
	l.root = len(c.legs) == 0
	c.addLeg(t, l)
	c.progress()
	if l.rings {
		c.ringers++
	}
	l.each(func(ch *channel) { t.count(c, ch, at) })
	t.queued(c, at)
	l.each(func(ch *channel) { t.tell(c, Change{Kind: kindChannel, Number: none, Text: ch.name}, at, ch) })
	l.each(func(ch *channel) { t.linkAwaited(ch, at) })
	if l.ringing != 0 {
		t.firstRing(l, at)
	}
}

// count adds to a call what a channel of it is in.
func (t *Tracker) count(c *Call, ch *channel, at int64) {
	if ch.dead() {
		return
	}
	c.live++
	if ch.flags&chanParked != 0 {
		c.parked++
	}
	if ch.flags&chanHeld != 0 {
		c.holds(1, at)
	}
	if ch.flags&chanTalks != 0 {
		c.talks(1, at)
	}
}

// detach takes a leg out of its call, which may be left without channels.
func (t *Tracker) detach(l *leg, at int64) {
	c := l.call
	c.legs = slices.DeleteFunc(c.legs, func(other *leg) bool { return other == l })
	if l.rings {
		c.ringers--
	}
	l.each(func(ch *channel) {
		if ch.dead() {
			return
		}
		c.live--
		if ch.flags&chanParked != 0 {
			c.parked--
		}
		if ch.flags&chanHeld != 0 {
			c.holds(-1, at)
		}
		if ch.flags&chanTalks != 0 {
			c.talks(-1, at)
		}
	})
	l.call = nil
}

// move gives a leg to another call.
func (t *Tracker) move(l *leg, to *Call, at int64) {
	from := l.call
	t.detach(l, at)
	t.attach(l, to, at)
	if from.live == 0 && !from.Over() {
		t.end(from, at)
	}
}

// addLeg appends a leg; beyond the bound the oldest one that is over goes.
func (c *Call) addLeg(t *Tracker, l *leg) {
	if len(c.legs) >= maxLegs {
		for i, old := range c.legs {
			if !old.root && !old.lives() {
				old.each(t.dropChannel)
				c.legs = slices.Delete(c.legs, i, i+1)
				break
			}
		}
	}
	if len(c.legs) == cap(c.legs) {
		c.legs = slices.Grow(c.legs, 1+len(c.legs)/2)
	}
	c.legs = append(c.legs, l)
}

// dropChannel forgets a channel that is dead.
func (t *Tracker) dropChannel(ch *channel) {
	if t.channels[ch.uniqueID] == ch {
		delete(t.channels, ch.uniqueID)
	}
}
