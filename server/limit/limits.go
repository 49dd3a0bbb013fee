package limit

import (
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/time/rate"

	"github.com/astergate/astergate/server/policy"
)

// Limits counts what is under way. Make it with New.
type Limits struct {
	cfg     Config
	refused map[string]*atomic.Uint64 // by key; not changed

	mu         sync.Mutex // guards what follows
	principals map[string]*principal
	sweepAt    int // how many principals there are when idle ones go
	totals     [kinds]share
	second     second
}

// principal is one who has something under way, or had until a moment ago.
type principal struct {
	has  [kinds]int
	rate *rate.Limiter // nil: as often as he likes
}

// sweepFrom is the number of principals from which on idle ones are looked for.
const sweepFrom = 64

// New makes Limits.
func New(cfg Config) *Limits {
	l := &Limits{
		cfg: cfg, refused: make(map[string]*atomic.Uint64),
		principals: make(map[string]*principal), sweepAt: sweepFrom,
		totals: [kinds]share{newShare(cfg.TotalStreams), newShare(cfg.TotalSubscribers), newShare(cfg.TotalActions)},
		second: newSecond(cfg.TotalActionsPerSecond),
	}
	for _, key := range Keys() {
		l.refused[key] = new(atomic.Uint64)
	}
	return l
}

// Connections is how many a listener may have; 0: any number.
func (l *Limits) Connections() int { return l.cfg.Connections }

// Refused calls f with each limit and how often it has refused something.
func (l *Limits) Refused(f func(key string, n uint64)) {
	for _, key := range Keys() {
		f(key, l.refused[key].Load())
	}
}

// Count notes a refusal that was made elsewhere.
func (l *Limits) Count(key string) { l.refused[key].Add(1) }

// UnderWay is how many of a kind there are now.
func (l *Limits) UnderWay(kind Kind) int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.totals[kind].total
}

// retryAfter is when a principal who has too much under way is told to ask again:
// requests take milliseconds, and streams as long as they like.
var retryAfter = [kinds]time.Duration{Actions: 100 * time.Millisecond}

// totalRetryAfter is the same where all have too much: others end theirs.
var totalRetryAfter = [kinds]time.Duration{Streams: time.Second, Subscribers: time.Second, Actions: 100 * time.Millisecond}

// Begin counts one more of a kind that a principal has under way, until End, and a
// request, unless it is one of the Subscribers, which are Streams too. The error is
// a *ExceededError; then there is nothing to end.
func (l *Limits) Begin(who policy.Principal, kind Kind) error {
	allowed, now := l.allowed(who, kind), time.Now()
	l.mu.Lock()
	defer l.mu.Unlock()
	p := l.principalLocked(who, now)
	if kind != Subscribers {
		if err := l.requestLocked(p, who.Name, now); err != nil {
			return err
		}
	}
	if allowed > 0 && p.has[kind] >= allowed {
		return l.refuse(&ExceededError{Limit: own[kind], Allowed: allowed, Principal: who.Name, Wait: retryAfter[kind]})
	}
	t := &l.totals[kind]
	if !t.admits(who.Name) {
		return l.refuse(&ExceededError{Limit: total[kind], Allowed: t.bound, Principal: who.Name, Wait: totalRetryAfter[kind]})
	}
	p.has[kind]++
	t.add(who.Name)
	return nil
}

// End ends what Begin has counted.
func (l *Limits) End(who policy.Principal, kind Kind) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.principals[who.Name].has[kind]--
	l.totals[kind].remove(who.Name)
}

// requestLocked counts a request by the rates.
func (l *Limits) requestLocked(p *principal, name string, now time.Time) error {
	if p.rate != nil && !p.rate.AllowN(now, 1) {
		wait := time.Duration((1 - p.rate.TokensAt(now)) / float64(p.rate.Limit()) * float64(time.Second))
		return l.refuse(&ExceededError{Limit: KeyActionsPerSecond, Allowed: p.rate.Burst(), Principal: name, Wait: wait})
	}
	if wait, ok := l.second.take(name, now); !ok {
		return l.refuse(&ExceededError{Limit: KeyTotalActionsPerSecond, Allowed: l.second.bound, Principal: name, Wait: wait})
	}
	return nil
}

// allowed is how many of a kind a principal may have; 0: any number.
func (l *Limits) allowed(who policy.Principal, kind Kind) int {
	var byRole policy.Limits
	if who.Role != nil {
		byRole = who.Role.Limits()
	}
	switch kind {
	case Streams:
		return either(byRole.Streams, l.cfg.Streams)
	case Subscribers:
		// A role that may have fewer streams has fewer of these too.
		return l.cfg.Subscribers
	default:
		return either(byRole.Actions, l.cfg.Actions)
	}
}

// either returns what the role says, or else what holds for all.
func either(byRole, standard int) int {
	if byRole > 0 {
		return byRole
	}
	return standard
}

// principalLocked returns a principal's account. His rate is the one of his role
// now: it may have changed since.
func (l *Limits) principalLocked(who policy.Principal, now time.Time) *principal {
	p := l.principals[who.Name]
	if p == nil {
		if len(l.principals) >= l.sweepAt {
			l.sweepLocked(now)
		}
		p = new(principal)
		l.principals[who.Name] = p
	}
	perSecond := l.cfg.ActionsPerSecond
	if who.Role != nil {
		perSecond = either(who.Role.Limits().ActionsPerSecond, perSecond)
	}
	switch {
	case perSecond == 0:
		p.rate = nil
	case p.rate == nil:
		p.rate = rate.NewLimiter(rate.Limit(perSecond), perSecond)
	case p.rate.Burst() != perSecond:
		p.rate.SetLimitAt(now, rate.Limit(perSecond))
		p.rate.SetBurstAt(now, perSecond)
	}
	return p
}

// sweepLocked forgets principals about whom there is nothing to remember.
func (l *Limits) sweepLocked(now time.Time) {
	for name, p := range l.principals {
		if p.has == [kinds]int{} && (p.rate == nil || p.rate.TokensAt(now) >= float64(p.rate.Burst())) {
			delete(l.principals, name)
		}
	}
	l.sweepAt = max(sweepFrom, 2*len(l.principals))
}

// refuse counts a refusal.
func (l *Limits) refuse(e *ExceededError) error {
	l.Count(e.Limit)
	e.Wait = roundUp(e.Wait)
	return e
}

// roundUp makes a wait one that people can read.
func roundUp(d time.Duration) time.Duration {
	if d <= 0 {
		return 0
	}
	return (d + time.Millisecond - 1).Truncate(time.Millisecond)
}
