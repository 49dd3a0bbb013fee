package agi

import (
	"errors"
	"fmt"

	"github.com/astergate/astergate/engine/agi/wire"
)

// Causes found in errors of this package by errors.Is.
var (
	// ErrBusy says that the session's last command is not answered yet, whether
	// or not anybody still waits for it. Nothing was sent.
	ErrBusy = errors.New("another command is running")
	// ErrClosed says that the session was closed on our side: by Close, after a
	// hangup, or because the listener stops.
	ErrClosed = errors.New("session closed")
	// ErrLost says that the connection broke, or that Asterisk closed it.
	ErrLost = errors.New("connection lost")
)

// Sent says what is known of a command that got no reply.
type Sent uint8

const (
	// OutcomeUnknown means that at least a part of the command was sent: Asterisk
	// may or may not have done it, or may still be doing it.
	OutcomeUnknown Sent = iota
	// NotSent means that no byte of the command was sent.
	NotSent
)

// String returns "outcome unknown" or "not sent".
func (s Sent) String() string {
	if s == NotSent {
		return "not sent"
	}
	return "outcome unknown"
}

// CommandError says that a command got no reply, and whether it was sent. Err is
// one of ErrBusy, ErrClosed, ErrLost, context.DeadlineExceeded,
// context.Canceled or a *wire.InputError, possibly wrapped.
type CommandError struct {
	Server   string // configured name
	UniqueID string // of the channel
	Command  string // its name, without arguments
	Sent     Sent
	Err      error
}

// Error says what failed where, what is certain, and why.
func (e *CommandError) Error() string {
	if e.Sent == NotSent {
		return fmt.Sprintf("agi command %q was not sent to channel %s of server %q: %v", e.Command, e.UniqueID, e.Server, e.Err)
	}
	return fmt.Sprintf("agi command %q was sent to channel %s of server %q, its outcome is unknown: %v", e.Command, e.UniqueID, e.Server, e.Err)
}

// Unwrap returns the cause.
func (e *CommandError) Unwrap() error { return e.Err }

// ReplyKind sorts Asterisk's refusals of a command.
type ReplyKind uint8

const (
	// ReplyOther is a code without a meaning here, such as 503.
	ReplyOther ReplyKind = iota
	// ReplyInvalidCommand is 510: there is no such command, or its module is not
	// loaded.
	ReplyInvalidCommand
	// ReplyDeadChannel is 511: the command needs a live channel and this one has
	// hung up, or the script runs as an intercept routine.
	ReplyDeadChannel
	// ReplyUsage is 520: the arguments are not right. Nothing was done, except by
	// an EXEC whose application returned 1, for which Asterisk mistakes it.
	ReplyUsage
)

// String returns the kind's name.
func (k ReplyKind) String() string {
	switch k {
	case ReplyInvalidCommand:
		return "invalid command"
	case ReplyDeadChannel:
		return "dead channel"
	case ReplyUsage:
		return "usage"
	default:
		return "other"
	}
}

// ReplyError is Asterisk's own refusal of a command.
type ReplyError struct {
	Server   string
	UniqueID string
	Command  string // its name, without arguments
	Code     int
	Kind     ReplyKind
	Text     string // of the reply's first line, verbatim
	Usage    string // of 520, several lines; may be empty
}

// Error names command, channel and Asterisk's text.
func (e *ReplyError) Error() string {
	return fmt.Sprintf("agi command %q: channel %s of server %q answered %d: %s", e.Command, e.UniqueID, e.Server, e.Code, e.Text)
}

func newReplyError(s *Session, command string, r wire.Reply) *ReplyError {
	e := &ReplyError{Server: s.server, UniqueID: s.UniqueID(), Command: command, Code: r.Code, Text: r.Text, Usage: r.Usage}
	switch r.Code {
	case 510:
		e.Kind = ReplyInvalidCommand
	case 511:
		e.Kind = ReplyDeadChannel
	case 520:
		e.Kind = ReplyUsage
	}
	return e
}
