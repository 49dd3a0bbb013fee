// Package heap lets a small heap grow before the collector begins.
//
// Go by itself collects when as much was allocated as lives: where 10 MiB live, and
// events come by the thousand, that is every second or two, for ten milliseconds in
// which all processors are busy and events wait. A heap that may always take some
// tens of MiB is collected less often the smaller it is.
package heap

import (
	"context"
	"runtime/debug"
	"runtime/metrics"
	"strings"
	"time"
)

const (
	// room is what may be allocated from one collection to the next, in bytes, where
	// less lives: so much more memory than without it the process takes at most.
	room = 64 << 20
	// least and most are the percentages between which the room is kept: Go's own, and
	// one that keeps a heap of next to nothing small.
	least, most = 100, 400
	// period is between two looks at what lives, which changes with each collection.
	period = time.Second
)

// Variable fixes the percentage, as in any program of Go.
const Variable = "GOGC"

// Keep sets how much may be allocated until the next collection by how much lives,
// until ctx ends, and leaves Go's own percentage. It does nothing where environ fixes
// that. A limit of memory (GOMEMLIMIT) holds beside it.
func Keep(ctx context.Context, environ []string) {
	for _, variable := range environ {
		if name, value, _ := strings.Cut(variable, "="); name == Variable && value != "" {
			return
		}
	}
	keep(ctx, live, func(percent int) { debug.SetGCPercent(percent) })
}

func keep(ctx context.Context, live func() uint64, set func(percent int)) {
	tick := time.NewTicker(period)
	defer tick.Stop()
	defer set(least)
	for now := 0; ; {
		if wanted := percentOf(live()); wanted != now {
			now = wanted
			set(now)
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// percentOf is the percentage of what lives that is the room, in steps, since to set
// it stops the process for a moment.
func percentOf(live uint64) int {
	const step = 25
	return int(min(max(room*100/max(live, 1)/step*step, least), most))
}

// live is what the last collection has left, in bytes.
func live() uint64 {
	sample := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(sample)
	if sample[0].Value.Kind() != metrics.KindUint64 {
		return room // a Go that does not tell: its own percentage
	}
	return sample[0].Value.Uint64()
}
