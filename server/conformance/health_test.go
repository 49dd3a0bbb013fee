package conformance

import (
	"context"
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
	healthpb "google.golang.org/grpc/health/grpc_health_v1"

	"github.com/astergate/astergate/engine/ami"
	"github.com/astergate/astergate/engine/asterisktest"
	"github.com/astergate/astergate/engine/simulator"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
	"github.com/astergate/astergate/server"
)

// verbose is what /readyz?verbose says of one server.
type verbose struct {
	Status, Reason string
	Detail         struct {
		Ready   bool
		Servers []struct {
			Server string
			Ready  bool
			Checks []struct {
				Name, Detail string
				OK           bool
				Since        time.Time
			}
		}
	}
}

func (s *service) verbose(t testing.TB) (code int, v verbose) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, s.url+"/readyz?verbose", nil)
	must(t, err)
	resp, err := http.DefaultClient.Do(req)
	must(t, err)
	defer func() { _ = resp.Body.Close() }()
	must(t, json.NewDecoder(resp.Body).Decode(&v))
	return resp.StatusCode, v
}

// failing are the checks of the first server that fail.
func (v verbose) failing() string {
	var names []string
	for _, c := range v.Detail.Servers[0].Checks {
		if !c.OK {
			names = append(names, c.Name)
		}
	}
	return strings.Join(names, " ")
}

// healthOf watches a service of grpc.health.v1.
func (s *service) healthOf(t testing.TB, name string) (next func() healthpb.HealthCheckResponse_ServingStatus) {
	t.Helper()
	conn, err := grpc.NewClient(s.rpc, grpc.WithTransportCredentials(insecure.NewCredentials()))
	must(t, err)
	ctx, cancel := context.WithCancel(t.Context())
	t.Cleanup(func() { cancel(); _ = conn.Close() })
	watch, err := healthpb.NewHealthClient(conn).Watch(ctx, &healthpb.HealthCheckRequest{Service: name})
	must(t, err)
	return func() healthpb.HealthCheckResponse_ServingStatus {
		t.Helper()
		m, err := watch.Recv()
		must(t, err)
		return m.GetStatus()
	}
}

const (
	serving    = healthpb.HealthCheckResponse_SERVING
	notServing = healthpb.HealthCheckResponse_NOT_SERVING
)

// An Asterisk that is stopped answers nothing, while its sockets stay open and its
// link up: that is told within ping_within and a second, well before the link is
// given up; and that it is well again.
func TestHealthOfSilentServer(t *testing.T) {
	silent := func(t *testing.T, b *backend, stop, resume func()) {
		s := start(t, b, options{
			link:   func(c *ami.Config) { c.Keepalive, c.KeepaliveTimeout = time.Second, time.Minute },
			health: server.Health{PingWithin: time.Second},
		})
		one, ready := s.healthOf(t, "server/pbx1"), s.healthOf(t, "ready")
		typed, events := s.healthOf(t, "astergate.ami.v1.CoreService"), s.healthOf(t, "astergate.v1.EventService")
		for _, next := range []func() healthpb.HealthCheckResponse_ServingStatus{one, ready, typed, events} {
			for next() != serving {
			}
		}
		if code, v := s.verbose(t); code != http.StatusOK || v.failing() != "" || !v.Detail.Ready || len(v.Detail.Servers[0].Checks) != 3 {
			t.Errorf("%d, %+v", code, v)
		}
		stop()
		stopped := time.Now()
		for _, next := range []func() healthpb.HealthCheckResponse_ServingStatus{one, ready, typed} {
			for next() != notServing {
			}
		}
		if took := time.Since(stopped); took > 10*time.Second { // 2 s, half a one for each look, and a busy machine
			t.Errorf("it was told after %v", took)
		}
		code, v := s.verbose(t)
		if code != http.StatusServiceUnavailable || v.failing() != "ping" || !strings.Contains(v.Reason, "no Ping was answered for") {
			t.Errorf("%d, %+v", code, v)
		}
		if since := v.Detail.Servers[0].Checks[1].Since; since.Before(stopped) || time.Since(since) < 0 {
			t.Errorf("since %v, stopped at %v", since, stopped)
		}
		if st := s.engine.Servers()[0].Status().State; st != ami.StateReady {
			t.Errorf("the link is %s: it was to be the Ping that tells", st)
		}
		resume()
		for _, next := range []func() healthpb.HealthCheckResponse_ServingStatus{one, ready, typed} {
			for next() != serving {
			}
		}
		if code, text := s.readyz(t); code != http.StatusOK {
			t.Errorf("resumed: %d %s", code, text)
		}
	}
	t.Run("simulated", func(t *testing.T) {
		b := simulatedBackend(t, simulatorConfig(simulator.Asterisk22))
		clear := func() {}
		silent(t, b, func() {
			var err error
			clear, err = b.simulated.now.Inject(simulator.Fault{Kind: simulator.Silence})
			must(t, err)
		}, func() { clear() })
	})
	asterisktest.EachReal(t, func(t *testing.T, target asterisktest.Target) {
		if target.External() {
			t.Skip("only a server of ours can be stopped")
		}
		b := realBackend(t, target, asterisktest.Config{})
		silent(t, b, b.real.Pause, b.real.Resume)
	})
}

// Booting, lost and switched off, and which servers must be well.
func TestHealthOfLinks(t *testing.T) {
	cfg := simulatorConfig(simulator.Asterisk22)
	b, other := simulatedBackend(t, cfg), simulatedBackend(t, cfg)
	s := start(t, b, options{also: []ami.Config{{
		Server: "pbx2", Address: other.address, Username: other.user, Secret: other.secret,
		BackoffMin: 10 * time.Millisecond, BackoffMax: 100 * time.Millisecond,
	}}})
	is := func(code int, words string) {
		t.Helper()
		eventually(t, func() bool {
			got, text := s.readyz(t)
			return got == code && strings.Contains(text, words)
		})
	}
	is(http.StatusOK, "ok")
	other.kill()
	is(http.StatusServiceUnavailable, "server pbx2: link")
	s.server.SetHealth(server.Health{Require: server.RequireAny})
	is(http.StatusOK, "ok")
	b.kill()
	is(http.StatusServiceUnavailable, "server pbx1: link")
	s.server.SetHealth(server.Health{Require: server.RequireNone})
	is(http.StatusOK, "ok")
	s.server.SetHealth(server.Health{})
	b.restart()
	is(http.StatusServiceUnavailable, "server pbx2: link")
	// Who switches a server off wants no alarm.
	_, err := s.servers.Disconnect(t.Context(), &astergatev1.DisconnectRequest{Server: "pbx2"})
	must(t, err)
	is(http.StatusOK, "ok")
	_, err = s.servers.Connect(t.Context(), &astergatev1.ConnectRequest{Server: "pbx2"})
	must(t, err)
	other.simulated.cfg.BootTime = 1500 * time.Millisecond
	other.restart()
	is(http.StatusServiceUnavailable, "server pbx2: link booting")
	is(http.StatusOK, "ok")
	if resp, err := http.Get(s.url + "/healthz"); err != nil || resp.StatusCode != http.StatusOK { //nolint:noctx // once
		t.Errorf("healthz: %v", err)
	} else {
		must(t, resp.Body.Close())
	}
}

// While astergate drains AgiService serves nobody new, and says so to who watches.
func TestHealthWhileDraining(t *testing.T) {
	s := start(t, simulatedBackend(t, simulatorConfig(simulator.Asterisk22)), options{drain: patience})
	w, _ := s.register(t, route(""))
	s.call(t, "x", "health-1")
	id := w.take(t).GetSession()
	next := s.healthOf(t, "astergate.v1.AgiService")
	for next() != serving {
	}
	go s.stop()
	for next() != notServing {
	}
	w.send(t, finish(id, false))
	if end := w.ended(t, id); end != finishedEnd {
		t.Errorf("ended as %v", end)
	}
}
