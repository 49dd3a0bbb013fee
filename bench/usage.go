package main

import (
	"bytes"
	"fmt"
	"os"
	"strconv"
	"time"

	"golang.org/x/sys/unix"
)

// cpuTime returns the processor time of a process, user and system, to the
// nanosecond as Linux's scheduler counts it.
func cpuTime(pid int) (time.Duration, error) {
	// MAKE_PROCESS_CPUCLOCK(pid, CPUCLOCK_SCHED), see clock_getcpuclockid(3).
	clock := int32(^pid<<3 | 2)
	var at unix.Timespec
	if err := unix.ClockGettime(clock, &at); err != nil {
		return 0, fmt.Errorf("reading processor time of %d: %w", pid, err)
	}
	return time.Duration(at.Nano()), nil
}

// memory returns a figure in bytes of /proc/PID/status, such as VmHWM, the peak
// of what was resident.
func memory(pid int, name string) (int, error) {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0, fmt.Errorf("reading memory: %w", err)
	}
	_, rest, _ := bytes.Cut(text, []byte("\n"+name+":"))
	fields := bytes.Fields(rest)
	if len(fields) == 0 {
		return 0, fmt.Errorf("reading memory: no %s", name)
	}
	kib, err := strconv.Atoi(string(fields[0]))
	if err != nil {
		return 0, fmt.Errorf("reading memory: %w", err)
	}
	return kib << 10, nil
}
