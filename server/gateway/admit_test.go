package gateway

import (
	"context"
	"io"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/types/known/durationpb"

	eventv1 "github.com/astergate/astergate/gen/go/astergate/ami/event/v1"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

func TestBody(t *testing.T) {
	t.Parallel()
	f := new(fake)
	s := start(t, f, func(c *Config) { c.MaxBody = 1000 })
	const path = "/v1/servers/pbx1/actions:send"
	for _, test := range []struct {
		name, path, body string
		code             int
		field            string
		says             string
	}{
		{"unknown field", path, `{"acton":"Ping"}`, 400, "acton", `unknown field "acton"`},
		{"nested unknown field", path, `{"headers":[{"nam":"x"}]}`, 400, "nam", `unknown field "nam"`},
		{"no JSON", path, `action=Ping`, 400, "", "syntax error"},
		{"array", path, `[]`, 400, "", ""},
		{"twice", path, `{"action":"Ping","action":"Logoff"}`, 400, "action", "duplicate field"},
		{"two messages", path, `{"action":"Ping"}{"action":"Logoff"}`, 400, "", ""},
		{"wrong type", path, `{"maxItems":"many"}`, 400, "maxItems", "uint32"},
		{"not UTF-8", path, "{\"action\":\"P\xfcng\"}", 400, "", "UTF-8"},
		{"cut", path, `{"action":"Pi`, 400, "", "unexpected"},
		{"another server", path, `{"server":"pbx2","action":"Ping"}`, 400, "server", "pbx2"},
		{"query", path + "?action=Ping", `{}`, 400, "", "not in the query"},
		{"too large", path, `{"action":"` + strings.Repeat("x", 1000) + `"}`, 413, "", "1000 bytes"},
	} {
		r := s.post(t, test.path, test.body)
		if r.code != test.code {
			t.Errorf("%s: %d %s, want %d", test.name, r.code, r.body, test.code)
		}
		p := r.problem(t)
		if !strings.Contains(p.Message, test.says) || strings.Contains(p.Message, "proto:") {
			t.Errorf("%s: message %q lacks %q", test.name, p.Message, test.says)
		}
		if p.Details[0].Metadata["field"] != test.field {
			t.Errorf("%s: field %q, want %q", test.name, p.Details[0].Metadata["field"], test.field)
		}
	}
	// A size that the header does not tell.
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.URL+path,
		struct{ *strings.Reader }{strings.NewReader(strings.Repeat(" ", 5000))})
	if err != nil {
		t.Fatal(err)
	}
	request.ContentLength = -1
	request.Header.Set("Content-Type", "application/json")
	response, err := s.Client().Do(request)
	if err != nil {
		t.Fatal(err)
	}
	_ = response.Body.Close()
	if response.StatusCode != 413 {
		t.Errorf("too large in chunks: %d", response.StatusCode)
	}
	if calls := f.taken(); len(calls) != 0 {
		t.Fatalf("reached the service: %v", calls)
	}

	for _, test := range []struct {
		name, body string
		want       *astergatev1.SendActionRequest
	}{
		{"empty", "", &astergatev1.SendActionRequest{Server: "pbx1"}},
		{"blank", " \n", &astergatev1.SendActionRequest{Server: "pbx1"}},
		{"the same server", `{"server":"pbx1"}`, &astergatev1.SendActionRequest{Server: "pbx1"}},
		{"all", ` {"action":"Ping","headers":[{"name":"A","value":"ü"},{"name":"A","rawValue":"/A=="}],` +
			`"list_timeout":"1.5s","view":"VIEW_RAW"}` + "\n", &astergatev1.SendActionRequest{
			Server: "pbx1", Action: "Ping", View: astergatev1.View_VIEW_RAW,
			Headers:     []*eventv1.Header{{Name: "A", Value: "ü"}, {Name: "A", RawValue: []byte{0xfc}}},
			ListTimeout: durationpb.New(1500 * time.Millisecond),
		}},
	} {
		if r := s.post(t, path, test.body, "Content-Type", "application/json; charset=UTF-8"); r.code != 200 {
			t.Errorf("%s: %d %s", test.name, r.code, r.body)
			continue
		}
		if got := f.taken()[0].request.(proto.Message); !proto.Equal(got, test.want) {
			t.Errorf("%s: got %v, want %v", test.name, got, test.want)
		}
	}
}

func TestQuery(t *testing.T) {
	t.Parallel()
	f := new(fake)
	s := start(t, f)
	raw := &astergatev1.SubscribeRequest{View: astergatev1.View_VIEW_RAW}
	for query, want := range map[string]*astergatev1.SubscribeRequest{
		"/v1/events": {},
		"/v1/events?names=Newchannel&names=Bridge*&server=pbx1": {Names: []string{"Newchannel", "Bridge*"}, Server: "pbx1"},
		"/v1/servers/pbx1/events?names=Hangup":                  {Names: []string{"Hangup"}, Server: "pbx1"},
		"/v1/events?view=RAW":                                   raw,
		"/v1/events?view=raw":                                   raw,
		"/v1/events?view=VIEW_RAW":                              raw,
		"/v1/events?view=2":                                     raw,
		"/v1/events?view=headers&headers=Channel&headers=Uniqueid": {
			View: astergatev1.View_VIEW_HEADERS, Headers: []string{"Channel", "Uniqueid"},
		},
		"/v1/events?heartbeat=5s&linger=10ms": {
			Heartbeat: durationpb.New(5 * time.Second), Linger: durationpb.New(10 * time.Millisecond),
		},
		"/v1/events?resumeToken=a%20b&orphanedResponses=true": {ResumeToken: "a b", OrphanedResponses: true},
		"/v1/events?resume_token=ab&orphaned_responses=1":     {ResumeToken: "ab", OrphanedResponses: true},
	} {
		if r := s.get(t, query); r.code != 200 {
			t.Errorf("%s: %d %s", query, r.code, r.body)
			continue
		}
		if got := f.taken()[0].request.(proto.Message); !proto.Equal(got, want) {
			t.Errorf("%s: got %v, want %v", query, got, want)
		}
	}
	for query, field := range map[string]string{
		"/v1/events?name=Newchannel":              "name",
		"/v1/servers?server=pbx1":                 "server",
		"/v1/events?view=EVERYTHING":              "view",
		"/v1/events?heartbeat=5":                  "heartbeat",
		"/v1/events?heartbeat.seconds=x":          "seconds",
		"/v1/events?resumeToken=a&resume_token=b": "resume_token",
		"/v1/events?resumeToken=a&resumeToken=b":  "resume_token",
		"/v1/servers/pbx1/events?server=pbx2":     "server",
		"/v1/events?orphanedResponses=perhaps":    "orphaned_responses",
		"/v1/events?names=%ff":                    "names",
		"/v1/events?%ff=1":                        "\uFFFD",
		"/v1/events?names[a]=b":                   "names[a]",
		"/v1/events?names.a=b":                    "names.a",
		"/v1/events?a=%zz":                        "",
		"/v1/events?a;b":                          "",
	} {
		r := s.get(t, query)
		if r.code != 400 {
			t.Errorf("%s: %d %s", query, r.code, r.body)
		}
		if p := r.problem(t); p.Details[0].Metadata["field"] != field {
			t.Errorf("%s: field %q, want %q", query, p.Details[0].Metadata["field"], field)
		}
	}
	if r := s.do(t, http.MethodGet, "/v1/events", "{}"); r.code != 400 {
		t.Errorf("GET with a body: %d", r.code)
	}
	if calls := f.taken(); len(calls) != 0 {
		t.Errorf("reached the service: %v", calls)
	}
}

func TestMetadata(t *testing.T) {
	t.Parallel()
	f := new(fake)
	f.send = func(ctx context.Context, _ *astergatev1.SendActionRequest) (*astergatev1.SendActionResponse, error) {
		_ = grpc.SetHeader(ctx, map[string][]string{"x-inner": {"1"}, "set-cookie": {"a=b"}})
		_ = grpc.SetTrailer(ctx, map[string][]string{"x-inner-trailer": {"1"}})
		return &astergatev1.SendActionResponse{}, nil
	}
	s := start(t, f)
	r := s.post(t, "/v1/servers/-/actions:send", "{}",
		"Authorization", "Bearer one", "Authorization", "Bearer two",
		"X-Request-Id", "abc-1.2_3",
		"Grpc-Metadata-X-Astergate-Client", "1.2.3.4:5", "X-Astergate-Client", "1.2.3.4:5",
		"Grpc-Metadata-Authorization", "Bearer three", "Grpc-Metadata-X-Request-Id", "other",
		"Grpc-Metadata-Role-Bin", "!!", "X-Forwarded-For", "1.2.3.4", "X-Forwarded-Host", "evil.example",
		"Cookie", "a=b", "Grpc-Timeout", "10S", "TE", "trailers")
	if r.code != 200 {
		t.Fatalf("%d %s", r.code, r.body)
	}
	md := f.taken()[0].md
	if got := md.Get("authorization"); !slices.Equal(got, []string{"Bearer one"}) {
		t.Errorf("authorization %q", got)
	}
	if got := md.Get(RequestIDKey); !slices.Equal(got, []string{"abc-1.2_3"}) || r.header.Get("X-Request-Id") != "abc-1.2_3" {
		t.Errorf("request id %q, echoed %q", got, r.header.Get("X-Request-Id"))
	}
	if got := md.Get(ClientAddressKey); len(got) != 1 || !strings.HasPrefix(got[0], "127.0.0.1:") {
		t.Errorf("client %q", got)
	}
	keys := slices.Sorted(maps.Keys(md))
	if want := []string{":authority", "authorization", "content-type", "grpc-accept-encoding", "user-agent", ClientAddressKey, RequestIDKey}; !slices.Equal(
		slices.DeleteFunc(keys, func(k string) bool { return k == "grpc-accept-encoding" }),
		slices.DeleteFunc(want, func(k string) bool { return k == "grpc-accept-encoding" })) {
		t.Errorf("metadata %q, want %q", keys, want)
	}
	for _, name := range []string{"X-Inner", "Grpc-Metadata-X-Inner", "Set-Cookie", "Grpc-Trailer-X-Inner-Trailer"} {
		if r.header.Get(name) != "" {
			t.Errorf("%s came through", name)
		}
	}

	for _, id := range []string{"", strings.Repeat("x", 65), "a b", "a\tb", "ä", "a\"b"} {
		r := s.get(t, "/v1/servers", "X-Request-Id", id)
		got := r.header.Get("X-Request-Id")
		if got == id || len(got) < 20 || f.taken()[0].md.Get(RequestIDKey)[0] != got {
			t.Errorf("id %q became %q", id, got)
		}
	}
}

// A body that does not come holds nobody up for ever.
func TestSlowBody(t *testing.T) {
	t.Parallel()
	f := new(fake)
	s := start(t, f, func(c *Config) { c.StallTimeout = 50 * time.Millisecond })
	body, never := io.Pipe()
	defer func() { _ = never.Close() }()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.URL+"/v1/servers/-/actions:send", body)
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/json")
	response, err := s.Client().Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	if response.StatusCode != http.StatusRequestTimeout || len(f.taken()) != 0 {
		t.Errorf("%d", response.StatusCode)
	}
}

func TestTimeout(t *testing.T) {
	t.Parallel()
	f := new(fake)
	f.send = func(ctx context.Context, _ *astergatev1.SendActionRequest) (*astergatev1.SendActionResponse, error) {
		<-ctx.Done()
		return nil, ctx.Err()
	}
	s := start(t, f)
	r := s.post(t, "/v1/servers/-/actions:send", "{}", "Grpc-Timeout", "20m")
	if p := r.problem(t); r.code != 504 || p.Details[0].Reason != "OUTCOME_UNKNOWN" {
		t.Errorf("%d %s", r.code, r.body)
	}
	f.taken()
	if r := s.post(t, "/v1/servers/-/actions:send", "{}", "Grpc-Timeout", "soon"); r.code != 400 || len(f.taken()) != 0 {
		t.Errorf("%d %s", r.code, r.body)
	}
}
