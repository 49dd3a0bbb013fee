package mapping

import (
	"encoding/binary"
	"slices"

	"github.com/astergate/astergate/engine/ami/wire"
)

// wide is how many bytes a short text is copied at once. Copying too many is
// cheaper than finding out how many are needed, as the rest is overwritten by
// what comes next.
const wide = 32

// slack is how much room there must be behind all that is written: for what is
// copied too much, and a tag.
const slack = wide + 8

const (
	highBits  = 0x8080808080808080
	lowBits   = 0x0101010101010101
	backslash = '\\' * lowBits
)

// run appends name, privilege, body and unmapped of an event that fits the
// layout. It reports false, with what it returns being of no use, if a field
// does not take its header, or if not all is UTF-8.
//
// This and fits are where the time goes. So a short text is copied in words, and
// the same words tell whether there is anything in it but ASCII.
func (l *layout) run(dst []byte, in *input) ([]byte, bool) {
	raw, spans := in.raw, in.spans
	dst, ok := l.appendHead(dst, in)
	if !ok {
		return nil, false
	}
	if room := len(raw) + l.program.overhead + slack; cap(dst)-len(dst) < room {
		dst = slices.Grow(dst, room)
	}
	buf, n := dst[:cap(dst)], len(dst)

	var open [maxDepth]struct{ at, guess int }
	depth := 0
	seen := uint64(0)   // all bytes that were copied, and some that were not
	var tail [wide]byte // the end of the block, if it is nearer than wide
	for i := range l.program.ops {
		o := &l.program.ops[i]
		s := &spans[o.header]
		size, from := s.ValueEnd-s.Value, uint64(s.Value)
		switch {
		case o.code <= opEscaped && size <= wide:
			if size == 0 && !o.keep {
				continue
			}
			v := &tail
			if from+wide <= uint64(len(raw)) {
				v = (*[wide]byte)(raw[from:])
			} else {
				copy(tail[:], raw[from:])
			}
			a, b := binary.LittleEndian.Uint64(v[:]), binary.LittleEndian.Uint64(v[8:])
			c, d := binary.LittleEndian.Uint64(v[16:]), binary.LittleEndian.Uint64(v[24:])
			seen |= a | b | c | d
			out := (*[4 + wide]byte)(buf[n:])
			binary.LittleEndian.PutUint32(out[:], o.tag.bytes|size<<(8*o.tag.len&31))
			n += int(o.tag.len) + 1
			text := (*[wide]byte)(out[(o.tag.len+1)&7:])
			binary.LittleEndian.PutUint64(text[:], a)
			binary.LittleEndian.PutUint64(text[8:], b)
			binary.LittleEndian.PutUint64(text[16:], c)
			binary.LittleEndian.PutUint64(text[24:], d)
			if o.code == opEscaped && hasBackslash(a, b, c, d) {
				size = unescapeShort(text, v, size)
				buf[n-1] = byte(size)
			}
			n += int(size)
		case o.code == opOpen:
			binary.LittleEndian.PutUint32(buf[n:], o.tag.bytes)
			n += int(o.tag.len)
			open[depth].at, open[depth].guess = n, int(o.guess)
			n += int(o.guess)
			depth++
		case o.code == opClose:
			depth--
			n = len(closeLength(buf[:n], open[depth].at, open[depth].guess))
		case o.code == opNumber && size == 1 && raw[from]-'0' <= 9:
			// Most numbers have one digit.
			if x := uint32(raw[from] - '0'); x != 0 || o.keep {
				binary.LittleEndian.PutUint32(buf[n:], o.tag.bytes|x<<(8*o.tag.len&31))
				n += int(o.tag.len) + 1
			}
		default:
			if n, ok = l.slow(buf, n, i, in); !ok {
				return nil, false
			}
		}
	}
	for _, h := range l.program.unmapped {
		if !validText(in.value(int(h))) {
			return nil, false
		}
		n = putHeader(buf, n, tagUnmapped, raw, &spans[h])
	}
	if seen&highBits != 0 && !validText(raw) {
		return nil, false
	}
	return buf[:n], true
}

// slow does ops[i] where it is neither a short text nor a digit. It reports false
// if the field does not take the header, or if its bytes are not UTF-8.
func (l *layout) slow(buf []byte, n, i int, in *input) (int, bool) {
	o := &l.program.ops[i]
	text := in.value(int(o.header))
	out := buf[:n]
	var ok bool
	switch o.code {
	case opScalar, opNumber: // what they take is ASCII
		out, ok = o.leaf.appendScalar(out, text)
	case opMap:
		if ok = validText(text); ok {
			out, ok = appendEntry(out, l.program.ops, i, in)
		}
	default:
		if ok = validText(text); ok {
			out = appendText(o.tag.append(out), text, true, o.code == opEscaped)
		}
	}
	return len(out), ok
}

// appendHead appends the envelope's name and privilege, as learned if they are
// the same. It reports false if they are not UTF-8.
func (l *layout) appendHead(dst []byte, in *input) ([]byte, bool) {
	event, privilege := l.program.head(in)
	if string(event) == l.event && string(privilege) == l.privilege {
		return append(dst, l.head...), true
	}
	return appendHead(dst, event, privilege, true), validText(event) && validText(privilege)
}

// unescapeShort decodes size bytes of text, which have been copied to out, and
// returns how many are left. It does what appendUnescaped does.
func unescapeShort(out, text *[wide]byte, size uint32) uint32 {
	n := uint32(0)
	for i := uint32(0); i < size; i++ {
		c := text[i&(wide-1)]
		if c == '\\' && i+1 < size {
			if e := escapes[text[(i+1)&(wide-1)]]; e != 0 {
				c = e
				i++
			}
		}
		out[n&(wide-1)] = c
		n++
	}
	return n
}

// hasBackslash reports whether one of the words' bytes is a backslash.
func hasBackslash(a, b, c, d uint64) bool {
	a, b, c, d = a^backslash, b^backslash, c^backslash, d^backslash
	return ((a-lowBits)&^a|(b-lowBits)&^b|(c-lowBits)&^c|(d-lowBits)&^d)&highBits != 0
}

// putHeader writes a field of type Header, all UTF-8, to buf at n and returns
// where it ends. buf has room for it and slack bytes more.
func putHeader(buf []byte, n int, tag byte, raw []byte, s *wire.Span) int {
	name, value := int(s.NameEnd-s.Name), int(s.ValueEnd-s.Value)
	if s.Name == wire.OutputName || name+value > 0x7f-4 {
		return len(appendHeader(buf[:n], tag, s.NameOf(raw), s.ValueOf(raw)))
	}
	start := n
	n += 2
	if name > 0 {
		buf[n], buf[n+1] = tagHeaderName, byte(name)
		n = put(buf, n+2, raw, int(s.Name), name)
	}
	if value > 0 {
		buf[n], buf[n+1] = tagHeaderValue, byte(value)
		n = put(buf, n+2, raw, int(s.Value), value)
	}
	buf[start], buf[start+1] = tag, byte(n-start-2)
	return n
}

// put copies size bytes of raw and returns where they end.
func put(buf []byte, n int, raw []byte, from, size int) int {
	if size > wide || from+wide > len(raw) {
		return n + copy(buf[n:], raw[from:from+size])
	}
	v, out := raw[from:from+wide], buf[n:n+wide]
	a, b := binary.LittleEndian.Uint64(v), binary.LittleEndian.Uint64(v[8:])
	c, d := binary.LittleEndian.Uint64(v[16:]), binary.LittleEndian.Uint64(v[24:])
	binary.LittleEndian.PutUint64(out, a)
	binary.LittleEndian.PutUint64(out[8:], b)
	binary.LittleEndian.PutUint64(out[16:], c)
	binary.LittleEndian.PutUint64(out[24:], d)
	return n + size
}
