package call_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"sync"
	"time"
)

// ariApplication is a program at Asterisk's REST interface, with the least of a
// WebSocket that makes Asterisk know it.
type ariApplication struct {
	c    *conversation
	conn net.Conn
	done chan struct{}

	mu      sync.Mutex
	told    string // what came, frames and all
	changed chan struct{}
}

// ariApplication registers the application "scene".
func (c *conversation) ariApplication() *ariApplication {
	c.t.Helper()
	conn, err := (&net.Dialer{}).DialContext(c.t.Context(), "tcp", c.http)
	if err != nil {
		c.t.Fatal(err)
	}
	_, err = fmt.Fprintf(conn, "GET /ari/events?app=scene&api_key=scene:secret HTTP/1.1\r\nHost: %s\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"+
		"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: ari\r\n\r\n", c.http)
	if err != nil {
		c.t.Fatal(err)
	}
	r := bufio.NewReader(conn)
	line, err := r.ReadString('\n')
	if err != nil || !strings.Contains(line, " 101 ") {
		c.t.Fatalf("ari: %q, %v %s %s", line, err, c.server.CLI(c.t, "http show status"), c.server.CLI(c.t, "module show like ari"))
	}
	a := &ariApplication{c: c, conn: conn, done: make(chan struct{}), changed: make(chan struct{})}
	go func() {
		defer close(a.done)
		buf := make([]byte, 64<<10)
		for {
			n, err := r.Read(buf)
			a.mu.Lock()
			a.told += string(buf[:n])
			close(a.changed)
			a.changed = make(chan struct{})
			a.mu.Unlock()
			if err != nil {
				return
			}
		}
	}()
	return a
}

func (a *ariApplication) close() {
	_ = a.conn.Close()
	<-a.done
}

// awaitStart waits until a channel has come to the application.
func (a *ariApplication) awaitStart(uniqueID string) {
	a.c.t.Helper()
	timer := time.NewTimer(awaitLimit)
	defer timer.Stop()
	for {
		a.mu.Lock()
		told, changed := a.told, a.changed
		a.mu.Unlock()
		for part := range strings.SplitSeq(told, `"type":"`) {
			if strings.HasPrefix(part, "StasisStart") && strings.Contains(part, `"id":"`+uniqueID+`"`) {
				return
			}
		}
		select {
		case <-changed:
		case <-timer.C:
			a.c.t.Fatalf("ari: %s did not start: %q", uniqueID, told)
		}
	}
}

// do sends a request, which must be taken.
func (a *ariApplication) do(method, path string) {
	a.c.t.Helper()
	ctx, cancel := context.WithTimeout(a.c.t.Context(), awaitLimit)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, method, "http://"+a.c.http+path, nil)
	if err != nil {
		a.c.t.Fatal(err)
	}
	request.SetBasicAuth("scene", "secret")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		a.c.t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	if body, _ := io.ReadAll(response.Body); response.StatusCode >= 300 {
		a.c.t.Errorf("ari: %s %s: %s %s", method, path, response.Status, body)
	}
}
