package wire

import (
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
)

// environment22 is what Asterisk 22.10.1 sent for
// AGI(agi://127.0.0.1:4999/menu/main?x=1&y=a:b,one,,q,"uo) but for numbers.
const environment22 = "agi_network: yes\nagi_network_script: menu/main?x=1&y=a:b\n" +
	"agi_request: agi://127.0.0.1:4999/menu/main?x=1&y=a:b\nagi_channel: Local/agi@astergate-00000000;2\n" +
	"agi_language: en\nagi_type: Local\nagi_uniqueid: 1732245757.1\nagi_version: 22.10.1~dfsg+~cs6.17.60671435-1\n" +
	"agi_callerid: unknown\nagi_calleridname: J\xfcrgen: \"x\"\nagi_callingpres: 67\nagi_callingani2: 0\nagi_callington: 0\n" +
	"agi_callingtns: 0\nagi_dnid: unknown\nagi_rdnis: unknown\nagi_context: astergate\nagi_extension: agi\nagi_priority: 2\n" +
	"agi_enhanced: 0.0\nagi_accountcode: \nagi_threadid: 140215211116224\nagi_arg_1: one\nagi_arg_2: \nagi_arg_3: q,uo\n\n"

func TestEnvironment(t *testing.T) {
	for name, wrap := range map[string]func(io.Reader) io.Reader{
		"whole": func(r io.Reader) io.Reader { return r }, "bytes": iotest.OneByteReader, "halves": iotest.HalfReader,
	} {
		rd := NewReader(wrap(strings.NewReader(environment22+"HANGUP\n")), Limits{})
		env, err := rd.Environment()
		if err != nil {
			t.Fatal(name, err)
		}
		if env.Len() != 25 || env.Raw()+"\n\n" != environment22 {
			t.Errorf("%s: %d lines: %q", name, env.Len(), env.Raw())
		}
		if path, query := env.Script(); path != "menu/main" || query != "x=1&y=a:b" {
			t.Errorf("%s: script %q %q", name, path, query)
		}
		if args := env.Args(); !slices.Equal(args, []string{"one", "", "q,uo"}) {
			t.Errorf("%s: args %q", name, args)
		}
		if got := env.Get("agi_calleridname"); got != "J\xfcrgen: \"x\"" {
			t.Errorf("%s: %q", name, got)
		}
		if v, ok := env.Lookup("agi_accountcode"); v != "" || !ok || !env.Network() || env.Version() != (Version{22, 10}) {
			t.Errorf("%s: %q %v", name, v, ok)
		}
		if _, ok := env.Lookup("agi_arg_4"); ok {
			t.Error(name, "has agi_arg_4")
		}
		for name, value := range env.All() {
			if name != "agi_network" || value != "yes" {
				t.Error(name, value)
			}
			break
		}
		if item, err := rd.Next(); err != nil || item.Kind != KindHangup {
			t.Errorf("%s: %+v, %v", name, item, err)
		}
	}
}

func TestEnvironmentOdd(t *testing.T) {
	// A name that holds LF goes on in lines of its own.
	env, err := ParseEnvironment([]byte("agi_network: yes\nagi_calleridname: a\nb\nagi_x:y"))
	if err != nil || env.Get("agi_calleridname") != "a\nb" || env.Get("agi_x") != "y" {
		t.Errorf("got %+v, %v", env, err)
	}
	for input, want := range map[string]Rule{
		"GET / HTTP/1.1\r\n":                  RuleEnvironment, // fails before a blank line comes
		"\n":                                  RuleEnvironment,
		"agi_x\n\n":                           RuleEnvironment,
		"agi_: x\n\n":                         RuleEnvironment,
		"agi_a: " + strings.Repeat("x", 3000): RuleEnvironmentTooLong,
	} {
		rd := NewReader(io.MultiReader(strings.NewReader(input), iotest.ErrReader(errors.New("read on"))), Limits{MaxEnvironment: 2048})
		_, err := rd.Environment()
		var syntax *SyntaxError
		if !errors.As(err, &syntax) || syntax.Rule != want {
			t.Errorf("%.20q: %v", input, err)
			continue
		}
		if _, again := rd.Next(); !errors.Is(again, err) {
			t.Errorf("%.20q: then %v", input, again)
		}
	}
	if _, err := NewReader(strings.NewReader("agi_a: b\n"), Limits{}).Environment(); !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Error(err)
	}
	if _, err := NewReader(strings.NewReader(""), Limits{}).Environment(); !errors.Is(err, io.EOF) {
		t.Error(err)
	}
}
