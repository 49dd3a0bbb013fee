package call

import (
	"slices"

	"github.com/astergate/astergate/engine/ami/wire"
)

// localBridge confirms the halves of a Local channel, whose names have told
// already.
func (t *Tracker) localBridge(msg wire.Message, at int64) {
	one, two := t.liveChannel(header(msg, "LocalOneUniqueid")), t.liveChannel(header(msg, "LocalTwoUniqueid"))
	if one == nil {
		one, two = t.liveChannel(header(msg, "Uniqueid1")), t.liveChannel(header(msg, "Uniqueid2"))
	}
	if one == nil || two == nil || one.leg == two.leg || one.leg.channels[1] != nil || two.leg.channels[1] != nil && two.leg.channels[0] != nil {
		return
	}
	// Their names do not fit, which no version is known to do.
	t.completed(one)
	t.completed(two)
	t.ringsNoMore(two.leg)
	c := one.leg.call
	switch from := two.leg.call; {
	case c == nil:
		return
	case from == nil:
		t.orphans = slices.DeleteFunc(t.orphans, func(l *leg) bool { return l == two.leg })
		two.leg = one.leg
		one.leg.channels[1] = two
		t.count(c, two, at)
	case from == c:
		c.legs = slices.DeleteFunc(c.legs, func(l *leg) bool { return l == two.leg })
		two.leg = one.leg
		one.leg.channels[1] = two
	}
}

// localOptimized marks a Local channel that takes itself out of the way: its end
// is none of the call. Asterisk says `Success: No` of those that succeed, too.
func (t *Tracker) localOptimized(msg wire.Message) {
	for _, name := range [...]string{"LocalOneUniqueid", "LocalTwoUniqueid"} {
		if ch := t.channel(header(msg, name)); ch != nil {
			ch.leg.optimized = true
		}
	}
}
