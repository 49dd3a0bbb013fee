package call_test

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

// awaitLimit bounds the wait for what must come.
const awaitLimit = 30 * time.Second

// A conversation is a manager session with a real Asterisk. All that was sent
// and came in the present scene is kept, and goes to a tracker as it comes.
type conversation struct {
	t      *testing.T
	server *asterisktest.Server
	phone  *phone
	http   string // host:port of the server's REST interface
	conn   net.Conn
	r      *wire.Reader
	n      int // actions sent
	// Of the present scene:
	name string
	all  []wire.Message // what came
	raw  []byte         // what was sent and what came
	feed *feed
}

// converse opens a session and logs in.
func converse(t *testing.T, server *asterisktest.Server) *conversation {
	t.Helper()
	conn, err := (&net.Dialer{}).DialContext(t.Context(), "tcp", server.AMIAddr)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close() })
	c := &conversation{t: t, server: server, conn: conn, r: wire.NewReader(conn, wire.Limits{}), feed: newFeed()}
	if _, err := c.r.Banner(); err != nil {
		t.Fatal(err)
	}
	user := server.Users[0]
	c.do("Login", "Username", user.Name, "Secret", user.Secret)
	return c
}

// begin starts a scene.
func (c *conversation) begin(t *testing.T, name string) {
	c.t, c.name = t, name
	if c.phone != nil {
		c.phone.begin(t)
	}
	c.all, c.raw, c.feed = nil, nil, newFeed()
	c.feed.at = time.Now()
}

// end waits until all calls of the scene are over and their Originates answered,
// and then for what Asterisk has still to say.
func (c *conversation) end() {
	c.t.Helper()
	deadline := time.Now().Add(awaitLimit)
	for !c.feed.settled() {
		if c.next(time.Now().Add(100 * time.Millisecond)) {
			continue
		}
		c.feed.at = time.Now() // a grace ends without an event
		if time.Now().After(deadline) {
			c.t.Fatalf("there are still calls:\n%s\nand these events came: %s", c.feed.describe(), c.came())
		}
	}
	c.do("Ping")
}

// send sends an action with pairs of header and value, and returns its ActionID.
func (c *conversation) send(action string, headers ...string) string {
	c.t.Helper()
	var hs []wire.Header
	for i := 0; i < len(headers); i += 2 {
		hs = append(hs, wire.Header{Name: headers[i], Value: headers[i+1]})
	}
	c.n++
	id := fmt.Sprintf("scene-%d", c.n)
	b, err := wire.AppendAction(nil, action, id, hs)
	if err != nil {
		c.t.Fatal(err)
	}
	c.keep(b)
	if _, err := c.conn.Write(b); err != nil {
		c.t.Fatal(err)
	}
	return id
}

// keep records a block and gives it to the tracker.
func (c *conversation) keep(raw []byte) wire.Message {
	c.t.Helper()
	msg, ok := wire.NewMessage(raw)
	if !ok {
		c.t.Fatalf("%q is not one block", raw)
	}
	if string(msg.Type()) == "Login" || string(msg.Type()) == "Ping" {
		return msg
	}
	c.raw = append(c.raw, raw...)
	c.feed.take(msg)
	return msg
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
	c.all = append(c.all, c.keep(msg.Raw()))
	return true
}

// find returns the scene's first message that fits, and reads until it comes.
func (c *conversation) find(what string, fits func(wire.Message) bool) wire.Message {
	c.t.Helper()
	deadline := time.Now().Add(awaitLimit)
	for i := 0; ; i++ {
		if i == len(c.all) && !c.next(deadline) {
			c.t.Fatalf("no %s came, but %s", what, c.came())
		}
		if fits(c.all[i]) {
			return c.all[i]
		}
	}
}

// await returns the scene's first event of a name with the given pairs of
// header and value. A value that ends in * is a prefix.
func (c *conversation) await(event string, headers ...string) wire.Message {
	c.t.Helper()
	return c.find(fmt.Sprint(event, headers), func(msg wire.Message) bool {
		if msg.Kind() != wire.KindEvent || string(msg.Type()) != event {
			return false
		}
		for i := 0; i < len(headers); i += 2 {
			got := get(msg, headers[i])
			prefix, isPrefix := strings.CutSuffix(headers[i+1], "*")
			if isPrefix && !strings.HasPrefix(got, prefix) || !isPrefix && got != headers[i+1] {
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
func (c *conversation) do(action string, headers ...string) wire.Message {
	c.t.Helper()
	reply := c.reply(c.send(action, headers...))
	if string(reply.Type()) == "Error" {
		c.t.Errorf("%s %q: %s", action, headers, reply.Raw())
	}
	return reply
}

// originate makes a call as CallService does: announced, with ChannelIds and the
// tracking variable. Its id is the scene's name and id, its channels' Uniqueids
// that with -1 and -2.
func (c *conversation) originate(id, channel string, headers ...string) string {
	c.t.Helper()
	action := c.send("Originate", c.originateHeaders(id, channel, headers...)...)
	c.reply(action)
	return c.name + "-" + id
}

// originateHeaders are those of an Originate. Without more headers than a channel
// the call waits when it is answered.
func (c *conversation) originateHeaders(id, channel string, headers ...string) []string {
	call := c.name + "-" + id
	all := []string{"Channel", channel, "ChannelId", call + "-1", "Variable", trackingVariable + "=" + call}
	if strings.HasPrefix(channel, "Local/") {
		all = append(all, "OtherChannelId", call+"-2")
	}
	given := make(map[string]bool)
	for i := 0; i < len(headers); i += 2 {
		given[headers[i]] = true
	}
	if !given["Async"] {
		all = append(all, "Async", "true")
	}
	if !given["Timeout"] {
		all = append(all, "Timeout", "20000")
	}
	if !given["Application"] && !given["Exten"] {
		all = append(all, "Application", "Wait", "Data", "60")
	}
	return append(all, headers...)
}

// hangup ends a channel, if it still is there.
func (c *conversation) hangup(uniqueID string, headers ...string) {
	c.t.Helper()
	c.reply(c.send("Hangup", append([]string{"Channel", uniqueID}, headers...)...))
}

// bridged waits for a channel to be in a bridge with another, and returns the
// event of the second to enter.
func (c *conversation) bridged(headers ...string) wire.Message {
	c.t.Helper()
	return c.await("BridgeEnter", append([]string{"BridgeNumChannels", "2"}, headers...)...)
}

// keys presses keys of a channel, each when Asterisk has read the one before, and
// again if it is lost, as those are that come while a prompt begins.
func (c *conversation) keys(channel, digits string) {
	c.t.Helper()
	deadline := time.Now().Add(awaitLimit)
	for _, digit := range digits {
		for read := c.pressed(channel); c.pressed(channel) == read; {
			if time.Now().After(deadline) {
				c.t.Fatalf("key %c of %s is not read, but %s", digit, digits, c.came())
			}
			c.do("PlayDTMF", "Channel", channel, "Digit", string(digit), "Receive", "true", "Duration", "100")
			for again := time.Now().Add(4 * time.Second); time.Now().Before(again) && c.pressed(channel) == read; {
				c.next(again)
			}
		}
		// Asterisk takes a key that follows within 45 ms for the echo of the last.
		for end := time.Now().Add(100 * time.Millisecond); time.Now().Before(end); {
			c.next(end)
		}
	}
}

// pressed counts the keys that Asterisk has read from a channel.
func (c *conversation) pressed(channel string) (n int) {
	for _, msg := range c.all {
		if string(msg.Type()) == "DTMFEnd" && get(msg, "Channel") == channel {
			n++
		}
	}
	return n
}

// get returns the value of the first header of a name, "" if there is none.
func get(msg wire.Message, name string) string {
	value, _ := msg.Get(name)
	return string(value)
}

// came returns what came in the present scene, in short.
func (c *conversation) came() string {
	var b strings.Builder
	for _, msg := range c.all {
		switch string(msg.Type()) {
		case "VarSet", "Newexten":
			continue
		}
		b.Write(msg.Type())
		for _, name := range []string{"Channel", "Uniqueid", "DestUniqueid", "DialStatus", "Cause", "Message"} {
			if value := get(msg, name); value != "" {
				b.WriteString(" " + value)
			}
		}
		b.WriteString(";\n ")
	}
	return b.String()
}
