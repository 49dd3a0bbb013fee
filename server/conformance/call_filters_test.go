package conformance

import (
	"testing"

	"github.com/astergate/astergate/engine"
	"github.com/astergate/astergate/engine/ami"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// With the filters of the preset Asterisk sends what following calls needs, and of
// the variables those alone that the configuration names.
func TestCallsWithAsterisksOwnFilters(t *testing.T) {
	each(t, func(t *testing.T, b *backend) {
		s := start(t, b, options{
			calls: engine.CallsConfig{Keep: []string{"AMDSTATUS"}},
			link: func(c *ami.Config) {
				c.Filters = []string{"preset:calls", "Privilege: call,all"}
			},
		})
		events := s.subscribe(t, &astergatev1.SubscribeRequest{View: astergatev1.View_VIEW_RAW})
		v := s.watchCalls(t, &astergatev1.WatchCallsRequest{})
		v.until("the snapshot", v.snapshotDone)
		s.place(t, 1, "filtered", "short", "Variable", "AMDSTATUS=HUMAN", "Variable", "OTHER=x", "Variable", "ASTERGATE_CALL_ID=c-earlier-1")
		v.until("its end", func() bool { return len(v.ended) == 1 })
		for id, end := range v.ended {
			if c := end.GetCall(); c.GetAnsweredAt() == nil || header(c.GetVariables(), "AMDSTATUS") != "HUMAN" || c.GetCause() != 16 {
				t.Errorf("%s ended as %v", id, c)
			}
		}
		hangups := 0
		seen := make(map[string]int)
		events.until(t, func(e *astergatev1.Event) bool {
			name := e.GetName()
			if name == "VarSet" {
				name += " " + header(e.GetHeaders(), "Variable")
			}
			seen[name]++
			if name == "Hangup" {
				hangups++
			}
			return hangups == 2
		})
		for name, n := range map[string]int{"VarSet AMDSTATUS": 2, "VarSet ASTERGATE_CALL_ID": 2, "VarSet OTHER": 0, "Newexten": 0, "Newchannel": 2} {
			if seen[name] != n {
				t.Errorf("%d of %s, want %d: %v", seen[name], name, n, seen)
			}
		}
		if refused := s.engine.Servers()[0].Status().FilterRefused; refused != "" {
			t.Error(refused)
		}
	})
}
