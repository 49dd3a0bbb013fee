package server

import (
	"context"

	"github.com/prometheus/client_golang/prometheus"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

// rpcMetrics counts calls by method, under the names that dashboards for gRPC in Go
// know. What a method counts with is found once: looking labels up for each call was
// a twentieth of its cost.
type rpcMetrics struct {
	started, handled, received, sent *prometheus.CounterVec
	of                               map[string]*rpcCounters // by full method; set before anything comes
}

// rpcCounters are those of a method.
type rpcCounters struct {
	started, received, sent prometheus.Counter
	handled                 [codes.Unauthenticated + 1]prometheus.Counter // by code
}

func newRPCMetrics() *rpcMetrics {
	vec := func(name, help string, more ...string) *prometheus.CounterVec {
		return prometheus.NewCounterVec(prometheus.CounterOpts{Name: name, Help: help}, append([]string{"grpc_type", "grpc_service", "grpc_method"}, more...))
	}
	return &rpcMetrics{
		started:  vec("grpc_server_started_total", "Total number of RPCs started on the server."),
		handled:  vec("grpc_server_handled_total", "Total number of RPCs completed on the server, regardless of success or failure.", "grpc_code"),
		received: vec("grpc_server_msg_received_total", "Total number of RPC stream messages received on the server."),
		sent:     vec("grpc_server_msg_sent_total", "Total number of gRPC stream messages sent by the server."),
		of:       make(map[string]*rpcCounters),
	}
}

// know learns which methods a server has. All their figures are told from then on, 0
// where nothing has come.
func (m *rpcMetrics) know(services map[string]grpc.ServiceInfo) {
	for service, info := range services {
		for _, method := range info.Methods {
			kind := callKind(method.IsClientStream, method.IsServerStream)
			c := &rpcCounters{
				started:  m.started.WithLabelValues(kind, service, method.Name),
				received: m.received.WithLabelValues(kind, service, method.Name),
				sent:     m.sent.WithLabelValues(kind, service, method.Name),
			}
			for code := range c.handled {
				c.handled[code] = m.handled.WithLabelValues(kind, service, method.Name, codes.Code(code).String())
			}
			m.of["/"+service+"/"+method.Name] = c
		}
	}
}

// callKind is how metrics and log call a kind of method.
func callKind(clientStream, serverStream bool) string {
	switch {
	case clientStream && serverStream:
		return "bidi_stream"
	case clientStream:
		return "client_stream"
	case serverStream:
		return "server_stream"
	}
	return "unary"
}

func (c *rpcCounters) ended(err error) {
	code := codes.OK
	if err != nil {
		code = status.Code(err)
	}
	if int(code) < len(c.handled) {
		c.handled[code].Inc()
	}
}

func (m *rpcMetrics) unary(ctx context.Context, req any, info *grpc.UnaryServerInfo, next grpc.UnaryHandler) (any, error) {
	c := m.of[info.FullMethod]
	if c == nil {
		return next(ctx, req)
	}
	c.started.Inc()
	c.received.Inc()
	resp, err := next(ctx, req)
	if err == nil {
		c.sent.Inc()
	}
	c.ended(err)
	return resp, err
}

func (m *rpcMetrics) stream(srv any, ss grpc.ServerStream, info *grpc.StreamServerInfo, next grpc.StreamHandler) error {
	c := m.of[info.FullMethod]
	if c == nil {
		return next(srv, ss)
	}
	c.started.Inc()
	err := next(srv, &countedStream{ss, c})
	c.ended(err)
	return err
}

// countedStream counts a stream's messages.
type countedStream struct {
	grpc.ServerStream
	count *rpcCounters
}

// SendMsg implements grpc.ServerStream.
func (s *countedStream) SendMsg(m any) error {
	err := s.ServerStream.SendMsg(m)
	if err == nil {
		s.count.sent.Inc()
	}
	return err
}

// RecvMsg implements grpc.ServerStream.
func (s *countedStream) RecvMsg(m any) error {
	err := s.ServerStream.RecvMsg(m)
	if err == nil {
		s.count.received.Inc()
	}
	return err
}

// Describe implements prometheus.Collector.
func (m *rpcMetrics) Describe(ch chan<- *prometheus.Desc) {
	for _, vec := range []*prometheus.CounterVec{m.started, m.handled, m.received, m.sent} {
		vec.Describe(ch)
	}
}

// Collect implements prometheus.Collector.
func (m *rpcMetrics) Collect(ch chan<- prometheus.Metric) {
	for _, vec := range []*prometheus.CounterVec{m.started, m.handled, m.received, m.sent} {
		vec.Collect(ch)
	}
}
