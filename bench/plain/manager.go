// Package plain has programs that do the least that can be done with Asterisk's
// protocols, as what others are compared with.
package plain

import (
	"context"
	"fmt"
	"net"

	"github.com/astergate/astergate/engine/ami/wire"
)

// User and Secret are those that the played Asterisk takes.
const User, Secret = "astergate", "secret"

// ListenLoopback listens at a free port.
func ListenLoopback(ctx context.Context) (net.Listener, error) {
	var lc net.ListenConfig
	return lc.Listen(ctx, "tcp", "127.0.0.1:0")
}

// Dial connects.
func Dial(ctx context.Context, address string) (net.Conn, error) {
	var d net.Dialer
	return d.DialContext(ctx, "tcp", address)
}

// Login opens a plain manager session.
func Login(ctx context.Context, address, events string) (net.Conn, *wire.Reader, error) {
	conn, err := Dial(ctx, address)
	if err != nil {
		return nil, nil, err
	}
	rd := wire.NewReader(conn, wire.Limits{})
	_, err = rd.Banner()
	if err == nil {
		_, err = fmt.Fprintf(conn, "Action: Login\r\nUsername: %s\r\nSecret: %s\r\nEvents: %s\r\n\r\n", User, Secret, events)
	}
	if err == nil {
		_, err = rd.Next()
	}
	if err != nil {
		_ = conn.Close()
		return nil, nil, fmt.Errorf("logging in: %w", err)
	}
	return conn, rd, nil
}
