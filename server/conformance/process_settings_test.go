package conformance

import (
	"runtime"
	"testing"
)

// A service that holds little lets more wait for the collector, unless it is told how
// much.
func TestHeap(t *testing.T) {
	for _, test := range []struct {
		name, variable string
		want           float64
	}{{"its own", "GOGC=", 400}, {"the operator's", "GOGC=150", 150}} {
		t.Run(test.name, func(t *testing.T) {
			p := runProcess(t, newFake(t), test.variable)
			eventually(t, func() bool { return p.metric(t, "go_gc_gogc_percent") == test.want })
		})
	}
}

// A service that has little to do has one core, unless it is told how many.
func TestCores(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("how much a process runs is asked of Linux alone")
	}
	for _, test := range []struct {
		name, variable string
		want           float64
	}{{"its own", "GOMAXPROCS=", 1}, {"the operator's", "GOMAXPROCS=3", 3}} {
		t.Run(test.name, func(t *testing.T) {
			p := runProcess(t, newFake(t), test.variable)
			eventually(t, func() bool { return p.metric(t, "go_sched_gomaxprocs_threads") == test.want })
		})
	}
}
