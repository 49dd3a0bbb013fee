package server

import (
	"context"
	"errors"
	"log/slog"

	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc"
	"google.golang.org/grpc/status"

	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
	"github.com/astergate/astergate/server/limit"
	"github.com/astergate/astergate/server/policy"
)

// limiter keeps callers within their limits, by gRPC and REST alike. Its
// interceptors are the innermost: who calls is known, and errors become statuses.
type limiter struct {
	limits *limit.Limits
	logger *slog.Logger
	told   limit.Told // of refusals
}

// unary counts a request while it lasts. A probe's costs nothing and is not counted.
func (l *limiter) unary(ctx context.Context, req any, info *grpc.UnaryServerInfo, next grpc.UnaryHandler) (any, error) {
	if open(info.FullMethod) {
		return next(ctx, req)
	}
	who := policy.FromContext(ctx)
	if err := l.limits.Begin(who, limit.Actions); err != nil {
		return nil, l.refused(info.FullMethod, err)
	}
	defer l.limits.End(who, limit.Actions)
	resp, err := next(ctx, req)
	if err != nil {
		return resp, l.refused(info.FullMethod, err)
	}
	return resp, nil
}

// follows are the methods whose streams follow events or calls.
var follows = map[string]bool{
	astergatev1.EventService_Subscribe_FullMethodName: true,
	astergatev1.CallService_WatchCalls_FullMethodName: true,
}

// stream counts a stream while it lasts.
func (l *limiter) stream(srv any, ss grpc.ServerStream, info *grpc.StreamServerInfo, next grpc.StreamHandler) error {
	who := policy.FromContext(ss.Context())
	if err := l.limits.Begin(who, limit.Streams); err != nil {
		return l.refused(info.FullMethod, err)
	}
	defer l.limits.End(who, limit.Streams)
	if follows[info.FullMethod] {
		if err := l.limits.Begin(who, limit.Subscribers); err != nil {
			return l.refused(info.FullMethod, err)
		}
		defer l.limits.End(who, limit.Subscribers)
	}
	return l.refused(info.FullMethod, next(srv, ss))
}

// refused tells the log of a refusal, once a second at most, and returns err: a
// line for each would be load as well.
func (l *limiter) refused(method string, err error) error {
	var exceeded *limit.ExceededError
	if err == nil || !errors.As(err, &exceeded) {
		return err
	}
	if l.told.Now() {
		l.logger.Warn("requests are refused by a limit; there is one line a second at most",
			"limit", exceeded.Limit, "allowed", exceeded.Allowed, "principal", exceeded.Principal, "server", exceeded.Server, "method", method)
	}
	return err
}

// limited reports whether a status is of a limit.
func limited(err error) bool {
	for _, d := range status.Convert(err).Details() {
		if info, ok := d.(*errdetails.ErrorInfo); ok {
			return info.GetReason() == "LIMIT_EXCEEDED"
		}
	}
	return false
}
