package limit

import (
	"context"
	"net/netip"
	"sync"
	"time"
)

// Arrivals are the requests that have begun to come and are not there yet. Whoever
// opens a stream and sends nothing costs a goroutine, before it is known who he is:
// so many may an address have, and for so long. Then the oldest is cut.
type Arrivals struct {
	perAddress, total int
	time              time.Duration

	mu    sync.Mutex // guards what follows, and the links of each arrival
	of    map[netip.Addr]int
	count int
	first *arrival // the oldest
	last  *arrival
	timer *time.Timer // nil: not running
	cut   uint64
}

// What no deployment has had a reason to change: a request that was begun is there
// within milliseconds.
const (
	arrivalTime       = 10 * time.Second
	arrivalsByAddress = 1024
	arrivalsInAll     = 8192
)

// NewArrivals makes Arrivals. Nothing is to be closed.
func NewArrivals() *Arrivals {
	return &Arrivals{perAddress: arrivalsByAddress, total: arrivalsInAll, time: arrivalTime, of: make(map[netip.Addr]int)}
}

type arrivalKey struct{}

// arrival is a request, as its context.
type arrival struct {
	context.Context
	all        *Arrivals
	cancel     context.CancelFunc
	address    netip.Addr
	since      time.Time
	prev, next *arrival
	gone       bool // out of the list
}

// Value returns the arrival itself for its key.
func (a *arrival) Value(key any) any {
	if key == (arrivalKey{}) {
		return a
	}
	return a.Context.Value(key)
}

// Begin says that a request begins to come. Its context ends when that takes too
// long, and with ctx, which must end with the request.
func (l *Arrivals) Begin(ctx context.Context, address netip.Addr) context.Context {
	a := &arrival{all: l, address: address, since: time.Now()}
	a.Context, a.cancel = context.WithCancel(ctx)
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.of[address] >= l.perAddress {
		l.cutLocked(l.oldestLocked(address))
	}
	if l.count >= l.total {
		l.cutLocked(l.first)
	}
	if a.prev = l.last; a.prev != nil {
		a.prev.next = a
	} else {
		l.first = a
	}
	l.last = a
	l.count++
	l.of[address]++
	if l.timer == nil {
		l.timer = time.AfterFunc(l.time, l.expire)
	}
	return a
}

// Arrived says that the request of a context is there.
func Arrived(ctx context.Context) {
	if a, ok := ctx.Value(arrivalKey{}).(*arrival); ok {
		a.all.mu.Lock()
		defer a.all.mu.Unlock()
		a.all.removeLocked(a)
	}
}

// Waiting are those that are not there yet, or ended before they were, and how many
// were cut.
func (l *Arrivals) Waiting() (now int, cut uint64) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.count, l.cut
}

// expire cuts those that take too long.
func (l *Arrivals) expire() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.timer = nil
	now := time.Now()
	for l.first != nil && now.Sub(l.first.since) >= l.time {
		l.cutLocked(l.first)
	}
	if l.first != nil {
		l.timer = time.AfterFunc(l.time-now.Sub(l.first.since), l.expire)
	}
}

func (l *Arrivals) oldestLocked(address netip.Addr) *arrival {
	for a := l.first; a != nil; a = a.next {
		if a.address == address {
			return a
		}
	}
	return nil
}

func (l *Arrivals) cutLocked(a *arrival) {
	if a == nil {
		return
	}
	if a.Context.Err() == nil { // else it has ended by itself
		l.cut++
	}
	a.cancel()
	l.removeLocked(a)
}

func (l *Arrivals) removeLocked(a *arrival) {
	if a.gone {
		return
	}
	a.gone = true
	if a.prev != nil {
		a.prev.next = a.next
	} else {
		l.first = a.next
	}
	if a.next != nil {
		a.next.prev = a.prev
	} else {
		l.last = a.prev
	}
	a.prev, a.next = nil, nil
	l.count--
	if l.of[a.address]--; l.of[a.address] == 0 {
		delete(l.of, a.address)
	}
}
