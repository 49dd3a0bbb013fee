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
	return asyncagi.New(asyncagi.Config{
		Servers: asyncServers(cfg), Manager: asyncagi.Links(e), Cleanup: cfg.AGI.Cleanup, MaxSessions: cfg.AGI.MaxSessions, Logger: logger,
		Handle: func(ctx context.Context, session *asyncagi.Session) { workers.Handle(ctx, session) },
	})
}

// asyncServers are the servers whose channels in AsyncAGI are taken.
func asyncServers(cfg *config.Config) []string {
	var names []string
	for name, s := range cfg.Servers {
		if s.AsyncAGI {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}
