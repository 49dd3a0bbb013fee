package simulator

import (
	"bytes"
	"strings"
)

// How Asterisk reads actions (main/manager.c get_input and do_message): lines
// are taken out of a buffer of 1024 bytes, CRLF or LF ends them, a NUL cuts
// them, an empty one ends the message. When the buffer is full without a line
// end all of it but the last byte is thrown away and the message is marked as
// bad; if that byte is the CR of a CRLF, the LF that follows makes an empty
// line, the error is sent at once, and the rest of the message is read as a new
// one. Measured on 16 and 22.

const (
	inputBuffer = 1024 // sizeof(inbuf) - 1
	maxLines    = 128  // AST_MAX_MANHEADERS

	maxRaw = 1 << 20 // bytes of one message kept for Received
)

type verdict uint8

const (
	verdictOK verdict = iota
	verdictLineTooLong
	verdictTooManyLines
)

// request is one message as Asterisk has read it.
type request struct {
	lines   []string
	raw     []byte
	verdict verdict
}

// get is astman_get_header: the first line of that name, without leading
// blanks.
func (r *request) get(name string) string {
	return r.find(name, false)
}

// action is the action's name: the first Action that is not empty.
func (r *request) action() string {
	return r.find("Action", true)
}

func (r *request) find(name string, skipEmpty bool) string {
	for _, line := range r.lines {
		if value, ok := lineValue(line, name); ok && (value != "" || !skipEmpty) {
			return value
		}
	}
	return ""
}

// all returns every value of a name, in order.
func (r *request) all(name string) []string {
	var values []string
	for _, line := range r.lines {
		if value, ok := lineValue(line, name); ok {
			values = append(values, value)
		}
	}
	return values
}

func (r *request) id() string { return r.get("ActionID") }

func lineValue(line, name string) (string, bool) {
	if len(line) <= len(name) || line[len(name)] != ':' || !strings.EqualFold(line[:len(name)], name) {
		return "", false
	}
	return strings.TrimLeftFunc(line[len(name)+1:], func(r rune) bool { return r < 33 }), true
}

// input collects lines into requests. Its zero value is ready.
type input struct {
	buf     []byte
	raw     []byte
	lines   []string
	tooLong bool
	loss    bool
}

// room is how many bytes may be fed now.
func (in *input) room() int { return inputBuffer - len(in.buf) }

// feed adds bytes read, at most room of them.
func (in *input) feed(b []byte) { in.buf = append(in.buf, b...) }

// next takes the next complete request out of the buffer, or reports that more
// bytes are needed.
func (in *input) next() (request, bool) {
	for {
		i := bytes.IndexByte(in.buf, '\n')
		if i < 0 {
			if len(in.buf) >= inputBuffer {
				last := len(in.buf) - 1
				if len(in.raw) < maxRaw {
					in.raw = append(in.raw, in.buf[:last]...)
				}
				in.buf = append(in.buf[:0], in.buf[last])
				in.tooLong = true
			}
			return request{}, false
		}
		line := strings.TrimSuffix(string(in.buf[:i]), "\r")
		line, _, _ = strings.Cut(line, "\x00")
		if len(in.raw) < maxRaw {
			in.raw = append(in.raw, in.buf[:i+1]...)
		}
		in.buf = append(in.buf[:0], in.buf[i+1:]...)

		switch {
		case line == "":
			return in.take(), true
		case len(in.lines) < maxLines:
			in.lines = append(in.lines, line)
		default:
			in.loss = true
		}
	}
}

func (in *input) take() request {
	r := request{lines: in.lines, raw: in.raw}
	switch {
	case in.loss:
		r.verdict = verdictTooManyLines // the mark of a long line stays for the next message
	case in.tooLong:
		r.verdict = verdictLineTooLong
		in.tooLong = false
	}
	in.lines, in.raw, in.loss = nil, nil, false
	return r
}
