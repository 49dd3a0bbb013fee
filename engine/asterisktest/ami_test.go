package asterisktest

import (
	"bufio"
	"fmt"
	"net"
	"strings"
	"testing"
	"time"
)

// wait is how long a test waits for anything that must come.
const wait = 20 * time.Second

// message is one packet of the manager: its headers in order, as raw lines.
type message []string

// get returns the first header of a name, "" if there is none.
func (m message) get(name string) string {
	for _, line := range m {
		if value, ok := strings.CutPrefix(line, name+": "); ok {
			return value
		}
	}
	return ""
}

func (m message) event() string { return m.get("Event") }

// client is a raw manager session: just enough to prove that a server works.
type client struct {
	t      *testing.T
	conn   net.Conn
	reader *bufio.Reader
	banner string
}

func dial(t *testing.T, conn net.Conn, err error) *client {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close() })
	if err := conn.SetDeadline(time.Now().Add(wait)); err != nil {
		t.Fatal(err)
	}
	c := &client{t: t, conn: conn, reader: bufio.NewReader(conn)}
	c.banner = c.line()
	return c
}

// login opens a session of the server's first user with all events.
func login(t *testing.T, server *Server) *client {
	t.Helper()
	conn, err := (&net.Dialer{}).DialContext(t.Context(), "tcp", server.AMIAddr)
	c := dial(t, conn, err)
	c.login(server.Users[0])
	return c
}

func (c *client) login(user User) {
	c.t.Helper()
	c.send("Action: Login", "Username: "+user.Name, "Secret: "+user.Secret)
	if reply := c.next(); reply.get("Response") != "Success" {
		c.t.Fatalf("login: %q", reply)
	}
}

func (c *client) send(lines ...string) {
	c.t.Helper()
	if _, err := fmt.Fprintf(c.conn, "%s\r\n\r\n", strings.Join(lines, "\r\n")); err != nil {
		c.t.Fatal(err)
	}
}

func (c *client) line() string {
	c.t.Helper()
	line, err := c.reader.ReadString('\n')
	if err != nil {
		c.t.Fatalf("read manager: %v", err)
	}
	return strings.TrimRight(line, "\r\n")
}

func (c *client) next() message {
	c.t.Helper()
	var m message
	for {
		line := c.line()
		if line == "" {
			return m
		}
		m = append(m, line)
	}
}

// until reads up to the first message that fits, and returns all that was read.
func (c *client) until(what string, fits func(message) bool) []message {
	c.t.Helper()
	if err := c.conn.SetReadDeadline(time.Now().Add(wait)); err != nil {
		c.t.Fatal(err)
	}
	var seen []message
	for {
		m := c.next()
		seen = append(seen, m)
		if fits(m) {
			return seen
		}
	}
}

// untilEvent reads up to the event and returns it.
func (c *client) untilEvent(name string) message {
	c.t.Helper()
	seen := c.until(name, func(m message) bool { return m.event() == name })
	return seen[len(seen)-1]
}

// list runs a list action and returns the items, checked against ListItems.
func (c *client) list(end string, action ...string) []message {
	c.t.Helper()
	id := "ActionID: list-" + end
	c.send(append(action, id)...)
	seen := c.until(end, func(m message) bool { return m.event() == end || m.get("Response") == "Error" })
	last := seen[len(seen)-1]
	if last.event() != end {
		c.t.Fatalf("%v: %q", action, last)
	}
	var items []message
	for _, m := range seen[:len(seen)-1] {
		if m.event() != "" && m.get("ActionID") == "list-"+end {
			items = append(items, m)
		}
	}
	if got := last.get("ListItems"); got != fmt.Sprint(len(items)) {
		c.t.Errorf("%v: %d items, ListItems %s", action, len(items), got)
	}
	return items
}

// hangup ends a call by the unique id of one half. It may have ended already.
func (c *client) hangup(id string) {
	c.t.Helper()
	c.send("Action: Hangup", "Channel: "+id, "ActionID: hangup")
	c.until("hangup reply", func(m message) bool { return m.get("ActionID") == "hangup" })
}

func originate(extension string, lines ...string) []string {
	return append([]string{
		"Action: Originate", "Channel: Local/" + extension + "@astergate",
		"Application: Wait", "Data: 60", "Async: true",
	}, lines...)
}
