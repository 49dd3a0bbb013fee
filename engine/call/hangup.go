package call

import "slices"

// hangup takes the end of a channel, and with its last one that of a call.
func (t *Tracker) hangup(d *details, at int64) {
	ch := t.liveChannel(d.own.uniqueID)
	if ch == nil {
		return
	}
	t.refresh(ch, &d.own)
	if n, ok := number(d.cause); ok && n <= 0x7fff {
		ch.cause = int16(n)
	}
	t.die(ch, t.texts.of(d.causeText), at)
}

// die takes a channel out of everything.
func (t *Tracker) die(ch *channel, text string, at int64) {
	l := ch.leg
	c := l.call
	t.leave(ch, at)
	t.completed(ch)
	t.unlink(ch)
	if c == nil {
		t.orphanDied(ch)
		return
	}
	if ch.flags&chanHeld != 0 {
		c.holds(-1, at)
	}
	if ch.flags&chanParked != 0 {
		c.parked--
	}
	ch.flags = ch.flags&^(chanHeld|chanParked|chanTalks) | chanDead
	c.live--
	if !l.lives() {
		t.ringsNoMore(l)
	}
	if c.Over() {
		return
	}
	c.noteCause(ch, text)
	c.blame(ch, at)
	t.tell(c, Change{Kind: kindChannelEnded, Number: int(ch.cause), Text: text}, at, ch)
	switch {
	case c.live > 0 || t.rescue(c, at):
	case t.awaitsOutcome(c):
		c.origin.emptied = at
		t.alarms.add(at+int64(t.cfg.Grace), c)
	default:
		t.end(c, at)
	}
}

// orphanDied forgets a channel whose call was never known. Before 12 that is a
// dial that nothing told of.
func (t *Tracker) orphanDied(ch *channel) {
	ch.flags |= chanDead
	delete(t.channels, ch.uniqueID)
	if !ch.leg.lives() {
		t.orphans = slices.DeleteFunc(t.orphans, func(l *leg) bool { return l == ch.leg })
	}
}

// rescue gives a call without channels the orphans that can be only its, and
// reports whether there are any.
func (t *Tracker) rescue(c *Call, at int64) bool {
	for _, l := range slices.Clone(t.orphans) {
		for _, ch := range l.channels {
			if ch == nil || ch.dead() || ch.linkedID == "" || l.call != nil {
				continue
			}
			if other, _ := t.carriers([]byte(ch.linkedID)); other == nil && c.carried(ch.linkedID) {
				t.attach(l, c, at)
			}
		}
	}
	return c.live > 0
}

// carried reports whether a channel of the call had a Linkedid to its end.
func (c *Call) carried(linkedID string) bool {
	for _, l := range c.legs {
		for _, ch := range l.channels {
			if ch != nil && ch.linkedID == linkedID {
				return true
			}
		}
	}
	return false
}

// end is a call's last change, after it had channels.
func (t *Tracker) end(c *Call, at int64) {
	if cause, text, known := c.finalCause(); known {
		c.cause, c.causeSet, c.causeText = cause, true, text
	}
	number := none
	if c.causeSet {
		number = int(c.cause)
	}
	t.finish(c, flagOver, at)
	t.tell(c, Change{Kind: kindEnded, Number: number, Text: c.causeText}, at, nil)
	t.bound()
}

// fail is a call's last change where it had no channel.
func (t *Tracker) fail(c *Call, text string, at int64) {
	c.failure = text
	t.finish(c, flagOver|flagFailed, at)
	t.tell(c, Change{Kind: kindFailed, Number: none, Text: text}, at, nil)
	t.bound()
}

// finish settles what a call that is over does not need any longer.
func (t *Tracker) finish(c *Call, flags callFlags, at int64) {
	c.flags |= flags
	c.ended = at
	c.talks(-c.talkers, at)
	c.holds(-c.holders, at)
	c.ringers, c.parked = 0, 0
	if o := c.origin; o != nil {
		o.deadline, o.grace = 0, 0
		for _, id := range []string{o.channelID, o.otherChannelID} {
			if id != "" && t.expected[id] == c {
				delete(t.expected, id)
			}
		}
	}
	t.awaitNone(c)
	t.live.remove(c)
	t.finished++
	if t.lastOver == nil {
		t.over = c
	} else {
		t.lastOver.nextOver = c
	}
	t.lastOver = c
}

// bound forgets the calls that are over and one too many.
func (t *Tracker) bound() {
	for t.finished > t.cfg.RetainMax {
		t.forgetFirst()
	}
}

// forget forgets the calls that have been over for long enough.
func (t *Tracker) forget(at int64) {
	for t.over != nil && t.over.ended+int64(t.cfg.Retain) <= at {
		t.forgetFirst()
	}
}

func (t *Tracker) forgetFirst() {
	c := t.over
	t.over = c.nextOver
	if t.over == nil {
		t.lastOver = nil
	}
	c.nextOver = nil
	t.finished--
	t.all.remove(c)
	delete(t.calls, c.id)
	for _, l := range c.legs {
		l.each(t.dropChannel)
	}
	if o := c.origin; o != nil {
		if t.actions[o.actionID] == c {
			delete(t.actions, o.actionID)
		}
		if t.keys[o.key] == c {
			delete(t.keys, o.key)
		}
		if t.aliases[o.alias] == c {
			delete(t.aliases, o.alias)
		}
	}
	if t.cfg.Forgotten != nil {
		t.cfg.Forgotten(c)
	}
}
