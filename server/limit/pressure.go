package limit

import (
	"math/rand/v2"
	"time"
)

// pressure tells whether the machine is too slow for what comes, and what part of it
// is to be refused. Where even the quickest of a tenth of a second's requests has
// waited longer than allowed to be begun, it is no burst.
type pressure struct {
	allowed time.Duration // 0: it is never too slow
	began   time.Time     // of this tenth
	least   time.Duration // that one waited in it
	noted   bool
	part    float64 // to refuse
}

const (
	pressureTime = 100 * time.Millisecond
	// The part rises by this each time, or by up to four times that, and falls by a
	// quarter.
	pressureStep = 0.1
	pressureMost = 0.95
)

// note says that a request was begun, and how long it had waited.
func (p *pressure) note(now time.Time, waited time.Duration) {
	p.turn(now)
	if !p.noted || waited < p.least {
		p.noted, p.least = true, waited
	}
}

// turn begins a new tenth when it is time.
func (p *pressure) turn(now time.Time) {
	passed := now.Sub(p.began)
	if passed < pressureTime {
		return
	}
	switch {
	case passed > 2*pressureTime && !p.noted || passed > 10*pressureTime:
		p.part = 0 // it was quiet
	case p.noted && p.least > p.allowed:
		// The longer they wait, the faster.
		p.part = min(p.part+pressureStep*min(float64(p.least)/float64(p.allowed), 4), pressureMost)
	default:
		p.part = max(p.part*3/4-pressureStep/10, 0)
	}
	p.began, p.noted = now, false
}

// refuses reports whether one more is to be refused.
func (p *pressure) refuses(now time.Time) bool {
	if p.allowed == 0 {
		return false
	}
	p.turn(now)
	return p.part > 0 && rand.Float64() < p.part
}
