package conformance

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"os"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"
	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/metadata"

	"github.com/astergate/astergate/engine"
	"github.com/astergate/astergate/engine/agi"
	"github.com/astergate/astergate/engine/ami"
	"github.com/astergate/astergate/engine/asyncagi"
	"github.com/astergate/astergate/engine/worker"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
	"github.com/astergate/astergate/server"
	"github.com/astergate/astergate/server/audit"
	"github.com/astergate/astergate/server/auth"
	"github.com/astergate/astergate/server/certs"
	"github.com/astergate/astergate/server/limit"
	"github.com/astergate/astergate/server/policy"
	"github.com/astergate/astergate/server/webhook"
)

func TestMain(m *testing.M) {
	if registration := os.Getenv(workerRegistration); registration != "" {
		_, _ = fmt.Fprintln(os.Stderr, workerProcess(registration, os.Stdout))
		os.Exit(1)
	}
	if sessions := os.Getenv(playerSessions); sessions != "" {
		if err := playerProcess(sessions, os.Stdin, os.Stdout); err != nil {
			_, _ = fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	if os.Getenv(serveVariable) != "" {
		os.Exit(serveProcess())
	}
	goleak.VerifyTestMain(m, goleak.Cleanup(func(code int) {
		_ = os.RemoveAll(programDir)
		os.Exit(code)
	}))
}

// patience bounds every wait for something that must happen. It is no
// measurement: the machine may be busy with other tests.
const patience = 60 * time.Second

// service is a running astergate with one server, "pbx1", and clients of it.
type service struct {
	engine  *engine.Engine
	server  *server.Server
	auth    *auth.Authenticator
	token   string
	known   bool   // its clients over gRPC send a token
	url     string // of REST
	rpc     string // of gRPC
	log     *bytes.Buffer
	stop    func()
	events  astergatev1.EventServiceClient
	actions astergatev1.ActionServiceClient
	servers astergatev1.ServerServiceClient
	agi     astergatev1.AgiServiceClient

	fastAGI string            // where Asterisk connects to
	own     map[string]string // the same, by server
	calls   *agi.Listener
	tracked astergatev1.CallServiceClient
	workers *worker.Registry // behind agi
	async   *asyncagi.Sessions
}

// options of start; zero fields are ordinary.
type options struct {
	link  func(*ami.Config)
	ring  engine.RingConfig
	allow []string       // dangerous actions
	roles []policy.Rules // beside or instead of those that may all but these
	also  []ami.Config   // further servers
	own   bool           // each server has a FastAGI listener of its own too
	token string
	set   auth.Set // further credentials; its policy, if it has one, is the service's
	// TLS of the listeners, and how the service's own clients then dial.
	grpcTLS, httpTLS *certs.Source
	dial             []grpc.DialOption
	origins          []string      // of web pages
	agi              worker.Config // times for workers
	cleanup          time.Duration // for FastAGI sessions after a hangup; 0: the default
	calls            engine.CallsConfig
	drain            time.Duration // for sessions when it ends
	health           server.Health // what is called ready
	hooks            webhook.Config
	async            bool          // channels of AsyncAGI are taken
	limits           limit.Config  // of callers
	audit            *audit.Config // nil: no audit log
	quiet            bool          // no debug log, of which a flood makes much
	// noCalls: calls are not followed, so the link sends nothing by itself.
	noCalls bool
	// as is the token of the harness's own clients over gRPC; empty: they send none.
	as string
}

// start runs a service for the manager interface at address.
func start(t testing.TB, b *backend, o options) *service {
	t.Helper()
	link := ami.Config{
		Server: "pbx1", Address: b.address, Username: b.user, Secret: b.secret,
		BackoffMin: 10 * time.Millisecond, BackoffMax: 200 * time.Millisecond,
	}
	if o.link != nil {
		o.link(&link)
	}
	if o.allow == nil {
		o.allow = []string{"all"}
	}
	log := &lockedBuffer{}
	level := slog.LevelDebug
	if o.quiet {
		level = slog.LevelInfo
	}
	logger := slog.New(slog.NewTextHandler(log, &slog.HandlerOptions{Level: level}))
	calls := &o.calls
	if o.noCalls {
		calls = nil
	}
	limits := limit.New(o.limits)
	e, err := engine.New(engine.Config{Servers: append([]ami.Config{link}, o.also...), Ring: o.ring, Calls: calls, Logger: logger,
		Gates: func(server string, sockets int) (shared, blocking engine.Gate) {
			return limits.Shared(server), limits.Blocking(server, sockets)
		}})
	must(t, err)
	rules := o.set.Policy
	if rules == nil {
		rules, err = policy.New(o.allow, o.roles...)
		must(t, err)
	}
	rpc, web, fast := listen(t), listen(t), listen(t)
	loopback := []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}
	callers := []engine.FastAGIServer{{Name: "pbx1", From: loopback}}
	if o.own {
		for _, other := range o.also {
			callers = append(callers, engine.FastAGIServer{Name: other.Server, From: loopback})
		}
	}
	hookOf := func(role string) policy.Principal {
		return rules.Principal(policy.Webhook, cmp.Or(role, policy.Webhook))
	}
	links := engine.NewFastAGI(e, callers)
	o.agi.Control, o.agi.Logger = links, logger
	var record *audit.Log
	if o.audit != nil {
		record, err = audit.Open(*o.audit)
		must(t, err)
		o.agi.Witness = server.WitnessAGI(record, hookOf)
	}
	for _, rt := range o.agi.Routes {
		if h := rt.Hook; h != nil {
			h.Owner = worker.Owner{
				Check: func(line string) error { return rules.CheckCommand(hookOf(h.Role), line) },
				May: func(server, script string) bool {
					return policy.Visible(hookOf(h.Role), server) && hookOf(h.Role).Role.MayServe(script)
				},
			}
		}
	}
	workers, err := worker.New(o.agi)
	must(t, err)
	sessions, err := agi.New(agi.Config{
		From: links.Networks(), Owner: links.Owner, Alive: links.Alive, Logger: logger, CleanupAfterHangup: o.cleanup,
		Handle: func(ctx context.Context, session *agi.Session) { workers.Handle(ctx, worker.FastAGI(session)) },
	})
	must(t, err)
	asynchronous := asyncagi.Config{
		Manager: asyncagi.Links(e), Logger: logger,
		Handle: func(ctx context.Context, session *asyncagi.Session) { workers.Handle(ctx, session) },
	}
	if o.async {
		asynchronous.Servers = []string{"pbx1"}
	}
	async, err := asyncagi.New(asynchronous)
	must(t, err)
	o.set.Policy, o.set.Token = rules, o.token
	authenticator, err := auth.New(o.set, logger)
	must(t, err)
	srv, err := server.New(server.Config{
		Engine: e, Workers: workers, FastAGI: sessions.Stats, Carry: sessions.Carry, Auth: authenticator, Policy: rules, Limits: limits, Audit: record,
		GRPC: rpc, HTTP: web, Logger: logger, StopTimeout: 2 * time.Second, DrainTime: o.drain, Health: o.health,
		GRPCTLS: o.grpcTLS, HTTPTLS: o.httpTLS, Origins: o.origins,
	})
	must(t, err)

	o.hooks.Workers, o.hooks.Engine, o.hooks.Logger = workers, e, logger
	o.hooks.Sight = func(role string) (*engine.Sight, error) { return srv.Sight(hookOf(role)) }
	hooks := webhook.New(o.hooks)

	engineCtx, stopEngine := context.WithCancel(context.Background())
	serverCtx, stopServer := context.WithCancel(context.Background())
	callsCtx, stopCalls := context.WithCancel(context.Background())
	served := make(chan struct{}) // closed when the server has ended
	var wg sync.WaitGroup
	wg.Go(func() {
		if err := e.Run(engineCtx); err != nil {
			t.Error("engine:", err)
		}
	})
	wg.Go(func() {
		defer close(served)
		defer stopCalls()
		if err := srv.Run(serverCtx); err != nil {
			t.Error("server:", err)
		}
	})
	agiListeners, own := []net.Listener{fast}, make(map[string]string)
	if o.own {
		for _, c := range callers {
			l := listen(t)
			own[c.Name] = l.Addr().String()
			agiListeners = append(agiListeners, &agi.Own{Listener: l, Server: c.Name, From: c.From})
		}
	}
	wg.Go(func() {
		if err := sessions.Run(callsCtx, agiListeners...); err != nil {
			t.Error("FastAGI:", err)
		}
	})
	wg.Go(func() {
		if err := hooks.Run(callsCtx); err != nil {
			t.Error("web hooks:", err)
		}
	})
	wg.Go(func() {
		if err := links.Run(callsCtx); err != nil {
			t.Error("FastAGI's events:", err)
		}
	})
	wg.Go(func() {
		if err := async.Run(callsCtx, e); err != nil {
			t.Error("AsyncAGI:", err)
		}
	})
	wg.Go(func() {
		if err := authenticator.Run(engineCtx); err != nil {
			t.Error("credentials:", err)
		}
	})
	dial := o.dial
	if dial == nil {
		dial = []grpc.DialOption{grpc.WithTransportCredentials(insecure.NewCredentials())}
	}
	if o.as != "" {
		dial = append(dial, grpc.WithPerRPCCredentials(tokenOf(o.as)))
	}
	conn, err := grpc.NewClient(rpc.Addr().String(), dial...)
	must(t, err)
	scheme := "http://"
	if o.httpTLS != nil {
		scheme = "https://"
	}
	s := &service{
		auth:   authenticator,
		engine: e, server: srv, token: o.token, known: o.as != "", url: scheme + web.Addr().String(), rpc: rpc.Addr().String(), log: &log.Buffer,
		events:  astergatev1.NewEventServiceClient(conn),
		actions: astergatev1.NewActionServiceClient(conn),
		servers: astergatev1.NewServerServiceClient(conn),
		agi:     astergatev1.NewAgiServiceClient(conn),
		tracked: astergatev1.NewCallServiceClient(conn),
		fastAGI: fast.Addr().String(), own: own, calls: sessions, workers: workers, async: async,
	}
	var once sync.Once
	s.stop = func() {
		once.Do(func() {
			// Clients are still there when the server ends, as in life.
			stopServer()
			http.DefaultClient.CloseIdleConnections()
			<-served
			stopEngine()
			wg.Wait()
			if record != nil {
				must(t, record.Close())
			}
			must(t, conn.Close())
			if t.Failed() {
				log.mu.Lock()
				defer log.mu.Unlock()
				t.Logf("the service's log:\n%s", tail(log.String(), 6000))
			}
		})
	}
	t.Cleanup(s.stop)
	s.awaitState(t, astergatev1.LinkState_LINK_STATE_READY)
	return s
}

// tokenOf is a token as credentials of every call.
type tokenOf string

// GetRequestMetadata implements credentials.PerRPCCredentials.
func (b tokenOf) GetRequestMetadata(context.Context, ...string) (map[string]string, error) {
	return map[string]string{"authorization": "Bearer " + string(b)}, nil
}

// RequireTransportSecurity implements credentials.PerRPCCredentials.
func (tokenOf) RequireTransportSecurity() bool { return false }

// awaitState waits until the link is in the state, by WatchServers.
func (s *service) awaitState(t testing.TB, want astergatev1.LinkState) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	if s.token != "" && !s.known {
		ctx = metadata.AppendToOutgoingContext(ctx, "authorization", "Bearer "+s.token)
	}
	stream, err := s.servers.WatchServers(ctx, &astergatev1.WatchServersRequest{})
	must(t, err)
	var last *astergatev1.Server
	for {
		msg, err := stream.Recv()
		if err != nil {
			t.Fatalf("waiting for %s: %v; last %v", want, err, last)
		}
		if msg.GetServer() != nil {
			last = msg.GetServer()
		}
		if last.GetState() == want {
			return
		}
	}
}

// send sends an action over gRPC.
func (s *service) send(t testing.TB, action string, headers ...string) *astergatev1.SendActionResponse {
	t.Helper()
	resp, err := s.trySend(t, action, headers...)
	if err != nil {
		t.Fatalf("%s: %v", action, err)
	}
	return resp
}

func (s *service) trySend(t testing.TB, action string, headers ...string) (*astergatev1.SendActionResponse, error) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	return s.actions.SendAction(ctx, &astergatev1.SendActionRequest{Action: action, Headers: pairs(headers)})
}

// post sends an action over REST and returns the HTTP status and the body.
func (s *service) post(t testing.TB, action string, headers ...string) (int, map[string]any) {
	t.Helper()
	type header struct {
		Name  string `json:"name"`
		Value string `json:"value"`
	}
	request := struct {
		Action  string   `json:"action"`
		Headers []header `json:"headers"`
	}{Action: action}
	for i := 0; i < len(headers); i += 2 {
		request.Headers = append(request.Headers, header{headers[i], headers[i+1]})
	}
	body, err := json.Marshal(request)
	must(t, err)
	return s.do(t, http.MethodPost, "/v1/servers/pbx1/actions:send", body)
}

func (s *service) do(t testing.TB, method, path string, body []byte) (int, map[string]any) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, method, s.url+path, bytes.NewReader(body))
	must(t, err)
	if body != nil {
		req.Header.Set("Content-Type", "application/json")
	}
	resp, err := http.DefaultClient.Do(req)
	must(t, err)
	defer func() { _ = resp.Body.Close() }()
	text, err := io.ReadAll(resp.Body)
	must(t, err)
	var decoded map[string]any
	if err := json.Unmarshal(text, &decoded); err != nil {
		t.Fatalf("%s %s: %v in %q", method, path, err, text)
	}
	return resp.StatusCode, decoded
}

func listen(t testing.TB) net.Listener {
	t.Helper()
	var lc net.ListenConfig
	l, err := lc.Listen(t.Context(), "tcp", "127.0.0.1:0")
	must(t, err)
	return l
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func tail(text string, n int) string {
	if len(text) > n {
		return "..." + text[len(text)-n:]
	}
	return text
}

// lockedBuffer is a log that may be read while it is written.
type lockedBuffer struct {
	mu sync.Mutex // guards Buffer
	bytes.Buffer
}

func (b *lockedBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.Buffer.Write(p)
}
