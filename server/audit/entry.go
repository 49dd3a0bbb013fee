package audit

import (
	"context"
	"maps"
	"sync"
	"time"
)

// Act is something that is about to be sent, or done.
type Act struct {
	Server, Action, Command string
	Channel, UniqueID       string
	Call, Session           string
	Worker, Script          string
	Arguments               map[string]string
	// Dangerous are the entries that the role has allowed for it.
	Dangerous []string
}

// Entry is what one request leaves, from its coming to its end. A nil Entry takes
// everything and leaves nothing, so callers need not know whether there is a log.
// Its methods are safe for concurrent use.
type Entry struct {
	log     *Log
	started time.Time

	mu      sync.Mutex // guards what follows; not held while a line is written
	rec     Record     // what all of its lines have
	who     func() (via, peer, requestID string)
	begun   bool
	writes  bool
	denied  bool
	refused string // why, if the answer tells it
}

type entryKey struct{}

// Open begins an entry. who tells where the request came from, if that is asked.
func (l *Log) Open(ctx context.Context, method string, who func() (via, peer, requestID string)) (context.Context, *Entry) {
	e := &Entry{log: l, started: time.Now(), who: who}
	e.rec.Method = method
	return context.WithValue(ctx, entryKey{}, e), e
}

// New begins an entry that belongs to no request: a session, or a command in one.
// What of base describes it is in all of its lines.
func (l *Log) New(base Record) *Entry { return &Entry{log: l, started: time.Now(), rec: base} }

// FromContext returns the entry of a request, or nil.
func FromContext(ctx context.Context) *Entry {
	e, _ := ctx.Value(entryKey{}).(*Entry)
	return e
}

// Who notes whose request it is.
func (e *Entry) Who(principal, role string) {
	if e == nil {
		return
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	e.rec.Principal, e.rec.Role = principal, role
}

// Writes notes what the request is about to ask for, if that changes something.
// It leaves no line yet.
func (e *Entry) Writes(a Act) {
	if e == nil {
		return
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	e.writes = true
	if !e.begun {
		a.add(&e.rec)
	}
}

// Begin notes an act before it is done, and returns when that is written: the
// entry's begin, or an action behind it. The error is a *FailedError: it must not
// be done then.
func (e *Entry) Begin(ctx context.Context, a Act) error {
	if e == nil {
		return nil
	}
	e.mu.Lock()
	e.writes = true
	var r Record
	if e.begun {
		r = e.lineLocked(Action)
		r.Arguments = nil
		a.add(&r)
		e.rec.Dangerous = append(e.rec.Dangerous, a.Dangerous...)
	} else {
		e.begun = true
		a.add(&e.rec)
		r = e.lineLocked(Begin)
	}
	r.Decision = Allowed
	e.mu.Unlock()
	return e.log.Begin(ctx, &r)
}

// Note is Begin for what is under way already: it does not wait.
func (e *Entry) Note() {
	if e == nil {
		return
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	e.begun, e.writes = true, true
	r := e.lineLocked(Begin)
	r.Decision = Allowed
	e.log.End(&r)
}

// Deny notes that an act was refused by a rule.
func (e *Entry) Deny(a Act, rule string) {
	if e == nil {
		return
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	e.denied = true
	e.rec.Rule = rule
	a.Dangerous = nil
	a.add(&e.rec)
}

// Refused notes that what was sent was refused, though the request itself ends
// well: its answer says so.
func (e *Entry) Refused(reason string) {
	if e == nil {
		return
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	e.refused = reason
}

// ActionID notes the id of an action that is sent.
func (e *Entry) ActionID(id string) {
	if e == nil {
		return
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	if len(e.rec.ActionIDs) < maxIDs {
		e.rec.ActionIDs = append(e.rec.ActionIDs, id)
	}
}

// Result is how something ended.
type Result struct {
	Outcome, Code, Reason string
	// Denied: it was refused, by Rule if that is known.
	Denied bool
	Rule   string
	// Unauthenticated: nobody knows who asked.
	Unauthenticated bool
}

// Close notes how the request has ended, if it is one that leaves anything.
func (e *Entry) Close(end Result) {
	if e == nil {
		return
	}
	e.mu.Lock()
	e.denied = e.denied || end.Denied
	if !e.writes && !e.denied && !end.Unauthenticated && !e.log.cfg.Reads {
		e.mu.Unlock()
		return
	}
	r := e.lineLocked(End)
	switch {
	case end.Outcome == OK && e.refused != "":
		end.Outcome, end.Reason = Failed, e.refused
	case end.Outcome == Failed && !e.begun:
		end.Outcome = NotSent
	case end.Outcome == NotSent && len(r.ActionIDs) > 1:
		end.Outcome = Failed // the last one was not sent
	}
	e.mu.Unlock()
	if end.Unauthenticated {
		if !e.log.failures.take(r.Time) {
			e.log.suppressed.Add(1)
			e.log.unsaid.Add(1)
			return
		}
		r.Suppressed = e.log.unsaid.Swap(0)
	}
	r.Outcome, r.Code, r.Reason = end.Outcome, end.Code, end.Reason
	r.ElapsedMS = milliseconds(time.Since(e.started))
	r.Decision = Allowed
	if e.denied || end.Unauthenticated {
		r.Decision = Denied
	}
	if r.Rule == "" {
		r.Rule = end.Rule
	}
	e.log.End(&r)
}

// lineLocked is a record with all that is known.
func (e *Entry) lineLocked(phase string) Record {
	if e.rec.ID == "" {
		e.rec.ID = e.log.ids.next()
		if e.who != nil {
			e.rec.Via, e.rec.Peer, e.rec.RequestID = e.who()
		}
	}
	r := e.rec
	r.Time, r.Phase = time.Now().UTC(), phase
	r.ActionIDs = append([]string(nil), r.ActionIDs...)
	r.Dangerous = append([]string(nil), r.Dangerous...)
	r.Arguments = maps.Clone(r.Arguments)
	return r
}

// add puts what is known of an act into a record.
func (a *Act) add(r *Record) {
	for _, f := range []struct {
		to   *string
		from string
	}{
		{&r.Server, a.Server}, {&r.Action, a.Action}, {&r.Command, a.Command}, {&r.Channel, a.Channel}, {&r.UniqueID, a.UniqueID},
		{&r.Call, a.Call}, {&r.Session, a.Session}, {&r.Worker, a.Worker}, {&r.Script, a.Script},
	} {
		if f.from != "" {
			*f.to = f.from
		}
	}
	if len(a.Arguments) > 0 {
		r.Arguments = a.Arguments
	}
	if len(a.Dangerous) > 0 {
		r.Dangerous = a.Dangerous
	}
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
