package simulator

import (
	"strconv"

	"github.com/astergate/astergate/engine/ami/wire"
)

// block is an answer or event under construction.
type block struct{ b []byte }

func (k *block) add(name, value string) {
	k.b = append(k.b, name...)
	k.b = append(k.b, ": "...)
	k.b = append(k.b, value...)
	k.b = append(k.b, "\r\n"...)
}

// addIf adds the header only if the value is not empty, as the ActionID of an
// answer.
func (k *block) addIf(name, value string) {
	if value != "" {
		k.add(name, value)
	}
}

func (k *block) addInt(name string, value int) { k.add(name, strconv.Itoa(value)) }

// line adds a line as it is.
func (k *block) line(text string) {
	k.b = append(k.b, text...)
	k.b = append(k.b, "\r\n"...)
}

func (k *block) bytes() []byte { return append(k.b, "\r\n"...) }

func appendHeaders(headers []wire.Header) []byte { return wire.AppendMessage(nil, headers) }

// escapeC is Asterisk's ast_escape_c, which names and variables go through on
// their way into channel events.
func escapeC(s string) string {
	const special, letters = "\a\b\f\n\r\t\v\\'\"?", `abfnrtv\'"?`
	var out []byte
	for i := range len(s) {
		for j := range len(special) {
			if s[i] == special[j] {
				if out == nil {
					out = append(make([]byte, 0, len(s)+8), s[:i]...)
				}
				out = append(out, '\\', letters[j])
				goto next
			}
		}
		if out != nil {
			out = append(out, s[i])
		}
	next:
	}
	if out == nil {
		return s
	}
	return string(out)
}

// orUnknown is the text of a caller's number or name that is not set.
func orUnknown(s string) string {
	if s == "" {
		return "<unknown>"
	}
	return s
}
