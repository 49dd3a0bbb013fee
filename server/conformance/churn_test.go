package conformance

import (
	"context"
	"io"
	"net/http"
	"testing"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"

	"github.com/astergate/astergate/engine/simulator"
	"github.com/astergate/astergate/engine/worker"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// Clients that come and go, politely or not, leave nothing behind.
func TestClientsComeAndGo(t *testing.T) {
	s := start(t, simulatedBackend(t, simulatorConfig(simulator.Asterisk22)), options{})
	visit := func() {
		ctx, cancel := context.WithCancel(t.Context())
		rpc, err := s.events.Subscribe(ctx, &astergatev1.SubscribeRequest{})
		must(t, err)
		_, err = rpc.Recv()
		must(t, err)
		req, err := http.NewRequestWithContext(ctx, http.MethodGet, s.url+"/v1/events", nil)
		must(t, err)
		resp, err := http.DefaultClient.Do(req)
		must(t, err)
		_, err = io.ReadAtLeast(resp.Body, make([]byte, 16), 1)
		must(t, err)
		trace, err := s.servers.TraceServer(ctx, &astergatev1.TraceServerRequest{Server: "-"})
		must(t, err)
		_, err = trace.Recv()
		must(t, err)
		s.send(t, "UserEvent", "UserEvent", "Hello")
		cancel()
		_ = resp.Body.Close()
	}
	log := s.engine.Servers()[0].Log()
	// The FastAGI side reads events too, to know whose a connection is, and so does
	// who follows calls.
	idle := func() bool { return log.Waiters() == 2 }
	eventually(t, idle)
	visit()
	eventually(t, idle)
	const visits = 1000
	before := left()
	for range visits {
		visit()
	}
	eventually(t, idle)
	before.wantAgain(t, visits)
}

// Workers that come and go, every other one by its token, leave nothing behind.
func TestWorkersComeAndGo(t *testing.T) {
	s := start(t, simulatedBackend(t, simulatorConfig(simulator.Asterisk22)), options{agi: worker.Config{Grace: 100 * time.Millisecond}})
	token := ""
	visit := func() {
		conn, err := grpc.NewClient(s.rpc, grpc.WithTransportCredentials(insecure.NewCredentials()))
		must(t, err)
		defer func() { _ = conn.Close() }()
		stream, err := astergatev1.NewAgiServiceClient(conn).Serve(t.Context())
		must(t, err)
		in := route("x")
		in.ResumeToken = token
		must(t, stream.Send(&astergatev1.ServeRequest{Frame: &astergatev1.ServeRequest_Register{Register: in}}))
		first, err := stream.Recv()
		must(t, err)
		if token == "" {
			token = first.GetRegistered().GetResumeToken()
		} else {
			token = ""
		}
	}
	gone := func() bool { return s.workers.Figures().Workers == 0 }
	visit()
	eventually(t, gone)
	const visits = 1000
	before := left()
	for range visits {
		visit()
	}
	eventually(t, gone)
	before.wantAgain(t, visits)
}
