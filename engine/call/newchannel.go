package call

import (
	"bytes"

	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// newChannel decides to which call a channel belongs. The first rule that
// applies counts:
//
//  1. we have announced its Uniqueid: that Originate's call;
//  2. the other half of its Local channel is known: that one's leg;
//  3. it has the Linkedid of a channel of a live call, which is its creator's:
//     that call, until the beginning of a dial says otherwise. Where several calls
//     have that Linkedid the leg is an orphan until something tells;
//  4. else it is the root of a new call.
func (t *Tracker) newChannel(d *details, at int64) {
	s := &d.own
	if len(s.uniqueID) == 0 {
		return
	}
	if old := t.channel(s.uniqueID); old != nil {
		if !old.dead() {
			return
		}
		t.dropChannel(old) // a client has given the same ChannelId again
	}
	ch := t.makeChannel(s)
	announced := t.expected[ch.uniqueID]
	if announced != nil {
		delete(t.expected, ch.uniqueID)
	}
	if t.join(ch, at) {
		return
	}
	l := &leg{}
	l.put(ch)
	t.awaitHalf(ch)
	if announced != nil {
		t.attach(l, announced, at)
		return
	}
	if !bytes.Equal(s.linkedID, s.uniqueID) && s.linkedID != nil {
		creator, ambiguous := t.carriers(s.linkedID)
		if creator != nil {
			l.provisional = true
			if ambiguous {
				t.orphans = append(t.orphans, l)
				return
			}
			t.attach(l, creator, at)
			return
		}
	}
	if s.linkedID == nil && (ch.state != stateRing || ch.local()) {
		// Before 12 there is no Linkedid: only a caller is known at birth.
		t.orphans = append(t.orphans, l)
		return
	}
	t.root(l, t.cfg.NewID(), at)
}

// makeChannel makes a channel of what an event says.
func (t *Tracker) makeChannel(s *snapshot) *channel {
	ch := &channel{cause: none, requested: none, uniqueID: string(s.uniqueID)}
	t.channels[ch.uniqueID] = ch
	t.refresh(ch, s)
	if n, ok := number(s.state); ok && n <= 255 {
		ch.state = uint8(n)
	}
	if _, ok := localBase(ch.name); ok {
		ch.flags |= chanLocal
	}
	return ch
}

// awaitHalf remembers a half of a Local channel for the other one.
func (t *Tracker) awaitHalf(ch *channel) {
	if base, ok := localBase(ch.name); ok {
		t.halves[base] = ch
	}
}

// join makes a channel part of its other half's leg, if that is known.
func (t *Tracker) join(ch *channel, at int64) bool {
	base, ok := localBase(ch.name)
	if !ok {
		return false
	}
	sibling := t.halves[base]
	if sibling == nil || sibling.name == ch.name {
		return false
	}
	delete(t.halves, base)
	l := sibling.leg
	if l.channels[0] != nil && l.channels[1] != nil {
		return false
	}
	if ch.name[len(ch.name)-1] == '1' {
		l.channels = [2]*channel{ch, sibling}
		ch.leg = l
	} else {
		l.put(ch)
	}
	if c := l.call; c != nil {
		t.count(c, ch, at)
		t.tell(c, Change{Kind: kindChannel, Number: none, Text: ch.name}, at, ch)
		t.linkAwaited(ch, at)
	}
	return true
}

// root makes a call of a leg.
func (t *Tracker) root(l *leg, id string, at int64) *Call {
	ch := l.channels[0]
	if ch == nil {
		ch = l.channels[1]
	}
	direction := astergatev1.CallDirection_CALL_DIRECTION_INTERNAL
	if !ch.local() && ch.state == stateRing && (ch.linkedID == "" || ch.linkedID == ch.uniqueID) {
		direction = astergatev1.CallDirection_CALL_DIRECTION_INCOMING
	}
	c := t.newCall(id, direction, at)
	c.dialed, c.number, c.name = ch.exten, ch.number, ch.callerName
	l.provisional = false
	t.tell(c, Change{Kind: kindCreated, Number: none}, at, nil)
	t.attach(l, c, at)
	if ch.state == stateUp {
		t.up(ch, at)
	}
	return c
}

// newCall makes a call without channels.
func (t *Tracker) newCall(id string, direction astergatev1.CallDirection, at int64) *Call {
	t.born++
	c := &Call{id: id, tracker: t, order: t.born, direction: direction, reason: none, wall: t.wall, created: at}
	t.calls[id] = c
	t.all.push(c)
	t.live.push(c)
	return c
}

// resolve gives an orphan to a call: to one of the given Linkedid's, or, where
// there is none, to one of its own.
func (t *Tracker) resolve(l *leg, at int64) *Call {
	if l.call != nil {
		return l.call
	}
	var c *Call
	l.each(func(ch *channel) {
		if c == nil && ch.linkedID != "" {
			c, _ = t.carriers([]byte(ch.linkedID))
		}
	})
	if c == nil {
		return t.adopt(l, at)
	}
	t.attach(l, c, at)
	return c
}

// adopt makes a call of an orphan's own.
func (t *Tracker) adopt(l *leg, at int64) *Call { return t.adoptAs(l, t.cfg.NewID(), at) }

// adoptAs is adopt with an id.
func (t *Tracker) adoptAs(l *leg, id string, at int64) *Call {
	for i, o := range t.orphans {
		if o == l {
			t.orphans = append(t.orphans[:i], t.orphans[i+1:]...)
			break
		}
	}
	c := t.root(l, id, at)
	l.each(func(ch *channel) {
		if ch.state == stateUp && !ch.dead() {
			t.up(ch, at)
		}
	})
	return c
}
