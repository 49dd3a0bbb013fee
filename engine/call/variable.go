package call

import (
	"github.com/astergate/astergate/engine/ami/wire"
	"github.com/astergate/astergate/engine/mapping"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// variable is one that the configuration names. The value is exact.
type variable struct{ name, value string }

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
