package contend

import (
	"math/bits"
	"sync/atomic"
	"time"
)

// Histogram counts durations in buckets of 3 % width, so that adding one costs
// a few nanoseconds and any number of them the same memory. It is safe for
// concurrent use.
type Histogram struct {
	buckets [buckets]atomic.Uint64
}

const (
	fineBits = 5 // 32 buckets for each power of two
	buckets  = (64 - fineBits) << fineBits
)

func bucketOf(ns uint64) int {
	if ns < 1<<fineBits {
		return int(ns)
	}
	shift := bits.Len64(ns) - fineBits - 1
	return shift<<fineBits + int(ns>>shift)
}

// middleOf is the inverse of bucketOf: the middle of a bucket.
func middleOf(bucket int) time.Duration {
	if bucket < 2<<fineBits {
		return time.Duration(bucket)
	}
	shift := bucket>>fineBits - 1
	low := (bucket - shift<<fineBits) << shift
	return time.Duration(low + 1<<shift/2)
}

// Add counts a duration.
func (h *Histogram) Add(d time.Duration) {
	h.buckets[bucketOf(uint64(max(d, 0)))].Add(1)
}

// Count is the number of durations.
func (h *Histogram) Count() (n uint64) {
	for i := range h.buckets {
		n += h.buckets[i].Load()
	}
	return n
}

// Quantile returns what a part q of the durations does not exceed, 0 if there
// are none.
func (h *Histogram) Quantile(q float64) time.Duration {
	rest := uint64(q * float64(h.Count()))
	for i := range h.buckets {
		n := h.buckets[i].Load()
		if n > rest {
			return middleOf(i)
		}
		rest -= n
	}
	return 0
}
