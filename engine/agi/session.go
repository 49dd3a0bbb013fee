package agi

import (
	"context"
	"fmt"
	"net"
	"net/netip"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/astergate/astergate/engine/agi/wire"
)

// Session is one channel under control. Its methods may be called concurrently,
// from Handle and elsewhere, also after its end.
type Session struct {
	l       *Listener
	sock    *socket
	rd      *wire.Reader    // on sock, of whoever reads
	raw     syscall.RawConn // nil: no socket, but somebody carries it
	env     *wire.Environment
	server  string
	version wire.Version
	started time.Time
	carried *Carried // nil: FastAGI

	writing sync.Mutex // serialises writes, and guards attempt; taken before mu, never inside it
	attempt *attempt   // nil: there was none

	watched atomic.Bool   // a goroutine is to read always; set within mu
	turns   atomic.Uint32 // how often Do has begun, and ended, to read; changed within mu

	ctx    *watchedContext    // Handle's
	cancel context.CancelFunc // of it, when the socket is closed

	spare atomic.Pointer[call] // of a command that is done, for the next

	mu          sync.Mutex // guards all below
	reading     bool       // somebody does
	attended    bool       // it is Attend
	interrupted bool       // Attend is to return
	over        bool       // it is read to its end
	owed        bool       // the last reply is to be acknowledged
	pending     *call      // the command in flight, also if nobody waits for it
	closing     bool       // no more commands; the socket may be open still
	reason      EndReason  // set with closing
	err         error      // of Lost: why
	isHungup    bool
	unsure      bool          // an application was run, which may have moved the dialplan
	hungup      chan struct{} // closed at the first HANGUP; nil: nobody has asked for it
	moved       *wire.Place   // by commands; nil: it is the environment's
}

func newSession(ctx context.Context, l *Listener, sock *socket, rd *wire.Reader, env *wire.Environment, server string, version wire.Version) *Session {
	if version == (wire.Version{}) {
		version = env.Version()
	}
	s := &Session{
		l: l, sock: sock, rd: rd, env: env, server: server, version: version,
		started: time.Now(),
	}
	sock.s = s
	if tcp, ok := sock.Conn.(*net.TCPConn); ok {
		s.raw, _ = tcp.SyscallConn() // never fails for one that is there
	}
	// Not the listener's end itself: Handle would return, and make this Finished,
	// before the session has ended as Stopped.
	ctx, s.cancel = context.WithCancel(context.WithoutCancel(ctx))
	s.ctx = &watchedContext{ctx, s}
	return s
}

// Env returns what Asterisk said of the channel.
func (s *Session) Env() *wire.Environment { return s.env }

// Script returns the path behind the host in the AGI URL, without its leading
// slash, and its query; both verbatim, see [wire.Environment.Script].
func (s *Session) Script() (path, query string) { return s.env.Script() }

// Args returns the positional arguments of the application AGI.
func (s *Session) Args() []string { return s.env.Args() }

// Server returns the name of the server that Owner gave.
func (s *Session) Server() string { return s.server }

// UniqueID returns the channel's Uniqueid (agi_uniqueid).
func (s *Session) UniqueID() string { return s.env.Get("agi_uniqueid") }

// Version returns the version that the limits of a command follow.
func (s *Session) Version() wire.Version { return s.version }

// Remote returns the address that Asterisk connected from.
func (s *Session) Remote() netip.Addr { return remoteAddr(s.sock.Conn) }

// Started returns when the environment was complete.
func (s *Session) Started() time.Time { return s.started }

// Place returns where the dialplan goes on when the session has ended, as far as
// its commands tell.
func (s *Session) Place() wire.Place {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.placeLocked()
}

func (s *Session) placeLocked() wire.Place {
	var place wire.Place
	if s.moved != nil {
		place = *s.moved
	} else {
		place = s.env.Place()
	}
	place.Unsure = place.Unsure || s.unsure
	return place
}

// Hungup is closed when Asterisk says that the channel has hung up, which may
// also mean that it was redirected. It stays open if the dialplan has set
// AGISIGHUP=no.
func (s *Session) Hungup() <-chan struct{} {
	s.look()
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.hungup == nil {
		s.hungup = make(chan struct{})
		if s.isHungup {
			close(s.hungup)
		}
	}
	return s.hungup
}

// Done is closed when the session has ended and its socket is closed.
func (s *Session) Done() <-chan struct{} {
	return s.ctx.Done()
}

// gone is Done for this package, which asks no more than that.
func (s *Session) gone() <-chan struct{} { return s.ctx.Context.Done() }

// Ended returns why the session ended, or Running.
func (s *Session) Ended() EndReason {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.reason
}

// Err returns why the connection was lost, for a session that ended as Lost.
func (s *Session) Err() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.err
}

// String names the session in logs.
func (s *Session) String() string {
	return fmt.Sprintf("channel %s of server %q", s.UniqueID(), s.server)
}

// run has the session until its socket is closed and Handle has returned.
func (s *Session) run() {
	s.l.cfg.Handle(s.ctx, s)
	s.Close(Return)
	s.finish()
}
