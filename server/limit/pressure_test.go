package limit

import (
	"testing"
	"testing/synctest"
	"time"
)

// machine begins requests one after the other, each in so long, as one that is too
// slow for what comes. It refuses what p says, and returns the part that it refused
// in the second half of the time, and the longest wait there.
func machine(p *pressure, each, every, length time.Duration) (refused float64, longest time.Duration) {
	var free, count, out float64
	start := time.Now()
	for at := time.Duration(0); at < length; at += every {
		now := start.Add(at)
		late := at > length/2
		if late {
			count++
		}
		if p.refuses(now) {
			if late {
				out++
			}
			continue
		}
		free = max(free, float64(at)) + float64(each)
		begun := time.Duration(free)
		p.note(start.Add(begun), begun-at)
		if late {
			longest = max(longest, begun-at)
		}
	}
	return out / count, longest
}

// At half of what the machine can do nothing is refused. At twice of it what is too
// much is, so that waits stay bounded; and nothing is any more once that is over.
func TestPressure(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := &pressure{allowed: 20 * time.Millisecond}
		if refused, _ := machine(p, time.Millisecond, 2*time.Millisecond, 10*time.Second); refused > 0 {
			t.Errorf("%.2f of half the load were refused", refused)
		}
		time.Sleep(11 * time.Second) //nolint:forbidigo // the bubble's clock
		refused, longest := machine(p, time.Millisecond, 500*time.Microsecond, 20*time.Second)
		if refused < 0.4 || refused > 0.7 || longest > 500*time.Millisecond {
			t.Errorf("%.2f of twice the load were refused, the longest wait was %v", refused, longest)
		}
		time.Sleep(22 * time.Second) //nolint:forbidigo // the bubble's clock
		if refused, _ := machine(p, time.Millisecond, 2*time.Millisecond, 4*time.Second); refused > 0 {
			t.Errorf("behind the load %.2f were refused", refused)
		}
	})
}
