package call

import (
	"time"

	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

type callFlags uint8

const (
	flagOver callFlags = 1 << iota
	flagFailed
	flagQueued
	flagResynchronized
	flagTouched // by the present snapshot
	flagAtLoss  // it was there when the link was lost
)

// State returns where the call stands. Of several legs the one that is furthest
// counts.
func (c *Call) State() astergatev1.CallState {
	switch {
	case c.flags&flagFailed != 0:
		return astergatev1.CallState_CALL_STATE_FAILED
	case c.flags&flagOver != 0:
		return astergatev1.CallState_CALL_STATE_ENDED
	case c.parked > 0:
		return astergatev1.CallState_CALL_STATE_PARKED
	case c.talkers > 0 && c.holders > 0:
		return astergatev1.CallState_CALL_STATE_HELD
	case c.talkers > 0:
		return astergatev1.CallState_CALL_STATE_BRIDGED
	case c.answered != 0:
		return astergatev1.CallState_CALL_STATE_ANSWERED
	case c.ringers > 0:
		return astergatev1.CallState_CALL_STATE_RINGING
	case c.flags&flagQueued != 0:
		return astergatev1.CallState_CALL_STATE_QUEUED
	}
	return astergatev1.CallState_CALL_STATE_PENDING
}

// Stale reports whether the link is lost, so that the call may be over.
func (c *Call) Stale() bool { return c.tracker.lost && !c.Over() }

// durations returns how long the call rang before its answer or end, how long
// channels of it talked and were on hold, and how long it is there.
func (c *Call) durations(now int64) (ring, talk, hold, total time.Duration) {
	end := c.ended
	if end == 0 {
		end = max(now, c.created)
	}
	if c.ringing != 0 {
		until := end
		if c.answered != 0 {
			until = max(c.answered, c.ringing)
		}
		ring = time.Duration(max(until-c.ringing, 0))
	}
	talk, hold = time.Duration(c.talk), time.Duration(c.hold)
	if c.talkSince != 0 {
		talk += time.Duration(max(end-c.talkSince, 0))
	}
	if c.holdSince != 0 {
		hold += time.Duration(max(end-c.holdSince, 0))
	}
	return ring, talk, hold, time.Duration(end - c.created)
}
