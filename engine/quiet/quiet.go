// Package quiet reads and writes sockets without telling Go's scheduler, while that has
// a single processor.
//
// Go tells its scheduler of each system call, which may block: others can then have the
// processor meanwhile. A call on a socket that never blocks needs none of that, and it
// is not free: the first one behind a moment without work wakes Go's monitor thread,
// which then looks around every 20 µs, as long as there is work. For a service that has
// a few µs to do whenever something comes that is up to a fifth of its time.
//
// Where there are more processors the monitor is worth it: a core that it keeps awake
// answers sooner, and calls are as Go makes them.
package quiet

import (
	"net"
	"sync/atomic"
)

// alone is whether Go has one processor.
var alone atomic.Bool

// Alone says whether Go has one processor, for all sockets of the process. What has
// begun goes on as it was.
func Alone(is bool) { alone.Store(is) }

// loud is after how many calls Go is told of one: where work does not end the monitor
// is awaited, to take the processor from who keeps it, and to look at sockets.
const loud = 64

// calls is how many were made. Nobody competes for it on a single processor.
var calls atomic.Uint32

// told reports whether Go is to be told of a call.
func told() bool { return !alone.Load() || calls.Add(1)%loud == 0 }

// Listener is l with connections by [Of].
func Listener(l net.Listener) net.Listener { return listener{l} }

type listener struct{ net.Listener }

// Accept implements net.Listener.
func (l listener) Accept() (net.Conn, error) {
	conn, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	return Of(conn), nil
}
