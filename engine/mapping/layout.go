package mapping

import (
	"encoding/binary"
	"slices"
	"sync/atomic"

	"github.com/astergate/astergate/engine/ami/wire"
)

const (
	// maxLayouts is how many layouts a plan keeps.
	maxLayouts = 8
	// These bound a layout, and with it what it costs to learn one from an event
	// that was made to be expensive.
	maxLayoutHeaders   = 192 // EndpointDetail of 22 has 146
	maxLayoutName      = 64
	maxLayoutPrivilege = 256
	// relearn is how many events must have found no layout before one that is
	// kept makes room for another. So a server that keeps changing its headers
	// costs next to nothing, and a layout that is common comes back soon.
	relearn = 256
)

// layouts are the layouts that a plan has learned. Safe for concurrent use: the
// list is replaced as a whole and what it holds never changes.
type layouts struct {
	list   atomic.Pointer[[]*layout]
	misses atomic.Uint32
}

// A layout is a list of header names, spelled as they came, and what to do with
// an event that has just these.
type layout struct {
	names   []layoutName
	program program
	// The envelope's name and privilege of the event that was learned, encoded:
	// they are nearly always the same again.
	event, privilege string
	head             []byte
}

// find returns the layout of an event, or nil if none is known.
func (ls *layouts) find(in *input) *layout {
	list := ls.list.Load()
	if list == nil {
		return nil
	}
	for _, l := range *list {
		if l.fits(in.raw, in.spans) {
			return l
		}
	}
	return nil
}

// learn may keep the program that was made for an event, which no layout fitted.
func (ls *layouts) learn(prog *program, in *input) {
	misses := ls.misses.Add(1)
	old := ls.list.Load()
	var list []*layout
	if old != nil {
		list = *old
	}
	if len(list) >= maxLayouts && misses%relearn != 0 {
		return
	}
	l := newLayout(prog, in)
	if l == nil {
		return
	}
	next := slices.Clone(list)
	if len(next) < maxLayouts {
		next = append(next, l)
	} else {
		next[misses/relearn%maxLayouts] = l
	}
	ls.list.CompareAndSwap(old, &next) // who comes second learns another time
}

// newLayout returns the layout of an event, or nil if it should not be learned.
// The program was made for the event, all of which is UTF-8.
func newLayout(prog *program, in *input) *layout {
	event, privilege := prog.head(in)
	if len(in.spans) > maxLayoutHeaders || len(privilege) > maxLayoutPrivilege {
		return nil
	}
	l := &layout{names: make([]layoutName, len(in.spans)), program: *prog}
	for i := range l.names {
		name := in.name(i)
		if len(name) == 0 || len(name) > maxLayoutName {
			return nil
		}
		l.names[i] = newLayoutName(string(name))
	}
	l.program.ops = slices.Clone(prog.ops)
	l.program.unmapped = slices.Clone(prog.unmapped)
	l.event, l.privilege = string(event), string(privilege)
	l.head = appendHead(nil, event, privilege, true)
	return l
}

// fits reports whether the headers have the layout's names, in its order.
func (l *layout) fits(raw []byte, spans []wire.Span) bool {
	if len(spans) != len(l.names) {
		return false
	}
	names := l.names[:len(spans)]
	for i := range spans {
		n, at, end := &names[i], spans[i].Name, spans[i].NameEnd
		if end-at != n.size {
			return false
		}
		if uint64(at)+wordsRoom > uint64(len(raw)) || n.size >= wordsRoom {
			if n.text != string(raw[at:end]) {
				return false
			}
		} else if !n.sameWords((*[wordsRoom]byte)(raw[at:])) {
			return false
		}
	}
	return true
}

// A layoutName is a header's name, cut into words so that it is compared without
// a call. The words overlap and reach over less than wordsRoom bytes.
type layoutName struct {
	first, middle, last uint64 // at 0, atMiddle and atLast
	mask                uint64 // the bytes of a word that belong to the name
	text                string
	size                uint32
	atMiddle, atLast    uint8
}

// wordsRoom is how many bytes the words of a name may reach over. Nearly all
// names are shorter.
const wordsRoom = 24

func newLayoutName(text string) layoutName {
	n := layoutName{text: text, size: uint32(len(text)), mask: ^uint64(0)}
	if len(text) < 8 {
		n.mask = 1<<(8*len(text)) - 1
	} else {
		n.atLast = uint8(min(len(text)-8, 15))
		n.atMiddle = min(8, n.atLast)
	}
	var b [wordsRoom]byte
	copy(b[:], text)
	n.first = binary.LittleEndian.Uint64(b[:]) & n.mask
	n.middle = binary.LittleEndian.Uint64(b[n.atMiddle:]) & n.mask
	n.last = binary.LittleEndian.Uint64(b[n.atLast:]) & n.mask
	return n
}

// sameWords reports whether b begins with the name, which is shorter than the
// words reach.
func (n *layoutName) sameWords(b *[wordsRoom]byte) bool {
	return ((binary.LittleEndian.Uint64(b[:])^n.first)|
		(binary.LittleEndian.Uint64(b[n.atMiddle&15:])^n.middle)|
		(binary.LittleEndian.Uint64(b[n.atLast&15:])^n.last))&n.mask == 0
}
