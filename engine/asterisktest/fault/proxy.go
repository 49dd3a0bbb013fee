package fault

import (
	"bytes"
	"errors"
	"net"
	"os"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// Proxy stands between clients and a server. Its methods may be called at any
// time, by anyone.
type Proxy struct {
	listener net.Listener
	target   string
	wg       sync.WaitGroup
	faulty   atomic.Int64

	mu      sync.Mutex // guards what follows
	rules   [2]Faults  // by direction: to the server, to the client
	changed chan struct{}
	conns   map[*connection]struct{}
	made    uint64 // connections so far
	refuse  bool
	breaks  []*breakPoint
}

// breakPoint is a text at which the network breaks.
type breakPoint struct {
	way    Way
	text   []byte
	behind int // so many bytes behind the text still arrive; -1: not even the text
	end    End
}

// connection is a client and what it is connected to.
type connection struct {
	p              *Proxy
	number         uint64
	client, server *net.TCPConn
	broken         atomic.Bool // nothing passes any more
	done           chan struct{}
	once           sync.Once
	writing        [2]sync.Mutex // by direction
}

// New starts a proxy before target (host:port) on a free port of loopback, until
// the test's end.
func New(t testing.TB, target string) *Proxy {
	t.Helper()
	var lc net.ListenConfig
	l, err := lc.Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	p := &Proxy{listener: l, target: target, changed: make(chan struct{}), conns: make(map[*connection]struct{})}
	p.wg.Go(p.accept)
	t.Cleanup(func() {
		_ = l.Close()
		p.Cut(Close)
		p.wg.Wait()
	})
	return p
}

// Addr is where clients connect to.
func (p *Proxy) Addr() string { return p.listener.Addr().String() }

// Set puts the faults of a direction, or of both, into force, instead of those
// before: for the connections that there are, and those to come.
func (p *Proxy) Set(way Way, f Faults) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for i := range p.rules {
		if way&(1<<i) != 0 {
			p.rules[i] = f
		}
	}
	close(p.changed)
	p.changed = make(chan struct{})
}

// Heal ends all faults that Set and Refuse have made.
func (p *Proxy) Heal() {
	p.Refuse(false)
	p.Set(BothWays, Faults{})
}

// Refuse closes new connections at once while it is true.
func (p *Proxy) Refuse(refuse bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.refuse = refuse
}

// Cut ends all connections that there are.
func (p *Proxy) Cut(how End) { p.CutWay(BothWays, how) }

// CutWay is Cut; HalfClose ends the given direction alone.
func (p *Proxy) CutWay(way Way, how End) {
	for _, c := range p.live() {
		c.end(way, how)
	}
}

// Break ends all connections, once, when text comes by on one of them and so many
// bytes behind it have arrived; with -1 what the text came with does not arrive at
// all. From the text on nothing else passes, on any and in either direction.
func (p *Proxy) Break(way Way, text string, behind int, how End) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.breaks = append(p.breaks, &breakPoint{way: way, text: []byte(text), behind: behind, end: how})
}

// Unbroken is how many of the texts of Break have not come by.
func (p *Proxy) Unbroken() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return len(p.breaks)
}

// Insert sends foreign bytes on all connections, between two writes.
func (p *Proxy) Insert(way Way, data []byte) {
	for _, c := range p.live() {
		for i := range c.writing {
			if way&(1<<i) != 0 {
				c.write(i, data)
			}
		}
	}
}

// Connections is how many there are now.
func (p *Proxy) Connections() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return len(p.conns)
}

// Corrupted is how many faults of Corruption there were.
func (p *Proxy) Corrupted() int64 { return p.faulty.Load() }

func (p *Proxy) live() []*connection {
	p.mu.Lock()
	defer p.mu.Unlock()
	var all []*connection
	for c := range p.conns {
		all = append(all, c)
	}
	return all
}

func (p *Proxy) accept() {
	for {
		nc, err := p.listener.Accept()
		if err != nil {
			return
		}
		client := nc.(*net.TCPConn)
		p.mu.Lock()
		refuse := p.refuse
		p.mu.Unlock()
		if refuse {
			_ = client.Close()
			continue
		}
		nc, err = net.DialTimeout("tcp", p.target, 5*time.Second) //nolint:noctx // loopback answers at once
		if err != nil {
			_ = client.Close()
			continue
		}
		c := &connection{p: p, client: client, server: nc.(*net.TCPConn), done: make(chan struct{})}
		p.mu.Lock()
		p.made++
		c.number = p.made
		p.conns[c] = struct{}{}
		p.mu.Unlock()
		var ways sync.WaitGroup
		for i := range c.writing {
			ways.Add(1)
			p.wg.Go(func() { defer ways.Done(); c.carry(i) })
		}
		p.wg.Go(func() {
			ways.Wait()
			c.end(BothWays, Close)
			p.mu.Lock()
			delete(p.conns, c)
			p.mu.Unlock()
		})
	}
}

// rule returns the faults of a direction and what is closed when they change.
func (p *Proxy) rule(i int) (Faults, <-chan struct{}) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.rules[i], p.changed
}

// breakAt finds the break point that data hold. keep is how many bytes of them
// arrive.
func (p *Proxy) breakAt(i int, data []byte) (found *breakPoint, keep int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for at, b := range p.breaks {
		if b.way&(1<<i) == 0 {
			continue
		}
		place := bytes.Index(data, b.text)
		if place < 0 {
			continue
		}
		p.breaks = append(p.breaks[:at:at], p.breaks[at+1:]...)
		if b.behind >= 0 {
			keep = min(place+len(b.text)+b.behind, len(data))
		}
		return b, keep
	}
	return nil, 0
}

func (c *connection) ends(i int) (from, to *net.TCPConn) {
	if i == 0 {
		return c.client, c.server
	}
	return c.server, c.client
}

// carry passes one direction on to its end.
func (c *connection) carry(i int) {
	from, to := c.ends(i)
	buf := make([]byte, 32<<10)
	var corrupt *corrupter
	for {
		f, changed := c.p.rule(i)
		if f.Stall {
			select {
			case <-changed:
				continue
			case <-c.done:
				return
			}
		}
		n, err := from.Read(buf)
		// What a fault is to hit may have been waiting in Read.
		f, changed = c.p.rule(i)
		if f.Join > 0 && err == nil {
			n, err = c.collect(from, buf, n, f.Join)
		}
		data := buf[:n]
		if at, keep := c.p.breakAt(i, data); at != nil {
			all := c.p.live()
			for _, other := range all {
				other.broken.Store(true)
			}
			c.write(i, data[:keep])
			for _, other := range all {
				other.end(BothWays, at.end)
			}
			return
		}
		if corrupt == nil || corrupt.of != f.Corrupt {
			corrupt = newCorrupter(f.Corrupt, f.Seed, c.number<<1|uint64(i))
		}
		if f.Corrupt.any() {
			var faults int
			data, faults = corrupt.apply(data)
			c.p.faulty.Add(int64(faults))
		}
		if !f.BlackHole && !c.broken.Load() && !c.pass(i, f, data, changed) {
			return
		}
		if err != nil {
			if f.BlackHole {
				// Not even the end arrives.
				select {
				case <-changed:
				case <-c.done:
				}
			}
			select {
			case <-c.done: // a FIN would come before the RST of a Reset
			default:
				_ = to.CloseWrite()
			}
			return
		}
	}
}

// collect reads on for some time.
func (c *connection) collect(from *net.TCPConn, buf []byte, n int, within time.Duration) (int, error) {
	deadline := time.Now().Add(within)
	for n < len(buf) {
		_ = from.SetReadDeadline(deadline) // fails on a closed socket, as Read does
		more, err := from.Read(buf[n:])
		n += more
		if err != nil {
			_ = from.SetReadDeadline(time.Time{})
			if errors.Is(err, os.ErrDeadlineExceeded) {
				return n, nil
			}
			return n, err
		}
	}
	_ = from.SetReadDeadline(time.Time{})
	return n, nil
}

// pass writes data as the faults say. It reports false if the connection ended.
func (c *connection) pass(i int, f Faults, data []byte, changed <-chan struct{}) bool {
	for len(data) > 0 {
		n := len(data)
		if f.Piece > 0 {
			n = min(n, f.Piece)
		}
		wait := f.Delay
		if f.Rate > 0 {
			n = min(n, max(f.Rate/100, 1))
			wait += time.Duration(n) * time.Second / time.Duration(f.Rate)
		}
		if wait > 0 {
			select {
			case <-time.After(wait):
			case <-changed:
				f, changed = c.p.rule(i)
			case <-c.done:
				return false
			}
		}
		if f.BlackHole {
			return true
		}
		if !c.write(i, data[:n]) {
			return false
		}
		data = data[n:]
	}
	return true
}

// write is one write, beside which no other is.
func (c *connection) write(i int, data []byte) bool {
	if len(data) == 0 {
		return true
	}
	_, to := c.ends(i)
	c.writing[i].Lock()
	defer c.writing[i].Unlock()
	_, err := to.Write(data)
	return err == nil
}

// end ends the connection, or one direction of it.
func (c *connection) end(way Way, how End) {
	if how == HalfClose {
		for i := range c.writing {
			if _, to := c.ends(i); way&(1<<i) != 0 {
				_ = to.CloseWrite()
			}
		}
		return
	}
	c.once.Do(func() {
		if how == Reset {
			_, _ = c.client.SetLinger(0), c.server.SetLinger(0)
		}
		close(c.done)
		_, _ = c.client.Close(), c.server.Close()
	})
}
