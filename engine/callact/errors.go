package callact

import (
	"fmt"
	"strings"

	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// StateError says that a call's state does not allow an act. Nothing was sent.
type StateError struct {
	Server string
	Call   string
	State  astergatev1.CallState
	Fault  string // what is missing, and what to do
}

func (err *StateError) Error() string {
	state := strings.TrimPrefix(err.State.String(), "CALL_STATE_")
	return fmt.Sprintf("call %q on server %q is %s: %s", err.Call, err.Server, state, err.Fault)
}

// ConflictError says that an idempotency key was used with other arguments.
// Nothing was sent.
type ConflictError struct {
	Server string
	Call   string // that has the key
}

func (err *ConflictError) Error() string {
	return fmt.Sprintf("call %q on server %q was made with the same idempotency key and other arguments: use a new key for another call", err.Call, err.Server)
}

// FailedError says that Asterisk took an act and that it did not happen, or not in
// time.
type FailedError struct {
	Server  string
	Call    string
	Action  string // of Asterisk's
	Message string // what happened instead
}

func (err *FailedError) Error() string {
	return fmt.Sprintf("action %q for call %q on server %q was taken, but %s", err.Action, err.Call, err.Server, err.Message)
}

// LateError says that a call did not get where it should in time. It goes on.
type LateError struct {
	Server    string
	Call      string
	Milestone astergatev1.CallMilestone
	Err       error // the context's
}

func (err *LateError) Error() string {
	milestone := strings.TrimPrefix(err.Milestone.String(), "CALL_MILESTONE_")
	return fmt.Sprintf("call %q on server %q goes on, but was not %s in time: %v; WaitCall waits on", err.Call, err.Server, milestone, err.Err)
}

func (err *LateError) Unwrap() error { return err.Err }
