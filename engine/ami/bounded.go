package ami

import (
	"context"
	"sync"
	"time"
)

// Bounded is a context with a deadline of its own, whose timer runs only if somebody
// waits with it. Link.Do does not where it waits for an answer alone: it keeps the
// time of all its callers with one timer.
type Bounded struct {
	context.Context // the parent
	at              time.Time

	mu     sync.Mutex
	timed  context.Context // the same with a timer; nil: nobody has asked
	cancel context.CancelFunc
}

// Bound returns a context that ends at the deadline, or with ctx. End it with Stop.
func Bound(ctx context.Context, deadline time.Time) *Bounded {
	return &Bounded{Context: ctx, at: deadline}
}

// Stop ends the timer, if there is one.
func (b *Bounded) Stop() {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.cancel != nil {
		b.cancel()
	}
}

// Deadline implements context.Context.
func (b *Bounded) Deadline() (time.Time, bool) {
	if at, ok := b.Context.Deadline(); ok && at.Before(b.at) {
		return at, true
	}
	return b.at, true
}

// Done implements context.Context.
func (b *Bounded) Done() <-chan struct{} {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.timed == nil {
		b.timed, b.cancel = context.WithDeadline(b.Context, b.at)
	}
	return b.timed.Done()
}

// Err implements context.Context.
func (b *Bounded) Err() error {
	timed := b.now()
	if err := timed.Err(); err != nil || timed != b.Context {
		return err
	}
	if !time.Now().Before(b.at) {
		return context.DeadlineExceeded
	}
	return nil
}

// Value implements context.Context. What is derived from b hangs on its timer.
func (b *Bounded) Value(key any) any { return b.now().Value(key) }

// now is the context with the timer, or the parent.
func (b *Bounded) now() context.Context {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.timed != nil {
		return b.timed
	}
	return b.Context
}
