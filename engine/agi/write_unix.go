//go:build unix

package agi

import (
	"errors"
	"os"
	"syscall"
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
	a := &s.attempt
	if a.do == nil {
		a.do = func(fd uintptr) bool {
			for {
				if a.n, a.err = syscall.Write(int(fd), a.line); !errors.Is(a.err, syscall.EINTR) {
					return true // never wait
				}
			}
		}
	}
	a.line = line
	err = s.raw.Write(a.do)
	a.line = nil
	switch {
	case err != nil:
		return 0, err
	case errors.Is(a.err, syscall.EAGAIN):
		return 0, nil
	case a.err != nil:
		return 0, os.NewSyscallError("write", a.err)
	}
	return a.n, nil
}
