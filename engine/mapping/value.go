package mapping

import (
	"bytes"
	"math"
	"strconv"

	"google.golang.org/protobuf/encoding/protowire"
)

// appendScalar writes the field l with what text says, its tag included. It
// reports false, with dst as it was, if the field does not take the text. Not
// for strings and maps.
func (l *leaf) appendScalar(dst, text []byte) ([]byte, bool) {
	var v uint64
	ok := false
	switch l.kind {
	case kindInt32, kindInt64:
		var i int64
		if i, ok = parseInt(text); ok && l.kind == kindInt32 {
			ok = int64(int32(i)) == i
		}
		v = uint64(i)
	case kindUint32, kindUint64:
		if v, ok = parseUint(text); ok && l.kind == kindUint32 {
			ok = v <= math.MaxUint32
		}
	case kindEnum:
		var i int32
		i, ok = l.enum.parse(text)
		v = uint64(int64(i))
	case kindBool:
		var b bool
		if b, ok = parseBool(text); b {
			v = 1
		}
	case kindDouble:
		var f float64
		if f, ok = parseDouble(text); !ok {
			return dst, false
		}
		bits := math.Float64bits(f)
		if bits == 0 && !l.presence {
			return dst, true
		}
		return protowire.AppendFixed64(l.tag.append(dst), bits), true
	case kindDuration:
		seconds, nanos, ok := parseDuration(text, l.unit)
		if !ok {
			return dst, false
		}
		return appendDuration(l.tag.append(dst), seconds, nanos), true
	}
	if !ok {
		return dst, false
	}
	if v == 0 && !l.presence {
		return dst, true
	}
	return protowire.AppendVarint(l.tag.append(dst), v), true
}

// parseUint reads decimal digits and nothing else.
func parseUint(text []byte) (uint64, bool) {
	if len(text) == 0 {
		return 0, false
	}
	if len(text) <= 19 { // cannot overflow
		var v uint64
		for _, c := range text {
			d := c - '0'
			if d > 9 {
				return 0, false
			}
			v = v*10 + uint64(d)
		}
		return v, true
	}
	var v uint64
	for _, c := range text {
		d := uint64(c - '0')
		if d > 9 || v > math.MaxUint64/10 || v*10 > math.MaxUint64-d {
			return 0, false
		}
		v = v*10 + d
	}
	return v, true
}

// parseInt reads decimal digits, with a minus before them or not.
func parseInt(text []byte) (int64, bool) {
	if len(text) > 0 && text[0] == '-' {
		v, ok := parseUint(text[1:])
		if !ok || v > 1<<63 {
			return 0, false
		}
		return -int64(v), true
	}
	v, ok := parseUint(text)
	if !ok || v > math.MaxInt64 {
		return 0, false
	}
	return int64(v), true
}

// maxDouble bounds the text of a double. strconv takes a string, and the
// compiler makes one of that size without allocating.
const maxDouble = 32

// parseDouble reads a decimal number; no inf, nan, hexadecimal or underscores,
// all of which strconv would take. Asterisk pads some to a width: a MES below 10
// comes as " 0.0".
func parseDouble(text []byte) (float64, bool) {
	text = bytes.TrimLeft(text, " ")
	if len(text) == 0 || len(text) > maxDouble {
		return 0, false
	}
	if f, ok := plainDouble(text); ok {
		return f, true
	}
	return oddDouble(text)
}

// oddDouble reads what plainDouble does not. It stands alone since strconv's frame is
// so large that it makes the stack of an RPC's goroutine grow, wherever it is a part of.
//
//go:noinline
func oddDouble(text []byte) (float64, bool) {
	for _, c := range text {
		if (c < '0' || c > '9') && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E' {
			return 0, false
		}
	}
	f, err := strconv.ParseFloat(string(text), 64)
	return f, err == nil
}

// plainDouble reads what Asterisk writes: digits, with a point or without. It
// leaves the rest to strconv. A number below 2^53 and a power of ten up to 10^22
// are exact, so their quotient is the nearest double, as strconv's is.
func plainDouble(text []byte) (float64, bool) {
	if len(text) == 0 || len(text) > len("9007199254.740992") { // 2^53
		return 0, false
	}
	var digits uint64
	power, point := 1.0, false
	for _, c := range text {
		switch {
		case '0' <= c && c <= '9':
			digits = 10*digits + uint64(c-'0')
			if point {
				power *= 10
			}
		case c == '.' && !point && len(text) > 1:
			point = true
		default:
			return 0, false
		}
	}
	return float64(digits) / power, digits <= 1<<53
}

// parseBool reads what Asterisk's ast_true and ast_false take (main/utils.c).
func parseBool(text []byte) (value, ok bool) {
	var room [8]byte
	if len(text) > len("false") {
		return false, false
	}
	switch string(appendLower(room[:0], text)) {
	case "yes", "true", "y", "t", "1", "on":
		return true, true
	case "no", "false", "n", "f", "0", "off":
		return false, true
	}
	return false, false
}

// parse reads a value's number, known or not, or its name.
func (e *enum) parse(text []byte) (int32, bool) {
	if i, ok := parseInt(text); ok {
		return int32(i), int64(int32(i)) == i && (i != 0 || e.zeroSays)
	}
	if len(text) >= len(e.texts) {
		return 0, false
	}
	for _, t := range e.texts[len(text)] {
		if t.is(text) {
			return t.value, true
		}
	}
	return 0, false
}

// is compares with a text as it came.
func (t enumText) is(text []byte) bool {
	for i, c := range text {
		switch {
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		case c == ' ', c == '-':
			c = '_'
		}
		if c != t.text[i] {
			return false
		}
	}
	return true
}

// appendLower appends text with its ASCII letters in lower case.
func appendLower(dst, text []byte) []byte {
	for _, c := range text {
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		dst = append(dst, c)
	}
	return dst
}
