package mapping

import (
	"errors"
	"fmt"
	"strings"

	"google.golang.org/protobuf/encoding/protowire"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"

	optionsv1 "github.com/astergate/astergate/gen/go/astergate/options/v1"
)

// A kind is what a leaf makes of a header's text.
type kind uint8

const (
	kindString kind = iota
	kindMap         // of string to string
	kindBool
	kindInt32
	kindInt64
	kindUint32
	kindUint64
	kindDouble
	kindEnum
	kindDuration
	kindMoment // a google.protobuf.Timestamp, which only arguments of AGI are
)

// isNumber reports whether a field of the kind is a whole number.
func (k kind) isNumber() bool { return kindInt32 <= k && k <= kindUint64 }

// wireType is how a field of the kind is encoded.
func (k kind) wireType() protowire.Type {
	switch k {
	case kindString, kindMap, kindDuration, kindMoment:
		return protowire.BytesType
	case kindDouble:
		return protowire.Fixed64Type
	default:
		return protowire.VarintType
	}
}

const durationName protoreflect.FullName = "google.protobuf.Duration"

// newLeaf makes the leaf of a field, without its header's name and its place.
func newLeaf(fd protoreflect.FieldDescriptor) (leaf, error) {
	l := leaf{
		repeated: fd.Cardinality() == protoreflect.Repeated,
		presence: fd.HasPresence(),
	}
	l.unit, _ = proto.GetExtension(fd.Options(), optionsv1.E_Unit).(optionsv1.Unit)
	l.escaped, _ = proto.GetExtension(fd.Options(), optionsv1.E_Escaped).(bool)
	var err error
	if l.kind, err = kindOf(fd); err != nil {
		return leaf{}, err
	}
	if l.kind == kindEnum {
		l.enum = newEnum(fd.Enum())
	}
	l.tag = newTag(fd.Number(), l.kind.wireType())

	switch {
	case l.repeated && l.kind != kindString && l.kind != kindMap:
		return leaf{}, fmt.Errorf("repeats a %s: only strings repeat", fd.Kind())
	case l.escaped && l.kind != kindString && l.kind != kindMap:
		return leaf{}, errors.New("is escaped but no text")
	case l.kind == kindDuration && l.unit == optionsv1.Unit_UNIT_UNSPECIFIED:
		return leaf{}, errors.New("is a Duration without a unit")
	case l.kind == kindDuration && l.unit > optionsv1.Unit_UNIT_CLOCK:
		return leaf{}, fmt.Errorf("has the unit %d, which is not known here", l.unit)
	case l.kind != kindDuration && l.unit != optionsv1.Unit_UNIT_UNSPECIFIED:
		return leaf{}, errors.New("has a unit but is no Duration")
	}
	return l, nil
}

func kindOf(fd protoreflect.FieldDescriptor) (kind, error) {
	if fd.IsMap() {
		if fd.MapKey().Kind() != protoreflect.StringKind || fd.MapValue().Kind() != protoreflect.StringKind {
			return 0, errors.New("is a map, but not of string to string")
		}
		return kindMap, nil
	}
	switch fd.Kind() {
	case protoreflect.StringKind:
		return kindString, nil
	case protoreflect.BoolKind:
		return kindBool, nil
	case protoreflect.Int32Kind:
		return kindInt32, nil
	case protoreflect.Int64Kind:
		return kindInt64, nil
	case protoreflect.Uint32Kind:
		return kindUint32, nil
	case protoreflect.Uint64Kind:
		return kindUint64, nil
	case protoreflect.DoubleKind:
		return kindDouble, nil
	case protoreflect.EnumKind:
		return kindEnum, nil
	case protoreflect.MessageKind:
		if fd.Message().FullName() == durationName {
			return kindDuration, nil
		}
		return 0, fmt.Errorf("is a %s, which no header fills", fd.Message().FullName())
	}
	return 0, fmt.Errorf("is of type %s, which no header fills", fd.Kind())
}

// An enum knows the texts of an enum's values.
type enum struct {
	texts    [][]enumText // by length
	zeroSays bool         // zero has a meaning of its own
}

// An enumText is a value's name without the enum's prefix, or its option text, in
// lower case and with underscores.
type enumText struct {
	text  string
	value int32
}

func newEnum(ed protoreflect.EnumDescriptor) *enum {
	e := &enum{zeroSays: true}
	prefix := upperSnake(string(ed.Name())) + "_"
	for i := range ed.Values().Len() {
		vd := ed.Values().Get(i)
		if vd.Number() == 0 && strings.HasSuffix(string(vd.Name()), "_UNSPECIFIED") {
			e.zeroSays = false
			continue
		}
		e.add(strings.TrimPrefix(string(vd.Name()), prefix), int32(vd.Number()))
		if text := stringOption(vd, optionsv1.E_Text); text != "" {
			e.add(text, int32(vd.Number()))
		}
	}
	return e
}

func (e *enum) add(text string, value int32) {
	for len(e.texts) <= len(text) {
		e.texts = append(e.texts, nil)
	}
	text = strings.NewReplacer(" ", "_", "-", "_").Replace(strings.ToLower(text))
	e.texts[len(text)] = append(e.texts[len(text)], enumText{text, value})
}

// upperSnake turns ChannelState into CHANNEL_STATE, as buf's lint wants the
// prefix of an enum's values.
func upperSnake(name string) string {
	var b strings.Builder
	for i := range len(name) {
		c := name[i]
		upper := 'A' <= c && c <= 'Z'
		if i > 0 && upper {
			prev := name[i-1]
			next := i+1 < len(name) && 'a' <= name[i+1] && name[i+1] <= 'z'
			if 'a' <= prev && prev <= 'z' || '0' <= prev && prev <= '9' || next {
				b.WriteByte('_')
			}
		}
		if 'a' <= c && c <= 'z' {
			c -= 'a' - 'A'
		}
		b.WriteByte(c)
	}
	return b.String()
}
