package wire

import "testing"

func TestPlace(t *testing.T) {
	env, err := ParseEnvironment([]byte("agi_network: yes\nagi_context: c\nagi_extension: e\nagi_priority: 3"))
	if err != nil {
		t.Fatal(err)
	}
	const done = "200 result=0"
	for _, tt := range []struct {
		name  string
		args  []string
		reply string
		want  Place
	}{
		{"NOOP", nil, done, Place{"c", "e", "4", false}},
		{"SET CONTEXT", []string{"other"}, done, Place{"other", "e", "4", false}},
		{"set", []string{"extension", "200"}, done, Place{"c", "200", "4", false}},
		{"SET PRIORITY", []string{"07"}, done, Place{"c", "e", "7", false}},
		{"SET PRIORITY", []string{"label"}, done, Place{"c", "e", "label", false}},
		{"SET PRIORITY", []string{"nosuch"}, "520 Invalid command syntax.", Place{"c", "e", "4", false}},
		{"SET CONTEXT", []string{"other"}, "511 Command Not Permitted on a dead channel or intercept routine", Place{"c", "e", "4", false}},
		{"SET VARIABLE", []string{"CONTEXT", "x"}, "200 result=1", Place{"c", "e", "4", false}},
		{"SET", nil, done, Place{"c", "e", "4", false}},
		{" EXEC", []string{"Goto", "x,1,1"}, done, Place{"c", "e", "4", true}},
	} {
		reply := ParseReply(tt.reply)
		if got := env.Place().After(tt.name, tt.args, &reply); got != tt.want {
			t.Errorf("%s %q: %+v", tt.name, tt.args, got)
		}
		if moved := tt.want != env.Place(); moved && !Moves(tt.name) {
			t.Errorf("%s %q is said not to move", tt.name, tt.args)
		}
	}
	for _, tt := range []struct {
		place   Place
		c, e, p string
		is      bool
	}{
		{env.Place(), "c", "e", "3", true},
		{env.Place(), "c", "e", "4", false},
		{env.Place(), "c", "e", "", false},
		{env.Place(), "c", "x", "3", false},
		{env.Place(), "x", "e", "3", false},
		{Place{"c", "e", "1", false}, "c", "e", "0", true}, // SET PRIORITY 1
		{Place{"c", "e", "label", false}, "c", "e", "9", true},
	} {
		if tt.place.Is(tt.c, tt.e, tt.p) != tt.is {
			t.Errorf("%+v", tt)
		}
	}
}

func TestMoves(t *testing.T) {
	for name, want := range map[string]bool{
		"SET CONTEXT": true, " set  Extension": true, "SET PRIORITY": true, "SET": true, "EXEC": true, "exec": true,
		"SET VARIABLE": false, "SET MUSIC": false, "GET DATA": false, "EXECUTE": false, "": false,
	} {
		if Moves(name) != want {
			t.Errorf("%q: %v", name, !want)
		}
	}
}
