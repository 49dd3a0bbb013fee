package call

import "slices"

// bridge is who is in a bridge, as far as events tell: channels that Asterisk
// hides from the manager interface are not counted.
type bridge struct {
	id      string
	members []*channel
	holding bool // for waiting or parking: nobody talks
	talks   bool // two or more are in it, and it is none for waiting
}

func (t *Tracker) bridgeEnter(d *details, at int64) {
	ch := t.liveChannel(d.own.uniqueID)
	if ch == nil || len(d.bridge) == 0 {
		return
	}
	t.refresh(ch, &d.own)
	holding := string(d.bridgeTech) == "holding_bridge" || string(d.bridgeType) == "parking"
	t.enter(ch, d.bridge, holding, t.channel(d.swapped), at)
}

// enter puts a channel into a bridge, in the place of another where one is swapped.
func (t *Tracker) enter(ch *channel, id []byte, holding bool, swapped *channel, at int64) {
	b := t.bridges[string(id)]
	if b == nil {
		b = &bridge{id: string(id), holding: holding}
		t.bridges[b.id] = b
	}
	if b == ch.bridge {
		return
	}
	t.leave(ch, at)
	if ch.leg.call == nil {
		t.adoptInto(ch.leg, b, at)
	}
	b.members = append(b.members, ch)
	ch.bridge = b
	if swapped != nil && swapped != ch && swapped.bridge == b {
		t.takeOut(swapped, swapped.leg.call != ch.leg.call, at)
	}
	if b.holding || len(b.members) < 2 {
		return
	}
	if b.talks {
		t.talksNow(ch, at)
		t.tellBridged(ch, at)
	} else {
		b.talks = true
		for _, member := range b.members {
			t.talksNow(member, at)
		}
		t.tellAll(b, ch, at)
	}
	t.linkMembers(b, ch, at)
}

// adoptInto gives an orphan that enters a bridge to a call: to a member's that
// has its Linkedid, or else to the oldest that has.
func (t *Tracker) adoptInto(l *leg, b *bridge, at int64) {
	for _, member := range b.members {
		c := member.leg.call
		if c == nil || c.Over() {
			continue
		}
		for _, ch := range l.channels {
			if ch != nil && ch.linkedID != "" && c.carries(ch.linkedID) {
				t.attach(l, c, at)
				return
			}
		}
	}
	t.resolve(l, at)
}

// carries reports whether a live channel of the call has a Linkedid.
func (c *Call) carries(linkedID string) bool {
	for _, l := range c.legs {
		for _, ch := range l.channels {
			if ch != nil && !ch.dead() && ch.linkedID == linkedID {
				return true
			}
		}
	}
	return false
}

func (t *Tracker) bridgeLeave(d *details, at int64) {
	ch := t.channel(d.own.uniqueID)
	if ch == nil || ch.dead() {
		return
	}
	t.refresh(ch, &d.own)
	if ch.bridge != nil && ch.bridge.id == string(d.bridge) {
		t.leave(ch, at)
	}
}

// leave takes a channel out of its bridge. Who is left alone does not talk any
// longer.
func (t *Tracker) leave(ch *channel, at int64) { t.takeOut(ch, true, at) }

// takeOut is leave, and tells the channel's own call only if that is wanted.
func (t *Tracker) takeOut(ch *channel, tell bool, at int64) {
	b := ch.bridge
	if b == nil {
		return
	}
	b.members = slices.DeleteFunc(b.members, func(m *channel) bool { return m == ch })
	ch.bridge = nil
	if len(b.members) == 0 {
		delete(t.bridges, b.id)
	}
	if !b.talks {
		return
	}
	if len(b.members) < 2 {
		b.talks = false
	}
	t.talksNoMore(ch, at)
	if tell {
		t.tellLeft(ch, b, at)
	}
	if b.talks {
		return
	}
	for _, member := range b.members {
		t.talksNoMore(member, at)
		if member.leg.call != ch.leg.call {
			t.tellLeft(member, b, at)
		}
	}
}

func (t *Tracker) bridgeDestroy(id []byte, at int64) {
	b := t.bridges[string(id)]
	if b == nil {
		return
	}
	for len(b.members) > 0 {
		t.leave(b.members[len(b.members)-1], at)
	}
	delete(t.bridges, b.id)
}

func (t *Tracker) talksNow(ch *channel, at int64) {
	if ch.flags&chanTalks != 0 {
		return
	}
	ch.flags |= chanTalks
	if c := ch.leg.call; c != nil {
		c.talks(1, at)
	}
}

func (t *Tracker) talksNoMore(ch *channel, at int64) {
	if ch.flags&chanTalks == 0 {
		return
	}
	ch.flags &^= chanTalks
	if c := ch.leg.call; c != nil {
		c.talks(-1, at)
	}
}

// tellAll tells every call with a member, once, that its channels talk.
func (t *Tracker) tellAll(b *bridge, entered *channel, at int64) {
	t.tellBridged(entered, at)
	for i, member := range b.members {
		c := member.leg.call
		if c == nil || c == entered.leg.call {
			continue
		}
		if slices.ContainsFunc(b.members[:i], func(m *channel) bool { return m.leg.call == c }) {
			continue
		}
		t.tellBridged(member, at)
	}
}

func (t *Tracker) tellBridged(ch *channel, at int64) {
	c := ch.leg.call
	if c == nil || c.Over() {
		return
	}
	c.progress()
	t.tell(c, Change{Kind: kindBridged, Number: len(ch.bridge.members), Text: ch.bridge.id}, at, ch)
}

func (t *Tracker) tellLeft(ch *channel, b *bridge, at int64) {
	if c := ch.leg.call; c != nil && !c.Over() {
		t.tell(c, Change{Kind: kindBridged, Number: len(b.members), Text: b.id}, at, ch)
	}
}

// linkMembers links the call of a channel with those of the others in its bridge.
func (t *Tracker) linkMembers(b *bridge, ch *channel, at int64) {
	for i, member := range b.members {
		if i == maxLinks {
			return
		}
		t.linkCalls(member, ch, linkBridge, at)
	}
}
