package worker

import (
	"cmp"
	"slices"
)

// maxIdlePools is how many patterns that nobody serves keep their place.
const maxIdlePools = 1024

// pool is all workers that serve a pattern.
type pool struct {
	route      *route // as registered first, or configured
	configured bool   // its policies are the operator's
	hook       *Hook  // it leads to a URL, and has one worker
	order      uint64 // of the first registration, or in the configuration
	workers    []*Worker
	picky      bool // some workers may not have every session
	running    int  // sessions that were given to its workers
	sticky     sticky

	fullAt uint64 // the registry's version at which there was no room
	able   bool   // whether there were workers then
}

// routeFor is the route by which a worker's sessions are treated.
func (p *pool) routeFor(w *Worker) *route {
	if p.configured {
		return p.route
	}
	return w.routeOf(p.route.pattern)
}

// before is the order in which pools are tried: the configured ones in their
// order, then by priority, then by first registration, the default last.
func before(a, b *pool) int {
	if (a.route.pattern == "") != (b.route.pattern == "") {
		if a.route.pattern == "" {
			return 1
		}
		return -1
	}
	if a.configured != b.configured {
		if a.configured {
			return -1
		}
		return 1
	}
	if a.configured {
		return cmp.Compare(a.order, b.order)
	}
	return cmp.Or(cmp.Compare(a.route.priority, b.route.priority), cmp.Compare(a.order, b.order))
}

// joinLocked puts a worker into the pools of its routes.
func (r *Registry) joinLocked(w *Worker) {
	r.version++
	for _, rt := range w.routes {
		i := slices.IndexFunc(r.pools, func(p *pool) bool { return p.hook == nil && p.route.pattern == rt.pattern })
		if i < 0 {
			r.registrations++
			r.pools = append(r.pools, &pool{route: rt, order: r.registrations, workers: []*Worker{w}, picky: w.owner.May != nil})
			continue
		}
		p := r.pools[i]
		if len(p.workers) == 0 && !p.configured {
			p.route = rt
		}
		p.workers = append(p.workers, w)
		p.picky = p.picky || w.owner.May != nil
	}
	r.sortLocked()
}

func (r *Registry) sortLocked() { slices.SortStableFunc(r.pools, before) }

// partLocked takes a worker out of its pools. A pool that nobody serves keeps
// its place in the order, so that a restart of its workers does not move it, and
// its policy for what no worker takes.
func (r *Registry) partLocked(w *Worker) {
	r.version++
	idle := 0
	for _, p := range r.pools {
		p.workers = slices.DeleteFunc(p.workers, func(other *Worker) bool { return other == w })
		p.picky = slices.ContainsFunc(p.workers, func(other *Worker) bool { return other.owner.May != nil })
		if len(p.workers) == 0 && !p.configured {
			idle++
		}
	}
	if idle > maxIdlePools {
		r.pools = slices.DeleteFunc(r.pools, func(p *pool) bool { return len(p.workers) == 0 && !p.configured && p.running == 0 })
	}
}

// clearLocked forgets the patterns of routes that a worker has given up, where
// nobody else serves them.
func (r *Registry) clearLocked(given []*route) {
	r.version++
	r.pools = slices.DeleteFunc(r.pools, func(p *pool) bool {
		return len(p.workers) == 0 && !p.configured && p.running == 0 &&
			slices.ContainsFunc(given, func(rt *route) bool { return rt.pattern == p.route.pattern })
	})
}
