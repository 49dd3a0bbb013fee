package engine

import (
	"context"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"time"

	"github.com/astergate/astergate/engine/call"
	"github.com/astergate/astergate/engine/expression"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

const (
	// MaxCallPage is the largest page of calls, DefaultCallPage the usual one.
	MaxCallPage     = 1000
	DefaultCallPage = 100

	// listedAtOnce is how many calls are read under one lock.
	listedAtOnce = 64
)

// CallList is what a list of calls asks for.
type CallList struct {
	Server    string // "" or "-": all
	Filter    string // expression of engine/expression over call; empty: all
	Finished  bool   // also those that are over
	Ascending bool   // the oldest first
	Size      int    // of the page; 0: DefaultCallPage
	Token     string // of the page before
	Timeline  bool   // also the calls' timelines
	// Visible decides which servers' calls may be seen; nil: all.
	Visible func(server string) bool
	// Sight is what else of them may be seen; nil: all.
	Sight *Sight
}

// CallPage is a page of calls.
type CallPage struct {
	Calls []*astergatev1.Call
	Token string // of the next page; empty: this was the last
	Total int    // calls that may be seen now, without regard to the filter
}

// ListCalls returns a page of the calls in the order of their creation. Calls
// that come later are on none of the pages that follow; those that went are
// missing, and no other is. Errors: *InvalidError, *UnknownServerError, the
// context's.
func (e *Engine) ListCalls(ctx context.Context, list CallList) (*CallPage, error) {
	if list.Size == 0 {
		list.Size = DefaultCallPage
	}
	if list.Size < 1 || list.Size > MaxCallPage {
		return nil, &InvalidError{"page_size", fmt.Sprintf("choose 1 to %d", MaxCallPage)}
	}
	filter, err := e.callFilter(list.Filter)
	if err != nil {
		return nil, err
	}
	servers, err := e.roster.Load().calls(list.Server, list.Visible)
	if err != nil {
		return nil, err
	}
	from, err := list.start()
	if err != nil {
		return nil, err
	}
	page := &CallPage{}
	readers := make([]*callReader, len(servers))
	for i, c := range servers {
		n, err := list.count(ctx, c)
		if err != nil {
			return nil, err
		}
		page.Total += n
		readers[i] = &callReader{calls: c, list: &list, after: from.after, newest: from.newest}
	}
	for {
		r := firstOf(readers, list.Ascending)
		if r == nil {
			return page, nil
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if !list.Sight.seesCall(r.peek().call) {
			r.take() // and no token tells that there is one
			continue
		}
		if len(page.Calls) == list.Size {
			page.Token = list.token(from)
			return page, nil
		}
		found := r.take()
		from.after = found.key
		if list.Sight.trim(r.calls, found.call); filter.passes(found.call) {
			page.Calls = append(page.Calls, found.call)
		}
	}
}

// count is how many calls of a server there are now for who asks.
func (l *CallList) count(ctx context.Context, c *Calls) (int, error) {
	if l.Sight.hidesCalls() {
		return l.Sight.count(ctx, c, l.Finished)
	}
	live, finished := c.count()
	if !l.Finished {
		finished = 0
	}
	return live + finished, nil
}

// calls are the calls of the servers that a request means.
func (r *roster) calls(name string, visible func(string) bool) ([]*Calls, error) {
	servers, err := r.choose(visible, []string{name})
	if err != nil {
		return nil, err
	}
	var all []*Calls
	for _, s := range servers {
		if s.calls != nil {
			all = append(all, s.calls)
		}
	}
	return all, nil
}

func (c *Calls) count() (live, finished int) {
	c.lock()
	defer c.mu.Unlock()
	return c.tracker.Len()
}

// callReader reads one server's calls a few at a time.
type callReader struct {
	calls  *Calls
	list   *CallList
	after  callKey
	newest int64 // creation of the newest that may be listed
	ahead  []readCall
	end    bool
}

type readCall struct {
	key  callKey
	call *astergatev1.Call
}

// peek returns the next call, nil at the end.
func (r *callReader) peek() *readCall {
	if len(r.ahead) == 0 && !r.end {
		r.read()
	}
	if len(r.ahead) == 0 {
		return nil
	}
	return &r.ahead[0]
}

func (r *callReader) take() readCall {
	next := r.ahead[0]
	r.ahead = r.ahead[1:]
	return next
}

func (r *callReader) read() {
	r.calls.lock()
	defer r.calls.mu.Unlock()
	now := time.Now()
	r.ahead = r.ahead[:0]
	r.end = true
	looked := 0
	r.calls.index.each(r.after, !r.list.Ascending, func(key callKey, of *call.Call) bool {
		if looked++; len(r.ahead) == listedAtOnce || looked > 16*listedAtOnce {
			r.end = false
			return false
		}
		r.after = key
		if key.created > r.newest {
			return !r.list.Ascending // in order, no older one follows
		}
		if r.list.Finished || !of.Over() {
			r.ahead = append(r.ahead, readCall{key, of.Proto(now, r.list.Timeline)})
		}
		return true
	})
}

// firstOf returns the reader whose next call comes first, nil when all are at
// their ends.
func firstOf(readers []*callReader, ascending bool) *callReader {
	var first *callReader
	for _, r := range readers {
		for r.peek() == nil && !r.end {
			// All that was read was over.
		}
		next := r.peek()
		if next == nil {
			continue
		}
		if first == nil || (next.key.compare(first.peek().key) < 0) == ascending {
			first = r
		}
	}
	return first
}

// callFrom is where a page begins.
type callFrom struct {
	after  callKey
	newest int64 // creation of the newest call that the first page could hold
}

// pageVersion is the first byte of a page token.
const pageVersion = 3

// token tells where the next page begins, and of what.
func (l *CallList) token(from callFrom) string {
	b := []byte{pageVersion}
	b = binary.LittleEndian.AppendUint64(b, l.hash())
	b = binary.LittleEndian.AppendUint64(b, uint64(from.newest))
	b = binary.LittleEndian.AppendUint64(b, uint64(from.after.created))
	return base64.RawURLEncoding.EncodeToString(append(b, from.after.id...))
}

// start reads the token.
func (l *CallList) start() (callFrom, error) {
	if l.Token == "" {
		return callFrom{newest: call.Steady(time.Now())}, nil
	}
	b, err := base64.RawURLEncoding.DecodeString(l.Token)
	if err != nil || len(b) < 1+3*8 || b[0] != pageVersion {
		return callFrom{}, &InvalidError{"page_token", "it is not a token that ListCalls gave"}
	}
	b = b[1:]
	if binary.LittleEndian.Uint64(b) != l.hash() {
		return callFrom{}, &InvalidError{"page_token", "it is of another list: keep server, filter, finished and order_by from page to page"}
	}
	return callFrom{
		newest: int64(binary.LittleEndian.Uint64(b[8:])),
		after:  callKey{int64(binary.LittleEndian.Uint64(b[16:])), string(b[24:])},
	}, nil
}

// hash tells lists apart whose pages do not belong together.
func (l *CallList) hash() uint64 {
	h := fnv.New64a()
	_, _ = fmt.Fprintf(h, "%q %q %v %v", l.Server, l.Filter, l.Finished, l.Ascending)
	return h.Sum64()
}

// callFilter judges calls by an expression. The nil filter lets all pass.
type callFilter struct {
	expression *expression.CallExpression
	engine     *Engine
}

func (e *Engine) callFilter(text string) (*callFilter, error) {
	if text == "" {
		return nil, nil
	}
	compiled, err := e.callExpressions.Compile(text)
	var invalid *expression.InvalidError
	if errors.As(err, &invalid) {
		return nil, &InvalidError{"filter", invalid.Fault}
	}
	if err != nil {
		return nil, err
	}
	return &callFilter{compiled, e}, nil
}

// passes tells whether the expression is true of a call. One that it cannot judge
// does not pass, and is counted.
func (f *callFilter) passes(of *astergatev1.Call) bool {
	if f == nil {
		return true
	}
	passes, err := f.expression.Passes(of)
	if err != nil {
		f.engine.filterErrors.Add(1)
	}
	return passes
}
