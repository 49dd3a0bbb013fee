// Package gateway is the HTTP side of astergate: the gRPC services as REST,
// their streams as NDJSON and Server-Sent Events, and the pages that belong to
// any service (health, metrics, OpenAPI and the page that shows it).
//
// It holds no logic of the API. Every call goes over an in-process gRPC
// connection and so passes the same interceptors as a gRPC client's.
//
// The way of a request: guard (Host, cross-origin) -> cors -> page or route -> admit
// (body, query, headers) -> generated grpc-gateway handler -> conn (metadata)
// -> gRPC. The way back: marshaler -> response. Whatever refuses, anywhere,
// answers with a google.rpc.Status as JSON.
package gateway

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"time"

	"github.com/grpc-ecosystem/grpc-gateway/v2/runtime"
	"google.golang.org/grpc"
)

const (
	defaultMaxBody      = 1 << 20
	defaultStallTimeout = 30 * time.Second
)

// Config is what a gateway needs. Conn is required, all else has a default.
type Config struct {
	// Conn is the in-process connection to the gRPC server. The gateway adds
	// metadata to its calls (see RequestIDKey and ClientAddressKey) and lifts
	// the client's limit on the size of a message, since the server has one.
	Conn grpc.ClientConnInterface
	// Hosts are names under which clients may speak to this gateway, without
	// port. localhost, 127.0.0.1, [::1], the host of Listen and the address at
	// which a connection arrived are always accepted. Any other Host header is
	// refused: that is what stops a page whose DNS name was rebound to this
	// machine.
	Hosts []string
	// Listen is the listener's address, host:port.
	Listen string
	// OpenAPI is served as it is at /openapi.json, and shown at /docs; without
	// it there is neither. DescribeOpenAPI makes it from what
	// protoc-gen-openapiv2 wrote.
	OpenAPI []byte
	// Live and Ready answer /healthz and /readyz: nil is 200, an error is 503
	// with its text. A nil function is always well. Called concurrently.
	Live, Ready func() error
	// Detail is what /readyz?verbose answers beside, as JSON. nil: it has no more to
	// say.
	Detail func() any
	// Metrics answers /metrics; without it there is none.
	Metrics http.Handler
	// MaxBody bounds the body of a request in bytes. Default 1 MiB.
	MaxBody int64
	// StallTimeout is how long a client may take not one byte of what was
	// written to it before it is cut off; also how long its request's body may
	// take. Streams need it, because http.Server's WriteTimeout would end them
	// whether they stall or not. Default 30 s.
	StallTimeout time.Duration
	// Authenticate judges requests of pages that are no gRPC
	// call and not for everyone: /metrics. Its error's text reaches the client.
	// nil lets all in. Called concurrently.
	Authenticate func(r *http.Request) error
	// Origins are those of web pages, such as https://panel.example, that may call
	// from a browser and read what comes. None but the gateway's own else.
	Origins []string
	// Logger gets refusals and broken connections. Default: slog.Default().
	Logger *slog.Logger
}

// gateway is the handler that New returns. It is immutable.
type gateway struct {
	guard        *guard
	cors         *cors
	routes       routes
	pages        map[string]page
	mux          *runtime.ServeMux
	maxBody      int64
	stall        time.Duration
	authenticate func(*http.Request) error
	log          *slog.Logger
}

// New makes the handler. It dials nothing and starts nothing; the handler is
// safe for concurrent use and needs no closing. Whoever closes cfg.Conn or
// ends the gRPC streams ends the HTTP streams with an error line.
//
// The http.Server around it should set ReadHeaderTimeout, IdleTimeout and
// MaxHeaderBytes, and neither ReadTimeout nor WriteTimeout.
//
// It fails if Conn is missing, or a name in Hosts or the address in Listen is
// malformed.
func New(cfg Config) (http.Handler, error) {
	if cfg.Conn == nil {
		return nil, errors.New("gateway: no connection to the gRPC server")
	}
	guard, err := newGuard(cfg.Hosts, cfg.Listen)
	if err != nil {
		return nil, fmt.Errorf("gateway: %w", err)
	}
	cors, err := newCORS(cfg.Origins)
	if err != nil {
		return nil, fmt.Errorf("gateway: %w", err)
	}
	for _, origin := range cfg.Origins {
		if err := guard.origin.AddTrustedOrigin(origin); err != nil {
			return nil, fmt.Errorf("gateway: %w", err)
		}
	}
	routes, err := newRoutes(services)
	if err != nil {
		return nil, fmt.Errorf("gateway: %w", err)
	}
	g := &gateway{
		guard:        guard,
		cors:         cors,
		routes:       routes,
		maxBody:      cfg.MaxBody,
		stall:        cfg.StallTimeout,
		authenticate: cfg.Authenticate,
		log:          cfg.Logger,
	}
	if g.maxBody <= 0 {
		g.maxBody = defaultMaxBody
	}
	if g.stall <= 0 {
		g.stall = defaultStallTimeout
	}
	if g.log == nil {
		g.log = slog.Default()
	}
	if g.pages, err = g.newPages(cfg); err != nil {
		return nil, fmt.Errorf("gateway: %w", err)
	}
	g.mux = runtime.NewServeMux(
		runtime.WithMarshalerOption(runtime.MIMEWildcard, jsonCodec{}),
		runtime.WithMarshalerOption(contentTypeJSON, jsonCodec{}),
		runtime.WithMarshalerOption(contentTypeNDJSON, &streamMarshaler{contentType: contentTypeNDJSON}),
		runtime.WithMarshalerOption(contentTypeSSE, &streamMarshaler{contentType: contentTypeSSE, sse: true}),
		runtime.WithIncomingHeaderMatcher(noHeader),
		runtime.WithOutgoingHeaderMatcher(noHeader),
		runtime.WithOutgoingTrailerMatcher(noHeader),
		runtime.WithMetadata(callMetadata),
		runtime.WithMiddlewares(g.admit),
		runtime.WithForwardResponseOption(openStream),
		runtime.WithErrorHandler(handleError),
		runtime.WithRoutingErrorHandler(g.handleRoutingError),
		runtime.WithStreamErrorHandler(handleStreamError),
		// Neither a header nor a form's content type turns one method into
		// another here.
		runtime.WithDisableHTTPMethodOverride(),
		runtime.WithDisablePathLengthFallback(),
		// net/http chooses chunks where the protocol has them.
		runtime.WithDisableChunkedEncoding(),
	)
	conn := &conn{cfg.Conn}
	for _, s := range services {
		// The context is not kept: these functions take no connection to close.
		if err := s.register(context.Background(), g.mux, conn); err != nil {
			return nil, fmt.Errorf("gateway: routes of %s: %w", s.descriptor.FullName(), err)
		}
	}
	return g, nil
}

// ServeHTTP answers one request.
func (g *gateway) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithCancelCause(r.Context())
	defer cancel(nil)
	x := &exchange{id: requestID(r.Header), client: r.RemoteAddr, log: g.log}
	x.w = &response{
		ResponseWriter: w,
		control:        http.NewResponseController(w),
		stall:          g.stall,
		onFail: func(err error) {
			g.log.DebugContext(ctx, "client gone", "request_id", x.id, "client", x.client, "error", err)
			cancel(err)
		},
	}
	h := w.Header()
	h.Set("X-Request-Id", x.id)
	secured(h, r)
	r = r.WithContext(context.WithValue(ctx, exchangeKey{}, x))

	if err := g.guard.check(r); err != nil {
		g.log.InfoContext(ctx, "request refused", "request_id", x.id, "client", x.client,
			"method", r.Method, "host", r.Host, "origin", r.Header.Get("Origin"), "error", err)
		writeError(x.w, err)
		return
	}
	if g.cors.serve(x.w, r) {
		return
	}
	if p, ok := g.pages[r.URL.Path]; ok {
		g.servePage(x.w, r, p)
		return
	}
	g.mux.ServeHTTP(x.w, r)
}

// exchange is a request and its response as the gateway's parts know it; it
// travels in the request's context. Only the request's goroutine uses it.
type exchange struct {
	id     string // the request id, given or generated
	client string // the peer's address, host:port
	w      *response
	log    *slog.Logger
	route  *route // nil until a route has matched
	accept string // the response's content type, with the route
	ticket string // of the request's query
	probe  *bool  // set instead of answering: see allowedMethods
}

type exchangeKey struct{}

// exchangeOf returns the exchange of a request's context, or of one derived
// from it. It is never nil: without one it is an empty exchange.
func exchangeOf(ctx context.Context) *exchange {
	if x, ok := ctx.Value(exchangeKey{}).(*exchange); ok {
		return x
	}
	return &exchange{log: slog.New(slog.DiscardHandler)}
}
