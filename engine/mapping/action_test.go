package mapping

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/reflect/protoregistry"
	"google.golang.org/protobuf/types/known/durationpb"
	"pgregory.net/rapid"

	"github.com/astergate/astergate/engine/ami/wire"
	eventv1 "github.com/astergate/astergate/gen/go/astergate/ami/event/v1"
	amiv1 "github.com/astergate/astergate/gen/go/astergate/ami/v1"
	optionsv1 "github.com/astergate/astergate/gen/go/astergate/options/v1"
)

func newTestActions(tb testing.TB) *Actions {
	tb.Helper()
	actions, err := NewActions(newTestMapper(tb))
	if err != nil {
		tb.Fatal(err)
	}
	return actions
}

// newResponse returns an empty response of an action.
func newResponse(tb testing.TB, a *Action) proto.Message {
	tb.Helper()
	mt, err := protoregistry.GlobalTypes.FindMessageByName(a.Method.Output().FullName())
	if err != nil {
		tb.Fatal(err)
	}
	return mt.New().Interface()
}

func TestHeaders(t *testing.T) {
	actions := newTestActions(t)
	for _, tt := range []struct {
		name string
		req  proto.Message
		want string // the headers, a line each; or the error
		wait bool
	}{
		{"nothing", &amiv1.PingRequest{Server: "pbx1", ActionId: "x"}, "", false},
		{"extra", &amiv1.PingRequest{ExtraHeaders: []*eventv1.Header{{Name: "A", Value: "b"}, {Name: "A", RawValue: []byte("\xff")}}}, "A: b\nA: \xff\n", false},
		{"required", &amiv1.GetvarRequest{Channel: "x"}, "action Getvar: variable is required", false},
		{"order", &amiv1.SetvarRequest{Variable: "V", Value: "a,b\"", Channel: "SIP/x"}, "Channel: SIP/x\nVariable: V\nValue: a,b\"\n", false},
		{"completion", &amiv1.OriginateRequest{Channel: "c", Timeout: durationpb.New(1500001 * 1000), EarlyMedia: true, Codecs: "alaw"},
			"Channel: c\nTimeout: 1501\nEarlyMedia: true\nAsync: true\nCodecs: alaw\n", true},
		{"no completion", &amiv1.OriginateRequest{Channel: "c", Async: true}, "Channel: c\nAsync: true\n", false},
		{"synchronous", &amiv1.OriginateRequest{Channel: "c", PreDialGosub: "s"}, "Channel: c\nPreDialGoSub: s\n", false},
		{"both", &amiv1.OriginateRequest{Channel: "c", PreDialGosub: "s", Async: true}, "action Originate: pre_dial_gosub cannot be together with async", false},
		{"variables", &amiv1.OriginateRequest{Channel: "c", Async: true, Variables: map[string]string{"b": `x\,"[(`, "__a": "", "F(x,y)": "1"}},
			"Channel: c\nVariable: F(x,y)=1\nVariable: __a=\nVariable: b=x\\\\\\,\\\"\\[\\(\nAsync: true\n", false},
		{"negative", &amiv1.OriginateRequest{Channel: "c", Timeout: durationpb.New(-1)}, "action Originate: timeout is negative", false},
		{"too long", &amiv1.OriginateRequest{Channel: "c", Timeout: &durationpb.Duration{Seconds: 1 << 22}}, "action Originate: timeout is longer than Asterisk counts", false},
		{"bad duration", &amiv1.OriginateRequest{Channel: "c", Timeout: &durationpb.Duration{Seconds: 1, Nanos: -1}}, "action Originate: timeout is no valid duration", false},
		{"empty key", &amiv1.OriginateRequest{Channel: "c", Variables: map[string]string{"": "x"}}, "action Originate: variables has a key that is empty or has blanks around it", false},
		{"key with comma", &amiv1.OriginateRequest{Channel: "c", Variables: map[string]string{"a=1,b": "x"}}, "action Originate: variables has a key with =, a backslash or a quote", false},
		{"key of two", &amiv1.OriginateRequest{Channel: "c", Variables: map[string]string{"a,b": "x"}}, "action Originate: variables has a key with a comma outside of brackets", false},
		{"key open", &amiv1.OriginateRequest{Channel: "c", Variables: map[string]string{"f(": "x"}}, "action Originate: variables has a key whose brackets do not match", false},
		{"key closed", &amiv1.OriginateRequest{Channel: "c", Variables: map[string]string{"f)(": "x"}}, "action Originate: variables has a key whose brackets do not match", false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			action := strings.TrimSuffix(string(tt.req.ProtoReflect().Descriptor().Name()), "Request")
			headers, awaits, err := actions.ByName(action).Headers(tt.req)
			var got strings.Builder
			if err != nil {
				got.WriteString(err.Error())
			}
			for _, h := range headers {
				fmt.Fprintf(&got, "%s: %s\n", h.Name, h.Value)
			}
			if got.String() != tt.want || awaits != tt.wait {
				t.Errorf("got %q, %v\nwant %q, %v", got.String(), awaits, tt.want, tt.wait)
			}
		})
	}
}

// What escapeArgument writes is split by Asterisk's rules into what was given.
func TestEscapeArgument(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.RuneFrom([]rune(`ab,\"()[]= '{}$`))).Draw(t, "text")
		if got := splitAsAsterisk("k=" + escapeArgument(text) + ",next"); len(got) != 2 || got[0] != "k="+text || got[1] != "next" {
			t.Fatalf("%q became %q", text, got)
		}
	})
}

// splitAsAsterisk splits arguments as main/app.c does, byte by byte, with the
// characters that it acts on removed.
func splitAsAsterisk(text string) []string {
	out := []string{""}
	paren, bracket, quote := 0, 0, false
	add := func(c byte) { out[len(out)-1] += string(c) }
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '(':
			paren++
			add(c)
		case c == ')':
			paren = max(paren-1, 0)
			add(c)
		case c == '[':
			bracket++
			add(c)
		case c == ']':
			bracket = max(bracket-1, 0)
			add(c)
		case c == '"':
			quote = !quote
		case c == '\\':
			if i++; i < len(text) {
				add(text[i])
			}
		case c == ',' && paren == 0 && bracket == 0 && !quote:
			out = append(out, "")
		default:
			add(c)
		}
	}
	return out
}

// A typed response accounts for each header of an answer that nobody would send,
// by a reference that knows neither plans nor programs.
func TestReplyReference(t *testing.T) {
	actions := newTestActions(t)
	for _, a := range actions.All() {
		t.Run(a.Name, func(t *testing.T) {
			gen := randomAnswers(a)
			rapid.Check(t, func(rt *rapid.T) { checkReply(rt, a, gen.Draw(rt, "answer"), newResponse(t, a)) })
		})
	}
}

// randomAnswers generates answers to an action: blocks with the names of its headers
// and of its items', with noise.
func randomAnswers(a *Action) *rapid.Generator[*Answer] {
	events := []string{"Noise", "OriginateResponse"}
	for name := range a.reply.items {
		events = append(events, a.reply.mapper.plan([]byte(name)).event)
	}
	slices.Sort(events)
	var own []string
	for _, l := range a.reply.headers.leaves {
		own = append(own, l.header)
	}
	if a.reply.numbered != nil {
		for _, f := range a.reply.numbered.fields {
			own = append(own, f.prefix+"000000", f.prefix+"000001", f.prefix+"000000-000000", f.prefix+"000001-000002", f.prefix+"x")
		}
	}
	value := rapid.OneOf(
		rapid.SampledFrom([]string{"", "0", "1", "-1", "yes", "1.5", "00:01:12", "a=b", "=", "J\xfcrgen", "ID-1", "start", "Complete", "2"}),
		rapid.Custom(func(t *rapid.T) string { return string(rapid.SliceOfN(rapid.Byte(), 0, 20).Draw(t, "bytes")) }),
	)
	block := func(t *rapid.T, first, kind string, names []string) wire.Message {
		var b bytes.Buffer
		fmt.Fprintf(&b, "%s: %s\r\n", first, kind)
		name := rapid.SampledFrom(append(names, "Noise", "noise", "ActionID", "Message", "EventList", "ListItems", "Items", "Privilege", "Response", "Event", ""))
		for range rapid.IntRange(0, 12).Draw(t, "headers") {
			v := strings.NewReplacer("\r", "", "\n", "").Replace(value.Draw(t, "value"))
			n := name.Draw(t, "name")
			fmt.Fprintf(&b, "%s: %s\r\n", n, v)
		}
		b.WriteString("\r\n")
		msg, ok := wire.NewMessage(b.Bytes())
		if !ok {
			t.Fatalf("not one block: %q", b.Bytes())
		}
		return msg
	}
	return rapid.Custom(func(t *rapid.T) *Answer {
		out := &Answer{Response: block(t, "Response", rapid.SampledFrom([]string{"Success", "Error"}).Draw(t, "response"), own)}
		out.summarise(&amiv1.ActionReply{ActionId: "ID-1", ReceivedItems: 2, ExpectedItems: proto.Uint32(2)})
		item := func() wire.Message {
			event := rapid.SampledFrom(events).Draw(t, "event")
			var names []string
			if p := a.reply.mapper.plan([]byte(event)); p != nil {
				for _, l := range p.leaves {
					names = append(names, l.header)
				}
			}
			return block(t, "Event", event, names)
		}
		for range rapid.IntRange(0, 3).Draw(t, "items") {
			out.Items = append(out.Items, item())
		}
		if rapid.Bool().Draw(t, "end") {
			out.End = item()
		}
		if rapid.Bool().Draw(t, "completion") {
			out.Completion = item()
		}
		return out
	})
}

// summarise says what replies have in common.
func (a *Answer) summarise(summary *amiv1.ActionReply) {
	a.ActionID, a.Expected = summary.GetActionId(), -1
	if summary.ExpectedItems != nil {
		a.Expected = int(summary.GetExpectedItems())
	}
	var err error
	if a.Summary, err = proto.Marshal(summary); err != nil {
		panic(err) // of a text that is not UTF-8
	}
}

// summary is what summarise was told.
func (a *Answer) summary() *amiv1.ActionReply {
	summary := new(amiv1.ActionReply)
	if err := proto.Unmarshal(a.Summary, summary); err != nil {
		panic(err)
	}
	return summary
}

// checkReply compares a response with what the reference says.
func checkReply(t failing, a *Action, answer *Answer, got proto.Message) {
	if err := proto.Unmarshal(a.AppendReply(nil, answer), got); err != nil {
		t.Fatalf("%s does not decode: %v", a.Name, err)
	}
	want := referenceResponse(a, answer, got.ProtoReflect().New())
	if !proto.Equal(got, want.Interface()) {
		t.Fatalf("%s: response %q\ngot  %v\nwant %v", a.Name, answer.Response.Raw(), got, want)
	}
}

type failing interface {
	Fatalf(format string, args ...any)
}

// referenceResponse says what the response to an action is by the rules of
// AppendReply, as plainly as they can be written.
func referenceResponse(a *Action, answer *Answer, out protoreflect.Message) protoreflect.Message {
	summary := answer.summary()
	fields := out.Descriptor().Fields()

	// The reply's own headers.
	msg := answer.Response
	said := make([]bool, msg.Len())
	headers := make(map[string][]int)
	privilege := -1
	for i := range msg.Len() {
		name := asciiLower(string(msg.Name(i)))
		if name == "privilege" && privilege < 0 {
			privilege = i // told among the unmapped, the last of them if it is UTF-8
			said[i] = len(msg.Value(i)) == 0
			continue
		}
		if name != "" {
			headers[name] = append(headers[name], i)
		}
	}
	tail, tailAt := referenceTail(fields, headers)
	referenceFill(out, "", headers, msg, said)
	if tail != nil {
		text := msg.Tail(tailAt)
		out.Set(tail, protoreflect.ValueOfString(fixed(text)))
		for i := tailAt; i < len(said); i++ {
			said[i] = i > tailAt || utf8.Valid(text)
		}
	}
	for _, name := range []string{"response", "message", "actionid", "eventlist"} {
		if at := headers[name]; len(at) > 0 && !hasHeader(fields, name) {
			said[at[0]] = true
		}
	}
	var last []*eventv1.Header
	for i := range msg.Len() {
		if said[i] {
			continue
		}
		if i == privilege && utf8.Valid(msg.Value(i)) {
			last = append(last, NewHeader(msg.Header(i)))
			last[0].Name = "Privilege"
			continue
		}
		if a.reply.numbered != nil && new(numberedValues).take(a.reply.numbered, msg.Name(i), msg.Value(i)) {
			continue // numbered_test.go
		}
		h := NewHeader(msg.Header(i))
		if i == tailAt {
			h = NewHeader(msg.Name(i), msg.Tail(i))
		}
		if others := referenceOthers(fields); others != nil {
			pair := &eventv1.Pair{Name: h.GetName(), Value: h.GetValue()}
			out.Mutable(others).List().Append(protoreflect.ValueOfMessage(pair.ProtoReflect()))
			if h.GetRawValue() == nil && utf8.Valid(msg.Name(i)) {
				continue
			}
		}
		summary.Unmapped = append(summary.Unmapped, h)
	}
	summary.Unmapped = append(summary.Unmapped, last...)
	if a.reply.numbered != nil {
		var numbers numberedValues
		for i := range msg.Len() {
			numbers.take(a.reply.numbered, msg.Name(i), msg.Value(i))
		}
		encoded, left := numbers.append(nil, a.reply.numbered)
		if (proto.UnmarshalOptions{Merge: true}).Unmarshal(encoded, out.Interface()) != nil {
			return out
		}
		for _, v := range left {
			summary.Unmapped = append(summary.Unmapped, NewHeader(v.name, v.value))
		}
	}

	// The items.
	for i, msg := range answer.Items {
		referenceItem(answer, i, msg, out, summary)
	}
	for _, msg := range []wire.Message{answer.End, answer.Completion} {
		if msg.Len() > 0 {
			referenceItem(answer, len(answer.Items), msg, out, summary)
		}
	}
	out.Set(fields.ByNumber(replyField), protoreflect.ValueOfMessage(summary.ProtoReflect()))
	return out
}

// referenceTail takes the headers behind one with the option tail away, and
// returns its field and its place.
func referenceTail(fields protoreflect.FieldDescriptors, headers map[string][]int) (tail protoreflect.FieldDescriptor, at int) {
	for i := range fields.Len() {
		fd := fields.Get(i)
		found := headers[asciiLower(stringOption(fd, optionsv1.E_Header))]
		if is, _ := proto.GetExtension(fd.Options(), optionsv1.E_Tail).(bool); !is || len(found) == 0 {
			continue
		}
		first := found[0]
		for name, list := range headers {
			headers[name] = slices.DeleteFunc(list, func(i int) bool { return i > first })
		}
		return fd, first
	}
	return nil, -1
}

// referenceOthers returns the field with the option others, or nil.
func referenceOthers(fields protoreflect.FieldDescriptors) protoreflect.FieldDescriptor {
	for i := range fields.Len() {
		if others, _ := proto.GetExtension(fields.Get(i).Options(), optionsv1.E_Others).(bool); others {
			return fields.Get(i)
		}
	}
	return nil
}

func hasHeader(fields protoreflect.FieldDescriptors, lower string) bool {
	for i := range fields.Len() {
		if asciiLower(stringOption(fields.Get(i), optionsv1.E_Header)) == lower {
			return true
		}
	}
	return false
}

func referenceItem(answer *Answer, index int, msg wire.Message, out protoreflect.Message, summary *amiv1.ActionReply) {
	var field protoreflect.FieldDescriptor
	fields := out.Descriptor().Fields()
	for i := range fields.Len() {
		fd := fields.Get(i)
		if fd.Kind() == protoreflect.MessageKind && strings.EqualFold(stringOption(fd.Message(), optionsv1.E_Event), string(msg.Type())) && (fd.IsList() || !out.Has(fd)) {
			field = fd
		}
	}
	event := referenceEvent(eventDescriptor, Envelope{}, msg, 0).ProtoReflect()
	known := ""
	if field != nil {
		known = stringOption(field.Message(), optionsv1.E_EventPrivilege)
		body := event.Get(event.WhichOneof(eventDescriptor.Oneofs().ByName("body"))).Message().Interface()
		raw, err := proto.Marshal(body)
		if err != nil {
			panic(err)
		}
		into := out.NewField(field)
		if field.IsList() {
			into = out.Mutable(field).List().AppendMutable()
		}
		if err := proto.Unmarshal(raw, into.Message().Interface()); err != nil {
			panic(err)
		}
		if !field.IsList() {
			out.Set(field, into)
		}
	}
	rest := &amiv1.UnmappedItem{Index: uint32(index), Event: fixed(msg.Type())}
	in := newInput(&msg)
	_, privilege := in.head()
	var list []*eventv1.Header
	unmapped := event.Get(eventDescriptor.Fields().ByName("unmapped")).List()
	if field == nil {
		list = Headers(msg)[1:]
		isPrivilege := func(h *eventv1.Header) bool { return asciiLower(h.GetName()) == "privilege" }
		if i := slices.IndexFunc(list, isPrivilege); i >= 0 && utf8.Valid(privilege) {
			list = slices.Delete(list, i, i+1)
		}
	} else {
		for i := range unmapped.Len() {
			raw, err := proto.Marshal(unmapped.Get(i).Message().Interface())
			if err != nil {
				panic(err)
			}
			h := new(eventv1.Header)
			if err := proto.Unmarshal(raw, h); err != nil {
				panic(err)
			}
			list = append(list, h)
		}
	}
	for _, h := range list {
		name, value := asciiLower(h.GetName()), h.GetValue()
		isCount := (name == "listitems" || name == "items") && value == fmt.Sprint(answer.summary().GetExpectedItems())
		switch {
		case name == "actionid" && value == answer.ActionID:
		case index == len(answer.Items) && name == "eventlist" && strings.EqualFold(value, "Complete"):
		case index == len(answer.Items) && isCount:
		default:
			rest.Unmapped = append(rest.Unmapped, h)
		}
	}
	if len(privilege) > 0 && utf8.Valid(privilege) && (field == nil || string(privilege) != known) {
		rest.Unmapped = append(rest.Unmapped, NewHeader([]byte("Privilege"), privilege))
	}
	if len(rest.Unmapped) > 0 || field == nil && index < len(answer.Items) {
		summary.UnmappedItems = append(summary.UnmappedItems, rest)
	}
}
