package worker

import (
	"context"
	"maps"
	"slices"
)

// Drain takes no more sessions: those that come, and those that wait, go back to
// their dialplans as STOPPED. It waits until those that run have ended, or ctx
// has. Held ones go on too.
func (r *Registry) Drain(ctx context.Context) {
	r.mu.Lock()
	r.draining = true
	r.version++
	r.mu.Unlock()
	r.assign()
	r.awaitNone(ctx)
}

// isDraining reports whether no more sessions are taken.
func (r *Registry) isDraining() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.draining
}

// Stop ends all sessions as STOPPED and waits until they have ended, or ctx has.
func (r *Registry) Stop(ctx context.Context) {
	r.stopOnce.Do(func() {
		close(r.stopping)
		r.mu.Lock()
		live := slices.Collect(maps.Values(r.sessions))
		r.mu.Unlock()
		for _, s := range live {
			s.wake()
		}
	})
	r.awaitNone(ctx)
}

// awaitNone waits until there is no session, or ctx has ended.
func (r *Registry) awaitNone(ctx context.Context) {
	for {
		changed := r.changes.wait()
		if r.figures.live.Load() == 0 {
			return
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return
		}
	}
}
