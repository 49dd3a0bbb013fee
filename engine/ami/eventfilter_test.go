package ami

import (
	"slices"
	"strings"
	"testing"
	"testing/synctest"
)

func TestParseFilter(t *testing.T) {
	for _, tt := range []struct {
		text string
		want eventFilter
	}{
		{"Event: Hangup", eventFilter{expression: "Event: Hangup"}},
		{" !Event: VarSet ", eventFilter{expression: "Event: VarSet", exclude: true}},
		{"eventfilter = !Event: VarSet", eventFilter{expression: "Event: VarSet", exclude: true}},
		{"eventfilter(name(VarSet),header(Variable),method(exact)) = FOO", eventFilter{criteria: "name(VarSet),header(Variable),method(exact)", expression: "FOO"}},
		{"eventfilter(action( exclude ), name(VarSet))", eventFilter{criteria: "action( exclude ), name(VarSet)", exclude: true}},
	} {
		got, err := parseFilter(tt.text)
		if err != nil || len(got) != 1 || got[0] != tt.want {
			t.Errorf("%q: %+v, %v", tt.text, got, err)
			continue
		}
		if again, err := parseFilter(got[0].String()); err != nil || again[0] != tt.want {
			t.Errorf("%q came back as %+v, %v", tt.text, again, err)
		}
	}
	for _, text := range []string{"", "!", "preset:none", "eventfilter", "eventfilter() = x", "eventfilterx = y", "Event: (", "x\r\ny", strings.Repeat("x", 1020)} {
		if err := CheckFilter(text); err == nil {
			t.Errorf("%q: no error", text)
		}
	}
	c := Config{Filters: []string{"!Event: VarSet", "preset:calls"}}
	if got, want := c.allFilters(), slices.Concat([]eventFilter{essential}, presets["calls"], []eventFilter{{expression: "Event: VarSet", exclude: true}}); !slices.Equal(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	c.Filters = []string{"!Event: VarSet"}
	if got := c.allFilters(); len(got) != 1 {
		t.Errorf("excluding alone: %+v", got)
	}
}

// What came before the filters were in force is dropped. Criteria are probed for
// before anything is set, and a server that does not know them has all or none.
func TestFiltersInForce(t *testing.T) {
	play(t, filtered("!Event: VarSet", "Privilege: call,all", "eventfilter(name(X))"), func(t *testing.T, r *rig) {
		ev := r.accept()
		ev.login("")
		ev.event("FullyBooted", "Privilege: system,all")
		ev.event("Newexten", "Privilege: dialplan,all")
		for _, want := range []eventFilter{criteriaProbe, essential, {expression: "Privilege: call,all"}, {criteria: "name(X)"}, {expression: "Event: VarSet", exclude: true}} {
			req := ev.expect("Filter")
			for _, h := range want.headers() {
				if req.get(h.Name) != h.Value {
					t.Errorf("got %q, want %q", req.msg.Raw(), want)
				}
			}
			ev.ok(req, "Message: Success")
		}
		ev.ok(ev.expect("Ping"), "Ping: Pong")
		ev.ok(ev.expect("Ping"), "Ping: Pong")
		r.expectState(t, StateReady)
		r.sink.check(t, "up", "event FullyBooted")
		ev.close()

		ev = r.accept()
		ev.login("")
		ev.event("FullyBooted", "Privilege: system,all")
		ev.event("Newexten", "Privilege: dialplan,all")
		ev.fail(ev.expect("Filter"), "Filter did not compile.")
		ev.ok(ev.expect("Ping"), "Ping: Pong")
		r.expectState(t, StateReady)
		if why := r.link.Status().FilterRefused; !strings.Contains(why, "does not know them") {
			t.Errorf("refused because of %q", why)
		}
		synctest.Wait()
		r.sink.check(t, "...", "up", "event FullyBooted", "event Newexten")
		go ev.serve(nil)
	})
}
