package call

import (
	"strings"

	"github.com/astergate/astergate/engine/ami/wire"
)

// before12 folds the events of Asterisk 11 and older into the model. There is no
// Linkedid, and there are no bridges with members: a Bridge links two channels.
// Until a dial, a caller's state, an answer or a bridge tells, a channel is an
// orphan, so that what was dialled never becomes a call.
func (t *Tracker) before12(msg wire.Message, d *details, at int64) {
	switch string(msg.Type()) {
	case "Dial":
		if string(d.subEvent) == "End" {
			t.oldDialEnd(d, at)
			return
		}
		if d.own.uniqueID == nil {
			d.own.uniqueID = header(msg, "SrcUniqueID")
		}
		d.own.number, d.own.callerName = nil, nil
		d.own.connectedNumber, d.own.connectedTo = nil, nil
		t.dialBegin(d, at)
	case "Bridge", "Link", "Unlink":
		together := string(msg.Type()) == "Link" || string(d.bridgeState) == "Link"
		t.oldBridge(header(msg, "Uniqueid1"), header(msg, "Uniqueid2"), together, at)
	case "Masquerade":
		t.masquerade(t.byName(header(msg, "Original")), t.byName(header(msg, "Clone")), at)
	case "Transfer":
		if string(header(msg, "TransferType")) == "Blind" {
			text := append(append([]byte(nil), header(msg, "TransferExten")...), '@')
			t.transferred(t.channel(d.own.uniqueID), append(text, header(msg, "TransferContext")...), at)
			return
		}
		t.transferred(t.channel(d.own.uniqueID), header(msg, "TransferType"), at)
		t.linkCalls(t.channel(d.own.uniqueID), t.channel(header(msg, "TargetUniqueid")), linkTransfer, at)
	}
}

// masquerade puts the clone's party into the original channel, and what is left
// of the clone hangs up. An original that was made for that goes on with the
// clone's call; of two calls it is a transfer.
func (t *Tracker) masquerade(original, clone *channel, at int64) {
	if original == nil || clone == nil {
		return
	}
	switch o, c := original.leg, clone.leg; {
	case o.call == nil && c.call != nil && !c.call.Over():
		t.attach(o, c.call, at)
	case c.call == nil && o.call != nil && !o.call.Over():
		t.attach(c, o.call, at)
	default:
		t.linkCalls(original, clone, linkTransfer, at)
	}
}

// oldDialEnd ends the dials of a channel: the event names the caller alone. What
// has been answered got ANSWER, the others that.
func (t *Tracker) oldDialEnd(d *details, at int64) {
	source := t.channel(d.own.uniqueID)
	if source == nil || source.leg.call == nil {
		return
	}
	c := source.leg.call
	status := t.texts.of(d.dialStatus)
	for _, l := range c.legs {
		if !l.dialled || l.dialStatus != "" {
			continue
		}
		l.dialStatus = status
		if status == "ANSWER" && l.answered == 0 {
			l.dialStatus = "NOANSWER"
		}
		t.ringsNoMore(l)
		if !c.Over() {
			t.tell(c, Change{Kind: kindDialEnd, Number: none, Text: l.dialStatus}, at, l.channels[0])
		}
	}
}

// oldBridge puts two channels into a bridge, or takes them out of it. The name
// of the bridge is that of the first channel.
func (t *Tracker) oldBridge(one, two []byte, together bool, at int64) {
	a, b := t.liveChannel(one), t.liveChannel(two)
	if a == nil || b == nil {
		return
	}
	if !together {
		t.leave(a, at)
		t.leave(b, at)
		return
	}
	if a.bridge != nil && a.bridge == b.bridge {
		return
	}
	id := []byte("bridge-" + a.uniqueID)
	t.enter(a, id, false, nil, at)
	t.enter(b, id, false, nil, at)
}

// byName finds a live channel by its name, which takes a look at all of them: of
// old servers, at a transfer.
func (t *Tracker) byName(name []byte) *channel {
	wanted := strings.TrimSuffix(string(name), "<MASQ>")
	for _, ch := range t.channels {
		if !ch.dead() && ch.name == wanted {
			return ch
		}
	}
	return nil
}
