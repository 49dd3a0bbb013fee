package mapping

import (
	"errors"
	"math"
	"strconv"
	"time"

	"google.golang.org/protobuf/encoding/protowire"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/types/known/durationpb"
	"google.golang.org/protobuf/types/known/timestamppb"

	optionsv1 "github.com/astergate/astergate/gen/go/astergate/options/v1"
)

// An agiArgument is one argument of a command.
type agiArgument struct {
	field      protoreflect.FieldDescriptor
	number     protowire.Number // of field
	presence   bool             // of field
	kind       kind
	unit       optionsv1.Unit
	fraction   bool // the unit's fraction is sent too
	required   bool
	standard   string // sent if unset
	isStandard bool
	filler     string // sent if unset and an argument behind it is set
	literal    string
	callerName bool                               // part of the word before it
	texts      map[protoreflect.EnumNumber]string // of an enum that has words
	max        uint64                             // 0: whatever Asterisk's int holds
}

const timestampName protoreflect.FullName = "google.protobuf.Timestamp"

func newAGIArgument(fd protoreflect.FieldDescriptor) (agiArgument, error) {
	opts := fd.Options()
	arg := agiArgument{
		field:    fd,
		number:   fd.Number(),
		presence: fd.HasPresence(),
		literal:  stringOption(fd, optionsv1.E_AgiLiteral),
		standard: stringOption(fd, optionsv1.E_AgiDefault),
		filler:   stringOption(fd, optionsv1.E_AgiFiller),
	}
	arg.isStandard = proto.HasExtension(opts, optionsv1.E_AgiDefault)
	arg.required, _ = proto.GetExtension(opts, optionsv1.E_Required).(bool)
	arg.unit, _ = proto.GetExtension(opts, optionsv1.E_Unit).(optionsv1.Unit)
	arg.max, _ = proto.GetExtension(opts, optionsv1.E_AgiMax).(uint64)
	arg.fraction, _ = proto.GetExtension(opts, optionsv1.E_AgiFraction).(bool)
	arg.callerName, _ = proto.GetExtension(opts, optionsv1.E_AgiCallerName).(bool)
	var err error
	if md := fd.Message(); md != nil && md.FullName() == timestampName {
		arg.kind = kindMoment
	} else if arg.kind, err = kindOf(fd); err != nil {
		return arg, err
	}
	if arg.kind == kindEnum {
		arg.texts = agiEnumTexts(fd.Enum())
	}
	return arg, arg.check()
}

// check returns what is wrong with the field's options.
func (arg *agiArgument) check() error {
	timed := arg.unit == optionsv1.Unit_UNIT_SECONDS || arg.unit == optionsv1.Unit_UNIT_MILLISECONDS
	switch {
	case arg.field.Cardinality() == protoreflect.Repeated:
		return errors.New("repeats")
	case arg.kind == kindDouble:
		return errors.New("is of a type that no command takes")
	case arg.kind == kindBool && arg.literal == "":
		return errors.New("is a bool without a literal")
	case (arg.kind == kindDuration) != timed:
		return errors.New("has no unit that fits")
	case arg.fraction && arg.unit != optionsv1.Unit_UNIT_SECONDS:
		return errors.New("has a fraction of what are no seconds")
	case arg.required && arg.kind != kindBool && (arg.isStandard || arg.literal != ""):
		return errors.New("is required and has a default or literal")
	case arg.required && arg.kind == kindBool && (!arg.field.HasPresence() || !arg.isStandard):
		return errors.New("is a required bool, and not optional or without a default")
	case arg.filler != "" && (arg.required || arg.isStandard || arg.literal != ""):
		return errors.New("has a filler and is always sent, or by its literal")
	case arg.callerName && arg.kind != kindString:
		return errors.New("is a name and no text")
	case arg.max > 0 && !arg.kind.isNumber() && arg.kind != kindMoment:
		return errors.New("has a maximum and is no number")
	}
	return nil
}

// agiEnumTexts returns the words for an enum's values, or nil if it has none: then
// they go by their numbers.
func agiEnumTexts(ed protoreflect.EnumDescriptor) map[protoreflect.EnumNumber]string {
	for i := range ed.Values().Len() {
		if stringOption(ed.Values().Get(i), optionsv1.E_Text) != "" {
			return enumTexts(ed)
		}
	}
	return nil
}

// isLiteral reports whether Asterisk finds the argument by its text.
func (arg *agiArgument) isLiteral() bool { return arg.literal != "" && !arg.isStandard }

// last reports whether nothing but literals can follow: it is left out if unset.
func (arg *agiArgument) last() bool {
	return !arg.required && !arg.isStandard && arg.literal == "" && arg.filler == "" && arg.kind != kindMoment && !arg.callerName
}

// text returns what is sent for the argument, if anything is. fault ends a
// sentence that begins with its name.
func (arg *agiArgument) text(v *agiValue, now func() time.Time) (text string, sent bool, fault string) {
	if !v.has {
		switch {
		case arg.required && arg.kind.isNumber() && !arg.presence:
			// A number that has to be there may be 0.
		case arg.required:
			return "", false, "is required"
		case arg.kind == kindMoment:
			return arg.moment(now().Unix())
		default:
			return arg.standard, arg.isStandard, ""
		}
	}
	switch arg.kind {
	case kindString:
		text = v.text
	case kindBool:
		if v.bits != 0 {
			return arg.literal, true, ""
		}
		return arg.standard, arg.isStandard, ""
	case kindDuration:
		text, fault = arg.duration(&durationpb.Duration{Seconds: int64(v.bits), Nanos: v.nanos})
	case kindMoment:
		if t := (&timestamppb.Timestamp{Seconds: int64(v.bits), Nanos: v.nanos}); !t.IsValid() {
			return "", false, "is no valid time"
		}
		return arg.moment(int64(v.bits))
	case kindEnum:
		text, fault = arg.enum(protoreflect.EnumNumber(int32(v.bits)))
	case kindUint32, kindUint64:
		if v.bits > arg.most() {
			return "", false, arg.tooMuch()
		}
		text = strconv.FormatUint(v.bits, 10)
	default:
		if arg.max > 0 && int64(v.bits) > int64(arg.max) {
			return "", false, arg.tooMuch()
		}
		text = strconv.FormatInt(int64(v.bits), 10)
	}
	return arg.literal + text, fault == "", fault
}

// enum returns the word or number of an enum's value.
func (arg *agiArgument) enum(number protoreflect.EnumNumber) (text, fault string) {
	if arg.texts == nil && number >= 0 {
		return strconv.Itoa(int(number)), ""
	}
	text, ok := arg.texts[number]
	if !ok {
		return "", "is none of the values that it may be"
	}
	return text, ""
}

// duration counts a time in the argument's unit, rounded up to whole ones or to
// microseconds.
func (arg *agiArgument) duration(d *durationpb.Duration) (text, fault string) {
	whole, fault := wholeUnits(d, arg.unit)
	if fault != "" || !arg.fraction || d.GetNanos() == 0 {
		return whole, fault
	}
	exact := time.Duration(d.GetSeconds())*time.Second + time.Duration(d.GetNanos())
	exact = (exact + time.Microsecond - 1).Truncate(time.Microsecond)
	return strconv.FormatFloat(exact.Seconds(), 'f', -1, 64), ""
}

// moment returns seconds since 1970, of which Asterisk reads an int if no maximum
// says otherwise.
func (arg *agiArgument) moment(seconds int64) (text string, sent bool, fault string) {
	if seconds > int64(arg.most()) || arg.max == 0 && seconds < math.MinInt32 {
		return "", false, "is a time that Asterisk cannot count"
	}
	return strconv.FormatInt(seconds, 10), true, ""
}

// most is the largest that Asterisk reads into an int.
func (arg *agiArgument) most() uint64 {
	if arg.max > 0 {
		return arg.max
	}
	return math.MaxInt32
}

func (arg *agiArgument) tooMuch() string { return "is more than " + strconv.FormatUint(arg.most(), 10) }
