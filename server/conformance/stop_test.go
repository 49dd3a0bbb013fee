package conformance

import (
	"context"
	"io"
	"net/http"
	"strings"
	"testing"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/credentials/insecure"
	healthpb "google.golang.org/grpc/health/grpc_health_v1"
	reflectionpb "google.golang.org/grpc/reflection/grpc_reflection_v1"

	"github.com/astergate/astergate/engine/simulator"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// When astergate ends, every stream is told, with a token to go on from.
func TestStop(t *testing.T) {
	s := start(t, simulatedBackend(t, simulatorConfig(simulator.Asterisk22)), options{})
	rpc := s.subscribe(t, &astergatev1.SubscribeRequest{})
	lines := s.get(t, "/v1/events", "application/x-ndjson", "")
	servers, err := s.servers.WatchServers(t.Context(), &astergatev1.WatchServersRequest{})
	must(t, err)
	s.stop()
	if m := wantError(t, <-rpc.ended, codes.Unavailable, "SERVER_STOPPING"); m["resume_token"] == "" {
		t.Errorf("metadata %v", m)
	}
	if err := <-lines.ended; err == nil || !strings.Contains(err.Error(), "SERVER_STOPPING") {
		t.Errorf("NDJSON ended with %v", err)
	}
	for err == nil {
		_, err = servers.Recv()
	}
	wantError(t, err, codes.Unavailable, "SERVER_STOPPING")
}

func TestHealthReflectionMetrics(t *testing.T) {
	b := simulatedBackend(t, simulatorConfig(simulator.Asterisk22))
	s := start(t, b, options{})
	conn, err := grpc.NewClient(s.rpc, grpc.WithTransportCredentials(insecure.NewCredentials()))
	must(t, err)
	defer func() { _ = conn.Close() }()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	health := healthpb.NewHealthClient(conn)
	status := func(service string) healthpb.HealthCheckResponse_ServingStatus {
		resp, err := health.Check(ctx, &healthpb.HealthCheckRequest{Service: service})
		must(t, err)
		return resp.GetStatus()
	}
	eventually(t, func() bool { return status("server/pbx1") == healthpb.HealthCheckResponse_SERVING })
	if got := status(""); got != healthpb.HealthCheckResponse_SERVING {
		t.Errorf("health %s", got)
	}

	reflection, err := reflectionpb.NewServerReflectionClient(conn).ServerReflectionInfo(ctx)
	must(t, err)
	must(t, reflection.Send(&reflectionpb.ServerReflectionRequest{MessageRequest: &reflectionpb.ServerReflectionRequest_ListServices{}}))
	answer, err := reflection.Recv()
	must(t, err)
	names := ""
	for _, service := range answer.GetListServicesResponse().GetService() {
		names += service.GetName() + " "
	}
	for _, want := range []string{"astergate.v1.EventService", "astergate.v1.ActionService", "astergate.v1.ServerService", "grpc.health.v1.Health"} {
		if !strings.Contains(names, want) {
			t.Errorf("reflection lists %s", names)
		}
	}
	must(t, reflection.CloseSend())

	s.send(t, "Ping")
	b.kill()
	eventually(t, func() bool { return status("server/pbx1") == healthpb.HealthCheckResponse_NOT_SERVING })
	b.restart()
	eventually(t, func() bool { return status("server/pbx1") == healthpb.HealthCheckResponse_SERVING })

	events := s.subscribe(t, &astergatev1.SubscribeRequest{})
	s.send(t, "UserEvent", "UserEvent", "Counted")
	events.until(t, userEvent("Counted"))
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, s.url+"/metrics", nil)
	must(t, err)
	resp, err := http.DefaultClient.Do(req)
	must(t, err)
	text, err := io.ReadAll(resp.Body)
	must(t, err)
	must(t, resp.Body.Close())
	for _, want := range []string{
		`astergate_link_state{server="pbx1",state="ready"} 1`,
		`astergate_link_state{server="pbx1",state="lost"} 0`,
		`astergate_link_reconnects_total{server="pbx1"} 1`,
		`astergate_subscribers 1`,
		`astergate_subscriber_lag_events{server="pbx1"} 0`,
		`astergate_subscribers_too_slow_total 0`,
		`astergate_log_evicted_total{server="pbx1"} 0`,
		`grpc_server_handled_total{grpc_code="OK",grpc_method="SendAction"`,
	} {
		if !strings.Contains(string(text), want) {
			t.Errorf("metrics lack %s", want)
		}
	}
}
