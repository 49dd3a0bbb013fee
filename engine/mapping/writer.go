package mapping

import (
	"bytes"
	"encoding/binary"
	"slices"

	"google.golang.org/protobuf/encoding/protowire"

	"github.com/astergate/astergate/engine/ami/wire"
)

// wide is how many bytes a short text is copied at once. Copying too many is
// cheaper than finding out how many are needed, as the rest is overwritten by
// what comes next.
const wide = 32

// A writer appends to a slice that has room for all that will be written, so
// that nothing is checked twice. Only for blocks that are UTF-8.
type writer struct {
	buf []byte // the slice up to its capacity
	n   int    // bytes written
}

// newWriter returns a writer on dst that can take so many bytes more.
func newWriter(dst []byte, room int) writer {
	room += wide
	if cap(dst)-len(dst) < room {
		dst = slices.Grow(dst, room)
	}
	return writer{buf: dst[:cap(dst)], n: len(dst)}
}

func (w *writer) done() []byte { return w.buf[:w.n] }

// text writes a field with raw[from:to].
func (w *writer) text(t tag, raw []byte, from, to uint32) {
	size := to - from
	if size < 0x80 {
		binary.LittleEndian.PutUint32(w.buf[w.n:], t.bytes|size<<(8*t.len))
		w.n += int(t.len) + 1
	} else {
		w.n = len(protowire.AppendVarint(t.append(w.buf[:w.n]), uint64(size)))
	}
	w.bytes(raw, from, to)
}

// bytes writes raw[from:to].
func (w *writer) bytes(raw []byte, from, to uint32) {
	size := int(to - from)
	src, dst := raw[from:], w.buf[w.n:]
	if size <= wide && len(src) >= wide && len(dst) >= wide {
		src, dst = src[:wide], dst[:wide]
		binary.LittleEndian.PutUint64(dst, binary.LittleEndian.Uint64(src))
		binary.LittleEndian.PutUint64(dst[8:], binary.LittleEndian.Uint64(src[8:]))
		binary.LittleEndian.PutUint64(dst[16:], binary.LittleEndian.Uint64(src[16:]))
		binary.LittleEndian.PutUint64(dst[24:], binary.LittleEndian.Uint64(src[24:]))
	} else {
		copy(dst, src[:size])
	}
	w.n += size
}

// header writes a field of the message Header.
func (w *writer) header(tag byte, raw []byte, s *wire.Span) {
	name, value := s.NameEnd-s.Name, s.ValueEnd-s.Value
	if s.Name == wire.OutputName || name >= 0x80 || value >= 0x80 || name+value > 0x7f-4 {
		w.n = len(appendHeader(w.buf[:w.n], tag, s.NameOf(raw), s.ValueOf(raw)))
		return
	}
	size := name + value
	if name > 0 {
		size += 2
	}
	if value > 0 {
		size += 2
	}
	binary.LittleEndian.PutUint16(w.buf[w.n:], uint16(tag)|uint16(size)<<8)
	w.n += 2
	if name > 0 {
		binary.LittleEndian.PutUint16(w.buf[w.n:], uint16(tagHeaderName)|uint16(name)<<8)
		w.n += 2
		w.bytes(raw, s.Name, s.NameEnd)
	}
	if value > 0 {
		binary.LittleEndian.PutUint16(w.buf[w.n:], uint16(tagHeaderValue)|uint16(value)<<8)
		w.n += 2
		w.bytes(raw, s.Value, s.ValueEnd)
	}
}

// run appends body and unmapped of an event that is all UTF-8. It reports false,
// with what it returns being of no use, if a field does not take its header.
func (prog *program) run(dst []byte, msg wire.Message) ([]byte, bool) {
	raw, spans := msg.Raw(), msg.Spans()
	w := newWriter(dst, len(raw)+prog.overhead)
	escapes := bytes.IndexByte(raw, '\\') >= 0
	var open [maxDepth]struct{ at, guess int }
	depth := 0
	for i := range prog.ops {
		o := &prog.ops[i]
		switch o.code {
		case opEscaped:
			if escapes {
				v := spans[o.header].ValueOf(raw)
				if bytes.IndexByte(v, '\\') >= 0 {
					w.n = len(o.leaf.appendUnescaped(w.buf[:w.n], v))
					continue
				}
			}
			fallthrough
		case opText:
			s := &spans[o.header]
			if s.Value == s.ValueEnd && !o.leaf.keepsEmpty() {
				continue
			}
			w.text(o.tag, raw, s.Value, s.ValueEnd)
		case opScalar:
			out, ok := o.leaf.appendScalar(w.buf[:w.n], spans[o.header].ValueOf(raw))
			if !ok {
				return nil, false
			}
			w.n = len(out)
		case opMap:
			out, ok := appendEntry(w.buf[:w.n], prog.ops, i, msg)
			if !ok {
				return nil, false
			}
			w.n = len(out)
		case opOpen:
			w.n = len(o.tag.append(w.buf[:w.n]))
			open[depth].at, open[depth].guess = w.n, int(o.guess)
			w.n += int(o.guess)
			depth++
		case opClose:
			depth--
			w.n = len(closeLength(w.buf[:w.n], open[depth].at, open[depth].guess))
		}
	}
	for _, h := range prog.unmapped {
		w.header(tagUnmapped, raw, &spans[h])
	}
	return w.done(), true
}
