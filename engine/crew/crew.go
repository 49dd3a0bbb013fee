// Package crew runs short jobs on goroutines that have run others before: each new
// one would grow its stack anew.
package crew

import (
	"sync"
	"sync/atomic"
	"time"
)

// idleTime is how long a goroutine waits for its next job: what comes less often needs
// none that wait.
const idleTime = time.Second

// Crew runs jobs. Those who have nothing to do wait a second for the next, so many at
// most. Its methods may be called concurrently.
type Crew[Job any] struct {
	stopping <-chan struct{}
	most     int32
	member   func() func(*Job)
	jobs     chan Job
	idle     atomic.Int32
}

// New makes a crew of which at most so many wait; nobody does any more once stopping
// is closed. member makes what a goroutine does with each of its jobs, which it is not
// to keep.
func New[Job any](stopping <-chan struct{}, most int, member func() func(*Job)) *Crew[Job] {
	return &Crew[Job]{stopping: stopping, most: int32(most), member: member, jobs: make(chan Job)}
}

// Run has a job done, without waiting for it. New goroutines are wg's.
func (c *Crew[Job]) Run(wg *sync.WaitGroup, job Job) {
	select {
	case c.jobs <- job:
		return
	default: // nobody waits
	}
	wg.Go(func() {
		do := c.member()
		do(&job)
		c.more(do, &job)
	})
}

// more does what else comes. It stands alone, so that the first job, which may take for
// hours, is done in little stack.
func (c *Crew[Job]) more(do func(*Job), job *Job) {
	var idle *time.Timer
	for c.next(job, &idle) {
		do(job)
	}
	if idle != nil {
		idle.Stop()
	}
}

// next waits for another job, with a timer that it makes if need be. It reports false if
// there are enough who wait, or none comes.
func (c *Crew[Job]) next(job *Job, idle **time.Timer) bool {
	var none Job
	*job = none // what is done is not kept
	defer c.idle.Add(-1)
	if c.idle.Add(1) > c.most {
		return false
	}
	if *idle == nil {
		*idle = time.NewTimer(idleTime)
	} else {
		(*idle).Reset(idleTime)
	}
	select {
	case *job = <-c.jobs:
		return true
	case <-(*idle).C:
		return false
	case <-c.stopping:
		return false
	}
}
