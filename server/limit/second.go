package limit

import "time"

// second is a share that begins anew each second: so many actions, whoever sends
// them.
type second struct {
	share
	began time.Time
}

func newSecond(bound int) second { return second{share: newShare(bound)} }

// take counts one more, or says when to ask again.
func (s *second) take(name string, now time.Time) (wait time.Duration, ok bool) {
	if s.bound == 0 {
		return 0, true
	}
	if now.Sub(s.began) >= time.Second {
		s.began = now
		s.reset()
	}
	if !s.admits(name) {
		return s.began.Add(time.Second).Sub(now), false
	}
	s.add(name)
	return 0, true
}
