// Package nonblock writes to a socket what the kernel takes at once, by the goroutine
// that has it: no deadline has to be set, and nobody woken, for what never waits.
package nonblock

import (
	"net"
	"syscall"
)

// Writer writes to one connection. One goroutine at a time uses it, and nobody writes
// to the connection meanwhile in another way: what does so is the owner's to keep apart.
type Writer struct {
	raw syscall.RawConn
	do  func(fd uintptr) // made once
	p   []byte
	n   int
	err error
}

// NewWriter returns nil where a connection cannot be written to in this way: it is
// no plain TCP, or the system is not one of Unix's kind.
func NewWriter(c net.Conn) *Writer {
	tcp, ok := c.(*net.TCPConn)
	if !ok || !possible {
		return nil
	}
	raw, err := tcp.SyscallConn()
	if err != nil {
		return nil
	}
	w := &Writer{raw: raw}
	w.do = func(fd uintptr) { w.n, w.err = Write(fd, w.p) }
	return w
}

// Write writes what the kernel takes; nothing is no error. It may be called on nil,
// which takes nothing.
func (w *Writer) Write(p []byte) (n int, err error) {
	if w == nil {
		return 0, nil
	}
	w.p, w.n, w.err = p, 0, nil
	// Not raw.Write: it refuses to where a deadline of an earlier write is over.
	err = w.raw.Control(w.do)
	if w.p = nil; err != nil {
		return 0, err
	}
	return w.n, w.err
}
