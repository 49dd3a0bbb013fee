package engine

import (
	"context"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/astergate/astergate/engine/ami"
	"github.com/astergate/astergate/engine/ami/wire"
	optionsv1 "github.com/astergate/astergate/gen/go/astergate/options/v1"
)

// Socket says who chooses the socket that carries an action.
type Socket int

// The choices of a socket.
const (
	SocketAuto     Socket = iota // by what is known of the action
	SocketFast                   // the one that all share
	SocketBlocking               // one that the action has for itself
)

// Do sends an action and waits for its reply, with the items of its list.
// action.Kind is overwritten by what socket says, and action.ListEnd, if it is
// empty, is what the catalogue says.
//
// A context without a deadline gets the action's own: for a synchronous
// Originate its Timeout and 2 s more, or 10 minutes, else the server's
// default. Errors are those of ami.Link.Do.
func (s *Server) Do(ctx context.Context, action ami.Action, socket Socket) (*ami.Reply, error) {
	known := s.actions.ByName(action.Name)
	if known != nil && action.ListEnd == "" {
		action.ListEnd = known.ListEnd
	}
	switch socket {
	case SocketFast:
		action.Kind = ami.Fast
	case SocketBlocking:
		action.Kind = ami.Blocking
	default:
		action.Kind = kindOf(action.Name, action.Headers, linkOf(known))
	}
	if _, bounded := ctx.Deadline(); !bounded {
		if d := timeoutOf(action.Name, action.Headers); d > 0 {
			var cancel context.CancelFunc
			ctx, cancel = context.WithTimeout(ctx, d)
			defer cancel()
		}
	}
	action.OnID = tellingID(ctx, action.OnID)
	if s.calls != nil && strings.EqualFold(action.Name, "Hangup") {
		s.calls.hangupByUs(first(action.Headers, "Channel"))
	}
	reply, err := s.pass(ctx, action)
	if changesModules(action.Name, action.Headers) {
		// Before the caller goes on, who may know now that an action is there.
		s.capability.outdated()
	}
	return reply, err
}

// pass sends an action through its socket's gate. Who is not let in has sent
// nothing.
func (s *Server) pass(ctx context.Context, action ami.Action) (*ami.Reply, error) {
	setup := s.setup.Load()
	gate := setup.shared
	if action.Kind == ami.Blocking {
		gate = setup.blocking
	}
	if gate == nil {
		return s.link.Load().Do(ctx, action)
	}
	if err := gate.Enter(ctx); err != nil {
		return nil, &ami.SendError{Server: s.name, Action: action.Name, Sent: ami.NotSent, Err: err}
	}
	if action.Parts == nil {
		defer gate.Leave()
		return s.link.Load().Do(ctx, action)
	}
	// Its caller may take minutes to read what the socket has long brought.
	leave := sync.OnceFunc(gate.Leave)
	defer leave()
	action.OnEnd = leave
	return s.link.Load().Do(ctx, action)
}

type actionIDsKey struct{}

// WithActionIDs returns a context by which tell gets the ActionID of each action
// that is sent with it, before it is. It must not block.
func WithActionIDs(ctx context.Context, tell func(id string)) context.Context {
	return context.WithValue(ctx, actionIDsKey{}, tell)
}

// tellingID returns an OnID that also tells whom the context names.
func tellingID(ctx context.Context, onID func(id string)) func(id string) {
	tell, _ := ctx.Value(actionIDsKey{}).(func(string))
	switch {
	case tell == nil:
		return onID
	case onID == nil:
		return tell
	}
	return func(id string) {
		tell(id)
		onID(id)
	}
}

// kindOf chooses the socket for an action: by its option link, or by what is
// asked where that decides. Measured: a synchronous Originate delays everything
// behind it on its socket until the call is answered.
func kindOf(name string, headers []wire.Header, link optionsv1.Link) ami.LinkKind {
	switch {
	case strings.EqualFold(name, "Originate"):
		if isTrue(first(headers, "Async")) {
			return ami.Fast
		}
		return ami.Blocking
	case strings.EqualFold(name, "Getvar"), strings.EqualFold(name, "Setvar"):
		// A function may ask a data base or a web server: CURL, ODBC.
		if strings.Contains(first(headers, "Variable"), "(") {
			return ami.Blocking
		}
	case strings.EqualFold(name, "Status"):
		if strings.Contains(first(headers, "Variables"), "(") {
			return ami.Blocking
		}
	}
	if link == optionsv1.Link_LINK_BLOCKING {
		return ami.Blocking
	}
	return ami.Fast
}

// timeoutOf is an action's own default deadline; 0 if it has none.
func timeoutOf(name string, headers []wire.Header) time.Duration {
	if !strings.EqualFold(name, "Originate") || isTrue(first(headers, "Async")) {
		return 0
	}
	return originateTimeout(headers)
}

// originateTimeout is how long an Originate may take: its Timeout and 2 s more,
// or 10 minutes.
func originateTimeout(headers []wire.Header) time.Duration {
	ms, err := strconv.ParseUint(strings.TrimSpace(first(headers, "Timeout")), 10, 31)
	if err != nil {
		return 10 * time.Minute
	}
	return time.Duration(ms)*time.Millisecond + 2*time.Second
}

// first returns the value of the first header of that name, which is the one
// that Asterisk uses.
func first(headers []wire.Header, name string) string {
	for _, h := range headers {
		if strings.EqualFold(h.Name, name) {
			return h.Value
		}
	}
	return ""
}

// isTrue reads a flag as Asterisk does (main/utils.c, ast_true).
func isTrue(value string) bool {
	switch strings.ToLower(strings.TrimSpace(value)) {
	case "yes", "true", "y", "t", "1", "on":
		return true
	}
	return false
}
