package gateway

import (
	"context"
	"net"
	"net/http"
	"net/http/httptest"
	"testing"
)

// What a page of another origin can do: nothing of it reaches the service.
func TestOtherOrigin(t *testing.T) {
	t.Parallel()
	f := new(fake)
	s := start(t, f)
	const (
		send = "/v1/servers/-/actions:send"
		body = `{"action":"Originate"}`
		json = "application/json"
	)
	for _, test := range []struct {
		name   string
		path   string
		header []string
		code   int
	}{
		{"form", send, []string{"Content-Type", "application/x-www-form-urlencoded", "Origin", "http://evil.example", "Sec-Fetch-Site", "cross-site"}, 403},
		{"form of an old browser", send, []string{"Content-Type", "application/x-www-form-urlencoded", "Origin", "http://evil.example"}, 403},
		{"form without any origin", send, []string{"Content-Type", "application/x-www-form-urlencoded"}, 415},
		{"text form", send, []string{"Content-Type", "text/plain", "Origin", "http://evil.example", "Sec-Fetch-Site", "cross-site"}, 403},
		{"text without any origin", send, []string{"Content-Type", "text/plain"}, 415},
		{"multipart", send, []string{"Content-Type", "multipart/form-data; boundary=x"}, 415},
		{"no content type", send, nil, 415},
		{"JSON that claims to be text", send, []string{"Content-Type", "text/plain; application/json"}, 415},
		{"latin-1 JSON", send, []string{"Content-Type", "application/json; charset=iso-8859-1"}, 415},
		{"compressed", send, []string{"Content-Type", json, "Content-Encoding", "gzip"}, 415},
		{"fetch", send, []string{"Content-Type", json, "Origin", "http://evil.example", "Sec-Fetch-Site", "cross-site"}, 403},
		{"fetch of a sandboxed frame", send, []string{"Content-Type", json, "Origin", "null"}, 403},
		{"another port of this machine", send, []string{"Content-Type", json, "Origin", "http://localhost:3000", "Sec-Fetch-Site", "same-site"}, 403},
		{"rebound name", send, []string{"Content-Type", json, "Host", "evil.example", "Origin", "http://evil.example", "Sec-Fetch-Site", "same-origin"}, 421},
		{"rebound name with a port", send, []string{"Content-Type", json, "Host", "evil.example:8080"}, 421},
		{"name that begins well", send, []string{"Content-Type", json, "Host", "localhost.evil.example"}, 421},
		{"name that ends well", send, []string{"Content-Type", json, "Host", "evil-localhost"}, 421},
		{"another address", send, []string{"Content-Type", json, "Host", "192.0.2.7"}, 421},
		{"connect without a body", "/v1/servers/-:connect", []string{"Origin", "http://evil.example", "Sec-Fetch-Site", "cross-site"}, 403},
		{"connect without a body or origin", "/v1/servers/-:connect", nil, 415},
		{"disconnect", "/v1/servers/-:disconnect", []string{"Content-Type", "text/plain"}, 415},
	} {
		r := s.do(t, http.MethodPost, test.path, body, test.header...)
		if r.code != test.code {
			t.Errorf("%s: %d %s, want %d", test.name, r.code, r.body, test.code)
		}
		if p := r.problem(t); p.Details[0].Reason != "INVALID_REQUEST" {
			t.Errorf("%s: %s", test.name, r.body)
		}
	}
	for _, path := range []string{"/", "/healthz", "/v1/servers", "/v1/events"} {
		if r := s.get(t, path, "Host", "evil.example"); r.code != 421 {
			t.Errorf("GET %s of a rebound name: %d", path, r.code)
		}
	}
	// A preflight gets no leave.
	r := s.do(t, http.MethodOptions, send, "", "Origin", "http://evil.example",
		"Access-Control-Request-Method", "POST", "Access-Control-Request-Headers", "content-type")
	if r.code != 405 || r.header.Get("Access-Control-Allow-Origin") != "" {
		t.Errorf("preflight: %d %v", r.code, r.header)
	}
	if calls := f.taken(); len(calls) != 0 {
		t.Errorf("%d calls reached the service: %v", len(calls), calls)
	}
	for _, header := range [][]string{
		nil,
		{"Host", "localhost"}, {"Host", "LOCALHOST.:1"}, {"Host", "[::1]:8080"}, {"Host", "127.0.0.1"},
		{"Origin", s.URL, "Sec-Fetch-Site", "same-origin"}, {"Sec-Fetch-Site", "none"},
	} {
		if r := s.post(t, send, body, header...); r.code != 200 {
			t.Errorf("%v: %d %s", header, r.code, r.body)
		}
	}
	if calls := f.taken(); len(calls) != 7 {
		t.Errorf("%d of 7 good calls came through", len(calls))
	}
}

func TestHosts(t *testing.T) {
	t.Parallel()
	g, err := newGuard([]string{"PBX.example.com", "2001:DB8:0::1"}, "192.0.2.1:8080")
	if err != nil {
		t.Fatal(err)
	}
	local := &net.TCPAddr{IP: net.ParseIP("::ffff:198.51.100.4"), Port: 8080}
	for host, want := range map[string]bool{
		"pbx.example.com": true, "pbx.example.com:443": true, "PBX.EXAMPLE.COM.": true,
		"[2001:db8::1]": true, "[2001:db8::1]:80": true, "192.0.2.1:8080": true,
		"198.51.100.4": true, "198.51.100.4:9": true, "[::ffff:198.51.100.4]": true,
		"198.51.100.5": false, "example.com": false, "x.pbx.example.com": false,
		"": false, ":8080": false, "[": false, "]": false, "[]": false, "localhost:1:2": false, "0.0.0.0": false,
	} {
		r := httptest.NewRequestWithContext(
			context.WithValue(t.Context(), http.LocalAddrContextKey, net.Addr(local)), http.MethodGet, "/", nil)
		r.Host = host
		if got := g.accepts(r); got != want {
			t.Errorf("host %q: %v", host, got)
		}
	}
	for _, bad := range []string{"", "http://pbx", "pbx:8080", "*", "*.example.com", "a b", "a/b", "[::1"} {
		if _, err := newGuard([]string{bad}, ""); err == nil {
			t.Errorf("host %q was accepted", bad)
		}
	}
	for _, listen := range []string{"0.0.0.0:8080", ":8080", "[::]:8080"} {
		g, err := newGuard(nil, listen)
		if err != nil || len(g.hosts) != 3 {
			t.Errorf("listening at %q: %v, %v", listen, g, err)
		}
	}
	if _, err := newGuard(nil, "nowhere"); err == nil {
		t.Error("a listen address without port was accepted")
	}
}
