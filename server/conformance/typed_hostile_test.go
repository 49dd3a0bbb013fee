package conformance

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/types/known/durationpb"

	"github.com/astergate/astergate/engine/ami/wire"
	"github.com/astergate/astergate/engine/hostile"
	"github.com/astergate/astergate/engine/mapping"
	eventv1 "github.com/astergate/astergate/gen/go/astergate/ami/event/v1"
	amiv1 "github.com/astergate/astergate/gen/go/astergate/ami/v1"
	optionsv1 "github.com/astergate/astergate/gen/go/astergate/options/v1"
)

// Every text field of every typed action takes every hostile text and either
// refuses it or becomes exactly the one action that it means, as Asterisk reads
// the bytes.
func TestHostileTypedRequests(t *testing.T) {
	events, err := mapping.New()
	must(t, err)
	actions, err := mapping.NewActions(events)
	must(t, err)
	texts := hostile.Texts()
	if len(texts) < 500 {
		t.Fatalf("only %d texts", len(texts))
	}
	fields, sent, refusals := 0, 0, 0
	for _, a := range actions.All() {
		for _, field := range textFields(a) {
			if name := field.field.Name(); name == "server" || name == "action_id" {
				continue // no headers: TestHostileTypedActions
			}
			fields++
			for _, text := range texts {
				if !utf8.ValidString(text) && field.part != "raw_value" {
					continue // gRPC refuses it before anybody sees it
				}
				o, req := typedRequest(a, field, text)
				message, err := written(a, req)
				switch {
				case err != nil && o.must == passes:
					t.Errorf("%v was refused: %v", o, err)
				case err != nil:
					refusals++
				case o.must == refused:
					t.Errorf("%v became %q", o, message.lines)
				default:
					sent++
					wantLines(t, o, "id", message)
				}
			}
		}
	}
	t.Logf("%d texts in each of %d fields of %d actions: %d written, %d refused", len(texts), fields, len(actions.All()), sent, refusals)
}

// written makes the bytes of a request and reads them as Asterisk does: one
// message and nothing else, or it panics.
func written(a *mapping.Action, req proto.Message) (message heard, err error) {
	headers, _, err := a.Headers(req)
	if err != nil {
		return heard{}, err
	}
	raw, err := wire.AppendAction(nil, a.Name, "id", headers)
	if err != nil {
		return heard{}, err
	}
	var all []heard
	e := &ear{}
	e.hear(raw, func(m heard) { all = append(all, m) })
	if len(all) != 1 || e.rest() != 0 || all[0].fault != "" {
		return heard{lines: []string{fmt.Sprintf("%d messages, %d left: %q", len(all), e.rest(), raw)}}, nil
	}
	return all[0], nil
}

// The same through the service, by gRPC and REST, for a twelfth of the texts in
// each field: another twelfth in the next one.
func TestHostileTypedActions(t *testing.T) {
	f := newFake(t)
	s := start(t, f.backend(), options{noCalls: true, link: quiet})
	s.awaitInfo(t)
	conn, err := grpc.NewClient(s.rpc, grpc.WithTransportCredentials(insecure.NewCredentials()))
	must(t, err)
	t.Cleanup(func() { must(t, conn.Close()) })
	texts := hostile.Texts()
	fields := 0
	for _, a := range s.engine.Actions().All() {
		t.Run(a.Name, func(t *testing.T) {
			var orders []*order
			for _, field := range textFields(a) {
				fields++
				for n, text := range texts {
					if (n+fields)%12 == 0 {
						orders = append(orders, typedOrder(s, conn, a, field, text, n%3 == 0))
					}
				}
			}
			assault(t, &f.record, orders)
		})
	}
}

// A textField is a place of a request where a text goes.
type textField struct {
	field protoreflect.FieldDescriptor
	part  string // of the field: key, value, name, raw_value, or a field of its message; empty: all of it
}

func (f textField) String() string {
	if f.part == "" {
		return string(f.field.Name())
	}
	return string(f.field.Name()) + "." + f.part
}

// textFields are all of an action's.
func textFields(a *mapping.Action) []textField {
	var list []textField
	fields := a.Method.Input().Fields()
	for i := range fields.Len() {
		fd := fields.Get(i)
		switch {
		case fd.IsMap():
			list = append(list, textField{fd, "key"}, textField{fd, "value"})
		case fd.IsList() && fd.Kind() == protoreflect.MessageKind && fd.Name() != "extra_headers":
			inner := fd.Message().Fields()
			for j := range inner.Len() {
				if inner.Get(j).Kind() == protoreflect.StringKind {
					list = append(list, textField{fd, string(inner.Get(j).Name())})
				}
			}
		case fd.Name() == "extra_headers":
			list = append(list, textField{fd, "name"}, textField{fd, "value"}, textField{fd, "raw_value"})
		case fd.Kind() == protoreflect.StringKind:
			list = append(list, textField{fd, ""})
		}
	}
	return list
}

// typedOrder is the order of an action with one hostile text in it.
func typedOrder(s *service, conn grpc.ClientConnInterface, a *mapping.Action, field textField, text string, rest bool) *order {
	o, req := typedRequest(a, field, text)
	method := a.FullMethod()
	o.send = func(ctx context.Context) (string, error) {
		summary := new(replyOnly)
		err := conn.Invoke(ctx, method, req, summary)
		return summary.GetReply().GetActionId(), err
	}
	if !utf8.ValidString(text) && field.part != "raw_value" {
		return o // a stock client does not even send it
	}
	if rest && field.String() != "server" {
		body, err := protojson.Marshal(req)
		if err == nil {
			o.way = "REST"
			o.send = func(ctx context.Context) (string, error) {
				return s.sendJSON(ctx, "/v1/servers/pbx1/actions/"+a.Name, string(body))
			}
		}
	}
	return o
}

// typedRequest is the request of an action with one hostile text in it, and what
// it means.
func typedRequest(a *mapping.Action, field textField, text string) (*order, proto.Message) {
	req := a.NewRequest()
	m := req.ProtoReflect()
	fill(m)
	o := &order{way: "gRPC", field: a.Name + " " + field.String(), text: text, action: a.Name}
	valid := utf8.ValidString(text)
	if field.field.IsList() && field.field.Kind() == protoreflect.MessageKind && field.field.Name() != "extra_headers" {
		list := m.Mutable(field.field).List()
		if list.Len() == 0 {
			fill(list.AppendMutable().Message())
		}
		element := list.Get(0).Message()
		element.Set(element.Descriptor().Fields().ByName(protoreflect.Name(field.part)), protoreflect.ValueOfString(text))
		o.headers = headersOf(m)
		if !valid {
			o.must, o.codes = refused, []codes.Code{codes.Internal}
		}
		return o, req
	}
	switch field.part {
	case "key":
		m.Mutable(field.field).Map().Set(protoreflect.ValueOfString(text).MapKey(), protoreflect.ValueOfString("x"))
	case "value":
		if field.field.IsMap() {
			m.Mutable(field.field).Map().Set(protoreflect.ValueOfString("key").MapKey(), protoreflect.ValueOfString(text))
		} else {
			addHeader(m, field.field, &eventv1.Header{Name: "Hostile", Value: text})
			o.must = fits("Hostile", text)
		}
	case "name":
		addHeader(m, field.field, &eventv1.Header{Name: text, Value: "x"})
	case "raw_value":
		addHeader(m, field.field, &eventv1.Header{Name: "Hostile", RawValue: []byte(text)})
		o.must, valid = fits("Hostile", text), true
	default:
		switch name := field.field.Name(); {
		case name == "server":
			m.Set(field.field, protoreflect.ValueOfString("x"+text))
			o.must, o.codes = refused, []codes.Code{codes.NotFound}
		case field.field.IsList():
			m.Mutable(field.field).List().Append(protoreflect.ValueOfString(text))
		default:
			m.Set(field.field, protoreflect.ValueOfString(text))
			if synchronous, _ := proto.GetExtension(field.field.Options(), optionsv1.E_Synchronous).(bool); synchronous {
				m.Clear(m.Descriptor().Fields().ByName("async"))
			}
			if name == "action_id" {
				o.suffix = text
			} else if header, _ := proto.GetExtension(field.field.Options(), optionsv1.E_Header).(string); true {
				o.must = fits(header, text)
			}
		}
	}
	o.headers = headersOf(m)
	if !valid { // no proto string
		o.must, o.codes = refused, []codes.Code{codes.Internal}
	}
	return o, req
}

// replyOnly is what all responses have in common; the rest is skipped.
type replyOnly = amiv1.PingResponse

func addHeader(m protoreflect.Message, fd protoreflect.FieldDescriptor, h *eventv1.Header) {
	m.Mutable(fd).List().Append(protoreflect.ValueOfMessage(h.ProtoReflect()))
}

// fill gives a request what it needs to be sent at once.
func fill(m protoreflect.Message) {
	fields := m.Descriptor().Fields()
	for i := range fields.Len() {
		fd := fields.Get(i)
		required, _ := proto.GetExtension(fd.Options(), optionsv1.E_Required).(bool)
		switch {
		case fd.Name() == "async":
			m.Set(fd, protoreflect.ValueOfBool(true))
		case !required:
		case fd.IsMap():
			m.Mutable(fd).Map().Set(protoreflect.ValueOfString("key").MapKey(), protoreflect.ValueOfString("x"))
		case fd.IsList() && fd.Kind() == protoreflect.MessageKind:
			fill(m.Mutable(fd).List().AppendMutable().Message())
		case fd.IsList():
			m.Mutable(fd).List().Append(protoreflect.ValueOfString("x"))
		case fd.Kind() == protoreflect.StringKind:
			m.Set(fd, protoreflect.ValueOfString("x"))
		case fd.Kind() == protoreflect.EnumKind:
			m.Set(fd, protoreflect.ValueOfEnum(1))
		case fd.Kind() == protoreflect.MessageKind:
			m.Set(fd, protoreflect.ValueOfMessage(durationpb.New(1e9).ProtoReflect()))
		}
	}
}

// headersOf are the headers that a request means, by the options and by nothing
// of the product.
func headersOf(m protoreflect.Message) [][2]string {
	var headers [][2]string
	fields := m.Descriptor().Fields()
	numbers := make([]int, fields.Len())
	for i := range numbers {
		numbers[i] = int(fields.Get(i).Number())
	}
	slices.Sort(numbers)
	for _, n := range numbers {
		fd := fields.ByNumber(protoreflect.FieldNumber(n))
		name, _ := proto.GetExtension(fd.Options(), optionsv1.E_Header).(string)
		required, _ := proto.GetExtension(fd.Options(), optionsv1.E_Required).(bool)
		v := m.Get(fd)
		if isNumbered, _ := proto.GetExtension(fd.Options(), optionsv1.E_Numbered).(bool); isNumbered {
			for i := range v.List().Len() {
				for _, h := range headersOf(v.List().Get(i).Message()) {
					headers = append(headers, [2]string{strings.Replace(h[0], "#", fmt.Sprintf("%06d", i), 1), h[1]})
				}
			}
			continue
		}
		if name == "" || !m.Has(fd) && !required {
			continue
		}
		switch {
		case fd.IsMap():
			var entries []string
			split, _ := proto.GetExtension(fd.Options(), optionsv1.E_Escaped).(bool)
			v.Map().Range(func(k protoreflect.MapKey, v protoreflect.Value) bool {
				value := v.String()
				if split {
					value = escaped(value)
				}
				entries = append(entries, k.String()+"="+value)
				return true
			})
			slices.Sort(entries)
			for _, entry := range entries {
				headers = append(headers, [2]string{name, entry})
			}
		case fd.IsList():
			for i := range v.List().Len() {
				headers = append(headers, [2]string{name, v.List().Get(i).String()})
			}
		case fd.Kind() == protoreflect.EnumKind:
			text, _ := proto.GetExtension(fd.Enum().Values().ByNumber(v.Enum()).Options(), optionsv1.E_Text).(string)
			headers = append(headers, [2]string{name, text})
		case fd.Kind() == protoreflect.MessageKind:
			headers = append(headers, [2]string{name, map[optionsv1.Unit]string{
				optionsv1.Unit_UNIT_SECONDS: "1", optionsv1.Unit_UNIT_MILLISECONDS: "1000",
			}[proto.GetExtension(fd.Options(), optionsv1.E_Unit).(optionsv1.Unit)]})
		default:
			headers = append(headers, [2]string{name, fmt.Sprint(v.Interface())})
		}
	}
	own := fields.ByName("extra_headers")
	if own == nil {
		return headers // an element of a numbered field
	}
	extra := m.Get(own).List()
	for i := range extra.Len() {
		h, _ := extra.Get(i).Message().Interface().(*eventv1.Header)
		value := h.GetValue()
		if len(h.GetRawValue()) > 0 {
			value = string(h.GetRawValue())
		}
		headers = append(headers, [2]string{h.GetName(), value})
	}
	return headers
}

// escaped writes a value for Asterisk's splitter of arguments.
var escaped = strings.NewReplacer(`\`, `\\`, `"`, `\"`, ",", `\,`, "(", `\(`, ")", `\)`, "[", `\[`, "]", `\]`).Replace
