package call

// dialBegin takes the beginning of a dial: it alone gives a leg to another call
// than its birth did, the caller's. After two calls were in a basic bridge their
// channels have the same Linkedid, so birth does not always tell.
//
// Originate's own dial has no caller.
func (t *Tracker) dialBegin(d *details, at int64) {
	dest := t.liveChannel(d.dest.uniqueID)
	if dest == nil {
		return
	}
	source := t.channel(d.own.uniqueID)
	t.refresh(dest, &d.dest)
	if source != nil && source != dest && !source.dead() {
		t.refresh(source, &d.own)
		t.dials(source, dest, at)
	}
	l := dest.leg
	l.dialled, l.provisional = true, false
	if c := l.call; c != nil && !c.Over() {
		t.tell(c, Change{Kind: kindDialBegin, Number: none, Text: t.texts.of(d.dialString)}, at, dest)
	}
}

// dials gives the leg that is dialled to the call of who dials.
func (t *Tracker) dials(source, dest *channel, at int64) {
	c := source.leg.call
	if c == nil {
		c = t.resolve(source.leg, at)
	}
	switch l := dest.leg; {
	case l == source.leg || c.Over() || l.call == c:
	case l.call == nil:
		t.attach(l, c, at)
	case l.provisional:
		t.move(l, c, at)
	}
}

func (t *Tracker) dialState(d *details, at int64) {
	dest := t.liveChannel(d.dest.uniqueID)
	if dest != nil && string(d.dialStatus) == "RINGING" {
		t.ring(dest.leg, at)
	}
}

// dialEnd tells the caller's call how a dial ended. Of a pickup the destination
// is the channel that has picked up, which is of another call.
func (t *Tracker) dialEnd(d *details, at int64) {
	source, dest := t.channel(d.own.uniqueID), t.channel(d.dest.uniqueID)
	about := dest
	if about == nil {
		about = source
	}
	var c *Call
	if source != nil {
		c = source.leg.call
	} else if dest != nil {
		c = dest.leg.call
	}
	if about == nil || c == nil {
		return
	}
	status := t.texts.of(d.dialStatus)
	if dest != nil && dest.leg.call == c {
		dest.leg.dialStatus = status
		if status != "ANSWER" {
			t.ringsNoMore(dest.leg)
		}
	}
	if c.Over() {
		return
	}
	text := status
	if len(d.forward) > 0 {
		text = t.texts.of(append(append([]byte(status), ' '), d.forward...))
	}
	t.tell(c, Change{Kind: kindDialEnd, Number: none, Text: text}, at, about)
}
