package engine

import (
	"sync"
	"sync/atomic"

	"github.com/astergate/astergate/engine/ami"
)

// traceQueue is how many messages a trace holds for a reader that is busy: a
// burst of a few calls.
const traceQueue = 1024

// tracer hands a link's trace to all that watch it. The link's own trace is on
// only while somebody does.
type tracer struct {
	mu      sync.Mutex // guards what follows
	watcher map[*Trace]struct{}
}

// Trace is one watcher of a link's sockets. It never delays them: what finds
// the queue full is counted and dropped.
type Trace struct {
	server *Server
	c      chan ami.Traced
	missed atomic.Uint64
}

// Trace begins to watch. Close it when done.
func (s *Server) Trace() *Trace {
	t := &Trace{server: s, c: make(chan ami.Traced, traceQueue)}
	s.tracer.mu.Lock()
	defer s.tracer.mu.Unlock()
	if s.tracer.watcher == nil {
		s.tracer.watcher = make(map[*Trace]struct{})
	}
	s.tracer.watcher[t] = struct{}{}
	s.link.Load().SetTrace(s.tracer.pass)
	return t
}

// moved traces the server's new link, if somebody watches.
func (tr *tracer) moved(to *ami.Link) {
	tr.mu.Lock()
	defer tr.mu.Unlock()
	if len(tr.watcher) > 0 {
		to.SetTrace(tr.pass)
	}
}

// Messages are the link's, secrets masked, in each socket's order.
func (t *Trace) Messages() <-chan ami.Traced { return t.c }

// Missed returns how many messages were dropped since it was last asked.
func (t *Trace) Missed() uint64 { return t.missed.Swap(0) }

// Close ends the watch.
func (t *Trace) Close() {
	tr := &t.server.tracer
	tr.mu.Lock()
	defer tr.mu.Unlock()
	delete(tr.watcher, t)
	if len(tr.watcher) == 0 {
		t.server.link.Load().SetTrace(nil)
	}
}

// pass is called by the link's readers and writers.
func (tr *tracer) pass(message ami.Traced) {
	tr.mu.Lock()
	defer tr.mu.Unlock()
	for t := range tr.watcher {
		select {
		case t.c <- message:
		default:
			t.missed.Add(1)
		}
	}
}
