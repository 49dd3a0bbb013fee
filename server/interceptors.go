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
	"google.golang.org/grpc/metadata"

	"github.com/astergate/astergate/server/policy"
)

// Authenticator tells who a caller is from his Authorization header, empty if
// he sent none. Its error is policy.ErrUnauthenticated.
type Authenticator interface {
	Authenticate(authorization string) (policy.Principal, error)
}

// interceptors are, from the outside in: the log, which sees the final status;
// our errors made into statuses; panics made into errors; who is calling; and whether
// he may call the method at all.
//
// The audit log's entry stands inside of the log. What begins it stands last: behind
// all that decides who may call.
func interceptors(auth Authenticator, door *door, record *auditor, logger *slog.Logger) (unary []grpc.UnaryServerInterceptor, stream []grpc.StreamServerInterceptor) {
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
			ctx, err := admit(ctx, auth, door, info.FullMethod)
			if err != nil {
				return nil, err
			}
			return next(ctx, req)
		},
	}
	stream = []grpc.StreamServerInterceptor{
		calls.stream,
		func(srv any, ss grpc.ServerStream, info *grpc.StreamServerInfo, next grpc.StreamHandler) error {
			return translate(logger, info.FullMethod, next(srv, ss))
		},
		recovery.StreamServerInterceptor(recovered),
		func(srv any, ss grpc.ServerStream, info *grpc.StreamServerInfo, next grpc.StreamHandler) error {
			ctx, err := admit(ss.Context(), auth, door, info.FullMethod)
			if err != nil {
				return err
			}
			return next(srv, &principalStream{ss, ctx})
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

// admit returns the context of a call by somebody who may call the method, before
// its request is read.
func admit(ctx context.Context, auth Authenticator, door *door, method string) (context.Context, error) {
	if open(method) {
		return ctx, nil
	}
	authorization := ""
	if md, ok := metadata.FromIncomingContext(ctx); ok {
		if values := md.Get("authorization"); len(values) > 0 {
			authorization = values[0]
		}
	}
	principal, err := auth.Authenticate(authorization)
	if err != nil {
		return nil, err
	}
	ctx = policy.WithPrincipal(ctx, principal)
	identify(ctx)
	if err := door.method(principal, method); err != nil {
		return nil, err
	}
	return ctx, nil
}

type principalStream struct {
	grpc.ServerStream
	ctx context.Context // the stream's own, with the principal
}

func (s *principalStream) Context() context.Context { return s.ctx }
