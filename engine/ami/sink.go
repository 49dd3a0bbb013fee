package ami

import (
	"time"

	"github.com/astergate/astergate/engine/ami/wire"
)

// Sink receives what Asterisk says on its own. Its methods are called from the
// goroutines that read the sockets and must never block: a reader that waits
// for 100 ms can make Asterisk drop the session (writetimeout).
//
// Event, Pause, LinkUp and LinkDown are never called concurrently with each other.
// Every LinkUp is followed by exactly one LinkDown, and all events of a session
// come between the two. Orphan can be called concurrently with all of them,
// but only between a LinkUp and its LinkDown.
type Sink interface {
	// Event is one event from the events socket, in Asterisk's order. at is when
	// its last bytes were read.
	Event(msg wire.Message, at time.Time)
	// Pause says that all that was read has been passed on, and that the events
	// socket's reader is about to wait for more: who passes events on may do so
	// with many at once until then. It may be called outside of a session too.
	Pause()
	// Orphan is a message that nobody waits for: the reply to an action whose
	// caller has gone (its ActionID is in the caller's SendError), a reply with
	// an unknown ActionID, a block that is neither event nor response, or an
	// event on a socket that has events off. Items of a list whose caller has
	// gone are not passed on but counted (Counters.Swallowed).
	Orphan(msg wire.Message, at time.Time)
	// LinkUp says that a new session begins.
	LinkUp(up Up)
	// LinkDown says that the session has ended. Events were lost from here until
	// the next LinkUp. The status says so already.
	LinkDown(down Down)
}

// Up describes a new session.
type Up struct {
	At      time.Time
	Banner  string // the server's first line, verbatim
	Version string // the AMI version in the banner, "11.0.0"; empty if it has none
	Mode    LinkMode
	// FallbackReason says why Mode is LinksSingle although the configuration is
	// LinksAuto.
	FallbackReason string
	// FilterRefused says why Config.Filters are not in force, if they are not.
	FilterRefused string
	// Boot is BootPending if actions are refused until FullyBooted comes as an
	// event; otherwise Link.Do works from now on.
	Boot BootState
	// Reconnects counts the sessions before this one.
	Reconnects uint64
	// Down is how long the link was down, 0 for the first session.
	Down time.Duration
	// ActionIDPrefix starts every ActionID that this session gives out.
	ActionIDPrefix string
}

// Down describes the end of a session.
type Down struct {
	At     time.Time
	Since  time.Time // when the session began: its Up.At
	Reason string    // Err's text
	Err    error     // is ErrLinkLost or ErrStopped; also ErrShutdown if Asterisk announced it
}
