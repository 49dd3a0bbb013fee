package mapping

import (
	"reflect"
	"testing"

	"google.golang.org/protobuf/encoding/prototext"
	"google.golang.org/protobuf/proto"

	"github.com/astergate/astergate/engine/ami/wire"
	eventv1 "github.com/astergate/astergate/gen/go/astergate/ami/event/v1"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

func TestAppendHeader(t *testing.T) {
	for _, c := range []struct{ name, value, want string }{
		{"A", "b", `name:"A" value:"b"`},
		{"", "b", `value:"b"`},
		{"A", "", `name:"A"`},
		{"", "", ``},
		{"J\xfcr", "\xff\xfe中", "name:\"J\ufffdr\" value:\"\ufffd\ufffd中\" raw_value:\"\\xff\\xfe中\""},
	} {
		want := &eventv1.Header{}
		if err := prototext.Unmarshal([]byte(c.want), want); err != nil {
			t.Fatal(err)
		}
		// Field 4 of OrphanedResponse, and of a message that gives it two bytes
		// of tag: none of ours, so the number is only looked at.
		got := &astergatev1.OrphanedResponse{}
		b := AppendHeader(nil, 4, []byte(c.name), []byte(c.value))
		if err := proto.Unmarshal(b, got); err != nil {
			t.Fatal(err)
		}
		if len(got.Headers) != 1 || !proto.Equal(got.Headers[0], want) {
			t.Errorf("%q: %q became %v, want %v", c.name, c.value, got, want)
		}
		if far := AppendHeader(nil, 100, []byte(c.name), []byte(c.value)); string(far[2:]) != string(b[1:]) {
			t.Errorf("another field number makes another header: %x", far)
		}
	}
}

func TestEncodeHeaders(t *testing.T) {
	got := EncodeHeaders([]*eventv1.Header{
		{Name: "A", Value: "b"},
		{Name: "A", Value: "J\ufffdrgen", RawValue: []byte("J\xfcrgen")},
		nil,
		{Name: "Empty", RawValue: []byte{}},
	})
	want := []wire.Header{{Name: "A", Value: "b"}, {Name: "A", Value: "J\xfcrgen"}, {}, {Name: "Empty"}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := EncodeHeaders(nil); got != nil {
		t.Errorf("of nothing came %q", got)
	}
	// There and back again.
	msg := message(t, "Event: X", "A: b", "Name: J\xfcrgen", "Empty: ")
	for i, h := range EncodeHeaders(Headers(msg)) {
		if h.Name != string(msg.Name(i)) || h.Value != string(msg.Value(i)) {
			t.Errorf("header %d became %q", i, h)
		}
	}
}

func TestOrphaned(t *testing.T) {
	m := newTestMapper(t)
	reply := message(t, "Response: Error", "ActionID: 7", "Message: Kein Ger\xe4t")
	b, err := m.AppendOwn(nil, testEnvelope, Orphaned(reply))
	if err != nil {
		t.Fatal(err)
	}
	got := &astergatev1.Event{}
	if err := proto.Unmarshal(b, got); err != nil {
		t.Fatal(err)
	}
	want := &astergatev1.OrphanedResponse{ActionId: "7", Response: "Error", Message: "Kein Ger\ufffdt", Headers: Headers(reply)}
	if !proto.Equal(got.GetOrphanedResponse(), want) || len(got.GetOrphanedResponse().GetHeaders()) != 3 {
		t.Errorf("got %v", got)
	}
	if got.Name != "" || got.Sequence != 7 {
		t.Errorf("envelope %v", got)
	}

	before := []byte("before")
	if after, err := m.AppendOwn(before, testEnvelope, &eventv1.Hangup{}); err == nil || string(after) != "before" {
		t.Errorf("an event of Asterisk's passes for one of astergate's: %v", err)
	}
	bad := &astergatev1.LinkDown{Reason: "\xff"}
	if after, err := m.AppendOwnFramed(before, testEnvelope, bad); err == nil || string(after) != "before" {
		t.Errorf("a reason that is not UTF-8 passes: %v", err)
	}
}
