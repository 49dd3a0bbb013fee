package agi

import "net"

// socket is what a connection's bytes are read from.
type socket struct {
	net.Conn
	s         *Session // nil: the environment is awaited
	*exchange          // nil: there was none
}

// Read implements io.Reader. If Do has left a line, that is written first.
func (k *socket) Read(p []byte) (int, error) {
	if k.exchange == nil || len(k.line) == 0 {
		return k.Conn.Read(p)
	}
	return k.writeThenRead(p)
}

// leave leaves a line for Read, which gives s.writing back when it is written. It
// reports false where it is to be written at once.
func (k *socket) leave(line []byte) bool {
	if k.s.raw == nil || !exchanges || k.s.rd.Buffered() {
		return false
	}
	if k.exchange == nil {
		k.exchange = new(exchange)
	}
	k.line = line
	return true
}

// leftNothing gives s.writing back if Read was not called.
func (k *socket) leftNothing() {
	if len(k.line) > 0 {
		k.line = nil
		k.s.writing.Unlock()
	}
}
