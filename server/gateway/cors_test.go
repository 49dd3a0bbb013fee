package gateway

import (
	"crypto/tls"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"google.golang.org/grpc"

	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

const (
	panel   = "https://panel.example"
	badSite = "https://evil.example"
)

func withPanel(c *Config) { c.Origins = []string{panel, "http://localhost:3000"} }

// A listed origin's page may act and read; any other's may do neither.
func TestCORS(t *testing.T) {
	t.Parallel()
	f := new(fake)
	f.subscribe = func(_ *astergatev1.SubscribeRequest, s grpc.ServerStreamingServer[astergatev1.SubscribeResponse]) error {
		return s.Send(&astergatev1.SubscribeResponse{ResumeToken: "t"})
	}
	s := start(t, f, withPanel)
	preflight := []string{"Access-Control-Request-Method", "POST", "Access-Control-Request-Headers", "authorization,content-type"}
	const send, body = "/v1/servers/-/actions:send", `{"action":"Ping"}`
	json := []string{"Content-Type", "application/json"}
	for _, origin := range []string{panel, "http://localhost:3000"} {
		from := []string{"Origin", origin, "Sec-Fetch-Site", "cross-site"}
		f.taken()
		r := s.do(t, http.MethodOptions, send, "", append(preflight, from...)...)
		if r.code != http.StatusNoContent || r.header.Get("Access-Control-Allow-Origin") != origin || r.header.Get("Access-Control-Allow-Credentials") != "" ||
			!strings.Contains(r.header.Get("Access-Control-Allow-Headers"), "Authorization") || !strings.Contains(r.header.Get("Access-Control-Allow-Methods"), "POST") {
			t.Errorf("%s: preflight %d %v", origin, r.code, r.header)
		}
		if calls := f.taken(); len(calls) != 0 {
			t.Errorf("a preflight reached the service: %v", calls)
		}
		for _, r := range []reply{
			s.do(t, http.MethodPost, send, body, append(json, from...)...),
			s.get(t, "/v1/events", append([]string{"Accept", "text/event-stream"}, from...)...),
			s.get(t, "/v1/servers", from...),
		} {
			if r.code != 200 || r.header.Get("Access-Control-Allow-Origin") != origin || !strings.Contains(strings.Join(r.header.Values("Vary"), ","), "Origin") {
				t.Errorf("%s: %d %v %s", origin, r.code, r.header, r.body)
			}
		}
		// It can read why it was refused.
		if r := s.get(t, "/v1/nothing", from...); r.code != 404 || r.header.Get("Access-Control-Allow-Origin") != origin {
			t.Errorf("%s: %d %v", origin, r.code, r.header)
		}
		// Its leave is no way round the type and the host.
		if r := s.do(t, http.MethodPost, send, body, append([]string{"Content-Type", "text/plain"}, from...)...); r.code != 415 {
			t.Errorf("%s: text %d", origin, r.code)
		}
		if r := s.do(t, http.MethodPost, send, body, append(append([]string{"Host", "evil.example"}, json...), from...)...); r.code != 421 {
			t.Errorf("%s: rebound %d", origin, r.code)
		}
	}
	f.taken()
	for _, origin := range []string{
		badSite, "null", "https://panel.example.evil", "http://panel.example", "https://panel.example:8443", "https://PANEL.example",
		"https://sub.panel.example", "https://panel.example/", "https://panel.example, " + badSite, "http://localhost:3001", "http://localhost", panel + "\t.evil",
	} {
		from := []string{"Origin", origin, "Sec-Fetch-Site", "cross-site"}
		r := s.do(t, http.MethodOptions, send, "", append(preflight, from...)...)
		if r.code != 403 || r.header.Get("Access-Control-Allow-Origin") != "" {
			t.Errorf("%s: preflight %d %v", origin, r.code, r.header)
		}
		if r := s.do(t, http.MethodPost, send, body, append(json, from...)...); r.code != 403 || r.header.Get("Access-Control-Allow-Origin") != "" {
			t.Errorf("%s: %d %v", origin, r.code, r.header)
		}
		if calls := f.taken(); len(calls) != 0 {
			t.Errorf("%s reached the service: %v", origin, calls)
		}
		// What a GET brings it cannot read.
		if r := s.get(t, "/v1/servers", from...); r.header.Get("Access-Control-Allow-Origin") != "" {
			t.Errorf("%s reads: %v", origin, r.header)
		}
		f.taken()
	}
}

func TestOriginsWrong(t *testing.T) {
	t.Parallel()
	for _, origin := range []string{"*", "null", "", "panel.example", "https://*.example", "https://panel.example/", "https://panel.example/x"} {
		if _, err := New(Config{Conn: &grpc.ClientConn{}, Origins: []string{origin}}); err == nil {
			t.Errorf("%q is taken", origin)
		}
	}
}

// Every answer says what it is not for, whichever it is.
func TestSecurityHeaders(t *testing.T) {
	t.Parallel()
	s := start(t, new(fake), func(c *Config) { c.OpenAPI = []byte(`{"swagger":"2.0"}`) })
	for _, path := range []string{"/", "/docs", "/docs/page.js", "/healthz", "/openapi.json", "/v1/servers", "/v1/nothing", "/nothing"} {
		r := s.get(t, path)
		for name, want := range map[string]string{
			"X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY", "Referrer-Policy": "no-referrer", "Cross-Origin-Resource-Policy": "same-origin",
		} {
			if got := r.header.Values(name); len(got) != 1 || got[0] != want {
				t.Errorf("%s: %s %v", path, name, got)
			}
		}
		policy := r.header.Values("Content-Security-Policy")
		if len(policy) != 1 || !strings.Contains(policy[0], "default-src 'none'") || !strings.Contains(policy[0], "frame-ancestors 'none'") {
			t.Errorf("%s: %v", path, policy)
		}
		if r.header.Get("Strict-Transport-Security") != "" {
			t.Errorf("%s: HSTS without TLS", path)
		}
	}
	for host, want := range map[string]bool{"astergate.example": true, "localhost:8080": false} {
		h := make(http.Header)
		r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/", nil)
		r.Host, r.TLS = host, new(tls.ConnectionState)
		if secured(h, r); (h.Get("Strict-Transport-Security") != "") != want {
			t.Errorf("%s: %v", host, h)
		}
	}
}

// A ticket goes from a stream's address to the gRPC server, and nowhere else.
func TestTicket(t *testing.T) {
	t.Parallel()
	f := new(fake)
	s := start(t, f)
	s.get(t, "/v1/events?ticket=astergate_ticket_ABC&names=Hangup")
	calls := f.taken()
	if len(calls) != 1 || strings.Join(calls[0].md.Get(TicketKey), ",") != "astergate_ticket_ABC" {
		t.Fatalf("calls %v", calls)
	}
	if req, ok := calls[0].request.(*astergatev1.SubscribeRequest); !ok || strings.Join(req.GetNames(), ",") != "Hangup" {
		t.Errorf("request %v", calls[0].request)
	}
	// No header is one, whatever it is called.
	s.get(t, "/v1/events", TicketKey, "x", "Grpc-Metadata-"+TicketKey, "x", "Grpc-Metadata-"+CertificateKey, "eA==", CertificateKey, "eA==")
	if calls := f.taken(); len(calls) != 1 || len(calls[0].md.Get(TicketKey)) > 0 || len(calls[0].md.Get(CertificateKey)) > 0 {
		t.Errorf("forged: %v", calls)
	}
	for path, header := range map[string][]string{
		"/v1/events?ticket=":                               nil,
		"/v1/events?ticket=a&ticket=b":                     nil,
		"/v1/events?ticket=" + strings.Repeat("a", 129):    nil,
		"/v1/events?ticket=a":                              {"Authorization", "Bearer x"},
		"/v1/servers?ticket=a":                             nil,
		"/v1/servers/pbx1?ticket=astergate_ticket_ABCDEFG": nil,
	} {
		r := s.get(t, path, header...)
		if r.code != 400 || strings.Contains(r.body, "ABCDEFG") {
			t.Errorf("%s: %d %s", path, r.code, r.body)
		}
	}
	if r := s.do(t, http.MethodPost, "/v1/servers/-/actions:send?ticket=a", `{"action":"Ping"}`, "Content-Type", "application/json"); r.code != 400 {
		t.Errorf("with an action: %d", r.code)
	}
	if calls := f.taken(); len(calls) != 0 {
		t.Errorf("reached the service: %v", calls)
	}
}
