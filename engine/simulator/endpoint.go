package simulator

import "time"

// Devices that can be dialled, and what their owners do. They stand for what a
// SIP phone or trunk does; their channels behave as those of PJSIP.

// Outcome is how a dialled device ends its ringing.
type Outcome int

const (
	// Answers takes the call.
	Answers Outcome = iota
	// NoAnswer rings until the caller gives up.
	NoAnswer
	// Busy refuses as busy (cause 17).
	Busy
	// Congestion refuses as congested (cause 34).
	Congestion
	// Unavailable cannot be dialled at all, as a phone that is not registered.
	Unavailable
)

func (o Outcome) cause() int {
	switch o {
	case Busy:
		return 17
	case Congestion:
		return 34
	}
	return 0
}

// Endpoint is a device and its owner.
type Endpoint struct {
	Outcome Outcome
	// Delay is the time from the dial to the ringing, or to the refusal of a
	// device that is Busy or in Congestion.
	Delay time.Duration
	// Ring is the time from the ringing to the answer.
	Ring time.Duration
	// Talk is the time from the answer until the owner hangs up; 0 is never.
	Talk time.Duration
}

// runEndpoint is the goroutine of a dialled device.
func (s *Simulator) runEndpoint(c *channel, e Endpoint) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.sleepUnlessDead(c, e.Delay) {
		return
	}
	if cause := e.Outcome.cause(); cause != 0 {
		c.cause = cause
		c.leg.failed = e.Outcome
		c.poke()
		return
	}
	c.setState(stateRinging)
	c.leg.ringing = true
	c.poke()
	if e.Outcome == NoAnswer || !s.sleepUnlessDead(c, e.Ring) {
		return
	}
	c.answered = time.Now()
	c.setState(stateUp)
	c.leg.answered = true
	c.poke()
	if e.Talk > 0 && s.sleepUnlessDead(c, e.Talk) {
		s.remoteHangup(c)
	}
}

// remoteHangup is the far end hanging up.
func (s *Simulator) remoteHangup(c *channel) {
	s.channelEvent("HangupRequest", classCall, c, "Cause", "16")
	c.requestHangup(16)
}

// sleepUnlessDead waits and reports whether the channel still lives.
func (s *Simulator) sleepUnlessDead(c *channel, d time.Duration) bool {
	if d <= 0 {
		return !c.gone && !s.closed
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	return s.block(c.dead, timer.C) && !c.gone && !s.closed
}
