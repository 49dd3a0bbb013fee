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

// ticks returns the processor time of a process in user mode and in the kernel, as
// /proc/PID/stat has it: to a hundredth of a second, so that only their ratio over
// a long time means much.
func ticks(pid int) (user, system int, err error) {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0, 0, fmt.Errorf("reading processor time: %w", err)
	}
	// The name, in brackets, may hold anything.
	fields := bytes.Fields(text[bytes.LastIndexByte(text, ')')+1:])
	const utime, stime = 14 - 3, 15 - 3 // proc(5) counts from 1, and there are two before
	if len(fields) <= stime {
		return 0, 0, fmt.Errorf("reading processor time: %q is no stat", text)
	}
	if user, err = strconv.Atoi(string(fields[utime])); err == nil {
		system, err = strconv.Atoi(string(fields[stime]))
	}
	return user, system, err
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
