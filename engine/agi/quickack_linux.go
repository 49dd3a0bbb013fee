package agi

import (
	"net"
	"syscall"
)

// acknowledger makes TCP acknowledge at once what was read. Asterisk leaves
// Nagle's algorithm on and writes HANGUP right behind the reply of the command
// that the hangup ended; the kernel holds it back until the reply is
// acknowledged, which takes 40 ms if nothing is sent meanwhile (42 ms measured).
type acknowledger struct {
	raw syscall.RawConn
	set func(fd uintptr)
}

func newAcknowledger(conn net.Conn) acknowledger {
	tcp, ok := conn.(*net.TCPConn)
	if !ok {
		return acknowledger{}
	}
	raw, err := tcp.SyscallConn()
	if err != nil {
		return acknowledger{}
	}
	return acknowledger{raw: raw, set: setQuickAck}
}

func setQuickAck(fd uintptr) {
	_ = syscall.SetsockoptInt(int(fd), syscall.IPPROTO_TCP, syscall.TCP_QUICKACK, 1)
}

// acknowledge does it for what has been read so far.
func (a acknowledger) acknowledge() {
	if a.raw != nil {
		_ = a.raw.Control(a.set)
	}
}
