package mapping

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"

	agiwire "github.com/astergate/astergate/engine/agi/wire"
	optionsv1 "github.com/astergate/astergate/gen/go/astergate/options/v1"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// referenceResult is Result by reflection, a field at a time: what AppendResult's
// bytes have to mean.
func (a *AGI) referenceResult(cmd Command, reply *agiwire.Reply, hungUp bool) *astergatev1.SessionResult {
	out := &astergatev1.SessionResult{Session: cmd.Session, CommandId: cmd.ID, Reply: replyOf(reply)}
	plan := cmd.plan
	if plan != nil && plan.pairs {
		again := reply.WithPairs()
		reply = &again
	}
	if out.Failure = failureOf(plan, reply, hungUp); out.Failure != nil || plan == nil {
		return out
	}
	result := out.ProtoReflect()
	field := result.Descriptor().Fields().ByNumber(plan.command.Number())
	if !plan.fill(result.Mutable(field).Message(), reply) {
		result.Clear(field)
		out.Failure = Failure(astergatev1.AgiFailureReason_AGI_FAILURE_REASON_UNKNOWN_REPLY,
			"the answer to "+plan.name+" is none that the protocol knows")
	}
	return out
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

// fill sets the fields of a result. It reports false if the answer does not fit.
func (p *agiPlan) fill(m protoreflect.Message, reply *agiwire.Reply) bool {
	for i := range p.parts {
		if !p.parts[i].fill(m, reply) {
			return false
		}
	}
	return true
}

func (p *agiPart) fill(m protoreflect.Message, reply *agiwire.Reply) bool {
	timeout := reply.HasData && reply.Data == "timeout"
	switch {
	case p.inner != nil:
		return p.fillNumbered(m, reply)
	case p.text != "":
		m.Set(p.field, protoreflect.ValueOfBool(reply.Text == p.text))
		return true
	case p.pair != "":
		value, found := reply.Pair(p.pair)
		return !found || p.set(m, value)
	}
	switch p.part {
	case optionsv1.AgiPart_AGI_PART_DIGIT:
		return timeout || p.setDigit(m, reply.Result)
	case optionsv1.AgiPart_AGI_PART_CHARACTER:
		return p.setCharacter(m, reply.Result)
	case optionsv1.AgiPart_AGI_PART_TIMEOUT:
		m.Set(p.field, protoreflect.ValueOfBool(timeout))
		return true
	case optionsv1.AgiPart_AGI_PART_FLAG:
		_, err := strconv.ParseInt(reply.Result, 10, 32)
		m.Set(p.field, protoreflect.ValueOfBool(reply.Result == "1"))
		return err == nil
	case optionsv1.AgiPart_AGI_PART_DATA:
		return !reply.HasData || p.set(m, reply.Data)
	}
	return p.set(m, reply.Result)
}

// fillNumbered adds a message for each number from 0 that has the first field's
// pair. What Asterisk cut off behind it is missing.
func (p *agiPart) fillNumbered(m protoreflect.Message, reply *agiwire.Reply) bool {
	list := m.Mutable(p.field).List()
	for n := 0; ; n++ {
		number := strconv.Itoa(n)
		if _, found := reply.Pair(strings.Replace(p.inner[0].pair, "#", number, 1)); !found {
			return true
		}
		element := list.AppendMutable().Message()
		for i := range p.inner {
			inner := &p.inner[i]
			if value, found := reply.Pair(strings.Replace(inner.pair, "#", number, 1)); found && !inner.set(element, value) {
				return false
			}
		}
	}
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

// setCharacter sets the character of which text is the code, if it is one.
func (p *agiPart) setCharacter(m protoreflect.Message, text string) bool {
	code, err := strconv.ParseInt(text, 10, 32)
	switch {
	case err != nil || code > 255:
		return false
	case code >= utf8.RuneSelf:
		m.Set(p.field, protoreflect.ValueOfString(string(utf8.RuneError)))
	case code > 0:
		m.Set(p.field, protoreflect.ValueOfString(string(rune(code))))
	}
	return true
}

func (p *agiPart) set(m protoreflect.Message, text string) bool {
	switch p.kind {
	case kindString:
		m.Set(p.field, protoreflect.ValueOfString(Text([]byte(text))))
		return true
	case kindEnum:
		if p.words != nil { // a word that it does not have is 0
			word, _ := p.words.parse([]byte(text))
			m.Set(p.field, protoreflect.ValueOfEnum(protoreflect.EnumNumber(word)))
			return true
		}
		n, err := strconv.ParseInt(text, 10, 32)
		if err == nil {
			m.Set(p.field, protoreflect.ValueOfEnum(protoreflect.EnumNumber(n)))
		}
		return err == nil
	case kindInt32:
		n, err := strconv.ParseInt(text, 10, 32)
		if err == nil {
			m.Set(p.field, protoreflect.ValueOfInt32(int32(n)))
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

// referenceCommand is Parse by a message and reflection: what its bytes have to mean.
func (a *AGI) referenceCommand(encoded []byte) (Command, error) {
	cmd := new(astergatev1.SessionCommand)
	if err := proto.Unmarshal(encoded, cmd); err != nil {
		return Command{}, err
	}
	c := Command{Session: cmd.GetSession(), ID: cmd.GetCommandId()}
	if raw := cmd.GetRaw(); raw != nil {
		arguments := make([]string, len(raw.GetArguments()))
		for i, arg := range raw.GetArguments() {
			if arguments[i] = arg.GetValue(); len(arg.GetRawValue()) > 0 {
				arguments[i] = string(arg.GetRawValue())
			}
		}
		c.Words = agiwire.Words(raw.GetName(), arguments...)
		c.Name = strings.ToUpper(strings.Join(strings.Fields(raw.GetName()), " "))
		return c, nil
	}
	m := cmd.ProtoReflect()
	field := m.WhichOneof(m.Descriptor().Oneofs().ByName("command"))
	if field == nil {
		c.Err = &ArgumentError{Fault: "the frame names no command that this version knows"}
		return c, nil
	}
	c.plan = a.planOf(field.Number())
	c.Name = c.plan.name
	values := c.plan.referenceValues(m.Get(field).Message())
	c.Words, c.Err = c.plan.words(&values, a.now)
	return c, nil
}

// referenceValues reads a command's arguments by reflection.
func (p *agiPlan) referenceValues(m protoreflect.Message) (values agiValues) {
	for i := range p.arguments {
		arg := &p.arguments[i]
		value := agiValue{has: m.Has(arg.field)}
		switch v := m.Get(arg.field); arg.kind {
		case kindString:
			value.text = v.String()
		case kindBool:
			if v.Bool() {
				value.bits = 1
			}
		case kindDuration, kindMoment:
			if t, ok := v.Message().Interface().(interface {
				GetSeconds() int64
				GetNanos() int32
			}); ok {
				value.bits, value.nanos = uint64(t.GetSeconds()), t.GetNanos()
			}
		case kindEnum:
			value.bits = uint64(int64(v.Enum()))
		case kindUint32, kindUint64:
			value.bits = v.Uint()
		default:
			value.bits = uint64(v.Int())
		}
		values[i] = value
	}
	return values
}
