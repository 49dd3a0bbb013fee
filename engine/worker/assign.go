package worker

import (
	"slices"
	"time"
)

// assignment is what the registry found for a session. Without a worker there
// is none that could take it, and route is the first that matches, if any.
type assignment struct {
	worker *Worker
	pool   *pool
	route  *route
	match  *matched
}

// assign gives waiting sessions to workers that have room, the oldest first.
// Those that are held wait on where none could take them. Sessions for which
// there was nothing are not looked at again before something has changed: 10,000
// that are held cost the others nearly nothing.
func (r *Registry) assign() {
	r.mu.Lock()
	defer r.mu.Unlock()
	fresh := r.fresh
	r.fresh = nil
	if r.assigned != r.version {
		r.assigned = r.version
		r.queue = slices.DeleteFunc(r.queue, r.assignLocked)
		return
	}
	for _, s := range fresh {
		if i := slices.Index(r.queue, s); i >= 0 && r.assignLocked(s) {
			r.queue = slices.Delete(r.queue, i, i+1)
		}
	}
}

// assignLocked gives a session what was found for it, and reports false if it is
// to wait.
func (r *Registry) assignLocked(s *session) bool {
	found, full := r.chooseLocked(s)
	if full || found.worker == nil && s.held {
		return false
	}
	if w := found.worker; w != nil {
		w.sessions[s.id] = s
		s.pool = found.pool
		s.pool.running++
		r.figures.queued.Add(1)
		r.figures.waited.Add(int64(time.Since(s.queuedAt)))
	}
	s.assigned <- found // has room: a session is queued once at a time
	return true
}

// queueLocked puts a session at the end of the queue, if it is not in it.
func (r *Registry) queueLocked(s *session) {
	if !slices.Contains(r.queue, s) {
		r.queue = append(r.queue, s)
	}
	r.fresh = append(r.fresh, s)
}

// chooseLocked finds a worker for a session. full says that there are some, but
// none has room now.
func (r *Registry) chooseLocked(s *session) (found assignment, full bool) {
	for _, p := range r.pools {
		match := s.matchLocked(p)
		if match == nil {
			continue
		}
		if found.route == nil {
			found.route, found.match = p.route, match
		}
		if r.draining {
			break
		}
		value := s.stickyValue(p.route, match)
		best, able := p.choose(s, value, r.version)
		switch {
		case best != nil:
			return assignment{best, p, p.routeFor(best), match}, false
		case able:
			found.route, found.match = p.route, match
			s.waitTime = p.route.queueTime
			s.fallback = found
			return found, true
		}
	}
	s.fallback = found
	return found, false
}

// choose finds the worker with room that the value's last session went to, else
// the least loaded. able says that there is one that could, had it room. That
// there is no room is remembered until something changes, where all sessions are
// alike to the workers.
func (p *pool) choose(s *session, value string, version uint64) (best *Worker, able bool) {
	alike := len(s.excluded) == 0 && !p.picky
	if p.fullAt == version && alike {
		return nil, p.able
	}
	usual := p.sticky.worker(value)
	usualAble, capped := false, p.route.maxSessions > 0 && p.running >= p.route.maxSessions
	for _, w := range p.workers {
		if w.draining || s.excluded[w] || !w.owner.may(s) {
			continue
		}
		able = true
		usualAble = usualAble || w == usual
		if capped || w.out == nil || w.silent || len(w.sessions) >= w.capacity {
			continue
		}
		if w == usual {
			return w, true
		}
		if best == nil || len(w.sessions)*best.capacity < len(best.sessions)*w.capacity {
			best = w
		}
	}
	if best != nil && !usualAble {
		p.sticky.remember(value, best)
	}
	if best == nil && alike {
		p.fullAt, p.able = version, able
	}
	return best, able
}

// enqueue puts a session at the end of the queue. held says that it is kept
// there, whether somebody could take it or not.
func (r *Registry) enqueue(s *session, held bool) {
	r.mu.Lock()
	s.held = held
	r.queueLocked(s)
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
			s.partLocked(found.worker)
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
	s.partLocked(w)
	if silent {
		w.silent = true
	}
	r.mu.Unlock()
	r.assign()
}

// partLocked takes the session out of its worker's and its pool's count.
func (s *session) partLocked(w *Worker) {
	if len(w.sessions) >= w.capacity || s.pool != nil && s.pool.route.maxSessions > 0 {
		s.r.version++ // there is room now where there was none
	}
	delete(w.sessions, s.id)
	if s.pool != nil {
		s.pool.running--
		s.pool = nil
	}
}
