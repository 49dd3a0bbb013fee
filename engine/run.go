package engine

import (
	"math"
	"sync/atomic"
)

// run is a stretch of a server's log as a subscriber took it who sees all events: the
// next one who comes to its start takes it as a whole. Many subscribers that are woken
// by the same events would look at each of them one by one.
type run struct {
	from, to uint64   // sequences; to is the one behind
	frames   [][]byte // shared: nobody appends to it in place
	size     int
	// ripe: it holds all that came before this time, in nanoseconds of the clock, at
	// which lingering ended; 0: that is not known.
	ripe  int64
	whole atomic.Pointer[Shared] // made by the first who follows this log alone
}

// Shared is a batch that several subscribers get alike, and what the first who sends it
// makes of it. It is never changed.
type Shared struct {
	Events [][]byte // as in Batch
	Token  string
	made   atomic.Pointer[any]
}

// Made returns what was passed to Make, or nil.
func (s *Shared) Made() any {
	if made := s.made.Load(); made != nil {
		return *made
	}
	return nil
}

// Make keeps what others can send as well. It must not be changed any more.
func (s *Shared) Make(made any) { s.made.Store(&made) }

// share returns what those share who get the run as a whole. s stands behind it and has
// no other source.
func (r *run) share(s *Subscription) *Shared {
	if whole := r.whole.Load(); whole != nil {
		return whole
	}
	r.whole.CompareAndSwap(nil, &Shared{Events: r.frames, Token: s.Token()})
	return r.whole.Load()
}

// shareAbove is how many must wait for a log before runs are shared: the calls' feeder
// and the follower of FastAGI are among them, and take none.
const shareAbove = 3

// runs tells whether the subscription takes and leaves runs: all that can be seen of a
// log, from the cursor on, in an encoding that is everybody's.
func (s *Subscription) runs(src *source) bool {
	return s.shares() && !src.late.Load() && len(src.ahead) == 0 && src.server.log.Waiters() > shareAbove
}

func (s *Subscription) shares() bool { return s.filter.isOpen() && s.form.choice == nil }

// ripen leaves a run of what has lingered until a time, beside Next.
func (s *Subscription) ripen(ripe int64) {
	sources := s.shared.Load()
	if sources == nil || len(*sources) != 1 {
		return // each would take another part of it
	}
	src := (*sources)[0]
	log, from := src.server.log, src.cursor.Position()
	if src.late.Load() || log.Waiters() <= shareAbove || from > log.Newest() {
		return
	}
	r := &run{from: from, to: from, ripe: ripe, frames: make([][]byte, 0, min(log.Newest()-from+1, BatchEvents))}
	for cursor := log.CursorAt(from); ; r.to = cursor.Position() {
		if len(r.frames) >= BatchEvents || r.size >= BatchBytes {
			r.ripe = 0
			break
		}
		entry, _ := cursor.Next()
		if entry == nil {
			break
		}
		if !s.filter.passes(src, entry) {
			return
		}
		frame := s.form.encode(src.server, entry)
		r.frames, r.size = append(r.frames, frame), r.size+len(frame)
	}
	if len(r.frames) > 0 {
		src.server.shared[s.form.slot].Store(r)
	}
}

// ripened returns where the entries end that came before a time, if somebody has left
// a run of them, else the greatest number. He may have taken later ones too. So all who
// linger take the same, however long it takes to serve them, and stand at the same
// place from then on.
func (src *source) ripened(slot int, ripe int64) (end uint64) {
	if r := src.server.shared[slot].Load(); r != nil && r.ripe >= ripe && r.to > src.cursor.Position() {
		return r.to
	}
	return math.MaxUint64
}

// takeRun takes the run that begins where the source is, if there is one. The batch is
// empty.
func (src *source) takeRun(slot int, batch *Batch, size *int) {
	if r := src.server.shared[slot].Load(); r != nil && r.from == src.cursor.Position() {
		batch.Events, batch.run, *size = r.frames, r, r.size
		src.cursor.Move(r.to)
	}
}

// leaveRun leaves what was taken since from, which is all that the batch holds, unless
// something was passed over: that is not for everybody. ripe is as in run.
func (src *source) leaveRun(slot int, from uint64, ripe int64, batch *Batch, size int) {
	to, n := src.cursor.Position(), len(batch.Events)
	if n == 0 || uint64(n) != to-from || batch.run != nil {
		return
	}
	r := src.server.shared[slot].Load()
	if r == nil || r.from != from || r.to != to || r.ripe < ripe {
		r = &run{from: from, to: to, frames: batch.Events[:n:n], size: size, ripe: ripe}
		src.server.shared[slot].Store(r)
		if ripe == 0 {
			return // it may be nobody else's
		}
	}
	batch.run = r
}
