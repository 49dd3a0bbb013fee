package mapping

import (
	"bytes"
	"unicode/utf8"

	"google.golang.org/protobuf/encoding/protowire"

	"github.com/astergate/astergate/engine/ami/wire"
)

// careful appends name, privilege, body and unmapped of any event. It does what
// run does, and besides notes which headers no field takes. valid tells that the
// event is all UTF-8.
func (prog *program) careful(dst []byte, msg wire.Message, valid bool) []byte {
	raw, spans := msg.Raw(), msg.Spans()
	s := scratches.Get().(*scratch)
	defer s.release()
	s.miss = refill(s.miss, len(spans), false)
	for _, h := range prog.unmapped {
		s.miss[h] = true
	}
	event, privilege := prog.head(msg)
	if !valid && !utf8.Valid(event) {
		s.miss[0] = true
	}
	if !valid && !utf8.Valid(privilege) {
		s.miss[prog.privilege] = true
	}
	dst = s.appendHead(dst, event, privilege, valid)

	var open [maxDepth]struct{ at, guess int }
	depth := 0
	for i := range prog.ops {
		o := &prog.ops[i]
		switch o.code {
		case opText, opEscaped:
			v := spans[o.header].ValueOf(raw)
			if !valid && !utf8.Valid(v) {
				s.text = appendValid(s.text[:0], v)
				v, s.miss[o.header] = s.text, true
			}
			if o.code == opEscaped {
				dst = o.leaf.appendUnescaped(dst, v)
			} else if len(v) > 0 || o.leaf.keepsEmpty() {
				dst = protowire.AppendBytes(o.tag.append(dst), v)
			}
		case opScalar, opNumber:
			var ok bool
			if dst, ok = o.leaf.appendScalar(dst, spans[o.header].ValueOf(raw)); !ok {
				s.miss[o.header] = true
			}
		case opMap:
			var ok bool
			if dst, ok = appendEntry(dst, prog.ops, i, msg); !ok || !valid && !utf8.Valid(spans[o.header].ValueOf(raw)) {
				s.miss[o.header] = true
			}
		case opOpen:
			dst = o.tag.append(dst)
			open[depth].at, open[depth].guess = len(dst), 1
			dst = append(dst, 0)
			depth++
		case opClose:
			depth--
			dst = closeLength(dst, open[depth].at, open[depth].guess)
		}
	}
	for h := range spans {
		if s.miss[h] {
			dst = appendHeader(dst, tagUnmapped, spans[h].NameOf(raw), spans[h].ValueOf(raw))
		}
	}
	return dst
}

// appendHead is appendHead for any text.
func (s *scratch) appendHead(dst, event, privilege []byte, valid bool) []byte {
	if valid {
		return appendHead(dst, event, privilege)
	}
	s.text = appendValid(s.text[:0], event)
	n := len(s.text)
	s.text = appendValid(s.text, privilege)
	return appendHead(dst, s.text[:n], s.text[n:])
}

// keepsEmpty reports whether an empty text is written.
func (l *leaf) keepsEmpty() bool { return l.presence || l.repeated }

// appendUnescaped writes the text field l with what text says once decoded, its
// tag included.
func (l *leaf) appendUnescaped(dst, text []byte) []byte {
	if len(text) == 0 && !l.keepsEmpty() {
		return dst
	}
	dst = l.tag.append(dst)
	at, guess := len(dst), int(lengthSize(len(text)))
	for range guess {
		dst = append(dst, 0)
	}
	return closeLength(appendUnescaped(dst, text), at, guess)
}

// appendEntry writes the map entry of ops[i]. It reports false, with dst as it
// was, if the header is none or its key was there before.
func appendEntry(dst []byte, ops []op, i int, msg wire.Message) ([]byte, bool) {
	o := &ops[i]
	key, value, ok := entryOf(o, msg)
	if !ok || o.seq >= maxMapKeys || !utf8.Valid(key) {
		return dst, false
	}
	for before := i - int(o.seq); before < i; before++ {
		if k, _, ok := entryOf(&ops[before], msg); ok && bytes.Equal(k, key) {
			return dst, false
		}
	}
	if !utf8.Valid(value) {
		value = appendValid(nil, value)
	}
	dst = o.tag.append(dst)
	at, guess := len(dst), int(lengthSize(len(key)+len(value)+4))
	for range guess {
		dst = append(dst, 0)
	}
	dst = protowire.AppendBytes(append(dst, tagEntryKey), key)
	dst = append(dst, tagEntryValue)
	valueAt, valueGuess := len(dst), int(lengthSize(len(value)))
	for range valueGuess {
		dst = append(dst, 0)
	}
	if o.leaf.escaped {
		dst = appendUnescaped(dst, value)
	} else {
		dst = append(dst, value...)
	}
	return closeLength(closeLength(dst, valueAt, valueGuess), at, guess), true
}

// Tags of a map's entry.
const (
	tagEntryKey   = 1<<3 | byte(protowire.BytesType)
	tagEntryValue = 2<<3 | byte(protowire.BytesType)
)

// entryOf cuts the header of an op at its first "=".
func entryOf(o *op, msg wire.Message) (key, value []byte, ok bool) {
	return bytes.Cut(msg.Value(int(o.header)), []byte{'='})
}
