package ami

import (
	"slices"
	"strings"
	"testing"
	"testing/synctest"

	"github.com/astergate/astergate/engine/ami/wire"
)

func filtered(filters ...string) func(*Config) {
	return func(c *Config) { c.Filters = filters; c.Links = LinksSingle }
}

// addFilters answers the link's filters and returns them.
func (p *peer) addFilters(n int) []string {
	var got []string
	for range n {
		r := p.expect("Filter")
		if r.get("Operation") != "Add" {
			p.t.Errorf("script: filter with operation %q", r.get("Operation"))
		}
		got = append(got, r.get("Filter"))
		p.ok(r, "Message: Filter added successfully")
	}
	return got
}

func TestFiltersOfEachSession(t *testing.T) {
	play(t, filtered("!Event: VarSet", "Privilege: call,all"), func(t *testing.T, r *rig) {
		want := []string{essential.expression, "Privilege: call,all", "!Event: VarSet"}
		for range 2 {
			p := r.accept()
			p.login("")
			p.event("FullyBooted")
			if got := p.addFilters(len(want)); !slices.Equal(got, want) {
				t.Errorf("filters %q, want %q", got, want)
			}
			p.ok(p.expect("Ping")) // what came before them is dropped
			p.ok(p.expect("Ping"))
			r.expectState(t, StateReady)
			p.close()
			synctest.Wait()
		}
	})
}

func TestFilterRefused(t *testing.T) {
	play(t, filtered("Privilege: call,all"), func(t *testing.T, r *rig) {
		p := r.accept()
		defer p.close()
		p.login("")
		p.event("FullyBooted")
		p.fail(p.expect("Filter"), "Permission denied")
		p.ok(p.expect("Ping"))
		r.expectState(t, StateReady)
		if why := r.link.Status().FilterRefused; !strings.Contains(why, "Permission denied") {
			t.Errorf("refused because of %q", why)
		}
	})
}

// TestFilterHalfRefused: what came then would be neither all nor what was asked, so
// the next session has none; the one behind it tries again.
func TestFilterHalfRefused(t *testing.T) {
	play(t, filtered("Event: A", "Event: B"), func(t *testing.T, r *rig) {
		p := r.accept()
		p.login("")
		p.addFilters(1)
		p.fail(p.expect("Filter"), "Filter did not compile")
		r.expectState(t, StateLost)
		p.close()
		p = r.accept()
		p.login("")
		p.event("FullyBooted")
		p.ok(p.expect("Ping"))
		r.expectState(t, StateReady)
		if why := r.link.Status().FilterRefused; !strings.Contains(why, `"Event: A": Filter did not compile`) {
			t.Errorf("refused because of %q", why)
		}
		p.close()
		p = r.accept()
		p.login("")
		p.addFilters(1)
		p.close()
	})
}

// TestOnEvents: an action on the events socket ends between two events, and OnEnd
// is called there.
func TestOnEvents(t *testing.T) {
	play(t, nil, func(t *testing.T, r *rig) {
		ev, ac := r.ready()
		defer ev.close()
		defer ac.close()
		got := r.do(t.Context(), Action{Name: "Status", Headers: []wire.Header{{Name: "AllVariables", Value: "no"}},
			Kind: OnEvents, OnEnd: func() { r.sink.add("end", true) }})
		req := ev.expect("Status")
		ev.event("Before")
		ev.ok(req, "EventList: start")
		ev.event("Status", "ActionID: "+req.id(), "Uniqueid: 1.1")
		ev.raw("Event: StatusComplete\r\nActionID: " + req.id() + "\r\nEventList: Complete\r\nListItems: 1\r\n\r\nEvent: After\r\n\r\n")
		if a := <-got; a.err != nil || len(a.Items) != 1 || !a.ListComplete {
			t.Fatalf("got %v, %v", a.Reply, a.err)
		}
		synctest.Wait()
		r.sink.check(t, "...", "event Before", "end", "event After")
	})
}
