package server

import (
	"context"
	"errors"
	"fmt"
	"net"
	"sync"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/test/bufconn"
)

// inProcess is the buffer of a gateway's connection, and what may be under way
// to one REST client: a batch of events.
const inProcess = 256 << 10

// inner are the gateway's connections to the gRPC server. A connection takes only
// so many streams, and makes who wants more wait; so there are several, and each
// call goes by the one with the fewest.
type inner struct {
	mu    sync.Mutex // guards what follows
	conns []*grpc.ClientConn
	calls []int // under way, by connection
}

// newInner makes as many connections as n calls at once need.
func newInner(listener *bufconn.Listener, n int) (*inner, error) {
	c := new(inner)
	for range max(n, 1)/connectionStreams + 1 {
		conn, err := grpc.NewClient("passthrough:///in-process",
			grpc.WithContextDialer(func(ctx context.Context, _ string) (net.Conn, error) { return listener.DialContext(ctx) }),
			grpc.WithTransportCredentials(insecure.NewCredentials()),
			// A fixed window: left to itself it grows to 16 MiB for each REST client
			// that does not read.
			grpc.WithInitialWindowSize(inProcess),
			grpc.WithInitialConnWindowSize(inProcess),
		)
		if err != nil {
			return nil, errors.Join(fmt.Errorf("connecting the gateway: %w", err), c.Close())
		}
		c.conns, c.calls = append(c.conns, conn), append(c.calls, 0)
	}
	return c, nil
}

// begin chooses a connection, for a call until end.
func (c *inner) begin() (conn *grpc.ClientConn, end func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	least := 0
	for i, n := range c.calls {
		if n < c.calls[least] {
			least = i
		}
	}
	c.calls[least]++
	return c.conns[least], func() {
		c.mu.Lock()
		defer c.mu.Unlock()
		c.calls[least]--
	}
}

// Invoke implements grpc.ClientConnInterface.
func (c *inner) Invoke(ctx context.Context, method string, args, reply any, opts ...grpc.CallOption) error {
	conn, end := c.begin()
	defer end()
	return conn.Invoke(ctx, method, args, reply, opts...)
}

// NewStream implements grpc.ClientConnInterface. The stream counts until its
// context ends, which is the HTTP request's.
func (c *inner) NewStream(ctx context.Context, desc *grpc.StreamDesc, method string, opts ...grpc.CallOption) (grpc.ClientStream, error) {
	conn, end := c.begin()
	stream, err := conn.NewStream(ctx, desc, method, opts...)
	if err != nil {
		end()
		return nil, err
	}
	context.AfterFunc(ctx, end)
	return stream, nil
}

// Close closes all connections.
func (c *inner) Close() error {
	var errs []error
	for _, conn := range c.conns {
		errs = append(errs, conn.Close())
	}
	return errors.Join(errs...)
}
