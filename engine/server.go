package engine

import (
	"cmp"
	"context"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"github.com/astergate/astergate/engine/ami"
	"github.com/astergate/astergate/engine/mapping"
	"github.com/astergate/astergate/engine/ring"
)

// Server is one Asterisk server: its link, its log, and what is known of it.
// All methods are safe for concurrent use.
type Server struct {
	name    string
	link    atomic.Pointer[ami.Link]
	setup   atomic.Pointer[setup]
	log     *ring.Ring
	mapper  *mapping.Mapper
	actions *mapping.Actions
	logger  *slog.Logger
	encode  [ring.Encodings]func([]byte, *ring.Entry) []byte // by slotOf a view
	shared  [ring.Encodings]atomic.Pointer[run]              // the newest one, by view
	changed *broadcast
	tracer  tracer
	// completions are awaited of the events.
	completions *completions
	capability  *capability
	calls       *Calls // nil: they are not followed

	joined   bool             // later than the engine began: its log holds its whole life, or tells that not
	next     chan replacement // 1-buffered: what to go on with
	gone     chan struct{}    // closed when it is taken out of the configuration
	ended    chan struct{}    // closed when all was told after that
	farewell bool             // the newest LinkDown says that it was; of run's goroutines

	mu      sync.Mutex // guards what follows, and the change of link
	info    *Info
	cursors map[*ring.Cursor]*ring.Waiter // of all subscriptions
}

// setup is what is told of the configuration of a link. It never changes.
type setup struct {
	address string
	// The users of manager.conf on the sockets for events and for actions.
	eventUser, actionUser string
	filters               []string
	mask                  string
	shared, blocking      Gate // passed by actions; nil: nothing waits
	keepalive             time.Duration
}

func setupOf(cfg *ami.Config) *setup {
	return &setup{
		address: cfg.Address, eventUser: cfg.Username, actionUser: cmp.Or(cfg.ActionUsername, cfg.Username),
		filters: cfg.Filters, mask: cfg.EventMask, keepalive: cmp.Or(cfg.Keepalive, ami.DefaultKeepalive),
	}
}

func newServer(cfg ami.Config, bounds ring.Config, catalogue catalogue, changed *broadcast, logger *slog.Logger) (*Server, error) {
	s := &Server{
		name:        cfg.Server,
		mapper:      catalogue.events,
		actions:     catalogue.actions,
		logger:      logger.With("server", cfg.Server),
		changed:     changed,
		completions: newCompletions(catalogue.actions),
		capability:  newCapability(),
		cursors:     make(map[*ring.Cursor]*ring.Waiter),
		next:        make(chan replacement, 1),
		gone:        make(chan struct{}),
		ended:       make(chan struct{}),
	}
	for slot := range s.encode {
		s.encode[slot] = func(dst []byte, e *ring.Entry) []byte { return s.appendFrame(dst, e, viewIn(slot)) }
	}
	log, err := ring.New(bounds)
	if err != nil {
		return nil, err
	}
	s.log = log
	link, err := ami.New(cfg, s)
	s.link.Store(link)
	s.setup.Store(setupOf(&cfg))
	return s, err
}

// Name is the configured name.
func (s *Server) Name() string { return s.name }

// Address is the manager interface's host:port.
func (s *Server) Address() string { return s.setup.Load().address }

// Filters are Asterisk's own filters of events, as configured.
func (s *Server) Filters() []string { return s.setup.Load().filters }

// Mask holds the classes of events that are asked for, as configured; empty: all
// that the login may read.
func (s *Server) Mask() string { return s.setup.Load().mask }

// Log is the server's event log, for its figures.
func (s *Server) Log() *ring.Ring { return s.log }

// Keepalive is the interval of the link's Pings.
func (s *Server) Keepalive() time.Duration { return s.setup.Load().keepalive }

// Gates calls f with the gates that its actions pass, by the socket: actions and
// blocking.
func (s *Server) Gates(f func(socket string, gate Gate)) {
	now := s.setup.Load()
	if now.shared != nil {
		f("actions", now.shared)
	}
	if now.blocking != nil {
		f("blocking", now.blocking)
	}
}

// Status is the link as it is now.
func (s *Server) Status() ami.Status { return s.link.Load().Status() }

// Info is what the server said of itself at its newest login, nil before.
func (s *Server) Info() *Info {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.info
}

// Lag is how many events the slowest subscriber is behind. One that waits has seen
// all that he wants.
func (s *Server) Lag() uint64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	var lag uint64
	next := s.log.Newest() + 1
	for c, waiter := range s.cursors {
		if at := c.Position(); at < next && !waiter.Armed() {
			lag = max(lag, next-at)
		}
	}
	return lag
}

func (s *Server) attach(w *ring.Waiter, src *source) {
	s.mu.Lock()
	s.cursors[src.cursor] = w
	s.mu.Unlock()
	s.log.Attach(w, &src.interest)
}

func (s *Server) detach(w *ring.Waiter, c *ring.Cursor) {
	s.log.Detach(w)
	s.mu.Lock()
	delete(s.cursors, c)
	s.mu.Unlock()
}

// askAgainAfter is how long after modules have changed the server is asked what
// it can do now: several often change at once.
const askAgainAfter = time.Second

// watchLink tells of the link's changes, and asks the server about itself each
// time the link becomes ready, and after its modules have changed.
func (s *Server) watchLink(ctx context.Context, link *ami.Link) {
	var wg sync.WaitGroup
	defer wg.Wait()
	stopAsking := func() {}
	defer func() { stopAsking() }()
	asked := false
	var again <-chan time.Time
	for {
		status, changed := link.Watch()
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
