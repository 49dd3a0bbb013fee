package mapping

import (
	"slices"
	"unicode/utf8"

	"google.golang.org/protobuf/proto"

	agiwire "github.com/astergate/astergate/engine/agi/wire"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// Result makes the result of a command out of Asterisk's answer. hungUp says
// that the channel has hung up: then -1 means just that.
func (a *AGI) Result(cmd *astergatev1.SessionCommand, reply *agiwire.Reply, hungUp bool) *astergatev1.SessionResult {
	out := &astergatev1.SessionResult{Session: cmd.GetSession(), CommandId: cmd.GetCommandId(), Reply: replyOf(reply)}
	var plan *agiPlan
	m := cmd.ProtoReflect()
	if fd := m.WhichOneof(m.Descriptor().Oneofs().ByName("command")); fd != nil {
		plan = a.plans[fd.Number()]
	}
	if plan != nil && plan.pairs {
		again := reply.WithPairs()
		reply = &again
	}
	if out.Failure = failureOf(plan, reply, hungUp); out.Failure != nil || plan == nil {
		return out
	}
	result := out.ProtoReflect()
	if !plan.fill(result.Mutable(plan.result).Message(), reply) {
		result.Clear(plan.result)
		out.Failure = Failure(astergatev1.AgiFailureReason_AGI_FAILURE_REASON_UNKNOWN_REPLY,
			"the answer to "+plan.name+" is none that the protocol knows")
	}
	return out
}

// Failure makes a failure.
func Failure(reason astergatev1.AgiFailureReason, message string) *astergatev1.AgiFailure {
	return &astergatev1.AgiFailure{Reason: reason, Message: message}
}

func replyOf(reply *agiwire.Reply) *astergatev1.AgiReply {
	out := &astergatev1.AgiReply{
		Code:   uint32(reply.Code),
		Result: Text([]byte(reply.Result)),
		Text:   Text([]byte(reply.Raw)),
	}
	if reply.HasData {
		out.Data = proto.String(Text([]byte(reply.Data)))
		if !utf8.ValidString(reply.Data) {
			out.RawData = []byte(reply.Data)
		}
	}
	return out
}

// failureOf says why a command failed, or nil. plan is nil for a raw command.
func failureOf(plan *agiPlan, reply *agiwire.Reply, hungUp bool) *astergatev1.AgiFailure {
	name := "the command"
	if plan != nil {
		name = plan.name
	}
	switch reply.Code {
	case 200:
	case 510:
		return Failure(astergatev1.AgiFailureReason_AGI_FAILURE_REASON_INVALID_COMMAND, "Asterisk has no such command: "+Text([]byte(reply.Text)))
	case 511:
		return Failure(astergatev1.AgiFailureReason_AGI_FAILURE_REASON_DEAD_CHANNEL, name+" needs a live channel: "+Text([]byte(reply.Text)))
	case 520:
		f := Failure(astergatev1.AgiFailureReason_AGI_FAILURE_REASON_USAGE, "Asterisk does not take the arguments of "+name)
		f.Usage = Text([]byte(reply.Usage))
		return f
	default:
		return Failure(astergatev1.AgiFailureReason_AGI_FAILURE_REASON_UNKNOWN_REPLY, "the answer to "+name+" is none that the protocol knows")
	}
	switch {
	case reply.HasResult && reply.Result == "-1" && hungUp, plan != nil && plan.hangupWord != "" && reply.HasData && reply.Data == plan.hangupWord:
		return Failure(astergatev1.AgiFailureReason_AGI_FAILURE_REASON_HANGUP, "the channel hung up while "+name+" ran")
	case plan == nil:
		return nil
	case !reply.HasResult:
		return Failure(astergatev1.AgiFailureReason_AGI_FAILURE_REASON_UNKNOWN_REPLY, "the answer to "+name+" has no result")
	case slices.Contains(plan.databaseFailure, reply.Result):
		return Failure(astergatev1.AgiFailureReason_AGI_FAILURE_REASON_DATABASE_ERROR, name+" failed: the data base did not have it, or did not take it")
	case slices.Contains(plan.appFailure, reply.Result):
		text := name + " failed with result " + reply.Result
		if reply.HasData {
			text += " (" + Text([]byte(reply.Data)) + ")"
		}
		if reply.Text != "" {
			text += ": " + Text([]byte(reply.Text))
		}
		return Failure(astergatev1.AgiFailureReason_AGI_FAILURE_REASON_APP_ERROR, text)
	}
	return nil
}
