package conformance

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"google.golang.org/protobuf/encoding/protojson"

	eventv1 "github.com/astergate/astergate/gen/go/astergate/ami/event/v1"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// stream is a running subscription: what it said so far, in order.
type stream struct {
	name   string
	live   *astergatev1.Live
	events chan *astergatev1.Event
	ended  chan error // the stream's end; closed after it
	marks  chan mark  // of SSE: the events that came with an id
	cancel context.CancelFunc
}

// mark is a place to resume from. Only the last event of a batch has one.
type mark struct {
	sequence uint64
	token    string
}

const streamBuffer = 1 << 17 // more than any test makes

// subscribe opens a gRPC subscription that is live when it returns.
func (s *service) subscribe(t testing.TB, req *astergatev1.SubscribeRequest) *stream {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	rpc, err := s.events.Subscribe(ctx, req)
	must(t, err)
	first, err := rpc.Recv()
	if err != nil {
		cancel()
		t.Fatalf("subscribing: %v", err)
	}
	out := &stream{name: "gRPC", live: first.GetLive(), events: make(chan *astergatev1.Event, streamBuffer), ended: make(chan error, 1), cancel: cancel}
	done := make(chan struct{})
	go func() {
		defer close(done)
		for {
			msg, err := rpc.Recv()
			if err != nil {
				out.ended <- err
				close(out.ended)
				return
			}
			for _, e := range msg.GetEvents() {
				out.events <- e
			}
		}
	}()
	t.Cleanup(func() { cancel(); <-done })
	return out
}

// get opens GET path as NDJSON or SSE; it is live when it returns.
func (s *service) get(t testing.TB, path, accept string, lastEventID string) *stream {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, s.url+path, nil)
	must(t, err)
	req.Header.Set("Accept", accept)
	if lastEventID != "" {
		req.Header.Set("Last-Event-ID", lastEventID)
	}
	resp, err := http.DefaultClient.Do(req)
	must(t, err)
	if got := resp.Header.Get("Content-Type"); resp.StatusCode != http.StatusOK || !strings.HasPrefix(got, accept) {
		cancel()
		t.Fatalf("GET %s as %s: %d, %s", path, accept, resp.StatusCode, got)
	}
	out := &stream{name: accept, events: make(chan *astergatev1.Event, streamBuffer), ended: make(chan error, 1), marks: make(chan mark, streamBuffer), cancel: cancel}
	lines := bufio.NewScanner(resp.Body)
	lines.Buffer(nil, 1<<24)
	live := make(chan struct{})
	done := make(chan struct{})
	go func() {
		defer close(done)
		defer func() { _ = resp.Body.Close() }()
		id := ""
		for lines.Scan() {
			line := lines.Bytes()
			if accept == "text/event-stream" {
				if text, ok := bytes.CutPrefix(line, []byte("id: ")); ok {
					id = string(text)
				}
				var data bool
				if line, data = bytes.CutPrefix(line, []byte("data: ")); !data {
					continue
				}
			}
			var msg struct {
				Event, Live, Error json.RawMessage
			}
			if err := json.Unmarshal(line, &msg); err != nil {
				if ctx.Err() != nil {
					break // the test hung up in the middle of a line
				}
				t.Errorf("%s: %v in %q", accept, err, line)
				return
			}
			switch {
			case msg.Live != nil:
				close(live)
			case msg.Event != nil:
				e := &astergatev1.Event{}
				if err := protojson.Unmarshal(msg.Event, e); err != nil {
					t.Errorf("%s: %v in %q", accept, err, line)
				}
				out.events <- e
				if id != "" {
					out.marks <- mark{e.GetSequence(), id}
				}
			case msg.Error != nil:
				out.ended <- &streamError{string(msg.Error)}
			}
			id = ""
		}
		close(out.ended)
	}()
	t.Cleanup(func() { cancel(); <-done })
	select {
	case <-live:
	case err := <-out.ended:
		t.Fatalf("GET %s as %s ended: %v", path, accept, err)
	}
	return out
}

// resumable takes events up to the first wanted one, and on to the next mark. It
// returns them and the mark.
func (s *stream) resumable(t testing.TB, wanted func(*astergatev1.Event) bool) ([]*astergatev1.Event, mark) {
	t.Helper()
	got := s.until(t, wanted)
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	for {
		select {
		case m := <-s.marks:
			if m.sequence > newest(got).GetSequence() {
				got = append(got, s.until(t, func(e *astergatev1.Event) bool { return e.GetSequence() == m.sequence })...)
			}
			if m.sequence == newest(got).GetSequence() {
				return got, m
			}
		case <-ctx.Done():
			t.Fatalf("%s: no id after %v", s.name, newest(got))
		}
	}
}

type streamError struct{ status string }

func (e *streamError) Error() string { return e.status }

// until takes events up to the first that is the last one wanted, which is
// included.
func (s *stream) until(t testing.TB, last func(*astergatev1.Event) bool) []*astergatev1.Event {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	var got []*astergatev1.Event
	for {
		select {
		case e := <-s.events:
			got = append(got, e)
			if last(e) {
				return got
			}
		case err := <-s.ended:
			t.Fatalf("%s ended after %d events: %v", s.name, len(got), err)
		case <-ctx.Done():
			t.Fatalf("%s: what was waited for did not come among %d events; the newest: %v", s.name, len(got), newest(got))
		}
	}
}

func newest(events []*astergatev1.Event) *astergatev1.Event {
	if len(events) == 0 {
		return nil
	}
	return events[len(events)-1]
}

// userEvent matches the UserEvent of that name, in every view.
func userEvent(name string) func(*astergatev1.Event) bool {
	return func(e *astergatev1.Event) bool {
		return e.GetName() == "UserEvent" && (e.GetUserEvent().GetUserEvent() == name || header(e.GetHeaders(), "UserEvent") == name)
	}
}

func header(headers []*eventv1.Header, name string) string {
	for _, h := range headers {
		if strings.EqualFold(h.GetName(), name) {
			return h.GetValue()
		}
	}
	return ""
}

func pairs(list []string) []*eventv1.Header {
	var out []*eventv1.Header
	for i := 0; i < len(list); i += 2 {
		out = append(out, &eventv1.Header{Name: list[i], Value: list[i+1]})
	}
	return out
}
