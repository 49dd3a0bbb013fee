package simulator

import (
	"fmt"
	"time"
)

// What the other side of a channel sends it, keys and texts, and the commands of AGI
// that wait for texts (main/channel.c, ast_recvtext). Only AGI listens; nothing is
// heard that came before the command that listens.

// A frame is a key or a text from the other side.
type frame struct {
	digit byte // 0 for a text
	text  string
}

// hear gives the channel a frame.
func (c *channel) hear(f frame) {
	c.frames = append(c.frames, f)
	c.poke()
}

func actionPlayDTMF(ss *session, r *request) answer {
	c := ss.sim.findChannel(r.get("Channel"))
	digit := r.get("Digit")
	switch {
	case c == nil:
		return fail(r, "Channel not found")
	case digit == "":
		return fail(r, "No digit specified")
	}
	if c.peer != nil {
		c.peer.hear(frame{digit: digit[0]})
	}
	return ack(r, "DTMF successfully queued")
}

func actionSendText(ss *session, r *request) answer {
	c := ss.sim.findChannel(r.get("Channel"))
	text := r.get("Message")
	switch {
	case text == "":
		return fail(r, "No Message specified")
	case c == nil:
		return fail(r, "No such channel")
	}
	if c.peer != nil {
		c.peer.hear(frame{text: text})
	}
	return ack(r, "Success")
}

// receive waits for a text. Without time left it does not even look.
func (r *agiRun) receive(timeout string) (string, bool) {
	ms, _ := scanInt(timeout)
	r.c.frames = nil
	if ms == 0 {
		return "", false
	}
	var expired <-chan time.Time = make(chan time.Time) // never
	if ms > 0 {
		timer := time.NewTimer(time.Duration(ms) * time.Millisecond)
		defer timer.Stop()
		expired = timer.C
	}
	for {
		for len(r.c.frames) > 0 {
			f := r.c.frames[0]
			r.c.frames = r.c.frames[1:]
			if f.digit == 0 {
				return f.text, true
			}
		}
		if r.wait(expired, false) != agiHeard {
			return "", false
		}
	}
}

// receiveText answers -1 for a timeout as for a hangup.
func (r *agiRun) receiveText(args []string) agiResult {
	text, ok := r.receive(args[0])
	if !ok {
		return r.reply(-1)
	}
	return r.reply(1, "("+text+")")
}

// receiveChar takes the first byte, and says hangup when the time was over.
func (r *agiRun) receiveChar(args []string) agiResult {
	text, ok := r.receive(args[0])
	switch {
	case !ok:
		r.reply(-1, "(hangup)")
		return agiFailed
	case text == "":
		return r.reply(0, "(timeout)")
	}
	return r.reply(fmt.Sprint(text[0]))
}
