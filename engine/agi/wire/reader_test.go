package wire

import (
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
	"testing"
	"testing/iotest"
)

// Replies as both versions sent them, unless a comment says otherwise.
var replies = []struct {
	raw  string
	want Reply
}{
	{"200 result=0", Reply{Code: 200, Result: "0", HasResult: true}},
	{"200 result=-1", Reply{Code: 200, Result: "-1", HasResult: true}},
	{"200 result=", Reply{Code: 200, HasResult: true}},
	{"200 result=0042", Reply{Code: 200, Result: "0042", HasResult: true}},
	{"200 result=*0A", Reply{Code: 200, Result: "*0A", HasResult: true}},
	{"200 result= (timeout)", Reply{Code: 200, HasResult: true, Data: "timeout", HasData: true}},
	{"200 result=12 (timeout)", Reply{Code: 200, Result: "12", HasResult: true, Data: "timeout", HasData: true}},
	{"200 result=-1 (hangup)", Reply{Code: 200, Result: "-1", HasResult: true, Data: "hangup", HasData: true}},
	{"200 result=1 (hangup)", Reply{Code: 200, Result: "1", HasResult: true, Data: "hangup", HasData: true}},
	{"200 result=1 ()", Reply{Code: 200, Result: "1", HasResult: true, HasData: true}},
	{"200 result=1 ((a)b (c))", Reply{Code: 200, Result: "1", HasResult: true, Data: "(a)b (c)", HasData: true}},
	{"200 result=1 (x) endpos=77)", Reply{Code: 200, Result: "1", HasResult: true, Data: "x) endpos=77", HasData: true}},
	{"200 result=1 (J\xfcrgen)", Reply{Code: 200, Result: "1", HasResult: true, Data: "J\xfcrgen", HasData: true}},
	{"200 result=1 (a\r)", Reply{Code: 200, Result: "1", HasResult: true, Data: "a\r", HasData: true}},
	{"200 result=1 (one\ntwo)", Reply{Code: 200, Result: "1", HasResult: true, Data: "one\ntwo", HasData: true}},
	{"200 result=1 (one\nHANGUP\n200 result=5\n\ntwo)", Reply{Code: 200, Result: "1", HasResult: true, Data: "one\nHANGUP\n200 result=5\n\ntwo", HasData: true}},
	{"200 result=1 (timeout) endpos=5\nx)", Reply{Code: 200, Result: "1", HasResult: true, Data: "timeout) endpos=5\nx", HasData: true}},
	{"200 result=0 endpos=12800", Reply{Code: 200, Result: "0", HasResult: true, Pairs: []Pair{{"endpos", "12800"}}}},
	{"200 result=-1 (hangup) endpos=0", Reply{Code: 200, Result: "-1", HasResult: true, Data: "hangup", HasData: true, Pairs: []Pair{{"endpos", "0"}}}},
	{"200 result=35 (dtmf) endpos=9600", Reply{Code: 200, Result: "35", HasResult: true, Data: "dtmf", HasData: true, Pairs: []Pair{{"endpos", "9600"}}}},
	// A text with quotes and pairs in it, a name with a blank, a list that was cut.
	{`200 result=1 (speech) endpos=8 results=2 score0=7 text0="say "a=b" now" grammar0=one two score1=5 text1="cut o`, Reply{Code: 200, Result: "1", HasResult: true,
		Data: "speech", HasData: true, Pairs: []Pair{
			{"endpos", "8"}, {"results", "2"}, {"score0", "7"}, {"text0", `say "a=b" now`}, {"grammar0", "one two"}, {"score1", "5"}, {"text1", "cut o"}}}},
	// From the source: no speech engine was at hand.
	{`200 result=1 (speech) endpos=0 results=1 score0=700 text0="yes please" grammar0=g`, Reply{Code: 200, Result: "1", HasResult: true,
		Data: "speech", HasData: true, Pairs: []Pair{{"endpos", "0"}, {"results", "1"}, {"score0", "700"}, {"text0", "yes please"}, {"grammar0", "g"}}}},
	{"200 result=1 (digit) digit=# endpos=0", Reply{Code: 200, Result: "1", HasResult: true, Data: "digit", HasData: true, Pairs: []Pair{{"digit", "#"}, {"endpos", "0"}}}},
	{"200 result=0 Gosub complete", Reply{Code: 200, Result: "0", HasResult: true, Text: "Gosub complete"}},
	{"200 result=0 Gosub complete (abnormal exit)", Reply{Code: 200, Result: "0", HasResult: true, Text: "Gosub complete (abnormal exit)"}},
	{"200 result=-1 Gosub label not found", Reply{Code: 200, Result: "-1", HasResult: true, Text: "Gosub label not found"}},
	{"100 result=0 Trying...", Reply{Code: 100, Result: "0", HasResult: true, Text: "Trying..."}},
	{"503 result=-2 Memory allocation failure", Reply{Code: 503, Result: "-2", HasResult: true, Text: "Memory allocation failure"}},
	{"510 Invalid or unknown command", Reply{Code: 510, Text: "Invalid or unknown command"}},
	{"511 Command Not Permitted on a dead channel or intercept routine", Reply{Code: 511, Text: "Command Not Permitted on a dead channel or intercept routine"}},
	{"520 Invalid command syntax.  Proper usage not available.", Reply{Code: 520, Text: "Invalid command syntax.  Proper usage not available."}},
	{"520-Invalid command syntax.  Proper usage follows:\n Usage: X\n200 result=1\nHANGUP\n\n520 End of proper usage.",
		Reply{Code: 520, Text: "Invalid command syntax.  Proper usage follows:", Usage: " Usage: X\n200 result=1\nHANGUP\n\n"}},
	// Before 13.17 (pystrix#25).
	{"520-Invalid command syntax.  Proper usage follows:\nUsage: ANSWER520 End of proper usage.",
		Reply{Code: 520, Text: "Invalid command syntax.  Proper usage follows:", Usage: "Usage: ANSWER"}},
}

func TestParseReply(t *testing.T) {
	for _, test := range replies {
		test.want.Raw = test.raw
		if got := ParseReply(test.raw); !reflect.DeepEqual(got, test.want) {
			t.Errorf("%q:\n got %+v\nwant %+v", test.raw, got, test.want)
		}
	}
	for _, odd := range []string{"", "20", "200", "200 ", "200 result", "2x0 y", "200 result=1 (", "200 result=1 (abc", "200 result=1 (a) b", "999-x"} {
		if got := ParseReply(odd); got.Raw != odd {
			t.Errorf("%q: %+v", odd, got)
		}
	}
}

// Every reply, with hangups around it, is cut the same wherever it is split in
// two, and by single bytes. Replies do not follow each other: Asterisk sends one
// for each command, and is sent the next only then.
func TestReaderSplits(t *testing.T) {
	for _, test := range replies {
		if strings.HasPrefix(test.raw, "200 result=1 (timeout) endpos=5\n") {
			continue // see TestReaderCannotKnow
		}
		all := "HANGUP\n" + test.raw + "\nHANGUP\nHANGUP\n"
		want := []string{"HANGUP", test.raw, "HANGUP", "HANGUP"}
		check := func(name string, r io.Reader) {
			t.Helper()
			got, err := drain(NewReader(r, Limits{}))
			if !errors.Is(err, io.EOF) || !reflect.DeepEqual(got, want) {
				t.Fatalf("%s: %v\n got %q\nwant %q", name, err, got, want)
			}
		}
		check("bytes", iotest.OneByteReader(strings.NewReader(all)))
		check("halves", iotest.HalfReader(strings.NewReader(all)))
		check("data with error", iotest.DataErrReader(strings.NewReader(all)))
		for i := range len(all) {
			check(fmt.Sprint("split at ", i), &chunks{parts: []string{all[:i], all[i:]}})
		}
	}
}

// Every value of a variable that comes in one read, or is cut anywhere but right
// behind a ")" and LF of its own, is one reply.
func TestReaderValues(t *testing.T) {
	for _, value := range []string{
		"a)\nb", ")\n", ")\n)", "\n", "\n\n", "(\n", "x)\nHANGUP", "x)\nHANGUP\n", "x)\n200 result=5", "x)\n200 result=5\ny", "hangup) endpos=0\nmore",
		"x)\nHANGUP\n510 Invalid or unknown command\nz", "520-x\n520 End of proper usage.", "a)\nHAN", "a)\nHANGUPx", strings.Repeat("x)\n", 2000),
	} {
		for _, hangup := range []string{"", "HANGUP\n", "HANGUP\nHANGUP\n"} {
			raw := "200 result=1 (" + value + ")"
			all := raw + "\n" + hangup
			for i := range min(len(all), 200) {
				if ambiguous(raw+"\n", i) {
					continue
				}
				rd := NewReader(&chunks{parts: []string{all[:i], all[i:]}}, Limits{})
				item, err := rd.Next()
				if err != nil || item.Kind != KindReply || item.Reply.Raw != raw || item.Reply.Data != value {
					// A value longer than a read comes in several.
					if len(all) > bufferMin {
						continue
					}
					t.Fatalf("%q split at %d: %+v, %v", all, i, item, err)
				}
				for range strings.Count(hangup, "\n") {
					if item, err = rd.Next(); err != nil || item.Kind != KindHangup {
						t.Fatalf("%q split at %d: then %+v, %v", all, i, item, err)
					}
				}
			}
		}
	}
}

// ambiguous reports whether what comes before a cut at i is a whole reply in
// itself, with nothing, the start of HANGUP lines, or another reply behind it.
func ambiguous(raw string, i int) bool {
	if i >= len(raw) {
		return false
	}
	for end := i; end > 0; end-- {
		head := []byte(raw[:end])
		if head[end-1] == '\n' && endsBrackets(head, strings.Count(raw[:end], "\n") == 1) {
			return !valueGoesOn([]byte(raw[end:i]))
		}
	}
	return false
}

// What comes behind a line that could be the last, in a read of its own, is not
// put back: it is stray, or taken for a reply.
func TestReaderCannotKnow(t *testing.T) {
	rd := NewReader(&chunks{parts: []string{"200 result=1 (a)\n", "b\n200 result=7)\nHANGUP\n"}}, Limits{})
	got, err := drain(rd)
	want := []string{"200 result=1 (a)", "stray b", "200 result=7)", "HANGUP"}
	if !errors.Is(err, io.EOF) || !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, %v", got, err)
	}
}

func TestReaderEnds(t *testing.T) {
	for input, want := range map[string]error{
		"":                          io.EOF,
		"200 result=0\n":            io.EOF,
		"200 resu":                  io.ErrUnexpectedEOF,
		"200 result=1 (x\n":         io.ErrUnexpectedEOF,
		"200 result=1 (x)\nmore":    io.ErrUnexpectedEOF,
		"520-x\n520 End of proper":  io.ErrUnexpectedEOF,
		"HANGUP\nHANGUP":            io.ErrUnexpectedEOF,
		"\nodd\nHANGUP \nhangup\n":  io.EOF,
		"200\n2000 x\n20 \n200-a\n": io.ErrUnexpectedEOF,
	} {
		if _, err := drain(NewReader(strings.NewReader(input), Limits{})); !errors.Is(err, want) {
			t.Errorf("%q: %v", input, err)
		}
	}
	rd := NewReader(strings.NewReader("200 result=1 ("+strings.Repeat("x\n", 5000)), Limits{MaxReply: 4096})
	_, err := rd.Next()
	var syntax *SyntaxError
	if !errors.As(err, &syntax) || syntax.Rule != RuleReplyTooLong || syntax.Limit != 4096 || syntax.Got > 4097 {
		t.Errorf("got %v", err)
	}
	if cap(rd.buf) > 8192 {
		t.Errorf("buffer of %d bytes", cap(rd.buf))
	}
	broken := errors.New("broken")
	if _, err := NewReader(io.MultiReader(strings.NewReader("200 "), iotest.ErrReader(broken)), Limits{}).Next(); !errors.Is(err, broken) {
		t.Error(err)
	}
}

// A large reply does not stay in memory.
func TestReaderShrinks(t *testing.T) {
	big := "200 result=1 (" + strings.Repeat("x", 100_000) + ")\n"
	rd := NewReader(&chunks{parts: []string{big, "HANGUP\n"}}, Limits{})
	for range 2 {
		if _, err := rd.Next(); err != nil {
			t.Fatal(err)
		}
	}
	if cap(rd.buf) != bufferMin {
		t.Errorf("buffer of %d bytes", cap(rd.buf))
	}
}

// Only a command that says so has a single word in its brackets.
func TestWithPairs(t *testing.T) {
	for _, test := range []struct {
		raw, data string
		pairs     int
	}{
		{`200 result=1 (speech) endpos=0 results=1 score0=1 text0="a" grammar0=digits(4)`, "speech", 5},
		{"200 result=1 (timeout) endpos=8", "timeout", 1},
		{"200 result=1 (x y) endpos=8", "x y", 1},
		{"200 result=1 (dtmf)", "dtmf", 0},
		{"200 result=1", "", 0},
	} {
		reply := ParseReply(test.raw)
		if got := reply.WithPairs(); got.Data != test.data || len(got.Pairs) != test.pairs {
			t.Errorf("%q: %+v", test.raw, got)
		}
	}
	value := ParseReply("200 result=1 (x) endpos=77)")
	if value.Data != "x) endpos=77" || value.Pairs != nil {
		t.Errorf("%+v", value)
	}
}

// drain reads all items and spells them.
func drain(rd *Reader) (got []string, err error) {
	for {
		item, err := rd.Next()
		if err != nil {
			return got, err
		}
		switch item.Kind {
		case KindReply:
			got = append(got, item.Reply.Raw)
		case KindHangup:
			got = append(got, "HANGUP")
		case KindStray:
			got = append(got, "stray "+item.Stray)
		}
	}
}

// chunks returns each part in a read of its own, as far as it fits.
type chunks struct{ parts []string }

func (c *chunks) Read(p []byte) (int, error) {
	for len(c.parts) > 0 && c.parts[0] == "" {
		c.parts = c.parts[1:]
	}
	if len(c.parts) == 0 {
		return 0, io.EOF
	}
	n := copy(p, c.parts[0])
	c.parts[0] = c.parts[0][n:]
	return n, nil
}

// FuzzReader: it never panics, is bounded, and loses no byte.
func FuzzReader(f *testing.F) {
	f.Add([]byte(environment22+"200 result=1 (a)\nHANGUP\n"), uint8(3), uint8(200))
	for _, test := range replies {
		f.Add([]byte(test.raw+"\nHANGUP\n"), uint8(1), uint8(7))
	}
	f.Fuzz(func(t *testing.T, input []byte, a, b uint8) {
		i := min(int(a), len(input))
		j := min(i+int(b), len(input))
		rd := NewReader(&chunks{parts: []string{string(input[:i]), string(input[i:j]), string(input[j:])}}, Limits{MaxEnvironment: 2000, MaxReply: 2000})
		if b%2 == 0 {
			if env, err := rd.Environment(); err == nil {
				_, _ = env.Script()
				_, _ = env.Args(), env.Version()
			}
		}
		read := rd.pos
		var spelled strings.Builder
		spelled.Write(input[:0])
		for {
			item, err := rd.Next()
			if cap(rd.buf) > 4096 {
				t.Fatalf("buffer of %d bytes", cap(rd.buf))
			}
			if err != nil {
				break
			}
			switch item.Kind {
			case KindReply:
				spelled.WriteString(item.Reply.Raw + "\n")
			case KindHangup:
				spelled.WriteString("HANGUP\n")
			case KindStray:
				spelled.WriteString(item.Stray + "\n")
			}
		}
		if b%2 == 1 && !strings.HasPrefix(string(input[read:]), spelled.String()) {
			t.Fatalf("%q of %q", spelled.String(), input)
		}
	})
}
