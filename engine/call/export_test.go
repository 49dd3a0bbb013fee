package call

// Held returns what the tracker holds for live calls beside them: what must be
// empty when no channel lives.
func (t *Tracker) Held() map[string]int {
	held := map[string]int{
		"linked": len(t.linked), "halves": len(t.halves), "bridges": len(t.bridges), "expected": len(t.expected), "orphans": len(t.orphans),
	}
	for name, n := range held {
		if n == 0 {
			delete(held, name)
		}
	}
	for _, ch := range t.channels {
		if !ch.dead() {
			held["channels"]++
		}
	}
	return held
}
