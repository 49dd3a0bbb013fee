package call

import (
	"time"

	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// Muted says that a channel was muted for one of our clients, or is so no more:
// Asterisk tells of it by no event.
func (t *Tracker) Muted(uniqueID string, muted bool, at time.Time) {
	ch := t.channels[uniqueID]
	if ch == nil || ch.dead() || ch.leg.call == nil || (ch.flags&chanMuted != 0) == muted {
		return
	}
	text := "muted"
	ch.flags ^= chanMuted
	if !muted {
		text = "not muted"
	}
	t.tell(ch.leg.call, Change{Kind: astergatev1.CallChangeKind_CALL_CHANGE_KIND_UPDATED, Number: -1, Text: text}, t.steady(at), ch)
}
