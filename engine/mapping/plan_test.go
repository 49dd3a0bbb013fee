package mapping

import (
	"slices"
	"strings"
	"testing"

	"google.golang.org/protobuf/encoding/protowire"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/reflect/protoregistry"
	"google.golang.org/protobuf/types/descriptorpb"

	eventv1 "github.com/astergate/astergate/gen/go/astergate/ami/event/v1"
	optionsv1 "github.com/astergate/astergate/gen/go/astergate/options/v1"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

func newTestMapper(tb testing.TB) *Mapper {
	tb.Helper()
	m, err := New()
	if err != nil {
		tb.Fatal(err)
	}
	return m
}

// TestRegisteredMessages makes the plan of every message of the catalogue that
// has headers: events, list items and blocks, in the envelope or not.
func TestRegisteredMessages(t *testing.T) {
	count := 0
	protoregistry.GlobalTypes.RangeMessages(func(mt protoreflect.MessageType) bool {
		md := mt.Descriptor()
		if md.ParentFile().Package() != "astergate.ami.event.v1" || md.ParentFile().Path() == "astergate/ami/event/v1/header.proto" {
			return true
		}
		count++
		if _, err := newPlan(md); err != nil {
			t.Error(err)
		}
		return true
	})
	if count < 10 {
		t.Errorf("only %d messages found", count)
	}
}

// TestAllEventsTyped finds event messages that nobody put into the envelope.
func TestAllEventsTyped(t *testing.T) {
	m := newTestMapper(t)
	protoregistry.GlobalTypes.RangeMessages(func(mt protoreflect.MessageType) bool {
		opts := mt.Descriptor().Options()
		if name, _ := proto.GetExtension(opts, optionsv1.E_Event).(string); name != "" && !m.Typed(name) {
			t.Errorf("event %s has a message but no arm in astergate.v1.Event", name)
		}
		return true
	})
	names := m.TypedEvents()
	if !slices.IsSorted(names) || !slices.Contains(names, "Newchannel") {
		t.Errorf("TypedEvents: %q", names)
	}
	for name, want := range map[string]bool{
		"Newchannel": true, "NEWCHANNEL": true, "newchannel": true, "Newchanne": false, "": false,
		strings.Repeat("x", 1000): false,
	} {
		if m.Typed(name) != want {
			t.Errorf("Typed(%q) is not %v", name, want)
		}
	}
}

// TestTags compares the tags that are constants with the proto files.
func TestTags(t *testing.T) {
	check := func(m proto.Message, field string, tag byte) {
		t.Helper()
		fd := m.ProtoReflect().Descriptor().Fields().ByName(protoreflect.Name(field))
		if fd == nil {
			t.Fatalf("no field %s", field)
		}
		number, wireType, _ := protowire.ConsumeTag([]byte{tag})
		want := protowire.BytesType
		if fd.Kind() == protoreflect.Uint64Kind || fd.Kind() == protoreflect.Uint32Kind {
			want = protowire.VarintType
		}
		if number != fd.Number() || wireType != want {
			t.Errorf("%s: tag is %d,%d, want %d,%d", fd.FullName(), number, wireType, fd.Number(), want)
		}
	}
	event := &astergatev1.Event{}
	check(event, "sequence", tagSequence)
	check(event, "received_at", tagReceivedAt)
	check(event, "server", tagServer)
	check(event, "name", tagName)
	check(event, "privilege", tagPrivilege)
	check(event, "unmapped", tagUnmapped)
	check(event, "headers", tagHeaders)
	header := &eventv1.Header{}
	check(header, "name", tagHeaderName)
	check(header, "value", tagHeaderValue)
	check(header, "raw_value", tagHeaderRaw)
	check(&astergatev1.SubscribeResponse{}, "events", tagFramed)
	result := &astergatev1.SessionResult{}
	check(result, "session", tagResultSession)
	check(result, "command_id", tagResultCommandID)
	check(result, "failure", tagResultFailure)
	check(result, "reply", tagResultReply)
	reply := &astergatev1.AgiReply{}
	check(reply, "code", tagReplyCode)
	check(reply, "result", tagReplyResult)
	check(reply, "data", tagReplyData)
	check(reply, "raw_data", tagReplyRaw)
	check(reply, "text", tagReplyText)
}

// TestPlanErrors has a line for each fault that a proto file can have.
func TestPlanErrors(t *testing.T) {
	one := func(fields ...*descriptorpb.FieldDescriptorProto) func(*testFile) {
		return func(f *testFile) { f.arm(100, "One", "One", fields...) }
	}
	for _, c := range []struct {
		name string
		make func(*testFile)
		want string
	}{
		{"nothing", one(field("x", "string")), "One.x: has neither a header nor a prefix"},
		{"both", one(field("x", "string", header("X"), prefix("X"))), "both a header and a prefix"},
		{"empty header", one(field("x", "string", header(""))), "header name is empty"},
		{"colon", one(field("x", "string", header("X:"))), `header name "X:" has a byte`},
		{"blank", one(field("x", "string", header(" X"))), "blanks around"},
		{"umlaut", one(field("x", "string", header("Ü"))), "a byte that no header name has"},
		{"prefix umlaut", one(field("x", "Leaf", prefix("Ü"))), "a byte that no header name has"},
		{"duplicate", one(field("x", "string", header("X")), field("y", "string", header("x"))), "One.y: header x belongs to another field already, as X"},
		{"duplicate in block", one(field("x", "string", header("AX")), field("a", "Leaf", prefix("A"))), "header AX belongs to another field already"},
		{"event", one(field("x", "string", header("event"))), "belongs to the envelope"},
		{"privilege", one(field("x", "string", header("Privilege"))), "belongs to the envelope"},
		{"bytes", one(field("x", "bytes", header("X"))), "is of type bytes"},
		{"sint", one(field("x", "sint32", header("X"))), "is of type sint32"},
		{"float", one(field("x", "float", header("X"))), "is of type float"},
		{"message", one(field("x", "Leaf", header("X"))), "is a mapping.test.Leaf, which no header fills"},
		{"repeated number", one(field("x", "int32", header("X"), repeated)), "repeats a int32"},
		{"repeated block", one(field("x", "Leaf", prefix("X"), repeated)), "not a single message"},
		{"prefixed text", one(field("x", "string", prefix("X"))), "not a single message"},
		{"escaped number", one(field("x", "int32", header("X"), escaped)), "is escaped but no text"},
		{"no unit", one(field("x", duration, header("X"))), "a Duration without a unit"},
		{"new unit", one(field("x", duration, header("X"), unit(99))), "has the unit 99"},
		{"stray unit", one(field("x", "int32", header("X"), unit(1))), "has a unit but is no Duration"},
		{"high number", one(field("x", "string", header("X"), number(maxNumber+1))), "has a number above"},
		{"oneof", func(f *testFile) {
			f.arm(100, "One", "One", field("x", "string", header("X"), func(fd *descriptorpb.FieldDescriptorProto) { fd.OneofIndex = proto.Int32(0) }))
			f.proto.MessageType[len(f.proto.MessageType)-1].OneofDecl = []*descriptorpb.OneofDescriptorProto{{Name: proto.String("o")}}
		}, "is part of a oneof"},
		{"recursion", func(f *testFile) { f.arm(100, "One", "One", field("x", "One", prefix("X"))) }, "blocks nest deeper"},
		{"empty block", func(f *testFile) {
			f.message("Empty")
			f.arm(100, "One", "One", field("x", "Empty", prefix("X")))
		}, "has no headers"},
		{"no option", func(f *testFile) { f.arm(100, "", "One") }, "message mapping.test.One has no option event"},
		{"own number", func(f *testFile) { f.arm(99, "One", "One") }, "whose numbers begin at 100"},
		{"same event", func(f *testFile) { f.arm(100, "One", "One"); f.arm(101, "ONE", "Two") }, "event One has another message already"},
		{"odd event", func(f *testFile) { f.arm(100, "One:", "One") }, "event: header name"},
		{"high arm", func(f *testFile) { f.arm(maxNumber+1, "One", "One") }, "has a number above"},
		{"scalar arm", func(f *testFile) {
			f.event.Field = append(f.event.Field, field("text", "string", number(100), func(fd *descriptorpb.FieldDescriptorProto) { fd.OneofIndex = proto.Int32(0) }))
		}, "is not a message"},
		{"two faults", one(field("x", "string"), field("y", "bytes", header("Y"))), "One.y: is of type bytes"},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := newTestFile()
			f.message("Leaf", field("x", "string", header("X")))
			c.make(f)
			_, err := newMapper(f.envelope(t))
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error is %v, want it to say %q", err, c.want)
			}
		})
	}
	if _, err := newMapper((*astergatev1.Gap)(nil).ProtoReflect().Descriptor()); err == nil {
		t.Error("a message without a body is taken for an envelope")
	}
}

func TestUpperSnake(t *testing.T) {
	for in, want := range map[string]string{
		"ChannelState": "CHANNEL_STATE", "State": "STATE", "AMAFlags": "AMA_FLAGS", "H323Mode": "H323_MODE", "MWIState2": "MWI_STATE2",
	} {
		if got := upperSnake(in); got != want {
			t.Errorf("upperSnake(%s) = %s, want %s", in, got, want)
		}
	}
}
