package engine

import (
	"crypto/rand"
	"encoding/base32"
	"fmt"
	"log/slog"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/astergate/astergate/engine/call"
	"github.com/astergate/astergate/engine/ring"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// CallsConfig says how calls are followed. The zero value of each field is its
// default.
type CallsConfig struct {
	// Variable is the name of the channel variable by which Originate's calls are
	// found again after a restart. It must stay the same. Default:
	// ASTERGATE_CALL_ID.
	Variable string
	// Keep names variables whose values are kept on the calls.
	Keep []string
	// Timeline is the largest number of entries of a call's timeline. Default 100.
	Timeline int
	// Retain is how long, and RetainMax how many, calls that are over are kept, for
	// each server. Defaults 1 min and 10,000.
	Retain    time.Duration
	RetainMax int
	// ResyncInterval is the time between two comparisons with what Asterisk says
	// there is. Default 5 min.
	ResyncInterval time.Duration
}

// DefaultCallVariable is CallsConfig.Variable's default.
const DefaultCallVariable = "ASTERGATE_CALL_ID"

var variableName = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_]{0,63}$`)

// Validate fills in defaults and checks the rest.
func (c *CallsConfig) Validate() error {
	if c.Variable == "" {
		c.Variable = DefaultCallVariable
	}
	for _, name := range append([]string{c.Variable}, c.Keep...) {
		if !variableName.MatchString(name) {
			return fmt.Errorf("variable %q: use 1 to 64 letters, digits and _, a letter first", name)
		}
	}
	if c.Timeline == 0 {
		c.Timeline = 100
	}
	if c.Retain == 0 {
		c.Retain = time.Minute
	}
	if c.RetainMax == 0 {
		c.RetainMax = 10_000
	}
	if c.ResyncInterval == 0 {
		c.ResyncInterval = 5 * time.Minute
	}
	return nil
}

// Calls are the calls of one server. The tracker of engine/call says what they
// are; Calls feeds it with the events of the server's log, by a cursor of its
// own, and with snapshots, and serves all who want to know.
//
// One lock guards the tracker and all that hangs on it. It is held for a batch
// of events or for a part of a list, never while something waits.
type Calls struct {
	server *Server
	cfg    CallsConfig
	logger *slog.Logger
	cursor *ring.Cursor  // in the server's log
	poke   chan struct{} // 1-buffered: a timer of the tracker may have changed
	asked  atomic.Int64  // when somebody asked for calls last, in steady time

	mu      sync.Mutex // guards what follows
	tracker *call.Tracker
	index   callIndex
	born    []*call.Call // not in the index yet
	log     callLog
	waiters map[string]map[*callWaiter]struct{} // by call id

	figures callFigures
}

// callFigures are counted for metrics.
type callFigures struct {
	changes, gaps, resyncs, refused atomic.Uint64
	synced, denied                  atomic.Bool
}

// callIDs are the ids of this life's calls, over all servers: unique among lives
// by chance, among themselves by counting.
type callIDs struct {
	life string
	last atomic.Uint64
}

func newCallIDs() *callIDs {
	var seed [10]byte
	_, _ = rand.Read(seed[:]) // it never fails
	return &callIDs{life: strings.ToLower(base32.StdEncoding.EncodeToString(seed[:]))}
}

func (ids *callIDs) next() string {
	return "c-" + ids.life + "-" + strconv.FormatUint(ids.last.Add(1), 36)
}

// newCalls makes the calls of a server. events bounds the log of changes as it
// does that of events.
func newCalls(s *Server, cfg CallsConfig, bounds ring.Config, ids *callIDs) (*Calls, error) {
	changes, err := ring.New(bounds)
	if err != nil {
		return nil, err
	}
	c := &Calls{
		server: s, cfg: cfg, logger: s.logger, cursor: s.log.CursorAt(1), poke: make(chan struct{}, 1),
		log: callLog{ring: changes}, waiters: make(map[string]map[*callWaiter]struct{}),
	}
	c.tracker = call.New(call.Config{
		Server: s.name, NewID: ids.next, Variable: cfg.Variable, Keep: cfg.Keep,
		Timeline: cfg.Timeline, Retain: cfg.Retain, RetainMax: cfg.RetainMax,
		Changed: c.changed, Forgotten: c.forgotten,
	})
	return c, nil
}

// lock takes the lock for somebody who asks for calls.
func (c *Calls) lock() {
	c.asked.Store(call.Steady(time.Now()))
	c.mu.Lock()
}

// isAsked tells whether somebody has asked for calls lately, or waits for changes.
func (c *Calls) isAsked(now time.Time) bool {
	if call.Steady(now)-c.asked.Load() < int64(askedFor) {
		return true
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	return len(c.waiters) > 0 || c.log.all.watchers > 0
}

// changed is called by the tracker, under the lock.
func (c *Calls) changed(of *call.Call, change call.Change) {
	c.figures.changes.Add(1)
	if change.Kind == astergatev1.CallChangeKind_CALL_CHANGE_KIND_CREATED {
		// When it was created may be corrected yet: see settle.
		c.born = append(c.born, of)
	}
	c.log.add(of, change)
	c.wake(of)
}

// logFromStart has the changes of a server that is new logged for a while, though
// nobody watches it yet: who watches all servers takes it up from its first one.
func (c *Calls) logFromStart() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.log.watch(true)
	c.log.leave(true, time.Now())
}

// close ends all calls, as it is not known any more what becomes of them, and the
// log of their changes. The feeder has ended.
func (c *Calls) close() {
	c.mu.Lock()
	defer c.mu.Unlock()
	now := time.Now()
	c.tracker.Lost(now)
	c.tracker.Resync(nil, now)
	c.settle()
	c.log.ring.Close()
}

// settle is called after each use of the tracker, under the lock.
func (c *Calls) settle() {
	for _, of := range c.born {
		c.index.add(of)
	}
	clear(c.born)
	c.born = c.born[:0]
}

// forgotten is called by the tracker, under the lock.
func (c *Calls) forgotten(of *call.Call) { c.index.remove(of) }

// Variable is the name of the channel variable that Originate sets to the call's
// id.
func (c *Calls) Variable() string { return c.cfg.Variable }

// Get returns a call as it is now, with its timeline. Error: *UnknownCallError.
func (c *Calls) Get(id string) (*astergatev1.Call, error) {
	var out *astergatev1.Call
	err := c.View(id, func(of *call.Call) { out = of.Proto(time.Now(), true) })
	return out, err
}

// View lets f look at a call. It runs under the lock: it must be quick, and call
// nothing of Calls. Error: *UnknownCallError.
func (c *Calls) View(id string, f func(*call.Call)) error {
	c.lock()
	defer c.mu.Unlock()
	of := c.tracker.Get(id)
	if of == nil {
		return &UnknownCallError{Call: id}
	}
	f(of)
	return nil
}

// With lets f work with the tracker: announce a call, say what became of an
// Originate. It runs under the lock, as with View.
func (c *Calls) With(f func(*call.Tracker)) {
	c.lock()
	defer c.mu.Unlock()
	f(c.tracker)
	c.settle()
	select {
	case c.poke <- struct{}{}:
	default:
	}
}

// hangupByUs notes that a client of ours hangs up a channel, given as the action
// Hangup takes it: by its Uniqueid or its name.
func (c *Calls) hangupByUs(channel string) {
	c.lock()
	defer c.mu.Unlock()
	if c.tracker.ByChannel(channel) != nil {
		c.tracker.HangupByUs(channel)
		return
	}
	for of := range c.tracker.Live() {
		for ch := range of.Channels() {
			if ch.Name() == channel && !ch.HungUp() {
				c.tracker.HangupByUs(ch.UniqueID())
				return
			}
		}
	}
}

// CallFigures are numbers for metrics.
type CallFigures struct {
	Live, Finished int    // calls now
	Changes        uint64 // of calls
	Gaps           uint64 // times that events were missed because the log did not hold them any more
	Resyncs        uint64 // snapshots taken
	Refused        uint64 // snapshots that Asterisk refused
	Lag            uint64 // events that the tracker is behind
	Synced         bool   // a snapshot was taken since the link came up
}

// Figures returns the numbers as they are now.
func (c *Calls) Figures() CallFigures {
	c.mu.Lock()
	live, finished := c.tracker.Len()
	c.mu.Unlock()
	f := &c.figures
	return CallFigures{
		Live: live, Finished: finished, Changes: f.changes.Load(), Gaps: f.gaps.Load(),
		Resyncs: f.resyncs.Load(), Refused: f.refused.Load(), Synced: f.synced.Load(), Lag: c.Lag(),
	}
}

// Lag is how many events the calls are behind. It waits for no lock.
func (c *Calls) Lag() uint64 {
	if newest, at := c.server.log.Newest(), c.cursor.Position(); at <= newest {
		return newest + 1 - at
	}
	return 0
}

// Synced reports whether a snapshot was taken since the link came up. It waits for
// no lock.
func (c *Calls) Synced() bool { return c.figures.synced.Load() }

// UnknownCallError says that there is no such call, or no longer.
type UnknownCallError struct{ Call string }

func (err *UnknownCallError) Error() string {
	return fmt.Sprintf("there is no call %q: it never was, or has ended and was forgotten", err.Call)
}

// Calls are the server's calls; nil if they are not followed.
func (s *Server) Calls() *Calls { return s.calls }

// CallServer finds the server of a call. Error: *UnknownCallError.
func (e *Engine) CallServer(id string) (*Server, error) {
	for _, s := range e.Servers() {
		if s.calls != nil && s.calls.View(id, func(*call.Call) {}) == nil {
			return s, nil
		}
	}
	return nil, &UnknownCallError{Call: id}
}
