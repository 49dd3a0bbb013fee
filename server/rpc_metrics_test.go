package server

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

type messageStream struct {
	grpc.ServerStream
	left int
}

func (s *messageStream) SendMsg(any) error { return nil }
func (s *messageStream) RecvMsg(any) error {
	if s.left == 0 {
		return io.EOF
	}
	s.left--
	return nil
}

// Calls are counted by method and code, messages by method, and what has not come is
// told as 0.
func TestRPCMetrics(t *testing.T) {
	m := newRPCMetrics()
	m.know(map[string]grpc.ServiceInfo{"p.S": {Methods: []grpc.MethodInfo{{Name: "Ask"}, {Name: "Both", IsClientStream: true, IsServerStream: true}}}})
	for _, err := range []error{nil, nil, status.Error(codes.NotFound, "no"), errors.New("none of ours")} {
		_, got := m.unary(t.Context(), nil, &grpc.UnaryServerInfo{FullMethod: "/p.S/Ask"}, func(context.Context, any) (any, error) { return 1, err })
		if !errors.Is(got, err) {
			t.Errorf("%v became %v", err, got)
		}
	}
	err := m.stream(nil, &messageStream{left: 2}, &grpc.StreamServerInfo{FullMethod: "/p.S/Both"}, func(_ any, ss grpc.ServerStream) error {
		for ss.RecvMsg(nil) == nil {
			if err := ss.SendMsg(nil); err != nil {
				return err
			}
		}
		return ss.SendMsg(nil)
	})
	if err != nil {
		t.Error(err)
	}
	registry := prometheus.NewRegistry()
	registry.MustRegister(m)
	page := httptest.NewRecorder()
	promhttp.HandlerFor(registry, promhttp.HandlerOpts{}).ServeHTTP(page, httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/metrics", nil))
	const ask, both = `grpc_method="Ask",grpc_service="p.S",grpc_type="unary"} `, `grpc_method="Both",grpc_service="p.S",grpc_type="bidi_stream"} `
	for _, line := range []string{
		"grpc_server_started_total{" + ask + "4", "grpc_server_started_total{" + both + "1",
		"grpc_server_msg_received_total{" + ask + "4", "grpc_server_msg_received_total{" + both + "2",
		"grpc_server_msg_sent_total{" + ask + "2", "grpc_server_msg_sent_total{" + both + "3",
		`grpc_server_handled_total{grpc_code="OK",` + ask + "2", `grpc_server_handled_total{grpc_code="NotFound",` + ask + "1",
		`grpc_server_handled_total{grpc_code="Unknown",` + ask + "1", `grpc_server_handled_total{grpc_code="Unauthenticated",` + both + "0",
	} {
		if !strings.Contains(page.Body.String(), line+"\n") {
			t.Errorf("%s is missing", line)
		}
	}
	if got := strings.Count(page.Body.String(), "\ngrpc_server_handled_total{"); got != 2*17 {
		t.Errorf("%d series of handled calls, want each code of each method", got)
	}
}
