package call

import astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"

// newState takes a channel's new state, and what follows from it for the call.
func (t *Tracker) newState(d *details, at int64) {
	ch := t.liveChannel(d.own.uniqueID)
	if ch == nil {
		return
	}
	t.refresh(ch, &d.own)
	n, ok := number(d.own.state)
	if !ok || n > 255 {
		return
	}
	t.setState(ch, uint8(n), d.own.stateText, at)
}

// setState changes a channel's state, if it is new.
func (t *Tracker) setState(ch *channel, state uint8, text []byte, at int64) {
	if ch.state == state {
		return
	}
	ch.state = state
	first := ch.flags&chanMoved == 0
	ch.flags |= chanMoved
	c := ch.leg.call
	if state == stateRing && first && !ch.local() {
		// Some drivers make a caller's channel before they know that it rings in.
		switch {
		case c == nil && ch.linkedID == "":
			c = t.adopt(ch.leg, at)
		case c != nil && ch.leg.root && c.direction == astergatev1.CallDirection_CALL_DIRECTION_INTERNAL:
			c.direction = astergatev1.CallDirection_CALL_DIRECTION_INCOMING
		}
	}
	if c != nil && !c.Over() {
		t.tell(c, Change{Kind: kindState, Number: int(state), Text: t.texts.of(text)}, at, ch)
	}
	switch state {
	case stateRinging:
		t.ring(ch.leg, at)
	case stateUp:
		t.up(ch, at)
	}
}

// up is what follows when a channel is answered.
func (t *Tracker) up(ch *channel, at int64) {
	l := ch.leg
	if l.call == nil && ch.linkedID == "" && (!ch.local() || ch == l.channels[0]) {
		t.adopt(l, at) // before 12: nobody has dialled it, so somebody has originated it
		return
	}
	t.ringsNoMore(l)
	if l.answered == 0 {
		l.answered = at
	}
	if l.call != nil && ch.primary() {
		t.answered(l.call, ch, at)
	}
}

// answered is a call's milestone, once.
func (t *Tracker) answered(c *Call, ch *channel, at int64) {
	if c.answered != 0 || c.Over() {
		return
	}
	c.answered = at
	c.progress()
	t.tell(c, Change{Kind: kindAnswered, Number: none}, at, ch)
}

// queued is an originated call's milestone, once. Other calls begin with a
// channel, so that nothing is to be told.
func (t *Tracker) queued(c *Call, at int64) {
	if c.flags&flagQueued != 0 || c.Over() {
		return
	}
	c.flags |= flagQueued
	if c.direction == astergatev1.CallDirection_CALL_DIRECTION_ORIGINATED {
		t.tell(c, Change{Kind: kindQueued, Number: none}, at, nil)
	}
}

// ring is what follows when a leg rings.
func (t *Tracker) ring(l *leg, at int64) {
	if l.answered != 0 || !l.lives() {
		return
	}
	if !l.rings {
		l.rings = true
		if l.call != nil {
			l.call.ringers++
		}
	}
	if l.ringing != 0 {
		return
	}
	l.ringing = at
	if l.call != nil && !l.call.Over() {
		t.firstRing(l, at)
	}
}

// firstRing tells that a leg rings, once a leg.
func (t *Tracker) firstRing(l *leg, at int64) {
	c := l.call
	if c.ringing == 0 {
		c.ringing = l.ringing
	}
	ch := l.channels[0]
	if ch == nil {
		ch = l.channels[1]
	}
	t.tell(c, Change{Kind: kindRinging, Number: none}, at, ch)
}

func (t *Tracker) ringsNoMore(l *leg) {
	if !l.rings {
		return
	}
	l.rings = false
	if l.call != nil {
		l.call.ringers--
	}
}

// updated takes a new caller id, connected line or account.
func (t *Tracker) updated(d *details, at int64) {
	ch := t.liveChannel(d.own.uniqueID)
	if ch == nil || !t.refresh(ch, &d.own) {
		return
	}
	c := ch.leg.call
	if c == nil {
		return
	}
	if ch.primary() && c.direction != astergatev1.CallDirection_CALL_DIRECTION_ORIGINATED {
		c.number, c.name = ch.number, ch.callerName
	}
	t.tell(c, Change{Kind: kindUpdated, Number: none}, at, ch)
}

// renamed takes a channel's new name.
func (t *Tracker) renamed(d *details, at int64) {
	ch := t.liveChannel(d.own.uniqueID)
	if ch == nil || !t.rename(ch, d.newName) {
		return
	}
	if c := ch.leg.call; c != nil {
		t.tell(c, Change{Kind: kindUpdated, Number: none, Text: ch.name}, at, ch)
	}
}
