package policy

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/astergate/astergate/engine/ami/wire"
)

// check is Check for the principal local of the policy.
func check(p *Policy, a Action) error { return p.Check(p.Principal(Local, Local), a) }

func checkCommand(p *Policy, line string) error {
	return p.CheckCommand(p.Principal(Local, Local), line)
}

// action makes an action of its name and lines "Name: value".
func action(name string, lines ...string) Action {
	a := Action{Name: name}
	for _, line := range lines {
		header, value, _ := strings.Cut(line, ": ")
		a.Headers = append(a.Headers, wire.Header{Name: header, Value: value})
	}
	return a
}

func policyWith(t testing.TB, allow ...string) *Policy {
	t.Helper()
	p, err := New(allow)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

const anyChannel = "Channel: PJSIP/100"

// dangerous holds, for each entry, actions that it refuses, and the name that
// allows each: the entry's id if empty.
var dangerous = []struct {
	id     string
	allow  string
	action Action
}{
	{"command", "", action("Command", "Command: core show uptime")},
	{"command", "", action("cOMMAND")},
	{"command", "", action(" Command\t", "command: x")},
	{"config-write", "", action("UpdateConfig", "Action-000000: append")},
	{"config-write", "", action("CREATECONFIG", "Filename: x.conf")},
	{"config-read", "", action("GetConfig", "Filename: manager.conf")},
	{"config-read", "", action("getconfigjson")},
	{"config-read", "function:AST_CONFIG", action("Getvar", "Variable: AST_CONFIG(manager.conf,admin,secret)")},
	{"module-load", "", action("ModuleLoad", "Module: x.so", "LoadType: load")},
	{"dialplan", "", action("DialplanExtensionAdd", "Context: c")},
	{"dialplan", "", action("dialplanextensionremove")},
	{"hangup-pattern", "", action("Hangup", "Channel: /.*/")},
	{"hangup-pattern", "", action("hangup", "CHANNEL:  \t/^PJSIP/")},
	{"hangup-pattern", "", action("PJSIPHangup", "Channel: /x")},
	{"hangup-pattern", "", action("Hangup", anyChannel, "channel: /x/")},
	{"dahdi-restart", "", action("DAHDIRestart")},
	{"endpoint-secrets", "", action("PJSIPShowEndpoint", "Endpoint: alice")},
	{"endpoint-secrets", "", action("PJSIPShowRegistrationsOutbound")},
	{"endpoint-secrets", "", action("pjsipshowauths")},
	{"park-announce", "", action("Park", anyChannel, "AnnounceChannel: none")},
	{"park-announce", "", action("PARK", anyChannel, "announcechannel : x")},
	{"mixmonitor-command", "", action("MixMonitor", anyChannel, "File: a.wav", "Command: touch /tmp/x")},
	{"mixmonitor-command", "", action("MixMonitor", anyChannel, "File: a.wav,,touch x")},
	{"mixmonitor-command", "", action("MixMonitor", anyChannel, "File: a.wav", "Options: b,touch x")},
	{"mixmonitor-command", "", action("MixMonitor", anyChannel, `File: a"`, `Options: ",b,touch x"`)},
	{"mixmonitor-command", "", action("MixMonitor", anyChannel, `File: a\`, "Options: b")},
	{"mixmonitor-command", "", action("MixMonitor", "command: x", "Command: ")},
	{"mixmonitor-command", "", action("Originate", anyChannel, "Application: MixMonitor", "Data: a.wav")},
	{"system", "", action("Originate", anyChannel, "Application: System", "Data: id")},
	{"system", "", action("originate", anyChannel, "APPLICATION:   trySYSTEM ")},
	{"system", "", action("Originate", anyChannel, "Application: NoOp", "Application: System")},
	{"system", "", action("Originate", anyChannel, "Application: System", "Application: NoOp")},
	{"system", "", action("AGI", anyChannel, "Command: EXEC System id")},
	{"system", "", action("agi", anyChannel, "command:  exec \"System\" \"touch /tmp/x\"")},
	{"system", "", action("AGI", anyChannel, `Command: ex\ec S"ys"tem id`)},
	{"system", "", action("AGI", anyChannel, "Command: \tEXEC\t\tSystem")},
	{"system", "", action("AGI", anyChannel, "Command: ANSWER", "Command: EXEC TrySystem x")},
	{"exec", "", action("Originate", anyChannel, "Application: Exec", "Data: System(id)")},
	{"exec", "", action("Originate", anyChannel, "Application: tryexec")},
	{"exec", "", action("AGI", anyChannel, "Command: EXEC ExecIf 1?System:x")},
	{"exec", "", action("AGI", anyChannel, "Command: EXEC WaitForCondition x")},
	{"agi", "", action("Originate", anyChannel, "Application: AGI", "Data: x.sh")},
	{"agi", "", action("Originate", anyChannel, "Application: EAGI")},
	{"agi", "", action("Originate", anyChannel, "Application: DeadAGI")},
	{"agi", "", action("Originate", anyChannel, "Application: Queue", "Data: q,,,,,x.sh")},
	{"agi", "", action("AGI", anyChannel, `Command: EXEC queue "q,,\"a,b\",,60,x.sh"`)},
	{"external-ivr", "", action("Originate", anyChannel, "Application: ExternalIVR", "Data: /bin/x")},
	{"external-player", "", action("Originate", anyChannel, "Application: MP3Player", "Data: --x")},
	{"external-player", "", action("Originate", anyChannel, "Application: ices")},
	{"originate", "", action("Originate", anyChannel, "Application: Originate", "Data: Local/x,app,System,x")},
	{"set", "", action("Originate", anyChannel, "Application: Set", "Data: X=1")},
	{"set", "", action("AGI", anyChannel, "Command: EXEC MSet A=1,B=2")},
	{"reload", "", action("Originate", anyChannel, "Application: Reload")},
	{"shell", "function:SHELL", action("Getvar", "Variable: SHELL(id)")},
	{"shell", "", action("getvar", "variable:  shell(id)")},
	{"shell", "", action("Originate", anyChannel, "Application: Verbose", "Data: ${SHELL(id)}")},
	{"shell", "", action("Originate", anyChannel, "Application: Read", "Data: A,,1,,${CALLERID(${SHELL(id)})}")},
	{"shell", "", action("AGI", anyChannel, `Command: EXEC Verbose ${SHELL(id)}`)},
	{"shell", "", action("AGI", anyChannel, `Command: GET FULL VARIABLE "${SHELL(id)}"`)},
	{"database", "", action("AGI", anyChannel, `Command: DATABASE DELTREE ""`)},
	{"database", "", action("AGI", anyChannel, `Command: database deltree "" "key"`)},
	{"shell", "", action("AGI", anyChannel, `Command: GOSUB sub s 1 "a,${SHELL(id)}"`)},
	{"shell", "", action("AGI", anyChannel, `Command: gosub "${SHELL(id)}" s 1`)},
	{"shell", "", action("AGI", anyChannel, `Command: get variable SHELL\(id\)`)},
	{"file", "", action("Originate", anyChannel, "Variable: A=x,FILE(/tmp/x)=1")},
	{"file", "", action("Originate", anyChannel, "Variable: A=x", "Variable: FILE(/tmp/x)=1")},
	{"file", "", action("Originate", anyChannel, `variable:  A="x,y",F\ILE(/tmp/x)=1`)},
	{"file", "", action("Originate", anyChannel, `Variable: "FILE(/tmp/x)"=1`)},
	{"file", "", action("Originate", anyChannel, "Variable: __FILE(/tmp/x)=1", "Variable: A=1")},
	{"file", "", action("Originate", anyChannel, "Variable: FILE(/tmp/x=y)=1")},
	{"file", "function:FILE", action("Setvar", "Variable: FILE(/tmp/x)", "Value: 1")},
	{"file", "", action("Setvar", "Variable: A", "Variable: FILE(/tmp/x)")},
	{"file", "", action("Status", "Variables: A,FILE(/tmp/x,0,9),B")},
	{"file", "function:FILE_COUNT_LINE", action("Getvar", "Variable: FILE_COUNT_LINE(/etc/passwd)")},
	{"file", "", action("Getvar", "Variable: STAT(e,/x)")},
	{"file", "", action("AGI", anyChannel, "Command: SET VARIABLE FILE(/tmp/x) 1")},
	{"file", "", action("MixMonitor", anyChannel, "File: a.wav", "Options: i(FILE(x))")},
	{"file", "", action("MessageSend", "To: x", "Variable: FILE(x)=1")},
	{"eval", "", action("Getvar", "Variable: EVAL(x)")},
	{"eval", "", action("AGI", anyChannel, "Command: GET FULL VARIABLE ${${X}}")},
	{"eval", "", action("AGI", anyChannel, "Command: EXEC Verbose ${A}(${B${C}})")},
	{"eval", "", action("AGI", anyChannel, "Command: EXEC Verbose ${A${X}}")},
	{"environment", "", action("Setvar", "Variable: ENV(LD_PRELOAD)", "Value: x")},
	{"curl", "function:CURL", action("Getvar", "Variable: CURL(http://192.0.2.1/)")},
	{"curl", "", action("Originate", anyChannel, "Application: Verbose", "Data: ${CURL(x)}")},
	{"database", "", action("Getvar", "Variable: DB(registrar/x)")},
	{"database", "", action("Originate", anyChannel, "Application: DBdeltree", "Data: registrar")},
	{"odbc", "function:ODBC_USERS", action("Getvar", "Variable: ODBC_USERS(1)")},
	{"realtime", "", action("Getvar", "Variable: REALTIME_DESTROY(x)")},
	{"functions", "function:CALLERID", action("Setvar", "Variable: CALLERID(name)", "Value: x")},
	{"functions", "function:callerid", action("Getvar", "Variable: CALLERID(num)")},
	{"functions", "", action("Status", "Variables: CHANNEL(state)")},
	{"functions", "", action("Originate", anyChannel, "Variable: PJSIP_HEADER(add,X)=1")},
	{"functions", "", action("Setvar", "Variable: (x)")},
	{"functions", "", action("Setvar", "Variable: x)")},
	{"functions", "", action("AGI", anyChannel, "Command: GET VARIABLE CHANNEL(state)")},
	{"functions", "", action("AGI", anyChannel, "Command: GET FULL VARIABLE ${CHANNEL(state)} SIP/x")},
	{"recording-variables", "", action("Setvar", "Variable: MONITOR_EXEC", "Value: x")},
	{"recording-variables", "", action("Originate", anyChannel, "Variable: A=1,__MONITOR_EXEC_ARGS=x")},
	{"recording-variables", "", action("Originate", anyChannel, "Variable: TOUCH_MIXMONITOR=x\\,\\,touch")},
	{"recording-variables", "", action("AGI", anyChannel, "Command: SET VARIABLE _TOUCH_MONITOR x")},
	{"file-path", "", action("MixMonitor", anyChannel, "File: /etc/x.wav")},
	{"file-path", "", action("MixMonitor", anyChannel, `File: "/etc/x.wav"`)},
	{"file-path", "", action("mixmonitor", anyChannel, "file: a/../../x.wav")},
	{"file-path", "", action("MixMonitor", anyChannel, "File: a.wav", "Options: br(/tmp/a.wav)")},
	{"file-path", "", action("Monitor", anyChannel, "File: ../x", "Mix: true")},
	{"file-path", "", action("ChangeMonitor", anyChannel, "File: a", "File: /x")},
	{"file-path", "", action("ConfbridgeStartRecord", "Conference: 1", "RecordFile: /x.wav")},
	{"file-path", "", action("PRIDebugFileSet", "File: /x")},
	{"file-path", "", action("Originate", anyChannel, "Application: Record", "Data: /x.wav,3")},
	{"file-path", "", action("AGI", anyChannel, `Command: record file "/tmp/x" wav # 5000`)},
}

// harmless are actions that nothing refuses.
var harmless = []Action{
	action("Ping"),
	action("CoreShowChannels"),
	action("QueueStatus", "Queue: (x)"),
	action("Hangup", anyChannel, "Cause: 16"),
	action("Hangup", "Channel: Local/1@x-0001;1"),
	action("Originate", anyChannel, "Application: Playback", "Data: demo-thanks&tt-monkeys"),
	action("Originate", anyChannel, "Context: default", "Exten: 100", "Priority: 1", "Async: true"),
	action("Originate", anyChannel, "Application: Dial", "Data: PJSIP/101,30,L(60000:30000)U(sub^a)"),
	action("Originate", anyChannel, "Application: Queue", "Data: q,t,,,60,,sub"),
	action("Originate", anyChannel, "Application: SetMusicOnHold", "Data: default"),
	action("Originate", anyChannel, "Application: Record", "Data: greeting.wav,3"),
	action("Originate", anyChannel, "Variable: A=1,B=(x,FILE(y)=2)", `Variable: C="D(x)=1,E"`, "Variable: F=${SHELL(id)}"),
	action("Setvar", "Variable: A", "Value: FILE(/tmp/x)=${SHELL(id)}"),
	action("Getvar", anyChannel, "Variable: A"),
	action("Getvar", anyChannel, "Variable: A:1:2"),
	action("Status", "Variables: A,B,C", "AllVariables: true"),
	action("UserEvent", "UserEvent: X", "Application: System", "Variable: FILE(x)=1", "Command: x", "File: /x"),
	action("MixMonitor", anyChannel, "File: a-${EPOCH}.wav", "Options: bW(2)r(in.wav)t(out.wav)m(1@default,2@default)", "Command: "),
	action("Monitor", anyChannel, "File: calls/a..b", "Format: wav", "Mix: true"),
	action("AGI", anyChannel, "Command: ANSWER", "CommandID: 1"),
	action("AGI", anyChannel, "Command: STREAM FILE demo-thanks \"#\""),
	action("AGI", anyChannel, `Command: EXEC Playback "demo-thanks"`),
	action("AGI", anyChannel, "Command: SET VARIABLE A SHELL(id)"),
	action("AGI", anyChannel, "Command: GET FULL VARIABLE ${A}-${B}"),
	action("AGI", anyChannel, "Command: EXEC Verbose ${LEN(${A})}-${B}"),
	action("AGI", anyChannel, "Command: VERBOSE \"EXEC System\" 1"),
	action("AGI", anyChannel, "Command: RECORD FILE greeting wav # 5000"),
	action("AGI", anyChannel, "Command: EXEC"),
	action("AGI", anyChannel, "Command: GOSUB sub s 1 a,${B}"),
	action("AGI", anyChannel, "Command: SAY DATETIME 0 \"\" \"ABdY 'digits/at' IMp\" Europe/Berlin"),
	action("AGI", anyChannel, `Command: SET CALLERID "\"EXEC System\" <100>"`),
	action("AGI", anyChannel, "Command: SET MUSIC on default"),
	action("AGI", anyChannel, "Command: SPEECH LOAD GRAMMAR g /srv/g.xml"),
	action("AGI", anyChannel, "Command: RECEIVE TEXT 1000"),
	action("AGI", anyChannel, "Command: SEND TEXT ${SHELL(id)}"),
	action("AGI", anyChannel, "Command: DATABASE DELTREE family"),
	action("AGI", anyChannel, "Command: "),
	action("AGI"),
	action("PJSIPNotify", "Endpoint: 100", "Variable: Event=check-sync(x)"),
	action("MessageSend", "To: pjsip:100", "Body: Command", "Variable: A=1"),
	action("DBPut", "Family: a", "Key: (b)", "Val: c"),
	action("Reload", "Module: x"),
	action("CommandX"),
	action("Redirect", anyChannel, "Context: /x/", "Exten: 1", "Priority: 1"),
}

func TestDangerous(t *testing.T) {
	none := policyWith(t)
	covered := make(map[string]bool)
	for _, tt := range dangerous {
		covered[tt.id] = true
		allow := tt.allow
		if allow == "" {
			allow = tt.id
		}
		err := check(none, tt.action)
		var denied *DeniedError
		if !errors.As(err, &denied) {
			t.Errorf("%+v is not refused: %v", tt.action, err)
			continue
		}
		if denied.Rule != tt.id || denied.Action != tt.action.Name || denied.Setting != Setting || denied.Reason == "" {
			t.Errorf("%+v: %+v, want rule %s", tt.action, denied, tt.id)
		}
		if text := err.Error(); !strings.HasSuffix(text, "access: {allow_dangerous: ["+denied.Allow+"]}") || !strings.Contains(text, denied.Reason) {
			t.Errorf("%+v: message: %s", tt.action, text)
		}
		for _, name := range []string{allow, denied.Allow, "all"} {
			if err := check(policyWith(t, name), tt.action); err != nil {
				t.Errorf("%+v with %s: %v", tt.action, name, err)
			}
		}
		if err := policyWith(t, "all").Check(Principal{}, tt.action); err == nil {
			t.Errorf("%+v: nobody may do it", tt.action)
		}
		others := slices.DeleteFunc(ids(), func(id string) bool { return id == tt.id })
		if err := check(policyWith(t, others...), tt.action); err == nil {
			t.Errorf("%+v is allowed by other names", tt.action)
		}
	}
	for _, e := range entries {
		if !covered[e.ID] {
			t.Errorf("no test refuses by %s", e.ID)
		}
	}
}

func TestHarmless(t *testing.T) {
	none := policyWith(t)
	for _, a := range harmless {
		if err := check(none, a); err != nil {
			t.Errorf("%+v: %v", a, err)
		}
		var refused *NotPermittedError
		if err := none.Check(Principal{}, a); !errors.As(err, &refused) {
			t.Errorf("%+v for nobody: %v", a, err)
		}
	}
}

// What is granted does not carry what else is in the action.
func TestEachFindingCounts(t *testing.T) {
	for _, tt := range []struct {
		allow  []string
		action Action
		rule   string
	}{
		{[]string{"function:CALLERID"}, action("Getvar", "Variable: CALLERID(${SHELL(id)})"), "shell"},
		{[]string{"functions"}, action("Getvar", "Variable: CALLERID(${SHELL(id)})"), "shell"},
		{[]string{"function:CHANNEL"}, action("AGI", "Command: GET FULL VARIABLE ${${X}(id)}"), "functions"},
		{[]string{"functions"}, action("AGI", "Command: GET FULL VARIABLE ${${X}(id)}"), "eval"},
		{[]string{"set"}, action("Originate", "Application: Set", "Data: FILE(/tmp/x)=1"), "file"},
		{[]string{"function:FILE"}, action("Getvar", "Variable: FILE_FORMAT(x)"), "file"},
		{[]string{"mixmonitor-command"}, action("MixMonitor", "File: /x", "Command: y"), "file-path"},
		{[]string{"agi"}, action("Originate", "Application: AGI", "Variable: A(x)=1"), "functions"},
	} {
		err := check(policyWith(t, tt.allow...), tt.action)
		var denied *DeniedError
		if !errors.As(err, &denied) || denied.Rule != tt.rule {
			t.Errorf("%+v with %v: %v, want %s", tt.action, tt.allow, err, tt.rule)
		}
	}
}

func TestCheckCommand(t *testing.T) {
	var denied *DeniedError
	if err := checkCommand(policyWith(t), "EXEC System id"); !errors.As(err, &denied) || denied.Action != "AGI" || denied.Rule != "system" {
		t.Errorf("got %v", err)
	}
	if err := checkCommand(policyWith(t), "ANSWER"); err != nil {
		t.Errorf("got %v", err)
	}
}

func TestMessage(t *testing.T) {
	err := check(policyWith(t), action("Originate", "Application: System"))
	const want = `action "Originate" is refused for application "System": it runs a program with Asterisk's rights. ` +
		"Whoever runs astergate can allow it in the configuration with access: {allow_dangerous: [system]}"
	if err == nil || err.Error() != want {
		t.Errorf("got  %v\nwant %s", err, want)
	}
	long := check(policyWith(t), action("Getvar", "Variable: "+strings.Repeat("a", 900)+"(x)"))
	if long == nil || len(long.Error()) > 1500 {
		t.Errorf("got %v", long)
	}
}

func TestNew(t *testing.T) {
	for _, names := range [][]string{{"comand"}, {"function:"}, {"function:A(x)"}, {""}, {"ALL"}, {"command", "x y"}} {
		p, err := New(names)
		if err == nil || p != nil || !strings.Contains(err.Error(), "write some of command, config-write,") {
			t.Errorf("%q: %v", names, err)
		}
		if CheckNames(names) == nil {
			t.Errorf("%q passes CheckNames", names)
		}
	}
	if err := CheckNames([]string{"command", "function:ODBC_x", "all"}); err != nil {
		t.Error(err)
	}
}

func TestDescribe(t *testing.T) {
	described := Describe()
	seen := make(map[string]bool)
	for _, e := range described {
		if e.ID == "" || len(e.Reason) < 20 || len(e.Covers) == 0 || seen[e.ID] || strings.HasSuffix(e.Reason, ".") {
			t.Errorf("bad entry %+v", e)
		}
		if slices.Contains(e.Covers, "") {
			t.Errorf("%s has a rule that no text describes", e.ID)
		}
		seen[e.ID] = true
	}
	if len(described) != len(entries) {
		t.Errorf("%d of %d", len(described), len(entries))
	}
	for _, r := range []rule{ruleHangupPattern, ruleMixMonitorCommand, ruleNestedVariable, ruleAnyFunction, ruleWholeDatabase} {
		entryOf(r) // panics if it is not there
	}
}
