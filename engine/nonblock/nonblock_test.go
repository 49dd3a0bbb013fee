//go:build unix

package nonblock

import (
	"bytes"
	"io"
	"net"
	"testing"
	"time"
)

// The kernel takes what it has room for, never waiting, whatever deadline an earlier
// write had.
func TestWrite(t *testing.T) {
	listener, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = listener.Close() }()
	out, err := (&net.Dialer{}).DialContext(t.Context(), "tcp", listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = out.Close() }()
	in, err := listener.Accept()
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = in.Close() }()
	if err := out.SetWriteDeadline(time.Now().Add(-time.Second)); err != nil {
		t.Fatal(err)
	}

	w := NewWriter(out)
	line := bytes.Repeat([]byte("0123456789abcdef"), 1<<12)
	var sent []byte
	for full := 0; full < 2; {
		n, err := w.Write(line)
		if err != nil {
			t.Fatal(err)
		}
		if sent = append(sent, line[:n]...); n == 0 {
			full++
		}
		if len(sent) > 1<<30 {
			t.Fatal("nobody reads, and it is never full")
		}
	}
	got := make([]byte, len(sent))
	if _, err := io.ReadFull(in, got); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, sent) {
		t.Error("something else was written")
	}

	_ = out.Close()
	if n, err := w.Write(line); n != 0 || err == nil {
		t.Errorf("a closed connection took %d bytes: %v", n, err)
	}
}

// What is no plain TCP is written in another way: nothing is taken here.
func TestNotTCP(t *testing.T) {
	a, b := net.Pipe()
	defer func() { _, _ = a.Close(), b.Close() }()
	if n, err := NewWriter(a).Write([]byte("x")); n != 0 || err != nil {
		t.Errorf("a pipe took %d bytes: %v", n, err)
	}
}
