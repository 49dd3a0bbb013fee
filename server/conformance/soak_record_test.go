package conformance

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"strings"
	"sync"
	"testing"
	"time"
)

// recorder is a manager session of its own, straight to Asterisk, that writes down
// which channels there are. It shares nothing with astergate: neither the network
// between them, nor a line of code.
type recorder struct {
	t       testing.TB
	address string
	user    string
	secret  string
	cancel  context.CancelFunc
	done    chan struct{}

	mu       sync.Mutex // guards what follows
	channels map[string]*recorded
	alive    int
	conn     net.Conn
}

type recorded struct {
	name       string
	born, died time.Time
}

// newRecorder returns when it hears what Asterisk does.
func newRecorder(t testing.TB, address string, b *backend) *recorder {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	r := &recorder{t: t, address: address, user: b.user, secret: b.secret, cancel: cancel, done: make(chan struct{}), channels: make(map[string]*recorded)}
	ready := make(chan struct{}, 1)
	go func() {
		defer close(r.done)
		for ctx.Err() == nil {
			r.session(ctx, ready)
			select {
			case <-time.After(20 * time.Millisecond):
			case <-ctx.Done():
			}
		}
	}()
	t.Cleanup(r.stop)
	<-ready
	return r
}

func (r *recorder) stop() {
	r.cancel()
	r.mu.Lock()
	if r.conn != nil {
		_ = r.conn.Close()
	}
	r.mu.Unlock()
	<-r.done
}

// died says that Asterisk was killed, and all its channels with it: nothing else ends
// a session.
func (r *recorder) died(at time.Time) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, ch := range r.channels {
		if ch.died.IsZero() {
			ch.died = at
		}
	}
	r.alive = 0
}

func (r *recorder) living() int {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.alive
}

func (r *recorder) session(ctx context.Context, ready chan<- struct{}) {
	var d net.Dialer
	conn, err := d.DialContext(ctx, "tcp", r.address)
	if err != nil {
		return
	}
	defer func() { _ = conn.Close(); r.died(time.Now()) }()
	r.mu.Lock()
	r.conn = conn
	r.mu.Unlock()
	if ctx.Err() != nil {
		return
	}
	_, _ = fmt.Fprintf(conn, "Action: Login\r\nUsername: %s\r\nSecret: %s\r\nEvents: call\r\n\r\n", r.user, r.secret)
	lines := bufio.NewReader(conn)
	block := make(map[string]string)
	for {
		line, err := lines.ReadString('\n')
		if err != nil {
			if err != io.EOF && ctx.Err() == nil {
				r.t.Log("the recorder's session:", err)
			}
			return
		}
		line = strings.TrimRight(line, "\r\n")
		if line != "" {
			if name, value, ok := strings.Cut(line, ": "); ok && block[name] == "" {
				block[name] = value
			}
			continue
		}
		if block["Response"] == "Success" {
			select {
			case ready <- struct{}{}:
			default:
			}
		}
		r.take(block["Event"], block["Uniqueid"], block["Channel"])
		clear(block)
	}
}

func (r *recorder) take(event, id, name string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	switch ch := r.channels[id]; {
	case event == "Newchannel" && ch == nil:
		r.channels[id] = &recorded{name: name, born: time.Now()}
		r.alive++
	case event == "Hangup" && ch != nil && ch.died.IsZero():
		ch.died = time.Now()
		r.alive--
	}
}
