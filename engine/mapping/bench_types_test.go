package mapping

import (
	"bytes"
	"maps"
	"math"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/astergate/astergate/engine/ami/wire"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// BenchmarkTypes compares mapping with cutting, type by type, on all real events
// of the corpus: ns/cut and ns/map are the least times of an event, x is their
// ratio, which is to be at most 2. The last line is of all types together.
//
//	go test ./engine/mapping -run '^$' -bench Types -benchtime 1x
func BenchmarkTypes(b *testing.B) {
	types := make(map[string][]wire.Message)
	all := corpus(b)
	for _, name := range slices.Sorted(maps.Keys(all)) {
		msg := all[name]
		// An event that is not UTF-8 takes the careful way: BenchmarkCareful.
		if !strings.HasPrefix(filepath.Base(name), "made-") && validText(msg.Raw()) {
			types[string(msg.Type())] = append(types[string(msg.Type())], msg)
		}
	}
	m := newTestMapper(b)
	var sumCut, sumMapped float64
	for _, name := range slices.Sorted(maps.Keys(types)) {
		if !m.Typed(name) {
			continue
		}
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				cut, mapped := compareTimes(b, m, types[name])
				sumCut, sumMapped = sumCut+cut, sumMapped+mapped
				reportTimes(b, cut, mapped)
			}
		})
	}
	b.Run("all", func(b *testing.B) {
		for b.Loop() {
			reportTimes(b, sumCut, sumMapped)
		}
	})
}

func reportTimes(b *testing.B, cut, mapped float64) {
	b.ReportMetric(cut, "ns/cut")
	b.ReportMetric(mapped, "ns/map")
	b.ReportMetric(mapped/cut, "x")
	b.ReportMetric(0, "ns/op")
}

// compareTimes returns the least mean times of cutting and of mapping an event of
// a type, in turn so that both see the same machine.
func compareTimes(b *testing.B, m *Mapper, events []wire.Message) (cut, mapped float64) {
	b.Helper()
	var spans []wire.Span
	var dst []byte
	cutAll := func() {
		for _, msg := range events {
			var n int
			if spans, n = wire.Cut(msg.Raw(), spans[:0]); n == 0 {
				b.Fatal("not a block")
			}
		}
	}
	mapAll := func() {
		for _, msg := range events {
			dst = m.AppendEvent(dst[:0], testEnvelope, msg, astergatev1.View_VIEW_TYPED)
		}
	}
	mapAll() // learns the layouts
	if bytes.Equal(dst, nil) {
		b.Fatal("nothing was mapped")
	}
	cut, mapped = math.Inf(1), math.Inf(1)
	const rounds, repeats = 30, 200
	for range rounds {
		cut = min(cut, meanTime(cutAll, repeats, len(events)))
		mapped = min(mapped, meanTime(mapAll, repeats, len(events)))
	}
	return cut, mapped
}

func meanTime(f func(), repeats, events int) float64 {
	start := time.Now()
	for range repeats {
		f()
	}
	return float64(time.Since(start).Nanoseconds()) / float64(repeats*events)
}
