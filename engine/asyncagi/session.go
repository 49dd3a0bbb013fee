package asyncagi

import (
	"context"
	"strings"
	"sync"

	agiwire "github.com/astergate/astergate/engine/agi/wire"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// Session is one channel in AsyncAGI. It is a worker.Channel. Its methods may be
// called concurrently.
type Session struct {
	a        *Sessions
	server   string
	uniqueID string
	channel  string // its name
	claimID  string
	env      *agiwire.Environment // set before Handle

	news    chan struct{} // has a value when the intake or the claim has changed
	claimed chan struct{} // closed when somebody has it: see won
	left    chan struct{} // closed when the channel has left AsyncAGI, or nobody can tell
	hungup  chan struct{}
	done    chan struct{}

	mu        sync.Mutex // guards what follows
	in        *intake    // of the environment or the command that runs; nil: none
	running   *call
	place     agiwire.Place
	won       bool
	settled   bool // claimed is closed
	isLeft    bool
	isHungup  bool
	isDone    bool
	announced bool   // a hangup was, while it was in AsyncAGI
	over      *Sight // where it was at its hangup, behind AsyncAGI
	closing   bool   // by Close
	failed    bool   // the last command failed, as ends AsyncAGI
	foreign   bool   // the last command was another program's
	broken    bool   // the last command of ours was ASYNCAGI BREAK
	end       astergatev1.SessionEnd
}

func newSession(a *Sessions, server, uniqueID, env string) *Session {
	s := &Session{
		a: a, server: server, uniqueID: uniqueID, claimID: a.ids.next(claimPrefix),
		news: make(chan struct{}, 1), claimed: make(chan struct{}), left: make(chan struct{}),
		hungup: make(chan struct{}), done: make(chan struct{}),
		in: &intake{came: true},
	}
	p := decode(env)
	s.in.text, s.in.full, s.in.lost = p.text, p.full || p.lost, p.lost
	return s
}

// Server implements worker.Channel.
func (s *Session) Server() string { return s.server }

// Transport implements worker.Channel.
func (s *Session) Transport() astergatev1.AgiTransport {
	return astergatev1.AgiTransport_AGI_TRANSPORT_ASYNCAGI
}

// Enhanced implements worker.Channel: there is no sound here.
func (s *Session) Enhanced() bool { return false }

// Environment implements worker.Channel.
func (s *Session) Environment() *agiwire.Environment { return s.env }

// MaxLine implements worker.Channel: a command and its header's name share a line
// of the manager interface.
func (s *Session) MaxLine() int { return maxLine }

// maxLine is a line of 1,022 bytes without "Command: ", with an LF that is not
// sent.
const maxLine = 1022 - len("Command: ") + 1

// Place implements worker.Channel.
func (s *Session) Place() agiwire.Place {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.place
}

// HungUp implements worker.Channel.
func (s *Session) HungUp() <-chan struct{} { return s.hungup }

// Done implements worker.Channel.
func (s *Session) Done() <-chan struct{} { return s.done }

// End implements worker.Channel.
func (s *Session) End() astergatev1.SessionEnd {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case s.end != 0:
		return s.end
	case s.isHungup:
		return hangupEnd
	}
	return lostEnd
}

// run has the session from its claim to its end.
func (s *Session) run() {
	if !s.claim() {
		return
	}
	if !s.environment() {
		return
	}
	defer s.a.live.Add(-1)
	ctx, cancel := context.WithCancel(s.a.ctx)
	defer cancel()
	s.a.wg.Go(func() { // the group counts run already
		select {
		case <-s.done:
		case <-s.a.ctx.Done():
			s.finish(astergatev1.SessionEnd_SESSION_END_STOPPED)
		}
		cancel()
	})
	s.a.cfg.Handle(ctx, s)
	s.Close(false)
}

// claim finds out who has the channel.
func (s *Session) claim() bool {
	if err := s.queue(s.a.ctx, s.claimID, agiwire.Words("SET VARIABLE", claimVariable, "1")); err != nil && !unsure(err) {
		s.a.cfg.Logger.Warn("a channel in AsyncAGI cannot be claimed", "server", s.server, "uniqueid", s.uniqueID, "error", err)
		s.finish(lostEnd)
		s.a.forget(s)
		return false
	}
	select {
	case <-s.claimed:
	case <-s.left:
		return false
	case <-s.a.ctx.Done():
		return false
	}
	s.mu.Lock()
	won := s.won
	s.mu.Unlock()
	if !won {
		s.a.forget(s)
	}
	return won
}

// environment fetches the rest of the environment.
func (s *Session) environment() bool {
	s.mu.Lock()
	in := s.in
	s.mu.Unlock()
	if err := s.collect(in); err != nil {
		s.finish(lostEnd)
		return false
	}
	s.mu.Lock()
	text, whole := in.bytes()
	s.in = nil
	s.mu.Unlock()
	for len(text) > 0 && text[len(text)-1] == '\n' {
		text = text[:len(text)-1]
	}
	env, err := agiwire.ParseEnvironment(text)
	if err != nil || !whole {
		s.a.cfg.Logger.Warn("a channel in AsyncAGI is given back: its environment did not come whole, because its arguments "+
			"are too long for the manager interface", "server", s.server, "uniqueid", s.uniqueID, "error", err)
		s.env = &agiwire.Environment{}
		s.Close(true)
		return false
	}
	s.env = env.ScriptFromArgs()
	s.mu.Lock()
	s.place = env.Place()
	s.mu.Unlock()
	if s.a.live.Add(1) > int64(s.a.cfg.MaxSessions) {
		s.a.live.Add(-1)
		s.a.cfg.Logger.Warn("a channel in AsyncAGI is given back: too many sessions", "server", s.server, "uniqueid", s.uniqueID, "limit", s.a.cfg.MaxSessions)
		s.Close(true)
		return false
	}
	return true
}

// exec takes an answer: of a command of ours, or of anybody's.
func (s *Session) exec(id string, p piece) {
	s.mu.Lock()
	s.foreign = !isOurs(id)
	if s.in != nil {
		s.in.take(id, p)
	}
	if !s.settled && strings.HasPrefix(id, claimPrefix) {
		s.settled, s.won = true, id == s.claimID
		close(s.claimed)
	}
	s.mu.Unlock()
	s.tell()
}

func (s *Session) tell() {
	select {
	case s.news <- struct{}{}:
	default:
	}
}

// owned reports whether this process has the channel, or may get it yet.
func (s *Session) owned() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return !s.isDone && (!s.settled || s.won)
}

// finish ends the session. The first reason counts.
func (s *Session) finish(end astergatev1.SessionEnd) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.isDone {
		return
	}
	s.isDone, s.end = true, end
	close(s.done)
}
