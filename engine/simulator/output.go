package simulator

import (
	"net"
	"sync"
	"time"
)

// output is a session's way out: a bounded buffer that a goroutine writes to
// the connection. A real server writes to the socket itself and closes the
// session without notice if the socket takes nothing for writetimeout (100 ms);
// measured on 22, after 2.8 MB had filled the kernel's buffers. Here the buffer
// stands for the kernel's.
type output struct {
	conn    net.Conn
	limit   int
	timeout time.Duration

	mu       sync.Mutex
	buf      []byte
	finished bool
	ready    chan struct{} // capacity 1: there is something to write
	room     chan struct{} // capacity 1: something was written
	drained  chan struct{} // closed when the writer has ended
}

func newOutput(conn net.Conn, limit int, timeout time.Duration) *output {
	return &output{
		conn: conn, limit: limit, timeout: timeout,
		ready:   make(chan struct{}, 1),
		room:    make(chan struct{}, 1),
		drained: make(chan struct{}),
	}
}

// write puts bytes into the buffer. It waits for room no longer than the
// timeout and reports whether the bytes were taken. A single piece larger than
// the buffer fits an empty one.
func (o *output) write(b []byte, done <-chan struct{}) bool {
	var timer *time.Timer
	for {
		o.mu.Lock()
		if len(o.buf) == 0 || len(o.buf)+len(b) <= o.limit {
			o.buf = append(o.buf, b...)
			o.mu.Unlock()
			signal(o.ready)
			return true
		}
		o.mu.Unlock()
		if timer == nil {
			timer = time.NewTimer(o.timeout)
			defer timer.Stop()
		}
		select {
		case <-o.room:
		case <-timer.C:
			return false
		case <-done:
			return false
		}
	}
}

// finish lets the writer end when the buffer is empty and waits for it.
func (o *output) finish(done <-chan struct{}) {
	o.mu.Lock()
	o.finished = true
	o.mu.Unlock()
	signal(o.ready)
	timer := time.NewTimer(max(o.timeout, time.Second))
	defer timer.Stop()
	select {
	case <-o.drained:
	case <-timer.C:
	case <-done:
	}
}

// take returns what is to be written next, nil at the end.
func (o *output) take(done <-chan struct{}) []byte {
	for {
		o.mu.Lock()
		b, finished := o.buf, o.finished
		o.buf = nil
		o.mu.Unlock()
		if len(b) > 0 {
			return b
		}
		if finished {
			return nil
		}
		select {
		case <-o.ready:
		case <-done:
			return nil
		}
	}
}

func signal(c chan struct{}) {
	select {
	case c <- struct{}{}:
	default:
	}
}

// writeLoop writes the buffer to the connection, with the faults that concern
// bytes.
func (ss *session) writeLoop() {
	defer close(ss.out.drained)
	for {
		b := ss.out.take(ss.done)
		if b == nil {
			return
		}
		if !ss.writeBytes(b) {
			ss.close()
			return
		}
		signal(ss.out.room)
	}
}

func (ss *session) writeBytes(b []byte) bool {
	for len(b) > 0 {
		how := ss.sim.writeFaults(ss, len(b))
		if how.delay > 0 && !ss.sleep(how.delay) {
			return false
		}
		if how.bytes > 0 {
			if _, err := ss.conn.Write(b[:how.bytes]); err != nil {
				return false
			}
		}
		if how.cut {
			return false
		}
		b = b[how.bytes:]
	}
	return true
}

// sleep waits and reports whether the session still lives.
func (ss *session) sleep(d time.Duration) bool {
	if d <= 0 {
		return true
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-ss.done:
		return false
	}
}
