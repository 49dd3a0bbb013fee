package main

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// floorOfFanOut is the contender that passes on what was encoded beforehand.
const floorOfFanOut = "floor-encoded"

// fanOutContests are those of the same events for many subscribers.
func (c *comparison) fanOutContests() []contest {
	const service = "astergate serve"
	floor := c.inner[floorOfFanOut]
	var list []contest
	for _, linger := range []time.Duration{0, 5 * time.Millisecond} {
		of := traffic{viaService: true, subscribers: c.subscribers, rate: c.rate, linger: linger}
		list = append(list, contest{
			name:  fmt.Sprintf("%d events/s to %d subscribers, linger %v", c.rate, c.subscribers, linger),
			shows: []string{"cpu µs", "p50 µs", "p99 µs"},
			entry: []entry{
				{floorOfFanOut, func(ctx context.Context) (sample, error) { return c.floorSample(ctx, floor, of) }},
				served(service, func(ctx context.Context, r *row) error { return c.measureEvents(ctx, r, of) }),
			},
			promises: []promise{{of: service, show: "cpu µs", than: []string{floorOfFanOut}, most: 1.3}},
		}, contest{
			name:  fmt.Sprintf("each further of %d subscribers at %d events/s, linger %v", c.subscribers, c.rate, linger),
			shows: []string{"cpu µs", "KiB each"},
			entry: []entry{
				{floorOfFanOut, func(ctx context.Context) (sample, error) {
					return further(of, func(t traffic) (sample, error) { return c.floorSample(ctx, floor, t) })
				}},
				{service, func(ctx context.Context) (sample, error) {
					return further(of, func(t traffic) (sample, error) {
						return sampleOf(ctx, func(ctx context.Context, r *row) error { return c.measureEvents(ctx, r, t) })
					})
				}},
			},
			promises: []promise{
				{of: service, show: "cpu µs", than: []string{floorOfFanOut}, most: 1.5},
				{of: service, show: "KiB each", most: 512},
			},
		})
	}
	const usual, beside = "astergate serve, 10 subscribers", "astergate serve, and 10 stalled ones"
	// In a second at 5,000 events/s each stalled one has been sent seven times what may
	// be on the way to it.
	ten := traffic{viaService: true, subscribers: 10, rate: c.rate, before: time.Second}
	stalled := ten
	stalled.stalled = 10
	return append(list, contest{
		name:  fmt.Sprintf("%d events/s to 10 subscribers beside stalled ones", c.rate),
		shows: []string{"p50 µs", "p99 µs", "cpu µs"},
		entry: []entry{
			served(usual, func(ctx context.Context, r *row) error { return c.measureEvents(ctx, r, ten) }),
			served(beside, func(ctx context.Context, r *row) error { return c.measureEvents(ctx, r, stalled) }),
		},
		promises: []promise{
			{of: beside, show: "p50 µs", than: []string{usual}, most: 1.3},
			{of: beside, show: "p99 µs", than: []string{usual}, most: 1.5},
		},
	})
}

// further is what each subscriber costs beside the first one.
func further(t traffic, measure func(t traffic) (sample, error)) (sample, error) {
	alone := t
	alone.subscribers = 1
	one, err := measure(alone)
	if err != nil {
		return one, err
	}
	all, err := measure(t)
	others := max(t.subscribers-1, 1)
	return sample{
		cpu: (all.cpu - one.cpu) / time.Duration(others), rate: all.rate, peak: all.peak,
		each: (all.peak - one.peak) / others, lost: one.lost + all.lost,
	}, err
}

// floorSample has the floor pass traffic on to subscribers.
func (c *comparison) floorSample(ctx context.Context, floor contender, t traffic) (sample, error) {
	return sampleOf(ctx, func(ctx context.Context, r *row) error {
		return c.with(ctx, false, func(a *asterisk, _ *service) error {
			running, err := floor.begin(ctx, fmt.Sprint("fanout ", t.linger.Milliseconds()), a.address())
			if err != nil {
				return err
			}
			s := &service{rpc: running.address, pid: running.pid(), first: floorFirst}
			f, err := newFanOut(ctx, a, s, t.subscribers, 0)
			if err == nil {
				err = c.measureFanOut(ctx, r, f, s, t.rate)
				err = errors.Join(err, f.close())
			}
			if err != nil {
				running.kill()
				return err
			}
			_, err = running.end()
			return err
		})
	})
}
