package conformance

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"net"
	"net/http"
	"net/netip"
	"regexp"
	"slices"
	"strings"
	"testing"

	"google.golang.org/genproto/googleapis/api/annotations"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/reflect/protoregistry"
	"google.golang.org/protobuf/types/dynamicpb"

	"github.com/astergate/astergate/engine/ami"
	"github.com/astergate/astergate/engine/ami/wire"
	"github.com/astergate/astergate/engine/worker"
	optionsv1 "github.com/astergate/astergate/gen/go/astergate/options/v1"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
	"github.com/astergate/astergate/server/policy"
	"github.com/astergate/astergate/server/webhook"
)

// deniedRole sees the server, and may do nothing.
var deniedRole = policy.Rules{Name: policy.Local, Servers: []string{"*"}}

// harmlessMethods are what whoever is somebody may call: they send nothing.
var harmlessMethods = []string{
	"/astergate.v1.ServerService/ListServers", "/astergate.v1.ServerService/GetServer", "/astergate.v1.ServerService/WatchServers",
	"/astergate.v1.AccessService/WhoAmI", "/astergate.v1.AccessService/CreateTicket",
}

// eachMethod calls f with every method of every service of ours.
func eachMethod(f func(name string, m protoreflect.MethodDescriptor)) (n int) {
	protoregistry.GlobalFiles.RangeFiles(func(file protoreflect.FileDescriptor) bool {
		for i := range file.Services().Len() {
			service := file.Services().Get(i)
			for j := range service.Methods().Len() {
				if m := service.Methods().Get(j); strings.HasPrefix(string(service.FullName()), "astergate.") {
					f(fmt.Sprintf("/%s/%s", service.FullName(), m.Name()), m)
					n++
				}
			}
		}
		return true
	})
	return n
}

// ask calls a method of any kind with one request, and returns the first response.
func ask(ctx context.Context, conn *grpc.ClientConn, name string, m protoreflect.MethodDescriptor, text string) (proto.Message, error) {
	req, resp := dynamicpb.NewMessage(m.Input()), dynamicpb.NewMessage(m.Output())
	if err := (protojson.UnmarshalOptions{DiscardUnknown: true}).Unmarshal([]byte(text), req); err != nil {
		return nil, fmt.Errorf("the test's request: %w", err)
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	stream, err := conn.NewStream(ctx, &grpc.StreamDesc{ClientStreams: true, ServerStreams: true}, name)
	if err != nil {
		return nil, err
	}
	if err := stream.SendMsg(req); err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	if err := stream.CloseSend(); err != nil {
		return nil, err
	}
	return resp, stream.RecvMsg(resp)
}

// contentOf is a request's content where the inner door has to be reached: the
// methods that whoever is somebody may call.
func contentOf(name string) string {
	switch {
	case strings.HasSuffix(name, "/SendAction"), strings.HasSuffix(name, "/StreamAction"):
		return `{"server": "pbx1", "action": "Ping"}`
	case strings.HasSuffix(name, "/Pipe"):
		return `{"actions": [{"id": "1", "action": {"server": "pbx1", "action": "Ping"}}]}`
	}
	return `{"server": "pbx1"}`
}

// Every RPC of every service passes the decision, over gRPC and over REST: to who
// may do nothing each is refused, and nothing reaches Asterisk.
func TestEveryMethodIsDecided(t *testing.T) {
	f := newFake(t)
	s := start(t, f.backend(), options{noCalls: true, link: quiet, roles: []policy.Rules{deniedRole}})
	s.awaitInfo(t)
	f.take()
	conn, err := grpc.NewClient(s.rpc, grpc.WithTransportCredentials(insecure.NewCredentials()))
	must(t, err)
	t.Cleanup(func() { must(t, conn.Close()) })
	routes := 0
	n := eachMethod(func(name string, m protoreflect.MethodDescriptor) {
		ctx, cancel := context.WithTimeout(t.Context(), patience)
		defer cancel()
		resp, err := ask(ctx, conn, name, m, contentOf(name))
		switch {
		case slices.Contains(harmlessMethods, name):
			must(t, err)
		case strings.HasSuffix(name, "/Pipe"):
			must(t, err)
			piped := new(astergatev1.PipeResponse)
			data, err := proto.Marshal(resp)
			must(t, err)
			must(t, proto.Unmarshal(data, piped))
			if refused := piped.GetAnswers()[0].GetError(); refused.GetReason() != "NOT_PERMITTED" || refused.GetMetadata()["action"] != "Ping" {
				t.Errorf("%s: %v", name, piped)
			}
		default:
			info := errorInfo(err)
			if status.Code(err) != codes.PermissionDenied || info.GetReason() != "NOT_PERMITTED" || info.GetMetadata()["role"] != policy.Local ||
				info.GetMetadata()["principal"] != policy.Local || info.GetMetadata()["rule"] == "" {
				t.Errorf("%s: %v %v", name, err, info)
			}
			for method, path := range restRoutes(m) {
				routes++
				body := []byte(nil)
				if method == http.MethodPost {
					body = []byte("{}")
					if strings.HasSuffix(name, "Action") && strings.Contains(name, ".v1.ActionService/") {
						body = []byte(`{"action": "Ping"}`)
					}
				}
				if code, answer := s.do(t, method, path, body); code != http.StatusForbidden {
					t.Errorf("%s %s: %d %v", method, path, code, answer)
				}
			}
		}
		f.wantNothing(t, name)
	})
	if n < 150 || routes < 150 {
		t.Errorf("only %d methods, %d routes", n, routes)
	}
	if code, _ := s.do(t, http.MethodGet, "/metrics", nil); code != http.StatusForbidden {
		t.Errorf("/metrics: %d", code)
	}
	f.wantNothing(t, "all of REST")
}

var pathVariable = regexp.MustCompile(`\{[^}]*\}`)

// restRoutes yields the routes of a method, each with its path.
func restRoutes(m protoreflect.MethodDescriptor) map[string]string {
	out := make(map[string]string)
	rule, _ := proto.GetExtension(m.Options(), annotations.E_Http).(*annotations.HttpRule)
	for _, r := range append([]*annotations.HttpRule{rule}, rule.GetAdditionalBindings()...) {
		if path := r.GetPost(); path != "" {
			out[http.MethodPost] = pathVariable.ReplaceAllString(path, "pbx1")
		}
		if path := r.GetGet(); path != "" {
			out[http.MethodGet] = pathVariable.ReplaceAllString(path, "pbx1")
		}
		if path := r.GetDelete(); path != "" {
			out[http.MethodDelete] = pathVariable.ReplaceAllString(path, "pbx1")
		}
	}
	return out
}

// A role that may send every class, and names no channel, context or application,
// can do nothing to a call: whatever CallService would send is judged by itself.
func TestEveryActOnACallIsDecided(t *testing.T) {
	b := simulatedBackend(t, simulatorConfig(22))
	all := []string{"all"}
	s := start(t, b, options{roles: []policy.Rules{{Name: policy.Local, Servers: []string{"*"}, Read: all, Write: all}}})
	direct := ami.Action{Name: "Originate"}
	for _, pair := range [][2]string{{"Channel", "Local/answer@astergate"}, {"Context", "astergate"}, {"Exten", "answer"}, {"Priority", "1"}, {"Async", "true"}} {
		direct.Headers = append(direct.Headers, wire.Header{Name: pair[0], Value: pair[1]})
	}
	server, err := s.engine.Server("pbx1")
	must(t, err)
	_, err = server.Do(t.Context(), direct, 0) // not by the door
	must(t, err)
	var call *astergatev1.Call
	eventually(t, func() bool {
		list, err := s.tracked.ListCalls(t.Context(), &astergatev1.ListCallsRequest{})
		must(t, err)
		for _, c := range list.GetCalls() {
			if c.GetState() == astergatev1.CallState_CALL_STATE_ANSWERED || c.GetState() == astergatev1.CallState_CALL_STATE_BRIDGED {
				call = c
			}
		}
		return call != nil
	})
	id := call.GetCall()
	to := &astergatev1.CallPlace{Context: "astergate", Exten: "answer"}
	ctx := t.Context()
	for name, act := range map[string]func() error{
		"Originate": func() error {
			_, err := s.tracked.Originate(ctx, &astergatev1.OriginateRequest{Channel: "Local/answer@astergate", Context: "astergate", Exten: "answer"})
			return err
		},
		"HangupCall": func() error {
			_, err := s.tracked.HangupCall(ctx, &astergatev1.HangupCallRequest{Call: id})
			return err
		},
		"TransferCall, redirect": func() error {
			_, err := s.tracked.TransferCall(ctx, &astergatev1.TransferCallRequest{Call: id, Transfer: &astergatev1.TransferCallRequest_Redirect{Redirect: &astergatev1.RedirectTransfer{To: to}}})
			return err
		},
		"RecordCall": func() error {
			_, err := s.tracked.RecordCall(ctx, &astergatev1.RecordCallRequest{Call: id, Act: astergatev1.RecordAct_RECORD_ACT_START, File: "x.wav"})
			return err
		},
		"MuteCall": func() error {
			_, err := s.tracked.MuteCall(ctx, &astergatev1.MuteCallRequest{Call: id})
			return err
		},
		"SendDtmf": func() error {
			_, err := s.tracked.SendDtmf(ctx, &astergatev1.SendDtmfRequest{Call: id, Digits: "1"})
			return err
		},
		"ParkCall": func() error { _, err := s.tracked.ParkCall(ctx, &astergatev1.ParkCallRequest{Call: id}); return err },
		"SetCallVariable": func() error {
			_, err := s.tracked.SetCallVariable(ctx, &astergatev1.SetCallVariableRequest{Call: id, Name: "A", Value: "1"})
			return err
		},
		"SpyCall": func() error {
			_, err := s.tracked.SpyCall(ctx, &astergatev1.SpyCallRequest{Call: id, Channel: "Local/answer@astergate"})
			return err
		},
	} {
		if info := errorInfo(act()); info.GetReason() != "NOT_PERMITTED" || !slices.Contains([]string{"channels", "contexts", "variables"}, info.GetMetadata()["rule"]) {
			t.Errorf("%s: %v", name, info)
		}
	}
	after, err := s.tracked.GetCall(ctx, &astergatev1.GetCallRequest{Call: id})
	must(t, err)
	if state := after.GetCall().GetState(); state != call.GetState() || len(after.GetCall().GetLegs()) != len(call.GetLegs()) {
		t.Errorf("the call has become %s", state)
	}
	list, err := s.tracked.ListCalls(ctx, &astergatev1.ListCallsRequest{Finished: true})
	if must(t, err); list.GetTotalSize() != 1 {
		t.Errorf("%d calls", list.GetTotalSize())
	}
}

// What a role names it may do to a call, by the call's Uniqueids: these are resolved
// to names by the calls that are followed.
func TestRoleActsOnItsChannels(t *testing.T) {
	b := simulatedBackend(t, simulatorConfig(22))
	s := start(t, b, options{roles: []policy.Rules{{
		Name: policy.Local, Servers: []string{"*"}, Read: []string{"call"}, Write: []string{"call", "originate"},
		Contexts: []string{"astergate"}, Channels: []string{"Local/answer@astergate*"}, Variables: []string{"CAMPAIGN"},
	}}})
	made, err := s.tracked.Originate(t.Context(), &astergatev1.OriginateRequest{
		Channel: "Local/answer@astergate", Context: "astergate", Exten: "answer", WaitFor: astergatev1.CallMilestone_CALL_MILESTONE_ANSWERED,
	})
	must(t, err)
	id := made.GetCall().GetCall()
	_, err = s.tracked.SetCallVariable(t.Context(), &astergatev1.SetCallVariableRequest{Call: id, Name: "CAMPAIGN", Value: "1"})
	must(t, err)
	_, err = s.tracked.SetCallVariable(t.Context(), &astergatev1.SetCallVariableRequest{Call: id, Name: "OTHER", Value: "1"})
	if rule := wantError(t, err, codes.PermissionDenied, "NOT_PERMITTED")["rule"]; rule != "variables" {
		t.Errorf("refused by %s", rule)
	}
	_, err = s.tracked.Originate(t.Context(), &astergatev1.OriginateRequest{Channel: "Local/busy@astergate", Context: "astergate", Exten: "answer"})
	if m := wantError(t, err, codes.PermissionDenied, "NOT_PERMITTED"); m["rule"] != "channels" || !strings.Contains(m["found"], "Local/busy@astergate") {
		t.Errorf("refused by %v", m)
	}
	_, err = s.trySend(t, "Hangup", "Channel", "1.1")
	wantError(t, err, codes.PermissionDenied, "NOT_PERMITTED")
	_, err = s.trySend(t, "Command", "Command", "core stop now")
	wantError(t, err, codes.PermissionDenied, "NOT_PERMITTED")
	_, err = s.tracked.HangupCall(t.Context(), &astergatev1.HangupCallRequest{Call: id})
	must(t, err)
}

// A server that a role may not see is not there: by its name, among all, in texts.
func TestHiddenServer(t *testing.T) {
	f, other := newFake(t), newFake(t)
	hidden := other.backend()
	s := start(t, f.backend(), options{
		link: quiet, also: []ami.Config{{Server: "hidden", Address: hidden.address, Username: hidden.user, Secret: hidden.secret}},
		roles: []policy.Rules{{Name: policy.Local, Servers: []string{"pbx*"}, Read: []string{"all"}, Write: []string{"all"}, Channels: []string{"*"}}},
	})
	s.awaitInfo(t)
	eventually(t, func() bool { // its link has asked all that it asks by itself
		server, err := s.engine.Server("hidden")
		must(t, err)
		return server.Info() != nil
	})
	other.take()
	s.send(t, "Ping") // the only one that he sees
	list, err := s.servers.ListServers(t.Context(), &astergatev1.ListServersRequest{})
	if must(t, err); len(list.GetServers()) != 1 || list.GetServers()[0].GetName() != "pbx1" {
		t.Errorf("servers %v", list)
	}
	conn, err := grpc.NewClient(s.rpc, grpc.WithTransportCredentials(insecure.NewCredentials()))
	must(t, err)
	t.Cleanup(func() { must(t, conn.Close()) })
	asked := 0
	eachMethod(func(name string, m protoreflect.MethodDescriptor) {
		text := `{"server": "hidden", "action": "Ping"}`
		switch {
		case strings.HasSuffix(name, "CarrySession"):
			text = `{"start": {"server": "hidden"}}`
		case m.Input().Fields().ByName("server") == nil:
			return
		case strings.Contains(name, "CallService/Originate"):
			text = `{"server": "hidden", "channel": "PJSIP/1", "context": "c", "exten": "1"}`
		}
		asked++
		ctx, cancel := context.WithTimeout(t.Context(), patience)
		defer cancel()
		_, err := ask(ctx, conn, name, m, text)
		info := errorInfo(err)
		if status.Code(err) != codes.NotFound || info.GetReason() != "SERVER_UNKNOWN" || !strings.Contains(err.Error(), "there is pbx1") {
			t.Errorf("%s: %v", name, err)
		}
		other.wantNothing(t, name)
	})
	if asked < 140 {
		t.Errorf("only %d methods name a server", asked)
	}
	stream, err := s.servers.WatchServers(t.Context(), &astergatev1.WatchServersRequest{})
	must(t, err)
	for {
		msg, err := stream.Recv()
		must(t, err)
		if msg.GetServer().GetName() == "hidden" {
			t.Error("WatchServers shows it")
		}
		if msg.GetSnapshotComplete() != nil {
			break
		}
	}
	if code, _ := s.do(t, http.MethodGet, "/metrics", nil); code != http.StatusForbidden {
		t.Errorf("/metrics shows all servers: %d", code)
	}
}

// agiCommands are one command of each kind, as JSON, by their words.
func agiCommands(t *testing.T) map[string]string {
	t.Helper()
	commands := make(map[string]string)
	for _, group := range agiCommandTable {
		for _, step := range group.steps {
			if name := agiCommandName(agiCommandOf(t, step.send)); step.want != "INVALID_ARGUMENT" {
				commands[name] = step.send
			}
		}
	}
	delete(commands, "")
	if len(commands) != 47 {
		t.Fatalf("%d commands of 47: %v", len(commands), slices.Sorted(maps.Keys(commands)))
	}
	commands["raw"] = `{"raw": {"name": "ANSWER"}}`
	return commands
}

// agiCommandName are the words of a typed command.
func agiCommandName(cmd *astergatev1.SessionCommand) string {
	m := cmd.ProtoReflect()
	set := m.WhichOneof(m.Descriptor().Oneofs().ByName("command"))
	if set == nil {
		return ""
	}
	name, _ := proto.GetExtension(set.Message().Options(), optionsv1.E_AgiCommand).(string)
	return name
}

// channelAt connects as Asterisk does with a channel for a script, and counts what
// it is told.
func (s *service) channelAt(t *testing.T, script, id string) (told func() []string) {
	t.Helper()
	conn, err := (&net.Dialer{}).DialContext(t.Context(), "tcp", s.fastAGI)
	must(t, err)
	_, err = fmt.Fprintf(conn, "agi_network: yes\nagi_network_script: %s\nagi_request: agi://x/%s\nagi_channel: Local/x@y-0001;1\nagi_language: en\nagi_type: Local\nagi_uniqueid: %s\nagi_version: 22.10.1\n"+
		"agi_callerid: unknown\nagi_calleridname: unknown\nagi_callingpres: 0\nagi_callingani2: 0\nagi_callington: 0\nagi_callingtns: 0\nagi_dnid: unknown\nagi_rdnis: unknown\nagi_context: c\nagi_extension: s\nagi_priority: 1\nagi_enhanced: 0.0\nagi_accountcode: \nagi_threadid: 1\n\n", script, script, id)
	must(t, err)
	lines := make(chan string, 1000)
	read := make(chan struct{})
	go func() { // ends with conn
		defer close(read)
		scan := bufio.NewScanner(conn)
		for scan.Scan() {
			lines <- scan.Text()
		}
	}()
	t.Cleanup(func() { _ = conn.Close(); <-read })
	return func() (got []string) {
		for {
			select {
			case line := <-lines:
				got = append(got, line)
			default:
				return got
			}
		}
	}
}

// Every AGI command passes the decision on each of its ways: from a worker, by
// Execute, from a web hook. A role without agi_commands runs none, and none reaches
// the channel.
func TestEveryAGICommandIsDecided(t *testing.T) {
	f := newFake(t)
	r := receive(t)
	rules := policy.Rules{Name: policy.Local, Servers: []string{"*"}, Read: []string{"agi"}, Write: []string{"agi"}, AGIScripts: []string{"*"}}
	hooks := policy.Rules{Name: policy.Webhook, Servers: []string{"*"}, AGIScripts: []string{"*"}}
	s := start(t, f.backend(), options{
		noCalls: true, link: quiet, roles: []policy.Rules{rules, hooks},
		agi:   worker.Config{Routes: []worker.Static{{Route: &astergatev1.AgiRoute{Pattern: "hook"}, Hook: &worker.Hook{URL: r.url}}}},
		hooks: webhook.Config{Secret: hookSecret, AllowLocal: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}},
	})
	s.awaitInfo(t)
	f.take()
	commands := agiCommands(t)

	w, _ := s.register(t, route("work"))
	told := s.channelAt(t, "work", "1.1")
	id := w.take(t).GetSession()
	refused := func(way, name string, failure *astergatev1.AgiFailure) {
		if failure.GetReason() != astergatev1.AgiFailureReason_AGI_FAILURE_REASON_DENIED || !strings.Contains(failure.GetMessage(), "is not permitted to role") {
			t.Errorf("%s by %s: %v", name, way, failure)
		}
	}
	for name, text := range commands {
		refused("a worker", name, w.do(t, id, agiCommandOf(t, text)).GetFailure())
		ctx, cancel := context.WithTimeout(t.Context(), patience)
		_, err := s.agi.Execute(ctx, &astergatev1.ExecuteRequest{Session: id, Command: agiCommandOf(t, text)})
		cancel()
		if rule := wantError(t, err, codes.PermissionDenied, "NOT_PERMITTED")["rule"]; rule != "agi_commands" {
			t.Errorf("%s by Execute: %v", name, err)
		}
	}
	if got := told(); len(got) > 0 {
		t.Errorf("the channel was told %q", got)
	}

	told = s.channelAt(t, "hook", "1.2")
	typ := "session.start"
	for name, text := range commands {
		h := r.next(t, typ, `{"commands": [`+hookJSON(t, text)+`], "continue": true}`)
		if typ == "session.results" {
			if len(h.body.Results) != 1 || !strings.Contains(fmt.Sprint(h.body.Results[0]["failure"]), "is not permitted to role") {
				t.Errorf("before %s by a web hook: %v", name, h.body.Results)
			}
		}
		typ = "session.results"
	}
	r.next(t, typ, "")
	r.next(t, "session.end", "")
	if got := told(); len(got) > 0 {
		t.Errorf("the hook's channel was told %q", got)
	}
	f.wantNothing(t, "AGI commands")
}

// hookJSON is a command of the table in the names that web hooks use.
func hookJSON(t *testing.T, text string) string {
	t.Helper()
	out, err := protojson.Marshal(agiCommandOf(t, text))
	must(t, err)
	return string(out)
}

// The console by prefixes, on servers that answer: neither class command nor the
// dangerous permission is needed.
func TestConsoleByRole(t *testing.T) {
	each(t, func(t *testing.T, b *backend) {
		s := start(t, b, options{allow: []string{}, roles: []policy.Rules{{Name: policy.Local, Servers: []string{"*"}, Read: []string{"system"}, CLI: []string{"core show uptime"}}}})
		resp := s.send(t, "Command", "Command", "core show uptime seconds")
		if resp.GetResponse() != "Success" {
			t.Errorf("%v", resp)
		}
		for _, line := range []string{"core show channels", "core", `"core" show uptime`, "core show uptimes", "x core show uptime"} {
			_, err := s.trySend(t, "Command", "Command", line)
			if rule := wantError(t, err, codes.PermissionDenied, "NOT_PERMITTED")["rule"]; rule != "cli" {
				t.Errorf("%q: %v", line, err)
			}
		}
	})
}
