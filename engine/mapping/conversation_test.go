package mapping

import (
	"errors"
	"fmt"
	"net"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/astergate/astergate/engine/ami/wire"
	"github.com/astergate/astergate/engine/asterisktest"
)

// A conversation is a manager session with a real Asterisk: what was sent is
// the test's, what came is all kept.
type conversation struct {
	t     *testing.T
	conn  net.Conn
	r     *wire.Reader
	n     int            // actions sent
	all   []wire.Message // all that came
	since int            // where in all the present scene begins
}

// awaitLimit bounds the wait for an event that must come.
const awaitLimit = 30 * time.Second

// converse opens a session and logs in as the server's first user.
func converse(t *testing.T, server *asterisktest.Server) *conversation {
	t.Helper()
	c := connect(t, server)
	user := server.Users[0]
	c.reply(c.send("Login", "Username", user.Name, "Secret", user.Secret))
	return c
}

// connect opens a session that nobody has logged in to.
func connect(t *testing.T, server *asterisktest.Server) *conversation {
	t.Helper()
	conn, err := (&net.Dialer{}).DialContext(t.Context(), "tcp", server.AMIAddr)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close() })
	c := &conversation{t: t, conn: conn, r: wire.NewReader(conn, wire.Limits{})}
	if _, err := c.r.Banner(); err != nil {
		t.Fatal(err)
	}
	return c
}

// send sends an action with pairs of header and value, and returns its ActionID.
func (c *conversation) send(action string, headers ...string) string {
	c.t.Helper()
	var hs []wire.Header
	for i := 0; i < len(headers); i += 2 {
		hs = append(hs, wire.Header{Name: headers[i], Value: headers[i+1]})
	}
	c.n++
	id := fmt.Sprintf("real-%d", c.n)
	b, err := wire.AppendAction(nil, action, id, hs)
	if err != nil {
		c.t.Fatal(err)
	}
	if _, err := c.conn.Write(b); err != nil {
		c.t.Fatal(err)
	}
	return id
}

// next reads one message, or reports that none came in time.
func (c *conversation) next(deadline time.Time) bool {
	c.t.Helper()
	if err := c.conn.SetReadDeadline(deadline); err != nil {
		c.t.Fatal(err)
	}
	msg, err := c.r.Next()
	if errors.Is(err, os.ErrDeadlineExceeded) {
		return false
	}
	if err != nil {
		c.t.Fatal(err)
	}
	c.all = append(c.all, msg)
	return true
}

// quiet reads until nothing comes for a while.
func (c *conversation) quiet(silence time.Duration) {
	c.t.Helper()
	for c.next(time.Now().Add(silence)) {
	}
}

// rest reads until the server closes the connection.
func (c *conversation) rest() {
	c.t.Helper()
	if err := c.conn.SetReadDeadline(time.Now().Add(awaitLimit)); err != nil {
		c.t.Fatal(err)
	}
	for {
		msg, err := c.r.Next()
		if errors.Is(err, os.ErrDeadlineExceeded) {
			c.t.Fatalf("the connection does not end, but %s", c.came())
		}
		if err != nil {
			return // its end, or what a process that has gone leaves: a reset
		}
		c.all = append(c.all, msg)
	}
}

// find returns the scene's first message that fits, and reads until it comes.
func (c *conversation) find(what string, fits func(wire.Message) bool) wire.Message {
	c.t.Helper()
	deadline := time.Now().Add(awaitLimit)
	for i := c.since; ; i++ {
		if i == len(c.all) && !c.next(deadline) {
			c.t.Fatalf("no %s came, but %s", what, c.came())
		}
		if fits(c.all[i]) {
			return c.all[i]
		}
	}
}

// await returns the scene's first event of a name with the given pairs of
// header and value.
func (c *conversation) await(event string, headers ...string) wire.Message {
	c.t.Helper()
	return c.find(fmt.Sprint(event, headers), func(msg wire.Message) bool {
		if msg.Kind() != wire.KindEvent || string(msg.Type()) != event {
			return false
		}
		for i := 0; i < len(headers); i += 2 {
			if get(msg, headers[i]) != headers[i+1] {
				return false
			}
		}
		return true
	})
}

// reply returns the reply to an action.
func (c *conversation) reply(id string) wire.Message {
	c.t.Helper()
	return c.find("reply "+id, func(msg wire.Message) bool {
		return msg.Kind() == wire.KindResponse && get(msg, "ActionID") == id
	})
}

// do sends an action and waits for its reply, which must not be an error.
func (c *conversation) do(action string, headers ...string) {
	c.t.Helper()
	if reply := c.reply(c.send(action, headers...)); string(reply.Type()) == "Error" {
		c.t.Errorf("%s %q: %s", action, headers, reply.Raw())
	}
}

// call makes a call to Local/extension@real. Its two channels get the Uniqueids
// id-1 and id-2; the second one runs the extension, the first one what headers
// say, or Wait.
func (c *conversation) call(id, extension string, headers ...string) {
	c.t.Helper()
	if len(headers) == 0 {
		headers = []string{"Application", "Wait", "Data", "60"}
	}
	c.do("Originate", append([]string{"Channel", "Local/" + extension + "@real", "Async", "true", "Timeout", "20000",
		"ChannelId", id + "-1", "OtherChannelId", id + "-2"}, headers...)...)
}

// untilListed sends an action until the end of its list has the header.
func (c *conversation) untilListed(action, end, header, value string) {
	c.t.Helper()
	for deadline := time.Now().Add(awaitLimit); ; {
		id := c.send(action)
		got := get(c.await(end, "ActionID", id), header)
		if got == value {
			return
		}
		if time.Now().After(deadline) {
			c.t.Fatalf("%s still ends with %s: %s", action, header, got)
		}
	}
}

// untilItem sends an action until its list has an item with the given pairs of
// header and value.
func (c *conversation) untilItem(action, end, item string, headers ...string) {
	c.t.Helper()
	for deadline := time.Now().Add(awaitLimit); ; {
		id := c.send(action)
		c.await(end, "ActionID", id)
		for _, msg := range c.all[c.since:] {
			fits := string(msg.Type()) == item && get(msg, "ActionID") == id
			for i := 0; i < len(headers); i += 2 {
				fits = fits && get(msg, headers[i]) == headers[i+1]
			}
			if fits {
				return
			}
		}
		if time.Now().After(deadline) {
			c.t.Fatalf("%s has no %s with %q, but %s", action, item, headers, c.came())
		}
	}
}

// hangup ends a channel, if it still is there.
func (c *conversation) hangup(uniqueID string) {
	c.t.Helper()
	c.reply(c.send("Hangup", "Channel", uniqueID))
}

// get returns the value of the first header of a name, "" if there is none.
func get(msg wire.Message, name string) string {
	value, _ := msg.Get(name)
	return string(value)
}

// came returns what came in the present scene, in short.
func (c *conversation) came() string {
	var b strings.Builder
	for _, msg := range c.all[c.since:] {
		b.Write(msg.Type())
		for _, name := range []string{"Uniqueid", "Application", "AppData", "DialStatus", "Message"} {
			if value := get(msg, name); value != "" {
				b.WriteString(" " + value)
			}
		}
		b.WriteString("; ")
	}
	return b.String()
}
