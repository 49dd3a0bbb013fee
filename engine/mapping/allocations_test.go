//go:build !race

package mapping

import "testing"

// TestAllocations makes sure that nothing is allocated, however odd the event,
// once dst is large enough.
func TestAllocations(t *testing.T) {
	m := newTestMapper(t)
	dst := make([]byte, 0, 64<<10) // an attempt that is given up may take more than what is kept
	for name, msg := range corpus(t) {
		for _, view := range views {
			f := func() { dst = m.AppendFramed(dst[:0], testEnvelope, msg, view) }
			f()
			if n := testing.AllocsPerRun(100, f); n >= 1 {
				t.Errorf("%s, %s: %v allocations", name, view, n)
			}
		}
	}
}
