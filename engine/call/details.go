package call

import (
	"bytes"

	"github.com/astergate/astergate/engine/ami/wire"
	"github.com/astergate/astergate/engine/mapping"
)

// snapshot is what an event says of a channel, as views of the event. What it
// does not say is nil.
type snapshot struct {
	name, state, stateText       []byte
	number, callerName           []byte
	connectedNumber, connectedTo []byte
	account                      []byte
	context, exten, priority     []byte
	uniqueID, linkedID           []byte
}

// details is what the events of calls say, as views of the event.
type details struct {
	own, dest                        snapshot // the channel; the other one of a dial
	cause, causeText                 []byte
	dialString, dialStatus, forward  []byte
	bridge, bridgeType, bridgeTech   []byte
	swapped                          []byte
	class, newName, subEvent, status []byte
	bridgeState                      []byte
}

// read takes from an event what concerns calls, in one pass over its headers.
// Asterisk before 12 writes some names in another way.
func (d *details) read(msg wire.Message) {
	*d = details{}
	raw, spans := msg.Raw(), msg.Spans()
	for i := 1; i < len(spans); i++ {
		s := spans[i]
		switch string(s.NameOf(raw)) {
		case "Channel":
			if usual(raw, spans[i:], "") {
				d.own.take(raw, spans[i:])
				i += usualLen - 1
				continue
			}
			d.own.name = s.ValueOf(raw)
		case "ChannelState":
			d.own.state = s.ValueOf(raw)
		case "ChannelStateDesc":
			d.own.stateText = s.ValueOf(raw)
		case "CallerIDNum", "CallerID":
			d.own.number = s.ValueOf(raw)
		case "CallerIDName":
			d.own.callerName = s.ValueOf(raw)
		case "ConnectedLineNum":
			d.own.connectedNumber = s.ValueOf(raw)
		case "ConnectedLineName":
			d.own.connectedTo = s.ValueOf(raw)
		case "AccountCode":
			d.own.account = s.ValueOf(raw)
		case "Context":
			d.own.context = s.ValueOf(raw)
		case "Exten":
			d.own.exten = s.ValueOf(raw)
		case "Priority":
			d.own.priority = s.ValueOf(raw)
		case "Uniqueid", "UniqueID":
			d.own.uniqueID = s.ValueOf(raw)
		case "Linkedid":
			d.own.linkedID = s.ValueOf(raw)
		case "DestChannel", "Destination":
			if usual(raw, spans[i:], "Dest") {
				d.dest.take(raw, spans[i:])
				i += usualLen - 1
				continue
			}
			d.dest.name = s.ValueOf(raw)
		case "DestCallerIDNum":
			d.dest.number = s.ValueOf(raw)
		case "DestCallerIDName":
			d.dest.callerName = s.ValueOf(raw)
		case "DestConnectedLineNum":
			d.dest.connectedNumber = s.ValueOf(raw)
		case "DestConnectedLineName":
			d.dest.connectedTo = s.ValueOf(raw)
		case "DestAccountCode":
			d.dest.account = s.ValueOf(raw)
		case "DestContext":
			d.dest.context = s.ValueOf(raw)
		case "DestExten":
			d.dest.exten = s.ValueOf(raw)
		case "DestPriority":
			d.dest.priority = s.ValueOf(raw)
		case "DestUniqueid", "DestUniqueID":
			d.dest.uniqueID = s.ValueOf(raw)
		case "DestLinkedid":
			d.dest.linkedID = s.ValueOf(raw)
		case "Cause":
			d.cause = s.ValueOf(raw)
		case "Cause-txt":
			d.causeText = s.ValueOf(raw)
		case "DialString", "Dialstring":
			d.dialString = s.ValueOf(raw)
		case "DialStatus":
			d.dialStatus = s.ValueOf(raw)
		case "Forward":
			d.forward = s.ValueOf(raw)
		case "BridgeUniqueid", "BridgeID":
			d.bridge = s.ValueOf(raw)
		case "BridgeType":
			d.bridgeType = s.ValueOf(raw)
		case "BridgeTechnology":
			d.bridgeTech = s.ValueOf(raw)
		case "SwapUniqueid":
			d.swapped = s.ValueOf(raw)
		case "MusicClass":
			d.class = s.ValueOf(raw)
		case "Newname":
			d.newName = s.ValueOf(raw)
		case "SubEvent":
			d.subEvent = s.ValueOf(raw)
		case "Status":
			d.status = s.ValueOf(raw)
		case "Bridgestate":
			d.bridgeState = s.ValueOf(raw)
		}
	}
}

// usualNames are the headers of a channel in the order in which Asterisk 12 and
// later write them, each time.
var usualNames = [...]string{
	"Channel", "ChannelState", "ChannelStateDesc", "CallerIDNum", "CallerIDName", "ConnectedLineNum", "ConnectedLineName",
	"Language", "AccountCode", "Context", "Exten", "Priority", "Uniqueid", "Linkedid",
}

const usualLen = len(usualNames)

// usual reports whether spans begin with the headers of a channel in the usual
// order. Comparing lengths, and the last two names, costs a tenth of looking
// each name up.
func usual(raw []byte, spans []wire.Span, prefix string) bool {
	if len(spans) < usualLen {
		return false
	}
	spans = spans[:usualLen]
	for i, s := range spans {
		if int(s.NameEnd-s.Name) != len(prefix)+len(usualNames[i]) || s.Name == wire.OutputName {
			return false
		}
	}
	unique, linked := spans[usualLen-2].NameOf(raw), spans[usualLen-1].NameOf(raw)
	return string(unique[len(prefix):]) == "Uniqueid" && string(linked[len(prefix):]) == "Linkedid"
}

// take takes what the headers in the usual order say.
func (s *snapshot) take(raw []byte, spans []wire.Span) {
	_ = spans[usualLen-1]
	s.name, s.state, s.stateText = spans[0].ValueOf(raw), spans[1].ValueOf(raw), spans[2].ValueOf(raw)
	s.number, s.callerName = spans[3].ValueOf(raw), spans[4].ValueOf(raw)
	s.connectedNumber, s.connectedTo = spans[5].ValueOf(raw), spans[6].ValueOf(raw)
	s.account, s.context, s.exten, s.priority = spans[8].ValueOf(raw), spans[9].ValueOf(raw), spans[10].ValueOf(raw), spans[11].ValueOf(raw)
	s.uniqueID, s.linkedID = spans[12].ValueOf(raw), spans[13].ValueOf(raw)
}

// unknown is what Asterisk writes for what is not there.
const unknown = "<unknown>"

// set replaces *field by what an event says, and reports whether that is new.
func set(field *string, value []byte) bool {
	if value == nil || string(value) == *field {
		return false
	}
	if string(value) == unknown {
		value = nil
		if *field == "" {
			return false
		}
	}
	*field = mapping.Text(value)
	return true
}

// setEscaped is set for values that Asterisk sends with escapes.
func setEscaped(field *string, value []byte) bool {
	if bytes.IndexByte(value, '\\') < 0 {
		return set(field, value)
	}
	return set(field, mapping.Unescape(value))
}

// share is set for values that many channels have in common.
func (t *Tracker) share(field *string, value []byte) {
	if value == nil || string(value) == *field {
		return
	}
	if string(value) == unknown {
		*field = ""
		return
	}
	*field = t.texts.of(value)
}

// number reads a decimal number of at most nine digits.
func number(b []byte) (int, bool) {
	if len(b) == 0 || len(b) > 9 {
		return 0, false
	}
	n := 0
	for _, c := range b {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = 10*n + int(c-'0')
	}
	return n, true
}

// header returns the value of a header, nil if there is none.
func header(msg wire.Message, name string) []byte {
	value, _ := msg.Get(name)
	return value
}
