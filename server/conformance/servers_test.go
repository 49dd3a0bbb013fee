package conformance

import (
	"context"
	"net/http"
	"testing"

	"google.golang.org/grpc/codes"

	"github.com/astergate/astergate/engine/ami"
	"github.com/astergate/astergate/engine/simulator"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// Two servers in one process: an action names its own, a subscription may have
// both, and the loss of one is none of the other's business.
func TestSeveralServers(t *testing.T) {
	one := simulatedBackend(t, simulatorConfig(simulator.Asterisk22))
	two := simulatedBackend(t, simulatorConfig(simulator.Asterisk16))
	s := start(t, one, options{also: []ami.Config{{Server: "pbx2", Address: two.address, Username: two.user, Secret: two.secret}}})
	eventually(t, func() bool {
		resp, err := s.servers.GetServer(t.Context(), &astergatev1.GetServerRequest{Server: "pbx2"})
		must(t, err)
		return resp.GetServer().GetState() == astergatev1.LinkState_LINK_STATE_READY
	})
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	for _, server := range []string{"", "-"} {
		_, err := s.actions.SendAction(ctx, &astergatev1.SendActionRequest{Server: server, Action: "Ping"})
		if m := wantError(t, err, codes.InvalidArgument, "SERVER_AMBIGUOUS"); m["servers"] != "pbx1,pbx2" {
			t.Errorf("metadata %v", m)
		}
	}
	if code, body := s.do(t, http.MethodGet, "/v1/servers/-", nil); code != http.StatusBadRequest {
		t.Errorf("REST: %d %v", code, body)
	}
	send := func(server string) {
		resp, err := s.actions.SendAction(ctx, &astergatev1.SendActionRequest{Server: server, Action: "UserEvent", Headers: pairs([]string{"UserEvent", "From" + server})})
		if err != nil || !resp.GetSuccess() {
			t.Fatalf("%s: %v %v", server, resp, err)
		}
	}
	both := s.subscribe(t, &astergatev1.SubscribeRequest{Server: "-"})
	second := s.get(t, "/v1/servers/pbx2/events", "application/x-ndjson", "")
	if got := both.live.GetServers(); len(got) != 2 || got[0].GetServer() != "pbx1" || got[1].GetServer() != "pbx2" {
		t.Errorf("live %v", both.live)
	}
	send("pbx1")
	if e := newest(both.until(t, userEvent("Frompbx1"))); e.GetServer() != "pbx1" {
		t.Errorf("event %v", e)
	}
	send("pbx2")
	both.until(t, userEvent("Frompbx2"))
	for _, e := range second.until(t, userEvent("Frompbx2")) {
		if e.GetServer() != "pbx2" {
			t.Errorf("pbx2's stream has %v", e)
		}
	}
	one.kill()
	if e := newest(both.until(t, linkDown)); e.GetServer() != "pbx1" {
		t.Errorf("event %v", e)
	}
	send("pbx2")
	both.until(t, userEvent("Frompbx2"))
}
