package simulator

import (
	"slices"
	"strconv"
	"time"
)

// Call queues (apps/app_queue.c): callers wait with music, the first of them is
// offered to one free member at a time, in the order of the configuration. Event
// order is that of recordings. Not imitated: other strategies, penalties,
// announcements, members that join, leave or pause, QueueMemberStatus, and the
// realtime figures of service level.

const (
	memberRing  = 15 * time.Second // how long a member is rung
	memberRetry = 5 * time.Second  // before the next try
)

// Queue is a call queue.
type Queue struct {
	Name     string
	Strategy string // shown only; empty means ringall
	Members  []QueueMember
}

// QueueMember is an agent of a queue.
type QueueMember struct {
	Name      string
	Interface string // what is dialled: an endpoint or Local/…
}

type queue struct {
	Queue
	members   []*member
	callers   []*caller
	completed int
	abandoned int
	hold      time.Duration // of all completed calls
	talked    time.Duration
}

type member struct {
	QueueMember
	busy     bool
	inCall   bool
	taken    int
	lastCall time.Time
}

type caller struct {
	c      *channel
	joined time.Time
}

func newQueue(q Queue) *queue {
	if q.Strategy == "" {
		q.Strategy = "ringall"
	}
	live := &queue{Queue: q}
	for _, m := range q.Members {
		live.members = append(live.members, &member{QueueMember: m})
	}
	return live
}

func (s *Simulator) findQueue(name string) *queue {
	i := slices.IndexFunc(s.queues, func(q *queue) bool { return q.Name == name })
	if i < 0 {
		return nil
	}
	return s.queues[i]
}

// wake lets the callers look again whose turn it is.
func (q *queue) wake() {
	for _, w := range q.callers {
		w.c.poke()
	}
}

func (q *queue) position(c *channel) int {
	return 1 + slices.IndexFunc(q.callers, func(w *caller) bool { return w.c == c })
}

func (q *queue) free() *member {
	for _, m := range q.members {
		if !m.busy {
			return m
		}
	}
	return nil
}

// Queued puts the channel into a queue (the application Queue).
type Queued struct {
	Name    string
	Timeout time.Duration // 0 is none
}

func (w Queued) app() (string, string) {
	if w.Timeout > 0 {
		return "Queue", w.Name + ",,,," + seconds(w.Timeout)
	}
	return "Queue", w.Name
}

var queueVars = []string{"ANSWEREDTIME", "ANSWEREDTIME_MS", "DIALEDTIME", "DIALEDTIME_MS", "QUEUEWAIT", "QUEUEWAIT_MS"}

func (w Queued) run(c *channel) {
	s := c.sim
	if s.facts.queueTimes {
		for _, name := range queueVars {
			c.setVar(name, "")
		}
	}
	q := s.findQueue(w.Name)
	if q == nil {
		return
	}
	me := &caller{c: c, joined: time.Now()}
	q.callers = append(q.callers, me)
	s.queueEvent("QueueCallerJoin", c, nil, "Queue", q.Name, "Position", strconv.Itoa(len(q.callers)),
		"Count", strconv.Itoa(len(q.callers)))
	s.channelEvent("MusicOnHoldStart", classCall, c, "Class", "default")

	left := func() time.Duration { // until the time-out
		if w.Timeout <= 0 {
			return time.Hour
		}
		return w.Timeout - time.Since(me.joined)
	}
	for !c.stopped() {
		switch m := q.free(); {
		case left() <= 0:
			s.channelEvent("MusicOnHoldStop", classCall, c)
			c.leaveQueue(q)
			c.setVar("QUEUESTATUS", "TIMEOUT")
			return
		case m == nil || q.position(c) != 1:
			timer := time.NewTimer(left())
			s.block(c.wake, timer.C)
			timer.Stop()
		case s.offer(q, me, m):
			return
		case !c.stopped():
			c.pause(min(memberRetry, left()))
		}
	}
	if s.closed {
		return
	}
	c.abandon(q, me)
}

// abandon takes a caller out of the queue who hung up or was sent elsewhere.
func (c *channel) abandon(q *queue, me *caller) {
	s := c.sim
	position := strconv.Itoa(q.position(c))
	s.channelEvent("MusicOnHoldStop", classCall, c)
	if s.facts.queueTimes {
		c.setTimes("QUEUEWAIT", me.joined)
		c.setTimes("DIALEDTIME", me.joined)
		c.setTimes("ANSWEREDTIME", time.Now())
	}
	if c.hangup {
		c.setVar("ABANDONED", "TRUE")
		q.abandoned++
		s.queueEvent("QueueCallerAbandon", c, nil, "Queue", q.Name, "Position", position, "OriginalPosition", position,
			"HoldTime", wholeSeconds(time.Since(me.joined)))
	}
	c.leaveQueue(q)
}

// offer rings one member for the first caller. It reports whether that ended the
// caller's wait.
func (s *Simulator) offer(q *queue, me *caller, m *member) bool {
	c := me.c
	m.busy = true
	defer func() {
		m.busy, m.inCall = false, false
		q.wake()
	}()
	leg, ok := s.newLeg(c, m.Interface, nil)
	if !ok {
		return false
	}
	rang := time.Now()
	leg.setVar("DIALEDPEERNUMBER", leg.address)
	if !s.introduce(c, leg, "AppQueue", c.caller.Number) {
		return false
	}
	leg.exten, leg.connected = c.exten, c.caller
	who := []string{"Queue", q.Name, "Interface", m.Interface, "MemberName", m.Name}
	s.queueEvent("AgentCalled", c, leg, who...)
	s.dialEvent("DialBegin", c, leg, "DialString", m.Interface)
	s.startLeg(leg, m.Interface, nil)
	if c.awaitLeg(leg, memberRing, rang, false) != "ANSWER" {
		if !s.closed && !c.stopped() {
			s.queueEvent("AgentRingNoAnswer", c, leg,
				append(who, "RingTime", strconv.Itoa(int(time.Since(rang)/time.Millisecond)))...)
		}
		return false
	}
	s.newexten(leg, "AppQueue", "(Outgoing Line)")
	s.channelEvent("NewConnectedLine", classCall, leg)
	s.dialEvent("DialEnd", c, leg, "DialStatus", "ANSWER")
	s.channelEvent("MusicOnHoldStop", classCall, c)
	c.leaveQueue(q)
	if s.facts.queueTimes {
		c.setTimes("QUEUEWAIT", me.joined)
	}
	hold, ring := time.Since(me.joined), time.Since(rang)
	s.queueEvent("AgentConnect", c, leg, append(who, "HoldTime", wholeSeconds(hold), "RingTime", wholeSeconds(ring))...)
	c.answer()
	m.inCall = true
	begin := time.Now()
	s.connect(c, leg, "AppQueue")
	c.cdrDest = leg.name
	c.talk(leg)
	if s.closed {
		return true
	}
	reason := "caller"
	if leg.hangup {
		reason = "agent"
	}
	talked := time.Since(begin)
	if s.facts.queueTimes {
		c.setTimes("ANSWEREDTIME", begin)
		c.setTimes("DIALEDTIME", rang)
	}
	s.queueEvent("AgentComplete", c, nil,
		append(who, "HoldTime", wholeSeconds(hold), "TalkTime", wholeSeconds(talked), "Reason", reason)...)
	m.taken++
	m.lastCall = time.Now()
	q.completed++
	q.hold += hold
	q.talked += talked
	return true
}

// leaveQueue takes the channel out of the queue.
func (c *channel) leaveQueue(q *queue) {
	i := slices.IndexFunc(q.callers, func(w *caller) bool { return w.c == c })
	if i < 0 {
		return
	}
	q.callers = slices.Delete(q.callers, i, i+1)
	position := strconv.Itoa(i + 1)
	c.sim.queueEvent("QueueCallerLeave", c, nil, "Queue", q.Name, "Position", position,
		"Count", strconv.Itoa(len(q.callers)))
	c.setVar("QUEUEPOSITION", position)
	q.wake()
}

func wholeSeconds(d time.Duration) string { return strconv.Itoa(int(d / time.Second)) }

// queueEvent publishes an event of class agent with one or two channels.
func (s *Simulator) queueEvent(name string, c, dest *channel, pairs ...string) {
	k := s.newEvent(name, classAgent)
	k.snapshot("", c)
	if dest != nil {
		k.snapshot("Dest", dest)
	}
	k.pairs(pairs)
	s.publishBlock(classAgent, k)
}
