package mapping

import (
	"slices"
	"strings"
	"testing"

	"google.golang.org/protobuf/encoding/protowire"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/reflect/protoregistry"

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
		if md.ParentFile().Package() != "astergate.ami.event.v1" || md.FullName() == "astergate.ami.event.v1.Header" {
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
		if fd.Kind() == protoreflect.Uint64Kind {
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
}
