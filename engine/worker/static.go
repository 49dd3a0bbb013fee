package worker

import (
	"context"
	"fmt"
	"net/url"
	"slices"
	"time"

	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// Static is a route of the configuration. It is tried before those of workers,
// in its order; a default route last of all but before the workers' own.
type Static struct {
	Route *astergatev1.AgiRoute
	// Hook, if set, serves the route; workers with the same pattern have one of
	// their own. Else those workers serve it, by its policies and not by theirs.
	Hook *Hook
}

// Hook stands for a URL that serves a route.
type Hook struct {
	URL *url.URL
	// Role names the rights of who answers, for those who know rights.
	Role string
	// Owner has the sessions: his name does not matter.
	Owner Owner
}

// Shown is the URL without what may be secret.
func (h *Hook) Shown() string {
	u := *h.URL
	u.User, u.RawQuery, u.Fragment = nil, "", ""
	return u.String()
}

// SetTimes replaces Config.Grace and QueueTime, for what begins from now on.
func (r *Registry) SetTimes(grace, queueTime time.Duration) {
	r.grace.Store(int64(grace))
	r.queueTime.Store(int64(queueTime))
}

// PrepareRoutes checks routes that are to take the place of the configured ones, so
// that commit, which does it, cannot fail. Sessions that run keep their route and
// their worker. Error: *FrameError.
func (r *Registry) PrepareRoutes(list []Static) (commit func(), err error) {
	routes := make([]*route, len(list))
	for i, st := range list {
		if routes[i], err = newRoute(fmt.Sprintf("routes[%d].", i), st.Route); err != nil {
			return nil, err
		}
	}
	return func() {
		r.mu.Lock()
		r.setStaticLocked(list, routes)
		r.mu.Unlock()
		r.assign()
	}, nil
}

// setStaticLocked makes the pools of the configured routes. A pool whose pattern
// and target stay is the same: its workers, its sessions and where they stick.
func (r *Registry) setStaticLocked(list []Static, routes []*route) {
	r.version++
	kept := make(map[*pool]bool)
	r.hooks = nil
	for i, st := range list {
		at := slices.IndexFunc(r.pools, func(p *pool) bool {
			return !kept[p] && p.route.pattern == routes[i].pattern && sameHook(p.hook, st.Hook)
		})
		if at < 0 {
			at = len(r.pools)
			r.pools = append(r.pools, &pool{hook: st.Hook})
			if st.Hook != nil {
				r.standInLocked(st.Hook)
			}
		}
		p := r.pools[at]
		p.route, p.configured, p.order = routes[i], true, uint64(i)
		kept[p] = true
		if p.hook != nil {
			r.hooks = append(r.hooks, p.hook)
		}
	}
	r.pools = slices.DeleteFunc(r.pools, func(p *pool) bool {
		if !p.configured || kept[p] {
			return false
		}
		p.configured = false
		if p.hook != nil || len(p.workers) == 0 {
			return true
		}
		// Its workers serve it by their own policies from now on.
		r.registrations++
		p.route, p.order = p.workers[0].routeOf(p.route.pattern), r.registrations
		return false
	})
	r.sortLocked()
}

func sameHook(a, b *Hook) bool {
	return (a == nil) == (b == nil) && (a == nil || a.URL.String() == b.URL.String() && a.Role == b.Role)
}

// standInLocked makes the worker that stands for a URL, so that sessions are
// offered to it from the first moment of its route; ServeHook takes it.
func (r *Registry) standInLocked(h *Hook) {
	w := &Worker{
		id: h.Shown(), capacity: maxCapacity, hook: h, owner: h.Owner,
		out: newOutbox(r.cfg.PingTime), sessions: make(map[string]*session),
	}
	r.standIns[h] = w
	p := r.pools[len(r.pools)-1]
	p.workers, p.picky = []*Worker{w}, h.Owner.May != nil
}

// Hooks returns the URLs that configured routes lead to.
func (r *Registry) Hooks() []*Hook {
	r.mu.Lock()
	defer r.mu.Unlock()
	return slices.Clone(r.hooks)
}

// ServeHook makes the caller what serves a configured route's URL: a worker
// without a stream, whose frames go and come as any other's. It gets no pings. nil
// if there is no such route any more.
func (r *Registry) ServeHook(h *Hook) *Conn {
	witness := r.witnessOf(context.Background(), h.Shown(), h)
	r.mu.Lock()
	defer r.mu.Unlock()
	w := r.standIns[h]
	if w == nil {
		return nil
	}
	delete(r.standIns, h)
	w.witness = witness
	return &Conn{r: r, w: w, id: w.id, out: w.out}
}
