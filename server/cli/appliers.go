package cli

import (
	"context"
	"log/slog"
	"net/netip"

	"github.com/astergate/astergate/engine"
	"github.com/astergate/astergate/server"
	"github.com/astergate/astergate/server/auth"
	"github.com/astergate/astergate/server/config"
)

// linkKeys are those whose change gives a server a new link.
var linkKeys = serverKeys(
	"address", "username", "secret", "secret_file", "auth", "event_mask", "event_filters", "links",
	"action_username", "action_secret", "action_secret_file",
	"blocking_username", "blocking_secret", "blocking_secret_file",
	"keepalive", "action_timeout", "dial_timeout", "login_timeout", "backoff_min", "backoff_max",
	"tls.enabled", "tls.ca_file", "tls.server_name", "tls.insecure_skip_verify", "tls.cert_file", "tls.key_file",
)

// accessKeys say who may call and what callers may do.
var accessKeys = []string{
	"access.token", "access.token_file", "access.tokens", "access.certificates", "access.role", "access.roles",
	"access.jwt.jwks_file", "access.jwt.jwks_url", "access.jwt.refresh", "access.jwt.issuer", "access.jwt.audience",
	"access.jwt.role_claim", "access.jwt.algorithms", "access.jwt.leeway",
	"access.allow_unauthenticated", "access.allow_dangerous",
	"hooks.role",
}

func serverKeys(keys ...string) []string {
	for i, key := range keys {
		keys[i] = "servers.NAME." + key
	}
	return keys
}

// appliers are all that a running service can change, in the order in which it is
// applied: servers before what names them.
func (s *service) appliers(level *slog.LevelVar, logger *slog.Logger) []applier {
	simple := func(apply func(next *config.Config), keys ...string) applier {
		return applier{keys: keys, prepare: func(_ context.Context, next *config.Config, _ config.Difference) (func(), func(), error) {
			return func() { apply(next) }, nil, nil
		}}
	}
	return []applier{
		simple(func(next *config.Config) { level.Set(levelOf(next.Log)) }, "log.level"),
		// Rights first: who loses some has them no longer with what comes new.
		{keys: accessKeys, prepare: s.prepareAccess},
		{keys: linkKeys, servers: true, prepare: s.servers(logger)},
		{
			keys:    append(serverKeys("agi_from", "agi_listen", "agi_version", "async_agi"), "servers.NAME.address"),
			servers: true, prepare: s.prepareAGI(logger),
		},
		{keys: []string{"agi.grace", "agi.queue_time", "agi.routes", "hooks.secret", "hooks.secret_file", "hooks.events", "hooks.calls"}, prepare: s.prepareRoutes},
		simple(func(next *config.Config) { s.server.SetHealth(healthOf(next)) }, "health.require", "health.ping_within"),
		simple(func(*config.Config) {}, "reload.watch"), // it is asked for each time
	}
}

// servers adds, removes and links anew.
func (s *service) servers(logger *slog.Logger) func(context.Context, *config.Config, config.Difference) (func(), func(), error) {
	return func(_ context.Context, next *config.Config, d config.Difference) (func(), func(), error) {
		change := engine.Change{Remove: d.Removed}
		for _, name := range d.Added {
			change.Add = append(change.Add, linkConfig(name, next.Servers[name], logger))
		}
		for _, name := range d.Servers(linkKeys...) {
			change.Replace = append(change.Replace, linkConfig(name, next.Servers[name], logger))
		}
		commit, err := s.engine.Prepare(change)
		return commit, nil, problem("servers", err)
	}
}

// prepareAGI changes whose FastAGI and AsyncAGI channels are whose.
func (s *service) prepareAGI(logger *slog.Logger) func(context.Context, *config.Config, config.Difference) (func(), func(), error) {
	return func(ctx context.Context, next *config.Config, _ config.Difference) (func(), func(), error) {
		servers := agiServers(ctx, next, logger)
		fresh, err := s.agi.openOwn(ctx, next, servers)
		if err != nil {
			return nil, nil, err
		}
		return func() {
			s.agi.set(next, servers, fresh)
			s.async.SetServers(asyncServers(next))
		}, func() { closeOwn(fresh) }, nil
	}
}

// prepareRoutes changes the operator's routes, and what gets events and calls.
func (s *service) prepareRoutes(_ context.Context, next *config.Config, _ config.Difference) (func(), func(), error) {
	routes, err := staticRoutes(next.AGI.Routes, s.hook, s.checkHook)
	if err != nil {
		return nil, nil, err
	}
	commit, err := s.workers.PrepareRoutes(routes)
	if err != nil {
		return nil, nil, problem("agi.routes", err)
	}
	events, err := eventHooks(next.Hooks.Events, s.hook)
	if err != nil {
		return nil, nil, err
	}
	calls, err := callHooks(next.Hooks.Calls, s.hook)
	if err != nil {
		return nil, nil, err
	}
	if err := s.hooks.Check(events, calls); err != nil {
		return nil, nil, problem("hooks", err)
	}
	return func() {
		s.workers.SetTimes(next.AGI.Grace, next.AGI.QueueTime)
		commit()
		s.hooks.Set(events, calls, next.Hooks.SigningKey().Reveal())
	}, nil, nil
}

// prepareAccess changes who may call and what callers may do.
func (s *service) prepareAccess(_ context.Context, next *config.Config, _ config.Difference) (func(), func(), error) {
	rules, err := next.Policy()
	if err != nil {
		return nil, nil, err
	}
	if err := s.server.CheckAccess(rules); err != nil {
		return nil, nil, problem("access", err)
	}
	set := credentialsOf(next, rules)
	if _, err := auth.New(set, s.logger); err != nil {
		return nil, nil, problem("access", err)
	}
	return func() {
		s.rules.Store(rules)
		s.server.SetPolicy(rules)
		if err := s.auth.Replace(set); err != nil {
			s.logger.Error("the credentials of before stay", "error", err) // files have changed since they were looked at
		}
		s.hooks.Reopen()
	}, nil, nil
}

func healthOf(cfg *config.Config) server.Health {
	return server.Health{Require: cfg.Health.Require, PingWithin: cfg.Health.PingWithin}
}

// networksOf are all networks that connections may come from.
func networksOf(servers []engine.FastAGIServer) []netip.Prefix {
	var all []netip.Prefix
	for _, s := range servers {
		all = append(all, s.From...)
	}
	return all
}
