package quiet

import (
	"errors"
	"io"
	"net"
	"os"
	"sync"
	"syscall"
)

// Of is a connection that reads and writes what a TCP connection does, as [Read] and
// [Write] do; any other is returned as it is. All else, deadlines and Close too, is
// the connection's own, and so are the errors.
func Of(conn net.Conn) net.Conn {
	tcp, is := conn.(*net.TCPConn)
	if !is {
		return conn
	}
	raw, err := tcp.SyscallConn()
	if err != nil {
		return conn
	}
	c := &quietConn{TCPConn: tcp, raw: raw}
	c.in.do, c.out.do = c.in.read, c.out.write
	c.now = func(fd uintptr) { c.out.n, _ = Write(fd, c.out.p) } // who writes next gets the fault too
	return c
}

// Now writes what the socket takes of p at once, where the process has one core, and
// returns how much that is: nothing if somebody else writes, or where it has more. It
// never waits, and there is no deadline. A fault is left to the next Write.
func Now(conn net.Conn, p []byte) (n int) {
	c, is := conn.(*quietConn)
	if !is || !alone.Load() || !c.out.mu.TryLock() {
		return 0
	}
	defer c.out.mu.Unlock()
	c.out.p, c.out.n = p, 0
	if c.raw.Control(c.now) == nil {
		n = max(c.out.n, 0)
	}
	c.out.p = nil
	return n
}

type quietConn struct {
	*net.TCPConn
	raw     syscall.RawConn
	in, out way
	now     func(fd uintptr) // one write of out, made once
}

// way is one of a connection's two.
type way struct {
	do func(fd uintptr) bool // made once

	mu  sync.Mutex // guards what follows
	p   []byte
	n   int // of p are done
	err error
}

// Read implements net.Conn.
func (c *quietConn) Read(p []byte) (int, error) {
	if len(p) == 0 || !alone.Load() {
		return c.TCPConn.Read(p)
	}
	c.in.mu.Lock()
	defer c.in.mu.Unlock()
	n, err := c.in.pass(c.raw.Read, p)
	if err != nil && err != io.EOF { //nolint:errorlint // read makes it
		err = c.fault("read", err)
	}
	return n, err
}

// Write implements net.Conn.
func (c *quietConn) Write(p []byte) (int, error) {
	c.out.mu.Lock() // always: what began with all cores is not for Now to write into
	defer c.out.mu.Unlock()
	if len(p) == 0 || !alone.Load() {
		return c.TCPConn.Write(p)
	}
	n, err := c.out.pass(c.raw.Write, p)
	if err != nil {
		err = c.fault("write", err)
	}
	return n, err
}

// pass has do done with p, by one who waits for the socket in between. The caller holds
// the lock.
func (w *way) pass(by func(func(fd uintptr) bool) error, p []byte) (int, error) {
	w.p, w.n, w.err = p, 0, nil
	err := by(w.do)
	w.p = nil
	if err == nil {
		err = w.err
	}
	return w.n, err
}

// read reads once. It reports whether that is done; else there is nothing to read.
func (w *way) read(fd uintptr) bool {
	for {
		n, err := Read(fd, w.p)
		switch {
		case errors.Is(err, syscall.EINTR):
			continue
		case errors.Is(err, syscall.EAGAIN):
			return false
		case err != nil:
			w.err = os.NewSyscallError("read", err)
		case n == 0:
			w.err = io.EOF
		}
		w.n = max(n, 0)
		return true
	}
}

// write writes all of p. It reports whether that is done; else the socket is full.
func (w *way) write(fd uintptr) bool {
	for w.n < len(w.p) {
		n, err := Write(fd, w.p[w.n:])
		switch {
		case err == nil:
			w.n += n
		case errors.Is(err, syscall.EINTR):
		case errors.Is(err, syscall.EAGAIN):
			return false
		default:
			w.err = os.NewSyscallError("write", err)
			return true
		}
	}
	return true
}

// fault is what the connection itself would say.
func (c *quietConn) fault(op string, err error) error {
	var by *net.OpError // of who lends the socket
	if errors.As(err, &by) {
		err = by.Err
	}
	return &net.OpError{Op: op, Net: c.LocalAddr().Network(), Source: c.LocalAddr(), Addr: c.RemoteAddr(), Err: err}
}
