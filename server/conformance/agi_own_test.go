package conformance

import (
	"fmt"
	"testing"

	"github.com/astergate/astergate/engine/ami"
	"github.com/astergate/astergate/engine/asterisktest"
	"github.com/astergate/astergate/engine/simulator"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// Two servers on one host, whose events nobody reads: by a listener of its own
// each one's calls are its own; by the common one they are nobody's.
func TestAGIOwnListeners(t *testing.T) {
	t.Run("simulated", func(t *testing.T) {
		ownListeners(t, simulatedBackend(t, simulatorConfig(simulator.Asterisk22)), simulatedBackend(t, simulatorConfig(simulator.Asterisk16)))
	})
	t.Run("real", func(t *testing.T) {
		targets := asterisktest.Available()
		if len(targets) < 2 || targets[0].External() || targets[1].External() {
			if asterisktest.Require() {
				t.Fatalf("two servers are required; there are %v", targets)
			}
			t.Skip("two installed servers are needed: run scripts/asterisk-install.sh as root")
		}
		ownListeners(t, realBackend(t, targets[0], asterisktest.Config{}), realBackend(t, targets[1], asterisktest.Config{}))
	})
}

func ownListeners(t *testing.T, one, two *backend) {
	s := start(t, one, options{
		own:  true,
		link: func(cfg *ami.Config) { cfg.EventMask = "off" },
		also: []ami.Config{{Server: "pbx2", Address: two.address, Username: two.user, Secret: two.secret, EventMask: "off"}},
	})
	for _, name := range []string{"pbx1", "pbx2"} {
		eventually(t, func() bool {
			resp, err := s.servers.GetServer(t.Context(), &astergatev1.GetServerRequest{Server: name})
			must(t, err)
			return resp.GetServer().GetState() == astergatev1.LinkState_LINK_STATE_READY
		})
	}
	w, _ := s.register(t, route(""))
	place := func(server, address, id string) {
		t.Helper()
		_, err := s.actions.SendAction(t.Context(), &astergatev1.SendActionRequest{Server: server, Action: "Originate", Headers: pairs([]string{
			"Channel", "Local/answer@astergate", "Context", "astergate", "Exten", "agi", "Priority", "1", "Async", "true",
			"ChannelId", id, "Variable", fmt.Sprintf("AGI_URL=agi://%s/%s", address, server)})})
		must(t, err)
	}
	for i := range 10 {
		server := []string{"pbx1", "pbx2"}[i%2]
		place(server, s.own[server], fmt.Sprint("own-", i)) // ids are those of another server as well
		offer := w.take(t)
		if offer.GetServer() != server || offer.GetPath() != server {
			t.Errorf("a call of %s came as one of %s, path %s", server, offer.GetServer(), offer.GetPath())
		}
		if r := w.do(t, offer.GetSession(), noop("")); r.GetFailure() != nil {
			t.Errorf("%s: %v", server, r)
		}
		w.send(t, finish(offer.GetSession(), false))
		if end := w.ended(t, offer.GetSession()); end != finishedEnd {
			t.Errorf("ended as %v", end)
		}
	}
	place("pbx2", s.fastAGI, "own-common")
	eventually(t, func() bool { return s.calls.Stats().RefusedOwner == 1 })
}
