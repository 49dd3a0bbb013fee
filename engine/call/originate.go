package call

import (
	"strings"
	"time"

	"github.com/astergate/astergate/engine/mapping"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// Announcement is an Originate that is about to be sent.
type Announcement struct {
	// Call is the id that it is to have; empty: NewID's.
	Call string
	// ActionID of the action, if it is known already.
	ActionID string
	// ChannelID and OtherChannelID are the headers ChannelId and OtherChannelId.
	ChannelID, OtherChannelID string
	// Dialed is the channel to dial, Caller the header CallerID.
	Dialed, Caller string
	// Key is the idempotency key; empty: none.
	Key string
	// At is now; Deadline when to give up if neither an answer nor a channel was
	// seen. A zero Deadline never comes.
	At, Deadline time.Time
}

// origin is what an originated call keeps of its Originate.
type origin struct {
	key, actionID             string
	channelID, otherChannelID string
	deadline                  int64  // 0: none, or it has passed
	grace                     int64  // when a failure without channels is one; 0: none
	emptied                   int64  // when its last channel ended, with the OriginateResponse still to come; or 0
	alias                     string // a tracking value that is not its id
	text                      string // why it fails if no channel comes
}

// Announce makes a call of an Originate that is about to be sent: pending, with
// the change CREATED. It must come before the first byte leaves, or its first
// channel would be a call of its own. An id that a call has already is that call's.
func (t *Tracker) Announce(a Announcement) *Call {
	at := t.steady(a.At)
	if a.Call == "" {
		a.Call = t.cfg.NewID()
	}
	if c := t.calls[a.Call]; c != nil {
		return c
	}
	c := t.newCall(a.Call, astergatev1.CallDirection_CALL_DIRECTION_ORIGINATED, at)
	c.origin = &origin{key: a.Key, channelID: a.ChannelID, otherChannelID: a.OtherChannelID}
	c.dialed = a.Dialed
	c.name, c.number = parseCallerID(a.Caller)
	t.SetActionID(a.Call, a.ActionID)
	if a.Key != "" {
		t.keys[a.Key] = c
	}
	for _, id := range []string{a.ChannelID, a.OtherChannelID} {
		if id != "" {
			t.expected[id] = c
		}
	}
	if !a.Deadline.IsZero() {
		c.origin.deadline = Steady(a.Deadline)
		t.alarms.add(c.origin.deadline, c)
	}
	t.tell(c, Change{Kind: astergatev1.CallChangeKind_CALL_CHANGE_KIND_CREATED, Number: -1}, at, nil)
	return c
}

// SetActionID says which ActionID a call's Originate was sent with.
func (t *Tracker) SetActionID(id, actionID string) {
	c := t.calls[id]
	if c == nil || c.origin == nil || actionID == "" || c.Over() {
		return
	}
	delete(t.actions, c.origin.actionID)
	c.origin.actionID = actionID
	t.actions[actionID] = c
}

// parseCallerID splits a caller id as Originate takes it: "Name" <number>, or
// one of the two.
func parseCallerID(text string) (name, number string) {
	name, rest, found := strings.Cut(text, "<")
	if found {
		number, _, _ = strings.Cut(rest, ">")
		return unquoted(name), number
	}
	text = strings.TrimSpace(text)
	if strings.Trim(text, "+*#0123456789") == "" {
		return "", text
	}
	return unquoted(text), ""
}

// unquoted is a name without its quotes and what escapes them.
func unquoted(name string) string {
	name = strings.TrimSpace(name)
	if len(name) >= 2 && name[0] == '"' && name[len(name)-1] == '"' {
		name = name[1 : len(name)-1]
	}
	return string(mapping.Unescape([]byte(name)))
}

// SetMuted notes that one of our clients has muted a channel, or lifted that: no
// event tells.
func (t *Tracker) SetMuted(uniqueID string, muted bool, at time.Time) {
	ch := t.channels[uniqueID]
	if ch == nil || ch.dead() || muted == (ch.flags&chanMuted != 0) {
		return
	}
	ch.flags ^= chanMuted
	if c := ch.leg.call; c != nil {
		t.tell(c, Change{Kind: kindUpdated, Number: none}, t.steady(at), ch)
	}
}
