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
	return fmt.Sprintf("%s is a loopback or link-local address, or leads to one; name it in hooks.allow_local if a hook is to be there", err.Address)
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

// isLocal reports whether an address is this machine's own or its link's, or may
// be carried to one that is. The unspecified one leads to this machine too.
func isLocal(addr netip.Addr) bool {
	if addr.IsLoopback() || addr.IsLinkLocalUnicast() || addr.IsUnspecified() || addr.IsMulticast() {
		return true
	}
	if slices.ContainsFunc(machineOnly, func(p netip.Prefix) bool { return p.Contains(addr) }) {
		return true
	}
	inner, ok := carried(addr)
	return ok && isLocal(inner)
}

// machineOnly are further networks that mean this machine or its link, and the
// addresses at which clouds tell a machine its secrets that are not link-local.
var machineOnly = []netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"),          // "this network"
	netip.MustParsePrefix("255.255.255.255/32"), // all on the link
	netip.MustParsePrefix("fec0::/10"),          // site-local, given up by RFC 3879
	netip.MustParsePrefix("fd00:ec2::/32"),      // AWS's instance metadata
	netip.MustParsePrefix("168.63.129.16/32"),   // Azure's
	netip.MustParsePrefix("100.100.100.200/32"), // Alibaba's
	netip.MustParsePrefix("192.0.0.192/32"),     // Oracle's, of old
}

// carriers are the IPv6 networks whose addresses hold one of IPv4, to which a
// gateway may pass on what is sent to them, and the byte where that begins.
var carriers = []struct {
	network netip.Prefix
	at      int
}{
	{netip.MustParsePrefix("::/96"), 12},           // IPv4-compatible
	{netip.MustParsePrefix("::ffff:0:0:0/96"), 12}, // IPv4-translated (SIIT)
	{netip.MustParsePrefix("64:ff9b::/96"), 12},    // NAT64
	{netip.MustParsePrefix("64:ff9b:1::/48"), 12},  // NAT64 of one's own network
	{netip.MustParsePrefix("2002::/16"), 2},        // 6to4
	{netip.MustParsePrefix("2001::/32"), 12},       // Teredo, inverted
}

// carried returns the IPv4 address within one of IPv6, if it has one.
func carried(addr netip.Addr) (netip.Addr, bool) {
	if !addr.Is6() {
		return netip.Addr{}, false
	}
	b := addr.As16()
	if b[8]|2 == 2 && b[9] == 0 && b[10] == 0x5e && b[11] == 0xfe { // ISATAP, in any network
		return netip.AddrFrom4([4]byte(b[12:16])), true
	}
	for _, c := range carriers {
		if !c.network.Contains(addr) {
			continue
		}
		inner := [4]byte(b[c.at : c.at+4])
		if b[0] == 0x20 && b[1] == 0x01 {
			for i := range inner {
				inner[i] ^= 0xff
			}
		}
		return netip.AddrFrom4(inner), true
	}
	return netip.Addr{}, false
}

// newDialer makes the dialer of all hooks.
func newDialer(allowed []netip.Prefix, timeout time.Duration) *net.Dialer {
	return &net.Dialer{Timeout: timeout, Control: guard(allowed)}
}

// newClient makes the client of all hooks. It uses no proxy, which would connect
// in its place, and follows no redirect.
func newClient(allowed []netip.Prefix, timeout time.Duration, concurrency int) *http.Client {
	return clientOf(newDialer(allowed, timeout), timeout, concurrency)
}

func clientOf(dialer *net.Dialer, timeout time.Duration, concurrency int) *http.Client {
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
