package ami

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"
)

// blockingPool holds the sockets for actions that may take long. Each carries
// one action at a time, since Asterisk runs the actions of a session one after
// the other. An idle socket is used before a new one is opened, so there are
// never more than there are slots.
type blockingPool struct {
	slots chan struct{} // one element per socket that is in use or lingers

	mu     sync.Mutex
	closed bool
	all    map[*conn]struct{}
	idle   []*conn // the last used at the end
	// After a refused login no other is tried until then: repeated refusals
	// feed intrusion filters, and each takes Asterisk a second.
	heldUntil time.Time
	heldErr   error
}

// acquire returns a blocking socket for one action, to be given back with
// release. Whatever happens here, the action was not sent.
func (s *session) acquire(ctx context.Context) (*conn, error) {
	select {
	case s.pool.slots <- struct{}{}:
	case <-ctx.Done():
		return nil, fmt.Errorf("waiting for one of %d blocking sockets: %w", cap(s.pool.slots), ctx.Err())
	case <-s.ctx.Done():
		return nil, s.endCause()
	}
	c, err := s.idleOrNew(ctx)
	if err != nil {
		<-s.pool.slots
		return nil, err
	}
	return c, nil
}

func (s *session) idleOrNew(ctx context.Context) (*conn, error) {
	p := &s.pool
	p.mu.Lock()
	if n := len(p.idle); n > 0 {
		c := p.idle[n-1]
		p.idle = p.idle[:n-1]
		p.mu.Unlock()
		return c, nil
	}
	held, err := time.Now().Before(p.heldUntil), p.heldErr
	p.mu.Unlock()
	if held {
		return nil, err
	}

	dialCtx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	stop := context.AfterFunc(s.ctx, func() { cancel(s.endCause()) })
	defer stop()
	c, err := s.dial(dialCtx, SocketBlocking)
	if err == nil {
		if _, err = c.login(dialCtx, s.newID, "off"); err != nil {
			_ = c.nc.Close()
		}
	}
	if err != nil {
		var refused *LoginError
		if errors.As(err, &refused) {
			p.mu.Lock()
			p.heldUntil, p.heldErr = time.Now().Add(s.link.cfg.BackoffMax), err
			p.mu.Unlock()
		}
		return nil, err
	}

	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		_ = c.nc.Close()
		return nil, s.endCause()
	}
	p.all[c] = struct{}{}
	s.link.blocking.Add(1)
	s.wg.Go(func() { s.readBlocking(c) })
	s.wg.Go(func() {
		c.writeErr = c.writeLoop()
		c.close()
		close(c.writeEnded)
	})
	return c, nil
}

// readBlocking reads c to its end and then takes it out of the pool. Losing a
// blocking socket does not end the session.
func (s *session) readBlocking(c *conn) {
	err := c.readLoop(nil)
	c.close()
	<-c.writeEnded
	if c.writeErr != nil {
		err = c.writeErr
	}
	p := &s.pool
	p.mu.Lock()
	if p.closed {
		err = s.endCause()
	}
	delete(p.all, c)
	if i := slices.Index(p.idle, c); i >= 0 {
		p.idle = slices.Delete(p.idle, i, i+1)
	}
	lingered := !c.lingerFrom.IsZero()
	p.mu.Unlock()
	s.link.blocking.Add(-1)
	c.corr.end(err)
	if lingered {
		<-p.slots
	}
}

// release gives c back. If its action has not been answered yet, nobody else
// may use it until that comes.
func (s *session) release(c *conn) {
	p := &s.pool
	p.mu.Lock()
	defer p.mu.Unlock()
	if _, alive := p.all[c]; alive {
		if !c.corr.idle() {
			c.lingerFrom = time.Now()
			return
		}
		p.giveBackLocked(c)
	}
	<-p.slots
}

func (p *blockingPool) giveBackLocked(c *conn) {
	c.lingerFrom, c.idleSince = time.Time{}, time.Now()
	p.idle = append(p.idle, c)
}

// settle is called by c's reader after each message.
func (s *session) settle(c *conn) {
	p := &s.pool
	p.mu.Lock()
	defer p.mu.Unlock()
	if !c.lingerFrom.IsZero() && c.corr.idle() {
		p.giveBackLocked(c)
		<-p.slots
	}
}

// reap closes the sockets that have been unused, or waiting for an answer that
// nobody wants, for too long.
func (s *session) reap(now time.Time) {
	p := &s.pool
	p.mu.Lock()
	defer p.mu.Unlock()
	p.idle = slices.DeleteFunc(p.idle, func(c *conn) bool {
		if now.Sub(c.idleSince) < blockingIdle {
			return false
		}
		c.close()
		return true
	})
	for c := range p.all {
		if !c.lingerFrom.IsZero() && now.Sub(c.lingerFrom) >= blockingLinger {
			c.close()
		}
	}
}

// closePool ends all blocking sockets; no new ones come after it.
func (s *session) closePool() {
	s.pool.mu.Lock()
	defer s.pool.mu.Unlock()
	s.pool.closed = true
	s.pool.idle = nil
	for c := range s.pool.all {
		c.close()
	}
}
