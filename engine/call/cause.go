package call

import (
	"time"

	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// causeTexts are Asterisk's words for the causes that it knows (main/channel.c,
// causes[]), for those that an event gives without words.
var causeTexts = map[int16]string{
	1: "Unallocated (unassigned) number", 2: "No route to specified transit network", 3: "No route to destination",
	5: "Misdialled trunk prefix", 6: "Channel unacceptable", 7: "Call awarded and being delivered in an established channel",
	14: "Ported number query", 16: "Normal Clearing", 17: "User busy", 18: "No user responding", 19: "User alerting, no answer",
	20: "Subscriber absent", 21: "Call Rejected", 22: "Number changed", 23: "Redirected to new destination",
	26: "Answered elsewhere", 27: "Destination out of order", 28: "Invalid number format", 29: "Facility rejected",
	30: "Response to STATus ENQuiry", 31: "Normal, unspecified", 34: "Circuit/channel congestion", 38: "Network out of order",
	41: "Temporary failure", 42: "Switching equipment congestion", 43: "Access information discarded",
	44: "Requested channel not available", 45: "Pre-empted", 47: "Resource unavailable, unspecified",
	50: "Facility not subscribed", 52: "Outgoing call barred", 54: "Incoming call barred", 57: "Bearer capability not authorized",
	58: "Bearer capability not available", 65: "Bearer capability not implemented", 66: "Channel not implemented",
	69: "Facility not implemented", 81: "Invalid call reference value", 88: "Incompatible destination",
	95: "Invalid message unspecified", 96: "Mandatory information element is missing",
	97: "Message type nonexist.", 98: "Wrong message", 99: "Info. element nonexist or not implemented",
	100: "Invalid information element contents", 101: "Message not compatible with call state", 102: "Recover on timer expiry",
	103: "Mandatory information element length error", 111: "Protocol error, unspecified", 127: "Interworking, unspecified",
}

// ender is who ends a call.
type ender uint8

const (
	enderAsterisk ender = iota
	enderUs
	enderRemote
)

// endTakes is the longest time in which a call's end follows from that of one of
// its channels: what ended earlier did not end the call.
const endTakes = int64(2 * time.Second)

// progress notes that the call goes on: a new channel, an answer, a talk or a
// parking. Who has hung up before has not ended it.
func (c *Call) progress() { c.asked, c.by = false, enderAsterisk }

// blame notes who ended a channel that has just died.
func (c *Call) blame(ch *channel, at int64) {
	switch {
	case ch.flags&chanOurs != 0:
		c.by, c.byAt = enderUs, at
	case ch.flags&chanAsked != 0 && c.asked && (c.by != enderUs || at-c.byAt > endTakes):
		c.by, c.byAt = enderRemote, at
	}
}

func (c *Call) endedBy() astergatev1.CallEnder {
	switch {
	case !c.Over() || c.flags&flagFailed != 0:
	case c.by == enderUs && c.ended-c.byAt <= endTakes:
		return astergatev1.CallEnder_CALL_ENDER_US
	case !c.causeSet:
	case c.by == enderRemote && c.ended-c.byAt <= endTakes:
		return astergatev1.CallEnder_CALL_ENDER_REMOTE
	default:
		return astergatev1.CallEnder_CALL_ENDER_ASTERISK
	}
	return astergatev1.CallEnder_CALL_ENDER_UNSPECIFIED
}

// HangupByUs says that a channel is about to be hung up for one of our clients.
func (t *Tracker) HangupByUs(uniqueID string) {
	if ch := t.channels[uniqueID]; ch != nil && !ch.dead() {
		ch.flags |= chanOurs
	}
}

// hangupRequest takes a request from a channel's other side. Its cause, where it
// has one, counts if the channel's own end has none.
//
// Of SoftHangupRequest, the request from within Asterisk, nothing counts: what it
// calls a cause is a mask of flags, 16 being what each dialplan says as it ends.
func (t *Tracker) hangupRequest(d *details) {
	ch := t.liveChannel(d.own.uniqueID)
	if ch == nil {
		return
	}
	n, ok := number(d.cause)
	if ok && n > 0 && n <= 0x7fff {
		ch.requested = int16(n)
	}
	c := ch.leg.call
	if c == nil || c.Over() {
		return
	}
	if ch.requested > 0 && !ch.leg.root {
		c.lastCause, c.lastText = ch.requested, causeTexts[ch.requested]
	}
	if !ch.local() && (ch.leg.root || ch.state == stateUp) {
		ch.flags |= chanAsked
		c.asked = true
	}
}

// noteCause remembers the newest cause of a channel that is not the root's.
func (c *Call) noteCause(ch *channel, text string) {
	if ch.cause > 0 && (!ch.leg.root || ch.leg.optimized) {
		c.lastCause, c.lastText = ch.cause, text
	}
	if ch.leg.root && ch.cause >= 0 && (c.rootText == "" || ch.cause > 0) {
		c.rootText = text
	}
}

// finalCause returns the root leg's cause: what its channels' ends say, else
// what their other sides said, else the newest one of the other channels, else 0.
// It is not known where nobody saw the root's end.
func (c *Call) finalCause() (cause int16, text string, known bool) {
	if len(c.legs) == 0 {
		return 0, "", false
	}
	root := c.legs[0]
	if !root.optimized {
		for _, ch := range root.channels {
			if ch == nil {
				continue
			}
			known = known || ch.cause >= 0
			if ch.cause > 0 {
				return ch.cause, c.rootText, true
			}
		}
		for _, ch := range root.channels {
			if ch != nil && ch.requested > 0 {
				return ch.requested, causeTexts[ch.requested], known
			}
		}
	}
	if c.lastCause > 0 {
		return c.lastCause, c.lastText, true
	}
	return 0, c.rootText, known
}
