package ring_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"
	"pgregory.net/rapid"

	"github.com/astergate/astergate/engine/ami/wire"
	"github.com/astergate/astergate/engine/ring"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func event(t testing.TB, name string, size int) wire.Message {
	t.Helper()
	text := "Event: " + name + "\r\nFiller: " + strings.Repeat("x", size) + "\r\n\r\n"
	msg, err := wire.NewReader(strings.NewReader(text), wire.Limits{}).Next()
	if err != nil {
		t.Fatal(err)
	}
	return msg
}

func newRing(t testing.TB, events int, bytes int64) *ring.Ring {
	t.Helper()
	r, err := ring.New(ring.Config{Events: events, Bytes: bytes})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestConfig(t *testing.T) {
	for _, bad := range []ring.Config{{Events: -1}, {Bytes: -1}, {Events: 1 << 27}} {
		if _, err := ring.New(bad); err == nil {
			t.Errorf("%+v was accepted", bad)
		}
	}
	a, b := newRing(t, 0, 0), newRing(t, 0, 0)
	if a.Epoch() == 0 || a.Epoch() == b.Epoch() {
		t.Errorf("epochs %d and %d are not of their own", a.Epoch(), b.Epoch())
	}
}

func TestCursorReadsInOrder(t *testing.T) {
	r := newRing(t, 8, 0)
	c := r.CursorAt(1)
	if e, err := c.Next(); e != nil || err != nil {
		t.Fatalf("empty ring gave %v, %v", e, err)
	}
	at := time.Now()
	r.Publish(event(t, "A", 1), at)
	r.PublishNotice("notice", wire.Message{}, at)
	for want := uint64(1); want <= 2; want++ {
		e, err := c.Next()
		if err != nil || e.Sequence() != want || !e.At().Equal(at) {
			t.Fatalf("entry %d: %+v, %v", want, e, err)
		}
		if (want == 2) != (e.Notice() != nil) {
			t.Errorf("entry %d: notice %v", want, e.Notice())
		}
	}
	if c.Ready() || c.Position() != 3 {
		t.Errorf("cursor at %d, ready %v", c.Position(), c.Ready())
	}
}

func TestBoundByCount(t *testing.T) {
	r := newRing(t, 5, 0) // rounded up to 8
	c := r.CursorAt(1)
	for range 8 {
		r.Publish(event(t, "A", 1), time.Now())
	}
	if r.Oldest() != 1 || c.FellOut() {
		t.Fatalf("oldest %d after 8 of 8", r.Oldest())
	}
	r.Publish(event(t, "A", 1), time.Now())
	if r.Oldest() != 2 || !c.FellOut() || r.Evicted() != 1 {
		t.Fatalf("oldest %d, evicted %d after 9 of 8", r.Oldest(), r.Evicted())
	}
	for range 2 {
		if _, err := c.Next(); !errors.Is(err, ring.ErrFellOut) {
			t.Fatalf("a cursor at a dropped entry: %v", err)
		}
	}
	if e, err := r.CursorAt(r.Oldest()).Next(); err != nil || e.Sequence() != 2 {
		t.Fatalf("from the oldest: %v, %v", e, err)
	}
}

func TestBoundByBytesCountsEncodings(t *testing.T) {
	r := newRing(t, 1024, 10_000)
	for range 100 {
		r.Publish(event(t, "A", 1000), time.Now())
		if r.Bytes() > 10_000 {
			t.Fatalf("%d bytes held", r.Bytes())
		}
	}
	held := r.Newest() - r.Oldest() + 1
	if held < 5 || held > 9 {
		t.Fatalf("%d entries of about 1.2 kB in 10 kB", held)
	}
	c := r.CursorAt(r.Oldest())
	e, _ := c.Next()
	before := r.Bytes()
	e.Encoding(1, func([]byte, *ring.Entry) []byte { return make([]byte, 2000) })
	if got := r.Bytes() - before; got != 2000 {
		t.Fatalf("an encoding of 2000 bytes counts as %d", got)
	}
	again := e.Encoding(1, func([]byte, *ring.Entry) []byte { t.Error("encoded twice"); return nil })
	if len(again) != 2000 || r.Bytes()-before != 2000 {
		t.Fatal("the kept encoding was not used")
	}
	// A silent server's log, read back in every view, stays within its bound.
	for next, _ := c.Next(); next != nil; next, _ = c.Next() {
		for n := range ring.Encodings {
			if b := next.Encoding(n, func([]byte, *ring.Entry) []byte { return make([]byte, 1500) }); len(b) != 1500 {
				t.Fatalf("an encoding of %d bytes", len(b))
			}
		}
	}
	if r.Bytes() > 12_500 {
		t.Fatalf("%d bytes held after reading back", r.Bytes())
	}
	r.Publish(event(t, "A", 1000), time.Now())
	if r.Bytes() > 10_000 {
		t.Fatalf("%d bytes held once an encoding came", r.Bytes())
	}
	// An entry that is gone may still be encoded, at the reader's own cost.
	before = r.Bytes()
	e.Encoding(2, func([]byte, *ring.Entry) []byte { return make([]byte, 5000) })
	if r.Bytes() != before {
		t.Fatal("a dropped entry's encoding was counted")
	}
}

func TestOneHugeEntryStays(t *testing.T) {
	r := newRing(t, 8, 100)
	r.Publish(event(t, "A", 10), time.Now())
	r.Publish(event(t, "Huge", 5000), time.Now())
	if r.Oldest() != 2 || r.Newest() != 2 {
		t.Fatalf("held %d to %d", r.Oldest(), r.Newest())
	}
}

// One publisher, many readers of random speed: each sees every sequence once
// and in order, or is told that it fell out.
func TestConcurrentReaders(t *testing.T) {
	const total = 20_000
	r := newRing(t, 256, 0)
	msg := event(t, "A", 100)
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	var wg sync.WaitGroup
	seen := make([]int, 8)
	for i := range seen {
		c, w := r.CursorAt(1), ring.NewWaiter()
		r.Attach(w, nil)
		wg.Go(func() {
			defer r.Detach(w)
			last := uint64(0)
			for last < total {
				e, err := c.Next()
				switch {
				case errors.Is(err, ring.ErrFellOut):
					last = r.Oldest() - 1
					c = r.CursorAt(last + 1)
				case e != nil:
					if e.Sequence() != last+1 {
						t.Errorf("reader %d: %d after %d", i, e.Sequence(), last)
						return
					}
					last = e.Sequence()
					seen[i]++
					e.Encoding(0, func(dst []byte, e *ring.Entry) []byte { return fmt.Appendf(dst, "%d", e.Sequence()) })
				default:
					w.Arm()
					if c.Ready() {
						continue
					}
					select {
					case <-w.C():
					case <-ctx.Done():
						t.Errorf("reader %d stuck at %d of %d: a wake-up was lost", i, last, r.Newest())
						return
					}
				}
			}
		})
	}
	for range total {
		r.Publish(msg, time.Now())
	}
	wg.Wait()
	for i, n := range seen {
		if n == 0 {
			t.Errorf("reader %d saw nothing", i)
		}
	}
	if r.Waiters() != 0 {
		t.Errorf("%d waiters left", r.Waiters())
	}
}

// The ring against a plain list: any mix of publishing and reading.
func TestModel(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		size := rapid.IntRange(1, 20).Draw(t, "size")
		limit := rapid.Int64Range(1, 4000).Draw(t, "bytes")
		r, err := ring.New(ring.Config{Events: size, Bytes: limit})
		if err != nil {
			t.Fatal(err)
		}
		c := r.CursorAt(1)
		published, next := uint64(0), uint64(1)
		t.Repeat(map[string]func(*rapid.T){
			"publish": func(t *rapid.T) {
				published++
				if got := r.PublishNotice(published, wire.Message{}, time.Time{}); got != published {
					t.Fatalf("sequence %d, want %d", got, published)
				}
			},
			"read": func(t *rapid.T) {
				e, err := c.Next()
				switch {
				case next < r.Oldest():
					if !errors.Is(err, ring.ErrFellOut) {
						t.Fatalf("at %d, oldest %d: %v", next, r.Oldest(), err)
					}
					next = r.Oldest()
					c = r.CursorAt(next)
				case next > published:
					if e != nil || err != nil {
						t.Fatalf("read %v, %v past the newest", e, err)
					}
				default:
					if err != nil || e.Notice() != next {
						t.Fatalf("at %d: %v, %v", next, e, err)
					}
					next++
				}
			},
			"": func(t *rapid.T) {
				if r.Newest() != published {
					t.Fatalf("newest %d of %d", r.Newest(), published)
				}
				if published > 0 && (r.Oldest() > published || r.Bytes() > max(limit, 160)) {
					t.Fatalf("oldest %d of %d, %d bytes of %d", r.Oldest(), published, r.Bytes(), limit)
				}
			},
		})
	})
}

func BenchmarkPublish(b *testing.B) {
	for _, readers := range []int{0, 1, 100} {
		b.Run(fmt.Sprintf("waiters=%d", readers), func(b *testing.B) {
			r := newRing(b, 1<<16, 0)
			msg := event(b, "A", 400)
			for range readers {
				w := ring.NewWaiter()
				r.Attach(w, nil)
			}
			at := time.Now()
			b.ReportAllocs()
			for b.Loop() {
				r.Publish(msg, at)
			}
		})
	}
}

func BenchmarkRead(b *testing.B) {
	r := newRing(b, 1<<16, 1<<40)
	msg := event(b, "A", 400)
	for range 1 << 16 {
		r.Publish(msg, time.Time{})
	}
	c := r.CursorAt(1)
	b.ReportAllocs()
	for b.Loop() {
		if e, _ := c.Next(); e == nil {
			c = r.CursorAt(1)
		}
	}
}

// Encodings lie side by side, in the order in which they were made; a large one, and
// one that does not fit, by themselves.
func TestEncodingsAreNeighbours(t *testing.T) {
	r := newRing(t, 1024, 0)
	encode := func(size int) func([]byte, *ring.Entry) []byte {
		return func(dst []byte, e *ring.Entry) []byte {
			return append(dst, strings.Repeat(string(rune('a'+e.Sequence()%26)), size)...)
		}
	}
	var last []byte
	joined := 0
	for i := range 500 {
		r.Publish(event(t, "A", 100), time.Now())
		e, _ := r.CursorAt(r.Newest()).Next()
		size := 100
		switch i % 50 {
		case 20:
			size = 100_000 // more than there is room for
		case 30:
			size = 0
		}
		b := e.Encoding(1, encode(size))
		if len(b) != size || string(b) != strings.Repeat(string(rune('a'+e.Sequence()%26)), size) {
			t.Fatalf("encoding %d is %d bytes, want %d", i, len(b), size)
		}
		if len(last) > 0 && len(b) > 0 && cap(last)-len(last) >= len(b) && &last[:len(last)+1][len(last)] == &b[0] {
			joined++
		}
		last = b
	}
	if joined < 400 {
		t.Errorf("%d of 500 lie behind the one before", joined)
	}
	for seq := r.Oldest(); seq <= r.Newest(); seq++ { // and none was written over
		e, _ := r.CursorAt(seq).Next()
		want := string(rune('a' + seq%26))
		if b := e.Encoding(1, nil); strings.Trim(string(b), want) != "" {
			t.Fatalf("encoding %d is %q", seq, b)
		}
	}
}
