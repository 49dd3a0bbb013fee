package gateway

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"go.uber.org/goleak"
	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/test/bufconn"
	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/reflect/protoregistry"

	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// fake implements all services. What reached it stands in calls.
type fake struct {
	astergatev1.UnimplementedServerServiceServer
	astergatev1.UnimplementedEventServiceServer
	astergatev1.UnimplementedActionServiceServer
	astergatev1.UnimplementedAgiServiceServer

	subscribe func(*astergatev1.SubscribeRequest, grpc.ServerStreamingServer[astergatev1.SubscribeResponse]) error
	watch     func(*astergatev1.WatchServersRequest, grpc.ServerStreamingServer[astergatev1.WatchServersResponse]) error
	action    func(*astergatev1.StreamActionRequest, grpc.ServerStreamingServer[astergatev1.StreamActionResponse]) error
	send      func(context.Context, *astergatev1.SendActionRequest) (*astergatev1.SendActionResponse, error)

	mu    sync.Mutex
	calls []call
}

type call struct {
	method  string
	request any
	md      metadata.MD
}

func (f *fake) record(ctx context.Context, method string, request any) {
	md, _ := metadata.FromIncomingContext(ctx)
	f.mu.Lock()
	defer f.mu.Unlock()
	f.calls = append(f.calls, call{method, request, md})
}

// taken returns the calls since the last time.
func (f *fake) taken() []call {
	f.mu.Lock()
	defer f.mu.Unlock()
	calls := f.calls
	f.calls = nil
	return calls
}

func (f *fake) ListServers(ctx context.Context, r *astergatev1.ListServersRequest) (*astergatev1.ListServersResponse, error) {
	f.record(ctx, "ListServers", r)
	return &astergatev1.ListServersResponse{Servers: []*astergatev1.Server{{Name: "pbx1", LastSequence: 1 << 60}}}, nil
}

func (f *fake) GetServer(ctx context.Context, r *astergatev1.GetServerRequest) (*astergatev1.GetServerResponse, error) {
	f.record(ctx, "GetServer", r)
	return &astergatev1.GetServerResponse{Server: &astergatev1.Server{
		Name: r.GetServer(), State: astergatev1.LinkState_LINK_STATE_READY,
	}}, nil
}

func (f *fake) ListSessions(ctx context.Context, r *astergatev1.ListSessionsRequest) (*astergatev1.ListSessionsResponse, error) {
	f.record(ctx, "ListSessions", r)
	return &astergatev1.ListSessionsResponse{}, nil
}

func (f *fake) Execute(ctx context.Context, r *astergatev1.ExecuteRequest) (*astergatev1.ExecuteResponse, error) {
	f.record(ctx, "Execute", r)
	return &astergatev1.ExecuteResponse{}, nil
}

func (f *fake) EndSession(ctx context.Context, r *astergatev1.EndSessionRequest) (*astergatev1.EndSessionResponse, error) {
	f.record(ctx, "EndSession", r)
	return &astergatev1.EndSessionResponse{}, nil
}

func (f *fake) ListRoutes(ctx context.Context, r *astergatev1.ListRoutesRequest) (*astergatev1.ListRoutesResponse, error) {
	f.record(ctx, "ListRoutes", r)
	return &astergatev1.ListRoutesResponse{}, nil
}

func (f *fake) ResolveRoute(ctx context.Context, r *astergatev1.ResolveRouteRequest) (*astergatev1.ResolveRouteResponse, error) {
	f.record(ctx, "ResolveRoute", r)
	return &astergatev1.ResolveRouteResponse{}, nil
}

func (f *fake) StreamAudio(r *astergatev1.StreamAudioRequest, s grpc.ServerStreamingServer[astergatev1.StreamAudioResponse]) error {
	f.record(s.Context(), "StreamAudio", r)
	return s.Send(&astergatev1.StreamAudioResponse{Format: &astergatev1.AudioFormat{Encoding: "slin", SampleRate: 8000}})
}

func (f *fake) WatchSessions(r *astergatev1.WatchSessionsRequest, s grpc.ServerStreamingServer[astergatev1.WatchSessionsResponse]) error {
	f.record(s.Context(), "WatchSessions", r)
	return s.Send(&astergatev1.WatchSessionsResponse{Item: &astergatev1.WatchSessionsResponse_SnapshotComplete{SnapshotComplete: &astergatev1.SnapshotComplete{}}})
}

func (f *fake) Connect(ctx context.Context, r *astergatev1.ConnectRequest) (*astergatev1.ConnectResponse, error) {
	f.record(ctx, "Connect", r)
	return &astergatev1.ConnectResponse{}, nil
}

func (f *fake) Disconnect(ctx context.Context, r *astergatev1.DisconnectRequest) (*astergatev1.DisconnectResponse, error) {
	f.record(ctx, "Disconnect", r)
	return &astergatev1.DisconnectResponse{}, nil
}

func (f *fake) SendAction(ctx context.Context, r *astergatev1.SendActionRequest) (*astergatev1.SendActionResponse, error) {
	f.record(ctx, "SendAction", r)
	if f.send != nil {
		return f.send(ctx, r)
	}
	return &astergatev1.SendActionResponse{Success: true, Response: "Success"}, nil
}

func (f *fake) StreamAction(r *astergatev1.StreamActionRequest, s grpc.ServerStreamingServer[astergatev1.StreamActionResponse]) error {
	f.record(s.Context(), "StreamAction", r)
	if f.action == nil {
		return s.SendHeader(nil)
	}
	return f.action(r, s)
}

func (f *fake) Subscribe(r *astergatev1.SubscribeRequest, s grpc.ServerStreamingServer[astergatev1.SubscribeResponse]) error {
	f.record(s.Context(), "Subscribe", r)
	if f.subscribe == nil {
		return s.SendHeader(nil)
	}
	return f.subscribe(r, s)
}

func (f *fake) WatchServers(r *astergatev1.WatchServersRequest, s grpc.ServerStreamingServer[astergatev1.WatchServersResponse]) error {
	f.record(s.Context(), "WatchServers", r)
	if f.watch == nil {
		return s.SendHeader(nil)
	}
	return f.watch(r, s)
}

func (f *fake) TraceServer(r *astergatev1.TraceServerRequest, s grpc.ServerStreamingServer[astergatev1.TraceServerResponse]) error {
	f.record(s.Context(), "TraceServer", r)
	return s.SendHeader(nil)
}

// typed answers every typed action with an empty response.
func (f *fake) typed(_ any, stream grpc.ServerStream) error {
	full, _ := grpc.MethodFromServerStream(stream)
	service, name := path.Split(strings.TrimPrefix(full, "/"))
	d, err := protoregistry.GlobalFiles.FindDescriptorByName(protoreflect.FullName(strings.TrimSuffix(service, "/") + "." + name))
	if err != nil {
		return err
	}
	method := d.(protoreflect.MethodDescriptor)
	in, err := protoregistry.GlobalTypes.FindMessageByName(method.Input().FullName())
	if err != nil {
		return err
	}
	request := in.New().Interface()
	if err := stream.RecvMsg(request); err != nil {
		return err
	}
	f.record(stream.Context(), name, request)
	out, err := protoregistry.GlobalTypes.FindMessageByName(method.Output().FullName())
	if err != nil {
		return err
	}
	return stream.SendMsg(out.New().Interface())
}

// setup is a gateway before a fake, on a real socket.
type setup struct {
	*httptest.Server
	conn *grpc.ClientConn
	grpc *grpc.Server
}

// inProcess serves the fake on a connection inside this process.
func inProcess(t testing.TB, f *fake) (*grpc.ClientConn, *grpc.Server) {
	t.Helper()
	listener := bufconn.Listen(1 << 20)
	server := grpc.NewServer(grpc.UnknownServiceHandler(f.typed))
	astergatev1.RegisterServerServiceServer(server, f)
	astergatev1.RegisterEventServiceServer(server, f)
	astergatev1.RegisterActionServiceServer(server, f)
	astergatev1.RegisterAgiServiceServer(server, f)
	served := make(chan error, 1)
	go func() { served <- server.Serve(listener) }()
	conn, err := grpc.NewClient("passthrough:///in-process",
		grpc.WithContextDialer(func(ctx context.Context, _ string) (net.Conn, error) { return listener.DialContext(ctx) }),
		grpc.WithTransportCredentials(insecure.NewCredentials()))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = conn.Close()
		server.Stop()
		if err := <-served; err != nil {
			t.Errorf("grpc server: %v", err)
		}
	})
	return conn, server
}

func start(t testing.TB, f *fake, change ...func(*Config)) *setup {
	t.Helper()
	conn, server := inProcess(t, f)
	cfg := Config{Conn: conn, Logger: slog.New(slog.DiscardHandler)}
	for _, c := range change {
		c(&cfg)
	}
	handler, err := New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	web := httptest.NewUnstartedServer(handler)
	web.Config.ErrorLog = slog.NewLogLogger(failing{t}, slog.LevelError)
	web.Start()
	t.Cleanup(web.Close)
	return &setup{Server: web, conn: conn, grpc: server}
}

// failing fails the test for whatever net/http has to complain of.
type failing struct{ testing.TB }

func (failing) Enabled(context.Context, slog.Level) bool { return true }
func (f failing) Handle(_ context.Context, r slog.Record) error {
	f.Errorf("net/http: %s", r.Message)
	return nil
}
func (f failing) WithAttrs([]slog.Attr) slog.Handler { return f }
func (f failing) WithGroup(string) slog.Handler      { return f }

// reply is a response that was read to its end.
type reply struct {
	code   int
	header http.Header
	body   string
}

func (s *setup) do(t testing.TB, method, path, body string, header ...string) reply {
	t.Helper()
	var reader io.Reader
	if body != "" {
		reader = strings.NewReader(body)
	}
	request, err := http.NewRequestWithContext(t.Context(), method, s.URL+path, reader)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(header); i += 2 {
		if header[i] == "Host" {
			request.Host = header[i+1]
			continue
		}
		request.Header.Add(header[i], header[i+1])
	}
	response, err := s.Client().Do(request)
	if err != nil {
		t.Fatalf("%s %s: %v", method, path, err)
	}
	defer func() { _ = response.Body.Close() }()
	data, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatalf("%s %s: %v", method, path, err)
	}
	return reply{response.StatusCode, response.Header, string(data)}
}

func (s *setup) get(t testing.TB, path string, header ...string) reply {
	t.Helper()
	return s.do(t, http.MethodGet, path, "", header...)
}

func (s *setup) post(t testing.TB, path, body string, header ...string) reply {
	t.Helper()
	return s.do(t, http.MethodPost, path, body, append([]string{"Content-Type", "application/json"}, header...)...)
}

// problem is a google.rpc.Status as a client without protobuf reads it.
type problem struct {
	Code    int    `json:"code"`
	Message string `json:"message"`
	Details []struct {
		Type     string            `json:"@type"`
		Reason   string            `json:"reason"`
		Domain   string            `json:"domain"`
		Metadata map[string]string `json:"metadata"`
	} `json:"details"`
}

// problem reads the reply as an error, which must be complete.
func (r reply) problem(t testing.TB) problem {
	t.Helper()
	var p problem
	if err := json.Unmarshal([]byte(r.body), &p); err != nil {
		t.Fatalf("%d %q is no status: %v", r.code, r.body, err)
	}
	if got := r.header.Get("Content-Type"); got != "application/json" {
		t.Errorf("an error of content type %q", got)
	}
	if len(p.Details) == 0 || p.Details[0].Type != "type.googleapis.com/google.rpc.ErrorInfo" {
		t.Fatalf("%d %q has no ErrorInfo", r.code, r.body)
	}
	return p
}

// compact removes the blanks that protojson puts between fields in some builds
// and not in others.
func compact(t testing.TB, text string) string {
	t.Helper()
	var out bytes.Buffer
	for line := range strings.Lines(text) {
		prefix, object, _ := strings.Cut(line, "{")
		out.WriteString(prefix)
		if object != "" {
			if err := json.Compact(&out, []byte("{"+strings.TrimSuffix(object, "\n"))); err != nil {
				t.Fatalf("%q: %v", line, err)
			}
			out.WriteString(line[len(strings.TrimSuffix(line, "\n")):])
		}
	}
	return out.String()
}

// golden compares with testdata/name; -update rewrites it.
func golden(t testing.TB, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs\ngot:\n%s\nwant:\n%s", path, got, want)
	}
}
