package ami

import (
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"github.com/astergate/astergate/engine/ami/wire"
	"github.com/astergate/astergate/engine/quiet"
)

// conn is one socket: handshake first (login.go), then a reader and a writer.
type conn struct {
	s      *session
	link   *Link
	socket Socket
	nc     net.Conn
	rd     *wire.Reader
	corr   correlator
	out    outbox
	idle   sync.Pool // entries of actions that have ended, for those to come

	readAt   time.Time    // the reader's: when the last bytes came
	lastRead atomic.Int64 // the same for others, nanoseconds since link.epoch

	closeOnce  sync.Once
	closed     chan struct{} // closed by close
	readEnded  chan struct{} // closed when the reader has ended
	writeEnded chan struct{} // closed when the writer has ended

	// Only of blocking sockets.
	writeErr   error     // set before writeEnded is closed
	idleSince  time.Time // unused since; guarded by blockingPool.mu
	lingerFrom time.Time // its caller has gone, its answer has not come; guarded by blockingPool.mu
}

// dial opens a socket, with TLS if configured.
func (s *session) dial(ctx context.Context, socket Socket) (*conn, error) {
	l := s.link
	ctx, cancel := context.WithTimeout(ctx, l.cfg.DialTimeout)
	defer cancel()
	nc, err := l.cfg.Dial(ctx, "tcp", l.cfg.Address)
	if err != nil {
		return nil, fmt.Errorf("connecting the %s socket: %w", socket, err)
	}
	nc = quiet.Of(nc)
	if l.cfg.TLS != nil {
		secured := tls.Client(nc, l.cfg.TLS)
		if err := secured.HandshakeContext(ctx); err != nil {
			_ = nc.Close()
			return nil, fmt.Errorf("connecting the %s socket: %w", socket, err)
		}
		nc = secured
	}
	c := &conn{s: s, link: l, socket: socket, nc: nc,
		closed: make(chan struct{}), readEnded: make(chan struct{}),
		writeEnded: make(chan struct{})}
	c.out.wake = make(chan struct{}, 1)
	c.out.now = c.writeNow
	c.rd = wire.NewReader(c, wire.Limits{MaxMessage: l.maxMessage()})
	return c, nil
}

// tcpDial is the default of Config.Dial. The kernel probes idle sockets, which
// is what tells a dead peer on a blocking socket where no Ping is sent.
func tcpDial(ctx context.Context, network, address string) (net.Conn, error) {
	d := net.Dialer{KeepAliveConfig: net.KeepAliveConfig{
		Enable: true, Idle: 15 * time.Second, Interval: 5 * time.Second, Count: 3,
	}}
	return d.DialContext(ctx, network, address)
}

// Read reads from the socket for c.rd and takes the time.
func (c *conn) Read(p []byte) (int, error) {
	if c.socket == SocketEvents {
		c.link.sink.Pause()
		c.link.busySince.Store(0)
	}
	n, err := c.nc.Read(p)
	if n > 0 {
		c.readAt = time.Now()
		at := int64(c.readAt.Sub(c.link.epoch))
		c.lastRead.Store(at)
		if c.socket == SocketEvents {
			c.link.busySince.Store(max(1, at)) // 0 is: not
		}
		c.link.count.bytesRead.Add(uint64(n))
	}
	return n, err
}

// heard returns when the last bytes came.
func (c *conn) heard() time.Time { return c.link.epoch.Add(time.Duration(c.lastRead.Load())) }

// next returns the next message.
func (c *conn) next() (wire.Message, error) {
	msg, err := c.rd.Next()
	if err != nil {
		return msg, c.readError(err)
	}
	c.link.traceMessage(c.readAt, c.socket, false, msg.Raw())
	return msg, nil
}

func (c *conn) readError(err error) error {
	var syntax *wire.SyntaxError
	switch {
	case errors.As(err, &syntax):
		c.link.count.damaged.Add(1)
	case errors.Is(err, io.EOF):
		return fmt.Errorf("%w: asterisk closed the %s socket: %w", ErrLinkLost, c.socket, err)
	case errors.Is(err, io.ErrUnexpectedEOF):
		return fmt.Errorf("%w: asterisk closed the %s socket within a message: %w", ErrLinkLost, c.socket, err)
	}
	return fmt.Errorf("%w: reading from the %s socket: %w", ErrLinkLost, c.socket, err)
}

// readLoop passes messages on until the socket breaks or is closed. events is
// where events go that are no list items; nil if none belong on this socket.
func (c *conn) readLoop(events func(wire.Message, time.Time)) error {
	defer close(c.readEnded)
	if c.socket == SocketEvents {
		defer func() {
			c.link.sink.Pause()
			c.link.busySince.Store(0)
		}()
	}
	lists := 0  // open ones; without one no event needs to be looked up
	strays := 0 // bytes of messages that are neither event nor response, in a row
	for {
		msg, err := c.next()
		if err != nil {
			return err
		}
		v, change := unclaimed, 0
		switch msg.Kind() {
		case wire.KindEvent:
			strays = 0
			if lists > 0 {
				if v, change = c.corr.item(msg, c.readAt); v == claimed && change == 0 {
					c.link.count.items.Add(1)
				}
			}
			if v == unclaimed && events != nil {
				events(msg, c.readAt)
				continue
			}
		case wire.KindResponse:
			strays = 0
			v, change = c.corr.response(msg, c.readAt)
		default:
			if strays += len(msg.Raw()); strays > maxStrays {
				v = damaged
			} else {
				v = c.corr.stray(msg)
			}
		}
		lists += change
		switch v {
		case damaged:
			c.link.count.damaged.Add(1)
			return &DamagedError{Socket: c.socket, Strays: strays}
		case unclaimed:
			c.s.orphan(msg, c.readAt)
		case swallowed:
			c.link.count.swallowed.Add(1)
		}
		if c.socket == SocketBlocking {
			c.s.settle(c)
		}
	}
}

// writeLoop writes what the outbox collects until the socket breaks or is
// closed.
func (c *conn) writeLoop() error {
	defer c.out.close()
	var b batch
	for {
		select {
		case <-c.closed:
			return nil
		case <-c.out.wake:
		}
		// Let those who are about to send run first: one write for all. Where the last
		// write had one action and no other is awaited there are none, and to yield would
		// wake a thread for nothing.
		if len(b.queue) > 1 || !c.corr.single() {
			runtime.Gosched()
		}
		c.out.take(&b)
		if len(b.buf) == 0 {
			continue
		}
		now := time.Now()
		if c.link.trace.Load() != nil {
			for _, p := range b.queue {
				// Who traces may keep it, and the next batch is written over this one.
				c.link.traceMessage(now, c.socket, true, bytes.Clone(b.buf[p.start:p.end]))
			}
		}
		n, err := c.write(now, b.buf)
		if err != nil {
			c.out.failed(&b, n)
			return fmt.Errorf("%w: writing to the %s socket: %w", ErrLinkLost, c.socket, err)
		}
		c.out.wrote()
	}
}

// writeNow writes what the socket takes at once. Nothing where the link is traced:
// the writer traces.
func (c *conn) writeNow(b []byte) int {
	if c.link.trace.Load() != nil {
		return 0
	}
	n := quiet.Now(c.nc, b)
	c.link.count.bytesWritten.Add(uint64(n))
	return n
}

func (c *conn) write(now time.Time, b []byte) (int, error) {
	if err := c.nc.SetWriteDeadline(now.Add(c.link.cfg.WriteTimeout)); err != nil {
		return 0, err
	}
	n, err := c.nc.Write(b)
	c.link.count.bytesWritten.Add(uint64(n))
	return n, err
}

// close closes the socket, which ends its reader and its writer. It may be
// called more than once, by anyone.
func (c *conn) close() {
	c.closeOnce.Do(func() {
		close(c.closed)
		_ = c.nc.Close()
	})
}
