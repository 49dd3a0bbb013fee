package asyncagi

import (
	"context"
	"strings"
	"time"

	agiwire "github.com/astergate/astergate/engine/agi/wire"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// failureFile is played where AGISTATUS is to be FAILURE: a command that fails
// ends AsyncAGI so, and nothing else does. Asterisk logs that it is not there.
const failureFile = "astergate-session-failed"

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
	close(s.left)
	over := s.isDone || !s.won || s.closing
	s.mu.Unlock()
	if over || !s.a.spawn(s.depart) {
		s.a.forget(s)
	}
}

// depart finds out why the channel has left, and ends the session.
func (s *Session) depart() {
	s.mu.Lock()
	running := s.running
	answered := running == nil || s.in != nil && s.in.complete()
	s.mu.Unlock()
	if running != nil && answered {
		<-running.answered
	}
	s.mu.Lock()
	suspect := answered && (s.failed || s.foreign || s.broken)
	broken := s.broken
	s.mu.Unlock()
	if !suspect {
		s.hangUp() // at once: what else it may be comes out in a moment
	}
	ctx, cancel := context.WithTimeout(s.a.ctx, verdictTime)
	end := s.verdict(ctx, suspect)
	cancel()
	s.a.forget(s)
	if end != astergatev1.SessionEnd_SESSION_END_HANGUP {
		if broken {
			end = astergatev1.SessionEnd_SESSION_END_REDIRECTED
		}
		s.finish(end)
		return
	}
	s.hangUp()
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
func (s *Session) verdict(ctx context.Context, suspect bool) astergatev1.SessionEnd {
	const hangup, redirected, lost = astergatev1.SessionEnd_SESSION_END_HANGUP,
		astergatev1.SessionEnd_SESSION_END_REDIRECTED, astergatev1.SessionEnd_SESSION_END_LOST
	place := s.Place()
	for {
		if s.isAnnounced() {
			return hangup
		}
		at, known := s.a.cfg.Manager.Look(ctx, s.server, s.uniqueID)
		moved := !place.Is(at.Context, at.Extension, at.Priority)
		behind := strings.EqualFold(at.Context, place.Context) && at.Extension == place.Extension
		switch {
		case !known, at.Extension == "h" && place.Extension != "h":
			return hangup
		case moved && suspect && behind:
			return lost
		case moved && !place.Unsure:
			return redirected
		case !moved && !suspect:
			return hangup
		}
		pause := time.NewTimer(lookPause)
		select {
		case <-s.news: // an announcement
			pause.Stop()
		case <-pause.C:
		case <-ctx.Done():
			pause.Stop()
			switch {
			case s.isAnnounced() || !moved:
				return hangup
			case behind && suspect:
				return lost
			}
			return redirected
		}
	}
}

func (s *Session) isAnnounced() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.announced
}

// announce notes that the channel hangs up.
func (s *Session) announce() {
	s.mu.Lock()
	s.announced = true
	s.mu.Unlock()
	s.tell()
}
