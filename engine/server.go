package engine

import (
	"cmp"
	"context"
	"errors"
	"log/slog"
	"sync"
	"time"

	"github.com/astergate/astergate/engine/ami"
	"github.com/astergate/astergate/engine/mapping"
	"github.com/astergate/astergate/engine/ring"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// Server is one Asterisk server: its link, its log, and what is known of it.
// All methods are safe for concurrent use.
type Server struct {
	name    string
	address string
	link    *ami.Link
	log     *ring.Ring
	mapper  *mapping.Mapper
	actions *mapping.Actions
	logger  *slog.Logger
	encode  [ring.Encodings]func(*ring.Entry) []byte // by view
	changed *broadcast
	tracer  tracer
	// completions are awaited of the events.
	completions *completions
	capability  *capability
	// The users of manager.conf on the sockets for events and for actions.
	eventUser, actionUser string
	filters               []string
	mask                  string
	calls                 *Calls // nil: they are not followed
	shared, blocking      Gate   // nil: nothing waits

	mu      sync.Mutex // guards what follows
	info    *Info
	cursors map[*ring.Cursor]struct{} // of all subscriptions
}

func newServer(cfg ami.Config, bounds ring.Config, catalogue catalogue, changed *broadcast, logger *slog.Logger) (*Server, error) {
	s := &Server{
		name:        cfg.Server,
		address:     cfg.Address,
		mapper:      catalogue.events,
		actions:     catalogue.actions,
		logger:      logger.With("server", cfg.Server),
		changed:     changed,
		completions: newCompletions(catalogue.actions),
		capability:  newCapability(),
		eventUser:   cfg.Username,
		actionUser:  cmp.Or(cfg.ActionUsername, cfg.Username),
		filters:     cfg.Filters,
		mask:        cfg.EventMask,
		cursors:     make(map[*ring.Cursor]struct{}),
	}
	for view := range s.encode {
		s.encode[view] = func(e *ring.Entry) []byte { return s.frame(e, astergatev1.View(view)) }
	}
	log, err := ring.New(bounds)
	if err != nil {
		return nil, err
	}
	s.log = log
	if cfg.Logger == nil {
		cfg.Logger = logger // the link adds the server's name by itself
	}
	s.link, err = ami.New(cfg, s)
	return s, err
}

// Name is the configured name.
func (s *Server) Name() string { return s.name }

// Address is the manager interface's host:port.
func (s *Server) Address() string { return s.address }

// Filters are Asterisk's own filters of events, as configured.
func (s *Server) Filters() []string { return s.filters }

// Mask holds the classes of events that are asked for, as configured; empty: all
// that the login may read.
func (s *Server) Mask() string { return s.mask }

// Log is the server's event log, for its figures.
func (s *Server) Log() *ring.Ring { return s.log }

// Gates calls f with the gates that its actions pass, by the socket: actions and
// blocking.
func (s *Server) Gates(f func(socket string, gate Gate)) {
	if s.shared != nil {
		f("actions", s.shared)
	}
	if s.blocking != nil {
		f("blocking", s.blocking)
	}
}

// Status is the link as it is now.
func (s *Server) Status() ami.Status { return s.link.Status() }

// Info is what the server said of itself at its newest login, nil before.
func (s *Server) Info() *Info {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.info
}

// Lag is how many events the slowest subscriber is behind.
func (s *Server) Lag() uint64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	var lag uint64
	next := s.log.Newest() + 1
	for c := range s.cursors {
		if at := c.Position(); at < next {
			lag = max(lag, next-at)
		}
	}
	return lag
}

func (s *Server) attach(w *ring.Waiter, c *ring.Cursor) {
	s.mu.Lock()
	s.cursors[c] = struct{}{}
	s.mu.Unlock()
	s.log.Attach(w)
}

func (s *Server) detach(w *ring.Waiter, c *ring.Cursor) {
	s.log.Detach(w)
	s.mu.Lock()
	delete(s.cursors, c)
	s.mu.Unlock()
}

// Connect switches the link on, or makes a lost one try at once.
func (s *Server) Connect() { s.link.Connect() }

// Disconnect switches the link off until Connect.
func (s *Server) Disconnect(reason string) { s.link.Disconnect(reason) }

// run links the server until ctx ends.
func (s *Server) run(ctx context.Context) error {
	var wg sync.WaitGroup
	defer wg.Wait()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	wg.Go(func() { s.watchLink(ctx) })
	if s.calls != nil {
		wg.Go(func() { s.calls.run(ctx) })
	}
	err := s.link.Run(ctx)
	if errors.Is(err, context.Canceled) {
		return nil
	}
	return err
}

// askAgainAfter is how long after modules have changed the server is asked what
// it can do now: several often change at once.
const askAgainAfter = time.Second

// watchLink tells of the link's changes, and asks the server about itself each
// time the link becomes ready, and after its modules have changed.
func (s *Server) watchLink(ctx context.Context) {
	var wg sync.WaitGroup
	defer wg.Wait()
	stopAsking := func() {}
	defer func() { stopAsking() }()
	asked := false
	var again <-chan time.Time
	for {
		status, changed := s.link.Watch()
		s.changed.tell()
		switch ready := status.State == ami.StateReady; {
		case ready && !asked:
			asked, again = true, nil
			select {
			case <-s.capability.stale:
			default:
			}
			askCtx, cancel := context.WithTimeout(ctx, 30*time.Second)
			stopAsking = cancel
			wg.Go(func() {
				defer cancel()
				s.learn(askCtx, status)
			})
		case !ready && asked:
			asked = false
			stopAsking()
			wg.Wait()
		}
		select {
		case <-changed:
		case <-s.capability.stale:
			if again == nil && asked {
				again = time.After(askAgainAfter)
			}
		case <-again:
			stopAsking()
			wg.Wait()
			asked = false
		case <-ctx.Done():
			return
		}
	}
}

// learn asks the server about itself.
func (s *Server) learn(ctx context.Context, status ami.Status) {
	generation := s.capability.generation()
	info, err := s.ask(ctx, status)
	if err != nil {
		if ctx.Err() == nil {
			s.logger.Warn("the server did not tell about itself", "error", err)
		}
		return
	}
	s.capability.learn(generation, info)
	s.mu.Lock()
	s.info = info
	s.mu.Unlock()
	s.changed.tell()
}
