package wire_test

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/astergate/astergate/engine/ami/wire"
	"pgregory.net/rapid"
)

// pieces are what streams are put together from: lines and line ends in every
// combination that means something to the reader.
var pieces = []string{
	"\r", "\n", "\r\n", "\r\n\r\n", "\n\n", "\n\r\n\r\n", "\r\n\n", ":", " ", "\x00", "\xfc",
	"Event: A", "Event: Hangup\r\nCause: 16\r\n\r\n", "Response: Success\r\n", "Response: Follows\r\n", "response:Follows\n",
	"Privilege: Command\r\n", "ActionID: x\r\n", "ActionID: x\n", "Output: ", "Value: a\nb", "text", "Name:x", "Name:  x ",
	"--END COMMAND--", "--END COMMAND--\r\n\r\n", "--END COMMAND--\n\n", strings.Repeat("long", 30_000),
}

func drawStream(t *rapid.T) []byte {
	return []byte(strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 60).Draw(t, "stream"), ""))
}

// splitReader hands out a stream in reads of the sizes given, over and over.
type splitReader struct {
	b     []byte
	sizes []int
	i     int
}

func (s *splitReader) Read(p []byte) (int, error) {
	if len(s.b) == 0 {
		return 0, io.EOF
	}
	n := copy(p, s.b[:min(len(s.b), s.sizes[s.i%len(s.sizes)])])
	s.i++
	s.b = s.b[n:]
	return n, nil
}

type result struct {
	raw  []string
	msgs []block
	err  error
}

func read(r io.Reader) result {
	var res result
	for rd := wire.NewReader(r, wire.Limits{}); ; {
		m, err := rd.Next()
		if err != nil {
			res.err = err
			return res
		}
		res.raw = append(res.raw, string(m.Raw()))
		res.msgs = append(res.msgs, spell(m))
	}
}

func (r result) equal(o result) bool {
	var one, other *wire.SyntaxError
	same := errors.Is(r.err, o.err) || errors.As(r.err, &one) && errors.As(o.err, &other) && one.Rule == other.Rule
	if !same || len(r.msgs) != len(o.msgs) {
		return false
	}
	for i := range r.msgs {
		if r.raw[i] != o.raw[i] || r.msgs[i].kind != o.msgs[i].kind || !equalHeaders(r.msgs[i].headers, o.msgs[i].headers) {
			return false
		}
	}
	return true
}

// How the network splits a stream into reads must not matter.
func TestAnySplit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		stream := drawStream(t)
		whole := read(bytes.NewReader(stream))
		sizes := rapid.SliceOfN(rapid.OneOf(rapid.IntRange(1, 9), rapid.IntRange(10, 100_000)), 1, 20).Draw(t, "sizes")
		if got := read(&splitReader{b: stream, sizes: sizes}); !got.equal(whole) {
			t.Fatalf("split: %d messages, %v\nwhole: %d messages, %v\n%.200q", len(got.msgs), got.err, len(whole.msgs), whole.err, stream)
		}
	})
}

// Every byte is in a message, in order, or is a blank line between messages.
func TestNothingLost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rest := string(drawStream(t))
		for _, raw := range read(strings.NewReader(rest)).raw {
			i := strings.Index(rest, raw)
			if i < 0 || strings.Trim(rest[:i], "\r\n") != "" {
				t.Fatalf("%q is not next in %.200q", raw, rest)
			}
			rest = rest[i+len(raw):]
		}
	})
}

// What AppendMessage wrote is read as the same headers.
func TestRoundTrip(t *testing.T) {
	header := rapid.Custom(func(t *rapid.T) wire.Header {
		return wire.Header{
			Name:  rapid.StringMatching(`[A-Za-z_][A-Za-z0-9_ \xff-]{0,20}`).Draw(t, "name"),
			Value: rapid.StringMatching(`[^\r\n\x00]{0,40}`).Draw(t, "value"),
		}
	})
	rapid.Check(t, func(t *rapid.T) {
		var stream []byte
		var want [][]wire.Header
		for range rapid.IntRange(1, 5).Draw(t, "messages") {
			headers := rapid.SliceOfN(header, 1, 40).Draw(t, "headers")
			if wire.EqualName(headers[0].Name, "Response") && wire.EqualName(headers[0].Value, "Follows") {
				t.Skip("needs an end marker")
			}
			want = append(want, headers)
			stream = wire.AppendMessage(stream, headers)
		}
		got := read(bytes.NewReader(stream))
		if !errors.Is(got.err, io.EOF) || len(got.msgs) != len(want) {
			t.Fatalf("%d messages, %v", len(got.msgs), got.err)
		}
		for i := range want {
			if !equalHeaders(got.msgs[i].headers, want[i]) {
				t.Fatalf("message %d: %q, want %q", i+1, got.msgs[i].headers, want[i])
			}
		}
	})
}
