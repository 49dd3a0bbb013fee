package simulator

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"slices"
	"sync"
	"time"
)

// ErrClosed is what Run returns after Close.
var ErrClosed = errors.New("simulator closed")

// Simulator is one simulated server. Its methods may be called concurrently.
type Simulator struct {
	cfg   Config
	facts versionFacts

	ctx    context.Context // ends with the simulator; set by New
	cancel context.CancelFunc
	wg     sync.WaitGroup // every goroutine of this package
	ended  chan struct{}  // closed when Run has returned, or by a Close before Run

	// mu guards everything below: the server is a monitor, in which one
	// goroutine runs at a time and gives the lock up only where it waits.
	mu      sync.Mutex
	running bool
	closed  bool
	started time.Time
	booted  bool
	rng     *rand.Rand

	listeners []net.Listener
	sessions  []*session // in order of arrival
	lastID    int
	changed   chan struct{} // closed and replaced when sessions change
	faults    []*activeFault
	received  []Received

	channels   []*channel // in order of creation
	lastUnique int
	lastName   map[string]int
	processed  int // calls, for CoreStatus
	globals    []variable
	database   map[string]string // by /family/key
	queues     []*queue
	calls      int // placed by Traffic and not over
}

// New checks the configuration and returns a server that does not run yet. It
// starts nothing, so one that is never run needs no Close.
func New(cfg Config) (*Simulator, error) {
	cfg = cfg.withDefaults()
	if err := cfg.validate(); err != nil {
		return nil, err
	}
	s := &Simulator{
		cfg:      cfg,
		facts:    facts[cfg.Version],
		ended:    make(chan struct{}),
		rng:      rand.New(rand.NewPCG(cfg.Seed, 0x61737465)),
		changed:  make(chan struct{}),
		lastName: make(map[string]int),
		database: make(map[string]string),
	}
	s.database["/pbx/UUID"] = s.newUUID()
	s.ctx, s.cancel = context.WithCancel(context.Background())
	for _, q := range cfg.Queues {
		s.queues = append(s.queues, newQueue(q))
	}
	for _, f := range cfg.Faults {
		s.faults = append(s.faults, newFault(f))
	}
	return s, nil
}

// Run serves the listeners, which it closes at the end, and places the
// configured traffic. It returns when ctx ends (with its error), after Close
// (ErrClosed) or when a listener fails (its error); by then every connection is
// closed and every goroutine has ended. A simulator runs once.
func (s *Simulator) Run(ctx context.Context, listeners ...net.Listener) error {
	if err := s.start(listeners); err != nil {
		return err
	}
	defer close(s.ended)
	defer s.stop()

	failed := make(chan error, len(listeners))
	for _, l := range listeners {
		s.wg.Go(func() { failed <- s.accept(l) })
	}
	select {
	case <-ctx.Done():
		return context.Cause(ctx)
	case <-s.ctx.Done():
		return ErrClosed
	case err := <-failed:
		if s.ctx.Err() != nil {
			return ErrClosed
		}
		return fmt.Errorf("simulator: accept: %w", err)
	}
}

func (s *Simulator) start(listeners []net.Listener) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.running || s.closed {
		for _, l := range listeners {
			_ = l.Close()
		}
		if s.closed {
			return ErrClosed
		}
		return errors.New("simulator runs already")
	}
	s.running = true
	s.listeners = listeners
	s.started = time.Now()
	if s.cfg.BootTime > 0 {
		s.spawn(s.boot)
	} else {
		s.booted = true
	}
	for range s.cfg.Standing {
		c := s.newChannel(s.newName("PJSIP", "standing"), "PJSIP", "standing", "", nil, stateUp, Party{}, location{"standing", "s", 1})
		c.app, c.answered, c.standing = "Wait", c.created, true
	}
	if s.cfg.Traffic.CallsPerMinute > 0 {
		s.spawn(s.runTraffic)
	}
	return nil
}

// boot tells the sessions that logged in too early when the server is ready.
func (s *Simulator) boot() {
	s.mu.Lock()
	defer s.mu.Unlock()
	timer := time.NewTimer(s.cfg.BootTime)
	defer timer.Stop()
	if s.block(nil, timer.C) {
		s.booted = true
		s.publish(classSystem, s.fullyBooted())
	}
}

// spawn runs f in a goroutine that Run waits for. It needs the lock, and does
// nothing once the simulator closes.
func (s *Simulator) spawn(f func()) {
	if !s.closed {
		s.wg.Go(f)
	}
}

// block gives the lock up until wake, timer or the simulator's end, and reports
// whether it was the timer.
func (s *Simulator) block(wake <-chan struct{}, timer <-chan time.Time) bool {
	s.mu.Unlock()
	defer s.mu.Lock()
	select {
	case <-timer:
		return true
	case <-wake:
	case <-s.ctx.Done():
	}
	return false
}

// stop ends everything and waits for it.
func (s *Simulator) stop() {
	s.mu.Lock()
	s.closed = true
	listeners, sessions := s.listeners, slices.Clone(s.sessions)
	s.mu.Unlock()
	s.cancel()
	for _, l := range listeners {
		_ = l.Close()
	}
	for _, ss := range sessions {
		ss.close()
	}
	s.wg.Wait()
}

// Close ends Run and waits until it has returned. It may be called at any time
// and more than once.
func (s *Simulator) Close() {
	s.mu.Lock()
	s.closed = true
	running := s.running
	s.mu.Unlock()
	s.cancel()
	if running {
		<-s.ended
	}
}

// accept takes connections until the listener fails.
func (s *Simulator) accept(l net.Listener) error {
	for {
		conn, err := l.Accept()
		if err != nil {
			return err
		}
		s.mu.Lock()
		if s.closed || s.refuses() {
			s.mu.Unlock()
			_ = conn.Close()
			continue
		}
		s.lastID++
		ss := newSession(s, s.lastID, conn)
		s.sessions = append(s.sessions, ss)
		s.notify()
		s.spawn(ss.run)
		s.mu.Unlock()
	}
}

// refuses reports whether a new connection is closed before the banner, because
// of a fault or because too many are not logged in.
func (s *Simulator) refuses() bool {
	if s.takeFault(Refuse, nil, "") != nil {
		return true
	}
	waiting := 0
	for _, ss := range s.sessions {
		if !ss.loggedIn {
			waiting++
		}
	}
	return waiting >= s.cfg.AuthLimit
}

// notify tells WaitSessions that sessions changed.
func (s *Simulator) notify() {
	close(s.changed)
	s.changed = make(chan struct{})
}
