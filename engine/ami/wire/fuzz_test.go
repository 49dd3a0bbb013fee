package wire_test

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/astergate/astergate/engine/ami/wire"
)

// FuzzReader: no input makes the reader panic, exceed its limits, or depend on
// how the bytes arrive; what it read, written again, is read the same.
func FuzzReader(f *testing.F) {
	for _, c := range readerCases {
		f.Add([]byte(c.in), uint16(7))
	}
	raw, _ := events(f)
	f.Add(raw, uint16(1000))
	f.Fuzz(func(t *testing.T, in []byte, size uint16) {
		limits := wire.Limits{MaxMessage: 4096, MaxHeaders: 64}
		r := wire.NewReader(bytes.NewReader(in), limits)
		total := 0
		for {
			m, err := r.Next()
			if err != nil {
				var syntax *wire.SyntaxError
				if !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.As(err, &syntax) {
					t.Fatalf("error = %v", err)
				}
				break
			}
			total += len(m.Raw())
			if m.Len() == 0 || m.Len() > limits.MaxHeaders || len(m.Raw()) > limits.MaxMessage || total > len(in) {
				t.Fatalf("%d headers in %d bytes", m.Len(), len(m.Raw()))
			}
			checkMessage(t, m)
		}
		whole := read(bytes.NewReader(in))
		if split := read(&splitReader{b: in, sizes: []int{int(size)%4096 + 1, 1, 2}}); !split.equal(whole) {
			t.Fatal("depends on how the bytes arrive")
		}
	})
}

func checkMessage(t *testing.T, m wire.Message) {
	again, ok := wire.NewMessage(m.Raw())
	if !ok || again.Kind() != m.Kind() || !equalHeaders(spell(again).headers, spell(m).headers) {
		t.Fatalf("raw is not the message: %q", m.Raw())
	}
	if m.Kind() == wire.KindResponse && wire.EqualName(m.Type(), "Follows") {
		return // AppendMessage writes no raw command output
	}
	want := spell(m)
	got := read(bytes.NewReader(wire.AppendMessage(nil, want.headers)))
	if !errors.Is(got.err, io.EOF) || len(got.msgs) != 1 || got.msgs[0].kind != want.kind || !equalHeaders(got.msgs[0].headers, want.headers) {
		t.Fatalf("%q is read as %+v", want.headers, got.msgs)
	}
}

// asterisk reads actions as main/manager.c does: get_input takes lines out of a
// buffer of 1025 bytes, of which the last is for the closing NUL; do_message
// collects up to 128 of them until an empty one.
type asterisk struct {
	messages [][]string
	errors   []string
}

func (a *asterisk) read(in []byte, chunk int) {
	const maxLen = 1024
	var (
		buf     []byte
		lines   []string
		loss    bool
		tooLong bool
	)
	for {
		if i := bytes.IndexByte(buf, '\n'); i >= 0 {
			line := string(buf[:i])
			if i > 0 && line[i-1] == '\r' {
				line = line[:i-1]
			}
			line, _, _ = strings.Cut(line, "\x00")
			buf = buf[i+1:]
			switch {
			case line != "" && len(lines) < 128:
				lines = append(lines, line)
				continue
			case line != "":
				loss = true
				continue
			case loss:
				a.errors = append(a.errors, "too many lines")
			case tooLong:
				a.errors = append(a.errors, "line too long")
			default:
				a.messages = append(a.messages, lines)
			}
			tooLong = tooLong && loss
			lines, loss = nil, false
			continue
		}
		if len(buf) >= maxLen {
			buf = buf[len(buf)-1:]
			tooLong = true
		}
		n := min(chunk, maxLen-len(buf), len(in))
		if n == 0 {
			return
		}
		buf = append(buf, in[:n]...)
		in = in[n:]
	}
}

// FuzzAppendAction: whatever AppendAction accepts, Asterisk reads as one
// message with these lines.
func FuzzAppendAction(f *testing.F) {
	f.Add("Ping", "id", "A", "b", "C", "d", uint8(0), uint16(0), uint16(1))
	f.Add("Setvar", "", "Variable", "x", "Value", "a\\\"b,c", uint8(3), uint16(1015), uint16(100))
	f.Add("Originate", "x", "Action", "y", "X\r\nAction", "z\nAction: Logoff", uint8(126), uint16(1016), uint16(2000))
	f.Add("Ping", "id", "A", "Action: Logoff", "A", " ", uint8(124), uint16(1013), uint16(1023))
	f.Fuzz(func(t *testing.T, action, id, n1, v1, n2, v2 string, repeat uint8, pad, chunk uint16) {
		headers := []wire.Header{{Name: n1, Value: strings.Repeat("p", int(pad)%1100) + v1}, {Name: n2, Value: v2}}
		for range repeat {
			headers = append(headers, wire.Header{Name: "Variable", Value: v1})
		}
		out, err := wire.AppendAction(nil, action, id, headers)
		if err != nil {
			var input *wire.InputError
			if !errors.As(err, &input) || len(out) != 0 || len(err.Error()) > 1000 {
				t.Fatalf("%q, %v", out, err)
			}
			return
		}
		want := []string{"Action: " + action}
		if id != "" {
			want = append(want, "ActionID: "+id)
		}
		for _, h := range headers {
			want = append(want, h.Name+": "+h.Value)
		}
		var a asterisk
		a.read(append(out, "Action: Next\r\n\r\n"...), int(chunk)%1024+1)
		if len(a.errors) != 0 || len(a.messages) != 2 || len(a.messages[1]) != 1 || a.messages[1][0] != "Action: Next" {
			t.Fatalf("read as %q, errors %q", a.messages, a.errors)
		}
		got := a.messages[0]
		if len(got) != len(want) {
			t.Fatalf("read as %q, want %q", got, want)
		}
		for i := range want {
			if got[i] != want[i] {
				t.Fatalf("line %d read as %q, want %q", i+1, got[i], want[i])
			}
		}
		for _, line := range got[1:] {
			if len(line) >= 7 && wire.EqualName(line[:7], "Action:") {
				t.Fatalf("second action in %q", got)
			}
		}
	})
}

// The model itself: what was measured on 16 and 22 must come out of it.
func TestModelOfAsterisk(t *testing.T) {
	line := func(n int) string { return "Value: " + strings.Repeat("x", n-7) + "\r\n" }
	for _, c := range []struct {
		name     string
		in       string
		messages int
		last     string
		errors   int
	}{
		{"1022", "Action: A\r\n" + line(1022) + "Action: B\r\n\r\n", 1, "Action: A", 0},
		{"1023: the tail is executed", "Action: A\r\n" + line(1023) + "Action: B\r\n\r\n", 1, "Action: B", 1},
		{"1024: only an error", "Action: A\r\n" + line(1024) + "Action: B\r\n\r\n", 0, "", 1},
		{"4000: only an error", "Action: A\r\n" + line(4000) + "Action: B\r\n\r\n", 0, "", 1},
		{"128 lines", "Action: A\r\n" + strings.Repeat("a: b\r\n", 127) + "\r\n", 1, "Action: A", 0},
		{"129 lines", "Action: A\r\n" + strings.Repeat("a: b\r\n", 128) + "\r\n", 0, "", 1},
	} {
		for _, chunk := range []int{1, 7, 1000, 5000} {
			var a asterisk
			a.read([]byte(c.in), chunk)
			if len(a.messages) != c.messages || len(a.errors) != c.errors ||
				c.last != "" && a.messages[len(a.messages)-1][0] != c.last {
				t.Errorf("%s, %d bytes a read: %d messages, errors %q", c.name, chunk, len(a.messages), a.errors)
			}
		}
	}
}
