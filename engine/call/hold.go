package call

// hold takes a Hold, which before 12 also meant its end.
func (t *Tracker) hold(d *details, at int64) {
	ch := t.liveChannel(d.own.uniqueID)
	if ch == nil {
		return
	}
	if string(d.status) == "Off" {
		t.unhold(ch, at)
		return
	}
	if ch.flags&chanHeld != 0 {
		return
	}
	ch.flags |= chanHeld
	if c := ch.leg.call; c != nil {
		c.holds(1, at)
		t.tell(c, Change{Kind: kindHold, Number: none, Text: t.texts.of(d.class)}, at, ch)
	}
}

// unhold takes a channel off hold. Transfers tell of that also for channels that
// were not held.
func (t *Tracker) unhold(ch *channel, at int64) {
	if ch == nil || ch.flags&chanHeld == 0 {
		return
	}
	ch.flags &^= chanHeld
	if c := ch.leg.call; c != nil && !ch.dead() {
		c.holds(-1, at)
		t.tell(c, Change{Kind: kindUnhold, Number: none}, at, ch)
	}
}

// holds counts channels that are on hold, and the time in which there are any.
func (c *Call) holds(n int32, at int64) {
	c.hold, c.holdSince = span(&c.holders, n, c.hold, c.holdSince, at)
}

// talks counts channels that talk, and the time in which there are any.
func (c *Call) talks(n int32, at int64) {
	c.talk, c.talkSince = span(&c.talkers, n, c.talk, c.talkSince, at)
	if c.bridged == 0 && c.talkers > 0 {
		c.bridged = at
	}
}

// span adds n to count, and to sum the time in which it was not 0.
func span(count *int32, n int32, sum, since, at int64) (int64, int64) {
	before := *count
	*count += n
	switch {
	case before == 0 && *count > 0:
		return sum, at
	case before > 0 && *count == 0:
		return sum + max(at-since, 0), 0
	}
	return sum, since
}
