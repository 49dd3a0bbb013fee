package webhook

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"go.uber.org/goleak"
	"golang.org/x/net/dns/dnsmessage"
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
		{"239.255.255.250:80", "", true},
		{"[ff02::1%eth0]:80", "", true},
		{"0.1.2.3:80", "", true},
		{"255.255.255.255:80", "", true},
		{"[fec0::1]:80", "", true},
		// Clouds' secrets.
		{"[::ffff:169.254.169.254]:80", "", true},
		{"169.254.170.2:80", "169.254.169.254/32", true},
		{"[fd00:ec2::254]:80", "", true},
		{"168.63.129.16:80", "", true},
		{"100.100.100.200:80", "", true},
		// IPv4 within IPv6.
		{"[::127.0.0.1]:80", "", true},
		{"[::ffff:0:127.0.0.1]:80", "", true},
		{"[64:ff9b::127.0.0.1]:80", "", true},
		{"[64:ff9b::a9fe:a9fe]:80", "", true},
		{"[64:ff9b::127.0.0.1]:80", "64:ff9b::/96", false},
		{"[64:ff9b:1::127.0.0.1]:80", "", true},
		{"[2002:7f00:1::]:80", "", true},
		{"[2002:a9fe:a9fe::1]:80", "", true},
		{"[2001:0:1:2:3:4:80ff:fffe]:80", "", true}, // 127.0.0.1, inverted
		{"[2001:db8::5efe:127.0.0.1]:80", "", true},
		{"[2001:db8::200:5efe:127.0.0.1]:80", "", true},
		{"[64:ff9b::192.0.2.1]:443", "", false},
		{"[2002:c000:201::1]:443", "", false},
		{"[2001:4860:4860::8888]:443", "", false},
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

// A name is looked at for each connection: one that gives another address the
// second time is refused then. Nor does a proxy connect in the hook's place.
func TestReboundName(t *testing.T) {
	var requests atomic.Int32
	server := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { requests.Add(1) }))
	t.Cleanup(server.Close)
	_, port, err := net.SplitHostPort(server.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	// 127.0.0.1 stands for the honest address, 127.0.0.2 for the other.
	names := &nameServer{addresses: []string{"127.0.0.1", "127.0.0.2", "127.0.0.2"}}
	dialer := newDialer([]netip.Prefix{netip.MustParsePrefix("127.0.0.1/32")}, time.Second)
	dialer.Resolver = names.resolver(t)
	client := clientOf(dialer, time.Second, 1)
	client.Transport.(*http.Transport).DisableKeepAlives = true
	if client.Transport.(*http.Transport).Proxy != nil {
		t.Error("it uses proxies")
	}
	get := func() error {
		req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "http://hook.example:"+port, nil)
		if err != nil {
			t.Fatal(err)
		}
		resp, err := client.Do(req)
		if err == nil {
			_ = resp.Body.Close()
		}
		return err
	}
	if err := get(); err != nil {
		t.Fatal(err)
	}
	var local *LocalAddressError
	if err := get(); !errors.As(err, &local) || local.Address != netip.MustParseAddr("127.0.0.2") || requests.Load() != 1 {
		t.Errorf("%v, %d requests", err, requests.Load())
	}
}

// nameServer answers questions for IPv4 addresses, each with the next it has.
type nameServer struct {
	addresses []string
	next      int
}

// resolver asks the name server, and nobody else.
func (s *nameServer) resolver(t *testing.T) *net.Resolver {
	t.Helper()
	conn, err := new(net.ListenConfig).ListenPacket(t.Context(), "udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	wg.Go(func() {
		buf := make([]byte, 4096)
		for {
			n, from, err := conn.ReadFrom(buf)
			if err != nil {
				return
			}
			var m dnsmessage.Message
			if m.Unpack(buf[:n]) != nil || len(m.Questions) != 1 {
				continue
			}
			m.Response, m.Additionals = true, nil
			if q := m.Questions[0]; q.Type == dnsmessage.TypeA {
				a := netip.MustParseAddr(s.addresses[min(s.next, len(s.addresses)-1)]).As4()
				s.next++
				m.Answers = []dnsmessage.Resource{{
					Header: dnsmessage.ResourceHeader{Name: q.Name, Type: q.Type, Class: q.Class}, Body: &dnsmessage.AResource{A: a},
				}}
			}
			if answer, err := m.Pack(); err == nil {
				_, _ = conn.WriteTo(answer, from)
			}
		}
	})
	t.Cleanup(func() { _ = conn.Close(); wg.Wait() })
	return &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return new(net.Dialer).DialContext(ctx, "udp", conn.LocalAddr().String())
	}}
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
	long := strings.Repeat("w", 4000)
	many := `{"commands": [` + strings.Repeat(`{"noop": {}},`, maxCommands) + `{"noop": {}}]}`
	for text, fault := range map[string]string{
		"": "", " \n": "", "{}": "", `{"commands": [{"noop": {}}], "continue": true, "hold": true}`: "",
		"x": "no JSON object", "[]": "no JSON object", `{"command": []}`: "unknown field", "{}{}": "goes on",
		`{"commands": [{"noop": {"no": 1}}]}`: "commands[0] is no SessionCommand", `{"commands": [{}]}`: "commands[0] holds no command",
		many: "at most 100", `{"commands": [{"` + long + `": 1}]}`: "unknown field", `{"` + long + `": 1}`: "unknown field",
	} {
		_, err := parseAnswer([]byte(text))
		if (err == nil) != (fault == "") || err != nil && (!strings.Contains(err.Error(), fault) || len(err.Error()) > 500) {
			t.Errorf("%.40s: %.600v", text, err)
		}
	}
}
