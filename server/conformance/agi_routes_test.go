package conformance

import (
	"context"
	"net/http"
	"net/url"
	"testing"
	"time"

	"google.golang.org/grpc/codes"

	"github.com/astergate/astergate/engine/worker"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

const holdPolicy = astergatev1.NoHandlerPolicy_NO_HANDLER_POLICY_HOLD

// held is a service with a configured route that keeps what no worker takes.
func held(t *testing.T, b *backend) *service {
	t.Helper()
	return start(t, b, options{agi: worker.Config{Routes: []worker.Static{{
		Route: &astergatev1.AgiRoute{Pattern: "kept", NoHandler: holdPolicy},
	}}}})
}

// awaitHeld waits for the one session that is held.
func (s *service) awaitHeld(t *testing.T) *astergatev1.AgiSession {
	t.Helper()
	var found *astergatev1.AgiSession
	s.awaitSessions(t, func(live map[string]*astergatev1.AgiSession, _ map[string]astergatev1.SessionEnd) bool {
		for _, session := range live {
			if session.GetHeld() {
				found = session
			}
		}
		return found != nil
	})
	return found
}

// A call without any worker is driven by Execute alone, over gRPC and REST, and
// ended by EndSession.
func TestAGIExecute(t *testing.T) {
	each(t, func(t *testing.T, b *backend) {
		s := held(t, b)
		s.call(t, "kept/x", "execute-1")
		session := s.awaitHeld(t)
		id := session.GetSession()
		if session.GetRoute() != "kept" || session.GetWorkerId() != "" {
			t.Errorf("held: %v", session)
		}
		code, body := s.do(t, http.MethodPost, "/v1/agi/sessions/"+id+":execute", []byte(`{"command": {"setVariable": {"name": "A", "value": "by \"REST\""}}}`))
		if result, _ := body["result"].(map[string]any); code != http.StatusOK || result["setVariable"] == nil || result["session"] != id {
			t.Errorf("REST: %d %v", code, body)
		}
		got, err := s.agi.Execute(t.Context(), &astergatev1.ExecuteRequest{Session: id, Command: get("A")})
		if err != nil || got.GetResult().GetGetVariable().GetValue() != `by "REST"` {
			t.Errorf("gRPC: %v, %v", got, err)
		}
		running := make(chan error, 1)
		go func() {
			_, err := s.agi.Execute(context.WithoutCancel(t.Context()), &astergatev1.ExecuteRequest{Session: id, Command: runApp("Wait", "60")})
			running <- err
		}()
		s.awaitCommand(t, id, "EXEC")
		short, cancel := context.WithTimeout(t.Context(), 500*time.Millisecond)
		_, err = s.agi.Execute(short, &astergatev1.ExecuteRequest{Session: id, Command: get("A")})
		cancel()
		wantError(t, err, codes.DeadlineExceeded, "NOT_SENT")
		_, err = s.agi.EndSession(t.Context(), &astergatev1.EndSessionRequest{Session: id, HangUp: true, Reason: "test"})
		must(t, err)
		must(t, <-running)
		s.awaitSessions(t, func(live map[string]*astergatev1.AgiSession, _ map[string]astergatev1.SessionEnd) bool {
			return len(live) == 0
		})
		if n := s.workers.Figures().Ends[astergatev1.SessionEnd_SESSION_END_ENDED_BY_OPERATOR]; n != 1 {
			t.Errorf("%d sessions were ended: %v", n, s.workers.Figures())
		}
		_, err = s.agi.Execute(t.Context(), &astergatev1.ExecuteRequest{Session: id, Command: get("A")})
		if m := wantError(t, err, codes.NotFound, "SESSION_UNKNOWN"); m["session"] != id {
			t.Errorf("metadata %v", m)
		}
		if code, _ := s.do(t, http.MethodPost, "/v1/agi/sessions/"+id+":end", []byte(`{"hangUp": true}`)); code != http.StatusNotFound {
			t.Errorf("ending it again: %d", code)
		}
	})
}

// What policy forbids is forbidden to operators too; no command is none.
func TestAGIExecuteRefused(t *testing.T) {
	eachSimulated(t, func(t *testing.T, b *backend) {
		s := start(t, b, options{allow: []string{"shell"}, agi: worker.Config{Routes: []worker.Static{{
			Route: &astergatev1.AgiRoute{NoHandler: holdPolicy},
		}}}})
		s.call(t, "x", "refused-1")
		id := s.awaitHeld(t).GetSession()
		_, err := s.agi.Execute(t.Context(), &astergatev1.ExecuteRequest{Session: id, Command: runApp("System", "touch /tmp/x")})
		wantError(t, err, codes.PermissionDenied, "DANGEROUS_ACTION")
		_, err = s.agi.Execute(t.Context(), &astergatev1.ExecuteRequest{Session: id})
		if m := wantError(t, err, codes.InvalidArgument, "INVALID_REQUEST"); m["field"] != "command" {
			t.Errorf("metadata %v", m)
		}
	})
}

// A worker that comes takes what is held; routes are listed, resolved and
// replaced while it runs.
func TestAGIRoutes(t *testing.T) {
	each(t, func(t *testing.T, b *backend) {
		s := held(t, b)
		s.call(t, "kept/x?a=1", "routes-1")
		id := s.awaitHeld(t).GetSession()
		w, _ := s.register(t, route("kept"))
		if offer := w.take(t); offer.GetSession() != id {
			t.Errorf("offered %v", offer)
		}
		w.send(t, &astergatev1.ServeRequest{Frame: &astergatev1.ServeRequest_SetRoutes{SetRoutes: &astergatev1.SetRoutes{
			Routes: []*astergatev1.AgiRoute{{Pattern: `order/(?P<step>\w+)`}}}}})
		if r := w.do(t, id, set("A", "b")); r.GetFailure() != nil {
			t.Errorf("while its route is replaced: %v", r)
		}
		list, err := s.agi.ListRoutes(t.Context(), &astergatev1.ListRoutesRequest{})
		if err != nil || len(list.GetRoutes()) != 2 || !list.GetRoutes()[0].GetConfigured() || list.GetRoutes()[0].GetSessions() != 1 ||
			list.GetRoutes()[1].GetWorkers()[0] != "test" {
			t.Errorf("routes %v, %v", list, err)
		}
		code, body := s.do(t, http.MethodGet, "/v1/agi/routes:resolve?script="+url.QueryEscape("order/pay?x=1"), nil)
		if groups, _ := body["groups"].(map[string]any); code != http.StatusOK || groups["step"] != "pay" {
			t.Errorf("REST: %d %v", code, body)
		}
		if code, body := s.do(t, http.MethodGet, "/v1/agi/routes", nil); code != http.StatusOK || len(body["routes"].([]any)) != 2 { //nolint:forcetypeassert // a failure is one
			t.Errorf("REST: %d %v", code, body)
		}
		_, err = s.agi.ResolveRoute(t.Context(), &astergatev1.ResolveRouteRequest{Script: "nothing"})
		wantError(t, err, codes.NotFound, "ROUTE_UNKNOWN")
		w.send(t, finish(id, false))
		if end := w.ended(t, id); end != finishedEnd {
			t.Errorf("ended as %v", end)
		}
		s.call(t, "order/pay", "routes-2")
		offer := w.take(t)
		w.send(t, finish(offer.GetSession(), false))
		if offer.GetGroups()["step"] != "pay" {
			t.Errorf("offer %v", offer)
		}
	})
}
