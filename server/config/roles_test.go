package config

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/astergate/astergate/server/policy"
)

const dialerRole = `
access:
  role: dialer
  roles:
    - name: dialer
      servers: [pbx*]
      read: [call]
      write: [originate]
      contexts: [out-*]
      agi_commands: [STREAM FILE, SAY *]
      cli: [core show channels]
      event_filter: header('AccountCode') == 'a, b'
      max_streams: 3
    - {name: local, servers: ['*'], read: [all]}
hooks: {role: local}
`

// A role of the file becomes the policy's, every key of it, and takes the place
// that the configuration gives it.
func TestRoles(t *testing.T) {
	c := load(t, oneServer+dialerRole)
	want := policy.Rules{
		Name: "dialer", Servers: []string{"pbx*"}, Read: []string{"call"}, Write: []string{"originate"}, Contexts: []string{"out-*"},
		AGICommands: []string{"STREAM FILE", "SAY *"}, CLI: []string{"core show channels"}, EventFilter: "header('AccountCode') == 'a, b'",
		Limits: policy.Limits{Streams: 3},
	}
	p, err := c.Policy()
	if err != nil {
		t.Fatal(err)
	}
	token := p.Principal(policy.Token, policy.Token)
	got := token.Role.Rules()
	if got.Name != want.Name || !slices.Equal(got.Servers, want.Servers) || !slices.Equal(got.AGICommands, want.AGICommands) ||
		!slices.Equal(got.CLI, want.CLI) || got.EventFilter != want.EventFilter || got.Limits != want.Limits || !token.Role.Configured() {
		t.Errorf("the token's role: %+v", got)
	}
	if hook := p.Principal(policy.Webhook, policy.Webhook); hook.Name != policy.Webhook || hook.Role != p.Role("local") || !hook.Role.Configured() {
		t.Errorf("the hooks' role: %+v", hook.Role)
	}
	if p.Role(policy.Webhook).Configured() || c.HasRole("crm") || !c.HasRole("dialer") || !c.HasRole(policy.Token) {
		t.Errorf("roles %v", c.RoleNames())
	}
}

// What is wrong with a role is found when the configuration is read, and named by
// its key.
func TestRoleFaults(t *testing.T) {
	for text, fault := range map[string]string{
		`roles: [{name: ''}]`:                                  `access.roles[0].name (a.yaml:2) is ""`,
		`roles: [{name: 'a b'}]`:                               `access.roles[0].name (a.yaml:2) is "a b"`,
		`roles: [{name: a}, {name: a}]`:                        `access.roles[1].name (a.yaml:2) is "a", as an earlier`,
		`roles: [{name: a, read: [calls]}]`:                    `access.roles[0].read (a.yaml:2) holds "calls", which is no class`,
		`roles: [{name: a, write: ['*']}]`:                     `access.roles[0].write (a.yaml:2) holds "*", which is no class`,
		`roles: [{name: a, servers: [PBX1]}]`:                  `access.roles[0].servers (a.yaml:2) holds "PBX1"`,
		"roles: [{name: a, contexts: [\"x\\ty\"]}]":            `access.roles[0].contexts (a.yaml:2) holds "x\ty"`,
		`roles: [{name: a, dangerous: [comand]}]`:              `access.roles[0].dangerous (a.yaml:2) holds "comand"`,
		`roles: [{name: a, event_filter: 'header('}]`:          `access.roles[0].event_filter (a.yaml:2) cannot be used`,
		`roles: [{name: a, call_filter: 'call.nothing == 1'}]`: `access.roles[0].call_filter (a.yaml:2) cannot be used`,
		`roles: [{name: a, webhooks: [crm.example.org]}]`:      `access.roles[0].webhooks (a.yaml:2) holds "crm.example.org", which is no URL`,
		`roles: [{name: a, max_actions: -1}]`:                  `access.roles[0].max_actions (a.yaml:2) is -1`,
		`roles: [{name: a, actoins: [x]}]`:                     `access.roles[0].actoins (a.yaml:2) is no key`,
		`role: b`:                                              `access.role (a.yaml:2) is "b", which is no role; write local, token or webhook`,
	} {
		files := disk{"a.yaml": oneServer + "access: {" + text + "}\n"}
		if _, err := Load(Flags{Config: "a.yaml"}, nil, files.read); err == nil || !strings.Contains(err.Error(), fault) {
			t.Errorf("%s:\ngot  %v\nwant %s", text, err, fault)
		}
	}
	files := disk{"a.yaml": oneServer + "hooks: {role: nobody}\n"}
	if _, err := Load(Flags{Config: "a.yaml"}, nil, files.read); err == nil || !strings.Contains(err.Error(), `is "nobody", which is no role`) {
		t.Errorf("hooks.role: %v", err)
	}
}

// A web hook goes only where its role may.
func TestRolesOfHooks(t *testing.T) {
	const roles = `access:
  roles:
    - {name: crm, webhooks: ['https://crm.example.org/*']}
    - {name: silent}
`
	const key = "0123456789abcdef"
	for text, fault := range map[string]string{
		`hooks: {secret: ` + key + `, events: [{url: 'https://crm.example.org/e', role: crm}]}`:             "",
		`hooks: {secret: ` + key + `, calls: [{url: 'https://crm.example.org/c', role: crm}]}`:              "",
		`hooks: {secret: ` + key + `, role: crm, events: [{url: 'https://crm.example.org/e'}]}`:             "",
		`hooks: {secret: ` + key + `, events: [{url: 'https://anywhere.example/'}]}`:                        "",
		`hooks: {secret: ` + key + `, events: [{url: 'https://anywhere.example/?k=hidden', role: crm}]}`:    `hooks.events[0].url (a.yaml:6) goes where role "crm" may not: its webhooks do not name https://anywhere.example;`,
		`hooks: {secret: ` + key + `, calls: [{url: 'https://crm.example.org/c', role: silent}]}`:           `hooks.calls[0].url (a.yaml:6) goes where role "silent" may not`,
		`hooks: {secret: ` + key + `, role: silent, events: [{url: 'https://crm.example.org/e'}]}`:          `hooks.events[0].url (a.yaml:6) goes where role "silent" may not`,
		`hooks: {secret: ` + key + `, events: [{url: 'https://crm.example.org/e', role: cmr}]}`:             `hooks.events[0].role (a.yaml:6) is "cmr", which is no role`,
		"hooks: {secret: " + key + "}\nagi: {routes: [{pattern: a, url: 'https://x.example/', role: crm}]}": `agi.routes[0].url (a.yaml:7) goes where role "crm" may not`,
		`agi: {routes: [{pattern: a, role: crm}]}`:                                                          `agi.routes[0].role (a.yaml:6) is set, but url is not`,
	} {
		files := disk{"a.yaml": oneServer + roles + text + "\n"}
		_, err := Load(Flags{Config: "a.yaml"}, nil, files.read)
		if fault == "" && err != nil || fault != "" && (err == nil || !strings.Contains(err.Error(), fault)) {
			t.Errorf("%s:\ngot  %v\nwant %s", text, err, fault)
		}
		if err != nil && strings.Contains(err.Error(), "hidden") {
			t.Errorf("%s:\na secret shows in %v", text, err)
		}
	}
}

// The roles that the README shows can be loaded, and are what it says of them.
func TestRolesOfTheReadme(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, section, _ := strings.Cut(string(readme), "## Who may do what")
	_, example, _ := strings.Cut(section, "```yaml\n")
	example, _, found := strings.Cut(example, "```")
	if !found {
		t.Fatal("the README has no example of roles")
	}
	files := disk{"a.yaml": oneServer + example, "/etc/astergate/token": "0123456789abcdef"}
	c, err := Load(Flags{Config: "a.yaml"}, nil, files.read)
	if err != nil {
		t.Fatal(err)
	}
	p, err := c.Policy()
	if err != nil {
		t.Fatal(err)
	}
	dialer, ivr, watch := p.Role("dialer"), p.Role("ivr"), p.Role("watch")
	if len(c.Access.Roles) != 3 || p.Principal(policy.Token, policy.Token).Role != dialer || dialer.Sees("lab") || !dialer.MaySend("Originate", []string{"originate"}) ||
		dialer.MaySend("Bridge", []string{"call"}) || !ivr.MayServe("order/menu") || ivr.MayServe("admin") || !watch.MayRead("call") || watch.MaySend("Hangup", []string{"system", "call"}) {
		t.Errorf("roles %+v", c.Access.Roles)
	}
}
