package conformance

import (
	"context"
	"crypto/tls"
	"net/http"
	"strings"
	"testing"
	"time"

	"google.golang.org/grpc/codes"

	"github.com/astergate/astergate/engine/ami"
	"github.com/astergate/astergate/engine/asterisktest"
	"github.com/astergate/astergate/engine/simulator"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// A user that may log in only once: one socket for all, and what could block
// is refused with the reason.
func TestSingleLink(t *testing.T) {
	no := false
	test := func(t *testing.T, b *backend) {
		s := start(t, b, options{})
		resp, err := s.servers.GetServer(t.Context(), &astergatev1.GetServerRequest{Server: "pbx1"})
		must(t, err)
		if got := resp.GetServer(); got.GetMode() != astergatev1.LinkMode_LINK_MODE_SINGLE || !strings.Contains(got.GetModeReason(), "allowmultiplelogin") {
			t.Errorf("%s: %q", got.GetMode(), got.GetModeReason())
		}
		_, err = s.trySend(t, "Originate", "Channel", "Local/short@astergate", "Context", "astergate", "Exten", "short", "Priority", "1")
		if m := wantError(t, err, codes.FailedPrecondition, "LINK_SINGLE"); m["action"] != "Originate" {
			t.Errorf("metadata %v", m)
		}
		// Items of a list are no events; everything else is.
		events := s.subscribe(t, &astergatev1.SubscribeRequest{})
		if got := s.send(t, "Originate", "Channel", "Local/answer@astergate", "Context", "astergate", "Exten", "answer", "Priority", "1", "Async", "true"); !got.GetSuccess() {
			t.Fatal(got)
		}
		eventually(t, func() bool { return len(s.send(t, "CoreShowChannels").GetItems()) == 2 })
		s.send(t, "UserEvent", "UserEvent", "End")
		for _, e := range events.until(t, userEvent("End")) {
			if strings.HasPrefix(e.GetName(), "CoreShowChannel") {
				t.Errorf("a list's item among the events: %v", e)
			}
		}
		s.send(t, "Hangup", "Channel", "/^Local/")
	}
	asterisktest.EachReal(t, func(t *testing.T, target asterisktest.Target) {
		user := asterisktest.DefaultUser
		user.AllowMultipleLogin = &no
		test(t, realBackend(t, target, asterisktest.Config{Users: []asterisktest.User{user}}))
	})
	t.Run("simulated", func(t *testing.T) {
		cfg := simulatorConfig(simulator.Asterisk22)
		user := simulator.DefaultUser
		user.AllowMultipleLogin = &no
		cfg.Users = []simulator.User{user}
		test(t, simulatedBackend(t, cfg))
	})
}

// Plain login over TLS.
func TestTLS(t *testing.T) {
	asterisktest.EachReal(t, func(t *testing.T, target asterisktest.Target) {
		b := realBackend(t, target, asterisktest.Config{TLS: true})
		b.address = b.real.TLSAddr
		s := start(t, b, options{link: func(c *ami.Config) {
			c.TLS = &tls.Config{RootCAs: b.real.CAs}
			c.Auth = ami.AuthPlain
		}})
		if resp := s.send(t, "CoreSettings"); !resp.GetSuccess() {
			t.Error(resp)
		}
	})
}

// What the server says of itself.
func TestGetServer(t *testing.T) {
	each(t, func(t *testing.T, b *backend) {
		s := start(t, b, options{})
		var got *astergatev1.Server
		eventually(t, func() bool {
			resp, err := s.servers.GetServer(t.Context(), &astergatev1.GetServerRequest{Server: "-"})
			must(t, err)
			got = resp.GetServer()
			return got.GetInfo() != nil
		})
		version := map[int]string{16: "16.", 22: "22."}[b.major]
		if info := got.GetInfo(); !strings.HasPrefix(info.GetAsteriskVersion(), version) || info.GetAmiVersion() == "" || !strings.HasPrefix(info.GetBanner(), "Asterisk Call Manager/") {
			t.Errorf("info %v", info)
		}
		found := false
		for _, a := range got.GetInfo().GetActions() {
			found = found || a.GetName() == "Originate" && strings.Join(a.GetPrivilege(), ",") == "originate" && a.GetSynopsis() != ""
		}
		if !found || got.GetName() != "pbx1" || got.GetAddress() != b.address || got.GetMode() != astergatev1.LinkMode_LINK_MODE_SPLIT || !got.GetBootStateKnown() {
			t.Errorf("server %v", got)
		}
		code, body := s.do(t, http.MethodGet, "/v1/servers", nil)
		if list, _ := body["servers"].([]any); code != http.StatusOK || len(list) != 1 {
			t.Errorf("REST: %d %v", code, body)
		}
	})
}

// The trace shows both ways of the sockets, without secrets, while somebody
// watches.
func TestTrace(t *testing.T) {
	each(t, func(t *testing.T, b *backend) {
		s := start(t, b, options{})
		ctx, cancel := context.WithTimeout(t.Context(), patience)
		defer cancel()
		stream, err := s.servers.TraceServer(ctx, &astergatev1.TraceServerRequest{Server: "pbx1"})
		must(t, err)
		_, err = stream.Recv() // the trace is on
		must(t, err)
		s.send(t, "UserEvent", "UserEvent", "Seen", "Password", "hunter2")
		sent, received := false, false
		for !sent || !received {
			m, err := stream.Recv()
			must(t, err)
			if strings.Contains(m.GetText(), "hunter2") {
				t.Errorf("a secret in %q", m.GetText())
			}
			if strings.Contains(m.GetText(), "UserEvent: Seen\r\n") {
				sent = sent || m.GetSent() && m.GetSocket() == "actions"
				received = received || !m.GetSent() && m.GetSocket() == "events"
			}
			if m.GetAt().AsTime().Before(time.Now().Add(-time.Hour)) {
				t.Errorf("at %v", m.GetAt())
			}
		}
	})
}
