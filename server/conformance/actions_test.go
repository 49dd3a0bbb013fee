package conformance

import (
	"bytes"
	"context"
	"net/http"
	"strings"
	"testing"
	"time"

	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/types/known/durationpb"

	eventv1 "github.com/astergate/astergate/gen/go/astergate/ami/event/v1"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// wantError checks code and reason of an error, and returns its metadata.
// wantError holds an error of astergate's own against what it should be, and
// returns its metadata.
func wantError(t testing.TB, err error, code codes.Code, reason string) map[string]string {
	t.Helper()
	return wantErrorOf(t, err, code, reason, "astergate")
}

// errorInfo returns the ErrorInfo of an error, nil if it has none.
func errorInfo(err error) (info *errdetails.ErrorInfo) {
	for _, d := range status.Convert(err).Details() {
		if i, ok := d.(*errdetails.ErrorInfo); ok {
			info = i
		}
	}
	return info
}

// wantErrorOf is wantError for an error of any domain.
func wantErrorOf(t testing.TB, err error, code codes.Code, reason, domain string) map[string]string {
	t.Helper()
	s, info := status.Convert(err), errorInfo(err)
	if s.Code() != code || info.GetReason() != reason || info.GetDomain() != domain {
		t.Errorf("%v %v, want %s %s of %s", err, info, code, reason, domain)
	}
	return info.GetMetadata()
}

func TestLists(t *testing.T) {
	each(t, func(t *testing.T, b *backend) {
		s := start(t, b, options{})
		resp := s.send(t, "CoreShowChannels")
		if !resp.GetReply().GetListComplete() || len(resp.GetItems()) != 0 || resp.GetReply().GetExpectedItems() != 0 {
			t.Errorf("no channels: %v", resp)
		}
		s.send(t, "Originate", "Channel", "Local/answer@astergate", "Context", "astergate", "Exten", "answer", "Priority", "1", "Async", "true", "ChannelId", "listed")
		eventually(t, func() bool {
			resp = s.send(t, "CoreShowChannels")
			return len(resp.GetItems()) == 2
		})
		reply := resp.GetReply()
		if reply.GetExpectedItems() != 2 || reply.GetReceivedItems() != 2 || !reply.GetListComplete() || reply.GetElapsed().AsDuration() <= 0 {
			t.Errorf("reply %v", reply)
		}
		for _, item := range resp.GetItems() {
			if item.GetName() != "CoreShowChannel" || item.GetServer() != "pbx1" || item.GetSequence() != 0 {
				t.Errorf("item %v", item)
			}
			// An action's items are typed as events are; the ActionID is the
			// reply's and has no field.
			if item.GetCoreShowChannel().GetChannel().GetUniqueId() == "" || header(item.GetUnmapped(), "ActionID") != reply.GetActionId() {
				t.Errorf("item %v", item)
			}
		}
		// The same over REST.
		code, body := s.post(t, "CoreShowChannels")
		if items, _ := body["items"].([]any); code != http.StatusOK || len(items) != 2 {
			t.Errorf("REST: %d %v", code, body)
		}

		resp = s.send(t, "QueueStatus")
		names := map[string]int{}
		for _, item := range resp.GetItems() {
			names[item.GetName()]++
		}
		if names["QueueParams"] < 1 || names["QueueMember"] < 1 || !resp.GetReply().GetListComplete() ||
			int(resp.GetReply().GetReceivedItems()) != len(resp.GetItems()) {
			t.Errorf("queues: %v %v", names, resp.GetReply())
		}

		ctx, cancel := context.WithTimeout(t.Context(), patience)
		defer cancel()
		_, err := s.actions.SendAction(ctx, &astergatev1.SendActionRequest{Action: "CoreShowChannels", MaxItems: 1})
		metadata := wantError(t, err, codes.ResourceExhausted, "REPLY_TOO_LARGE")
		if metadata["max_items"] != "1" {
			t.Errorf("metadata %v", metadata)
		}
		s.send(t, "Hangup", "Channel", "/^Local/")
	})
}

func TestCommand(t *testing.T) {
	each(t, func(t *testing.T, b *backend) {
		s := start(t, b, options{})
		resp := s.send(t, "Command", "Command", "core show version")
		if !resp.GetSuccess() || !strings.Contains(header(resp.GetHeaders(), "Output"), "Asterisk") {
			t.Errorf("core show version: %v", resp)
		}
		resp = s.send(t, "Command", "Command", "no such thing")
		if resp.GetSuccess() || resp.GetResponse() != "Error" || !strings.Contains(header(resp.GetHeaders(), "Output"), "No such command") {
			t.Errorf("an unknown command: %v", resp)
		}
	})
}

func TestRefusals(t *testing.T) {
	each(t, func(t *testing.T, b *backend) {
		s := start(t, b, options{})
		resp := s.send(t, "NoSuchAction")
		if resp.GetSuccess() || !strings.HasPrefix(resp.GetReply().GetMessage(), "Invalid/unknown command") {
			t.Errorf("an unknown action: %v", resp)
		}
		code, body := s.post(t, "NoSuchAction")
		if code != http.StatusOK || body["success"] != nil || body["response"] != "Error" {
			t.Errorf("an unknown action over REST: %d %v", code, body)
		}
		resp = s.send(t, "Hangup", "Channel", "Local/nobody@nowhere-00000000;1")
		if resp.GetSuccess() || resp.GetReply().GetMessage() != "No such channel" {
			t.Errorf("a missing channel: %v", resp)
		}
		for _, reserved := range []string{"Logoff", "login", "Challenge", "EVENTS", "Filter", "WaitEvent"} {
			_, err := s.trySend(t, reserved)
			wantError(t, err, codes.InvalidArgument, "ACTION_RESERVED")
		}
		_, err := s.trySend(t, "")
		wantError(t, err, codes.InvalidArgument, "INVALID_REQUEST")
		_, err = s.trySend(t, "Ping", "Bad\r\nHeader", "x")
		wantError(t, err, codes.InvalidArgument, "INVALID_HEADER")
		ctx, cancel := context.WithTimeout(t.Context(), patience)
		defer cancel()
		_, err = s.actions.SendAction(ctx, &astergatev1.SendActionRequest{Server: "pbx9", Action: "Ping"})
		if m := wantError(t, err, codes.NotFound, "SERVER_UNKNOWN"); m["server"] != "pbx9" {
			t.Errorf("metadata %v", m)
		}
		if code, body := s.do(t, http.MethodPost, "/v1/servers/pbx9/actions:send", []byte(`{"action":"Ping"}`)); code != http.StatusNotFound {
			t.Errorf("REST: %d %v", code, body)
		}
	})
}

// What the configuration does not allow never reaches Asterisk.
func TestDangerous(t *testing.T) {
	each(t, func(t *testing.T, b *backend) {
		s := start(t, b, options{allow: []string{}})
		for _, action := range [][]string{
			{"Command", "Command", "core show version"},
			{"Originate", "Channel", "Local/answer@astergate", "Application", "System", "Data", "true"},
			{"Getvar", "Variable", "SHELL(id)"},
			{"Setvar", "Variable", "FILE(/tmp/x)", "Value", "x"},
		} {
			_, err := s.trySend(t, action[0], action[1:]...)
			if m := wantError(t, err, codes.PermissionDenied, "DANGEROUS_ACTION"); m["rule"] == "" || m["setting"] != "access.allow_dangerous" {
				t.Errorf("%v: metadata %v", action, m)
			}
			if code, _ := s.post(t, action[0], action[1:]...); code != http.StatusForbidden {
				t.Errorf("%v over REST: %d", action, code)
			}
		}
		if resp := s.send(t, "Getvar", "Variable", "SOMETHING"); !resp.GetSuccess() {
			t.Errorf("a plain variable: %v", resp)
		}
	})
}

// A caller's name in Latin-1 comes through without harm, on all ways.
func TestLatin1(t *testing.T) {
	each(t, func(t *testing.T, b *backend) {
		s := start(t, b, options{})
		typed := s.subscribe(t, &astergatev1.SubscribeRequest{View: astergatev1.View_VIEW_BOTH})
		lines := s.get(t, "/v1/events", "application/x-ndjson", "")
		latin := []byte("J\xfcrgen")
		ctx, cancel := context.WithTimeout(t.Context(), patience)
		defer cancel()
		resp, err := s.actions.SendAction(ctx, &astergatev1.SendActionRequest{Action: "Originate", Headers: append(
			pairs([]string{"Channel", "Local/short@astergate", "Context", "astergate", "Exten", "short", "Priority", "1", "Async", "true"}),
			&eventv1.Header{Name: "CallerID", RawValue: append(append([]byte(`"`), latin...), `" <42>`...)})})
		must(t, err)
		if !resp.GetSuccess() {
			t.Fatalf("Originate: %v", resp)
		}
		for _, stream := range []*stream{typed, lines} {
			seen := false
			stream.until(t, func(e *astergatev1.Event) bool {
				for _, name := range []string{e.GetNewstate().GetChannel().GetCallerIdName(), e.GetNewstate().GetChannel().GetConnectedLineName(), e.GetNewchannel().GetChannel().GetCallerIdName(), e.GetNewchannel().GetChannel().GetConnectedLineName()} {
					if name != "J\uFFFDrgen" {
						continue
					}
					for _, h := range e.GetUnmapped() {
						if bytes.Equal(h.GetRawValue(), latin) && h.GetValue() == "J\uFFFDrgen" {
							seen = true
						}
					}
				}
				return seen
			})
		}
	})
}

// The caller's id is the suffix of the ActionID, which finds the response.
func TestActionID(t *testing.T) {
	each(t, func(t *testing.T, b *backend) {
		s := start(t, b, options{})
		events := s.subscribe(t, &astergatev1.SubscribeRequest{Names: []string{"OriginateResponse"}})
		ctx, cancel := context.WithTimeout(t.Context(), patience)
		defer cancel()
		resp, err := s.actions.SendAction(ctx, &astergatev1.SendActionRequest{Action: "Originate", ActionId: "my-own-id", Headers: pairs([]string{
			"Channel", "Local/busy@astergate", "Context", "astergate", "Exten", "short", "Priority", "1", "Async", "true"})})
		must(t, err)
		id := resp.GetReply().GetActionId()
		if !strings.HasSuffix(id, "-my-own-id") {
			t.Errorf("action id %q", id)
		}
		got := newest(events.until(t, func(e *astergatev1.Event) bool { return e.GetOriginateResponse() != nil })).GetOriginateResponse()
		if got.GetActionId() != id || got.GetResponse() != eventv1.OriginateOutcome_ORIGINATE_OUTCOME_FAILURE || got.GetReason() != 5 {
			t.Errorf("response %v", got)
		}
	})
}

// A synchronous Originate and a long command delay neither events nor a Ping.
func TestBlockingActionsDelayNothing(t *testing.T) {
	each(t, func(t *testing.T, b *backend) {
		s := start(t, b, options{})
		events := s.subscribe(t, &astergatev1.SubscribeRequest{Names: []string{"UserEvent"}})
		blocked := make(chan *astergatev1.SendActionResponse, 1)
		ctx, cancel := context.WithTimeout(t.Context(), patience)
		defer cancel()
		failed := make(chan error, 1)
		go func() {
			resp, err := s.actions.SendAction(ctx, &astergatev1.SendActionRequest{Action: "Originate", Headers: pairs([]string{
				"Channel", "Local/noanswer@astergate", "Context", "astergate", "Exten", "short", "Priority", "1", "Timeout", "2000"})})
			failed <- err
			blocked <- resp
		}()
		rounds := 0
		for running := true; running; rounds++ {
			began := time.Now()
			s.send(t, "Ping")
			s.send(t, "UserEvent", "UserEvent", "Through")
			events.until(t, userEvent("Through"))
			if took := time.Since(began); took > time.Second {
				t.Errorf("a Ping and an event took %s beside a blocking action", took)
			}
			select {
			case err := <-failed:
				must(t, err)
				running = false
			default:
			}
		}
		if resp := <-blocked; resp.GetSuccess() || resp.GetReply().GetElapsed().AsDuration() < time.Second {
			t.Errorf("the Originate did not block: %v", resp)
		}
		if rounds < 10 {
			t.Errorf("only %d rounds while an Originate waited 2 s", rounds)
		}
	})
}

// A reply that comes after its caller has gone is told to who asks for it.
func TestOrphans(t *testing.T) {
	each(t, func(t *testing.T, b *backend) {
		s := start(t, b, options{})
		orphans := s.subscribe(t, &astergatev1.SubscribeRequest{OrphanedResponses: true, Names: []string{"None"}})
		// A tenth of it is for the answer to come in time, also on a busy machine.
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		_, err := s.actions.SendAction(ctx, &astergatev1.SendActionRequest{Action: "Originate", Headers: pairs([]string{
			"Channel", "Local/noanswer@astergate", "Context", "astergate", "Exten", "short", "Priority", "1", "Timeout", "2000"})})
		metadata := wantError(t, err, codes.DeadlineExceeded, "OUTCOME_UNKNOWN")
		got := newest(orphans.until(t, func(e *astergatev1.Event) bool { return e.GetOrphanedResponse() != nil })).GetOrphanedResponse()
		if got.GetActionId() == "" || got.GetActionId() != metadata["action_id"] || got.GetResponse() != "Error" || got.GetMessage() != "Originate failed" {
			t.Errorf("orphan %v of %v", got, metadata)
		}
	})
}

func TestListTimeout(t *testing.T) {
	each(t, func(t *testing.T, b *backend) {
		s := start(t, b, options{})
		ctx, cancel := context.WithTimeout(t.Context(), patience)
		defer cancel()
		_, err := s.actions.SendAction(ctx, &astergatev1.SendActionRequest{Action: "QueueStatus", ListTimeout: durationpb.New(-time.Second)})
		if m := wantError(t, err, codes.InvalidArgument, "INVALID_REQUEST"); m["field"] != "list_timeout" {
			t.Errorf("metadata %v", m)
		}
		resp, err := s.actions.SendAction(ctx, &astergatev1.SendActionRequest{Action: "QueueStatus", ListTimeout: durationpb.New(time.Minute)})
		if err != nil || !resp.GetReply().GetListComplete() {
			t.Errorf("%v %v", resp, err)
		}
	})
}

// eventually asks again and again until the condition holds.
func eventually(t testing.TB, condition func() bool) {
	t.Helper()
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	deadline := time.After(patience)
	for !condition() {
		select {
		case <-tick.C:
		case <-deadline:
			t.Fatal("it did not come true")
		}
	}
}
