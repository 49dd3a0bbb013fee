package policy

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

// dialer is a role with every list.
func dialer() Rules {
	return Rules{
		Name: "dialer", Servers: []string{"pbx*"}, Read: []string{"call"}, Write: []string{"call", "originate"},
		Actions: []string{"Queue*", "AGI"}, DenyActions: []string{"QueueReset", "Bridge?"},
		Contexts: []string{"out-*", "ivr"}, Channels: []string{"PJSIP/*", "Local/*"},
		Applications: []string{"Playback", "Dial", "Goto", "ChanSpy", "Say*", "Queue", "AttendedTransfer"},
		Variables:    []string{"CAMPAIGN*", "TRANSFER_CONTEXT"}, Functions: []string{"CALLERID", "FILTER"},
		AGICommands: []string{"ANSWER", "STREAM FILE", "SAY *", "EXEC", "SET", "GET", "GOSUB", "HANGUP", "CHANNEL STATUS"},
		AGIScripts:  []string{"order/*"}, CLI: []string{"core show", "pjsip show * alice"}, Dangerous: []string{"function:SHELL"},
	}
}

func policyOf(t testing.TB, roles ...Rules) *Policy {
	t.Helper()
	p, err := New(nil, roles...)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// classesOf are those of the actions of these tests, as in the proto files.
var classesOf = map[string][]string{
	"originate": {"originate"}, "redirect": {"call"}, "atxfer": {"call"}, "blindtransfer": {"call"}, "bridge": {"call"},
	"hangup": {"system", "call"}, "getvar": {"call", "reporting"}, "setvar": {"call"}, "status": {"system", "call", "reporting"},
	"park": {"call"}, "queueadd": {"agent"}, "queuereset": {}, "agi": {"agi"}, "command": {"command"}, "bridgekick": {},
	"getconfig": {"system", "config"}, "userevent": {"user"}, "coreshowchannels": {"system", "reporting"}, "confbridgekick": {"call"},
	"bridgelist": {}, "bridgedestroy": {}, "modulecheck": {"system"}, "dahdihangup": {},
}

// known completes an action as the catalogue would, on a server with two channels.
func known(a Action) Action {
	a.Classes, a.Known = classesOf[normal(a.Name)]
	a.Server = "pbx1"
	a.Channel = func(id string) (string, bool) {
		switch id {
		case "ag-1", "PJSIP/alice-0001":
			return "PJSIP/alice-0001", true
		case "17.2":
			return "SIP/bob-0002", true
		}
		return "", false
	}
	return a
}

// What a role names it may do, and nothing else; the rule that is told is the list
// that lacks it.
func TestRole(t *testing.T) {
	p := policyOf(t, dialer())
	who := p.Principal("token:crm", "dialer")
	const to = "Channel: PJSIP/100"
	for _, tt := range []struct {
		rule   string // that refuses it; empty: none
		action Action
	}{
		// Classes, actions by name.
		{"", action("Hangup", "Channel: PJSIP/alice-0001")},
		{"", action("BridgeList")},
		{"", action("QueueAdd", "Queue: q", "Interface: PJSIP/alice")},
		{"deny_actions", action("QueueReset")},
		{"deny_actions", action(" qUEUErESET ")},
		{"write", action("ModuleCheck", "Module: x")},
		{"write", action("Frobnicate")},
		{"", action("QueueFrobnicate")},
		{"write", action("UserEvent", "UserEvent: x")},
		// Where a call goes.
		{"", action("Originate", to, "Context: out-1", "Exten: s", "Priority: 1")},
		{"contexts", action("Originate", to, "Context: internal", "Exten: s", "Priority: 1")},
		{"contexts", action("Originate", to, "Context: out-1", "context: internal")},
		{"contexts", action("Originate", to, "Context: internal", "context: out-1")},
		{"contexts", action("Originate", to, "CONTEXT :  internal ")},
		{"contexts", action("Originate", to, "Context: OUT-1")},
		{"contexts", action("Originate", to, "Context: out-1,internal")},
		{"contexts", action("Originate", to, "Context: out-1", "PreDialGoSub: internal,s,1")},
		{"", action("Originate", to, "Context: out-1", "PreDialGoSub: ivr,s,1(a,b)")},
		{"contexts", action("Originate", to, "Context: out-1", "PreDialGoSub: s,1")},
		{"", action("Originate", "Channel: Local/100@out-2/n", "Context: out-1")},
		{"", action("Originate", "Channel: local/100@ivr", "Context: out-1")},
		{"contexts", action("Originate", "Channel: Local/100@internal", "Context: out-1")},
		{"contexts", action("Originate", "Channel: lOCAL/100@internal/n", "Context: out-1")},
		{"contexts", action("Originate", "Channel: Local/100", "Context: out-1")},
		{"contexts", action("Originate", "Channel: Local/100@out-1@internal", "Context: out-1")},
		{"contexts", action("Originate", "Channel: Local/1@out-1/2@internal", "Context: out-1")},
		{"contexts", action("Originate", "Channel: Local/1/n@internal", "Context: out-1")},
		{"contexts", action("Originate", "Channel: PJSIP/1&Local/1@internal", "Context: out-1")},
		{"channels", action("Originate", "Channel: SIP/1", "Context: out-1")},
		{"channels", action("Originate", "Channel: PJSIP/1/sip:any@elsewhere", "Context: out-1")},
		{"", action("Originate", "Channel: pjsip/100", "Context: out-1")},
		{"channels", action("Originate", "Channel: ${X}", "Context: out-1")},
		{"contexts", action("Redirect", "Channel: PJSIP/alice-0001", "Exten: 1", "Priority: 1")},
		{"", action("Redirect", "Channel: PJSIP/alice-0001", "Context: ivr", "Exten: 1", "Priority: 1")},
		{"contexts", action("Redirect", "Channel: ag-1", "ExtraChannel: ag-1", "Context: ivr", "ExtraContext: internal")},
		{"channels", action("Redirect", "Channel: ag-1", "ExtraChannel: 17.2", "Context: ivr", "ExtraContext: ivr")},
		{"contexts", action("BlindTransfer", "Channel: ag-1", "Exten: 1")},
		{"contexts", action("BlindTransfer", "Channel: ag-1", "Context: ", "Context: ivr")},
		{"channels", action("Setvar", "channel: ", "Channel: ag-1", "Variable: CAMPAIGN", "Value: x")},
		{"contexts", action("Atxfer", "Channel: ag-1", "Exten: 1", "Context: internal")},
		{"contexts", action("Park", "Channel: ag-1", "TimeoutChannel: Local/1@internal-1")},
		{"contexts", action("Park", "Channel: ag-1", "Channel2: Local/1@internal")},
		{"contexts", action("QueueAdd", "Queue: q", "Interface: Local/1@internal")},
		{"contexts", action("QueueFrobnicate", "NextContext: internal")},
		{"channels", action("QueueFrobnicate", "StateInterface: SIP/x")},
		// Channels by names and Uniqueids.
		{"", action("Hangup", "Channel: ag-1")},
		{"channels", action("Hangup", "Channel: 17.2")},
		{"channels", action("Hangup", "Channel: 17.3")},
		{"channels", action("Hangup", "Channel: SIP/bob-0002")},
		{"channels", action("Hangup", "Channel: PJSIP/a", "Channel: SIP/bob-0002")},
		{"", action("Bridge", "Channel1: ag-1", "Channel2: PJSIP/alice-0001")},
		{"channels", action("Bridge", "Channel1: ag-1", "Channel2: PJSIP/ali")},
		{"channels", action("BridgeDestroy", "BridgeUniqueid: x")},
		{"channels", action("ConfbridgeKick", "Conference: 1", "Channel: all")},
		{"channels", action("DAHDIHangup", "DAHDIChannel: 1")},
		{"channels", action("Getvar", "Variable: CAMPAIGN")},
		{"channels", action("Setvar", "Variable: CAMPAIGN", "Value: x")},
		// Applications.
		{"", action("Originate", to, "Application: Playback", "Data: hello")},
		{"applications", action("Originate", to, "Application: Echo")},
		{"applications", action("Originate", to, "Application: Playback", "application: Echo")},
		{"", action("Originate", to, "Application: sayDigits", "Data: 1")},
		{"", action("Originate", to, "Application: Dial", "Data: PJSIP/1&Local/1@out-1,30,tT")},
		{"contexts", action("Originate", to, "Application: Dial", "Data: PJSIP/1&Local/1@internal,30")},
		{"contexts", action("Originate", to, "Application: Dial", `Data: "Local/1@internal"`)},
		{"contexts", action("Originate", to, "Application: Dial", "Data: PJSIP/1,30,G(internal^s^1)")},
		{"contexts", action("Originate", to, "Application: Dial", "Data: PJSIP/1", "Data: PJSIP/1,,tU(sub)")},
		{"variables", action("Originate", to, "Application: Dial", "Data: ${X}")},
		{"contexts", action("Originate", to, "Application: Dial", "Data: PJSIP/1,,${CAMPAIGN}")},
		{"channels", action("Originate", to, "Application: Dial", "Data: SIP/1")},
		{"contexts", action("Originate", to, "Application: AttendedTransfer", "Data: 1")},
		{"contexts", action("Originate", to, "Application: Goto", "Data: internal,s,1")},
		{"contexts", action("Originate", to, "Application: Goto", "Data: s,1")},
		{"", action("Originate", to, "Application: Goto", "Data: ivr,s,1")},
		{"", action("Originate", to, "Application: ChanSpy", "Data: ag-1,uqES")},
		{"channels", action("Originate", to, "Application: ChanSpy", "Data: 17.2,uqES")},
		{"channels", action("Originate", to, "Application: ChanSpy", "Data: ag-1,q")},
		{"channels", action("Originate", to, "Application: ChanSpy", "Data: ,u")},
		{"", action("Originate", to, "Application: Queue", "Data: q,tT,,,60")},
		{"contexts", action("Originate", to, "Application: Queue", "Data: q,,,,60,,sub")},
		// Variables and functions.
		{"", action("Originate", to, "Context: ivr", "Variable: CAMPAIGN_ID=1,__CAMPAIGN=2")},
		{"variables", action("Originate", to, "Context: ivr", "Variable: CAMPAIGN=1,OTHER=2")},
		{"variables", action("Originate", to, "Context: ivr", "Variable: CAMPAIGN=1", `variable: "OTHER"=2`)},
		{"variables", action("Originate", to, "Context: ivr", "Variable: campaign=1")},
		{"", action("Originate", to, "Context: ivr", "Variable: TRANSFER_CONTEXT=out-1")},
		{"contexts", action("Originate", to, "Context: ivr", "Variable: __TRANSFER_CONTEXT=internal")},
		{"contexts", action("Setvar", "Channel: ag-1", "Variable: TRANSFER_CONTEXT", "Value: internal")},
		{"", action("Getvar", "Channel: ag-1", "Variable: CALLERID(num)")},
		{"functions", action("Getvar", "Channel: ag-1", "Variable: CHANNEL(state)")},
		{"functions", action("Getvar", "Channel: ag-1", "Variable: FILTER(a,${CHANNEL(state)})")},
		{"variables", action("Getvar", "Channel: ag-1", "Variable: FILTER(a,${PIN})")},
		{"functions", action("Originate", to, "Context: ivr", "Variable: CHANNEL(language)=de")},
		{"functions", action("Originate", to, "Application: Playback", "Data: ${CHANNEL(name)}")},
		{"variables", action("Originate", to, "Application: Playback", "Data: ${PIN}")},
		{"variables", action("Status", "Variables: CAMPAIGN,PIN")},
		{"variables", action("Status", "AllVariables: yes")},
		{"", action("Getvar", "Channel: ag-1", "Variable: SHELL(id)")},
		// The console.
		{"", action("Command", "Command: core show channels")},
		{"", action("Command", "Command: CORE  show\tuptime")},
		{"", action("Command", "Command: pjsip show endpoint alice")},
		{"cli", action("Command", "Command: pjsip show endpoint bob")},
		{"cli", action("Command", "Command: core")},
		{"cli", action("Command", "Command: core showx")},
		{"cli", action("Command", `Command: "core" show channels`)},
		{"cli", action("Command", "Command: core show uptime", "Command: core stop now")},
		// AGI.
		{"", action("AGI", "Channel: ag-1", "Command: stream file x 1")},
		{"agi_commands", action("AGI", "Channel: ag-1", "Command: STREAMFILE x")},
		{"agi_commands", action("AGI", "Channel: ag-1", "Command: STREAM")},
		{"agi_commands", action("AGI", "Channel: ag-1", "Command: ANSWER", "command: RECORD FILE x wav")},
		{"agi_commands", action("AGI", "Channel: ag-1", `Command: "RECORD" FILE x wav`)},
		{"applications", action("AGI", "Channel: ag-1", `Command: ex\ec E"c"ho`)},
		{"contexts", action("AGI", "Channel: ag-1", "Command: SET CONTEXT internal")},
		{"", action("AGI", "Channel: ag-1", "Command: SET CONTEXT ivr")},
		{"contexts", action("AGI", "Channel: ag-1", "Command: GOSUB internal s 1")},
		{"contexts", action("AGI", "Channel: ag-1", `Command: EXEC Dial "Local/1@internal"`)},
		{"variables", action("AGI", "Channel: ag-1", "Command: GET VARIABLE PIN")},
		{"variables", action("AGI", "Channel: ag-1", "Command: GET FULL VARIABLE ${PIN}")},
		{"functions", action("AGI", "Channel: ag-1", "Command: GET FULL VARIABLE ${CHANNEL(x)}")},
		{"channels", action("AGI", "Channel: ag-1", "Command: GET FULL VARIABLE ${CAMPAIGN} SIP/bob-0002")},
		{"contexts", action("AGI", "Channel: ag-1", "Command: SET VARIABLE TRANSFER_CONTEXT internal")},
		{"", action("AGI", "Channel: ag-1", "Command: HANGUP")},
		{"channels", action("AGI", "Channel: ag-1", "Command: HANGUP SIP/bob-0002")},
		{"channels", action("AGI", "Channel: ag-1", "Command: CHANNEL STATUS SIP/bob-0002")},
	} {
		err := p.Check(who, known(tt.action))
		var refused *NotPermittedError
		switch {
		case tt.rule == "" && err != nil:
			t.Errorf("%+v: %v", tt.action, err)
		case tt.rule != "" && !errors.As(err, &refused):
			t.Errorf("%+v passes %s: %v", tt.action, tt.rule, err)
		case tt.rule != "" && (refused.Rule != tt.rule || refused.Role != "dialer" || refused.Principal != "token:crm" || refused.Action != tt.action.Name):
			t.Errorf("%+v: %+v, want %s", tt.action, refused, tt.rule)
		}
		if tt.rule != "" {
			if err := p.Check(p.Principal(Local, Local), known(tt.action)); err != nil && !errors.As(err, new(*DeniedError)) {
				t.Errorf("%+v by a role that may everything: %v", tt.action, err)
			}
		}
		if err := p.Check(Principal{}, known(tt.action)); !errors.As(err, &refused) {
			t.Errorf("%+v: nobody may: %v", tt.action, err)
		}
	}
}

// What is dangerous stays so for a role that names its class, its channels and all
// else, until it names that too; and the message says in which role.
func TestRoleAndDangerous(t *testing.T) {
	open := FullRules("open", nil)
	open.full = false
	open.CLI = nil
	p := policyOf(t, open)
	who := p.Principal("token:x", "open")
	granted := FullRules("granted", []string{"all"})
	granted.full = false
	all := policyOf(t, granted)
	for _, tt := range dangerous {
		var denied *DeniedError
		err := p.Check(who, tt.action)
		if tt.id == "functions" {
			if err != nil { // its functions are *
				t.Errorf("%+v: %v", tt.action, err)
			}
			continue
		}
		if !errors.As(err, &denied) || denied.Rule != tt.id || denied.Setting != RoleSetting || denied.Role != "open" ||
			!strings.Contains(err.Error(), "access: {roles: [{name: open, dangerous: ["+denied.Allow+"]}]}") {
			t.Errorf("%+v: %v", tt.action, err)
		}
		if err := all.Check(all.Principal("token:x", "granted"), tt.action); err != nil {
			t.Errorf("%+v with all: %v", tt.action, err)
		}
	}
	for _, a := range harmless {
		if err := p.Check(who, a); err != nil {
			t.Errorf("%+v: %v", a, err)
		}
	}
}

// A role with a name and nothing else can do nothing.
func TestEmptyRole(t *testing.T) {
	p := policyOf(t, Rules{Name: "none"})
	who := p.Principal("token:x", "none")
	for _, a := range harmless {
		if p.Check(who, known(a)) == nil {
			t.Errorf("%+v passes", a)
		}
	}
	if p.CheckCommand(who, "ANSWER") == nil || p.CheckCommand(who, "") == nil || Visible(who, "pbx1") || who.Role.MayServe("x") || who.Role.MayRead() {
		t.Error("a role without rules may do something")
	}
	if err := p.CheckMethod(who, Method{Name: "/x/Y", Any: true}); err != nil {
		t.Error(err)
	}
}

func TestServers(t *testing.T) {
	p := policyOf(t, dialer())
	who := p.Principal("token:crm", "dialer")
	a := known(action("BridgeList"))
	a.Server = "lab"
	var refused *NotPermittedError
	if err := p.Check(who, a); !errors.As(err, &refused) || refused.Rule != "servers" {
		t.Errorf("got %v", err)
	}
	for server, want := range map[string]bool{"pbx1": true, "pbx": true, "xpbx1": false, "": false, "lab": false} {
		if Visible(who, server) != want {
			t.Errorf("%q visible: %t", server, !want)
		}
	}
	if !who.Role.MayServe("order/menu") || who.Role.MayServe("orders") || !who.Role.MayRead("call", "all") || who.Role.MayRead("system") || who.Role.SeesAll() {
		t.Error("scripts or classes")
	}
}

func TestCheckMethod(t *testing.T) {
	filtered := dialer()
	filtered.Name, filtered.CallFilter, filtered.Servers = "filtered", "true", []string{"*"}
	p := policyOf(t, dialer(), filtered)
	for _, tt := range []struct {
		role string
		m    Method
		rule string
	}{
		{"dialer", Method{Name: "/a/B", Any: true}, ""},
		{"dialer", Method{Name: "/a/B", Read: []string{"call"}}, ""},
		{"dialer", Method{Name: "/a/B", Read: []string{"*"}}, ""},
		{"dialer", Method{Name: "/a/B", Read: []string{"agi"}}, "read"},
		{"dialer", Method{Name: "/a/B", Write: []string{"originate"}}, ""},
		{"dialer", Method{Name: "/a/B", Write: []string{"system"}}, "write"},
		{"dialer", Method{Name: "/a/B", Write: []string{"system"}, Action: "QueuePause"}, ""},
		{"dialer", Method{Name: "/a/B", Write: []string{"call"}, Action: "QueueReset"}, "deny_actions"},
		{"dialer", Method{Name: "/a/B", Write: []string{"command"}, Action: "Command"}, ""},
		{"dialer", Method{Name: "/a/B", Any: true, Everywhere: true}, "servers"},
		{"filtered", Method{Name: "/a/B", Any: true, Everywhere: true}, ""},
		{"filtered", Method{Name: "/a/B", Any: true, Whole: true}, "call_filter"},
		{Local, Method{Name: "/a/B", Any: true, Whole: true, Everywhere: true}, ""},
	} {
		var refused *NotPermittedError
		if err := p.CheckMethod(p.Principal("x", tt.role), tt.m); (err == nil) != (tt.rule == "") || err != nil && (!errors.As(err, &refused) || refused.Rule != tt.rule) {
			t.Errorf("%s, %+v: %v, want %q", tt.role, tt.m, err, tt.rule)
		}
		if p.CheckMethod(Principal{}, tt.m) == nil || p.CheckMethod(Principal{Name: "x"}, tt.m) == nil {
			t.Errorf("nobody may call %+v", tt.m)
		}
	}
	for _, role := range p.RoleNames() {
		if p.CheckMethod(p.Principal("x", role), Method{Name: "/a/B"}) == nil {
			t.Errorf("%s may call what has no rule", role)
		}
	}
}

func TestRulesAreChecked(t *testing.T) {
	for _, rules := range []Rules{
		{Name: "a", Read: []string{"calls"}}, {Name: "a", Write: []string{"*"}}, {Name: "a", Contexts: []string{""}},
		{Name: "a", CLI: []string{"x\ny"}}, {Name: "a", Dangerous: []string{"nothing"}}, {Name: "a", Servers: []string{"PBX"}},
	} {
		if _, err := New(nil, rules); err == nil || !strings.Contains(err.Error(), `role "a": `) {
			t.Errorf("%+v: %v", rules, err)
		}
	}
	if _, err := New(nil, Rules{Name: "a"}, Rules{Name: "a"}); err == nil {
		t.Error("two roles of one name")
	}
	p := policyOf(t, Rules{Name: Local}, Rules{Name: "ops"})
	if p.Role(Local).Configured() != true || p.Assign(Token, "nothing") == nil || p.Assign(Token, "ops") != nil || p.Principal(Token, Token).Role != p.Role("ops") {
		t.Error("roles that are replaced")
	}
	if names := p.RoleNames(); !slices.Equal(names, []string{Local, "ops", Token, Webhook}) {
		t.Errorf("names %v", names)
	}
}

func TestNotPermittedMessage(t *testing.T) {
	p := policyOf(t, dialer())
	err := p.Check(p.Principal("token:crm", "dialer"), known(action("Originate", "Channel: PJSIP/1", "Context: internal")))
	const want = `action "Originate" with context "internal" is not permitted to role "dialer" of "token:crm". ` +
		`Whoever runs astergate can allow it in the configuration, in access.roles, contexts: name it there`
	if err == nil || err.Error() != want {
		t.Errorf("got  %v\nwant %s", err, want)
	}
}

// What destinations.yaml names is there to be found, in small letters.
func TestDestinations(t *testing.T) {
	for name, places := range destinations.Applications {
		if places == nil || name != strings.ToLower(name) {
			t.Errorf("application %s: %+v", name, places)
		}
	}
	for _, name := range destinations.Stays {
		if places := destinations.Applications[strings.ToLower(name)]; !places.stays {
			t.Errorf("%s stays and leads elsewhere", name)
		}
	}
	for name := range destinations.Actions {
		if name != strings.ToLower(name) {
			t.Errorf("action %s", name)
		}
	}
	for _, e := range entries { // what is dangerous needs no place
		for _, app := range e.Applications {
			if p := destinations.Applications[app.bare]; p != nil && p.stays {
				t.Errorf("%s is dangerous, and stays", app.text)
			}
		}
	}
}

func benchmarkCheck(b *testing.B, role string) {
	p := policyOf(b, dialer())
	who := p.Principal("token:crm", role)
	a := known(action("Originate", "Channel: PJSIP/100", "Context: out-1", "Exten: 100", "Priority: 1", "CallerID: x", "Timeout: 30000", "Async: true",
		"ChannelId: ag-1-1", "Variable: CAMPAIGN_1=1", "Variable: CAMPAIGN_2=2", "Variable: CAMPAIGN_3=3", "Variable: CAMPAIGN_4=4", "Variable: CAMPAIGN_5=5"))
	b.ReportAllocs()
	for b.Loop() {
		if err := p.Check(who, a); err != nil {
			b.Fatal(err)
		}
	}
}

// An Originate with five variables: by a role that is not configured, and by one
// with every list.
func BenchmarkCheck(b *testing.B) {
	b.Run("local", func(b *testing.B) { benchmarkCheck(b, Local) })
	b.Run("role", func(b *testing.B) { benchmarkCheck(b, "dialer") })
}

func BenchmarkCheckCommand(b *testing.B) {
	p := policyOf(b, dialer())
	who := p.Principal("token:crm", "dialer")
	b.ReportAllocs()
	for b.Loop() {
		if err := p.CheckCommand(who, `STREAM FILE "hello-world" "12"`); err != nil {
			b.Fatal(err)
		}
	}
}
