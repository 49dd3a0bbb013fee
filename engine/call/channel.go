package call

import "strings"

// States of channels, as Asterisk numbers them.
const (
	stateDown    = 0
	stateRing    = 4 // it rings in: a caller
	stateRinging = 5
	stateUp      = 6
)

type chanFlags uint8

const (
	chanDead   chanFlags = 1 << iota // hung up
	chanLocal                        // half of a Local channel
	chanHeld                         // on hold
	chanParked                       // in a parking lot
	chanTalks                        // in a bridge that talks
	chanOurs                         // we have hung it up
	chanMuted                        // MuteCall has muted it
)

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
	cause, requested             int16 // of Hangup and HangupRequest; -1: none
	state                        uint8
	flags                        chanFlags
}

func (ch *channel) dead() bool { return ch.flags&chanDead != 0 }

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

// leg is one channel, or the two halves of a Local channel.
type leg struct {
	call              *Call // nil: not known yet
	channels          [2]*channel
	ringing, answered int64
	dialStatus        string
	root              bool
	provisional       bool // by its Linkedid alone: the beginning of a dial decides
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
