package ring

import "sync"

const (
	arenaMin  = 4 << 10 // the first chunk; each is twice the last, up to
	arenaMax  = 64 << 10
	arenaRoom = 1 << 10 // what an encoding may need beside thrice its message
)

// arena is where a ring's encodings of one kind lie side by side, in the order in
// which they were made: that is nearly always the entries' own. So an encoding costs
// no allocation, and those of neighbours can be sent as one piece.
//
// A chunk stays as long as one of its encodings. As each entry is encoded once, that
// is at most twice what is counted.
type arena struct {
	mu    sync.Mutex // guards what follows; held while an encoding is made
	chunk []byte     // its length is what is used up
	size  int        // of the next chunk
	views [][]byte   // made ahead, so that an entry's pointer costs no allocation
}

// fits reports whether encodings of a message may lie in an arena: a large one has
// memory of its own.
func fits(raw int) bool { return 3*raw+arenaRoom <= arenaMax/4 }

// add appends what encode appends to what it is given. The lock is held.
func (a *arena) add(e *Entry, encode func([]byte, *Entry) []byte) *[]byte {
	if need := 3*len(e.msg.Raw()) + arenaRoom; cap(a.chunk)-len(a.chunk) < need {
		a.size = min(max(2*a.size, arenaMin), arenaMax)
		a.chunk = make([]byte, 0, max(a.size, need))
	}
	if len(a.views) == 0 {
		a.views = make([][]byte, 32)
	}
	from := len(a.chunk)
	view := &a.views[0]
	*view = encode(a.chunk[from:], e)
	a.views = a.views[1:]
	if n := len(*view); n > 0 && n <= cap(a.chunk)-from && &(*view)[0] == &a.chunk[:from+1][from] {
		a.chunk = a.chunk[:from+n]
	} else {
		// It needed more room, and has memory of its own.
		*view = append([]byte(nil), *view...)
	}
	return view
}
