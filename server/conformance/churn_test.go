package conformance

import (
	"context"
	"io"
	"net/http"
	"testing"

	"github.com/astergate/astergate/engine/simulator"
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
	before, _ := settled()
	for range 200 {
		visit()
	}
	eventually(t, func() bool {
		now, _ := settled()
		return idle() && now <= before
	})
}
