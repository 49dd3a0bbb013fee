package mapping

import (
	"errors"
	"slices"
	"strconv"
	"unicode/utf8"

	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"

	agiwire "github.com/astergate/astergate/engine/agi/wire"
	optionsv1 "github.com/astergate/astergate/gen/go/astergate/options/v1"
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
	gone := reply.HasResult && reply.Result == "-1" && (hungUp || reply.HasData && reply.Data == "hangup" && failsBy(plan, "-1") && len(reply.Pairs) > 0)
	switch {
	case gone:
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
		return Failure(astergatev1.AgiFailureReason_AGI_FAILURE_REASON_APP_ERROR, text)
	}
	return nil
}

func failsBy(plan *agiPlan, result string) bool {
	return plan != nil && slices.Contains(plan.appFailure, result)
}

// An agiPart is a field of a result and the part of the answer that fills it.
type agiPart struct {
	field protoreflect.FieldDescriptor
	part  optionsv1.AgiPart
	pair  string
	kind  kind
}

func newAGIPart(fd protoreflect.FieldDescriptor) (agiPart, error) {
	p := agiPart{field: fd, pair: stringOption(fd, optionsv1.E_AgiPair)}
	p.part, _ = proto.GetExtension(fd.Options(), optionsv1.E_AgiPart).(optionsv1.AgiPart)
	var err error
	if p.kind, err = kindOf(fd); err != nil {
		return p, err
	}
	text := p.kind == kindString
	switch {
	case (p.part == optionsv1.AgiPart_AGI_PART_UNSPECIFIED) != (p.pair != ""):
		return p, errors.New("has not just one of a part and a pair")
	case fd.Cardinality() == protoreflect.Repeated || p.kind != kindString && p.kind != kindBool && p.kind != kindEnum && p.kind != kindInt64:
		return p, errors.New("is of a type that no answer fills")
	case (p.part == optionsv1.AgiPart_AGI_PART_TIMEOUT) != (p.kind == kindBool):
		return p, errors.New("only a bool tells the timeout")
	case (p.part == optionsv1.AgiPart_AGI_PART_DIGIT || p.part == optionsv1.AgiPart_AGI_PART_DATA) && !text:
		return p, errors.New("is no text")
	}
	return p, nil
}

// fill sets the fields of a result. It reports false if the answer does not fit.
func (p *agiPlan) fill(m protoreflect.Message, reply *agiwire.Reply) bool {
	for i := range p.parts {
		part := &p.parts[i]
		ok := true
		switch part.part {
		case optionsv1.AgiPart_AGI_PART_RESULT:
			ok = part.set(m, reply.Result)
		case optionsv1.AgiPart_AGI_PART_DIGIT:
			ok = part.setDigit(m, reply.Result)
		case optionsv1.AgiPart_AGI_PART_DATA:
			if reply.HasData {
				ok = part.set(m, reply.Data)
			}
		case optionsv1.AgiPart_AGI_PART_TIMEOUT:
			m.Set(part.field, protoreflect.ValueOfBool(reply.HasData && reply.Data == "timeout"))
		default:
			if value, found := reply.Pair(part.pair); found {
				ok = part.set(m, value)
			}
		}
		if !ok {
			return false
		}
	}
	return true
}

// setDigit sets the digit of which text is the ASCII code.
func (p *agiPart) setDigit(m protoreflect.Message, text string) bool {
	if text == "" || text == "0" {
		return true
	}
	code, err := strconv.ParseUint(text, 10, 8)
	if err != nil || code <= ' ' || code > '~' {
		return false
	}
	m.Set(p.field, protoreflect.ValueOfString(string(rune(code))))
	return true
}

func (p *agiPart) set(m protoreflect.Message, text string) bool {
	switch p.kind {
	case kindString:
		m.Set(p.field, protoreflect.ValueOfString(Text([]byte(text))))
		return true
	case kindEnum:
		n, err := strconv.ParseInt(text, 10, 32)
		if err == nil {
			m.Set(p.field, protoreflect.ValueOfEnum(protoreflect.EnumNumber(n)))
		}
		return err == nil
	case kindInt64:
		n, err := strconv.ParseInt(text, 10, 64)
		if err == nil {
			m.Set(p.field, protoreflect.ValueOfInt64(n))
		}
		return err == nil
	}
	return false
}
