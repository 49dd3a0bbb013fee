package mapping

import (
	"slices"

	"github.com/astergate/astergate/engine/ami/wire"
)

// Choice is the headers that somebody reads of each event, by name and without
// regard to case. Nil is none. It never changes, so all may use it at once.
type Choice struct {
	names   []string
	lengths uint64 // of the names, a bit each: most headers are told apart by it
}

// NewChoice chooses headers by their names. Which of two that differ by case alone
// is kept does not matter.
func NewChoice(names []string) *Choice {
	c := &Choice{}
	for _, name := range names {
		if !slices.ContainsFunc(c.names, func(other string) bool { return wire.EqualName(other, name) }) {
			c.names = append(c.names, name)
			c.lengths |= 1 << (len(name) & 63)
		}
	}
	return c
}

// AppendFramed appends what [Mapper.AppendFramed] would in view HEADERS, and with
// it those of the message's headers that were chosen, in order, exact. The same
// holds of dst as there.
func (c *Choice) AppendFramed(dst []byte, env Envelope, msg wire.Message) []byte {
	dst, at := openFrame(dst)
	in := newInput(&msg)
	return closeLength(c.append(appendEnvelope(dst, &env), &in), at, frameGuess)
}

// append appends the envelope's name, and the headers.
func (c *Choice) append(dst []byte, in *input) []byte {
	if in.event && len(in.value(0)) > 0 {
		dst = appendText(append(dst, tagName), in.value(0), validText(in.value(0)), false)
	}
	if c == nil {
		return dst
	}
	valid := validText(in.raw)
	for i := range in.spans {
		name := in.name(i)
		if c.lengths&(1<<(len(name)&63)) == 0 || !c.has(name) {
			continue
		}
		value := in.value(i)
		if !valid {
			dst = appendHeader(dst, tagHeaders, name, value)
			continue
		}
		dst = slices.Grow(dst, len(name)+len(value)+headerRoom+slack)
		dst = dst[:putHeader(dst[:cap(dst)], len(dst), tagHeaders, in.raw, &in.spans[i])]
	}
	return dst
}

func (c *Choice) has(name []byte) bool {
	for _, chosen := range c.names {
		if wire.EqualName(name, chosen) {
			return true
		}
	}
	return false
}
