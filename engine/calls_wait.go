package engine

import (
	"context"
	"time"

	"github.com/astergate/astergate/engine/call"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// callWaiter waits for something of one call.
type callWaiter struct {
	until func(*call.Call) bool
	done  chan *astergatev1.Call // 1-buffered
}

// Await returns a call, with its timeline, as soon as until is true of it or it
// is over. until is asked under the lock, at once and after each change of the
// call: it must be quick, and call nothing of Calls. Errors: *UnknownCallError,
// *ServerRemovedError, the context's.
func (c *Calls) Await(ctx context.Context, id string, until func(*call.Call) bool) (*astergatev1.Call, error) {
	w := &callWaiter{until: until, done: make(chan *astergatev1.Call, 1)}
	id, err := c.await(id, w)
	if err != nil {
		return nil, err
	}
	defer c.unwait(id, w)
	select {
	case of := <-w.done:
		return of, nil
	case <-c.server.ended:
		select {
		case of := <-w.done:
			return of, nil
		default:
			return nil, &ServerRemovedError{Server: c.server.name}
		}
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// await returns the call's own id, which another than the asked one may be.
func (c *Calls) await(id string, w *callWaiter) (string, error) {
	c.lock()
	defer c.mu.Unlock()
	of := c.tracker.Get(id)
	if of == nil {
		return "", &UnknownCallError{Call: id}
	}
	if w.look(of) {
		return of.ID(), nil
	}
	if c.waiters[of.ID()] == nil {
		c.waiters[of.ID()] = make(map[*callWaiter]struct{})
	}
	c.waiters[of.ID()][w] = struct{}{}
	return of.ID(), nil
}

func (c *Calls) unwait(id string, w *callWaiter) {
	c.lock()
	defer c.mu.Unlock()
	c.unwaitLocked(id, w)
}

func (c *Calls) unwaitLocked(id string, w *callWaiter) {
	delete(c.waiters[id], w)
	if len(c.waiters[id]) == 0 {
		delete(c.waiters, id)
	}
}

// look hands the call over if it is what was waited for.
func (w *callWaiter) look(of *call.Call) bool {
	if !w.until(of) && !of.Over() {
		return false
	}
	w.done <- of.Proto(time.Now(), true)
	return true
}

// wake lets those look who wait for a call. The lock is held.
func (c *Calls) wake(of *call.Call) {
	for w := range c.waiters[of.ID()] {
		if w.look(of) {
			c.unwaitLocked(of.ID(), w)
		}
	}
}
