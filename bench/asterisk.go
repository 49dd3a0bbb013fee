package main

import (
	"context"
	"errors"
	"io"
	"net"
	"strings"
	"sync"

	"github.com/astergate/astergate/bench/plain"
	"github.com/astergate/astergate/engine/ami/wire"
)

// asterisk plays the manager interface of an Asterisk server: it replays events
// to whoever logs in for them, and answers Ping and CoreShowChannels.
type asterisk struct {
	feed     *feed
	listener net.Listener
	wg       sync.WaitGroup

	mu     sync.Mutex // guards conns and closed
	conns  map[net.Conn]struct{}
	closed bool
}

// newAsterisk starts one. close ends it and waits for all that it started.
func newAsterisk(ctx context.Context, events []event) (*asterisk, error) {
	listener, err := plain.ListenLoopback(ctx)
	if err != nil {
		return nil, err
	}
	a := &asterisk{feed: newFeed(events), listener: listener, conns: make(map[net.Conn]struct{})}
	a.wg.Go(func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			if !a.hold(conn) {
				_ = conn.Close()
				return
			}
			a.wg.Go(func() {
				defer a.release(conn)
				_ = a.serve(conn) // ends with the connection
			})
		}
	})
	return a, nil
}

func (a *asterisk) address() string { return a.listener.Addr().String() }

func (a *asterisk) close() {
	_ = a.listener.Close()
	a.feed.close()
	a.mu.Lock()
	a.closed = true
	for conn := range a.conns {
		_ = conn.Close()
	}
	a.mu.Unlock()
	a.wg.Wait()
}

func (a *asterisk) hold(conn net.Conn) bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	if !a.closed {
		a.conns[conn] = struct{}{}
	}
	return !a.closed
}

func (a *asterisk) release(conn net.Conn) {
	a.mu.Lock()
	delete(a.conns, conn)
	a.mu.Unlock()
	_ = conn.Close()
}

var errLoggedOff = errors.New("logged off")

func (a *asterisk) serve(conn net.Conn) error {
	if _, err := io.WriteString(conn, "Asterisk Call Manager/11.0.0\r\n"); err != nil {
		return err
	}
	rd := wire.NewReader(conn, wire.Limits{})
	var out []byte
	for {
		msg, err := rd.Next()
		if err != nil {
			return err
		}
		var login bool
		if out, login = appendAnswer(out, msg); login {
			// Both write to the socket: net.Conn's writes are whole.
			from := a.feed.count()
			a.wg.Go(func() {
				if a.feed.replay(conn, from) != nil {
					_ = conn.Close()
				}
			})
		}
		if rd.Buffered() > 0 {
			continue // several at once are answered in one write
		}
		if _, err := conn.Write(out); err != nil {
			return err
		}
		out = out[:0]
		if string(msg.Type()) == "Logoff" {
			return errLoggedOff
		}
	}
}

// is compares names of actions, of which Asterisk ignores the case.
func is(name []byte, want string) bool { return strings.EqualFold(string(name), want) }

// appendAnswer answers an action. events: it was a login that reads events.
func appendAnswer(out []byte, action wire.Message) (answer []byte, events bool) {
	id, _ := action.Get("ActionID")
	name, _ := action.Get("Action") // one library's login has a header Event as well
	switch {
	case is(name, "Ping"):
		return pong.append(out, id), false
	case is(name, "CoreShowChannels"):
		return channelList.append(out, id), false
	}
	out = append(append(append(out, "Response: Success\r\nActionID: "...), id...), "\r\n"...)
	switch {
	case is(name, "Challenge"):
		return append(out, "Challenge: 840415273\r\n\r\n"...), false
	case is(name, "Login"):
		out = append(out, "Message: Authentication accepted\r\n\r\n"...)
		if mask, _ := action.Get("Events"); string(mask) != "off" {
			return append(out, "Event: FullyBooted\r\nPrivilege: system,all\r\nStatus: Fully Booted\r\n\r\n"...), true
		}
		return out, false
	}
	return append(out, "Message: Done\r\n\r\n"...), false
}
