package gateway

import (
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"
)

func TestPages(t *testing.T) {
	t.Parallel()
	var notReady error
	s := start(t, new(fake), func(c *Config) {
		c.OpenAPI = []byte(`{"swagger":"2.0"}`)
		c.Ready = func() error { return notReady }
		c.Live = func() error { return nil }
		c.Metrics = http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "up 1\n") })
		c.Authenticate = func(r *http.Request) error {
			if r.Header.Get("Authorization") != "Bearer secret" {
				return errors.New("wrong token")
			}
			return nil
		}
	})
	for path, want := range map[string]string{
		"/openapi.json": `{"swagger":"2.0"}`,
		"/healthz":      `{"status":"ok"}` + "\n",
		"/readyz":       `{"status":"ok"}` + "\n",
	} {
		r := s.get(t, path)
		if r.code != 200 || r.body != want || r.header.Get("Content-Type") != "application/json" {
			t.Errorf("%s: %d %q %v", path, r.code, r.body, r.header)
		}
		if r.header.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s: may be sniffed", path)
		}
	}
	r := s.get(t, "/")
	if r.header.Get("Content-Type") != "text/plain; charset=utf-8" {
		t.Errorf("index: %v", r.header)
	}
	for _, part := range []string{"/v1/events ", "/docs ", "/openapi.json", "POST /v1/servers/{server}/actions:send", "/metrics"} {
		if !strings.Contains(r.body, part) {
			t.Errorf("index lacks %q:\n%s", part, r.body)
		}
	}
	for _, path := range []string{"/", "/healthz", "/readyz", "/openapi.json"} {
		r := s.do(t, http.MethodHead, path, "")
		if r.code != 200 || r.body != "" {
			t.Errorf("HEAD %s: %d %q", path, r.code, r.body)
		}
	}
	etag := s.get(t, "/openapi.json").header.Get("ETag")
	if r := s.get(t, "/openapi.json", "If-None-Match", etag); r.code != http.StatusNotModified {
		t.Errorf("with %s: %d", etag, r.code)
	}

	if r := s.get(t, "/metrics", "Authorization", "Bearer secret"); r.code != 200 || r.body != "up 1\n" {
		t.Errorf("metrics: %d %q", r.code, r.body)
	}
	r = s.get(t, "/metrics")
	if p := r.problem(t); r.code != 401 || p.Code != 16 || p.Details[0].Reason != "UNAUTHENTICATED" || r.header.Get("WWW-Authenticate") != "Bearer" {
		t.Errorf("metrics without token: %d %s %v", r.code, r.body, r.header)
	}

	notReady = errors.New(`no link to "pbx1"`)
	r = s.get(t, "/readyz")
	if r.code != 503 || r.body != `{"status":"unavailable","reason":"no link to \"pbx1\""}`+"\n" {
		t.Errorf("not ready: %d %s", r.code, r.body)
	}
}

func TestPagesThatAreNotThere(t *testing.T) {
	t.Parallel()
	s := start(t, new(fake))
	for _, path := range []string{"/metrics", "/openapi.json", "/docs", "/docs/page.js"} {
		if r := s.get(t, path); r.code != 404 {
			t.Errorf("%s: %d", path, r.code)
		}
	}
	for _, path := range []string{"/healthz", "/readyz"} {
		if r := s.get(t, path); r.code != 200 {
			t.Errorf("%s: %d", path, r.code)
		}
	}
}

func TestConfigErrors(t *testing.T) {
	t.Parallel()
	conn, _ := inProcess(t, new(fake))
	for name, cfg := range map[string]Config{
		"no connection": {},
		"bad host":      {Conn: conn, Hosts: []string{"http://x"}},
		"bad address":   {Conn: conn, Listen: "x"},
	} {
		if _, err := New(cfg); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
