package cli

import (
	"log/slog"
	"os"

	"github.com/astergate/astergate/server/auth"
	"github.com/astergate/astergate/server/certs"
	"github.com/astergate/astergate/server/config"
	"github.com/astergate/astergate/server/policy"
)

// credentialsOf is what callers may show by a configuration.
func credentialsOf(cfg *config.Config, rules *policy.Policy) auth.Set {
	set := cfg.Access.Credentials()
	set.Policy = rules
	return set
}

// openTLS opens the TLS of a listener; nil if it has none.
func openTLS(t config.ListenTLS, logger *slog.Logger) (*certs.Source, error) {
	if !t.Enabled() {
		return nil, nil
	}
	return certs.Open(t.Files(), os.ReadFile, logger)
}
