package ring

import (
	"slices"
	"sync/atomic"
)

// Waiter wakes a reader when any of the rings it is attached to has something
// new. Its use, by one goroutine:
//
//	read all cursors until they are empty
//	w.Arm()
//	if no cursor is Ready: wait on w.C()
//
// A ring touches only armed waiters, so a reader that is busy costs its
// publisher one load.
type Waiter struct {
	armed atomic.Bool
	c     chan struct{}
}

// NewWaiter makes a waiter that is attached to nothing.
func NewWaiter() *Waiter { return &Waiter{c: make(chan struct{}, 1)} }

// C receives at most one value after each Arm. A value may also be left from
// an earlier Arm: whoever wakes up looks at his cursors anew.
func (w *Waiter) C() <-chan struct{} { return w.c }

// Arm asks for the next wake-up.
func (w *Waiter) Arm() { w.armed.Store(true) }

// Wake wakes the reader, if it waits, for another reason than a ring's.
func (w *Waiter) Wake() {
	if w.armed.Load() && w.armed.CompareAndSwap(true, false) {
		select {
		case w.c <- struct{}{}:
		default: // a value is waiting already
		}
	}
}

// Attach lets the ring wake w. Detach it when done.
func (r *Ring) Attach(w *Waiter) {
	r.mu.Lock()
	defer r.mu.Unlock()
	list := append(slices.Clone(r.attached()), w)
	r.waiters.Store(&list)
}

// Detach ends what Attach began.
func (r *Ring) Detach(w *Waiter) {
	r.mu.Lock()
	defer r.mu.Unlock()
	list := slices.DeleteFunc(slices.Clone(r.attached()), func(o *Waiter) bool { return o == w })
	r.waiters.Store(&list)
}

// Waiters is the number of attached waiters.
func (r *Ring) Waiters() int { return len(r.attached()) }

func (r *Ring) attached() []*Waiter {
	if p := r.waiters.Load(); p != nil {
		return *p
	}
	return nil
}
