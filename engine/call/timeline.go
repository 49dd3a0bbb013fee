package call

import (
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// entry is one of a timeline, in 40 bytes.
type entry struct {
	at             int64
	channel        *channel
	text           string
	number         int32 // -1: none
	kind           uint8
	resynchronized bool
}

// tell counts a change, keeps it in the call's timeline and hands it on.
func (t *Tracker) tell(c *Call, change Change, at int64, ch *channel) {
	if t.resyncing {
		change.Resynchronized = true
		c.flags |= flagTouched | flagResynchronized
	}
	t.sequence++
	c.sequence = t.sequence
	change.Sequence = t.sequence
	change.At, change.at = c.told(at), at
	if ch != nil {
		change.UniqueID = ch.uniqueID
	}
	if change.Kind != astergatev1.CallChangeKind_CALL_CHANGE_KIND_UPDATED {
		c.keep(entry{
			at: at, channel: ch, text: change.Text, number: int32(change.Number),
			kind: uint8(change.Kind), resynchronized: change.Resynchronized,
		}, t.cfg.Timeline)
	}
	if t.cfg.Changed != nil {
		t.cfg.Changed(c, change)
	}
}

// keep appends an entry. Beyond the bound the first half stays and the oldest of
// the other half goes.
func (c *Call) keep(e entry, bound int) {
	if len(c.timeline) >= bound {
		first := bound / 2
		copy(c.timeline[first:], c.timeline[first+1:])
		c.timeline[len(c.timeline)-1] = e
		c.dropped++
		return
	}
	if len(c.timeline) == cap(c.timeline) {
		// Doubling would waste half of what most calls need.
		grown := make([]entry, len(c.timeline), len(c.timeline)+6)
		copy(grown, c.timeline)
		c.timeline = grown
	}
	c.timeline = append(c.timeline, e)
}
