package policy

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestSplitArguments(t *testing.T) {
	for _, tt := range []struct {
		text string
		want []string
	}{
		{"", []string{""}},
		{"a", []string{"a"}},
		{"a,b,", []string{"a", "b", ""}},
		{"a(b,c),d", []string{"a(b,c)", "d"}},
		{"a),b", []string{"a)", "b"}},
		{"a[b,c]],d", []string{"a[b,c]]", "d"}},
		{`"a,b",c`, []string{"a,b", "c"}},
		{`a\,b,c`, []string{"a,b", "c"}},
		{`F\ILE(x)`, []string{"FILE(x)"}},
		{`\"a,b"`, []string{`"a`, "b"}},
		{`a\\,b`, []string{`a\`, "b"}},
		{`\(a,b`, []string{"(a", "b"}},
		{"a\\", []string{"a"}},
	} {
		if got := splitArguments(tt.text); !slices.Equal(got, tt.want) {
			t.Errorf("%q: got %q, want %q", tt.text, got, tt.want)
		}
	}
}

func TestSplitWords(t *testing.T) {
	for _, tt := range []struct {
		line string
		want []string
	}{
		{"", nil},
		{"  \t ", nil},
		{"EXEC System id", []string{"EXEC", "System", "id"}},
		{"\t EXEC\tSystem ", []string{"EXEC", "System"}},
		{`EX"EC" "a b" c"d e"f`, []string{"EXEC", "a b", "cd ef"}},
		{`"" x`, []string{"", "x"}},
		{`a\ b \"c \\`, []string{"a b", `"c`, `\`}},
		{`"a\"b" c`, []string{`a"b`, "c"}},
		{`"open end`, []string{"open end"}},
		{`x\`, []string{"x"}},
	} {
		if got := splitWords(tt.line); !slices.Equal(got, tt.want) {
			t.Errorf("%q: got %q, want %q", tt.line, got, tt.want)
		}
	}
}

// Plain lines are cut as all are.
func TestPlainWords(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		line := rapid.StringMatching(`[ab" \t\\]{0,12}|[A-Z]{1,4}( "[a-z ]{0,3}"){0,3}`).Draw(t, "line")
		words, plain := plainWords(line)
		if want := anyWords(line); plain && !slices.Equal(words, want) {
			t.Fatalf("%q is %q, not %q", line, words, want)
		}
	})
	if _, plain := plainWords(`GET DATA "enter" "5000"`); !plain {
		t.Error("nothing is plain")
	}
}
