package config

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite golden files")

func printed(t *testing.T, c *Config) string {
	t.Helper()
	var out bytes.Buffer
	if err := c.Print(&out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestPrint(t *testing.T) {
	c := load(t, `
http: {hosts: [astergate.example, "on"]}
access:
  token: 0123456789abcdef
  allow_dangerous: [command]
  roles:
    - {name: dialer, servers: ['*'], read: [call], write: [originate, call], contexts: [out-*], agi_commands: [STREAM FILE], cli: [core show channels], call_filter: "call.server == 'x, y'", max_actions: 7}
agi: {routes: [{pattern: 'a: b', no_handler: hold, queue_time: 90s}, {url: 'https://h.example/x'}]}
hooks: {secret: fedcba9876543210, events: [{url: 'https://e.example', names: ['a, b', c]}]}
stop_timeout: 30m
servers:
  pbx2: {username: u, secret: 0123, event_mask: on, tls: {enabled: true}}
  "007": {username: "true", secret_file: /etc/s, address: "[2001:db8::1]:5038"}
`[1:], "ASTERGATE_SERVERS_007_SECRET=geheimes")
	got := printed(t, c)
	golden := filepath.Join("testdata", "print.yaml")
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
	for _, secret := range []string{"0123456789abcdef", "fedcba9876543210", "0123\n", "geheimes"} {
		if strings.Contains(got, secret) {
			t.Errorf("%q shows", secret)
		}
	}
}

// What is printed can be loaded, and prints the same.
func TestPrintLoadsAgain(t *testing.T) {
	files := disk{
		"a.yaml": "grpc: {listen: ':1'}\nagi: {routes: [{pattern: x, max_sessions: 3}]}\naccess: {token_file: t}\nservers: {pbx1: {username: 'no', secret_file: s, event_mask: on}, '1': {username: '0x1', secret_file: s}}",
		"t":      "0123456789abcdef", "s": "secret",
	}
	c, err := Load(Flags{Config: "a.yaml"}, nil, files.read)
	if err != nil {
		t.Fatal(err)
	}
	files["b.yaml"] = printed(t, c)
	again, err := Load(Flags{Config: "b.yaml"}, nil, files.read)
	if err != nil {
		t.Fatalf("%v\n%s", err, files["b.yaml"])
	}
	if got := printed(t, again); got != files["b.yaml"] {
		t.Errorf("got:\n%s\nwant:\n%s", got, files["b.yaml"])
	}
}
