package worker

import (
	"context"
	"runtime"
	"sync"
	"time"
)

// outbox holds the frames for a worker's stream, in order. Putting one in never
// blocks; see the package's comment for why it stays small.
type outbox struct {
	mu      sync.Mutex // guards what follows
	frames  []outgoing
	taken   int            // of frames, so many have been taken
	answers map[string]int // results that are not sent yet, by their keys
	closed  bool
	sending time.Time // since when a frame is being sent; zero: none is
	pings   pings
	room    chan struct{} // closed when an answer has left, or at the end; nil: nobody waits for that

	wake chan struct{} // has a value if there is something to take
}

// outgoing is a frame. A result has the key that it counts for: the session, or
// nothing if the worker has no such session.
type outgoing struct {
	Frame
	kind frameKind
	key  string
}

type frameKind uint8

const (
	otherFrame frameKind = iota
	resultFrame
	pingFrame
)

func newOutbox(every time.Duration) *outbox {
	return &outbox{
		answers: make(map[string]int), wake: make(chan struct{}, 1), pings: pings{due: time.Now().Add(every)},
	}
}

// tellTaker wakes who takes. There is one.
func (o *outbox) tellTaker() {
	select {
	case o.wake <- struct{}{}:
	default: // it is awake
	}
}

// tellRoomLocked wakes those who wait for room.
func (o *outbox) tellRoomLocked() {
	if o.room != nil {
		close(o.room)
		o.room = nil
	}
}

// put appends a frame. After close it does nothing.
func (o *outbox) put(frame Frame) { o.add(outgoing{Frame: frame}) }

// putResult appends a result for a session; for none, if it is not the worker's.
func (o *outbox) putResult(session string, frame Frame) {
	o.add(outgoing{Frame: frame, kind: resultFrame, key: session})
}

func (o *outbox) add(frame outgoing) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.addLocked(frame)
}

func (o *outbox) addLocked(frame outgoing) {
	if o.closed {
		return
	}
	if frame.kind == resultFrame {
		o.answers[frame.key]++
	}
	if o.taken > 0 && len(o.frames) == cap(o.frames) { // before it grows
		left := copy(o.frames, o.frames[o.taken:])
		clear(o.frames[left:])
		o.frames, o.taken = o.frames[:left], 0
	}
	o.frames = append(o.frames, frame)
	o.tellTaker()
}

// take appends the next frames to dst, at most so many; they count as being sent until
// the next call.
func (o *outbox) take(ctx context.Context, dst []Frame, most int) ([]Frame, error) {
	for yielded := false; ; {
		o.mu.Lock()
		o.sentLocked()
		switch {
		case len(o.frames) > 0:
			for range min(most, len(o.frames)-o.taken) {
				dst = append(dst, o.takeLocked())
			}
			if o.taken == len(o.frames) {
				o.frames, o.taken = o.frames[:0], 0
			}
			o.sending = time.Now()
			o.mu.Unlock()
			return dst, nil
		case o.closed:
			o.mu.Unlock()
			return dst, ErrClosed
		}
		o.mu.Unlock()
		if !yielded { // who runs next may have one: that is cheaper than being woken
			yielded = true
			runtime.Gosched()
			continue
		}
		select {
		case <-o.wake:
			yielded = false
			if most > 1 { // let those who are about to answer do so first
				runtime.Gosched()
			}
		case <-ctx.Done():
			return dst, ctx.Err()
		}
	}
}

// takeLocked takes one frame.
func (o *outbox) takeLocked() Frame {
	next := o.frames[o.taken]
	o.frames[o.taken] = outgoing{}
	o.taken++
	switch next.kind {
	case resultFrame:
		if left := o.answers[next.key] - 1; left > 0 {
			o.answers[next.key] = left
		} else {
			delete(o.answers, next.key)
		}
		o.tellRoomLocked()
	case pingFrame:
		o.pings.sending = true
	}
	return next.Frame
}

// sentLocked notes that what was taken has been sent.
func (o *outbox) sentLocked() {
	if o.pings.sending && o.pings.open {
		o.pings.sent = time.Now()
	}
	o.sending, o.pings.sending = time.Time{}, false
}

// awaitRoom waits until no answer for the session is left in the outbox, nor
// one for a session that the worker does not have.
func (o *outbox) awaitRoom(ctx context.Context, session string) error {
	for {
		o.mu.Lock()
		full, closed := o.answers[session] > 0 || o.answers[""] > 0, o.closed
		if full && o.room == nil {
			o.room = make(chan struct{})
		}
		room := o.room
		o.mu.Unlock()
		switch {
		case closed:
			return ErrClosed
		case !full:
			return nil
		}
		select {
		case <-room:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// stuck is for how long the frame that is being sent has been.
func (o *outbox) stuck() time.Duration {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.sending.IsZero() {
		return 0
	}
	return time.Since(o.sending)
}

// empty reports whether all has been sent.
func (o *outbox) empty() bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	return len(o.frames) == 0 && o.sending.IsZero()
}

// close drops what is left.
func (o *outbox) close() {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.closed {
		return
	}
	o.closed, o.frames, o.taken, o.answers = true, nil, 0, nil
	o.tellTaker()
	o.tellRoomLocked()
}
