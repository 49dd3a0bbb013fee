//go:build unix

package processors

import (
	"syscall"
	"time"
)

// used is the processor time of the process, of user and system.
func used() (time.Duration, bool) {
	var usage syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &usage) != nil {
		return 0, false
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano()), true
}
