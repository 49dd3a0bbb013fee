// Package cores lets a process whose work fits on one processor run on one.
//
// Go wakes a thread for each goroutine that may run while a processor is free, in case
// the one that made it ready goes on. Here it never does: a request goes from a
// connection's reader to its handler, to Asterisk, to that connection's reader, to the
// handler and to the connection's writer, one after the other, and each of these steps
// woke a thread that found nothing to do and kept a core from somebody else. To wake
// one takes 10 to 15 µs on a virtual machine. With one processor there is none to wake:
// an action in turn took half the processor time and four fifths of the time, a FastAGI
// session with a remote handler three quarters.
//
// So the process has one of Go's processors as long as that has time left, and all
// that it may have as soon as it has not.
package cores

import (
	"context"
	"runtime"
	"strings"
	"time"
)

const (
	// period is between two looks at how much the process runs.
	period = 100 * time.Millisecond
	// full is how much of one core a process runs that needs more of them. The rest is
	// for what comes in bursts.
	full = 0.9
	// tried is how much of all cores may be too little for them: on one core the same
	// work takes less.
	tried = 1.2
	// Behind a change to all cores it is so long until one is tried, but for the first
	// time, which is at once; it doubles each time that one was enough for less than
	// proven.
	firstWait, longestWait = 500 * time.Millisecond, time.Minute
	proven                 = 10 * time.Second
	// hungry is how many looks in a row have to see that others take the core away.
	hungry = 3
	// long is of how many items, between two looks, others notice the stretch: some
	// milliseconds. Then it is all cores, and rest long none is tried.
	long = 1000
	rest = 10 * time.Second
)

// Variable fixes the number, as in any program of Go.
const Variable = "GOMAXPROCS"

// Keep sets how many goroutines run at once by how much the process runs, until ctx
// ends, and leaves as many as Go has by itself. It sets nothing where environ fixes
// that, and where the system does not tell.
//
// alone is told whether it is one, when it becomes so and when it no longer is. items
// counts what is done at a stretch, such as a list's items, of which each takes some µs:
// with one core nothing else is done meanwhile, which how much the process runs does
// not show.
func Keep(ctx context.Context, environ []string, alone func(is bool), items func() uint64) {
	if _, known := ran(); !known || fixed(environ) {
		if runtime.GOMAXPROCS(0) == 1 {
			alone(true)
			defer alone(false)
		}
		<-ctx.Done()
		return
	}
	(&keeper{ran: ran, waited: waited, items: items, set: func(one bool) {
		if !one {
			alone(false)
			runtime.SetDefaultGOMAXPROCS() // which goes on to fit it to what a container may take
			return
		}
		runtime.GOMAXPROCS(1)
		alone(true)
	}}).keep(ctx)
}

func fixed(environ []string) bool {
	for _, variable := range environ {
		if name, value, _ := strings.Cut(variable, "="); name == Variable && value != "" {
			return true
		}
	}
	return false
}

// keeper decides.
type keeper struct {
	ran    func() (time.Duration, bool) // processor time of the process so far
	waited func() time.Duration         // how long its threads have waited for a core so far
	items  func() uint64
	set    func(one bool)

	one     bool
	since   time.Time     // of the last change
	rests   time.Time     // until when one is not tried
	wait    time.Duration // until one is tried
	hungers int           // looks in a row at a process that others keep from running
}

// keep looks until ctx ends.
func (k *keeper) keep(ctx context.Context) {
	tick := time.NewTicker(period)
	defer tick.Stop()
	defer func() {
		if k.one {
			k.set(false)
		}
	}()
	k.since = time.Now() // and one is tried at the first look
	at, before, items := k.since, k.looked(), k.items()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		now, looked, was := time.Now(), k.looked(), k.one
		took := now.Sub(at).Seconds()
		done := k.items()
		if done >= items+long { // it shrinks where a server is taken away
			k.rests = now.Add(rest)
		}
		items = done
		k.decide(now, (looked.ran-before.ran).Seconds()/took, (looked.waited-before.waited).Seconds()/took)
		if k.one != was {
			looked = k.looked() // for waiting, if that counts now
		}
		at, before = now, looked
	}
}

type looked struct{ ran, waited time.Duration }

// looked looks. How long threads wait is asked only where it counts: it is a file for
// each of them.
func (k *keeper) looked() looked {
	var l looked
	l.ran, _ = k.ran()
	if k.one {
		l.waited = k.waited()
	}
	return l
}

// decide has how much of a core the process ran, and how much it waited for one.
func (k *keeper) decide(now time.Time, ran, waited float64) {
	if !k.one {
		if ran <= tried && now.Sub(k.since) >= k.wait && !now.Before(k.rests) {
			k.change(now)
		}
		return
	}
	// More waiting than running, and no time left: with more threads it gets a larger
	// part of what others take.
	if k.hungers++; waited < ran || ran+waited < 1 {
		k.hungers = 0
	}
	switch resting := now.Before(k.rests); {
	case ran < full && k.hungers < hungry && !resting:
		return
	case now.Sub(k.since) >= proven:
		k.wait = firstWait
	case !resting:
		k.wait = min(max(2*k.wait, firstWait), longestWait)
	}
	k.change(now)
}

func (k *keeper) change(now time.Time) {
	k.one, k.since, k.hungers = !k.one, now, 0
	k.set(k.one)
}
