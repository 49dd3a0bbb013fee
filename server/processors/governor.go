package processors

import "time"

const (
	// period is between two looks: so long is what comes at once kept to one processor.
	period = 100 * time.Millisecond
	// full is how much of one processor is used where it may not be enough: behind it
	// what is to be done waits five times as long as it takes.
	full = 0.85
	// fullLooks is how many looks in a row it is full: a burst ends within one.
	fullLooks = 2
	// longWait is how long no goroutine waits for a processor but behind one that has
	// it for long: Go takes it away after 10 ms. One of eight waits is noted, so one
	// stands for several.
	longWait = 4 * time.Millisecond
	// slack is how much of one processor is used where one is enough again.
	slack = 0.5
	// calmLooks is how many looks in a row there is slack, and nobody waits for long.
	calmLooks = int(10 * time.Second / period)
)

// governor says when one processor is not enough, and when it is again.
type governor struct {
	many bool
	row  int // looks in a row that speak against many as it is
}

// look takes what was done in a time.
func (g *governor) look(passed time.Duration, done seen) {
	share := float64(done.used) / float64(max(passed, 1))
	enough := 0
	switch {
	case !g.many && done.waits > 0:
	case !g.many && share >= full:
		enough = fullLooks
	case g.many && done.waits == 0 && share < slack:
		enough = calmLooks
	default:
		g.row = 0
		return
	}
	if g.row++; g.row >= enough {
		g.many, g.row = !g.many, 0
	}
}
