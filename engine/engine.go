// Package engine owns everything that knows Asterisk: for each configured
// server the manager link (engine/ami), the event log (engine/ring) and the
// mapping of what it says (engine/mapping). It is the only engine package that
// the server side calls, and it knows nothing of gRPC.
//
// The life of an event: the link's reader cuts it into header views and
// publishes it to the server's ring, which wakes the subscriptions that wait;
// each subscription, on the goroutine of its caller, filters by the views and
// takes the event's encoding, which the first one made.
//
// The life of an action: Do finds the server, decides which socket suits the
// action and how long it may take, and hands it to the link.
package engine

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"regexp"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/astergate/astergate/engine/ami"
	"github.com/astergate/astergate/engine/expression"
	"github.com/astergate/astergate/engine/mapping"
	"github.com/astergate/astergate/engine/ring"
)

// RingConfig bounds the event log of a server.
type RingConfig = ring.Config

// Config is what an Engine needs to know.
type Config struct {
	// Servers holds one link configuration a server; Link.Server is its name,
	// which matches `[a-z0-9][a-z0-9-]{0,62}`.
	Servers []ami.Config
	// Ring bounds the event log of each server, and its log of calls' changes.
	Ring RingConfig
	// Calls says how calls are followed; nil: they are not.
	Calls *CallsConfig
	// Gates are asked for once a server: of its actions socket, and of its sockets
	// for actions that block, of which there are so many. nil: nothing waits.
	Gates func(server string, sockets int) (shared, blocking Gate)
	// Logger receives what operators should know. Default: slog.Default().
	Logger *slog.Logger
}

// Gate is passed by each action that is sent to a server, but for those on the
// events socket, which are astergate's own. Its methods may be called concurrently.
type Gate interface {
	// Enter waits until the action may be sent, or says why it may not. Its context
	// is that of Server.Do.
	Enter(ctx context.Context) error
	// Leave says that the action was answered, or that nobody waits for the answer.
	Leave()
}

var serverName = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,62}$`)

// Engine holds the configured servers, which Prepare changes while it runs. All
// methods are safe for concurrent use.
type Engine struct {
	cfg     Config // but for the servers
	known   catalogue
	ids     *callIDs
	roster  atomic.Pointer[roster]
	actions *mapping.Actions
	changed *broadcast
	// expressions are those of all subscriptions, filterErrors their failures.
	expressions  *expression.Cache
	filterErrors atomic.Uint64
	sightErrors  atomic.Uint64
	// callExpressions are those over calls; their failures are counted with the
	// others.
	callExpressions *expression.CallCache

	mu      sync.Mutex                // guards what follows, and changes of the roster
	start   func(*Server)             // begins to run a server; nil unless Run runs
	joiners map[*ring.Waiter]struct{} // of those who want to know of new servers
	paces   map[time.Duration]*pace   // of those who linger
}

// roster is the servers that there are, by name. It never changes: another one
// takes its place.
type roster struct{ servers []*Server }

// FilterErrors is how often a subscription's expression could not judge an
// event, or a list's or a watch's a call.
func (e *Engine) FilterErrors() uint64 { return e.filterErrors.Load() }

// catalogue is what the proto files tell of Asterisk, compiled.
type catalogue struct {
	events  *mapping.Mapper
	actions *mapping.Actions
}

func newCatalogue() (catalogue, error) {
	events, err := mapping.New()
	if err != nil {
		return catalogue{}, fmt.Errorf("compiling the mapping of events: %w", err)
	}
	actions, err := mapping.NewActions(events)
	if err != nil {
		return catalogue{}, fmt.Errorf("compiling the typed actions: %w", err)
	}
	return catalogue{events: events, actions: actions}, nil
}

// New checks the configuration and makes an engine. It dials nothing and
// starts nothing.
func New(cfg Config) (*Engine, error) {
	if cfg.Logger == nil {
		cfg.Logger = slog.Default()
	}
	if cfg.Calls != nil {
		calls := *cfg.Calls // its defaults are filled in
		cfg.Calls = &calls
	}
	known, err := newCatalogue()
	if err != nil {
		return nil, err
	}
	e := &Engine{
		cfg: cfg, known: known, ids: newCallIDs(), changed: newBroadcast(), actions: known.actions,
		expressions: expression.NewCache(), callExpressions: expression.NewCallCache(),
		joiners: make(map[*ring.Waiter]struct{}), paces: make(map[time.Duration]*pace),
	}
	e.cfg.Servers = nil
	e.roster.Store(&roster{})
	var problems []error
	if cfg.Calls != nil {
		if err := cfg.Calls.Validate(); err != nil {
			problems = append(problems, fmt.Errorf("calls: %w", err))
		}
	}
	if len(cfg.Servers) == 0 {
		problems = append(problems, errors.New("no Asterisk server is configured"))
	}
	commit, err := e.Prepare(Change{Add: cfg.Servers})
	if err := errors.Join(append(problems, err)...); err != nil {
		return nil, err
	}
	commit()
	return e, nil
}

// Run keeps all servers linked until ctx ends, those that are added meanwhile too,
// and returns when every goroutine of the engine has ended.
func (e *Engine) Run(ctx context.Context) error {
	group, ctx := errgroup.WithContext(ctx)
	e.mu.Lock()
	if e.start != nil {
		e.mu.Unlock()
		return errors.New("engine: Run called twice")
	}
	e.start = func(s *Server) { group.Go(func() error { return s.run(ctx) }) }
	for _, s := range e.Servers() {
		e.start(s)
	}
	e.mu.Unlock()
	// While this one runs the group may grow.
	group.Go(func() error {
		<-ctx.Done()
		e.mu.Lock()
		defer e.mu.Unlock()
		e.start = nil
		return nil
	})
	return group.Wait()
}

// Servers returns all servers there are now, by name. The slice is the engine's own.
func (e *Engine) Servers() []*Server { return e.roster.Load().servers }

// Server returns the server of a name; "" and "-" are the only one there is.
// Errors: *UnknownServerError, *AmbiguousServerError.
func (e *Engine) Server(name string) (*Server, error) { return e.ServerVisible(nil, name) }

// ServerVisible is Server for who may see some servers only: others are not there,
// in errors' texts either. A nil visible is everybody's.
func (e *Engine) ServerVisible(visible func(server string) bool, name string) (*Server, error) {
	seen := e.roster.Load().seen(visible)
	if name == "" || name == "-" {
		switch len(seen) {
		case 0:
			return nil, &UnknownServerError{Server: name}
		case 1:
			return seen[0], nil
		}
		return nil, &AmbiguousServerError{Servers: namesOf(seen)}
	}
	for _, s := range seen {
		if s.name == name {
			return s, nil
		}
	}
	return nil, &UnknownServerError{Server: name, Servers: namesOf(seen)}
}

// seen are the servers that may be seen.
func (r *roster) seen(visible func(server string) bool) []*Server {
	if visible == nil {
		return r.servers
	}
	return slices.DeleteFunc(slices.Clone(r.servers), func(s *Server) bool { return !visible(s.name) })
}

// Select returns the servers of the names, each once, by name; none, "" and
// "-" mean all. Errors: *UnknownServerError.
func (e *Engine) Select(names ...string) ([]*Server, error) { return e.SelectVisible(nil, names...) }

// SelectVisible is Select for who may see some servers only: he gets no others, and
// one that he names is unknown. A nil visible is everybody's.
func (e *Engine) SelectVisible(visible func(server string) bool, names ...string) ([]*Server, error) {
	return e.roster.Load().choose(visible, names)
}

func (r *roster) choose(visible func(server string) bool, names []string) ([]*Server, error) {
	servers := r.seen(visible)
	var chosen []*Server
	for _, name := range names {
		if name == "" || name == "-" {
			return servers, nil
		}
		i := slices.IndexFunc(servers, func(s *Server) bool { return s.name == name })
		if i < 0 {
			return nil, &UnknownServerError{Server: name, Servers: namesOf(servers)}
		}
		if !slices.Contains(chosen, servers[i]) {
			chosen = append(chosen, servers[i])
		}
	}
	if len(chosen) == 0 {
		return servers, nil
	}
	slices.SortFunc(chosen, func(a, b *Server) int { return cmp.Compare(a.name, b.name) })
	return chosen, nil
}

// ListItems is how many items of lists have come from all servers that there are.
func (e *Engine) ListItems() (n uint64) {
	for _, s := range e.Servers() {
		n += s.Status().Counters.Items
	}
	return n
}

// Touch takes and gives back every lock that events and calls need, and so does not
// return while one of them is held for good.
func (e *Engine) Touch() {
	e.mu.Lock()
	servers := e.Servers()
	e.mu.Unlock()
	for _, s := range servers {
		s.Status()
		s.Lag()
		if s.calls != nil {
			s.calls.Figures()
		}
	}
}

// Actions is the catalogue of typed actions.
func (e *Engine) Actions() *mapping.Actions { return e.actions }

// Changed returns a channel that is closed at the next change of any server's
// Status or Info. Take it before reading them, so that no change is missed.
func (e *Engine) Changed() <-chan struct{} { return e.changed.next() }

func (r *roster) names() []string { return namesOf(r.servers) }

func namesOf(servers []*Server) []string {
	names := make([]string, len(servers))
	for i, s := range servers {
		names[i] = s.name
	}
	return names
}

// UnknownServerError says that no server of that name is configured.
type UnknownServerError struct {
	Server  string   // asked for
	Servers []string // configured, of those that may be seen
}

func (err *UnknownServerError) Error() string {
	there := "none that you may see"
	if len(err.Servers) > 0 {
		there = strings.Join(err.Servers, ", ")
	}
	return fmt.Sprintf("no server %q is configured: there is %s", err.Server, there)
}

// AmbiguousServerError says that a server must be named, since there are several.
type AmbiguousServerError struct {
	Servers []string // configured
}

func (err *AmbiguousServerError) Error() string {
	return "several servers are configured, name one of " + strings.Join(err.Servers, ", ")
}

// InvalidError says that a value in a request is wrong.
type InvalidError struct {
	Field string // the request's field, as in the proto file
	Fault string // what is wrong and what would be right
}

func (err *InvalidError) Error() string { return err.Field + ": " + err.Fault }
