package worker

import (
	"testing"

	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// BenchmarkAssign is what a session costs that comes, gets a worker and leaves it
// while 10,000 others are held.
func BenchmarkAssign(b *testing.B) {
	r, err := New(Config{Routes: []Static{{Route: &astergatev1.AgiRoute{Pattern: "kept", NoHandler: holdPolicy}}}})
	if err != nil {
		b.Fatal(err)
	}
	if _, _, err := r.Register(b.Context(), serving("w", 50, "x"), Owner{Check: allowAll}); err != nil {
		b.Fatal(err)
	}
	for range 10_000 {
		r.enqueue(newSession(r, newFakeChannel(b, "kept")), true)
	}
	one := newSession(r, newFakeChannel(b, "x"))
	for b.Loop() {
		r.enqueue(one, false)
		found := <-one.assigned
		r.release(one, found.worker, false)
	}
}
