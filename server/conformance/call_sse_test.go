package conformance

import (
	"bufio"
	"context"
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"google.golang.org/protobuf/encoding/protojson"

	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// callEvents is a watch over SSE, as a browser's EventSource has it.
type callEvents struct {
	lines  *bufio.Scanner
	id     string // newest
	names  map[string]int
	cancel context.CancelFunc
}

// Recv returns the next message.
func (e *callEvents) Recv() (*astergatev1.WatchCallsResponse, error) {
	name, id := "", ""
	for e.lines.Scan() {
		line := e.lines.Text()
		switch {
		case strings.HasPrefix(line, "event: "):
			name = line[len("event: "):]
		case strings.HasPrefix(line, "id: "):
			id = line[len("id: "):]
		case strings.HasPrefix(line, "data: "):
			e.names[name]++
			if id != "" {
				e.id = id
			}
			if name == "error" {
				return nil, &streamError{line}
			}
			message := &astergatev1.WatchCallsResponse{}
			return message, protojson.Unmarshal([]byte(line[len("data: "):]), message)
		}
	}
	return nil, context.Canceled
}

func (s *service) sseCalls(t *testing.T, query, lastEventID string) (*callView, *callEvents) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, s.url+"/v1/calls:watch"+query, nil)
	must(t, err)
	req.Header.Set("Accept", "text/event-stream")
	if lastEventID != "" {
		req.Header.Set("Last-Event-ID", lastEventID)
	}
	resp, err := http.DefaultClient.Do(req)
	must(t, err)
	t.Cleanup(func() { cancel(); _ = resp.Body.Close() })
	if got := resp.Header.Get("Content-Type"); resp.StatusCode != http.StatusOK || got != "text/event-stream" {
		t.Fatalf("%d %s", resp.StatusCode, got)
	}
	e := &callEvents{lines: bufio.NewScanner(resp.Body), names: make(map[string]int), cancel: cancel}
	e.lines.Buffer(nil, 1<<20)
	return &callView{
		t: t, stream: e, cancel: cancel, calls: make(map[string]*astergatev1.Call), ended: make(map[string]*astergatev1.CallUpdate),
		complete: lastEventID != "", whole: strings.Contains(query, "updates=true"),
	}, e
}

// A browser that comes back with Last-Event-ID misses nothing.
func TestWatchCallsOverSSE(t *testing.T) {
	each(t, func(t *testing.T, b *backend) {
		s := start(t, b, options{})
		s.place(t, 2, "before", "answer")
		grpc := s.watchCalls(t, &astergatev1.WatchCallsRequest{})
		grpc.until("two answered calls", func() bool { return answered(grpc) == 2 })

		first, events := s.sseCalls(t, "?updates=true", "")
		first.until("the snapshot", first.snapshotDone)
		if len(first.calls) != 2 || events.names["snapshotComplete"] != 1 || events.id == "" {
			t.Errorf("the snapshot: %d calls, %v, id %q", len(first.calls), events.names, events.id)
		}
		s.place(t, 3, "sse", "short")
		first.until("an end", func() bool { return len(first.ended) > 0 })
		events.cancel()
		s.place(t, 3, "sse-more", "short")
		again, more := s.sseCalls(t, "?updates=true", events.id)
		again.calls, again.ended, again.newest = first.calls, first.ended, first.newest
		again.until("all ends", func() bool { return len(again.ended) == 6 })
		if len(again.gaps) > 0 || more.names["gap"] > 0 {
			t.Errorf("gaps %v", again.gaps)
		}
		// An id of another life: a gap, and the live calls anew.
		other, names := s.sseCalls(t, "", "AgRwYngxAQIDBAUGBwgA")
		other.complete = false
		other.until("the snapshot", other.snapshotDone)
		if len(other.calls) != 2 || names.names["gap"] != 1 {
			t.Errorf("of another life: %d calls, %v", len(other.calls), names.names)
		}
		// An error has its own status before the stream begins.
		code, body := s.do(t, http.MethodGet, "/v1/calls:watch?call=c-none-1", nil)
		if code != http.StatusNotFound {
			text, _ := json.Marshal(body)
			t.Errorf("an unknown call: %d %s", code, text)
		}
	})
}
