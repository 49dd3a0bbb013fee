package facts_test

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"

	"github.com/astergate/astergate/engine/mapping"
	optionsv1 "github.com/astergate/astergate/gen/go/astergate/options/v1"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// since are the first and the last version that know something, empty where all
// of ours do.
type since struct{ since, until string }

// typedAction is what the proto files say of an action.
type typedAction struct {
	method     protoreflect.MethodDescriptor
	parameters map[string]bool     // by header: is it required?
	values     map[string][]string // by header: what an enum may be
	module     string
	privilege  string
	since      since
	known      map[string]since // by header
	listEnd    string
	items      []string // the events that the response has fields for
	reply      []string // the headers that the response has fields for
}

// typedEvent is what the proto files say of an event.
type typedEvent struct {
	headers           []string // in lower case
	module, privilege string
}

// catalogue is what the proto files say, by name in lower case.
type catalogue struct {
	actions map[string]typedAction
	events  map[string]typedEvent
}

func newCatalogue(t *testing.T) catalogue {
	t.Helper()
	mapper, err := mapping.New()
	if err != nil {
		t.Fatal(err)
	}
	actions, err := mapping.NewActions(mapper)
	if err != nil {
		t.Fatal(err)
	}
	c := catalogue{actions: make(map[string]typedAction), events: make(map[string]typedEvent)}
	for _, a := range actions.All() {
		c.actions[strings.ToLower(a.Name)] = newTypedAction(a)
	}
	arms := (*astergatev1.Event)(nil).ProtoReflect().Descriptor().Oneofs().ByName("body").Fields()
	for i := range arms.Len() {
		md := arms.Get(i).Message()
		if event := text(md, optionsv1.E_Event); event != "" {
			c.events[strings.ToLower(event)] = typedEvent{
				headers:   headers(md, ""),
				module:    text(md, optionsv1.E_EventModule),
				privilege: text(md, optionsv1.E_EventPrivilege),
			}
		}
	}
	return c
}

func newTypedAction(a *mapping.Action) typedAction {
	md := a.Method
	typed := typedAction{
		method:     md,
		parameters: make(map[string]bool),
		values:     make(map[string][]string),
		module:     text(md, optionsv1.E_Module),
		privilege:  text(md, optionsv1.E_Privilege),
		since:      since{text(md, optionsv1.E_MethodSince), text(md, optionsv1.E_MethodUntil)},
		known:      make(map[string]since),
		listEnd:    a.ListEnd,
		reply:      headers(md.Output(), ""),
	}
	typed.addParameters(md.Input())
	for i := range md.Output().Fields().Len() {
		if item := md.Output().Fields().Get(i).Message(); item != nil {
			if event := text(item, optionsv1.E_Event); event != "" {
				typed.items = append(typed.items, event)
			}
		}
	}
	return typed
}

// addParameters adds those of a request, and those of its numbered messages.
func (a typedAction) addParameters(md protoreflect.MessageDescriptor) {
	for i := range md.Fields().Len() {
		fd := md.Fields().Get(i)
		if numbered, _ := proto.GetExtension(fd.Options(), optionsv1.E_Numbered).(bool); numbered {
			a.addParameters(fd.Message())
		}
		header := headerKey(text(fd, optionsv1.E_Header))
		if header == "" {
			continue
		}
		a.parameters[header], _ = proto.GetExtension(fd.Options(), optionsv1.E_Required).(bool)
		a.known[header] = since{text(fd, optionsv1.E_Since), text(fd, optionsv1.E_Until)}
		if fd.Enum() != nil {
			a.values[header] = enumTexts(fd.Enum())
		}
	}
}

// enumTexts returns how the values of an enum are sent, in lower case.
func enumTexts(ed protoreflect.EnumDescriptor) []string {
	var texts []string
	for i := range ed.Values().Len() {
		value := ed.Values().Get(i)
		texts = append(texts, strings.ToLower(cmp.Or(text(value, optionsv1.E_Text), fmt.Sprint(value.Number()))))
	}
	return texts
}

// headers returns the headers that a message's fields take, those of the
// messages in it with their prefix.
func headers(md protoreflect.MessageDescriptor, prefix string) []string {
	var list []string
	for i := range md.Fields().Len() {
		fd := md.Fields().Get(i)
		if header := text(fd, optionsv1.E_Header); header != "" {
			list = append(list, headerKey(prefix+header))
		}
		if numbered, _ := proto.GetExtension(fd.Options(), optionsv1.E_Numbered).(bool); numbered {
			list = append(list, headers(fd.Message(), prefix)...)
		}
		if proto.HasExtension(fd.Options(), optionsv1.E_Prefix) {
			list = append(list, headers(fd.Message(), prefix+text(fd, optionsv1.E_Prefix))...)
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// text returns an option of a descriptor.
func text(d protoreflect.Descriptor, option protoreflect.ExtensionType) string {
	value, _ := proto.GetExtension(d.Options(), option).(string)
	return value
}
