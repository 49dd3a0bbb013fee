package server

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"

	"github.com/astergate/astergate/engine"
	"github.com/astergate/astergate/engine/ami"
	"github.com/astergate/astergate/engine/ami/wire"
	"github.com/astergate/astergate/engine/callact"
	"github.com/astergate/astergate/engine/mapping"
	"github.com/astergate/astergate/engine/worker"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
	"github.com/astergate/astergate/server/audit"
	"github.com/astergate/astergate/server/auth"
	"github.com/astergate/astergate/server/limit"
	"github.com/astergate/astergate/server/policy"
)

func sent(s ami.Sent, err error) error {
	return &ami.SendError{Server: "pbx1", Action: "Originate", ActionID: "ID-1", Sent: s, Err: err}
}

// Every error that the engine and the server can give, wrapped once more.
func TestStatusOf(t *testing.T) {
	_, input := wire.AppendAction(nil, "Ping", "id", []wire.Header{{Name: "A", Value: "b\r\n"}})
	rules, err := policy.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	authenticator, err := auth.New(auth.Set{Policy: rules, Token: "0123456789abcdef"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	_, unauthenticated := authenticator.Authenticate(t.Context(), auth.Credentials{Authorization: "Bearer wrong"})
	met := make(map[string]bool)
	for _, tt := range []struct {
		err      error
		code     codes.Code
		reason   string
		metadata string // key=value that must be there
	}{
		{&engine.InvalidError{Field: "names", Fault: "bad"}, codes.InvalidArgument, "INVALID_REQUEST", "field=names"},
		{sent(ami.NotSent, &ami.SuffixError{Index: 3}), codes.InvalidArgument, "INVALID_REQUEST", "field=action_id"},
		{&engine.UnknownServerError{Server: "pbx9"}, codes.NotFound, "SERVER_UNKNOWN", "server=pbx9"},
		{&engine.AmbiguousServerError{Servers: []string{"a", "b"}}, codes.InvalidArgument, "SERVER_AMBIGUOUS", "servers=a,b"},
		{&engine.TooSlowError{Server: "pbx1", ResumeToken: "tok"}, codes.ResourceExhausted, "SUBSCRIBER_TOO_SLOW", "resume_token=tok"},
		{&stoppingError{resumeToken: "tok"}, codes.Unavailable, "SERVER_STOPPING", "resume_token=tok"},
		{&engine.ServerRemovedError{Server: "pbx1"}, codes.NotFound, "SERVER_REMOVED", "server=pbx1"},
		{&engine.ServerRemovedError{Server: "pbx1", ResumeToken: "tok"}, codes.NotFound, "SERVER_REMOVED", "resume_token=tok"},
		{&stoppingError{}, codes.Unavailable, "SERVER_STOPPING", ""},
		{&credentialsEndedError{resumeToken: "tok"}, codes.Unauthenticated, "CREDENTIALS_ENDED", "resume_token=tok"},
		{&credentialsEndedError{expired: true}, codes.Unauthenticated, "CREDENTIALS_ENDED", ""},
		{errTwoHeaders, codes.Unauthenticated, "UNAUTHENTICATED", ""},
		{unauthenticated, codes.Unauthenticated, "UNAUTHENTICATED", ""},
		{&policy.DeniedError{Rule: "command", Action: "Command", Setting: policy.Setting}, codes.PermissionDenied, "DANGEROUS_ACTION", "setting=access.allow_dangerous"},
		{&policy.NotPermittedError{Principal: "token:crm", Role: "dialer", Rule: "contexts", Action: "Originate", Found: `context "x"`}, codes.PermissionDenied, "NOT_PERMITTED", `found=context "x"`},
		{&audit.FailedError{Err: errors.New("no space left on device")}, codes.Unavailable, "AUDIT_FAILED", ""},
		{sent(ami.NotSent, input), codes.InvalidArgument, "INVALID_HEADER", "server=pbx1"},
		{sent(ami.NotSent, &ami.UnavailableActionError{Server: "pbx1", Action: "Logoff", Reserved: true}), codes.InvalidArgument, "ACTION_RESERVED", "action=Logoff"},
		{sent(ami.NotSent, &ami.UnavailableActionError{Server: "pbx1", Action: "Command"}), codes.FailedPrecondition, "LINK_SINGLE", "action=Command"},
		{&ami.ReplyTooLargeError{Server: "pbx1", Action: "Status", ActionID: "ID-1", MaxItems: 10}, codes.ResourceExhausted, "REPLY_TOO_LARGE", "max_items=10"},
		{&mapping.FieldError{Action: "Hangup", Field: "channel", Fault: "is required"}, codes.InvalidArgument, "INVALID_REQUEST", "field=channel"},
		{&ami.ResponseError{Action: "Hangup", ActionID: "ID-1", Message: "No such channel"}, codes.NotFound, "CHANNEL_NOT_FOUND", "message=No such channel"},
		{&ami.ResponseError{Action: "DBGet", Message: "Database entry not found"}, codes.NotFound, "ASTERISK_NOT_FOUND", "action=DBGet"},
		{&ami.ResponseError{Action: "Nothing", Message: "Invalid/unknown command: Nothing. Use Action: ListCommands to show available commands."}, codes.Unimplemented, "ACTION_UNKNOWN", ""},
		{&engine.UnavailableError{Server: "pbx1", Action: "MeetmeList", Module: "app_meetme"}, codes.Unimplemented, "ACTION_UNKNOWN", "module=app_meetme"},
		{&engine.UnavailableError{Action: "QueueAdd", Message: "Invalid/unknown command: QueueAdd.", ActionID: "ID-1"}, codes.Unimplemented, "ACTION_UNKNOWN", "action_id=ID-1"},
		{&engine.UnavailableError{Action: "DBPut", Message: "Permission denied", Denied: true, Remembered: true}, codes.PermissionDenied, "ASTERISK_DENIED", "remembered=true"},
		{&ami.ResponseError{Action: "Originate", Message: "Permission denied"}, codes.PermissionDenied, "ASTERISK_DENIED", ""},
		{&ami.ResponseError{Action: "Redirect", Message: "Channel not specified"}, codes.InvalidArgument, "ASTERISK_INVALID", ""},
		{&ami.ResponseError{Action: "QueueAdd", Message: "Unable to add interface: Already there"}, codes.AlreadyExists, "ASTERISK_EXISTS", ""},
		{&ami.ResponseError{Server: "pbx1", Action: "Atxfer", Message: "something that nobody has seen"}, codes.FailedPrecondition, "ASTERISK_REFUSED", "server=pbx1"},
		{&engine.CompletionError{Server: "pbx1", Action: "Originate", ActionID: "ID-1", Reason: "5"}, codes.Aborted, "ORIGINATE_FAILED", "outcome=BUSY"},
		{sent(ami.NotSent, ami.ErrNotConnected), codes.Unavailable, "NOT_SENT", "action=Originate"},
		{sent(ami.NotSent, ami.ErrBooting), codes.Unavailable, "NOT_SENT", "server=pbx1"},
		{sent(ami.NotSent, ami.ErrStopped), codes.Unavailable, "NOT_SENT", ""},
		{sent(ami.NotSent, &ami.LoginError{Server: "pbx1", Message: "Authentication failed"}), codes.Unavailable, "NOT_SENT", ""},
		{sent(ami.NotSent, context.DeadlineExceeded), codes.DeadlineExceeded, "NOT_SENT", ""},
		{sent(ami.NotSent, context.Canceled), codes.Canceled, "NOT_SENT", ""},
		{sent(ami.OutcomeUnknown, ami.ErrLinkLost), codes.Unknown, "OUTCOME_UNKNOWN", "action_id=ID-1"},
		{sent(ami.OutcomeUnknown, ami.ErrStopped), codes.Unknown, "OUTCOME_UNKNOWN", ""},
		{sent(ami.OutcomeUnknown, ami.ErrShutdown), codes.Unknown, "OUTCOME_UNKNOWN", ""},
		{sent(ami.OutcomeUnknown, context.DeadlineExceeded), codes.DeadlineExceeded, "OUTCOME_UNKNOWN", "action_id=ID-1"},
		{sent(ami.OutcomeUnknown, context.Canceled), codes.Canceled, "OUTCOME_UNKNOWN", ""},
		{&worker.FrameError{Field: "register.routes", Fault: "bad"}, codes.InvalidArgument, "INVALID_REQUEST", "field=register.routes"},
		{&callact.StateError{Server: "pbx1", Call: "c-1", State: astergatev1.CallState_CALL_STATE_ENDED, Fault: "it is over"}, codes.FailedPrecondition, "CALL_STATE", "state=ENDED"},
		{&callact.ConflictError{Server: "pbx1", Call: "c-1"}, codes.AlreadyExists, "IDEMPOTENCY_CONFLICT", "call=c-1"},
		{&callact.FailedError{Server: "pbx1", Call: "c-1", Action: "Park", Message: "the channel hung up"}, codes.Aborted, "CALL_ACT_FAILED", "call=c-1"},
		{&callact.LateError{Server: "pbx1", Call: "c-1", Milestone: astergatev1.CallMilestone_CALL_MILESTONE_ANSWERED, Err: context.DeadlineExceeded}, codes.DeadlineExceeded, "OUTCOME_UNKNOWN", "call=c-1"},
		{&callact.LateError{Server: "pbx1", Call: "c-1", Err: context.Canceled}, codes.Canceled, "OUTCOME_UNKNOWN", "call=c-1"},
		{&engine.UnknownCallError{Call: "c-1"}, codes.NotFound, "CALL_UNKNOWN", "call=c-1"},
		{errCallsOff, codes.FailedPrecondition, "CALL_STATE", "state=OFF"},
		{&worker.SessionError{Session: "s1"}, codes.NotFound, "SESSION_UNKNOWN", "session=s1"},
		{&worker.NoSoundError{Session: "s1"}, codes.FailedPrecondition, "NO_AUDIO", "session=s1"},
		{&worker.RouteError{Script: "order/menu"}, codes.NotFound, "ROUTE_UNKNOWN", "script=order/menu"},
		{&worker.ExecuteError{Server: "pbx1", Session: "s1", Command: "NOOP", Err: context.DeadlineExceeded}, codes.DeadlineExceeded, "NOT_SENT", "session=s1"},
		{&worker.ExecuteError{Server: "pbx1", Session: "s1", Command: "EXEC", Sent: true, Err: context.DeadlineExceeded}, codes.DeadlineExceeded, "OUTCOME_UNKNOWN", "command=EXEC"},
		{&worker.ExecuteError{Server: "pbx1", Session: "s1", Command: "NOOP", Err: context.Canceled}, codes.Canceled, "NOT_SENT", "server=pbx1"},
		{sent(ami.NotSent, &limit.ExceededError{Limit: limit.KeyActions, Allowed: 7, Principal: "token:crm"}), codes.ResourceExhausted, "LIMIT_EXCEEDED", "limit=limits.actions"},
		{&limit.ExceededError{Limit: limit.KeyQueueTime, Allowed: 500, Server: "pbx1", Wait: time.Second}, codes.ResourceExhausted, "LIMIT_EXCEEDED", "server=pbx1"},
		{worker.ErrReplaced, codes.Aborted, "WORKER_REPLACED", ""},
		{worker.ErrStalled, codes.ResourceExhausted, "WORKER_STALLED", ""},
		{worker.ErrTooManyWorkers, codes.ResourceExhausted, "TOO_MANY_WORKERS", ""},
		{worker.ErrBehind, codes.ResourceExhausted, "SUBSCRIBER_TOO_SLOW", ""},
		{errors.New("secret path /etc/x"), codes.Internal, "INTERNAL", ""},
		{io.ErrUnexpectedEOF, codes.Internal, "INTERNAL", ""},
	} {
		s := statusOf(fmt.Errorf("once more: %w", tt.err))
		if len(s.Details()) == 0 {
			t.Errorf("%v: details %v", tt.err, s.Details())
			continue
		}
		domain := "astergate"
		switch err := tt.err.(type) { //nolint:errorlint // not wrapped yet
		case *ami.ResponseError, *engine.CompletionError, *callact.FailedError:
			domain = "asterisk"
		case *engine.UnavailableError:
			if err.Message != "" { // else its list of actions told
				domain = "asterisk"
			}
		}
		info, ok := s.Details()[0].(*errdetails.ErrorInfo)
		if !ok || s.Code() != tt.code || info.GetReason() != tt.reason || info.GetDomain() != domain {
			t.Errorf("%v: %s %v, want %s %s of %s", tt.err, s.Code(), info, tt.code, tt.reason, domain)
		}
		met[info.GetReason()] = true
		if _, known := astergatev1.ErrorReason_value["ERROR_REASON_"+info.GetReason()]; !known {
			t.Errorf("%s is no ErrorReason", info.GetReason())
		}
		if key, value, _ := strings.Cut(tt.metadata, "="); info.GetMetadata()[key] != value {
			t.Errorf("%v: metadata %v, want %s", tt.err, info.GetMetadata(), tt.metadata)
		}
		if tt.code == codes.Internal && strings.Contains(s.Message(), tt.err.Error()) {
			t.Errorf("an unknown error's text reached the client: %q", s.Message())
		}
		if tt.code != codes.Internal && !strings.Contains(s.Message(), tt.err.Error()) {
			t.Errorf("%q lost the text of %v", s.Message(), tt.err)
		}
	}
	for value, name := range astergatev1.ErrorReason_name {
		if reason := strings.TrimPrefix(name, "ERROR_REASON_"); value != 0 && !met[reason] {
			t.Errorf("no error has the reason %s", reason)
		}
	}
}

// When asking again may help is said, and only then.
func TestStatusOfTellsWait(t *testing.T) {
	for _, wait := range []time.Duration{0, 30 * time.Millisecond} {
		var told time.Duration
		for _, d := range statusOf(&limit.ExceededError{Limit: limit.KeyStreams, Wait: wait}).Details() {
			if info, ok := d.(*errdetails.RetryInfo); ok {
				told = info.GetRetryDelay().AsDuration()
			}
		}
		if told != wait {
			t.Errorf("told %v, want %v", told, wait)
		}
	}
}

func TestStatusOfStatus(t *testing.T) {
	if s := statusOf(nil); s.Code() != codes.OK {
		t.Error(s)
	}
	if s := statusOf(status.Error(codes.Canceled, "by grpc")); s.Code() != codes.Canceled || s.Message() != "by grpc" {
		t.Error(s)
	}
	long := statusOf(&engine.InvalidError{Field: "x", Fault: strings.Repeat("\xff", 2*maxText)})
	if n := len(long.Message()); n > 4*maxText {
		t.Errorf("a message of %d bytes", n)
	}
}
