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
	upper            time.Duration // of the next wait; 0 means min
	rnd              func(int64) time.Duration
}

func newBackoff(c *Config) *backoff {
	return &backoff{min: c.BackoffMin, max: c.BackoffMax, stable: c.StableAfter,
		rnd: func(n int64) time.Duration { return time.Duration(rand.Int64N(n + 1)) }}
}

// next returns the wait after an attempt that ended with err and, if it led to
// a session, kept that for up.
func (b *backoff) next(err error, up time.Duration) time.Duration {
	if up >= b.stable || b.upper == 0 {
		b.upper = b.min
	}
	upper := b.upper
	b.upper = min(2*b.upper, b.max)
	// Refused logins feed intrusion filters: never closer together than half
	// the maximum.
	var login *LoginError
	if errors.As(err, &login) && login.AuthFailed() {
		return b.max/2 + b.rnd(int64(b.max/2))
	}
	return b.rnd(int64(upper))
}

func (b *backoff) reset() { b.upper = 0 }
