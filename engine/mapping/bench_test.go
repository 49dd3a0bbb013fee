package mapping

import (
	"maps"
	"slices"
	"testing"

	"github.com/astergate/astergate/engine/ami/wire"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// The benchmarks take the same real events in turn, so that the processor cannot
// learn one by heart; ns/op is the time of one event. The project's goal is that
// AppendTyped takes at most twice the time of Cut: look at both in one run.

// benchCorpus returns the events that make up nearly all of a server's: those
// of a channel, of 16 to 23 headers.
func benchCorpus(b testing.TB) (events []wire.Message, bytes int) {
	all := corpus(b)
	for _, name := range slices.Sorted(maps.Keys(all)) {
		if msg := all[name]; msg.Len() >= 16 && msg.Len() <= 23 && validText(msg.Raw()) {
			events = append(events, msg)
			bytes += len(msg.Raw())
		}
	}
	if len(events) == 0 {
		b.Fatal("no events")
	}
	return events, bytes
}

func benchmark(b *testing.B, f func(msg wire.Message)) {
	events, bytes := benchCorpus(b)
	headers := 0
	for _, msg := range events {
		f(msg) // learns the layouts
		headers += msg.Len()
	}
	b.SetBytes(int64(bytes / len(events)))
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		f(events[i])
		if i++; i == len(events) {
			i = 0
		}
	}
	b.ReportMetric(float64(headers)/float64(len(events)), "headers/event")
}

func BenchmarkCut(b *testing.B) {
	var spans []wire.Span
	benchmark(b, func(msg wire.Message) {
		var n int
		if spans, n = wire.Cut(msg.Raw(), spans[:0]); n == 0 {
			b.Fatal("not a block")
		}
	})
}

func benchmarkAppend(b *testing.B, view astergatev1.View) {
	m := newTestMapper(b)
	var dst []byte
	benchmark(b, func(msg wire.Message) { dst = m.AppendEvent(dst[:0], testEnvelope, msg, view) })
}

func BenchmarkAppendTyped(b *testing.B) { benchmarkAppend(b, astergatev1.View_VIEW_TYPED) }
func BenchmarkAppendRaw(b *testing.B)   { benchmarkAppend(b, astergatev1.View_VIEW_RAW) }
func BenchmarkAppendBoth(b *testing.B)  { benchmarkAppend(b, astergatev1.View_VIEW_BOTH) }
func BenchmarkAppendHeaders(b *testing.B) {
	benchmarkAppend(b, astergatev1.View_VIEW_HEADERS)
}

// BenchmarkChoice is what a subscriber costs that has chosen headers.
func BenchmarkChoice(b *testing.B) {
	c := NewChoice([]string{"Channel", "Uniqueid", "Linkedid"})
	var dst []byte
	benchmark(b, func(msg wire.Message) { dst = c.AppendFramed(dst[:0], testEnvelope, msg) })
}

// BenchmarkEncode is what a log does that keeps the bytes.
func BenchmarkEncode(b *testing.B) {
	m := newTestMapper(b)
	benchmark(b, func(msg wire.Message) { m.Encode(testEnvelope, msg, astergatev1.View_VIEW_TYPED) })
}

// BenchmarkUnlearned has no layout to use: each event is looked up by names.
func BenchmarkUnlearned(b *testing.B) {
	m := newTestMapper(b)
	var dst []byte
	benchmark(b, func(msg wire.Message) {
		p := m.plan(msg.Type())
		p.layouts.list.Store(&noLayouts)
		dst = m.AppendEvent(dst[:0], testEnvelope, msg, astergatev1.View_VIEW_TYPED)
	})
}

// noLayouts is a full list that nothing fits.
var noLayouts = slices.Repeat([]*layout{{}}, maxLayouts)

// BenchmarkCareful has a name in Latin-1, so that each value is checked.
func BenchmarkCareful(b *testing.B) {
	m := newTestMapper(b)
	msg := corpus(b)["testdata/events/Hangup/22-latin1.ami"]
	b.SetBytes(int64(len(msg.Raw())))
	b.ReportAllocs()
	var dst []byte
	for b.Loop() {
		dst = m.AppendEvent(dst[:0], testEnvelope, msg, astergatev1.View_VIEW_TYPED)
	}
}

// BenchmarkParallel has many writers that share what was learned.
func BenchmarkParallel(b *testing.B) {
	m := newTestMapper(b)
	events, _ := benchCorpus(b)
	b.RunParallel(func(pb *testing.PB) {
		var dst []byte
		for i := 0; pb.Next(); i++ {
			dst = m.AppendEvent(dst[:0], testEnvelope, events[i%len(events)], astergatev1.View_VIEW_TYPED)
		}
	})
}
