package conformance

import (
	"fmt"
	"os"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/astergate/astergate/engine/ami"
	"github.com/astergate/astergate/engine/ami/wire"
	"github.com/astergate/astergate/engine/asterisktest"
	"github.com/astergate/astergate/engine/simulator"
	"github.com/astergate/astergate/engine/worker"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// The caller hangs up at each stage of a session, 10,000 times in a row: the
// handler is told in the right order, and nothing is left behind.
func TestAGIHangupAtEachStage(t *testing.T) {
	t.Run("simulated", func(t *testing.T) {
		each := 2000
		if testing.Short() {
			each = 100
		}
		hangupStages(t, simulatedBackend(t, simulatorConfig(simulator.Asterisk22)), each)
	})
	asterisktest.EachReal(t, func(t *testing.T, target asterisktest.Target) {
		hangupStages(t, realBackend(t, target, asterisktest.Config{}), 40)
	})
}

// stages runs so many sessions through each stage, few at a time.
type stages struct {
	t     *testing.T
	s     *service
	w     *router
	calls atomic.Int64

	mu     sync.Mutex // guards what follows
	delays []time.Duration
	waits  map[string]chan struct{} // closed when Asterisk has begun the channel's Wait
}

func hangupStages(t *testing.T, b *backend, each int) {
	s := start(t, b, options{drain: patience, agi: worker.Config{Grace: patience}})
	h := &stages{t: t, s: s, w: s.route(t, ""), waits: make(map[string]chan struct{})}
	begun := s.begun(t)
	go h.follow(begun)
	h.parallel(10, h.beforeFirst) // what is made once, is made
	h.settle()
	goroutines, files := runtime.NumGoroutine(), openFiles(t)
	began := time.Now()
	h.parallel(each, h.beforeFirst)
	h.parallel(each, h.duringCommand)
	h.parallel(each, h.betweenCommands)
	for left := each; left > 0; left -= 100 {
		h.workerLost(min(left, 100))
	}
	h.settle()
	eventually(t, func() bool { return runtime.NumGoroutine() <= goroutines+5 && openFiles(t) <= files+5 })
	h.drain(each)
	slices.Sort(h.delays)
	t.Logf("%d hangups in %v; from the action Hangup to the handler's: p50 %v, p99 %v; goroutines %d, then %d; files %d",
		h.calls.Load(), time.Since(began).Round(time.Second), h.delays[len(h.delays)/2].Round(10*time.Microsecond),
		h.delays[len(h.delays)*99/100].Round(10*time.Microsecond), goroutines, runtime.NumGoroutine(), files)
}

// parallel runs a stage so often.
func (h *stages) parallel(n int, stage func(offer *astergatev1.SessionOffer, frames <-chan *astergatev1.ServeResponse)) {
	h.t.Helper()
	var wg sync.WaitGroup
	places := make(chan struct{}, 16)
	for range n {
		places <- struct{}{}
		wg.Go(func() {
			defer func() { <-places }()
			offer, frames := h.take(fmt.Sprintf("stage-%06d", h.calls.Add(1)))
			stage(offer, frames)
		})
		if h.t.Failed() {
			break
		}
	}
	wg.Wait()
	if h.t.Failed() {
		h.t.FailNow()
	}
}

// follow tells who waits for it that Asterisk has begun a command, until the service
// ends.
func (h *stages) follow(begun *stream) {
	for {
		select {
		case e := <-begun.events:
			if runsWait(e) {
				close(h.waiting(header(e.GetHeaders(), "Uniqueid")))
			}
		case <-begun.ended: //nolint:errcheck // however it ends
			return
		}
	}
}

// waiting is closed when Asterisk has begun the channel's Wait, of which there is one.
func (h *stages) waiting(uniqueID string) chan struct{} {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.waits[uniqueID] == nil {
		h.waits[uniqueID] = make(chan struct{})
	}
	return h.waits[uniqueID]
}

// take places a call and accepts its session.
func (h *stages) take(id string) (*astergatev1.SessionOffer, <-chan *astergatev1.ServeResponse) {
	h.act("Originate", "Channel", "Local/answer@astergate", "Context", "astergate", "Exten", "agi", "Priority", "1", "Async", "true",
		"ChannelId", id, "Variable", fmt.Sprintf("AGI_URL=agi://%s/stage", h.s.fastAGI))
	offer, frames := h.w.session(id)
	h.w.send(accept(offer.GetSession()))
	return offer, frames
}

func (h *stages) act(action string, headers ...string) {
	a := ami.Action{Name: action}
	for i := 0; i < len(headers); i += 2 {
		a.Headers = append(a.Headers, wire.Header{Name: headers[i], Value: headers[i+1]})
	}
	if reply, err := h.s.engine.Servers()[0].Do(h.t.Context(), a, 0); err != nil || !reply.Success() {
		h.t.Errorf("%s %v: %v %v", action, headers, reply, err)
	}
}

func (h *stages) hangUp(offer *astergatev1.SessionOffer) time.Time {
	began := time.Now()
	h.act("Hangup", "Channel", offer.GetChannel())
	return began
}

// next is the session's next frame.
func (h *stages) next(frames <-chan *astergatev1.ServeResponse) *astergatev1.ServeResponse {
	select {
	case f := <-frames:
		return f
	case <-time.After(patience):
		h.t.Error("no frame came")
		return nil
	}
}

// hungUp expects the hangup as the next frame.
func (h *stages) hungUp(frames <-chan *astergatev1.ServeResponse, began time.Time) {
	if f := h.next(frames); f.GetHangup() == nil {
		h.t.Errorf("%v came before the hangup", f)
	}
	h.mu.Lock()
	h.delays = append(h.delays, time.Since(began))
	h.mu.Unlock()
}

// finished gives the session back and expects its end.
func (h *stages) finished(offer *astergatev1.SessionOffer, frames <-chan *astergatev1.ServeResponse) {
	h.w.send(finish(offer.GetSession(), false))
	if f := h.next(frames); f.GetEnded().GetReason() != hangupEnd {
		h.t.Errorf("ended by %v", f)
	}
}

func (h *stages) run(offer *astergatev1.SessionOffer, id uint64, cmd *astergatev1.SessionCommand) {
	cmd.Session, cmd.CommandId = offer.GetSession(), id
	h.w.send(command(cmd))
}

func (h *stages) beforeFirst(offer *astergatev1.SessionOffer, frames <-chan *astergatev1.ServeResponse) {
	h.hungUp(frames, h.hangUp(offer))
	h.finished(offer, frames)
}

func (h *stages) duringCommand(offer *astergatev1.SessionOffer, frames <-chan *astergatev1.ServeResponse) {
	h.run(offer, 1, runApp("Wait", "600"))
	select {
	case <-h.waiting(offer.GetUniqueId()):
	case <-time.After(patience):
		h.t.Error("Asterisk has not begun the command")
	}
	began := h.hangUp(offer)
	if f := h.next(frames); f.GetResult().GetFailure().GetReason() != astergatev1.AgiFailureReason_AGI_FAILURE_REASON_HANGUP {
		h.t.Errorf("%v came before the result, or for it", f)
	}
	h.hungUp(frames, began)
	h.finished(offer, frames)
}

func (h *stages) betweenCommands(offer *astergatev1.SessionOffer, frames <-chan *astergatev1.ServeResponse) {
	h.run(offer, 1, noop("x"))
	if f := h.next(frames); f.GetResult().GetNoop() == nil {
		h.t.Errorf("the first: %v", f)
	}
	h.hungUp(frames, h.hangUp(offer))
	h.run(offer, 2, set("A", "b"))
	if f := h.next(frames); f.GetResult().GetSetVariable() == nil {
		h.t.Errorf("on a dead channel: %v", f)
	}
	h.finished(offer, frames)
}

// workerLost hangs sessions up while their worker is away, which learns of it
// when it is back.
func (h *stages) workerLost(n int) {
	h.t.Helper()
	var offers []*astergatev1.SessionOffer
	var mu sync.Mutex
	h.parallel(n, func(offer *astergatev1.SessionOffer, frames <-chan *astergatev1.ServeResponse) {
		h.run(offer, 1, noop("x")) // its result says that the accept has come
		h.next(frames)
		mu.Lock()
		defer mu.Unlock()
		offers = append(offers, offer)
	})
	h.w.kill()
	for _, offer := range offers {
		h.hangUp(offer)
	}
	again := h.s.resume(h.t, h.w)
	h.w = again
	lost := 0
	for _, offer := range offers {
		stands := again.resumed[offer.GetSession()]
		if stands == nil { // the cleanup time was over before
			lost++
			continue
		}
		frames := again.frames(offer.GetSession())
		if f := h.next(frames); f.GetResult().GetCommandId() != 1 {
			h.t.Errorf("the last result did not come again, but %v", f)
		}
		if !stands.GetHungUp() { // it comes behind the registration
			h.hungUp(frames, time.Now())
		}
		h.w.send(finish(offer.GetSession(), false))
		if f := h.next(frames); f.GetEnded().GetReason() != hangupEnd {
			h.t.Errorf("ended by %v", f)
		}
	}
	if lost > 0 {
		h.t.Logf("%d of %d had ended before their worker was back", lost, n)
	}
}

// drain hangs sessions up while astergate ends.
func (h *stages) drain(n int) {
	h.t.Helper()
	type taken struct {
		offer  *astergatev1.SessionOffer
		frames <-chan *astergatev1.ServeResponse
	}
	var all []taken
	var mu sync.Mutex
	h.parallel(n, func(offer *astergatev1.SessionOffer, frames <-chan *astergatev1.ServeResponse) {
		mu.Lock()
		defer mu.Unlock()
		all = append(all, taken{offer, frames})
	})
	ended := make(chan struct{})
	go func() { h.s.stop(); close(ended) }()
	eventually(h.t, func() bool { code, _ := h.s.readyz(h.t); return code == 503 })
	for _, one := range all {
		h.beforeFirst(one.offer, one.frames)
	}
	<-ended
	if f := h.s.workers.Figures(); f.Live != 0 || f.Ends[stoppedEnd] != 0 {
		h.t.Errorf("left behind, or stopped: %+v", f)
	}
}

// settle waits until no session is left.
func (h *stages) settle() {
	h.t.Helper()
	eventually(h.t, func() bool {
		f := h.s.workers.Figures()
		return f.Live == 0 && f.Waiting == 0 && len(h.s.workers.Sessions("")) == 0
	})
}

// openFiles counts the process's files and sockets.
func openFiles(t *testing.T) int {
	t.Helper()
	entries, err := os.ReadDir("/proc/self/fd")
	must(t, err)
	return len(entries)
}
