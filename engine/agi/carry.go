package agi

import (
	"bytes"
	"context"
	"net"
	"strings"

	"github.com/astergate/astergate/engine/agi/wire"
)

// Carried is a connection that somebody else holds: the standard input and output
// of a program that Asterisk runs as a script.
type Carried struct {
	// Server that the channel is on, and its version; the zero Version means that
	// of agi_version.
	Server  string
	Version wire.Version
	// Environment is what Asterisk wrote, the blank line included or not.
	Environment []byte
	// Arguments are the script and the arguments behind it. Without any they are
	// the environment's.
	Arguments []string
	// Conn is the connection behind the environment. It is the session's to close.
	Conn net.Conn
	// HungUp is closed when Asterisk says by a signal that the channel hung up,
	// which it tells a script in no other way.
	HungUp <-chan struct{}
	// Sound is what the channel hears, of EAGI only.
	Sound *Sound
}

// environment is the session's, with its script where FastAGI has it.
func (c *Carried) environment() (*wire.Environment, error) {
	for i, argument := range c.Arguments {
		// It would be a line of its own: a caller's name may well be an argument.
		if strings.ContainsAny(argument, "\r\n\x00") {
			return nil, &wire.InputError{Index: i, Rule: wire.RuleLineBreak}
		}
	}
	env, err := wire.ParseEnvironment(bytes.TrimRight(c.Environment, "\n"))
	if err != nil {
		return nil, err
	}
	if len(c.Arguments) > 0 {
		return env.WithScript(c.Arguments[0], c.Arguments[1:]...), nil
	}
	return env.ScriptFromArgs(), nil
}

// Script is the path of the session's script. Errors: those of Carry.
func (c *Carried) Script() (string, error) {
	env, err := c.environment()
	if err != nil {
		return "", err
	}
	path, _ := env.Script()
	return path, nil
}

// Carry has a carried connection to its end, as Run has those that it accepts. It
// returns when the session has ended. Errors: ErrClosed when the listener stops, a
// *wire.SyntaxError of the environment, a *wire.InputError of an argument that no
// line of it holds.
func (l *Listener) Carry(ctx context.Context, c *Carried) error {
	env, err := c.environment()
	if err != nil {
		l.stats.environment.Add(1)
		_ = c.Conn.Close()
		return err
	}
	if l.active.Add(1) > int64(l.cfg.MaxSessions) {
		l.active.Add(-1)
		l.stats.full.Add(1)
		l.cfg.Logger.Warn("AGI session refused: too many sessions", "server", c.Server, "limit", l.cfg.MaxSessions)
		l.refuse(c.Conn)
		return nil
	}
	defer l.active.Add(-1)
	sock := &socket{Conn: c.Conn}
	s := newSession(ctx, l, sock, wire.NewReader(sock, l.cfg.Limits), env, c.Server, c.Version)
	s.carried = c
	over := make(chan struct{})
	l.mu.Lock()
	if l.stopped {
		l.mu.Unlock()
		_ = c.Conn.Close()
		return ErrClosed
	}
	l.all[s] = struct{}{}
	l.wg.Go(func() {
		defer close(over)
		s.run()
		l.remove(s)
	})
	l.wg.Go(s.awaitSignal)
	l.mu.Unlock()
	s.look() // nothing else would, if the listener does not run
	l.stats.accepted.Add(1)
	<-over
	return nil
}

// Carried is how the session came, nil for FastAGI.
func (s *Session) Carried() *Carried { return s.carried }

// awaitSignal takes the signal for a line HANGUP.
func (s *Session) awaitSignal() {
	select {
	case <-s.carried.HungUp:
		s.hangup()
	case <-s.gone():
	}
}
