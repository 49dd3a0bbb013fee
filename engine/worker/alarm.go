package worker

import "time"

// alarm is a timer of a session's. Whoever has the session's lock sets it; the
// session's goroutine waits for it, and asks over, since it may have been set anew
// while the lock was awaited.
type alarm struct {
	timer *time.Timer
	at    time.Time // zero: it is not set
}

func (a *alarm) set(d time.Duration) {
	a.at = time.Now().Add(d)
	if a.timer == nil {
		a.timer = time.NewTimer(d)
		return
	}
	a.timer.Reset(d)
}

func (a *alarm) stop() {
	a.at = time.Time{}
	if a.timer != nil {
		a.timer.Stop()
	}
}

// rings is what has a value when the time is over; nil if it was never set.
func (a *alarm) rings() <-chan time.Time {
	if a.timer == nil {
		return nil
	}
	return a.timer.C
}

// over reports whether the time that was set is over, and stops it.
func (a *alarm) over() bool {
	if a.at.IsZero() || time.Now().Before(a.at) {
		return false
	}
	a.at = time.Time{}
	return true
}

// wasSet reports whether it ever was.
func (a *alarm) wasSet() bool { return a.timer != nil }
