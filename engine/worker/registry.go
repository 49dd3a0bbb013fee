package worker

import (
	"context"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"github.com/astergate/astergate/engine/mapping"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// Config says how a Registry treats workers. Zero fields have defaults.
type Config struct {
	// Grace is how long the sessions of a broken stream are kept. Default 10 s.
	Grace time.Duration
	// QueueTime is how long a session waits for a worker while all are busy.
	// Default 10 s.
	QueueTime time.Duration
	// OfferTime is how long a worker may take to answer an offer. Default 5 s.
	OfferTime time.Duration
	// PingTime is how often a worker is pinged. Default 5 s.
	PingTime time.Duration
	// StallTime is how long a worker may read nothing: that one frame may take to
	// be sent, or a ping that was sent to be answered. Default 10 s.
	StallTime time.Duration
	// Routes are those of the configuration, in the order in which they are tried.
	Routes []Static
	// MaxWorkers bounds the workers. Default 10,000.
	MaxWorkers int
	// Control acts on channels while a command keeps AGI busy. nil: nothing does.
	Control Control
	// Witness makes who is told what a worker does; ctx is that of its registration.
	// nil: nobody is.
	Witness func(ctx context.Context, worker string, hook *Hook) Witness
	// Logger receives what operators should know. Default: slog.Default().
	Logger *slog.Logger
}

func (c *Config) defaults() {
	for d, standard := range map[*time.Duration]time.Duration{
		&c.Grace: 10 * time.Second, &c.QueueTime: 10 * time.Second,
		&c.OfferTime: 5 * time.Second, &c.StallTime: 10 * time.Second, &c.PingTime: 5 * time.Second,
	} {
		if *d == 0 {
			*d = standard
		}
	}
	if c.MaxWorkers == 0 {
		c.MaxWorkers = 10_000
	}
	if c.Logger == nil {
		c.Logger = slog.Default()
	}
}

// lastActs is how long what is done to end a session may take, each.
const lastActs = 2 * time.Second

// Registry holds workers, routes and sessions. All methods are safe for
// concurrent use.
type Registry struct {
	cfg    Config
	mapper *mapping.AGI

	stopping chan struct{}
	stopOnce sync.Once
	changes  *changes
	figures  figures
	// grace and queueTime are the configuration's, which SetTimes changes.
	grace, queueTime atomic.Int64

	mu            sync.Mutex // guards what follows
	workers       map[*Worker]struct{}
	tokens        map[tokenHash]*Worker
	pools         []*pool // as they are tried
	hooks         []*Hook // that configured routes lead to
	standIns      map[*Hook]*Worker
	registrations uint64
	sessions      map[string]*session
	accounts      map[string]*account // of owners, by name
	queue         []*session          // waiting, the oldest first
	draining      bool                // no more sessions are taken
	fresh         []*session          // of the queue, those that came since it was looked at
	version       uint64              // rises when a session in the queue may get what it did not get before
	assigned      uint64              // the version at which all of the queue was looked at
}

// New makes a Registry. It starts nothing.
func New(cfg Config) (*Registry, error) {
	mapper, err := mapping.NewAGI()
	if err != nil {
		return nil, err
	}
	cfg.defaults()
	r := &Registry{
		version: 1, cfg: cfg, mapper: mapper, stopping: make(chan struct{}), changes: newChanges(),
		workers: make(map[*Worker]struct{}), tokens: make(map[tokenHash]*Worker), sessions: make(map[string]*session),
		accounts: make(map[string]*account), standIns: make(map[*Hook]*Worker),
	}
	r.SetTimes(cfg.Grace, cfg.QueueTime)
	commit, err := r.PrepareRoutes(cfg.Routes)
	if err != nil {
		return nil, err
	}
	commit()
	return r, nil
}

// Handle has a channel from its coming to its end, which it returns. It returns
// when the channel has been given back, by ctx's end at the latest.
func (r *Registry) Handle(ctx context.Context, ch Channel) astergatev1.SessionEnd {
	s := newSession(r, ch)
	s.owning.Lock() // until run waits
	r.mu.Lock()
	r.sessions[s.id] = s
	r.queueLocked(s)
	r.mu.Unlock()
	r.figures.live.Add(1)
	s.touch()
	r.assign()
	if len(s.assigned) == 0 {
		s.armQueue()
	}
	end := s.run(ctx)
	s.endWitness(end)
	r.forget(s, end)
	return end
}

// forget takes a session that has ended out of everything.
func (r *Registry) forget(s *session, end astergatev1.SessionEnd) {
	r.mu.Lock()
	delete(r.sessions, s.id)
	r.unqueueLocked(s)
	r.mu.Unlock()
	r.figures.end(end)
	r.changes.ended(s.snapshot(), end)
	r.figures.live.Add(-1)
	r.changes.tell()
}

// find returns the session of an id if the worker has it.
func (r *Registry) find(w *Worker, id string) *session {
	r.mu.Lock()
	defer r.mu.Unlock()
	return w.sessions[id]
}

// figures are counters for operators.
type figures struct {
	live    atomic.Int64
	ends    [16]atomic.Uint64 // by SessionEnd
	queued  atomic.Uint64     // sessions that got a worker
	waited  atomic.Int64      // how long they waited for it, in all
	refused atomic.Uint64     // commands that were not sent
}

func (f *figures) end(end astergatev1.SessionEnd) { f.ends[int(end)&15].Add(1) }

// Figures are the registry's counters.
type Figures struct {
	Live     int                               // sessions now
	Waiting  int                               // of them without a worker
	Workers  int                               // registered, or in their grace time
	Ends     map[astergatev1.SessionEnd]uint64 // sessions that ended, by reason
	Assigned uint64                            // how often a worker was found
	Waited   time.Duration                     // for that, in all
}

// Figures returns the counters as they are now.
func (r *Registry) Figures() Figures {
	f := Figures{
		Live: int(r.figures.live.Load()), Ends: make(map[astergatev1.SessionEnd]uint64),
		Assigned: r.figures.queued.Load(), Waited: time.Duration(r.figures.waited.Load()),
	}
	for number := range astergatev1.SessionEnd_name {
		if number > 0 && int(number) < len(r.figures.ends) {
			f.Ends[astergatev1.SessionEnd(number)] = r.figures.ends[number].Load()
		}
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	f.Waiting, f.Workers = len(r.queue), len(r.workers)
	return f
}
