package webhook

import (
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"syscall"
	"time"
)

// LocalAddressError says that a URL's name gave an address that only this
// machine, or its link, reaches, and that is not allowed.
type LocalAddressError struct{ Address netip.Addr }

func (err *LocalAddressError) Error() string {
	return fmt.Sprintf("%s is a loopback or link-local address; name it in agi.hooks.allow_local if a hook is to be there", err.Address)
}

// guard is a net.Dialer's Control: it refuses local addresses that are not
// allowed. It sees what the name gave for this very connection, so that a name
// that changes its address later gains nothing.
func guard(allowed []netip.Prefix) func(network, address string, _ syscall.RawConn) error {
	return func(_, address string, _ syscall.RawConn) error {
		to, err := netip.ParseAddrPort(address)
		if err != nil {
			return err
		}
		addr := to.Addr().Unmap().WithZone("")
		if isLocal(addr) && !slices.ContainsFunc(allowed, func(p netip.Prefix) bool { return p.Contains(addr) }) {
			return &LocalAddressError{addr}
		}
		return nil
	}
}

// isLocal reports whether an address is this machine's own or its link's. The
// unspecified one leads to this machine too.
func isLocal(addr netip.Addr) bool {
	return addr.IsLoopback() || addr.IsLinkLocalUnicast() || addr.IsUnspecified() || addr.IsMulticast()
}

// newClient makes the client of all hooks. It uses no proxy, which would connect
// in its place, and follows no redirect.
func newClient(allowed []netip.Prefix, timeout time.Duration, concurrency int) *http.Client {
	dialer := &net.Dialer{Timeout: timeout, Control: guard(allowed)}
	return &http.Client{
		Timeout:       timeout,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		Transport: &http.Transport{
			DialContext:            dialer.DialContext,
			TLSHandshakeTimeout:    timeout,
			ForceAttemptHTTP2:      true,
			DisableCompression:     true,
			MaxConnsPerHost:        concurrency,
			MaxIdleConnsPerHost:    min(concurrency, 16),
			IdleConnTimeout:        30 * time.Second,
			MaxResponseHeaderBytes: 32 << 10,
		},
	}
}
