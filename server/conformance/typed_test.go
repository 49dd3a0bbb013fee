package conformance

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoregistry"
	"google.golang.org/protobuf/types/known/durationpb"

	"github.com/astergate/astergate/engine/asterisktest"
	eventv1 "github.com/astergate/astergate/gen/go/astergate/ami/event/v1"
	amiv1 "github.com/astergate/astergate/gen/go/astergate/ami/v1"
)

// typed is a service whose typed actions are called by their requests.
type typed struct {
	*service
	b      *backend
	conn   *grpc.ClientConn
	tap    *wiretap
	called map[string]bool // by the action's name
}

func startTyped(t *testing.T, b *backend) *typed {
	t.Helper()
	s := start(t, b, options{})
	conn, err := grpc.NewClient(s.rpc, grpc.WithTransportCredentials(insecure.NewCredentials()))
	must(t, err)
	t.Cleanup(func() { must(t, conn.Close()) })
	return &typed{service: s, b: b, conn: conn, tap: s.wiretap(t), called: make(map[string]bool)}
}

// try calls the action of a request.
func (s *typed) try(t testing.TB, req proto.Message) (proto.Message, error) {
	t.Helper()
	name := strings.TrimSuffix(string(req.ProtoReflect().Descriptor().Name()), "Request")
	a := s.engine.Actions().ByName(name)
	if a == nil {
		t.Fatalf("no action %s", name)
	}
	mt, err := protoregistry.GlobalTypes.FindMessageByName(a.Method.Output().FullName())
	must(t, err)
	resp := mt.New().Interface()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	s.called[a.Name] = true
	return resp, s.conn.Invoke(ctx, a.FullMethod(), req, resp)
}

// do calls the action, which must succeed, and holds the response against the
// bytes.
func do[T proto.Message](t testing.TB, s *typed, req proto.Message) (response T) {
	t.Helper()
	resp, err := s.try(t, req)
	if err != nil {
		t.Fatalf("%s: %v", req.ProtoReflect().Descriptor().Name(), err)
	}
	reply := replyIn(resp)
	if !reply.GetSuccess() {
		t.Errorf("%s: %v", req.ProtoReflect().Descriptor().Name(), reply)
	}
	blocks := 1 + int(reply.GetReceivedItems())
	account(t, resp, s.tap.answer(t, reply.GetActionId(), blocks))
	for _, u := range reply.GetUnmapped() {
		t.Logf("%s: untyped header %s: %s", resp.ProtoReflect().Descriptor().Name(), u.GetName(), u.GetValue())
	}
	for _, u := range reply.GetUnmappedItems() {
		t.Logf("%s: untyped in item %d, %s: %v", resp.ProtoReflect().Descriptor().Name(), u.GetIndex(), u.GetEvent(), u.GetUnmapped())
	}
	response, ok := resp.(T)
	if !ok {
		t.Fatalf("the response is a %T", resp)
	}
	return response
}

func replyIn(resp proto.Message) *amiv1.ActionReply {
	m := resp.ProtoReflect()
	reply, _ := m.Get(m.Descriptor().Fields().ByNumber(1)).Message().Interface().(*amiv1.ActionReply)
	return reply
}

// refusedWith calls the action, which Asterisk must refuse.
func (s *typed) refusedWith(t testing.TB, req proto.Message, code codes.Code, reason string) map[string]string {
	t.Helper()
	_, err := s.try(t, req)
	return wantErrorOf(t, err, code, reason, "asterisk")
}

// up makes a channel that stays in an extension of the dialplan, and returns its
// Uniqueid.
func (s *typed) up(t testing.TB, exten, id string) string {
	t.Helper()
	do[*amiv1.OriginateResponse](t, s, &amiv1.OriginateRequest{
		Channel: "Local/answer@astergate", Context: "astergate", Exten: exten, Priority: "1", ChannelId: id, OtherChannelId: id + "-b",
	})
	return id
}

// simulatedActions are those that the simulator knows.
var simulatedActions = []string{
	"Command", "CoreSettings", "CoreShowChannels", "CoreStatus", "DBDel", "DBDelTree", "DBGet", "DBGetTree", "DBPut", "Getvar",
	"Hangup", "Originate", "Ping", "QueueStatus", "QueueSummary", "Redirect", "Setvar", "Status", "UserEvent",
}

// Every typed action is called; what it answers is held against the bytes.
func TestTypedActions(t *testing.T) {
	eachSimulated(t, func(t *testing.T, b *backend) {
		s := startTyped(t, b)
		s.callServer(t)
		s.callVariables(t)
		s.callDatabase(t)
		s.callChannels(t)
		for _, name := range simulatedActions {
			if !s.called[name] {
				t.Errorf("%s was not called", name)
			}
		}
	})
	asterisktest.EachReal(t, func(t *testing.T, target asterisktest.Target) {
		s := startTyped(t, realBackend(t, target, asterisktest.Config{PJSIP: true}))
		s.callServer(t)
		s.callVariables(t)
		s.callDatabase(t)
		s.callChannels(t)
		s.callModules(t)
		s.callQueues(t)
		s.callConferences(t)
		s.callCalls(t)
		s.callRest(t)
	})
}

// callRest calls all other actions by their examples in the mapping's golden
// files: what is answered is held against the bytes, what is refused is refused
// by Asterisk, in its own words, or is none of its actions, by its own list.
func (s *typed) callRest(t *testing.T) {
	answered, refused, missing := len(s.called), 0, 0
	for _, a := range s.engine.Actions().All() {
		if s.called[a.Name] {
			continue
		}
		raw, err := os.ReadFile(filepath.Join("..", "..", "engine", "mapping", "testdata", "actions", a.Name, "request.json"))
		must(t, err)
		req := a.NewRequest()
		must(t, protojson.Unmarshal(raw, req))
		resp, err := s.try(t, req)
		if err != nil {
			info := errorInfo(err)
			if info.GetReason() == "ACTION_UNKNOWN" && info.GetDomain() == "astergate" && info.GetMetadata()["module"] != "" {
				missing++
				continue
			}
			if info.GetDomain() != "asterisk" || info.GetMetadata()["message"] == "" && info.GetReason() != "ORIGINATE_FAILED" {
				t.Errorf("%s: %v %v", a.Name, err, info)
			}
			refused++
			continue
		}
		reply := replyIn(resp)
		account(t, resp, s.tap.answer(t, reply.GetActionId(), 1+int(reply.GetReceivedItems())))
		answered++
	}
	t.Logf("%d typed actions: %d answered, %d refused by Asterisk, %d not there", len(s.engine.Actions().All()), answered, refused, missing)
}

func (s *typed) callServer(t *testing.T) {
	ping := do[*amiv1.PingResponse](t, s, &amiv1.PingRequest{ActionId: "mine"})
	if ping.GetPing() != "Pong" || ping.GetTimestamp() < 1e9 || !strings.HasSuffix(ping.GetReply().GetActionId(), "-mine") {
		t.Errorf("Ping: %v", ping)
	}
	if settings := do[*amiv1.CoreSettingsResponse](t, s, &amiv1.CoreSettingsRequest{}); settings.GetAsteriskVersion() == "" {
		t.Errorf("CoreSettings: %v", settings)
	}
	if st := do[*amiv1.CoreStatusResponse](t, s, &amiv1.CoreStatusRequest{}); st.GetCoreStartupDate() == "" || st.CoreCurrentCalls == nil {
		t.Errorf("CoreStatus: %v", st)
	}
	command := do[*amiv1.CommandResponse](t, s, &amiv1.CommandRequest{Command: "core show version"})
	if len(command.GetOutput()) == 0 || !strings.HasPrefix(command.GetOutput()[0], "Asterisk") {
		t.Errorf("Command: %v", command)
	}
	resp, err := s.try(t, &amiv1.CommandRequest{Command: "no such thing"})
	must(t, err)
	if reply := replyIn(resp); reply.GetSuccess() || !strings.Contains(strings.Join(resp.(*amiv1.CommandResponse).GetOutput(), "\n"), "No such command") {
		t.Errorf("a Command that there is not: %v", resp)
	}
	event := &amiv1.UserEventRequest{UserEvent: "Typed", ExtraHeaders: pairs([]string{"Key", "value", "Key", "again"})}
	do[*amiv1.UserEventResponse](t, s, event)
}

func (s *typed) callVariables(t *testing.T) {
	// A line end cannot be sent; the rest must come back as it was.
	for _, value := range []string{"", "a,b", `say "hi", \ and all`, "${NOT}", "ÄÖ", " blanks ", "x=y"} {
		do[*amiv1.SetvarResponse](t, s, &amiv1.SetvarRequest{Variable: "TYPED", Value: value})
		got := do[*amiv1.GetvarResponse](t, s, &amiv1.GetvarRequest{Variable: "TYPED"})
		if want := strings.TrimLeft(value, " "); got.GetValue() != want || got.GetVariable() != "TYPED" {
			t.Errorf("variable %q is %q", value, got.GetValue())
		}
	}
	if m := s.refusedWith(t, &amiv1.GetvarRequest{Channel: "none", Variable: "X"}, codes.NotFound, "CHANNEL_NOT_FOUND"); m["message"] != "No such channel" {
		t.Errorf("metadata %v", m)
	}
	_, err := s.try(t, &amiv1.GetvarRequest{})
	if m := wantErrorOf(t, err, codes.InvalidArgument, "INVALID_REQUEST", "astergate"); m["field"] != "variable" {
		t.Errorf("metadata %v", m)
	}
}

func (s *typed) callDatabase(t *testing.T) {
	do[*amiv1.DBPutResponse](t, s, &amiv1.DBPutRequest{Family: "typed", Key: "one", Val: `a "b", \c`})
	do[*amiv1.DBPutResponse](t, s, &amiv1.DBPutRequest{Family: "typed", Key: "two", Val: "2"})
	got := do[*amiv1.DBGetResponse](t, s, &amiv1.DBGetRequest{Family: "typed", Key: "one"})
	if len(got.GetEntries()) != 1 || got.GetEntries()[0].GetVal() != `a "b", \c` {
		t.Errorf("DBGet: %v", got)
	}
	s.refusedWith(t, &amiv1.DBGetRequest{Family: "typed", Key: "none"}, codes.NotFound, "ASTERISK_NOT_FOUND")
	tree := do[*amiv1.DBGetTreeResponse](t, s, &amiv1.DBGetTreeRequest{Family: "typed"})
	if len(tree.GetEntries()) != 2 {
		t.Errorf("DBGetTree: %v", tree)
	}
	do[*amiv1.DBDelResponse](t, s, &amiv1.DBDelRequest{Family: "typed", Key: "one"})
	do[*amiv1.DBDelTreeResponse](t, s, &amiv1.DBDelTreeRequest{Family: "typed"})
	s.refusedWith(t, &amiv1.DBGetRequest{Family: "typed", Key: "two"}, codes.NotFound, "ASTERISK_NOT_FOUND")
}

func (s *typed) callChannels(t *testing.T) {
	first := do[*amiv1.OriginateResponse](t, s, &amiv1.OriginateRequest{
		Channel: "Local/answer@astergate", Context: "astergate", Exten: "answer", Priority: "1", ChannelId: "typed-1",
		CallerId: `"Typed" <100>`, Timeout: durationpb.New(20 * time.Second), Variables: hostileVariables,
	})
	if c := first.GetCompletion(); c.GetResponse() != eventv1.OriginateOutcome_ORIGINATE_OUTCOME_SUCCESS || c.GetUniqueId() != "typed-1" || c.GetReason() != 4 || c.GetActionId() != first.GetReply().GetActionId() {
		t.Errorf("Originate: %v", first)
	}
	for name, want := range hostileVariables {
		if got := do[*amiv1.GetvarResponse](t, s, &amiv1.GetvarRequest{Channel: "typed-1", Variable: strings.TrimLeft(name, "_")}); got.GetValue() != want {
			t.Errorf("variable %s: %q, want %q", name, got.GetValue(), want)
		}
	}
	channels := do[*amiv1.CoreShowChannelsResponse](t, s, &amiv1.CoreShowChannelsRequest{})
	if !slices.ContainsFunc(channels.GetChannels(), func(c *eventv1.CoreShowChannel) bool {
		return c.GetChannel().GetUniqueId() == "typed-1" && c.GetChannel().GetChannelState() == eventv1.ChannelState_CHANNEL_STATE_UP
	}) || !channels.GetReply().GetListComplete() {
		t.Errorf("CoreShowChannels: %v", channels)
	}
	all := do[*amiv1.StatusResponse](t, s, &amiv1.StatusRequest{})
	if len(all.GetChannels()) < 2 {
		t.Errorf("Status: %v", all)
	}
	do[*amiv1.StatusResponse](t, s, &amiv1.StatusRequest{Channel: "typed-1", Variables: "A,NOT_SET"})
	do[*amiv1.RedirectResponse](t, s, &amiv1.RedirectRequest{Channel: "typed-1", Context: "astergate", Exten: "short", Priority: "1"})
	do[*amiv1.HangupResponse](t, s, &amiv1.HangupRequest{Channel: s.up(t, "answer", "typed-2"), Cause: 17})
	s.refusedWith(t, &amiv1.HangupRequest{Channel: "none"}, codes.NotFound, "CHANNEL_NOT_FOUND")

	// A call that is not answered is an error with its outcome.
	m := s.refusedWith(t, &amiv1.OriginateRequest{Channel: "Local/busy@astergate", Application: "Wait", Data: "1"}, codes.Aborted, "ORIGINATE_FAILED")
	if m["originate_reason"] != "5" || m["outcome"] != "BUSY" || m["action_id"] == "" {
		t.Errorf("busy: %v", m)
	}
	m = s.refusedWith(t, &amiv1.OriginateRequest{Channel: "Local/noanswer@astergate", Application: "Wait", Data: "1", Timeout: durationpb.New(time.Second)}, codes.Aborted, "ORIGINATE_FAILED")
	if m["originate_reason"] != "3" || m["outcome"] != "NO_ANSWER" {
		t.Errorf("not answered: %v", m)
	}
	async := do[*amiv1.OriginateResponse](t, s, &amiv1.OriginateRequest{Channel: "Local/short@astergate", Application: "Wait", Data: "1", Async: true})
	if async.GetCompletion() != nil {
		t.Errorf("async: %v", async)
	}
	do[*amiv1.QueueStatusResponse](t, s, &amiv1.QueueStatusRequest{})
	do[*amiv1.QueueSummaryResponse](t, s, &amiv1.QueueSummaryRequest{})
}

// hostileVariables are values that Asterisk's splitting of arguments would break.
var hostileVariables = map[string]string{
	"A": "a,b=c", "B": `"quoted", and \ back`, "C": "f(x)[y]", "D": "unbalanced (", "E": `\`, "F": "ünï ✓", "__G": "${EXTEN} $[1+1]", "H": ")]", "I": "", "J": "a;b|c&d",
}

// The rest of issue 4's actions, which need modules that only a real server has.
func (s *typed) callModules(t *testing.T) {
	config := do[*amiv1.GetConfigResponse](t, s, &amiv1.GetConfigRequest{Filename: "queues.conf"})
	names := []string{}
	for _, c := range config.GetCategories() {
		names = append(names, c.GetName())
	}
	if !slices.Equal(names, []string{"general", "support", "empty"}) || len(config.GetCategories()[1].GetLines()) < 5 {
		t.Errorf("GetConfig: %v", config)
	}
	s.refusedWith(t, &amiv1.GetConfigRequest{Filename: "none.conf"}, codes.NotFound, "ASTERISK_NOT_FOUND")
	if state := do[*amiv1.ExtensionStateResponse](t, s, &amiv1.ExtensionStateRequest{Exten: "hint", Context: "astergate"}); state.GetHint() == "" {
		t.Errorf("ExtensionState: %v", state)
	}
	if all := do[*amiv1.PJSIPShowEndpointsResponse](t, s, &amiv1.PJSIPShowEndpointsRequest{}); len(all.GetEndpoints()) != 1 {
		t.Errorf("PJSIPShowEndpoints: %v", all)
	}
	alice := do[*amiv1.PJSIPShowEndpointResponse](t, s, &amiv1.PJSIPShowEndpointRequest{Endpoint: "alice"})
	if len(alice.GetEndpoints()) != 1 || len(alice.GetAuths()) != 1 || len(alice.GetAors()) != 1 {
		t.Errorf("PJSIPShowEndpoint: %v", alice)
	}
	s.refusedWith(t, &amiv1.PJSIPShowEndpointRequest{Endpoint: "none"}, codes.NotFound, "ASTERISK_NOT_FOUND")
}

// callQueues adds, changes and removes a member.
func (s *typed) callQueues(t *testing.T) {
	const member = "Local/short@astergate"
	do[*amiv1.QueueAddResponse](t, s, &amiv1.QueueAddRequest{Queue: "empty", Interface: member, MemberName: "Typed", Penalty: 2, Paused: true})
	s.refusedWith(t, &amiv1.QueueAddRequest{Queue: "empty", Interface: member}, codes.AlreadyExists, "ASTERISK_EXISTS")
	s.refusedWith(t, &amiv1.QueueAddRequest{Queue: "none", Interface: member}, codes.NotFound, "ASTERISK_NOT_FOUND")
	do[*amiv1.QueuePauseResponse](t, s, &amiv1.QueuePauseRequest{Queue: "empty", Interface: member, Paused: false, Reason: "back"})
	do[*amiv1.QueuePenaltyResponse](t, s, &amiv1.QueuePenaltyRequest{Queue: "empty", Interface: member, Penalty: 0})
	got := do[*amiv1.QueueStatusResponse](t, s, &amiv1.QueueStatusRequest{Queue: "empty"})
	if len(got.GetQueues()) != 1 || len(got.GetMembers()) != 1 || got.GetMembers()[0].GetPenalty() != 0 || got.GetMembers()[0].GetPaused() {
		t.Errorf("QueueStatus: %v", got)
	}
	do[*amiv1.QueueRemoveResponse](t, s, &amiv1.QueueRemoveRequest{Queue: "empty", Interface: member})
	s.refusedWith(t, &amiv1.QueueRemoveRequest{Queue: "empty", Interface: member}, codes.NotFound, "ASTERISK_NOT_FOUND")
}

// callConferences calls what acts on a conference.
func (s *typed) callConferences(t *testing.T) {
	s.refusedWith(t, &amiv1.ConfbridgeListRequest{Conference: "100"}, codes.NotFound, "ASTERISK_NOT_FOUND")
	s.up(t, "conf", "conf-1")
	var channel string
	eventually(t, func() bool {
		resp, err := s.try(t, &amiv1.ConfbridgeListRequest{Conference: "100"})
		if err != nil {
			return false
		}
		list, _ := resp.(*amiv1.ConfbridgeListResponse)
		if len(list.GetParticipants()) != 1 {
			return false
		}
		channel = list.GetParticipants()[0].GetChannel().GetChannel()
		return true
	})
	do[*amiv1.ConfbridgeListResponse](t, s, &amiv1.ConfbridgeListRequest{Conference: "100"})
	if rooms := do[*amiv1.ConfbridgeListRoomsResponse](t, s, &amiv1.ConfbridgeListRoomsRequest{}); len(rooms.GetConferences()) != 1 || rooms.GetConferences()[0].GetParties() != 1 {
		t.Errorf("ConfbridgeListRooms: %v", rooms)
	}
	do[*amiv1.ConfbridgeMuteResponse](t, s, &amiv1.ConfbridgeMuteRequest{Conference: "100", Channel: channel})
	do[*amiv1.ConfbridgeUnmuteResponse](t, s, &amiv1.ConfbridgeUnmuteRequest{Conference: "100", Channel: channel})
	s.refusedWith(t, &amiv1.ConfbridgeMuteRequest{Conference: "100", Channel: "none"}, codes.NotFound, "ASTERISK_NOT_FOUND")
	do[*amiv1.ConfbridgeKickResponse](t, s, &amiv1.ConfbridgeKickRequest{Conference: "100", Channel: channel})
}

// callCalls calls what acts on calls.
func (s *typed) callCalls(t *testing.T) {
	one := s.up(t, "answer", "calls-1")
	do[*amiv1.PlayDTMFResponse](t, s, &amiv1.PlayDTMFRequest{Channel: one, Digit: "5", Duration: durationpb.New(100 * time.Millisecond)})
	monitor := do[*amiv1.MixMonitorResponse](t, s, &amiv1.MixMonitorRequest{Channel: one, File: "typed.wav", Options: "i(MONITOR)"})
	do[*amiv1.StopMixMonitorResponse](t, s, &amiv1.StopMixMonitorRequest{Channel: one, MixMonitorId: monitor.GetMixMonitorId()})
	do[*amiv1.ParkedCallsResponse](t, s, &amiv1.ParkedCallsRequest{})

	two := s.up(t, "dial", "calls-2")
	eventually(t, func() bool { return s.bridged(t, two) })
	do[*amiv1.AtxferResponse](t, s, &amiv1.AtxferRequest{Channel: two, Exten: "answer", Context: "astergate"})
	do[*amiv1.CancelAtxferResponse](t, s, &amiv1.CancelAtxferRequest{Channel: two})
	three := s.up(t, "dial", "calls-3")
	eventually(t, func() bool { return s.bridged(t, three) })
	do[*amiv1.BlindTransferResponse](t, s, &amiv1.BlindTransferRequest{Channel: three, Exten: "answer", Context: "astergate"})
	do[*amiv1.BridgeResponse](t, s, &amiv1.BridgeRequest{Channel1: one, Channel2: s.up(t, "answer", "calls-4"), Tone: amiv1.BridgeTone_BRIDGE_TONE_NONE})
	do[*amiv1.ParkResponse](t, s, &amiv1.ParkRequest{Channel: s.up(t, "answer", "calls-5"), Timeout: durationpb.New(30 * time.Second)})
	eventually(t, func() bool {
		return len(do[*amiv1.ParkedCallsResponse](t, s, &amiv1.ParkedCallsRequest{}).GetCalls()) == 1
	})
	s.refusedWith(t, &amiv1.AtxferRequest{Channel: "none", Exten: "answer"}, codes.NotFound, "CHANNEL_NOT_FOUND")
	do[*amiv1.HangupResponse](t, s, &amiv1.HangupRequest{Channel: "/^Local/"})
}

// bridged reports whether a channel is in a bridge.
func (s *typed) bridged(t testing.TB, id string) bool {
	t.Helper()
	for _, c := range do[*amiv1.CoreShowChannelsResponse](t, s, &amiv1.CoreShowChannelsRequest{}).GetChannels() {
		if c.GetChannel().GetUniqueId() == id {
			return c.GetBridgeId() != ""
		}
	}
	return false
}
