package engine

import (
	"context"
	"time"

	"github.com/astergate/astergate/engine/ami"
)

// AwaitSynced waits until a snapshot was taken since the link came up: until then
// calls that an earlier life of this process made are not known. It does not wait
// for a server whose link is not ready or that gives no snapshots, and for none
// longer than limit. Error: the context's.
func (c *Calls) AwaitSynced(ctx context.Context, limit time.Duration) error {
	timer := time.NewTimer(limit)
	defer timer.Stop()
	for {
		synced := c.server.changed.next()
		if c.figures.synced.Load() || c.figures.denied.Load() || c.server.Status().State != ami.StateReady {
			return nil
		}
		select {
		case <-synced:
		case <-timer.C:
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}
