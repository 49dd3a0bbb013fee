// Package processors keeps the process on one processor while one is enough.
//
// Wherever Go makes a goroutine ready while a processor is idle, it wakes a thread
// to look for work there, which at the rates of most telephone systems finds what the
// first one was about to do, or nothing. Figures are in bench/README.md. What a
// second processor is for, long work beside short, shows within a moment: then the
// process gets as many as Go would have given it.
package processors

import (
	"context"
	"log/slog"
	"runtime"
	"runtime/metrics"
	"strings"
	"time"
)

// Variable fixes the number of processors, as in any program of Go.
const Variable = "GOMAXPROCS"

// Keep sets the number of processors by what the process does until ctx ends, and
// leaves it as Go has it by itself. It does nothing where environ fixes the number,
// where there is but one, and where the system does not tell processor time.
func Keep(ctx context.Context, environ []string, logger *slog.Logger) {
	if isFixed(environ) || runtime.GOMAXPROCS(0) == 1 {
		return
	}
	if _, ok := used(); !ok {
		return
	}
	keep(ctx, &process{}, logger)
}

func isFixed(environ []string) bool {
	for _, variable := range environ {
		if name, value, _ := strings.Cut(variable, "="); name == Variable && value != "" {
			return true
		}
	}
	return false
}

// subject is whose processors are kept.
type subject interface {
	// seen returns what it has done since its begin.
	seen() seen
	// set gives it one processor, or as many as there are for it.
	set(many bool)
}

// seen is what a process has done.
type seen struct {
	used  time.Duration // of processors
	waits uint64        // how often a goroutine has waited for one for long
}

func keep(ctx context.Context, s subject, logger *slog.Logger) {
	s.set(false)
	defer s.set(true)
	tick := time.NewTicker(period)
	defer tick.Stop()
	var g governor
	last, at := s.seen(), time.Now()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		now, then := s.seen(), at
		at = time.Now()
		before := g.many
		if g.look(at.Sub(then), seen{now.used - last.used, now.waits - last.waits}); g.many != before {
			s.set(g.many)
			logger.DebugContext(ctx, "the process has other processors", "many", g.many)
		}
		last = now
	}
}

// process is this one.
type process struct{ sample [1]metrics.Sample }

func (p *process) seen() seen {
	now, _ := used()
	p.sample[0].Name = "/sched/latencies:seconds"
	metrics.Read(p.sample[:])
	s := seen{used: now}
	if p.sample[0].Value.Kind() != metrics.KindFloat64Histogram {
		return s // a Go that does not tell
	}
	histogram := p.sample[0].Value.Float64Histogram()
	for i := len(histogram.Counts) - 1; i >= 0 && histogram.Buckets[i] >= longWait.Seconds(); i-- {
		s.waits += histogram.Counts[i]
	}
	return s
}

func (p *process) set(many bool) {
	if many {
		runtime.SetDefaultGOMAXPROCS() // what a container may have is looked at anew
		return
	}
	runtime.GOMAXPROCS(1)
}
