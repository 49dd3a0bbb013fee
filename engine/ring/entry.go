package ring

import (
	"bytes"
	"sync/atomic"
	"time"

	"github.com/astergate/astergate/engine/ami/wire"
)

// Encodings is the number of encodings that an entry can keep.
const Encodings = 4

const (
	entryCost = 160 // an Entry itself
	spanCost  = 16  // one header's offsets
	gone      = -1 << 62
)

// Entry is one event. What it holds never changes, so it may be read by all
// without a lock, also after the ring has dropped it.
type Entry struct {
	ring     *Ring
	sequence uint64
	at       time.Time
	msg      wire.Message
	notice   any
	name     uint16

	cost     atomic.Int64 // bytes counted in the ring; far below 0 once dropped
	encoding [Encodings]atomic.Pointer[[]byte]
}

// Sequence is the entry's place in the log, from 1, without gaps.
func (e *Entry) Sequence() uint64 { return e.sequence }

// At is when the event was read from its socket.
func (e *Entry) At() time.Time { return e.at }

// Message is what the server said; for a notice, what it is about, or zero.
func (e *Entry) Message() wire.Message { return e.msg }

// Name is the number of the event's name in its ring, for a NameSet; 0 if it has
// none, as a notice.
func (e *Entry) Name() uint16 { return e.name }

// Notice is what PublishNotice was given; nil for a server's event.
func (e *Entry) Notice() any { return e.notice }

// Encoding returns encoding number n of the entry, which encode appends on first
// use. The bytes are shared by all readers and must not be changed, nor may what is
// behind them be written: that is the next entry's.
//
// Entries are dropped only when new ones come. So that a ring whose server has
// fallen silent does not grow by those who read it back, an encoding is not
// kept where the ring is over its bound by a quarter.
func (e *Entry) Encoding(n int, encode func([]byte, *Entry) []byte) []byte {
	if b := e.encoding[n].Load(); b != nil {
		return *b
	}
	raw := len(e.msg.Raw())
	if !fits(raw) || e.ring.isOver(raw) {
		b := bytes.Clone(encode(nil, e)) // which may have more room than it needs
		return *e.keep(n, &b)
	}
	a := &e.ring.arenas[n]
	a.mu.Lock()
	defer a.mu.Unlock()
	if b := e.encoding[n].Load(); b != nil {
		return *b // by another reader, meanwhile
	}
	return *e.keep(n, a.add(e, encode))
}

// keep keeps an encoding, unless there is one or the ring is over its bound, and
// returns the one to be used.
func (e *Entry) keep(n int, b *[]byte) *[]byte {
	if e.ring.isOver(len(*b)) {
		return b
	}
	if !e.encoding[n].CompareAndSwap(nil, b) {
		return e.encoding[n].Load()
	}
	size := int64(len(*b))
	if e.cost.Add(size) >= 0 {
		e.ring.bytes.Add(size)
	}
	return b
}

// isOver reports whether the ring is over its bound by a quarter with so many bytes
// more.
func (r *Ring) isOver(more int) bool { return r.bytes.Load()+int64(more) > r.limit+r.limit/4 }
