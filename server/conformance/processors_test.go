package conformance

import "testing"

// An idle service needs one processor, and has no more, unless it is told how many.
func TestProcessors(t *testing.T) {
	for _, test := range []struct {
		name, variable string
		want           float64
	}{{"its own", "GOMAXPROCS=", 1}, {"the operator's", "GOMAXPROCS=2", 2}} {
		t.Run(test.name, func(t *testing.T) {
			p := runProcess(t, newFake(t), test.variable)
			eventually(t, func() bool { return p.metric(t, "go_sched_gomaxprocs_threads") == test.want })
		})
	}
}
