package worker

import (
	"context"
	"time"

	agiwire "github.com/astergate/astergate/engine/agi/wire"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// statusVariable tells the dialplan why a session came back.
const statusVariable = "ASTERGATE_STATUS"

// way is how a session leaves its channel.
type way uint8

const (
	justClose way = iota // the dialplan goes on, AGISTATUS is SUCCESS
	giveBack             // the dialplan goes on, AGISTATUS is FAILURE
	hangUp               // the channel is hung up
)

// leave is what is to be done at a session's end.
type leave struct {
	end       astergatev1.SessionEnd
	way       way
	status    string // for the dialplan
	interrupt bool   // an EXEC that runs
	unheard   bool   // the channel left before a worker had it
}

// verdictTime is for the channel to tell a hangup from a redirect, for which it
// takes 200 ms at most, where the server answers in time.
const verdictTime = 250 * time.Millisecond

// leaveFor begins the end, which finish brings: the session is in the state
// leaving, and nobody's any more.
func (s *session) leaveFor(end astergatev1.SessionEnd, by way, status string, interrupt bool) {
	if s.hungUp && end != astergatev1.SessionEnd_SESSION_END_REDIRECTED {
		end, by = astergatev1.SessionEnd_SESSION_END_HANGUP, justClose
	}
	s.leave = leave{end: end, way: by, status: status, interrupt: interrupt}
	if by == justClose && s.current == nil && s.attending.Load() {
		s.ch.Close(false) // which ends the goroutine's reading too
		return
	}
	s.wake()
}

// finish ends the session, exactly once. While an EXEC runs that is not to be
// interrupted it waits for the EXEC's end; nothing else has to be waited for.
func (s *session) finish(ctx context.Context) astergatev1.SessionEnd {
	w := s.worker
	if w == nil {
		s.r.unqueue(s)
	} else {
		s.r.release(s, w, false)
	}
	if s.leave.way == justClose && s.current != nil && (isClosed(s.ch.Done()) || ctx.Err() != nil) {
		// The command that ran has failed with the connection: first its result.
		s.current.leave()
		s.settle(<-s.answered)
	}
	if s.leave.unheard {
		s.lastHangup() // an accept may be on its way
		s.awaitVerdict(ctx)
	}
	if s.leave.way != justClose {
		s.awaitExec(ctx)
		s.lastActs(ctx)
	}
	s.lastHangup()
	s.ch.Close(s.leave.way == giveBack)
	if s.current != nil {
		s.current.leave()
		if c := <-s.answered; c.operator != nil {
			s.deliver(c)
		} else {
			c.told(nil) // the session is not the worker's any more
		}
		s.current = nil
	}
	s.endTurns()
	s.tell(s.leave.end)
	s.owning.Lock()
	s.step(evGone)
	s.owning.Unlock()
	return s.leave.end
}

// lastHangup tells a worker of the hangup that it was not told of yet.
func (s *session) lastHangup() {
	if s.hungUp && s.worker != nil && !s.toldHangup {
		s.toldHangup = true
		s.r.put(s.worker, &astergatev1.ServeResponse{Frame: &astergatev1.ServeResponse_Hangup{
			Hangup: &astergatev1.SessionHangup{Session: s.id}}})
	}
}

// settle delivers a command's result while the session ends.
func (s *session) settle(c *call) {
	c.over()
	s.current = nil
	s.deliver(c)
}

// tell is the last frame of the session for a worker.
func (s *session) tell(end astergatev1.SessionEnd) {
	if s.worker == nil {
		return
	}
	s.r.put(s.worker, &astergatev1.ServeResponse{Frame: &astergatev1.ServeResponse_Ended{
		Ended: &astergatev1.SessionEnded{Session: s.id, Reason: end}}})
}

// awaitVerdict waits until it is known where a channel went that nobody had: one
// that was redirected ends by itself.
func (s *session) awaitVerdict(ctx context.Context) {
	limit := time.NewTimer(verdictTime)
	defer limit.Stop()
	for open := true; open; {
		select {
		case c := <-s.answered: // an operator's: the hangup has ended it
			s.settle(c)
		case <-s.ch.Done():
			open = false
		case <-limit.C:
			open = false
		case <-ctx.Done(): // which comes just before
			open = false
		case <-s.r.stopping:
			open = false
		}
	}
	s.leave.end = s.ch.End()
}

// awaitExec waits for the end of an EXEC, unless it is to be interrupted.
func (s *session) awaitExec(ctx context.Context) {
	if !s.current.exec() || s.leave.interrupt || s.leave.end == astergatev1.SessionEnd_SESSION_END_STOPPED {
		return
	}
	hungUp := s.ch.HungUp()
	for s.current != nil {
		select {
		case c := <-s.answered:
			if c.operator == nil {
				c.over()
				c.told(s.resultOf(c))
				s.current = nil
				continue
			}
			s.settle(c)
		case <-hungUp:
			hungUp = nil
			s.hungUp = true
			s.touch()
		case <-s.ch.Done():
			return
		case <-ctx.Done():
			return
		case <-s.r.stopping:
			return
		}
	}
}

// lastActs tells the dialplan, or hangs up: by AGI where that is free, else by
// the manager interface.
func (s *session) lastActs(ctx context.Context) {
	if isClosed(s.ch.Done()) || ctx.Err() != nil {
		return
	}
	ctx, cancel := context.WithTimeout(ctx, lastActs)
	defer cancel()
	server, channel := s.ch.Server(), s.ch.Environment().Get("agi_uniqueid")
	control := s.r.cfg.Control
	var err error
	switch {
	case s.leave.way == hangUp && s.current == nil:
		_, err = s.ch.Do(ctx, agiwire.Words("HANGUP"))
	case s.leave.way == hangUp && control != nil:
		err = control.Hangup(ctx, server, channel)
	case s.leave.way == giveBack && s.current == nil:
		_, err = s.ch.Do(ctx, agiwire.Words("SET VARIABLE", statusVariable, s.leave.status))
	case s.leave.way == giveBack && control != nil:
		err = control.SetVariable(ctx, server, channel, statusVariable, s.leave.status)
		if s.leave.interrupt && s.current.exec() {
			to := s.ch.Place()
			if moved := control.Redirect(ctx, server, channel, to.Context, to.Extension, to.Priority); moved != nil {
				err = moved
			}
		}
	}
	if err != nil {
		s.r.cfg.Logger.Warn("a session could not be ended as its route says", "session", s.id, "server", server, "end", s.leave.end, "error", err)
	}
}

func isClosed(c <-chan struct{}) bool {
	select {
	case <-c:
		return true
	default:
		return false
	}
}
