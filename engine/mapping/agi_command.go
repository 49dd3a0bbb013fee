package mapping

import (
	"errors"
	"fmt"
	"math"
	"strconv"

	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"

	agiwire "github.com/astergate/astergate/engine/agi/wire"
	optionsv1 "github.com/astergate/astergate/gen/go/astergate/options/v1"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// ArgumentError says what is wrong with a command's argument. Its text holds
// nothing of the argument.
type ArgumentError struct {
	Command string // GET DATA; empty if none is named
	Field   string // the field's name in the proto file
	Fault   string // what is wrong and what would be right
}

func (err *ArgumentError) Error() string {
	if err.Command == "" {
		return err.Fault
	}
	return fmt.Sprintf("agi command %q: %s %s", err.Command, err.Field, err.Fault)
}

// Words returns a command as the words of its line. What no line can hold is
// for wire.AppendCommand to refuse. Errors: *ArgumentError.
func (a *AGI) Words(cmd *astergatev1.SessionCommand) ([]agiwire.Word, error) {
	if raw := cmd.GetRaw(); raw != nil {
		return rawWords(raw), nil
	}
	m := cmd.ProtoReflect()
	fd := m.WhichOneof(m.Descriptor().Oneofs().ByName("command"))
	if fd == nil {
		return nil, &ArgumentError{Fault: "the frame names no command that this version knows"}
	}
	return a.plans[fd.Number()].words(m.Get(fd).Message())
}

func rawWords(raw *astergatev1.RawCommand) []agiwire.Word {
	args := make([]string, len(raw.GetArguments()))
	for i, arg := range raw.GetArguments() {
		if args[i] = arg.GetValue(); len(arg.GetRawValue()) > 0 {
			args[i] = string(arg.GetRawValue())
		}
	}
	return agiwire.Words(raw.GetName(), args...)
}

func (p *agiPlan) words(m protoreflect.Message) ([]agiwire.Word, error) {
	words := agiwire.Words(p.name)
	for i := range p.arguments {
		arg := &p.arguments[i]
		text, sent, fault := arg.text(m)
		if fault != "" {
			return nil, &ArgumentError{Command: p.name, Field: string(arg.field.Name()), Fault: fault}
		}
		if sent {
			words = append(words, agiwire.Word{Text: text})
		}
	}
	return words, nil
}

// An agiArgument is one argument of a command.
type agiArgument struct {
	field      protoreflect.FieldDescriptor
	kind       kind
	unit       optionsv1.Unit
	required   bool
	standard   string // sent if unset
	isStandard bool
	literal    string
	max        uint64 // 0: whatever Asterisk's int holds
}

func newAGIArgument(fd protoreflect.FieldDescriptor) (agiArgument, error) {
	opts := fd.Options()
	arg := agiArgument{field: fd, literal: stringOption(fd, optionsv1.E_AgiLiteral), standard: stringOption(fd, optionsv1.E_AgiDefault)}
	arg.isStandard = proto.HasExtension(opts, optionsv1.E_AgiDefault)
	arg.required, _ = proto.GetExtension(opts, optionsv1.E_Required).(bool)
	arg.unit, _ = proto.GetExtension(opts, optionsv1.E_Unit).(optionsv1.Unit)
	arg.max, _ = proto.GetExtension(opts, optionsv1.E_AgiMax).(uint64)
	var err error
	if arg.kind, err = kindOf(fd); err != nil {
		return arg, err
	}
	timed := arg.unit == optionsv1.Unit_UNIT_SECONDS || arg.unit == optionsv1.Unit_UNIT_MILLISECONDS
	switch {
	case fd.Cardinality() == protoreflect.Repeated:
		return arg, errors.New("repeats")
	case arg.kind == kindEnum || arg.kind == kindDouble:
		return arg, errors.New("is of a type that no command takes")
	case arg.kind == kindBool && arg.literal == "":
		return arg, errors.New("is a bool without a literal")
	case (arg.kind == kindDuration) != timed:
		return arg, errors.New("has no unit that fits")
	case arg.required && (arg.isStandard || arg.literal != ""):
		return arg, errors.New("is required and has a default or literal")
	case arg.max > 0 && !arg.kind.isNumber():
		return arg, errors.New("has a maximum and is no number")
	}
	return arg, nil
}

// isLiteral reports whether Asterisk finds the argument by its text.
func (arg *agiArgument) isLiteral() bool { return arg.literal != "" }

// last reports whether nothing but literals can follow: it is left out if unset.
func (arg *agiArgument) last() bool { return !arg.required && !arg.isStandard && !arg.isLiteral() }

// text returns what is sent for the argument, if anything is. fault ends a
// sentence that begins with its name.
func (arg *agiArgument) text(m protoreflect.Message) (text string, sent bool, fault string) {
	// A number that has to be there may be 0.
	if !m.Has(arg.field) && (!arg.required || arg.kind == kindString || arg.field.HasPresence()) {
		if arg.required {
			return "", false, "is required"
		}
		return arg.standard, arg.isStandard, ""
	}
	v := m.Get(arg.field)
	switch arg.kind {
	case kindString:
		text = v.String()
	case kindBool:
		return arg.literal, v.Bool(), ""
	case kindDuration:
		text, fault = wholeUnits(v.Message().Interface(), arg.unit)
	case kindUint32, kindUint64:
		if most := arg.most(); v.Uint() > most {
			return "", false, "is more than " + strconv.FormatUint(most, 10)
		}
		text = strconv.FormatUint(v.Uint(), 10)
	default:
		if most := arg.max; most > 0 && v.Int() > int64(most) {
			return "", false, "is more than " + strconv.FormatUint(most, 10)
		}
		text = strconv.FormatInt(v.Int(), 10)
	}
	return arg.literal + text, true, fault
}

// most is the largest that Asterisk reads into an int.
func (arg *agiArgument) most() uint64 {
	if arg.max > 0 {
		return arg.max
	}
	return math.MaxInt32
}
