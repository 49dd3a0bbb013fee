package server

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"strings"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/peer"
	"google.golang.org/grpc/status"

	"github.com/astergate/astergate/server/gateway"
)

// callLog writes a line for each call that has ended. The keys are those of
// go-grpc-middleware's logging, which makes the whole line before it asks
// whether anybody wants it: that was more than half of what the server
// allocated for an action.
type callLog struct{ logger *slog.Logger }

func (l callLog) unary(ctx context.Context, req any, info *grpc.UnaryServerInfo, next grpc.UnaryHandler) (any, error) {
	began := time.Now()
	resp, err := next(ctx, req)
	l.ended(ctx, info.FullMethod, "unary", began, err)
	return resp, err
}

func (l callLog) stream(srv any, ss grpc.ServerStream, info *grpc.StreamServerInfo, next grpc.StreamHandler) error {
	began := time.Now()
	err := next(srv, ss)
	l.ended(ss.Context(), info.FullMethod, callKind(info.IsClientStream, info.IsServerStream), began, err)
	return err
}

func (l callLog) ended(ctx context.Context, fullMethod, kind string, began time.Time, err error) {
	if errors.Is(err, io.EOF) {
		err = nil
	}
	code := status.Code(err)
	severity := level(code)
	if code == codes.ResourceExhausted && limited(err) {
		severity = slog.LevelDebug // the limiter tells of them all in one line
	}
	if !l.logger.Enabled(ctx, severity) {
		return
	}
	service, method, _ := strings.Cut(strings.TrimPrefix(fullMethod, "/"), "/")
	attrs := append(make([]slog.Attr, 0, 16),
		slog.String("protocol", "grpc"),
		slog.String("grpc.component", "server"),
		slog.String("grpc.service", service),
		slog.String("grpc.method", method),
		slog.String("grpc.method_type", kind))
	if p, ok := peer.FromContext(ctx); ok {
		attrs = append(attrs, slog.String("peer.address", p.Addr.String()))
		attrs = append(attrs, caller(ctx, p)...)
	}
	attrs = append(attrs, slog.String("grpc.start_time", began.Format(time.RFC3339)))
	if deadline, ok := ctx.Deadline(); ok {
		attrs = append(attrs, slog.String("grpc.request.deadline", deadline.Format(time.RFC3339)))
	}
	attrs = append(attrs, slog.String("grpc.code", code.String()))
	if err != nil {
		attrs = append(attrs, slog.String("grpc.error", err.Error()))
	}
	attrs = append(attrs, slog.Float64("grpc.time_ms", float64(time.Since(began).Microseconds())/1000))
	l.logger.LogAttrs(ctx, severity, "finished call", attrs...)
}

// caller names the HTTP client behind a request of the gateway, whose own
// address is of no use to an operator. Others could send the same metadata, so
// only the in-process connection is believed.
func caller(ctx context.Context, p *peer.Peer) (attrs []slog.Attr) {
	if !fromGateway(p) {
		return nil
	}
	md, _ := metadata.FromIncomingContext(ctx)
	for _, field := range []struct{ key, name string }{{gateway.ClientAddressKey, "http.client"}, {gateway.RequestIDKey, "http.request_id"}} {
		if values := md.Get(field.key); len(values) > 0 {
			attrs = append(attrs, slog.String(field.name, values[0]))
		}
	}
	return attrs
}

// level: what the client did is routine, what went wrong here is not.
func level(code codes.Code) slog.Level {
	switch code {
	case codes.Internal, codes.DataLoss, codes.Unknown:
		return slog.LevelError
	case codes.Unavailable, codes.ResourceExhausted, codes.PermissionDenied, codes.Unauthenticated, codes.DeadlineExceeded:
		return slog.LevelWarn
	default:
		return slog.LevelDebug
	}
}
