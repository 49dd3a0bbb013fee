package ring

import "sync/atomic"

// Cursor is one reader's place in a ring. One goroutine may call Next; the
// other methods are safe beside it.
type Cursor struct {
	ring *Ring
	next atomic.Uint64
}

// CursorAt returns a cursor whose next entry is seq. A seq that the ring no
// longer holds is found out by Next; one past the newest waits for its turn.
func (r *Ring) CursorAt(seq uint64) *Cursor {
	c := &Cursor{ring: r}
	c.next.Store(seq)
	return c
}

// Next returns the next entry and moves on, or nil if there is none yet. It
// returns ErrFellOut, each time, once the ring has dropped that entry, and
// ErrClosed behind the last one of a ring that is closed.
func (c *Cursor) Next() (*Entry, error) {
	seq := c.next.Load()
	e, err := c.ring.at(seq)
	if e != nil {
		c.next.Store(seq + 1)
	}
	return e, err
}

// Move makes seq the next entry. For the goroutine that calls Next.
func (c *Cursor) Move(seq uint64) { c.next.Store(seq) }

// Position is the sequence of the next entry.
func (c *Cursor) Position() uint64 { return c.next.Load() }

// Ready tells whether Next has something to say: an entry, or that it fell
// out, or that the ring is closed.
func (c *Cursor) Ready() bool { return c.Behind() || c.ring.closed.Load() }

// Behind tells whether there is an entry that Next has not returned.
func (c *Cursor) Behind() bool { return c.next.Load() <= c.ring.newest.Load() }

// Pressed tells whether the reader should not leave entries for later: they are more
// than the ring wakes everybody for, or it is closed.
func (c *Cursor) Pressed() bool {
	r := c.ring
	newest, next := r.newest.Load(), c.next.Load()
	return next+r.margin(newest, r.oldest.Load(), r.bytes.Load()) <= newest || r.closed.Load()
}

// FellOut tells whether the ring has dropped the next entry. It serves those
// who watch over a reader that is stuck elsewhere.
func (c *Cursor) FellOut() bool { return c.next.Load() < c.ring.oldest.Load() }

// Ring is the ring that the cursor reads.
func (c *Cursor) Ring() *Ring { return c.ring }
