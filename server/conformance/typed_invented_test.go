package conformance

import (
	"slices"
	"strings"
	"testing"

	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"

	eventv1 "github.com/astergate/astergate/gen/go/astergate/ami/event/v1"
	optionsv1 "github.com/astergate/astergate/gen/go/astergate/options/v1"
)

// nothingInvented holds that each field that is set in a message was said by a
// header of the block that it was made of, and that nothing is left of what the
// reply tells as unmapped.
func nothingInvented(t testing.TB, m protoreflect.Message, prefix string, b block, left []*eventv1.Header) {
	t.Helper()
	fields := m.Descriptor().Fields()
	for i := range fields.Len() {
		fd := fields.Get(i)
		if !m.Has(fd) {
			continue
		}
		if proto.HasExtension(fd.Options(), optionsv1.E_Prefix) {
			own, _ := proto.GetExtension(fd.Options(), optionsv1.E_Prefix).(string)
			nothingInvented(t, m.Get(fd).Message(), prefix+own, b, nil)
			continue
		}
		header, _ := proto.GetExtension(fd.Options(), optionsv1.E_Header).(string)
		if header == "" {
			continue
		}
		if !slices.ContainsFunc(b.names, func(name string) bool { return strings.EqualFold(name, prefix+header) }) {
			t.Errorf("%s %s: field %s is set, and there is no header %s in %q", b.names[0], b.values[0], fd.Name(), prefix+header, b.names)
		}
	}
	for _, h := range left {
		if h != nil {
			t.Errorf("%s %s: unmapped header %v was not sent", b.names[0], b.values[0], h)
		}
	}
}

// noMoreItems holds that each element of the response's lists was made of an item.
func noMoreItems(t testing.TB, m protoreflect.Message, taken map[protoreflect.FullName]int) {
	t.Helper()
	fields := m.Descriptor().Fields()
	for i := range fields.Len() {
		fd := fields.Get(i)
		if fd.IsMap() || !fd.IsList() || fd.Kind() != protoreflect.MessageKind || !proto.HasExtension(fd.Message().Options(), optionsv1.E_Event) {
			continue
		}
		if got, sent := m.Get(fd).List().Len(), taken[fd.FullName()]; got != sent {
			t.Errorf("%s has %d elements, and %d items were sent", fd.FullName(), got, sent)
		}
	}
}
