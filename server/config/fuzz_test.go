package config

import (
	"os"
	"strings"
	"testing"
)

// canary is what no text of ours may hold: it is a secret, wherever it stands.
const canary = "c4n4ryc4n4ryc4n4ry"

// Whatever stands in the file, in variables and in flags: it is read or refused,
// each fault names a key, a variable, a flag or a line, and no secret is in it, nor
// in what is printed.
func FuzzLoad(f *testing.F) {
	example, err := os.ReadFile("../../astergate.example.yaml")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(example), "", "", "")
	f.Add("http: {hosts: [a]}\n", "ASTERGATE_LOG_LEVEL=debug", "127.0.0.1:1", "error")
	for _, file := range []string{
		"http: [", "http: {hosts: {a: b}}", "a: &a [*a]", "a: &a {<<: *a}", "<<: {http: {listen: off}}", "http: !!binary x", "http: {listen: !!python/object:os.system x}", "---\n---\n", "\xff\xfe", "\x00", "? {a: b}\n: c", "http:\n\tlisten: x", "1: 2", "true: x", "~: x", "http: {listen: 0x1f90}",
		"agi: {routes: [{pattern: '('}, {}, 3, null, [x]]}", "hooks: {events: [{url: 'http://x:99999/', filter: '('}]}", "hooks: {allow_local: [x, '::/129', '127.0.0.1/33']}", "servers: {'': {}}", "servers: {\"a\\nb\": {username: u}}", "servers: [a]", "servers: {pbx1: {event_filters: [\"a\\nb\"]}}",
		"stop_timeout: 1e9h", "stop_timeout: -1s", "events: {ring_bytes: 99999999999TiB, ring_events: -1}", "log: {level: [debug]}", "access: {allow_dangerous: [all, nosuch]}", "access: {token: {a: b}}", "access: {token: [" + canary + "]}", "servers: {pbx1: {secret: {" + canary + ": 1}}}",
		"a: &x [1,1,1,1]\nb: &y [*x,*x,*x,*x]\nc: &z [*y,*y,*y,*y]\nd: [*z,*z,*z,*z]",
	} {
		f.Add(file, "", "", "")
	}
	for _, variables := range []string{
		"ASTERGATE_=x", "ASTERGATE_NOSUCH=1", "ASTERGATE_SERVERS__ADDRESS=x", "ASTERGATE_SERVERS_PBX1_ADDRESS=x\nASTERGATE_SERVERS_PBX1_ADDRESS=y", "ASTERGATE_EVENTS_RING_BYTES=\xff", "ASTERGATE_HTTP_HOSTS=,,", "ASTERGATE_ACCESS_TOKEN_FILE=/nosuch", "ASTERGATE_CONFIG=/nosuch", "ASTERGATE_SERVERS_A_B_C_SECRET=x",
	} {
		f.Add("", variables, "x", "y")
	}
	f.Fuzz(func(t *testing.T, file, variables, listen, level string) {
		environ := append(strings.Split(variables, "\n"),
			"ASTERGATE_SERVERS_PBX9_SECRET="+canary, "ASTERGATE_SERVERS_PBX9_USERNAME=u", "ASTERGATE_ACCESS_TOKEN="+canary, "ASTERGATE_HOOKS_SECRET="+canary)
		files := disk{"a.yaml": "access:\n  token_file: t\n" + file, "t": canary + "\n", "": canary}
		c, err := Load(Flags{Config: "a.yaml", HTTPListen: listen, LogLevel: level}, environ, files.read)
		if err != nil {
			for _, line := range strings.Split(err.Error(), "\n") {
				if !namesPlace(line) {
					t.Errorf("a fault without a place: %q", line)
				}
			}
			if !strings.Contains(file+variables+listen+level, canary) && strings.Contains(err.Error(), canary) {
				t.Errorf("a secret is in %q", err)
			}
			return
		}
		if text := printed(t, c); !strings.Contains(file+variables+listen+level, canary) && strings.Contains(text, canary) {
			t.Errorf("a secret is in\n%s", text)
		}
	})
}

// namesPlace reports whether a fault says where to look.
func namesPlace(line string) bool {
	if strings.Contains(line, "a.yaml") || strings.Contains(line, "ASTERGATE_") || strings.Contains(line, "--") {
		return true
	}
	for _, key := range KnownKeys() {
		if first, _, _ := strings.Cut(key, "."); strings.Contains(line, first) {
			return true
		}
	}
	return false
}
