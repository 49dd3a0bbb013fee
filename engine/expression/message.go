package expression

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/types/known/durationpb"
	"google.golang.org/protobuf/types/known/timestamppb"
)

// messageTypes tells CEL of a message and those in it. Their fields read as
// people write them: enumerations are the names of their values without prefix,
// all whole numbers are int, so that no literal needs a suffix.
type messageTypes struct {
	types.Provider
	fields map[string]map[string]*types.FieldType // by message and field
}

func newMessageTypes(base types.Provider, root protoreflect.MessageDescriptor) *messageTypes {
	t := &messageTypes{Provider: base, fields: make(map[string]map[string]*types.FieldType)}
	t.add(root)
	return t
}

func (t *messageTypes) add(message protoreflect.MessageDescriptor) {
	name := string(message.FullName())
	if _, known := t.fields[name]; known || wellKnown(message) != nil {
		return
	}
	fields := make(map[string]*types.FieldType)
	t.fields[name] = fields
	for i := range message.Fields().Len() {
		field := message.Fields().Get(i)
		fields[string(field.Name())] = &types.FieldType{
			Type:    fieldType(field),
			IsSet:   func(of any) bool { m := reflected(of); return m != nil && m.Has(field) },
			GetFrom: func(of any) (any, error) { return valueOf(of, field) },
		}
		if field.Message() != nil {
			t.add(field.Message())
		}
	}
}

// FindStructFieldNames lists the fields of a message.
func (t *messageTypes) FindStructFieldNames(message string) ([]string, bool) {
	if fields, known := t.fields[message]; known {
		return slices.Sorted(maps.Keys(fields)), true
	}
	return t.Provider.FindStructFieldNames(message)
}

// FindStructFieldType tells of a field of a message.
func (t *messageTypes) FindStructFieldType(message, field string) (*types.FieldType, bool) {
	if fields, known := t.fields[message]; known {
		found, ok := fields[field]
		return found, ok
	}
	return t.Provider.FindStructFieldType(message, field)
}

// NewValue refuses: messages are read, not made.
func (t *messageTypes) NewValue(message string, _ map[string]ref.Val) ref.Val {
	return types.NewErr("no %s can be made here", message)
}

func wellKnown(message protoreflect.MessageDescriptor) *types.Type {
	switch message.FullName() {
	case "google.protobuf.Timestamp":
		return types.TimestampType
	case "google.protobuf.Duration":
		return types.DurationType
	}
	return nil
}

func fieldType(field protoreflect.FieldDescriptor) *types.Type {
	single := types.IntType
	switch field.Kind() {
	case protoreflect.StringKind, protoreflect.EnumKind:
		single = types.StringType
	case protoreflect.BoolKind:
		single = types.BoolType
	case protoreflect.BytesKind:
		single = types.BytesType
	case protoreflect.DoubleKind, protoreflect.FloatKind:
		single = types.DoubleType
	case protoreflect.MessageKind:
		if single = wellKnown(field.Message()); single == nil {
			single = types.NewObjectType(string(field.Message().FullName()))
		}
	}
	if field.IsList() {
		return types.NewListType(single)
	}
	return single
}

func reflected(of any) protoreflect.Message {
	switch of := of.(type) {
	case proto.Message:
		return of.ProtoReflect()
	case protoreflect.Message: // an element of a list
		return of
	}
	return nil
}

// valueOf is a field's value as fieldType says.
func valueOf(of any, field protoreflect.FieldDescriptor) (any, error) {
	m := reflected(of)
	if m == nil || m.Descriptor() != field.ContainingMessage() {
		return nil, fmt.Errorf("no such field %q", field.Name())
	}
	value := m.Get(field)
	if field.IsList() {
		return value.List(), nil
	}
	switch field.Kind() {
	case protoreflect.EnumKind:
		return enumName(field.Enum(), value.Enum()), nil
	case protoreflect.Uint32Kind, protoreflect.Uint64Kind, protoreflect.Fixed32Kind, protoreflect.Fixed64Kind:
		return int64(value.Uint()), nil
	case protoreflect.MessageKind:
		message := value.Message().Interface()
		switch message := message.(type) {
		case *timestamppb.Timestamp:
			return message.AsTime(), nil
		case *durationpb.Duration:
			return message.AsDuration(), nil
		}
		return message, nil
	}
	return value.Interface(), nil
}

// enumName is the name of a value without its enumeration's: RINGING of
// CALL_STATE_RINGING.
func enumName(enum protoreflect.EnumDescriptor, number protoreflect.EnumNumber) string {
	value := enum.Values().ByNumber(number)
	if value == nil {
		return fmt.Sprint(number)
	}
	var prefix strings.Builder
	for i, c := range string(enum.Name()) {
		if i > 0 && unicode.IsUpper(c) {
			prefix.WriteByte('_')
		}
		prefix.WriteRune(unicode.ToUpper(c))
	}
	prefix.WriteByte('_')
	return strings.TrimPrefix(string(value.Name()), prefix.String())
}
