package worker

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"slices"
	"strings"
	"time"

	"google.golang.org/protobuf/types/known/durationpb"

	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

const (
	defaultCapacity = 100
	maxCapacity     = 100_000
	maxWorkerID     = 256
)

// tokenHash is what is kept of a resume token. Finding it takes the same time
// whatever part of a wrong one is right.
type tokenHash [sha256.Size]byte

// Owner is whose worker it is.
type Owner struct {
	// Name is the owner's. A resume token is good for him alone.
	Name string
	// Check judges the line of every command before it is sent.
	Check func(line string) error
	// May tells whether he may have sessions of a server and a script's path; nil:
	// all. It is asked under the registry's lock: it must be quick.
	May func(server, script string) bool
	// Sessions is how many all of his workers may have; 0: any number.
	Sessions int
}

// may tells whether the owner may have a session.
func (o *Owner) may(s *session) bool {
	return o.May == nil || o.May(s.ch.Server(), strings.TrimPrefix(s.path, "/"))
}

// Worker is a program that handles sessions, through the streams that it has
// one after the other. What it holds is guarded by its registry's lock.
type Worker struct {
	id       string // for people
	owner    Owner
	witness  Witness // nil: nobody
	routes   []*route
	capacity int
	token    tokenHash
	out      *outbox // nil while it has no stream
	draining bool
	hook     *Hook // what it stands for, if it is no program
	silent   bool  // did not answer an offer, and said nothing since
	grace    *time.Timer
	sessions map[string]*session // offered to it, or its own
	account  *account            // its owner's; nil: nobody counts
}

func (w *Worker) routeOf(pattern string) *route {
	i := slices.IndexFunc(w.routes, func(rt *route) bool { return rt.pattern == pattern })
	return w.routes[i]
}

// Conn is one stream of a worker. Next and NextMessage are for one goroutine, Receive
// for another, or for one a session.
type Conn struct {
	r       *Registry
	w       *Worker
	id      string // the worker's, for the log
	out     *outbox
	batches bool    // the worker reads them
	taken   []Frame // of out, in memory that is used again
	unsent  []Frame // of taken, that NextMessage has not returned
}

// Register makes the sender of a frame a worker of an owner. A resume token of
// another's is one that is not known. The answer is to be sent before what Next
// returns. Errors: *FrameError, ErrTooManyWorkers.
func (r *Registry) Register(ctx context.Context, in *astergatev1.RegisterWorker, owner Owner) (*Conn, *astergatev1.WorkerRegistered, error) {
	routes, err := newRoutes("register.routes", in.GetRoutes())
	if err != nil {
		return nil, nil, err
	}
	if len(routes) == 0 {
		return nil, nil, &FrameError{"register.routes", fmt.Sprintf("is empty; give 1 to %d", maxRoutes)}
	}
	capacity := int(in.GetCapacity())
	switch {
	case capacity == 0:
		capacity = defaultCapacity
	case capacity > maxCapacity:
		return nil, nil, &FrameError{"register.capacity", fmt.Sprintf("is %d; choose 1 to %d", capacity, maxCapacity)}
	}
	if len(in.GetWorkerId()) > maxWorkerID {
		return nil, nil, &FrameError{"register.worker_id", fmt.Sprintf("has %d bytes; at most %d are allowed", len(in.GetWorkerId()), maxWorkerID)}
	}
	secret := make([]byte, 32)
	_, _ = rand.Read(secret) // never fails
	token := base64.RawURLEncoding.EncodeToString(secret)
	out := newOutbox(r.cfg.PingTime)
	witness := r.witnessOf(ctx, in.GetWorkerId(), nil)

	r.mu.Lock()
	w := r.tokens[sha256.Sum256([]byte(in.GetResumeToken()))]
	if w == nil || w.owner.Name != owner.Name {
		if len(r.workers) >= r.cfg.MaxWorkers {
			r.mu.Unlock()
			return nil, nil, ErrTooManyWorkers
		}
		w = &Worker{sessions: make(map[string]*session)}
		r.workers[w] = struct{}{}
	} else {
		delete(r.tokens, w.token)
		r.partLocked(w)
		if w.grace != nil {
			w.grace.Stop()
			w.grace = nil
		}
		if w.out != nil {
			w.out.close() // ErrReplaced ends that stream
		}
	}
	w.id, w.owner, w.routes, w.capacity = in.GetWorkerId(), owner, routes, capacity
	w.witness = witness
	w.token, w.out, w.draining, w.silent = sha256.Sum256([]byte(token)), out, false, false
	r.tokens[w.token] = w
	r.openLocked(w)
	r.joinLocked(w)
	own := make([]*session, 0, len(w.sessions))
	for _, s := range w.sessions {
		own = append(own, s)
	}
	r.mu.Unlock()

	answer := &astergatev1.WorkerRegistered{ResumeToken: token, Batches: true, Grace: durationpb.New(time.Duration(r.grace.Load()))}
	for _, s := range own {
		if !owner.may(s) { // any more
			s.do(func() { s.taken(w) })
			continue
		}
		var stands *astergatev1.ResumedSession
		s.do(func() { stands = s.workerBack(w) })
		if stands != nil {
			answer.Sessions = append(answer.Sessions, stands)
		}
	}
	r.assign()
	r.cfg.Logger.Info("worker registered", "worker", in.GetWorkerId(), "routes", len(routes), "capacity", capacity, "resumed", len(answer.GetSessions()))
	return &Conn{r: r, w: w, id: in.GetWorkerId(), out: out, batches: in.GetBatches()}, answer, nil
}

// NextMessage returns the encoding of the next ServeResponse for the worker: a frame,
// or a batch of those that there are, if it reads batches. Nobody changes it. Errors:
// ctx's, ErrClosed.
func (c *Conn) NextMessage(ctx context.Context) ([]byte, error) {
	if len(c.unsent) == 0 {
		most := 1
		if c.batches {
			most = batchMost
		}
		clear(c.taken)
		var err error
		if c.taken, err = c.out.take(ctx, c.taken[:0], most); err != nil {
			return nil, err
		}
		c.unsent = c.taken
	}
	message, n, err := batchOf(c.unsent)
	c.unsent = c.unsent[n:]
	return message, err
}

// Next returns the next frame as a message. Not beside NextMessage.
func (c *Conn) Next(ctx context.Context) (*astergatev1.ServeResponse, error) {
	var one [1]Frame
	frames, err := c.out.take(ctx, one[:0], 1)
	if err != nil {
		return nil, err
	}
	return frames[0].Message(), nil
}

// Check pings the worker when that is due, and says why the stream is to end, or
// nil: ErrStalled, ErrReplaced. It is to be called several times a second.
func (c *Conn) Check() error {
	if c.out.stuck() > c.r.cfg.StallTime || c.out.unanswered() > c.r.cfg.StallTime {
		return ErrStalled
	}
	c.out.ping(c.r.cfg.PingTime)
	c.r.mu.Lock()
	defer c.r.mu.Unlock()
	if c.w.out != c.out {
		return ErrReplaced
	}
	return nil
}

// Settled reports whether the worker has no session and everything was sent.
func (c *Conn) Settled() bool {
	c.r.mu.Lock()
	left := len(c.w.sessions)
	c.r.mu.Unlock()
	return left == 0 && c.out.empty()
}

// Close says that the stream has ended. The worker's sessions are kept for the
// grace time; without any it is forgotten.
func (c *Conn) Close() {
	r, w := c.r, c.w
	c.out.close()
	r.mu.Lock()
	if w.out != c.out { // it has resumed already
		r.mu.Unlock()
		return
	}
	w.out = nil
	own := make([]*session, 0, len(w.sessions))
	for _, s := range w.sessions {
		own = append(own, s)
	}
	r.mu.Unlock()
	for _, s := range own {
		s.do(func() { s.workerLost(w) })
	}

	r.mu.Lock()
	if w.out == nil {
		if len(own) == 0 {
			r.dropLocked(w)
		} else { // also for those that it was only offered: they may wait for it
			w.grace = time.AfterFunc(time.Duration(r.grace.Load()), func() { r.graceOver(w) })
		}
	}
	r.mu.Unlock()
	r.assign()
	r.cfg.Logger.Info("worker's stream ended", "worker", c.id, "sessions", len(own))
}

// graceOver forgets a worker that did not come back.
func (r *Registry) graceOver(w *Worker) {
	r.mu.Lock()
	if w.out != nil || w.grace == nil {
		r.mu.Unlock()
		return
	}
	own := make([]*session, 0, len(w.sessions))
	for _, s := range w.sessions {
		own = append(own, s)
	}
	r.dropLocked(w)
	r.mu.Unlock()
	for _, s := range own {
		s.do(s.graceOver)
	}
	r.assign()
}

func (r *Registry) dropLocked(w *Worker) {
	r.closeLocked(w)
	delete(r.workers, w)
	delete(r.tokens, w.token)
	r.partLocked(w)
	for _, p := range r.pools {
		p.sticky.forget(w)
	}
	w.sessions = make(map[string]*session)
}

// nameOf is a worker's name for people. A worker may change it when it resumes.
func (r *Registry) nameOf(w *Worker) string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return w.id
}

// connected reports whether a worker has a stream.
func (r *Registry) connected(w *Worker) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return w.out != nil
}

// put sends a frame to the worker if it has a stream. What is lost else a
// resuming worker learns from where its sessions stand.
func (r *Registry) put(w *Worker, message *astergatev1.ServeResponse) {
	r.putFrame(w, frameOf(message))
}

func (r *Registry) putFrame(w *Worker, frame Frame) {
	if out := r.outboxOf(w); out != nil {
		out.put(frame)
	}
}

// putResult is put for the result of a session's command.
func (r *Registry) putResult(w *Worker, s *session, result Frame) {
	if out := r.outboxOf(w); out != nil {
		out.putResult(s.id, result)
	}
}

// outboxOf is that of a worker's stream, nil if it has none.
func (r *Registry) outboxOf(w *Worker) *outbox {
	r.mu.Lock()
	defer r.mu.Unlock()
	return w.out
}
