package call

import (
	"time"

	"github.com/astergate/astergate/engine/ami/wire"
)

// Outcome is what became of the action Originate.
type Outcome struct {
	Kind OutcomeKind
	// Text is Asterisk's, or says why it was not sent.
	Text string
}

// OutcomeKind is the kind of an Outcome.
type OutcomeKind uint8

const (
	// Taken: Asterisk answered Success.
	Taken OutcomeKind = iota
	// Refused: Asterisk answered Error.
	Refused
	// NotSent: the action never left.
	NotSent
	// Unknown: it was sent, and no answer came.
	Unknown
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
	nanos := t.steady(at)
	if o.Kind == Refused || o.Kind == NotSent {
		// No OriginateResponse will follow.
		delete(t.actions, c.origin.actionID)
		defer t.outcomeCame(c)
	}
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
		t.outcomeCame(c)
		return
	}
	if known && reason <= 127 {
		c.reason = int8(reason)
	}
	switch {
	case c.Over():
	case c.origin.emptied != 0:
		t.outcomeCame(c)
	default:
		t.failed(c, reasonText(reason), at)
	}
}

// awaitsOutcome reports whether an OriginateResponse is still to come that says
// why the call, whose channels are gone, was not answered. Asterisk writes it
// at about the time of their Hangups, before or after.
func (t *Tracker) awaitsOutcome(c *Call) bool {
	o := c.origin
	return o != nil && c.answered == 0 && o.actionID != "" && t.actions[o.actionID] == c && !t.lost && !t.resyncing
}

// outcomeCame ends a call that had waited for nothing else.
func (t *Tracker) outcomeCame(c *Call) {
	if o := c.origin; o.emptied != 0 && c.live == 0 && !c.Over() {
		t.end(c, o.emptied)
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

// alarm looks at a call of an Originate whose grace or deadline may be over.
func (t *Tracker) alarm(c *Call, at int64) {
	o := c.origin
	if c.Over() || o == nil {
		return
	}
	if len(c.legs) > 0 {
		if o.emptied != 0 && o.emptied+int64(t.cfg.Grace) <= at {
			t.outcomeCame(c)
		}
		return
	}
	switch {
	case o.grace != 0 && o.grace <= at:
		t.fail(c, o.text, at)
	case o.deadline != 0 && o.deadline <= at:
		t.fail(c, "nothing was heard of it in time", at)
	}
}
