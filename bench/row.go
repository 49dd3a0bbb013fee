package main

import (
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/astergate/astergate/bench/contend"
)

// row is one line of the table: what was done, how often, how long each took,
// and what it cost the service.
type row struct {
	name  string
	count int                // of items: events, actions, sessions
	took  time.Duration      // for all of them
	times *contend.Histogram // of each
	lost  int                // items that did not come, or came wrong
	// queued: how long an item took is the length of a queue, which is nobody's
	// merit or fault, and is not told.
	queued bool
	// Of the process under test; not told of a baseline, which has none.
	measured bool
	cpu      time.Duration
	user     float64 // the part of cpu that is not system
	peak     int     // bytes resident
}

const columns = "%-50s %11s %9s %9s %9s %9s %9s %9s %6s\n"

func printHeader(to io.Writer) {
	_, _ = fmt.Fprintf(to, columns, "", "per s", "p50 µs", "p99 µs", "p99.9 µs", "cpu µs", "system", "peak MiB", "lost")
}

func (r *row) print(to io.Writer) {
	cpu, system, peak := "-", "-", "-"
	if r.measured {
		cpu = fmt.Sprintf("%.1f", float64(r.cpu.Nanoseconds())/1e3/float64(max(r.count, 1)))
		system = fmt.Sprintf("%.0f %%", 100*(1-r.user))
		peak = fmt.Sprint(r.peak >> 20)
	}
	us := func(q float64) string {
		if r.queued {
			return "-"
		}
		return fmt.Sprintf("%.0f", float64(r.times.Quantile(q).Nanoseconds())/1e3)
	}
	line := fmt.Sprintf(columns, r.name, fmt.Sprintf("%.0f", float64(r.count)/r.took.Seconds()),
		us(0.5), us(0.99), us(0.999), cpu, system, peak, fmt.Sprint(r.lost))
	_, _ = io.WriteString(to, strings.TrimRight(line, " "))
}

// meter measures a process from its making to read. Of this process itself
// there is no use in measuring: the played Asterisk and the clients are in it.
type meter struct {
	pid          int
	cpu          time.Duration
	user, system int // ticks
}

func newMeter(s *service) (m meter, err error) {
	if s == nil {
		return meter{}, nil
	}
	return meterOf(s.pid)
}

func meterOf(pid int) (m meter, err error) {
	m.pid = pid
	if m.user, m.system, err = ticks(pid); err != nil {
		return m, err
	}
	m.cpu, err = cpuTime(pid)
	return m, err
}

func (m meter) read(into *row) error {
	if m.pid == 0 {
		return nil
	}
	cpu, err := cpuTime(m.pid)
	if err != nil {
		return err
	}
	into.measured, into.cpu = true, cpu-m.cpu
	into.user, into.peak, err = m.rest()
	return err
}

// rest is the part of the processor time that was in user mode, and the most that
// was resident.
func (m meter) rest() (userPart float64, peak int, err error) {
	user, system, err := ticks(m.pid)
	if err != nil {
		return 0, 0, err
	}
	if all := user - m.user + system - m.system; all > 0 {
		userPart = float64(user-m.user) / float64(all)
	}
	peak, err = memory(m.pid, "VmHWM")
	return userPart, peak, err
}
