package call

import "time"

// epoch is where steady time begins. Steady times of all trackers compare.
var epoch = time.Now()

// Steady is a time in nanoseconds that goes on evenly when somebody sets the
// clock: equal to those since 1970 when the process started. All that is compared,
// added up or waited for is steady; what is told are the times of the clock on the
// wall, as it went when the call was born, so that a call's times fit each other.
//
// A time without a monotonic reading, as of a test, is taken by its wall clock.
func Steady(at time.Time) int64 { return epoch.UnixNano() + int64(at.Sub(epoch)) }

// steady is Steady, and notes how far the wall clock is from it.
func (t *Tracker) steady(at time.Time) int64 {
	nanos := Steady(at)
	t.wall = at.UnixNano() - nanos
	return nanos
}

// moment undoes Steady: the zero time for 0.
func moment(nanos int64) time.Time {
	if nanos == 0 {
		return time.Time{}
	}
	return epoch.Add(time.Duration(nanos - epoch.UnixNano()))
}

// told is a steady time of a call as the wall clock has it; the zero time for 0.
func (c *Call) told(nanos int64) time.Time {
	if nanos == 0 {
		return time.Time{}
	}
	return time.Unix(0, nanos+c.wall)
}
