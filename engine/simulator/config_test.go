package simulator

import (
	"strings"
	"testing"
	"time"
)

func TestConfigIsChecked(t *testing.T) {
	step := []Step{Answer{}}
	for want, cfg := range map[string]Config{
		"version 17":             {Version: 17},
		`user "": the name`:      {Users: []User{{}}},
		`user "A": the name`:     {Users: []User{{Name: "a"}, {Name: "A"}}},
		`no class "cal"`:         {Users: []User{{Name: "a", Read: "system, cal"}}},
		"step 1 is nil":          {Dialplan: Dialplan{"c": {"1": {nil}}}},
		"-1 standing channels":   {Standing: -1},
		"has no name or no":      {Dialplan: Dialplan{"c": {"1": nil}}},
		`endpoint "PJSIP"`:       {Endpoints: map[string]Endpoint{"PJSIP": {}}},
		`endpoint "Local/1@a"`:   {Endpoints: map[string]Endpoint{"Local/1@a": {}}},
		`queue "q": the name`:    {Queues: []Queue{{Name: "q"}, {Name: "q"}}},
		"there is no extension":  {Traffic: Traffic{CallsPerMinute: 1, Extens: []string{"1"}}},
		"there are no exten":     {Traffic: Traffic{CallsPerMinute: 1}, Dialplan: Dialplan{"c": {"1": step}}},
		"split: Bytes must be":   {Faults: []Fault{{Kind: Split}}},
		"no fault of kind 0":     {Faults: []Fault{{}}},
		"refuse: negative numbe": {Faults: []Fault{{Kind: Refuse, Times: -1}}},
	} {
		if _, err := New(cfg); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want %q", err, want)
		}
	}
	if _, err := New(DemoConfig()); err != nil {
		t.Error(err)
	}
}

func TestExtensionPatterns(t *testing.T) {
	mark := func(s string) []Step { return []Step{NoOp(s)} }
	d := Dialplan{"c": {
		"123": mark("exact"), "_12X": mark("12X"), "_1XX": mark("1XX"), "_ZN[3-5a].": mark("set"), "_*!": mark("star"), "_X": mark("X"),
	}}
	for exten, want := range map[string]string{
		"123": "exact", "124": "12X", "134": "1XX", "1": "X", "*": "star", "*77": "star",
		"23a7": "set", "23577": "set", "235": "", "23a": "", "2317": "", "0357": "", "99": "", "": "", "_12X": "", "12": "",
	} {
		got := ""
		if steps := d.steps("c", exten); steps != nil {
			got = string(steps[0].(NoOp))
		}
		if got != want {
			t.Errorf("%q: %q, want %q", exten, got, want)
		}
	}
	if d.steps("nope", "1") != nil || d.exists(location{"c", "123", 2}) || !d.exists(location{"c", "123", 1}) {
		t.Error("exists")
	}
}

func TestParsing(t *testing.T) {
	for in, want := range map[string]Party{
		`"Bob" <12>`: {"12", "Bob"}, `Bob Ray <12>`: {"12", "Bob Ray"}, `<12>`: {"12", ""}, `12`: {"12", ""}, `Bob`: {"", "Bob"}, ``: {},
	} {
		if got := parseCaller(in); got != want {
			t.Errorf("caller %q: %+v", in, got)
		}
	}
	for in, want := range map[string]string{"": "x", "12": "12", "7a": "7", "-3": "-3", "a": "x", "-": "x"} {
		n, ok := scanInt(in)
		if got := map[bool]string{true: formatInt(n), false: "x"}[ok]; got != want {
			t.Errorf("scanInt %q: %s", in, got)
		}
	}
	for up, want := range map[int]string{0: "0 seconds", 1: "1 second", 3661: "1 hour, 1 minute, 1 second", 604800 + 5: "1 week, 5 seconds"} {
		if got := uptimeText(up); got != want {
			t.Errorf("uptime %d: %s", up, got)
		}
	}
	if got := seconds(1500 * time.Millisecond); got != "1.5" {
		t.Errorf("seconds %s", got)
	}
	if got := escapeC("a\"b\\c'd?\x07\n\xff"); got != `a\"b\\c\'d\?\a\n`+"\xff" {
		t.Errorf("escape %q", got)
	}
	for _, app := range []string{"Answer", "ringing", "Wait", "Playback", "NoOp", "Echo", "Hangup", "Busy", "Congestion", "Set", "Dial", "Queue", "UserEvent"} {
		if _, ok := parseApp(app, "a=1,b: c"); !ok {
			t.Errorf("application %s is unknown", app)
		}
	}
	if _, ok := parseApp("System", "x"); ok {
		t.Error("System is known")
	}
}

func formatInt(n int) string { return strings.TrimSuffix(seconds(time.Duration(n)*time.Second), ".0") }
