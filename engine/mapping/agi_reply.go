package mapping

import (
	"slices"
	"unicode/utf8"

	"google.golang.org/protobuf/encoding/protowire"
	"google.golang.org/protobuf/proto"

	agiwire "github.com/astergate/astergate/engine/agi/wire"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// Tags of astergate.v1.SessionResult and AgiReply. A test compares them with the
// descriptors.
const (
	tagResultSession   = 1<<3 | byte(protowire.BytesType)
	tagResultCommandID = 2<<3 | byte(protowire.VarintType)
	tagResultFailure   = 3<<3 | byte(protowire.BytesType)
	tagResultReply     = 4<<3 | byte(protowire.BytesType)

	tagReplyCode   = 1<<3 | byte(protowire.VarintType)
	tagReplyResult = 2<<3 | byte(protowire.BytesType)
	tagReplyData   = 3<<3 | byte(protowire.BytesType)
	tagReplyRaw    = 4<<3 | byte(protowire.BytesType)
	tagReplyText   = 5<<3 | byte(protowire.BytesType)
)

// Result is AppendResult as a message.
func (a *AGI) Result(cmd Command, reply *agiwire.Reply, hungUp bool) *astergatev1.SessionResult {
	out := new(astergatev1.SessionResult)
	if err := proto.Unmarshal(a.AppendResult(nil, cmd, reply, hungUp), out); err != nil {
		// A test holds that this does not happen, whatever was answered.
		return &astergatev1.SessionResult{Session: cmd.Session, CommandId: cmd.ID, Failure: Failure(
			astergatev1.AgiFailureReason_AGI_FAILURE_REASON_UNKNOWN_REPLY, "the answer could not be told: "+err.Error())}
	}
	return out
}

// AppendResult appends the encoding of the SessionResult that Asterisk's answer to a
// command makes. hungUp says that the channel has hung up: then -1 means just that.
func (a *AGI) AppendResult(dst []byte, cmd Command, reply *agiwire.Reply, hungUp bool) []byte {
	if cmd.Session != "" {
		dst = protowire.AppendString(append(dst, tagResultSession), cmd.Session)
	}
	if cmd.ID != 0 {
		dst = protowire.AppendVarint(append(dst, tagResultCommandID), cmd.ID)
	}
	dst = append(dst, tagResultReply, 0)
	at := len(dst) - 1
	dst = closeLength(appendReply(dst, reply), at, 1)
	plan := cmd.plan
	if plan != nil && plan.pairs {
		again := reply.WithPairs()
		reply = &again
	}
	if failure := failureOf(plan, reply, hungUp); failure != nil || plan == nil {
		return appendFailure(dst, failure)
	}
	before := len(dst)
	dst = append(plan.result.append(dst), 0)
	at = len(dst) - 1
	dst, fits := plan.append(dst, reply)
	if !fits {
		return appendFailure(dst[:before], Failure(astergatev1.AgiFailureReason_AGI_FAILURE_REASON_UNKNOWN_REPLY,
			"the answer to "+plan.name+" is none that the protocol knows"))
	}
	return closeLength(dst, at, 1)
}

// AppendResultField appends the same as another message's field.
func (a *AGI) AppendResultField(dst []byte, field protowire.Number, cmd Command, reply *agiwire.Reply, hungUp bool) []byte {
	dst = append(protowire.AppendTag(dst, field, protowire.BytesType), 0)
	at := len(dst) - 1
	return closeLength(a.AppendResult(dst, cmd, reply, hungUp), at, 1)
}

// appendReply appends an AgiReply's fields.
func appendReply(dst []byte, reply *agiwire.Reply) []byte {
	if reply.Code != 0 {
		dst = protowire.AppendVarint(append(dst, tagReplyCode), uint64(uint32(reply.Code)))
	}
	if reply.Result != "" {
		dst = appendString(append(dst, tagReplyResult), reply.Result)
	}
	if reply.HasData {
		dst = appendString(append(dst, tagReplyData), reply.Data)
		if !utf8.ValidString(reply.Data) {
			dst = protowire.AppendString(append(dst, tagReplyRaw), reply.Data)
		}
	}
	if reply.Raw != "" {
		dst = appendString(append(dst, tagReplyText), reply.Raw)
	}
	return dst
}

// appendFailure appends a SessionResult's failure, if there is one.
func appendFailure(dst []byte, failure *astergatev1.AgiFailure) []byte {
	if failure == nil {
		return dst
	}
	text, err := proto.Marshal(failure)
	if err != nil { // of a message without required fields and with valid texts: never
		text = nil
	}
	return protowire.AppendBytes(append(dst, tagResultFailure), text)
}

// appendString appends a text of the wire with its length before it, and U+FFFD in
// the place of what is not UTF-8.
func appendString(dst []byte, text string) []byte {
	if utf8.ValidString(text) {
		return protowire.AppendString(dst, text)
	}
	return protowire.AppendString(dst, Text([]byte(text)))
}

// Failure makes a failure.
func Failure(reason astergatev1.AgiFailureReason, message string) *astergatev1.AgiFailure {
	return &astergatev1.AgiFailure{Reason: reason, Message: message}
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
