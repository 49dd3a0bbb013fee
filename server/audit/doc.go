// Package audit is the log of who did what: one JSON object a line, apart from the
// service's own log. It knows neither gRPC nor Asterisk.
//
// # What a request leaves
//
// A [Record] has a phase. A request that changes something leaves a line begin
// before anything is sent, and a line end with the outcome; both have the same id.
// What is sent for it in between, where that is more than the begin says, leaves
// lines action. What was refused before anything was sent leaves its end alone. So
// a begin without an end, behind which the process started anew, is an action whose
// outcome nobody knows.
//
// # Durability
//
// [Log.Begin] returns when the line was handed to the kernel, or to the disk with
// Config.Sync: killing the process loses nothing of it. Ends do not wait; a kill
// may lose those that are under way, never a begin.
//
// One goroutine writes, each time what has gathered, so that lines never mix, no
// lock is held over a write, and a disk that hangs stops nobody for longer than
// writeTime. What the disk does not take is kept up to maxKept bytes and written
// first when it does again; what does not fit is counted, and a line lost tells how
// many there were.
package audit
