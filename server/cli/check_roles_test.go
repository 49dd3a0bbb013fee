package cli

import (
	"path/filepath"
	"strings"
	"testing"
)

const rolesFile = `
access:
  token: 0123456789abcdef
  role: dialer
  roles:
    - name: dialer
      servers: [pbx*]
      read: [call]
      write: [originate, call]
      deny_actions: [Bridge*]
      contexts: [out-*]
      channels: [PJSIP/*]
      dangerous: [function:CURL]
      event_filter: "true"
      max_actions: 7
servers:
  pbx1: {address: "127.0.0.1:1", username: u, secret: s}
  lab: {address: "127.0.0.1:1", username: u, secret: s}
`

// check --role tells all of one role, without connecting to anything.
func TestCheckRole(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.yaml")
	write(t, file, rolesFile)
	code, out, errs := run(t, nil, "check", "--config", file, "--role", "dialer")
	if code != exitOK || errs != "" {
		t.Fatalf("%d %s\n%s", code, errs, out)
	}
	words := strings.Join(strings.Fields(out), " ")
	for _, want := range []string{
		"role dialer (who sends access.token)", "servers pbx1 reads call writes originate, call actions ", "of 1", " typed actions",
		"may send", "Originate, ", "refused", "QueueAdd (agent)", "calls go to out-*", "applications none",
		"dangerous function:CURL", "off: system", "events that fit true", "at most 7 actions at once",
	} {
		if !strings.Contains(words, want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
	if strings.Contains(out, "role token") || strings.Contains(out, "server pbx1 at") || strings.Contains(lineOf(out, "may send"), "BridgeKick") {
		t.Errorf("too much:\n%s", out)
	}
	if code, _, errs := run(t, nil, "check", "--config", file, "--role", "nobody"); code != exitFailed || !strings.Contains(errs, "there are local, token, webhook, dialer") {
		t.Errorf("%d %s", code, errs)
	}
}

func lineOf(text, part string) string {
	for line := range strings.Lines(text) {
		if strings.Contains(line, part) {
			return line
		}
	}
	return ""
}
