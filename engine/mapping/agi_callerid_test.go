package mapping

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Any name and number arrive as they were given, up to the length that Asterisk
// reads.
func TestCallerID(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(
			rapid.StringMatching(`["\\<> a()\-.]{0,12}`),
			rapid.Custom(func(t *rapid.T) string {
				return string(rapid.SliceOfN(rapid.ByteRange(1, 255), 0, 130).Draw(t, "bytes"))
			}),
		)
		name, number := text.Draw(t, "name"), text.Draw(t, "number")
		word, fault := callerID(name, number)
		if fault != "" {
			if !strings.ContainsAny(number, "<>") && len(name)+len(number)+5 <= maxCallerID/2 {
				t.Fatalf("%q %q is refused: %s", name, number, fault)
			}
			return
		}
		if gotName, gotNumber := parseCallerID(word); gotName != name || gotNumber != number {
			t.Fatalf("%q %q arrives as %q %q", name, number, gotName, gotNumber)
		}
	})
}

// parseCallerID takes a word with brackets apart as Asterisk does
// (main/callerid.c, ast_callerid_parse; main/utils.c, ast_strip_quoted,
// ast_unescape_quoted).
func parseCallerID(word string) (name, number string) {
	if len(word) > maxCallerID {
		word = word[:maxCallerID]
	}
	word = stripQuoted(word)
	begin := strings.LastIndexByte(word, '<')
	number = word[begin+1:]
	if end := strings.LastIndexByte(number, '>'); end >= 0 {
		number = number[:end]
	}
	quoted := stripQuoted(word[:begin])
	var out strings.Builder
	for i := 0; i < len(quoted); i++ {
		if quoted[i] == '\\' {
			if i++; i == len(quoted) {
				break
			}
		}
		out.WriteByte(quoted[i])
	}
	return out.String(), number
}

func stripQuoted(s string) string {
	s = strings.TrimFunc(s, func(r rune) bool { return r < 33 })
	if len(s) > 1 && s[0] == '"' && s[len(s)-1] == '"' {
		return s[1 : len(s)-1]
	}
	return s
}
