package worker

import (
	"errors"
	"fmt"
)

// FrameError says that a frame is none of the protocol; it ends the stream.
type FrameError struct {
	Field string // of ServeRequest
	Fault string // what is wrong and what would be right
}

func (err *FrameError) Error() string { return err.Field + ": " + err.Fault }

// SessionError says that there is no such live session.
type SessionError struct{ Session string }

func (err *SessionError) Error() string {
	return fmt.Sprintf("there is no live session %q, or it is ending; ListSessions names those that there are", clip(err.Session))
}

// RouteError says that no route takes a script.
type RouteError struct{ Script string }

func (err *RouteError) Error() string {
	return fmt.Sprintf("no route takes the script %q; ListRoutes lists all routes", clip(err.Script))
}

// ExecuteError says that a command's result was not waited for to the end.
type ExecuteError struct {
	Server, Session, Command string
	// Sent: it runs, and its outcome is unknown. Else its turn did not come, and it
	// will not run.
	Sent bool
	Err  error // of the context
}

func (err *ExecuteError) Error() string {
	what := "its turn did not come, and it was not sent"
	if err.Sent {
		what = "it was sent and goes on; its outcome is unknown"
	}
	return fmt.Sprintf("command %s on session %s: %s: %v", err.Command, err.Session, what, err.Err)
}

func (err *ExecuteError) Unwrap() error { return err.Err }

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
