package webhook

import (
	"context"
	"log/slog"
	"net/http"
	"net/netip"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/astergate/astergate/engine"
	"github.com/astergate/astergate/engine/worker"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// lastPosts is how long the ends of sessions may take to be told when astergate
// ends.
const lastPosts = 3 * time.Second

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
	// Check judges the line of each command before it is sent.
	Check func(line string) error
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
	return &Runner{
		cfg: cfg, client: newClient(cfg.AllowLocal, cfg.Timeout, cfg.Concurrency),
		places: make(chan struct{}, cfg.Concurrency),
	}
}

// Run serves until ctx ends or a selection of events is wrong, and returns when every session's end has been told,
// or its time is over. The registry is to have stopped by then.
func (r *Runner) Run(ctx context.Context) error {
	posting, cancel := context.WithCancel(context.WithoutCancel(ctx))
	defer cancel()
	group, ctx := errgroup.WithContext(ctx)
	for _, hook := range r.cfg.Workers.Hooks() {
		conn := r.cfg.Workers.ServeHook(hook, r.cfg.Check)
		group.Go(func() error {
			defer conn.Close()
			r.read(ctx, posting, hook, conn)
			return nil
		})
	}
	for _, hook := range r.cfg.Events {
		group.Go(func() error { return r.followEvents(ctx, hook) })
	}
	for _, hook := range r.cfg.Calls {
		group.Go(func() error { return r.followCalls(ctx, hook) })
	}
	<-ctx.Done()
	err := group.Wait()
	late := time.AfterFunc(lastPosts, cancel)
	r.sessions.Wait()
	late.Stop()
	r.client.CloseIdleConnections()
	return err
}

// read hands each frame to its session. When ctx ends it takes what is there
// still: the registry has told all ends by then.
func (r *Runner) read(ctx, posting context.Context, hook *worker.Hook, conn *worker.Conn) {
	sessions := make(map[string]*session)
	defer func() {
		for _, s := range sessions {
			close(s.frames)
		}
	}()
	for {
		frame, err := conn.Next(ctx)
		if err != nil {
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
