package conformance

import (
	"slices"
	"strings"
	"testing"

	"google.golang.org/grpc/codes"

	"github.com/astergate/astergate/engine/ami"
	"github.com/astergate/astergate/engine/asterisktest"
	amiv1 "github.com/astergate/astergate/gen/go/astergate/ami/v1"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

func (s *service) getServer(t testing.TB) *astergatev1.Server {
	t.Helper()
	resp, err := s.servers.GetServer(t.Context(), &astergatev1.GetServerRequest{Server: "pbx1"})
	must(t, err)
	return resp.GetServer()
}

func lackOf(info *astergatev1.ServerInfo, name string) *astergatev1.UnavailableAction {
	i := slices.IndexFunc(info.GetUnavailableActions(), func(a *astergatev1.UnavailableAction) bool { return a.GetName() == name })
	if i < 0 {
		return nil
	}
	return info.GetUnavailableActions()[i]
}

// What a login may do is told, what it may not is refused: in advance where that
// is certain, else after one try.
func TestCapability(t *testing.T) {
	asterisktest.EachReal(t, func(t *testing.T, target asterisktest.Target) {
		b := realBackend(t, target, asterisktest.Config{Users: []asterisktest.User{
			{Name: "full", Secret: "s", Read: "all", Write: "all"},
			{Name: "few", Secret: "s", Read: "call,system", Write: "call"},
		}})
		s := startTyped(t, b)
		s.awaitInfo(t)
		got := s.getServer(t)
		info := got.GetInfo()
		if !info.GetReadPrivilegesKnown() || !info.GetWritePrivilegesKnown() || !info.GetActionsKnown() || !info.GetModulesKnown() ||
			!slices.Contains(info.GetReadPrivileges(), "call") || len(info.GetModules()) < 100 || len(info.GetUnknown()) != 0 {
			t.Errorf("got %v", got)
		}
		lack := lackOf(info, "MeetmeList")
		if lack.GetAvailability() != astergatev1.ActionAvailability_ACTION_AVAILABILITY_MISSING || lack.GetModule() != "app_meetme" || lack.GetHint() == "" {
			t.Errorf("MeetmeList: %v", lack)
		}
		_, err := s.try(t, &amiv1.MeetmeListRequest{})
		if m := wantErrorOf(t, err, codes.Unimplemented, "ACTION_UNKNOWN", "astergate"); m["module"] != "app_meetme" || m["message"] != "" {
			t.Errorf("metadata %v", m)
		}
		// By name it goes to Asterisk.
		if resp := s.send(t, "MeetmeList"); resp.GetSuccess() || !strings.HasPrefix(resp.GetReply().GetMessage(), "Invalid/unknown command") {
			t.Errorf("by name: %v", resp)
		}

		b.user = "few"
		s = startTyped(t, b)
		s.awaitInfo(t)
		info = s.getServer(t).GetInfo()
		if info.GetReadPrivilegesKnown() || info.GetActionsKnown() || info.GetModulesKnown() || len(info.GetUnknown()) == 0 {
			t.Errorf("few: %v", info)
		}
		if lack := lackOf(info, "DBPut"); lack == nil || lack.GetAvailability() != 0 || lack.GetRefusal() != "" {
			t.Errorf("DBPut: %v", lack)
		}
		req := &amiv1.DBPutRequest{Family: "f", Key: "k", Val: "v"}
		first := s.refusedWith(t, req, codes.PermissionDenied, "ASTERISK_DENIED")
		second := s.refusedWith(t, req, codes.PermissionDenied, "ASTERISK_DENIED")
		if first["remembered"] != "" || first["action_id"] == "" || second["remembered"] != "true" || second["message"] != first["message"] {
			t.Errorf("%v, then %v", first, second)
		}
		lack = lackOf(s.getServer(t).GetInfo(), "DBPut")
		if lack.GetAvailability() != astergatev1.ActionAvailability_ACTION_AVAILABILITY_DENIED || lack.GetRefusal() != "Permission denied" || lack.GetRefusedAt() == nil {
			t.Errorf("DBPut: %v", lack)
		}
	})
}

// Filters that Asterisk refuses are told by the server's state; the link is up.
func TestFiltersOfAsterisk(t *testing.T) {
	asterisktest.EachReal(t, func(t *testing.T, target asterisktest.Target) {
		b := realBackend(t, target, asterisktest.Config{Users: []asterisktest.User{
			{Name: "full", Secret: "s", Read: "all", Write: "all"}, {Name: "few", Secret: "s", Read: "all", Write: "user"},
		}})
		filters := options{link: func(c *ami.Config) { c.Filters, c.EventMask = []string{"!Event: UserEvent"}, "user,system" }}
		s := start(t, b, filters)
		s.awaitInfo(t)
		if got := s.getServer(t); got.GetEventFiltersRefused() != "" || !slices.Equal(got.GetEventFilters(), []string{"!Event: UserEvent"}) || got.GetEventMask() != "user,system" {
			t.Errorf("got %v", got)
		}
		b.user = "few"
		s = start(t, b, filters)
		s.awaitInfo(t)
		if got := s.getServer(t); !strings.Contains(got.GetEventFiltersRefused(), "write class system") {
			t.Errorf("got %v", got)
		}
	})
}

// An action that Asterisk answers by an event which it does not announce, and the
// end of a list that it does.
func TestListEnd(t *testing.T) {
	asterisktest.EachReal(t, func(t *testing.T, target asterisktest.Target) {
		s := start(t, realBackend(t, target, asterisktest.Config{}), options{})
		resp := s.send(t, "FAXStats")
		if !resp.GetSuccess() || !resp.GetReply().GetListComplete() || resp.GetEnd().GetFaxStats() == nil || len(resp.GetItems()) != 0 {
			t.Errorf("got %v", resp)
		}
		if resp = s.send(t, "QueueStatus"); resp.GetEnd().GetName() != "QueueStatusComplete" || !resp.GetReply().GetListComplete() {
			t.Errorf("got %v", resp)
		}
		if resp = s.send(t, "Ping"); resp.GetEnd() != nil {
			t.Errorf("got %v", resp)
		}
		streamed, err := s.streamAction(t, &astergatev1.StreamActionRequest{Action: "FAXStats", View: astergatev1.View_VIEW_BOTH})
		must(t, err)
		if !streamed.end.GetListComplete() || streamed.last.GetFaxStats() == nil || len(streamed.last.GetHeaders()) == 0 || len(streamed.items) != 0 {
			t.Errorf("got %v %v", streamed.end, streamed.last)
		}
	})
}
