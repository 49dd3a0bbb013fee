package conformance

import (
	"bytes"
	"net"
	"sync"
	"testing"
)

// proxy stands between astergate and Asterisk, so that a test can cut the
// network.
type proxy struct {
	listener net.Listener
	target   string
	wg       sync.WaitGroup

	mu    sync.Mutex // guards what follows
	conns map[net.Conn]struct{}
	down  bool // new connections are refused
	mute  bool // bytes are swallowed both ways, as by a dead router

	breakAt string // the network breaks when this goes to Asterisk; empty: it does not
	before  bool   // it does not arrive there
	broken  bool   // it has; nothing passes until the connections are cut
}

// through puts a proxy before b; b's address is changed to the proxy's.
func through(t testing.TB, b *backend) *proxy {
	t.Helper()
	p := &proxy{listener: listen(t), target: b.address, conns: make(map[net.Conn]struct{})}
	b.address = p.listener.Addr().String()
	p.wg.Go(p.accept)
	t.Cleanup(func() {
		_ = p.listener.Close()
		p.cut()
		p.wg.Wait()
	})
	return p
}

func (p *proxy) accept() {
	for {
		client, err := p.listener.Accept()
		if err != nil {
			return
		}
		asterisk, err := net.Dial("tcp", p.target) //nolint:noctx // loopback answers at once
		if err != nil {
			_ = client.Close()
			continue
		}
		p.mu.Lock()
		if p.down {
			_, _ = client.Close(), asterisk.Close()
			p.mu.Unlock()
			continue
		}
		p.conns[client], p.conns[asterisk] = struct{}{}, struct{}{}
		p.mu.Unlock()
		for _, way := range [][2]net.Conn{{client, asterisk}, {asterisk, client}} {
			p.wg.Go(func() { p.copy(way[1], way[0]) })
		}
	}
}

func (p *proxy) copy(to, from net.Conn) {
	defer func() {
		p.mu.Lock()
		delete(p.conns, to)
		delete(p.conns, from)
		p.mu.Unlock()
		_, _ = to.Close(), from.Close()
	}()
	buf := make([]byte, 32<<10)
	for {
		n, err := from.Read(buf)
		breaks, arrives := p.breaks(buf[:n])
		if n > 0 && arrives && (breaks || !p.muted()) {
			if _, err := to.Write(buf[:n]); err != nil {
				return
			}
		}
		if breaks {
			p.cut()
			return
		}
		if err != nil {
			return
		}
	}
}

func (p *proxy) muted() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.mute || p.broken
}

// cut closes all connections.
func (p *proxy) cut() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.broken = false
	for c := range p.conns {
		_ = c.Close()
	}
}

// set takes the network down or up; silence swallows bytes without closing
// anything.
func (p *proxy) set(down, silence bool) {
	p.mu.Lock()
	p.down, p.mute = down, silence
	p.mu.Unlock()
	if down {
		p.cut()
	}
}

// cutBehind cuts all connections, once, when text has gone to Asterisk; nothing
// that answers it comes back. cutBefore cuts them before it arrives.
func (p *proxy) cutBehind(text string) { p.breakAtText(text, false) }
func (p *proxy) cutBefore(text string) { p.breakAtText(text, true) }

func (p *proxy) breakAtText(text string, before bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.breakAt, p.before = text, before
}

// breaks tells whether bytes are those to break at, and whether they arrive. From
// then on nothing else does until the connections are cut.
func (p *proxy) breaks(data []byte) (breaks, arrives bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.breakAt == "" || !bytes.Contains(data, []byte(p.breakAt)) {
		return false, true
	}
	p.breakAt, p.broken = "", true
	return true, !p.before
}

// broke fails the test if the network was to break and did not.
func (p *proxy) broke(t testing.TB) {
	t.Helper()
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.breakAt != "" {
		t.Errorf("%q never came by", p.breakAt)
	}
}
