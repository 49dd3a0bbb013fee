package mapping

import (
	"bytes"
	"unicode/utf8"

	"google.golang.org/protobuf/encoding/protowire"
)

// careful appends name, privilege, body and unmapped of any event. It does what
// run does, and besides notes which headers no field takes. valid tells that the
// event is all UTF-8.
func (prog *program) careful(dst []byte, in *input, valid bool) []byte {
	s := scratches.Get().(*scratch)
	defer s.release()
	s.miss = refill(s.miss, len(in.spans), false)
	for _, h := range prog.unmapped {
		s.miss[h] = true
	}
	event, privilege := prog.head(in)
	if !valid && !utf8.Valid(event) {
		s.miss[0] = true
	}
	if !valid && !utf8.Valid(privilege) {
		s.miss[prog.privilege] = true
	}
	dst = appendHead(dst, event, privilege, valid)

	var open [maxDepth]struct{ at, guess int }
	depth := 0
	for i := range prog.ops {
		o := &prog.ops[i]
		ok := true
		switch o.code {
		case opText, opEscaped:
			v := in.value(int(o.header))
			ok = valid || utf8.Valid(v)
			if len(v) > 0 || o.keep {
				dst = appendText(o.tag.append(dst), v, ok, o.code == opEscaped)
			}
		case opScalar, opNumber:
			dst, ok = o.leaf.appendScalar(dst, in.value(int(o.header)))
		case opMap:
			dst, ok = appendEntry(dst, prog.ops, i, in)
			ok = ok && (valid || utf8.Valid(in.value(int(o.header))))
		case opOpen:
			dst = o.tag.append(dst)
			open[depth].at, open[depth].guess = len(dst), int(o.guess)
			dst = append(dst, make([]byte, o.guess)...)
			depth++
		case opClose:
			depth--
			dst = closeLength(dst, open[depth].at, open[depth].guess)
		}
		if !ok {
			s.miss[o.header] = true
		}
	}
	for h := range in.spans {
		if s.miss[h] {
			dst = appendHeader(dst, tagUnmapped, in.name(h), in.value(h))
		}
	}
	return dst
}

// head returns what the envelope's name and privilege are made of.
func (prog *program) head(in *input) (event, privilege []byte) {
	if in.event {
		event = in.value(0)
	}
	if prog.privilege >= 0 {
		privilege = in.value(prog.privilege)
	}
	return event, privilege
}

// keepsEmpty reports whether an empty text is written.
func (l *leaf) keepsEmpty() bool { return l.presence || l.repeated }

// appendText appends a string's length and bytes: text, made UTF-8 unless it is
// so, and decoded if it is escaped.
func appendText(dst, text []byte, valid, escaped bool) []byte {
	if valid && !escaped {
		return protowire.AppendBytes(dst, text)
	}
	at, guess := len(dst), int(lengthSize(len(text)))
	dst = append(dst, make([]byte, guess)...)
	from := len(dst)
	switch {
	case valid:
		dst = appendUnescaped(dst, text)
	case escaped:
		dst = appendValid(dst, text)
		dst = appendUnescaped(dst[:from], dst[from:]) // never overtakes itself
	default:
		dst = appendValid(dst, text)
	}
	return closeLength(dst, at, guess)
}

// Tags of a map's entry.
const (
	tagEntryKey   = 1<<3 | byte(protowire.BytesType)
	tagEntryValue = 2<<3 | byte(protowire.BytesType)
)

// appendEntry writes the map entry of ops[i]. It reports false, with dst as it
// was, if the header is none or its key was there before.
func appendEntry(dst []byte, ops []op, i int, in *input) ([]byte, bool) {
	o := &ops[i]
	key, value, ok := bytes.Cut(in.value(int(o.header)), []byte{'='})
	if !ok || o.seq >= maxMapKeys || !utf8.Valid(key) {
		return dst, false
	}
	for before := i - int(o.seq); before < i; before++ {
		if k, _, ok := bytes.Cut(in.value(int(ops[before].header)), []byte{'='}); ok && bytes.Equal(k, key) {
			return dst, false
		}
	}
	dst = o.tag.append(dst)
	at, guess := len(dst), int(lengthSize(len(key)+len(value)+4))
	dst = append(dst, make([]byte, guess)...)
	dst = protowire.AppendBytes(append(dst, tagEntryKey), key)
	dst = appendText(append(dst, tagEntryValue), value, utf8.Valid(value), o.leaf.escaped)
	return closeLength(dst, at, guess), true
}
