//go:build unix

package agi

import (
	"errors"
	"io"
	"os"
	"syscall"

	"github.com/astergate/astergate/engine/quiet"
)

// attempt is what tryWrite hands to the kernel, and what came of it.
type attempt struct {
	do   func(fd uintptr) bool // made once a session
	line []byte
	n    int
	err  error
}

// tryWrite writes what the kernel takes at once, so that no deadline has to be set
// for it: Asterisk has read the last line before it answers, and there is one at a
// time, so that is all of it.
func (s *Session) tryWrite(line []byte) (n int, err error) {
	if s.raw == nil {
		return 0, nil
	}
	a := s.attempt
	if a == nil {
		a = new(attempt)
		s.attempt = a
		a.do = func(fd uintptr) bool {
			a.n, a.err = writeNow(fd, a.line)
			return true // never wait
		}
	}
	a.line = line
	err = s.raw.Write(a.do)
	a.line = nil
	if err != nil {
		return 0, err
	}
	return a.n, a.err
}

// writeNow writes what the kernel takes; nothing is no error.
func writeNow(fd uintptr, line []byte) (n int, err error) {
	for {
		n, err = quiet.Write(fd, line)
		switch {
		case err == nil:
			return n, nil
		case errors.Is(err, syscall.EINTR):
		case errors.Is(err, syscall.EAGAIN):
			return 0, nil
		default:
			return 0, os.NewSyscallError("write", err)
		}
	}
}

const exchanges = true

// exchange is a line, and what is read behind it, by one visit to the socket: the
// wait begins before the line is written, so the socket need not be found empty
// first, which would be a system call for each command. What came before the line is
// read with what comes behind it; a socket that the other side has closed says so
// when the line comes there.
type exchange struct {
	do    func(fd uintptr) bool // made once a session
	line  []byte                // to be written
	p     []byte
	n     int
	err   error
	wrote bool
	rest  []byte // of line, that the kernel did not take
}

// writeThenRead writes the line and reads once.
func (k *socket) writeThenRead(p []byte) (int, error) {
	if k.do == nil {
		k.do = k.visit
	}
	k.p, k.n, k.err, k.wrote, k.rest = p, 0, nil, false, nil
	err := k.s.raw.Read(k.do)
	if k.p, k.line = nil, nil; err == nil {
		err = k.err
	}
	if !k.wrote || len(k.rest) > 0 {
		if err == nil {
			err = k.s.writeRest(k.rest)
		}
		k.s.writing.Unlock()
		if err == nil {
			return k.Conn.Read(p)
		}
	}
	return k.n, err
}

// visit is called at once, and each time that the socket may be read.
func (k *socket) visit(fd uintptr) bool {
	if !k.wrote {
		k.wrote = true
		n, err := writeNow(fd, k.line)
		if k.err, k.rest = err, k.line[n:]; err != nil || len(k.rest) > 0 {
			return true
		}
		k.s.writing.Unlock()
		return false
	}
	for {
		n, err := quiet.Read(fd, k.p)
		switch {
		case err == nil && n == 0:
			k.err = io.EOF
		case err == nil:
			k.n = n
		case errors.Is(err, syscall.EINTR):
			continue
		case errors.Is(err, syscall.EAGAIN):
			return false
		default:
			k.err = os.NewSyscallError("read", err)
		}
		return true
	}
}
