package auth

import (
	"crypto/rand"
	"slices"
	"sync"
	"time"

	"github.com/astergate/astergate/server/policy"
)

// TicketTime is how long a ticket is good for.
const TicketTime = 30 * time.Second

const (
	ticketPrefix = "astergate_ticket_"
	// maxTickets bounds all that are good at one time, maxOwnTickets those of one
	// principal. Whoever wants more loses his oldest.
	maxTickets    = 8192
	maxOwnTickets = 64
)

// tickets are those that nobody has used. Its zero value is ready.
type tickets struct {
	mu    sync.Mutex
	good  map[Hash]*ticket
	queue []*ticket // the same, oldest first
}

type ticket struct {
	hash    Hash
	who     policy.Principal
	expires time.Time
}

var errTicket = refused(WhyTicket, "the ticket was used, is older than %s, or never was one; get another one", TicketTime)

// Ticket makes a ticket for one stream of a principal's, and says until when it is
// good.
func (a *Authenticator) Ticket(who policy.Principal) (text string, expires time.Time) {
	return a.tickets.make(who)
}

func (t *tickets) make(who policy.Principal) (text string, expires time.Time) {
	text = ticketPrefix + rand.Text()
	now := time.Now()
	made := &ticket{HashOf(text), who, now.Add(TicketTime)}
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.good == nil {
		t.good = make(map[Hash]*ticket)
	}
	t.prune(now)
	own, oldest := 0, -1
	for i, other := range t.queue {
		if other.who.Name != who.Name {
			continue
		}
		if own++; oldest < 0 {
			oldest = i
		}
	}
	switch {
	case own >= maxOwnTickets:
		t.drop(oldest)
	case len(t.queue) >= maxTickets:
		t.drop(0)
	}
	t.good[made.hash] = made
	t.queue = append(t.queue, made)
	return text, made.expires
}

// prune forgets those whose time is over. The caller holds mu.
func (t *tickets) prune(now time.Time) {
	n := 0
	for n < len(t.queue) && !now.Before(t.queue[n].expires) {
		delete(t.good, t.queue[n].hash)
		n++
	}
	clear(t.queue[:n]) // their principals go
	t.queue = t.queue[n:]
}

// drop takes one back. The caller holds mu.
func (t *tickets) drop(i int) {
	delete(t.good, t.queue[i].hash)
	t.queue = slices.Delete(t.queue, i, i+1)
}

// use returns whose ticket it is. A second use is refused, also at the same time.
func (t *tickets) use(text string) (policy.Principal, error) {
	now := time.Now()
	hash := HashOf(text)
	t.mu.Lock()
	found := t.good[hash]
	if found != nil {
		t.drop(slices.Index(t.queue, found))
	}
	t.mu.Unlock()
	if found == nil || !now.Before(found.expires) {
		return policy.Principal{}, errTicket
	}
	if over(found.who, now) {
		err := refused(WhyExpired, "the credentials by which the ticket was made have ended")
		err.who = found.who.Name
		return policy.Principal{}, err
	}
	return found.who, nil
}

// over reports whether a principal's credentials have ended.
func over(who policy.Principal, now time.Time) bool {
	select {
	case <-who.Revoked: // nil: never
		return true
	default:
		return !who.Expires.IsZero() && !now.Before(who.Expires)
	}
}

// count is how many are good.
func (t *tickets) count() int {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.prune(time.Now())
	return len(t.good)
}
