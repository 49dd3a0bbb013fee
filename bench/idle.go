package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"
)

// holdSessions has n sessions that do nothing, calls measure, and ends them.
func holdSessions(ctx context.Context, s *service, n int, measure func() error) error {
	w, err := newWorker(ctx, s, nil, true)
	if err != nil {
		return err
	}
	err = holdChannels(ctx, s.agi, n, loaded(&w.taken), measure)
	if err == nil {
		err = await(ctx, func() bool { return w.finished.Load() == w.taken.Load() })
	}
	return errors.Join(err, w.close())
}

func loaded(n *atomic.Int64) func() (int64, error) {
	return func() (int64, error) { return n.Load(), nil }
}

// holdChannels has n channels, calls measure when all have been taken, and hangs
// up.
func holdChannels(ctx context.Context, address string, n int, taken func() (int64, error), measure func() error) error {
	channels, hangup := context.WithCancel(ctx)
	var wg sync.WaitGroup
	var err error
	for begun := 0; begun < n && err == nil; { // not all at once: that many would be refused
		for range min(n-begun, 1000) {
			wg.Go(func() { _, _ = channel(channels, address) }) // ends by hangup
			begun++
		}
		var failed error
		err = await(ctx, func() bool {
			now, err := taken()
			failed = err
			return err != nil || now == int64(begun)
		})
		err = errors.Join(err, failed)
	}
	if err == nil {
		err = measure()
	}
	hangup()
	wg.Wait()
	return err
}

// await looks until a condition holds.
func await(ctx context.Context, holds func() bool) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	tick := time.NewTicker(beat)
	defer tick.Stop()
	for !holds() {
		select {
		case <-tick.C:
		case <-ctx.Done():
			return fmt.Errorf("what should happen did not: %w", ctx.Err())
		}
	}
	return nil
}

// measureIdle returns by how many bytes the service's resident memory grows with
// each session that does nothing.
func (b *bench) measureIdle(ctx context.Context, n int) (each int, err error) {
	err = b.with(ctx, true, func(_ *asterisk, s *service) error {
		before, err := memory(s.pid, "VmRSS")
		if err != nil {
			return err
		}
		return holdSessions(ctx, s, n, func() error {
			after, err := memory(s.pid, "VmRSS")
			each = (after - before) / n
			return err
		})
	})
	return each, err
}
