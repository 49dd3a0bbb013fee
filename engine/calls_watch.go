package engine

import (
	"context"
	"encoding/base64"
	"errors"
	"io"
	"slices"
	"sync/atomic"
	"time"

	"google.golang.org/protobuf/proto"

	"github.com/astergate/astergate/engine/call"
	"github.com/astergate/astergate/engine/ring"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// CallSelection is what a watch of calls asks for.
type CallSelection struct {
	Server      string // "" or "-": all
	Call        string // that one alone; empty: all
	Filter      string // expression of engine/expression over call; empty: all
	ResumeToken string
	Heartbeat   time.Duration // longest silence
	Updates     bool          // also changes of kind UPDATED
	// Visible decides which servers' calls may be seen; nil: all.
	Visible func(server string) bool
	// Sight is what else of them may be seen; nil: all.
	Sight *Sight
}

// CallWatch is one watcher of calls: a place in each server's log of changes. One
// goroutine calls Next; FellOut is safe beside it. Close it when done.
type CallWatch struct {
	engine    *Engine
	roster    *roster  // whose servers were looked at
	names     []string // of servers; none: all
	visible   func(server string) bool
	sources   []*callSource
	shared    atomic.Pointer[[]*callSource] // the same, for FellOut
	call      string
	filter    *callFilter
	sight     *Sight
	updates   bool
	logs      bool // changes of kind UPDATED are logged for it
	waiter    *ring.Waiter
	heartbeat time.Duration
	deadline  time.Time // when a heartbeat is due
	beat      *time.Timer
	next      int // source to begin with, so that none starves

	gap      *astergatev1.Gap // to be told first
	snapshot bool             // live calls are to be sent, or are being sent
	told     bool             // something of a call was
	gone     bool             // the one call may not be seen any more
	scratch  []byte           // of the token
}

// CallMessage is what Next returns.
type CallMessage struct {
	// Message is the encoding of a WatchCallsResponse without its token. Shared:
	// never change it.
	Message []byte
	// Token resumes after this message; empty while the live calls come.
	Token string
}

// WatchCalls begins to watch. Without a token, or with one after which changes
// are missing, every live call comes first. Errors: *InvalidError,
// *UnknownServerError, *UnknownCallError.
func (e *Engine) WatchCalls(sel CallSelection) (*CallWatch, error) {
	filter, err := e.callFilter(sel.Filter)
	if err != nil {
		return nil, err
	}
	var positions map[string]position
	if sel.ResumeToken != "" {
		if positions, err = decodeToken(sel.ResumeToken, callTokenVersion); err != nil {
			return nil, err
		}
	}
	roster := e.roster.Load()
	servers, err := roster.calls(sel.Server, sel.Visible)
	if err != nil {
		return nil, err
	}
	w := &CallWatch{
		engine: e, roster: roster, names: namedIn([]string{sel.Server}), visible: sel.Visible,
		call: sel.Call, filter: filter, sight: sel.Sight, updates: sel.Updates, waiter: ring.NewWaiter(), heartbeat: sel.Heartbeat,
	}
	// What may be seen can begin and end with such a change.
	w.logs = w.updates || w.sight.hidesCalls()
	if sel.Call != "" && positions == nil {
		server, err := e.CallServer(sel.Call)
		if err != nil {
			return nil, err
		}
		if sel.Visible != nil && !sel.Visible(server.name) || !sel.Sight.SeesCall(server, sel.Call) {
			return nil, &UnknownCallError{Call: sel.Call}
		}
		servers = []*Calls{server.calls}
	}
	for _, c := range servers {
		// A call may have been asked for by another id than its own.
		if sel.Sight.SeesCall(c.server, sel.Call) {
			_ = c.View(sel.Call, func(of *call.Call) { w.call = of.ID() })
		}
	}
	e.join(w.waiter)
	for _, c := range servers {
		w.sources = append(w.sources, c.attach(w))
	}
	w.share()
	w.deadline = time.Now().Add(w.heartbeat)
	w.beat = time.NewTimer(w.heartbeat)
	if positions == nil {
		w.begin()
		return w, nil
	}
	for _, src := range w.sources {
		if from, known := positions[src.calls.server.name]; !known {
			w.missed(&astergatev1.Gap{Reason: astergatev1.GapReason_GAP_REASON_UNKNOWN_EPOCH})
		} else if gap := src.resume(from, w.logs); gap != nil {
			w.missed(gap)
		}
	}
	return w, nil
}

// share shows the sources to FellOut.
func (w *CallWatch) share() {
	sources := slices.Clone(w.sources)
	w.shared.Store(&sources)
}

// adopt takes up servers that were added, from the first change of their calls on.
func (w *CallWatch) adopt() {
	now := w.engine.roster.Load()
	if now == w.roster {
		return
	}
	w.roster = now
	if w.call != "" {
		return // it is on a server that was there
	}
	for _, server := range now.servers {
		c := server.calls
		if c == nil || w.names != nil && !slices.Contains(w.names, server.name) || w.visible != nil && !w.visible(server.name) ||
			slices.ContainsFunc(w.sources, func(src *callSource) bool { return src.calls == c }) {
			continue
		}
		src := c.attach(w)
		src.cursor.Move(1)
		w.sources = append(w.sources, src)
	}
	w.share()
}

// drop takes out a server whose log has come to its end. The error is there if
// nothing is left to watch.
func (w *CallWatch) drop(gone *callSource) error {
	gone.detach(w)
	w.sources = slices.DeleteFunc(w.sources, func(src *callSource) bool { return src == gone })
	w.share()
	removed := &ServerRemovedError{Server: gone.calls.server.name}
	if w.call == "" {
		if len(w.sources) == 0 && w.names != nil {
			return removed
		}
		return nil
	}
	if err := gone.calls.View(w.call, func(of *call.Call) {
		if !of.Over() {
			w.told = false
		}
	}); err == nil && !w.told {
		return removed
	}
	return nil
}

// missed has the gap told, and all live calls sent anew.
func (w *CallWatch) missed(gap *astergatev1.Gap) {
	if w.gap != nil {
		return
	}
	w.gap = gap
	w.begin()
}

// begin has all live calls sent.
func (w *CallWatch) begin() {
	w.snapshot = true
	for _, src := range w.sources {
		src.begin()
	}
}

// Close ends the watch.
func (w *CallWatch) Close() {
	w.beat.Stop()
	w.engine.leave(w.waiter)
	for _, src := range w.sources {
		src.detach(w)
	}
}

// FellOut returns a *TooSlowError once a log has lost what the watcher should get
// next, else nil.
func (w *CallWatch) FellOut() error {
	for _, src := range *w.shared.Load() {
		if src.cursor.FellOut() {
			return &TooSlowError{Server: src.calls.server.name}
		}
	}
	return nil
}

// Token resumes after what Next has returned so far. Not beside Next.
func (w *CallWatch) Token() string {
	w.scratch = append(w.scratch[:0], callTokenVersion)
	for _, src := range w.sources {
		w.scratch = appendPosition(w.scratch, position{src.calls.server.name, src.cursor.Ring().Epoch(), src.cursor.Position() - 1})
	}
	return base64.RawURLEncoding.EncodeToString(w.scratch)
}

// Next waits for the next message. It returns io.EOF after the end of the one
// call that is watched. Errors: *TooSlowError, *UnknownCallError,
// *ServerRemovedError as of Subscription.Next, and ctx's.
func (w *CallWatch) Next(ctx context.Context) (CallMessage, error) {
	for {
		message, err := w.take()
		if message != nil || err != nil {
			w.deadline = time.Now().Add(w.heartbeat)
			out := CallMessage{Message: message}
			if !w.snapshot {
				out.Token = w.Token()
			}
			return out, err
		}
		if ctx.Err() != nil {
			return CallMessage{}, ctx.Err()
		}
		now := time.Now()
		if !now.Before(w.deadline) {
			w.deadline = now.Add(w.heartbeat)
			return CallMessage{heartbeatMessage, w.Token()}, nil
		}
		w.waiter.Arm()
		if w.ready() {
			continue
		}
		w.beat.Reset(w.deadline.Sub(now))
		select {
		case <-w.waiter.C():
		case <-w.beat.C:
		case <-ctx.Done():
		}
	}
}

func (w *CallWatch) ready() bool {
	for _, src := range w.sources {
		if src.cursor.Ready() {
			return true
		}
	}
	return w.engine.roster.Load() != w.roster
}

var (
	heartbeatMessage = encodeWatch(&astergatev1.WatchCallsResponse{Item: &astergatev1.WatchCallsResponse_Heartbeat{Heartbeat: &astergatev1.Heartbeat{}}})
	completeMessage  = encodeWatch(&astergatev1.WatchCallsResponse{Item: &astergatev1.WatchCallsResponse_SnapshotComplete{SnapshotComplete: &astergatev1.SnapshotComplete{}}})
)

// take returns the next message, nil if there is none yet.
func (w *CallWatch) take() ([]byte, error) {
	if w.gap != nil && w.snapshot {
		gap := w.gap
		w.gap = nil
		return encodeWatch(&astergatev1.WatchCallsResponse{Item: &astergatev1.WatchCallsResponse_Gap{Gap: gap}}), nil
	}
	for w.snapshot {
		message, done := w.takeLive()
		if message != nil {
			return message, nil
		}
		if done {
			w.snapshot = false
			return completeMessage, nil
		}
	}
	return w.takeChange()
}

// takeLive returns the next live call.
func (w *CallWatch) takeLive() (message []byte, done bool) {
	for _, src := range w.sources {
		for !src.complete {
			of := src.live(w.call)
			if of == nil {
				continue
			}
			if !w.sight.seesCall(of) {
				continue
			}
			if w.sight.trim(src.calls, of); w.filter.passes(of) {
				src.follow(of)
				w.told = true
				return encodeWatch(&astergatev1.WatchCallsResponse{Item: &astergatev1.WatchCallsResponse_Call{Call: of}}), false
			}
		}
	}
	return nil, true
}

// takeChange returns the next change, taking the servers in turn.
func (w *CallWatch) takeChange() ([]byte, error) {
	w.adopt()
	w.next++
	var ended *callSource
	for i := range w.sources {
		src := w.sources[(w.next+i)%len(w.sources)]
		for {
			entry, err := src.cursor.Next()
			if errors.Is(err, ring.ErrFellOut) {
				return nil, &TooSlowError{Server: src.calls.server.name}
			}
			if errors.Is(err, ring.ErrClosed) {
				ended = src
			}
			if entry == nil {
				break
			}
			change, ok := entry.Notice().(*loggedChange)
			if !ok || !w.wants(src, change, entry) {
				continue
			}
			message := w.message(src, change, entry)
			if message == nil {
				continue
			}
			w.told = true
			return message, nil
		}
	}
	if ended != nil {
		if err := w.drop(ended); err != nil {
			return nil, err
		}
	}
	if w.call != "" {
		return nil, w.over()
	}
	return nil, nil
}

// wants tells whether a change is one that the watcher has asked for, and not had.
func (w *CallWatch) wants(src *callSource, change *loggedChange, entry *ring.Entry) bool {
	if w.gone {
		return false
	}
	return (w.call == "" || change.call == w.call) && !src.sent(change, entry.Sequence())
}

// message is what the watcher is told of a change, nil if nothing.
func (w *CallWatch) message(src *callSource, change *loggedChange, entry *ring.Entry) []byte {
	encoded := entry.Encoding(0, nil)
	_, followed := src.followed[change.call]
	var of *astergatev1.Call // nil: not decoded yet
	if w.sight.hidesCalls() {
		var gone bool
		if encoded, of, gone = w.sight.change(src.calls, encoded, followed); gone {
			delete(src.followed, change.call)
			w.gone = w.call != ""
			return encoded
		}
	}
	if encoded == nil || change.update && !w.updates && (followed || of == nil) {
		return nil
	}
	if src.followed == nil {
		return encoded
	}
	if !followed && change.order > src.before && w.filter != nil {
		if of == nil {
			message := &astergatev1.WatchCallsResponse{}
			if err := proto.Unmarshal(encoded, message); err != nil {
				return nil // it was encoded by us
			}
			of = message.GetUpdate().GetCall()
		}
		if !w.filter.passes(of) {
			return nil
		}
	}
	if change.terminal {
		delete(src.followed, change.call)
	} else {
		src.followed[change.call] = struct{}{}
	}
	return encoded
}

// over returns io.EOF if the one call that is watched has ended and all was told.
func (w *CallWatch) over() error {
	if w.gone {
		return io.EOF
	}
	live, known := false, w.told
	for _, src := range w.sources {
		c := src.calls
		c.lock()
		if of := c.tracker.Get(w.call); of != nil && (w.told || w.sight.seesCall(of.Proto(time.Now(), false))) {
			known = true
			live = live || !of.Over()
		}
		// What ended it may have been logged since the cursor was read.
		live = live || src.cursor.Behind()
		c.mu.Unlock()
	}
	switch {
	case live:
		return nil
	case !known:
		return &UnknownCallError{Call: w.call}
	}
	return io.EOF
}
