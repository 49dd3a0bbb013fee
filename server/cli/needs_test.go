package cli

import (
	"strings"
	"testing"

	"github.com/astergate/astergate/engine"
	"github.com/astergate/astergate/engine/ami"
	"github.com/astergate/astergate/server/config"
)

// What AsyncAGI needs is asked for where it is on, and said where it is missing.
func TestAsyncNeeds(t *testing.T) {
	cfg := &config.Config{Servers: map[string]config.Server{"pbx1": {AsyncAGI: true}, "pbx2": {}}}
	known := &engine.Info{ReadClasses: []string{"call"}, ReadKnown: true, WriteClasses: []string{"call"}}
	faults := func(server string) string {
		return strings.Join(faultsOf(server, ami.Status{}, known, cfg), "\n")
	}
	for _, want := range []string{"AGI(agi:async): the login does not read class agi", "AsyncAGI (AGI): the login does not write class agi"} {
		if !strings.Contains(faults("pbx1"), want) {
			t.Errorf("%q is missing in\n%s", want, faults("pbx1"))
		}
	}
	if strings.Contains(faults("pbx2"), "agi") {
		t.Errorf("without it:\n%s", faults("pbx2"))
	}
	if got := stanza("pbx1", cfg); strings.Count(got, "agi,") < 2 {
		t.Errorf("stanza:\n%s", got)
	}
}

// A console command is asked for where a role may run one.
func TestConsoleNeeds(t *testing.T) {
	cfg := &config.Config{Servers: map[string]config.Server{"pbx1": {}, "lab": {}}}
	cfg.Access.Role, cfg.Hooks.Role = "token", "webhook"
	cfg.Access.Roles = []config.Role{{Name: "ops", Servers: []string{"pbx*"}, CLI: []string{"core show"}}}
	if !strings.Contains(stanza("pbx1", cfg), "command") || strings.Contains(stanza("lab", cfg), "command") {
		t.Errorf("pbx1:\n%s\nlab:\n%s", stanza("pbx1", cfg), stanza("lab", cfg))
	}
}
