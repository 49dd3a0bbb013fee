package mapping

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"google.golang.org/protobuf/encoding/protowire"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"

	optionsv1 "github.com/astergate/astergate/gen/go/astergate/options/v1"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// firstArm is the lowest field number of the envelope's body that stands for an
// event of Asterisk's. Those below are astergate's own.
const firstArm protowire.Number = 100

// A Mapper writes events. One serves a whole process: it is safe for concurrent
// use, and what it learns of one server helps with all.
type Mapper struct {
	exact map[string]*plan // by the event's name
	lower map[string]*plan // by the event's name in lower case
	// longest is the length of the longest name.
	longest int
	// own are the envelope's arms for astergate's own bodies.
	own map[protoreflect.FullName]tag
}

// New makes a Mapper for all events that astergate.v1.Event has a message for.
// An error means that a proto file is wrong: a header that two fields claim, a
// field that nothing fills, a type that no header can fill and so on. It names
// all such fields, one a line.
func New() (*Mapper, error) {
	return newMapper((*astergatev1.Event)(nil).ProtoReflect().Descriptor())
}

func newMapper(envelope protoreflect.MessageDescriptor) (*Mapper, error) {
	m := &Mapper{
		exact: make(map[string]*plan),
		lower: make(map[string]*plan),
		own:   make(map[protoreflect.FullName]tag),
	}
	body := envelope.Oneofs().ByName("body")
	if body == nil {
		return nil, fmt.Errorf("mapping: message %s has no oneof body", envelope.FullName())
	}
	var errs []error
	for _, fd := range byNumber(body.Fields()) {
		if err := m.addArm(fd); err != nil {
			errs = append(errs, fmt.Errorf("mapping: %s: %w", fd.FullName(), err))
		}
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return m, nil
}

func (m *Mapper) addArm(fd protoreflect.FieldDescriptor) error {
	if fd.Kind() != protoreflect.MessageKind {
		return errors.New("is not a message")
	}
	if fd.Number() > maxNumber {
		return fmt.Errorf("has a number above %d", maxNumber)
	}
	md := fd.Message()
	arm := newTag(fd.Number(), protowire.BytesType)
	isEvent := proto.HasExtension(md.Options(), optionsv1.E_Event)
	switch {
	case fd.Number() < firstArm && isEvent:
		return fmt.Errorf("stands for an event of Asterisk's, whose numbers begin at %d", firstArm)
	case fd.Number() < firstArm:
		m.own[md.FullName()] = arm
		return nil
	case !isEvent:
		return fmt.Errorf("message %s has no option event", md.FullName())
	}

	p, err := newPlan(md)
	if err != nil {
		return err
	}
	p.blocks[0].tag, p.arm = arm, fd.Number()
	if err := checkName(p.event); err != nil {
		return fmt.Errorf("event: %w", err)
	}
	lower := strings.ToLower(p.event)
	if old := m.lower[lower]; old != nil {
		return fmt.Errorf("event %s has another message already", old.event)
	}
	m.exact[p.event], m.lower[lower] = p, p
	m.longest = max(m.longest, len(lower))
	return nil
}

// TypedEvents returns the names of the events that have a message, sorted.
func (m *Mapper) TypedEvents() []string {
	names := make([]string, 0, len(m.exact))
	for name := range m.exact {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// Typed reports whether events of that name have a message. As on the wire, the
// case of ASCII letters does not matter.
func (m *Mapper) Typed(event string) bool { return m.plan([]byte(event)) != nil }

// plan returns the plan of the event of that name, or nil.
func (m *Mapper) plan(name []byte) *plan {
	if p := m.exact[string(name)]; p != nil {
		return p
	}
	if len(name) > m.longest {
		return nil
	}
	var room [64]byte
	return m.lower[string(appendLower(room[:0], name))]
}
