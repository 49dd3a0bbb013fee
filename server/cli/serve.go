package cli

import (
	"context"
	"log/slog"
	"os"

	"github.com/astergate/astergate/server/config"
)

// warnReadable says which files with secrets everybody on this machine may read.
func warnReadable(cfg *config.Config, logger *slog.Logger) {
	for key, path := range cfg.SecretFiles() {
		if info, err := os.Stat(path); err == nil && info.Mode().Perm()&0o004 != 0 {
			logger.Warn("a file with a secret can be read by everybody on this machine; take that right away (chmod o-r)", "key", key, "file", path)
		}
	}
}

type serveCommand struct {
	config.Flags
	PrintConfig bool `help:"Print the effective configuration, secrets masked, and exit."`
}

// Run serves until ctx ends.
func (c *serveCommand) Run(ctx context.Context, p Process) error {
	reload := newReloader(p, c.Flags)
	cfg, err := reload.first()
	if err != nil {
		return err
	}
	if c.PrintConfig {
		return cfg.Print(p.Stdout)
	}
	logger, level := newLogger(p.Stderr, cfg.Log)
	warnReadable(cfg, logger)
	s, err := newService(ctx, cfg, p, logger, &reload.figures)
	if err != nil {
		return err
	}
	reload.logger, reload.appliers = logger, s.appliers(level, logger)
	if s.audit != nil {
		reload.reopen = append(reload.reopen, s.audit.Reopen)
	}
	reload.reopen = append(reload.reopen, s.tls.Reload)
	s.reload = reload
	if p.Reload != nil {
		s.signal = p.Reload()
	}
	version, _ := versionOf()
	attrs := []any{"version", version, "grpc", s.grpc.Addr().String()}
	if s.http != nil {
		attrs = append(attrs, "http", s.http.Addr().String())
	}
	logger.Info("astergate serves", append(attrs, s.agi.addresses()...)...)
	return s.run(ctx)
}
