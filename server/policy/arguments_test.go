package policy

import (
	"slices"
	"testing"
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
