package cores

import (
	"bytes"
	"os"
	"strconv"
	"syscall"
	"time"
)

// ran is the processor time of the process so far.
func ran() (time.Duration, bool) {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		return 0, false
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano()), true
}

// waited is how long the threads of the process have waited for a core so far: the
// second number of /proc/PID/task/TID/schedstat. Where a kernel does not count that,
// none has waited.
func waited() time.Duration {
	const tasks = "/proc/self/task"
	dir, err := os.Open(tasks)
	if err != nil {
		return 0
	}
	defer func() { _ = dir.Close() }()
	names, err := dir.Readdirnames(-1)
	if err != nil {
		return 0
	}
	var all time.Duration
	for _, name := range names {
		stat, err := os.ReadFile(tasks + "/" + name + "/schedstat")
		if fields := bytes.Fields(stat); err == nil && len(fields) > 1 {
			if n, err := strconv.ParseInt(string(fields[1]), 10, 64); err == nil {
				all += time.Duration(n)
			}
		}
	}
	return all
}
