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
	// streamWindow and connectionWindow are how much of requests may come before it is
	// read, of a stream and of a connection. Fixed, since gRPC else asks with a ping
	// how long the way is for each request that comes alone: a write, a wake-up and
	// two reads more each.
	streamWindow, connectionWindow = 256 << 10, 1 << 20
	// idleTime is when a connection without a stream is closed. Clients connect
	// again by themselves. There is no greatest age: streams last for days.
	idleTime = 15 * time.Minute
	// aliveTime is how long a connection may be silent before it is asked, and
	// answerTime how long the answer may take.
	aliveTime, answerTime = time.Minute, 20 * time.Second
)

// shedDeadline is the longest deadline of a request that is refused before anything
// is made of it. grpc-go keeps a little of such a one until its deadline, or the end
// of its connection where it has none.
const shedDeadline = time.Minute

// peers keeps hostile peers within bounds, and refuses what the machine is too slow
// for while that costs little.
type peers struct {
	arrivals *limit.Arrivals
	overload error           // the status
	unary    map[string]bool // methods that may be refused; set before anything comes
}

func newPeers(limits *limit.Limits) *peers {
	return &peers{arrivals: limits.Arrivals(), overload: statusOf(limits.Overload()).Err(), unary: make(map[string]bool)}
}

// know learns which methods a server has.
func (p *peers) know(server *grpc.Server) {
	for service, info := range server.GetServiceInfo() {
		for _, m := range info.Methods {
			name := "/" + service + "/" + m.Name
			p.unary[name] = !m.IsClientStream && !m.IsServerStream && !open(name)
		}
	}
}

// options are the server's.
func (p *peers) options(pings time.Duration) []grpc.ServerOption {
	return []grpc.ServerOption{
		grpc.MaxConcurrentStreams(connectionStreams),
		grpc.MaxHeaderListSize(headerBytes),
		grpc.StaticStreamWindowSize(streamWindow),
		grpc.StaticConnWindowSize(connectionWindow),
		grpc.ConnectionTimeout(handshakeTime),
		grpc.KeepaliveEnforcementPolicy(keepalive.EnforcementPolicy{MinTime: pings, PermitWithoutStream: true}),
		grpc.KeepaliveParams(keepalive.ServerParameters{Time: aliveTime, Timeout: answerTime, MaxConnectionIdle: idleTime}),
		grpc.InTapHandle(p.arrives),
		grpc.ChainStreamInterceptor(func(srv any, ss grpc.ServerStream, _ *grpc.StreamServerInfo, next grpc.StreamHandler) error {
			limit.Arrived(ss.Context()) // who it is will be known at once
			return next(srv, ss)
		}),
	}
}

// unaryArrived says that a request is there.
func (*peers) unaryArrived(ctx context.Context, req any, _ *grpc.UnaryServerInfo, next grpc.UnaryHandler) (any, error) {
	limit.Arrived(ctx)
	return next(ctx, req)
}

// arrives is called by a connection's reader when the headers of a request are there.
func (p *peers) arrives(ctx context.Context, info *tap.Info) (context.Context, error) {
	from, ok := peer.FromContext(ctx)
	if !ok || from.Addr.Network() == "bufconn" { // the gateway has read the request
		return ctx, nil
	}
	deadline, bounded := ctx.Deadline()
	if p.unary[info.FullMethodName] && bounded && time.Until(deadline) < shedDeadline && p.arrivals.Sheds() {
		return ctx, p.overload
	}
	return p.arrivals.Begin(ctx, limit.AddressOf(from.Addr)), nil
}
