package call

import (
	"slices"

	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// Short names of the kinds of links.
const (
	linkBridge   = astergatev1.CallLinkKind_CALL_LINK_KIND_BRIDGE
	linkPickup   = astergatev1.CallLinkKind_CALL_LINK_KIND_PICKUP
	linkPark     = astergatev1.CallLinkKind_CALL_LINK_KIND_PARK
	linkTransfer = astergatev1.CallLinkKind_CALL_LINK_KIND_TRANSFER
)

// link is another call that one had to do with.
type link struct {
	call string
	kind astergatev1.CallLinkKind
}

// linkCalls links the calls of two channels, each with the other, once a kind.
func (t *Tracker) linkCalls(a, b *channel, kind astergatev1.CallLinkKind, at int64) {
	if a == nil || b == nil || a.leg.call == nil || b.leg.call == nil || a.leg.call == b.leg.call {
		return
	}
	t.linkTo(a, b.leg.call, kind, at)
	t.linkTo(b, a.leg.call, kind, at)
}

func (t *Tracker) linkTo(ch *channel, other *Call, kind astergatev1.CallLinkKind, at int64) {
	c := ch.leg.call
	l := link{call: other.id, kind: kind}
	if c.Over() || len(c.links) >= maxLinks || slices.Contains(c.links, l) {
		return
	}
	c.links = append(c.links, l)
	t.tell(c, Change{Kind: kindLinked, Number: none, Text: other.id}, at, ch)
}

// awaited is a link of a channel to one that has not come yet.
type awaited struct {
	from *channel
	kind astergatev1.CallLinkKind
}

// linkLater is linkCalls with a channel that may not have come yet: what a
// parking lot says overtakes the birth of who takes a call out of it.
func (t *Tracker) linkLater(from *channel, uniqueID []byte, kind astergatev1.CallLinkKind, at int64) {
	if to := t.channel(uniqueID); to != nil {
		t.linkCalls(from, to, kind, at)
		return
	}
	if len(uniqueID) > 0 && len(t.awaited) < maxLinks {
		t.awaited[string(uniqueID)] = awaited{from, kind}
	}
}

// linkAwaited makes the link that was told of before the channel came.
func (t *Tracker) linkAwaited(ch *channel, at int64) {
	if a, ok := t.awaited[ch.uniqueID]; ok {
		delete(t.awaited, ch.uniqueID)
		t.linkCalls(a.from, ch, a.kind, at)
	}
}

// awaitNone forgets the links that a call that is over would have had.
func (t *Tracker) awaitNone(c *Call) {
	for id, a := range t.awaited {
		if a.from.leg.call == c {
			delete(t.awaited, id)
		}
	}
}
