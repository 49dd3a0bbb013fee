package agi

import (
	"context"
	"net"
)

// inheriting is a listener whose connections have the keepalive that they need from
// its socket, which spares the system calls that set it for each.
type inheriting struct{ net.Listener }

// Listen opens a TCP port for [Listener.Run]. Any other listener will do as well;
// this one takes connections at less cost.
func Listen(ctx context.Context, address string) (net.Listener, error) {
	lc := inheritingConfig()
	listener, err := lc.Listen(ctx, "tcp", address)
	if err != nil {
		return nil, err
	}
	if lc.Control != nil {
		listener = inheriting{listener}
	}
	return listener, nil
}

// inherits reports whether a listener's connections have their keepalive already.
func inherits(nl net.Listener) bool {
	if own, is := nl.(*Own); is {
		nl = own.Listener
	}
	_, is := nl.(inheriting)
	return is
}

// keepalive makes TCP find a peer that is gone without a word: a command may run
// for hours, so nothing else does.
func keepalive(conn net.Conn) {
	tcp, ok := conn.(*net.TCPConn)
	if !ok {
		return
	}
	_ = tcp.SetKeepAliveConfig(net.KeepAliveConfig{Enable: true, Idle: keepaliveIdle, Interval: keepaliveInterval, Count: keepaliveCount})
}
