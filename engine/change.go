package engine

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"github.com/astergate/astergate/engine/ami"
	"github.com/astergate/astergate/engine/ring"
)

// Change is a difference between the servers that there are and those that there
// are to be.
type Change struct {
	Add []ami.Config
	// Replace gives servers new links. Their logs go on.
	Replace []ami.Config
	Remove  []string
}

// Empty reports whether there is nothing to do.
func (c Change) Empty() bool { return len(c.Add)+len(c.Replace)+len(c.Remove) == 0 }

// Prepare checks a change and makes what it takes, so that commit, which applies
// it, cannot fail. Nothing waits: links come up and end in their own time. One
// change is prepared and committed, or dropped, before the next one is prepared.
//
// Who has subscribed to all servers gets a new one's events from its first on.
// What is about a removed one ends with *ServerRemovedError when all was told;
// what is about others too goes on, and is told by a LinkDown. The calls of a
// removed server end, as nobody can tell any more what becomes of them.
func (e *Engine) Prepare(change Change) (commit func(), err error) {
	var problems []error
	fail := func(server string, err error) {
		problems = append(problems, fmt.Errorf("server %q: %w", server, err))
	}
	now := e.roster.Load()
	next := slices.Clone(now.servers)
	var removed, added []*Server
	for _, name := range change.Remove {
		i := slices.IndexFunc(next, func(s *Server) bool { return s.name == name })
		if i < 0 {
			fail(name, errors.New("it cannot be removed: there is none"))
			continue
		}
		removed = append(removed, next[i])
		next = slices.Delete(next, i, i+1)
	}
	replaced := make(map[*Server]replacement)
	for _, cfg := range change.Replace {
		i := slices.IndexFunc(next, func(s *Server) bool { return s.name == cfg.Server })
		if i < 0 {
			fail(cfg.Server, errors.New("it cannot be changed: there is none"))
			continue
		}
		cfg = e.completed(cfg)
		link, err := ami.New(cfg, next[i])
		if err != nil {
			fail(cfg.Server, err)
			continue
		}
		setup := setupOf(&cfg)
		e.gate(setup, cfg.Server, link)
		replaced[next[i]] = replacement{link, setup}
	}
	for _, cfg := range change.Add {
		s, err := e.newServer(cfg)
		switch {
		case err != nil:
			fail(cfg.Server, err)
		case slices.ContainsFunc(next, func(o *Server) bool { return o.name == s.name }):
			fail(cfg.Server, errors.New("it is configured twice"))
		default:
			added, next = append(added, s), append(next, s)
		}
	}
	if err := errors.Join(problems...); err != nil {
		return nil, err
	}
	slices.SortFunc(next, func(a, b *Server) int { return cmp.Compare(a.name, b.name) })
	return func() {
		e.mu.Lock()
		defer e.mu.Unlock()
		for _, s := range added {
			s.joined = len(now.servers) > 0
			if s.joined && s.calls != nil {
				s.calls.logFromStart()
			}
		}
		// First the new ones: who sees a server gone can see what took its place.
		e.roster.Store(&roster{next})
		for s, by := range replaced {
			s.replace(by)
		}
		for _, s := range removed {
			close(s.gone)
			if e.start == nil {
				s.finish() // nobody runs it
			}
		}
		if e.start != nil {
			for _, s := range added {
				e.start(s)
			}
		}
		for w := range e.joiners {
			w.Wake()
		}
		e.changed.tell()
	}, nil
}

// completed fills in what a link's configuration takes from the engine's.
func (e *Engine) completed(cfg ami.Config) ami.Config {
	if cfg.Logger == nil {
		cfg.Logger = e.cfg.Logger // the link adds the server's name by itself
	}
	if e.cfg.Calls != nil {
		cfg.Filters = withCallFilters(cfg.Filters, e.cfg.Calls)
	}
	return cfg
}

// gate has a server's actions pass gates, if there are any. The setup is nobody
// else's yet.
func (e *Engine) gate(of *setup, server string, link *ami.Link) {
	if e.cfg.Gates != nil {
		of.shared, of.blocking = e.cfg.Gates(server, link.MaxBlocking())
	}
}

// newServer makes a server that nobody runs yet.
func (e *Engine) newServer(cfg ami.Config) (*Server, error) {
	if !serverName.MatchString(cfg.Server) {
		return nil, errors.New("use 1 to 63 of a-z, 0-9 and -, not starting with -")
	}
	s, err := newServer(e.completed(cfg), e.cfg.Ring, e.known, e.changed, e.cfg.Logger)
	if err != nil {
		return nil, err
	}
	e.gate(s.setup.Load(), s.name, s.link.Load())
	if e.cfg.Calls != nil {
		s.calls, err = newCalls(s, *e.cfg.Calls, e.cfg.Ring, e.ids)
	}
	return s, err
}

// join has a waiter woken when servers are added.
func (e *Engine) join(w *ring.Waiter) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.joiners[w] = struct{}{}
}

func (e *Engine) leave(w *ring.Waiter) {
	e.mu.Lock()
	defer e.mu.Unlock()
	delete(e.joiners, w)
}
