package server

import (
	"context"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/keepalive"
	"google.golang.org/grpc/peer"
	"google.golang.org/grpc/tap"

	"github.com/astergate/astergate/server/limit"
)

// What a peer may do to the gRPC server before it has said who it is. No deployment
// has had a reason to change these.
const (
	// connectionStreams is how many streams a connection may have, so that no RST or
	// never ending stream costs more goroutines. A client that wants more waits, or
	// opens a second connection.
	connectionStreams = 1024
	// headerBytes bounds a request's headers, in all frames that hold them. A JWT of
	// 8 KiB is a large one.
	headerBytes = 32 << 10
	// handshakeTime is for TLS and the preface of HTTP/2.
	handshakeTime = 10 * time.Second
	// idleTime is when a connection without a stream is closed. Clients connect
	// again by themselves. There is no greatest age: streams last for days.
	idleTime = 15 * time.Minute
	// aliveTime is how long a connection may be silent before it is asked, and
	// answerTime how long the answer may take.
	aliveTime, answerTime = time.Minute, 20 * time.Second
)

// peerOptions keep hostile peers within bounds.
func peerOptions(pings time.Duration, arrivals *limit.Arrivals) []grpc.ServerOption {
	return []grpc.ServerOption{
		grpc.MaxConcurrentStreams(connectionStreams),
		grpc.MaxHeaderListSize(headerBytes),
		grpc.ConnectionTimeout(handshakeTime),
		grpc.KeepaliveEnforcementPolicy(keepalive.EnforcementPolicy{MinTime: pings, PermitWithoutStream: true}),
		grpc.KeepaliveParams(keepalive.ServerParameters{Time: aliveTime, Timeout: answerTime, MaxConnectionIdle: idleTime}),
		grpc.InTapHandle(func(ctx context.Context, _ *tap.Info) (context.Context, error) {
			p, ok := peer.FromContext(ctx)
			if !ok || p.Addr.Network() == "bufconn" { // the gateway has read the request
				return ctx, nil
			}
			return arrivals.Begin(ctx, limit.AddressOf(p.Addr)), nil
		}),
		grpc.ChainUnaryInterceptor(func(ctx context.Context, req any, _ *grpc.UnaryServerInfo, next grpc.UnaryHandler) (any, error) {
			limit.Arrived(ctx)
			return next(ctx, req)
		}),
		grpc.ChainStreamInterceptor(func(srv any, ss grpc.ServerStream, _ *grpc.StreamServerInfo, next grpc.StreamHandler) error {
			limit.Arrived(ss.Context()) // who it is will be known at once
			return next(srv, ss)
		}),
	}
}
