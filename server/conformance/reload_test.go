package conformance

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"

	"google.golang.org/grpc/codes"

	"github.com/astergate/astergate/engine/simulator"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// A hundred reloads, in which servers come, change and go, beside 50 subscribers
// and 20 AGI sessions of a server that stays: not one event and no session is lost
// there, and nothing is left behind.
func TestReloadDisturbsNobody(t *testing.T) {
	a, b := simulatedBackend(t, simulatorConfig(simulator.Asterisk22)), simulatedBackend(t, simulatorConfig(simulator.Asterisk16))
	const head = "access: {allow_dangerous: [all]}\nservers:\n"
	alone := head + a.server("a")
	p := serveFile(t, alone)
	p.states(t, "a=READY")
	w, _ := p.register(t, route(""))
	var sessions []string
	for i := range 20 {
		p.call(t, "x", fmt.Sprintf("reload-%d", i))
		sessions = append(sessions, w.take(t).GetSession())
	}
	var subs []*stream
	for i := range 50 {
		req := &astergatev1.SubscribeRequest{Names: []string{"UserEvent", "link_*", "Newchannel"}}
		if i%2 == 0 {
			req = &astergatev1.SubscribeRequest{Servers: []string{"a"}, View: astergatev1.View_VIEW_RAW}
		}
		subs = append(subs, p.subscribe(t, req))
	}
	both := []string{
		head + a.server("a") + b.server("b"),
		head + a.server("a") + b.server("b", "keepalive: 3s"), // it is linked anew
		head + a.server("a") + b.server("c"),
		alone,
	}
	// Once before measuring: what is made once is made.
	for _, text := range both {
		p.reload(t, text)
	}
	p.states(t, "a=READY")
	figures := map[string]float64{"go_goroutines": 0, "process_open_fds": 0}
	for name := range figures {
		figures[name] = p.metric(t, name)
	}

	stop := make(chan struct{})
	var sending sync.WaitGroup
	sending.Go(func() {
		for n := 0; ; n++ {
			select {
			case <-stop:
				return
			default:
			}
			if _, err := p.actions.SendAction(t.Context(), &astergatev1.SendActionRequest{
				Server: "a", Action: "UserEvent", Headers: pairs([]string{"UserEvent", "Load", "N", fmt.Sprint(n)}),
			}); err != nil {
				t.Error("an action on the server that stays:", err)
				return
			}
		}
	})
	for i := range 100 {
		p.reload(t, both[i%len(both)])
		if i%4 == 0 && i < 20 {
			p.states(t, "a=READY b=READY")
		}
	}
	close(stop)
	sending.Wait()
	p.send(t, "UserEvent", "UserEvent", "Last")
	for i, sub := range subs {
		var last uint64
		n := 0
		for done := false; !done; n++ {
			select {
			case e := <-sub.events:
				if e.GetServer() != "a" {
					continue
				}
				if i%2 == 0 {
					if last != 0 && e.GetSequence() != last+1 {
						t.Fatalf("subscriber %d: event %d follows %d", i, e.GetSequence(), last)
					}
					last = e.GetSequence()
				}
				done = userEvent("Last")(e)
			case err := <-sub.ended:
				t.Fatalf("subscriber %d ended: %v", i, err)
			}
		}
		if n < 100 {
			t.Errorf("subscriber %d got %d events", i, n)
		}
	}
	for _, id := range sessions {
		if r := w.do(t, id, set("STILL", "here")); r.GetFailure() != nil {
			t.Errorf("session %s: %v", id, r)
		}
	}
	if n := p.metric(t, `astergate_link_attempts_total{server="a"}`); n != 1 {
		t.Errorf("the server that stays was dialled %v times", n)
	}
	for name, before := range figures {
		eventually(t, func() bool { return p.metric(t, name) <= before+2 }) // its own connections
	}
	if n := p.metric(t, `astergate_config_reloads_total{result="ok"}`); n != 104 {
		t.Errorf("%v reloads", n)
	}
}

// What a reload does is told on every stream; what is wrong is told too, and does
// nothing.
func TestReloadIsTold(t *testing.T) {
	a, b := simulatedBackend(t, simulatorConfig(simulator.Asterisk22)), simulatedBackend(t, simulatorConfig(simulator.Asterisk22))
	const head = "servers:\n"
	p := serveFile(t, head+a.server("a")+b.server("b"))
	p.states(t, "a=READY b=READY")
	all := p.subscribe(t, &astergatev1.SubscribeRequest{Names: []string{"link*"}})
	alone := p.subscribe(t, &astergatev1.SubscribeRequest{Server: "b"})
	watch, err := p.servers.WatchServers(t.Context(), &astergatev1.WatchServersRequest{})
	must(t, err)
	calls, err := p.tracked.WatchCalls(t.Context(), &astergatev1.WatchCallsRequest{Server: "b"})
	must(t, err)

	// b has another address now: a's. Its log goes on.
	p.reload(t, head+a.server("a")+a.server("b"))
	for range 2 {
		all.until(t, func(e *astergatev1.Event) bool {
			return e.GetServer() == "b" && (strings.Contains(e.GetLinkDown().GetReason(), "configuration has changed") || e.GetLinkUp() != nil)
		})
	}
	alone.until(t, func(e *astergatev1.Event) bool { return e.GetLinkUp() != nil })

	p.write(t, head+a.server("a")+"  n: {}\nnonsense: x\n")
	p.signal(t, syscall.SIGHUP)
	p.logged(t, "was not reloaded")
	if n := p.metric(t, "astergate_config_reload_failed"); n != 1 {
		t.Errorf("reload_failed is %v", n)
	}
	p.states(t, "a=READY b=READY")

	p.reload(t, head+a.server("a")+b.server("new"))
	if n := p.metric(t, "astergate_config_reload_failed"); n != 0 {
		t.Errorf("reload_failed is %v", n)
	}
	if m := wantError(t, <-alone.ended, codes.NotFound, "SERVER_REMOVED"); m["server"] != "b" || m["resume_token"] == "" {
		t.Errorf("metadata %v", m)
	}
	for err == nil {
		_, err = calls.Recv()
	}
	wantError(t, err, codes.NotFound, "SERVER_REMOVED")
	// What happens to two servers is told in either order.
	for gone, up := false, false; !gone || !up; {
		m, err := watch.Recv()
		must(t, err)
		s := m.GetServer()
		gone = gone || s.GetName() == "b" && s.GetState() == astergatev1.LinkState_LINK_STATE_STOPPED && strings.Contains(s.GetLastError(), "removed")
		up = up || s.GetName() == "new" && s.GetState() == astergatev1.LinkState_LINK_STATE_READY
	}
	for gone, up := false, false; !gone || !up; {
		all.until(t, func(e *astergatev1.Event) bool {
			g := e.GetServer() == "b" && strings.Contains(e.GetLinkDown().GetReason(), "removed from the configuration")
			u := e.GetServer() == "new" && e.GetLinkUp() != nil
			gone, up = gone || g, up || u
			return g || u
		})
	}
	_, err = p.actions.SendAction(t.Context(), &astergatev1.SendActionRequest{Server: "b", Action: "Ping"})
	wantError(t, err, codes.NotFound, "SERVER_UNKNOWN")
}

// Tokens and rights are those of the file. A stream of somebody whose own have
// changed is to be opened anew, with a token to go on from.
func TestReloadAccess(t *testing.T) {
	a := simulatedBackend(t, simulatorConfig(simulator.Asterisk22))
	p := serveFile(t, "servers:\n"+a.server("a"))
	p.states(t, "a=READY")
	sub := p.subscribe(t, &astergatev1.SubscribeRequest{})
	_, err := p.actions.SendAction(t.Context(), &astergatev1.SendActionRequest{Action: "Command", Headers: pairs([]string{"Command", "core show version"})})
	wantError(t, err, codes.PermissionDenied, "DANGEROUS_ACTION")
	p.reload(t, "access: {allow_dangerous: [command]}\nservers:\n"+a.server("a"))
	if _, err := p.actions.SendAction(t.Context(), &astergatev1.SendActionRequest{Action: "Command", Headers: pairs([]string{"Command", "core show version"})}); err != nil {
		t.Errorf("what is allowed now: %v", err)
	}
	if m := wantError(t, <-sub.ended, codes.Unauthenticated, "CREDENTIALS_ENDED"); m["resume_token"] == "" {
		t.Errorf("metadata %v", m)
	}
	p.reload(t, "access: {token: 0123456789abcdef}\nservers:\n"+a.server("a"))
	_, err = p.actions.SendAction(t.Context(), &astergatev1.SendActionRequest{Action: "Ping"})
	wantError(t, err, codes.Unauthenticated, "UNAUTHENTICATED")
}

// SIGTERM ends a process in order: what runs has its time, streams are told, and
// its exit code is 0; a second one ends it at once.
func TestTermDrains(t *testing.T) {
	a := simulatedBackend(t, simulatorConfig(simulator.Asterisk22))
	p := serveFile(t, "agi: {drain_time: 30s}\nservers:\n"+a.server("a"))
	p.states(t, "a=READY")
	sub := p.subscribe(t, &astergatev1.SubscribeRequest{})
	w, _ := p.register(t, route(""))
	p.call(t, "x", "term-1")
	id := w.take(t).GetSession()
	p.signal(t, syscall.SIGTERM)
	eventually(t, func() bool {
		code, text := p.readyz(t)
		return code == 503 && strings.Contains(text, "draining")
	})
	// What is under way while it drains is served.
	p.send(t, "UserEvent", "UserEvent", "Draining")
	sub.until(t, userEvent("Draining"))
	if r := w.do(t, id, set("A", "b")); r.GetFailure() != nil {
		t.Errorf("a command while it drains: %v", r)
	}
	w.send(t, finish(id, false))
	if end := w.ended(t, id); end != finishedEnd {
		t.Errorf("the session ended as %v", end)
	}
	if m := wantError(t, <-sub.ended, codes.Unavailable, "SERVER_STOPPING"); m["resume_token"] == "" {
		t.Errorf("metadata %v", m)
	}
	<-p.ended
	if p.err != nil {
		t.Errorf("it ended with %v", p.err)
	}
}

func TestSecondTermCuts(t *testing.T) {
	a := simulatedBackend(t, simulatorConfig(simulator.Asterisk22))
	p := serveFile(t, "agi: {drain_time: 10m}\nservers:\n"+a.server("a"))
	p.states(t, "a=READY")
	w, _ := p.register(t, route(""))
	p.call(t, "x", "term-2")
	w.take(t)
	p.signal(t, syscall.SIGTERM)
	eventually(t, func() bool {
		code, _ := p.readyz(t)
		return code == 503
	})
	p.signal(t, syscall.SIGTERM)
	<-p.ended
	if p.err == nil || !strings.Contains(p.err.Error(), "signal: terminated") {
		t.Errorf("it ended with %v", p.err)
	}
}

// A web hook that stays goes on where it is, whatever comes beside it and whatever
// its role may see now: not one event is missed; one that comes gets them too.
func TestReloadKeepsHooks(t *testing.T) {
	a := simulatedBackend(t, simulatorConfig(simulator.Asterisk22))
	type got struct {
		mu  sync.Mutex // guards what follows
		ids []uint64
	}
	receive := func(g *got) string {
		s := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, req *http.Request) {
			var batch struct {
				Events []struct {
					Sequence string
				}
			}
			if err := json.NewDecoder(req.Body).Decode(&batch); err != nil {
				t.Error(err)
			}
			g.mu.Lock()
			defer g.mu.Unlock()
			for _, e := range batch.Events {
				n, err := strconv.ParseUint(e.Sequence, 10, 64)
				must(t, err)
				g.ids = append(g.ids, n)
			}
		}))
		t.Cleanup(s.Close)
		return s.URL
	}
	var stays, comes got
	first, second := receive(&stays), receive(&comes)
	config := func(access string, urls ...string) string {
		text := "access: {" + access + "}\nhooks:\n  secret: 0123456789abcdef\n  allow_local: [127.0.0.1]\n  events:\n"
		for _, u := range urls {
			text += "    - {url: " + strconv.Quote(u) + "}\n"
		}
		return text + "servers:\n" + a.server("a")
	}
	p := serveFile(t, config("", first))
	p.states(t, "a=READY")
	send := func() {
		for range 20 {
			p.send(t, "UserEvent", "UserEvent", "Hooked")
		}
	}
	reached := func(g *got, least uint64) {
		t.Helper()
		eventually(t, func() bool {
			g.mu.Lock()
			defer g.mu.Unlock()
			return len(g.ids) > 0 && g.ids[len(g.ids)-1] >= least
		})
	}
	newest := func() uint64 {
		resp, err := p.servers.GetServer(t.Context(), &astergatev1.GetServerRequest{Server: "a"})
		must(t, err)
		return resp.GetServer().GetLastSequence()
	}
	send()
	reached(&stays, newest())
	p.reload(t, config("", first, second))
	send()
	p.reload(t, config("allow_dangerous: [command]", first, second)) // all are opened anew
	send()
	reached(&stays, newest())
	reached(&comes, newest())
	p.reload(t, config("", first))
	before := newest()
	send()
	reached(&stays, newest())
	for name, g := range map[string]*got{"the one that stays": &stays, "the one that comes": &comes} {
		g.mu.Lock()
		last := uint64(0)
		for _, n := range g.ids {
			if last != 0 && n > last+1 {
				t.Errorf("%s: %d follows %d", name, n, last)
			}
			last = max(last, n) // a batch that was cut is sent again
		}
		if name == "the one that comes" && last > before {
			t.Errorf("one that is gone got %d, and there were %d", last, before)
		}
		g.mu.Unlock()
	}
}
