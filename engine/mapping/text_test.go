package mapping

import (
	"bytes"
	"testing"
	"unicode/utf8"
)

// TestValidText puts one odd byte, and a letter of two bytes, at each place of
// texts of all lengths.
func TestValidText(t *testing.T) {
	for n := range 200 {
		text := bytes.Repeat([]byte{'a'}, n)
		if !validText(text) {
			t.Fatalf("%d letters are not UTF-8", n)
		}
		for i := range text {
			text[i] = 0xfc
			if validText(text) {
				t.Fatalf("byte %d of %d is not noticed", i, n)
			}
			if i+1 < n {
				copy(text[i:], "ü")
				if !validText(text) {
					t.Fatalf("a letter at %d of %d is not known", i, n)
				}
				text[i+1] = 'a'
			}
			text[i] = 'a'
		}
	}
	for in, want := range map[string]string{
		"":                         "",
		"abc":                      "abc",
		"\xfc\xfc":                 "\ufffd\ufffd",
		"\xe4\xb8":                 "\ufffd\ufffd",
		"\xe4\xb8\xad\xe4":         "中\ufffd",
		"\ufffd":                   "\ufffd",
		"a\xed\xa0\x80b":           "a\ufffd\ufffd\ufffdb", // half of a surrogate pair
		"\xf4\x90\x80\x80":         "\ufffd\ufffd\ufffd\ufffd",
		"\xc0\x80 is too long for": "\ufffd\ufffd is too long for",
	} {
		if got := Text([]byte(in)); got != want || !utf8.ValidString(got) {
			t.Errorf("%q became %q, want %q", in, got, want)
		}
	}
}
