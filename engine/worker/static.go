package worker

import (
	"context"
	"net/url"

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
type Hook struct{ URL *url.URL }

// Shown is the URL without what may be secret.
func (h *Hook) Shown() string {
	u := *h.URL
	u.User, u.RawQuery, u.Fragment = nil, "", ""
	return u.String()
}

// addStatic makes the pools of the configured routes.
func (r *Registry) addStatic(list []Static) error {
	for i, st := range list {
		rt, err := newRoute("", st.Route)
		if err != nil {
			return err
		}
		r.pools = append(r.pools, &pool{route: rt, configured: true, hook: st.Hook, order: uint64(i)})
	}
	r.sortLocked()
	return nil
}

// Hooks returns the URLs that configured routes lead to.
func (r *Registry) Hooks() []*Hook {
	var list []*Hook
	for _, st := range r.cfg.Routes {
		if st.Hook != nil {
			list = append(list, st.Hook)
		}
	}
	return list
}

// ServeHook makes the caller what serves a configured route's URL: a worker
// without a stream, whose frames go and come as any other's. It gets no pings.
func (r *Registry) ServeHook(h *Hook, check func(line string) error) *Conn {
	w := &Worker{
		id: h.Shown(), owner: Owner{Check: check}, capacity: maxCapacity, hook: h,
		witness: r.witnessOf(context.Background(), h.Shown(), true),
		out:     newOutbox(r.cfg.PingTime), sessions: make(map[string]*session),
	}
	r.mu.Lock()
	r.joinLocked(w)
	r.mu.Unlock()
	r.assign()
	return &Conn{r: r, w: w, id: w.id, out: w.out}
}
