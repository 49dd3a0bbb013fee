package worker

import (
	"context"
	"slices"

	"github.com/astergate/astergate/engine/mapping"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// maxTurns is how many commands may wait for their turn in one session. More are
// refused as busy.
const maxTurns = 16

// outcome is what becomes of an operator's command.
type outcome struct {
	result *astergatev1.SessionResult
	err    error
}

// Execute runs one command on a live session, whoever has it, behind what runs;
// check judges its line. If ctx ends before its turn it is not sent. Errors:
// *SessionError, *FrameError, *ExecuteError, check's.
func (r *Registry) Execute(ctx context.Context, id string, cmd *astergatev1.SessionCommand, check func(line string) error) (*astergatev1.SessionResult, error) {
	if cmd.GetCommand() == nil {
		return nil, &FrameError{"command", "holds no command; give one, such as answer"}
	}
	s := r.session(id)
	if s == nil {
		return nil, &SessionError{id}
	}
	c, failure, err := s.prepare(r.mapper.Command(cmd), check)
	if err != nil {
		return nil, err
	}
	if failure != nil {
		return &astergatev1.SessionResult{Session: id, Failure: failure}, nil
	}
	c.operator = make(chan outcome, 1)
	fail := func(sent bool) (*astergatev1.SessionResult, error) {
		return nil, &ExecuteError{Server: s.ch.Server(), Session: id, Command: c.cmd.Name, Sent: sent, Err: ctx.Err()}
	}
	if ctx.Err() != nil {
		return fail(false)
	}
	full := false
	if !s.do(func() {
		if full = len(s.turns) >= maxTurns; !full {
			s.takeTurn(c)
		}
	}) {
		return nil, &SessionError{id}
	}
	if full {
		return &astergatev1.SessionResult{Session: id, Failure: mapping.Failure(
			astergatev1.AgiFailureReason_AGI_FAILURE_REASON_BUSY, "too many commands wait for their turn; nothing was sent")}, nil
	}
	select {
	case o := <-c.operator:
		return named(o, id)
	case <-ctx.Done():
	}
	withdrawn := false
	if s.do(func() { withdrawn = s.withdraw(c) }) && withdrawn {
		return fail(false)
	}
	select {
	case o := <-c.operator:
		return named(o, id)
	default:
		return fail(true)
	}
}

// named gives a result the session's name, and no command id, which it has none.
func named(o outcome, session string) (*astergatev1.SessionResult, error) {
	if o.result != nil {
		o.result.Session, o.result.CommandId = session, 0
	}
	return o.result, o.err
}

// withdraw takes a command back whose turn has not come.
func (s *session) withdraw(c *call) bool {
	at := slices.Index(s.turns, c)
	if at >= 0 {
		s.turns = slices.Delete(s.turns, at, at+1)
	}
	return at >= 0
}

// endTurns tells those whose turn did not come that the session has ended.
func (s *session) endTurns() {
	for _, c := range s.turns {
		if c.operator != nil {
			c.operator <- outcome{err: &SessionError{s.id}}
		}
		c.told(nil)
	}
	s.turns = nil
}

// End gives a live session back to the dialplan, or hangs it up, whoever has it.
// Errors: *SessionError, ctx's.
func (r *Registry) End(ctx context.Context, id string, hangingUp bool, reason string) error {
	s := r.session(id)
	if s == nil {
		return &SessionError{id}
	}
	by := justClose
	if hangingUp {
		by = hangUp
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if !s.do(func() {
		if s.step(evOperator) {
			r.cfg.Logger.Info("an operator ends a session", "session", id, "hangup", hangingUp, "reason", clip(reason))
			s.leaveFor(astergatev1.SessionEnd_SESSION_END_ENDED_BY_OPERATOR, by, "", true)
		}
	}) {
		return &SessionError{id}
	}
	return nil
}

// Describe returns a live session as operators see it, nil if there is none.
func (r *Registry) Describe(id string) *astergatev1.AgiSession {
	if s := r.session(id); s != nil {
		return s.snapshot()
	}
	return nil
}

// session returns a live session, nil if there is none.
func (r *Registry) session(id string) *session {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.sessions[id]
}
