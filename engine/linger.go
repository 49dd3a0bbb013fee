package engine

import (
	"slices"
	"sync/atomic"
	"time"

	"github.com/astergate/astergate/engine/ring"
)

// pace ends the lingering of all who linger equally long: when the clock comes to a
// multiple of it, one timer wakes them all. So their batches are written together, and
// a wake-up costs none of them a timer of his own. It is counted in ends, so that a
// clock which is set puts nothing off.
type pace struct {
	linger  time.Duration
	timer   *time.Timer                  // made with the first who lingers
	set     atomic.Bool                  // the timer is
	due     atomic.Int64                 // when it fires, in nanoseconds of the clock
	ends    atomic.Uint64                // that there have been
	ended   atomic.Int64                 // when the newest was, as due
	members atomic.Pointer[[]*lingering] // replaced, never changed in place
}

// lingering is one who lingers at times.
type lingering struct {
	waiter *ring.Waiter
	until  atomic.Uint64 // the end that he waits for; 0: none
	// ripen prepares what he and others take then; nil: that is only his. slot is
	// the encoding.
	ripen func(ripe int64)
	slot  int
}

// keepPace adds one who lingers so long.
func (e *Engine) keepPace(linger time.Duration, l *lingering) *pace {
	e.mu.Lock()
	defer e.mu.Unlock()
	p := e.paces[linger]
	if p == nil {
		p = &pace{linger: linger}
		p.timer = time.AfterFunc(time.Hour, p.end)
		p.timer.Stop()
		p.members.Store(new([]*lingering))
		e.paces[linger] = p
	}
	members := append(slices.Clone(*p.members.Load()), l)
	p.members.Store(&members)
	return p
}

// leavePace takes one out again.
func (e *Engine) leavePace(p *pace, l *lingering) {
	e.mu.Lock()
	defer e.mu.Unlock()
	members := slices.DeleteFunc(slices.Clone(*p.members.Load()), func(other *lingering) bool { return other == l })
	p.members.Store(&members)
	if len(members) == 0 {
		p.timer.Stop()
		delete(e.paces, p.linger)
	}
}

// begin lets one linger from now on, and returns the end that he waits for: the
// next one.
func (p *pace) begin(l *lingering) (until uint64) {
	until = p.ends.Load() + 1
	l.until.Store(until)
	p.wind()
	return until
}

// wind sets the timer, unless it is.
func (p *pace) wind() {
	if p.set.Load() || !p.set.CompareAndSwap(false, true) {
		return
	}
	now := time.Now().UnixNano()
	wait := p.linger - time.Duration(now)%p.linger
	p.due.Store(now + int64(wait))
	p.timer.Reset(wait)
}

// over tells whether an end has come.
func (p *pace) over(until uint64) bool { return p.ends.Load() >= until }

// end wakes all who wait for it. Who begins to linger meanwhile either finds it over
// or winds the timer.
func (p *pace) end() {
	ripe := p.due.Load()
	members := *p.members.Load()
	// Woken, they would look at the same events side by side.
	var ripened [ring.Encodings]bool
	for _, l := range members {
		if l.ripen != nil && !ripened[l.slot] && l.until.Load() != 0 && l.waiter.Armed() {
			l.ripen(ripe)
			ripened[l.slot] = true
		}
	}
	p.ended.Store(ripe)
	p.set.Store(false)
	ends := p.ends.Add(1)
	for _, l := range members {
		if until := l.until.Load(); until != 0 && until <= ends {
			l.waiter.Wake()
		}
	}
}
