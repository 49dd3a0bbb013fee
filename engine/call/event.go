package call

import (
	"github.com/astergate/astergate/engine/ami/wire"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// Short names of the kinds of changes.
const (
	kindCreated        = astergatev1.CallChangeKind_CALL_CHANGE_KIND_CREATED
	kindQueued         = astergatev1.CallChangeKind_CALL_CHANGE_KIND_QUEUED
	kindChannel        = astergatev1.CallChangeKind_CALL_CHANGE_KIND_CHANNEL
	kindState          = astergatev1.CallChangeKind_CALL_CHANGE_KIND_STATE
	kindDialBegin      = astergatev1.CallChangeKind_CALL_CHANGE_KIND_DIAL_BEGIN
	kindDialEnd        = astergatev1.CallChangeKind_CALL_CHANGE_KIND_DIAL_END
	kindRinging        = astergatev1.CallChangeKind_CALL_CHANGE_KIND_RINGING
	kindAnswered       = astergatev1.CallChangeKind_CALL_CHANGE_KIND_ANSWERED
	kindBridged        = astergatev1.CallChangeKind_CALL_CHANGE_KIND_BRIDGED
	kindHold           = astergatev1.CallChangeKind_CALL_CHANGE_KIND_HOLD
	kindUnhold         = astergatev1.CallChangeKind_CALL_CHANGE_KIND_UNHOLD
	kindTransferred    = astergatev1.CallChangeKind_CALL_CHANGE_KIND_TRANSFERRED
	kindParked         = astergatev1.CallChangeKind_CALL_CHANGE_KIND_PARKED
	kindLinked         = astergatev1.CallChangeKind_CALL_CHANGE_KIND_LINKED
	kindVariable       = astergatev1.CallChangeKind_CALL_CHANGE_KIND_VARIABLE
	kindChannelEnded   = astergatev1.CallChangeKind_CALL_CHANGE_KIND_CHANNEL_ENDED
	kindEnded          = astergatev1.CallChangeKind_CALL_CHANGE_KIND_ENDED
	kindFailed         = astergatev1.CallChangeKind_CALL_CHANGE_KIND_FAILED
	kindResynchronized = astergatev1.CallChangeKind_CALL_CHANGE_KIND_RESYNCHRONIZED
	kindUpdated        = astergatev1.CallChangeKind_CALL_CHANGE_KIND_UPDATED
)

// event chooses by the event's name. Most events of a busy server are not named
// here, and VarSet, the most frequent one, is read from its end.
func (t *Tracker) event(msg wire.Message, at int64) (named bool) {
	if msg.Kind() != wire.KindEvent {
		return false
	}
	switch string(msg.Type()) {
	case "VarSet":
		t.varSet(msg, at)
	case "Newchannel":
		d := t.read(msg)
		t.newChannel(d, at)
	case "Newstate":
		d := t.read(msg)
		t.newState(d, at)
	case "Hangup":
		d := t.read(msg)
		t.hangup(d, at)
	case "HangupRequest":
		d := t.read(msg)
		t.hangupRequest(d)
	case "DialBegin":
		d := t.read(msg)
		t.dialBegin(d, at)
	case "DialState":
		d := t.read(msg)
		t.dialState(d, at)
	case "DialEnd":
		d := t.read(msg)
		t.dialEnd(d, at)
	case "BridgeEnter":
		d := t.read(msg)
		t.bridgeEnter(d, at)
	case "BridgeLeave":
		d := t.read(msg)
		t.bridgeLeave(d, at)
	case "BridgeDestroy":
		t.bridgeDestroy(header(msg, "BridgeUniqueid"), at)
	case "NewConnectedLine", "NewCallerid", "NewAccountCode":
		d := t.read(msg)
		t.updated(d, at)
	case "Rename":
		d := t.read(msg)
		t.renamed(d, at)
	case "Hold":
		d := t.read(msg)
		t.hold(d, at)
	case "Unhold":
		d := t.read(msg)
		t.unhold(t.channel(d.own.uniqueID), at)
	case "LocalBridge":
		t.localBridge(msg, at)
	case "LocalOptimizationEnd":
		t.localOptimized(msg)
	case "OriginateResponse":
		t.originateResponse(msg, at)
	case "BlindTransfer":
		t.blindTransfer(msg, at)
	case "AttendedTransfer":
		t.attendedTransfer(msg, at)
	case "Pickup":
		t.pickup(msg, at)
	case "ParkedCall", "UnParkedCall", "ParkedCallTimeOut", "ParkedCallGiveUp", "ParkedCallSwap":
		t.parking(msg, at)
	case "Dial", "Bridge", "Link", "Unlink", "Masquerade", "Transfer":
		d := t.read(msg)
		t.before12(msg, d, at)
	default:
		return false
	}
	return true
}

// read reads an event into the Tracker's own details, which are good until the
// next event.
func (t *Tracker) read(msg wire.Message) *details {
	t.details.read(msg)
	return &t.details
}

// channel returns the channel of a Uniqueid, or nil.
func (t *Tracker) channel(uniqueID []byte) *channel {
	if len(uniqueID) == 0 {
		return nil
	}
	return t.channels[string(uniqueID)]
}

// live returns the live channel of a Uniqueid, or nil.
func (t *Tracker) liveChannel(uniqueID []byte) *channel {
	if ch := t.channel(uniqueID); ch != nil && !ch.dead() {
		return ch
	}
	return nil
}
