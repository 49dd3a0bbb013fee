package ami

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"
)

// Link is the connection to one Asterisk server, over all its losses and
// returns. All methods are safe for concurrent use.
type Link struct {
	cfg   Config
	sink  Sink
	log   *slog.Logger
	epoch time.Time // New's; monotonic origin of conn.lastRead

	running  atomic.Bool
	current  atomic.Pointer[session] // nil unless ready
	trace    atomic.Pointer[TraceFunc]
	seenBoot atomic.Bool // this login has shown FullyBooted
	rtt      atomic.Int64
	// answered is when the newest Ping was on the sockets for events and actions,
	// busySince when the events' reader came back from the socket, 0 while it is
	// there: nanoseconds since epoch.
	answered  [2]atomic.Int64
	busySince atomic.Int64
	blocking  atomic.Int64
	count     counters

	// unfiltered says why the next session sets no filters; of Run's goroutine.
	unfiltered string

	wake chan struct{} // 1-buffered: Connect was called

	mu       sync.Mutex
	status   Status
	changed  chan struct{} // closed at the next change of status
	wanted   bool          // false after Disconnect
	cancel   context.CancelCauseFunc
	sessions uint64    // that came up and ended
	downAt   time.Time // when the last one ended
}

// New checks cfg and returns a link that is stopped. It dials nothing and
// starts nothing.
func New(cfg Config, sink Sink) (*Link, error) {
	if err := cfg.Validate(); err != nil {
		return nil, err
	}
	if sink == nil {
		return nil, fmt.Errorf("server %q: a sink is required", cfg.Server)
	}
	if cfg.Dial == nil {
		cfg.Dial = tcpDial
	}
	now := time.Now()
	return &Link{
		cfg: cfg, sink: sink, epoch: now,
		log:     cfg.Logger.With("server", cfg.Server),
		wake:    make(chan struct{}, 1),
		changed: make(chan struct{}),
		wanted:  true,
		status:  Status{Server: cfg.Server, Since: now, Reason: "not started"},
	}, nil
}

// Run keeps the link connected until ctx ends; then it logs off, which takes a
// second at most, and returns nil once all its goroutines have ended. It
// returns an error only if it is running already.
func (l *Link) Run(ctx context.Context) error {
	if !l.running.CompareAndSwap(false, true) {
		return errors.New("ami: Run called twice")
	}
	defer l.running.Store(false)
	back := newBackoff(&l.cfg)
	for {
		attempt, cancel := l.begin(ctx)
		if attempt == nil {
			return nil
		}
		l.keepConnected(attempt, back)
		l.stopped(context.Cause(attempt))
		cancel(nil)
		back.reset()
	}
}

// begin waits until the link is wanted. It returns nil if ctx ends first.
func (l *Link) begin(ctx context.Context) (context.Context, context.CancelCauseFunc) {
	for ctx.Err() == nil {
		l.mu.Lock()
		if l.wanted {
			attempt, cancel := context.WithCancelCause(ctx)
			l.cancel = cancel
			select { // of a Connect that this already honours
			case <-l.wake:
			default:
			}
			l.mu.Unlock()
			return attempt, cancel
		}
		l.mu.Unlock()
		select {
		case <-ctx.Done():
		case <-l.wake:
		}
	}
	return nil, nil
}

// keepConnected connects again and again until ctx ends.
func (l *Link) keepConnected(ctx context.Context, back *backoff) {
	for ctx.Err() == nil {
		l.transition(StateConnecting, nil)
		l.count.attempts.Add(1)
		up, err := newSession(l).run(ctx)
		if ctx.Err() != nil {
			return
		}
		wait := back.next(err, up)
		l.log.Warn("link lost", "error", err, "up", up.Round(time.Millisecond), "retry_in", wait.Round(time.Millisecond))
		l.lost(err, wait)
		timer := time.NewTimer(wait)
		select {
		case <-timer.C:
		case <-ctx.Done():
		case <-l.wake:
			back.reset()
		}
		timer.Stop()
	}
}

// lost records why the link is down and, once that is known, how long the next
// attempt waits.
func (l *Link) lost(err error, wait time.Duration) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.status.State != StateLost {
		l.transitionLocked(StateLost, nil)
	}
	l.status.LastError = err
	if wait > 0 {
		l.status.RetryAt = time.Now().Add(wait)
	}
	l.changedLocked()
}

// stopped records the end of the attempts.
func (l *Link) stopped(cause error) {
	reason := "the service is stopping"
	var d *disconnected
	if errors.As(cause, &d) {
		reason = d.reason
	}
	l.log.Info("link stopped", "reason", reason)
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.status.State == StateStopped { // stopped before the first attempt
		l.status.Reason = reason
		l.changedLocked()
		return
	}
	l.transitionLocked(StateStopped, func(st *Status) { st.Reason = reason })
}

// Inherit takes over, from a link to the same server that has ended, what is
// counted and told over all sessions, and whether the operator wants a link. To be
// called before Run.
func (l *Link) Inherit(from *Link) {
	from.mu.Lock()
	defer from.mu.Unlock()
	l.mu.Lock()
	defer l.mu.Unlock()
	l.wanted, l.sessions, l.downAt = from.wanted, from.sessions, from.downAt
	l.status.Reconnects, l.status.LastError, l.status.Reason = from.status.Reconnects, from.status.LastError, from.status.Reason
	l.count.add(from.count.snapshot())
}

// Stopped returns a cause for the end of Run's context: the reason is what the
// status, LinkDown and the callers of Do are told. It is ErrStopped.
func Stopped(reason string) error { return &disconnected{reason} }

// disconnected is an operator's wish. It is ErrStopped.
type disconnected struct{ reason string }

func (d *disconnected) Error() string        { return ErrStopped.Error() + ": " + d.reason }
func (d *disconnected) Is(target error) bool { return target == ErrStopped }

// Disconnect logs off and stops dialling until Connect is called. It does not
// wait; watch the status for StateStopped. reason is shown in the status.
func (l *Link) Disconnect(reason string) {
	if reason == "" {
		reason = "disconnected on request"
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.wanted = false
	if l.status.State == StateStopped {
		l.status.Reason = reason
		l.changedLocked()
	}
	if l.cancel != nil {
		l.cancel(&disconnected{reason})
	}
}

// Connect undoes Disconnect. If the link is waiting to connect again, it does
// so at once. Before Run is called it has an effect only when that is.
func (l *Link) Connect() {
	l.mu.Lock()
	stopped := !l.wanted
	l.wanted = true
	waiting := l.status.State == StateLost
	l.mu.Unlock()
	if stopped || waiting {
		select {
		case l.wake <- struct{}{}:
		default:
		}
	}
}

// describe fills in what only the link knows of a session about to come up.
func (l *Link) describe(up *Up) {
	l.mu.Lock()
	defer l.mu.Unlock()
	up.Reconnects = l.sessions
	if !l.downAt.IsZero() {
		up.Down = time.Since(l.downAt)
	}
}

// up shows s as the link's session. LinkUp has been told, so that whoever waits
// for a state finds the session in the sink's log too.
func (l *Link) up(s *session) {
	to := StateReady
	if s.up.Boot == BootPending {
		to = StateBooting
	}
	l.transition(to, func(st *Status) {
		st.Banner, st.Version = s.up.Banner, s.up.Version
		st.Mode, st.FallbackReason = s.up.Mode, s.up.FallbackReason
		st.FilterRefused = s.up.FilterRefused
		st.Boot, st.Reconnects = s.up.Boot, s.up.Reconnects
		st.ShuttingDown = s.shutdown.Load()
	})
}

// ready ends the wait for FullyBooted, because it came or because it does not.
func (l *Link) ready(s *session, boot BootState) {
	l.mu.Lock()
	defer l.mu.Unlock()
	set := func(st *Status) { st.Boot = boot }
	switch {
	case l.status.State == StateBooting:
		l.current.Store(s)
		l.transitionLocked(StateReady, set)
	case boot == BootDone && l.status.Boot != BootDone:
		set(&l.status)
		l.changedLocked()
	}
}

// down records the end of the session.
func (l *Link) down(at time.Time) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.downAt = at
	l.sessions++
}

// pong notes that a Ping was answered on a socket.
func (l *Link) pong(c *conn) {
	now := int64(time.Since(l.epoch))
	if c == c.s.events {
		l.answered[0].Store(now)
	}
	if c == c.s.actions {
		l.answered[1].Store(now)
	}
}

// maxMessage bounds one message on the wire. It is well above what one reply may
// hold, so that a reply that is too large for its caller does not cost the link.
func (l *Link) maxMessage() int { return max(8<<20, 2*l.cfg.MaxReplyBytes) }
