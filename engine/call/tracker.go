package call

import (
	"iter"
	"strings"
	"time"

	"github.com/astergate/astergate/engine/ami/wire"
)

// Tracker follows the calls of one server. It is not safe for concurrent use:
// one goroutine owns it, or one lock guards it and all calls that it returns.
type Tracker struct {
	cfg      Config
	texts    texts
	keep     map[string]struct{}
	sequence uint64
	born     uint64 // calls so far
	wall     int64  // how far the wall clock is from the steady one, nanoseconds

	calls    map[string]*Call    // by id, live and kept ones
	aliases  map[string]*Call    // by tracking values that are not a call's own id
	keys     map[string]*Call    // by idempotency key, live and kept ones
	actions  map[string]*Call    // by ActionID of Originate, until its outcome
	expected map[string]*Call    // by announced ChannelId, until the channel comes or the call ends
	channels map[string]*channel // by Uniqueid, of live and kept calls and orphans
	linked   map[string]*channel // by Linkedid: the first of its live channels
	halves   map[string]*channel // by name without ";1": live Local channels whose other half has not come
	bridges  map[string]*bridge  // by BridgeUniqueid, while they have members
	awaited  map[string]awaited  // by Uniqueid: links to channels that have not come yet
	orphans  []*leg              // legs whose call is not known yet
	alarms   alarms              // graces and deadlines of pending calls

	all, live list  // of calls, in order of creation
	over      *Call // the first to have ended of those kept, by nextOver
	lastOver  *Call
	finished  int
	lost      bool
	resyncing bool // changes are concluded from a snapshot
	details   details
}

// New returns a Tracker without calls.
func New(cfg Config) *Tracker {
	t := &Tracker{
		cfg:      cfg.withDefaults(),
		texts:    make(texts),
		keep:     make(map[string]struct{}, len(cfg.Keep)),
		calls:    make(map[string]*Call),
		aliases:  make(map[string]*Call),
		keys:     make(map[string]*Call),
		actions:  make(map[string]*Call),
		expected: make(map[string]*Call),
		channels: make(map[string]*channel),
		linked:   make(map[string]*channel),
		halves:   make(map[string]*channel),
		bridges:  make(map[string]*bridge),
		awaited:  make(map[string]awaited),
	}
	t.all.links = func(c *Call) *links { return &c.inAll }
	t.live.links = func(c *Call) *links { return &c.inLive }
	for _, name := range cfg.Keep {
		t.keep[name] = struct{}{}
	}
	return t
}

// Get returns the call of an id, live or kept, or nil.
func (t *Tracker) Get(id string) *Call {
	if c := t.calls[id]; c != nil {
		return c
	}
	return t.aliases[id]
}

// ByChannel returns the call that a channel belongs or belonged to, or nil.
func (t *Tracker) ByChannel(uniqueID string) *Call {
	if ch := t.channels[uniqueID]; ch != nil {
		return ch.leg.call
	}
	return t.expected[uniqueID]
}

// ByKey returns the call of an idempotency key, live or kept, or nil.
func (t *Tracker) ByKey(key string) *Call { return t.keys[key] }

// All yields the live calls and those kept, in order of creation. Nothing may
// change while it runs.
func (t *Tracker) All() iter.Seq[*Call] { return t.all.each() }

// Live yields the calls that are not over, in order of creation. Nothing may
// change while it runs.
func (t *Tracker) Live() iter.Seq[*Call] { return t.live.each() }

// Finished yields the calls that are over and kept, in order of creation.
// Nothing may change while it runs.
func (t *Tracker) Finished() iter.Seq[*Call] {
	return func(yield func(*Call) bool) {
		for c := range t.all.each() {
			if c.Over() && !yield(c) {
				return
			}
		}
	}
}

// Len returns how many calls are live, and how many are over and kept.
func (t *Tracker) Len() (live, finished int) { return t.live.n, t.finished }

// Sequence returns the newest change's number.
func (t *Tracker) Sequence() uint64 { return t.sequence }

// Stale reports whether the link is lost and no snapshot came since.
func (t *Tracker) Stale() bool { return t.lost }

// Event takes an event, or returns at once if no call is concerned. Order
// matters only as far as Asterisk keeps it: Newchannel, Newstate and Hangup of a
// channel. It reports whether an event of that name can concern a call: of others
// nobody needs to tell the tracker.
func (t *Tracker) Event(msg wire.Message, at time.Time) (concerns bool) {
	return t.event(msg, t.steady(at))
}

// ChannelName returns the name of the live channel of a Uniqueid; the name of one
// is its own, at the price of a look at all of them.
func (t *Tracker) ChannelName(channel string) (name string, known bool) {
	ch := t.channels[channel]
	if ch == nil && strings.Contains(channel, "/") {
		ch = t.byName([]byte(channel))
	}
	if ch == nil || ch.dead() {
		return "", false
	}
	return ch.name, ch.name != ""
}
