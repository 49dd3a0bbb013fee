package call

import "fmt"

// Held returns what the tracker holds for live calls beside them: what must be
// empty when no channel lives.
func (t *Tracker) Held() map[string]int {
	held := map[string]int{
		"linked": len(t.linked), "halves": len(t.halves), "bridges": len(t.bridges), "expected": len(t.expected), "orphans": len(t.orphans), "awaited": len(t.awaited),
	}
	for name, n := range held {
		if n == 0 {
			delete(held, name)
		}
	}
	for _, ch := range t.channels {
		if !ch.dead() {
			held["channels"]++
		}
	}
	return held
}

// Check returns what is inconsistent in the tracker.
func (t *Tracker) Check() (problems []string) {
	say := func(format string, args ...any) { problems = append(problems, fmt.Sprintf(format, args...)) }
	for c := range t.Live() {
		var live, held, parked, talking, ringing int32
		for _, l := range c.legs {
			if l.call != c {
				say("%s: a leg is another call's", c.id)
			}
			if l.rings {
				ringing++
			}
			for _, ch := range l.channels {
				if ch == nil || ch.dead() {
					continue
				}
				live++
				if ch.leg != l {
					say("%s: %s is in another leg", c.id, ch.uniqueID)
				}
				if t.channels[ch.uniqueID] != ch {
					say("%s: %s is not known", c.id, ch.uniqueID)
				}
				if ch.flags&chanHeld != 0 {
					held++
				}
				if ch.flags&chanParked != 0 {
					parked++
				}
				if ch.flags&chanTalks != 0 {
					talking++
				}
				if (ch.flags&chanTalks != 0) != (ch.bridge != nil && ch.bridge.talks) {
					say("%s: %s talks: %v", c.id, ch.uniqueID, ch.flags&chanTalks != 0)
				}
			}
		}
		got := [...]int32{c.live, c.holders, c.parked, c.talkers, c.ringers}
		if want := [...]int32{live, held, parked, talking, ringing}; got != want {
			say("%s: live, held, parked, talking, ringing are counted as %v and are %v", c.id, got, want)
		}
		if awaits := c.origin != nil && c.origin.emptied != 0; len(c.legs) > 0 && live == 0 && !awaits {
			say("%s: it has no live channel and is not over", c.id)
		}
		if len(c.timeline) > t.cfg.Timeline || len(c.links) > maxLinks {
			say("%s: %d entries, %d links", c.id, len(c.timeline), len(c.links))
		}
	}
	for id, b := range t.bridges {
		if len(b.members) == 0 || b.talks != (!b.holding && len(b.members) > 1) {
			say("bridge %s: %d members, talks: %v", id, len(b.members), b.talks)
		}
		for _, ch := range b.members {
			if ch.bridge != b || ch.dead() {
				say("bridge %s: %s is not in it", id, ch.uniqueID)
			}
		}
	}
	linked := 0
	for id, ch := range t.linked {
		for ; ch != nil; ch = ch.nextLinked {
			linked++
			if ch.linkedID != id || ch.dead() {
				say("%s: it is in the list of %s", ch.uniqueID, id)
			}
		}
	}
	live := 0
	for _, ch := range t.channels {
		if !ch.dead() && ch.linkedID != "" {
			live++
		}
	}
	if linked != live {
		say("%d channels are in lists of Linkedids, and %d live", linked, live)
	}
	return problems
}
