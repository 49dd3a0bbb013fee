package worker

import (
	"context"
	"crypto/rand"
	"sync"
	"sync/atomic"
	"time"

	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// session is a channel from its coming to its end. Whoever has its lock owns it. The
// goroutine of run waits for what nobody else brings.
type session struct {
	r        *Registry
	ch       Channel
	starter  starter  // of ch; nil: Do alone
	attender attender // of ch; nil: somebody else reads its answers
	id       string
	path     string
	started  time.Time
	assigned chan assignment // from the registry
	news     chan struct{}   // has a value if the goroutine is to look: it is leaving, or a time is over
	// attending says that the goroutine is with its channel, in attend.
	attending atomic.Bool

	// Guarded by the registry's lock.
	cache    map[string]*matched // patterns that were tried; nil: no match
	excluded map[*Worker]bool    // who had it, or did not want it
	queuedAt time.Time
	waitTime *time.Duration // for a worker with room; nil: the registry's
	fallback assignment     // whose policy counts if no worker takes it
	held     bool           // stays in the queue though no worker can take it
	pool     *pool          // that counts it

	// owning guards what follows, also while it is awaited that something is written to
	// the audit log; nothing else is waited for with it. It is taken before the
	// registry's lock, and one session's at a time. When it is leaving all but the state
	// is the goroutine's alone.
	owning     sync.Mutex
	state      state
	worker     *Worker
	route      *route
	match      *matched
	timer      alarm          // of the queue or the offer
	limit      alarm          // of the route's time
	limitRoute *route         // whose time it is
	current    *call          // the command that runs
	turns      []*call        // that wait for it, in order
	own        *call          // of them all the worker's, at most one
	answered   chan *call     // that the goroutine is to see to; has room for it
	commands   sync.WaitGroup // the goroutines of commands
	lastID     uint64         // of the last command that was taken
	last       Frame          // the result of that
	hungUp     bool
	toldHangup bool
	leave      leave
	witness    SessionWitness // of the worker that has it; nil: nobody

	mu   sync.Mutex // guards info
	info astergatev1.AgiSession
	rev  uint64 // of info; guarded by mu
}

func newSession(r *Registry, ch Channel) *session {
	path, _ := ch.Environment().Script()
	now := time.Now()
	s := &session{
		r: r, ch: ch, id: rand.Text(), path: path, started: now,
		assigned: make(chan assignment, 1), news: make(chan struct{}, 1),
		queuedAt: now, answered: make(chan *call, 1),
	}
	s.starter, _ = ch.(starter)
	s.attender, _ = ch.(attender)
	s.describe()
	return s
}

// do runs f as the session's owner. It reports false if the session is ending.
func (s *session) do(f func()) bool {
	s.owning.Lock()
	defer s.owning.Unlock()
	if s.state >= leaving {
		return false
	}
	f()
	return true
}

// step makes an event happen. It reports false where it cannot happen now.
func (s *session) step(ev event) bool {
	to, possible := next[s.state][ev]
	if possible {
		s.state = to
	}
	return possible
}

// wake has the session's goroutine look at what there is to be done. It may be called
// with any lock.
func (s *session) wake() {
	select {
	case s.news <- struct{}{}:
	default: // it will look
	}
	if s.attending.Load() {
		s.attender.Interrupt()
	}
}

// attender is a channel whose answers the session's goroutine can read itself. Attend
// returns when HANGUP came, when it has ended, and when it is interrupted.
type attender interface {
	Attend()
	Interrupt()
}

// attend offers the session to the worker that was found at once, and is with the
// channel then: all else that concerns the session is done by who brings it, until
// there is something to be waited for. It is called with the lock.
func (s *session) attend() {
	select {
	case found := <-s.assigned:
		s.offer(found)
	default:
	}
	if s.state != offered && s.state != running {
		return
	}
	s.attending.Store(true)
	s.owning.Unlock()
	if len(s.news) == 0 && !isClosed(s.r.stopping) {
		s.attender.Attend()
	}
	s.owning.Lock()
	s.attending.Store(false)
}

// run has the session until its end. It is called with the lock.
func (s *session) run(ctx context.Context) astergatev1.SessionEnd {
	defer s.commands.Wait()
	defer s.stopTimers()
	if s.attender != nil {
		s.attend()
	}
	if s.state != leaving {
		s.await(ctx)
	}
	s.owning.Unlock()
	return s.finish(ctx)
}

// await waits until the session is leaving, with the lock but while it waits.
func (s *session) await(ctx context.Context) {
	hungUp, done, stopping := s.ch.HungUp(), s.ch.Done(), s.r.stopping
	ctxDone := ctx.Done()
	for s.state != leaving {
		s.owning.Unlock()
		var found *assignment
		var answered *call
		event := func() {}
		select {
		case <-s.news:
			event = s.timesOver
		case a := <-s.assigned:
			found = &a
		case answered = <-s.answered:
		case <-hungUp:
			hungUp = nil
			event = s.hangUp
		case <-done:
			done = nil
			event = s.disconnected
		case <-ctxDone:
			// The connection has ended, or is about to be ended from outside.
			ctxDone = nil
			event = s.disconnected
		case <-stopping:
			stopping = nil
			event = s.stop
		}
		s.owning.Lock()
		switch {
		case found != nil:
			s.offer(*found) // it is not taken where the session is ending
		case answered != nil:
			s.take(answered)
		case s.state != leaving:
			event()
		}
	}
}

// stop says that astergate is ending.
func (s *session) stop() {
	if s.step(evStop) {
		s.leaveFor(astergatev1.SessionEnd_SESSION_END_STOPPED, giveBack, "STOPPED", false)
	}
}

// offer offers the session to the worker that was found for it.
func (s *session) offer(found assignment) {
	if found.worker == nil {
		s.noHandler(evNoWorker, found)
		return
	}
	if !s.step(evAssigned) {
		s.r.release(s, found.worker, false)
		return
	}
	s.worker, s.route, s.match = found.worker, found.route, found.match
	s.timer.set(s.r.cfg.OfferTime, s.wake)
	s.touch()
	if !s.r.connected(s.worker) { // lost since it was chosen
		s.toNext(evRequeued, false, false)
		return
	}
	s.r.putFrame(s.worker, s.offerFrame())
}

// timesOver does what is to be done where a time is over.
func (s *session) timesOver() {
	s.timeLimitOver()
	s.timeOver()
}

// timeOver ends waiting, for a worker or for its answer.
func (s *session) timeOver() {
	if !s.timer.over() {
		return
	}
	switch s.state {
	case waiting:
		s.queueOver()
	case offered:
		s.r.cfg.Logger.Warn("worker did not answer an offer", "worker", s.r.nameOf(s.worker), "session", s.id)
		s.tell(astergatev1.SessionEnd_SESSION_END_WITHDRAWN)
		s.toNext(evDeclined, true, true)
	default:
	}
}

// toNext takes the session from its worker and looks for another; spent says
// that it shall not be this one again.
func (s *session) toNext(ev event, silent, spent bool) {
	w := s.worker
	if !s.step(ev) {
		return
	}
	s.endWitness(astergatev1.SessionEnd_SESSION_END_WITHDRAWN)
	s.worker, s.route, s.match = nil, nil, nil
	s.touch()
	s.r.mu.Lock()
	if ev == evDeclined {
		if spent {
			if s.excluded == nil {
				s.excluded = make(map[*Worker]bool)
			}
			s.excluded[w] = true
		}
	}
	s.queuedAt = time.Now()
	s.r.mu.Unlock()
	s.r.release(s, w, silent)
	s.r.enqueue(s, false)
	s.armQueue()
	s.wake() // to be given another
}

// accepted is the worker's answer to an offer.
func (s *session) accepted(w *Worker) {
	if s.worker != w || !s.step(evAccepted) {
		return
	}
	s.timer.stop()
	s.armLimit(s.route)
	s.touch()
	s.beginWitness()
}

// declined is the other answer.
func (s *session) declined(w *Worker, reason string) {
	if s.worker != w || s.state != offered {
		return
	}
	s.r.cfg.Logger.Info("worker declined a session", "worker", s.r.nameOf(w), "session", s.id, "reason", clip(reason))
	s.toNext(evDeclined, false, true)
}

// finished is the worker's way to give the session back.
func (s *session) finished(w *Worker, failed bool, reason string) {
	if s.worker != w {
		return
	}
	switch {
	case !failed:
		if s.step(evFinished) {
			s.leaveFor(astergatev1.SessionEnd_SESSION_END_FINISHED, justClose, "", false)
		}
	case s.step(evFailed):
		s.r.cfg.Logger.Warn("a handler failed", "worker", s.r.nameOf(w), "session", s.id, "path", clip(s.path), "reason", clip(reason))
		way := giveBack
		if s.route.failed == astergatev1.FailPolicy_FAIL_POLICY_HANG_UP {
			way = hangUp
		}
		s.leaveFor(astergatev1.SessionEnd_SESSION_END_HANDLER_FAILED, way, "FAILED", s.route.interrupt)
	}
}

// workerLost says that the worker's stream broke.
func (s *session) workerLost(w *Worker) {
	if s.worker != w || s.r.connected(w) { // it is back already
		return
	}
	again := s.route.lost == astergatev1.LostPolicy_LOST_POLICY_OTHER_WORKER && s.lastID == 0
	switch {
	case s.state == offered:
		// It may come back, and has done nothing wrong.
		s.toNext(evRequeued, false, false)
	case again:
		s.toNext(evRequeued, false, true)
	case s.step(evWorkerLost):
		s.touch()
	}
}

// workerBack says that the worker has a stream again, and returns where the
// session stands; nil if it is not the worker's.
func (s *session) workerBack(w *Worker) *astergatev1.ResumedSession {
	if s.worker != w {
		return nil
	}
	if s.state == offered {
		s.timer.set(s.r.cfg.OfferTime, s.wake)
		s.r.putFrame(w, s.offerFrame())
		return nil
	}
	s.step(evWorkerBack) // or its stream was replaced before it broke
	s.touch()
	if !s.last.isZero() {
		s.r.putResult(w, s, s.last)
	}
	s.toldHangup = s.hungUp
	return &astergatev1.ResumedSession{Session: s.id, LastCommandId: s.lastID, HungUp: s.hungUp}
}

// graceOver says that the worker did not come back.
func (s *session) graceOver() {
	if !s.step(evGraceOver) {
		return
	}
	s.leaveFor(astergatev1.SessionEnd_SESSION_END_WORKER_LOST, s.route.wayLost(), "LOST", s.route.interrupt)
}

// taken says that the worker may not have the session any more.
func (s *session) taken(w *Worker) {
	if s.worker != w {
		return
	}
	if s.state == offered {
		s.toNext(evRequeued, false, true)
		return
	}
	s.step(evWorkerLost) // it may be that already
	s.graceOver()
}

// hangUp says that the channel hung up.
func (s *session) hangUp() {
	if !s.step(evHungUp) {
		return
	}
	s.hungUp = true
	s.touch()
	if s.state == leaving { // nobody had it yet
		s.leaveFor(s.ch.End(), justClose, "", false)
		s.leave.unheard = true
		return
	}
	s.tellHangup()
}

// tellHangup tells the worker, but not before the result of what runs.
func (s *session) tellHangup() {
	if s.hungUp && !s.toldHangup && s.own == nil && s.state == running {
		s.toldHangup = true
		s.r.put(s.worker, &astergatev1.ServeResponse{Frame: &astergatev1.ServeResponse_Hangup{
			Hangup: &astergatev1.SessionHangup{Session: s.id}}})
	}
}

// disconnected says that the connection to Asterisk has ended. What ran has
// failed by then.
func (s *session) disconnected() {
	if !s.step(evDisconnected) {
		return
	}
	s.leaveFor(s.ch.End(), justClose, "", false)
}

// describe makes what operators see of the session.
func (s *session) describe() {
	env := s.ch.Environment()
	text := func(name string) string { return valid(env.Get(name)) }
	s.info.Session, s.info.Server = s.id, s.ch.Server()
	s.info.Channel, s.info.UniqueId = text("agi_channel"), text("agi_uniqueid")
	s.info.Path = valid(s.path)
	s.info.StartedAt = stamp(s.started)
	s.info.Transport, s.info.Enhanced = s.ch.Transport(), s.ch.Enhanced()
}

// touch brings what operators see up to date.
func (s *session) touch() {
	pattern, name := "", ""
	if s.route != nil {
		pattern = s.route.pattern
	}
	if s.worker != nil {
		name = s.r.nameOf(s.worker)
	}
	s.mu.Lock()
	s.info.Route, s.info.WorkerId = pattern, name
	s.info.HungUp, s.info.Held = s.hungUp, s.state == held
	s.mu.Unlock()
	s.touchCommand(0)
}

// touchCommand brings up to date what a command changes; begun is how many have.
func (s *session) touchCommand(begun uint64) {
	s.mu.Lock()
	if s.info.Command = ""; s.current != nil {
		s.info.Command = s.current.cmd.Name
	}
	s.info.Commands += begun
	s.rev = s.r.changes.revision()
	s.mu.Unlock()
	s.r.changes.tell()
}

// clip bounds what a log line takes of another program's text.
func clip(text string) string { return text[:min(len(text), 200)] }
