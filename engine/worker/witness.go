package worker

import (
	"context"

	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// Witness is told what a worker does: for a log of who did what.
type Witness interface {
	// Began: the worker has taken a session. It must not wait long: the session does
	// nothing meanwhile.
	Began(s *astergatev1.AgiSession) SessionWitness
}

// SessionWitness is told what a worker does with one session.
type SessionWitness interface {
	// Command is asked before a command is sent, and told so too when it was
	// denied. The error, denied itself at least, keeps it from being sent. done, if
	// not nil, gets the result, or nil where none came.
	Command(line string, denied error) (done func(*astergatev1.SessionResult), err error)
	// Ended: it is the worker's no more.
	Ended(end astergatev1.SessionEnd)
}

// witnessOf returns the witness of a worker, or nil. ctx is that of its
// registration; a hook's, which is else nil, has nothing in it.
func (r *Registry) witnessOf(ctx context.Context, worker string, hook *Hook) Witness {
	if r.cfg.Witness == nil {
		return nil
	}
	return r.cfg.Witness(ctx, worker, hook)
}

// beginWitness tells that the session's worker has taken it.
func (s *session) beginWitness() {
	s.r.mu.Lock()
	w := s.worker.witness
	s.r.mu.Unlock()
	if w != nil {
		s.witness = w.Began(s.snapshot())
	}
}

// endWitness tells that the session's worker has it no more.
func (s *session) endWitness(end astergatev1.SessionEnd) {
	if s.witness != nil {
		s.witness.Ended(end)
		s.witness = nil
	}
}

// told gives what became of a command to the session's witness, once.
func (c *call) told(result *astergatev1.SessionResult) {
	if c.done != nil {
		c.done(result)
		c.done = nil
	}
}
