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
// publisher one load. One that is armed is left asleep by what is not of interest
// to him, but woken before the ring could drop what he has not read.
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

// Armed tells whether the next wake-up is asked for and has not come: the reader
// has seen all that concerns him.
func (w *Waiter) Armed() bool { return w.armed.Load() }

// Wake wakes the reader, if it waits, for another reason than a ring's.
func (w *Waiter) Wake() {
	if w.armed.Load() && w.armed.CompareAndSwap(true, false) {
		select {
		case w.c <- struct{}{}:
		default: // a value is waiting already
		}
	}
}

// Interest is what a reader wants to be woken for by one ring; of the zero value
// it is everything. It is the reader's to change.
type Interest struct {
	// Ignored are the names that he does not want.
	Ignored NameSet
	from    atomic.Uint64
}

// From asks to be woken for no entry before that sequence; 0 for any.
func (i *Interest) From(seq uint64) { i.from.Store(seq) }

// Due reports whether a ring has come to the sequence that From named.
func (i *Interest) Due(r *Ring) bool { return r.newest.Load() >= i.from.Load() }

// attached is a waiter of a ring.
type attached struct {
	waiter   *Waiter
	interest *Interest // nil: everything
}

// concerns reports whether the waiter's reader wants to be woken for what has come,
// up to the newest entry.
func (a attached) concerns(come *fresh, newest uint64) bool {
	if a.interest == nil || come.forAll() {
		return true
	}
	return newest >= a.interest.from.Load() && come.beyond(&a.interest.Ignored)
}

// Attach lets the ring wake w for what is of interest; nil is everything. Detach it
// when done.
func (r *Ring) Attach(w *Waiter, interest *Interest) {
	r.mu.Lock()
	defer r.mu.Unlock()
	list := append(slices.Clone(r.attached()), attached{w, interest})
	r.waiters.Store(&list)
}

// Detach ends what Attach began.
func (r *Ring) Detach(w *Waiter) {
	r.mu.Lock()
	defer r.mu.Unlock()
	list := slices.DeleteFunc(slices.Clone(r.attached()), func(a attached) bool { return a.waiter == w })
	r.waiters.Store(&list)
}

// Waiters is the number of attached waiters.
func (r *Ring) Waiters() int { return len(r.attached()) }

func (r *Ring) attached() []attached {
	if p := r.waiters.Load(); p != nil {
		return *p
	}
	return nil
}
