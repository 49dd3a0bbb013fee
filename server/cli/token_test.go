package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/astergate/astergate/server/auth"
	"github.com/astergate/astergate/server/config"
)

// What is printed can be pasted, and the token is the one of the entry.
func TestTokenNew(t *testing.T) {
	code, token, entry := run(t, nil, "token", "new", "--name", "crm", "--role", "local", "--expires", "720h")
	token = strings.TrimSpace(token)
	if code != exitOK || !strings.HasPrefix(token, "astergate_") || strings.Contains(entry, token) {
		t.Fatalf("%d, %q, %s", code, token, entry)
	}
	_, text, _ := strings.Cut(entry, "access:")
	file := filepath.Join(t.TempDir(), "a.yaml")
	if err := os.WriteFile(file, []byte("access:"+text+"servers: {pbx1: {username: u, secret: s}}\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	cfg, err := load(configFlags(file), Process{ReadFile: os.ReadFile})
	if err != nil {
		t.Fatal(err)
	}
	if got := cfg.Access.Credentials().Tokens; len(got) != 1 || got[0].Hash != auth.HashOf(token) || got[0].Name != "crm" || got[0].Expires.IsZero() {
		t.Errorf("tokens %+v", got)
	}
	for _, expires := range []string{"2020-01-01", "soon", "-1h"} {
		if code, out, text := run(t, nil, "token", "new", "--expires="+expires); code != exitFailed || out != "" || !strings.Contains(text, "--expires") {
			t.Errorf("%s: %d %q %q", expires, code, out, text)
		}
	}
}

func configFlags(file string) config.Flags { return config.Flags{Config: file} }
