package server

import (
	"context"
	"fmt"
	"log/slog"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/grpc-ecosystem/go-grpc-middleware/v2/interceptors/recovery"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"

	"github.com/astergate/astergate/server/auth"
	"github.com/astergate/astergate/server/policy"
)

// interceptors are, from the outside in: the log, which sees the final status;
// our errors made into statuses; panics made into errors; who is calling; and whether
// he may call the method at all.
//
// The audit log's entry stands inside of the log. What begins it stands last: behind
// all that decides who may call.
func interceptors(auth *auth.Authenticator, door *door, record *auditor, logger *slog.Logger) (unary []grpc.UnaryServerInterceptor, stream []grpc.StreamServerInterceptor) {
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
			who, err := admit(ctx, auth, door, info.FullMethod)
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
			who, err := admit(ss.Context(), auth, door, info.FullMethod)
			if err != nil {
				return err
			}
			return validStream(ss.Context(), srv, ss, who, next)
		},
	}
	if record != nil {
		unary = append(slices.Insert(unary, 1, record.unary), record.beginUnary)
		stream = append(slices.Insert(stream, 1, record.stream), record.beginStream)
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

// open are the methods that anybody may call: probes have no credentials. Listing
// all servers is none of theirs.
func open(method string) bool {
	return strings.HasPrefix(method, "/grpc.health.v1.Health/") && method != healthList
}

// admit says who calls, if he may call the method, before his request is read.
func admit(ctx context.Context, auth *auth.Authenticator, door *door, method string) (policy.Principal, error) {
	shown, err := credentialsOf(ctx)
	if err != nil {
		return policy.Principal{}, err
	}
	who, err := auth.Authenticate(ctx, shown)
	if err != nil {
		return who, err
	}
	identify(ctx, who)
	return who, door.method(who, method)
}

type principalStream struct {
	grpc.ServerStream
	ctx context.Context // the stream's own, with the principal
}

func (s *principalStream) Context() context.Context { return s.ctx }
