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
	"github.com/astergate/astergate/server/policy"
)

// lookupTime is for finding a server's address by its name.
const lookupTime = 5 * time.Second

// fastAGI are the listeners that Asterisk connects to, if any, and what they need of
// the manager links. Sessions that are carried use them too.
type fastAGI struct {
	listener net.Listener // for all servers; nil: off
	own      []*agi.Own   // for one server each
	agi      *agi.Listener
	links    *engine.FastAGI
	servers  []engine.FastAGIServer
}

// openAGI makes the registry of workers, and the listeners if there are to be
// some.
func (s *service) openAGI(ctx context.Context, cfg *config.Config, logger *slog.Logger) (*worker.Registry, error) {
	servers := agiServers(ctx, cfg, logger)
	links := engine.NewFastAGI(s.engine, servers)
	routes, err := staticRoutes(cfg.AGI.Routes)
	if err != nil {
		return nil, err
	}
	workers, err := worker.New(worker.Config{
		Grace: cfg.AGI.Grace, QueueTime: cfg.AGI.QueueTime, Routes: routes, Control: links, Owner: owner(cfg.Limits.Sessions), Logger: logger,
	})
	if err != nil {
		return nil, err
	}
	if s.async, err = openAsync(s.engine, cfg, workers, logger); err != nil {
		return nil, err
	}
	f := &fastAGI{links: links, servers: servers}
	f.agi, err = agi.New(agi.Config{
		From:  links.Networks(),
		Owner: links.Owner,
		Alive: links.Alive,
		Handle: func(ctx context.Context, session *agi.Session) {
			workers.Handle(ctx, worker.FastAGI(session))
		},
		EnvTimeout:         cfg.AGI.EnvTimeout,
		CleanupAfterHangup: cfg.AGI.Cleanup,
		MaxSessions:        cfg.AGI.MaxSessions,
		MaxPerServer:       cfg.Limits.ServerSessions,
		Logger:             logger,
	})
	if err != nil {
		return nil, err
	}
	if err := f.listen(ctx, cfg, servers); err != nil {
		f.close()
		return nil, err
	}
	s.agi = f
	return workers, nil
}

// owner tells of each worker whose it is, and how many sessions he may have.
func owner(standard int) func(ctx context.Context) (name string, sessions int) {
	return func(ctx context.Context) (string, int) {
		who := policy.FromContext(ctx)
		if who.Role != nil && who.Role.Limits().Sessions > 0 {
			return who.Name, who.Role.Limits().Sessions
		}
		return who.Name, standard
	}
}

// listen opens the listeners.
func (f *fastAGI) listen(ctx context.Context, cfg *config.Config, servers []engine.FastAGIServer) error {
	var lc net.ListenConfig
	if cfg.AGI.Enabled() {
		listener, err := lc.Listen(ctx, "tcp", cfg.AGI.Listen)
		if err != nil {
			return fmt.Errorf("agi.listen: %w; choose another address, or off", err)
		}
		f.listener = listener
	}
	for _, s := range servers {
		address := cfg.Servers[s.Name].AGIListen
		if address == "" {
			continue
		}
		listener, err := lc.Listen(ctx, "tcp", address)
		if err != nil {
			return fmt.Errorf("servers.%s.agi_listen: %w; choose another address, or remove it", s.Name, err)
		}
		f.own = append(f.own, &agi.Own{Listener: listener, Server: s.Name, Version: s.Version, From: s.From})
	}
	return nil
}

// listeners are all of them.
func (f *fastAGI) listeners() []net.Listener {
	var all []net.Listener
	if f.listener != nil {
		all = append(all, f.listener)
	}
	for _, own := range f.own {
		all = append(all, own)
	}
	return all
}

// close is for listeners that nobody has used.
func (f *fastAGI) close() {
	for _, listener := range f.listeners() {
		_ = listener.Close()
	}
}

// addresses tells the log where the listeners are.
func (f *fastAGI) addresses() []any {
	var attrs []any
	if f.listener != nil {
		attrs = append(attrs, "agi", f.listener.Addr().String())
	}
	for _, own := range f.own {
		attrs = append(attrs, "agi_"+own.Server, own.Addr().String())
	}
	return attrs
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

// carry has a session whose connection a caller holds.
func (f *fastAGI) carry(ctx context.Context, c *agi.Carried) error {
	for _, s := range f.servers {
		if s.Name == c.Server {
			c.Version = s.Version
		}
	}
	return f.agi.Carry(ctx, c)
}

// run takes connections until ctx ends.
func (f *fastAGI) run(ctx context.Context) error {
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error { return f.links.Run(ctx) })
	group.Go(func() error { return f.agi.Run(ctx, f.listeners()...) })
	return group.Wait()
}
