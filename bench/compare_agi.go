package main

import (
	"context"
	"sync/atomic"
	"time"
)

// agiContests are those of FastAGI sessions.
func (c *comparison) agiContests() []contest {
	const remote, remoteFloor = "astergate serve, remote worker", "floor-parsed and bare gRPC"
	return []contest{{
		name: "FastAGI sessions of 6 commands, 64 at once", shows: []string{"cpu µs", "per s"},
		entry: append(c.entries("agi", c.agi, "floor-parsed", "astergate"),
			entry{remoteFloor, func(ctx context.Context) (sample, error) {
				return c.remoteFloor(ctx, c.inner["floor-remote"], "remote")
			}},
			served(remote, func(ctx context.Context, r *row) error {
				b := *c.bench
				b.sessions = 64
				return b.measureSessions(ctx, r)
			})),
		promises: []promise{
			{of: ownPackage, show: "cpu µs", than: []string{"floor-parsed"}, most: 1.2},
			{of: remote, show: "cpu µs", than: []string{remoteFloor}, most: 1.4},
			{of: remote, show: "cpu µs", than: []string{"panoramisk"}, most: 1 / 2.5},
		},
	}}
}

func (c *comparison) agi(ctx context.Context, who contender, work string) (sample, error) {
	return c.contend(ctx, who, work, func(_ *asterisk, r *running) (sample, error) {
		return c.sessionsOf(ctx, r.address, r.pid())
	})
}

// sessionsOf has channels come to an address, and counts the time of the process
// that serves them.
func (c *comparison) sessionsOf(ctx context.Context, address string, pid int) (sample, error) {
	var lost, done atomic.Int64
	play := func(d time.Duration) error {
		l := run(ctx, 64, d, func(ctx context.Context, _ int) error {
			err := session(ctx, address, len(sixLines))
			done.Add(1)
			return err
		})
		lost.Add(l.failed.Load())
		return l.err
	}
	if err := play(c.time / 5); err != nil {
		return sample{}, err
	}
	cpu, err := cpuTime(pid)
	if err != nil {
		return sample{}, err
	}
	done.Store(0)
	start := time.Now()
	if err := play(c.time); err != nil {
		return sample{}, err
	}
	took := time.Since(start)
	after, err := cpuTime(pid)
	return sample{cpu: (after - cpu) / time.Duration(done.Load()), rate: float64(done.Load()) / took.Seconds(), lost: int(lost.Load())}, err
}
