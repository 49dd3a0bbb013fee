package call

import (
	"iter"
	"time"

	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// Call is one call. Its methods read; the Tracker's change it, and what guards
// the Tracker guards it too.
type Call struct {
	id      string
	tracker *Tracker
	order   uint64

	inAll, inLive links
	nextOver      *Call

	direction astergatev1.CallDirection
	flags     callFlags
	by        ender // who ended the channel that ended last

	causeSet  bool
	asked     bool // the other side of a channel has hung up, and nothing came of it yet
	cause     int16
	reason    int8 // of OriginateResponse; -1: none
	lastCause int16
	talkers   int32 // channels in bridges that talk
	holders   int32 // channels on hold
	parked    int32 // channels in parking lots
	ringers   int32 // live legs that ring
	live      int32 // channels that live
	dropped   uint32
	causeText string
	lastText  string // of lastCause
	rootText  string // of the root's end
	failure   string
	dialed    string
	number    string
	name      string
	origin    *origin // of an originated call
	legs      []*leg
	links     []link
	variables []variable
	timeline  []entry
	sequence  uint64

	// Steady times; wall is what makes them those of the clock.
	wall                                       int64
	created, ringing, answered, bridged, ended int64
	byAt                                       int64 // of by
	talk, hold                                 int64 // sums of what is over
	talkSince, holdSince                       int64 // 0: not now
}

// ID returns the call's id.
func (c *Call) ID() string { return c.id }

// Order counts the calls of the Tracker, from 1, in order of creation.
func (c *Call) Order() uint64 { return c.order }

// Direction returns where the call came from.
func (c *Call) Direction() astergatev1.CallDirection { return c.direction }

// Over reports whether the call has ended or failed.
func (c *Call) Over() bool { return c.flags&flagOver != 0 }

// Sequence returns the number of its newest change.
func (c *Call) Sequence() uint64 { return c.sequence }

// Key returns the idempotency key that it was announced with.
func (c *Call) Key() string {
	if c.origin == nil {
		return ""
	}
	return c.origin.key
}

// CreatedAt is when the call was first heard of.
func (c *Call) CreatedAt() time.Time { return c.told(c.created) }

// Created is the same in steady time: calls of all trackers are in this order.
func (c *Call) Created() int64 { return c.created }

// AnsweredAt is when it was answered, or zero.
func (c *Call) AnsweredAt() time.Time { return c.told(c.answered) }

// Reached reports whether the call has been where the milestone says, now or
// before.
func (c *Call) Reached(m astergatev1.CallMilestone) bool {
	switch m {
	case astergatev1.CallMilestone_CALL_MILESTONE_QUEUED:
		return c.flags&flagQueued != 0
	case astergatev1.CallMilestone_CALL_MILESTONE_RINGING:
		return c.ringing != 0
	case astergatev1.CallMilestone_CALL_MILESTONE_ANSWERED:
		return c.answered != 0
	case astergatev1.CallMilestone_CALL_MILESTONE_BRIDGED:
		return c.bridged != 0
	case astergatev1.CallMilestone_CALL_MILESTONE_ENDED:
		return c.Over()
	}
	return false
}

// Channels yields its channels, the root's first, legs in their order.
func (c *Call) Channels() iter.Seq[Channel] {
	return func(yield func(Channel) bool) {
		for _, l := range c.legs {
			for _, ch := range l.channels {
				if ch != nil && !yield(Channel{ch}) {
					return
				}
			}
		}
	}
}

// Root returns the first channel of the root leg, and false if none has come.
func (c *Call) Root() (Channel, bool) {
	for ch := range c.Channels() {
		return ch, ch.ch.leg.root
	}
	return Channel{}, false
}

// Channel is one channel of a call, to be read.
type Channel struct{ ch *channel }

// UniqueID names it for its whole life.
func (c Channel) UniqueID() string { return c.ch.uniqueID }

// Name is its name as it is now.
func (c Channel) Name() string { return c.ch.name }

// Local reports whether it is half of a Local channel.
func (c Channel) Local() bool { return c.ch.local() }

// Root reports whether it belongs to the leg that the call began with.
func (c Channel) Root() bool { return c.ch.leg.root }

// State is Asterisk's number of its state; 6 is up.
func (c Channel) State() int { return int(c.ch.state) }

// Up reports whether it is answered and alive.
func (c Channel) Up() bool { return c.ch.state == stateUp && !c.HungUp() }

// HungUp reports whether it is gone.
func (c Channel) HungUp() bool { return c.ch.dead() }

// OnHold reports whether it is on hold.
func (c Channel) OnHold() bool { return c.ch.flags&chanHeld != 0 }

// Parked reports whether it waits in a parking lot.
func (c Channel) Parked() bool { return c.ch.flags&chanParked != 0 }

// Context is where the dialplan stood when the channel was last told of.
func (c Channel) Context() string { return c.ch.context }

// Bridge is the Uniqueid of the bridge that it is in; empty: none.
func (c Channel) Bridge() string {
	if c.ch.bridge == nil {
		return ""
	}
	return c.ch.bridge.id
}

// Bridged reports whether it talks: another channel is in its bridge, which is
// none for waiting.
func (c Channel) Bridged() bool { return c.ch.flags&chanTalks != 0 }

// Peers yields the other channels of its bridge, of this call and of others.
func (c Channel) Peers() iter.Seq[Channel] {
	return func(yield func(Channel) bool) {
		if c.ch.bridge == nil {
			return
		}
		for _, other := range c.ch.bridge.members {
			if other != c.ch && !yield(Channel{other}) {
				return
			}
		}
	}
}

// Call is the call that it belongs to; nil while that is not known.
func (c Channel) Call() *Call { return c.ch.leg.call }
