package fault

import (
	"math"
	"math/rand/v2"
)

// corrupter damages the bytes of one direction of one connection. Places are
// counted in bytes that came in, so that reads may fall as they like.
type corrupter struct {
	of     Corruption
	random *rand.Rand
	left   [6]int // bytes until the next fault of each kind; -1: none comes
	since  int    // bytes since the last fault
	recent []byte // the newest bytes that came in, for Repeat
}

const mostInserted = 64

func newCorrupter(of Corruption, seed, connection uint64) *corrupter {
	c := &corrupter{of: of, random: rand.New(rand.NewPCG(seed, connection)), since: of.Apart}
	for kind := range c.left {
		c.draw(kind)
	}
	return c
}

func (c *corrupter) every() [6]int {
	return [...]int{c.of.Flip, c.of.Drop, c.of.Duplicate, c.of.Garbage, c.of.Line, c.of.Repeat}
}

// draw chooses the place of the next fault of a kind.
func (c *corrupter) draw(kind int) {
	every := c.every()[kind]
	if every <= 0 {
		c.left[kind] = -1
		return
	}
	c.left[kind] = int(math.Min(c.random.ExpFloat64()*float64(every), 1<<40))
}

// apply returns the bytes as they arrive, and how many faults they had.
func (c *corrupter) apply(in []byte) (out []byte, faults int) {
	out = make([]byte, 0, len(in)+mostInserted)
	for _, b := range in {
		c.recent = append(c.recent, b)
		if len(c.recent) > 4*mostInserted {
			c.recent = append(c.recent[:0], c.recent[len(c.recent)-mostInserted:]...)
		}
		write := 1
		c.since++
		for kind := range c.left {
			if c.left[kind] != 0 {
				c.left[kind]--
				continue
			}
			if c.of.Apart > 0 && c.since <= c.of.Apart {
				continue
			}
			c.since = 0
			faults++
			c.draw(kind)
			switch kind {
			case 0:
				b ^= 1 << c.random.IntN(8)
			case 1:
				write = 0
			case 2:
				write = 2
			case 3:
				for range 1 + c.random.IntN(mostInserted) {
					out = append(out, byte(c.random.IntN(256)))
				}
			case 4:
				for range 1 + c.random.IntN(mostInserted) {
					out = append(out, byte('a'+c.random.IntN(26)))
				}
				out = append(out, "\r\n"...)
			case 5:
				n := min(1+c.random.IntN(mostInserted), len(c.recent)-1)
				out = append(out, c.recent[len(c.recent)-1-n:len(c.recent)-1]...)
			}
		}
		for range write {
			out = append(out, b)
		}
	}
	return out, faults
}
