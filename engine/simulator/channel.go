package simulator

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Channels: their state, their names and ids, how they answer and end
// (main/channel.c). Names count per technology from 0 in hex, ids are the
// second of creation and a counter over all channels, or what ChannelId says.
// Not imitated: masquerades and Rename events, formats, music, DTMF.

type channelState int

const (
	stateDown    channelState = 0
	stateRing    channelState = 4 // calling us
	stateRinging channelState = 5 // we call it
	stateUp      channelState = 6
	stateBusy    channelState = 7
)

func (st channelState) String() string {
	switch st {
	case stateDown:
		return "Down"
	case stateRing:
		return "Ring"
	case stateRinging:
		return "Ringing"
	case stateUp:
		return "Up"
	case stateBusy:
		return "Busy"
	}
	return "Unknown (" + strconv.Itoa(int(st)) + ")"
}

// Party is a number and a name, as of a caller. Empty means not known. A name
// may hold any bytes but CR, LF and NUL, and need not be UTF-8.
type Party struct{ Number, Name string }

// channel is guarded by the simulator's mu.
type channel struct {
	sim *Simulator

	name, tech, address string // PJSIP/200-00000001 has address 200
	uniqueID, linkedID  string
	state               channelState
	caller, connected   Party
	account             string
	location
	app, data string
	vars      []variable
	created   time.Time
	answered  time.Time
	bridge    *bridge

	cause    int
	hangup   bool      // it is to end
	redirect *location // it is to go on elsewhere
	gone     bool      // Hangup was sent
	pbx      bool      // runs the dialplan, rather than one application
	standing bool      // nobody runs it: see Config.Standing

	peer    *channel // the other half of a Local channel
	started bool     // of a Local channel: the halves were joined

	// What a dialled channel has reported to its dialler.
	leg legState

	frames   []frame // from the other side, which nothing has heard
	returned bool    // its subroutine has ended

	wake    chan struct{} // capacity 1: for the goroutine that runs it
	watcher chan struct{} // capacity 1: of the goroutine that dials it, or nil
	dead    chan struct{} // closed when gone

	inAsync bool // it has been in AsyncAGI
	async   []asyncCommand

	cdrDest string // channel that answered, for Cdr
	noCdr   bool
}

type location struct {
	context, exten string
	priority       int
}

type legState struct {
	ringing, answered bool
	failed            Outcome // Busy or Congestion, else zero
}

// newChannel creates a channel and publishes Newchannel. The id may be empty.
func (s *Simulator) newChannel(name, tech, address, id string, creator *channel, st channelState, caller Party, at location) *channel {
	if next := s.newUniqueID(); id == "" {
		id = next // the counter counts channels with an id of their own too
	}
	c := &channel{
		sim: s, name: name, tech: tech, address: address, uniqueID: id, linkedID: id,
		state: st, caller: caller, location: at, created: time.Now(),
		wake: make(chan struct{}, 1), dead: make(chan struct{}),
	}
	if creator != nil {
		c.linkedID = creator.linkedID
	}
	s.channels = append(s.channels, c)
	s.channelEvent("Newchannel", classCall, c)
	return c
}

func (s *Simulator) newUniqueID() string {
	id := fmt.Sprintf("%d.%d", time.Now().Unix(), s.lastUnique)
	s.lastUnique++
	return id
}

// newName returns the next name of a technology, such as PJSIP/200-0000002a.
func (s *Simulator) newName(tech, address string) string {
	n := s.lastName[tech]
	s.lastName[tech]++
	return fmt.Sprintf("%s/%s-%08x", tech, address, n)
}

// findChannel looks a channel up by name or unique id.
func (s *Simulator) findChannel(name string) *channel {
	for _, c := range s.channels {
		if strings.EqualFold(c.name, name) || c.uniqueID == name {
			return c
		}
	}
	return nil
}

// poke wakes whoever runs or dials the channel.
func (c *channel) poke() {
	signal(c.wake)
	if c.watcher != nil {
		signal(c.watcher)
	}
}

// stopped reports whether the channel's present application has to end.
func (c *channel) stopped() bool {
	return c.hangup || c.redirect != nil || c.gone || c.sim.closed
}

// pause waits and reports whether the time passed without the channel being
// stopped.
func (c *channel) pause(d time.Duration) bool {
	timer := time.NewTimer(d)
	defer timer.Stop()
	for !c.stopped() {
		if c.sim.block(c.wake, timer.C) {
			return !c.stopped()
		}
	}
	return false
}

// waitStop waits until the channel is stopped.
func (c *channel) waitStop() {
	for !c.stopped() {
		c.sim.block(c.wake, nil)
	}
}

func (c *channel) setState(st channelState) {
	if c.state == st || c.gone {
		return
	}
	c.state = st
	c.sim.channelEvent("Newstate", classCall, c)
}

// answer brings the channel up, and with it the near half of a Local channel.
func (c *channel) answer() {
	if c.state == stateUp || c.gone {
		return
	}
	if c.answered.IsZero() {
		c.answered = time.Now()
	}
	c.setState(stateUp)
	if near := c.near(); near != nil {
		near.answered = c.answered
		near.setState(stateUp)
		near.leg.answered = true
		near.poke()
	}
}

// ring tells the channel's caller that somewhere it rings.
func (c *channel) ring() {
	if near := c.near(); near != nil && near.state == stateDown {
		near.setState(stateRinging)
		near.leg.ringing = true
		near.poke()
	}
}

// fail tells the channel's caller that the call cannot be had, as the
// applications Busy and Congestion do.
func (c *channel) fail(o Outcome) {
	if c.state == stateUp {
		return
	}
	c.cause = o.cause()
	c.setState(stateBusy)
	if near := c.near(); near != nil {
		near.leg.failed = o
		near.poke()
	}
}

// near returns the half of a Local channel that was dialled, if c is the half
// that runs the dialplan for it.
func (c *channel) near() *channel {
	if c.peer != nil && c.started && !c.peer.gone && strings.HasSuffix(c.name, ";2") {
		return c.peer
	}
	return nil
}

// requestHangup makes the channel end soon. A cause of 0 leaves the one it has.
func (c *channel) requestHangup(cause int) {
	if c.gone {
		return
	}
	if cause != 0 {
		c.cause = cause
	}
	c.hangup = true
	c.poke()
	if c.standing {
		c.sim.spawn(func() {
			c.sim.mu.Lock()
			defer c.sim.mu.Unlock()
			c.end()
		})
	}
}

// end hangs the channel up: the other half of a Local channel is asked to end
// with the same cause, and Hangup and Cdr are published.
func (c *channel) end() {
	if c.gone || c.sim.closed {
		return
	}
	s := c.sim
	c.gone = true
	if p := c.peer; p != nil && c.started && !p.gone {
		s.channelEvent("HangupRequest", classCall, p, "Cause", strconv.Itoa(c.cause))
		p.requestHangup(c.cause)
	}
	s.channelEvent("Hangup", classCall, c, "Cause", strconv.Itoa(c.cause), "Cause-txt", causeText(c.cause))
	s.publishCdr(c)
	s.channels = slices.DeleteFunc(s.channels, func(x *channel) bool { return x == c })
	close(c.dead)
	c.poke()
}
