package server

import (
	"context"
	"fmt"
	"log/slog"
	"runtime/debug"
	"strings"

	"github.com/grpc-ecosystem/go-grpc-middleware/v2/interceptors/recovery"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"

	"github.com/astergate/astergate/server/auth"
	"github.com/astergate/astergate/server/policy"
)

// interceptors are, from the outside in: the log, which sees the final status;
// our errors made into statuses; panics made into errors; and who is calling.
func interceptors(auth *auth.Authenticator, logger *slog.Logger) (unary []grpc.UnaryServerInterceptor, stream []grpc.StreamServerInterceptor) {
	recovered := recovery.WithRecoveryHandlerContext(func(_ context.Context, p any) error {
		return fmt.Errorf("panic: %v\n%s", p, debug.Stack())
	})
	calls := callLog{logger}
	unary = []grpc.UnaryServerInterceptor{
		calls.unary,
		func(ctx context.Context, req any, info *grpc.UnaryServerInfo, next grpc.UnaryHandler) (any, error) {
			resp, err := next(ctx, req)
			return resp, translate(logger, info.FullMethod, err)
		},
		recovery.UnaryServerInterceptor(recovered),
		func(ctx context.Context, req any, info *grpc.UnaryServerInfo, next grpc.UnaryHandler) (any, error) {
			if open(info.FullMethod) {
				return next(ctx, req)
			}
			who, err := authenticate(ctx, auth)
			if err != nil {
				return nil, err
			}
			return next(policy.WithPrincipal(ctx, who), req)
		},
	}
	stream = []grpc.StreamServerInterceptor{
		calls.stream,
		func(srv any, ss grpc.ServerStream, info *grpc.StreamServerInfo, next grpc.StreamHandler) error {
			return translate(logger, info.FullMethod, next(srv, ss))
		},
		recovery.StreamServerInterceptor(recovered),
		func(srv any, ss grpc.ServerStream, info *grpc.StreamServerInfo, next grpc.StreamHandler) error {
			if open(info.FullMethod) {
				return next(srv, ss)
			}
			who, err := authenticate(ss.Context(), auth)
			if err != nil {
				return err
			}
			return validStream(ss.Context(), srv, ss, who, next)
		},
	}
	return unary, stream
}

// translate is where every error of every service becomes a status.
func translate(logger *slog.Logger, method string, err error) error {
	if err == nil {
		return nil
	}
	s := statusOf(err)
	if s.Code() == codes.Internal {
		logger.Error("a request failed by a fault of astergate's", "method", method, "error", err)
	}
	return s.Err()
}

// open are the services that anybody may ask: probes have no credentials.
func open(method string) bool { return strings.HasPrefix(method, "/grpc.health.v1.Health/") }

func authenticate(ctx context.Context, auth *auth.Authenticator) (policy.Principal, error) {
	shown, err := credentialsOf(ctx)
	if err != nil {
		return policy.Principal{}, err
	}
	return auth.Authenticate(ctx, shown)
}

type principalStream struct {
	grpc.ServerStream
	ctx context.Context // the stream's own, with the principal
}

func (s *principalStream) Context() context.Context { return s.ctx }
