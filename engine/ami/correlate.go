package ami

import (
	"bytes"
	"strconv"
	"sync"
	"time"

	"github.com/astergate/astergate/engine/ami/wire"
)

// pending is one action between being queued and being answered.
type pending struct {
	id       string
	action   string
	listEnd  string                  // Action.ListEnd
	stream   bool                    // the reply is taken in parts while the list runs
	onEnd    func()                  // Action.OnEnd
	mask     func(raw []byte) []byte // Action.Mask
	maxItems int
	maxBytes int
	deadline time.Time // when the caller goes
	since    time.Time // when it was queued
	internal bool      // ours: Ping, Logoff

	done chan struct{}  // 1-buffered: holds one when reply or err is final, or the caller is to leave; see tellLocked
	more chan struct{}  // 1-buffered: the list was opened or items came; nil if nobody asks
	hook func(*pending) // called by the reader after done was told; must not block

	// Guarded by correlator.mu until done was told.
	told      bool
	why       error    // the caller is to leave: what done was told for; nil if it is final
	prev      *pending // in the correlator's line, if expires is set
	next      *pending
	expires   bool
	phase     phase
	abandoned bool // nobody waits any more
	reply     *Reply
	bytes     int
	backlog   int  // bytes of the items in reply.Items
	headTaken bool // of a stream
	err       error

	// Guarded by outbox.mu.
	state      sendState
	start, end int
	times      uint32 // that it was put
}

type phase uint8

const (
	awaiting phase = iota // the reply
	listing               // the reply came and opened a list
	finished
)

// correlator matches what a socket says to what was asked on it. One per
// socket: a reply always comes on the socket of its action.
type correlator struct {
	mu        sync.Mutex
	pending   map[string]*pending
	abandoned int // entries nobody waits for
	line      line
}

func (c *correlator) add(p *pending) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.pending == nil {
		c.pending = make(map[string]*pending)
	}
	c.pending[p.id] = p
	if p.expires {
		c.line.insert(p, c)
	}
}

// tellLocked wakes p's caller, once: why says that it is to leave, nil that p is
// final. It may find that p has become final since.
func (c *correlator) tellLocked(p *pending, why error) {
	if p.told {
		return
	}
	p.told, p.why = true, why
	c.line.remove(p)
	p.done <- struct{}{}
}

// end tells all callers that nothing more will come.
func (c *correlator) end(why error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, p := range c.pending {
		if !p.internal && !p.abandoned { // who pings leaves with the session
			c.tellLocked(p, why)
		}
	}
	c.line.stop()
}

// idle reports whether nothing is awaited from the peer.
func (c *correlator) idle() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return len(c.pending) == 0
}

// single reports whether no more than one answer is awaited from the peer.
func (c *correlator) single() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return len(c.pending) <= 1
}

// busyUntil returns until when an unanswered action excuses silence: its
// caller's deadline, but no longer than busyGrace. The zero time if none does.
func (c *correlator) busyUntil() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	var until time.Time
	for _, p := range c.pending {
		if p.internal {
			continue
		}
		t := p.since.Add(busyGrace)
		if p.deadline.Before(t) {
			t = p.deadline
		}
		if t.After(until) {
			until = t
		}
	}
	return until
}

// drop forgets p at once: it was not sent.
func (c *correlator) drop(p *pending) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.removeLocked(p)
}

func (c *correlator) removeLocked(p *pending) {
	if c.pending[p.id] != p {
		return
	}
	delete(c.pending, p.id)
	c.line.remove(p)
	if p.abandoned {
		c.abandoned--
	}
}

// abandon says that p's caller leaves. It reports false if p is final, and the
// caller should look at it after all. Otherwise the entry stays until the
// answer is complete, so that a late list is recognised; if too many do, it is
// forgotten.
func (c *correlator) abandon(p *pending) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.abandonLocked(p)
}

func (c *correlator) abandonLocked(p *pending) bool {
	if p.phase == finished || p.err != nil {
		return false
	}
	c.line.remove(p)
	if c.pending[p.id] == p && !p.abandoned {
		if c.abandoned >= maxAbandoned && p.phase == awaiting {
			c.removeLocked(p)
		} else {
			p.abandoned = true
			c.abandoned++
		}
	}
	p.reply.Items = nil
	return true
}

// partial returns what of p's list has come and abandons the rest. It reports
// false if the list has not been opened yet or p is final.
func (c *correlator) partial(p *pending) (*Reply, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if p.phase != listing || p.err != nil {
		return nil, false
	}
	reply := *p.reply
	c.abandonLocked(p)
	return &reply, true
}

// verdict is what became of a message.
type verdict uint8

const (
	unclaimed verdict = iota // nobody's
	claimed                  // taken
	swallowed                // belongs to a caller that has gone; not worth passing on
	damaged                  // it cannot be what Asterisk sent
)

// idWithin is how many headers of a response may come before its ActionID or be it.
// Asterisk sends it second, or third behind Privilege. What looks like one further
// down is a part of a value, or of another reply whose start was damaged.
const idWithin = 4

// idOf returns a response's ActionID.
func idOf(msg wire.Message) (id []byte, ok bool) {
	for i := range min(msg.Len(), idWithin) {
		if wire.EqualName(msg.Name(i), "ActionID") {
			return msg.Value(i), true
		}
	}
	return nil, false
}

// mixedLocked reports whether a message that belongs to p holds the ActionID of
// another action as well: two messages that lost the line between them, of which
// nobody may have either.
func (c *correlator) mixedLocked(p *pending, msg wire.Message) bool {
	if len(c.pending) == 1 {
		return false
	}
	for i := range msg.Len() {
		if !wire.EqualName(msg.Name(i), "ActionID") || string(msg.Value(i)) == p.id {
			continue
		}
		if c.pending[string(msg.Value(i))] != nil {
			return true
		}
	}
	return false
}

// stray takes a message that is neither event nor response. With the ActionID of an
// action under way it is what damage has left of an answer.
func (c *correlator) stray(msg wire.Message) verdict {
	c.mu.Lock()
	defer c.mu.Unlock()
	for i := range msg.Len() {
		if wire.EqualName(msg.Name(i), "ActionID") && c.pending[string(msg.Value(i))] != nil {
			return damaged
		}
	}
	return unclaimed
}

// response takes a response. opened is +1 if it starts a list.
func (c *correlator) response(msg wire.Message, at time.Time) (v verdict, opened int) {
	id, ok := idOf(msg)
	if !ok {
		return unclaimed, 0
	}
	c.mu.Lock()
	p := c.pending[string(id)]
	if p == nil || p.phase != awaiting {
		c.mu.Unlock()
		return unclaimed, 0
	}
	if c.mixedLocked(p, msg) {
		c.mu.Unlock()
		return damaged, 0
	}
	p.reply.Response = p.masked(msg)
	p.bytes = len(msg.Raw())
	opens := opensList(msg) || p.listEnd != "" && p.reply.Success()
	if p.bytes > p.maxBytes && !p.abandoned {
		c.tooLargeLocked(p)
	}
	if opens {
		p.phase = listing
		p.reply.List, p.reply.Expected = true, -1
		v := claimed
		if p.abandoned && p.err == nil {
			v = unclaimed // a late reply is told, the list behind it swallowed
		}
		c.mu.Unlock()
		p.signal()
		return v, 1
	}
	return c.finish(p, at), 0
}

// masked is the reply without what the caller may not see. What cannot be read
// without it is no reply.
func (p *pending) masked(msg wire.Message) wire.Message {
	if p.mask == nil {
		return msg
	}
	msg, _ = wire.NewMessage(p.mask(msg.Raw()))
	return msg
}

// finish ends p and unlocks c. It returns unclaimed if nobody waited. Who waited may
// have p used again at once, unless it has a hook.
func (c *correlator) finish(p *pending, at time.Time) verdict {
	gone, failed, hook := p.abandoned, p.err != nil, p.hook
	c.removeLocked(p)
	p.phase = finished
	p.reply.Elapsed = at.Sub(p.since)
	if !gone {
		if p.onEnd != nil {
			p.onEnd()
		}
		c.tellLocked(p, nil)
	}
	c.mu.Unlock()
	if hook != nil {
		hook(p)
	}
	switch {
	case failed:
		return swallowed
	case gone:
		return unclaimed
	}
	return claimed
}

// item takes an event that came while a list was open. closed is -1 if it ended
// one.
func (c *correlator) item(msg wire.Message, at time.Time) (v verdict, closed int) {
	id, ok := msg.Get("ActionID")
	if !ok {
		return unclaimed, 0
	}
	// These two go to every session and carry the sender's ActionID.
	if t := msg.Type(); string(t) == "UserEvent" || string(t) == "OriginateResponse" {
		return unclaimed, 0
	}
	c.mu.Lock()
	p := c.pending[string(id)]
	if p == nil || p.phase != listing {
		c.mu.Unlock()
		return unclaimed, 0
	}
	if c.mixedLocked(p, msg) {
		c.mu.Unlock()
		return damaged, 0
	}
	if ended, complete := endsList(msg, p.listEnd); ended {
		p.reply.End = msg
		p.reply.ListComplete = complete
		p.reply.Expected = expectedItems(msg)
		if c.finish(p, at) != claimed {
			return swallowed, -1
		}
		return claimed, -1
	}
	if p.abandoned {
		c.mu.Unlock()
		return swallowed, 0
	}
	p.reply.Items = append(p.reply.Items, msg)
	p.reply.Received++
	p.bytes += len(msg.Raw())
	p.backlog += len(msg.Raw())
	over := p.reply.Received > p.maxItems || p.bytes > p.maxBytes
	if p.stream {
		over = p.backlog > p.maxBytes
	}
	if over {
		c.tooLargeLocked(p)
	}
	c.mu.Unlock()
	p.signal()
	return claimed, 0
}

// tooLargeLocked answers p's caller with an error and leaves the entry, so that
// the rest is swallowed.
func (c *correlator) tooLargeLocked(p *pending) {
	p.err = &ReplyTooLargeError{Action: p.action, ActionID: p.id,
		Items: p.reply.Received, Bytes: p.bytes, MaxItems: p.maxItems, MaxBytes: p.maxBytes, Streamed: p.stream && p.reply.Received > 0}
	p.reply.Items = nil
	p.abandoned = true
	c.abandoned++
	c.tellLocked(p, nil)
}

// signal tells the caller that there is something new before the end.
func (p *pending) signal() {
	if p.more == nil {
		return
	}
	select {
	case p.more <- struct{}{}:
	default:
	}
}

// opensList reports whether list items follow this response.
func opensList(msg wire.Message) bool {
	v, ok := msg.Get("EventList")
	return ok && bytes.EqualFold(v, []byte("start"))
}

// endsList reports whether this event is the last of its list, and whether the
// list was complete: "EventList: Complete", or "cancelled" if Asterisk gave up.
func endsList(msg wire.Message, listEnd string) (ended, complete bool) {
	if v, ok := msg.Get("EventList"); ok {
		if bytes.EqualFold(v, []byte("Complete")) {
			return true, true
		}
		if bytes.EqualFold(v, []byte("cancelled")) || bytes.EqualFold(v, []byte("canceled")) {
			return true, false
		}
	}
	return listEnd != "" && wire.EqualName(msg.Type(), listEnd), true
}

// expectedItems returns the number of items that a list's last event tells, or
// -1. Status has Items beside ListItems, some older lists only Items.
func expectedItems(end wire.Message) int {
	for _, name := range [...]string{"ListItems", "Items"} {
		if v, ok := end.Get(name); ok {
			if n, err := strconv.Atoi(string(bytes.TrimSpace(v))); err == nil && n >= 0 {
				return n
			}
		}
	}
	return -1
}
