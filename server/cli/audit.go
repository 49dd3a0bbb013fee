package cli

import (
	"fmt"
	"log/slog"

	"github.com/astergate/astergate/server/audit"
	"github.com/astergate/astergate/server/config"
)

// openAudit opens the audit log, nil if there is to be none.
func openAudit(cfg config.Audit, p Process, logger *slog.Logger) (*audit.Log, error) {
	if !cfg.Enabled() {
		return nil, nil //nolint:nilnil // no log is no error
	}
	log, err := audit.Open(audit.Config{
		File: cfg.File, Stdout: p.Stdout, Stderr: p.Stderr,
		Reads: cfg.Reads, AGICommands: cfg.AGICommands, Refuse: cfg.OnFailure == "refuse", Sync: cfg.Sync,
		MaxBytes: int64(cfg.MaxBytes), Keep: cfg.Keep, Logger: logger,
	})
	if err != nil {
		return nil, fmt.Errorf("audit.file: %w; choose a path that astergate may write, stdout, stderr or off", err)
	}
	return log, nil
}
