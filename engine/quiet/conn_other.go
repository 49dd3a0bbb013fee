//go:build !linux

package quiet

import "net"

// Of is conn: only on Linux there is something to gain.
func Of(conn net.Conn) net.Conn { return conn }
