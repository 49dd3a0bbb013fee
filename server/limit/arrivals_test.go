package limit

import (
	"context"
	"net/netip"
	"testing"
	"testing/synctest"
	"time"
)

// A request that is not there in time is cut, and the oldest where an address has too
// many; those that have arrived are not, and nothing is left behind.
func TestArrivals(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := New(Config{}).Arrivals()
		l.perAddress, l.total = 10, 15
		one, other := netip.MustParseAddr("192.0.2.1"), netip.MustParseAddr("192.0.2.2")
		begin := func(from netip.Addr, n int) (list []context.Context) {
			for range n {
				ctx, cancel := context.WithCancel(t.Context())
				t.Cleanup(cancel)
				list = append(list, l.Begin(ctx, from))
			}
			return list
		}
		want := func(when string, waiting int, cut uint64) {
			t.Helper()
			if now, n := l.Waiting(); now != waiting || n != cut {
				t.Errorf("%s: %d wait and %d were cut, want %d and %d", when, now, n, waiting, cut)
			}
		}
		whole := begin(one, 1)[0]
		Arrived(whole)
		Arrived(whole)
		Arrived(t.Context()) // of another kind
		want("arrived", 0, 0)
		first := begin(one, 12)
		want("too many of an address", 10, 2)
		if first[0].Err() == nil || first[1].Err() == nil || first[2].Err() != nil {
			t.Error("it is not the oldest that were cut")
		}
		time.Sleep(arrivalTime / 2) //nolint:forbidigo // the bubble's clock
		second := begin(other, 8)
		want("too many in all", 15, 5)
		if second[0].Err() != nil {
			t.Error("one of the newer address was cut")
		}
		time.Sleep(arrivalTime / 2) //nolint:forbidigo // the bubble's clock
		synctest.Wait()
		want("too late", 8, 12)
		for _, ctx := range second {
			Arrived(ctx)
		}
		want("at the end", 0, 12)
		time.Sleep(arrivalTime) //nolint:forbidigo // the bubble's clock
		synctest.Wait()
		if whole.Err() != nil || second[0].Err() != nil || len(l.of) != 0 || l.first != nil || l.last != nil || l.timer != nil {
			t.Errorf("%v, %v, left: %+v", whole.Err(), second[0].Err(), l)
		}
	})
}

func BenchmarkArrival(b *testing.B) {
	l := New(Config{StartTime: 20 * time.Millisecond}).Arrivals()
	from := netip.MustParseAddr("192.0.2.1")
	parent, cancel := context.WithCancel(context.Background())
	defer cancel()
	b.ReportAllocs()
	for b.Loop() {
		ctx := l.Begin(parent, from)
		Arrived(ctx)
		ctx.(*arrival).cancel()
	}
}
