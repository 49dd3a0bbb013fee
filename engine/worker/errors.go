package worker

import "errors"

// FrameError says that a frame is none of the protocol; it ends the stream.
type FrameError struct {
	Field string // of ServeRequest
	Fault string // what is wrong and what would be right
}

func (err *FrameError) Error() string { return err.Field + ": " + err.Fault }

var (
	// ErrReplaced ends a stream whose worker has resumed on another.
	ErrReplaced = errors.New("the worker has resumed on another stream")
	// ErrStalled ends the stream of a worker that reads nothing, or answers no ping.
	ErrStalled = errors.New("the worker has read nothing, or answered no ping, for too long")
	// ErrClosed is of a stream that has ended.
	ErrClosed = errors.New("the stream has ended")
	// ErrTooManyWorkers refuses a worker.
	ErrTooManyWorkers = errors.New("too many workers are registered")
)
