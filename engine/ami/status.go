package ami

import (
	"strings"
	"sync/atomic"
	"time"
)

// Status is a snapshot of a link.
type Status struct {
	Server string
	State  State
	Since  time.Time // when State began
	// Reason says why the link is stopped; empty in other states.
	Reason string
	// LastError is why the last attempt or session ended; nil if none did yet.
	// Stopping on request does not set it.
	LastError error
	RetryAt   time.Time // in StateLost: when the next attempt starts

	// The current session, or the last one if there is none now.
	Banner         string
	Version        string   // AMI version, empty if the banner has none
	Mode           LinkMode // LinksAuto before the first session
	FallbackReason string   // see Up.FallbackReason
	FilterRefused  string   // see Up.FilterRefused
	Boot           BootState
	ShuttingDown   bool // Asterisk has announced its shutdown

	Reconnects uint64        // sessions after the first
	RTT        time.Duration // of the last Ping on the actions socket; 0 if none yet
	Blocking   int           // blocking sockets open now
	// Answered is when both the events and the actions socket had answered a Ping,
	// or their login; zero if no session has come up.
	Answered time.Time
	// Busy is how long the events' reader has been at work since it last came back
	// from its socket: what Asterisk writes meanwhile waits there.
	Busy     time.Duration
	Counters Counters
}

// Counters only ever rise. They cover the life of the Link.
type Counters struct {
	Attempts     uint64 // attempts to connect
	BytesRead    uint64
	BytesWritten uint64
	Events       uint64 // passed to Sink.Event
	Actions      uint64 // callers' actions handed to a socket
	Replies      uint64 // complete replies returned to callers
	Items        uint64 // list items matched to actions
	NotSent      uint64 // calls of Do that ended so
	Unknown      uint64 // calls of Do that ended with outcome unknown
	Orphans      uint64 // passed to Sink.Orphan
	Swallowed    uint64 // list items and ends that nobody waited for
	Pings        uint64
	Damaged      uint64 // sockets given up since what came cannot be what Asterisk sent
}

type counters struct {
	attempts, bytesRead, bytesWritten, events, actions, replies, items,
	notSent, unknown, orphans, swallowed, pings, damaged atomic.Uint64
}

func (c *counters) snapshot() Counters {
	return Counters{
		Attempts: c.attempts.Load(), BytesRead: c.bytesRead.Load(), BytesWritten: c.bytesWritten.Load(),
		Events: c.events.Load(), Actions: c.actions.Load(), Replies: c.replies.Load(), Items: c.items.Load(),
		NotSent: c.notSent.Load(), Unknown: c.unknown.Load(), Orphans: c.orphans.Load(),
		Swallowed: c.swallowed.Load(), Pings: c.pings.Load(), Damaged: c.damaged.Load(),
	}
}

func (c *counters) add(n Counters) {
	for counter, by := range map[*atomic.Uint64]uint64{
		&c.attempts: n.Attempts, &c.bytesRead: n.BytesRead, &c.bytesWritten: n.BytesWritten, &c.events: n.Events,
		&c.actions: n.Actions, &c.replies: n.Replies, &c.items: n.Items, &c.notSent: n.NotSent, &c.unknown: n.Unknown,
		&c.orphans: n.Orphans, &c.swallowed: n.Swallowed, &c.pings: n.Pings,
	} {
		counter.Add(by)
	}
}

// MaxBlocking is the greatest number of sockets for actions that block.
func (l *Link) MaxBlocking() int { return l.cfg.MaxBlocking }

// Status returns a snapshot. It may be called at any time by anyone.
func (l *Link) Status() Status {
	l.mu.Lock()
	st := l.status
	l.mu.Unlock()
	return l.fill(st)
}

// Watch returns a snapshot and a channel that is closed at the next change of
// anything in it but RTT, Blocking, Answered, Busy and Counters. Call Watch again then: several
// changes may have passed in between. Any number may watch; none can delay the
// link.
func (l *Link) Watch() (Status, <-chan struct{}) {
	l.mu.Lock()
	st, changed := l.status, l.changed
	l.mu.Unlock()
	return l.fill(st), changed
}

func (l *Link) fill(st Status) Status {
	st.RTT = time.Duration(l.rtt.Load())
	st.Blocking = int(l.blocking.Load())
	st.Counters = l.count.snapshot()
	if at := min(l.answered[0].Load(), l.answered[1].Load()); at > 0 {
		st.Answered = l.epoch.Add(time.Duration(at))
	}
	if at := l.busySince.Load(); at > 0 {
		st.Busy = max(0, time.Since(l.epoch)-time.Duration(at))
	}
	return st
}

// change applies f to the status and tells the watchers. f must not call
// methods of l.
func (l *Link) change(f func(*Status)) {
	l.mu.Lock()
	defer l.mu.Unlock()
	f(&l.status)
	l.changedLocked()
}

func (l *Link) changedLocked() {
	close(l.changed)
	l.changed = make(chan struct{})
}

// transition goes to state to and applies f, which may be nil. A transition
// that state.go does not list is a bug: it is logged as an error and made, since
// refusing it would leave the link stuck.
func (l *Link) transition(to State, f func(*Status)) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.transitionLocked(to, f)
}

func (l *Link) transitionLocked(to State, f func(*Status)) {
	if from := l.status.State; !from.canBecome(to) {
		l.log.Error("invalid state transition: this is a bug", "from", from.String(), "to", to.String())
	}
	l.status.State, l.status.Since = to, time.Now()
	l.status.RetryAt, l.status.Reason = time.Time{}, ""
	if f != nil {
		f(&l.status)
	}
	l.changedLocked()
}

// versionOf returns what follows the last slash of a banner such as
// "Asterisk Call Manager/11.0.0" if it looks like a version. Forks may have
// another name, and none ("PBX Call Manager").
func versionOf(banner string) string {
	i := strings.LastIndexByte(banner, '/')
	if i < 0 || i+1 == len(banner) || banner[i+1] < '0' || banner[i+1] > '9' {
		return ""
	}
	return strings.TrimSpace(banner[i+1:])
}
