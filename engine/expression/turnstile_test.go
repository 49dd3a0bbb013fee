package expression

import (
	"runtime"
	"sync"
	"testing"
)

// However many expressions with loops there are, only so many are evaluated at
// once, and one without a loop does not wait for them.
func TestTurnstile(t *testing.T) {
	cache := NewCache()
	slow, err := cache.Compile("['a', 'b'].exists(x, header(x) == 'y')")
	if err != nil {
		t.Fatal(err)
	}
	quick, err := cache.Compile("header('a') == 'y'")
	if err != nil {
		t.Fatal(err)
	}
	if cap(slow.turns) < 1 || cap(slow.turns) > max(runtime.GOMAXPROCS(0)/2, 1) {
		t.Fatalf("%d at once", cap(slow.turns))
	}
	for range cap(slow.turns) { // all turns are taken
		slow.turns.enter()
	}
	event := "Event: X\r\na: y\r\n\r\n"
	var all sync.WaitGroup
	began, passed := make(chan struct{}, 100), make(chan struct{}, 100)
	for range 100 {
		all.Go(func() {
			began <- struct{}{}
			if ok, err := slow.NewJudge().Passes("s", message(t, event)); !ok || err != nil {
				t.Error(ok, err)
			}
			passed <- struct{}{}
		})
	}
	for range 100 {
		<-began
		if ok, err := quick.NewJudge().Passes("s", message(t, event)); !ok || err != nil {
			t.Error(ok, err)
		}
	}
	if len(passed) > 0 {
		t.Errorf("%d passed without a turn", len(passed))
	}
	for range cap(slow.turns) {
		slow.turns.leave()
	}
	all.Wait()
}
