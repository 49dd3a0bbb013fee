package engine

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/astergate/astergate/engine/ami"
	"github.com/astergate/astergate/engine/ami/wire"
	"github.com/astergate/astergate/engine/expression"
	"github.com/astergate/astergate/engine/ring"
)

// Sight is what somebody may see, whatever he asks for: of events, of the items
// of lists, and of calls with the sessions on their channels. What he asks for
// himself comes on top, as an expression of its own: two are never put together
// as text. A nil Sight sees everything and costs nothing.
//
// It is immutable and safe for concurrent use.
type Sight struct {
	engine  *Engine
	classes []string // lower case; with any they do not count
	any     bool     // events of every class
	events  *expression.Expression
	calls   *expression.CallExpression
}

// SightConfig says what a Sight sees.
type SightConfig struct {
	// Classes are the privilege classes of events, of which an event must have one;
	// all is every class. Without any, no event that has a class is seen. What has
	// none, such as what astergate itself tells of its links, is not judged by them.
	Classes []string
	// Events is an expression over events: what it is true of is seen, and of lists
	// the items that it is true of. Empty: all.
	Events string
	// Calls is one over calls. Empty: all.
	Calls string
}

// Sight makes a Sight, nil if it sees everything. Errors: *InvalidError, whose
// field is the SightConfig's in lower case.
func (e *Engine) Sight(cfg SightConfig) (*Sight, error) {
	s := &Sight{engine: e}
	for _, class := range cfg.Classes {
		s.classes = append(s.classes, strings.ToLower(class))
	}
	s.any = slices.Contains(s.classes, "all")
	var err error
	if cfg.Events != "" {
		if s.events, err = e.expressions.Compile(cfg.Events); err != nil {
			return nil, notSeen("events", err)
		}
	}
	if cfg.Calls != "" {
		if s.calls, err = e.callExpressions.Compile(cfg.Calls); err != nil {
			return nil, notSeen("calls", err)
		}
	}
	if s.any && s.events == nil && s.calls == nil {
		return nil, nil
	}
	return s, nil
}

func notSeen(field string, err error) error {
	if invalid := new(expression.InvalidError); errors.As(err, &invalid) {
		return &InvalidError{field, invalid.Fault}
	}
	return fmt.Errorf("compiling the expression over %s: %w", field, err)
}

// SightErrors is how often the expression of a Sight could not judge an event or
// a call, which was hidden then.
func (e *Engine) SightErrors() uint64 { return e.sightErrors.Load() }

// readsAll reports whether every event is seen, and so also replies that nobody
// waited for, which have neither class nor owner.
func (s *Sight) readsAll() bool { return s == nil || s.any && s.events == nil }

// lookout is a Sight as one subscription uses it. One goroutine uses it: it
// remembers its verdicts by the header Privilege. The nil lookout sees everything.
type lookout struct {
	sight *Sight
	read  map[string]bool
	judge *expression.Judge // nil: there is no expression
}

func (s *Sight) lookout() *lookout {
	if s.readsAll() {
		return nil
	}
	l := &lookout{sight: s, read: make(map[string]bool)}
	if s.events != nil {
		l.judge = s.events.NewJudge()
	}
	return l
}

// reads tells whether the class of a message is seen.
func (l *lookout) reads(msg wire.Message) bool {
	if l == nil || l.sight.any {
		return true
	}
	privilege, classed := msg.Get("Privilege")
	return !classed || learn(l.read, privilege, l.sight.readsClass)
}

func (s *Sight) readsClass(privilege string) bool { return hasClass(privilege, s.classes) }

// judges tells whether there is an expression.
func (l *lookout) judges() bool { return l != nil && l.judge != nil }

// sees tells whether the expression is true of a message. One that it fails on is
// hidden, and only operators are told: the reason would show what is hidden.
func (l *lookout) sees(server string, msg wire.Message) bool {
	if !l.judges() {
		return true
	}
	passes, err := l.judge.Passes(server, msg)
	if err != nil {
		l.sight.engine.sightErrors.Add(1)
	}
	return passes && err == nil
}

// entry tells whether an entry of a server's log is seen. What astergate itself
// says is.
func (l *lookout) entry(server string, e *ring.Entry) bool {
	if _, ours := e.Notice().(*notice); ours {
		return true
	}
	return l.sees(server, e.Message())
}

// items returns those of a list that are seen. The slice that it is given stays as
// it is.
func (l *lookout) items(server string, items []wire.Message) []wire.Message {
	if !l.judges() {
		return items
	}
	var seen []wire.Message
	for _, item := range items {
		if l.reads(item) && l.sees(server, item) {
			seen = append(seen, item)
		}
	}
	return seen
}

// reply is a reply as it may be seen, received being how many of its items were:
// the list is as if there were no others, also in Asterisk's own words at its end.
// Where there is no list, what ends the answer is its one item.
func (l *lookout) reply(reply *ami.Reply, received int) *ami.Reply {
	if !l.judges() {
		return reply
	}
	out := *reply
	out.Received = received
	if out.Expected >= 0 {
		out.Expected = received
	}
	if reply.List || !l.reads(reply.End) || !l.sees(reply.Server, reply.End) {
		out.End = bareEnd(reply.End)
	}
	return &out
}

// whole is reply with the items that may be seen.
func (l *lookout) whole(reply *ami.Reply) *ami.Reply {
	if !l.judges() {
		return reply
	}
	items := l.items(reply.Server, reply.Items)
	out := l.reply(reply, len(items))
	out.Items = items
	return out
}

// bareEnd is the end of a list without what it tells of the items: how many, and
// sums over them.
func bareEnd(end wire.Message) wire.Message {
	if end.Len() == 0 {
		return end
	}
	var kept []wire.Header
	for i := range end.Len() {
		name, value := end.Header(i)
		for _, keep := range []string{"Event", "ActionID", "EventList"} {
			if wire.EqualName(name, keep) {
				kept = append(kept, wire.Header{Name: string(name), Value: string(value)})
			}
		}
	}
	bare, _ := wire.NewMessage(wire.AppendMessage(nil, kept))
	return bare
}

// ItemSight is a Sight of one list that is told in parts. One goroutine uses it.
type ItemSight struct {
	lookout *lookout
	seen    int
}

// Items returns a Sight of one list.
func (s *Sight) Items() *ItemSight { return &ItemSight{lookout: s.lookout()} }

// Part returns those items of a part that are seen.
func (i *ItemSight) Part(server *Server, items []wire.Message) []wire.Message {
	items = i.lookout.items(server.name, items)
	i.seen += len(items)
	return items
}

// End is the reply as it may be seen, after all parts.
func (i *ItemSight) End(reply *ami.Reply) *ami.Reply { return i.lookout.reply(reply, i.seen) }

// Reply is a reply with those of its items that are seen.
func (s *Sight) Reply(reply *ami.Reply) *ami.Reply { return s.lookout().whole(reply) }
