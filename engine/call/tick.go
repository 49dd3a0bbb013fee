package call

import (
	"container/heap"
	"time"
)

// alarm is a time at which a call wants to be looked at.
type alarm struct {
	at   int64
	call *Call
}

// alarms is a heap, the earliest first. An alarm whose reason is gone stays
// until its time.
type alarms []alarm

func (a alarms) Len() int           { return len(a) }
func (a alarms) Less(i, j int) bool { return a[i].at < a[j].at }
func (a alarms) Swap(i, j int)      { a[i], a[j] = a[j], a[i] }
func (a *alarms) Push(x any)        { *a = append(*a, x.(alarm)) }
func (a *alarms) Pop() any {
	last := len(*a) - 1
	x := (*a)[last]
	(*a)[last] = alarm{}
	*a = (*a)[:last]
	return x
}

func (a *alarms) add(at int64, c *Call) { heap.Push(a, alarm{at: at, call: c}) }

// Tick does what is due: graces and deadlines of pending calls, and forgetting
// calls that are over. It returns when to come again; zero: only after another
// event.
func (t *Tracker) Tick(now time.Time) (next time.Time) {
	nanos := t.steady(now)
	for !t.lost && len(t.alarms) > 0 && t.alarms[0].at <= nanos {
		t.alarm(heap.Pop(&t.alarms).(alarm).call, nanos)
	}
	t.forget(nanos)
	var at int64
	if !t.lost && len(t.alarms) > 0 {
		at = t.alarms[0].at
	}
	if t.over != nil {
		if due := t.over.ended + int64(t.cfg.Retain); at == 0 || due < at {
			at = due
		}
	}
	return moment(at)
}
