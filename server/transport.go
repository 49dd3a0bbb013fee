package server

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"net"

	"google.golang.org/grpc/credentials"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/peer"

	"github.com/astergate/astergate/server/auth"
	"github.com/astergate/astergate/server/gateway"
	"github.com/astergate/astergate/server/policy"
)

// localListener is the gateway's way in. What it accepts is known by its type:
// nothing that comes by the network has it.
type localListener struct{ net.Listener }

type localConn struct{ net.Conn }

func (l localListener) Accept() (net.Conn, error) {
	c, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	return localConn{c}, nil
}

// transport is the TLS of the gRPC server, if it has any, but for the gateway's
// connection, which never leaves the process.
type transport struct {
	credentials.TransportCredentials
}

// localAuth marks the gateway's connection.
type localAuth struct{ credentials.CommonAuthInfo }

// AuthType implements credentials.AuthInfo.
func (localAuth) AuthType() string { return "in-process" }

// ServerHandshake implements credentials.TransportCredentials.
func (t transport) ServerHandshake(c net.Conn) (net.Conn, credentials.AuthInfo, error) {
	if _, local := c.(localConn); local {
		return c, localAuth{credentials.CommonAuthInfo{SecurityLevel: credentials.PrivacyAndIntegrity}}, nil
	}
	return t.TransportCredentials.ServerHandshake(c)
}

// Clone implements credentials.TransportCredentials.
func (t transport) Clone() credentials.TransportCredentials {
	return transport{t.TransportCredentials.Clone()}
}

// fromGateway reports whether a call came by the gateway, so that the metadata of
// its own can be believed: others may send the same.
func fromGateway(p *peer.Peer) bool {
	if p == nil {
		return false
	}
	_, local := p.AuthInfo.(localAuth)
	return local
}

// credentialsOf is what a call shows of who makes it.
func credentialsOf(ctx context.Context) (auth.Credentials, error) {
	var c auth.Credentials
	if values := metadata.ValueFromIncomingContext(ctx, "authorization"); len(values) > 0 {
		if len(values) > 1 {
			return c, errTwoHeaders
		}
		c.Authorization = values[0]
	}
	p, ok := peer.FromContext(ctx)
	if !ok {
		return c, nil
	}
	if !fromGateway(p) {
		c.From = p.Addr
		if info, ok := p.AuthInfo.(credentials.TLSInfo); ok {
			c.Certificate = verified(&info.State)
		}
		return c, nil
	}
	if values := metadata.ValueFromIncomingContext(ctx, gateway.ClientAddressKey); len(values) > 0 {
		c.From = knownAddress(values[0])
	}
	if values := metadata.ValueFromIncomingContext(ctx, gateway.TicketKey); len(values) > 0 {
		c.Ticket = values[0]
	}
	if values := metadata.ValueFromIncomingContext(ctx, gateway.CertificateKey); len(values) > 0 {
		cert, err := x509.ParseCertificate([]byte(values[0]))
		if err != nil {
			return c, err
		}
		c.Certificate = cert
	}
	return c, nil
}

// knownAddress is one that is known as text.
type knownAddress string

func (a knownAddress) String() string { return string(a) }

// verified is the client's certificate, if it has shown one that the listener's
// CAs vouch for.
func verified(state *tls.ConnectionState) *x509.Certificate {
	if state == nil || len(state.VerifiedChains) == 0 || len(state.VerifiedChains[0]) == 0 {
		return nil
	}
	return state.VerifiedChains[0][0]
}

// errTwoHeaders: whoever is in between could take the one, and this server the
// other.
var errTwoHeaders = &twoHeadersError{}

type twoHeadersError struct{}

func (*twoHeadersError) Error() string {
	return policy.ErrUnauthenticated.Error() + ": there is more than one header Authorization; send one"
}

func (*twoHeadersError) Unwrap() error { return policy.ErrUnauthenticated }
