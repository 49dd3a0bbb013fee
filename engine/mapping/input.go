package mapping

import (
	"slices"

	"github.com/astergate/astergate/engine/ami/wire"
)

// An input is a message taken apart. wire.Message is too large for the compiler
// to keep it anywhere but in memory, and each method called on it is a copy.
type input struct {
	raw   []byte
	spans []wire.Span
	event bool // the first header is Event
}

func newInput(msg *wire.Message) input {
	return input{raw: msg.Raw(), spans: msg.Spans(), event: msg.Kind() == wire.KindEvent}
}

func (in *input) name(i int) []byte  { return in.spans[i].NameOf(in.raw) }
func (in *input) value(i int) []byte { return in.spans[i].ValueOf(in.raw) }

// head returns what the envelope's name and privilege are made of.
func (in *input) head() (event, privilege []byte) {
	from := 0
	if in.event {
		event, from = in.value(0), 1
	}
	for i := from; i < len(in.spans); i++ {
		if wire.EqualName(in.name(i), "Privilege") {
			return event, in.value(i)
		}
	}
	return event, nil
}

// outputName is the longest name of a header whose name is not in the bytes of
// the block.
const outputName = "Output"

// appendHeaders appends all headers to the envelope's headers.
func (in *input) appendHeaders(dst []byte, valid bool) []byte {
	if !valid {
		for i := range in.spans {
			dst = appendHeader(dst, tagHeaders, in.name(i), in.value(i))
		}
		return dst
	}
	room := len(in.raw) + (len(outputName)+headerRoom)*len(in.spans) + slack
	buf := slices.Grow(dst, room)
	buf, n := buf[:cap(buf)], len(dst)
	for i := range in.spans {
		n = putHeader(buf, n, tagHeaders, in.raw, &in.spans[i])
	}
	return buf[:n]
}
