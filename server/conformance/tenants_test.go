package conformance

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/netip"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/stats"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/proto"

	"github.com/astergate/astergate/engine/worker"
	amiv1 "github.com/astergate/astergate/gen/go/astergate/ami/v1"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
	"github.com/astergate/astergate/server/auth"
	"github.com/astergate/astergate/server/policy"
	"github.com/astergate/astergate/server/webhook"
)

// tenantRoles are roles that see the rows of their account alone.
func tenantRoles(names ...string) (roles []policy.Rules) {
	for _, name := range names {
		rules := policy.FullRules(name, []string{"all"})
		rules.AGIScripts = []string{name + "/*"}
		rules.EventFilter = "header('AccountCode') == '" + name + "'"
		rules.CallFilter = "call.legs.exists(l, l.channels.exists(c, c.account_code == '" + name + "'))"
		roles = append(roles, rules)
	}
	return roles
}

// startTenants runs a service for the tenants alpha and bravo.
func startTenants(t *testing.T, b *backend) *service {
	t.Helper()
	var tokens []auth.Token
	for _, name := range []string{"alpha", "bravo"} {
		tokens = append(tokens, auth.Token{Name: name, Role: name, Hash: auth.HashOf(name)})
	}
	const operator = "operators-own-token"
	return start(t, b, options{roles: tenantRoles("alpha", "bravo"), set: auth.Set{Tokens: tokens}, token: operator, as: operator})
}

// tenant is a client with a role of his own. It keeps all that it receives.
type tenant struct {
	t      testing.TB
	s      *service
	name   string
	calls  astergatev1.CallServiceClient
	events astergatev1.EventServiceClient
	acts   astergatev1.ActionServiceClient
	agi    astergatev1.AgiServiceClient
	typed  amiv1.CoreServiceClient
	own    map[string]*astergatev1.Call // by id

	mu  sync.Mutex // guards what follows
	got bytes.Buffer
}

func (s *service) tenant(t testing.TB, name string) *tenant {
	t.Helper()
	who := &tenant{t: t, s: s, name: name, own: make(map[string]*astergatev1.Call)}
	conn, err := grpc.NewClient(s.rpc, grpc.WithTransportCredentials(insecure.NewCredentials()), grpc.WithStatsHandler(who), who.credentials())
	must(t, err)
	t.Cleanup(func() { _ = conn.Close() })
	who.calls, who.events = astergatev1.NewCallServiceClient(conn), astergatev1.NewEventServiceClient(conn)
	who.acts, who.agi = astergatev1.NewActionServiceClient(conn), astergatev1.NewAgiServiceClient(conn)
	who.typed = amiv1.NewCoreServiceClient(conn)
	return who
}

func (w *tenant) credentials() grpc.DialOption { return grpc.WithPerRPCCredentials(tokenOf(w.name)) }

func (w *tenant) add(data []byte) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.got.Write(data)
	w.got.WriteByte('\n')
}

// received is all that came, in whatever form.
func (w *tenant) received() []byte {
	w.mu.Lock()
	defer w.mu.Unlock()
	return bytes.Clone(w.got.Bytes())
}

// HandleRPC keeps each message. It implements stats.Handler.
func (w *tenant) HandleRPC(_ context.Context, s stats.RPCStats) {
	if in, ok := s.(*stats.InPayload); ok {
		data, err := proto.Marshal(in.Payload.(proto.Message))
		if err != nil {
			w.t.Error(err)
		}
		w.add(data)
	}
}

// TagRPC, TagConn and HandleConn do nothing.
func (w *tenant) TagRPC(ctx context.Context, _ *stats.RPCTagInfo) context.Context { return ctx }

// TagConn implements stats.Handler.
func (w *tenant) TagConn(ctx context.Context, _ *stats.ConnTagInfo) context.Context { return ctx }

// HandleConn implements stats.Handler.
func (w *tenant) HandleConn(context.Context, stats.ConnStats) {}

// follow reads a stream to its end.
func (w *tenant) follow(recv func() error) {
	w.t.Helper()
	done := make(chan struct{})
	go func() {
		defer close(done)
		for recv() == nil {
		}
	}()
	w.t.Cleanup(func() { <-done })
}

// http opens a stream of REST, and keeps its lines. It has begun when this returns.
func (w *tenant) http(ctx context.Context, path, accept string) {
	w.t.Helper()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, w.s.url+path, nil)
	must(w.t, err)
	req.Header.Set("Accept", accept)
	req.Header.Set("Authorization", "Bearer "+w.name)
	resp, err := http.DefaultClient.Do(req)
	must(w.t, err)
	w.t.Cleanup(func() { _ = resp.Body.Close() })
	if resp.StatusCode != http.StatusOK {
		w.t.Fatalf("%s: %s", path, resp.Status)
	}
	lines := bufio.NewReader(resp.Body)
	first, err := lines.ReadBytes('\n')
	must(w.t, err)
	w.add(first)
	w.follow(func() error {
		line, err := lines.ReadBytes('\n')
		w.add(line)
		return err
	})
}

// listen opens every stream that there is.
func (w *tenant) listen(ctx context.Context) {
	w.t.Helper()
	both := astergatev1.View_VIEW_BOTH
	events, err := w.events.Subscribe(ctx, &astergatev1.SubscribeRequest{View: both, OrphanedResponses: true})
	must(w.t, err)
	_, err = events.Recv()
	must(w.t, err)
	w.follow(func() error { _, err := events.Recv(); return err })
	calls, err := w.calls.WatchCalls(ctx, &astergatev1.WatchCallsRequest{Updates: true})
	must(w.t, err)
	w.follow(func() error { _, err := calls.Recv(); return err })
	sessions, err := w.agi.WatchSessions(ctx, &astergatev1.WatchSessionsRequest{})
	must(w.t, err)
	w.follow(func() error { _, err := sessions.Recv(); return err })
	for _, accept := range []string{"application/x-ndjson", "text/event-stream"} {
		w.http(ctx, "/v1/events?view=VIEW_BOTH", accept)
		w.http(ctx, "/v1/calls:watch", accept)
	}
}

// originate makes the tenant's n-th call.
func (w *tenant) originate(ctx context.Context, n int) *astergatev1.Call {
	w.t.Helper()
	req := &astergatev1.OriginateRequest{
		Channel: "Local/answer@astergate", Context: "astergate", Exten: "answer", AccountCode: w.name,
		CallerId:       fmt.Sprintf("\"caller of %s\" <%s>", w.name, w.number(n)),
		IdempotencyKey: fmt.Sprintf("the same %d", n), WaitFor: astergatev1.CallMilestone_CALL_MILESTONE_ANSWERED,
	}
	resp, err := w.calls.Originate(ctx, req)
	must(w.t, err)
	made := resp.GetCall()
	if resp.GetRepeatedRequest() || len(made.GetLegs()) == 0 {
		w.t.Fatalf("%s made %v", w.name, resp)
	}
	again, err := w.calls.Originate(ctx, req)
	if err != nil || !again.GetRepeatedRequest() || again.GetCall().GetCall() != made.GetCall() {
		w.t.Errorf("%s made it again: %v, %v", w.name, again, err)
	}
	w.own[made.GetCall()] = made
	return made
}

func (w *tenant) number(n int) string { return fmt.Sprintf("%x%x00%d", w.name[0], w.name[1], n) }

// marks are what nobody else may receive.
func (w *tenant) marks() []string {
	marks := []string{w.name, w.number(0)[:5]}
	for id := range w.own {
		marks = append(marks, id)
		all, err := w.s.tracked.GetCall(w.t.Context(), &astergatev1.GetCallRequest{Call: id})
		must(w.t, err)
		for _, leg := range all.GetCall().GetLegs() {
			for _, ch := range leg.GetChannels() {
				marks = append(marks, ch.GetUniqueId(), ch.GetName())
			}
		}
	}
	return marks
}

// Two tenants share a server, their calls and sessions interleaved. By every way
// each gets his own, and not a byte of the other's names, numbers and ids.
func TestTenants(t *testing.T) {
	each(t, func(t *testing.T, b *backend) {
		s := startTenants(t, b)
		ctx, cancel := context.WithTimeout(t.Context(), 2*patience)
		t.Cleanup(cancel)
		operator := s.subscribe(t, &astergatev1.SubscribeRequest{Names: []string{"Hangup"}})
		tenants := []*tenant{s.tenant(t, "alpha"), s.tenant(t, "bravo")}
		streams, endStreams := context.WithCancel(ctx)
		t.Cleanup(endStreams)
		for _, w := range tenants {
			w.listen(streams)
		}
		const calls = 3
		for n := range calls {
			for _, w := range tenants {
				w.originate(ctx, n)
			}
		}
		workers := s.tenantSessions(t, tenants)
		marks := [][]string{tenants[0].marks(), tenants[1].marks()}
		for i, w := range tenants {
			other := tenants[1-i]
			w.seesCalls(ctx, calls+1)
			w.seesNothingOf(ctx, other)
			w.seesLists(ctx, b, marks[i])
		}
		for i, w := range tenants {
			workers[i].send(t, finish(workers[i].session, false))
			for id := range w.own {
				_, err := w.calls.HangupCall(ctx, &astergatev1.HangupCallRequest{Call: id})
				if wantGone(err) != nil {
					t.Errorf("%s hangs up its own call: %v", w.name, err)
				}
				resp, err := w.calls.WaitCall(ctx, &astergatev1.WaitCallRequest{Call: id})
				if err != nil || !resp.GetReached() {
					t.Errorf("%s waits for its call's end: %v, %v", w.name, resp, err)
				}
			}
		}
		// The operator has had the ends of all channels, and so has, of his own, each
		// tenant when his newest one came.
		ids := make(map[string]bool)
		for _, mark := range slices.Concat(marks...) {
			if strings.HasPrefix(mark, "ag") || strings.HasPrefix(mark, "tenant-") {
				ids[mark] = true
			}
		}
		for len(ids) > 0 {
			select {
			case e := <-operator.events:
				delete(ids, e.GetHangup().GetChannel().GetUniqueId())
			case <-ctx.Done():
				t.Fatalf("the operator waits for the ends of %v", ids)
			}
		}
		for i, w := range tenants {
			w.until(ctx, "the end of its newest session", func() bool {
				return bytes.Count(w.received(), []byte("tenant-"+w.name)) > 10
			})
			w.until(ctx, "the ends of its calls", func() bool {
				return bytes.Count(w.received(), []byte("CALL_CHANGE_KIND_ENDED")) >= 2*calls
			})
			endStreams()
			got := w.received()
			for _, mark := range marks[1-i] {
				if at := bytes.Index(got, []byte(mark)); at >= 0 {
					t.Errorf("%s received %q: ...%q...", w.name, mark, got[max(at-200, 0):min(at+200, len(got))])
				}
			}
			for _, mark := range marks[i] {
				// A second half of a Local channel may have no account, as on 16.
				if !bytes.Contains(got, []byte(mark)) && !strings.HasSuffix(mark, ";2") && !strings.HasSuffix(mark, "-2") {
					t.Errorf("%s did not receive its own %q", w.name, mark)
				}
			}
		}
	})
}

// wantGone lets pass that a call has ended by itself.
func wantGone(err error) error {
	if status.Code(err) == codes.FailedPrecondition {
		return nil
	}
	return err
}

func (w *tenant) until(ctx context.Context, what string, done func() bool) {
	w.t.Helper()
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for !done() {
		select {
		case <-tick.C:
		case <-ctx.Done():
			w.t.Fatalf("%s waits for %s", w.name, what)
		}
	}
}

// tenantWorker is a tenant's worker with one session.
type tenantWorker struct {
	*testWorker
	session string
}

// tenantSessions lets both tenants serve all scripts, and calls the script of each
// with the other's worker there first.
func (s *service) tenantSessions(t *testing.T, tenants []*tenant) (workers []tenantWorker) {
	t.Helper()
	for _, w := range tenants {
		worker, _ := s.registerAs(t, route(""), w.credentials())
		workers = append(workers, tenantWorker{testWorker: worker})
	}
	// The last first: all else being equal, the first worker would get it.
	for i, w := range slices.Backward(tenants) {
		id := "tenant-" + w.name
		s.send(t, "Originate", "Channel", "Local/answer@astergate", "Context", "astergate", "Exten", "agi", "Priority", "1",
			"Async", "true", "ChannelId", id, "Account", w.name, "CallerID", w.number(9),
			"Variable", fmt.Sprintf("AGI_URL=agi://%s/%s/menu", s.fastAGI, w.name))
		offer := workers[i].take(t)
		if offer.GetPath() != w.name+"/menu" || offer.GetUniqueId() != id {
			t.Errorf("%s is offered %v", w.name, offer)
		}
		workers[i].session = offer.GetSession()
		var of *astergatev1.Call
		w.until(t.Context(), "the call of its session", func() bool {
			page, err := w.calls.ListCalls(t.Context(), &astergatev1.ListCallsRequest{})
			must(t, err)
			for _, of = range page.GetCalls() {
				if w.own[of.GetCall()] == nil {
					return true
				}
			}
			return false
		})
		w.own[of.GetCall()] = of
	}
	for i, w := range tenants {
		other := workers[1-i].session
		ctx := t.Context()
		list, err := w.agi.ListSessions(ctx, &astergatev1.ListSessionsRequest{})
		if err != nil || len(list.GetSessions()) != 1 || list.GetSessions()[0].GetSession() != workers[i].session {
			t.Errorf("%s lists the sessions %v, %v", w.name, list, err)
		}
		own, err := w.agi.Execute(ctx, &astergatev1.ExecuteRequest{Session: workers[i].session, Command: noop("x")})
		if err != nil || own.GetResult().GetNoop() == nil {
			t.Errorf("%s in its own session: %v, %v", w.name, own, err)
		}
		for _, session := range []string{other, "NOSUCHSESSIONATALL"} {
			_, err := w.agi.Execute(ctx, &astergatev1.ExecuteRequest{Session: session, Command: noop("x")})
			wantError(t, err, codes.NotFound, "SESSION_UNKNOWN")
			_, err = w.agi.EndSession(ctx, &astergatev1.EndSessionRequest{Session: session, HangUp: true})
			wantError(t, err, codes.NotFound, "SESSION_UNKNOWN")
			audio, err := w.agi.StreamAudio(ctx, &astergatev1.StreamAudioRequest{Session: session})
			must(t, err)
			_, err = audio.Recv()
			wantError(t, err, codes.NotFound, "SESSION_UNKNOWN")
		}
	}
	all, err := s.agi.ListSessions(t.Context(), &astergatev1.ListSessionsRequest{})
	if err != nil || len(all.GetSessions()) != len(tenants) {
		t.Errorf("the operator lists %v, %v", all, err)
	}
	return workers
}

// The operator joins a call of each tenant, for which Asterisk tells each side the
// other's number. No call of one names the other's call.
func TestTenantsJoined(t *testing.T) { eachReal(t, testTenantsJoined) }

func testTenantsJoined(t *testing.T, b *backend) {
	s := startTenants(t, b)
	ctx, end := context.WithTimeout(t.Context(), patience)
	t.Cleanup(end)
	var pair []*astergatev1.Call
	var views []*callView
	var viewers []*tenant
	for _, name := range []string{"alpha", "bravo"} {
		w := s.tenant(t, name)
		viewers = append(viewers, w)
		pair = append(pair, w.originate(ctx, 7))
		watching, cancel := context.WithCancel(ctx)
		t.Cleanup(cancel)
		stream, err := w.calls.WatchCalls(watching, &astergatev1.WatchCallsRequest{Call: pair[len(pair)-1].GetCall()})
		must(t, err)
		views = append(views, &callView{t: t, stream: stream, cancel: cancel, calls: make(map[string]*astergatev1.Call), ended: make(map[string]*astergatev1.CallUpdate)})
	}
	_, err := s.tracked.JoinCalls(ctx, &astergatev1.JoinCallsRequest{Call: pair[0].GetCall(), WithCall: pair[1].GetCall()})
	must(t, err)
	for _, of := range pair {
		s.until(t, of.GetCall(), "linked", func(c *astergatev1.Call) bool { return len(c.GetLinks()) > 0 })
	}
	for i, w := range viewers {
		id, other := pair[i].GetCall(), pair[1-i].GetCall()
		resp, err := w.calls.GetCall(ctx, &astergatev1.GetCallRequest{Call: id})
		must(t, err)
		if len(resp.GetCall().GetLinks()) > 0 || !slices.ContainsFunc(resp.GetCall().GetTimeline(), func(c *astergatev1.CallChange) bool {
			return c.GetKind() == astergatev1.CallChangeKind_CALL_CHANGE_KIND_LINKED && c.GetText() == ""
		}) {
			t.Errorf("%s gets the linked call %v", w.name, resp)
		}
		_, err = w.calls.HangupCall(ctx, &astergatev1.HangupCallRequest{Call: id})
		if wantGone(err) != nil {
			t.Error(err)
		}
		views[i].until("its end", func() bool { return views[i].ended[id] != nil })
		_, err = w.calls.WaitCall(ctx, &astergatev1.WaitCallRequest{Call: id})
		must(t, err)
		if got := w.received(); bytes.Contains(got, []byte(other)) {
			t.Errorf("%s was told of the call %s that it was joined with", w.name, other)
		}
	}
}

// seesCalls compares what lists and single calls say with the tenant's own.
func (w *tenant) seesCalls(ctx context.Context, calls int) {
	w.t.Helper()
	token, listed := "", 0
	for pages := 0; pages == 0 || token != ""; pages++ {
		page, err := w.calls.ListCalls(ctx, &astergatev1.ListCallsRequest{PageSize: 1, PageToken: token, Timeline: true, Finished: true})
		must(w.t, err)
		if page.GetTotalSize() != uint32(calls) || len(page.GetCalls()) != 1 {
			w.t.Errorf("%s: page %d has %d calls of %d, want 1 of %d", w.name, pages, len(page.GetCalls()), page.GetTotalSize(), calls)
		}
		for _, of := range page.GetCalls() {
			if w.own[of.GetCall()] == nil {
				w.t.Errorf("%s lists %v", w.name, of)
			}
			listed++
		}
		token = page.GetNextPageToken()
	}
	if listed != calls {
		w.t.Errorf("%s lists %d calls, want %d", w.name, listed, calls)
	}
	for id := range w.own {
		if resp, err := w.calls.GetCall(ctx, &astergatev1.GetCallRequest{Call: id}); err != nil || resp.GetCall().GetCall() != id {
			w.t.Errorf("%s gets its own call: %v, %v", w.name, resp, err)
		}
	}
}

// seesNothingOf asks for another's calls in every way: each answers as for a call
// that there is not, and those calls live on.
func (w *tenant) seesNothingOf(ctx context.Context, other *tenant) {
	w.t.Helper()
	mine := ""
	for mine = range w.own {
	}
	const none = "c-aaaaaaaaaaaaaaaa-zz"
	for id := range other.own {
		for what, ask := range map[string]func(id string) error{
			"get": func(id string) error {
				_, err := w.calls.GetCall(ctx, &astergatev1.GetCallRequest{Call: id})
				return err
			},
			"wait": func(id string) error {
				_, err := w.calls.WaitCall(ctx, &astergatev1.WaitCallRequest{Call: id})
				return err
			},
			"watch": func(id string) error {
				stream, err := w.calls.WatchCalls(ctx, &astergatev1.WatchCallsRequest{Call: id})
				must(w.t, err)
				_, err = stream.Recv()
				return err
			},
			"hangup": func(id string) error {
				_, err := w.calls.HangupCall(ctx, &astergatev1.HangupCallRequest{Call: id})
				return err
			},
			"transfer": func(id string) error {
				_, err := w.calls.TransferCall(ctx, &astergatev1.TransferCallRequest{Call: id, Transfer: &astergatev1.TransferCallRequest_Redirect{
					Redirect: &astergatev1.RedirectTransfer{To: &astergatev1.CallPlace{Context: "astergate", Exten: "answer"}}}})
				return err
			},
			"attended": func(id string) error {
				_, err := w.calls.TransferCall(ctx, &astergatev1.TransferCallRequest{Call: mine, Transfer: &astergatev1.TransferCallRequest_Attended{
					Attended: &astergatev1.AttendedTransfer{TargetCall: id}}})
				return err
			},
			"join": func(id string) error {
				_, err := w.calls.JoinCalls(ctx, &astergatev1.JoinCallsRequest{Call: id, WithCall: mine})
				return err
			},
			"joined": func(id string) error {
				_, err := w.calls.JoinCalls(ctx, &astergatev1.JoinCallsRequest{Call: mine, WithCall: id})
				return err
			},
			"record": func(id string) error {
				_, err := w.calls.RecordCall(ctx, &astergatev1.RecordCallRequest{Call: id, Act: astergatev1.RecordAct_RECORD_ACT_START, File: "x.wav"})
				return err
			},
			"mute": func(id string) error {
				_, err := w.calls.MuteCall(ctx, &astergatev1.MuteCallRequest{Call: id})
				return err
			},
			"dtmf": func(id string) error {
				_, err := w.calls.SendDtmf(ctx, &astergatev1.SendDtmfRequest{Call: id, Digits: "1"})
				return err
			},
			"park": func(id string) error {
				_, err := w.calls.ParkCall(ctx, &astergatev1.ParkCallRequest{Call: id})
				return err
			},
			"spy": func(id string) error {
				_, err := w.calls.SpyCall(ctx, &astergatev1.SpyCallRequest{Call: id, Channel: "Local/answer@astergate"})
				return err
			},
			"variable": func(id string) error {
				_, err := w.calls.SetCallVariable(ctx, &astergatev1.SetCallVariableRequest{Call: id, Name: "X", Value: "y"})
				return err
			},
		} {
			hidden, unknown := ask(id), ask(none)
			wantError(w.t, hidden, codes.NotFound, "CALL_UNKNOWN")
			if got, want := asText(hidden, id), asText(unknown, none); got != want {
				w.t.Errorf("%s: %s of a hidden call says %q, of one that there is not %q", w.name, what, got, want)
			}
		}
		there, err := w.s.tracked.GetCall(ctx, &astergatev1.GetCallRequest{Call: id})
		if err != nil || there.GetCall().GetEndedAt() != nil {
			w.t.Errorf("the call %s of %s: %v, %v", id, other.name, there, err)
		}
	}
	page, err := w.calls.ListCalls(ctx, &astergatev1.ListCallsRequest{Filter: "call.legs.exists(l, l.channels.exists(c, c.account_code == '" + other.name + "'))"})
	if err != nil || len(page.GetCalls()) > 0 {
		w.t.Errorf("%s lists %v, %v", w.name, page, err)
	}
}

// asText is all that an error tells, without the id that was asked for.
func asText(err error, id string) string {
	return strings.ReplaceAll(fmt.Sprintf("%v %v", status.Convert(err).Proto(), metadata.MD{}), id, "ID")
}

// seesLists asks for lists of actions in every form: their items are of the
// tenant's channels, and counted as if there were no others.
func (w *tenant) seesLists(ctx context.Context, b *backend, marks []string) {
	w.t.Helper()
	for _, action := range []string{"CoreShowChannels", "Status"} {
		whole, err := w.acts.SendAction(ctx, &astergatev1.SendActionRequest{Action: action, View: astergatev1.View_VIEW_BOTH})
		must(w.t, err)
		if len(whole.GetItems()) < len(w.own) || !whole.GetReply().GetListComplete() {
			w.t.Errorf("%s: %s has %d items: %v", w.name, action, len(whole.GetItems()), whole.GetReply())
		}
		w.counts(action, whole.GetReply(), len(whole.GetItems()))
		for _, item := range whole.GetItems() {
			channel := header(item.GetHeaders(), "Channel")
			if !slices.Contains(marks, channel) {
				w.t.Errorf("%s: %s has the channel %q", w.name, action, channel)
			}
		}
		if header(whole.GetEnd().GetHeaders(), "ListItems") != "" || header(whole.GetEnd().GetHeaders(), "Items") != "" {
			w.t.Errorf("%s: the end of %s counts: %v", w.name, action, whole.GetEnd())
		}
		stream, err := w.acts.StreamAction(ctx, &astergatev1.StreamActionRequest{Action: action, View: astergatev1.View_VIEW_BOTH})
		must(w.t, err)
		items := 0
		for {
			msg, err := stream.Recv()
			if errors.Is(err, io.EOF) {
				break
			}
			must(w.t, err)
			items += len(msg.GetItems())
			if msg.GetEnd() != nil {
				w.counts("streamed "+action, msg.GetEnd(), items)
			}
		}
		if items != len(whole.GetItems()) {
			w.t.Errorf("%s: streamed %s has %d items, want %d", w.name, action, items, len(whole.GetItems()))
		}
	}
	typed, err := w.typed.CoreShowChannels(ctx, &amiv1.CoreShowChannelsRequest{})
	must(w.t, err)
	w.counts("typed CoreShowChannels", typed.GetReply(), len(typed.GetChannels()))
	if len(typed.GetChannels()) < len(w.own) {
		w.t.Errorf("%s: typed CoreShowChannels has %d items", w.name, len(typed.GetChannels()))
	}
	all, err := w.s.acts(ctx, "CoreShowChannels")
	if err != nil || len(all.GetItems()) < 2*len(w.own) {
		w.t.Errorf("the operator has %d items, %v", len(all.GetItems()), err)
	}
}

func (w *tenant) counts(what string, reply *amiv1.ActionReply, items int) {
	w.t.Helper()
	if int(reply.GetReceivedItems()) != items || reply.ExpectedItems != nil && int(reply.GetExpectedItems()) != items {
		w.t.Errorf("%s: %s counts %v, and has %d", w.name, what, reply, items)
	}
}

func (s *service) acts(ctx context.Context, action string) (*astergatev1.SendActionResponse, error) {
	return s.actions.SendAction(ctx, &astergatev1.SendActionRequest{Action: action})
}

// A tenant's web hooks are sent his rows alone, and have the sessions of his scripts
// alone.
func TestTenantsHooks(t *testing.T) {
	each(t, func(t *testing.T, b *backend) {
		told, asked := receive(t), receive(t)
		s := start(t, b, options{
			roles: tenantRoles("alpha", "bravo"),
			agi: worker.Config{Routes: []worker.Static{
				{Route: &astergatev1.AgiRoute{Pattern: ".*"}, Hook: &worker.Hook{URL: asked.url, Role: "alpha"}},
			}},
			hooks: webhook.Config{
				Secret: hookSecret, AllowLocal: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")},
				Events: []webhook.EventHook{{URL: told.url, Role: "alpha"}},
				Calls:  []webhook.CallHook{{URL: told.url, Role: "alpha"}},
			},
		})
		log := s.engine.Servers()[0].Log()
		eventually(t, func() bool { return log.Waiters() == 3 }) // FastAGI's, that of calls, and the hook's
		for _, account := range []string{"bravo", "alpha"} {
			s.send(t, "Originate", "Channel", "Local/short@astergate", "Application", "Wait", "Data", "1", "Async", "true", "Account", account)
		}
		for ended := false; !ended; {
			h := <-told.came
			text, err := json.Marshal(h.body)
			must(t, err)
			if bytes.Contains(text, []byte("bravo")) {
				t.Errorf("alpha was sent %s", text)
			}
			ended = bytes.Contains(text, []byte("CALL_CHANGE_KIND_ENDED"))
			h.answer <- ""
		}
		s.call(t, "bravo/menu", "hooks-1")
		s.call(t, "alpha/menu", "hooks-2")
		if h := asked.next(t, "session.start", ""); h.body.Offer["path"] != "alpha/menu" {
			t.Errorf("a session of %v", h.body.Offer["path"])
		}
		asked.next(t, "session.end", "")
	})
}
