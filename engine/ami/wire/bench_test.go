package wire_test

import (
	"bytes"
	"io"
	"os"
	"testing"

	"github.com/astergate/astergate/engine/ami/wire"
)

// events returns the bytes of six everyday events, as on the wire, and their
// number.
func events(t testing.TB) ([]byte, int) {
	t.Helper()
	text, err := os.ReadFile("testdata/events.txt")
	if err != nil {
		t.Fatal(err)
	}
	return bytes.ReplaceAll(text, []byte("\n"), []byte("\r\n")), bytes.Count(text, []byte("\n\n"))
}

// loop repeats b for ever, in reads of at most size bytes.
type loop struct {
	b    []byte
	at   int
	size int
}

func (l *loop) Read(p []byte) (int, error) {
	if len(p) > l.size {
		p = p[:l.size]
	}
	n := copy(p, l.b[l.at:])
	l.at = (l.at + n) % len(l.b)
	return n, nil
}

// BenchmarkNext measures one event; B/op is what it costs in memory, its
// allocation being shared with its neighbours.
func BenchmarkNext(b *testing.B) {
	raw, n := events(b)
	for _, c := range []struct {
		name string
		size int
	}{{"busy", 64 << 10}, {"segment", 1448}, {"single", 439}} {
		b.Run(c.name, func(b *testing.B) {
			r := wire.NewReader(&loop{b: raw, size: c.size}, wire.Limits{})
			b.SetBytes(int64(len(raw) / n))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := r.Next(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkCut measures one event, over the same six.
func BenchmarkCut(b *testing.B) {
	raw, n := events(b)
	var blocks [][]byte
	for _, m := range readAll(b, wire.NewReader(bytes.NewReader(raw), wire.Limits{})) {
		blocks = append(blocks, m.Raw())
	}
	spans := make([]wire.Span, 0, 64)
	b.SetBytes(int64(len(raw) / n))
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		var size int
		if spans, size = wire.Cut(blocks[i], spans[:0]); size == 0 {
			b.Fatal("not a block")
		}
		if i++; i == len(blocks) {
			i = 0
		}
	}
}

// BenchmarkGet looks a header up that stands at the usual place of Linkedid.
func BenchmarkGet(b *testing.B) {
	raw, _ := events(b)
	m, err := wire.NewReader(bytes.NewReader(raw), wire.Limits{}).Next()
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, ok := m.Get("Linkedid"); !ok {
			b.Fatal("not found")
		}
	}
}

func BenchmarkAppendAction(b *testing.B) {
	headers := []wire.Header{
		{Name: "Channel", Value: "PJSIP/200"}, {Name: "Context", Value: "from-internal"}, {Name: "Exten", Value: "100"},
		{Name: "Priority", Value: "1"}, {Name: "Async", Value: "true"}, {Name: "Variable", Value: "A=b"},
	}
	buf := make([]byte, 0, 4096)
	b.ReportAllocs()
	for b.Loop() {
		var err error
		if buf, err = wire.AppendAction(buf[:0], "Originate", "astergate-1-000001", headers); err != nil {
			b.Fatal(err)
		}
	}
}

// A message must not cost an allocation of its own.
func TestNextDoesNotAllocate(t *testing.T) {
	raw, _ := events(t)
	r := wire.NewReader(&loop{b: raw, size: 1448}, wire.Limits{})
	const messages = 1000
	perMessage := testing.AllocsPerRun(10, func() {
		for range messages {
			if _, err := r.Next(); err != nil {
				t.Fatal(err)
			}
		}
	}) / messages
	if perMessage > 0.03 {
		t.Errorf("%.3f allocations a message, want one per some hundred", perMessage)
	}
}

// What the reader returned stays as it was while it reads on.
func TestMessagesStay(t *testing.T) {
	raw, n := events(t)
	in := bytes.Repeat(raw, 300)
	var sum bytes.Buffer
	all := readAll(t, wire.NewReader(struct{ io.Reader }{bytes.NewReader(in)}, wire.Limits{}))
	for _, m := range all {
		sum.Write(m.Raw())
	}
	if len(all) != 300*n || !bytes.Equal(sum.Bytes(), in) {
		t.Errorf("%d messages, bytes equal: %v", len(all), bytes.Equal(sum.Bytes(), in))
	}
}
