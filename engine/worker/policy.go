package worker

import (
	"time"

	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// wayLost is how a session leaves its channel when its worker is lost, or its
// time is over.
func (rt *route) wayLost() way {
	if rt.lost == astergatev1.LostPolicy_LOST_POLICY_HANG_UP {
		return hangUp
	}
	return giveBack
}

// noHandler is what becomes of a session that no worker takes, as the route says
// that counts for it.
func (s *session) noHandler(ev event, found assignment) {
	rt := found.route
	switch {
	case s.r.isDraining() && s.state != held:
		if s.step(evStop) {
			s.leaveFor(astergatev1.SessionEnd_SESSION_END_STOPPED, giveBack, "STOPPED", false)
		}
	case s.state == held || rt.holds():
		if s.step(evHeld) {
			s.hold(found)
		}
	case s.step(ev):
		by := giveBack
		if rt != nil && rt.noHandler == astergatev1.NoHandlerPolicy_NO_HANDLER_POLICY_HANG_UP {
			by = hangUp
		}
		s.leaveFor(astergatev1.SessionEnd_SESSION_END_NO_HANDLER, by, "NOHANDLER", rt != nil && rt.interrupt)
	}
}

// hold keeps a session that nobody has. A worker that comes takes it.
func (s *session) hold(found assignment) {
	s.route, s.match = found.route, found.match
	s.timer.stop()
	if !s.limit.wasSet() && s.route != nil {
		s.armLimit(s.route)
	}
	s.touch()
	s.r.enqueue(s, true)
}

// armQueue sets the timer to when the session has waited long enough for a
// worker with room.
func (s *session) armQueue() { s.timer.set(s.queueLeft(), s.wake) }

// queueLeft is how much longer the session waits.
func (s *session) queueLeft() time.Duration {
	s.r.mu.Lock()
	defer s.r.mu.Unlock()
	limit := time.Duration(s.r.queueTime.Load())
	if s.waitTime != nil {
		limit = *s.waitTime
	}
	return limit - time.Since(s.queuedAt)
}

// queueOver ends the waiting, unless another route has come to count since,
// whose time is longer.
func (s *session) queueOver() {
	if left := s.queueLeft(); left > 0 {
		s.timer.set(left, s.wake)
		return
	}
	s.r.mu.Lock()
	found := s.fallback
	s.r.mu.Unlock()
	s.noHandler(evQueueOver, found)
}

// armLimit begins the time that a route gives its sessions.
func (s *session) armLimit(rt *route) {
	if rt.timeLimit == 0 {
		s.limit.stop()
	} else {
		s.limit.set(rt.timeLimit, s.wake)
	}
	s.limitRoute = rt
}

// timeLimitOver ends a session whose time is over as if its worker were lost.
func (s *session) timeLimitOver() {
	if s.limit.over() && s.step(evTimeLimit) {
		s.leaveFor(astergatev1.SessionEnd_SESSION_END_TIME_LIMIT, s.limitRoute.wayLost(), "TIMELIMIT", s.limitRoute.interrupt)
	}
}

func (s *session) stopTimers() {
	s.timer.stop()
	s.limit.stop()
}
