// Package ring is one Asterisk server's event log and the queue to all its
// readers at once.
//
// One side publishes; it never waits. Any number of cursors read, each at its
// own pace, without taking anything away from the others. The ring is bounded
// by a number of entries and by bytes; the oldest entries go first, and a
// cursor that stood there has fallen out and is told so (ErrFellOut). What is
// in the ring is what a reader can go back to.
//
// The package knows nothing of protobuf: encodings are bytes that its users
// attach to entries, made once and shared by all readers (Entry.Encoding).
package ring

import (
	"crypto/rand"
	"encoding/binary"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"github.com/astergate/astergate/engine/ami/wire"
)

// ErrFellOut tells a reader that the ring no longer holds the next entry.
var ErrFellOut = errors.New("the log no longer holds the next event")

// ErrClosed tells a reader that it has read all that there ever will be.
var ErrClosed = errors.New("the log has come to its end")

// Config bounds a ring.
type Config struct {
	// Events is the greatest number of entries, rounded up to a power of two.
	// 0 means 65536.
	Events int
	// Bytes bounds the memory of all entries: their raw bytes, their header
	// offsets and the encodings made so far. 0 means 64 MiB. Encodings that are
	// made when nothing new comes may exceed it by a quarter. The newest entry
	// always stays, whatever its size.
	Bytes int64
}

// Validate fills in defaults and checks the rest.
func (c *Config) Validate() error {
	if c.Events == 0 {
		c.Events = 1 << 16
	}
	if c.Bytes == 0 {
		c.Bytes = 64 << 20
	}
	if c.Events < 1 || c.Events > 1<<26 {
		return fmt.Errorf("ring of %d events: choose 1 to %d", c.Events, 1<<26)
	}
	if c.Bytes < 1 {
		return fmt.Errorf("ring of %d bytes: choose more than 0", c.Bytes)
	}
	return nil
}

// Ring is the log of one server. All methods are safe for concurrent use.
type Ring struct {
	epoch uint64
	slots []atomic.Pointer[Entry]
	mask  uint64
	limit int64

	newest atomic.Uint64 // sequence of the newest entry; 0: none yet
	oldest atomic.Uint64 // sequence of the oldest entry still held; newest+1: none
	bytes  atomic.Int64

	evicted atomic.Uint64
	closed  atomic.Bool // nothing is published any more

	arenas [Encodings]arena

	waiters atomic.Pointer[[]attached] // replaced, never changed in place

	mu     sync.Mutex // guards publishing, the replacement of waiters, and what follows
	slab   []Entry    // entries made ahead, so that one event costs no allocation
	names  *names     // made with the first event
	fresh  fresh      // names of the entries that nobody was woken for yet
	silent uint64     // how many those are
	roused uint64     // the newest entry for which all were woken, wanted or not
}

const (
	// wakeAfter is how many entries Append takes before it wakes readers itself.
	wakeAfter = 32
	// rouseAfter is how far readers may be left behind that want none of what came,
	// if the ring is large. In a small one it is an eighth of it.
	rouseAfter = 256
)

// New makes an empty ring with an epoch of its own.
func New(cfg Config) (*Ring, error) {
	if err := cfg.Validate(); err != nil {
		return nil, err
	}
	size := 1
	for size < cfg.Events {
		size <<= 1
	}
	var seed [8]byte
	if _, err := rand.Read(seed[:]); err != nil {
		return nil, fmt.Errorf("drawing the log's epoch: %w", err)
	}
	r := &Ring{
		epoch: binary.LittleEndian.Uint64(seed[:]) | 1,
		slots: make([]atomic.Pointer[Entry], size),
		mask:  uint64(size - 1),
		limit: cfg.Bytes,
	}
	r.oldest.Store(1)
	return r, nil
}

// Epoch identifies this life of the log: sequences of another epoch mean
// nothing here. Never 0.
func (r *Ring) Epoch() uint64 { return r.epoch }

// Newest is the sequence of the newest entry, 0 before the first.
func (r *Ring) Newest() uint64 { return r.newest.Load() }

// Oldest is the sequence of the oldest entry that the ring still holds, or the
// next one to come if it holds none.
func (r *Ring) Oldest() uint64 { return r.oldest.Load() }

// Size is the greatest number of entries.
func (r *Ring) Size() uint64 { return r.mask + 1 }

// Bytes is the memory that counts against Config.Bytes now.
func (r *Ring) Bytes() int64 { return r.bytes.Load() }

// Evicted counts the entries that have gone since the ring was made.
func (r *Ring) Evicted() uint64 { return r.evicted.Load() }

// Publish appends what the server said. It never waits for a reader.
func (r *Ring) Publish(msg wire.Message, at time.Time) uint64 {
	return r.publish(msg, nil, at, nil, 1)
}

// Append is Publish for one who has more to come: who waits is woken by Wake, which
// must follow, or when many entries have come. So he is woken once for all.
func (r *Ring) Append(msg wire.Message, at time.Time) uint64 {
	return r.publish(msg, nil, at, nil, wakeAfter)
}

// Wake wakes those who wait for what Append appended.
func (r *Ring) Wake() {
	r.mu.Lock()
	come, silent := r.fresh, r.silent
	r.fresh, r.silent = fresh{}, 0
	r.mu.Unlock()
	if silent > 0 {
		r.wake(&come)
	}
}

// PublishNotice appends something of our own between the server's events, with
// the message that it is about or a zero one. The notice must not be changed
// afterwards; its own memory is not counted: notices are few and small.
func (r *Ring) PublishNotice(notice any, about wire.Message, at time.Time) uint64 {
	return r.publish(about, notice, at, nil, 1)
}

// PublishEncoded appends something of our own that is encoded already: the bytes
// are its Encoding 0, and are counted. Neither may be changed afterwards.
func (r *Ring) PublishEncoded(notice any, encoding []byte, at time.Time) uint64 {
	return r.publish(wire.Message{}, notice, at, encoding, 1)
}

// Close says that nothing will be published any more. Readers get what there is,
// then ErrClosed. Not beside publishing.
func (r *Ring) Close() {
	r.closed.Store(true)
	var come fresh
	come.all()
	r.wake(&come)
}

// publish appends an entry, and wakes readers if that many have come since they were
// woken.
func (r *Ring) publish(msg wire.Message, notice any, at time.Time, encoding []byte, wakeAt uint64) uint64 {
	r.mu.Lock()
	if len(r.slab) == 0 {
		r.slab = make([]Entry, 64)
	}
	e := &r.slab[0]
	r.slab = r.slab[1:]
	seq := r.newest.Load() + 1
	e.ring, e.sequence, e.msg, e.notice, e.at = r, seq, msg, notice, at
	if notice == nil {
		if r.names == nil {
			r.names = new(names)
		}
		e.name = r.names.number(msg.Type())
	}
	cost := entryCost + int64(len(msg.Raw())) + int64(msg.Len())*spanCost
	if encoding != nil {
		e.encoding[0].Store(&encoding)
		cost += int64(cap(encoding))
	}
	e.cost.Store(cost)
	total := r.bytes.Add(cost)

	oldest := r.oldest.Load()
	for oldest < seq && (seq-oldest > r.mask || total > r.limit) {
		total = r.evict(oldest)
		oldest++
	}
	r.oldest.Store(oldest)
	r.slots[seq&r.mask].Store(e)
	r.newest.Store(seq)
	r.fresh.add(e.name)
	r.silent++
	// Nobody may be overtaken in his sleep.
	behind := min(rouseAfter, r.margin(seq, oldest, total))
	if seq-r.roused >= behind {
		r.roused = seq
		r.fresh.all()
	}
	if r.silent < min(wakeAt, behind) {
		r.mu.Unlock()
		return seq
	}
	come := r.fresh
	r.fresh, r.silent = fresh{}, 0
	r.mu.Unlock()

	r.wake(&come)
	return seq
}

// margin is how many entries a reader may leave unread and not be overtaken soon: an
// eighth of what the ring holds when it is full.
func (r *Ring) margin(newest, oldest uint64, total int64) uint64 {
	margin := (r.mask + 1) / 8
	if total > r.limit/2 {
		margin = min(margin, (newest-oldest)/8)
	}
	return margin
}

// wake wakes the readers that wait and want one of the names.
func (r *Ring) wake(come *fresh) {
	for _, a := range r.attached() {
		if a.waiter.Armed() && a.concerns(come, r.newest.Load()) {
			a.waiter.Wake()
		}
	}
}

// evict drops one entry and returns the bytes that remain. Callers hold mu.
func (r *Ring) evict(seq uint64) int64 {
	slot := &r.slots[seq&r.mask]
	e := slot.Load()
	slot.Store(nil)
	r.evicted.Add(1)
	// From now on an encoding made for this entry is not counted.
	return r.bytes.Add(-e.cost.Swap(gone))
}

// at returns the entry of a sequence; nil with no error if it is still to
// come. Errors: ErrFellOut, ErrClosed.
func (r *Ring) at(seq uint64) (*Entry, error) {
	if e := r.slots[seq&r.mask].Load(); e != nil && e.sequence == seq {
		return e, nil
	}
	if seq > r.newest.Load() {
		if r.closed.Load() && seq > r.newest.Load() {
			return nil, ErrClosed
		}
		return nil, nil
	}
	// Either evicted, or published between the two loads: look again.
	if e := r.slots[seq&r.mask].Load(); e != nil && e.sequence == seq {
		return e, nil
	}
	return nil, ErrFellOut
}
