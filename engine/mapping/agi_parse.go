package mapping

import (
	"errors"
	"unicode/utf8"

	"google.golang.org/protobuf/encoding/protowire"

	agiwire "github.com/astergate/astergate/engine/agi/wire"
)

// A worker's commands are read from their encoding, without messages between: those
// cost half a dozen allocations each, and reflection to look into them.

// Fields of astergate.v1.SessionCommand, RawCommand and AgiArgument, and of
// google.protobuf.Duration and Timestamp, which have the same. A test compares them
// with the descriptors.
const (
	commandSession, commandID, commandRaw protowire.Number = 1, 2, 9
	rawCommandName, rawCommandArguments   protowire.Number = 1, 2
	agiArgumentValue, agiArgumentRaw      protowire.Number = 1, 2
	timeSeconds, timeNanos                protowire.Number = 1, 2
)

// maxAGIArguments is how many arguments a command has at most.
const maxAGIArguments = 8

// agiValue is what a message's field holds.
type agiValue struct {
	has   bool   // it is set, or not zero where that is the same
	text  string // of a string
	bits  uint64 // of a number, a bool or an enum; seconds
	nanos int32
}

type agiValues [maxAGIArguments]agiValue

var (
	errNotUTF8     = errors.New("a text is not UTF-8")
	errFieldNumber = errors.New("no field has such a number")
)

// Parse takes the encoding of a SessionCommand for what it says: as if it was decoded
// to a message, of which a later field counts instead of an earlier one. An error
// means that it cannot be decoded. The command keeps nothing of encoded.
func (a *AGI) Parse(encoded []byte) (Command, error) {
	p := agiParser{agi: a, in: encoded, text: string(encoded)}
	if err := p.fields(insideCommand, 0, len(encoded)); err != nil {
		return Command{}, err
	}
	c := &p.command
	switch {
	case p.raw.is:
		c.Words = agiwire.Words(p.raw.name, p.raw.arguments...)
		c.Name = rawName(c.Words)
	case c.plan == nil:
		c.Err = &ArgumentError{Fault: "the frame names no command that this version knows"}
	default:
		c.Name = c.plan.name
		c.Words, c.Err = c.plan.words(&p.values, a.now)
	}
	return p.command, nil
}

// agiParser reads one command.
type agiParser struct {
	agi  *AGI
	in   []byte
	text string // in, of which all texts are parts

	command Command
	values  agiValues // of the plan's arguments
	at      int       // of those, the one whose message is read
	raw     rawParts
}

// rawParts are what is read of a raw command.
type rawParts struct {
	is          bool
	name        string
	arguments   []string
	value, data string // of the argument that is read
}

// inside is which message is read.
type inside uint8

const (
	insideCommand inside = iota
	insideTyped
	insideTime
	insideRaw
	insideRawArgument
)

// protoField is one of the message that is read: its value, or where in the input
// that is.
type protoField struct {
	number   protowire.Number
	kind     protowire.Type
	bits     uint64
	from, to int
}

// fields reads a message that stands between two places of the input.
func (p *agiParser) fields(message inside, from, to int) error {
	for at := from; at < to; {
		number, kind, n := protowire.ConsumeTag(p.in[at:to])
		switch {
		case n < 0:
			return protowire.ParseError(n)
		case number > protowire.MaxValidNumber:
			return errFieldNumber
		}
		at += n
		f := protoField{number: number, kind: kind}
		switch kind {
		case protowire.VarintType:
			f.bits, n = protowire.ConsumeVarint(p.in[at:to])
		case protowire.BytesType:
			var value []byte
			value, n = protowire.ConsumeBytes(p.in[at:to])
			f.from, f.to = at+n-len(value), at+n
		default:
			n = protowire.ConsumeFieldValue(number, kind, p.in[at:to])
		}
		if n < 0 {
			return protowire.ParseError(n)
		}
		at += n
		if err := p.field(message, f); err != nil {
			return err
		}
	}
	return nil
}

// field takes a field. One that is unknown, or of another type, says nothing.
func (p *agiParser) field(message inside, f protoField) error {
	if f.kind != protowire.VarintType && f.kind != protowire.BytesType {
		return nil
	}
	switch message {
	case insideCommand:
		return p.commandField(f)
	case insideTyped:
		return p.typedField(f)
	case insideTime:
		p.timeField(f)
		return nil
	case insideRaw:
		return p.rawField(f)
	default:
		return p.rawArgumentField(f)
	}
}

// string is the text of a field, which has to be UTF-8.
func (p *agiParser) string(f protoField) (string, error) {
	if text := p.text[f.from:f.to]; utf8.ValidString(text) {
		return text, nil
	}
	return "", errNotUTF8
}

func (p *agiParser) commandField(f protoField) (err error) {
	switch {
	case f.number == commandID && f.kind == protowire.VarintType:
		p.command.ID = f.bits
	case f.kind != protowire.BytesType:
	case f.number == commandSession:
		p.command.Session, err = p.string(f)
	case f.number == commandRaw:
		if !p.raw.is { // of several commands the last one counts
			p.raw, p.command.plan = rawParts{is: true}, nil
		}
		return p.fields(insideRaw, f.from, f.to)
	default:
		plan := p.agi.planOf(f.number)
		if plan == nil {
			return nil
		}
		if p.command.plan != plan {
			p.raw, p.command.plan, p.values = rawParts{}, plan, agiValues{}
		}
		return p.fields(insideTyped, f.from, f.to)
	}
	return err
}

func (p *agiParser) typedField(f protoField) error {
	plan := p.command.plan
	for i := range plan.arguments {
		if arg := &plan.arguments[i]; arg.number == f.number && f.kind == arg.kind.wireType() {
			p.at = i
			return p.argument(arg, f)
		}
	}
	return nil
}

func (p *agiParser) argument(arg *agiArgument, f protoField) (err error) {
	v := &p.values[p.at]
	switch arg.kind {
	case kindString:
		v.text, err = p.string(f)
		v.has = arg.presence || v.text != ""
		return err
	case kindDuration, kindMoment:
		v.has = true
		return p.fields(insideTime, f.from, f.to)
	case kindBool:
		v.bits = protowire.EncodeBool(protowire.DecodeBool(f.bits))
	case kindInt32, kindEnum:
		v.bits = uint64(int64(int32(f.bits))) // as a message has it, whose fields are of 32 bits
	case kindUint32:
		v.bits = uint64(uint32(f.bits))
	default:
		v.bits = f.bits
	}
	v.has = arg.presence || v.bits != 0
	return nil
}

func (p *agiParser) timeField(f protoField) {
	v := &p.values[p.at]
	switch {
	case f.kind != protowire.VarintType:
	case f.number == timeSeconds:
		v.bits = f.bits
	case f.number == timeNanos:
		v.nanos = int32(f.bits)
	}
}

func (p *agiParser) rawField(f protoField) (err error) {
	switch {
	case f.kind != protowire.BytesType:
	case f.number == rawCommandName:
		p.raw.name, err = p.string(f)
	case f.number == rawCommandArguments:
		p.raw.value, p.raw.data = "", ""
		if err = p.fields(insideRawArgument, f.from, f.to); err != nil {
			return err
		}
		value := p.raw.value
		if p.raw.data != "" {
			value = p.raw.data
		}
		p.raw.arguments = append(p.raw.arguments, value)
	}
	return err
}

func (p *agiParser) rawArgumentField(f protoField) (err error) {
	switch {
	case f.kind != protowire.BytesType:
	case f.number == agiArgumentValue:
		p.raw.value, err = p.string(f)
	case f.number == agiArgumentRaw:
		p.raw.data = p.text[f.from:f.to]
	}
	return err
}
