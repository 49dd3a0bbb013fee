package worker

import (
	"errors"
	"fmt"
	"net/url"
	"testing"
	"testing/synctest"

	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// Routes are listed as they are tried: the configured ones first, each by its
// target; and replaced, cleared and resolved while sessions run on.
func TestRoutesChange(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		u, err := url.Parse("https://user:secret@hooks.example/call?key=secret")
		if err != nil {
			t.Fatal(err)
		}
		r := newRegistry(t, Config{Routes: []Static{
			{Route: &astergatev1.AgiRoute{Pattern: "shop", HandlerFailed: astergatev1.FailPolicy_FAIL_POLICY_HANG_UP}},
			{Route: &astergatev1.AgiRoute{Pattern: "hook"}, Hook: &Hook{URL: u}},
			{Route: &astergatev1.AgiRoute{}},
		}})
		conn := register(t, r, serving("w", 9, "", `order/(?P<step>\w+)/(\d+)`, "shop", "hook"))
		patterns := func() (out []string) {
			for _, rt := range r.Routes() {
				out = append(out, fmt.Sprintf("%s %v %v %v", rt.GetRoute().GetPattern(), rt.GetConfigured(), rt.GetUrl(), rt.GetWorkers()))
			}
			return out
		}
		want := `[shop true  [w] hook true https://hooks.example/call [] order/(?P<step>\w+)/(\d+) false  [w] hook false  [w]  true  [w]]`
		if got := fmt.Sprint(patterns()); got != want {
			t.Errorf("routes %s, want %s", got, want)
		}
		found, err := r.Resolve("order/pay/7?x=1&x=%32")
		if err != nil || found.GetGroups()["step"] != "pay" || fmt.Sprint(found.GetMatches()) != "[pay 7]" ||
			found.GetPath() != "order/pay/7" || len(found.GetQuery()) != 2 || found.GetQuery()[1].GetValue() != "2" || found.GetRoute().GetConfigured() {
			t.Errorf("resolved %v, %v", found, err)
		}

		// The operator's policy wins.
		ch := newFakeChannel(t, "shop")
		end := handle(r, ch)
		conn.give(t, finishFrame(conn.accept(t), true))
		<-end
		if lines, _, _ := ch.ran(); lines != "HANGUP" {
			t.Errorf("ended by %q", lines)
		}
		conn.frame(t)

		// A session goes on while its route is replaced.
		end = handle(r, newFakeChannel(t, "order/pay/7"))
		id := conn.accept(t)
		set := func(patterns ...string) error {
			return conn.Receive(t.Context(), &astergatev1.ServeRequest{Frame: &astergatev1.ServeRequest_SetRoutes{
				SetRoutes: &astergatev1.SetRoutes{Routes: serving("", 0, patterns...).GetRoutes()}}})
		}
		if err := set("new"); err != nil {
			t.Error(err)
		}
		want = `[shop true  [] hook true https://hooks.example/call [] order/(?P<step>\w+)/(\d+) false  [] new false  [w]  true  []]`
		if got := fmt.Sprint(patterns()); got != want {
			t.Errorf("routes %s, want %s", got, want)
		}
		conn.give(t, commandFrame(id, 1, ""))
		if conn.frame(t).GetResult().GetNoop() == nil {
			t.Error("the session's command has failed")
		}
		conn.give(t, finishFrame(id, false))
		<-end
		conn.frame(t)
		if err := set(); err != nil {
			t.Error(err)
		}
		if e := <-handle(r, newFakeChannel(t, "new")); e != noHandler {
			t.Errorf("a cleared route: %v", e)
		}
		var frame *FrameError
		if err := set("("); !errors.As(err, &frame) || frame.Field != "set_routes.routes[0].pattern" {
			t.Errorf("a wrong one: %v", err)
		}
		conn.Close()
	})
	none := newRegistry(t, Config{})
	var unknown *RouteError
	if _, err := none.Resolve("x"); !errors.As(err, &unknown) {
		t.Errorf("without a route: %v", err)
	}
}
