package wire

import (
	"bytes"
	"math"
)

// Kind says what a message is. Only its first header decides: the event
// OriginateResponse also carries a header Response.
type Kind uint8

const (
	// KindOther is a block whose first header is none of the three, for example
	// the free text of the Queues action. It is also the zero Message's kind.
	KindOther Kind = iota
	// KindEvent is a block that starts with Event.
	KindEvent
	// KindResponse is a block that starts with Response.
	KindResponse
	// KindAction is a block that starts with Action: what a client sends.
	KindAction
)

// String returns "event", "response", "action" or "other".
func (k Kind) String() string {
	switch k {
	case KindEvent:
		return "event"
	case KindResponse:
		return "response"
	case KindAction:
		return "action"
	default:
		return "other"
	}
}

// Span locates one header in a block by byte offsets: the name is
// [Name, NameEnd), the value [Value, ValueEnd). A line without a name has
// Name == NameEnd == Value. Output lines of old Asterisk have no name in their
// bytes; for them Name and NameEnd are both OutputName.
type Span struct {
	Name, NameEnd, Value, ValueEnd uint32
}

// OutputName stands for the name "Output" in Span.Name, where the block's bytes
// do not hold it.
const OutputName = math.MaxUint32

// outputName is what Span.NameOf returns for OutputName. Never written.
var outputName = []byte("Output")

// NameOf returns the header's name as a view of raw, the block that s was cut
// from, or the bytes "Output" for an output line of old Asterisk.
func (s Span) NameOf(raw []byte) []byte {
	if s.Name == OutputName {
		return outputName
	}
	return raw[s.Name:s.NameEnd:s.NameEnd]
}

// ValueOf returns the header's value as a view of raw, the block that s was cut
// from.
func (s Span) ValueOf(raw []byte) []byte { return raw[s.Value:s.ValueEnd:s.ValueEnd] }

// Message is one block as it was received: its bytes and the places of its
// headers in them. It is a small value, cheap to copy, and safe for concurrent
// use, because nobody writes to it: what its methods return are views of shared
// memory and must not be modified.
//
// A message from a [Reader] shares its memory with its neighbours: holding one
// keeps up to 64 KiB of bytes and 32 KiB of offsets alive. A log that holds all
// messages anyway pays nothing for that; who keeps a few for long takes a
// [Message.Clone].
type Message struct {
	raw   []byte
	spans []Span
	kind  Kind
}

// NewMessage cuts raw, which must hold one complete block as [Cut] defines it
// and nothing more, and which the caller must not modify afterwards. It reports
// false, with the zero Message, if that is not so.
func NewMessage(raw []byte) (Message, bool) {
	spans, n := Cut(raw, nil)
	if n == 0 || n != len(raw) || len(spans) == 0 {
		return Message{}, false
	}
	return Message{raw: raw, spans: spans, kind: kindOf(raw, spans)}, true
}

// Raw returns the exact bytes of the block, line ends and the closing blank
// line included.
func (m Message) Raw() []byte { return m.raw }

// Spans returns the places of the headers in Raw, in order.
func (m Message) Spans() []Span { return m.spans }

// Len returns the number of headers, repeated and nameless ones included.
func (m Message) Len() int { return len(m.spans) }

// Name returns the name of header i as received; it panics if i is out of
// range. It is empty for a line that has no name.
func (m Message) Name(i int) []byte { return m.spans[i].NameOf(m.raw) }

// Value returns the value of header i; it panics if i is out of range.
func (m Message) Value(i int) []byte { return m.spans[i].ValueOf(m.raw) }

// Header returns name and value of header i; it panics if i is out of range.
func (m Message) Header(i int) (name, value []byte) {
	s := m.spans[i]
	return s.NameOf(m.raw), s.ValueOf(m.raw)
}

// Get returns the value of the first header of that name. Names compare without
// regard to ASCII case. It does not allocate.
func (m Message) Get(name string) (value []byte, ok bool) {
	for _, s := range m.spans {
		if EqualName(s.NameOf(m.raw), name) {
			return s.ValueOf(m.raw), true
		}
	}
	return nil, false
}

// Tail returns everything from the start of header i's value to the end of the
// last header's value, with the line ends in between as received; it panics if
// i is out of range. The last header of a Getvar response is the variable's
// value, and if that holds line feeds (Asterisk sends them raw) Tail is the
// whole of it where Value is only its first line.
func (m Message) Tail(i int) []byte {
	from, to := m.spans[i].Value, m.spans[len(m.spans)-1].ValueEnd
	return m.raw[from:to:to]
}

// Kind returns what the block is, by its first header.
func (m Message) Kind() Kind { return m.kind }

// Type returns the first header's value: the event's name, the response's
// Success, Error, Goodbye or Follows, or the action's name. It is nil for the
// zero Message.
func (m Message) Type() []byte {
	if len(m.spans) == 0 {
		return nil
	}
	return m.Value(0)
}

// IsZero reports whether m is the zero Message, which no Reader returns.
func (m Message) IsZero() bool { return m.raw == nil }

// Clone returns a copy of m that shares no memory with it.
func (m Message) Clone() Message {
	if m.IsZero() {
		return m
	}
	spans := make([]Span, len(m.spans))
	copy(spans, m.spans)
	return Message{raw: bytes.Clone(m.raw), spans: spans, kind: m.kind}
}

// EqualName reports whether a header's name is name, without regard to ASCII
// case.
func EqualName[T []byte | string](a T, name string) bool {
	if len(a) != len(name) {
		return false
	}
	for i := range len(name) {
		if x, y := a[i], name[i]; x != y && lower(x) != lower(y) {
			return false
		}
	}
	return true
}

func lower(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

// kindOf classifies a block by its first header.
func kindOf(raw []byte, spans []Span) Kind {
	switch name := spans[0].NameOf(raw); {
	case EqualName(name, "Event"):
		return KindEvent
	case EqualName(name, "Response"):
		return KindResponse
	case EqualName(name, "Action"):
		return KindAction
	}
	return KindOther
}
