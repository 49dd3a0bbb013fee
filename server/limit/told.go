package limit

import (
	"sync/atomic"
	"time"
)

// Told lets one line a second into the log: a line for each refusal would be load as
// well. The zero value is ready. Safe for concurrent use.
type Told struct{ second atomic.Int64 }

// Now reports whether there may be a line now, and counts it.
func (t *Told) Now() bool {
	now := time.Now().Unix()
	before := t.second.Load()
	return before != now && t.second.CompareAndSwap(before, now)
}
