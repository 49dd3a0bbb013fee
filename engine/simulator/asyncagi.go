package simulator

import (
	"bytes"
	"net"
	"strings"
	"time"
)

// AGI(agi:async) and the action AGI (res/res_agi.c, launch_asyncagi), as measured
// on 22.10.1 and 16.28.0. Imitated: the pipe that is read 1,024 bytes at a time,
// behind the environment and behind each command, and whose rest heads the next
// answer; the encoding and where it is cut; the queue, which stays with the
// channel; that a failed command ends it, and a hangup at once. Not imitated: that
// a command may wait 100 ms for its turn.

const (
	asyncRead    = 1024
	asyncEncoded = 2048
)

// asyncCommand waits in a channel's queue.
type asyncCommand struct{ line, id string }

// pipe is what AsyncAGI's commands write into. One goroutine uses it.
type pipe struct {
	net.Conn // nil: only what is below is called
	buffered bytes.Buffer
}

func (p *pipe) Write(b []byte) (int, error)      { return p.buffered.Write(b) }
func (p *pipe) SetWriteDeadline(time.Time) error { return nil }

// serveAsync has the channel in AsyncAGI and returns AGISTATUS. It has the lock.
func (a AGI) serveAsync(c *channel) string {
	c.inAsync = true
	p := &pipe{}
	r := &agiRun{c: c, step: a, conn: p, started: time.Now(), limit: 8192, async: true}
	r.environment("async", "")
	c.sim.channelEvent("AsyncAGIStart", classAGI, c, "Env", encodeURI(p.buffered.Next(asyncRead)))
	status := r.asyncLoop(p)
	if !c.sim.closed {
		c.sim.channelEvent("AsyncAGIEnd", classAGI, c)
	}
	return status
}

func (r *agiRun) asyncLoop(p *pipe) string {
	c := r.c
	for {
		for !c.stopped() && len(c.async) > 0 {
			cmd := c.async[0]
			c.async = c.async[1:]
			r.failed = false
			r.command(cmd.line)
			if c.sim.closed {
				return "HANGUP"
			}
			pairs := []string{"Result", encodeURI(p.buffered.Next(asyncRead))}
			if cmd.id != "" {
				pairs = append([]string{"CommandId", cmd.id}, pairs...)
			}
			c.sim.channelEvent("AsyncAGIExec", classAGI, c, pairs...)
			switch {
			case r.broken:
				return "SUCCESS"
			case r.failed:
				return "FAILURE"
			}
		}
		if c.stopped() {
			return "HANGUP"
		}
		c.sim.block(c.wake, nil)
	}
}

func (r *agiRun) asyncBreak([]string) agiResult {
	r.reply(0)
	r.broken = r.async
	return agiOK
}

// encodeURI is ast_uri_encode with ast_uri_http.
func encodeURI(text []byte) string {
	const plain = "-_.!~*'()0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for _, c := range text {
		switch {
		case b.Len() >= asyncEncoded-1:
			return b.String()
		case strings.IndexByte(plain, c) >= 0:
			b.WriteByte(c)
		case b.Len() >= asyncEncoded-3:
			return b.String()
		default:
			b.Write([]byte{'%', hex[c>>4], hex[c&15]})
		}
	}
	return b.String()
}

func actionAGI(ss *session, r *request) answer {
	name, command := r.get("Channel"), r.get("Command")
	if name == "" || command == "" {
		return fail(r, "Both, Channel and Command are *required*")
	}
	c := ss.sim.findChannel(name)
	switch {
	case c == nil:
		return fail(r, "Channel "+name+" does not exist.")
	case !c.inAsync:
		return fail(r, "Failed to add AGI command to channel "+c.name+" queue")
	}
	c.async = append(c.async, asyncCommand{command, r.get("CommandID")})
	c.poke()
	return ack(r, "Added AGI command to queue")
}
