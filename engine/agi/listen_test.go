//go:build linux

package agi

import (
	"net"
	"syscall"
	"testing"
)

// What a connection has of the socket that it came to is what keepalive would set.
func TestListen(t *testing.T) {
	nl, err := Listen(t.Context(), "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = nl.Close() }()
	if !inherits(nl) || !inherits(&Own{Listener: nl}) || inherits(listen(t)) {
		t.Error("which connections have their keepalive is not known")
	}
	far := dial(t, nl.Addr().String())
	defer func() { _ = far.Close() }()
	conn, err := nl.Accept()
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = conn.Close() }()
	raw, err := conn.(*net.TCPConn).SyscallConn()
	if err != nil {
		t.Fatal(err)
	}
	options := func() (list [4]int) {
		err := raw.Control(func(fd uintptr) {
			for i, o := range [][2]int{
				{syscall.SOL_SOCKET, syscall.SO_KEEPALIVE}, {syscall.IPPROTO_TCP, syscall.TCP_KEEPIDLE},
				{syscall.IPPROTO_TCP, syscall.TCP_KEEPINTVL}, {syscall.IPPROTO_TCP, syscall.TCP_KEEPCNT},
			} {
				list[i], _ = syscall.GetsockoptInt(int(fd), o[0], o[1])
			}
		})
		if err != nil {
			t.Fatal(err)
		}
		return list
	}
	inherited := options()
	keepalive(conn)
	if set := options(); inherited != set || set != [4]int{1, 15, 5, 3} {
		t.Errorf("%v inherited, %v set", inherited, set)
	}
}
