package server

import (
	"context"
	"errors"
	"strconv"
	"strings"

	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/protoadapt"
	"google.golang.org/protobuf/types/known/durationpb"

	"github.com/astergate/astergate/engine"
	"github.com/astergate/astergate/engine/ami"
	"github.com/astergate/astergate/engine/ami/wire"
	"github.com/astergate/astergate/engine/callact"
	"github.com/astergate/astergate/engine/mapping"
	"github.com/astergate/astergate/engine/refusal"
	"github.com/astergate/astergate/engine/worker"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
	"github.com/astergate/astergate/server/audit"
	"github.com/astergate/astergate/server/limit"
	"github.com/astergate/astergate/server/policy"
)

// ErrorInfo's domain: who refused.
const (
	domainAstergate = "astergate"
	domainAsterisk  = "asterisk"
)

// A status travels in trailers, its text there twice, once more in base64, and
// many clients take no more than 8 KiB of those. So what a request or another
// program put into an error is cut.
const (
	maxText  = 1 << 10 // of the error, and of Asterisk's own text in its metadata
	maxValue = 256     // of any other value in its metadata
)

// verdict is what an error means to a client.
type verdict struct {
	code     codes.Code
	reason   astergatev1.ErrorReason
	metadata map[string]string
}

// domain says who refused: Asterisk's reasons stand together.
func (v verdict) domain() string {
	switch {
	case v.reason == astergatev1.ErrorReason_ERROR_REASON_ACTION_UNKNOWN && v.metadata["message"] == "":
		return domainAstergate // it knew without asking
	case v.reason >= astergatev1.ErrorReason_ERROR_REASON_ACTION_UNKNOWN && v.reason <= astergatev1.ErrorReason_ERROR_REASON_ORIGINATE_FAILED,
		v.reason == astergatev1.ErrorReason_ERROR_REASON_CALL_ACT_FAILED:
		return domainAsterisk
	default:
		return domainAstergate
	}
}

// statusOf is the only place that turns an error of the engine or the server
// into a gRPC status. It finds the errors it knows however deeply they are
// wrapped. An error that it does not know is a fault of ours: INTERNAL, its
// text is for the log only.
func statusOf(err error) *status.Status {
	if err == nil {
		return status.New(codes.OK, "")
	}
	if s, ok := status.FromError(err); ok {
		return s // made by grpc itself, such as a cancelled Send
	}
	v, known := verdictOf(err)
	text := err.Error()
	if !known {
		text = "internal error: see astergate's log"
	}
	for key, value := range v.metadata {
		switch key {
		case "resume_token", "servers": // astergate's own, and of use only as a whole
		case "message":
			v.metadata[key] = clip(value, maxText)
		default:
			v.metadata[key] = clip(value, maxValue)
		}
	}
	s := status.New(v.code, clip(text, maxText))
	details := []protoadapt.MessageV1{&errdetails.ErrorInfo{
		Reason:   strings.TrimPrefix(v.reason.String(), "ERROR_REASON_"),
		Domain:   v.domain(),
		Metadata: v.metadata,
	}}
	if exceeded, ok := errors.AsType[*limit.ExceededError](err); ok && exceeded.Wait > 0 {
		details = append(details, &errdetails.RetryInfo{RetryDelay: durationpb.New(exceeded.Wait)})
	}
	detailed, detailErr := s.WithDetails(details...)
	if detailErr != nil {
		return s
	}
	return detailed
}

func verdictOf(err error) (verdict, bool) {
	var (
		invalid     *engine.InvalidError
		unknown     *engine.UnknownServerError
		ambiguous   *engine.AmbiguousServerError
		slow        *engine.TooSlowError
		removed     *engine.ServerRemovedError
		stopping    *stoppingError
		ended       *credentialsEndedError
		denied      *policy.DeniedError
		unpermitted *policy.NotPermittedError
		unaudited   *audit.FailedError
		input       *wire.InputError
		suffix      *ami.SuffixError
		unavailable *ami.UnavailableActionError
		large       *ami.ReplyTooLargeError
		send        *ami.SendError
		frame       *worker.FrameError
		field       *mapping.FieldError
		refused     *ami.ResponseError
		lacking     *engine.UnavailableError
		failed      *engine.CompletionError
		state       *callact.StateError
		conflict    *callact.ConflictError
		undone      *callact.FailedError
		late        *callact.LateError
		noCall      *engine.UnknownCallError
		session     *worker.SessionError
		silent      *worker.NoSoundError
		script      *worker.RouteError
		execute     *worker.ExecuteError
	)
	if exceeded, ok := errors.AsType[*limit.ExceededError](err); ok { // the first: it must cost little
		return exceededVerdict(exceeded), true
	}
	errors.As(err, &send)
	switch {
	case errors.As(err, &invalid):
		return invalidRequest(invalid.Field), true
	case errors.As(err, &frame):
		return invalidRequest(frame.Field), true
	case errors.As(err, &field):
		v := invalidRequest(field.Field)
		v.metadata["action"] = field.Action
		return v, true
	case errors.As(err, &refused):
		return refusalVerdict(refused), true
	case errors.As(err, &lacking):
		return unavailableVerdict(lacking), true
	case errors.As(err, &failed):
		return failedVerdict(failed), true
	case errors.As(err, &session):
		return verdict{codes.NotFound, astergatev1.ErrorReason_ERROR_REASON_SESSION_UNKNOWN,
			map[string]string{"session": session.Session}}, true
	case errors.As(err, &silent):
		return verdict{codes.FailedPrecondition, astergatev1.ErrorReason_ERROR_REASON_NO_AUDIO,
			map[string]string{"session": silent.Session}}, true
	case errors.As(err, &script):
		return verdict{codes.NotFound, astergatev1.ErrorReason_ERROR_REASON_ROUTE_UNKNOWN,
			map[string]string{"script": script.Script}}, true
	case errors.As(err, &execute):
		return executeVerdict(err, execute), true
	case errors.As(err, &state):
		return verdict{codes.FailedPrecondition, astergatev1.ErrorReason_ERROR_REASON_CALL_STATE, map[string]string{
			"call": state.Call, "server": state.Server, "state": strings.TrimPrefix(state.State.String(), "CALL_STATE_")}}, true
	case errors.As(err, &conflict):
		return verdict{codes.AlreadyExists, astergatev1.ErrorReason_ERROR_REASON_IDEMPOTENCY_CONFLICT,
			map[string]string{"call": conflict.Call, "server": conflict.Server}}, true
	case errors.As(err, &undone):
		return verdict{codes.Aborted, astergatev1.ErrorReason_ERROR_REASON_CALL_ACT_FAILED, map[string]string{
			"call": undone.Call, "server": undone.Server, "action": undone.Action, "message": undone.Message}}, true
	case errors.As(err, &late):
		// It was sent: whoever repeats it would call twice.
		v := verdict{codes.DeadlineExceeded, astergatev1.ErrorReason_ERROR_REASON_OUTCOME_UNKNOWN,
			map[string]string{"call": late.Call, "server": late.Server}}
		if errors.Is(err, context.Canceled) {
			v.code = codes.Canceled
		}
		return v, true
	case errors.Is(err, worker.ErrReplaced):
		return verdict{codes.Aborted, astergatev1.ErrorReason_ERROR_REASON_WORKER_REPLACED, nil}, true
	case errors.Is(err, worker.ErrStalled):
		return verdict{codes.ResourceExhausted, astergatev1.ErrorReason_ERROR_REASON_WORKER_STALLED, nil}, true
	case errors.Is(err, worker.ErrTooManyWorkers):
		return verdict{codes.ResourceExhausted, astergatev1.ErrorReason_ERROR_REASON_TOO_MANY_WORKERS, nil}, true
	case errors.Is(err, worker.ErrBehind):
		return verdict{codes.ResourceExhausted, astergatev1.ErrorReason_ERROR_REASON_SUBSCRIBER_TOO_SLOW, nil}, true
	case errors.As(err, &noCall):
		return verdict{codes.NotFound, astergatev1.ErrorReason_ERROR_REASON_CALL_UNKNOWN,
			map[string]string{"call": noCall.Call}}, true
	case errors.Is(err, errCallsOff):
		return verdict{codes.FailedPrecondition, astergatev1.ErrorReason_ERROR_REASON_CALL_STATE,
			map[string]string{"state": "OFF"}}, true
	case errors.As(err, &suffix):
		return invalidRequest("action_id"), true
	case errors.As(err, &unknown):
		return verdict{codes.NotFound, astergatev1.ErrorReason_ERROR_REASON_SERVER_UNKNOWN,
			map[string]string{"server": unknown.Server}}, true
	case errors.As(err, &ambiguous):
		return verdict{codes.InvalidArgument, astergatev1.ErrorReason_ERROR_REASON_SERVER_AMBIGUOUS,
			map[string]string{"servers": strings.Join(ambiguous.Servers, ",")}}, true
	case errors.As(err, &slow):
		return verdict{codes.ResourceExhausted, astergatev1.ErrorReason_ERROR_REASON_SUBSCRIBER_TOO_SLOW,
			map[string]string{"server": slow.Server, "resume_token": slow.ResumeToken}}, true
	case errors.As(err, &removed):
		v := verdict{codes.NotFound, astergatev1.ErrorReason_ERROR_REASON_SERVER_REMOVED,
			map[string]string{"server": removed.Server}}
		if removed.ResumeToken != "" {
			v.metadata["resume_token"] = removed.ResumeToken
		}
		return v, true
	case errors.As(err, &stopping):
		v := verdict{codes.Unavailable, astergatev1.ErrorReason_ERROR_REASON_SERVER_STOPPING, nil}
		if stopping.resumeToken != "" {
			v.metadata = map[string]string{"resume_token": stopping.resumeToken}
		}
		return v, true
	case errors.As(err, &ended):
		v := verdict{codes.Unauthenticated, astergatev1.ErrorReason_ERROR_REASON_CREDENTIALS_ENDED, nil}
		if ended.resumeToken != "" {
			v.metadata = map[string]string{"resume_token": ended.resumeToken}
		}
		return v, true
	case errors.Is(err, policy.ErrUnauthenticated):
		return verdict{codes.Unauthenticated, astergatev1.ErrorReason_ERROR_REASON_UNAUTHENTICATED, nil}, true
	case errors.As(err, &unaudited):
		return verdict{codes.Unavailable, astergatev1.ErrorReason_ERROR_REASON_AUDIT_FAILED, nil}, true
	case errors.As(err, &denied):
		return verdict{codes.PermissionDenied, astergatev1.ErrorReason_ERROR_REASON_DANGEROUS_ACTION,
			map[string]string{"action": denied.Action, "rule": denied.Rule, "setting": denied.Setting}}, true
	case errors.As(err, &unpermitted):
		return verdict{codes.PermissionDenied, astergatev1.ErrorReason_ERROR_REASON_NOT_PERMITTED, map[string]string{
			"principal": unpermitted.Principal, "role": unpermitted.Role, "action": unpermitted.Action,
			"rule": unpermitted.Rule, "found": unpermitted.Found}}, true
	case errors.As(err, &input):
		metadata := map[string]string{"action": input.Action, "header": input.Header, "index": strconv.Itoa(input.Index)}
		return verdict{codes.InvalidArgument, astergatev1.ErrorReason_ERROR_REASON_INVALID_HEADER, about(metadata, send)}, true
	case errors.As(err, &unavailable):
		metadata := map[string]string{"server": unavailable.Server, "action": unavailable.Action}
		if unavailable.Reserved {
			return verdict{codes.InvalidArgument, astergatev1.ErrorReason_ERROR_REASON_ACTION_RESERVED, metadata}, true
		}
		return verdict{codes.FailedPrecondition, astergatev1.ErrorReason_ERROR_REASON_LINK_SINGLE, metadata}, true
	case errors.As(err, &large):
		metadata := map[string]string{"server": large.Server, "action": large.Action, "action_id": large.ActionID,
			"max_items": strconv.Itoa(large.MaxItems), "max_bytes": strconv.Itoa(large.MaxBytes)}
		if large.Streamed {
			delete(metadata, "max_items") // it did not apply
		}
		return verdict{codes.ResourceExhausted, astergatev1.ErrorReason_ERROR_REASON_REPLY_TOO_LARGE, metadata}, true
	case send != nil:
		return sendVerdict(err, send), true
	case errors.Is(err, context.DeadlineExceeded):
		return verdict{codes.DeadlineExceeded, astergatev1.ErrorReason_ERROR_REASON_NOT_SENT, nil}, true
	case errors.Is(err, context.Canceled):
		return verdict{codes.Canceled, astergatev1.ErrorReason_ERROR_REASON_NOT_SENT, nil}, true
	}
	return verdict{codes.Internal, astergatev1.ErrorReason_ERROR_REASON_INTERNAL, nil}, false
}

// refusals are the kinds of Asterisk's own refusals.
var refusals = map[refusal.Kind]verdict{
	refusal.Refused:         {code: codes.FailedPrecondition, reason: astergatev1.ErrorReason_ERROR_REASON_ASTERISK_REFUSED},
	refusal.ActionUnknown:   {code: codes.Unimplemented, reason: astergatev1.ErrorReason_ERROR_REASON_ACTION_UNKNOWN},
	refusal.Denied:          {code: codes.PermissionDenied, reason: astergatev1.ErrorReason_ERROR_REASON_ASTERISK_DENIED},
	refusal.Invalid:         {code: codes.InvalidArgument, reason: astergatev1.ErrorReason_ERROR_REASON_ASTERISK_INVALID},
	refusal.ChannelNotFound: {code: codes.NotFound, reason: astergatev1.ErrorReason_ERROR_REASON_CHANNEL_NOT_FOUND},
	refusal.NotFound:        {code: codes.NotFound, reason: astergatev1.ErrorReason_ERROR_REASON_ASTERISK_NOT_FOUND},
	refusal.Exists:          {code: codes.AlreadyExists, reason: astergatev1.ErrorReason_ERROR_REASON_ASTERISK_EXISTS},
}

// refusalVerdict is what Asterisk's own refusal means.
func refusalVerdict(err *ami.ResponseError) verdict {
	v := refusals[refusal.KindOf(err.Action, err.Message)]
	v.metadata = map[string]string{"server": err.Server, "action": err.Action, "action_id": err.ActionID, "message": err.Message}
	return v
}

// unavailableVerdict is what it means that a server does not take an action at all.
func unavailableVerdict(err *engine.UnavailableError) verdict {
	v := refusals[refusal.ActionUnknown]
	if err.Denied {
		v = refusals[refusal.Denied]
	}
	v.metadata = map[string]string{"server": err.Server, "action": err.Action}
	for key, value := range map[string]string{"module": err.Module, "message": err.Message, "action_id": err.ActionID} {
		if value != "" {
			v.metadata[key] = value
		}
	}
	if err.Remembered {
		v.metadata["remembered"] = "true"
	}
	return v
}

// failedVerdict is what an action means that Asterisk took and that failed then.
func failedVerdict(err *engine.CompletionError) verdict {
	v := verdict{codes.Aborted, astergatev1.ErrorReason_ERROR_REASON_ORIGINATE_FAILED, map[string]string{
		"server": err.Server, "action": err.Action, "action_id": err.ActionID,
		"originate_reason": err.Reason, "outcome": err.Outcome()}}
	if err.UniqueID != "" {
		v.metadata["unique_id"] = err.UniqueID
	}
	return v
}

// sendVerdict tells "not sent" and "outcome unknown" apart, for each cause.
func sendVerdict(err error, send *ami.SendError) verdict {
	v := verdict{reason: astergatev1.ErrorReason_ERROR_REASON_OUTCOME_UNKNOWN, metadata: about(nil, send)}
	if send.Sent == ami.NotSent {
		v.reason = astergatev1.ErrorReason_ERROR_REASON_NOT_SENT
	}
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		v.code = codes.DeadlineExceeded
	case errors.Is(err, context.Canceled):
		v.code = codes.Canceled
	case send.Sent == ami.NotSent:
		v.code = codes.Unavailable
	default:
		v.code = codes.Unknown
	}
	return v
}

// exceededVerdict says which limit it is, and whose.
func exceededVerdict(err *limit.ExceededError) verdict {
	metadata := map[string]string{"limit": err.Limit, "allowed": strconv.Itoa(err.Allowed), "principal": err.Principal}
	if err.Server != "" {
		metadata["server"] = err.Server
	}
	return verdict{codes.ResourceExhausted, astergatev1.ErrorReason_ERROR_REASON_LIMIT_EXCEEDED, metadata}
}

// executeVerdict tells a command that was not sent from one that runs on.
func executeVerdict(err error, execute *worker.ExecuteError) verdict {
	v := verdict{codes.Canceled, astergatev1.ErrorReason_ERROR_REASON_NOT_SENT, map[string]string{
		"server": execute.Server, "session": execute.Session, "action": "AGI", "command": execute.Command}}
	if execute.Sent {
		v.reason = astergatev1.ErrorReason_ERROR_REASON_OUTCOME_UNKNOWN
	}
	if errors.Is(err, context.DeadlineExceeded) {
		v.code = codes.DeadlineExceeded
	}
	return v
}

func about(metadata map[string]string, send *ami.SendError) map[string]string {
	if send == nil {
		return metadata
	}
	if metadata == nil {
		metadata = make(map[string]string)
	}
	metadata["server"], metadata["action"] = send.Server, send.Action
	if send.ActionID != "" {
		metadata["action_id"] = send.ActionID
	}
	return metadata
}

func invalidRequest(field string) verdict {
	return verdict{codes.InvalidArgument, astergatev1.ErrorReason_ERROR_REASON_INVALID_REQUEST, map[string]string{"field": field}}
}

// clip cuts a text, and makes it one that protobuf takes.
func clip(text string, limit int) string {
	return strings.ToValidUTF8(text[:min(len(text), limit)], "\uFFFD")
}
