package ami

import (
	"errors"
	"math/rand/v2"
	"time"
)

// backoff decides how long to wait before the next attempt to connect. Waits
// are random over the whole range (full jitter), so that many links do not
// return to one server in step; the range doubles from min to max.
type backoff struct {
	min, max, stable time.Duration
	failures         int                       // in a row, without a stable session between
	rnd              func(int64) time.Duration // nil: random in [0, n]
}

// next returns the wait after an attempt that ended with err and, if it led to
// a session, kept that ready for up.
func (b *backoff) next(err error, up time.Duration) time.Duration {
	if up >= b.stable {
		b.failures = 0
	}
	// Authentication failures feed intrusion filters: never closer together
	// than half the maximum.
	var login *LoginError
	if errors.As(err, &login) && login.AuthFailed() {
		b.failures++
		return b.max/2 + b.random(b.max/2)
	}
	upper := b.max
	if shift := b.failures; shift < 32 {
		if d := b.min << shift; d > 0 && d>>shift == b.min {
			upper = min(d, b.max)
		}
	}
	b.failures++
	return b.random(upper)
}

func (b *backoff) reset() { b.failures = 0 }

func (b *backoff) random(upper time.Duration) time.Duration {
	if b.rnd != nil {
		return b.rnd(int64(upper))
	}
	return time.Duration(rand.Int64N(int64(upper) + 1))
}
