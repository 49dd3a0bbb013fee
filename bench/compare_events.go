package main

import (
	"context"
	"fmt"
	"time"
)

// eventContests are those of reading, and passing on, what Asterisk says.
func (c *comparison) eventContests() []contest {
	flat := traffic{viaService: true, subscribers: 1}
	const service = "astergate serve, 1 subscriber"
	return []contest{
		{
			name: "events flat out", shows: []string{"cpu µs", "per s"},
			entry: append(c.entries("ingest", c.ingest, "floor-parsed", "floor-split", "astergate"),
				served(service, func(ctx context.Context, r *row) error { return c.measureEvents(ctx, r, flat) })),
			promises: []promise{
				{of: ownPackage, show: "cpu µs", than: []string{"floor-parsed"}, most: 1.5},
				{of: ownPackage, show: "cpu µs", than: []string{"goami2"}, most: 1 / 3.5},
				{of: service, show: "cpu µs", than: []string{"goami2"}, most: 0.6},
			},
		},
		{
			name: fmt.Sprintf("%d events/s", c.rate), shows: []string{"p50 µs", "p99 µs", "cpu µs"},
			entry: append(c.entries("delivery", c.delivery, "floor-parsed", "astergate"),
				entry{floorOfFanOut, c.deliveryFloor}, entry{service, c.deliveryServed}),
			promises: []promise{
				{of: service, show: "p50 µs", than: []string{"goami2"}, most: 1.5},
				{of: service, show: "p99 µs", than: []string{"goami2"}, most: 2},
			},
		},
	}
}

// ingestItems is how many events a contender is measured with; slow ones get less.
const ingestItems = 200_000

func (c *comparison) ingest(ctx context.Context, who contender, work string) (sample, error) {
	return c.contend(ctx, who, work, func(a *asterisk, r *running) (sample, error) {
		items := int64(ingestItems)
		if who.slow() {
			items /= 10
		}
		published := func(n int64) func() error { return func() error { a.feed.publish(n); return nil } }
		if _, err := c.counted(ctx, r, r.pid(), published(items/10), func() int64 { return items / 10 }); err != nil { // what is learned or grown once
			return sample{}, err
		}
		return c.counted(ctx, r, r.pid(), published(items), func() int64 { return items })
	})
}

func (c *comparison) delivery(ctx context.Context, who contender, work string) (sample, error) {
	return c.contend(ctx, who, work, func(a *asterisk, r *running) (sample, error) { return c.played(ctx, a, r, r.pid()) })
}

// played has events played for a while, at a steady rate, and counts the time of a
// process.
func (c *comparison) played(ctx context.Context, a *asterisk, r *running, pid int) (sample, error) {
	before := a.feed.count()
	start := time.Now()
	play := func() error {
		return a.feed.play(ctx, c.rate, func() int64 { return a.feed.count() }, func(int64) bool { return time.Since(start) >= c.time })
	}
	return c.counted(ctx, r, pid, play, func() int64 { return a.feed.count() - before })
}
