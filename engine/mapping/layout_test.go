package mapping

import (
	"fmt"
	"strings"
	"testing"

	"github.com/astergate/astergate/engine/ami/wire"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// layoutCount returns how many layouts the event's plan knows.
func layoutCount(m *Mapper, event string) int {
	list := m.plan([]byte(event)).layouts.list.Load()
	if list == nil {
		return 0
	}
	return len(*list)
}

// findLayout returns the layout that an event finds, or nil.
func findLayout(m *Mapper, msg wire.Message) *layout {
	in := newInput(&msg)
	return m.plan(msg.Type()).layouts.find(&in)
}

// TestLayouts alternates orders: each is learned once and then found.
func TestLayouts(t *testing.T) {
	m := newTestMapper(t)
	orders := [][]string{
		{"Event: Hangup", "Privilege: call,all", "Channel: a", "Cause: 16", "Uniqueid: 1"},
		{"Event: Hangup", "Privilege: call,all", "Cause: 17", "Channel: b", "Uniqueid: 2"},
		{"Event: Hangup", "Cause: 18", "Channel: c"},
		{"Event: Hangup", "CAUSE: 19", "Channel: d", "Other: x", "Cause: 0"},
		{"Event: HANGUP", "Privilege: other", "Cause: 20", "Channel: e", "Uniqueid: 2"},
	}
	for range 3 {
		for _, order := range orders {
			msg := message(t, order...)
			check(t, m, eventDescriptor, msg)
			if findLayout(m, msg) == nil {
				t.Errorf("the layout of %q was not learned", order)
			}
		}
	}
	// The last one differs from the second in values only.
	misses := m.plan([]byte("Hangup")).layouts.misses.Load()
	if n, want := layoutCount(m, "Hangup"), len(orders)-1; n != want || misses != uint32(want) {
		t.Errorf("%d layouts after %d misses, want %d", n, misses, want)
	}
}

// TestLayoutsBounded sends ever new headers: the layouts stay few, and what is
// common comes back among them.
func TestLayoutsBounded(t *testing.T) {
	m := newTestMapper(t)
	var buf []byte
	common := message(t, "Event: Hangup", "Channel: a", "Cause: 16")
	for i := range 10_000 {
		buf = m.AppendEvent(buf[:0], testEnvelope, message(t, "Event: Hangup", fmt.Sprintf("X%d: 1", i)), astergatev1.View_VIEW_TYPED)
		if n := layoutCount(m, "Hangup"); n > maxLayouts {
			t.Fatalf("%d layouts", n)
		}
	}
	for range 2 * relearn {
		buf = m.AppendEvent(buf[:0], testEnvelope, common, astergatev1.View_VIEW_TYPED)
	}
	if findLayout(m, common) == nil {
		t.Error("what is common was not learned again")
	}

	// Too many headers, or too long names, are not learned at all.
	long := []string{"Event: Newstate"}
	for i := range maxLayoutHeaders {
		long = append(long, fmt.Sprintf("X%d: 1", i))
	}
	for _, lines := range [][]string{long, {"Event: Newstate", strings.Repeat("x", maxLayoutName+1) + ": 1"}, {"Event: Newstate", "no colon"}, {"Event: Newstate", "Privilege: " + strings.Repeat("x,", maxLayoutPrivilege)}} {
		check(t, m, eventDescriptor, message(t, lines...))
	}
	if n := layoutCount(m, "Newstate"); n != 0 {
		t.Errorf("%d layouts of what is not to be learned", n)
	}
}

// TestLayoutNames compares names of all lengths, at all distances from the end
// of a block.
func TestLayoutNames(t *testing.T) {
	text := strings.Repeat("abcdefghijklmnopqrstuvwxyz", 4)
	for n := 1; n <= maxLayoutName; n++ {
		for tail := range wordsRoom {
			block := func(name string) *input {
				msg := message(t, "Event: X", name+":"+strings.Repeat("v", tail))
				in := newInput(&msg)
				return &in
			}
			first := block(text[:n])
			l := newLayout(&program{privilege: -1}, first)
			if !l.fits(first.raw, first.spans) {
				t.Fatalf("name of %d bytes, %d before the end, is not itself", n, tail)
			}
			for i := range n {
				name := []byte(text[:n])
				name[i] ^= 0x20
				if other := block(string(name)); l.fits(other.raw, other.spans) {
					t.Fatalf("name of %d bytes, %d before the end, is the same without byte %d", n, tail, i)
				}
			}
			if longer := block(text[:n+1]); l.fits(longer.raw, longer.spans) {
				t.Fatalf("name of %d bytes is one that is longer", n)
			}
		}
	}
	msg := message(t, "Response: Follows", "no colon", "--END COMMAND--")
	output := newInput(&msg)
	if l := newLayout(&program{privilege: -1}, &output); l.fits(output.raw, output.spans) {
		t.Error("a name that is not in the block has been looked for there")
	}
}
