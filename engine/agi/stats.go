package agi

import "sync/atomic"

type counters struct {
	accepted, address, full, silent, server, environment, owner, strays atomic.Uint64
}

// Stats counts since the start, except Active.
type Stats struct {
	// Active is the number of connections now, those whose environment is still
	// awaited included.
	Active int
	// Accepted is the number of connections from allowed addresses within the
	// limit.
	Accepted uint64
	// RefusedAddress is the number of those whose address is in no network.
	RefusedAddress uint64
	// RefusedFull is the number of those over MaxSessions.
	RefusedFull uint64
	// RefusedSilent is the number of those from addresses of which too many had not
	// said what they are.
	RefusedSilent uint64
	// RefusedServer is the number of those over MaxPerServer.
	RefusedServer uint64
	// RefusedEnvironment is the number of those that sent no environment in time,
	// or something else.
	RefusedEnvironment uint64
	// RefusedOwner is the number of those that Owner refused.
	RefusedOwner uint64
	// Strays is the number of lines that were no reply to anything.
	Strays uint64
}

// Stats returns the counters.
func (l *Listener) Stats() Stats {
	return Stats{
		Active:             int(l.active.Load()),
		Accepted:           l.stats.accepted.Load(),
		RefusedAddress:     l.stats.address.Load(),
		RefusedFull:        l.stats.full.Load(),
		RefusedSilent:      l.stats.silent.Load(),
		RefusedServer:      l.stats.server.Load(),
		RefusedEnvironment: l.stats.environment.Load(),
		RefusedOwner:       l.stats.owner.Load(),
		Strays:             l.stats.strays.Load(),
	}
}
