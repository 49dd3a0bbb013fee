package ami

import (
	"strings"
	"testing"

	"github.com/astergate/astergate/engine/asterisktest"
)

// What the filters drop does not come, before and after a reconnect; on a server
// that knows no criteria these are told and left out.
func TestRealFilters(t *testing.T) {
	asterisktest.EachReal(t, func(t *testing.T, target asterisktest.Target) {
		server := target.Start(t, asterisktest.Config{Users: []asterisktest.User{
			{Name: "full", Secret: "s", Read: "all", Write: "all"},
			{Name: "limited", Secret: "s", Read: "all", Write: "call,originate,user"},
		}})
		calls := []string{"preset:calls", "!Event: Newstate"}
		r := connect(t, server, StateReady, func(c *Config) { c.Filters = calls })
		place := func(link *real, n int) {
			reply := link.do(Action{Name: "Originate", Headers: headers("Channel", "Local/answer@astergate", "Application", "Wait", "Data", "0.1",
				"Async", "true", "Variable", TrackingVariable+"1=id", "Variable", "OTHER=x")})
			if !reply.Success() {
				t.Fatalf("got %q", reply.Response.Raw())
			}
			link.do(Action{Name: "UserEvent", Headers: headers("UserEvent", "Foo")})
			link.sink.until(t, "the end of the call", func() bool { // either may be the last
				return len(link.sink.named("Hangup")) == 2*n && len(link.sink.named("OriginateResponse")) == n
			})
		}
		for n := 1; n <= 2; n++ {
			if refused := r.link.Status().FilterRefused; refused != "" {
				t.Errorf("refused %q", refused)
			}
			place(r, n)
			r.sink.mu.Lock()
			for _, name := range []string{"UserEvent", "Newexten", "Newstate", "Cdr"} {
				if found := r.sink.named(name); len(found) > 0 {
					t.Errorf("round %d: got %q", n, found[0].Raw())
				}
			}
			for _, m := range r.sink.named("VarSet") {
				if v, _ := m.Get("Variable"); string(v) != TrackingVariable+"1" {
					t.Errorf("round %d: got %q", n, m.Raw())
				}
			}
			if got := len(r.sink.named("VarSet")); got != 2*n {
				t.Errorf("round %d: %d VarSet of the tracking variable", n, got)
			}
			if len(r.sink.named("FullyBooted")) != n || len(r.sink.named("OriginateResponse")) != n {
				t.Errorf("round %d: the link's own events did not come", n)
			}
			r.sink.mu.Unlock()
			if n == 1 {
				server.Restart()
				r.sink.until(t, "reconnect", func() bool { return len(r.sink.named("FullyBooted")) == 2 })
				r.await(StateReady)
			}
		}

		// Lists are answers, and pass.
		if reply := r.do(Action{Name: "CoreShowChannels"}); !reply.ListComplete {
			t.Errorf("got %+v", reply)
		}

		newer := connect(t, server, StateReady, func(c *Config) { c.Filters = []string{"eventfilter(action(exclude),name(VarSet)) ="} })
		place(newer, 1)
		newer.sink.mu.Lock()
		passed := len(newer.sink.named("VarSet")) > 0
		newer.sink.mu.Unlock()
		refused := newer.link.Status().FilterRefused
		if old := target.Major() == 16; passed != old || strings.Contains(refused, "does not know them") != old {
			t.Errorf("VarSet passed: %v; refused %q", passed, refused)
		}

		limited := connect(t, server, StateReady, func(c *Config) { c.Username, c.Filters = "limited", calls })
		if refused := limited.link.Status().FilterRefused; !strings.Contains(refused, "Permission denied") || !strings.Contains(refused, "write class system") {
			t.Errorf("refused %q", refused)
		}
		place(limited, 1)
		limited.sink.mu.Lock()
		defer limited.sink.mu.Unlock()
		if len(limited.sink.named("Newexten")) == 0 {
			t.Error("a refused filter filters")
		}
	})
}
