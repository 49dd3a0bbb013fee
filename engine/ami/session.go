package ami

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"github.com/astergate/astergate/engine/ami/wire"
)

// session is one incarnation of a link: its sockets from dialling to the loss
// of one of them. The goroutine of Link.Run owns it.
type session struct {
	link   *Link
	prefix string        // of all its ActionIDs
	key    uint64        // of their check letters
	lastID atomic.Uint64 // counter of the last one

	ctx    context.Context // ends with the cause why the session does
	cancel context.CancelCauseFunc
	wg     sync.WaitGroup // every goroutine of the session

	events  *conn
	actions *conn // the same as events in single mode
	pool    blockingPool

	stopping atomic.Bool // on request
	shutdown atomic.Bool // Asterisk announced it

	// The events socket's reader owns these from the start of reading; up is
	// complete, and read by others, once told is closed.
	up         Up
	told       chan struct{} // closed after LinkUp
	live       bool          // LinkUp was told
	booted     bool          // FullyBooted came
	early      []earlyEvent  // what came before LinkUp
	earlyBytes int
}

type earlyEvent struct {
	msg wire.Message
	at  time.Time
}

func newSession(l *Link) *session {
	s := &session{link: l, prefix: newPrefix(), key: newCheckKey(), told: make(chan struct{})}
	s.ctx, s.cancel = context.WithCancelCause(context.Background())
	s.pool.slots = make(chan struct{}, l.cfg.MaxBlocking)
	s.pool.all = make(map[*conn]struct{})
	return s
}

// run does everything from dialling to the end of the last goroutine. It
// returns how long the session was up and why it ended.
func (s *session) run(ctx context.Context) (up time.Duration, err error) {
	err = s.establish(ctx)
	if err == nil {
		err = s.serve(ctx)
	}
	return s.tearDown(ctx, err)
}

// establish dials and logs in. It returns nil after LinkUp.
func (s *session) establish(ctx context.Context) error {
	stop := context.AfterFunc(ctx, func() { s.cancel(context.Cause(ctx)) })
	defer stop()
	cfg := &s.link.cfg
	var err error
	if s.events, err = s.dial(s.ctx, SocketEvents); err != nil {
		return err
	}
	s.link.transition(StateLoggingIn, nil)
	if s.up.Banner, err = s.events.login(s.ctx, s.newID, cfg.EventMask); err != nil {
		return err
	}
	s.start(s.events, s.deliver)
	if err := s.filter(); err != nil {
		return err
	}
	s.up.Version = versionOf(s.up.Banner)
	s.up.ActionIDPrefix = s.prefix
	s.up.Mode = LinksSingle
	s.actions = s.events
	if cfg.Links != LinksSingle {
		if err := s.openActions(); err != nil {
			return err
		}
	}
	s.link.describe(&s.up)
	// FullyBooted, if boot is done, follows the reply to Login directly, so it
	// has come when the answer to this Ping does. That answer also wakes the
	// reader up to tell LinkUp.
	if err := s.await(s.ping(s.events, s.goUp)); err != nil {
		return err
	}
	<-s.told // by the hook, which the reader runs behind the answer
	return nil
}

// openActions logs in on the actions socket, or falls back to a single one if
// the user may log in only once and the configuration leaves the choice.
func (s *session) openActions() error {
	c, err := s.dial(s.ctx, SocketActions)
	if err != nil {
		return err
	}
	if _, err = c.login(s.ctx, s.newID, "off"); err != nil {
		_ = c.nc.Close()
		if cause := context.Cause(s.ctx); cause != nil {
			return cause
		}
		var refused *LoginError
		if s.link.cfg.Links == LinksAuto && errors.As(err, &refused) && refused.InUse() {
			s.up.FallbackReason = fmt.Sprintf("user %q may log in only once (%s); set allowmultiplelogin=yes in manager.conf or configure a user per socket", refused.User, refused.Message)
			return nil
		}
		return err
	}
	s.actions, s.up.Mode = c, LinksSplit
	s.start(c, nil)
	return nil
}

// start starts a socket's reader and writer; the end of either ends the session.
func (s *session) start(c *conn, events func(wire.Message, time.Time)) {
	s.wg.Go(func() { s.cancel(c.readLoop(events)) })
	s.wg.Go(func() {
		defer close(c.writeEnded)
		if err := c.writeLoop(); err != nil {
			s.cancel(err)
		}
	})
}

// serve keeps the session until it breaks or ctx ends, which is a request to
// stop.
func (s *session) serve(ctx context.Context) error {
	s.link.log.Info("link up", "banner", s.up.Banner, "mode", s.up.Mode.String(), "fallback", s.up.FallbackReason, "boot", s.up.Boot.String())
	s.wg.Go(func() { s.watch(s.actions, s.reap) })
	if s.actions != s.events {
		s.wg.Go(func() { s.watch(s.events, nil) })
	}
	var giveUp <-chan time.Time
	if s.up.Boot == BootPending {
		wait := bootWait
		if s.link.seenBoot.Load() {
			wait = bootWaitKnown
		}
		timer := time.NewTimer(wait)
		defer timer.Stop()
		giveUp = timer.C
	}
	for {
		select {
		case <-ctx.Done():
			s.stopping.Store(true)
			s.link.current.CompareAndSwap(s, nil)
			s.logoff()
			return context.Cause(ctx)
		case <-s.ctx.Done():
			return context.Cause(s.ctx)
		case <-giveUp:
			giveUp = nil
			s.link.ready(s, BootUnknown)
		}
	}
}

func (s *session) watch(c *conn, each func(time.Time)) {
	if err := s.keepalive(c, each); err != nil {
		s.cancel(err)
	}
}

// logoff says goodbye and waits for Asterisk to close, but not for long: an
// action under way comes first.
func (s *session) logoff() {
	for _, c := range s.sockets() {
		p := s.internal("Logoff", nil)
		c.corr.add(p)
		if c.out.put(p, nil, false) != nil {
			c.corr.drop(p)
		}
	}
	timer := time.NewTimer(logoffWait)
	defer timer.Stop()
	for _, c := range s.sockets() {
		select {
		case <-c.readEnded:
		case <-timer.C:
			return
		}
	}
}

// tearDown ends everything in an order such that LinkDown comes after the last
// event, and callers learn of the end when no state can change any more.
func (s *session) tearDown(ctx context.Context, err error) (up time.Duration, _ error) {
	s.link.current.CompareAndSwap(s, nil)
	if ctx.Err() == nil {
		s.drain()
	}
	lost := ctx.Err() == nil
	if !lost {
		s.stopping.Store(true)
		err = context.Cause(ctx)
		if !errors.Is(err, ErrStopped) {
			err = fmt.Errorf("%w: the service is stopping", ErrStopped)
		}
	} else if s.shutdown.Load() {
		err = fmt.Errorf("%w: %w", ErrShutdown, err)
	}
	s.cancel(err)
	s.closePool()
	for _, c := range s.sockets() {
		c.close()
	}
	s.wg.Wait()
	if lost && s.live {
		// Before anybody is told, so that whoever is then asks nobody in vain.
		s.link.lost(err, 0)
	}
	for _, c := range s.sockets() {
		c.corr.end(err)
	}
	if !s.live {
		return 0, err
	}
	now := time.Now()
	s.link.down(now)
	s.link.sink.LinkDown(Down{At: now, Since: s.up.At, Reason: err.Error(), Err: err})
	return now.Sub(s.up.At), err
}

// drain lets the events socket's reader come to its end, for a moment, when
// Asterisk has closed the actions socket: what it said before it ended is often
// still on its way, the event Shutdown among it.
func (s *session) drain() {
	select {
	case <-s.told:
	default:
		return
	}
	select {
	case <-s.actions.readEnded:
	default:
		return // a silent peer, or a stuck one
	}
	timer := time.NewTimer(drainWait)
	defer timer.Stop()
	select {
	case <-s.events.readEnded:
	case <-timer.C:
	}
}

// sockets returns the events and the actions socket, as far as they are open.
func (s *session) sockets() []*conn {
	switch {
	case s.events == nil:
		return nil
	case s.actions == nil || s.actions == s.events:
		return []*conn{s.events}
	}
	return []*conn{s.events, s.actions}
}

// endCause is what callers are told who meet the session's end.
func (s *session) endCause() error {
	if s.stopping.Load() {
		return ErrStopped
	}
	if cause := context.Cause(s.ctx); cause != nil {
		return cause
	}
	return ErrLinkLost
}

// newID returns the next ActionID.
func (s *session) newID() string { return s.newIDWith("") }

func (s *session) newIDWith(suffix string) string {
	var buf [80]byte
	return string(appendActionID(buf[:0], s.prefix, s.key, s.lastID.Add(1), suffix))
}

// internal returns an action of our own.
func (s *session) internal(action string, hook func(*pending)) *pending {
	return &pending{
		id: s.newID(), action: action, internal: true, hook: hook,
		since: time.Now(), done: make(chan struct{}, 1), reply: new(Reply),
		maxItems: s.link.cfg.MaxItems, maxBytes: s.link.cfg.MaxReplyBytes,
	}
}

// deliver takes an event in the reader of the events socket.
func (s *session) deliver(msg wire.Message, at time.Time) {
	switch string(msg.Type()) {
	case "FullyBooted":
		s.booted = true
		s.link.seenBoot.Store(true)
		if s.live {
			s.link.ready(s, BootDone)
		}
	case "Shutdown":
		s.shutdown.Store(true)
		s.link.change(func(st *Status) { st.ShuttingDown = true })
	}
	if !s.live {
		s.keep(msg, at)
		return
	}
	s.link.count.events.Add(1)
	s.link.sink.Event(msg, at)
}

// orphan passes on a message that nobody waits for.
func (s *session) orphan(msg wire.Message, at time.Time) {
	s.link.count.orphans.Add(1)
	select {
	case <-s.told:
		s.link.sink.Orphan(msg, at)
	default: // before LinkUp nobody can have asked
	}
}

// keep holds an event back while the second socket logs in, which takes a
// second if it is refused. Not reading meanwhile could cost the session.
func (s *session) keep(msg wire.Message, at time.Time) {
	s.earlyBytes += len(msg.Raw())
	if s.earlyBytes > maxEarlyBytes {
		s.cancel(fmt.Errorf("%w: more than %d MiB of events before the login was complete", ErrLinkLost, maxEarlyBytes>>20))
		return
	}
	// A log keeps these few for long; they should not keep the socket's block
	// alive, session after session.
	s.early = append(s.early, earlyEvent{msg.Clone(), at})
}

// goUp runs in the reader of the events socket when all logins are done.
func (s *session) goUp(ping *pending) {
	s.link.rtt.Store(int64(ping.reply.Elapsed))
	s.link.pong(s.events)
	s.link.pong(s.actions) // its login was answered just now
	s.up.At = time.Now()
	switch {
	case s.booted:
		s.up.Boot = BootDone
	case maskHasSystem(s.link.cfg.EventMask):
		s.up.Boot = BootPending
	}
	s.live = true
	if s.up.Boot != BootPending {
		s.link.current.Store(s) // who is told LinkUp can send at once
	}
	s.link.sink.LinkUp(s.up)
	// Before the link is said to be up: who begins to listen then hears nothing of
	// the login any more.
	for _, e := range s.early {
		s.link.count.events.Add(1)
		s.link.sink.Event(e.msg, e.at)
	}
	s.early = nil
	s.link.up(s)
	close(s.told)
}
