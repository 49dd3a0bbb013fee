package agi

import (
	"net"
	"os"
	"syscall"
	"time"
)

// inheritingConfig sets keepalive before connections come: Linux gives them the
// options of the socket that they came to. KeepAlive keeps Go from setting its own.
func inheritingConfig() *net.ListenConfig {
	return &net.ListenConfig{KeepAlive: -1, Control: func(_, _ string, raw syscall.RawConn) error {
		var err error
		if fault := raw.Control(func(fd uintptr) { err = setKeepalive(int(fd)) }); fault != nil {
			return fault
		}
		return os.NewSyscallError("setsockopt", err)
	}}
}

func setKeepalive(fd int) error {
	for _, option := range []struct{ level, name, value int }{
		{syscall.SOL_SOCKET, syscall.SO_KEEPALIVE, 1},
		{syscall.IPPROTO_TCP, syscall.TCP_KEEPIDLE, int(keepaliveIdle / time.Second)},
		{syscall.IPPROTO_TCP, syscall.TCP_KEEPINTVL, int(keepaliveInterval / time.Second)},
		{syscall.IPPROTO_TCP, syscall.TCP_KEEPCNT, keepaliveCount},
	} {
		if err := syscall.SetsockoptInt(fd, option.level, option.name, option.value); err != nil {
			return err
		}
	}
	return nil
}
