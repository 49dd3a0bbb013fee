package limit

// share is a bound that principals have in common. Its last quarter is kept for
// those who have less than an equal part of the whole: whoever comes while another
// has taken what he could still gets in.
type share struct {
	bound int // 0: none
	total int
	of    map[string]int // by principal; only those who have something
}

func newShare(bound int) share { return share{bound: bound, of: make(map[string]int)} }

// admits reports whether a principal may have one more.
func (s *share) admits(name string) bool {
	if s.bound == 0 || s.total < s.bound-s.bound/4 {
		return true
	}
	has := s.of[name]
	others := len(s.of)
	if has > 0 {
		others--
	}
	// Who is alone leaves room for one that may come.
	return s.total < s.bound && has < s.bound/(max(others, 1)+1)
}

func (s *share) add(name string) {
	s.total++
	s.of[name]++
}

func (s *share) remove(name string) {
	s.total--
	if n := s.of[name]; n > 1 {
		s.of[name] = n - 1
		return
	}
	delete(s.of, name)
}

// reset forgets what was added.
func (s *share) reset() {
	s.total = 0
	clear(s.of)
}
