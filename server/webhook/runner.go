package webhook

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/astergate/astergate/engine"
	"github.com/astergate/astergate/engine/worker"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// lastPosts is how long the ends of sessions may take to be told when astergate
// ends.
const lastPosts = 3 * time.Second

// retiredPause is how often a route that was removed is looked at, for its last
// session to have ended.
const retiredPause = time.Second

// Config is what a Runner needs.
type Config struct {
	// Workers are the registry whose routes lead to URLs.
	Workers *worker.Registry
	// Engine is where events come from.
	Engine *engine.Engine
	// Events are the URLs that get them.
	Events []EventHook
	// Calls are the URLs that get their changes.
	Calls []CallHook
	// Sight is what the role of a receiver may see of events and calls; nil: all of
	// it. It is asked each time that they are opened.
	Sight func(role string) (*engine.Sight, error)
	// Secret signs each request.
	Secret string
	// AllowLocal are the networks of loopback and link-local addresses that hooks
	// may be at.
	AllowLocal []netip.Prefix
	// Timeout of one request. Default 5 s.
	Timeout time.Duration
	// Concurrency is how many requests are under way at once. Default 64.
	Concurrency int
	// Logger is by default slog.Default().
	Logger *slog.Logger
}

// Runner serves the sessions of all hooks.
type Runner struct {
	cfg      Config
	client   *http.Client
	places   chan struct{} // for requests that are under way
	sessions sync.WaitGroup
	secret   atomic.Pointer[string]
	changed  atomic.Bool // Set or Reopen was called

	mu        sync.Mutex                                     // guards what follows
	start     func(func(ctx, posting context.Context) error) // begins something; nil unless Run runs
	events    []EventHook
	calls     []CallHook
	followers map[string]context.CancelFunc // by what they follow
	serving   map[*worker.Hook]context.CancelFunc
	opened    context.Context // ends when what is followed is to be opened anew
	reopen    context.CancelFunc
}

// New makes a Runner. It starts nothing.
func New(cfg Config) *Runner {
	if cfg.Timeout == 0 {
		cfg.Timeout = 5 * time.Second
	}
	if cfg.Concurrency == 0 {
		cfg.Concurrency = 64
	}
	if cfg.Logger == nil {
		cfg.Logger = slog.Default()
	}
	r := &Runner{
		cfg: cfg, client: newClient(cfg.AllowLocal, cfg.Timeout, cfg.Concurrency),
		places: make(chan struct{}, cfg.Concurrency), events: cfg.Events, calls: cfg.Calls,
		followers: make(map[string]context.CancelFunc), serving: make(map[*worker.Hook]context.CancelFunc),
	}
	if cfg.Sight == nil {
		r.cfg.Sight = func(string) (*engine.Sight, error) { return nil, nil }
	}
	r.secret.Store(&cfg.Secret)
	r.opened, r.reopen = context.WithCancel(context.Background())
	return r
}

// Run serves until ctx ends or a selection of events is wrong, and returns when
// every session's end has been told, or its time is over. The registry is to have
// stopped by then.
func (r *Runner) Run(ctx context.Context) error {
	posting, cancel := context.WithCancel(context.WithoutCancel(ctx))
	defer cancel()
	group, ctx := errgroup.WithContext(ctx)
	r.mu.Lock()
	r.start = func(f func(ctx, posting context.Context) error) {
		group.Go(func() error { return f(ctx, posting) })
	}
	r.reconcileLocked()
	r.mu.Unlock()
	<-ctx.Done()
	r.mu.Lock()
	r.start = nil
	r.mu.Unlock()
	err := group.Wait()
	late := time.AfterFunc(lastPosts, cancel)
	r.sessions.Wait()
	late.Stop()
	r.client.CloseIdleConnections()
	return err
}

// Check says whether receivers could be set: nil if so. Whether their servers are
// there is not looked at: they may come with the same change.
func (r *Runner) Check(events []EventHook, calls []CallHook) error {
	for _, hook := range events {
		selection := hook.Selection
		selection.Servers, selection.Heartbeat = nil, time.Hour
		sub, err := r.cfg.Engine.Subscribe(selection)
		if err != nil {
			return fmt.Errorf("events for %s: %w", shown(hook.URL), err)
		}
		sub.Close()
	}
	for _, hook := range calls {
		selection := hook.Selection
		selection.Server, selection.Heartbeat = "", time.Hour
		watch, err := r.cfg.Engine.WatchCalls(selection)
		if err != nil {
			return fmt.Errorf("calls for %s: %w", shown(hook.URL), err)
		}
		watch.Close()
	}
	return nil
}

func shown(u *url.URL) string { return (&worker.Hook{URL: u}).Shown() }

// Set replaces the receivers of events and calls, and the secret, and takes up what
// has become of the registry's routes. A receiver that was there goes on where it
// is; a route that is not there any more keeps its sessions to their end.
func (r *Runner) Set(events []EventHook, calls []CallHook, secret string) {
	r.secret.Store(&secret)
	r.changed.Store(true)
	r.mu.Lock()
	defer r.mu.Unlock()
	r.events, r.calls = events, calls
	if r.start != nil {
		r.reconcileLocked()
	}
}

// Reopen has all receivers of events and calls go on from where they are by what
// they may see now.
func (r *Runner) Reopen() {
	r.changed.Store(true)
	r.mu.Lock()
	defer r.mu.Unlock()
	r.reopen()
	r.opened, r.reopen = context.WithCancel(context.Background())
}

// current ends with the next Reopen.
func (r *Runner) current() context.Context {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.opened
}

// reconcileLocked starts what is not running yet, and ends what is not wanted any
// more.
func (r *Runner) reconcileLocked() {
	wanted := make(map[string]bool)
	follow := func(name string, f func(ctx context.Context) error) {
		for wanted[name] { // two that are alike
			name += "+"
		}
		wanted[name] = true
		if r.followers[name] != nil {
			return
		}
		stopped, stop := context.WithCancel(context.Background())
		r.followers[name] = stop
		r.start(func(ctx, _ context.Context) error {
			ctx, cancel := context.WithCancel(ctx)
			defer cancel()
			defer context.AfterFunc(stopped, cancel)()
			return f(ctx)
		})
	}
	for _, hook := range r.events {
		sel := hook.Selection
		follow(fmt.Sprintf("events %q %q %q %q %q %q", hook.URL, hook.Role, sel.Servers, sel.Names, sel.Privileges, sel.Filter),
			func(ctx context.Context) error { return r.followEvents(ctx, hook) })
	}
	for _, hook := range r.calls {
		sel := hook.Selection
		follow(fmt.Sprintf("calls %q %q %q %q %v", hook.URL, hook.Role, sel.Server, sel.Filter, sel.Updates),
			func(ctx context.Context) error { return r.followCalls(ctx, hook) })
	}
	for name, stop := range r.followers {
		if !wanted[name] {
			stop()
			delete(r.followers, name)
		}
	}
	hooks := r.cfg.Workers.Hooks()
	for _, hook := range hooks {
		if r.serving[hook] != nil {
			continue
		}
		conn := r.cfg.Workers.ServeHook(hook)
		if conn == nil {
			continue // its route has gone meanwhile
		}
		retired, retire := context.WithCancel(context.Background())
		r.serving[hook] = retire
		r.start(func(ctx, posting context.Context) error {
			defer conn.Close()
			r.read(ctx, posting, retired, hook, conn)
			return nil
		})
	}
	for hook, retire := range r.serving {
		if !slices.Contains(hooks, hook) {
			retire()
			delete(r.serving, hook)
		}
	}
}

// read hands each frame to its session. When ctx ends it takes what is there
// still: the registry has told all ends by then. When it is retired it goes on
// until its sessions have ended.
func (r *Runner) read(ctx, posting, retired context.Context, hook *worker.Hook, conn *worker.Conn) {
	sessions := make(map[string]*session)
	defer func() {
		for _, s := range sessions {
			close(s.frames)
		}
	}()
	for {
		frame, err := nextFrame(ctx, retired, conn)
		switch {
		case err == nil:
		case ctx.Err() == nil && retired.Err() != nil && !errors.Is(err, worker.ErrClosed) && (len(sessions) > 0 || !conn.Settled()):
			continue
		default:
			return
		}
		if offer := frame.GetOffer(); offer != nil {
			s := &session{r: r, conn: conn, hook: hook, offer: offer, frames: make(chan *astergatev1.ServeResponse, mailboxSize)}
			sessions[offer.GetSession()] = s
			_ = conn.Receive(posting, &astergatev1.ServeRequest{Frame: &astergatev1.ServeRequest_Accept{
				Accept: &astergatev1.AcceptSession{Session: offer.GetSession()}}}) // an accept cannot be wrong
			r.sessions.Go(func() { s.run(posting) })
			continue
		}
		id := sessionOf(frame)
		s := sessions[id]
		if s == nil {
			continue
		}
		s.frames <- frame // has room, see mailboxSize
		if frame.GetEnded() != nil {
			delete(sessions, id)
		}
	}
}

// nextFrame waits for a frame, until ctx ends or it is retired; then for a second,
// as the last session may be ending just now.
func nextFrame(ctx, retired context.Context, conn *worker.Conn) (*astergatev1.ServeResponse, error) {
	if retired.Err() != nil {
		ctx, cancel := context.WithTimeout(ctx, retiredPause)
		defer cancel()
		return conn.Next(ctx)
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	defer context.AfterFunc(retired, cancel)()
	return conn.Next(ctx)
}

// sessionOf is the session that a frame is about.
func sessionOf(frame *astergatev1.ServeResponse) string {
	switch {
	case frame.GetResult() != nil:
		return frame.GetResult().GetSession()
	case frame.GetHangup() != nil:
		return frame.GetHangup().GetSession()
	default:
		return frame.GetEnded().GetSession()
	}
}
