package engine

// run is a stretch of a server's log as a subscriber took it who sees all events: the
// next one who comes to its start takes it as a whole. Many subscribers that are woken
// by the same events would look at each of them one by one.
type run struct {
	from, to uint64   // sequences; to is the one behind
	frames   [][]byte // shared: nobody appends to it in place
	size     int
}

// shareAbove is how many must wait for a log before runs are shared: the calls' feeder
// and the follower of FastAGI are among them, and take none.
const shareAbove = 3

// runs tells whether the subscription takes and leaves runs: all that can be seen of a
// log, from the cursor on, in an encoding that is everybody's.
func (s *Subscription) runs(src *source) bool {
	return s.filter.isOpen() && s.form.choice == nil && !src.late.Load() && len(src.ahead) == 0 &&
		src.server.log.Waiters() > shareAbove
}

// takeRun takes the run that begins where the source is, if there is one. The batch is
// empty.
func (src *source) takeRun(slot int, batch *Batch, size *int) {
	if r := src.server.shared[slot].Load(); r != nil && r.from == src.cursor.Position() {
		batch.Events, *size = r.frames, r.size
		src.cursor.Move(r.to)
	}
}

// leaveRun leaves what was taken since from, which is all that the batch holds, unless
// something was passed over: that is not for everybody.
func (src *source) leaveRun(slot int, from uint64, batch *Batch, size int) {
	to, n := src.cursor.Position(), len(batch.Events)
	if n == 0 || uint64(n) != to-from {
		return
	}
	if r := src.server.shared[slot].Load(); r == nil || r.from != from || r.to != to {
		src.server.shared[slot].Store(&run{from, to, batch.Events[:n:n], size})
	}
}
