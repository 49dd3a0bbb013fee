package ami

import (
	"errors"
	"slices"
	"sync"

	"github.com/astergate/astergate/engine/ami/wire"
)

// sendState is how far an action got on its way out.
type sendState uint8

const (
	queued   sendState = iota // in the outbox
	handed                    // given to a write call, wholly or partly taken
	withheld                  // no byte was or will be given to the kernel
)

var errOutboxClosed = errors.New("outbox closed")

// keep is how much memory for bytes is kept for those to come.
const keep = 64 << 10

// outbox collects actions for a socket's writer, which takes all of them for
// one write. Callers never wait for a socket: a peer that does not read then
// cannot hold a caller past its deadline, a caller's short deadline cannot cut
// a message in two, and what is still here is certain not to have been sent.
type outbox struct {
	wake chan struct{} // 1-buffered: something was put
	// now writes what the socket takes at once, and never waits.
	now func(b []byte) (n int)

	mu      sync.Mutex
	buf     []byte     // the rest of an action that was begun, then the queue's bytes, in order
	queue   []*pending // guarded: their state, start, end and times too
	writing bool       // the writer has something
	closed  bool
}

// put encodes an action behind those that wait. If it is alone, and nothing waits, the
// caller writes it himself, as far as the socket takes it, which saves waking the
// writer. The errors are errOutboxClosed and *wire.InputError; nothing was queued then.
func (o *outbox) put(p *pending, headers []wire.Header, alone bool) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.closed {
		return errOutboxClosed
	}
	start := len(o.buf)
	buf, err := wire.AppendAction(o.buf, p.action, p.id, headers)
	if err != nil {
		return err
	}
	o.buf = buf
	p.state, p.start, p.end = queued, start, len(buf)
	p.times++
	n := 0
	if alone && start == 0 && !o.writing {
		n = o.now(o.buf)
	}
	if n == 0 {
		o.queue = append(o.queue, p)
	} else {
		p.state = handed
		if o.buf = append(o.buf[:0], o.buf[n:]...); len(o.buf) == 0 {
			if cap(o.buf) > keep {
				o.buf = nil
			}
			return nil
		}
	}
	select {
	case o.wake <- struct{}{}:
	default:
	}
	return nil
}

// withdraw takes p back. It reports whether p was not and will not be sent;
// after the writer has ended, that is final for every p.
func (o *outbox) withdraw(p *pending) bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	if p.state != queued {
		return p.state == withheld
	}
	p.state = withheld
	i := slices.Index(o.queue, p)
	if i < 0 { // the box was closed
		return true
	}
	n := p.end - p.start
	o.buf = append(o.buf[:p.start], o.buf[p.end:]...)
	for _, q := range o.queue[i+1:] {
		q.start -= n
		q.end -= n
	}
	o.queue = slices.Delete(o.queue, i, i+1)
	return true
}

// batch is what one write call gets.
type batch struct {
	buf   []byte // may begin with the rest of an action that is not in queue
	queue []*pending
	times []uint32 // theirs: who was answered while the rest is written may be another action now
}

// take empties the box into b, whose memory it reuses, and marks everything as
// handed over.
func (o *outbox) take(b *batch) {
	if cap(b.buf) > keep {
		b.buf = nil
	}
	clear(b.queue)
	o.mu.Lock()
	defer o.mu.Unlock()
	b.buf, o.buf = o.buf, b.buf[:0]
	b.queue, o.queue = o.queue, b.queue[:0]
	b.times = b.times[:0]
	o.writing = len(b.buf) > 0
	for _, p := range b.queue {
		p.state = handed
		b.times = append(b.times, p.times)
	}
}

// wrote records that what was taken is written.
func (o *outbox) wrote() {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.writing = false
}

// failed records that a write took only the first n bytes of b.
func (o *outbox) failed(b *batch, n int) {
	o.mu.Lock()
	defer o.mu.Unlock()
	for i, p := range b.queue {
		if p.times == b.times[i] && p.start >= n {
			p.state = withheld
		}
	}
}

// close refuses further actions and withholds those that wait.
func (o *outbox) close() {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.closed = true
	for _, p := range o.queue {
		p.state = withheld
	}
	o.queue, o.buf = nil, nil
}
