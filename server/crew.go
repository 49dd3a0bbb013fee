package server

import (
	"sync"
	"sync/atomic"
)

// crew runs the actions of pipes, each on a goroutine that has run others before: a
// new one would grow its stack anew for each. Those that have nothing to do wait for
// the next, so many at most.
type crew struct {
	stopping <-chan struct{} // nobody waits any more once it is closed
	jobs     chan pipedAction
	idle     atomic.Int32
}

// idleMost bounds what those who wait hold: some KiB of stack each.
const idleMost = 128

func newCrew(stopping <-chan struct{}) *crew {
	return &crew{stopping: stopping, jobs: make(chan pipedAction)}
}

// run has an action run, without waiting for it. New goroutines are wg's.
func (c *crew) run(wg *sync.WaitGroup, job pipedAction) {
	select {
	case c.jobs <- job:
		return
	default: // nobody waits
	}
	wg.Go(func() {
		scratch := job.work(nil)
		for c.next(&job) {
			scratch = job.work(scratch)
		}
	})
}

// next waits for another action. It reports false if there are enough who wait, or
// none will come.
func (c *crew) next(job *pipedAction) bool {
	*job = pipedAction{}
	defer c.idle.Add(-1)
	if c.idle.Add(1) > idleMost {
		return false
	}
	select {
	case *job = <-c.jobs:
		return true
	case <-c.stopping:
		return false
	}
}
