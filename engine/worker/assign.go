package worker

import (
	"slices"
	"time"
)

// assignment is what the registry found for a session. Without a worker there
// is none that could take it.
type assignment struct {
	worker *Worker
	route  *route
	match  *matched
}

// assign gives waiting sessions to workers that have room, the oldest first.
func (r *Registry) assign() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.queue = slices.DeleteFunc(r.queue, func(s *session) bool {
		found, full := r.chooseLocked(s)
		if full {
			return false
		}
		if w := found.worker; w != nil {
			w.sessions[s.id] = s
			r.figures.queued.Add(1)
			r.figures.waited.Add(int64(time.Since(s.queuedAt)))
		}
		s.assigned <- found // has room: a session is queued once at a time
		return true
	})
}

// chooseLocked finds a worker for a session. full says that there are some, but
// none has room now.
func (r *Registry) chooseLocked(s *session) (found assignment, full bool) {
	for _, p := range r.pools {
		if len(p.workers) == 0 {
			continue
		}
		match := s.matchLocked(p)
		if match == nil {
			continue
		}
		var best *Worker
		able := false
		for _, w := range p.workers {
			if w.draining || s.excluded[w] {
				continue
			}
			able = true
			if w.out == nil || w.silent || len(w.sessions) >= w.capacity {
				continue
			}
			if best == nil || len(w.sessions)*best.capacity < len(best.sessions)*w.capacity {
				best = w
			}
		}
		switch {
		case best != nil:
			return assignment{best, best.routeOf(p.pattern), match}, false
		case able:
			return assignment{}, true
		}
	}
	return assignment{}, false
}

// enqueue puts a session at the end of the queue.
func (r *Registry) enqueue(s *session) {
	r.mu.Lock()
	r.queue = append(r.queue, s)
	r.mu.Unlock()
	r.assign()
}

// unqueueLocked takes a session out of the queue, and back what it was given
// since.
func (r *Registry) unqueueLocked(s *session) {
	r.queue = slices.DeleteFunc(r.queue, func(other *session) bool { return other == s })
	select {
	case found := <-s.assigned:
		if found.worker != nil {
			delete(found.worker.sessions, s.id)
		}
	default:
	}
}

// unqueue is unqueueLocked.
func (r *Registry) unqueue(s *session) {
	r.mu.Lock()
	r.unqueueLocked(s)
	r.mu.Unlock()
	r.assign()
}

// release takes a session away from its worker. silent says that the worker did
// not answer its offer: it gets no more before it has said something.
func (r *Registry) release(s *session, w *Worker, silent bool) {
	r.mu.Lock()
	delete(w.sessions, s.id)
	if silent {
		w.silent = true
	}
	r.mu.Unlock()
	r.assign()
}
