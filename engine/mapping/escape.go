package mapping

import "bytes"

// escapes are the bytes that follow the backslash in what Asterisk's
// ast_escape_c writes (main/utils.c), and what they stand for.
var escapes = [256]byte{
	'a': '\a', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t', 'v': '\v',
	'\\': '\\', '\'': '\'', '"': '"', '?': '?',
}

// appendUnescaped appends text with its escapes decoded. A backslash that starts
// none stands for itself. The result is never longer than text, and UTF-8 where
// text is.
func appendUnescaped(dst, text []byte) []byte {
	for {
		i := bytes.IndexByte(text, '\\')
		if i < 0 {
			return append(dst, text...)
		}
		dst = append(dst, text[:i]...)
		text = text[i+1:]
		if len(text) > 0 && escapes[text[0]] != 0 {
			dst = append(dst, escapes[text[0]])
			text = text[1:]
			continue
		}
		dst = append(dst, '\\')
	}
}

// Unescape returns text with the escapes of Asterisk's ast_escape_c decoded, in
// memory of its own.
func Unescape(text []byte) []byte { return appendUnescaped(make([]byte, 0, len(text)), text) }
