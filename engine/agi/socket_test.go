package agi

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net"
	"strings"
	"testing"
)

// onTCP has a handler of one session and returns Asterisk's end of it.
func onTCP(t *testing.T, handle func(ctx context.Context, s *Session)) net.Conn {
	t.Helper()
	_, address := serving(t, handle)
	conn := dial(t, address)
	t.Cleanup(func() { _ = conn.Close() })
	if _, err := io.WriteString(conn, usualEnvironment); err != nil {
		t.Fatal(err)
	}
	return conn
}

// Handlers that read their answers themselves, on sockets, where one visit writes and
// reads: what came before the line is read with the answer.
func TestExchange(t *testing.T) {
	replies := make(chan Reply, 3)
	conn := onTCP(t, func(ctx context.Context, s *Session) {
		for range 3 {
			reply, err := s.Do(ctx, Command{Name: "NOOP"})
			if err != nil || s.watched.Load() {
				t.Errorf("%v, watched %v", err, s.watched.Load())
			}
			replies <- reply
		}
	})
	rd := bufio.NewReader(conn)
	long := strings.Repeat("long ", 2000)
	for _, answer := range []string{"200 result=1 (" + long + ")\n", "HANGUP\n200 result=1 (a)\n", "200 result=-1\n"} {
		if line, err := rd.ReadString('\n'); line != "NOOP\n" {
			t.Fatalf("%q, %v", line, err)
		}
		if _, err := io.WriteString(conn, answer); err != nil {
			t.Fatal(err)
		}
		reply := <-replies
		if want := strings.TrimSuffix(strings.TrimPrefix(answer, "HANGUP\n"), "\n"); reply.Raw != want || reply.Hungup != (reply.Data == "a" || reply.Result == "-1") {
			t.Errorf("%.60q, hung up %v, for %.60q", reply.Raw, reply.Hungup, answer)
		}
	}
	if rest, err := io.ReadAll(rd); err != nil || len(rest) > 0 {
		t.Errorf("%q, %v", rest, err)
	}
}

// Another closes as failed while a handler waits in the socket for an answer.
func TestExchangeFailed(t *testing.T) {
	sessions, done := make(chan *Session, 1), make(chan struct{})
	conn := onTCP(t, func(ctx context.Context, s *Session) {
		defer close(done)
		sessions <- s
		if reply, err := s.Do(ctx, Command{Name: "NOOP"}); err != nil || reply.Result != "0" {
			t.Errorf("%+v, %v", reply, err)
		}
	})
	rd := bufio.NewReader(conn)
	if line, err := rd.ReadString('\n'); line != "NOOP\n" {
		t.Fatalf("%q, %v", line, err)
	}
	s := <-sessions
	s.Close(Failure)
	if line, err := rd.ReadString('\n'); line != failureLine {
		t.Fatalf("%q, %v", line, err)
	}
	if _, err := io.WriteString(conn, "200 result=0\n"); err != nil {
		t.Fatal(err)
	}
	<-done
	_ = conn.Close()
	<-s.Done()
	if s.Ended() != Failed {
		t.Errorf("ended as %v", s.Ended())
	}
}

// Asterisk is gone when the line comes, or goes while its answer is awaited.
func TestExchangeLost(t *testing.T) {
	for _, before := range []bool{true, false} {
		result := make(chan error, 1)
		gone := make(chan struct{})
		conn := onTCP(t, func(ctx context.Context, s *Session) {
			if before {
				<-gone
			}
			_, err := s.Do(ctx, Command{Name: "NOOP"})
			result <- err
		})
		if before {
			_ = conn.Close()
			close(gone)
		} else {
			if line, err := bufio.NewReader(conn).ReadString('\n'); line != "NOOP\n" {
				t.Fatalf("%q, %v", line, err)
			}
			_ = conn.Close()
		}
		var lost *CommandError
		if err := <-result; !errors.As(err, &lost) || !errors.Is(err, ErrLost) {
			t.Errorf("gone before %v: %v", before, err)
		}
	}
}
