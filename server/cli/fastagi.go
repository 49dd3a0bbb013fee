package cli

import (
	"context"
	"fmt"
	"log/slog"
	"net"
	"slices"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/astergate/astergate/engine"
	"github.com/astergate/astergate/engine/agi"
	agiwire "github.com/astergate/astergate/engine/agi/wire"
	"github.com/astergate/astergate/engine/worker"
	"github.com/astergate/astergate/server/config"
)

// lookupTime is for finding a server's address by its name.
const lookupTime = 5 * time.Second

// fastAGI is the listener that Asterisk connects to, and what it needs of the
// manager links.
type fastAGI struct {
	listener net.Listener
	agi      *agi.Listener
	links    *engine.FastAGI
}

// openAGI makes the registry of workers, and the listener if there is to be one.
func (s *service) openAGI(ctx context.Context, cfg *config.Config, logger *slog.Logger) (*worker.Registry, error) {
	links := engine.NewFastAGI(s.engine, agiServers(ctx, cfg, logger))
	workers, err := worker.New(worker.Config{
		Grace: cfg.AGI.Grace, QueueTime: cfg.AGI.QueueTime, Control: links, Logger: logger,
	})
	if err != nil || !cfg.AGI.Enabled() || len(links.Networks()) == 0 {
		return workers, err
	}
	l, err := agi.New(agi.Config{
		From:  links.Networks(),
		Owner: links.Owner,
		Alive: links.Alive,
		Handle: func(ctx context.Context, session *agi.Session) {
			workers.Handle(ctx, worker.FastAGI(session))
		},
		EnvTimeout:         cfg.AGI.EnvTimeout,
		CleanupAfterHangup: cfg.AGI.Cleanup,
		MaxSessions:        cfg.AGI.MaxSessions,
		Logger:             logger,
	})
	if err != nil {
		return nil, err
	}
	var lc net.ListenConfig
	listener, err := lc.Listen(ctx, "tcp", cfg.AGI.Listen)
	if err != nil {
		return nil, fmt.Errorf("agi.listen: %w; choose another address, or off", err)
	}
	s.agi = &fastAGI{listener, l, links}
	return workers, nil
}

// agiServers returns whose connections are whose. A server whose name nobody
// knows has none.
func agiServers(ctx context.Context, cfg *config.Config, logger *slog.Logger) []engine.FastAGIServer {
	var list []engine.FastAGIServer
	for name, s := range cfg.Servers {
		ctx, cancel := context.WithTimeout(ctx, lookupTime)
		networks, err := s.AGINetworks(ctx)
		cancel()
		if err != nil {
			logger.Warn("no FastAGI connections are taken from the server: set its agi_from", "server", name, "error", err)
			continue
		}
		list = append(list, engine.FastAGIServer{Name: name, From: networks, Version: agiwire.ParseVersion(s.AGIVersion)})
	}
	slices.SortFunc(list, func(a, b engine.FastAGIServer) int {
		if a.Name < b.Name {
			return -1
		}
		return 1
	})
	return list
}

// run takes connections until ctx ends.
func (f *fastAGI) run(ctx context.Context) error {
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error { return f.links.Run(ctx) })
	group.Go(func() error { return f.agi.Run(ctx, f.listener) })
	return group.Wait()
}

// stats is the source of the listener's figures, nil without one.
func (f *fastAGI) stats() func() agi.Stats {
	if f == nil {
		return nil
	}
	return f.agi.Stats
}
