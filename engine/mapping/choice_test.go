package mapping

import (
	"slices"
	"strings"
	"testing"

	"google.golang.org/protobuf/encoding/prototext"
	"google.golang.org/protobuf/proto"
	"pgregory.net/rapid"

	"github.com/astergate/astergate/engine/ami/wire"
	eventv1 "github.com/astergate/astergate/gen/go/astergate/ami/event/v1"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// chosen is the event that c makes of a message.
func chosen(tb fataler, c *Choice, env Envelope, msg wire.Message) *astergatev1.Event {
	tb.Helper()
	got := &astergatev1.SubscribeResponse{}
	if err := proto.Unmarshal(c.AppendFramed(nil, env, msg), got); err != nil || len(got.GetEvents()) != 1 {
		tb.Fatalf("%v: %v", err, got)
	}
	return got.GetEvents()[0]
}

func TestChoice(t *testing.T) {
	c := NewChoice([]string{"Channel", "uniqueid", "CHANNEL", "ChanVariable", "Privilege"})
	for _, test := range []struct{ name, lines, want string }{
		{"in their order", "Event: Hangup|Uniqueid: 1.1|Cause: 16|Channel: SIP/a", `name:"Hangup" headers:{name:"Uniqueid" value:"1.1"} headers:{name:"Channel" value:"SIP/a"}`},
		{"none", "Event: Reload|Module: All", `name:"Reload"`},
		{"of the same length", "Event: Hangup|Chennel: x|Cause-tx: y", `name:"Hangup"`},
		{"repeated", "Event: Status|ChanVariable: a=1|chanvariable: b=2", `name:"Status" headers:{name:"ChanVariable" value:"a=1"} headers:{name:"chanvariable" value:"b=2"}`},
		{"empty", "Event: Hangup|Channel: |Uniqueid:", `name:"Hangup" headers:{name:"Channel"} headers:{name:"Uniqueid"}`},
		{"privilege", "Event: Hangup|Privilege: call,all", `name:"Hangup" headers:{name:"Privilege" value:"call,all"}`},
		{"latin-1", "Event: H\xfc|Channel: \xe9|Cause: \xe9", `name:"H\ufffd" headers:{name:"Channel" value:"\ufffd" raw_value:"\xe9"}`},
		{"no event", "Response: Success|Channel: a", `headers:{name:"Channel" value:"a"}`},
		{"long", "Event: Hangup|Channel: " + strings.Repeat("x", 20000), `name:"Hangup" headers:{name:"Channel" value:"` + strings.Repeat("x", 20000) + `"}`},
	} {
		t.Run(test.name, func(t *testing.T) {
			want := &astergatev1.Event{}
			if err := prototext.Unmarshal([]byte(test.want), want); err != nil {
				t.Fatal(err)
			}
			if got := chosen(t, c, Envelope{}, message(t, strings.Split(test.lines, "|")...)); !proto.Equal(got, want) {
				t.Errorf("got  %v\nwant %v", got, want)
			}
		})
	}
}

// What a choice tells is what view RAW tells of these headers.
func TestChoiceIsOfRaw(t *testing.T) {
	m := newTestMapper(t)
	names := []string{"Channel", "Uniqueid", "X", "x-y", "Output", "Ü"}
	rapid.Check(t, func(t *rapid.T) {
		lines := []string{"Event: Hangup"}
		for range rapid.IntRange(0, 8).Draw(t, "headers") {
			name := rapid.SampledFrom(append(names, "Other", "CHANNEL", "xx")).Draw(t, "name")
			lines = append(lines, name+": "+rapid.StringMatching(`[ -~\x80-\xff]{0,200}`).Draw(t, "value"))
		}
		of := rapid.SliceOf(rapid.SampledFrom(names)).Draw(t, "chosen")
		want, err := m.Event(testEnvelope, message(t, lines...), astergatev1.View_VIEW_RAW)
		if err != nil {
			t.Fatal(err)
		}
		want.Privilege = nil
		want.Headers = slices.DeleteFunc(want.GetHeaders(), func(h *eventv1.Header) bool {
			return !slices.ContainsFunc(of, func(name string) bool { return asciiLower(name) == asciiLower(h.GetName()) })
		})
		if got := chosen(t, NewChoice(of), testEnvelope, message(t, lines...)); !proto.Equal(got, want) {
			t.Fatalf("got  %v\nwant %v", got, want)
		}
	})
}
