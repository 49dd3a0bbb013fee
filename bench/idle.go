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
	err = holdChannels(ctx, s.agi, n, &w.taken, measure)
	if err == nil {
		err = await(ctx, func() bool { return w.finished.Load() == w.taken.Load() })
	}
	return errors.Join(err, w.close())
}

// hold is the same without a service.
func (p *plainProgram) hold(ctx context.Context, n int, measure func() error) error {
	return holdChannels(ctx, p.address(), n, &p.taken, measure)
}

// holdChannels has n channels, calls measure when all have been taken, and hangs
// up.
func holdChannels(ctx context.Context, address string, n int, taken *atomic.Int64, measure func() error) error {
	channels, hangup := context.WithCancel(ctx)
	var wg sync.WaitGroup
	for range n {
		wg.Go(func() { _, _ = channel(channels, address) }) // ends by hangup
	}
	err := await(ctx, func() bool { return taken.Load() == int64(n) })
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
