package worker

import (
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

// shown is the URL without what may be secret.
func (h *Hook) shown() string {
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
