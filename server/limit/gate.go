package limit

import (
	"context"
	"sync"
	"time"

	"github.com/astergate/astergate/server/policy"
)

// Gate is where the actions of callers wait for one socket of a server. So many
// are under way at once; the others wait in a line for each principal, and the
// lines take turns, so that a caller waits for those who came before him and for
// one of each other's, however many these have.
//
// It sheds load early: who would wait longer than allowed is refused at once. Where
// somebody has been waiting all through the allowed time it is no burst but too
// much load, and the allowed time is a tenth, so that those who get in have short
// waits.
type Gate struct {
	limits  *Limits
	server  string
	allowed time.Duration // to wait; 0: until the caller's deadline

	mu      sync.Mutex // guards what follows
	places  int        // 0: no limit
	busy    int
	waiting share
	lines   map[string]*queue
	turns   []*queue // those of lines, in the order of their turns
	second  second

	since    time.Time     // somebody has been waiting without a pause
	last     time.Time     // somebody left, or the first began to wait
	left     int           // since then
	interval time.Duration // between two who leave while somebody waits, on average
}

// known is how many must have left before it is said how long others would wait: one
// stall, of which every machine has some, is no rate.
const known = 16

// queue is what one principal waits for.
type queue struct {
	name string
	list []*waiter
}

type waiter struct {
	line *queue
	turn chan struct{} // closed when it may go
}

// Shared is the gate of a server's socket for actions that all share.
func (l *Limits) Shared(server string) *Gate {
	g := l.gate(server, l.cfg.ServerActions)
	g.allowed, g.second = l.cfg.QueueTime, newSecond(l.cfg.ServerActionsPerSecond)
	return g
}

// Blocking is the gate of a server's sockets for actions that block, of which there
// are so many. Who waits there waits until his deadline, since such an action may
// take minutes.
func (l *Limits) Blocking(server string, sockets int) *Gate { return l.gate(server, sockets) }

func (l *Limits) gate(server string, places int) *Gate {
	return &Gate{limits: l, server: server, places: places, waiting: newShare(l.cfg.ServerQueue), lines: make(map[string]*queue)}
}

// Enter waits until the caller may send an action; Leave says that it was answered,
// or given up. What astergate does by itself never waits: its context has no
// principal. Errors: *ExceededError, ctx's; then there is nothing to leave.
func (g *Gate) Enter(ctx context.Context) error {
	who := policy.FromContext(ctx).Name
	g.mu.Lock()
	if who == "" {
		g.busy++
		g.mu.Unlock()
		return nil
	}
	if g.second.bound > 0 {
		if wait, ok := g.second.take(who, time.Now()); !ok {
			g.mu.Unlock()
			return g.refuse(KeyServerActionsPerSecond, g.second.bound, who, wait)
		}
	}
	if g.places == 0 || g.busy < g.places && g.waiting.total == 0 {
		g.busy++
		g.mu.Unlock()
		return nil
	}
	w, allowed, err := g.waitLocked(ctx, who)
	g.mu.Unlock()
	if err != nil {
		return err
	}
	var late <-chan time.Time
	if allowed > 0 {
		timer := time.NewTimer(allowed)
		defer timer.Stop()
		late = timer.C
	}
	select {
	case <-w.turn:
		return nil
	case <-late:
		err = g.refuse(KeyQueueTime, int(allowed/time.Millisecond), who, allowed)
	case <-ctx.Done():
		err = ctx.Err()
	}
	if !g.withdraw(w) {
		g.Leave() // its turn came meanwhile
	}
	return err
}

// waitLocked puts a caller into his line, unless he would wait too long.
func (g *Gate) waitLocked(ctx context.Context, who string) (w *waiter, allowed time.Duration, err error) {
	now := time.Now()
	if g.waiting.total == 0 {
		// How fast things went the last time says nothing: there may have been a
		// stall. Whoever is the first gets a place, and so do those who come before
		// somebody left.
		g.since, g.last, g.left, g.interval = now, now, 0, 0
	}
	if !g.waiting.admits(who) {
		return nil, 0, g.refuse(KeyServerQueue, g.waiting.bound, who, max(g.expectedLocked(who), time.Millisecond))
	}
	allowed = g.allowed
	if allowed > 0 && now.Sub(g.since) > allowed {
		allowed /= 10
	}
	expected := g.expectedLocked(who)
	deadline, bounded := ctx.Deadline()
	if allowed > 0 && expected > allowed || bounded && expected > deadline.Sub(now) {
		return nil, 0, g.refuse(KeyQueueTime, int(g.allowed/time.Millisecond), who, expected)
	}
	line := g.lines[who]
	if line == nil {
		line = &queue{name: who}
		g.lines[who] = line
		g.turns = append(g.turns, line)
	}
	w = &waiter{line: line, turn: make(chan struct{})}
	line.list = append(line.list, w)
	g.waiting.add(who)
	return w, g.allowed, nil
}

// expectedLocked is how long a principal's next action would wait, as fast as
// things went lately; 0 while that is not known.
func (g *Gate) expectedLocked(who string) time.Duration {
	if g.left < known {
		return 0
	}
	rounds := 1
	if line := g.lines[who]; line != nil {
		rounds += len(line.list)
	}
	before := rounds
	for _, line := range g.turns {
		if line.name != who {
			before += min(len(line.list), rounds)
		}
	}
	return time.Duration(before) * g.interval
}

// Leave frees a place, for whose turn it is.
func (g *Gate) Leave() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.busy--
	if g.waiting.total == 0 {
		return
	}
	now := time.Now()
	// An average of all at first, then of about so many.
	g.left = min(g.left+1, known)
	g.interval += (now.Sub(g.last) - g.interval) / time.Duration(g.left)
	g.last = now
	for g.busy < g.places && g.waiting.total > 0 {
		line := g.turns[0]
		w := line.list[0]
		line.list[0] = nil
		line.list = line.list[1:]
		g.turns = g.turns[1:]
		if len(line.list) > 0 {
			g.turns = append(g.turns, line)
		} else {
			delete(g.lines, line.name)
		}
		g.waiting.remove(line.name)
		g.busy++
		close(w.turn)
	}
}

// withdraw takes a waiter out of its line. It reports false if its turn has come.
func (g *Gate) withdraw(w *waiter) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	for i, other := range w.line.list {
		if other != w {
			continue
		}
		w.line.list = append(w.line.list[:i], w.line.list[i+1:]...)
		g.waiting.remove(w.line.name)
		if len(w.line.list) == 0 {
			delete(g.lines, w.line.name)
			for i, line := range g.turns {
				if line == w.line {
					g.turns = append(g.turns[:i], g.turns[i+1:]...)
					break
				}
			}
		}
		return true
	}
	return false
}

// Figures are how many actions are under way, and how many wait.
func (g *Gate) Figures() (busy, waiting int) {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.busy, g.waiting.total
}

func (g *Gate) refuse(key string, allowed int, who string, wait time.Duration) error {
	return g.limits.refuse(&ExceededError{Limit: key, Allowed: allowed, Principal: who, Server: g.server, Wait: wait})
}
