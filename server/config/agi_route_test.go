package config

import (
	"strings"
	"testing"
	"time"
)

// Routes stand in a list of mappings: defaults, merges and all that is wrong with
// an entry are told as elsewhere.
func TestRoutes(t *testing.T) {
	c := load(t, `
agi:
  routes:
    - &usual {pattern: 'order/(?P<step>\w+)', no_handler: hold, time_limit: 1h, max_sessions: 7, sticky_key: step}
    - <<: *usual
      pattern: shop
      queue_time: 250ms
    - url: https://hooks.example/call
      interrupt_exec: true
hooks: {secret: 0123456789abcdef, allow_local: [127.0.0.1, 'fe80::/10'], events: [{url: 'https://x', names: [Hangup, 'Queue*'], filter: 'true'}]}
servers: {pbx1: {username: u, secret: s}}
`[1:])
	want := []Route{
		{Pattern: `order/(?P<step>\w+)`, NoHandler: "hold", WorkerLost: "give_back", HandlerFailed: "give_back", TimeLimit: time.Hour, MaxSessions: 7, StickyKey: "step"},
		{Pattern: "shop", NoHandler: "hold", WorkerLost: "give_back", HandlerFailed: "give_back", TimeLimit: time.Hour, MaxSessions: 7, StickyKey: "step", QueueTime: 250 * time.Millisecond},
		{URL: "https://hooks.example/call", NoHandler: "give_back", WorkerLost: "give_back", HandlerFailed: "give_back", InterruptExec: true},
	}
	for i := range want {
		if i >= len(c.AGI.Routes) || c.AGI.Routes[i] != want[i] {
			t.Errorf("routes %+v", c.AGI.Routes)
		}
	}
	if e := c.Hooks.Events; len(e) != 1 || e[0].URL != "https://x" || len(e[0].Names) != 2 || e[0].Filter != "true" {
		t.Errorf("hooks of events %+v", e)
	}
	if c.Hooks.SigningKey().Reveal() != "0123456789abcdef" || len(c.Hooks.LocalNetworks()) != 2 || c.AGI.DrainTime != 5*time.Second {
		t.Errorf("hooks %+v", c.AGI)
	}
}

func TestRoutesWrong(t *testing.T) {
	for _, tt := range []struct{ routes, fault string }{
		{"routes: x", "agi.routes (a.yaml:2) is no list; write entries below it, each with a - before its first key"},
		{"routes: {pattern: x}", "agi.routes (a.yaml:2) is no list"},
		{"routes: [x]", "agi.routes[0] (a.yaml:2) is not a mapping"},
		{"routes: [{patern: x}]", "agi.routes[0].patern (a.yaml:2) is no key; did you mean agi.routes[0].pattern?"},
		{"routes: [{pattern: x, pattern: y}]", "agi.routes[0].pattern (a.yaml:2) stands here a second time"},
		{"routes: [{pattern: {x: y}}]", "agi.routes[0].pattern (a.yaml:2) is a list or a mapping; write one value"},
		{"routes: [{}, {pattern: (}]", "agi.routes[1].pattern (a.yaml:2) is no RE2 expression"},
		{"routes: [{pattern: x}, {pattern: x}]", `agi.routes[1].pattern (a.yaml:2) is "x", as an earlier route's is`},
		{"routes: [{no_handler: keep}]", `agi.routes[0].no_handler (a.yaml:2) is "keep"; write give_back, hang_up or hold`},
		{"routes: [{queue_time: -1s}]", "agi.routes[0].queue_time (a.yaml:2) is -1s"},
		{"routes: [{time_limit: 5}]", `agi.routes[0].time_limit (a.yaml:2) is "5", which is no duration`},
		{"routes: [{max_sessions: -1}]", "agi.routes[0].max_sessions (a.yaml:2) is -1"},
		{"routes: [{url: 'ftp://x'}]", "agi.routes[0].url (a.yaml:2) is no URL of http or https"},
		{"routes: [{url: 'http://x'}]", "agi.routes[0].url (a.yaml:2) is set, but hooks.secret_file is not"},
		{"'routes[0]': {pattern: x}", "agi.routes[0] (a.yaml:2) is no key"},
	} {
		files := disk{"a.yaml": "agi:\n  " + tt.routes + "\nservers: {pbx1: {username: u, secret: s}}"}
		_, err := Load(Flags{Config: "a.yaml"}, nil, files.read)
		if err == nil || !strings.Contains(err.Error(), tt.fault) || strings.Count(err.Error(), "\n") > 0 {
			t.Errorf("%s: %v", tt.routes, err)
		}
	}
	for hooks, fault := range map[string]string{
		"secret: short":        "hooks.secret (a.yaml:1) has 5 characters",
		"secret_file: f":       "hooks.secret_file (a.yaml:1) cannot be read",
		"allow_local: [here]":  `hooks.allow_local (a.yaml:1) holds "here"`,
		"events: [{names: x}]": "hooks.events[0].url is no URL of http or https",
		"calls: [{filter: x}]": "hooks.calls[0].url is no URL of http or https",
		"secret: 0123456789abcdef, calls: [{url: 'http://x', server: pbx2}]": `hooks.calls[0].server (a.yaml:1) is "pbx2", which is none of servers`,
		"events: [{nammes: x}]": "hooks.events[0].nammes (a.yaml:1) is no key; did you mean hooks.events[0].names?",
		"secret: 0123456789abcdef, events: [{url: 'http://x', server: pbx2}]": `hooks.events[0].server (a.yaml:1) is "pbx2", which is none of servers`,
	} {
		files := disk{"a.yaml": "hooks: {" + hooks + "}\nservers: {pbx1: {username: u, secret: s}}"}
		if _, err := Load(Flags{Config: "a.yaml"}, nil, files.read); err == nil || !strings.Contains(err.Error(), fault) {
			t.Errorf("%s: %v", hooks, err)
		}
	}
	_, err := Load(Flags{}, []string{"ASTERGATE_AGI_ROUTES=x", "ASTERGATE_SERVERS_PBX1_USERNAME=u", "ASTERGATE_SERVERS_PBX1_SECRET=s"}, nil)
	if err == nil || !strings.Contains(err.Error(), "variable ASTERGATE_AGI_ROUTES is none of astergate's; write agi.routes into the file") {
		t.Errorf("by a variable: %v", err)
	}
}
