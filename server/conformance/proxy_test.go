package conformance

import (
	"testing"

	"github.com/astergate/astergate/engine/asterisktest/fault"
)

// proxy stands between astergate and Asterisk, so that a test can break the
// network.
type proxy struct{ *fault.Proxy }

// through puts a proxy before b; b's address is changed to the proxy's.
func through(t testing.TB, b *backend) *proxy {
	t.Helper()
	p := &proxy{fault.New(t, b.address)}
	b.address = p.Addr()
	return p
}

// cut closes all connections.
func (p *proxy) cut() { p.Cut(fault.Close) }

// set takes the network down or up; silence swallows bytes without closing
// anything.
func (p *proxy) set(down, silence bool) {
	p.Refuse(down)
	p.Set(fault.BothWays, fault.Faults{BlackHole: silence})
	if down {
		p.cut()
	}
}

// cutBehind cuts the connection, once, when text has gone to Asterisk; nothing
// that answers it comes back. cutBefore cuts it before it arrives.
func (p *proxy) cutBehind(text string) { p.Break(fault.ToServer, text, 1<<20, fault.Close) }
func (p *proxy) cutBefore(text string) { p.Break(fault.ToServer, text, -1, fault.Close) }

// broke fails the test if the network was to break and did not.
func (p *proxy) broke(t testing.TB) {
	t.Helper()
	if n := p.Unbroken(); n > 0 {
		t.Errorf("%d texts to break at never came by", n)
	}
}
