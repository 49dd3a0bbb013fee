package cli

import (
	"context"
	"fmt"
	"log/slog"
	"net"
	"slices"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/astergate/astergate/engine"
	"github.com/astergate/astergate/engine/agi"
	agiwire "github.com/astergate/astergate/engine/agi/wire"
	"github.com/astergate/astergate/engine/worker"
	"github.com/astergate/astergate/server"
	"github.com/astergate/astergate/server/config"
)

// lookupTime is for finding a server's address by its name.
const lookupTime = 5 * time.Second

// fastAGI are the listeners that Asterisk connects to, if any, and what they need of
// the manager links. Sessions that are carried use them too.
type fastAGI struct {
	listener net.Listener // for all servers; nil: off
	agi      *agi.Listener
	links    *engine.FastAGI

	mu  sync.Mutex     // guards what follows
	own []*ownListener // for one server each
}

// ownListener is a listener for one server alone, and where it was to listen.
type ownListener struct {
	*agi.Own
	address string
}

// openAGI makes the registry of workers, and the listeners if there are to be
// some.
func (s *service) openAGI(ctx context.Context, cfg *config.Config, logger *slog.Logger) (*worker.Registry, error) {
	servers := agiServers(ctx, cfg, logger)
	links := engine.NewFastAGI(s.engine, servers)
	routes, err := staticRoutes(cfg.AGI.Routes, s.hook, s.checkHook)
	if err != nil {
		return nil, err
	}
	own := worker.Config{
		Grace: cfg.AGI.Grace, QueueTime: cfg.AGI.QueueTime, Routes: routes, Control: links, Logger: logger,
	}
	if s.audit != nil {
		own.Witness = server.WitnessAGI(s.audit, s.hook)
	}
	workers, err := worker.New(own)
	if err != nil {
		return nil, err
	}
	if s.async, err = openAsync(s.engine, cfg, workers, logger); err != nil {
		return nil, err
	}
	f := &fastAGI{links: links}
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

// listen opens the listeners.
func (f *fastAGI) listen(ctx context.Context, cfg *config.Config, servers []engine.FastAGIServer) error {
	if cfg.AGI.Enabled() {
		listener, err := agi.Listen(ctx, cfg.AGI.Listen)
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
		own, err := listenOwn(ctx, s, address)
		if err != nil {
			return err
		}
		f.own = append(f.own, own)
	}
	for _, listener := range f.listeners() {
		f.agi.Add(listener)
	}
	return nil
}

// listenOwn opens a server's own listener.
func listenOwn(ctx context.Context, s engine.FastAGIServer, address string) (*ownListener, error) {
	listener, err := agi.Listen(ctx, address)
	if err != nil {
		return nil, fmt.Errorf("servers.%s.agi_listen: %w; choose another address, or remove it", s.Name, err)
	}
	return &ownListener{&agi.Own{Listener: listener, Server: s.Name, Version: s.Version, From: s.From}, address}, nil
}

// openOwn opens those listeners of servers that are not there yet.
func (f *fastAGI) openOwn(ctx context.Context, cfg *config.Config, servers []engine.FastAGIServer) (fresh []*ownListener, err error) {
	for _, s := range servers {
		address := cfg.Servers[s.Name].AGIListen
		if address == "" || f.ownOf(s.Name, address) != nil {
			continue
		}
		own, err := listenOwn(ctx, s, address)
		if err != nil {
			closeOwn(fresh)
			return nil, err
		}
		fresh = append(fresh, own)
	}
	return fresh, nil
}

func closeOwn(list []*ownListener) {
	for _, own := range list {
		_ = own.Close()
	}
}

// ownOf returns a server's own listener, if there is one at the address.
func (f *fastAGI) ownOf(server, address string) *ownListener {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, own := range f.own {
		if own.Server == server && own.address == address {
			return own
		}
	}
	return nil
}

// set makes the servers those whose connections are taken, with listeners that
// were opened for it. Connections that there are go on.
func (f *fastAGI) set(cfg *config.Config, servers []engine.FastAGIServer, fresh []*ownListener) {
	f.links.SetServers(servers)
	f.agi.SetFrom(networksOf(servers))
	for _, s := range servers {
		if own := f.ownOf(s.Name, cfg.Servers[s.Name].AGIListen); own != nil {
			own.Set(s.Version, s.From)
			fresh = append(fresh, own)
		}
	}
	f.mu.Lock()
	before := f.own
	f.own = fresh
	f.mu.Unlock()
	for _, own := range before {
		if !slices.Contains(fresh, own) {
			f.agi.Drop(own.Own)
		}
	}
	for _, own := range fresh {
		if !slices.Contains(before, own) {
			f.agi.Add(own.Own)
		}
	}
}

// listeners are all of them.
func (f *fastAGI) listeners() []net.Listener {
	var all []net.Listener
	if f.listener != nil {
		all = append(all, f.listener)
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, own := range f.own {
		all = append(all, own.Own)
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
	if s, known := f.links.Server(c.Server); known {
		c.Version = s.Version
	}
	return f.agi.Carry(ctx, c)
}

// run takes connections until ctx ends. What set adds or drops meanwhile is the
// listener's.
func (f *fastAGI) run(ctx context.Context) error {
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error { return f.links.Run(ctx) })
	group.Go(func() error { return f.agi.Run(ctx) })
	return group.Wait()
}
