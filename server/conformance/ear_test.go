package conformance

import (
	"bytes"
	"slices"
	"strings"
	"sync"
	"testing"
)

// heard is one message as Asterisk took it from its socket.
type heard struct {
	lines []string
	fault string // why Asterisk would not run it; empty if it would
}

// value is the first header of a name, which is the one that Asterisk uses.
func (m heard) value(name string) string {
	for _, line := range m.lines {
		if key, value, ok := strings.Cut(line, ":"); ok && strings.EqualFold(key, name) {
			return strings.TrimLeft(value, " ")
		}
	}
	return ""
}

// ear reads one connection as Asterisk does (main/manager.c, get_input and
// do_message), and shares no code with the product: what is judged by it would
// otherwise be judged by itself. Its oddities are Asterisk's: a buffer of 1024
// bytes must hold a line with its end; what is too long is given up at the next
// line end, and the lines behind it begin a new message; a NUL ends a line's
// text, not the line.
type ear struct {
	buffer  []byte
	tooLong bool
	lines   []string
	lost    bool
}

const (
	earBuffer = 1024 // sizeof(inbuf) - 1
	earLines  = 128  // AST_MAX_MANHEADERS
)

// hear takes bytes in whatever pieces they come and passes on the messages.
func (e *ear) hear(p []byte, message func(heard)) {
	for _, c := range p {
		e.buffer = append(e.buffer, c)
		switch {
		case c == '\n':
			line := bytes.TrimSuffix(e.buffer[:len(e.buffer)-1], []byte("\r"))
			line, _, _ = bytes.Cut(line, []byte{0})
			text := string(line)
			e.buffer = e.buffer[:0]
			e.line(text, message)
		case len(e.buffer) == earBuffer:
			e.buffer = append(e.buffer[:0], c)
			e.tooLong = true
		}
	}
}

func (e *ear) line(text string, message func(heard)) {
	fault := ""
	switch {
	case e.tooLong:
		fault = "line too long"
	case text != "" && len(e.lines) < earLines:
		e.lines = append(e.lines, text)
		return
	case text != "":
		e.lost = true
		return
	case e.lost:
		fault = "too many lines"
	case len(e.lines) == 0:
		fault = "missing action"
	}
	message(heard{e.lines, fault})
	e.lines, e.tooLong, e.lost = nil, false, false
}

// rest is what no message has taken yet.
func (e *ear) rest() int { return len(e.buffer) + len(e.lines) }

// record is what left for Asterisk on all sessions, from their logins on.
type record struct {
	mu       sync.Mutex // guards what follows
	messages []heard
	ears     []*ear
}

// listen returns the ear of a new connection: it writes down each message and
// then passes it on.
func (r *record) listen(pass func(heard)) (hear func([]byte)) {
	e, known := &ear{}, false
	r.mu.Lock()
	r.ears = append(r.ears, e)
	r.mu.Unlock()
	return func(p []byte) {
		var got []heard
		r.mu.Lock()
		e.hear(p, func(m heard) {
			got = append(got, m)
			if known {
				r.messages = append(r.messages, m)
			}
			known = known || m.value("Action") == "Login"
		})
		r.mu.Unlock()
		for _, m := range got {
			pass(m)
		}
	}
}

// take returns the messages since the last time.
func (r *record) take() []heard {
	r.mu.Lock()
	defer r.mu.Unlock()
	got := r.messages
	r.messages = nil
	return got
}

// wantNothing fails if anything at all has left for Asterisk.
func (r *record) wantNothing(t testing.TB, because string) {
	t.Helper()
	for _, m := range r.take() {
		t.Errorf("%s: Asterisk got %q", because, m.lines)
	}
	r.wantNoRest(t)
}

func (r *record) wantNoRest(t testing.TB) {
	t.Helper()
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, e := range r.ears {
		if e.rest() != 0 {
			t.Errorf("an unfinished message: %q %q", e.lines, e.buffer)
		}
	}
}

// The model of Asterisk's reader is as strict as Asterisk was measured to be.
func TestEar(t *testing.T) {
	long := func(n int) string { return "A: " + strings.Repeat("x", n-len("A: ")) }
	for _, tt := range []struct {
		text string
		want []heard
	}{
		{"Action: Ping\r\n\r\n", []heard{{[]string{"Action: Ping"}, ""}}},
		{"Action: Ping\n\n", []heard{{[]string{"Action: Ping"}, ""}}},
		{"A: 1\r\r\nB\r2\r\n\r\n", []heard{{[]string{"A: 1\r", "B\r2"}, ""}}},
		{"A: 1\x00B: 2\r\n\r\n", []heard{{[]string{"A: 1"}, ""}}},
		{"A: 1\r\n\x00\r\n", []heard{{[]string{"A: 1"}, ""}}},
		{"\r\n", []heard{{nil, "missing action"}}},
		{long(1022) + "\r\n\r\n", []heard{{[]string{long(1022)}, ""}}},
		{"A: 1\r\n" + long(1023) + "\r\nAction: B\r\n\r\n", []heard{{[]string{"A: 1"}, "line too long"}, {[]string{"Action: B"}, ""}}},
		{long(1024) + "\r\nB: 2\r\n\r\n", []heard{{nil, "line too long"}, {[]string{"B: 2"}, ""}}},
		{strings.Repeat("A: 1\r\n", 128) + "\r\n", []heard{{slices.Repeat([]string{"A: 1"}, 128), ""}}},
		{strings.Repeat("A: 1\r\n", 129) + "\r\n", []heard{{slices.Repeat([]string{"A: 1"}, 128), "too many lines"}}},
	} {
		for _, piece := range []int{1, 7, 1 << 20} {
			var got []heard
			e := &ear{}
			for text := []byte(tt.text); len(text) > 0; {
				n := min(piece, len(text))
				e.hear(text[:n], func(m heard) { got = append(got, m) })
				text = text[n:]
			}
			if !slices.EqualFunc(got, tt.want, func(a, b heard) bool { return a.fault == b.fault && slices.Equal(a.lines, b.lines) }) || e.rest() != 0 {
				t.Errorf("%.80q in pieces of %d: %.300q, want %.300q", tt.text, piece, got, tt.want)
			}
		}
	}
}
