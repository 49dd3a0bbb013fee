package agi

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/netip"
	"sync"
	"sync/atomic"
	"time"

	"github.com/astergate/astergate/engine/agi/wire"
	"github.com/astergate/astergate/engine/crew"
)

// Listener accepts FastAGI connections. Its methods may be called concurrently.
type Listener struct {
	cfg      Config
	networks atomic.Pointer[[]netip.Prefix]

	active   atomic.Int64
	refusing atomic.Int64
	stats    counters

	wg      sync.WaitGroup       // every goroutine of this package
	openers *crew.Crew[arrival]  // made by Run
	servers *crew.Crew[*Session] // the same
	unswept chan struct{}        // has a value if there is something to sweep again

	mu      sync.Mutex
	running bool
	stopped bool
	// listening are those that connections are taken from; begin does so, while Run
	// runs.
	listening map[net.Listener]struct{}
	begin     func(net.Listener)
	conns     map[io.Closer]struct{} // those whose environment is awaited, or that are being refused
	all       map[*Session]struct{}
	unwatched map[*Session]uint32 // those that nobody may be reading from, with their turns when last looked at
	owing     []*Session          // whose last reply is to be acknowledged, since the last sweep
	owingLong []*Session          // the same, since the sweep before
	silent    map[netip.Addr]int  // connections whose environment is awaited, by address
	of        map[string]int      // sessions that came by a connection, by server
}

// New checks the configuration. It starts nothing.
func New(cfg Config) (*Listener, error) {
	if err := cfg.Validate(); err != nil {
		return nil, err
	}
	l := &Listener{cfg: cfg, conns: make(map[io.Closer]struct{}), all: make(map[*Session]struct{}), unwatched: make(map[*Session]uint32), unswept: make(chan struct{}, 1), listening: make(map[net.Listener]struct{}),
		silent: make(map[netip.Addr]int), of: make(map[string]int)}
	l.SetFrom(cfg.From)
	return l, nil
}

// Run serves the listeners, which it closes at the end; one that is an *[Own] is
// for one server. It returns when ctx ends
// (nil) or a listener fails (its error); by then every session has ended as
// Stopped, every Handle has returned and every goroutine has ended. A Listener
// runs once.
func (l *Listener) Run(ctx context.Context, listeners ...net.Listener) error {
	if !l.start() {
		closeAll(listeners)
		return errors.New("agi listener: runs already, or has run")
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	l.hire(ctx)
	failed := make(chan error, 1) // the first one counts
	l.mu.Lock()
	l.begin = func(nl net.Listener) {
		l.wg.Go(func() {
			if err := l.accept(ctx, nl); l.listens(nl) {
				select {
				case failed <- err:
				default:
				}
			}
		})
	}
	l.wg.Go(func() { l.sweep(ctx) })
	for nl := range l.listening { // added before
		l.begin(nl)
	}
	l.mu.Unlock()
	for _, nl := range listeners {
		l.Add(nl)
	}
	var err error
	select {
	case <-ctx.Done():
	case err = <-failed:
		if ctx.Err() != nil {
			err = nil
		}
	}
	cancel()
	l.stop()
	l.wg.Wait()
	if err != nil {
		return fmt.Errorf("agi listener: accept: %w", err)
	}
	return nil
}

func closeAll(listeners []net.Listener) {
	for _, nl := range listeners {
		_ = nl.Close()
	}
}

func (l *Listener) start() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.running || l.stopped {
		return false
	}
	l.running = true
	return true
}

// stop closes every connection.
func (l *Listener) stop() {
	l.mu.Lock()
	l.stopped, l.begin = true, nil
	for nl := range l.listening {
		_ = nl.Close()
	}
	var conns []io.Closer
	for c := range l.conns {
		conns = append(conns, c)
	}
	var sessions []*Session
	for s := range l.all {
		sessions = append(sessions, s)
	}
	l.mu.Unlock()
	for _, c := range conns {
		_ = c.Close()
	}
	for _, s := range sessions {
		s.end(Stopped, nil)
	}
}

// accept takes connections until ctx ends or the listener fails for good. Being
// out of file descriptors passes.
func (l *Listener) accept(ctx context.Context, nl net.Listener) error {
	backoff := acceptBackoffMin
	for {
		conn, err := nl.Accept()
		if err != nil {
			if ctx.Err() != nil || !temporary(err) {
				return err
			}
			l.cfg.Logger.Warn("cannot accept AGI connections", "error", err, "retry_in", backoff)
			if !sleep(ctx, backoff) {
				return err
			}
			backoff = min(2*backoff, acceptBackoffMax)
			continue
		}
		backoff = acceptBackoffMin
		l.take(nl, conn)
	}
}

// temporary reports whether an error of Accept says nothing about the listener.
func temporary(err error) bool {
	var t interface{ Temporary() bool }
	return errors.As(err, &t) && t.Temporary()
}

func sleep(ctx context.Context, d time.Duration) bool {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-ctx.Done():
		return false
	}
}

// take decides about a connection before anything is read from it.
func (l *Listener) take(nl net.Listener, conn net.Conn) {
	remote := remoteAddr(conn)
	if !allowed(l.from(nl), remote) {
		l.stats.address.Add(1)
		l.cfg.Logger.Warn("AGI connection refused: its address is in agi_from of no server that uses this listener", "remote", remote, "listener", nl.Addr())
		_ = conn.Close()
		return
	}
	if !l.hush(remote) {
		l.stats.silent.Add(1)
		l.cfg.Logger.Warn("AGI connection refused: too many from its address have not said what they are", "remote", remote, "limit", l.maxSilent())
		_ = conn.Close()
		return
	}
	if l.active.Add(1) > int64(l.cfg.MaxSessions) {
		l.active.Add(-1)
		l.spoke(remote)
		l.stats.full.Add(1)
		l.cfg.Logger.Warn("AGI connection refused: too many sessions", "remote", remote, "limit", l.cfg.MaxSessions)
		if l.refusing.Add(1) > maxRefusing {
			l.refusing.Add(-1)
			_ = conn.Close()
			return
		}
		l.wg.Go(func() {
			defer l.refusing.Add(-1)
			if l.hold(conn) {
				l.refuse(conn)
			}
		})
		return
	}
	l.stats.accepted.Add(1)
	l.openers.Run(&l.wg, arrival{nl, conn, remote})
}

// arrival is a connection that has come.
type arrival struct {
	nl     net.Listener
	conn   net.Conn
	remote netip.Addr
}

// idleMost is how many goroutines wait for the next connection, and as many for the
// next session, with some KiB of stack each.
const idleMost = 64

// hire makes the crews that have connections: one opens them, one has the sessions,
// since what opening takes of stack would be held until the session ends.
func (l *Listener) hire(ctx context.Context) {
	open := func(a *arrival) {
		if s := l.open(ctx, a.nl, a.conn, a.remote); s != nil {
			l.servers.Run(&l.wg, s)
		} else {
			l.active.Add(-1)
		}
	}
	serve := func(s **Session) { l.serve(*s) }
	l.openers = crew.New(ctx.Done(), idleMost, func() func(*arrival) { return open })
	l.servers = crew.New(ctx.Done(), idleMost, func() func(**Session) { return serve })
}

// maxSilent is how many connections of one address may not have said yet what they
// are: half of all places, so that they cannot take those of others. Asterisk says it
// within a millisecond.
func (l *Listener) maxSilent() int { return max(l.cfg.MaxSessions/2, 1) }

// hush counts a connection whose environment is awaited, until spoke. It reports
// false where its address has too many.
func (l *Listener) hush(remote netip.Addr) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.silent[remote] >= l.maxSilent() {
		return false
	}
	l.silent[remote]++
	return true
}

func (l *Listener) spoke(remote netip.Addr) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.silent[remote]--; l.silent[remote] == 0 {
		delete(l.silent, remote)
	}
}

// enter counts a session of a server, until leave. It reports false if there are
// too many.
func (l *Listener) enter(server string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.of[server] >= l.cfg.MaxPerServer {
		return false
	}
	l.of[server]++
	return true
}

func (l *Listener) leave(server string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.of[server]--; l.of[server] == 0 {
		delete(l.of, server)
	}
}

// hold makes stop close conn, until release. It reports false, with conn closed,
// if stop has been.
func (l *Listener) hold(conn net.Conn) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.stopped {
		_ = conn.Close()
		return false
	}
	l.conns[conn] = struct{}{}
	return true
}

func (l *Listener) release(conn net.Conn) {
	l.mu.Lock()
	defer l.mu.Unlock()
	delete(l.conns, conn)
}

// refuse tells Asterisk that the script failed, so that the dialplan goes on with
// AGISTATUS=FAILURE, and not SUCCESS as after a mere close.
func (l *Listener) refuse(conn net.Conn) {
	defer func() {
		l.release(conn)
		_ = conn.Close()
	}()
	if conn.SetDeadline(time.Now().Add(failureLimit)) != nil {
		return
	}
	if _, err := conn.Write([]byte(failureLine)); err != nil {
		return
	}
	closeWrite(conn)
	// Closing with unread bytes would reset the connection and the line with it.
	_, _ = io.Copy(io.Discard, conn)
}

// serve has a session from its start to its end.
func (l *Listener) serve(s *Session) {
	s.run()
	l.remove(s)
	l.leave(s.server)
	l.active.Add(-1)
}

// open makes a connection a session, or refuses it and returns nil.
func (l *Listener) open(ctx context.Context, nl net.Listener, conn net.Conn, remote netip.Addr) *Session {
	if !l.hold(conn) {
		l.spoke(remote)
		return nil
	}
	if !inherits(nl) {
		keepalive(conn)
	}
	sock := &socket{Conn: conn}
	rd := wire.NewReader(sock, l.cfg.Limits)
	env, err := l.environment(conn, rd)
	l.spoke(remote)
	if err != nil {
		l.stats.environment.Add(1)
		l.cfg.Logger.Warn("AGI connection refused: no environment", "remote", remote, "error", err)
		l.release(conn)
		_ = conn.Close()
		return nil
	}
	server, version, err := l.owner(nl, remote, env)
	if err != nil {
		l.stats.owner.Add(1)
		l.cfg.Logger.Warn("AGI connection refused", "remote", remote, "uniqueid", env.Get("agi_uniqueid"), "error", err)
		l.refuse(conn)
		return nil
	}
	if !l.enter(server) {
		l.stats.server.Add(1)
		l.cfg.Logger.Warn("AGI connection refused: too many sessions of the server", "remote", remote, "server", server, "limit", l.cfg.MaxPerServer)
		l.refuse(conn)
		return nil
	}
	s := newSession(ctx, l, sock, rd, env, server, version)
	if !l.add(s, conn) {
		l.leave(server)
		return nil
	}
	return s
}

func (l *Listener) environment(conn net.Conn, rd *wire.Reader) (*wire.Environment, error) {
	if err := conn.SetReadDeadline(time.Now().Add(l.cfg.EnvTimeout)); err != nil {
		return nil, err
	}
	env, err := rd.Environment()
	if err != nil {
		return nil, err
	}
	return env, conn.SetReadDeadline(time.Time{})
}

// add makes the connection a session. It reports false, with conn closed, if the
// listener has stopped.
func (l *Listener) add(s *Session, conn net.Conn) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	delete(l.conns, conn)
	if l.stopped {
		_ = conn.Close()
		return false
	}
	l.all[s] = struct{}{}
	l.toSweepLocked(s)
	return true
}

func (l *Listener) remove(s *Session) {
	l.mu.Lock()
	defer l.mu.Unlock()
	delete(l.all, s)
	delete(l.unwatched, s)
}

func closeWrite(conn net.Conn) {
	if half, ok := conn.(interface{ CloseWrite() error }); ok {
		_ = half.CloseWrite()
	}
}
