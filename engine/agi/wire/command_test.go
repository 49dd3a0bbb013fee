package wire

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/astergate/astergate/engine/hostile"
)

func TestAppendCommand(t *testing.T) {
	for _, test := range []struct {
		name string
		args []string
		want string
	}{
		{"ANSWER", nil, "ANSWER\n"},
		{"GET VARIABLE", []string{"CALLERID(name)"}, `GET VARIABLE "CALLERID(name)"` + "\n"},
		{" stream  file ", []string{"hello world", ""}, `stream file "hello world" ""` + "\n"},
		{"SET VARIABLE", []string{"A", `say "hi", \ and	tab`}, `SET VARIABLE "A" "say \"hi\", \\ and	tab"` + "\n"},
		{"SET VARIABLE", []string{"A", "J\xfcrgen \x01\x7f"}, "SET VARIABLE \"A\" \"J\xfcrgen \x01\x7f\"\n"},
		{"VERBOSE", []string{"failure", "1"}, "VERBOSE \"failure\" \"1\"\n"},
	} {
		got, err := AppendCommand([]byte("x"), MaxLineShort, Words(test.name, test.args...))
		if err != nil || string(got) != "x"+test.want {
			t.Errorf("%q %q: got %q, %v", test.name, test.args, got, err)
		}
	}
}

func TestAppendCommandRefuses(t *testing.T) {
	many := make([]string, MaxWords)
	for _, test := range []struct {
		words []Word
		want  InputError
		text  string
	}{
		{nil, InputError{Index: -1, Rule: RuleEmpty}, "agi command has no name; start with at least one bare word"},
		{Words("", "ANSWER"), InputError{Index: -1, Rule: RuleEmpty}, ""},
		{[]Word{{Bare: true}}, InputError{Rule: RuleEmpty}, ""},
		{Words("FaiLureX"), InputError{Rule: RuleFailure}, ""},
		{Words("failure"), InputError{Rule: RuleFailure}, ""},
		{Words(`EXEC "x"`), InputError{Command: "EXEC", Index: 1, Rule: RuleBareWord}, ""},
		{Words("GET\x00VARIABLE"), InputError{Rule: RuleBareWord}, ""},
		{[]Word{{Text: "EXEC", Bare: true}, {Text: "a"}, {Text: "b", Bare: true}}, InputError{Command: "EXEC", Index: 2, Rule: RuleBareWord}, ""},
		{Words("SET VARIABLE", "A", "x\nHANGUP"), InputError{Command: "SET VARIABLE", Index: 3, Rule: RuleLineBreak},
			`agi command "SET VARIABLE": word 4 holds CR, LF or NUL; Asterisk cannot take them, so encode or remove them`},
		{Words("NOOP", "x\r"), InputError{Command: "NOOP", Index: 1, Rule: RuleLineBreak}, ""},
		{Words("NOOP", "\x00"), InputError{Command: "NOOP", Index: 1, Rule: RuleLineBreak}, ""},
		{Words("NOOP", many...), InputError{Command: "NOOP", Index: -1, Rule: RuleTooManyWords, Limit: 127, Got: 128}, ""},
		{Words("NOOP", strings.Repeat("x", 2040)), InputError{Command: "NOOP", Index: -1, Rule: RuleLineTooLong, Limit: 2047, Got: 2048},
			`agi command "NOOP" makes a line of 2048 bytes, and this Asterisk takes 2047 (quotes, escapes and line end included); shorten it`},
		{Words("NOOP", strings.Repeat(`\`, 1020)), InputError{Command: "NOOP", Index: -1, Rule: RuleLineTooLong, Limit: 2047, Got: 2048}, ""},
	} {
		got, err := AppendCommand([]byte("x"), MaxLineShort, test.words)
		var input *InputError
		if !errors.As(err, &input) || *input != test.want || string(got) != "x" {
			t.Errorf("%v: got %q, %#v", test.words, got, err)
			continue
		}
		if test.text != "" && err.Error() != test.text {
			t.Errorf("%v: %s", test.words, err)
		}
		if CheckCommand(MaxLineShort, test.words) == nil {
			t.Errorf("%v: accepted by CheckCommand", test.words)
		}
	}
}

// The line that just fits is one command for the model of Asterisk's reader, and
// the next longer one is two.
func TestLineLimit(t *testing.T) {
	for _, limit := range []int{MaxLineShort, MaxLineLong} {
		line, err := AppendCommand(nil, limit, Words("NOOP", strings.Repeat("x", limit-8)))
		if err != nil || len(line) != limit {
			t.Fatalf("limit %d: %d bytes, %v", limit, len(line), err)
		}
		if got := hostile.RunLine(string(line), limit+1); len(got) != 1 {
			t.Errorf("limit %d: %d commands", limit, len(got))
		}
		if got := hostile.RunLine("x"+string(line), limit+1); len(got) != 2 || got[1] != "" {
			t.Errorf("limit %d: %d commands", limit, len(got))
		}
	}
}

func TestVersion(t *testing.T) {
	for text, want := range map[string]int{
		"22.10.1~dfsg-1": 8191, "22.6.0": 8191, "22.5.2": 2047, "16.28.0~dfsg-0+deb11u4": 2047, "20.15.2": 2047,
		"20.16.0": 8191, "21.10.0": 2047, "21.11.0": 8191, "23.0.0": 8191, "24": 8191, "22": 2047,
		"certified/18.9-cert5": 2047, "certified/22.8-cert1": 8191, "GIT-master-abc": 2047, "": 2047, "99999999999999999999": 8191,
	} {
		if got := ParseVersion(text).MaxLine(); got != want {
			t.Errorf("%q: %d, want %d", text, got, want)
		}
	}
}

// FuzzCommand: what is accepted is one line, within the limit, that Asterisk
// takes apart into the words meant.
func FuzzCommand(f *testing.F) {
	f.Add("SET VARIABLE", "A", `q"\ `, "", uint8(0))
	f.Add("EXEC", "Dial", `a\,b"c"`, "\t", uint8(200))
	f.Add("failure x", "", "", "", uint8(0))
	f.Add("NOOP", strings.Repeat("\\", 1100), "", "", uint8(124))
	f.Fuzz(func(t *testing.T, name, a, b, c string, more uint8) {
		args := []string{a, b, c}
		for range more {
			args = append(args, b)
		}
		words := Words(name, args...)
		for _, limit := range []int{MaxLineShort, MaxLineLong} {
			line, err := AppendCommand(nil, limit, words)
			var input *InputError
			if err != nil {
				if !errors.As(err, &input) || len(line) != 0 {
					t.Fatalf("%q, %v", line, err)
				}
				_ = err.Error()
				continue
			}
			got := hostile.RunLine(string(line), limit+1)
			if len(got) != 1 || strings.IndexByte(got[0], '\r') >= 0 || strings.EqualFold(got[0][:min(7, len(got[0]))], "failure") {
				t.Fatalf("%q is %d commands", line, len(got))
			}
			parsed, overflow := hostile.ParseArgs(got[0])
			if overflow || !slices.EqualFunc(parsed, words, func(s string, w Word) bool { return s == w.Text }) {
				t.Fatalf("%q: parsed as %q", line, parsed)
			}
		}
	})
}
