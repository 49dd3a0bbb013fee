package conformance

import (
	"context"
	"errors"
	"fmt"
	"io"
	"testing"

	"google.golang.org/grpc/status"

	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// callView is what a client knows of calls by a watch of them, and it checks what
// every watch must keep: snapshot first, then changes without a gap or a double,
// one end a call, and nothing after it.
type callView struct {
	t      testing.TB
	stream interface {
		Recv() (*astergatev1.WatchCallsResponse, error)
	}
	cancel context.CancelFunc

	calls    map[string]*astergatev1.Call
	ended    map[string]*astergatev1.CallUpdate
	complete bool
	gaps     []*astergatev1.Gap
	token    string
	newest   uint64 // sequence of the newest change
	snapshot uint64 // newest sequence in the snapshot
	updates  int
	whole    bool // every change of the server is asked for: their numbers have no holes
}

func (s *service) watchCalls(t testing.TB, req *astergatev1.WatchCallsRequest) *callView {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	stream, err := s.tracked.WatchCalls(ctx, req)
	must(t, err)
	t.Cleanup(cancel)
	return &callView{
		t: t, stream: stream, cancel: cancel, whole: req.GetUpdates() && req.GetCall() == "" && req.GetFilter() == "",
		calls: make(map[string]*astergatev1.Call), ended: make(map[string]*astergatev1.CallUpdate),
		complete: req.GetResumeToken() != "",
	}
}

// next takes one message.
func (v *callView) next() error {
	msg, err := v.stream.Recv()
	if err != nil {
		return err
	}
	return v.apply(msg)
}

func (v *callView) apply(msg *astergatev1.WatchCallsResponse) error {
	if msg.GetResumeToken() != "" {
		v.token = msg.GetResumeToken()
	}
	switch item := msg.GetItem().(type) {
	case *astergatev1.WatchCallsResponse_Call:
		if v.complete {
			v.t.Errorf("call %s came outside the snapshot", item.Call.GetCall())
		}
		if v.calls[item.Call.GetCall()] != nil {
			v.t.Errorf("call %s came twice", item.Call.GetCall())
		}
		v.calls[item.Call.GetCall()] = item.Call
		v.snapshot = max(v.snapshot, item.Call.GetSequence())
	case *astergatev1.WatchCallsResponse_SnapshotComplete:
		if v.complete {
			v.t.Error("the snapshot was complete twice")
		}
		v.complete = true
	case *astergatev1.WatchCallsResponse_Gap:
		v.gaps = append(v.gaps, item.Gap)
		v.complete = false
		v.newest, v.snapshot = 0, 0
		clear(v.calls)
	case *astergatev1.WatchCallsResponse_Update:
		v.update(item.Update)
	}
	return nil
}

func (v *callView) update(u *astergatev1.CallUpdate) {
	id, sequence := u.GetCall().GetCall(), u.GetCall().GetSequence()
	v.updates++
	if !v.complete {
		v.t.Errorf("a change of %s before the snapshot was complete", id)
	}
	if sequence <= v.newest {
		v.t.Errorf("change %d of %s after %d", sequence, id, v.newest)
	}
	if v.whole && v.newest > v.snapshot && sequence != v.newest+1 {
		v.t.Errorf("change %d of %s after %d: some are missing", sequence, id, v.newest)
	}
	v.newest = sequence
	known := v.calls[id]
	if known != nil && sequence <= known.GetSequence() {
		v.t.Errorf("change %d of %s is told again: it was at %d", sequence, id, known.GetSequence())
	}
	if v.ended[id] != nil {
		v.t.Errorf("%s of %s after its end", u.GetChange().GetKind(), id)
	}
	v.calls[id] = u.GetCall()
	switch u.GetChange().GetKind() {
	case astergatev1.CallChangeKind_CALL_CHANGE_KIND_ENDED, astergatev1.CallChangeKind_CALL_CHANGE_KIND_FAILED:
		v.ended[id] = u
		delete(v.calls, id)
	}
}

// until takes messages until done is true.
func (v *callView) until(what string, done func() bool) {
	v.t.Helper()
	for !done() {
		if err := v.within(); err != nil {
			v.t.Fatalf("waiting for %s: %v; %d live calls, %d ended, %d changes, complete %v", what, err, len(v.calls), len(v.ended), v.updates, v.complete)
		}
	}
}

// within takes one message, unless none comes in time.
func (v *callView) within() error {
	timer, stop := context.WithTimeout(v.t.Context(), patience)
	defer stop()
	defer context.AfterFunc(timer, func() {
		if errors.Is(timer.Err(), context.DeadlineExceeded) {
			v.cancel()
		}
	})()
	return v.next()
}

// all takes what comes until the stream ends, and returns why it did.
func (v *callView) all() error {
	for {
		if err := v.within(); err != nil {
			return err
		}
	}
}

func (v *callView) snapshotDone() bool { return v.complete }

// place originates Local calls to an extension, with ids of channels that begin
// with the prefix.
func (s *service) place(t testing.TB, n int, prefix, exten string, headers ...string) {
	t.Helper()
	for i := range n {
		id := fmt.Sprintf("%s-%d", prefix, i)
		s.send(t, "Originate", append([]string{
			"Channel", "Local/" + exten + "@astergate", "Application", "Wait", "Data", "3600",
			"Async", "true", "ChannelId", id, "OtherChannelId", id + "-other",
		}, headers...)...)
	}
}

// list returns all calls by pages of some size.
func (s *service) list(t testing.TB, req *astergatev1.ListCallsRequest) []*astergatev1.Call {
	t.Helper()
	var all []*astergatev1.Call
	for {
		page, err := s.tracked.ListCalls(t.Context(), req)
		must(t, err)
		all = append(all, page.GetCalls()...)
		if req.PageToken = page.GetNextPageToken(); req.GetPageToken() == "" {
			return all
		}
	}
}

func callReason(err error) string {
	if errors.Is(err, io.EOF) {
		return "EOF"
	}
	return status.Code(err).String() + " " + errorInfo(err).GetReason()
}
