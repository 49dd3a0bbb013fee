package conformance

import (
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
		if n > 0 && !p.muted() {
			if _, err := to.Write(buf[:n]); err != nil {
				return
			}
		}
		if err != nil {
			return
		}
	}
}

func (p *proxy) muted() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.mute
}

// cut closes all connections.
func (p *proxy) cut() {
	p.mu.Lock()
	defer p.mu.Unlock()
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
