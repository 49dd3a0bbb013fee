package mapping

import (
	"encoding/binary"
	"unicode/utf8"
)

// validText reports whether text is UTF-8. Given a whole block it speaks for all
// names and values, which are cut out of the block at ASCII bytes.
func validText(text []byte) bool {
	if len(text) < 32 {
		return utf8.Valid(text)
	}
	seen := words(text[len(text)-32:])
	for b := text; len(b) >= 64; b = b[64:] {
		seen |= words(b) | words(b[32:])
	}
	if len(text)&63 >= 32 {
		seen |= words(text[len(text)&^63:])
	}
	return seen&highBits == 0 || utf8.Valid(text)
}

// words returns the first 32 bytes of b, as words put over each other.
func words(b []byte) uint64 {
	b = b[:32]
	return binary.LittleEndian.Uint64(b) | binary.LittleEndian.Uint64(b[8:]) |
		binary.LittleEndian.Uint64(b[16:]) | binary.LittleEndian.Uint64(b[24:])
}

// appendValid appends text with each byte that is not part of UTF-8 replaced by
// U+FFFD.
func appendValid(dst, text []byte) []byte {
	for len(text) > 0 {
		r, n := utf8.DecodeRune(text)
		if r == utf8.RuneError && n == 1 {
			dst = append(dst, "\uFFFD"...)
		} else {
			dst = append(dst, text[:n]...)
		}
		text = text[n:]
	}
	return dst
}

// Text returns a text of the wire as a string that a message can hold, with each
// byte that is not part of UTF-8 replaced by U+FFFD.
func Text(text []byte) string {
	if validText(text) {
		return string(text)
	}
	return string(appendValid(nil, text))
}
