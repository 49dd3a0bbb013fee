package call

import (
	"time"

	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// Change is what happened to a call.
type Change struct {
	Kind astergatev1.CallChangeKind
	At   time.Time
	// UniqueID of the channel that it is about; empty: the call as a whole.
	UniqueID string
	// Number is the channel's state, the cause, or how many channels are in the
	// bridge; -1: none.
	Number int
	// Text is in Asterisk's words.
	Text string
	// Resynchronized: concluded from a snapshot, not from an event.
	Resynchronized bool
	// Sequence counts the changes of all calls of the Tracker, from 1.
	Sequence uint64

	at int64 // At in steady time
}

// Terminal reports whether it is a call's last change.
func (c Change) Terminal() bool {
	return c.Kind == astergatev1.CallChangeKind_CALL_CHANGE_KIND_ENDED || c.Kind == astergatev1.CallChangeKind_CALL_CHANGE_KIND_FAILED
}
