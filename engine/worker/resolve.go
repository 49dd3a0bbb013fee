package worker

import (
	"slices"
	"strings"

	"google.golang.org/protobuf/proto"

	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// Routes returns the routes in the order in which they are tried.
func (r *Registry) Routes() []*astergatev1.Route {
	r.mu.Lock()
	defer r.mu.Unlock()
	list := make([]*astergatev1.Route, 0, len(r.pools))
	for _, p := range r.pools {
		list = append(list, p.describe())
	}
	return list
}

// Resolve tells which route a script would take now, and with what matches: the
// first that has a worker, else the first, whose policy then counts. Errors:
// *RouteError.
func (r *Registry) Resolve(script string) (*astergatev1.ResolveRouteResponse, error) {
	path, query, _ := strings.Cut(strings.TrimPrefix(script, "/"), "?")
	type candidate struct {
		pool  *pool
		route *route
		able  bool
	}
	r.mu.Lock()
	list := make([]candidate, 0, len(r.pools))
	for _, p := range r.pools {
		able := slices.ContainsFunc(p.workers, func(w *Worker) bool { return !w.draining })
		list = append(list, candidate{p, p.route, able})
	}
	r.mu.Unlock()
	var found *pool
	var match *matched
	for _, c := range list {
		m := c.route.of(path)
		if m == nil {
			continue
		}
		if found == nil || c.able {
			found, match = c.pool, m
		}
		if c.able {
			break
		}
	}
	if found == nil {
		return nil, &RouteError{script}
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	return &astergatev1.ResolveRouteResponse{
		Route: found.describe(), Path: valid(path), Groups: match.groups, Matches: match.matches, Query: headersOf(queryOf(query)),
	}, nil
}

// describe is the pool as operators see it.
func (p *pool) describe() *astergatev1.Route {
	out := &astergatev1.Route{
		Route: proto.CloneOf(p.route.in), Configured: p.configured,
		Target: astergatev1.RouteTarget_ROUTE_TARGET_WORKERS, Sessions: uint32(max(p.running, 0)),
	}
	if p.hook != nil {
		out.Target, out.Url = astergatev1.RouteTarget_ROUTE_TARGET_WEBHOOK, p.hook.Shown()
		return out
	}
	for _, w := range p.workers {
		out.Workers = append(out.Workers, w.id)
	}
	return out
}
