package gateway

import (
	"context"
	"errors"
	"io"
	"math"

	"google.golang.org/grpc"
	"google.golang.org/grpc/metadata"
	"google.golang.org/protobuf/types/known/emptypb"
)

// conn is the in-process connection as the generated clients see it.
type conn struct{ grpc.ClientConnInterface }

// unlimited lifts the client's 4 MiB: the server bounds its replies, and a
// request may raise that bound.
var unlimited = grpc.MaxCallRecvMsgSize(math.MaxInt32)

// Invoke sends a unary call.
func (c *conn) Invoke(ctx context.Context, method string, args, reply any, opts ...grpc.CallOption) error {
	return c.ClientConnInterface.Invoke(known(ctx), method, args, reply, append(opts, unlimited)...)
}

// NewStream opens a stream.
func (c *conn) NewStream(ctx context.Context, desc *grpc.StreamDesc, method string, opts ...grpc.CallOption) (grpc.ClientStream, error) {
	s, err := c.ClientConnInterface.NewStream(known(ctx), desc, method, append(opts, unlimited)...)
	if err != nil {
		return nil, err
	}
	return &clientStream{ClientStream: s}, nil
}

// known leaves of the outgoing metadata only the keys that the gateway means
// to send. It is the one place that all calls pass: grpc-gateway itself adds
// x-forwarded-host and x-forwarded-for.
func known(ctx context.Context) context.Context {
	md, _ := metadata.FromOutgoingContext(ctx)
	out := make(metadata.MD, 5)
	for _, key := range []string{"authorization", RequestIDKey, ClientAddressKey, CertificateKey, TicketKey} {
		if values := md[key]; len(values) > 0 {
			out[key] = values
		}
	}
	return metadata.NewOutgoingContext(ctx, out)
}

// clientStream tells a stream that failed before it began from one that has
// begun: the first is answered with its own HTTP status, in the second the
// error is the last line. grpc-go says both with Header's nil.
type clientStream struct {
	grpc.ClientStream
	ended error // set if the stream ended without headers
}

// Header waits until the server has sent headers. If it ends the stream
// instead, Header returns the stream's error.
func (s *clientStream) Header() (metadata.MD, error) {
	md, err := s.ClientStream.Header()
	if md != nil || err != nil {
		return md, err
	}
	s.ended = s.ClientStream.RecvMsg(new(emptypb.Empty))
	if s.ended == nil || errors.Is(s.ended, io.EOF) {
		s.ended = io.EOF // well, and empty
		return metadata.MD{}, nil
	}
	return nil, s.ended
}

// RecvMsg receives a message.
func (s *clientStream) RecvMsg(m any) error {
	if s.ended != nil {
		return s.ended
	}
	return s.ClientStream.RecvMsg(m)
}
