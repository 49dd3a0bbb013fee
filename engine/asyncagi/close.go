package asyncagi

import (
	"context"
	"time"

	agiwire "github.com/astergate/astergate/engine/agi/wire"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// failureFile is played where AGISTATUS is to be FAILURE: a command that fails
// ends AsyncAGI so, and nothing else does. Asterisk logs that it is not there.
const failureFile = "nosuch/astergate-session-failed"

// leaving is the command that gives a channel back to the dialplan.
func leaving(failed bool) []agiwire.Word {
	if failed {
		return agiwire.Words("STREAM FILE", failureFile, "")
	}
	return agiwire.Words("ASYNCAGI BREAK")
}

// Close implements worker.Channel. Nothing ends a command that runs: where it is
// an EXEC, the channel goes back behind it. Out of any other it is redirected to
// where the dialplan goes on; AGISTATUS is HANGUP then.
func (s *Session) Close(failed bool) {
	s.mu.Lock()
	if s.closing || s.isDone {
		s.mu.Unlock()
		return
	}
	s.closing = true
	in, running, place := !s.isLeft, s.running, s.place
	s.mu.Unlock()
	end := astergatev1.SessionEnd_SESSION_END_FINISHED
	if in {
		if err := s.giveBack(running, place, failed); err != nil {
			s.a.cfg.Logger.Warn("a channel could not be given back from AsyncAGI", "server", s.server, "uniqueid", s.uniqueID, "error", err)
		}
	} else {
		end = s.End()
	}
	s.finish(end)
}

func (s *Session) giveBack(running *call, place agiwire.Place, failed bool) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(s.a.ctx), closeTime)
	defer cancel()
	switch {
	case running == nil:
	case !running.exec():
		return s.a.cfg.Manager.Redirect(ctx, s.server, s.uniqueID, place)
	default:
		// It may have been redirected just now. A command that is queued behind
		// its leaving would wait for it in its next AsyncAGI.
		limit := time.NewTimer(leaveTime)
		defer limit.Stop()
		select {
		case <-s.left:
			return nil
		case <-running.answered:
		case <-limit.C:
		}
	}
	return s.queue(ctx, s.a.ids.next(runPrefix), leaving(failed))
}

// leave says that the channel has left AsyncAGI, or is gone.
func (s *Session) leave() {
	s.mu.Lock()
	if s.isLeft {
		s.mu.Unlock()
		return
	}
	s.isLeft = true
	over := s.isDone || !s.won || s.closing
	s.mu.Unlock()
	if over || !s.a.spawn(s.depart) {
		close(s.left)
		s.a.forget(s)
	}
}

// depart finds out why the channel has left, and ends the session.
func (s *Session) depart() {
	s.mu.Lock()
	running := s.running
	answered := running != nil && s.in != nil && s.in.complete()
	s.mu.Unlock()
	if answered {
		<-running.answered // whether it failed is about to be known
	}
	s.mu.Lock()
	suspect, broken := s.failed || s.foreign || s.broken, s.broken
	s.mu.Unlock()
	if !suspect {
		s.hangUp()    // at once: what else it may be comes out in a moment
		close(s.left) // a command that runs fails now, and it is known of what
	}
	ctx, cancel := context.WithTimeout(s.a.ctx, verdictTime)
	end := s.verdict(ctx, suspect)
	cancel()
	s.a.forget(s)
	if suspect {
		if end == hangupEnd {
			s.hangUp()
		}
		close(s.left)
	}
	if end != hangupEnd {
		if broken {
			end = redirectedEnd
		}
		s.finish(end)
		return
	}
	cleanup := time.NewTimer(s.a.cfg.Cleanup)
	defer cleanup.Stop()
	select {
	case <-cleanup.C:
		s.finish(end)
	case <-s.done:
	case <-s.a.ctx.Done():
		s.finish(astergatev1.SessionEnd_SESSION_END_STOPPED)
	}
}

func (s *Session) hangUp() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.isHungup && !s.isDone {
		s.isHungup = true
		close(s.hungup)
	}
}

// lookPause is between two looks at a channel that has not gone on yet.
const lookPause = 10 * time.Millisecond

// verdict tells a hangup from what else makes a channel leave. Without a suspect
// command it is one, unless the channel's place has changed: see engine.FastAGI.
// Behind a command that may have ended AsyncAGI the channel goes on, or it goes.
// One that has gone already was told by an event, with its last place.
func (s *Session) verdict(ctx context.Context, suspect bool) astergatev1.SessionEnd {
	for {
		at, known, last := s.sight(ctx)
		if end := s.judge(at, known, last, suspect); end != 0 {
			return end
		}
		pause := time.NewTimer(lookPause)
		select {
		case <-s.news: // an event of its hangup
			pause.Stop()
		case <-pause.C:
		case <-ctx.Done():
			pause.Stop()
			if end := s.judge(at, known, true, suspect); end != 0 {
				return end
			}
			return hangupEnd
		}
	}
}

const (
	hangupEnd     = astergatev1.SessionEnd_SESSION_END_HANGUP
	redirectedEnd = astergatev1.SessionEnd_SESSION_END_REDIRECTED
	lostEnd       = astergatev1.SessionEnd_SESSION_END_LOST
)

// sight is where the channel is; last if it goes nowhere from there.
func (s *Session) sight(ctx context.Context) (at Sight, known, last bool) {
	s.mu.Lock()
	over := s.over
	s.mu.Unlock()
	if over != nil {
		return *over, true, true
	}
	at, known = s.a.cfg.Manager.Look(ctx, s.server, s.uniqueID)
	return at, known, false
}

// judge is the verdict by what is known now; 0 if it is too early for one.
func (s *Session) judge(at Sight, known, last, suspect bool) astergatev1.SessionEnd {
	s.mu.Lock()
	announced, place := s.announced, s.place
	s.mu.Unlock()
	moved := !place.Is(at.Context, at.Extension, at.Priority)
	switch {
	case announced:
		return hangupEnd
	case !known:
		return 0
	case at.Extension == "h" && place.Extension != "h", !moved && (!suspect || last):
		return hangupEnd
	case !moved, !last && !suspect && place.Unsure:
		return 0
	case suspect && at.Context == place.Context && at.Extension == place.Extension:
		return lostEnd
	}
	return redirectedEnd
}

// announce notes that the channel hangs up: in AsyncAGI, or where it was then.
func (s *Session) announce(at Sight) {
	s.mu.Lock()
	if s.isLeft {
		s.over = &at
	} else {
		s.announced = true
	}
	s.mu.Unlock()
	s.tell()
}
