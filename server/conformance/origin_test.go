package conformance

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/credentials/insecure"
	healthpb "google.golang.org/grpc/health/grpc_health_v1"
	"google.golang.org/grpc/metadata"
	reflectionpb "google.golang.org/grpc/reflection/grpc_reflection_v1"
	"google.golang.org/grpc/status"

	"github.com/astergate/astergate/engine"
	"github.com/astergate/astergate/engine/ami"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
	"github.com/astergate/astergate/server"
	"github.com/astergate/astergate/server/auth"
	"github.com/astergate/astergate/server/policy"
)

// attempt is an HTTP request as a browser, or somebody with curl, sends it.
type attempt struct {
	name         string
	method, path string
	host         string            // of the Host header; empty: the right one
	header       map[string]string // SELF stands for the service's own host:port
	body         string
	want         int
}

const (
	actionPath = "/v1/servers/pbx1/actions:send"
	streamPath = "/v1/servers/pbx1/actions:stream"
	pingBody   = `{"action":"Ping"}`
	evil       = "http://evil.example"

	typeJSON  = "application/json"
	typeForm  = "application/x-www-form-urlencoded"
	typePlain = "text/plain"
	typeParts = "multipart/form-data; boundary=b"
)

// do sends the attempt and returns the answer, of which the body was read.
func (a *attempt) do(t testing.TB, s *service) *http.Response {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, a.method, s.url+a.path, strings.NewReader(a.body))
	must(t, err)
	self := strings.TrimPrefix(s.url, "http://")
	req.Host = strings.ReplaceAll(a.host, "SELF", self)
	for name, value := range a.header {
		req.Header.Set(name, strings.ReplaceAll(value, "SELF", self))
	}
	resp, err := http.DefaultClient.Do(req)
	must(t, err)
	defer func() { _ = resp.Body.Close() }()
	if resp.StatusCode == http.StatusOK && strings.HasPrefix(resp.Header.Get("Content-Type"), "application/x-ndjson") {
		return resp // a stream, that has no end
	}
	body, err := io.ReadAll(resp.Body)
	must(t, err)
	resp.Body = io.NopCloser(bytes.NewReader(body))
	return resp
}

// A web page on another origin, which any user of this machine may have open,
// reaches nothing: neither by a form nor by a fetch, nor under a name of its
// own that means this machine.
func TestForeignPagesCannotAct(t *testing.T) {
	f := newFake(t)
	s := start(t, f.backend(), options{link: quiet})
	s.awaitInfo(t)
	f.take()
	_, port, err := net.SplitHostPort(strings.TrimPrefix(s.url, "http://"))
	must(t, err)

	forms := []struct{ kind, body string }{
		{typeForm, "action=Ping"},
		{typeForm, pingBody}, // a field whose name is the JSON text
		{typeParts, "--b\r\nContent-Disposition: form-data; name=\"action\"\r\n\r\nPing\r\n--b--\r\n"},
		{typePlain, pingBody},
		{typePlain + ";charset=utf-8", pingBody},
		{"text/json", pingBody},
		{typeJSON + ", " + typePlain, pingBody},
		{typePlain + "; x=" + typeJSON, pingBody},
		{"", pingBody},
	}
	var attempts []attempt
	post := func(name, path, body string, want int, host string, header map[string]string) {
		attempts = append(attempts, attempt{name: name, method: http.MethodPost, path: path, host: host, header: header, body: body, want: want})
	}
	for _, form := range forms {
		// What a browser says of itself keeps it out, and so does the type alone
		// where it says nothing, as old ones do.
		post("form "+form.kind, actionPath, form.body, http.StatusForbidden, "", map[string]string{"Content-Type": form.kind, "Origin": evil, "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"})
		post("form with Origin only "+form.kind, actionPath, form.body, http.StatusForbidden, "", map[string]string{"Content-Type": form.kind, "Origin": evil})
		post("form of an old browser "+form.kind, actionPath, form.body, http.StatusUnsupportedMediaType, "", map[string]string{"Content-Type": form.kind})
		post("form of our own origin "+form.kind, actionPath, form.body, http.StatusUnsupportedMediaType, "", map[string]string{"Content-Type": form.kind, "Origin": "http://SELF", "Sec-Fetch-Site": "same-origin"})
	}
	for _, path := range []string{actionPath, streamPath, "/v1/servers/pbx1:disconnect", "/v1/servers/pbx1:connect", "/v1/servers/-:disconnect"} {
		body := "{}"
		if path == actionPath || path == streamPath {
			body = pingBody
		}
		for name, header := range map[string]map[string]string{
			"cross-site":                  {"Origin": evil, "Sec-Fetch-Site": "cross-site"},
			"cross-site without Origin":   {"Sec-Fetch-Site": "cross-site"},
			"same-site":                   {"Origin": "http://other.localhost", "Sec-Fetch-Site": "same-site"},
			"by Origin":                   {"Origin": evil},
			"by Origin null":              {"Origin": "null"},
			"by Origin with our port":     {"Origin": evil + ":" + port},
			"another port here":           {"Origin": "http://127.0.0.1:1", "Sec-Fetch-Site": "same-site"},
			"another port here by Origin": {"Origin": "http://127.0.0.1:1"},
			"an extension":                {"Origin": "chrome-extension://abcdefghijklmnop", "Sec-Fetch-Site": "cross-site"},
		} {
			header["Content-Type"] = typeJSON
			post("fetch "+name, path, body, http.StatusForbidden, "", header)
		}
		// The page's name has come to mean this machine: then the browser takes
		// all this for one origin.
		for name, host := range map[string]string{
			"rebound":                "evil.example:" + port,
			"rebound, no port":       "evil.example",
			"rebound, root dot":      "evil.example.:" + port,
			"rebound, looks like us": "localhost.evil.example:" + port,
			"rebound, an address":    "127.0.0.1.evil.example:" + port,
			"rebound, 0.0.0.0":       "0.0.0.0:" + port,
			"rebound, another one":   "192.0.2.1:" + port,
		} {
			post(name, path, body, http.StatusMisdirectedRequest, host, map[string]string{"Content-Type": typeJSON, "Origin": "http://" + host, "Sec-Fetch-Site": "same-origin"})
			post(name+" without Origin", path, body, http.StatusMisdirectedRequest, host, map[string]string{"Content-Type": typeJSON})
			post(name+", a form", path, body, http.StatusMisdirectedRequest, host, map[string]string{"Content-Type": typePlain, "Origin": "http://" + host})
		}
	}
	// Nor does a rebound page read anything, and no GET acts, by whatever name.
	for _, path := range []string{"/v1/events", "/v1/servers", "/v1/servers/pbx1", "/openapi.json", "/docs", "/docs/page.js", "/metrics", "/healthz", "/"} {
		attempts = append(attempts, attempt{name: "rebound GET", method: http.MethodGet, path: path, host: "evil.example:" + port, want: http.StatusMisdirectedRequest})
	}
	for _, header := range []map[string]string{
		{"Origin": evil, "Sec-Fetch-Site": "cross-site"},
		{"X-Http-Method-Override": "POST", "Content-Type": typeJSON},
		{"X-Http-Method-Override": "POST", "Content-Type": typeForm},
	} {
		attempts = append(attempts,
			attempt{name: "an image's GET", method: http.MethodGet, path: actionPath + "?action=Ping", header: header, want: http.StatusMethodNotAllowed},
			attempt{name: "a HEAD", method: http.MethodHead, path: actionPath + "?action=Ping", header: header, want: http.StatusMethodNotAllowed},
			attempt{name: "a GET to disconnect", method: http.MethodGet, path: "/v1/servers/pbx1:disconnect", header: header, want: http.StatusNotFound}) // no server has that name
	}
	attempts = append(attempts,
		attempt{name: "a question beforehand", method: http.MethodOptions, path: actionPath, want: http.StatusMethodNotAllowed,
			header: map[string]string{"Origin": evil, "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type,authorization", "Access-Control-Request-Private-Network": "true"}},
		attempt{name: "PUT", method: http.MethodPut, path: actionPath, body: pingBody, want: http.StatusForbidden,
			header: map[string]string{"Origin": evil, "Content-Type": typeJSON, "Sec-Fetch-Site": "cross-site"}},
		attempt{name: "an action in the query", method: http.MethodPost, path: actionPath + "?action=Ping", want: http.StatusBadRequest, header: map[string]string{"Content-Type": typeJSON}},
	)
	for i := range attempts {
		a := &attempts[i]
		resp := a.do(t, s)
		if resp.StatusCode != a.want {
			body, _ := io.ReadAll(resp.Body)
			t.Errorf("%s: %s %s %v: status %d, want %d: %s", a.name, a.method, a.path, a.header, resp.StatusCode, a.want, body)
		}
		for name := range resp.Header {
			if strings.HasPrefix(name, "Access-Control-Allow") {
				t.Errorf("%s: answered with %s: %s", a.name, name, resp.Header.Get(name))
			}
		}
		f.wantNothing(t, a.name)
	}
	t.Logf("%d attempts, all refused", len(attempts))
	resp, err := s.servers.GetServer(t.Context(), &astergatev1.GetServerRequest{Server: "pbx1"})
	must(t, err)
	if got := resp.GetServer(); got.GetState() != astergatev1.LinkState_LINK_STATE_READY || got.GetReconnects() != 0 {
		t.Errorf("the link: %v", got)
	}

	// A GET of another origin goes through, since it does nothing; the page does
	// not get to see the answer.
	for _, path := range []string{"/v1/servers", "/v1/events", "/openapi.json", "/docs"} {
		a := attempt{method: http.MethodGet, path: path, header: map[string]string{"Origin": evil, "Sec-Fetch-Site": "cross-site"}}
		if resp := a.do(t, s); resp.Header.Get("Cross-Origin-Resource-Policy") != "same-origin" || resp.Header.Get("Access-Control-Allow-Origin") != "" {
			t.Errorf("GET %s: %v", path, resp.Header)
		}
	}

	// Whoever is meant to act can.
	for _, a := range []attempt{
		{name: "curl", header: map[string]string{"Content-Type": typeJSON}},
		{name: "curl, with a charset", header: map[string]string{"Content-Type": typeJSON + "; charset=UTF-8"}},
		{name: "localhost", host: "localhost:" + port, header: map[string]string{"Content-Type": typeJSON}},
		{name: "through a forwarded port", host: "localhost:1234", header: map[string]string{"Content-Type": typeJSON}},
		{name: "our own page", header: map[string]string{"Content-Type": typeJSON, "Origin": "http://SELF", "Sec-Fetch-Site": "same-origin"}},
		{name: "our own page in an old browser", header: map[string]string{"Content-Type": typeJSON, "Origin": "http://SELF"}},
		{name: "typed by the user", header: map[string]string{"Content-Type": typeJSON, "Sec-Fetch-Site": "none"}},
	} {
		a.method, a.path, a.body = http.MethodPost, actionPath, pingBody
		if resp := a.do(t, s); resp.StatusCode != http.StatusOK {
			t.Errorf("%s: status %d", a.name, resp.StatusCode)
		}
		if got := f.take(); len(got) != 1 || got[0].value("Action") != "Ping" {
			t.Errorf("%s: Asterisk got %v", a.name, got)
		}
	}
}

// The gRPC port speaks HTTP/2 without TLS, which no browser does: what a page
// can send there reaches nothing.
func TestForeignPagesCannotReachGRPC(t *testing.T) {
	f := newFake(t)
	s := start(t, f.backend(), options{link: quiet})
	s.awaitInfo(t)
	f.take()
	for _, kind := range []string{typePlain, "application/grpc", "application/grpc-web+proto", "application/grpc-web-text"} {
		req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, "http://"+s.rpc+astergatev1.ActionService_SendAction_FullMethodName,
			strings.NewReader("\x00\x00\x00\x00\x06\x12\x04Ping"))
		must(t, err)
		req.Header.Set("Content-Type", kind)
		req.Header.Set("Origin", evil)
		if resp, err := http.DefaultClient.Do(req); err == nil {
			t.Errorf("%s: status %d", kind, resp.StatusCode)
			_ = resp.Body.Close()
		}
		f.wantNothing(t, kind)
	}
}

const bearer = "0123456789abcdef"

// startClosed is start for a service that wants the token. It is ready when the
// fake has been asked for its actions, which it can tell without one.
func startClosed(t testing.TB, f *fakeAsterisk) (*service, *grpc.ClientConn) {
	t.Helper()
	logger := slog.New(slog.DiscardHandler)
	link := ami.Config{Server: "pbx1", Address: f.listener.Addr().String(), Username: fakeUser, Secret: fakeSecret}
	quiet(&link)
	e, err := engine.New(engine.Config{Servers: []ami.Config{link}, Logger: logger})
	must(t, err)
	rules, err := policy.New(nil)
	must(t, err)
	authenticator, err := auth.New(auth.Set{Policy: rules, Token: bearer}, logger)
	must(t, err)
	rpc, web := listen(t), listen(t)
	srv, err := server.New(server.Config{
		Engine: e, Auth: authenticator, Policy: rules,
		GRPC: rpc, HTTP: web, Logger: logger, StopTimeout: 2 * time.Second,
	})
	must(t, err)
	ctx, cancel := context.WithCancel(context.Background())
	var wg sync.WaitGroup
	for _, run := range []func(context.Context) error{e.Run, srv.Run} {
		wg.Go(func() {
			if err := run(ctx); err != nil {
				t.Error(err)
			}
		})
	}
	conn, err := grpc.NewClient(rpc.Addr().String(), grpc.WithTransportCredentials(insecure.NewCredentials()))
	must(t, err)
	t.Cleanup(func() {
		must(t, conn.Close())
		http.DefaultClient.CloseIdleConnections()
		cancel()
		wg.Wait()
	})
	eventually(t, func() bool {
		for _, s := range e.Servers() {
			if s.Info() == nil {
				return false
			}
		}
		return true
	})
	f.take()
	return &service{
		url: "http://" + web.Addr().String(), rpc: rpc.Addr().String(),
		events:  astergatev1.NewEventServiceClient(conn),
		actions: astergatev1.NewActionServiceClient(conn),
		servers: astergatev1.NewServerServiceClient(conn),
	}, conn
}

// Without the token nobody gets in, by REST or gRPC, except to ask whether the
// service lives; and a page that knows it is still a page of another origin.
func TestToken(t *testing.T) {
	f := newFake(t)
	s, conn := startClosed(t, f)
	wrong := map[string]string{
		"none":         "",
		"another":      "Bearer fedcba9876543210",
		"a part":       "Bearer " + bearer[:15],
		"more":         "Bearer " + bearer + "0",
		"no scheme":    bearer,
		"basic":        "Basic " + bearer,
		"another case": "Bearer " + strings.ToUpper(bearer),
		"twice":        "Bearer " + bearer + ", Bearer " + bearer,
	}
	closed := []attempt{
		{method: http.MethodPost, path: actionPath, body: pingBody},
		{method: http.MethodPost, path: streamPath, body: pingBody},
		{method: http.MethodPost, path: "/v1/servers/pbx1:disconnect", body: "{}"},
		{method: http.MethodPost, path: "/v1/servers/pbx1:connect", body: "{}"},
		{method: http.MethodGet, path: "/v1/servers"},
		{method: http.MethodGet, path: "/v1/servers/pbx1"},
		{method: http.MethodGet, path: "/v1/servers:watch"},
		{method: http.MethodGet, path: "/v1/servers/pbx1:trace"},
		{method: http.MethodGet, path: "/v1/events"},
		{method: http.MethodGet, path: "/v1/servers/pbx1/events"},
		{method: http.MethodGet, path: "/metrics"},
	}
	for name, authorization := range wrong {
		for _, a := range closed {
			a.header = map[string]string{"Authorization": authorization}
			if authorization == "" {
				delete(a.header, "Authorization")
			}
			if a.method == http.MethodPost {
				a.header["Content-Type"] = typeJSON
			}
			if resp := a.do(t, s); resp.StatusCode != http.StatusUnauthorized {
				t.Errorf("token %s: %s %s: status %d", name, a.method, a.path, resp.StatusCode)
			}
		}
		ctx := t.Context()
		if authorization != "" {
			ctx = metadata.AppendToOutgoingContext(ctx, "authorization", authorization)
		}
		_, err := s.actions.SendAction(ctx, &astergatev1.SendActionRequest{Action: "Ping"})
		wantError(t, err, codes.Unauthenticated, "UNAUTHENTICATED")
		_, err = s.servers.Disconnect(ctx, &astergatev1.DisconnectRequest{Server: "pbx1"})
		wantError(t, err, codes.Unauthenticated, "UNAUTHENTICATED")
		stream, err := s.events.Subscribe(ctx, &astergatev1.SubscribeRequest{})
		must(t, err)
		_, err = stream.Recv()
		wantError(t, err, codes.Unauthenticated, "UNAUTHENTICATED")
		// What there is to call is told to those only who may call it.
		reflection, err := reflectionpb.NewServerReflectionClient(conn).ServerReflectionInfo(ctx)
		must(t, err)
		if _, err = reflection.Recv(); status.Code(err) != codes.Unauthenticated {
			t.Errorf("token %s: reflection: %v", name, err)
		}
		f.wantNothing(t, "token "+name)
	}

	for _, path := range []string{"/healthz", "/readyz"} {
		a := attempt{method: http.MethodGet, path: path}
		if resp := a.do(t, s); resp.StatusCode != http.StatusOK {
			t.Errorf("GET %s without a token: status %d", path, resp.StatusCode)
		}
	}
	health, err := healthpb.NewHealthClient(conn).Check(t.Context(), &healthpb.HealthCheckRequest{})
	if err != nil || health.GetStatus() != healthpb.HealthCheckResponse_SERVING {
		t.Errorf("health without a token: %v, %v", health, err)
	}

	for _, a := range []attempt{
		{name: "a foreign page that has the token", want: http.StatusForbidden,
			header: map[string]string{"Content-Type": typeJSON, "Origin": evil, "Sec-Fetch-Site": "cross-site"}},
		{name: "a rebound one", want: http.StatusMisdirectedRequest, host: "evil.example",
			header: map[string]string{"Content-Type": typeJSON}},
		{name: "a form", want: http.StatusUnsupportedMediaType, header: map[string]string{"Content-Type": typePlain}},
	} {
		a.method, a.path, a.body = http.MethodPost, actionPath, pingBody
		a.header["Authorization"] = "Bearer " + bearer
		if resp := a.do(t, s); resp.StatusCode != a.want {
			t.Errorf("%s: status %d, want %d", a.name, resp.StatusCode, a.want)
		}
		f.wantNothing(t, a.name)
	}

	for _, scheme := range []string{"Bearer ", "bearer "} {
		for _, a := range []attempt{
			{method: http.MethodGet, path: "/metrics"},
			{method: http.MethodGet, path: "/v1/servers"},
			{method: http.MethodPost, path: actionPath, body: pingBody},
		} {
			a.header = map[string]string{"Authorization": scheme + bearer}
			if a.method == http.MethodPost {
				a.header["Content-Type"] = typeJSON
			}
			if resp := a.do(t, s); resp.StatusCode != http.StatusOK {
				t.Errorf("%s %s with the token: status %d", a.method, a.path, resp.StatusCode)
			}
		}
		if got := f.take(); len(got) != 1 || got[0].value("Action") != "Ping" {
			t.Errorf("with the token Asterisk got %v", got)
		}
	}
	ctx := metadata.AppendToOutgoingContext(t.Context(), "authorization", "Bearer "+bearer)
	_, err = s.actions.SendAction(ctx, &astergatev1.SendActionRequest{Action: "Ping"})
	must(t, err)
	if got := f.take(); len(got) != 1 || got[0].value("Action") != "Ping" {
		t.Errorf("with the token Asterisk got %v", got)
	}
}
