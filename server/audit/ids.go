package audit

import (
	"crypto/rand"
	"strconv"
	"sync/atomic"
	"time"
)

// ids are short and not to be confused with those of another process.
type ids struct {
	process string
	count   *atomic.Uint64
}

func newIDs() ids { return ids{rand.Text()[:12], new(atomic.Uint64)} }

func (i ids) next() string { return i.process + "-" + strconv.FormatUint(i.count.Add(1), 36) }

// Failed authentications leave failureRate lines a second at most, and
// failureBurst at once: whoever guesses shall not fill the disk.
const (
	failureRate  = 10
	failureBurst = 100
)

// limiter is a bucket of nanoseconds, of which each failure takes some.
type limiter struct{ free *atomic.Int64 }

func newLimiter(now time.Time) limiter {
	l := limiter{new(atomic.Int64)}
	l.free.Store(now.Add(-failureBurst * cost).UnixNano())
	return l
}

const cost = time.Second / failureRate

// take reports whether there is room for one more.
func (l limiter) take(now time.Time) bool {
	for {
		was := l.free.Load()
		next := max(was, now.Add(-failureBurst*cost).UnixNano()) + int64(cost)
		if next > now.UnixNano() {
			return false
		}
		if l.free.CompareAndSwap(was, next) {
			return true
		}
	}
}
