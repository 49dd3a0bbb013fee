package ami

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/astergate/astergate/engine/ami/wire"
)

// LinkKind says on which socket an action goes.
type LinkKind uint8

const (
	// Fast actions share the actions socket.
	Fast LinkKind = iota
	// Blocking actions get a socket of their own while they last, since
	// Asterisk runs a session's actions one after the other.
	Blocking
	// OnEvents actions go on the events socket, so that their answer has a place
	// among the events: what came before it was said before, and what comes behind
	// it after. Asterisk sends no events while it answers, so only what is quick,
	// or needs that order, belongs here.
	OnEvents
)

// Action is what a caller wants to send.
type Action struct {
	Name    string
	Headers []wire.Header // in order, without Action and ActionID
	// ID becomes the last part of the ActionID: at most MaxSuffix letters,
	// digits and . _ : - of the caller's choice. Optional; it need not be unique.
	ID   string
	Kind LinkKind
	// ListEnd names the event that answers an action, or ends its list, where
	// the reply does not announce a list: FAXStats and FAXSession send "Success"
	// and then one event of that name, which becomes Reply.End. Optional.
	ListEnd string
	// ListTimeout, from sending, is when a list that has begun is returned as
	// far as it has come, with ListComplete false. 0 means that a list that is
	// not complete at the deadline is an error.
	ListTimeout time.Duration
	// MaxItems and MaxBytes replace the configured bounds for this reply if
	// positive.
	MaxItems, MaxBytes int
	// OnID gets the ActionID before the action is queued, on the goroutine that
	// called Do: for those who wait for an event that carries it. Optional.
	OnID func(id string)
	// OnEnd is called when the answer is complete, by the socket's reader: before
	// Do returns, and before it reads on. It must not block. Not called if Do fails.
	// Optional.
	OnEnd func()
	// Mask changes the reply's own message, not the items of a list, before anybody
	// gets it: it takes the message and returns it, or a changed copy. Optional.
	Mask func(raw []byte) []byte
	// Parts gets the reply as it comes: its head, then the items of its list
	// instead of Reply.Items. All have been taken when Do returns a Reply. MaxItems
	// does not apply then, and MaxBytes bounds what has come but was not taken.
	// Do does not close it. Optional.
	Parts chan<- Part
}

// Reply is a complete answer.
type Reply struct {
	Server, Action string
	ActionID       string
	Response       wire.Message   // the reply itself
	Items          []wire.Message // the list's items, in order; nil with Parts
	End            wire.Message   // the event that ended the list; zero if none came
	List           bool           // the reply opened a list
	// ListComplete reports that the list came to its end: false if Asterisk
	// cancelled it or ListTimeout passed.
	ListComplete bool
	// Expected is the number of items that Asterisk says it sent, -1 if it does
	// not. It can be wrong on Asterisk's side: DBGetTree on 16 tells 1 for any
	// number.
	Expected int
	Received int // items that came
	// Elapsed runs from queueing the action to reading the end of the answer.
	Elapsed time.Duration
}

// Success reports whether Asterisk accepted the action: Success, or Goodbye,
// Follows and Pong of older versions.
func (r *Reply) Success() bool {
	switch string(r.Response.Type()) {
	case "Success", "Follows", "Goodbye", "Pong":
		return true
	}
	return false
}

// Message returns the reply's Message header, or "".
func (r *Reply) Message() string {
	text, _ := r.Response.Get("Message")
	return string(text)
}

// Err returns nil if Success, else a *ResponseError.
func (r *Reply) Err() error {
	if r.Success() {
		return nil
	}
	return &ResponseError{Server: r.Server, Action: r.Action, ActionID: r.ActionID, Message: r.Message()}
}

// refusals are actions that would break the link for everybody, or whose answer
// cannot be told from others.
var refusals = []struct{ name, why string }{
	{"login", "the link logs in by itself"},
	{"logoff", "it would end the link that all share; disconnect the server instead"},
	{"challenge", "the link logs in by itself"},
	{"events", "it would change what events all others receive; filter the subscription instead"},
	{"filter", "it would change what events all others receive, for good; filter the subscription instead"},
	{"waitevent", "it is for manager sessions over HTTP; subscribe to events instead"},
	{"queues", "it answers in free text without an ActionID; use QueueStatus, or Command with \"queue show\""},
}

// whyRefused is why an action is never sent; empty: it may be.
func whyRefused(name string) string {
	for _, refused := range refusals {
		if strings.EqualFold(name, refused.name) {
			return refused.why
		}
	}
	return ""
}

// Do sends an action and returns the answer, which may be Asterisk's refusal:
// see Reply.Err. It never waits for the link to come up.
//
// A context without deadline is bounded by Config.DefaultTimeout. The errors
// are *SendError and *ReplyTooLargeError.
func (l *Link) Do(ctx context.Context, a Action) (*Reply, error) {
	if why := whyRefused(a.Name); why != "" {
		return nil, l.notSent(&a, "", &UnavailableActionError{Server: l.cfg.Server, Action: a.Name, Reason: why, Reserved: true})
	}
	if err := checkSuffix(a.ID); err != nil {
		return nil, l.notSent(&a, "", err)
	}
	if err := ctx.Err(); err != nil {
		return nil, l.notSent(&a, "", err)
	}
	s := l.current.Load()
	if s == nil {
		return nil, l.notSent(&a, "", l.whyNot())
	}
	c := s.actions
	if a.Kind == OnEvents {
		c = s.events
	}
	if a.Kind == Blocking {
		if s.actions == s.events {
			return nil, l.notSent(&a, "", &UnavailableActionError{Server: l.cfg.Server, Action: a.Name, Reason: s.whySingle()})
		}
		if _, bounded := ctx.Deadline(); !bounded {
			var cancel context.CancelFunc
			ctx, cancel = context.WithTimeout(ctx, l.cfg.DefaultTimeout)
			defer cancel()
		}
		var err error
		if c, err = s.acquire(ctx); err != nil {
			return nil, l.notSent(&a, "", err)
		}
		defer s.release(c)
	}
	return s.do(ctx, c, &a)
}

// do sends a on c and waits.
func (s *session) do(ctx context.Context, c *conn, a *Action) (*Reply, error) {
	p := s.pendingOf(ctx, c, a)
	if a.OnID != nil {
		a.OnID(p.id)
	}
	c.corr.add(p)
	if err := c.out.put(p, a.Headers, c.corr.single()); err != nil {
		c.corr.drop(p)
		if errors.Is(err, errOutboxClosed) {
			err = s.endCause()
		}
		return nil, s.link.notSent(a, p.id, err)
	}
	if p.more != nil {
		return s.follow(ctx, c, a, p)
	}
	gone := ctx
	if b, ok := ctx.(*Bounded); ok {
		gone = b.Context // p expires by itself
	}
	var why error
	select {
	case <-p.done:
		if why = p.why; why == nil {
			reply, err := s.finish(p)
			if err == nil {
				c.again(p)
			}
			return reply, err
		}
	case <-gone.Done():
		why = ctx.Err()
	}
	return s.leave(c, a, p, why)
}

// again keeps the entry of an action that was answered, of which do alone knew, for
// another one: nobody else has it any more but a writer, who knows by its times that
// it is another one.
func (c *conn) again(p *pending) {
	p.reply, p.onEnd, p.mask, p.told, p.phase, p.bytes, p.backlog = nil, nil, nil, false, awaiting, 0, 0
	c.idle.Put(p)
}

// pendingOf makes the entry of an action on c.
func (s *session) pendingOf(ctx context.Context, c *conn, a *Action) *pending {
	l := s.link
	p, used := c.idle.Get().(*pending)
	if !used {
		p = &pending{done: make(chan struct{}, 1)}
	}
	p.id, p.action, p.listEnd, p.onEnd, p.mask = s.newIDWith(a.ID), a.Name, a.ListEnd, a.OnEnd, a.Mask
	p.stream, p.maxItems, p.maxBytes = a.Parts != nil, l.cfg.MaxItems, l.cfg.MaxReplyBytes
	p.since = time.Now()
	p.reply = &Reply{Server: l.cfg.Server, Action: a.Name, ActionID: p.id}
	if a.MaxItems > 0 {
		p.maxItems = a.MaxItems
	}
	if a.MaxBytes > 0 {
		p.maxBytes = a.MaxBytes
	}
	if p.stream || a.ListTimeout > 0 {
		p.more = make(chan struct{}, 1)
	}
	deadline, bounded := ctx.Deadline()
	if p.deadline = deadline; !bounded {
		p.deadline = p.since.Add(l.cfg.DefaultTimeout)
	}
	_, ours := ctx.(*Bounded)
	// Who follows has a timer of his own, for his caller may be slow to take the end.
	p.expires = p.more == nil && (ours || !bounded)
	return p
}

// follow waits for a reply that is taken in parts, or whose list may be returned
// before its end.
func (s *session) follow(ctx context.Context, c *conn, a *Action, p *pending) (*Reply, error) {
	var expired, listExpired <-chan time.Time
	if _, bounded := ctx.Deadline(); !bounded {
		timer := time.NewTimer(s.link.cfg.DefaultTimeout)
		defer timer.Stop()
		expired = timer.C
	}
	if a.ListTimeout > 0 {
		timer := time.NewTimer(a.ListTimeout)
		defer timer.Stop()
		listExpired = timer.C
	}
	out := handover{to: a.Parts}
	takePartial := false
	for {
		if p.stream && out.empty() {
			out.hold(c.corr.takePart(p))
		}
		var why error
		select {
		case <-p.done:
			if why = p.why; why == nil {
				reply, err := s.finish(p)
				return s.handOver(ctx, expired, a, p, &out, reply, err)
			}
		case <-p.more:
		case out.ready() <- out.next:
			out.taken()
		case <-listExpired:
			takePartial = true
		case <-ctx.Done():
			why = ctx.Err()
		case <-expired:
			why = context.DeadlineExceeded
		}
		if takePartial {
			if reply, ok := c.corr.partial(p); ok {
				s.link.count.actions.Add(1)
				s.link.count.replies.Add(1)
				reply.Elapsed = time.Since(p.since)
				return s.handOver(ctx, expired, a, p, &out, reply, nil)
			}
		}
		if why == nil {
			continue
		}
		reply, err := s.leave(c, a, p, why)
		return s.handOver(ctx, expired, a, p, &out, reply, err)
	}
}

// leave gives p up, unless it has become final.
func (s *session) leave(c *conn, a *Action, p *pending, why error) (*Reply, error) {
	l := s.link
	if c.out.withdraw(p) {
		c.corr.drop(p)
		return nil, l.notSent(a, p.id, why)
	}
	if !c.corr.abandon(p) {
		return s.finish(p)
	}
	l.count.actions.Add(1)
	l.count.unknown.Add(1)
	return nil, &SendError{Server: l.cfg.Server, Action: a.Name, ActionID: p.id, Sent: OutcomeUnknown, Err: why}
}

// finish returns what the reader found; p is final.
func (s *session) finish(p *pending) (*Reply, error) {
	l := s.link
	l.count.actions.Add(1)
	if p.err != nil {
		var big *ReplyTooLargeError
		if errors.As(p.err, &big) {
			big.Server = l.cfg.Server
		}
		return nil, p.err
	}
	l.count.replies.Add(1)
	return p.reply, nil
}

// whySingle says why an action that blocks cannot be sent.
func (s *session) whySingle() string {
	why := "the link is configured to use a single socket"
	if s.up.FallbackReason != "" {
		why = "the link has a single socket, because " + s.up.FallbackReason
	}
	return "it can block, and would hold up all events: " + why
}

func (l *Link) notSent(a *Action, id string, err error) error {
	l.count.notSent.Add(1)
	return &SendError{Server: l.cfg.Server, Action: a.Name, ActionID: id, Sent: NotSent, Err: err}
}

// whyNot says why the link takes no actions now.
func (l *Link) whyNot() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	switch st := &l.status; st.State {
	case StateStopped:
		return fmt.Errorf("%w: %s", ErrStopped, st.Reason)
	case StateBooting:
		return fmt.Errorf("%w; try again when the link is ready", ErrBooting)
	case StateReady:
		// The session is ending and the state will follow.
		return fmt.Errorf("%w; try again when the link is ready", ErrNotConnected)
	default:
		return fmt.Errorf("%w: the link is %s; try again when it is ready", ErrNotConnected, st.State)
	}
}
