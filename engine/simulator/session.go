package simulator

import (
	"net"
	"slices"
	"time"
)

// One manager connection, as main/manager.c session_do: one thread reads
// actions, runs them one after another and, between them, writes the events
// that have come meanwhile. So an action that takes long holds up the answers
// to those behind it and all events, measured with a synchronous Originate.
//
// What is different: reading and writing the socket have goroutines of their
// own, with a bounded buffer where a real server has the operating system's.

const maxPending = 64 << 20 // bytes of events a session may have waiting

// session is guarded by its simulator's mu where nothing else is said.
type session struct {
	sim  *Simulator
	id   int
	conn net.Conn
	out  *output

	in    chan []byte   // from the reader; nil slice is the end
	alert chan struct{} // events are pending, or something else changed
	done  chan struct{} // closed by close

	closed    bool
	loggedIn  bool
	user      User
	read      mask // what the user may see
	write     mask // what the user may do
	events    mask // what the session wants to see
	challenge string
	filters   filters
	pending   []event
	waiting   int // bytes in pending

	// Used by the session's goroutine only.
	input input
	rest  []byte // read, and not yet in input
}

type event struct {
	class mask
	b     []byte
}

func newSession(s *Simulator, id int, conn net.Conn) *session {
	return &session{
		sim: s, id: id, conn: conn,
		out:   newOutput(conn, s.cfg.OutputBuffer, s.cfg.WriteTimeout),
		in:    make(chan []byte),
		alert: make(chan struct{}, 1),
		done:  make(chan struct{}),
	}
}

// run is the session's thread.
func (ss *session) run() {
	s := ss.sim
	defer ss.end()
	s.wg.Go(ss.readLoop)
	s.wg.Go(ss.writeLoop)

	if !ss.awaitSound() || !ss.send([]byte("Asterisk Call Manager/"+s.facts.ami+"\r\n")) {
		return
	}
	limit := time.NewTimer(s.cfg.AuthTimeout)
	defer limit.Stop()
	for {
		r, ok := ss.nextRequest(limit.C)
		if !ok || !ss.awaitSound() {
			return
		}
		s.record(ss, r)
		a := ss.process(&r)
		if !ss.deliver(r.action(), a) || a.close {
			return
		}
		if r.get("SuppressEvents") == "" && !ss.flushEvents() {
			return
		}
	}
}

// nextRequest waits for the next action and writes events while it waits.
func (ss *session) nextRequest(limit <-chan time.Time) (request, bool) {
	for {
		if r, ok := ss.input.next(); ok {
			return r, true
		}
		if len(ss.rest) > 0 {
			n := min(len(ss.rest), ss.input.room())
			ss.input.feed(ss.rest[:n])
			ss.rest = ss.rest[n:]
			continue
		}
		select {
		case b := <-ss.in:
			if b == nil {
				return request{}, false
			}
			ss.rest = b
		case <-ss.alert:
			if !ss.awaitSound() || !ss.flushEvents() {
				return request{}, false
			}
		case <-limit:
			if !ss.isLoggedIn() {
				return request{}, false
			}
		case <-ss.done:
			return request{}, false
		}
	}
}

func (ss *session) isLoggedIn() bool {
	ss.sim.mu.Lock()
	defer ss.sim.mu.Unlock()
	return ss.loggedIn
}

// readLoop hands on what arrives until the connection ends.
func (ss *session) readLoop() {
	for {
		b := make([]byte, 4096)
		n, err := ss.conn.Read(b)
		if n > 0 {
			select {
			case ss.in <- b[:n]:
			case <-ss.done:
				return
			}
		}
		if err != nil {
			select {
			case ss.in <- nil:
			case <-ss.done:
			}
			return
		}
	}
}

// send writes bytes and reports whether the session still lives.
func (ss *session) send(b []byte) bool {
	if ss.out.write(b, ss.done) {
		return true
	}
	ss.sim.cfg.Logger.Warn("session closed: it does not read", "session", ss.id)
	ss.close()
	return false
}

// flushEvents writes the pending events that the session wants to see.
func (ss *session) flushEvents() bool {
	s := ss.sim
	s.mu.Lock()
	pending := ss.pending
	ss.pending, ss.waiting = nil, 0
	wanted, chosen := ss.events, ss.filters
	s.mu.Unlock()
	for _, e := range pending {
		if e.class&wanted == e.class && chosen.pass(e.b) && !ss.send(e.b) {
			return false
		}
	}
	return true
}

// enqueue adds an event; it needs the lock. Whether the session wants it is
// decided when it is written, as Asterisk does.
func (ss *session) enqueue(e event) {
	if !ss.loggedIn || ss.closed {
		return
	}
	ss.pending = append(ss.pending, e)
	ss.waiting += len(e.b)
	if ss.waiting > maxPending {
		ss.closeLocked()
		return
	}
	ss.poke()
}

func (ss *session) poke() {
	select {
	case ss.alert <- struct{}{}:
	default:
	}
}

// close ends the connection at once.
func (ss *session) close() {
	ss.sim.mu.Lock()
	defer ss.sim.mu.Unlock()
	ss.closeLocked()
}

func (ss *session) closeLocked() {
	if ss.closed {
		return
	}
	ss.closed = true
	close(ss.done)
	ss.poke()
	_ = ss.conn.Close() // nobody is left to be told
	s := ss.sim
	s.sessions = slices.DeleteFunc(s.sessions, func(x *session) bool { return x == ss })
	s.notify()
}

// end closes the connection after what was written has left.
func (ss *session) end() {
	ss.out.finish(ss.done)
	ss.close()
}
