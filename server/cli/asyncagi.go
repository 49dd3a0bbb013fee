package cli

import (
	"context"
	"log/slog"
	"slices"

	"github.com/astergate/astergate/engine"
	"github.com/astergate/astergate/engine/asyncagi"
	"github.com/astergate/astergate/engine/worker"
	"github.com/astergate/astergate/server/config"
)

// openAsync makes the sessions of AsyncAGI, for the servers that are to have any.
func openAsync(e *engine.Engine, cfg *config.Config, workers *worker.Registry, logger *slog.Logger) (*asyncagi.Sessions, error) {
	var names []string
	for name, s := range cfg.Servers {
		if s.AsyncAGI {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return asyncagi.New(asyncagi.Config{
		Servers: names, Manager: asyncagi.Links(e), Cleanup: cfg.AGI.Cleanup, MaxSessions: cfg.AGI.MaxSessions, Logger: logger,
		Handle: func(ctx context.Context, session *asyncagi.Session) { workers.Handle(ctx, session) },
	})
}
