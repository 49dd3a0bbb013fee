package main

import (
	"context"
	"time"
)

// actionContests are those of a Ping to its answer.
func (c *comparison) actionContests() []contest {
	calls, err := actions()
	if err != nil {
		panic(err) // of requests that are written here
	}
	const unary, typed, piped = "astergate serve, SendAction", "astergate serve, typed", "astergate serve, Pipe"
	entries := func(work string, n int) []entry {
		b := *c.bench
		b.inFlight = n
		return append(c.entries(work, c.ping, "floor-parsed", "floor-apart", "astergate"),
			entry{floorUnary, func(ctx context.Context) (sample, error) { return c.unary(ctx, n, calls[0].sent) }},
			served(unary, func(ctx context.Context, r *row) error { return b.measureAction(ctx, r, calls[0].sent) }),
			served(typed, func(ctx context.Context, r *row) error { return b.measureAction(ctx, r, calls[0].typed) }),
			served(piped, b.measurePipe))
	}
	return []contest{
		{
			name: "Ping, 1 under way", shows: []string{"p50 µs", "per s", "cpu µs"}, entry: entries("ping 1", 1),
			promises: []promise{
				{of: ownPackage, show: "p50 µs", than: []string{"floor-parsed"}, most: 1.4},
				{of: unary, show: "p50 µs", than: []string{floorUnary, "floor-parsed"}, most: 1.25},
				{of: typed, show: "p50 µs", than: []string{floorUnary, "floor-parsed"}, most: 1.25},
			},
		},
		{
			name: "Ping, 64 under way", shows: []string{"per s", "p50 µs", "cpu µs"}, entry: entries("ping 64", 64),
			promises: []promise{
				{of: ownPackage, show: "per s", than: []string{"floor-apart"}, least: 0.75},
				{of: piped, show: "per s", than: []string{unary}, least: 3},
			},
		},
	}
}

// floorUnary is a call to a server of gRPC that does nothing: what none over gRPC
// can be quicker than.
const floorUnary = "floor-unary"

// unary has calls answered by floorUnary, by the clients that astergate serve has.
func (c *comparison) unary(ctx context.Context, n int, method rpc) (sample, error) {
	who := c.inner[floorUnary]
	r, err := who.begin(ctx, "unary", "-")
	if err != nil {
		return sample{}, err
	}
	s := &service{rpc: r.address, pid: r.pid()}
	sampled, err := sampleOf(ctx, func(ctx context.Context, row *row) error { return c.measureCalls(ctx, s, row, n, method) })
	if err != nil {
		r.kill()
		return sample{}, err
	}
	_, err = r.end()
	return sampled, err
}

func (c *comparison) ping(ctx context.Context, who contender, work string) (sample, error) {
	return c.contend(ctx, who, work, func(_ *asterisk, r *running) (sample, error) {
		rest := func() error {
			select {
			case <-time.After(c.time):
			case <-ctx.Done():
			}
			return ctx.Err()
		}
		if err := rest(); err != nil { // warm
			return sample{}, err
		}
		return c.counted(ctx, r, r.pid(), rest, func() int64 { return 0 })
	})
}
