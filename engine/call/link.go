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
