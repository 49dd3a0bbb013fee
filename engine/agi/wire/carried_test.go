package wire

import (
	"slices"
	"testing"
)

func TestWithScript(t *testing.T) {
	env, err := ParseEnvironment([]byte("agi_request: async\nagi_channel: Local/x\nagi_calleridname: two\nlines\nagi_accountcode: \nagi_arg_1: order/menu?x=1&y\nagi_arg_2: \nagi_arg_3: J\xfcrgen"))
	if err != nil {
		t.Fatal(err)
	}
	got := env.ScriptFromArgs()
	want := "agi_network_script: order/menu?x=1&y\nagi_request: async\nagi_channel: Local/x\nagi_calleridname: two\nlines\nagi_accountcode: \nagi_arg_1: \nagi_arg_2: J\xfcrgen"
	if got.Raw() != want {
		t.Errorf("got %q", got.Raw())
	}
	if path, query := got.Script(); path != "order/menu" || query != "x=1&y" {
		t.Errorf("script %q %q", path, query)
	}
	if args := got.Args(); !slices.Equal(args, []string{"", "J\xfcrgen"}) {
		t.Errorf("arguments %q", args)
	}
	again := env.WithScript("other", "z")
	if path, _ := again.Script(); path != "other" || !slices.Equal(again.Args(), []string{"z"}) {
		t.Errorf("got %q", again.Raw())
	}
	bare, err := ParseEnvironment([]byte("agi_request: async"))
	if err != nil {
		t.Fatal(err)
	}
	if path, _ := bare.ScriptFromArgs().Script(); path != "" || bare.ScriptFromArgs().Raw() != "agi_request: async" {
		t.Errorf("without arguments: %q", bare.ScriptFromArgs().Raw())
	}
}
