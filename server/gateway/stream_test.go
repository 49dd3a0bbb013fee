package gateway

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strings"
	"testing"
	"time"

	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/types/known/durationpb"
	"google.golang.org/protobuf/types/known/timestamppb"

	eventv1 "github.com/astergate/astergate/gen/go/astergate/ami/event/v1"
	amiv1 "github.com/astergate/astergate/gen/go/astergate/ami/v1"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

type (
	subscription = grpc.ServerStreamingServer[astergatev1.SubscribeResponse]
	watch        = grpc.ServerStreamingServer[astergatev1.WatchServersResponse]
)

// story is a stream with everything in it.
func story() []*astergatev1.SubscribeResponse {
	at := timestamppb.New(time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC))
	return []*astergatev1.SubscribeResponse{
		{
			Live: &astergatev1.Live{Servers: []*astergatev1.LiveServer{
				{Server: "pbx1", State: astergatev1.LinkState_LINK_STATE_READY, NextSequence: 41},
			}},
			ResumeToken: "t-40",
		},
		{
			Events: []*astergatev1.Event{
				{Sequence: 41, Server: "pbx1", Name: "Newchannel", ReceivedAt: at, Privilege: []string{"call", "all"}},
				// A caller name in Latin-1, as the mapping hands it on.
				{Sequence: 42, Server: "pbx1", Name: "Odd", Unmapped: []*eventv1.Header{
					{Name: "CallerIDName", Value: "J\uFFFDrg <\"&\\\n\u2028>", RawValue: []byte("J\xf6rg <\"&\\\n\u2028>")},
				}},
				{Sequence: 43, Server: "pbx1", Body: &astergatev1.Event_Gap{Gap: &astergatev1.Gap{From: 1, To: 2}}},
			},
			ResumeToken: "t-43",
		},
		{Events: []*astergatev1.Event{{Sequence: 44, Server: "pbx1"}}, ResumeToken: "t-44"},
		{Heartbeat: &astergatev1.Heartbeat{}, ResumeToken: "t-44"},
		{FilterErrors: &astergatev1.FilterErrors{Count: 2, Newest: "event Hangup: no number"}, Events: []*astergatev1.Event{{Sequence: 47, Server: "pbx1"}}, ResumeToken: "t-47"},
		{Heartbeat: &astergatev1.Heartbeat{}},
		{ResumeToken: "t-45"},
	}
}

func tell(s subscription, messages []*astergatev1.SubscribeResponse, end error) error {
	for _, m := range messages {
		if err := s.Send(m); err != nil {
			return err
		}
	}
	return end
}

// stopping is how a server ends its streams.
func stopping(t testing.TB, token string) error {
	t.Helper()
	st, err := status.New(codes.Unavailable, "astergate is stopping").WithDetails(&errdetails.ErrorInfo{
		Reason: "SERVER_STOPPING", Domain: "astergate", Metadata: map[string]string{"resume_token": token},
	})
	if err != nil {
		t.Fatal(err)
	}
	return st.Err()
}

func TestForms(t *testing.T) {
	t.Parallel()
	s := start(t, &fake{subscribe: func(_ *astergatev1.SubscribeRequest, s subscription) error {
		return tell(s, story(), stopping(t, "t-46"))
	}})
	for accept, kind := range map[string]string{"": contentTypeNDJSON, "text/event-stream": contentTypeSSE} {
		r := s.get(t, "/v1/events", "Accept", accept)
		for name, want := range map[string]string{
			"Content-Type": kind, "Cache-Control": "no-store", "X-Accel-Buffering": "no",
		} {
			if got := r.header.Get(name); got != want {
				t.Errorf("%s: %q, want %q", name, got, want)
			}
		}
		name := "subscribe.ndjson"
		if kind == contentTypeSSE {
			name = "subscribe.sse"
		}
		golden(t, name, compact(t, r.body))
	}
}

func TestOtherStream(t *testing.T) {
	t.Parallel()
	s := start(t, &fake{watch: func(_ *astergatev1.WatchServersRequest, s watch) error {
		for _, m := range []*astergatev1.WatchServersResponse{
			{Item: &astergatev1.WatchServersResponse_Server{Server: &astergatev1.Server{
				Name: "pbx1", Latency: durationpb.New(1500 * time.Microsecond),
			}}},
			{Item: &astergatev1.WatchServersResponse_SnapshotComplete{SnapshotComplete: &astergatev1.SnapshotComplete{}}},
			{Item: &astergatev1.WatchServersResponse_Heartbeat{Heartbeat: &astergatev1.Heartbeat{}}},
		} {
			if err := s.Send(m); err != nil {
				return err
			}
		}
		return nil
	}})
	golden(t, "watch.ndjson", compact(t, s.get(t, "/v1/servers:watch").body))
	golden(t, "watch.sse", compact(t, s.get(t, "/v1/servers:watch", "Accept", "text/event-stream").body))
}

func TestStreamedAction(t *testing.T) {
	t.Parallel()
	s := start(t, &fake{action: func(r *astergatev1.StreamActionRequest, s grpc.ServerStreamingServer[astergatev1.StreamActionResponse]) error {
		if r.GetServer() != "pbx1" || r.GetMaxBytes() != 7 {
			t.Errorf("request %v", r)
		}
		if r.GetAction() == "" {
			return status.Error(codes.InvalidArgument, "name the action")
		}
		expected := uint32(3)
		for _, m := range []*astergatev1.StreamActionResponse{
			{Head: &astergatev1.ActionHead{
				Reply: &amiv1.ActionReply{ActionId: "x-1", Success: true}, Success: true, Response: "Success",
				Headers: []*eventv1.Header{{Name: "EventList", Value: "start"}},
			}},
			{Items: []*astergatev1.Event{{Server: "pbx1", Name: "A"}, {Server: "pbx1", Name: "B", Headers: []*eventv1.Header{{Name: "X", Value: "\u2028"}}}}},
			{Items: []*astergatev1.Event{{Server: "pbx1", Name: "C"}}},
			{End: &amiv1.ActionReply{ActionId: "x-1", Success: true, ListComplete: true, ExpectedItems: &expected, ReceivedItems: 3}},
		} {
			if err := s.Send(m); err != nil {
				return err
			}
		}
		if r.GetAction() == "Broken" {
			return stopping(t, "")
		}
		return nil
	}})
	const path = "/v1/servers/pbx1/actions:stream"
	golden(t, "action.ndjson", compact(t, s.post(t, path, `{"action":"List","maxBytes":7}`).body))
	golden(t, "action.sse", compact(t, s.post(t, path, `{"action":"Broken","maxBytes":7}`, "Accept", "text/event-stream").body))
	// What fails before the first message has its own status.
	if r := s.post(t, path, `{"maxBytes":7}`); r.code != 400 {
		t.Errorf("%d %s", r.code, r.body)
	}
}

func TestAccept(t *testing.T) {
	t.Parallel()
	for accept, want := range map[string]string{
		"":                                   contentTypeNDJSON,
		"*/*":                                contentTypeNDJSON,
		"application/json":                   contentTypeNDJSON,
		"application/x-ndjson":               contentTypeNDJSON,
		"text/html":                          contentTypeNDJSON,
		"text/event-stream":                  contentTypeSSE,
		"Text/Event-Stream ; charset=utf-8":  contentTypeSSE,
		"text/*":                             contentTypeSSE,
		"text/event-stream, */*":             contentTypeSSE,
		"*/*, text/event-stream":             contentTypeSSE,
		"application/json,text/event-stream": contentTypeNDJSON,
		"text/event-stream,application/json": contentTypeSSE,
		"application/x-ndjson;q=0.5, text/event-stream;q=0.9":                contentTypeSSE,
		"application/x-ndjson, text/event-stream;q=0.9":                      contentTypeNDJSON,
		"application/json;q=0.2, application/x-ndjson, text/event-stream":    contentTypeNDJSON,
		"text/event-stream;q=0":                                              contentTypeNDJSON,
		"text/event-stream;q=high":                                           contentTypeNDJSON,
		",;,":                                                                contentTypeNDJSON,
		"text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8":    contentTypeNDJSON,
		"text/event-stream;q=0.1, application/*;q=0.05, text/html;q=\"0,1\"": contentTypeSSE,
	} {
		if got := streamContentType([]string{accept}); got != want {
			t.Errorf("%q: %s", accept, got)
		}
	}
	if got := streamContentType([]string{"text/html", "text/event-stream"}); got != contentTypeSSE {
		t.Errorf("two headers: %s", got)
	}
}

func TestLastEventID(t *testing.T) {
	t.Parallel()
	f := new(fake)
	s := start(t, f)
	for _, test := range []struct{ query, header, want string }{
		{"", "", ""},
		{"?resumeToken=q", "", "q"},
		{"", "h", "h"},
		{"?resumeToken=q", "h", "h"},
		{"?resume_token=q", "h", "h"},
	} {
		r := s.get(t, "/v1/events"+test.query, "Accept", "text/event-stream", "Last-Event-ID", test.header)
		if r.code != 200 {
			t.Fatalf("%+v: %d %s", test, r.code, r.body)
		}
		if got := f.taken()[0].request.(*astergatev1.SubscribeRequest).GetResumeToken(); got != test.want {
			t.Errorf("%+v: token %q", test, got)
		}
	}
	// A stream without tokens has no use for one.
	if r := s.get(t, "/v1/servers:watch", "Last-Event-ID", "h"); r.code != 200 {
		t.Errorf("watch: %d %s", r.code, r.body)
	}
}

// An error before the server has accepted the stream has a status of its own.
func TestErrorFirst(t *testing.T) {
	t.Parallel()
	var failure error
	s := start(t, &fake{subscribe: func(*astergatev1.SubscribeRequest, subscription) error { return failure }})
	for _, test := range []struct {
		err    error
		code   int
		reason string
	}{
		{status.Error(codes.InvalidArgument, "bad glob"), 400, "INVALID_REQUEST"},
		{status.Error(codes.Unauthenticated, "no token"), 401, "UNAUTHENTICATED"},
		{stopping(t, "t"), 503, "SERVER_STOPPING"},
		{errors.New("broken"), 500, "INTERNAL"},
	} {
		failure = test.err
		r := s.get(t, "/v1/events", "Accept", "text/event-stream")
		if p := r.problem(t); r.code != test.code || p.Details[0].Reason != test.reason || p.Message != status.Convert(test.err).Message() {
			t.Errorf("%v: %d %s", test.err, r.code, r.body)
		}
		if got := r.header.Get("WWW-Authenticate"); (got == "Bearer") != (r.code == 401) {
			t.Errorf("%d: WWW-Authenticate %q", r.code, got)
		}
	}
}

// Headers come at once, and then an error is the stream's last line, whether
// messages came before it or not.
func TestErrorAfterHeaders(t *testing.T) {
	t.Parallel()
	fail := make(chan struct{})
	s := start(t, &fake{subscribe: func(_ *astergatev1.SubscribeRequest, s subscription) error {
		if err := s.SendHeader(nil); err != nil {
			return err
		}
		<-fail
		return stopping(t, "t-1")
	}})
	response := s.open(t, t.Context(), "/v1/events")
	if response.StatusCode != 200 || response.Header.Get("Content-Type") != contentTypeNDJSON {
		t.Errorf("%d %v", response.StatusCode, response.Header)
	}
	close(fail)
	body, err := io.ReadAll(response.Body)
	if err != nil || !strings.HasPrefix(compact(t, string(body)), `{"error":{"code":14,"message":"astergate is stopping","details":[`) {
		t.Errorf("%s, %v", body, err)
	}
}

// open starts a request and returns when its headers are there.
func (s *setup) open(t testing.TB, ctx context.Context, path string) *http.Response {
	t.Helper()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, s.URL+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	response, err := s.Client().Do(request)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = response.Body.Close() })
	return response
}

// Each message reaches the client before the next one is made.
func TestFlush(t *testing.T) {
	t.Parallel()
	next := make(chan struct{})
	s := start(t, &fake{subscribe: func(_ *astergatev1.SubscribeRequest, s subscription) error {
		for range 3 {
			if err := s.Send(&astergatev1.SubscribeResponse{Heartbeat: &astergatev1.Heartbeat{}}); err != nil {
				return err
			}
			select {
			case <-next:
			case <-s.Context().Done():
				return s.Context().Err()
			}
		}
		return nil
	}})
	lines := bufio.NewScanner(s.open(t, t.Context(), "/v1/events").Body)
	for range 3 {
		if !lines.Scan() || lines.Text() != `{"heartbeat":{}}` {
			t.Fatalf("%q, %v", lines.Text(), lines.Err())
		}
		next <- struct{}{}
	}
	if lines.Scan() || lines.Err() != nil {
		t.Errorf("behind the end: %q, %v", lines.Text(), lines.Err())
	}
}

// A client that goes away ends its RPC, before the first message and after.
func TestDisconnect(t *testing.T) {
	t.Parallel()
	for _, first := range []int{0, 1} {
		ended := make(chan error, 1)
		s := start(t, &fake{subscribe: func(_ *astergatev1.SubscribeRequest, s subscription) error {
			if err := s.SendHeader(nil); err != nil {
				return err
			}
			_ = tell(s, story()[:first], nil)
			<-s.Context().Done()
			ended <- s.Context().Err()
			return s.Context().Err()
		}})
		ctx, cancel := context.WithCancel(t.Context())
		s.open(t, ctx, "/v1/events")
		cancel()
		if err := <-ended; !errors.Is(err, context.Canceled) {
			t.Error(err)
		}
	}
}

// A client that reads nothing is cut off, and its RPC with it; meanwhile
// another gets everything.
func TestStalledClient(t *testing.T) {
	t.Parallel()
	big := &astergatev1.SubscribeResponse{Events: []*astergatev1.Event{{Name: strings.Repeat("x", 200_000)}}}
	ended := make(chan error, 1)
	s := start(t, &fake{subscribe: func(r *astergatev1.SubscribeRequest, s subscription) error {
		if len(r.GetNames()) > 0 {
			return tell(s, []*astergatev1.SubscribeResponse{big, big, big}, nil)
		}
		for {
			if err := s.Send(big); err != nil {
				ended <- err
				return err
			}
		}
	}}, func(c *Config) { c.StallTimeout = 200 * time.Millisecond })
	s.open(t, t.Context(), "/v1/events")
	if r := s.get(t, "/v1/events?names=x"); strings.Count(r.body, "\n") != 3 {
		t.Errorf("the other client got %d objects", strings.Count(r.body, "\n"))
	}
	if err := <-ended; status.Code(err) != codes.Canceled && status.Code(err) != codes.Unavailable {
		t.Error(err)
	}
}

// A client may be slow without end as long as it takes something.
func TestQuietStreamOutlivesStallTimeout(t *testing.T) {
	t.Parallel()
	const stall = 20 * time.Millisecond
	s := start(t, &fake{subscribe: func(_ *astergatev1.SubscribeRequest, s subscription) error {
		for range 3 {
			if err := s.Send(&astergatev1.SubscribeResponse{Heartbeat: &astergatev1.Heartbeat{}}); err != nil {
				return err
			}
			<-time.After(3 * stall) // longer than a write may take
		}
		return stopping(t, "t")
	}}, func(c *Config) { c.StallTimeout = stall })
	if r := s.get(t, "/v1/events"); strings.Count(r.body, "\n") != 4 {
		t.Errorf("got %q", r.body)
	}
}

// The connection inside the process dies: a stream says so, and what comes
// after it has an answer too.
func TestDeadConnection(t *testing.T) {
	t.Parallel()
	started := make(chan struct{})
	s := start(t, &fake{
		subscribe: func(_ *astergatev1.SubscribeRequest, s subscription) error {
			_ = s.SendHeader(nil)
			close(started)
			<-s.Context().Done()
			return s.Context().Err()
		},
	})
	response := s.open(t, t.Context(), "/v1/events")
	<-started
	_ = s.conn.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil || !strings.Contains(string(body), "SERVER_STOPPING") {
		t.Errorf("stream: %s, %v", body, err)
	}
	for path, reason := range map[string]string{"/v1/servers": "SERVER_STOPPING", "/v1/events": "SERVER_STOPPING"} {
		r := s.get(t, path)
		if p := r.problem(t); r.code != 503 || p.Code != 14 || p.Details[0].Reason != reason {
			t.Errorf("%s: %d %s", path, r.code, r.body)
		}
	}
	r := s.post(t, "/v1/servers/-/actions:send", `{"action":"Ping"}`)
	if p := r.problem(t); r.code != 503 || p.Details[0].Reason != "OUTCOME_UNKNOWN" {
		t.Errorf("action: %d %s", r.code, r.body)
	}
}

// Over TLS net/http speaks HTTP/2, which has no chunks and other deadlines.
func TestHTTP2(t *testing.T) {
	t.Parallel()
	f := &fake{subscribe: func(_ *astergatev1.SubscribeRequest, s subscription) error {
		return tell(s, story(), stopping(t, "t-46"))
	}}
	conn, _ := inProcess(t, f)
	handler, err := New(Config{Conn: conn})
	if err != nil {
		t.Fatal(err)
	}
	web := httptest.NewUnstartedServer(handler)
	web.EnableHTTP2 = true
	web.Config.ErrorLog = slog.NewLogLogger(failing{t}, slog.LevelError)
	web.StartTLS()
	defer web.Close()
	s := &setup{Server: web}
	golden(t, "subscribe.ndjson", compact(t, s.get(t, "/v1/events").body))
	if r := s.post(t, "/v1/servers/-/actions:send", `{"action":"Ping"}`); r.code != 200 {
		t.Errorf("%d %s", r.code, r.body)
	}
	response := s.open(t, t.Context(), "/v1/servers")
	if response.ProtoMajor != 2 {
		t.Errorf("this was %s", response.Proto)
	}
}

// A reply larger than a gRPC client's usual limit comes through.
func TestLargeReply(t *testing.T) {
	t.Parallel()
	s := start(t, &fake{send: func(context.Context, *astergatev1.SendActionRequest) (*astergatev1.SendActionResponse, error) {
		return &astergatev1.SendActionResponse{Response: strings.Repeat("x", 9<<20)}, nil
	}})
	if r := s.post(t, "/v1/servers/-/actions:send", "{}"); r.code != 200 || len(r.body) < 9<<20 {
		t.Errorf("%d, %d bytes", r.code, len(r.body))
	}
}

// FuzzEvent: an event's JSON says what protojson would say.
func FuzzEvent(f *testing.F) {
	f.Add("Channel", "PJSIP/alice", []byte(nil), uint64(7), true)
	f.Add("", "J\uFFFDrg\u2028\"\\\x00\x1f\x7f\t\r\n<&>", []byte("J\xf6rg"), uint64(0), false)
	f.Fuzz(func(t *testing.T, name, value string, rawValue []byte, sequence uint64, more bool) {
		event := &astergatev1.Event{Sequence: sequence, Headers: []*eventv1.Header{{Name: name, Value: value, RawValue: rawValue}}}
		if more {
			event.Unmapped = append(event.Unmapped, event.Headers[0], &eventv1.Header{})
			event.Body = &astergatev1.Event_LinkDown{LinkDown: &astergatev1.LinkDown{Reason: "x"}}
		}
		before := proto.Clone(event)
		var out frames
		err := out.append(event)
		reference, wrong := protojson.Marshal(event)
		if (err != nil) != (wrong != nil) {
			t.Fatalf("%v, protojson %v", err, wrong)
		}
		if err != nil {
			return
		}
		if !proto.Equal(before, event) {
			t.Fatal("the event was changed")
		}
		var got, want any
		if err := json.Unmarshal(out.buf, &got); err != nil {
			t.Fatalf("%q: %v", out.buf, err)
		}
		if err := json.Unmarshal(reference, &want); err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("got %q, want %q", out.buf, reference)
		}
		back := new(astergatev1.Event)
		if err := protojson.Unmarshal(out.buf, back); err != nil || !proto.Equal(back, event) {
			t.Fatalf("came back as %v (%v)", back, err)
		}
	})
}

// FuzzFrames: whatever the strings, a batch of n events is n objects, as NDJSON
// and as SSE, and the token is where it belongs.
func FuzzFrames(f *testing.F) {
	f.Add("t-1", "Newchannel", "value", 3)
	f.Add("a\nb", "x\r\n\r\ndata: {}\n\n", "\u2028\u0085\x00", 1)
	f.Add("\"\\", "", "\x7f", 0)
	f.Fuzz(func(t *testing.T, token, name, value string, n int) {
		n = min(max(n, 0), 20)
		token, name, value = strings.ToValidUTF8(token, "?"), strings.ToValidUTF8(name, "?"), strings.ToValidUTF8(value, "?")
		batch := &astergatev1.SubscribeResponse{ResumeToken: token}
		for range n {
			batch.Events = append(batch.Events, &astergatev1.Event{Name: name, Headers: []*eventv1.Header{{Value: value}}})
		}
		objects := n
		if n == 0 && token != "" {
			objects = 1
		}
		ndjson, err := (&streamMarshaler{}).Marshal(map[string]any{"result": batch})
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.SplitAfter(string(ndjson), "\n")
		if len(lines) != objects+1 || lines[objects] != "" {
			t.Fatalf("%d objects became %q", objects, ndjson)
		}
		for i, line := range lines[:objects] {
			var got struct {
				Event       *struct{ Name string }
				ResumeToken string
			}
			if err := json.Unmarshal([]byte(line), &got); err != nil {
				t.Fatalf("%q: %v", line, err)
			}
			if last := i == objects-1; last && got.ResumeToken != token || !last && got.ResumeToken != "" {
				t.Fatalf("object %d of %d has token %q", i, objects, got.ResumeToken)
			}
			if n > 0 && got.Event.Name != name {
				t.Fatalf("name %q became %q", name, got.Event.Name)
			}
		}
		if strings.ContainsAny(string(ndjson), "\r\v\f\x1c\x1d\x1e\u0085\u2028\u2029") {
			t.Fatalf("a break of the line within %q", ndjson)
		}
		sse, err := (&streamMarshaler{sse: true}).Marshal(map[string]any{"result": batch})
		if err != nil {
			t.Fatal(err)
		}
		// As the standard reads it: lines end with CR, LF or CRLF.
		var data, ids []string
		for line := range strings.SplitSeq(strings.ReplaceAll(string(sse), "\r", "\n"), "\n") {
			if text, ok := strings.CutPrefix(line, "data: "); ok {
				data = append(data, text+"\n")
			} else if id, ok := strings.CutPrefix(line, "id: "); ok {
				ids = append(ids, id)
			} else if line != "" {
				t.Fatalf("line %q", line)
			}
		}
		if strings.Join(data, "") != string(ndjson) {
			t.Fatalf("SSE has %q, NDJSON %q", data, ndjson)
		}
		if tellable := objects > 0 && token != "" && !strings.ContainsAny(token, "\r\n\x00"); tellable && (len(ids) != 1 || ids[0] != token) || !tellable && len(ids) > 0 {
			t.Fatalf("token %q, ids %q", token, ids)
		}
	})
}
