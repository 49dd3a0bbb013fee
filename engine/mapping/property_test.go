package mapping

import (
	"bytes"
	"fmt"
	"strings"
	"sync"
	"testing"

	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"
	"pgregory.net/rapid"

	"github.com/astergate/astergate/engine/ami/wire"
	eventv1 "github.com/astergate/astergate/gen/go/astergate/ami/event/v1"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// catalogue are the header names of all plans of a mapper.
func catalogue(m *Mapper) (events, headers []string) {
	for _, name := range m.TypedEvents() {
		events = append(events, name)
		for _, l := range m.exact[name].leaves {
			headers = append(headers, l.header)
		}
	}
	return events, headers
}

// blocks generates blocks of the events and headers of a mapper, with noise.
func blocks(m *Mapper) *rapid.Generator[wire.Message] {
	events, headers := catalogue(m)
	value := rapid.OneOf(
		rapid.SampledFrom([]string{
			"", "0", "1", "6", "-1", "yes", "No", "up", "On hook", "1.5", "00:01:12", "a=b", "a=c", "=", "<unknown>", "(null)",
			`O\'Neil`, `\`, `a\\nb`, "J\xfcrgen", "k\xff=v", "k=\xff", "call,all", "315576000001", "99999999999999999999",
			strings.Repeat("long ", 50), "中文",
		}),
		rapid.StringMatching(`-?[0-9]{1,21}(\.[0-9]{1,11})?`),
		rapid.Custom(func(t *rapid.T) string { return string(rapid.SliceOfN(rapid.Byte(), 0, 40).Draw(t, "bytes")) }),
	)
	return rapid.Custom(func(t *rapid.T) wire.Message {
		// Half of the blocks have the names of one event, so that fields fill.
		event := rapid.SampledFrom(append(events, "Unknown", "")).Draw(t, "event")
		names := headers
		if p := m.plan([]byte(event)); p != nil && rapid.Bool().Draw(t, "own") {
			names = nil
			for _, l := range p.leaves {
				names = append(names, l.header)
			}
		}
		name := rapid.OneOf(
			rapid.SampledFrom(append(names, "Privilege", "Event", "Noise", "")),
			rapid.Custom(func(t *rapid.T) string { return string(rapid.SliceOfN(rapid.Byte(), 1, 30).Draw(t, "name")) }),
		)
		spell := func(s string) string {
			switch rapid.IntRange(0, 5).Draw(t, "case") {
			case 0:
				return strings.ToUpper(s)
			case 1:
				return strings.ToLower(s)
			}
			return s
		}
		first := rapid.SampledFrom([]string{"Event", "Event", "Event", "Event", "EVENT", "Response"}).Draw(t, "first")
		var b bytes.Buffer
		fmt.Fprintf(&b, "%s: %s\r\n", first, spell(event))
		for range rapid.IntRange(0, 30).Draw(t, "headers") {
			// A line that ends a block, or is none, must not come of it.
			n := strings.NewReplacer("\r", "", "\n", "", ":", "").Replace(spell(name.Draw(t, "name")))
			v := strings.NewReplacer("\r", "", "\n", "").Replace(value.Draw(t, "value"))
			fmt.Fprintf(&b, "%s: %s\r\n", n, v)
		}
		b.WriteString("\r\n")
		msg, ok := wire.NewMessage(b.Bytes())
		if !ok {
			t.Fatalf("not one block: %q", b.Bytes())
		}
		return msg
	})
}

// TestReference compares with the reference on blocks that nobody would send.
func TestReference(t *testing.T) {
	for name, envelope := range map[string]protoreflect.MessageDescriptor{
		"catalogue":  eventDescriptor,
		"everything": newEverything(t),
	} {
		t.Run(name, func(t *testing.T) {
			m, err := newMapper(envelope)
			if err != nil {
				t.Fatal(err)
			}
			gen := blocks(m)
			rapid.Check(t, func(rt *rapid.T) { check(rt, m, envelope, gen.Draw(rt, "block")) })
		})
	}
}

// TestNeverInNeither checks the promise of the view TYPED without the reference:
// what is taken away from a header's place must show somewhere.
func TestNeverInNeither(t *testing.T) {
	m := newTestMapper(t)
	gen := blocks(m)
	rapid.Check(t, func(t *rapid.T) {
		msg := gen.Draw(t, "block")
		both, err := m.Event(testEnvelope, msg, astergatev1.View_VIEW_BOTH)
		if err != nil {
			t.Fatal(err)
		}
		if got := both.Headers; len(got) != msg.Len() {
			t.Fatalf("%d of %d headers", len(got), msg.Len())
		}
		for i, h := range both.Headers {
			value := h.RawValue
			if value == nil {
				value = []byte(h.Value)
			}
			if !bytes.Equal(value, msg.Value(i)) || h.Name != fixed(msg.Name(i)) {
				t.Fatalf("header %d is %v, want %q: %q", i, h, msg.Name(i), msg.Value(i))
			}
			if !proto.Equal(h, Headers(msg)[i]) {
				t.Fatalf("Headers differs: %v", Headers(msg)[i])
			}
		}
		// unmapped is a part of headers, in the same order.
		rest := both.Headers
		unmapped := make([]bool, msg.Len())
		for _, h := range both.Unmapped {
			for len(rest) > 0 && !proto.Equal(rest[0], h) {
				rest = rest[1:]
			}
			if len(rest) == 0 {
				t.Fatalf("unmapped %v is not in headers, or not in this order", h)
			}
			unmapped[len(both.Headers)-len(rest)] = true
			rest = rest[1:]
		}
		// A header that is not unmapped is typed: an event that lacks it is
		// another one, unless it says a field's default, or one of its like
		// steps into its place.
		for i := 1; i < msg.Len(); i++ {
			if unmapped[i] || i == 1 && msg.Kind() != wire.KindEvent {
				continue
			}
			var without []wire.Header
			same := false
			for j := range msg.Len() {
				if j != i {
					without = append(without, wire.Header{Name: string(msg.Name(j)), Value: string(msg.Value(j))})
					same = same || bytes.EqualFold(msg.Name(j), msg.Name(i))
				}
			}
			value := string(msg.Value(i))
			if same || strings.Trim(value, "0,. ") == "" || value == "down" {
				continue
			}
			if yes, ok := parseBool([]byte(value)); ok && !yes {
				continue
			}
			other, ok := wire.NewMessage(wire.AppendMessage(nil, without))
			if !ok {
				continue // an empty line cannot be written everywhere
			}
			lacking, err := m.Event(testEnvelope, other, astergatev1.View_VIEW_TYPED)
			if err != nil {
				t.Fatal(err)
			}
			both.Headers = nil
			if proto.Equal(lacking, both) {
				t.Fatalf("header %q: %q is neither in a field nor in unmapped:\n%v", msg.Name(i), msg.Value(i), both)
			}
		}
	})
}

// TestConcurrent lets many write at once, each with layouts of its own.
func TestConcurrent(t *testing.T) {
	m := newTestMapper(t)
	var wg sync.WaitGroup
	for g := range 8 {
		wg.Go(func() {
			var buf []byte
			for i := range 2000 {
				lines := []string{"Event: Newchannel", "Privilege: call,all", "Channel: a", "Uniqueid: 1", "Linkedid: 2", fmt.Sprintf("X%d: y", (i+g)%20)}
				lines[2], lines[3+i%2] = lines[3+i%2], lines[2]
				msg, ok := wire.NewMessage([]byte(strings.Join(lines, "\r\n") + "\r\n\r\n"))
				if !ok {
					t.Error("not one block")
					return
				}
				buf = m.AppendEvent(buf[:0], testEnvelope, msg, astergatev1.View_VIEW_TYPED)
				e := &astergatev1.Event{}
				if err := proto.Unmarshal(buf, e); err != nil {
					t.Error(err)
					return
				}
				channel := &eventv1.ChannelSnapshot{Channel: "a", UniqueId: "1", LinkedId: "2"}
				if !proto.Equal(e.GetNewchannel().GetChannel(), channel) || len(e.Unmapped) != 1 || e.Unmapped[0].Name != lines[5][:len(lines[5])-3] {
					t.Errorf("%q became %v", lines, e)
					return
				}
			}
		})
	}
	wg.Wait()
}
