package call

import (
	"bytes"
	"cmp"
	"slices"
	"time"

	"github.com/astergate/astergate/engine/ami/wire"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// Lost says that the link to the server is down: calls become stale, and
// nothing ends by a time-out until the next snapshot.
func (t *Tracker) Lost(at time.Time) {
	t.lost = true
	for c := range t.Live() {
		c.flags |= flagAtLoss
	}
}

// present is a channel of a snapshot.
type present struct {
	snapshot
	bridge, application, value []byte
	bridged                    []byte // before 12: the channel that it talks with
	dialplan                   bool   // before 12: it runs one, as what was dialled does not
	seconds                    int
}

// Resync compares the calls with a snapshot: the items of the action Status,
// sent with the header Variables naming the tracking variable, when its
// StatusComplete has come. Channels that are not in it are gone, unknown ones get
// their call as if they were new, and of known ones the state and the bridge are
// brought up to date. Events that happened before the snapshot may come after it.
func (t *Tracker) Resync(status []wire.Message, at time.Time) {
	t.lost = false
	t.resyncing = true
	nanos := t.steady(at)
	here := t.readStatus(status)
	var unknown []*present
	for _, p := range here {
		if t.liveChannel(p.uniqueID) == nil {
			unknown = append(unknown, p)
		}
	}
	slices.SortFunc(unknown, older)
	for _, p := range unknown {
		t.found(p, nanos)
	}
	for _, p := range here {
		t.refreshed(p, nanos)
	}
	t.removeMissing(here, nanos)
	t.resyncing = false
	t.conclude(nanos)
}

// readStatus reads the items of Status by Uniqueid.
func (t *Tracker) readStatus(status []wire.Message) map[string]*present {
	here := make(map[string]*present, len(status))
	for _, msg := range status {
		if string(msg.Type()) != "Status" {
			continue
		}
		d := t.read(msg)
		if len(d.own.uniqueID) == 0 {
			continue
		}
		p := &present{snapshot: d.own, bridge: d.bridge, application: header(msg, "Application")}
		p.bridged = header(msg, "BridgedUniqueid")
		_, p.dialplan = msg.Get("Extension")
		p.seconds, _ = number(header(msg, "Seconds"))
		for i := range msg.Len() {
			name, value := msg.Header(i)
			if wire.EqualName(name, "Variable") {
				variable, text, _ := bytes.Cut(value, []byte("="))
				if t.cfg.Variable != "" && string(variable) == t.cfg.Variable && validID(text) {
					p.value = text
				}
			}
		}
		here[string(p.uniqueID)] = p
	}
	return here
}

// root reports whether nobody has made the channel, as far as a snapshot tells.
func (p *present) root() bool {
	return p.linkedID == nil && p.dialplan || bytes.Equal(p.uniqueID, p.linkedID)
}

// older orders channels as they were born: roots first, then by their numbers.
func older(a, b *present) int {
	if x, y := a.root(), b.root(); x != y {
		if x {
			return -1
		}
		return 1
	}
	if c := cmp.Compare(b.seconds, a.seconds); c != 0 {
		return c
	}
	if c := cmp.Compare(len(a.uniqueID), len(b.uniqueID)); c != 0 {
		return c
	}
	return bytes.Compare(a.uniqueID, b.uniqueID)
}

// found takes a channel that nobody has told of. The order in which the rules
// apply is that of newChannel; the tracking variable stands for the announcement.
func (t *Tracker) found(p *present, at int64) {
	if old := t.channel(p.uniqueID); old != nil {
		t.dropChannel(old)
	}
	ch := t.makeChannel(&p.snapshot)
	announced := t.expected[ch.uniqueID]
	delete(t.expected, ch.uniqueID)
	if t.join(ch, at) {
		t.foundState(ch, at)
		return
	}
	l := &leg{}
	l.put(ch)
	t.awaitHalf(ch)
	born := at - int64(p.seconds)*int64(time.Second)
	if announced == nil && p.value != nil {
		if c := t.Get(string(p.value)); c != nil && !c.Over() {
			announced = c
		} else if c == nil && p.root() {
			announced = t.newCall(string(p.value), astergatev1.CallDirection_CALL_DIRECTION_ORIGINATED, born)
			announced.dialed, announced.number, announced.name = ch.name, ch.number, ch.callerName
			t.tell(announced, Change{Kind: kindCreated, Number: none}, at, nil)
		}
	}
	c := announced
	if c == nil && !p.root() {
		c, _ = t.carriers(p.linkedID)
		if other := t.liveChannel(p.bridged); other != nil && c == nil {
			c = other.leg.call
		}
	}
	switch {
	case c != nil:
		t.attach(l, c, at)
	case p.linkedID == nil && !p.root():
		t.orphans = append(t.orphans, l)
		return
	default:
		t.root(l, t.cfg.NewID(), at).created = born
	}
	t.foundState(ch, at)
}

// foundState tells of what a channel that was found is in.
func (t *Tracker) foundState(ch *channel, at int64) {
	switch {
	case ch.leg.call == nil:
	case ch.state == stateRinging:
		t.ring(ch.leg, at)
	case ch.state == stateUp:
		t.up(ch, at)
	}
}

// refreshed brings a channel up to date.
func (t *Tracker) refreshed(p *present, at int64) {
	ch := t.liveChannel(p.uniqueID)
	if ch == nil {
		return
	}
	t.refresh(ch, &p.snapshot)
	if n, ok := number(p.state); ok && n <= 255 {
		t.setState(ch, uint8(n), p.stateText, at)
	}
	switch {
	case len(p.bridge) == 0:
		t.leave(ch, at)
	case ch.bridge == nil || ch.bridge.id != string(p.bridge):
		t.enter(ch, p.bridge, waits(p.application), nil, at)
	}
}

// waits reports whether who runs an application is in its bridge to wait: a
// snapshot tells the bridge and not its kind.
func waits(application []byte) bool {
	switch string(application) {
	case "Park", "ParkAndAnnounce", "BridgeWait":
		return true
	}
	return false
}

// removeMissing ends the channels that a snapshot does not have.
func (t *Tracker) removeMissing(here map[string]*present, at int64) {
	var gone []*channel
	for id, ch := range t.channels {
		if !ch.dead() && here[id] == nil {
			gone = append(gone, ch)
		}
	}
	slices.SortFunc(gone, func(a, b *channel) int { return cmp.Compare(a.uniqueID, b.uniqueID) })
	for _, ch := range gone {
		t.die(ch, "", at)
	}
}

// conclude tells of the calls that a snapshot has changed, or that the loss of
// the link had made stale. A pending Originate that was sent before the loss has
// a last grace.
func (t *Tracker) conclude(at int64) {
	for c := range t.All() {
		if c.flags&(flagTouched|flagAtLoss) == 0 {
			continue
		}
		atLoss := c.flags&flagAtLoss != 0
		c.flags &^= flagTouched | flagAtLoss
		if c.Over() {
			continue
		}
		if len(c.legs) == 0 {
			if atLoss {
				t.failed(c, "the link was lost, and no channel is there", at)
			}
			continue
		}
		t.tell(c, Change{Kind: kindResynchronized, Number: none, Resynchronized: true}, at, nil)
	}
}
