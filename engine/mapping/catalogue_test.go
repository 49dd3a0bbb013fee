package mapping

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"

	optionsv1 "github.com/astergate/astergate/gen/go/astergate/options/v1"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// armBlocks are the blocks of field numbers of astergate.v1.Event, by module, as
// the message's comment tells them.
var armBlocks = []struct{ first, last protoreflect.FieldNumber }{
	{100, 299}, {300, 399}, {400, 499}, {500, 599}, {600, 699},
	{700, 799}, {800, 899}, {900, 999}, {1000, 1299},
}

var (
	wordEnd    = regexp.MustCompile("([a-z0-9])([A-Z])")
	acronymEnd = regexp.MustCompile("([A-Z]+)([A-Z][a-z])")
)

// armName returns the name that the arm of an event has: FAXStatus is fax_status.
func armName(event string) string {
	event = strings.ReplaceAll(event, "-", "_")
	event = acronymEnd.ReplaceAllString(event, "${1}_${2}")
	return strings.ToLower(wordEnd.ReplaceAllString(event, "${1}_${2}"))
}

// TestCatalogue looks at the arms of the envelope: where they are, what they are
// called and what is known of their events.
func TestCatalogue(t *testing.T) {
	arms := (*astergatev1.Event)(nil).ProtoReflect().Descriptor().Oneofs().ByName("body").Fields()
	last := protoreflect.FieldNumber(0)
	for i := range arms.Len() {
		arm := arms.Get(i)
		if arm.Number() <= last {
			t.Errorf("arm %s = %d stands behind %d", arm.Name(), arm.Number(), last)
		}
		last = arm.Number()
		if arm.Number() < firstArm {
			continue
		}
		if !slices.ContainsFunc(armBlocks, func(b struct{ first, last protoreflect.FieldNumber }) bool {
			return b.first <= arm.Number() && arm.Number() <= b.last
		}) {
			t.Errorf("arm %s = %d is in no block", arm.Name(), arm.Number())
		}
		options := arm.Message().Options()
		event := proto.GetExtension(options, optionsv1.E_Event).(string)
		if want := armName(event); string(arm.Name()) != want {
			t.Errorf("arm %s of event %s: want %s", arm.Name(), event, want)
		}
		if want := strings.ReplaceAll(event, "-", ""); string(arm.Message().Name()) != want {
			t.Errorf("message %s of event %s: want %s", arm.Message().Name(), event, want)
		}
		if proto.GetExtension(options, optionsv1.E_EventModule).(string) == "" {
			t.Errorf("event %s has no event_module", event)
		}
	}
}

// TestPrivileges compares each event's event_privilege with what real servers
// sent with it. Items of lists have none, but for Status.
func TestPrivileges(t *testing.T) {
	m := newTestMapper(t)
	privileges := make(map[string]string)
	arms := (*astergatev1.Event)(nil).ProtoReflect().Descriptor().Oneofs().ByName("body").Fields()
	for i := range arms.Len() {
		options := arms.Get(i).Message().Options()
		if event := proto.GetExtension(options, optionsv1.E_Event).(string); event != "" {
			privileges[event] = proto.GetExtension(options, optionsv1.E_EventPrivilege).(string)
		}
	}
	told := make(map[string]bool)
	for name, msg := range corpus(t) {
		event := string(msg.Type())
		got := get(msg, "Privilege")
		if got == "" || !m.Typed(event) {
			continue
		}
		told[event] = true
		if want := privileges[event]; got != want {
			t.Errorf("%s: privilege %q, event_privilege says %q", name, got, want)
		}
	}
	for event, privilege := range privileges {
		if privilege != "" && !told[event] {
			t.Errorf("event %s has event_privilege %q, but no file of the corpus says so", event, privilege)
		}
	}
}
