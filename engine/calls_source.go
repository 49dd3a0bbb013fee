package engine

import (
	"time"

	"github.com/astergate/astergate/engine/call"
	"github.com/astergate/astergate/engine/ring"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// callSource is a watch's place in one server's log of changes, and, at first,
// among its live calls. One goroutine uses it.
//
// The live calls are read a few at a time, so that the tracker never waits long;
// changes that come meanwhile stay in the log behind the cursor. A call that was
// read after one of them holds it already: sent knows.
type callSource struct {
	calls  *Calls
	cursor *ring.Cursor

	complete bool // all live calls were read
	after    callKey
	ahead    []*astergatev1.Call
	started  uint64            // newest change when reading began
	newer    map[string]uint64 // of the calls read with a newer one: which
	until    uint64            // newest entry of the log when reading ended

	followed map[string]struct{} // calls that the filter once let pass
	before   uint64              // order of the newest call before a resumption: all are followed
}

// attach makes a watch's source of the calls.
func (c *Calls) attach(w *CallWatch) *callSource {
	src := &callSource{calls: c, complete: true}
	if w.filter != nil || w.sight.hidesCalls() {
		src.followed = make(map[string]struct{})
	}
	c.lock()
	c.log.watch(w.logs)
	c.mu.Unlock()
	src.cursor = c.log.ring.CursorAt(c.log.ring.Newest() + 1)
	c.log.ring.Attach(w.waiter, nil)
	return src
}

func (src *callSource) detach(w *CallWatch) {
	c := src.calls
	c.log.ring.Detach(w.waiter)
	c.lock()
	defer c.mu.Unlock()
	c.log.leave(w.logs, time.Now())
	select {
	case c.poke <- struct{}{}:
	default:
	}
}

// begin places the source at now, with all live calls to be read.
func (src *callSource) begin() {
	c := src.calls
	c.lock()
	defer c.mu.Unlock()
	src.cursor.Move(c.log.ring.Newest() + 1)
	src.started = c.tracker.Sequence()
	src.complete, src.after, src.before = false, callKey{}, 0
	src.newer = make(map[string]uint64)
	clear(src.followed)
}

// resume places the source behind a token. It returns the gap if changes are
// missing there.
func (src *callSource) resume(from position, updates bool) *astergatev1.Gap {
	c := src.calls
	c.lock()
	defer c.mu.Unlock()
	log := c.log.ring
	if from.epoch != log.Epoch() || from.sequence > log.Newest() {
		return &astergatev1.Gap{Reason: astergatev1.GapReason_GAP_REASON_UNKNOWN_EPOCH}
	}
	if !c.log.resumable(from.sequence, updates) {
		return &astergatev1.Gap{Reason: astergatev1.GapReason_GAP_REASON_OVERWRITTEN, From: from.sequence + 1}
	}
	src.cursor.Move(from.sequence + 1)
	// Which calls the filter had let pass before is not known any more: to tell
	// too much of them is better than to keep an end back.
	src.before = c.log.born
	if entry, _ := log.CursorAt(from.sequence + 1).Next(); entry != nil {
		if change, ok := entry.Notice().(*loggedChange); ok {
			src.before = change.born
		}
	}
	return nil
}

// live returns the next live call, nil if there was none to read just now.
func (src *callSource) live(only string) *astergatev1.Call {
	if len(src.ahead) == 0 {
		src.read(only)
	}
	if len(src.ahead) == 0 {
		src.complete = true
		return nil
	}
	next := src.ahead[0]
	src.ahead = src.ahead[1:]
	if next.GetSequence() > src.started {
		src.newer[next.GetCall()] = next.GetSequence()
	}
	return next
}

func (src *callSource) read(only string) {
	c := src.calls
	c.lock()
	defer c.mu.Unlock()
	src.ahead = src.ahead[:0]
	now := time.Now()
	src.until = c.log.ring.Newest()
	if only != "" {
		// That one is told even if it is over.
		if of := c.tracker.Get(only); of != nil && src.after == (callKey{}) {
			src.after = keyOf(of)
			src.ahead = append(src.ahead, of.Proto(now, false))
		}
		return
	}
	looked := 0
	c.index.each(src.after, false, func(key callKey, of *call.Call) bool {
		// Those that are over do not end the reading, but the lock has its time.
		if len(src.ahead) == listedAtOnce || looked > 16*listedAtOnce && len(src.ahead) > 0 {
			return false
		}
		looked++
		src.after = key
		if !of.Over() {
			src.ahead = append(src.ahead, of.Proto(now, false))
		}
		return true
	})
}

// follow notes a call that the filter has let pass.
func (src *callSource) follow(of *astergatev1.Call) {
	if src.followed != nil {
		src.followed[of.GetCall()] = struct{}{}
	}
}

// sent tells whether a change is part of what was sent of its call as a whole.
func (src *callSource) sent(change *loggedChange, entry uint64) bool {
	if src.newer == nil {
		return false
	}
	if entry > src.until {
		src.newer = nil
		return false
	}
	return change.sequence <= src.newer[change.call]
}
