package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"sync/atomic"

	"github.com/prometheus/client_golang/prometheus"
	"golang.org/x/sync/errgroup"

	"github.com/astergate/astergate/engine"
	"github.com/astergate/astergate/engine/ami"
	"github.com/astergate/astergate/engine/asyncagi"
	"github.com/astergate/astergate/engine/mask"
	"github.com/astergate/astergate/engine/quiet"
	"github.com/astergate/astergate/engine/worker"
	"github.com/astergate/astergate/server"
	"github.com/astergate/astergate/server/audit"
	"github.com/astergate/astergate/server/auth"
	"github.com/astergate/astergate/server/certs"
	"github.com/astergate/astergate/server/config"
	"github.com/astergate/astergate/server/cores"
	"github.com/astergate/astergate/server/heap"
	"github.com/astergate/astergate/server/limit"
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
	auth   *auth.Authenticator
	tls    certs.Sources // of listeners

	logger  *slog.Logger
	workers *worker.Registry
	rules   atomic.Pointer[policy.Policy] // in force
	reload  *reloader                     // nil: the configuration stays
	signal  <-chan os.Signal              // to reload it
	tuners  []func(ctx context.Context)   // of [Process].Tune
}

// newService wires a service by its configuration and opens its listeners.
// more are collectors of figures of others.
func newService(ctx context.Context, cfg *config.Config, p Process, logger *slog.Logger, more ...prometheus.Collector) (*service, error) {
	cfg = withinDescriptors(cfg, descriptors(), logger)
	limits := limit.New(cfg.Limits.OfCallers())
	engineCfg := engineConfig(cfg, logger)
	engineCfg.Gates = func(server string, sockets int) (shared, blocking engine.Gate) {
		return limits.Shared(server), limits.Blocking(server, sockets)
	}
	e, err := engine.New(engineCfg)
	if err != nil {
		return nil, err
	}
	rules, err := cfg.Policy()
	if err != nil {
		return nil, err
	}
	s := &service{engine: e, logger: logger}
	if p.Tune {
		s.tuners = []func(ctx context.Context){
			func(ctx context.Context) { heap.Keep(ctx, p.Environ) },
			func(ctx context.Context) { cores.Keep(ctx, p.Environ, quiet.Alone, e.ListItems) },
		}
	}
	s.rules.Store(rules)
	if s.auth, err = auth.New(credentialsOf(cfg, rules), logger); err != nil {
		return nil, err
	}
	grpcTLS, err := openTLS(cfg.GRPC.TLS, logger)
	if err != nil {
		return nil, err
	}
	httpTLS, err := openTLS(cfg.HTTP.TLS, logger)
	if err != nil {
		return nil, err
	}
	for _, source := range []*certs.Source{grpcTLS, httpTLS} {
		if source != nil {
			s.tls = append(s.tls, source)
		}
	}
	for _, warning := range cfg.Warnings() {
		logger.WarnContext(ctx, warning)
	}
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
	s.workers = workers
	events, err := eventHooks(cfg.Hooks.Events, s.hook)
	if err != nil {
		s.close()
		return nil, err
	}
	calls, err := callHooks(cfg.Hooks.Calls, s.hook)
	if err != nil {
		s.close()
		return nil, err
	}
	s.hooks = webhook.New(webhook.Config{
		Workers:     workers,
		Engine:      e,
		Events:      events,
		Calls:       calls,
		Sight:       func(role string) (*engine.Sight, error) { return s.server.Sight(s.hook(role)) },
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
		Auth:             s.auth,
		Policy:           rules,
		Limits:           limits,
		Audit:            s.audit,
		GRPC:             s.grpc,
		HTTP:             s.http,
		GRPCTLS:          grpcTLS,
		HTTPTLS:          httpTLS,
		Hosts:            cfg.HTTP.Hosts,
		Origins:          cfg.HTTP.CORSOrigins,
		MaxRequest:       int(cfg.GRPC.MaxReceiveBytes),
		KeepaliveMinTime: cfg.GRPC.KeepaliveMinTime,
		DrainTime:        cfg.AGI.DrainTime,
		StopTimeout:      cfg.StopTimeout,
		Health:           healthOf(cfg),
		Metrics:          more,
		Logger:           logger,
	})
	if err != nil {
		s.close()
		return nil, err
	}
	return s, nil
}

// hook is who answers web hooks of a role and gets what they are sent, by the rights
// in force. Without a role it is that of all hooks.
func (s *service) hook(role string) policy.Principal {
	return s.rules.Load().Principal(policy.Webhook, cmp.Or(role, policy.Webhook))
}

// checkHook judges the line of a command of who answers a web hook.
func (s *service) checkHook(who policy.Principal, line string) error {
	return s.rules.Load().CheckCommand(who, line)
}

// close ends a service that is not run.
func (s *service) close() {
	if s.server != nil {
		s.server.Discard()
	}
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
	group.Go(func() error { return s.auth.Run(engineCtx) })
	group.Go(func() error { return s.tls.Run(engineCtx) })
	if s.reload != nil {
		group.Go(func() error {
			s.reload.run(ctx, s.signal) // once it is to stop nothing changes any more
			return nil
		})
	}
	for _, tune := range s.tuners {
		group.Go(func() error {
			tune(ctx)
			return nil
		})
	}
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

// newLogger makes the service's log. Its level may be changed at any time.
func newLogger(w io.Writer, cfg config.Log) (*slog.Logger, *slog.LevelVar) {
	level := new(slog.LevelVar)
	level.Set(levelOf(cfg))
	options := &slog.HandlerOptions{Level: level, ReplaceAttr: masked}
	if cfg.Format == "json" {
		return slog.New(slog.NewJSONHandler(w, options)), level
	}
	return slog.New(slog.NewTextHandler(w, options)), level
}

func levelOf(cfg config.Log) (level slog.Level) {
	// The configuration was checked: it is one of slog's own words.
	_ = level.UnmarshalText([]byte(cfg.Level))
	return level
}
