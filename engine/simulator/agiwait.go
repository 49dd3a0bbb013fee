package simulator

import (
	"bytes"
	"strings"
	"time"
)

// What a session waits for, and how it takes lines (res/res_agi.c run_agi, with
// fgets on a socket, and ast_waitstream_full).

type agiEvent int

const (
	agiSpoken  agiEvent = iota // bytes from the client, or the end of the stream
	agiPressed                 // a key
	agiTimeout
	agiHeard   // something from the other side
	agiStopped // the channel is to end or to go elsewhere
	agiClosing // the simulator closes
)

// wait gives the lock up until something happens: bytes, if watch is set, or the
// timer, or a stop of the channel, unless that is known already. Who has a timer
// listens to the other side as well.
func (r *agiRun) wait(timer <-chan time.Time, watch bool) agiEvent {
	c := r.c
	chunks := r.chunks
	if !watch {
		chunks = nil
	} else if r.eof {
		return agiSpoken
	}
	for {
		switch {
		case c.sim.closed:
			return agiClosing
		case !r.dead && c.stopped():
			return agiStopped
		case len(c.frames) > 0 && timer != nil:
			return agiHeard
		}
		c.sim.mu.Unlock()
		select {
		case chunk, ok := <-chunks:
			c.sim.mu.Lock()
			r.eof = !ok
			r.buffered = append(r.buffered, chunk...)
			return agiSpoken
		case <-timer:
			c.sim.mu.Lock()
			return agiTimeout
		case <-c.wake:
		case <-c.sim.ctx.Done():
		}
		c.sim.mu.Lock()
	}
}

// line takes a line, of at most a buffer less one byte, from what was read. The
// rest stays where no poll sees it: it is not run before more bytes come.
func (r *agiRun) line() (string, bool) {
	for {
		n := min(len(r.buffered), r.limit-1)
		if i := bytes.IndexByte(r.buffered[:n], '\n'); i >= 0 {
			line := string(r.buffered[:i])
			r.buffered = r.buffered[i+1:]
			return line, true
		}
		if n == r.limit-1 || r.eof {
			line := string(r.buffered[:n])
			r.buffered = r.buffered[n:]
			return line, n > 0
		}
		if why := r.wait(nil, true); why == agiClosing {
			return "", false
		} else if why == agiStopped {
			r.dead = true
			r.send("HANGUP\n")
		}
	}
}

// listen waits for a key of digits, for at most d (for ever if negative). With
// watch it ends when the client speaks.
func (r *agiRun) listen(d time.Duration, digits string, watch bool) (agiEvent, byte) {
	start := time.Now()
	keys := r.step.Keys
	for r.keys < len(keys) && r.started.Add(keys[r.keys].After).Before(start) {
		r.keys++ // nothing waited for it
	}
	r.c.frames = nil
	for {
		var timer *time.Timer
		left := d - time.Since(start)
		key := r.keys < len(keys)
		if key {
			until := time.Until(r.started.Add(keys[r.keys].After))
			if key = d < 0 || until < left; key {
				left = until
			}
		}
		var expired <-chan time.Time = make(chan time.Time) // never
		if d >= 0 || key {
			timer = time.NewTimer(max(left, 0))
			expired = timer.C
		}
		why := r.wait(expired, watch)
		if timer != nil {
			timer.Stop()
		}
		if why == agiHeard {
			f := r.c.frames[0]
			r.c.frames = r.c.frames[1:]
			if f.digit != 0 && strings.IndexByte(digits, f.digit) >= 0 {
				return agiPressed, f.digit
			}
			continue
		}
		if why != agiTimeout || !key {
			return why, 0
		}
		digit := keys[r.keys].Digit
		r.keys++
		if strings.IndexByte(digits, digit) >= 0 {
			return agiPressed, digit
		}
	}
}

// splitAGI takes a line apart as parse_args does: quotes toggle, a backslash
// escapes the next byte inside and outside of them, blanks and tabs split.
func splitAGI(line string) (words []string) {
	const maxWords = 127
	var cur []byte
	quoted, escaped, inside := false, false, false
	for i := 0; i < len(line) && line[i] != 0; i++ {
		b := line[i]
		switch {
		case escaped:
		case b == '"':
			quoted = !quoted
			inside = inside || quoted
			continue
		case b == '\\':
			escaped = true
			continue
		case (b == ' ' || b == '\t') && !quoted:
			if inside && len(words) < maxWords {
				words = append(words, string(cur))
			}
			cur, inside = nil, false
			continue
		}
		cur, inside, escaped = append(cur, b), true, false
	}
	if inside && len(words) < maxWords {
		words = append(words, string(cur))
	}
	return words
}
