//go:build unix

package cli

import (
	"math"
	"syscall"
)

// descriptors is how many file descriptors the process may have. Go has raised the
// limit to the highest that is allowed.
func descriptors() uint64 {
	var limit syscall.Rlimit
	if syscall.Getrlimit(syscall.RLIMIT_NOFILE, &limit) != nil {
		return math.MaxUint64
	}
	return uint64(limit.Cur) //nolint:unconvert // it is signed on some systems
}
