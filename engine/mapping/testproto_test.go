package mapping

import (
	"strings"
	"testing"

	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protodesc"
	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/reflect/protoregistry"
	"google.golang.org/protobuf/types/descriptorpb"

	optionsv1 "github.com/astergate/astergate/gen/go/astergate/options/v1"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// The catalogue does not use every kind of field yet. So the tests make a proto
// file of their own: a copy of the envelope with other events in its body.

// A testFile is a proto file under construction. Its messages' types are named
// without the package.
type testFile struct {
	proto *descriptorpb.FileDescriptorProto
	event *descriptorpb.DescriptorProto
}

const testPackage = "mapping.test"

func newTestFile() *testFile {
	original := (*astergatev1.Event)(nil).ProtoReflect().Descriptor()
	event := protodesc.ToDescriptorProto(original)
	keep := event.Field[:0]
	for _, fd := range event.Field {
		if fd.GetNumber() < int32(firstArm) {
			keep = append(keep, fd)
		}
	}
	event.Field = keep
	f := &testFile{
		event: event,
		proto: &descriptorpb.FileDescriptorProto{
			Name:        proto.String("mapping/test/event.proto"),
			Package:     proto.String(testPackage),
			Syntax:      proto.String("proto3"),
			MessageType: []*descriptorpb.DescriptorProto{event},
			Dependency:  []string{original.ParentFile().Path()},
		},
	}
	for i := range original.ParentFile().Imports().Len() {
		f.proto.Dependency = append(f.proto.Dependency, original.ParentFile().Imports().Get(i).Path())
	}
	return f
}

// message adds a message.
func (f *testFile) message(name string, fields ...*descriptorpb.FieldDescriptorProto) *descriptorpb.DescriptorProto {
	md := &descriptorpb.DescriptorProto{Name: proto.String(name)}
	for i, fd := range fields {
		if fd.Number == nil {
			fd.Number = proto.Int32(int32(i) + 1)
		}
		if fd.GetProto3Optional() {
			fd.OneofIndex = proto.Int32(int32(len(md.OneofDecl)))
			md.OneofDecl = append(md.OneofDecl, &descriptorpb.OneofDescriptorProto{Name: proto.String("_" + fd.GetName())})
		}
		if fd.GetTypeName() == "map" {
			fd.Type = descriptorpb.FieldDescriptorProto_TYPE_MESSAGE.Enum()
			fd.Label = descriptorpb.FieldDescriptorProto_LABEL_REPEATED.Enum()
			entry := strings.ToUpper(fd.GetName()[:1]) + fd.GetName()[1:] + "Entry"
			fd.TypeName = proto.String("." + testPackage + "." + name + "." + entry)
			md.NestedType = append(md.NestedType, &descriptorpb.DescriptorProto{
				Name: proto.String(entry),
				Field: []*descriptorpb.FieldDescriptorProto{
					field("key", "string", func(fd *descriptorpb.FieldDescriptorProto) { fd.Number = proto.Int32(1) }),
					field("value", "string", func(fd *descriptorpb.FieldDescriptorProto) { fd.Number = proto.Int32(2) }),
				},
				Options: &descriptorpb.MessageOptions{MapEntry: proto.Bool(true)},
			})
		}
		md.Field = append(md.Field, fd)
	}
	f.proto.MessageType = append(f.proto.MessageType, md)
	return md
}

// arm adds an event's message with its arm of the body.
func (f *testFile) arm(number int32, event, message string, fields ...*descriptorpb.FieldDescriptorProto) {
	md := f.message(message, fields...)
	if event != "" {
		md.Options = &descriptorpb.MessageOptions{}
		proto.SetExtension(md.Options, optionsv1.E_Event, event)
	}
	arm := field(strings.ToLower(message), message)
	arm.Number, arm.OneofIndex = proto.Int32(number), proto.Int32(0)
	f.event.Field = append(f.event.Field, arm)
}

// envelope builds the file and returns the envelope.
func (f *testFile) envelope(tb testing.TB) protoreflect.MessageDescriptor {
	tb.Helper()
	fd, err := protodesc.NewFile(f.proto, protoregistry.GlobalFiles)
	if err != nil {
		tb.Fatal(err)
	}
	return fd.Messages().ByName("Event")
}

type fieldOption func(*descriptorpb.FieldDescriptorProto)

// field makes a field of a type: a scalar, "map" (of strings), a message of the
// file or, with a dot, of any other.
func field(name, typ string, opts ...fieldOption) *descriptorpb.FieldDescriptorProto {
	fd := &descriptorpb.FieldDescriptorProto{
		Name:  proto.String(name),
		Label: descriptorpb.FieldDescriptorProto_LABEL_OPTIONAL.Enum(),
	}
	switch scalar, ok := descriptorpb.FieldDescriptorProto_Type_value["TYPE_"+strings.ToUpper(typ)]; {
	case ok:
		fd.Type = descriptorpb.FieldDescriptorProto_Type(scalar).Enum()
	case typ == "map":
		fd.TypeName = proto.String(typ)
	case typ == "State" || typ == "Real":
		fd.Type = descriptorpb.FieldDescriptorProto_TYPE_ENUM.Enum()
		fd.TypeName = proto.String("." + testPackage + "." + typ)
	default:
		fd.Type = descriptorpb.FieldDescriptorProto_TYPE_MESSAGE.Enum()
		if !strings.Contains(typ, ".") {
			typ = testPackage + "." + typ
		}
		fd.TypeName = proto.String("." + typ)
	}
	for _, o := range opts {
		o(fd)
	}
	return fd
}

func setOption(fd *descriptorpb.FieldDescriptorProto, option protoreflect.ExtensionType, value any) {
	if fd.Options == nil {
		fd.Options = &descriptorpb.FieldOptions{}
	}
	proto.SetExtension(fd.Options, option, value)
}

func header(name string) fieldOption {
	return func(fd *descriptorpb.FieldDescriptorProto) { setOption(fd, optionsv1.E_Header, name) }
}

func prefix(text string) fieldOption {
	return func(fd *descriptorpb.FieldDescriptorProto) { setOption(fd, optionsv1.E_Prefix, text) }
}

func unit(u optionsv1.Unit) fieldOption {
	return func(fd *descriptorpb.FieldDescriptorProto) { setOption(fd, optionsv1.E_Unit, u) }
}

func number(n int32) fieldOption {
	return func(fd *descriptorpb.FieldDescriptorProto) { fd.Number = proto.Int32(n) }
}

func escaped(fd *descriptorpb.FieldDescriptorProto) { setOption(fd, optionsv1.E_Escaped, true) }

func optional(fd *descriptorpb.FieldDescriptorProto) { fd.Proto3Optional = proto.Bool(true) }

func repeated(fd *descriptorpb.FieldDescriptorProto) {
	fd.Label = descriptorpb.FieldDescriptorProto_LABEL_REPEATED.Enum()
}

const duration = "google.protobuf.Duration"

// newEverything returns an envelope with the event Everything, which has a field
// of every kind, and Blocks, which nests.
func newEverything(tb testing.TB) protoreflect.MessageDescriptor {
	f := newTestFile()
	f.proto.EnumType = []*descriptorpb.EnumDescriptorProto{
		enumOf("State", "STATE_UNSPECIFIED=0", "STATE_ON_HOOK=1", "STATE_OFF=2", "STATE_LESS=-1"),
		enumOf("Real", "REAL_DOWN=0", "REAL_UP=6"),
	}
	f.arm(100, "Everything", "Everything",
		field("text", "string", header("Text")),
		field("keep", "string", header("Keep"), optional),
		field("note", "string", header("Note"), escaped),
		field("note_keep", "string", header("NoteKeep"), escaped, optional),
		field("flag", "bool", header("Flag")),
		field("flag_keep", "bool", header("FlagKeep"), optional),
		field("small", "int32", header("Small")),
		field("small_keep", "int32", header("SmallKeep"), optional),
		field("big", "int64", header("Big")),
		field("size", "uint32", header("Size")),
		field("count", "uint64", header("Count")),
		field("rate", "double", header("Rate")),
		field("rate_keep", "double", header("RateKeep"), optional),
		field("state", "State", header("State")),
		field("state_keep", "State", header("StateKeep"), optional),
		field("real", "Real", header("Real")),
		field("real_keep", "Real", header("RealKeep"), optional),
		field("seconds", duration, header("Seconds"), unit(optionsv1.Unit_UNIT_SECONDS)),
		field("millis", duration, header("Millis"), unit(optionsv1.Unit_UNIT_MILLISECONDS)),
		field("micros", duration, header("Micros"), unit(optionsv1.Unit_UNIT_MICROSECONDS)),
		field("clock", duration, header("Clock"), unit(optionsv1.Unit_UNIT_CLOCK)),
		field("items", "string", header("Item"), repeated),
		field("notes", "string", header("Notes"), repeated, escaped),
		field("vars", "map", header("Var")),
		field("evars", "map", header("EVar"), escaped),
		field("far", "string", header("A-name-longer-than-the-twenty-three-bytes-of-words"), number(2048)),
		field("farther", "string", header("Farther"), number(maxNumber), optional),
	)
	f.message("Leaf", field("x", "string", header("X")), field("n", "int32", header("N"), optional))
	f.message("Node", field("leaf", "Leaf", prefix("Leaf")), field("own", "string", header("Own"), number(40)))
	f.arm(2000, "Blocks-2", "Blocks",
		field("near", "Leaf", prefix("")),
		field("left", "Node", prefix("Left")),
		field("right", "Node", prefix("Right"), number(300)),
		field("after", "string", header("After"), number(301)),
	)
	return f.envelope(tb)
}

func enumOf(name string, values ...string) *descriptorpb.EnumDescriptorProto {
	ed := &descriptorpb.EnumDescriptorProto{Name: proto.String(name)}
	for _, v := range values {
		valueName, text, _ := strings.Cut(v, "=")
		n, _ := parseInt([]byte(text))
		ed.Value = append(ed.Value, &descriptorpb.EnumValueDescriptorProto{Name: proto.String(valueName), Number: proto.Int32(int32(n))})
	}
	return ed
}
