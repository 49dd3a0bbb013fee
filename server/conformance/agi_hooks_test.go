package conformance

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/astergate/astergate/engine"
	"github.com/astergate/astergate/engine/worker"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
	"github.com/astergate/astergate/server/webhook"
)

const hookSecret = "a secret of the test's own"

// receiver is a program that web hooks are sent to.
type receiver struct {
	url  *url.URL
	came chan hooked
}

// hooked is a request as it came. Answering it is the test's.
type hooked struct {
	body struct {
		Type, ID, Session, Reason string
		Offer                     map[string]any
		Results                   []map[string]any
		HungUp                    bool
		Events, Calls             []map[string]any
	}
	answer chan<- string // a body, or a status such as 500
}

// receive runs a receiver, which checks each signature.
func receive(t *testing.T) *receiver {
	t.Helper()
	r := &receiver{came: make(chan hooked, 100)}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		text, err := io.ReadAll(req.Body)
		signed := webhook.Sign(hookSecret, req.Header.Get(webhook.HeaderTimestamp), text)
		if err != nil || req.Header.Get(webhook.HeaderSignature) != signed || req.Method != http.MethodPost {
			t.Errorf("%s %v, signed %s, want %s", req.Method, req.Header, req.Header.Get(webhook.HeaderSignature), signed)
		}
		answer := make(chan string, 1)
		h := hooked{answer: answer}
		if err := json.Unmarshal(text, &h.body); err != nil || h.body.ID != req.Header.Get(webhook.HeaderID) {
			t.Errorf("%v in %q", err, text)
		}
		r.came <- h
		select {
		case text := <-answer:
			if text == "500" {
				http.Error(w, "no", http.StatusInternalServerError)
				return
			}
			_, _ = io.WriteString(w, text)
		case <-req.Context().Done():
		}
	}))
	t.Cleanup(server.Close)
	var err error
	r.url, err = url.Parse(server.URL + "/call?key=1")
	must(t, err)
	return r
}

// next waits for a request of a type and answers it.
func (r *receiver) next(t *testing.T, typ, answer string) hooked {
	t.Helper()
	select {
	case h := <-r.came:
		if h.body.Type != typ {
			t.Fatalf("%+v came, and no %s", h.body, typ)
		}
		h.answer <- answer
		return h
	case <-time.After(patience):
		t.Fatalf("no %s came", typ)
		return hooked{}
	}
}

// hookedService has a route to a receiver.
func hookedService(t *testing.T, b *backend, r *receiver, change ...func(*astergatev1.AgiRoute)) *service {
	t.Helper()
	rt := &astergatev1.AgiRoute{Pattern: `hook/(?P<step>\w+)`}
	for _, f := range change {
		f(rt)
	}
	return start(t, b, options{
		allow: []string{"shell"},
		agi:   worker.Config{Routes: []worker.Static{{Route: rt, Hook: &worker.Hook{URL: r.url}}}},
		hooks: webhook.Config{Secret: hookSecret, AllowLocal: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}},
	})
}

// A call is taken by a program that only answers requests: it answers with
// commands, gets their results, and the end.
func TestAGIHook(t *testing.T) {
	each(t, func(t *testing.T, b *backend) {
		r := receive(t)
		s := hookedService(t, b, r)
		s.call(t, "hook/menu?x=1", "hook-1")
		h := r.next(t, "session.start", `{"commands": [{"answer": {}}, {"setVariable": {"name": "A", "value": "1"}}, {"getVariable": {"name": "A"}}], "continue": true}`)
		groups, _ := h.body.Offer["groups"].(map[string]any)
		if h.body.Offer["uniqueId"] != "hook-1" || groups["step"] != "menu" || h.body.Offer["session"] != h.body.Session {
			t.Errorf("offer %v", h.body.Offer)
		}
		h = r.next(t, "session.results", `{"commands": [{"exec": {"application": "NoSuchApp"}}, {"noop": {}}], "continue": true}`)
		if len(h.body.Results) != 3 {
			t.Fatalf("results %v", h.body.Results)
		}
		if got, _ := h.body.Results[2]["getVariable"].(map[string]any); got["value"] != "1" {
			t.Errorf("results %v", h.body.Results)
		}
		h = r.next(t, "session.results", "")
		if len(h.body.Results) != 1 || h.body.Results[0]["failure"] == nil {
			t.Errorf("after one that fails: %v", h.body.Results)
		}
		if h := r.next(t, "session.end", ""); h.body.Reason != "FINISHED" {
			t.Errorf("ended as %s", h.body.Reason)
		}
	})
}

// A hook that holds its call drives it by Execute; the caller's hangup ends it.
func TestAGIHookHolds(t *testing.T) {
	each(t, func(t *testing.T, b *backend) {
		r := receive(t)
		s := hookedService(t, b, r)
		s.call(t, "hook/x", "holds-1")
		h := r.next(t, "session.start", `{"hold": true}`)
		id := h.body.Session
		code, body := s.do(t, http.MethodPost, "/v1/agi/sessions/"+id+":execute", []byte(`{"command": {"setVariable": {"name": "A", "value": "b"}}}`))
		if code != http.StatusOK {
			t.Errorf("Execute: %d %v", code, body)
		}
		s.send(t, "Hangup", "Channel", "holds-1")
		if h := r.next(t, "session.end", ""); h.body.Reason != "HANGUP" {
			t.Errorf("ended as %s", h.body.Reason)
		}
		list, err := s.agi.ListRoutes(t.Context(), &astergatev1.ListRoutesRequest{})
		if must(t, err); list.GetRoutes()[0].GetTarget() != astergatev1.RouteTarget_ROUTE_TARGET_WEBHOOK || strings.Contains(list.GetRoutes()[0].GetUrl(), "key") {
			t.Errorf("routes %v", list)
		}
	})
}

// A hook that fails, answers nonsense, or wants what policy forbids has failed as
// a handler that raised: the dialplan goes on and knows.
func TestAGIHookFails(t *testing.T) {
	eachSimulated(t, func(t *testing.T, b *backend) {
		r := receive(t)
		s := hookedService(t, b, r)
		events := s.subscribe(t, &astergatev1.SubscribeRequest{Names: []string{"VarSet"}, View: astergatev1.View_VIEW_RAW})
		for _, answer := range []string{
			"500", "no JSON", `{"comands": []}`, `{"commands": [{"nothing": {}}]}`, `{"commands": [{}]}`, `{} {}`,
			`{"commands": [{"exec": {"application": "System", "options": "x"}}]}`,
			`{"commands": [{"noop": {}}, {"exec": {"application": "NoSuchApp"}}]}`,
		} {
			s.call(t, "hook/x", "")
			r.next(t, "session.start", answer)
			events.until(t, varSet("ASTERGATE_STATUS", "FAILED"))
			if h := r.next(t, "session.end", ""); h.body.Reason != "HANDLER_FAILED" {
				t.Errorf("%s: ended as %s", answer, h.body.Reason)
			}
		}
	})
}

// The caller hangs up while the hook thinks: it is told the end, and what it
// answers then means nothing.
func TestAGIHookHungUp(t *testing.T) {
	each(t, func(t *testing.T, b *backend) {
		r := receive(t)
		s := hookedService(t, b, r)
		s.call(t, "hook/x", "hung-1")
		thinking := <-r.came
		s.send(t, "Hangup", "Channel", "hung-1")
		if h := r.next(t, "session.end", ""); h.body.Reason != "HANGUP" || h.body.Session != thinking.body.Session {
			t.Errorf("ended as %s", h.body.Reason)
		}
	})
}

// When astergate ends, hooks are told of the sessions that it ended.
func TestAGIHookStop(t *testing.T) {
	eachSimulated(t, func(t *testing.T, b *backend) {
		r := receive(t)
		s := hookedService(t, b, r)
		s.call(t, "hook/x", "stop-1")
		r.next(t, "session.start", `{"hold": true}`)
		told := make(chan hooked, 1)
		go func() {
			h := <-r.came
			h.answer <- ""
			told <- h
		}()
		s.stop()
		if h := <-told; h.body.Type != "session.end" || h.body.Reason != "STOPPED" {
			t.Errorf("told %+v", h.body)
		}
	})
}

// Events are sent to a program that asked for them by the configuration; what it
// does not take comes again, the same, and then what came behind.
func TestEventHook(t *testing.T) {
	each(t, func(t *testing.T, b *backend) {
		r := receive(t)
		s := start(t, b, options{hooks: webhook.Config{
			Secret: hookSecret, AllowLocal: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")},
			Events: []webhook.EventHook{{URL: r.url, Selection: engine.Selection{Names: []string{"UserEvent"}, Filter: `header('UserEvent') != 'Quiet'`}}},
		}})
		log := s.engine.Servers()[0].Log()
		eventually(t, func() bool { return log.Waiters() == 3 }) // FastAGI's, that of calls, and the hook's
		s.send(t, "UserEvent", "UserEvent", "Quiet")
		s.send(t, "UserEvent", "UserEvent", "First")
		has := func(h hooked, name string) bool {
			text, err := json.Marshal(h.body.Events)
			must(t, err)
			return strings.Contains(string(text), name)
		}
		first := <-r.came // the link's coming up may stand alone before it
		for ; !has(first, "First"); first = <-r.came {
			first.answer <- ""
		}
		first.answer <- "500"
		s.send(t, "UserEvent", "UserEvent", "Second")
		again := r.next(t, "events", "")
		if again.body.ID != first.body.ID || !has(again, "First") || has(again, "Second") || has(again, "Quiet") {
			t.Errorf("first %+v, then %+v", first.body, again.body)
		}
		if next := r.next(t, "events", ""); next.body.ID == first.body.ID || has(next, "First") || !has(next, "Second") {
			t.Errorf("behind it %+v", next.body)
		}
	})
}

// Calls and their changes are POSTed, again until they are taken.
func TestCallHook(t *testing.T) {
	each(t, func(t *testing.T, b *backend) {
		r := receive(t)
		s := start(t, b, options{hooks: webhook.Config{
			Secret: hookSecret, AllowLocal: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")},
			Calls: []webhook.CallHook{{URL: r.url, Selection: engine.CallSelection{Filter: `call.server == 'pbx1'`}}},
		}})
		has := func(h hooked, text string) bool {
			all, err := json.Marshal(h.body.Calls)
			must(t, err)
			return strings.Contains(string(all), text)
		}
		first := <-r.came
		if first.body.Type != "calls" || !has(first, "snapshotComplete") {
			t.Errorf("first %+v", first.body)
		}
		first.answer <- "500"
		if again := r.next(t, "calls", ""); again.body.ID != first.body.ID || !has(again, "snapshotComplete") {
			t.Errorf("first %+v, then %+v", first.body, again.body)
		}
		s.send(t, "Originate", "Channel", "Local/short@astergate", "Application", "Wait", "Data", "1", "Async", "true")
		for kinds, want := "", []string{"CREATED", "ANSWERED", "ENDED"}; len(want) > 0; {
			next := r.next(t, "calls", "")
			all, err := json.Marshal(next.body.Calls)
			must(t, err)
			for kinds += string(all); len(want) > 0 && strings.Contains(kinds, "CALL_CHANGE_KIND_"+want[0]); want = want[1:] {
				_, kinds, _ = strings.Cut(kinds, "CALL_CHANGE_KIND_"+want[0])
			}
		}
	})
}
