package simulator

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// What can go wrong between a program and its Asterisk, on demand. None of this
// is in a real server's code; it is what networks, overload and its own
// mistakes make of it.

// FaultKind is a kind of fault.
type FaultKind int

const (
	// Delay holds every piece of output back for Fault.Delay.
	Delay FaultKind = iota + 1
	// Split writes output in pieces of Fault.Bytes bytes.
	Split
	// Cut closes the connection after Fault.Bytes more bytes of output; with 0
	// at once.
	Cut
	// Silence stops the session from reading, answering and sending, as a hung
	// server would, until the fault is cleared. A new connection gets no banner.
	Silence
	// Refuse closes new connections before the banner.
	Refuse
	// Garbage sends Fault.Data: at once, or before the answers to Fault.Action
	// if that is set.
	Garbage
	// DropReply sends nothing of the answer to Fault.Action.
	DropReply
	// DuplicateReply sends the answer to Fault.Action twice.
	DuplicateReply
	// LateReply sends the answer to Fault.Action Fault.Delay later, while the
	// session goes on.
	LateReply
	// ShortList leaves Fault.Items items out of the list that answers
	// Fault.Action (0: all of them); its end still counts them.
	ShortList
	// EndlessList leaves out the event that ends the list.
	EndlessList
)

var faultNames = map[FaultKind]string{
	Delay: "delay", Split: "split", Cut: "cut", Silence: "silence", Refuse: "refuse", Garbage: "garbage",
	DropReply: "drop reply", DuplicateReply: "duplicate reply", LateReply: "late reply",
	ShortList: "short list", EndlessList: "endless list",
}

// String returns the kind's name.
func (k FaultKind) String() string {
	if name, ok := faultNames[k]; ok {
		return name
	}
	return fmt.Sprintf("fault %d", int(k))
}

// Fault is something to go wrong.
type Fault struct {
	Kind FaultKind
	// Session is the number of the session concerned (see Sessions); 0 means
	// all, also those to come.
	Session int
	// Action is the action concerned, for kinds about answers; empty means
	// every action.
	Action string
	// Times is how often it happens before it is over; 0 means until cleared.
	// For Delay and Split each piece of output counts.
	Times int

	Delay time.Duration // for Delay and LateReply
	Bytes int           // for Split and Cut
	Items int           // for ShortList
	Data  []byte        // for Garbage
}

func (f Fault) validate() error {
	switch {
	case faultNames[f.Kind] == "":
		return fmt.Errorf("there is no fault of kind %d", int(f.Kind))
	case f.Kind == Split && f.Bytes <= 0:
		return fmt.Errorf("%v: Bytes must be positive", f.Kind)
	case f.Bytes < 0 || f.Items < 0 || f.Times < 0 || f.Delay < 0:
		return fmt.Errorf("%v: negative number", f.Kind)
	}
	return nil
}

type activeFault struct {
	Fault
	left  int              // times it still happens, -1 without limit
	bytes map[*session]int // for Cut: still to be written
}

func newFault(f Fault) *activeFault {
	a := &activeFault{Fault: f, left: f.Times, bytes: make(map[*session]int)}
	if f.Times == 0 {
		a.left = -1
	}
	return a
}

// Inject puts a fault into force and returns what clears it again. Several may
// be in force; of the same kind the first that fits is used.
func (s *Simulator) Inject(f Fault) (func(), error) {
	if err := f.validate(); err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	now := f.Kind == Cut && f.Bytes == 0 || f.Kind == Garbage && f.Action == ""
	if now {
		for _, ss := range slices.Clone(s.sessions) {
			switch {
			case f.Session != 0 && f.Session != ss.id:
			case f.Kind == Cut:
				ss.closeLocked()
			default:
				ss.pending = append(ss.pending, event{b: f.Data})
				ss.poke()
			}
		}
		return func() {}, nil
	}
	a := newFault(f)
	s.faults = append(s.faults, a)
	return func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.removeFault(a)
	}, nil
}

// Clear ends all faults.
func (s *Simulator) Clear() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults = nil
	s.wakeSessions()
}

func (s *Simulator) removeFault(a *activeFault) {
	s.faults = slices.DeleteFunc(s.faults, func(x *activeFault) bool { return x == a })
	s.wakeSessions()
}

// wakeSessions lets sessions see that faults changed; it needs the lock.
func (s *Simulator) wakeSessions() {
	s.notify()
	for _, ss := range s.sessions {
		ss.poke()
	}
}

// findFault returns the fault in force of a kind; it needs the lock. A nil
// session stands for a connection that has none yet.
func (s *Simulator) findFault(kind FaultKind, ss *session, action string) *activeFault {
	for _, a := range s.faults {
		if a.Kind != kind || a.Session != 0 && (ss == nil || a.Session != ss.id) {
			continue
		}
		if a.Action == "" || strings.EqualFold(a.Action, action) {
			return a
		}
	}
	return nil
}

// takeFault is findFault for one use.
func (s *Simulator) takeFault(kind FaultKind, ss *session, action string) *activeFault {
	a := s.findFault(kind, ss, action)
	if a != nil && a.left > 0 {
		if a.left--; a.left == 0 {
			s.removeFault(a)
		}
	}
	return a
}

// howToWrite says what faults make of the next piece of output.
type howToWrite struct {
	bytes int
	delay time.Duration
	cut   bool // close after these bytes
}

func (s *Simulator) writeFaults(ss *session, n int) howToWrite {
	s.mu.Lock()
	defer s.mu.Unlock()
	how := howToWrite{bytes: n}
	if a := s.takeFault(Split, ss, ""); a != nil {
		how.bytes = min(how.bytes, a.Bytes)
	}
	if a := s.takeFault(Delay, ss, ""); a != nil {
		how.delay = a.Delay
	}
	if a := s.findFault(Cut, ss, ""); a != nil {
		left, ok := a.bytes[ss]
		if !ok {
			left = a.Bytes
		}
		if how.bytes >= left {
			how.bytes, how.cut = left, true
			s.takeFault(Cut, ss, "")
		}
		a.bytes[ss] = left - how.bytes
	}
	return how
}

// awaitSound waits while the session is under Silence and reports whether it
// still lives.
func (ss *session) awaitSound() bool {
	s := ss.sim
	for {
		s.mu.Lock()
		silent, changed := s.findFault(Silence, ss, "") != nil, s.changed
		s.mu.Unlock()
		if !silent {
			return true
		}
		select {
		case <-changed:
		case <-ss.done:
			return false
		}
	}
}
