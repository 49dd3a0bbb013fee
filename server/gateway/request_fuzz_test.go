package gateway

import (
	"context"
	"encoding/json"
	"log/slog"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/astergate/astergate/engine/hostile"
)

// placeholders are the variables of a path, such as {server}.
var placeholders = regexp.MustCompile(`\{[^}]*\}`)

// Whatever path, query and body come to whichever route: either a request reaches
// the service and is answered, or the answer is a complete error that is the
// caller's fault, and nothing reached the service. Never a 500, never a panic.
func FuzzRequest(f *testing.F) {
	byKey, err := newRoutes(services)
	if err != nil {
		f.Fatal(err)
	}
	var routes []*route
	for _, key := range slices.Sorted(maps.Keys(byKey)) {
		routes = append(routes, byKey[key])
	}
	add := func(body string) {
		for i := range routes {
			f.Add(uint16(i), "pbx1", "", []byte(body))
		}
	}
	add(`{}`)
	send := uint16(slices.IndexFunc(routes, func(r *route) bool { return strings.HasSuffix(r.path, "actions:send") }))
	for i, text := range hostile.Texts() {
		if quoted, err := json.Marshal(text); err == nil && i%8 == 0 {
			f.Add(send, text, "server="+url.QueryEscape(text), []byte(`{"action":`+string(quoted)+`,"headers":[{"name":"x","value":`+string(quoted)+`}]}`))
			f.Add(uint16(i), text, text, []byte(text))
		}
	}
	for _, body := range []string{
		`{"action":1}`, `{"action":"Ping","action":"Ping"}`, `[]`, `null`, `"x"`, `{"headers":{}}`, `{"headers":[null]}`, `{"headers":[{"rawValue":"%"}]}`, `{"maxItems":-1}`, `{"maxItems":1e400}`,
		`{"listTimeout":"1x"}`, `{"listTimeout":"-315576000001s"}`, `{"timeout":"1e9s"}`, `{"variables":{"a":{}}}`, "{\"action\":\"\\ud800\"}", `{"a":` + strings.Repeat(`[`, 20000), `{} {}`, `{"command":{"setVariable":{},"noop":{}}}`, "\xff", `{"@type":"x"}`,
	} {
		add(body)
	}
	for _, query := range []string{"a=%zz", "a;b", "view=RAW&view=TYPED", "names=", "=", "&&", "headers.name=x", "filter=" + strings.Repeat("(", 1000), "maxItems=x", "resume_token=x&resumeToken=y", "timeout=1x", "server=-&server=pbx1", "a.b.c.d=1", "view[]=1"} {
		for i := range routes {
			f.Add(uint16(i), "x", query, []byte(nil))
		}
	}

	fake := new(fake)
	conn, _ := inProcess(f, fake)
	handler, err := New(Config{Conn: conn, Logger: slog.New(slog.DiscardHandler)})
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, n uint16, segment, query string, body []byte) {
		r := routes[int(n)%len(routes)]
		// Each variable of the path, such as {server}, is the segment.
		path := placeholders.ReplaceAllLiteralString(r.path, url.PathEscape(segment))
		u, err := url.ParseRequestURI(path)
		if err != nil {
			return // net/http itself refuses it
		}
		u.RawQuery = query
		ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
		defer cancel()
		req := httptest.NewRequestWithContext(ctx, r.method, "http://localhost/", strings.NewReader(string(body)))
		req.URL, req.RequestURI, req.Host = u, u.RequestURI(), "localhost"
		if len(body) > 0 {
			req.Header.Set("Content-Type", "application/json")
		}
		fake.taken()
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, req)
		calls := fake.taken()
		switch {
		case w.Code == http.StatusOK:
			if len(calls) != 1 {
				t.Fatalf("%s %s was answered with %d calls", r.method, u, len(calls))
			}
		case w.Code < 400 || w.Code >= 500:
			t.Fatalf("%s %s %.200q: status %d %.300q", r.method, u, body, w.Code, w.Body)
		case len(calls) > 0:
			t.Fatalf("%s %s %.200q: status %d, and %d calls", r.method, u, body, w.Code, len(calls))
		default:
			got := reply{w.Code, w.Header(), w.Body.String()}.problem(t)
			if got.Code == 0 || got.Message == "" {
				t.Fatalf("%s %s: %+v", r.method, u, got)
			}
		}
	})
}
