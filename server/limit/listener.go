package limit

import (
	"log/slog"
	"net"
	"net/netip"
	"sync"
)

// listener closes connections that are too many, before a byte is read from them.
type listener struct {
	net.Listener
	limits     *Limits
	perAddress int
	logger     *slog.Logger
	told       Told // of refusals

	mu    sync.Mutex // guards what follows
	share share      // by address
}

// Listener bounds the connections of l: in all, of which the last quarter is for
// addresses that have less than their part, and by address. A network of 64 bits is
// one address of IPv6. It tells the log of refusals once a second.
func (l *Limits) Listener(inner net.Listener, logger *slog.Logger) net.Listener {
	if l.cfg.Connections == 0 && l.cfg.ConnectionsPerAddress == 0 {
		return inner
	}
	return &listener{
		Listener: inner, limits: l, perAddress: l.cfg.ConnectionsPerAddress, logger: logger,
		share: newShare(l.cfg.Connections),
	}
}

// Accept implements net.Listener.
func (l *listener) Accept() (net.Conn, error) {
	for {
		conn, err := l.Listener.Accept()
		if err != nil {
			return nil, err
		}
		address := AddressOf(conn.RemoteAddr())
		key := address.String()
		if limit := l.admit(key); limit != "" {
			l.refuse(limit, address)
			_ = conn.Close()
			continue
		}
		return &counted{Conn: conn, leave: sync.OnceFunc(func() { l.leave(key) })}, nil
	}
}

// admit counts a connection, or names the limit that it would exceed.
func (l *listener) admit(address string) (limit string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	switch {
	case l.perAddress > 0 && l.share.of[address] >= l.perAddress:
		return KeyConnectionsPerAddress
	case !l.share.admits(address):
		return KeyConnections
	}
	l.share.add(address)
	return ""
}

func (l *listener) leave(address string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.share.remove(address)
}

func (l *listener) refuse(limit string, address netip.Addr) {
	l.limits.Count(limit)
	if l.told.Now() {
		l.logger.Warn("connections are closed by a limit; there is one line a second at most", "limit", limit, "remote", address, "listener", l.Addr())
	}
}

// counted is a connection that counts until it is closed.
type counted struct {
	net.Conn
	leave func()
}

// Close implements net.Conn.
func (c *counted) Close() error {
	c.leave()
	return c.Conn.Close()
}

// AddressOf is what counts as one address: without port and zone, and of IPv6 the
// network of 64 bits, of which a host has as many addresses as it likes. It is the
// zero one if there is none.
func AddressOf(address net.Addr) netip.Addr {
	tcp, ok := address.(*net.TCPAddr)
	if !ok {
		return netip.Addr{}
	}
	ip := tcp.AddrPort().Addr().Unmap().WithZone("")
	if ip.Is6() {
		network, err := ip.Prefix(64)
		if err == nil {
			ip = network.Addr()
		}
	}
	return ip
}
