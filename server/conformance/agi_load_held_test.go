package conformance

import (
	"fmt"
	"os"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/astergate/astergate/engine/ami"
	"github.com/astergate/astergate/engine/simulator"
	"github.com/astergate/astergate/engine/worker"
)

// 10,000 sessions at once in one process, with 50 workers and the simulated
// Asterisk in another: what each costs, and that all their commands are answered.
func TestAGITenThousandSessions(t *testing.T) {
	sessions := 10_000
	if testing.Short() {
		sessions = 1000
	}
	var limit syscall.Rlimit
	must(t, syscall.Getrlimit(syscall.RLIMIT_NOFILE, &limit))
	if need := uint64(sessions) + 500; limit.Cur < need {
		t.Skipf("a process may open %d files, and each session takes one: ulimit -n %d", limit.Cur, need)
	}
	p := startPlayer(t, sessions)
	user := simulator.DefaultUser
	b := &backend{name: t.Name(), major: 22, address: p.hear(), user: user.Name, secret: user.Secret}
	// Without events: their log would be counted too.
	s := start(t, b, options{agi: worker.Config{QueueTime: patience}, link: func(c *ami.Config) { c.EventMask = "off" }})
	p.tell(s.rpc)
	p.hear() // ready
	heapBefore, residentBefore := heapAndStacks(), resident(t)
	began := time.Now()
	var wg sync.WaitGroup
	const callers = 8
	for c := range callers {
		wg.Go(func() {
			for i := c; i < sessions && !t.Failed(); i += callers {
				s.post1(t, i)
			}
		})
	}
	wg.Wait()
	p.hear() // all
	reached := time.Since(began)
	if n := s.workers.Figures().Live; n != sessions {
		t.Errorf("%d sessions live", n)
	}
	heapHeld, residentHeld := heapAndStacks()-heapBefore, resident(t)-residentBefore
	p.tell("go")
	answered := p.hear()
	// The worker is told before the session is counted.
	eventually(t, func() bool { return s.workers.Figures().Live == 0 })
	if n := s.workers.Figures().Ends[finishedEnd]; n != uint64(sessions) { //nolint:gosec // positive
		t.Errorf("%d sessions finished: %+v", n, s.workers.Figures())
	}
	p.tell("bye")
	t.Logf("%d sessions at once after %v; each takes %.1f KiB of heap and stacks, %.1f KiB resident; %d commands in %s",
		sessions, reached.Round(time.Millisecond), float64(heapHeld)/1024/float64(sessions),
		float64(residentHeld)/1024/float64(sessions), sessions*playerRounds*2, answered)
}

func heapAndStacks() int64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc + m.StackInuse) //nolint:gosec // far from its limit
}

// resident is what the process has in memory.
func resident(t *testing.T) int64 {
	t.Helper()
	text, err := os.ReadFile("/proc/self/statm")
	must(t, err)
	fields := strings.Fields(string(text))
	if len(fields) < 2 {
		t.Fatal(fmt.Sprint("statm ", fields))
	}
	pages, err := strconv.ParseInt(fields[1], 10, 64)
	must(t, err)
	return pages * int64(os.Getpagesize())
}
