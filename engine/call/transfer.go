package call

import (
	"github.com/astergate/astergate/engine/ami/wire"
)

// blindTransfer tells the transferring channel's call. Redirect is none: it
// sends no such event.
func (t *Tracker) blindTransfer(msg wire.Message, at int64) {
	if string(header(msg, "Result")) != "Success" {
		return
	}
	who := t.channel(header(msg, "TransfererUniqueid"))
	text := append(append([]byte(nil), header(msg, "Extension")...), '@')
	t.transferred(who, append(text, header(msg, "Context")...), at)
	t.linkCalls(who, t.channel(header(msg, "TransfereeUniqueid")), linkTransfer, at)
}

// attendedTransfer tells the calls of both channels of the transferring side, and
// links them with each other and the target's.
func (t *Tracker) attendedTransfer(msg wire.Message, at int64) {
	if string(header(msg, "Result")) != "Success" {
		return
	}
	first, second := t.channel(header(msg, "OrigTransfererUniqueid")), t.channel(header(msg, "SecondTransfererUniqueid"))
	kind := header(msg, "DestType")
	t.transferred(first, kind, at)
	if second != nil && (first == nil || second.leg.call != first.leg.call) {
		t.transferred(second, kind, at)
	}
	t.linkCalls(first, second, linkTransfer, at)
	target, transferee := t.channel(header(msg, "TransferTargetUniqueid")), t.channel(header(msg, "TransfereeUniqueid"))
	t.linkCalls(transferee, target, linkTransfer, at)
}

func (t *Tracker) transferred(ch *channel, text []byte, at int64) {
	if ch == nil || ch.leg.call == nil || ch.leg.call.Over() {
		return
	}
	t.tell(ch.leg.call, Change{Kind: kindTransferred, Number: none, Text: t.texts.of(text)}, at, ch)
}

// pickup links the call that rings with the one that takes it.
func (t *Tracker) pickup(msg wire.Message, at int64) {
	picker := t.channel(header(msg, "Uniqueid"))
	t.linkCalls(t.channel(header(msg, "TargetUniqueid")), picker, linkPickup, at)
}

// parking tells of what a parking lot does with a channel. The lists of the
// action ParkedCalls are of events of the same name, with an ActionID.
func (t *Tracker) parking(msg wire.Message, at int64) {
	if _, listed := msg.Get("ActionID"); listed {
		return
	}
	parkee := t.liveChannel(header(msg, "ParkeeUniqueid"))
	if parkee == nil {
		parkee = t.liveChannel(header(msg, "Uniqueid")) // before 12
	}
	if parkee == nil || parkee.leg.call == nil {
		return
	}
	c := parkee.leg.call
	kind := string(msg.Type())
	switch kind {
	case "ParkedCall", "ParkedCallSwap":
		if parkee.flags&chanParked == 0 {
			parkee.flags |= chanParked
			c.parked++
		}
	default:
		if parkee.flags&chanParked != 0 {
			parkee.flags &^= chanParked
			c.parked--
		}
	}
	if kind != "ParkedCallGiveUp" {
		c.progress()
	}
	space := header(msg, "ParkingSpace")
	if space == nil {
		space = header(msg, "Exten")
	}
	text := t.texts.of(append(append([]byte(kind), ' '), space...))
	t.tell(c, Change{Kind: kindParked, Number: none, Text: text}, at, parkee)
	if kind == "UnParkedCall" {
		t.linkLater(parkee, header(msg, "RetrieverUniqueid"), linkPark, at)
	}
}
