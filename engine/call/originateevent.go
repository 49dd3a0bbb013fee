package call

import (
	"time"

	"github.com/astergate/astergate/engine/ami/wire"
	"github.com/astergate/astergate/engine/mapping"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// syncFailed is Asterisk's answer to an Originate without Async whose dial came
// to nothing; channels may have been there.
const syncFailed = "Originate failed"

// Answered says what became of a call's Originate.
func (t *Tracker) Answered(id string, o Outcome, at time.Time) {
	c := t.calls[id]
	if c == nil || c.origin == nil || c.Over() {
		return
	}
	nanos := at.UnixNano()
	switch o.Kind {
	case Taken:
		t.queued(c, nanos)
	case Refused:
		if o.Text == syncFailed {
			t.failed(c, o.Text, nanos)
		} else if len(c.legs) == 0 {
			t.fail(c, o.Text, nanos)
		}
	case NotSent:
		if len(c.legs) == 0 {
			t.fail(c, o.Text, nanos)
		}
	case Unknown:
		// Its channels, its OriginateResponse or the deadline will tell.
	}
}

// originateResponse takes the outcome of an Originate. It may overtake the
// channels' events.
func (t *Tracker) originateResponse(msg wire.Message, at int64) {
	c := t.actions[string(header(msg, "ActionID"))]
	if c == nil {
		return
	}
	delete(t.actions, c.origin.actionID)
	reason, known := number(header(msg, "Reason"))
	if string(header(msg, "Response")) == "Success" {
		if c.Over() {
			return
		}
		t.queued(c, at)
		if !known || reason == reasonAnswer {
			t.answered(c, nil, at)
		}
		return
	}
	if known && reason <= 127 {
		c.reason = int8(reason)
	}
	if !c.Over() {
		t.failed(c, reasonText(reason), at)
	}
}

// reasonAnswer is OriginateResponse's Reason for success: Asterisk's number of
// the frame that ended the dial.
const reasonAnswer = 4

// reasonText says what OriginateResponse's Reason means.
func reasonText(reason int) string {
	switch reason {
	case 0:
		return "Failure"
	case 1:
		return "Hung up"
	case 3:
		return "No answer"
	case 5:
		return "Busy"
	case 8:
		return "Congestion"
	}
	return "Failed"
}

// failed is what follows a failure: the ends of the channels, or, where none has
// come within the grace, FAILED.
func (t *Tracker) failed(c *Call, text string, at int64) {
	if len(c.legs) > 0 || c.origin.grace != 0 {
		return
	}
	c.origin.text = text
	c.origin.grace = at + int64(t.cfg.Grace)
	t.alarms.add(c.origin.grace, c)
}

// alarm looks at a pending call whose grace or deadline may be over.
func (t *Tracker) alarm(c *Call, at int64) {
	o := c.origin
	if c.Over() || o == nil || len(c.legs) > 0 {
		return
	}
	switch {
	case o.grace != 0 && o.grace <= at:
		t.fail(c, o.text, at)
	case o.deadline != 0 && o.deadline <= at:
		t.fail(c, "nothing was heard of it in time", at)
	}
}

// varSet takes the setting of a variable: of the one that binds a channel to an
// Originate, or of one that is kept. All others return before anything of the
// channel is read.
func (t *Tracker) varSet(msg wire.Message, at int64) {
	raw, spans := msg.Raw(), msg.Spans()
	i := len(spans) - 1
	for ; i > 0; i-- {
		if string(spans[i].NameOf(raw)) == "Variable" {
			break
		}
	}
	if i <= 0 {
		return
	}
	name := spans[i].ValueOf(raw)
	for len(name) > 0 && name[0] == '_' {
		name = name[1:] // it is handed down to the channels that this one makes
	}
	binds := string(name) == t.cfg.Variable && len(name) > 0
	if _, kept := t.keep[string(name)]; !kept && !binds {
		return
	}
	d := t.read(msg)
	ch := t.liveChannel(d.own.uniqueID)
	if ch == nil {
		return
	}
	value := header(msg, "Value")
	if binds {
		t.bind(ch, value, at)
		return
	}
	if c := ch.leg.call; c != nil && !c.Over() {
		t.keepVariable(c, ch, name, value, at)
	}
}

// keepVariable sets one of the variables that are kept on calls.
func (t *Tracker) keepVariable(c *Call, ch *channel, name, value []byte, at int64) {
	i := 0
	for ; i < len(c.variables); i++ {
		if c.variables[i].name == string(name) {
			break
		}
	}
	if i == len(c.variables) {
		c.variables = append(c.variables, variable{name: t.texts.of(name)})
		c.variables[i].value = "\x00" // what no event can say
	}
	text := string(mapping.Unescape(value))
	if c.variables[i].value == text {
		return
	}
	c.variables[i].value = text
	t.tell(c, Change{Kind: kindVariable, Number: none, Text: c.variables[i].name + "=" + mapping.Text([]byte(text))}, at, ch)
}

// bind makes a channel part of the Originate whose id the tracking variable
// holds. The first time counts: both halves of a Local channel and, if it is
// handed down, all channels that they make get it too.
func (t *Tracker) bind(ch *channel, value []byte, at int64) {
	mine := ch.leg.call
	if mine != nil && (mine.Over() || mine.direction == astergatev1.CallDirection_CALL_DIRECTION_ORIGINATED) {
		return
	}
	c := t.calls[string(value)]
	switch {
	case c == nil:
		t.alias(ch, value, at)
	case c.Over() || c == mine || len(c.legs) > 0:
	case mine == nil:
		ch.leg.provisional = false
		t.attach(ch.leg, c, at)
	default:
		for len(mine.legs) > 0 {
			l := mine.legs[0]
			l.provisional = false
			t.detach(l, at)
			t.attach(l, c, at)
		}
		t.end(mine, at)
	}
}

// alias makes a call known by a tracking value that nobody has announced here:
// the Originate was of an earlier life of this process.
func (t *Tracker) alias(ch *channel, value []byte, at int64) {
	if !validID(value) {
		return
	}
	c := ch.leg.call
	if c == nil {
		c = t.adoptAs(ch.leg, string(value), at)
		c.direction = astergatev1.CallDirection_CALL_DIRECTION_ORIGINATED
		return
	}
	if !ch.leg.root || c.origin != nil {
		return
	}
	c.direction = astergatev1.CallDirection_CALL_DIRECTION_ORIGINATED
	c.origin = &origin{alias: string(value)}
	t.aliases[c.origin.alias] = c
	t.tell(c, Change{Kind: kindUpdated, Number: none, Text: c.origin.alias}, at, ch)
}

// validID reports whether a value can be a call id.
func validID(value []byte) bool {
	if len(value) == 0 || len(value) > 64 {
		return false
	}
	for _, c := range value {
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' {
			return false
		}
	}
	return true
}
