//go:build !linux

package agi

import "net"

// acknowledger does nothing here: HANGUP comes 40 ms late (see quickack_linux.go).
type acknowledger struct{}

func newAcknowledger(net.Conn) acknowledger { return acknowledger{} }

func (acknowledger) acknowledge() {}
