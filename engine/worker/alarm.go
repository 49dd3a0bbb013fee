package worker

import "time"

// alarm is a timer of a session's. Whoever has the session's lock sets it; the
// session's goroutine is woken by it, and asks over, since it may have been set anew
// while the lock was awaited.
type alarm struct {
	timer *time.Timer
	at    time.Time // zero: it is not set
}

func (a *alarm) set(d time.Duration, wake func()) {
	a.at = time.Now().Add(d)
	if a.timer == nil {
		a.timer = time.AfterFunc(d, wake)
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
