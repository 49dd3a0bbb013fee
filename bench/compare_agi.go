package main

import (
	"context"
	"fmt"
	"sync/atomic"
	"time"

	"github.com/astergate/astergate/bench/plain"
)

// agiContests are those of FastAGI sessions.
func (c *comparison) agiContests() []contest {
	const remote, remoteFloor = "astergate serve, remote worker", "floor-parsed and bare gRPC"
	return []contest{{
		name: fmt.Sprintf("%d idle FastAGI sessions", c.held), shows: []string{"KiB each"},
		entry:    append(c.entries("idle", c.idleSessions, "floor-parsed", "astergate"), entry{remote, c.idleServed}),
		promises: []promise{{of: ownPackage, show: "KiB each", most: 8}},
	}, {
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
			err := session(ctx, address, len(plain.Six))
			done.Add(1)
			return err
		})
		lost.Add(l.failed.Load())
		return l.err
	}
	if err := play(c.warm); err != nil {
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

// idleSessions has a contender hold sessions that do nothing.
func (c *comparison) idleSessions(ctx context.Context, who contender, work string) (sample, error) {
	return c.contend(ctx, who, work, func(_ *asterisk, r *running) (s sample, err error) {
		s.each, err = c.heldBy(r.pid(), func(measure func() error) error {
			return holdChannels(ctx, r.address, c.held, func() (int64, error) { return r.count() }, measure)
		})
		return s, err
	})
}

// idleServed has the binary hold them, with a worker that takes them.
func (c *comparison) idleServed(ctx context.Context) (s sample, err error) {
	err = c.with(ctx, true, func(_ *asterisk, service *service) error {
		s.each, err = c.heldBy(service.pid, func(measure func() error) error {
			return holdSessions(ctx, service, c.held, measure)
		})
		return err
	})
	return s, err
}

// heldBy returns by how many KiB a process grows with each session that is held.
func (c *comparison) heldBy(pid int, hold func(measure func() error) error) (each int, err error) {
	before, err := memory(pid, "VmRSS")
	if err != nil {
		return 0, err
	}
	err = hold(func() error {
		after, err := memory(pid, "VmRSS")
		each = (after - before) / c.held
		return err
	})
	return each, err
}
