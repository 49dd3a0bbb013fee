package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"

	"golang.org/x/sync/errgroup"

	"github.com/astergate/astergate/engine"
	"github.com/astergate/astergate/engine/ami"
	"github.com/astergate/astergate/engine/asyncagi"
	"github.com/astergate/astergate/engine/mask"
	"github.com/astergate/astergate/server"
	"github.com/astergate/astergate/server/audit"
	"github.com/astergate/astergate/server/config"
	"github.com/astergate/astergate/server/policy"
	"github.com/astergate/astergate/server/webhook"
)

// service is a configured service with its listeners open, not yet running.
type service struct {
	engine *engine.Engine
	server *server.Server
	grpc   net.Listener
	http   net.Listener // nil: off
	agi    *fastAGI
	hooks  *webhook.Runner
	async  *asyncagi.Sessions
	audit  *audit.Log // nil: off
}

// newService wires a service by its configuration and opens its listeners.
func newService(ctx context.Context, cfg *config.Config, p Process, logger *slog.Logger) (*service, error) {
	e, err := engine.New(engineConfig(cfg, logger))
	if err != nil {
		return nil, err
	}
	rules, err := policy.New(cfg.Access.AllowDangerous)
	if err != nil {
		return nil, fmt.Errorf("access.allow_dangerous: %w", err)
	}
	s := &service{engine: e}
	var lc net.ListenConfig
	if s.grpc, err = lc.Listen(ctx, "tcp", cfg.GRPC.Listen); err != nil {
		return nil, fmt.Errorf("grpc.listen: %w; choose another address with --grpc-listen", err)
	}
	if cfg.HTTP.Enabled() {
		if s.http, err = lc.Listen(ctx, "tcp", cfg.HTTP.Listen); err != nil {
			return nil, errors.Join(fmt.Errorf("http.listen: %w; choose another address with --http-listen", err), s.grpc.Close())
		}
	}
	if s.audit, err = openAudit(cfg.Audit, p, logger); err != nil {
		s.close()
		return nil, err
	}
	workers, err := s.openAGI(ctx, cfg, logger)
	if err != nil {
		s.close()
		return nil, err
	}
	events, err := eventHooks(cfg.Hooks.Events)
	if err != nil {
		s.close()
		return nil, err
	}
	calls, err := callHooks(cfg.Hooks.Calls)
	if err != nil {
		s.close()
		return nil, err
	}
	s.hooks = webhook.New(webhook.Config{
		Workers: workers,
		Engine:  e,
		Events:  events,
		Calls:   calls,
		Check: func(line string) error {
			return rules.CheckCommand(rules.Principal(policy.Webhook, policy.Webhook), line)
		},
		Secret:      cfg.Hooks.SigningKey().Reveal(),
		AllowLocal:  cfg.Hooks.LocalNetworks(),
		Timeout:     cfg.Hooks.Timeout,
		Concurrency: cfg.Hooks.Concurrency,
		Logger:      logger,
	})
	s.server, err = server.New(server.Config{
		Engine:           e,
		Workers:          workers,
		FastAGI:          s.agi.agi.Stats,
		Carry:            s.agi.carry,
		Auth:             policy.NewAuthenticator(rules, cfg.Access.BearerToken().Reveal()),
		Policy:           rules,
		Audit:            s.audit,
		GRPC:             s.grpc,
		HTTP:             s.http,
		Hosts:            cfg.HTTP.Hosts,
		MaxRequest:       int(cfg.GRPC.MaxReceiveBytes),
		KeepaliveMinTime: cfg.GRPC.KeepaliveMinTime,
		DrainTime:        cfg.AGI.DrainTime,
		StopTimeout:      cfg.StopTimeout,
		Logger:           logger,
	})
	if err != nil {
		s.close()
		return nil, err
	}
	return s, nil
}

func (s *service) close() {
	_ = s.grpc.Close() // nobody has used it
	if s.http != nil {
		_ = s.http.Close()
	}
	if s.agi != nil {
		s.agi.close()
	}
	if s.audit != nil {
		_ = s.audit.Close() // nothing was noted
	}
}

// run serves until ctx ends or a part fails, and returns when all have ended.
// The engine goes on until the server has ended: running calls need it.
func (s *service) run(ctx context.Context) error {
	engineCtx, stopEngine := context.WithCancel(context.WithoutCancel(ctx))
	defer stopEngine()
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error { return s.engine.Run(engineCtx) })
	group.Go(func() error {
		defer stopEngine()
		return s.server.Run(ctx)
	})
	// Sessions need all three until the server has given them back.
	group.Go(func() error { return s.hooks.Run(engineCtx) })
	group.Go(func() error { return s.agi.run(engineCtx) })
	group.Go(func() error { return s.async.Run(engineCtx, s.engine) })
	err := group.Wait()
	if s.audit != nil {
		err = errors.Join(err, s.audit.Close())
	}
	return err
}

func engineConfig(cfg *config.Config, logger *slog.Logger) engine.Config {
	out := engine.Config{
		Ring:   engine.RingConfig{Events: cfg.Events.RingEvents, Bytes: int64(cfg.Events.RingBytes)},
		Logger: logger,
	}
	if cfg.Calls.On() {
		out.Calls = &engine.CallsConfig{
			Variable: cfg.Calls.Variable, Keep: cfg.Calls.KeepVariables, Timeline: cfg.Calls.Timeline,
			Retain: cfg.Calls.Retain, RetainMax: cfg.Calls.RetainMax, ResyncInterval: cfg.Calls.ResyncInterval,
		}
	}
	for name, s := range cfg.Servers {
		out.Servers = append(out.Servers, linkConfig(name, s, logger))
	}
	return out
}

func linkConfig(name string, s config.Server, logger *slog.Logger) ami.Config {
	events, actions, blocking := s.EventLogin(), s.ActionLogin(), s.BlockingLogin()
	return ami.Config{
		Server:           name,
		Address:          s.Address,
		TLS:              s.TLSConfig(),
		Username:         events.Username,
		Secret:           events.Secret.Reveal(),
		ActionUsername:   actions.Username,
		ActionSecret:     actions.Secret.Reveal(),
		BlockingUsername: blocking.Username,
		BlockingSecret:   blocking.Secret.Reveal(),
		Auth:             map[string]ami.AuthMethod{"md5": ami.AuthMD5, "plain": ami.AuthPlain}[s.Auth],
		EventMask:        s.EventMask,
		Filters:          s.EventFilters,
		Links:            map[string]ami.LinkMode{"auto": ami.LinksAuto, "split": ami.LinksSplit, "single": ami.LinksSingle}[s.Links],
		MaxBlocking:      s.MaxBlocking,
		DialTimeout:      s.DialTimeout,
		LoginTimeout:     s.LoginTimeout,
		Keepalive:        s.Keepalive,
		DefaultTimeout:   s.ActionTimeout,
		BackoffMin:       s.BackoffMin,
		BackoffMax:       s.BackoffMax,
		Logger:           logger,
	}
}

// masked is each attribute of a log line without secrets: texts of other programs
// hold some at times.
func masked(_ []string, a slog.Attr) slog.Attr {
	switch a.Value.Kind() {
	case slog.KindString:
		if text := a.Value.String(); len(text) > 0 {
			a.Value = slog.StringValue(mask.Text(text))
		}
	case slog.KindAny:
		if err, ok := a.Value.Any().(error); ok {
			a.Value = slog.StringValue(mask.Text(err.Error()))
		}
	default:
	}
	return a
}

func newLogger(w io.Writer, cfg config.Log) *slog.Logger {
	var level slog.Level
	// The configuration was checked: it is one of slog's own words.
	_ = level.UnmarshalText([]byte(cfg.Level))
	options := &slog.HandlerOptions{Level: level, ReplaceAttr: masked}
	if cfg.Format == "json" {
		return slog.New(slog.NewJSONHandler(w, options))
	}
	return slog.New(slog.NewTextHandler(w, options))
}
