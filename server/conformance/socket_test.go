package conformance

import (
	"bufio"
	"bytes"
	"context"
	"net"
	"strings"
	"testing"

	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// socket is a plain manager session, which has nothing of astergate in it: the
// truth about what Asterisk said. Its reader is as simple as can be.
type socket struct {
	conn   net.Conn
	blocks chan string // each block's lines, joined by LF
}

// dial logs in on a socket of its own and reads from then on.
func (b *backend) dial(t testing.TB) *socket {
	t.Helper()
	conn, err := (&net.Dialer{Timeout: patience}).DialContext(t.Context(), "tcp", b.address)
	must(t, err)
	s := &socket{conn: conn, blocks: make(chan string, streamBuffer)}
	done := make(chan struct{})
	t.Cleanup(func() { _ = conn.Close(); <-done })
	lines := bufio.NewReader(conn)
	if _, err := lines.ReadString('\n'); err != nil {
		t.Fatal("banner:", err)
	}
	go func() {
		defer close(done)
		defer close(s.blocks)
		var block []string
		for {
			line, err := lines.ReadString('\n')
			if err != nil {
				return
			}
			line = strings.TrimRight(line, "\r\n")
			if line != "" {
				block = append(block, line)
			} else if len(block) > 0 {
				s.blocks <- strings.Join(block, "\n")
				block = nil
			}
		}
	}()
	s.write(t, "Action: Login\r\nActionID: plain\r\nUsername: "+b.user+"\r\nSecret: "+b.secret+"\r\n\r\n")
	s.await(t, func(block string) bool { return strings.HasPrefix(block, "Response: Success\nActionID: plain\n") })
	return s
}

func (s *socket) write(t testing.TB, text string) {
	t.Helper()
	_, err := s.conn.Write([]byte(text))
	must(t, err)
}

// await returns all blocks up to the first that matches, which is the last.
func (s *socket) await(t testing.TB, match func(block string) bool) []string {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	var got []string
	for {
		select {
		case block, ok := <-s.blocks:
			if !ok {
				t.Fatalf("Asterisk closed the plain socket after %d blocks", len(got))
			}
			got = append(got, block)
			if match(block) {
				return got
			}
		case <-ctx.Done():
			t.Fatalf("the plain socket did not say what was waited for in %d blocks", len(got))
		}
	}
}

// textOf is an event as the plain socket tells it, from its raw headers.
func textOf(e *astergatev1.Event) string {
	var b bytes.Buffer
	for i, h := range e.GetHeaders() {
		if i > 0 {
			b.WriteByte('\n')
		}
		if h.GetName() != "" {
			b.WriteString(h.GetName())
			b.WriteString(": ")
		}
		if h.GetRawValue() != nil {
			b.Write(h.GetRawValue())
		} else {
			b.WriteString(h.GetValue())
		}
	}
	return b.String()
}

// perLogin are the events that differ between logins: who is told of his own
// login, and of others'.
func perLogin(text string) bool {
	for _, name := range []string{"FullyBooted", "SuccessfulAuth", "ChallengeSent", "InvalidPassword", "RequestNotAllowed", "RequestBadFormat"} {
		if strings.HasPrefix(text, "Event: "+name+"\n") {
			return true
		}
	}
	return false
}
