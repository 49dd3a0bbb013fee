// Package server is astergate's face: the gRPC services over the engine, and
// REST over the same services through an in-process connection, so that both
// pass the same interceptors. It knows nothing of the manager protocol.
package server

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/health"
	healthpb "google.golang.org/grpc/health/grpc_health_v1"
	"google.golang.org/grpc/reflection"
	"google.golang.org/grpc/test/bufconn"

	"github.com/astergate/astergate/engine"
	"github.com/astergate/astergate/engine/agi"
	"github.com/astergate/astergate/engine/callact"
	"github.com/astergate/astergate/engine/quiet"
	"github.com/astergate/astergate/engine/worker"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
	"github.com/astergate/astergate/gen/openapi"
	"github.com/astergate/astergate/server/audit"
	"github.com/astergate/astergate/server/auth"
	"github.com/astergate/astergate/server/certs"
	"github.com/astergate/astergate/server/gateway"
	"github.com/astergate/astergate/server/limit"
	"github.com/astergate/astergate/server/policy"
)

// Config is what a Server needs.
type Config struct {
	Engine *engine.Engine
	Auth   *auth.Authenticator
	Policy *policy.Policy
	// Limits are those of callers. Without it there are none.
	Limits *limit.Limits
	// Audit gets who did what. nil: nobody does. Its owner closes it behind Run.
	Audit *audit.Log
	// Workers are those of AgiService. Without it there are no sessions.
	Workers *worker.Registry
	// FastAGI tells figures of the listener, if there is one.
	FastAGI func() agi.Stats
	// Carry has sessions whose connection a caller holds. Without it there are none.
	Carry func(ctx context.Context, c *agi.Carried) error
	// GRPC and HTTP are listeners that the Server takes over and closes. HTTP
	// may be nil: then there is no REST.
	GRPC, HTTP net.Listener
	// GRPCTLS and HTTPTLS are the listeners' TLS; nil: none.
	GRPCTLS, HTTPTLS *certs.Source
	// Hosts are names by which HTTP clients may call this machine, beside
	// localhost, loopback addresses and HTTP's own address.
	Hosts []string
	// Origins are those of web pages that may call, such as https://panel.example.
	Origins []string
	// MaxRequest bounds one request in bytes. 0 means 1 MiB.
	MaxRequest int
	// KeepaliveMinTime is how often a gRPC client may ping; one that pings more
	// often is cut. 0 means 10 s.
	KeepaliveMinTime time.Duration
	// DrainTime is how long AGI sessions that run may go on once Run's context has
	// ended, before StopTimeout begins. 0 means not at all.
	DrainTime time.Duration
	// Metrics are told by /metrics beside the server's own. Optional.
	Metrics []prometheus.Collector
	// Health says what is called ready.
	Health Health
	// StopTimeout is how long running requests may go on once Run's context
	// has ended. 0 means 10 s.
	StopTimeout time.Duration
	Logger      *slog.Logger
}

// Server serves until its context ends. Make it with New, run it once.
type Server struct {
	cfg      Config
	access   *access
	door     *door
	grpc     *grpc.Server
	local    *bufconn.Listener // the gateway's way in
	conn     *inner            // the gateway's end of it
	http     *http.Server
	health   *health.Server
	vitals   *vitals
	events   *eventService
	actions  *actionService
	agi      *agiService
	calls    *callService
	draining atomic.Bool // no more AGI sessions are taken
	stopping chan struct{}
	stopped  context.Context // ends with stopping
	stop     context.CancelFunc
}

// streamWorkers is how many goroutines wait for requests, so that a request grows no
// stack anew: that was a fifth of what it cost. A stream has one to itself until it
// ends; where all are taken each request has a goroutine made for it, as without them.
// An idle one holds a few KiB.
const streamWorkers = 256

// New wires everything. What it starts, idle goroutines of gRPC, ends with Run, or
// Discard; the listeners are Run's to close.
func New(cfg Config) (_ *Server, err error) {
	if cfg.MaxRequest == 0 {
		cfg.MaxRequest = 1 << 20
	}
	if cfg.KeepaliveMinTime == 0 {
		cfg.KeepaliveMinTime = 10 * time.Second
	}
	if cfg.StopTimeout == 0 {
		cfg.StopTimeout = 10 * time.Second
	}
	if cfg.Logger == nil {
		cfg.Logger = slog.Default()
	}
	if cfg.Limits == nil {
		cfg.Limits = limit.New(limit.Config{})
	}
	if cfg.Workers == nil {
		workers, err := worker.New(worker.Config{Logger: cfg.Logger})
		if err != nil {
			return nil, fmt.Errorf("compiling the AGI commands: %w", err)
		}
		cfg.Workers = workers
	}
	cfg.GRPC = cfg.Limits.Listener(quiet.Listener(cfg.GRPC), cfg.Logger)
	if cfg.HTTP != nil {
		cfg.HTTP = cfg.Limits.Listener(cfg.HTTP, cfg.Logger)
	}
	s := &Server{cfg: cfg, access: new(access), local: bufconn.Listen(inProcess), stopping: make(chan struct{})}
	s.SetPolicy(cfg.Policy)
	s.stopped, s.stop = context.WithCancel(context.Background())

	rpc := newRPCMetrics()
	door := &door{engine: cfg.Engine, access: s.access, methods: make(methods), reads: readers(cfg.Engine)}
	s.door = door
	var record *auditor
	if cfg.Audit != nil {
		record = newAuditor(cfg.Audit, cfg.Workers)
	}
	unary, stream := interceptors(cfg.Auth, door, record, cfg.Logger)
	limits := &limiter{limits: cfg.Limits, logger: cfg.Logger}
	unary, stream = append(unary, limits.unary), append(stream, limits.stream)
	creds := insecure.NewCredentials()
	if cfg.GRPCTLS != nil {
		creds = credentials.NewTLS(cfg.GRPCTLS.Config("h2"))
	}
	peers := newPeers(cfg.Limits)
	s.grpc = grpc.NewServer(append(peers.options(cfg.KeepaliveMinTime),
		grpc.Creds(transport{creds}),
		grpc.ForceServerCodecV2(newFrames()),
		grpc.UnaryInterceptor(chained(append([]grpc.UnaryServerInterceptor{peers.unaryArrived, rpc.unary}, unary...))),
		grpc.ChainStreamInterceptor(append([]grpc.StreamServerInterceptor{rpc.stream}, stream...)...),
		grpc.MaxRecvMsgSize(cfg.MaxRequest),
		grpc.NumStreamWorkers(streamWorkers),
	)...)
	defer func() {
		if err != nil {
			s.Discard()
		}
	}()
	if err := s.CheckAccess(cfg.Policy); err != nil {
		return nil, err
	}
	s.events = &eventService{engine: cfg.Engine, door: door, stopping: s.stopping}
	s.actions = &actionService{engine: cfg.Engine, door: door, logger: cfg.Logger, stopping: s.stopping, crew: newCrew(s.stopping), limits: limits, record: record}
	s.agi = &agiService{engine: cfg.Engine, registry: cfg.Workers, limits: cfg.Limits, carry: cfg.Carry, door: door, stopping: s.stopping}
	s.calls = &callService{engine: cfg.Engine, door: door, desk: callact.NewDesk(cfg.Engine), stopping: s.stopping, stopped: s.stopped}
	s.health = health.NewServer()
	s.vitals = newVitals(cfg.Engine, s.whyDraining, s.auditRefuses)
	s.vitals.set(cfg.Health)
	astergatev1.RegisterEventServiceServer(s.grpc, s.events)
	s.actions.register(s.grpc)
	(&typedService{engine: cfg.Engine, door: door}).register(s.grpc)
	astergatev1.RegisterServerServiceServer(s.grpc, &serverService{engine: cfg.Engine, door: door, stopping: s.stopping})
	astergatev1.RegisterAgiServiceServer(s.grpc, s.agi)
	astergatev1.RegisterCallServiceServer(s.grpc, s.calls)
	astergatev1.RegisterAccessServiceServer(s.grpc, &accessService{auth: cfg.Auth})
	healthpb.RegisterHealthServer(s.grpc, s.health)
	reflection.Register(s.grpc)
	peers.know(s.grpc)
	rpc.know(s.grpc.GetServiceInfo())
	if err := door.methods.fill(s.grpc.GetServiceInfo(), cfg.Engine.Actions()); err != nil {
		return nil, err
	}

	registry := prometheus.NewRegistry()
	for _, c := range append([]prometheus.Collector{
		&collector{cfg.Engine, s.events}, &agiCollector{cfg.Workers, cfg.FastAGI}, &callCollector{s.calls},
		&limitCollector{cfg.Limits, cfg.Engine}, &auditCollector{cfg.Audit}, rpc, cfg.Auth, s.sources(),
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}),
	}, cfg.Metrics...) {
		if err := registry.Register(c); err != nil {
			return nil, fmt.Errorf("registering metrics: %w", err)
		}
	}

	if cfg.HTTP != nil {
		if err := s.addHTTP(door, promhttp.HandlerFor(registry, promhttp.HandlerOpts{})); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// Discard ends a Server that is not run. The listeners are left alone.
func (s *Server) Discard() {
	s.grpc.Stop()
	if s.conn != nil {
		_ = s.conn.Close() // nobody has used it
	}
}

// addHTTP makes the HTTP side: the gateway, on a connection of its own to the
// gRPC server, and the pages for operators.
func (s *Server) addHTTP(door *door, metrics http.Handler) error {
	conn, err := newInner(s.local, s.cfg.Limits.Connections())
	if err != nil {
		return err
	}
	description, err := gateway.DescribeOpenAPI(openapi.JSON, !s.cfg.Auth.Open())
	if err != nil {
		return errors.Join(fmt.Errorf("describing the API: %w", err), conn.Close())
	}
	handler, err := gateway.New(gateway.Config{
		Conn:    conn,
		Hosts:   s.cfg.Hosts,
		Listen:  s.cfg.HTTP.Addr().String(),
		OpenAPI: description,
		Live:    s.vitals.live,
		Ready:   s.vitals.ready,
		Detail:  func() any { return s.vitals.look() },
		Metrics: metrics,
		MaxBody: int64(s.cfg.MaxRequest),
		Origins: s.cfg.Origins,
		Authenticate: func(r *http.Request) error {
			shown := auth.Credentials{Authorization: r.Header.Get("Authorization"), Certificate: verified(r.TLS), From: knownAddress(r.RemoteAddr)}
			who, err := s.cfg.Auth.Authenticate(r.Context(), shown)
			if err == nil {
				err = door.method(who, metricsPage)
			}
			if err != nil {
				return statusOf(err).Err()
			}
			return nil
		},
		Logger: s.cfg.Logger,
	})
	if err != nil {
		return errors.Join(fmt.Errorf("making the gateway: %w", err), conn.Close())
	}
	s.conn = conn
	s.http = &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    64 << 10,
		ErrorLog:          slog.NewLogLogger(s.cfg.Logger.Handler(), slog.LevelWarn),
	}
	return nil
}

// sources are the TLS that there is.
func (s *Server) sources() certs.Sources {
	var list certs.Sources
	for _, source := range []*certs.Source{s.cfg.GRPCTLS, s.cfg.HTTPTLS} {
		if source != nil {
			list = append(list, source)
		}
	}
	return list
}

// whyDraining says why no more AGI sessions are taken; empty: they are.
func (s *Server) whyDraining() string {
	if !s.draining.Load() {
		return ""
	}
	return fmt.Sprintf("astergate is draining: it takes no more AGI sessions, and ends when the %d that run have ended", s.cfg.Workers.Figures().Live)
}

// auditRefuses says why what changes something is refused, as it cannot be noted.
func (s *Server) auditRefuses() error {
	if s.cfg.Audit == nil || !s.cfg.Audit.Refuses() {
		return nil
	}
	return s.cfg.Audit.Err()
}

// Run serves until ctx ends, then lets AGI sessions end within DrainTime and
// running requests within StopTimeout. Streams are ended with SERVER_STOPPING and a resume token. It
// returns when every goroutine of the server has ended.
func (s *Server) Run(ctx context.Context) error {
	var wg sync.WaitGroup
	failed := make(chan error, 3) // one for each listener
	serve := func(what string, f func() error) {
		wg.Go(func() {
			if err := f(); err != nil && !errors.Is(err, http.ErrServerClosed) && !errors.Is(err, grpc.ErrServerStopped) {
				failed <- fmt.Errorf("serving %s: %w", what, err)
			}
		})
	}
	serve("gRPC", func() error { return s.grpc.Serve(s.cfg.GRPC) })
	if s.http != nil {
		serve("the gateway", func() error { return s.grpc.Serve(localListener{s.local}) })
		serve("HTTP", func() error {
			if s.cfg.HTTPTLS == nil {
				return s.http.Serve(s.cfg.HTTP)
			}
			return s.http.Serve(tls.NewListener(s.cfg.HTTP, s.cfg.HTTPTLS.Config("http/1.1")))
		})
	}
	done := make(chan struct{})
	wg.Go(func() { s.keepHealth(done) })
	wg.Go(func() { s.vitals.keepBeat(done, s.touch) })

	var err error
	select {
	case <-ctx.Done():
	case err = <-failed:
	}
	s.draining.Store(true)
	s.health.Shutdown()
	if err == nil {
		drain, over := context.WithTimeout(context.WithoutCancel(ctx), s.cfg.DrainTime)
		s.cfg.Workers.Drain(drain)
		over()
	}
	// Channels go back to their dialplans while their workers still listen.
	sessions, over := context.WithTimeout(context.WithoutCancel(ctx), s.cfg.StopTimeout/2)
	s.cfg.Workers.Stop(sessions)
	over()
	close(s.stopping)
	s.stop()
	close(done)
	// HTTP first: its requests live on the gRPC server.
	limit, cancel := context.WithTimeout(context.WithoutCancel(ctx), s.cfg.StopTimeout)
	defer cancel()
	if s.http != nil && s.http.Shutdown(limit) != nil {
		_ = s.http.Close() // what is still open has had its time
	}
	stopped := make(chan struct{})
	wg.Go(func() {
		s.grpc.GracefulStop()
		close(stopped)
	})
	select {
	case <-stopped:
	case <-limit.Done():
		s.grpc.Stop()
	}
	if s.conn != nil {
		err = errors.Join(err, s.conn.Close())
	}
	s.events.senders.Wait()
	s.actions.senders.Wait()
	s.agi.streams.Wait()
	s.calls.senders.Wait()
	wg.Wait()
	return err
}

// touch takes every lock once.
func (s *Server) touch() {
	s.cfg.Engine.Touch()
	s.cfg.Workers.Figures()
}
