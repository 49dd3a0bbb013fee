package simulator

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/astergate/astergate/engine/ami/wire"
)

// What tests need of a server and no real one offers: what it received, who is
// connected, events and bytes at will, and calls from outside.

// Received is one action as it arrived, also one that was refused or could not
// be read.
type Received struct {
	Session int
	User    string // empty before login
	At      time.Time
	// Raw holds the exact bytes from the end of the message before to the blank
	// line that ended this one. They must not be modified.
	Raw []byte
	// Message is Raw cut into headers; the zero Message if Raw is not one block.
	Message wire.Message
}

func (s *Simulator) record(ss *session, r request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.cfg.Record < 0 {
		return
	}
	m, _ := wire.NewMessage(r.raw)
	s.received = append(s.received, Received{Session: ss.id, User: ss.user.Name, At: time.Now(), Raw: r.raw, Message: m})
	if extra := len(s.received) - s.cfg.Record; extra > 0 {
		s.received = slices.Delete(s.received, 0, extra)
	}
	s.notify()
}

// Received returns the last Config.Record actions of all sessions, in order of
// arrival.
func (s *Simulator) Received() []Received {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.received)
}

// WaitReceived waits until an action fits and returns the first that does,
// looking at those already received too. The error is that of ctx, or ErrClosed.
func (s *Simulator) WaitReceived(ctx context.Context, fits func(Received) bool) (Received, error) {
	var found Received
	err := s.await(ctx, "action", func() bool {
		i := slices.IndexFunc(s.received, fits)
		if i >= 0 {
			found = s.received[i]
		}
		return i >= 0
	})
	return found, err
}

// SessionInfo describes a connection.
type SessionInfo struct {
	ID       int // counted from 1 over the simulator's life
	User     string
	LoggedIn bool
	Remote   string
	// Events is the mask in force as a list of classes.
	Events string
}

// Sessions returns the open connections in order of arrival.
func (s *Simulator) Sessions() []SessionInfo {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := make([]SessionInfo, 0, len(s.sessions))
	for _, ss := range s.sessions {
		out = append(out, SessionInfo{
			ID: ss.id, User: ss.user.Name, LoggedIn: ss.loggedIn, Events: ss.events.String(),
			Remote: ss.conn.RemoteAddr().String(),
		})
	}
	return out
}

// WaitSessions waits until exactly n sessions are logged in. The error is that
// of ctx, or ErrClosed.
func (s *Simulator) WaitSessions(ctx context.Context, n int) error {
	return s.await(ctx, fmt.Sprintf("%d sessions", n), func() bool {
		in := 0
		for _, ss := range s.sessions {
			if ss.loggedIn {
				in++
			}
		}
		return in == n
	})
}

// await waits until a condition on sessions or received actions holds.
func (s *Simulator) await(ctx context.Context, what string, holds func() bool) error {
	for {
		s.mu.Lock()
		ok, changed := holds(), s.changed
		s.mu.Unlock()
		if ok {
			return nil
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return fmt.Errorf("simulator: waiting for %s: %w", what, context.Cause(ctx))
		case <-s.ctx.Done():
			return fmt.Errorf("simulator: waiting for %s: %w", what, ErrClosed)
		}
	}
}

// DropConnections closes every connection without notice, as a network does.
func (s *Simulator) DropConnections() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, ss := range slices.Clone(s.sessions) {
		ss.closeLocked()
	}
}

// Emit publishes an event of any headers to every session that is logged in and
// wants its class. The class is that of the header Privilege; without one the
// event is for all. Values are sent as they are, so a CR or LF in one makes
// further lines.
func (s *Simulator) Emit(headers ...wire.Header) {
	class := classNone
	for _, h := range headers {
		if wire.EqualName(h.Name, "Privilege") {
			for _, name := range splitList(h.Value) {
				if bit, ok := classBit(name); ok && bit != classAll {
					class |= bit
				}
			}
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.publish(class, appendHeaders(headers))
}

// EmitRaw sends bytes as they are to every session that is logged in, in order
// with the events around them.
func (s *Simulator) EmitRaw(b []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.publish(classNone, slices.Clone(b))
}

// Incoming is a call from outside.
type Incoming struct {
	// Endpoint is where it comes in, such as "PJSIP/trunk".
	Endpoint string
	Caller   Party
	Context  string
	Exten    string
	// Duration is when the caller hangs up by itself; 0 is never.
	Duration time.Duration
}

// Call places a call from outside and returns the name of its channel. It does
// not wait for anything. It fails if the simulator does not run or the extension
// does not exist.
func (s *Simulator) Call(in Incoming) (string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	c, err := s.placeCall(in)
	if err != nil {
		return "", err
	}
	return c.name, nil
}

// Channels returns the names of the channels that exist, in order of creation.
func (s *Simulator) Channels() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	names := make([]string, 0, len(s.channels))
	for _, c := range s.channels {
		names = append(names, c.name)
	}
	return names
}
