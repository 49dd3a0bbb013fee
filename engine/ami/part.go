package ami

import (
	"context"
	"time"

	"github.com/astergate/astergate/engine/ami/wire"
)

// A part holds at most so many items, and ends with the one that exceeds so
// many bytes.
const (
	partItems = 64
	partBytes = 128 << 10
)

// Part is a piece of a reply, for Action.Parts.
type Part struct {
	// Head is the reply as far as it is known before its list; in the first part
	// only, which has no items.
	Head *Reply
	// Items of the list, in order.
	Items []wire.Message
}

// takePart returns what came since the last call, up to the size of a part;
// false if nothing did.
func (c *correlator) takePart(p *pending) (Part, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	switch {
	case p.err != nil || p.phase == awaiting:
		return Part{}, false
	case !p.headTaken:
		p.headTaken = true
		return Part{Head: headOf(p.reply, p.since)}, true
	case len(p.reply.Items) == 0:
		return Part{}, false
	}
	part, rest := cutPart(p.reply.Items)
	p.reply.Items = rest
	for _, item := range part.Items {
		p.backlog -= len(item.Raw())
	}
	return part, true
}

// headOf is a reply before its list.
func headOf(reply *Reply, since time.Time) *Reply {
	return &Reply{
		Server: reply.Server, Action: reply.Action, ActionID: reply.ActionID, Response: reply.Response,
		List: reply.List, Expected: -1, Elapsed: time.Since(since),
	}
}

// cutPart takes a part from the front of items. The part has memory of its own,
// and what is left keeps nothing of it alive.
func cutPart(items []wire.Message) (part Part, rest []wire.Message) {
	n, size := 0, 0
	for n < len(items) && n < partItems && size < partBytes {
		size += len(items[n].Raw())
		n++
	}
	part.Items = append(make([]wire.Message, 0, n), items[:n]...)
	clear(items[:n])
	return part, items[n:]
}

// handover offers parts to the caller, one at a time.
type handover struct {
	to   chan<- Part
	next Part
	full bool // next is to be taken
}

func (h *handover) empty() bool { return !h.full }

func (h *handover) hold(part Part, ok bool) { h.next, h.full = part, ok }

// ready is nil, on which nobody can send, while there is nothing to take.
func (h *handover) ready() chan<- Part {
	if h.full {
		return h.to
	}
	return nil
}

func (h *handover) taken() { *h = handover{to: h.to} }

// handOver waits until the caller has taken what is left of a reply that is
// final, and returns the reply; or, without Parts, returns it as it is.
func (s *session) handOver(ctx context.Context, expired <-chan time.Time, a *Action, p *pending, h *handover, reply *Reply, err error) (*Reply, error) {
	if err != nil || a.Parts == nil {
		return reply, err
	}
	items := reply.Items
	reply.Items = nil
	if !p.headTaken {
		h.hold(Part{Head: headOf(reply, time.Now().Add(-reply.Elapsed))}, true)
	}
	for {
		if h.empty() {
			if len(items) == 0 {
				return reply, nil
			}
			var part Part
			part, items = cutPart(items)
			h.hold(part, true)
		}
		var why error
		select {
		case h.ready() <- h.next:
			h.taken()
		case <-ctx.Done():
			why = ctx.Err()
		case <-expired:
			why = context.DeadlineExceeded
		}
		if why != nil {
			return nil, &SendError{Server: reply.Server, Action: reply.Action, ActionID: reply.ActionID, Sent: OutcomeUnknown, Err: why}
		}
	}
}
