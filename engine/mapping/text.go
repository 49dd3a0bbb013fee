package mapping

import (
	"encoding/binary"
	"unicode/utf8"
)

// validText reports whether all of a block is UTF-8. Names and values are cut
// out of a block at ASCII bytes, so they are UTF-8 if the block is.
func validText(block []byte) bool {
	const high = 0x8080808080808080
	b := block
	for len(b) >= 32 {
		c := b[:32]
		if (binary.LittleEndian.Uint64(c)|binary.LittleEndian.Uint64(c[8:])|
			binary.LittleEndian.Uint64(c[16:])|binary.LittleEndian.Uint64(c[24:]))&high != 0 {
			return utf8.Valid(b)
		}
		b = b[32:]
	}
	return utf8.Valid(b)
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
