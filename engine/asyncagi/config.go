package asyncagi

import (
	"context"
	"errors"
	"log/slog"
	"maps"
	"sync"
	"sync/atomic"
	"time"

	agiwire "github.com/astergate/astergate/engine/agi/wire"
)

// Manager is what AsyncAGI needs of the manager interface. Channels are named
// by their unique id.
type Manager interface {
	// Queue gives a command to a channel, which runs it when it comes to it.
	Queue(ctx context.Context, server, channel, id, line string) error
	// Look tells where a channel is; ok is false if there is no such channel, or
	// if the server does not tell.
	Look(ctx context.Context, server, channel string) (at Sight, ok bool)
	// Waiting lists the channels in AsyncAGI that some astergate has claimed.
	Waiting(ctx context.Context, server string) ([]string, error)
	// Redirect sends a channel to a place in the dialplan.
	Redirect(ctx context.Context, server, channel string, to agiwire.Place) error
}

// Sight is where a channel is in the dialplan.
type Sight struct{ Context, Extension, Priority string }

// Config says what becomes of channels that enter AsyncAGI.
type Config struct {
	// Servers whose channels are taken.
	Servers []string
	// Manager acts on channels. Required.
	Manager Manager
	// Handle has the session for as long as it runs, on a goroutine of its own.
	// When it returns, the session is closed. ctx ends when the session has
	// ended. Required.
	Handle func(ctx context.Context, s *Session)
	// Cleanup is how long after a hangup a session goes on. Default 2 s.
	Cleanup time.Duration
	// MaxSessions is the largest number of sessions at once, default 10,000. A
	// channel that is over it is given back as failed.
	MaxSessions int
	// Logger is silent by default.
	Logger *slog.Logger
}

// What no deployment has had a reason to change.
const (
	actTime     = 5 * time.Second        // for Asterisk to take a command into the queue
	closeTime   = 2 * time.Second        // the same, at a session's end
	leaveTime   = 200 * time.Millisecond // for a channel that was redirected out of an EXEC to have left
	verdictTime = 150 * time.Millisecond // to find out where a channel went that has left
	objectTime  = time.Second            // for a channel's owner to object to its being given back
)

// Sessions are the channels in AsyncAGI. Its methods may be called concurrently.
type Sessions struct {
	cfg Config
	ids ids

	ctx    context.Context // ends with Run
	cancel context.CancelFunc
	wg     sync.WaitGroup // every goroutine of this package but Run's
	live   atomic.Int64   // sessions that Handle has

	mu      sync.Mutex // guards what follows
	stopped bool
	serves  map[string]bool // whose new channels are taken
	follows map[string]bool // and whose events are read, as they may have sessions still
	changed chan struct{}   // closed when either changes
	all     map[key]*Session
	probes  map[key]*probe
}

// key names a channel.
type key struct{ server, uniqueID string }

// New checks the configuration. It starts nothing.
func New(cfg Config) (*Sessions, error) {
	if cfg.Manager == nil || cfg.Handle == nil {
		return nil, errors.New("asyncagi: manager or handle function is missing")
	}
	if cfg.Cleanup == 0 {
		cfg.Cleanup = 2 * time.Second
	}
	if cfg.MaxSessions == 0 {
		cfg.MaxSessions = 10_000
	}
	if cfg.Logger == nil {
		cfg.Logger = slog.New(slog.DiscardHandler)
	}
	a := &Sessions{
		cfg: cfg, ids: newIDs(), follows: make(map[string]bool), changed: make(chan struct{}),
		all: make(map[key]*Session), probes: make(map[key]*probe),
	}
	a.SetServers(cfg.Servers)
	a.ctx, a.cancel = context.WithCancel(context.Background())
	return a, nil
}

// SetServers replaces the servers whose channels are taken. Sessions of others go
// on to their end.
func (a *Sessions) SetServers(names []string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.serves = make(map[string]bool)
	for _, name := range names {
		a.serves[name], a.follows[name] = true, true
	}
	close(a.changed)
	a.changed = make(chan struct{})
}

// serving tells whether a server's new channels are taken.
func (a *Sessions) serving(server string) bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.serves[server]
}

// following returns the servers whose events are to be read, and those of them
// that are served, and what is closed when that changes.
func (a *Sessions) following() (follows, serves map[string]bool, changed <-chan struct{}) {
	a.mu.Lock()
	defer a.mu.Unlock()
	return maps.Clone(a.follows), a.serves, a.changed
}

// Live is the number of sessions now.
func (a *Sessions) Live() int { return int(a.live.Load()) }

// Known is the number of channels that are known to be in AsyncAGI, whoever has
// them.
func (a *Sessions) Known() int {
	a.mu.Lock()
	defer a.mu.Unlock()
	return len(a.all) + len(a.probes)
}

// stop ends all sessions and waits for every goroutine.
func (a *Sessions) stop() {
	a.mu.Lock()
	a.stopped = true
	a.mu.Unlock()
	a.cancel()
	a.wg.Wait()
}

// spawn runs f on a goroutine that stop waits for. It reports false if stop has
// been.
func (a *Sessions) spawn(f func()) bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.stopped {
		return false
	}
	a.wg.Go(f)
	return true
}
