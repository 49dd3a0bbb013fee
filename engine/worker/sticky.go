package worker

import "hash/maphash"

// maxSticky is how many values a pool remembers. The oldest is forgotten first.
const maxSticky = 16384

// sticky remembers which worker a value's sessions went to. It keeps hashes:
// two values that share one share a worker, which does no harm.
type sticky struct {
	seed   maphash.Seed
	to     map[uint64]*Worker
	values []uint64 // of to, the oldest first; some may be forgotten already
}

func (s *sticky) hash(value string) uint64 {
	if s.to == nil {
		s.seed, s.to = maphash.MakeSeed(), make(map[uint64]*Worker)
	}
	return maphash.String(s.seed, value)
}

// worker returns where a value's sessions go, nil if that is not known.
func (s *sticky) worker(value string) *Worker {
	if value == "" {
		return nil
	}
	return s.to[s.hash(value)]
}

// remember notes where a value's sessions go from now on.
func (s *sticky) remember(value string, w *Worker) {
	if value == "" {
		return
	}
	key := s.hash(value)
	if s.to[key] == nil {
		if len(s.values) >= maxSticky {
			delete(s.to, s.values[0])
			s.values = s.values[1:]
		}
		s.values = append(s.values, key)
	}
	s.to[key] = w
}

// forget drops what leads to a worker.
func (s *sticky) forget(w *Worker) {
	for key, to := range s.to {
		if to == w {
			delete(s.to, key)
		}
	}
}
