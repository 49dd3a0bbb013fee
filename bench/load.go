package main

import (
	"context"
	"sync"
	"sync/atomic"
	"time"

	"github.com/astergate/astergate/bench/contend"
)

// load is what a number of clients did, each one thing after the other.
type load struct {
	times  *contend.Histogram
	took   time.Duration
	failed atomic.Int64
	err    error // the first one
}

// run has n clients call do for d. do gets the client's number.
func run(ctx context.Context, n int, d time.Duration, do func(ctx context.Context, client int) error) *load {
	ctx, cancel := context.WithTimeout(ctx, d+patience)
	defer cancel()
	l := &load{times: &contend.Histogram{}}
	var once sync.Once
	var wg sync.WaitGroup
	start := time.Now()
	for client := range n {
		wg.Go(func() {
			for from := time.Now(); from.Sub(start) < d; from = time.Now() {
				if err := do(ctx, client); err != nil {
					l.failed.Add(1)
					once.Do(func() { l.err = err })
					return
				}
				l.times.Add(time.Since(from))
			}
		})
	}
	wg.Wait()
	l.took = time.Since(start)
	return l
}

// measureLoad makes a row of n clients.
func (b *bench) measureLoad(ctx context.Context, s *service, r *row, n int, do func(ctx context.Context, client int) error) error {
	if warm := run(ctx, n, b.warm, do); warm.err != nil {
		return warm.err
	}
	m, err := newMeter(s)
	if err != nil {
		return err
	}
	l := run(ctx, n, b.time, do)
	r.times, r.took, r.count, r.lost = l.times, l.took, int(l.times.Count()), int(l.failed.Load())
	if err := m.read(r); err != nil {
		return err
	}
	return l.err
}
