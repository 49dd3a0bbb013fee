package conformance

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/proto"

	"github.com/astergate/astergate/engine/simulator"
	amiv1 "github.com/astergate/astergate/gen/go/astergate/ami/v1"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// streamedReply is what a streamed action has told.
type streamedReply struct {
	head    *astergatev1.ActionHead
	items   []*astergatev1.Event
	end     *amiv1.ActionReply
	last    *astergatev1.Event // that ended the list
	largest int                // size of a message, or its number of items
}

// collect reads the stream to its end. It fails on what is out of place.
func collect(t testing.TB, rpc grpc.ServerStreamingClient[astergatev1.StreamActionResponse]) (got streamedReply, err error) {
	t.Helper()
	for {
		msg, err := rpc.Recv()
		if errors.Is(err, io.EOF) {
			return got, nil
		}
		if err != nil {
			return got, err
		}
		kinds := 0
		for _, there := range []bool{msg.GetHead() != nil, len(msg.GetItems()) > 0, msg.GetEnd() != nil} {
			if there {
				kinds++
			}
		}
		if kinds != 1 || (got.head == nil) != (msg.GetHead() != nil) || got.end != nil || len(msg.GetItems()) > 64 {
			t.Errorf("a message out of place after %d items: %v", len(got.items), msg)
		}
		got.largest = max(got.largest, proto.Size(msg))
		got.items = append(got.items, msg.GetItems()...)
		if msg.GetHead() != nil {
			got.head = msg.GetHead()
		}
		if msg.GetEnd() != nil {
			got.end, got.last = msg.GetEnd(), msg.GetEndEvent()
		}
	}
}

// streamAction runs a streamed action over gRPC to its end.
func (s *service) streamAction(t testing.TB, req *astergatev1.StreamActionRequest) (streamedReply, error) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	rpc, err := s.actions.StreamAction(ctx, req)
	must(t, err)
	return collect(t, rpc)
}

// postStream does the same over REST.
func (s *service) postStream(t testing.TB, body string) (int, streamedReply) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, s.url+"/v1/servers/pbx1/actions:stream", strings.NewReader(body))
	must(t, err)
	req.Header.Set("Content-Type", "application/json")
	resp, err := http.DefaultClient.Do(req)
	must(t, err)
	defer func() { _ = resp.Body.Close() }()
	var got streamedReply
	lines := bufio.NewScanner(resp.Body)
	for lines.Scan() && resp.StatusCode == http.StatusOK {
		var object struct{ Head, Item, End, Error json.RawMessage }
		must(t, json.Unmarshal(lines.Bytes(), &object))
		switch {
		case object.Head != nil:
			got.head = &astergatev1.ActionHead{}
			must(t, protojson.Unmarshal(object.Head, got.head))
		case object.Item != nil:
			item := &astergatev1.Event{}
			must(t, protojson.Unmarshal(object.Item, item))
			got.items = append(got.items, item)
		case object.End != nil:
			got.end = &amiv1.ActionReply{}
			must(t, protojson.Unmarshal(object.End, got.end))
		default:
			t.Errorf("object %s", lines.Bytes())
		}
	}
	must(t, lines.Err())
	return resp.StatusCode, got
}

// A streamed action tells what the same action tells in one message.
func TestStreamAction(t *testing.T) {
	each(t, func(t *testing.T, b *backend) {
		s := start(t, b, options{})
		s.send(t, "Originate", "Channel", "Local/answer@astergate", "Context", "astergate", "Exten", "answer", "Priority", "1", "Async", "true")
		var unary *astergatev1.SendActionResponse
		eventually(t, func() bool {
			unary = s.send(t, "Status")
			return len(unary.GetItems()) == 2
		})
		for _, view := range []astergatev1.View{astergatev1.View_VIEW_UNSPECIFIED, astergatev1.View_VIEW_RAW, astergatev1.View_VIEW_BOTH} {
			got, err := s.streamAction(t, &astergatev1.StreamActionRequest{Action: "Status", View: view, ActionId: "mine"})
			must(t, err)
			wantStreamed(t, got, 2)
			for i, item := range got.items {
				wanted := unary.GetItems()[i].GetStatus().GetChannel().GetUniqueId()
				typed, raw := item.GetStatus().GetChannel().GetUniqueId(), header(item.GetHeaders(), "Uniqueid")
				if view != astergatev1.View_VIEW_RAW && typed != wanted || view != astergatev1.View_VIEW_UNSPECIFIED && raw != wanted || item.GetName() != "Status" || item.GetServer() != "pbx1" {
					t.Errorf("%s: item %v, want channel %s", view, item, wanted)
				}
			}
			if !strings.HasSuffix(got.end.GetActionId(), "mine") || got.head.GetReply().GetActionId() != got.end.GetActionId() {
				t.Errorf("ids %q and %q", got.head.GetReply().GetActionId(), got.end.GetActionId())
			}
		}
		code, got := s.postStream(t, `{"action":"Status"}`)
		if code != http.StatusOK {
			t.Fatalf("REST: %d", code)
		}
		wantStreamed(t, got, 2)

		// No list, and a refusal of Asterisk's own.
		got, err := s.streamAction(t, &astergatev1.StreamActionRequest{Action: "Ping"})
		if err != nil || !got.head.GetSuccess() || len(got.items) != 0 || got.end.GetReceivedItems() != 0 || !got.end.GetSuccess() || header(got.head.GetHeaders(), "Ping") != "Pong" {
			t.Errorf("Ping: %+v, %v", got, err)
		}
		got, err = s.streamAction(t, &astergatev1.StreamActionRequest{Action: "NoSuchAction"})
		if err != nil || got.head == nil || got.head.GetSuccess() || got.end == nil || got.end.GetSuccess() || !strings.HasPrefix(got.end.GetMessage(), "Invalid/unknown command") {
			t.Errorf("an unknown action: %+v, %v", got, err)
		}
		s.send(t, "Hangup", "Channel", "/^Local/")
	})
}

// wantStreamed checks a list of n items that came whole.
func wantStreamed(t testing.TB, got streamedReply, n int) {
	t.Helper()
	if !got.head.GetSuccess() || got.head.GetResponse() != "Success" || header(got.head.GetHeaders(), "EventList") != "start" {
		t.Errorf("head %v", got.head)
	}
	if e := got.end; len(got.items) != n || !e.GetListComplete() || int(e.GetReceivedItems()) != n || int(e.GetExpectedItems()) != n || e.GetElapsed().AsDuration() <= 0 {
		t.Errorf("%d items, want %d; end %v", len(got.items), n, e)
	}
}

// What is wrong with a request is told before the first message, as a status.
func TestStreamActionRefused(t *testing.T) {
	eachSimulated(t, func(t *testing.T, b *backend) {
		s := start(t, b, options{allow: []string{}})
		for _, tt := range []struct {
			req    *astergatev1.StreamActionRequest
			code   codes.Code
			reason string
		}{
			{&astergatev1.StreamActionRequest{}, codes.InvalidArgument, "INVALID_REQUEST"},
			{&astergatev1.StreamActionRequest{Action: "Ping", MaxBytes: 1 << 30}, codes.InvalidArgument, "INVALID_REQUEST"},
			{&astergatev1.StreamActionRequest{Action: "Ping", Headers: pairs([]string{"A", "b\r\nc"})}, codes.InvalidArgument, "INVALID_HEADER"},
			{&astergatev1.StreamActionRequest{Action: "Logoff"}, codes.InvalidArgument, "ACTION_RESERVED"},
			{&astergatev1.StreamActionRequest{Action: "Command", Headers: pairs([]string{"Command", "core restart now"})}, codes.PermissionDenied, "DANGEROUS_ACTION"},
			{&astergatev1.StreamActionRequest{Server: "pbx9", Action: "Ping"}, codes.NotFound, "SERVER_UNKNOWN"},
		} {
			got, err := s.streamAction(t, tt.req)
			wantError(t, err, tt.code, tt.reason)
			if got.head != nil {
				t.Errorf("%v had a head", tt.req)
			}
		}
		if code, _ := s.postStream(t, `{"action":"Logoff"}`); code != http.StatusBadRequest {
			t.Errorf("REST: %d", code)
		}
		if code, _ := s.postStream(t, `{"action":"Ping","maxItems":5}`); code != http.StatusBadRequest {
			t.Errorf("REST with max_items: %d", code)
		}
	})
}

const standing = 10_000

// longList is a service for a server with many channels.
func longList(t *testing.T, faults ...simulator.Fault) (*service, *proxy) {
	t.Helper()
	cfg := simulatorConfig(simulator.Asterisk22)
	cfg.Standing, cfg.Faults = standing, faults
	b := simulatedBackend(t, cfg)
	p := through(t, b)
	return start(t, b, options{}), p
}

// A list that is too long for one message is refused as one, with the way out,
// answered to who raises the bounds, and streamed.
func TestStreamActionLongList(t *testing.T) {
	s, _ := longList(t)
	_, err := s.trySend(t, "CoreShowChannels")
	if wantError(t, err, codes.ResourceExhausted, "REPLY_TOO_LARGE"); !strings.Contains(status.Convert(err).Message(), "StreamAction") {
		t.Errorf("the way out is not named: %v", err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	unary, err := s.actions.SendAction(ctx, &astergatev1.SendActionRequest{Action: "CoreShowChannels", MaxBytes: 32 << 20}, grpc.MaxCallRecvMsgSize(64<<20))
	must(t, err)
	got, err := s.streamAction(t, &astergatev1.StreamActionRequest{Action: "CoreShowChannels"})
	must(t, err)
	wantStreamed(t, got, standing)
	for i, item := range unary.GetItems() {
		if a, b := item.GetCoreShowChannel().GetChannel().GetUniqueId(), got.items[i].GetCoreShowChannel().GetChannel().GetUniqueId(); a != b || a == "" {
			t.Fatalf("item %d is of channel %q, want %q", i, b, a)
		}
	}
	t.Logf("in one message %d bytes; streamed, the largest message has %d", proto.Size(unary), got.largest)
	code, rest := s.postStream(t, `{"action":"CoreShowChannels"}`)
	if code != http.StatusOK {
		t.Fatalf("REST: %d", code)
	}
	wantStreamed(t, rest, standing)
}

// A client that reads nothing holds up neither the link nor anybody's action,
// and is given up when too much waits for it.
func TestStreamActionNotRead(t *testing.T) {
	s, _ := longList(t)
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	rpc, err := s.actions.StreamAction(ctx, &astergatev1.StreamActionRequest{Action: "CoreShowChannels", MaxBytes: 1 << 20})
	must(t, err)
	for range 20 {
		s.send(t, "Ping")
	}
	// Its list has come by now: an answer stands behind it on the same socket.
	s.send(t, "CoreStatus")
	got, err := collect(t, rpc)
	metadata := wantError(t, err, codes.ResourceExhausted, "REPLY_TOO_LARGE")
	if metadata["max_bytes"] != fmt.Sprint(1<<20) || len(got.items) == standing || got.end != nil {
		t.Errorf("%d items, end %v, metadata %v", len(got.items), got.end, metadata)
	}
	t.Logf("%d items were under way: %v", len(got.items), err)
}

// A client that goes in the middle leaves nothing behind but a list that nobody
// wants.
func TestStreamActionCancelled(t *testing.T) {
	s, _ := longList(t)
	for range 5 {
		ctx, cancel := context.WithCancel(t.Context())
		rpc, err := s.actions.StreamAction(ctx, &astergatev1.StreamActionRequest{Action: "CoreShowChannels"})
		must(t, err)
		for range 2 {
			_, err = rpc.Recv()
			must(t, err)
		}
		cancel()
		for err == nil {
			_, err = rpc.Recv()
		}
		if status.Code(err) != codes.Canceled {
			t.Errorf("got %v", err)
		}
		s.send(t, "Ping")
	}
	got, err := s.streamAction(t, &astergatev1.StreamActionRequest{Action: "CoreShowChannels"})
	must(t, err)
	wantStreamed(t, got, standing)
}

// A link that is lost in the middle leaves the outcome unknown; what came before
// was told.
func TestStreamActionLinkLost(t *testing.T) {
	s, p := longList(t, simulator.Fault{Kind: simulator.EndlessList, Action: "CoreShowChannels"})
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	rpc, err := s.actions.StreamAction(ctx, &astergatev1.StreamActionRequest{Action: "CoreShowChannels"})
	must(t, err)
	items := 0
	for items < standing {
		msg, err := rpc.Recv()
		must(t, err)
		items += len(msg.GetItems())
	}
	p.set(true, false)
	_, err = rpc.Recv()
	wantError(t, err, codes.Unknown, "OUTCOME_UNKNOWN")
	_, err = s.streamAction(t, &astergatev1.StreamActionRequest{Action: "Ping"})
	wantError(t, err, codes.Unavailable, "NOT_SENT")
}
