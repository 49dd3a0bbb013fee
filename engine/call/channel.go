package call

import (
	"strconv"
	"strings"
)

// States of channels, as Asterisk numbers them.
const (
	stateDown    = 0
	stateRing    = 4 // it rings in: a caller
	stateRinging = 5
	stateUp      = 6
)

type chanFlags uint16

const (
	chanDead   chanFlags = 1 << iota // hung up
	chanLocal                        // half of a Local channel
	chanHeld                         // on hold
	chanParked                       // in a parking lot
	chanTalks                        // in a bridge that talks
	chanMuted                        // MuteCall has muted it
	chanMoved                        // its state has changed since its birth
	chanOurs                         // one of our clients hangs it up
	chanAsked                        // its other side has hung up
)

// none is a number that is not there.
const none = -1

// channel is one channel, of a call or of an orphaned leg.
type channel struct {
	uniqueID, name, linkedID     string
	number, callerName           string
	connectedNumber, connectedTo string
	account, context, exten      string
	leg                          *leg
	bridge                       *bridge
	nextLinked, prevLinked       *channel // live channels of the same Linkedid
	priority                     int32
	cause, requested             int16 // of Hangup and HangupRequest; none: not told
	flags                        chanFlags
	state                        uint8
}

func (ch *channel) dead() bool { return ch.flags&chanDead != 0 }

func (ch *channel) local() bool { return ch.flags&chanLocal != 0 }

func (ch *channel) priorityText() string {
	if ch.priority <= 0 {
		return ""
	}
	return strconv.Itoa(int(ch.priority))
}

// primary reports whether the call is answered when this channel is.
func (ch *channel) primary() bool {
	l := ch.leg
	return l.root && (l.channels[0] == ch || l.channels[0] == nil)
}

// refresh takes over what an event says of a channel, and reports whether a name
// or number has changed.
func (t *Tracker) refresh(ch *channel, s *snapshot) bool {
	changed := t.rename(ch, s.name)
	changed = setEscaped(&ch.number, s.number) || changed
	changed = setEscaped(&ch.callerName, s.callerName) || changed
	changed = setEscaped(&ch.connectedNumber, s.connectedNumber) || changed
	changed = setEscaped(&ch.connectedTo, s.connectedTo) || changed
	if s.account != nil && string(s.account) != ch.account {
		t.share(&ch.account, s.account)
		changed = true
	}
	t.share(&ch.context, s.context)
	t.share(&ch.exten, s.exten)
	if n, ok := number(s.priority); ok {
		ch.priority = int32(n)
	}
	if s.linkedID != nil && string(s.linkedID) != ch.linkedID {
		t.relink(ch, s.linkedID)
	}
	return changed
}

// rename gives a channel another name, if that is new.
func (t *Tracker) rename(ch *channel, name []byte) bool {
	if name == nil || string(name) == ch.name {
		return false
	}
	t.completed(ch)
	return set(&ch.name, name)
}

// completed says that the other half of a Local channel is not waited for.
func (t *Tracker) completed(ch *channel) {
	if base, ok := localBase(ch.name); ok && t.halves[base] == ch {
		delete(t.halves, base)
	}
}

// relink gives a channel another Linkedid.
func (t *Tracker) relink(ch *channel, linkedID []byte) {
	t.unlink(ch)
	ch.linkedID = t.idText(linkedID)
	if !ch.dead() {
		t.link(ch)
	}
}

// idText returns a Uniqueid or Linkedid, sharing the memory of the channel that
// it names.
func (t *Tracker) idText(id []byte) string {
	if other := t.channels[string(id)]; other != nil {
		return other.uniqueID
	}
	if other := t.linked[string(id)]; other != nil {
		return other.linkedID
	}
	return string(id)
}

// link enters a channel in the list of its Linkedid, at the end of which are
// those that came first.
func (t *Tracker) link(ch *channel) {
	if ch.linkedID == "" {
		return
	}
	ch.nextLinked = t.linked[ch.linkedID]
	if ch.nextLinked != nil {
		ch.nextLinked.prevLinked = ch
	}
	t.linked[ch.linkedID] = ch
}

// unlink takes a channel out of the list of its Linkedid.
func (t *Tracker) unlink(ch *channel) {
	switch {
	case ch.prevLinked != nil:
		ch.prevLinked.nextLinked = ch.nextLinked
	case ch.linkedID == "" || t.linked[ch.linkedID] != ch:
		return
	case ch.nextLinked == nil:
		delete(t.linked, ch.linkedID)
	default:
		t.linked[ch.linkedID] = ch.nextLinked
	}
	if ch.nextLinked != nil {
		ch.nextLinked.prevLinked = ch.prevLinked
	}
	ch.nextLinked, ch.prevLinked = nil, nil
}

// carriers returns the oldest live call with a channel of a Linkedid, and whether
// there are others.
func (t *Tracker) carriers(linkedID []byte) (oldest *Call, others bool) {
	for ch := t.linked[string(linkedID)]; ch != nil; ch = ch.nextLinked {
		c := ch.leg.call
		switch {
		case c == nil || c == oldest:
		case oldest == nil:
			oldest = c
		default:
			others = true
			if c.order < oldest.order {
				oldest = c
			}
		}
	}
	return oldest, others
}

// localBase returns what both names of a Local channel have in common, and
// false for the name of another.
func localBase(name string) (string, bool) {
	if !strings.HasPrefix(name, "Local/") {
		return "", false
	}
	if base, ok := strings.CutSuffix(name, ";1"); ok {
		return base, true
	}
	return strings.CutSuffix(name, ";2")
}
