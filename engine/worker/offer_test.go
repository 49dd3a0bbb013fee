package worker

import (
	"strings"
	"testing"

	"google.golang.org/protobuf/proto"

	agiwire "github.com/astergate/astergate/engine/agi/wire"
	eventv1 "github.com/astergate/astergate/gen/go/astergate/ami/event/v1"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// What is encoded without a message is what the message says, whatever the bytes.
func TestOfferFrame(t *testing.T) {
	r := newRegistry(t, Config{})
	ch := newFakeChannel(t, "order/menu/7?x=1&x=2&=&y=%ff&&z")
	env, err := agiwire.ParseEnvironment([]byte("agi_network_script: order/menu/7?x=1&x=2&=&y=%ff&&z\nagi_channel: Local/\xfe\nagi_uniqueid: 1.1\n" +
		"agi_callerid: \nagi_: nameless\nagi_arg_1: a\xffb\nagi_arg_2: \nagi_arg_3: " + strings.Repeat("long ", 300)))
	if err != nil {
		t.Fatal(err)
	}
	ch.env = env
	s := newSession(r, ch)
	s.route = &route{pattern: "order/{what}/*"}
	s.match = &matched{groups: map[string]string{"what": "menu"}, matches: []string{"menu", ""}}
	want := &astergatev1.SessionOffer{
		Session: s.id, Server: "pbx1", Route: "order/{what}/*", Path: "order/menu/7", Groups: map[string]string{"what": "menu"},
		Matches: []string{"menu", ""}, Channel: "Local/\uFFFD", UniqueId: "1.1",
		Transport: astergatev1.AgiTransport_AGI_TRANSPORT_LOCAL, Enhanced: true,
		Query: []*eventv1.Header{
			{Name: "x", Value: "1"}, {Name: "x", Value: "2"}, {}, {Name: "y", Value: "\uFFFD", RawValue: []byte("\xff")}, {Name: "z"},
		},
		Arguments: []*astergatev1.AgiArgument{{Value: "a\uFFFDb", RawValue: []byte("a\xffb")}, {}, {Value: strings.Repeat("long ", 300)}},
	}
	for name, value := range env.All() {
		h := &eventv1.Header{Name: name, Value: valid(value)}
		if h.Value != value {
			h.RawValue = []byte(value)
		}
		want.Environment = append(want.Environment, h)
	}
	got := s.offerFrame().Message().GetOffer()
	if !proto.Equal(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
	fields := want.ProtoReflect().Descriptor().Fields()
	for i := range fields.Len() {
		if !want.ProtoReflect().Has(fields.Get(i)) {
			t.Errorf("the test has no %s", fields.Get(i).Name())
		}
	}
}
