package fault

import "testing"

// However often faults are asked for, those of Apart leave as many bytes between them,
// and none is lost for it.
func TestFaultsApart(t *testing.T) {
	const apart = 50
	of := Corruption{Flip: 30, Drop: 30, Duplicate: 30, Garbage: 30, Line: 30, Repeat: 30, Apart: apart}
	c := newCorrupter(of, 1, 1)
	last, all := -1, 0
	for at := range 50_000 {
		_, faults := c.apply([]byte{'x'})
		if faults == 0 {
			continue
		}
		if between := at - last - 1; faults > 1 || last >= 0 && between < apart {
			t.Fatalf("%d faults at byte %d, the last was at %d", faults, at, last)
		}
		last, all = at, all+1
	}
	if most := 50_000 / (apart + 1); all < most*9/10 {
		t.Errorf("%d faults, want nearly %d", all, most)
	}
}
