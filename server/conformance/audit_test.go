package conformance

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/netip"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/reflect/protoregistry"

	"github.com/astergate/astergate/engine/simulator"
	"github.com/astergate/astergate/engine/worker"
	amiv1 "github.com/astergate/astergate/gen/go/astergate/ami/v1"
	optionsv1 "github.com/astergate/astergate/gen/go/astergate/options/v1"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
	"github.com/astergate/astergate/server/audit"
	"github.com/astergate/astergate/server/policy"
	"github.com/astergate/astergate/server/webhook"
)

// audited is a service with an audit log.
type audited struct {
	*service
	file string
	conn *grpc.ClientConn
}

func startAudited(t *testing.T, o options, cfg audit.Config) *audited {
	t.Helper()
	if cfg.File == "" {
		cfg.File = filepath.Join(t.TempDir(), "audit.log")
	}
	o.audit = &cfg
	s := start(t, simulatedBackend(t, simulatorConfig(simulator.Asterisk22)), o)
	conn, err := grpc.NewClient(s.rpc, grpc.WithTransportCredentials(insecure.NewCredentials()))
	must(t, err)
	t.Cleanup(func() { must(t, conn.Close()) })
	return &audited{s, cfg.File, conn}
}

// records stops the service and returns what it has noted.
func (s *audited) records(t *testing.T) []audit.Record {
	t.Helper()
	s.stop()
	data, err := os.ReadFile(s.file)
	must(t, err)
	var list []audit.Record
	for line := range bytes.Lines(data) {
		var r audit.Record
		if err := json.Unmarshal(line, &r); err != nil {
			t.Fatalf("line %q: %v", line, err)
		}
		list = append(list, r)
	}
	return list
}

// Every RPC that can change something leaves exactly a begin and an end, in this
// order and with one id; every other leaves nothing. Which they are is read from
// the descriptors, and no RPC is left out.
func TestAuditEveryRPC(t *testing.T) {
	s := startAudited(t, options{}, audit.Config{})
	want := make(map[string]bool) // by method: whether it writes
	for _, pkg := range []protoreflect.FullName{"astergate.v1", "astergate.ami.v1"} {
		protoregistry.GlobalFiles.RangeFilesByPackage(pkg, func(file protoreflect.FileDescriptor) bool {
			for i := range file.Services().Len() {
				for j := range file.Services().Get(i).Methods().Len() {
					m := file.Services().Get(i).Methods().Get(j)
					want[string(m.Parent().FullName())+"/"+string(m.Name())] = s.callOnce(t, m)
				}
			}
			return true
		})
	}
	if len(want) < 180 {
		t.Fatalf("only %d RPCs", len(want))
	}
	got := make(map[string][]audit.Record)
	for _, r := range s.records(t) {
		if r.Via == audit.ViaGRPC {
			got[r.Method] = append(got[r.Method], r)
		}
	}
	writing := 0
	for method, writes := range want {
		lines := slices.DeleteFunc(got[method], func(r audit.Record) bool { return r.Phase == audit.Action })
		switch {
		case !writes && len(lines) > 0:
			t.Errorf("%s only reads, and left %+v", method, lines)
		case !writes:
		case len(lines) != 2 || lines[0].Phase != audit.Begin || lines[1].Phase != audit.End || lines[0].ID != lines[1].ID:
			t.Errorf("%s left %+v", method, lines)
		default:
			writing++
			if lines[0].Decision != audit.Allowed || lines[0].Principal != "local" || lines[0].Role != "local" || lines[0].Peer == "" || lines[1].Outcome == "" || lines[1].Code == "" {
				t.Errorf("%s: something is missing in %+v", method, lines)
			}
		}
	}
	t.Logf("%d RPCs, %d of them write", len(want), writing)
	for method := range got {
		if _, known := want[method]; !known {
			t.Errorf("%s is no RPC", method)
		}
	}
}

// callOnce calls an RPC, whatever comes of it, and reports whether it can change
// something.
func (s *audited) callOnce(t *testing.T, m protoreflect.MethodDescriptor) bool {
	t.Helper()
	access, _ := proto.GetExtension(m.Options(), optionsv1.E_Access).(*optionsv1.Access)
	read, _ := proto.GetExtension(m.Options(), optionsv1.E_Read).(bool)
	typed := proto.HasExtension(m.Options(), optionsv1.E_Action)
	request, err := protoregistry.GlobalTypes.FindMessageByName(m.Input().FullName())
	must(t, err)
	response, err := protoregistry.GlobalTypes.FindMessageByName(m.Output().FullName())
	must(t, err)
	req := request.New().Interface()
	fill(req.ProtoReflect())
	for name, value := range map[protoreflect.Name]string{"session": "none", "call": "none", "script": "none"} {
		if fd := req.ProtoReflect().Descriptor().Fields().ByName(name); fd != nil && fd.Kind() == protoreflect.StringKind {
			req.ProtoReflect().Set(fd, protoreflect.ValueOfString(value))
		}
	}
	// Reads that show secrets are noted as well.
	action, _ := proto.GetExtension(m.Options(), optionsv1.E_Action).(string)
	writes := access.GetWrite() != "" || typed && (!read || len(policy.DangerIn(policy.Action{Name: action})) > 0)
	switch req := req.(type) {
	case *astergatev1.SendActionRequest:
		req.Action, req.Headers, writes = "Hangup", pairs([]string{"Channel", "none"}), true
	case *astergatev1.StreamActionRequest:
		req.Action, req.Headers, writes = "Hangup", pairs([]string{"Channel", "none"}), true
	case *astergatev1.ServeRequest:
		req.Frame = &astergatev1.ServeRequest_Register{Register: route("x")}
	case *astergatev1.CarrySessionRequest:
		req.Frame = &astergatev1.CarrySessionRequest_Start{Start: &astergatev1.CarryStart{Server: "none"}}
	case *astergatev1.DisconnectRequest:
		server, err := s.engine.Server("")
		must(t, err)
		defer s.awaitState(t, astergatev1.LinkState_LINK_STATE_READY)
		defer server.Connect()
	}
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Second)
	defer cancel()
	path := "/" + string(m.Parent().FullName()) + "/" + string(m.Name())
	if !m.IsStreamingServer() {
		_ = s.conn.Invoke(ctx, path, req, response.New().Interface()) // its error is as good
		return writes
	}
	stream, err := s.conn.NewStream(ctx, &grpc.StreamDesc{ServerStreams: true, ClientStreams: m.IsStreamingClient()}, path)
	must(t, err)
	must(t, stream.SendMsg(req))
	if !m.IsStreamingClient() {
		must(t, stream.CloseSend())
	}
	_ = stream.RecvMsg(response.New().Interface())
	return writes
}

// What each kind of request leaves, by each way.
func TestAuditLines(t *testing.T) {
	s := startAudited(t, options{allow: []string{"shell"}, token: "0123456789abcdef"}, audit.Config{})
	ctx := metadata.AppendToOutgoingContext(t.Context(), "authorization", "Bearer 0123456789abcdef")
	send := func(want codes.Code, action string, headers ...string) {
		t.Helper()
		if _, err := s.actions.SendAction(ctx, &astergatev1.SendActionRequest{Action: action, Headers: pairs(headers), ActionId: "mine"}); status.Code(err) != want {
			t.Errorf("%s: %v", action, err)
		}
	}
	hostile := "x\"}\\u000a{\"phase\":\"end\"}"
	send(codes.OK, "Originate", "Channel", "Local/answer@astergate", "Context", "astergate", "Exten", "answer", "Priority", "1",
		"Async", "true", "ChannelId", "audit-1", "Variable", "PIN=4711,OTHER=hush", "Account", "none of it")
	send(codes.OK, "Hangup", "Channel", hostile)
	send(codes.OK, "Ping")
	send(codes.OK, "Setvar", "Variable", "SHELL(id)", "Value", "hush")
	send(codes.PermissionDenied, "Command", "Command", "core stop now")
	send(codes.InvalidArgument, "Hangup", "Channel", "a\r\nAction: Logoff")
	send(codes.OK, "Getvar", "Variable", "SHELL(id)")
	if _, err := s.actions.SendAction(t.Context(), &astergatev1.SendActionRequest{Action: "Hangup"}); status.Code(err) != codes.Unauthenticated {
		t.Error(err)
	}
	if _, err := s.tracked.HangupCall(ctx, &astergatev1.HangupCallRequest{Call: "none"}); status.Code(err) != codes.NotFound {
		t.Error(err)
	}
	client := amiv1.NewCoreServiceClient(s.conn)
	if _, err := client.Hangup(ctx, &amiv1.HangupRequest{}); status.Code(err) != codes.InvalidArgument {
		t.Error(err)
	}
	if _, err := s.agi.ListSessions(ctx, &astergatev1.ListSessionsRequest{}); err != nil {
		t.Error(err)
	}
	body := []byte(`{"channel": "PJSIP/none"}`)
	req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.url+"/v1/servers/pbx1/actions/Hangup", bytes.NewReader(body))
	must(t, err)
	req.Header = http.Header{"Content-Type": {"application/json"}, "Authorization": {"Bearer 0123456789abcdef"}, "X-Request-Id": {"theirs-1"}}
	resp, err := http.DefaultClient.Do(req)
	must(t, err)
	must(t, resp.Body.Close())
	if _, err := s.servers.Disconnect(ctx, &astergatev1.DisconnectRequest{Reason: "for the test"}); err != nil {
		t.Error(err)
	}
	send(codes.Unavailable, "Hangup", "Channel", "x")

	got := lineTexts(t, s.records(t))
	who := ` principal=token role=token via=grpc method=astergate.v1.ActionService/SendAction`
	want := []string{
		`begin` + who + ` server=pbx1 action=Originate channel=Local/answer@astergate unique_id=audit-1 arguments=context:astergate,exten:answer,priority:1,variable:PIN,OTHER decision=allowed`,
		`end` + who + ` server=pbx1 action=Originate channel=Local/answer@astergate unique_id=audit-1 arguments=context:astergate,exten:answer,priority:1,variable:PIN,OTHER decision=allowed outcome=OK code=OK ids=1`,
		`begin` + who + ` server=pbx1 action=Hangup channel=` + hostile + ` decision=allowed`,
		`end` + who + ` server=pbx1 action=Hangup channel=` + hostile + ` decision=allowed outcome=FAILED code=OK reason=ASTERISK_REFUSED ids=1`,
		`begin` + who + ` server=pbx1 action=Setvar arguments=variable:SHELL(id) dangerous=shell decision=allowed`,
		`end` + who + ` server=pbx1 action=Setvar arguments=variable:SHELL(id) dangerous=shell decision=allowed outcome=OK code=OK ids=1`,
		`end` + who + ` server=pbx1 action=Command arguments=command:core stop now decision=denied rule=command outcome=NOT_SENT code=PERMISSION_DENIED reason=DANGEROUS_ACTION`,
		`begin` + who + ` server=pbx1 action=Hangup channel=` + "a\r\nAction: Logoff" + ` decision=allowed`,
		`end` + who + ` server=pbx1 action=Hangup channel=` + "a\r\nAction: Logoff" + ` decision=allowed outcome=NOT_SENT code=INVALID_ARGUMENT reason=INVALID_HEADER ids=1`,
		`begin` + who + ` server=pbx1 action=Getvar arguments=variable:SHELL(id) dangerous=shell decision=allowed`,
		`end` + who + ` server=pbx1 action=Getvar arguments=variable:SHELL(id) dangerous=shell decision=allowed outcome=OK code=OK ids=1`,
		`end via=grpc method=astergate.v1.ActionService/SendAction decision=denied outcome=NOT_SENT code=UNAUTHENTICATED reason=UNAUTHENTICATED`,
		`begin principal=token role=token via=grpc method=astergate.v1.CallService/HangupCall call=none decision=allowed`,
		`end principal=token role=token via=grpc method=astergate.v1.CallService/HangupCall call=none decision=allowed outcome=FAILED code=NOT_FOUND reason=CALL_UNKNOWN`,
		`end principal=token role=token via=grpc method=astergate.ami.v1.CoreService/Hangup server=pbx1 action=Hangup decision=allowed outcome=NOT_SENT code=INVALID_ARGUMENT reason=INVALID_REQUEST`,
		`begin request_id=theirs-1 principal=token role=token via=rest method=astergate.ami.v1.CoreService/Hangup server=pbx1 action=Hangup channel=PJSIP/none decision=allowed`,
		`end request_id=theirs-1 principal=token role=token via=rest method=astergate.ami.v1.CoreService/Hangup server=pbx1 action=Hangup channel=PJSIP/none decision=allowed outcome=FAILED code=NOT_FOUND reason=CHANNEL_NOT_FOUND ids=1`,
		`begin principal=token role=token via=grpc method=astergate.v1.ServerService/Disconnect arguments=reason:for the test decision=allowed`,
		`end principal=token role=token via=grpc method=astergate.v1.ServerService/Disconnect arguments=reason:for the test decision=allowed outcome=OK code=OK`,
		`begin` + who + ` server=pbx1 action=Hangup channel=x decision=allowed`,
		`end` + who + ` server=pbx1 action=Hangup channel=x decision=allowed outcome=NOT_SENT code=UNAVAILABLE reason=NOT_SENT`,
	}
	compareLines(t, got, want)
}

// What a worker, its session and its commands leave, and an operator's command.
func TestAuditSession(t *testing.T) {
	for _, all := range []bool{false, true} {
		t.Run(fmt.Sprintf("agi_commands=%v", all), func(t *testing.T) {
			s := startAudited(t, options{allow: []string{"shell"}}, audit.Config{AGICommands: all})
			w, _ := s.register(t, route("order"))
			s.call(t, "order", "audit-2")
			offer := w.take(t)
			session := offer.GetSession()
			for _, cmd := range []*astergatev1.SessionCommand{set("SECRET", "hush"), get("SHELL(id)"), runApp("System", "rm -rf /")} {
				w.do(t, session, cmd)
			}
			if _, err := s.agi.Execute(t.Context(), &astergatev1.ExecuteRequest{Session: session, Command: noop("hush")}); err != nil {
				t.Error(err)
			}
			w.send(t, finish(session, false))
			w.ended(t, session)
			s.awaitSessions(t, func(live map[string]*astergatev1.AgiSession, _ map[string]astergatev1.SessionEnd) bool {
				return len(live) == 0
			})
			records := slices.DeleteFunc(s.records(t), func(r audit.Record) bool { return r.Action == "Originate" })
			for i := range records {
				if records[i].Session == session {
					records[i].Session = "S"
				}
				if strings.HasPrefix(records[i].Channel, "Local/") {
					records[i].Channel = "C"
				}
			}
			who := ` principal=local role=local via=`
			on := ` server=pbx1`
			sess := ` channel=C unique_id=audit-2 session=S worker=test script=order`
			want := []string{
				`begin` + who + `grpc method=astergate.v1.AgiService/Serve worker=test decision=allowed`,
				`begin` + who + `agi method=astergate.v1.AgiService/Serve` + on + sess + ` decision=allowed`,
			}
			if all {
				want = append(want,
					`begin`+who+`agi method=astergate.v1.AgiService/Serve`+on+` action=AGI command=SET VARIABLE`+sess+` arguments=argument:SECRET decision=allowed`,
					`end`+who+`agi method=astergate.v1.AgiService/Serve`+on+` action=AGI command=SET VARIABLE`+sess+` arguments=argument:SECRET decision=allowed outcome=OK code=OK`)
			}
			want = append(want,
				`begin`+who+`agi method=astergate.v1.AgiService/Serve`+on+` action=AGI command=GET VARIABLE`+sess+` arguments=arguments:SHELL(id) dangerous=shell decision=allowed`,
				`end`+who+`agi method=astergate.v1.AgiService/Serve`+on+` action=AGI command=GET VARIABLE`+sess+` arguments=arguments:SHELL(id) dangerous=shell decision=allowed outcome=OK code=OK`,
				`end`+who+`agi method=astergate.v1.AgiService/Serve`+on+` action=AGI command=EXEC`+sess+` arguments=arguments:System rm -rf / decision=denied rule=system outcome=NOT_SENT code=PERMISSION_DENIED reason=DANGEROUS_ACTION`,
				`begin`+who+`grpc method=astergate.v1.AgiService/Execute`+on+` channel=C unique_id=audit-2 session=S script=order decision=allowed`,
				`action`+who+`grpc method=astergate.v1.AgiService/Execute`+on+` action=AGI command=NOOP channel=C unique_id=audit-2 session=S script=order decision=allowed`,
				`end`+who+`grpc method=astergate.v1.AgiService/Execute`+on+` channel=C unique_id=audit-2 session=S script=order decision=allowed outcome=OK code=OK`,
				`end`+who+`agi method=astergate.v1.AgiService/Serve`+on+sess+` decision=allowed outcome=OK reason=FINISHED`,
				`end`+who+`grpc method=astergate.v1.AgiService/Serve worker=test decision=allowed outcome=FAILED code=UNAVAILABLE reason=SERVER_STOPPING`,
			)
			compareLines(t, lineTexts(t, records), want)
		})
	}
}

// A full disk: writes are refused before anything is sent, or go on; reads go on.
func TestAuditFullDisk(t *testing.T) {
	for _, refuse := range []bool{true, false} {
		t.Run(fmt.Sprintf("refuse=%v", refuse), func(t *testing.T) {
			s := startAudited(t, options{}, audit.Config{File: "/dev/full", Refuse: refuse})
			_, err := s.trySend(t, "Setvar", "Variable", "X", "Value", "1")
			done := fmt.Sprint(s.send(t, "Getvar", "Variable", "X").GetHeaders())

			code, _ := s.do(t, http.MethodGet, "/readyz", nil)
			metrics := s.page(t, "/metrics")
			if !strings.Contains(metrics, "astergate_audit_failing 1\n") {
				t.Errorf("the metrics do not tell: %s", metrics)
			}
			if refuse {
				if status.Code(err) != codes.Unavailable || !strings.Contains(fmt.Sprint(err), "no space left") || reasonOf(err) != "AUDIT_FAILED" || strings.Contains(done, `"1"`) || code != http.StatusServiceUnavailable {
					t.Errorf("%v, done %s, readyz %d", err, done, code)
				}
				return
			}
			if err != nil || !strings.Contains(done, `"1"`) || code != http.StatusOK {
				t.Errorf("%v, done %s, readyz %d", err, done, code)
			}
		})
	}
}

// lineTexts are the lines without what differs from run to run: times, ids and
// peers, which are checked here.
func lineTexts(t *testing.T, records []audit.Record) []string {
	t.Helper()
	open := make(map[string]bool)
	var list []string
	for _, r := range records {
		if r.Time.IsZero() || time.Since(r.Time) > time.Hour || !regexp.MustCompile(`^[A-Z2-7]{12}-[0-9a-z]+$`).MatchString(r.ID) {
			t.Errorf("time or id of %+v", r)
		}
		if r.Via != audit.ViaHook && !strings.HasPrefix(r.Peer, "127.0.0.1:") {
			t.Errorf("peer of %+v", r)
		}
		switch r.Phase {
		case audit.Begin:
			open[r.ID] = true
		case audit.End:
			delete(open, r.ID)
		}
		var b strings.Builder
		b.WriteString(r.Phase)
		add := func(name, value string) {
			if value != "" {
				fmt.Fprintf(&b, " %s=%s", name, value)
			}
		}
		var arguments []string
		for name, value := range r.Arguments {
			arguments = append(arguments, name+":"+value)
		}
		slices.Sort(arguments)
		add("request_id", map[bool]string{true: r.RequestID}[r.RequestID == "theirs-1"])
		add("principal", r.Principal)
		add("role", r.Role)
		add("via", r.Via)
		add("method", r.Method)
		add("server", r.Server)
		add("action", r.Action)
		add("command", r.Command)
		add("channel", r.Channel)
		add("unique_id", r.UniqueID)
		add("call", r.Call)
		add("session", r.Session)
		add("worker", r.Worker)
		add("script", r.Script)
		add("arguments", strings.Join(arguments, ","))
		add("dangerous", strings.Join(r.Dangerous, ","))
		add("decision", r.Decision)
		add("rule", r.Rule)
		add("outcome", r.Outcome)
		add("code", r.Code)
		add("reason", r.Reason)
		if n := len(r.ActionIDs); n > 0 {
			add("ids", fmt.Sprint(n))
		}
		list = append(list, b.String())
	}
	if len(open) > 0 {
		t.Errorf("%d begins have no end", len(open))
	}
	return list
}

func compareLines(t *testing.T, got, want []string) {
	t.Helper()
	for i := range max(len(got), len(want)) {
		g, w := "", ""
		if i < len(got) {
			g = got[i]
		}
		if i < len(want) {
			w = want[i]
		}
		if g != w {
			t.Errorf("line %d:\n got %q\nwant %q", i, g, w)
		}
	}
}

// page reads a page of the HTTP side.
func (s *audited) page(t *testing.T, path string) string {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, s.url+path, nil)
	must(t, err)
	resp, err := http.DefaultClient.Do(req)
	must(t, err)
	body, err := io.ReadAll(resp.Body)
	must(t, err)
	must(t, resp.Body.Close())
	return string(body)
}

// reasonOf is the ErrorReason in an error.
func reasonOf(err error) string {
	for _, detail := range status.Convert(err).Details() {
		if info, ok := detail.(*errdetails.ErrorInfo); ok {
			return info.GetReason()
		}
	}
	return ""
}

// A web hook's session and its dangerous command are the web hook's.
func TestAuditHook(t *testing.T) {
	r := receive(t)
	s := startAudited(t, options{
		agi: worker.Config{Routes: []worker.Static{{
			Route: &astergatev1.AgiRoute{Pattern: "hook"}, Hook: &worker.Hook{URL: r.url}}}},
		hooks: webhook.Config{Secret: hookSecret, AllowLocal: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}},
	}, audit.Config{})
	s.call(t, "hook", "audit-3")
	r.next(t, "session.start", `{"commands": [{"setVariable": {"name": "A", "value": "hush"}}, {"exec": {"application": "System", "options": "id"}}]}`)
	r.next(t, "session.end", "")
	records := slices.DeleteFunc(s.records(t), func(r audit.Record) bool { return r.Action == "Originate" })
	for i := range records {
		if !strings.HasPrefix(records[i].Channel, "Local/") || records[i].Session == "" || !strings.HasPrefix(records[i].Worker, "http://127.0.0.1") || strings.Contains(records[i].Worker, "key") {
			t.Errorf("got %+v", records[i])
		}
		records[i].Channel, records[i].Session, records[i].Worker = "C", "S", "W"
	}
	who, on := ` principal=webhook role=webhook via=hook server=pbx1`, ` channel=C unique_id=audit-3 session=S worker=W script=hook`
	command := ` action=AGI command=EXEC` + on + ` arguments=arguments:System id dangerous=system decision=allowed`
	compareLines(t, lineTexts(t, records), []string{
		`begin` + who + on + ` decision=allowed`,
		`begin` + who + command,
		`end` + who + command + ` outcome=FAILED code=OK reason=APP_ERROR`,
		`end` + who + on + ` decision=allowed outcome=FAILED reason=HANDLER_FAILED`,
	})
}

// Each action of a pipe has an entry of its own, as if it were a call.
func TestAuditPipe(t *testing.T) {
	s := startAudited(t, options{allow: []string{}}, audit.Config{})
	pipe, err := s.actions.Pipe(t.Context())
	must(t, err)
	req := &astergatev1.PipeRequest{}
	for i, action := range []string{"Ping", "UserEvent", "Command", "UserEvent"} {
		req.Actions = append(req.Actions, &astergatev1.PipedAction{Id: uint64(i), Action: &astergatev1.SendActionRequest{Action: action}})
	}
	must(t, pipe.Send(req))
	must(t, pipe.CloseSend())
	got, err := answers(t, pipe)
	must(t, err)
	if len(got) != 4 {
		t.Fatalf("%d answers", len(got))
	}
	lines := make(map[string][]audit.Record)
	for _, r := range s.records(t) {
		if r.Via == audit.ViaGRPC {
			lines[r.ID] = append(lines[r.ID], r)
		}
	}
	written := make(map[string]int)
	for id, list := range lines {
		last := list[len(list)-1]
		if last.Phase != audit.End || last.Principal == "" || !strings.HasSuffix(last.Method, "/Pipe") {
			t.Errorf("%s: %+v", id, list)
		}
		written[last.Action+" "+last.Outcome+fmt.Sprint(len(list))]++
	}
	if written["UserEvent OK2"] != 2 || len(lines) != 3 {
		t.Errorf("%v of %d entries", written, len(lines))
	}
}
