package gateway

import (
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"strings"

	"google.golang.org/grpc/codes"
)

// guard keeps web pages of other origins out. A service on the loopback
// address is within reach of every page that its user visits: by a form or a
// fetch to localhost, or by a DNS name of the page's own that suddenly means
// 127.0.0.1, which makes the request one of the page's own origin.
//
// The first is net/http's CrossOriginProtection's part, which lets GET pass;
// so no GET may act, which a test holds. The second is the Host header's.
type guard struct {
	hosts  map[string]bool
	origin *http.CrossOriginProtection
}

func newGuard(names []string, listen string) (*guard, error) {
	g := &guard{
		hosts:  map[string]bool{"localhost": true, "127.0.0.1": true, "::1": true},
		origin: http.NewCrossOriginProtection(),
	}
	for _, name := range names {
		host := canonicalHost(name)
		_, err := netip.ParseAddr(host)
		if err != nil && (host == "" || strings.ContainsAny(host, "/:@*[]?#% \t")) {
			return nil, fmt.Errorf("host %q: give a name or an address, without scheme, port or wildcard", name)
		}
		g.hosts[host] = true
	}
	if listen != "" {
		host, _, err := net.SplitHostPort(listen)
		if err != nil {
			return nil, fmt.Errorf("listen address: %w", err)
		}
		// A wildcard is no name that a client could use.
		if addr, err := netip.ParseAddr(host); host != "" && (err != nil || !addr.IsUnspecified()) {
			g.hosts[canonicalHost(host)] = true
		}
	}
	return g, nil
}

// check returns nil for a request that may go on.
func (g *guard) check(r *http.Request) error {
	if !g.accepts(r) {
		return refuse(http.StatusMisdirectedRequest, codes.PermissionDenied,
			"host %q is none of the configured names of this service", r.Host)
	}
	if err := g.origin.Check(r); err != nil {
		return refuse(http.StatusForbidden, codes.PermissionDenied, "%v", err)
	}
	return nil
}

// accepts tells whether the Host header names this service. The port does not
// matter: it may be forwarded, and rebinding cannot change the name.
func (g *guard) accepts(r *http.Request) bool {
	host := canonicalHost(stripPort(r.Host))
	if g.hosts[host] {
		return true
	}
	// The address at which this connection arrived is the listener's own, also
	// when it listens on all. An address is no name that could be rebound.
	addr, err := netip.ParseAddr(host)
	if err != nil {
		return false
	}
	local, ok := r.Context().Value(http.LocalAddrContextKey).(*net.TCPAddr)
	return ok && local.AddrPort().Addr().Unmap().WithZone("") == addr.WithZone("")
}

// stripPort takes the port off a Host header.
func stripPort(host string) string {
	i := strings.LastIndexByte(host, ':')
	if i < 0 || strings.HasSuffix(host, "]") || strings.Count(host, ":") > 1 && !strings.HasPrefix(host, "[") {
		return host
	}
	return host[:i]
}

// canonicalHost spells a host in one way: lower case, without a root dot, an
// address in its shortest form and without brackets.
func canonicalHost(host string) string {
	host = strings.ToLower(strings.TrimSuffix(host, "."))
	bare := host
	if inner, ok := strings.CutPrefix(host, "["); ok && strings.HasSuffix(inner, "]") {
		bare = strings.TrimSuffix(inner, "]")
	}
	if addr, err := netip.ParseAddr(bare); err == nil {
		return addr.Unmap().String()
	}
	return host
}
