package contend

import (
	"math/rand/v2"
	"slices"
	"testing"
	"time"
)

// A quantile is right within the buckets' width.
func TestHistogram(t *testing.T) {
	h := &Histogram{}
	var all []time.Duration
	for range 10_000 {
		d := time.Duration(rand.ExpFloat64() * float64(time.Millisecond))
		h.Add(d)
		all = append(all, d)
	}
	slices.Sort(all)
	for _, q := range []float64{0, 0.5, 0.99, 0.999} {
		want := all[int(q*float64(len(all)))]
		if got := h.Quantile(q); (got - want).Abs() > want/16+1 {
			t.Errorf("quantile %v is %v, want %v", q, got, want)
		}
	}
	h.Add(1<<63 - 1) // the last bucket
	if got := (&Histogram{}).Quantile(0.5); got != 0 {
		t.Errorf("an empty one has quantile %v", got)
	}
}
