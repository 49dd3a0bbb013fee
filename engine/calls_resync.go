package engine

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"time"

	"github.com/astergate/astergate/engine/ami"
	"github.com/astergate/astergate/engine/ami/wire"
)

const (
	// snapshotTime is how long a snapshot may take. Asterisk writes some 100,000
	// channels a second.
	snapshotTime = time.Minute
	// A server that does not give one is asked again after a pause that doubles.
	snapshotPause    = time.Second
	snapshotPauseMax = time.Minute
	// Bounds of a snapshot: what it holds is forgotten at once.
	snapshotItems = 1 << 20
	snapshotBytes = 1 << 30
)

// snapshot is what Asterisk says there is.
type snapshot struct {
	channels []wire.Message // items of the action Status
	at       time.Time
	end      uint64 // the newest entry of the log before its end
	err      error
}

// snapshot asks for all channels, on the events socket: sent on another one, a
// channel's first event was seen to come before the end of a list that did not
// hold it. It waits until the link is ready.
func (c *Calls) snapshot(ctx context.Context, barrier *atomic.Uint64) snapshot {
	if err := c.ready(ctx); err != nil {
		return snapshot{err: err}
	}
	ctx, cancel := context.WithTimeout(ctx, snapshotTime)
	defer cancel()
	var out snapshot
	log := c.server.log
	reply, err := c.server.link.Load().Do(ctx, ami.Action{
		Name:     "Status",
		Headers:  []wire.Header{{Name: "Variables", Value: c.cfg.Variable}},
		Kind:     ami.OnEvents,
		MaxItems: snapshotItems,
		MaxBytes: snapshotBytes,
		// The reader of the events socket publishes the events, too.
		OnEnd: func() { barrier.Store(log.Newest()) },
	})
	if err == nil {
		err = reply.Err()
	}
	if err == nil && !reply.ListComplete {
		err = errors.New("the list of channels did not come to its end")
	}
	if err != nil {
		out.err = fmt.Errorf("asking server %q for its channels: %w", c.server.name, err)
		return out
	}
	out.channels, out.at, out.end = reply.Items, time.Now(), barrier.Load()
	return out
}

// ready waits until the link takes actions.
func (c *Calls) ready(ctx context.Context) error {
	for {
		changed := c.server.changed.next()
		if c.server.Status().State == ami.StateReady {
			return nil
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// take compares the tracker with a snapshot that has come, at its place among the
// events.
func (f *feeder) take(s snapshot) {
	c := f.calls
	f.asking = false
	now := time.Now()
	var refused *ami.ResponseError
	switch {
	case errors.As(s.err, &refused):
		f.refused(refused, now)
		c.server.changed.tell()
	case s.err != nil:
		// Lost, perhaps: then the next link asks anew.
		c.logger.Info("no snapshot of the channels", "error", s.err)
		f.again(now)
	default:
		f.resync(s)
	}
	f.barrier.Store(noBarrier)
}

// resync takes the events before the snapshot, then the snapshot.
func (f *feeder) resync(s snapshot) {
	for f.cursor.Behind() && f.cursor.Position() <= s.end {
		f.feed()
	}
	c := f.calls
	c.mu.Lock()
	defer c.mu.Unlock()
	// What the log has lost of the events before the snapshot does not matter now.
	missedMore := f.cursor.Position() > s.end+1
	c.tracker.Resync(s.channels, s.at)
	c.settle()
	c.figures.resyncs.Add(1)
	f.pause, f.denied = 0, false
	c.figures.denied.Store(false)
	if missedMore {
		f.want(s.at)
		return
	}
	f.partial = false
	c.setSynced(true)
	f.want(s.at.Add(c.cfg.ResyncInterval))
}

// refused goes on without snapshots: the login may not send Status. Of what was
// there before nobody can tell whether it still is.
func (f *feeder) refused(err *ami.ResponseError, now time.Time) {
	c := f.calls
	c.figures.refused.Add(1)
	c.logger.Warn("calls that were there before are not known, and what ended unseen is guessed: the events' login may not send Status, which takes write class call, reporting or system",
		"message", err.Message)
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.tracker.Stale() {
		c.tracker.Resync(nil, now)
	}
	f.partial, f.denied = false, true
	c.figures.denied.Store(true)
	c.server.changed.tell()
}

// again asks once more, later.
func (f *feeder) again(now time.Time) {
	f.pause = min(max(2*f.pause, snapshotPause), snapshotPauseMax)
	f.want(now.Add(f.pause))
}

// setSynced notes whether a snapshot was taken since the link came up, and tells
// those who show it.
func (c *Calls) setSynced(synced bool) {
	if c.figures.synced.Swap(synced) != synced {
		c.server.changed.tell()
	}
}
