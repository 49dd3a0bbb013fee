package webhook

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"os"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// The example of docs/webhooks.md, which others may test their own code with.
func TestSign(t *testing.T) {
	const secret, timestamp = "0123456789abcdef", "1795340000"
	const body = `{"type":"session.end","id":"S/end","time":"2026-11-22T09:33:20Z","session":"S","reason":"HANGUP"}`
	got := Sign(secret, timestamp, []byte(body))
	text, err := os.ReadFile("../../docs/webhooks.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{secret, timestamp, body, got} {
		if !strings.Contains(string(text), part) {
			t.Errorf("docs/webhooks.md does not hold %s", part)
		}
	}
}

// Only what is named may be local, whatever the address is written like.
func TestGuard(t *testing.T) {
	for _, tt := range []struct {
		address, allowed string
		refused          bool
	}{
		{"127.0.0.1:80", "", true},
		{"127.8.9.1:80", "127.0.0.0/8", false},
		{"127.0.0.2:80", "127.0.0.1/32", true},
		{"[::1]:80", "127.0.0.0/8", true},
		{"[::1]:80", "::1/128", false},
		{"[::ffff:127.0.0.1]:80", "", true},
		{"[::ffff:127.0.0.1]:80", "127.0.0.1/32", false},
		{"169.254.169.254:80", "", true},
		{"[fe80::1%eth0]:80", "", true},
		{"[fe80::1%eth0]:80", "fe80::/10", false},
		{"0.0.0.0:80", "", true},
		{"[::]:80", "", true},
		{"224.0.0.1:80", "", true},
		{"192.0.2.1:443", "", false},
		{"10.0.0.1:443", "", false},
		{"[2001:db8::1]:443", "", false},
	} {
		var allowed []netip.Prefix
		if tt.allowed != "" {
			allowed = []netip.Prefix{netip.MustParsePrefix(tt.allowed)}
		}
		err := guard(allowed)("tcp", tt.address, nil)
		var local *LocalAddressError
		if errors.As(err, &local) != tt.refused || err != nil != tt.refused {
			t.Errorf("%s, allowed %q: %v", tt.address, tt.allowed, err)
		}
	}
}

// runner posts to a server of the test's.
func runner(t *testing.T, cfg Config, handle http.HandlerFunc) (*Runner, *url.URL) {
	t.Helper()
	server := httptest.NewServer(handle)
	t.Cleanup(server.Close)
	u, err := url.Parse(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	cfg.Secret = "0123456789abcdef"
	r := New(cfg)
	t.Cleanup(r.client.CloseIdleConnections)
	return r, u
}

var onLoopback = []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}

// A name that leads to loopback is refused as the address is, and nothing comes
// to who listens there.
func TestLocalName(t *testing.T) {
	r, u := runner(t, Config{}, func(http.ResponseWriter, *http.Request) { t.Error("a request came") })
	u.Host = "localhost:" + u.Port()
	_, err := r.post(t.Context(), u, message{Type: typeStart})
	var local *LocalAddressError
	if !errors.As(err, &local) || !strings.Contains(err.Error(), "hooks.allow_local") {
		t.Errorf("%v", err)
	}
}

// What a receiver may not do: redirect, say no, send too much, take too long.
func TestPostFails(t *testing.T) {
	var calls atomic.Int32
	r, u := runner(t, Config{AllowLocal: onLoopback, Timeout: 300 * time.Millisecond}, func(w http.ResponseWriter, req *http.Request) {
		calls.Add(1)
		_, _ = io.Copy(io.Discard, req.Body) // only then the server sees that the client leaves
		switch req.URL.Path {
		case "/redirect":
			http.Redirect(w, req, "/", http.StatusTemporaryRedirect)
		case "/no":
			http.Error(w, "no", http.StatusForbidden)
		case "/large":
			_, _ = io.WriteString(w, strings.Repeat("x", maxAnswer+1))
		case "/slow":
			<-req.Context().Done()
		}
	})
	for path, fault := range map[string]string{
		"/redirect": "redirects are not followed", "/no": "403 Forbidden", "/large": "larger than", "/slow": "Client.Timeout", "/": "",
	} {
		before := calls.Load()
		at := *u
		at.Path, at.RawQuery = path, "key=secret"
		_, err := r.post(t.Context(), &at, message{Type: typeStart})
		if (err == nil) != (fault == "") || err != nil && (!strings.Contains(err.Error(), fault) || strings.Contains(err.Error(), "secret")) {
			t.Errorf("%s: %v", path, err)
		}
		if n := calls.Load() - before; n != 1 {
			t.Errorf("%s: %d requests", path, n)
		}
	}
}

// No more requests are under way at once than are allowed; who leaves while he
// waits for his place was not sent.
func TestConcurrency(t *testing.T) {
	inside, leave := make(chan struct{}), make(chan struct{})
	r, u := runner(t, Config{AllowLocal: onLoopback, Concurrency: 1}, func(http.ResponseWriter, *http.Request) {
		inside <- struct{}{}
		<-leave
	})
	first := make(chan error, 1)
	go func() {
		_, err := r.post(context.WithoutCancel(t.Context()), u, message{})
		first <- err
	}()
	<-inside
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if _, err := r.post(ctx, u, message{}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("the second: %v", err)
	}
	close(leave)
	if err := <-first; err != nil {
		t.Error(err)
	}
}

// The end is told again when that fails, with the same id.
func TestEndIsToldAgain(t *testing.T) {
	var ids []string
	r, u := runner(t, Config{AllowLocal: onLoopback}, func(w http.ResponseWriter, req *http.Request) {
		if ids = append(ids, req.Header.Get(HeaderID)); len(ids) < 2 {
			http.Error(w, "later", http.StatusServiceUnavailable)
		}
	})
	if err := r.postEnd(t.Context(), u, message{ID: "S/end"}); err != nil || strings.Join(ids, " ") != "S/end S/end" {
		t.Errorf("%v, ids %v", err, ids)
	}
}

func TestParseAnswer(t *testing.T) {
	many := `{"commands": [` + strings.Repeat(`{"noop": {}},`, maxCommands) + `{"noop": {}}]}`
	for text, fault := range map[string]string{
		"": "", " \n": "", "{}": "", `{"commands": [{"noop": {}}], "continue": true, "hold": true}`: "",
		"x": "no JSON object", "[]": "no JSON object", `{"command": []}`: "unknown field", "{}{}": "goes on",
		`{"commands": [{"noop": {"no": 1}}]}`: "commands[0] is no SessionCommand", `{"commands": [{}]}`: "commands[0] holds no command",
		many: "at most 100",
	} {
		_, err := parseAnswer([]byte(text))
		if (err == nil) != (fault == "") || err != nil && !strings.Contains(err.Error(), fault) {
			t.Errorf("%.40s: %v", text, err)
		}
	}
}
