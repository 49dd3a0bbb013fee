package conformance

import (
	"fmt"
	"testing"

	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"

	optionsv1 "github.com/astergate/astergate/gen/go/astergate/options/v1"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// A hangup ends a subroutine, which tells so before the hangup comes.
func TestAGIGosubHangup(t *testing.T) {
	eachWithCommandDialplan(t, func(t *testing.T, b *backend) {
		s := start(t, b, options{})
		steps := s.subscribe(t, &astergatev1.SubscribeRequest{Names: []string{"Newexten"}, View: astergatev1.View_VIEW_RAW})
		c := s.handOver(t, b, fastAGIReach, "gosub", "answer@astergate")
		running := c.w.start(t, c.session, agiCommandOf(t, `{"gosub":{"context":"sub","extension":"wait","priority":"1"}}`))
		steps.until(t, func(e *astergatev1.Event) bool { return header(e.GetHeaders(), "Context") == "sub" })
		must(t, c.farDoes([]string{"Hangup"}))
		first := c.w.await(t, func(f *astergatev1.ServeResponse) bool { return f.GetResult() != nil || f.GetHangup() != nil })
		if first.GetResult().GetCommandId() != running || !first.GetResult().GetGosub().GetAbnormalExit() {
			t.Errorf("first came %v", first)
		}
		c.w.await(t, func(f *astergatev1.ServeResponse) bool { return f.GetHangup().GetSession() == c.session })
		if r := c.w.do(t, c.session, set("A", "b")); r.GetSetVariable() == nil {
			t.Errorf("cleanup: %v", r)
		}
		c.w.send(t, finish(c.session, false))
		if end := c.w.ended(t, c.session); end != hangupEnd {
			t.Errorf("ended as %v", end)
		}
	})
}

// On a channel that has hung up just those commands are possible that say so.
func TestAGICommandsDead(t *testing.T) {
	each(t, func(t *testing.T, b *backend) {
		s := start(t, b, options{cleanup: patience}) // for all the commands
		c := s.handOver(t, b, fastAGIReach, "dead", "answer@astergate")
		if r := c.w.do(t, c.session, agiCommandOf(t, `{"hangup":{}}`)); r.GetHangup() == nil {
			t.Fatalf("HANGUP: %v", r)
		}
		c.w.await(t, func(f *astergatev1.ServeResponse) bool { return f.GetHangup().GetSession() == c.session })
		for name, fd := range agiCommandFields() {
			dead, _ := proto.GetExtension(fd.Message().Options(), optionsv1.E_AgiDead).(bool)
			r := c.w.do(t, c.session, leastCommand(fd))
			if got := outcome(t, r); (got == "DEAD_CHANNEL") == dead {
				t.Errorf("%s: %s", name, got)
			}
		}
		c.w.send(t, finish(c.session, false))
		if end := c.w.ended(t, c.session); end != hangupEnd {
			t.Errorf("ended as %v", end)
		}
	})
}

// leastCommand is a command with nothing but what is required.
func leastCommand(fd protoreflect.FieldDescriptor) *astergatev1.SessionCommand {
	cmd := new(astergatev1.SessionCommand)
	m := cmd.ProtoReflect().Mutable(fd).Message()
	fields := fd.Message().Fields()
	for i := range fields.Len() {
		field := fields.Get(i)
		if required, _ := proto.GetExtension(field.Options(), optionsv1.E_Required).(bool); !required {
			continue
		}
		switch field.Kind() {
		case protoreflect.StringKind:
			m.Set(field, protoreflect.ValueOfString("nosuch"))
		case protoreflect.EnumKind:
			m.Set(field, protoreflect.ValueOfEnum(1))
		case protoreflect.BoolKind:
			m.Set(field, protoreflect.ValueOfBool(false))
		case protoreflect.Int32Kind:
			m.Set(field, protoreflect.ValueOfInt32(1))
		default:
			panic(fmt.Sprint("no value for ", field.FullName()))
		}
	}
	return cmd
}
