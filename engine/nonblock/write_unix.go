//go:build unix

package nonblock

import (
	"errors"
	"os"
	"syscall"
)

const possible = true

// Write writes to a descriptor that does not block what the kernel takes; nothing is
// no error.
func Write(fd uintptr, p []byte) (n int, err error) {
	for {
		n, err = syscall.Write(int(fd), p)
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
