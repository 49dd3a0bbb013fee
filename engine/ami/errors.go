package ami

import (
	"errors"
	"fmt"
	"strings"
)

// Causes found in errors of this package by errors.Is.
var (
	// ErrNotConnected says that the link was not logged in when an action was
	// to be sent. Nothing was sent.
	ErrNotConnected = errors.New("not connected")
	// ErrBooting says that Asterisk answers but is still loading its modules
	// (no FullyBooted event yet). Nothing was sent.
	ErrBooting = errors.New("asterisk is still booting")
	// ErrLinkLost says that a socket broke, or the peer fell silent.
	ErrLinkLost = errors.New("link lost")
	// ErrStopped says that the link was disconnected on request, or that Run
	// has not been called or has returned.
	ErrStopped = errors.New("link stopped")
	// ErrReplyTooLarge is what a *ReplyTooLargeError is.
	ErrReplyTooLarge = errors.New("reply too large")
	// ErrShutdown says that Asterisk announced its shutdown (event Shutdown)
	// before it closed the link.
	ErrShutdown = errors.New("asterisk shut down")
)

// Sent says what is known of an action that failed.
type Sent uint8

const (
	// OutcomeUnknown means that at least a part of the action left this
	// process and no complete reply came: Asterisk may or may not have done it.
	// It is the zero value because it is the careful answer.
	OutcomeUnknown Sent = iota
	// NotSent means that no byte of the action was handed to the operating
	// system. Repeating it cannot do anything twice.
	NotSent
)

// String returns "outcome unknown" or "not sent".
func (s Sent) String() string {
	if s == NotSent {
		return "not sent"
	}
	return "outcome unknown"
}

// SendError says that an action got no complete reply, and whether it was sent.
// Err is one of ErrNotConnected, ErrBooting, ErrLinkLost, ErrStopped,
// context.DeadlineExceeded, context.Canceled, a *wire.InputError, a
// *UnavailableActionError, a *SuffixError or a *LoginError, possibly wrapped.
type SendError struct {
	Server   string // configured name
	Action   string // the action's name
	ActionID string // as on the wire; empty if none was given out yet
	Sent     Sent
	Err      error
}

// Error says what failed on which server, what is certain, and why.
func (e *SendError) Error() string {
	if e.Sent == NotSent {
		return fmt.Sprintf("action %q was not sent to server %q: %v", e.Action, e.Server, e.Err)
	}
	return fmt.Sprintf("action %q was sent to server %q, its outcome is unknown: %v", e.Action, e.Server, e.Err)
}

// Unwrap returns the cause.
func (e *SendError) Unwrap() error { return e.Err }

// ResponseError is Asterisk's own refusal of an action. Its text is the only
// code there is.
type ResponseError struct {
	Server   string
	Action   string
	ActionID string
	Message  string // the reply's Message header, verbatim
}

// Error names action, server and Asterisk's text.
func (e *ResponseError) Error() string {
	return fmt.Sprintf("action %q: server %q answered: %s", e.Action, e.Server, e.Message)
}

// LoginError says that Asterisk did not accept a login. It never holds the
// secret.
type LoginError struct {
	Server  string
	User    string
	Socket  Socket
	Message string // Asterisk's text, verbatim
}

// Error names server, user and socket, and what to do about the two refusals
// that Asterisk knows.
func (e *LoginError) Error() string {
	text := fmt.Sprintf("login of user %q on the %s socket of server %q was refused: %s", e.User, e.Socket, e.Server, e.Message)
	switch {
	case e.AuthFailed():
		text += "; check user and secret, and the user's permit and deny lines in manager.conf"
	case e.InUse():
		text += "; set allowmultiplelogin=yes in manager.conf or configure a user per socket"
	}
	return text
}

// AuthFailed reports whether user, secret or address were refused. Repeating
// that quickly would get the address banned by intrusion filters.
func (e *LoginError) AuthFailed() bool {
	return strings.EqualFold(e.Message, "Authentication failed")
}

// InUse reports whether the user is logged in already and may not be twice
// (allowmultiplelogin=no).
func (e *LoginError) InUse() bool {
	return strings.EqualFold(e.Message, "Login Already In Use")
}

// UnavailableActionError says that this link does not send an action, and why.
// Repeating it will not help.
type UnavailableActionError struct {
	Server string
	Action string
	Reason string
	// Reserved: the action governs the link that all callers share, so no link
	// sends it. Else it is this link that has no socket for it.
	Reserved bool
}

// Error names action, server and reason.
func (e *UnavailableActionError) Error() string {
	return fmt.Sprintf("action %q is not available on server %q: %s", e.Action, e.Server, e.Reason)
}

// ReplyTooLargeError says that an action was done and answered, but with more
// than the caller allowed. The rest of the answer was thrown away.
type ReplyTooLargeError struct {
	Server   string
	Action   string
	ActionID string
	Items    int // list items received until then
	Bytes    int // bytes received until then, the reply included
	MaxItems int
	MaxBytes int
	Streamed bool // by Action.Parts: MaxBytes had come that were not taken
}

// Error names the bounds and what to do.
func (e *ReplyTooLargeError) Error() string {
	if e.Streamed {
		return fmt.Sprintf("action %q on server %q: the caller takes the items too slowly: of %d items in %d bytes received more than %d bytes wait; read faster or raise max_bytes",
			e.Action, e.Server, e.Items, e.Bytes, e.MaxBytes)
	}
	return fmt.Sprintf("action %q on server %q: reply too large: %d items in %d bytes received, allowed are %d items and %d bytes; raise max_items or max_bytes, or use StreamAction, which takes lists of any length",
		e.Action, e.Server, e.Items, e.Bytes, e.MaxItems, e.MaxBytes)
}

// Is makes errors.Is(err, ErrReplyTooLarge) true.
func (e *ReplyTooLargeError) Is(target error) bool { return target == ErrReplyTooLarge }

// SuffixError says that a caller's suffix for the ActionID is too long or holds
// a character that is not allowed. It does not repeat the suffix.
type SuffixError struct {
	Length int // in bytes
	Index  int // of the first offending byte, or -1 if only the length is wrong
}

// Error says what is allowed.
func (e *SuffixError) Error() string {
	if e.Index >= 0 {
		return fmt.Sprintf("action id: character %d is not allowed; use letters, digits and . _ : -", e.Index+1)
	}
	return fmt.Sprintf("action id: %d characters, at most %d are allowed", e.Length, MaxSuffix)
}

// DamagedError says that a socket was given up because what came on it cannot be
// what Asterisk sent: bytes were lost or changed on their way, so that no answer
// on it can be trusted any more. It is ErrLinkLost. Bytes that are no message at all
// are a *wire.SyntaxError instead.
type DamagedError struct {
	Socket Socket
	Strays int // bytes in a row that were neither event nor response
}

// Error says what was found.
func (e *DamagedError) Error() string {
	what := "a message holds the ActionIDs of two actions, or is an answer without its first line"
	if e.Strays > maxStrays {
		what = fmt.Sprintf("%d bytes in a row are neither event nor response", e.Strays)
	}
	return fmt.Sprintf("%v: the %s socket brings damaged messages: %s", ErrLinkLost, e.Socket, what)
}

// Is makes errors.Is(err, ErrLinkLost) true.
func (e *DamagedError) Is(target error) bool { return target == ErrLinkLost }
