package worker

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"

	"github.com/astergate/astergate/engine/mapping"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// Bounds of a registration.
const (
	maxRoutes  = 256
	maxPattern = 1 << 10
	// maxIdlePools is how many patterns that nobody serves keep their place.
	maxIdlePools = 1024
)

// route is one way of a worker to serve sessions.
type route struct {
	pattern  string
	match    *regexp.Regexp // nil for the default route
	priority int32
	lost     astergatev1.LostPolicy
	failed   astergatev1.FailPolicy
	// interrupt an EXEC that runs when the session is to end.
	interrupt bool
}

// newRoutes checks and compiles a worker's routes.
func newRoutes(list []*astergatev1.AgiRoute) ([]*route, error) {
	if len(list) == 0 || len(list) > maxRoutes {
		return nil, &FrameError{"register.routes", fmt.Sprintf("holds %d routes; give 1 to %d", len(list), maxRoutes)}
	}
	seen := make(map[string]bool)
	routes := make([]*route, 0, len(list))
	for i, in := range list {
		field := fmt.Sprintf("register.routes[%d].", i)
		rt := &route{
			pattern: in.GetPattern(), priority: in.GetPriority(),
			lost: in.GetWorkerLost(), failed: in.GetHandlerFailed(), interrupt: in.GetInterruptExec(),
		}
		if seen[rt.pattern] {
			return nil, &FrameError{field + "pattern", "stands here a second time; leave one out"}
		}
		seen[rt.pattern] = true
		if _, known := astergatev1.LostPolicy_name[int32(rt.lost)]; !known {
			return nil, &FrameError{field + "worker_lost", "is no policy"}
		}
		if _, known := astergatev1.FailPolicy_name[int32(rt.failed)]; !known {
			return nil, &FrameError{field + "handler_failed", "is no policy"}
		}
		if rt.pattern != "" {
			var err error
			if rt.match, err = compile(rt.pattern); err != nil {
				return nil, &FrameError{field + "pattern", err.Error()}
			}
		}
		routes = append(routes, rt)
	}
	return routes, nil
}

// compile anchors a pattern at the start. It must be one by itself: `a)|(b` is
// none, though it is in brackets.
func compile(pattern string) (*regexp.Regexp, error) {
	if len(pattern) > maxPattern {
		return nil, fmt.Errorf("has %d bytes; at most %d are allowed", len(pattern), maxPattern)
	}
	if _, err := regexp.Compile(pattern); err != nil {
		return nil, fmt.Errorf("is no RE2 expression: %w", err)
	}
	return regexp.Compile("^(?:" + pattern + ")")
}

// matched is a pattern's match of a path.
type matched struct {
	groups  map[string]string
	matches []string
}

// of matches a path from its start; nil if it does not match.
func (rt *route) of(path string) *matched {
	if rt.match == nil {
		return &matched{}
	}
	found := rt.match.FindStringSubmatch(path)
	if found == nil {
		return nil
	}
	m := &matched{}
	for i, name := range rt.match.SubexpNames() {
		if i == 0 {
			continue
		}
		text := mapping.Text([]byte(found[i]))
		m.matches = append(m.matches, text)
		if name != "" {
			if m.groups == nil {
				m.groups = make(map[string]string)
			}
			m.groups[name] = text
		}
	}
	return m
}

// pool is all workers that serve a pattern.
type pool struct {
	pattern  string
	priority int32  // of the first registration
	order    uint64 // of the first registration
	workers  []*Worker
}

// before is the order in which pools are tried: by priority, then by first
// registration, the default last.
func before(a, b *pool) int {
	if (a.pattern == "") != (b.pattern == "") {
		if a.pattern == "" {
			return 1
		}
		return -1
	}
	return cmp.Or(cmp.Compare(a.priority, b.priority), cmp.Compare(a.order, b.order))
}

// joinLocked puts a worker into the pools of its routes.
func (r *Registry) joinLocked(w *Worker) {
	for _, rt := range w.routes {
		i := slices.IndexFunc(r.pools, func(p *pool) bool { return p.pattern == rt.pattern })
		if i < 0 {
			r.registrations++
			r.pools = append(r.pools, &pool{pattern: rt.pattern, priority: rt.priority, order: r.registrations, workers: []*Worker{w}})
			continue
		}
		p := r.pools[i]
		if len(p.workers) == 0 {
			p.priority = rt.priority
		}
		p.workers = append(p.workers, w)
	}
	slices.SortFunc(r.pools, before)
}

// partLocked takes a worker out of its pools. A pool that nobody serves keeps
// its place in the order, so that a restart of its workers does not move it.
func (r *Registry) partLocked(w *Worker) {
	idle := 0
	for _, p := range r.pools {
		p.workers = slices.DeleteFunc(p.workers, func(other *Worker) bool { return other == w })
		if len(p.workers) == 0 {
			idle++
		}
	}
	if idle > maxIdlePools {
		r.pools = slices.DeleteFunc(r.pools, func(p *pool) bool { return len(p.workers) == 0 })
	}
}
