package heap

import (
	"context"
	"runtime/debug"
	"runtime/metrics"
	"slices"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func TestPercent(t *testing.T) {
	for _, test := range []struct {
		live uint64
		want int
	}{{0, 400}, {1 << 20, 400}, {16 << 20, 400}, {17 << 20, 375}, {32 << 20, 200}, {50 << 20, 125}, {64 << 20, 100}, {1 << 40, 100}} {
		if got := percentOf(test.live); got != test.want {
			t.Errorf("of %d bytes: %d, want %d", test.live, got, test.want)
		}
	}
}

// It is set when it has to be another, and Go's own at the end.
func TestKept(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var lives atomic.Uint64
		var sets []int
		lives.Store(1 << 20)
		ctx, cancel := context.WithCancel(t.Context())
		ended := make(chan struct{})
		go func() {
			defer close(ended)
			keep(ctx, lives.Load, func(percent int) { sets = append(sets, percent) })
		}()
		for _, now := range []uint64{1 << 20, 32 << 20, 33 << 20, 100 << 20} {
			lives.Store(now)
			<-time.After(3 * period)
			synctest.Wait()
		}
		cancel()
		<-ended
		if want := []int{400, 200, 175, 100, 100}; !slices.Equal(sets, want) {
			t.Errorf("set %v, want %v", sets, want)
		}
	})
}

func TestProcess(t *testing.T) {
	defer debug.SetGCPercent(debug.SetGCPercent(100))
	percent := func() int {
		sample := []metrics.Sample{{Name: "/gc/gogc:percent"}}
		metrics.Read(sample)
		return int(sample[0].Value.Uint64())
	}
	Keep(t.Context(), []string{"PATH=/", Variable + "=50"}) // fixed: it returns
	if now := percent(); now != 100 {
		t.Errorf("%d beside the operator's", now)
	}
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan struct{})
	go func() { defer close(ended); Keep(ctx, []string{Variable + "="}) }()
	for limit := time.Now().Add(time.Minute); percent() != most; {
		if time.Now().After(limit) {
			t.Fatalf("%d for the heap of a test", percent())
		}
	}
	cancel()
	<-ended
	if now := percent(); now != least {
		t.Errorf("%d at the end", now)
	}
}
