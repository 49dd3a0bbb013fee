package engine

import (
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"math"
	"slices"
	"sync/atomic"
	"time"

	"github.com/astergate/astergate/engine/ring"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

const (
	// BatchEvents is the greatest number of events in a batch.
	BatchEvents = 64
	// BatchBytes is the size at which a batch takes no further event.
	BatchBytes = 256 << 10

	// scanned is how many entries a subscription looks at before it looks at
	// its clock and its context again.
	scanned = 1024
	// judging an event by an expression counts as looking at so many.
	judging = 15
)

// Selection is what a subscription asks for.
type Selection struct {
	Servers     []string // none, "" or "-": all
	Names       []string // globs; none: all
	Privileges  []string // classes; none: all
	Filter      string   // expression of engine/expression; empty: all
	View        astergatev1.View
	Headers     []string // that events bring in view HEADERS
	ResumeToken string
	Orphans     bool
	Heartbeat   time.Duration // longest silence
	Linger      time.Duration // wait for a fuller batch
	// Visible decides which servers' events the subscriber may see; nil: all.
	Visible func(server string) bool
	// Sight is what else the subscriber may see; nil: everything. Where it hides
	// events he gets no orphans.
	Sight *Sight
}

// TooSlowError ends a subscription whose next event the log no longer holds.
type TooSlowError struct {
	Server string
	// ResumeToken is for whoever sends the batches to fill in: the token of
	// the last one that he got rid of.
	ResumeToken string
}

func (err *TooSlowError) Error() string {
	return fmt.Sprintf("the subscriber reads too slowly: the log of server %q no longer holds its next event; "+
		"subscribe again with the resume token, and ask for less or read faster", err.Server)
}

// Subscription is one reader of the servers' logs. One goroutine calls Next;
// FellOut is safe beside it. Close it when done.
type Subscription struct {
	engine    *Engine
	roster    *roster  // whose servers were looked at
	names     []string // of servers; none: all
	visible   func(server string) bool
	sources   []*source
	shared    atomic.Pointer[[]*source] // the same, for FellOut
	form      form
	filter    *filter
	waiter    *ring.Waiter
	heartbeat time.Duration
	linger    time.Duration
	pace      *pace // tells when lingering ends; nil: there is none
	lingering *lingering
	until     uint64      // the end of lingering that is waited for; 0: none
	ripe      int64       // the newest that was, in nanoseconds of the clock
	flowing   bool        // the last batch had events: the next ones are awaited lingering
	cut       bool        // the last batch had no room for all that has lingered
	next      int         // source to begin with, so that none starves
	deadline  time.Time   // when a heartbeat is due
	usual     int         // length of the last batch: the next one's is alike
	beat      *time.Timer // wakes the waiter
	beatAt    time.Time   // when it does; not before deadline, or it is set anew then
	scratch   []byte      // of the token

	ctx     context.Context // of the last Next
	forget  func() bool     // ends what waits for its end
	expired atomic.Bool     // it may have ended
}

// Batch is what Next returns: events, or a heartbeat if there are none.
type Batch struct {
	// Events are encoded elements of SubscribeResponse.events: concatenated
	// they are a message. Shared: never change them, nor write behind them.
	Events [][]byte
	// Token resumes after this batch.
	Token string
	// FilterErrors is there if the selection's expression has failed since the
	// last batch.
	FilterErrors *astergatev1.FilterErrors
	// Shared is one and the same for all subscribers who get the same events and
	// token; nil if nobody else is known to.
	Shared *Shared

	run *run // that it is as a whole, so far
}

// Subscribe places a subscription in the logs. Its first event is the next one
// that a server sends, or the one after the resume token's. Errors:
// *InvalidError, *UnknownServerError.
func (e *Engine) Subscribe(sel Selection) (*Subscription, error) {
	roster := e.roster.Load()
	servers, err := roster.choose(sel.Visible, sel.Servers)
	if err != nil {
		return nil, err
	}
	f, err := newFilter(sel.Names, sel.Privileges, sel.Orphans && sel.Sight.readsAll())
	if err != nil {
		return nil, err
	}
	f.lookout = sel.Sight.lookout()
	if f.judgement, err = e.judgementOf(sel.Filter); err != nil {
		return nil, err
	}
	var positions map[string]position
	if sel.ResumeToken != "" {
		if positions, err = decodeToken(sel.ResumeToken, tokenVersion); err != nil {
			return nil, err
		}
	}
	form, err := newForm(sel.View, sel.Headers)
	if err != nil {
		return nil, err
	}
	s := &Subscription{
		engine:    e,
		roster:    roster,
		names:     namedIn(sel.Servers),
		visible:   sel.Visible,
		form:      form,
		filter:    f,
		waiter:    ring.NewWaiter(),
		heartbeat: sel.Heartbeat,
		linger:    sel.Linger,
	}
	e.join(s.waiter)
	if s.linger > 0 {
		s.lingering = &lingering{waiter: s.waiter, slot: form.slot}
		if s.shares() {
			s.lingering.ripen = s.ripen
		}
		s.pace = e.keepPace(s.linger, s.lingering)
	}
	for _, server := range servers {
		position, resumed := positions[server.name]
		if !resumed && positions != nil && server.joined {
			// The token may be older than the server: all of its log is new, from
			// its start on.
			position.server, position.epoch, resumed = server.name, 0, true
			if server.log.Oldest() == 1 {
				position.epoch = server.log.Epoch()
			}
		}
		if err := s.begin(server, position, resumed); err != nil {
			s.Close()
			return nil, err
		}
	}
	s.share()
	s.deadline = time.Now().Add(s.heartbeat)
	s.beatAt = s.deadline
	s.beat = time.AfterFunc(s.heartbeat, s.waiter.Wake)
	return s, nil
}

// namedIn returns the servers that a selection names; nil: all.
func namedIn(servers []string) []string {
	if slices.Contains(servers, "") || slices.Contains(servers, "-") {
		return nil
	}
	return servers
}

// wants tells whether the selection takes a server.
func (s *Subscription) wants(server string) bool {
	return (s.names == nil || slices.Contains(s.names, server)) && (s.visible == nil || s.visible(server))
}

// share shows the sources to FellOut.
func (s *Subscription) share() {
	sources := slices.Clone(s.sources)
	s.shared.Store(&sources)
}

// adopt takes up servers that were added, from their first event on.
func (s *Subscription) adopt() {
	now := s.engine.roster.Load()
	if now == s.roster {
		return
	}
	s.roster = now
	for _, server := range now.servers {
		if !s.wants(server.name) || slices.ContainsFunc(s.sources, func(src *source) bool { return src.server == server }) {
			continue
		}
		src := &source{server: server, start: 1, cursor: server.log.CursorAt(1)}
		s.sources = append(s.sources, src)
		server.attach(s.waiter, src)
	}
	s.share()
}

// drop takes out a server whose log has come to its end. The error is there if it
// was the last one that the selection names.
func (s *Subscription) drop(gone *source) error {
	gone.server.detach(s.waiter, gone.cursor)
	s.sources = slices.DeleteFunc(s.sources, func(src *source) bool { return src == gone })
	s.share()
	if len(s.sources) == 0 && s.names != nil {
		return &ServerRemovedError{Server: gone.server.name}
	}
	return nil
}

// begin places one cursor, and notes the gap that a resumption finds.
func (s *Subscription) begin(server *Server, from position, resumed bool) error {
	log := server.log
	src := &source{server: server, start: log.Newest() + 1}
	if resumed {
		switch oldest := log.Oldest(); {
		case from.epoch == log.Epoch() && from.sequence > log.Newest():
			return &InvalidError{"resume_token", fmt.Sprintf("it is ahead of server %q", server.name)}
		case from.epoch != log.Epoch() || from.sequence+1 < oldest:
			src.start, src.after = oldest, from
			src.late.Store(true)
		default:
			src.start = from.sequence + 1
		}
	}
	src.cursor = log.CursorAt(src.start)
	s.sources = append(s.sources, src)
	server.attach(s.waiter, src)
	return nil
}

// Close takes the subscription out of the logs.
func (s *Subscription) Close() {
	if s.beat != nil {
		s.beat.Stop()
	}
	if s.forget != nil {
		s.forget()
	}
	if s.pace != nil {
		s.engine.leavePace(s.pace, s.lingering)
	}
	s.engine.leave(s.waiter)
	for _, src := range s.sources {
		src.server.detach(s.waiter, src.cursor)
	}
}

// Live tells where the subscription begins.
func (s *Subscription) Live() *astergatev1.Live {
	live := &astergatev1.Live{}
	for _, src := range s.sources {
		live.Servers = append(live.Servers, &astergatev1.LiveServer{
			Server:       src.server.name,
			State:        StateOf(src.server.Status().State),
			NextSequence: src.start,
		})
	}
	return live
}

// Token resumes after what Next has returned so far, or at the beginning. Not
// beside Next.
func (s *Subscription) Token() string {
	s.scratch = append(s.scratch[:0], tokenVersion)
	for _, src := range s.sources {
		s.scratch = appendPosition(s.scratch, src.position())
	}
	return base64.RawURLEncoding.EncodeToString(s.scratch)
}

// FellOut returns a *TooSlowError once the log has lost what the subscription
// should get next, else nil. It serves those who watch over a reader that is
// stuck in sending.
func (s *Subscription) FellOut() error {
	for _, src := range *s.shared.Load() {
		if src.fellOut() {
			return &TooSlowError{Server: src.server.name}
		}
	}
	return nil
}

// Next waits for events and returns them, or a batch without any when the
// heartbeat is due. Errors: *TooSlowError, *ServerRemovedError when the last of
// the servers that the selection names was, and ctx's.
func (s *Subscription) Next(ctx context.Context) (Batch, error) {
	s.heed(ctx)
	var batch Batch
	size := 0
	lingered, left := s.cut, false
	s.cut = false
	if s.flowing && !lingered {
		// What comes now would begin to linger sooner or later: to be woken for it
		// would be one wake-up more. It is left in the log, so that all who linger
		// take the same from there.
		s.abide()
		s.wakeWhen(BatchEvents)
		left = !s.pressing()
	}
	for {
		more := false
		if !left {
			if s.until != 0 && s.pace.over(s.until) {
				lingered, s.ripe = true, s.pace.ended.Load()
			}
			var err error
			if more, err = s.collect(&batch, &size, lingered); err != nil && len(batch.Events) == 0 {
				return Batch{}, err
			}
			done := len(batch.Events) >= BatchEvents || size >= BatchBytes || err != nil || lingered
			if len(batch.Events) > 0 && (done || s.linger == 0) {
				s.cut = lingered && more
				return s.finish(batch), nil
			}
			switch {
			case len(batch.Events) > 0:
				if s.until == 0 {
					s.abide()
				}
				s.wakeWhen(BatchEvents - len(batch.Events))
			case lingered:
				lingered, s.flowing = false, false
				s.settle()
				s.wakeWhen(1)
				more = true
			case s.until != 0:
				s.wakeWhen(BatchEvents)
			}
		}
		left = false
		if !more {
			s.waiter.Arm()
			if s.until != 0 {
				more = s.pressing() || s.pace.over(s.until)
			} else {
				more = s.ready()
			}
		}
		if s.expired.Load() && ctx.Err() != nil {
			if len(batch.Events) > 0 { // the token is behind them
				return s.finish(batch), nil
			}
			return Batch{}, ctx.Err()
		}
		// Who lingers has events, or had some just now.
		if s.until == 0 {
			now := time.Now()
			if !now.Before(s.deadline) {
				return s.finish(batch), nil
			}
			// The deadline moves with each batch, the timer only when it has fired.
			if !more && !now.Before(s.beatAt) {
				s.beatAt = s.deadline
				s.beat.Reset(s.deadline.Sub(now))
			}
		}
		if !more {
			<-s.waiter.C()
			left = s.until != 0 && !s.pace.over(s.until) && !s.pressing()
		}
	}
}

// heed has the subscription woken when ctx ends: to wait for one channel costs half of
// what it costs to wait for two. It is nearly always the ctx of the last time.
func (s *Subscription) heed(ctx context.Context) {
	if s.ctx == ctx {
		return
	}
	if s.forget != nil {
		s.forget()
	}
	s.ctx = ctx
	s.expired.Store(ctx.Err() != nil)
	s.forget = context.AfterFunc(ctx, func() {
		s.expired.Store(true)
		s.waiter.Wake()
	})
}

// abide begins to linger.
func (s *Subscription) abide() { s.until = s.pace.begin(s.lingering) }

// settle ends it.
func (s *Subscription) settle() {
	s.until = 0
	s.lingering.until.Store(0)
}

// wakeWhen has the logs wake the subscription when one of them has so many more
// events; 1 is each.
func (s *Subscription) wakeWhen(more int) {
	for _, src := range s.sources {
		src.interest.From(src.cursor.Position() + uint64(more) - 1)
	}
}

func (s *Subscription) finish(batch Batch) Batch {
	if s.linger > 0 {
		if s.flowing = len(batch.Events) > 0; !s.flowing || s.cut {
			s.settle()
		}
		s.wakeWhen(1)
	}
	if batch.run != nil && len(s.sources) == 1 && s.sources[0].cursor.Position() == batch.run.to {
		batch.Shared = batch.run.share(s)
		batch.Token = batch.Shared.Token
	} else {
		batch.Token = s.Token()
	}
	batch.FilterErrors = s.filter.tell()
	s.usual = len(batch.Events)
	s.deadline = time.Now().Add(s.heartbeat)
	return batch
}

func (s *Subscription) ready() bool {
	for _, src := range s.sources {
		if src.ready() {
			return true
		}
	}
	return s.engine.roster.Load() != s.roster
}

// pressing tells whether what lingers in the logs must be looked at now: it makes a
// batch, or is about to be overwritten.
func (s *Subscription) pressing() bool {
	for _, src := range s.sources {
		if src.pressing() {
			return true
		}
	}
	return s.engine.roster.Load() != s.roster
}

// collect moves events into the batch, taking the servers in turn; of what has
// lingered it takes no more than others who lingered as long. It reports whether it
// stopped before the logs' ends for want of room.
func (s *Subscription) collect(batch *Batch, size *int, lingered bool) (more bool, err error) {
	s.adopt()
	s.next++
	var ended *source
	for i := range s.sources {
		src := s.sources[(s.next+i)%len(s.sources)]
		from, runs, end := src.cursor.Position(), len(batch.Events) == 0 && s.runs(src), uint64(math.MaxUint64)
		if runs {
			if lingered {
				end = src.ripened(s.form.slot, s.ripe)
			}
			src.takeRun(s.form.slot, batch, size)
		}
		full := false
		for looked := 0; src.cursor.Position() < end; looked++ {
			if len(batch.Events) >= BatchEvents || *size >= BatchBytes || looked >= scanned {
				more, full = true, true
				break
			}
			if src.late.Load() {
				batch.Events = append(batch.Events, src.catchUp())
				batch.run = nil
			}
			entry, err := src.take()
			if entry == nil {
				if errors.Is(err, ring.ErrFellOut) {
					return false, &TooSlowError{Server: src.server.name}
				}
				if errors.Is(err, ring.ErrClosed) {
					ended = src
				}
				break
			}
			if !s.filter.passes(src, entry) {
				continue
			}
			if s.filter.judges() {
				looked += judging
			}
			if s.filter.holds(src.server.name, entry) {
				frame := s.form.encode(src.server, entry)
				if batch.Events == nil {
					batch.Events = make([][]byte, 0, max(s.usual, 1))
				}
				batch.Events = append(batch.Events, frame)
				batch.run = nil
				*size += len(frame)
			}
		}
		if runs {
			ripe := int64(0)
			if lingered && !full {
				ripe = s.ripe
			}
			src.leaveRun(s.form.slot, from, ripe, batch, *size)
		}
	}
	switch {
	case ended == nil:
		return more, nil
	case len(batch.Events) > 0: // else next time
		return false, ring.ErrClosed
	}
	return true, s.drop(ended)
}
