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
	// maxLayoutHeaders and maxLayoutName bound a layout, and with it what it
	// costs to learn one from an event that was made to be expensive.
	maxLayoutHeaders = 128
	maxLayoutName    = 64
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

// A layout is a list of header names, spelled as they came, and the program for
// all events with just these.
type layout struct {
	names   []layoutName
	program program
	// The envelope's name and privilege of the event that was learned, encoded:
	// they are nearly always the same again.
	event, privilege string
	head             []byte
}

// find returns the layout of msg, or nil if none is known.
func (ls *layouts) find(msg wire.Message) *layout {
	list := ls.list.Load()
	if list == nil {
		return nil
	}
	raw, spans := msg.Raw(), msg.Spans()
	for _, l := range *list {
		if l.fits(raw, spans) {
			return l
		}
	}
	return nil
}

// learn may keep the program that was made for msg, which no layout fitted.
func (ls *layouts) learn(prog *program, msg wire.Message) {
	misses := ls.misses.Add(1)
	old := ls.list.Load()
	var list []*layout
	if old != nil {
		list = *old
	}
	if len(list) >= maxLayouts && misses%relearn != 0 {
		return
	}
	l := newLayout(prog, msg)
	if l == nil {
		return
	}
	list = slices.Clone(list)
	if len(list) < maxLayouts {
		list = append(list, l)
	} else {
		list[misses/relearn%maxLayouts] = l
	}
	ls.list.CompareAndSwap(old, &list) // who comes second learns another time
}

func newLayout(prog *program, msg wire.Message) *layout {
	if msg.Len() > maxLayoutHeaders {
		return nil
	}
	l := &layout{names: make([]layoutName, msg.Len())}
	for i := range l.names {
		name := msg.Name(i)
		if len(name) == 0 || len(name) > maxLayoutName {
			return nil
		}
		l.names[i] = newLayoutName(name)
	}
	l.program = *prog
	l.program.ops = slices.Clone(prog.ops)
	l.program.unmapped = slices.Clone(prog.unmapped)
	var privilege []byte
	if prog.privilege >= 0 {
		privilege = msg.Value(prog.privilege)
	}
	l.event, l.privilege = string(msg.Type()), string(privilege)
	l.head = appendHead(nil, msg.Type(), privilege)
	return l
}

// fits reports whether the headers have the layout's names in its order.
func (l *layout) fits(raw []byte, spans []wire.Span) bool {
	if len(spans) != len(l.names) {
		return false
	}
	names := l.names[:len(spans)]
	for i := range spans {
		s := &spans[i]
		n := &names[i]
		if s.NameEnd-s.Name != n.len || !n.equal(raw, s.Name) {
			return false
		}
	}
	return true
}

// A layoutName is a header's name, cut into words so that it is compared without
// a call. The words overlap; they cover names of up to 23 bytes, which nearly
// all are.
type layoutName struct {
	first, middle, last uint64 // at 0, atMiddle and atLast
	mask                uint64 // the bytes of a word that belong to the name
	len                 uint32
	atMiddle, atLast    uint8
	long                string // the whole name if the words do not cover it
}

// wordsRoom is how many bytes the words of a name may reach over.
const wordsRoom = 24

func newLayoutName(name []byte) layoutName {
	n := layoutName{len: uint32(len(name)), mask: ^uint64(0)}
	if len(name) < 8 {
		n.mask = 1<<(8*len(name)) - 1
	} else {
		n.atLast = uint8(min(len(name)-8, 15))
		n.atMiddle = min(8, n.atLast)
	}
	if len(name) >= wordsRoom {
		n.long = string(name)
	}
	var b [wordsRoom]byte
	copy(b[:], name)
	n.first = binary.LittleEndian.Uint64(b[:]) & n.mask
	n.middle = binary.LittleEndian.Uint64(b[n.atMiddle:]) & n.mask
	n.last = binary.LittleEndian.Uint64(b[n.atLast:]) & n.mask
	return n
}

// equal reports whether raw has the name at that place. The caller has compared
// the lengths.
func (n *layoutName) equal(raw []byte, at uint32) bool {
	b := raw[at:]
	if len(b) < wordsRoom { // the words would reach past the end
		var room [wordsRoom]byte
		copy(room[:], b)
		b = room[:]
	}
	b = b[:wordsRoom:len(b)]
	diff := (binary.LittleEndian.Uint64(b) ^ n.first) |
		(binary.LittleEndian.Uint64(b[n.atMiddle&15:]) ^ n.middle) |
		(binary.LittleEndian.Uint64(b[n.atLast&15:]) ^ n.last)
	return diff&n.mask == 0 && (n.long == "" || n.long == string(b[:n.len]))
}
