package worker

import (
	"errors"
	"slices"
	"sync"
	"sync/atomic"

	"google.golang.org/protobuf/proto"

	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// keptEnds is how many ended sessions a watcher may be behind.
const keptEnds = 4096

// ErrBehind says that a watcher has missed ends of sessions.
var ErrBehind = errors.New("the watcher is too far behind")

// Change is a session as it is now, or its end.
type Change struct {
	Session *astergatev1.AgiSession
	Ended   *astergatev1.SessionEnded
}

// changes tells watchers that something has changed, and keeps the newest ends.
type changes struct {
	rev     atomic.Uint64
	awaited atomic.Bool // there is a wake

	mu   sync.Mutex    // guards what follows, and setting awaited
	wake chan struct{} // nil: nobody waits
	ends []ending      // the newest, in order
	last uint64        // how many there were
}

// ending is a session that has ended, as it was.
type ending struct {
	session *astergatev1.AgiSession
	end     astergatev1.SessionEnd
}

func newChanges() *changes { return &changes{} }

func (c *changes) revision() uint64 { return c.rev.Add(1) }

// tell wakes who waits. It is called behind the change.
func (c *changes) tell() {
	if !c.awaited.Load() {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.wake != nil {
		close(c.wake)
		c.wake = nil
		c.awaited.Store(false)
	}
}

// wait returns what is closed at the next change. It is called before looking.
func (c *changes) wait() <-chan struct{} {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.wake == nil {
		c.wake = make(chan struct{})
		c.awaited.Store(true)
	}
	return c.wake
}

func (c *changes) ended(session *astergatev1.AgiSession, end astergatev1.SessionEnd) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.last++
	if c.ends = append(c.ends, ending{session, end}); len(c.ends) >= 2*keptEnds {
		c.ends = slices.Clone(c.ends[keptEnds:])
	}
}

// snapshot is the session as operators see it.
func (s *session) snapshot() *astergatev1.AgiSession {
	s.mu.Lock()
	defer s.mu.Unlock()
	return proto.CloneOf(&s.info)
}

// Sessions returns the live sessions of a server, of all if none is named; the
// oldest first.
func (r *Registry) Sessions(server string) []*astergatev1.AgiSession {
	return r.since(server, 0, nil)
}

// Session returns a live session. Error: *SessionError.
func (r *Registry) Session(id string) (*astergatev1.AgiSession, error) {
	s := r.session(id)
	if s == nil {
		return nil, &SessionError{id}
	}
	return s.snapshot(), nil
}

// since returns the live sessions that have changed since a revision, and those of
// also whatever.
func (r *Registry) since(server string, rev uint64, also map[string]bool) []*astergatev1.AgiSession {
	r.mu.Lock()
	live := make([]*session, 0, len(r.sessions))
	for _, s := range r.sessions {
		live = append(live, s)
	}
	r.mu.Unlock()
	slices.SortFunc(live, func(a, b *session) int { return a.started.Compare(b.started) })
	list := make([]*astergatev1.AgiSession, 0, len(live))
	for _, s := range live {
		if server != "" && server != s.ch.Server() {
			continue
		}
		s.mu.Lock()
		if s.rev > rev || also[s.id] {
			list = append(list, proto.CloneOf(&s.info))
		}
		s.mu.Unlock()
	}
	return list
}

// Watch follows the sessions. It is for one goroutine.
type Watch struct {
	r      *Registry
	server string
	sees   func(*astergatev1.AgiSession) bool // nil: all
	rev    uint64                             // what was seen
	seq    uint64                             // ends that were seen
	known  map[string]bool                    // sessions that were told of
	hidden map[string]bool                    // live ones that sees has hidden
}

// Watch begins to follow the sessions of a server, of all if none is named, that
// sees lets be seen, if it is there. It is asked again of those that it hid each
// time that Next is called.
func (r *Registry) Watch(server string, sees func(*astergatev1.AgiSession) bool) *Watch {
	r.changes.mu.Lock()
	defer r.changes.mu.Unlock()
	return &Watch{r: r, server: server, sees: sees, seq: r.changes.last, known: make(map[string]bool), hidden: make(map[string]bool)}
}

// Next returns what has changed since the last call, all live sessions at the
// first, and a channel that is closed at the next change. Of a session that
// came and went in between there are two changes. Errors: ErrBehind.
func (w *Watch) Next() ([]Change, <-chan struct{}, error) {
	c := w.r.changes
	changed := c.wait()
	c.mu.Lock()
	missed := c.last - w.seq
	if missed > uint64(len(c.ends)) {
		c.mu.Unlock()
		return nil, nil, ErrBehind
	}
	ends := slices.Clone(c.ends[uint64(len(c.ends))-missed:])
	w.seq = c.last
	c.mu.Unlock()

	var list []Change
	for _, e := range ends {
		if w.server != "" && w.server != e.session.GetServer() {
			continue
		}
		id := e.session.GetSession()
		delete(w.hidden, id)
		if !w.known[id] {
			if w.sees != nil && !w.sees(e.session) {
				continue
			}
			list = append(list, Change{Session: e.session})
		}
		delete(w.known, id)
		list = append(list, Change{Ended: &astergatev1.SessionEnded{Session: id, Reason: e.end}})
	}
	now := c.rev.Load()
	for _, session := range w.r.since(w.server, w.rev, w.hidden) {
		if w.sees != nil && !w.sees(session) {
			w.hidden[session.GetSession()] = true
			continue
		}
		delete(w.hidden, session.GetSession())
		w.known[session.GetSession()] = true
		list = append(list, Change{Session: session})
	}
	w.rev = now
	return list, changed, nil
}
