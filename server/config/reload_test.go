package config

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// What differs is told by key, and a file that a key names counts by its content.
func TestDiff(t *testing.T) {
	const before = `
access: {token_file: token}
log: {level: info, format: text}
agi: {routes: [{pattern: a}]}
servers:
  same: {username: u, secret_file: secret}
  other: {address: "192.0.2.1:5038", username: u, secret_file: second, keepalive: 10s}
  gone: {username: u, secret_file: secret}
`
	files := disk{"c": before, "token": "0123456789abcdef", "secret": "one", "second": "two"}
	read := func() *Config {
		t.Helper()
		c, err := Load(Flags{Config: "c"}, nil, files.read)
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	first := read()
	if d := Diff(first, read()); !d.Empty() {
		t.Errorf("nothing has changed but %+v", d)
	}
	files["token"], files["second"] = "fedcba9876543210", "zwei"
	files["c"] = strings.NewReplacer("level: info, format: text", "level: debug, format: json", "pattern: a", "pattern: b",
		"keepalive: 10s", "keepalive: 11s", "  gone:", "  new:").Replace(before)
	d := Diff(first, read())
	if got := fmt.Sprint(d.Keys); got != "[access.token_file agi.routes log.format log.level servers.other.keepalive servers.other.secret_file]" {
		t.Errorf("keys %s", got)
	}
	if fmt.Sprint(d.Added, d.Removed) != "[new] [gone]" {
		t.Errorf("added %q, removed %q", d.Added, d.Removed)
	}
	if got := d.NeedRestart(); !slices.Equal(got, []string{"log.format"}) {
		t.Errorf("a restart for %q", got)
	}
	if !d.Has("log.level") || d.Has("servers.NAME.address") || !d.Has("servers.NAME.keepalive") {
		t.Errorf("it has %q", d.Keys)
	}
	if got := d.Servers("servers.NAME.keepalive", "log.level"); !slices.Equal(got, []string{"other"}) {
		t.Errorf("servers %q", got)
	}
}

// The example and the README mark the keys that need a restart, and no others.
func TestRestartIsMarked(t *testing.T) {
	content, err := os.ReadFile(exampleFile)
	if err != nil {
		t.Fatal(err)
	}
	var root yaml.Node
	if err := yaml.Unmarshal(content, &root); err != nil {
		t.Fatal(err)
	}
	comments := make(map[string]string)
	collectComments(root.Content[0], "", comments)
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, section, _ := strings.Cut(string(readme), "### Changing it while it runs")
	section, _, _ = strings.Cut(section, "\n## ")
	for _, key := range KnownKeys() {
		at := strings.Replace(key, "NAME", "pbx1", 1)
		if marked := strings.Contains(comments[at], "restart"); marked != NeedsRestart(key) {
			t.Errorf("%s: the example marks %t, NeedsRestart says %t", key, marked, NeedsRestart(key))
		}
		group, rest, _ := strings.Cut(key, ".")
		if rest == "" || group == serversKey {
			group = ""
		}
		named := strings.Contains(section, "`"+key+"`") || strings.Contains(section, "`"+group+".*`")
		if named != NeedsRestart(key) {
			t.Errorf("%s: the README names %t, NeedsRestart says %t", key, named, NeedsRestart(key))
		}
	}
}

// collectComments adds the comment in each key's own line.
func collectComments(node *yaml.Node, path string, comments map[string]string) {
	for i := 0; i+1 < len(node.Content); i += 2 {
		key := join(path, node.Content[i].Value)
		comments[key] = node.Content[i].LineComment + node.Content[i+1].LineComment
		if node.Content[i+1].Kind == yaml.MappingNode {
			collectComments(node.Content[i+1], key, comments)
		}
	}
}
