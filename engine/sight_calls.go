package engine

import (
	"context"
	"math"
	"slices"
	"time"

	"google.golang.org/protobuf/proto"

	"github.com/astergate/astergate/engine/call"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// hidesCalls reports whether some calls may not be seen.
func (s *Sight) hidesCalls() bool { return s != nil && s.calls != nil }

// seesCall tells whether a call may be seen. One that the expression fails on is
// hidden.
func (s *Sight) seesCall(of *astergatev1.Call) bool {
	if !s.hidesCalls() {
		return true
	}
	passes, err := s.calls.Passes(of)
	if err != nil {
		s.engine.sightErrors.Add(1)
	}
	return passes && err == nil
}

// SeesCall tells whether a call of a server may be seen as it is now. No call is
// one that is hidden.
func (s *Sight) SeesCall(server *Server, id string) bool {
	return server.calls != nil && (!s.hidesCalls() || s.seesOther(server.calls, id))
}

// SeesChannel tells whether a channel's call may be seen, and with it a session on
// the channel. One of which no call is known is hidden where calls are.
func (s *Sight) SeesChannel(server *Server, uniqueID string) bool {
	if !s.hidesCalls() {
		return true
	}
	c := server.calls
	if c == nil {
		return false
	}
	c.lock()
	defer c.mu.Unlock()
	of := c.tracker.ByChannel(uniqueID)
	return of != nil && s.seesCall(of.Proto(time.Now(), false))
}

// Seen returns a call as it is now, with its timeline, if it may be seen. One that
// may not does not differ from one that there is not. Error: *UnknownCallError.
func (c *Calls) Seen(id string, sight *Sight) (*astergatev1.Call, error) {
	of, err := c.Get(id)
	if err != nil {
		return nil, err
	}
	if of, seen := c.As(of, sight); seen {
		return of, nil
	}
	return nil, &UnknownCallError{Call: id}
}

// As returns a call, which is the caller's own, as who has that sight may see it;
// false if he may not.
func (c *Calls) As(of *astergatev1.Call, sight *Sight) (seen *astergatev1.Call, ok bool) {
	if !sight.seesCall(of) {
		return nil, false
	}
	return sight.trim(c, of), true
}

// AwaitSeen is Await for who sees only some calls. A call that may not be seen any
// more when the waiting ends is unknown. Errors: those of Await.
func (c *Calls) AwaitSeen(ctx context.Context, id string, sight *Sight, until func(*call.Call) bool) (*astergatev1.Call, error) {
	if _, err := c.Seen(id, sight); sight.hidesCalls() && err != nil {
		return nil, err
	}
	of, err := c.Await(ctx, id, until)
	if err != nil {
		return nil, err
	}
	if of, seen := c.As(of, sight); seen {
		return of, nil
	}
	return nil, &UnknownCallError{Call: id}
}

// AwaitSight waits until a call may be seen, is over, or ctx ends, and returns the
// call as it is then if it may be seen, else nil.
func (c *Calls) AwaitSight(ctx context.Context, id string, sight *Sight) *astergatev1.Call {
	of, err := c.Await(ctx, id, func(of *call.Call) bool { return sight.seesCall(of.Proto(time.Now(), false)) })
	if err != nil {
		return nil
	}
	of, _ = c.As(of, sight)
	return of
}

// trim takes from a call, which is the caller's own, what it tells of calls that
// may not be seen: the links to them.
func (s *Sight) trim(c *Calls, of *astergatev1.Call) *astergatev1.Call {
	if !s.hidesCalls() || len(of.GetLinks()) == 0 {
		return of
	}
	of.Links = slices.DeleteFunc(of.Links, func(l *astergatev1.CallLink) bool { return !s.seesOther(c, l.GetCall()) })
	for _, change := range of.GetTimeline() {
		s.trimChange(c, change)
	}
	return of
}

// trimChange is trim for one change.
func (s *Sight) trimChange(c *Calls, change *astergatev1.CallChange) {
	if change.GetKind() == astergatev1.CallChangeKind_CALL_CHANGE_KIND_LINKED && !s.seesOther(c, change.GetText()) {
		change.Text = ""
	}
}

// seesOther tells whether the other call of a link may be seen.
func (s *Sight) seesOther(c *Calls, id string) bool {
	seen := false
	_ = c.View(id, func(other *call.Call) { seen = s.seesCall(other.Proto(time.Now(), false)) })
	return seen
}

// count is how many calls may be seen now: live ones, and those that are over if
// finished. It reads them all, as many at once as a list does.
func (s *Sight) count(ctx context.Context, c *Calls, finished bool) (n int, err error) {
	readers := []*callReader{{calls: c, list: &CallList{Finished: finished, Ascending: true}, newest: math.MaxInt64}}
	for r := firstOf(readers, true); r != nil; r = firstOf(readers, true) {
		if s.seesCall(r.take().call) {
			n++
		}
		if err := ctx.Err(); err != nil {
			return 0, err
		}
	}
	return n, nil
}

// change is a change of a call as a watcher may see it. followed: he was told of
// that call. It returns the encoded message, nil if he is to be told nothing, and
// the call in it; gone says that the call may not be seen any more, which is its
// end for him.
func (s *Sight) change(c *Calls, encoded []byte, followed bool) (message []byte, of *astergatev1.Call, gone bool) {
	told := &astergatev1.WatchCallsResponse{}
	if proto.Unmarshal(encoded, told) != nil {
		return nil, nil, false // it was encoded by us
	}
	update := told.GetUpdate()
	of = update.GetCall()
	if !s.seesCall(of) {
		if !followed {
			return nil, nil, false
		}
		at := update.GetChange().GetAt()
		end := &astergatev1.Call{
			Call: of.GetCall(), Server: of.GetServer(), State: astergatev1.CallState_CALL_STATE_ENDED,
			EndedAt: at, Sequence: of.GetSequence(),
		}
		return encodeWatch(&astergatev1.WatchCallsResponse{Item: &astergatev1.WatchCallsResponse_Update{Update: &astergatev1.CallUpdate{
			Change: &astergatev1.CallChange{Kind: astergatev1.CallChangeKind_CALL_CHANGE_KIND_ENDED, At: at, Text: OutOfSight}, Call: end,
		}}}), end, true
	}
	if len(of.GetLinks()) > 0 {
		s.trim(c, of)
		s.trimChange(c, update.GetChange())
		encoded = encodeWatch(told)
	}
	return encoded, of, false
}

// OutOfSight is the text of the change that ends a call for a watcher who may not
// see it any more.
const OutOfSight = "out of sight"
