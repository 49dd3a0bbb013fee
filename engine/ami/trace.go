package ami

import (
	"time"

	"github.com/astergate/astergate/engine/mask"
)

// Socket tells a link's sockets apart.
type Socket uint8

const (
	// SocketEvents receives events. In LinksSingle mode it is the only one and
	// carries actions too.
	SocketEvents Socket = iota
	// SocketActions carries actions that are fast.
	SocketActions
	// SocketBlocking carries one action that may take long.
	SocketBlocking
)

// String returns "events", "actions" or "blocking".
func (s Socket) String() string {
	switch s {
	case SocketActions:
		return "actions"
	case SocketBlocking:
		return "blocking"
	default:
		return "events"
	}
}

// Traced is one message on its way, as TraceFunc gets it.
type Traced struct {
	At     time.Time
	Server string
	Socket Socket
	Out    bool // sent by us; otherwise received
	// Bytes is the message with secrets masked. It must not be modified.
	Bytes []byte
}

// TraceFunc sees every message of a link. It is called from readers and writers
// concurrently and must not block.
//
// Masked is what package mask knows as a secret, also within configuration lines,
// command output and Variable headers. Other values are shown, dialplan variables and DTMF
// digits included, because a trace without them is of no use: treat it as
// confidential.
type TraceFunc func(Traced)

// SetTrace switches the trace on, or off with nil, at once. Messages already
// being handled may still reach the previous function.
func (l *Link) SetTrace(f TraceFunc) {
	if f == nil {
		l.trace.Store(nil)
		return
	}
	l.trace.Store(&f)
}

// traceMessage costs one atomic load if the trace is off.
func (l *Link) traceMessage(at time.Time, socket Socket, out bool, raw []byte) {
	if f := l.trace.Load(); f != nil {
		(*f)(Traced{At: at, Server: l.cfg.Server, Socket: socket, Out: out, Bytes: mask.Message(raw)})
	}
}
