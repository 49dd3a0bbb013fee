package callact

import (
	"context"
	"crypto/sha256"
	"maps"
	"sync"
	"time"

	"github.com/astergate/astergate/engine"
	"github.com/astergate/astergate/engine/call"
	"github.com/astergate/astergate/engine/mapping"
)

// syncTime is how long a request with an idempotency key waits for the first
// snapshot, which may hold the call of that key from an earlier life.
const syncTime = 5 * time.Second

// Desk takes orders for calls and remembers their idempotency keys, by server.
// One serves a process.
type Desk struct {
	originate *mapping.Action

	mu   sync.Mutex // guards what follows; never held while something is sent
	keys map[keyID]*keyed
	next int // how many keys there are when those of forgotten calls go
}

// keyID is a principal's key of one server. Two principals never share one.
type keyID struct {
	server         *engine.Server
	principal, key string
}

// keyed is what a key stands for.
type keyed struct {
	sent chan struct{} // closed when it was sent, or was not: then what follows is set

	call        string
	fingerprint [sha256.Size]byte // of the arguments
	earlier     bool              // of an earlier life of the process: its arguments are not known
	err         error             // it was not sent
}

// NewDesk makes a desk without keys.
func NewDesk(e *engine.Engine) *Desk {
	return &Desk{originate: e.Actions().ByName("Originate"), keys: make(map[keyID]*keyed), next: 64}
}

// dial sends an order, or returns the call that its key has.
//
// Of several requests with one key, the first sends. What was certainly not sent
// leaves the key free.
func (d *Desk) dial(ctx context.Context, a *Actor, o *order) (id string, repeated bool, err error) {
	if err := a.check(o); err != nil {
		return "", false, err
	}
	if o.key == "" {
		id, err = a.send(ctx, o)
		return id, false, err
	}
	calls := a.Server.Calls()
	if err := calls.AwaitSynced(ctx, syncTime); err != nil {
		return "", false, err
	}
	d.sweep()
	key := keyID{a.Server, a.Principal, o.key}
	for {
		entry, ours := d.claim(key, o)
		if ours {
			return d.first(ctx, a, o, key, entry)
		}
		select {
		case <-entry.sent:
		case <-ctx.Done():
			return "", true, ctx.Err()
		}
		switch {
		case entry.err != nil:
			return "", true, entry.err
		case calls.View(entry.call, func(*call.Call) {}) != nil:
			d.drop(key, entry) // forgotten, and so is its key
		case !entry.earlier && entry.fingerprint != o.fingerprint:
			return "", true, &ConflictError{Server: a.Server.Name(), Call: entry.call}
		default:
			return entry.call, true, nil
		}
	}
}

// first sends the first order of a key, unless its call is known from an earlier
// life of the process by the Uniqueid that follows from the key.
func (d *Desk) first(ctx context.Context, a *Actor, o *order, key keyID, entry *keyed) (id string, repeated bool, err error) {
	defer close(entry.sent)
	a.Server.Calls().With(func(t *call.Tracker) {
		if c := t.ByChannel(o.announcement.ChannelID); c != nil {
			entry.call, entry.earlier = c.ID(), true
		}
	})
	if entry.earlier {
		return entry.call, true, nil
	}
	entry.call, entry.err = a.send(ctx, o)
	if entry.err != nil {
		d.drop(key, entry)
	}
	return entry.call, false, entry.err
}

// claim returns what a key stands for. ours: it was free, and stands for this
// order now.
func (d *Desk) claim(key keyID, o *order) (entry *keyed, ours bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if entry := d.keys[key]; entry != nil {
		return entry, false
	}
	entry = &keyed{sent: make(chan struct{}), fingerprint: o.fingerprint}
	d.keys[key] = entry
	return entry, true
}

func (d *Desk) drop(key keyID, entry *keyed) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.keys[key] == entry {
		delete(d.keys, key)
	}
}

// sweep drops the keys of calls that are forgotten, when there are twice as many
// keys as were left the last time.
func (d *Desk) sweep() {
	d.mu.Lock()
	if len(d.keys) < d.next {
		d.mu.Unlock()
		return
	}
	all := maps.Clone(d.keys)
	d.mu.Unlock()
	for key, entry := range all {
		select {
		case <-entry.sent:
			if key.server.Calls().View(entry.call, func(*call.Call) {}) != nil {
				d.drop(key, entry)
			}
		default: // it is being sent
		}
	}
	d.mu.Lock()
	d.next = max(64, 2*len(d.keys))
	d.mu.Unlock()
}
