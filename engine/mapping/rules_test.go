package mapping

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"google.golang.org/protobuf/encoding/prototext"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/types/dynamicpb"

	"github.com/astergate/astergate/engine/ami/wire"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

var (
	eventDescriptor = (*astergatev1.Event)(nil).ProtoReflect().Descriptor()
	testEnvelope    = Envelope{Sequence: 7, ReceivedAt: time.Unix(1795312931, 250_000_000), Server: "pbx1"}
	views           = []astergatev1.View{
		astergatev1.View_VIEW_UNSPECIFIED, astergatev1.View_VIEW_TYPED, astergatev1.View_VIEW_RAW, astergatev1.View_VIEW_BOTH,
		astergatev1.View_VIEW_HEADERS,
	}
)

// A fataler is what a test and a property have in common.
type fataler interface {
	Helper()
	Fatalf(format string, args ...any)
}

// message cuts lines that stand for one block.
func message(tb fataler, lines ...string) wire.Message {
	tb.Helper()
	msg, ok := wire.NewMessage([]byte(strings.Join(lines, "\r\n") + "\r\n\r\n"))
	if !ok {
		tb.Fatalf("not one block: %q", lines)
	}
	return msg
}

// decode reads what AppendEvent wrote, which it must be able to.
func decode(tb fataler, envelope protoreflect.MessageDescriptor, b []byte) *dynamicpb.Message {
	tb.Helper()
	out := dynamicpb.NewMessage(envelope)
	if err := proto.Unmarshal(b, out); err != nil {
		tb.Fatalf("%v\n%x", err, b)
	}
	return out
}

// check compares all views of an event with the reference, and the sizes with
// those of protobuf's own encoder, several times so that layouts are used too.
func check(tb fataler, m *Mapper, envelope protoreflect.MessageDescriptor, msg wire.Message) {
	tb.Helper()
	for _, view := range views {
		want := referenceEvent(envelope, testEnvelope, msg, view)
		for range 2 {
			b, ok := bytes.CutPrefix(m.AppendEvent([]byte("before"), testEnvelope, msg, view), []byte("before"))
			if !ok {
				tb.Fatalf("AppendEvent changed what was in dst")
			}
			got := decode(tb, envelope, b)
			if !proto.Equal(got, want) {
				tb.Fatalf("%s of %q:\ngot  %v\nwant %v", view, msg.Raw(), prototext.Format(got), prototext.Format(want))
			}
			if len(got.GetUnknown()) > 0 || proto.Size(want) != len(b) {
				tb.Fatalf("%s of %q: %d bytes, shortest are %d", view, msg.Raw(), len(b), proto.Size(want))
			}
		}
	}
}

// TestRules has a line for each rule of the package comment: what the event
// Everything makes of some headers.
func TestRules(t *testing.T) {
	envelope := newEverything(t)
	m, err := newMapper(envelope)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		headers  string // lines, separated by |
		body     string
		unmapped string // lines, separated by |
	}{
		{"Text: a b ", `text:"a b "`, ""},
		{"TEXT: a", `text:"a"`, ""},
		{"text:a", `text:"a"`, ""},
		{"Text: ", ``, ""},
		{"Text: \xe4\xb8\xad", `text:"中"`, ""},
		{"Text: a|Text: b|tExt: c", `text:"a"`, "Text: b|tExt: c"},
		{"Text: |Text: b", ``, "Text: b"},
		{"Texts: a|Tex: b", ``, "Texts: a|Tex: b"},
		{"Te\u017ft: a", ``, "Te\u017ft: a"}, // folds to s in Unicode, not in ASCII
		{"Keep: ", `keep:""`, ""},
		{"Keep: a", `keep:"a"`, ""},
		{"no colon|: x", ``, "no colon|: x"},
		{"Event: Other|Privilege: x", ``, "Event: Other|Privilege: x"},

		{`Note: O\'Neil \"x\" \\ \?`, `note:"O'Neil \"x\" \\ ?"`, ""},
		{`Note: \a\b\f\n\r\t\v`, `note:"\x07\x08\x0c\n\r\t\x0b"`, ""},
		{`Note: \q\`, `note:"\\q\\"`, ""},
		{`Note: \\n`, `note:"\\n"`, ""},
		{`Note: plain`, `note:"plain"`, ""},
		{`Note: `, ``, ""},
		{`NoteKeep: `, `note_keep:""`, ""},
		{`NoteKeep: \n`, `note_keep:"\n"`, ""},
		{`Text: \n`, `text:"\\n"`, ""},

		{"Flag: Yes", `flag:true`, ""},
		{"Flag: on", `flag:true`, ""},
		{"Flag: 1", `flag:true`, ""},
		{"Flag: T", `flag:true`, ""},
		{"Flag: no", ``, ""},
		{"FlagKeep: OFF", `flag_keep:false`, ""},
		{"Flag: maybe", ``, "Flag: maybe"},
		{"Flag: ", ``, "Flag: "},
		{"Flag: trueish", ``, "Flag: trueish"},

		{"Small: 12", `small:12`, ""},
		{"Small: -2147483648", `small:-2147483648`, ""},
		{"Small: 2147483648", ``, "Small: 2147483648"},
		{"Small: 007", `small:7`, ""},
		{"Small: 0", ``, ""},
		{"SmallKeep: 0", `small_keep:0`, ""},
		{"Small: +1", ``, "Small: +1"},
		{"Small:  1", ``, "Small:  1"},
		{"Small: 1 ", ``, "Small: 1 "},
		{"Small: -", ``, "Small: -"},
		{"Small: ", ``, "Small: "},
		{"Small: 1x|Small: 2", ``, "Small: 1x|Small: 2"},
		{"Big: -9223372036854775808", `big:-9223372036854775808`, ""},
		{"Big: 9223372036854775807", `big:9223372036854775807`, ""},
		{"Big: 9223372036854775808", ``, "Big: 9223372036854775808"},
		{"Size: 4294967295", `size:4294967295`, ""},
		{"Size: 4294967296", ``, "Size: 4294967296"},
		{"Size: -1", ``, "Size: -1"},
		{"Count: 18446744073709551615", `count:18446744073709551615`, ""},
		{"Count: 18446744073709551616", ``, "Count: 18446744073709551616"},
		{"Count: 99999999999999999999", ``, "Count: 99999999999999999999"},
		{"Count: 00000000000000000000001", `count:1`, ""},

		{"Rate: 1.5", `rate:1.5`, ""},
		{"Rate: -1e3", `rate:-1000`, ""},
		{"Rate: 0", ``, ""},
		{"Rate: -0.0", `rate:-0.0`, ""},
		{"RateKeep: 0.000", `rate_keep:0`, ""},
		{"Rate: nan", ``, "Rate: nan"},
		{"Rate: inf", ``, "Rate: inf"},
		{"Rate: 1e999", ``, "Rate: 1e999"},
		{"Rate: 0x1p1", ``, "Rate: 0x1p1"},
		{"Rate: 1_0", ``, "Rate: 1_0"},
		{"Rate: 0.3333333333333333333333333333333", ``, "Rate: 0.3333333333333333333333333333333"},

		{"State: 1", `state:STATE_ON_HOOK`, ""},
		{"State: 99", `state:99`, ""},
		{"State: -1", `state:STATE_LESS`, ""},
		{"State: On Hook", `state:STATE_ON_HOOK`, ""},
		{"State: on-hook", `state:STATE_ON_HOOK`, ""},
		{"State: OFF", `state:STATE_OFF`, ""},
		{"State: STATE_OFF", ``, "State: STATE_OFF"},
		{"State: 0", ``, "State: 0"},
		{"StateKeep: unspecified", ``, "StateKeep: unspecified"},
		{"StateKeep: 0", ``, "StateKeep: 0"},
		{"State: 4294967297", ``, "State: 4294967297"},
		{"State: ", ``, "State: "},
		{"Real: 0", ``, ""},
		{"Real: down", ``, ""},
		{"RealKeep: 0", `real_keep:REAL_DOWN`, ""},
		{"RealKeep: Up", `real_keep:REAL_UP`, ""},

		{"Seconds: 12", `seconds:{seconds:12}`, ""},
		{"Seconds: 0", `seconds:{}`, ""},
		{"Seconds: 1.000000001", `seconds:{seconds:1 nanos:1}`, ""},
		{"Seconds: -1.5", `seconds:{seconds:-1 nanos:-500000000}`, ""},
		{"Seconds: 1.0000000001", ``, "Seconds: 1.0000000001"},
		{"Seconds: 1.", ``, "Seconds: 1."},
		{"Seconds: .5", ``, "Seconds: .5"},
		{"Seconds: 315576000000", `seconds:{seconds:315576000000}`, ""},
		{"Seconds: 315576000000.1", ``, "Seconds: 315576000000.1"},
		{"Seconds: ", ``, "Seconds: "},
		{"Seconds: (null)", ``, "Seconds: (null)"},
		{"Millis: 30000", `millis:{seconds:30}`, ""},
		{"Millis: 1.5", `millis:{nanos:1500000}`, ""},
		{"Micros: 1500000", `micros:{seconds:1 nanos:500000000}`, ""},
		{"Micros: -7", `micros:{nanos:-7000}`, ""},
		{"Clock: 00:01:12", `clock:{seconds:72}`, ""},
		{"Clock: 100:00:00", `clock:{seconds:360000}`, ""},
		{"Clock: 00:60:00", ``, "Clock: 00:60:00"},
		{"Clock: 01:12", ``, "Clock: 01:12"},
		{"Clock: 1:2:3:4", ``, "Clock: 1:2:3:4"},
		{"Clock: ::", ``, "Clock: ::"},

		{"Item: a|Item: |item: b", `items:"a" items:"" items:"b"`, ""},
		{`Notes: \n|Notes: `, `notes:"\n" notes:""`, ""},
		{"Var: a=1|Var: b=x=y|Var: c=|Var: =d", `vars:{key:"" value:"d"} vars:{key:"a" value:"1"} vars:{key:"b" value:"x=y"} vars:{key:"c" value:""}`, ""},
		{"Var: a=1|Var: a=2|Var: b", `vars:{key:"a" value:"1"}`, "Var: a=2|Var: b"},
		{`EVar: a\n=\n`, `evars:{key:"a\\n" value:"\n"}`, ""},

		{"A-name-longer-than-the-twenty-three-bytes-of-words: x|Farther: ", `far:"x" farther:""`, ""},
		{"A-name-longer-than-the-twenty-three-bytes-of-wordS: x", `far:"x"`, ""},
		{"A-name-longer-than-the-twenty-three-bytes-of-wordz: x", ``, "A-name-longer-than-the-twenty-three-bytes-of-wordz: x"},
	} {
		msg := message(t, append([]string{"Event: Everything", "Privilege: call,,all"}, strings.Split(c.headers, "|")...)...)
		check(t, m, envelope, msg)
		want := dynamicpb.NewMessage(envelope)
		text := `sequence:7 received_at:{seconds:1795312931 nanos:250000000} server:"pbx1" name:"Everything" privilege:"call" privilege:"all" everything:{` + c.body + `}`
		if err := (prototext.UnmarshalOptions{}).Unmarshal([]byte(text), want); err != nil {
			t.Fatalf("%s: %v", c.headers, err)
		}
		if c.unmapped != "" {
			unmapped := message(t, append([]string{"Other: x"}, strings.Split(c.unmapped, "|")...)...)
			for i := 1; i < unmapped.Len(); i++ {
				referenceHeader(want, "unmapped", unmapped, i)
			}
		}
		got := decode(t, envelope, m.AppendEvent(nil, testEnvelope, msg, astergatev1.View_VIEW_TYPED))
		if !proto.Equal(got, want) {
			t.Errorf("%s:\ngot  %v\nwant %v", c.headers, got, want)
		}
	}
}

// TestBlocks checks which blocks an event has.
func TestBlocks(t *testing.T) {
	envelope := newEverything(t)
	m, err := newMapper(envelope)
	if err != nil {
		t.Fatal(err)
	}
	long := strings.Repeat("0123456789", 13) // lengths of two bytes
	longer := strings.Repeat(long, 130)      // and of three
	for _, c := range []struct{ headers, body string }{
		{"", ``},
		{"X: a", `near:{x:"a"}`},
		{"X: ", `near:{}`},
		{"N: zero", `near:{}`}, // there is a header of it, though of no use
		{"LeftLeafX: a", `left:{leaf:{x:"a"}}`},
		{"leftleafx: a", `left:{leaf:{x:"a"}}`},
		{"LeftOwn: a", `left:{own:"a"}`},
		{"Own: a|LeafX: b", ``},
		{"After: z|RightOwn: a|LeftLeafN: 0|RightLeafX: b|LeftOwn: c", `left:{leaf:{n:0} own:"c"} right:{leaf:{x:"b"} own:"a"} after:"z"`},
		{"LeftLeafX: " + long, `left:{leaf:{x:"` + long + `"}}`},
		{"LeftLeafX: " + longer, `left:{leaf:{x:"` + longer + `"}}`},
		{"LeftLeafX: a", `left:{leaf:{x:"a"}}`},
	} {
		msg := message(t, append([]string{"Event: blocks-2"}, strings.FieldsFunc(c.headers, func(r rune) bool { return r == '|' })...)...)
		check(t, m, envelope, msg)
		want := dynamicpb.NewMessage(envelope)
		if err := prototext.Unmarshal([]byte("blocks:{"+c.body+"}"), want); err != nil {
			t.Fatal(err)
		}
		body := envelope.Fields().ByName("blocks")
		got := decode(t, envelope, m.AppendEvent(nil, testEnvelope, msg, astergatev1.View_VIEW_TYPED))
		if !got.Has(body) || !proto.Equal(got.Get(body).Message().Interface(), want.Get(body).Message().Interface()) {
			t.Errorf("%s:\ngot  %v\nwant %v", c.headers, got, want)
		}
	}
}

// TestEnvelope checks what stands around the body.
func TestEnvelope(t *testing.T) {
	m := newTestMapper(t)
	for _, c := range []struct {
		name  string
		lines string
		want  string
		view  astergatev1.View
	}{
		{"unknown event", "Event: Foo|Privilege: call,all|Bar: 1", `name:"Foo" privilege:"call" privilege:"all" unmapped:{name:"Bar" value:"1"}`, 1},
		{"no privilege", "Event: Foo|Bar: 1", `name:"Foo" unmapped:{name:"Bar" value:"1"}`, 1},
		{"late privilege", "Event: Foo|Bar: 1|pRivilege: a", `name:"Foo" privilege:"a" unmapped:{name:"Bar" value:"1"}`, 1},
		{"empty privilege", "Event: Foo|Privilege: |Privilege: b", `name:"Foo" unmapped:{name:"Privilege" value:"b"}`, 1},
		{"commas", "Event: Foo|Privilege: ,a,,b,", `name:"Foo" privilege:"a" privilege:"b"`, 1},
		{"second event", "Event: Foo|Event: Bar", `name:"Foo" unmapped:{name:"Event" value:"Bar"}`, 1},
		{"spelling", "EVENT: hANGUP", `name:"hANGUP" hangup:{}`, 1},
		{"empty name", "Event: ", ``, 1},
		{"no event", "Response: Success|Message: x", `unmapped:{name:"Response" value:"Success"} unmapped:{name:"Message" value:"x"}`, 1},
		{"unknown view", "Event: Hangup|Cause: 0", `name:"Hangup" hangup:{cause:0}`, 99},
		{"raw", "Event: Hangup|Privilege: a,b|Cause: 0| odd", `name:"Hangup" privilege:"a" privilege:"b" headers:{name:"Event" value:"Hangup"} headers:{name:"Privilege" value:"a,b"} headers:{name:"Cause" value:"0"} headers:{value:" odd"}`, 2},
		{"both", "Event: Hangup|Cause: x", `name:"Hangup" hangup:{} unmapped:{name:"Cause" value:"x"} headers:{name:"Event" value:"Hangup"} headers:{name:"Cause" value:"x"}`, 3},
		{"headers", "Event: Hangup|Privilege: a,b|Cause: 0", `name:"Hangup"`, 4},
		{"latin-1", "Event: VarSet|Variable: X\xfc|Value: \xe9\xe9\\n\xe4\xb8", `name:"VarSet" var_set:{variable:"X\ufffd" value:"\ufffd\ufffd\n\ufffd\ufffd"} unmapped:{name:"Variable" value:"X\ufffd" raw_value:"X\xfc"} unmapped:{name:"Value" value:"\ufffd\ufffd\\n\ufffd\ufffd" raw_value:"\xe9\xe9\\n\xe4\xb8"}`, 1},
		{"latin-1 name", "Event: VarSet|Vari\xfcable: x", `name:"VarSet" var_set:{} unmapped:{name:"Vari\ufffdable" value:"x"}`, 1},
		{"latin-1 event", "Event: V\xfc|Privilege: \xfc,a", `name:"V\ufffd" privilege:"\ufffd" privilege:"a" unmapped:{name:"Event" value:"V\ufffd" raw_value:"V\xfc"} unmapped:{name:"Privilege" value:"\ufffd,a" raw_value:"\xfc,a"}`, 1},
		{"latin-1 raw", "Event: V\xfc|Privilege: \xfc,a", `name:"V\ufffd" privilege:"\ufffd" privilege:"a" headers:{name:"Event" value:"V\ufffd" raw_value:"V\xfc"} headers:{name:"Privilege" value:"\ufffd,a" raw_value:"\xfc,a"}`, 2},
		{"originate dials", "Event: DialBegin|DestChannel: a|DialString: b", `name:"DialBegin" dial_begin:{dest:{channel:"a"} dial_string:"b"}`, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			msg := message(t, strings.Split(c.lines, "|")...)
			check(t, m, eventDescriptor, msg)
			want := &astergatev1.Event{}
			if err := prototext.Unmarshal([]byte(c.want), want); err != nil {
				t.Fatal(err)
			}
			got := &astergatev1.Event{}
			if err := proto.Unmarshal(m.AppendEvent(nil, Envelope{}, msg, c.view), got); err != nil {
				t.Fatal(err)
			}
			if !proto.Equal(got, want) {
				t.Errorf("got  %v\nwant %v", got, want)
			}
		})
	}
}

// TestFramed checks that batches are responses.
func TestFramed(t *testing.T) {
	m := newTestMapper(t)
	var batch []byte
	want := &astergatev1.SubscribeResponse{}
	for _, size := range []int{0, 1, 100, 110, 120, 130, 1000, 16380, 20000} {
		msg := message(t, "Event: Hangup", "Cause: 16", "Cause-txt: "+strings.Repeat("x", size))
		batch = m.AppendFramed(batch, testEnvelope, msg, astergatev1.View_VIEW_TYPED)
		e, err := m.Event(testEnvelope, msg, astergatev1.View_VIEW_TYPED)
		if err != nil {
			t.Fatal(err)
		}
		want.Events = append(want.Events, e)
		if b := m.EncodeFramed(testEnvelope, msg, astergatev1.View_VIEW_TYPED); string(b) != string(batch[len(batch)-len(b):]) || cap(b) > len(b)+len(b)/4+32 {
			t.Errorf("EncodeFramed differs from AppendFramed, or has room for %d bytes instead of %d", cap(b), len(b))
		}
		if b := m.Encode(testEnvelope, msg, astergatev1.View_VIEW_TYPED); string(b) != string(batch[len(batch)-len(b):]) {
			t.Error("Encode differs from AppendEvent")
		}
	}
	for _, body := range []proto.Message{
		&astergatev1.LinkUp{Banner: "Asterisk Call Manager/11.0.0"},
		&astergatev1.LinkDown{Reason: strings.Repeat("x", 200)},
		&astergatev1.Gap{},
		&astergatev1.Gap{From: 1, To: 2},
	} {
		var err error
		if batch, err = m.AppendOwnFramed(batch, testEnvelope, body); err != nil {
			t.Fatal(err)
		}
	}
	got := &astergatev1.SubscribeResponse{}
	if err := proto.Unmarshal(batch, got); err != nil {
		t.Fatal(err)
	}
	own := got.Events[len(want.Events):]
	got.Events = got.Events[:len(want.Events)]
	if !proto.Equal(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
	if len(own) != 4 || own[0].GetLinkUp().GetBanner() == "" || len(own[1].GetLinkDown().GetReason()) != 200 ||
		own[2].GetGap() == nil || own[3].GetGap().GetTo() != 2 || own[3].GetServer() != "pbx1" || own[3].GetName() != "" {
		t.Errorf("own events: %v", own)
	}
	if size := proto.Size(got) + proto.Size(&astergatev1.SubscribeResponse{Events: own}); size != len(batch) {
		t.Errorf("%d bytes, shortest are %d", len(batch), size)
	}
}
