package conformance

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"google.golang.org/grpc/codes"
	"google.golang.org/protobuf/proto"

	eventv1 "github.com/astergate/astergate/gen/go/astergate/ami/event/v1"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// Who names headers gets those of view RAW that he named, over gRPC and REST, and
// of the same events.
func TestHeaders(t *testing.T) {
	each(t, func(t *testing.T, b *backend) {
		s := start(t, b, options{})
		names := []string{"userevent", "Channel", "Cause", "NoSuchHeader"}
		query := "/v1/events?headers=" + strings.Join(names, "&headers=")
		raw := s.subscribe(t, &astergatev1.SubscribeRequest{View: astergatev1.View_VIEW_RAW})
		streams := []*stream{
			s.subscribe(t, &astergatev1.SubscribeRequest{Headers: names}),
			s.get(t, query, "application/x-ndjson", ""),
			s.get(t, query+"&view=headers", "text/event-stream", ""),
		}
		s.send(t, "Originate", "Channel", "Local/short@astergate", "Context", "astergate", "Exten", "short", "Priority", "1", "Async", "true")
		hangups := 0
		want := raw.until(t, func(e *astergatev1.Event) bool {
			if e.GetName() == "Hangup" {
				hangups++
			}
			return hangups == 2
		})
		s.send(t, "UserEvent", "UserEvent", "Last")
		want = append(want, raw.until(t, userEvent("Last"))...)
		for _, e := range want {
			e.Privilege = nil
			e.Headers = slices.DeleteFunc(e.GetHeaders(), func(h *eventv1.Header) bool {
				return !slices.ContainsFunc(names, func(name string) bool { return strings.EqualFold(name, h.GetName()) })
			})
		}
		// What the server says of itself may come between two subscriptions.
		ofCall := func(events []*astergatev1.Event) []*astergatev1.Event {
			return events[max(0, slices.IndexFunc(events, func(e *astergatev1.Event) bool { return e.GetName() == "Newchannel" })):]
		}
		want = ofCall(want)
		for _, stream := range streams {
			got := ofCall(stream.until(t, userEvent("Last")))
			if !slices.EqualFunc(got, want, func(a, b *astergatev1.Event) bool { return proto.Equal(a, b) }) || len(got) < 5 {
				t.Errorf("%s: got  %v\nwant %v", stream.name, got, want)
			}
		}
	})
}

// What is wrong with headers is told before the stream begins. Actions have no
// such view.
func TestHeadersRefused(t *testing.T) {
	eachSimulated(t, func(t *testing.T, b *backend) {
		s := start(t, b, options{})
		rpc, err := s.events.Subscribe(t.Context(), &astergatev1.SubscribeRequest{View: astergatev1.View_VIEW_BOTH, Headers: []string{"Channel"}})
		must(t, err)
		_, err = rpc.Recv()
		if m := wantError(t, err, codes.InvalidArgument, "INVALID_REQUEST"); m["field"] != "headers" {
			t.Errorf("%v", m)
		}
		if code, body := s.do(t, http.MethodGet, "/v1/events?headers=", nil); code != http.StatusBadRequest {
			t.Errorf("REST: %d %v", code, body)
		}
		_, err = s.actions.SendAction(t.Context(), &astergatev1.SendActionRequest{Action: "Ping", View: astergatev1.View_VIEW_HEADERS})
		if m := wantError(t, err, codes.InvalidArgument, "INVALID_REQUEST"); m["field"] != "view" {
			t.Errorf("%v", m)
		}
	})
}
