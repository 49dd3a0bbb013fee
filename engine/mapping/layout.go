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

// A layout is a list of header names, spelled as they came, and what to do with
// an event that has just these.
type layout struct {
	names    []string
	steps    []fastStep
	program  program
	overhead int // most bytes that the steps write beside the headers' text
	// The envelope's name and privilege of the event that was learned, encoded:
	// they are nearly always the same again.
	event, privilege string
	head             []byte
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
	next := slices.Clone(list)
	if len(next) < maxLayouts {
		next = append(next, l)
	} else {
		next[misses/relearn%maxLayouts] = l
	}
	ls.list.CompareAndSwap(old, &next) // who comes second learns another time
}

// newLayout returns the layout of msg, or nil if it should not be learned. The
// program was made for msg, which is UTF-8.
func newLayout(prog *program, msg wire.Message) *layout {
	if msg.Len() > maxLayoutHeaders {
		return nil
	}
	l := &layout{names: make([]string, msg.Len()), overhead: prog.overhead}
	for i := range l.names {
		name := msg.Name(i)
		if len(name) == 0 || len(name) > maxLayoutName {
			return nil
		}
		l.names[i] = string(name)
	}
	l.program = *prog
	l.program.ops = slices.Clone(prog.ops)
	l.program.unmapped = slices.Clone(prog.unmapped)

	if prog.privilege >= 0 {
		l.privilege = string(msg.Value(prog.privilege))
		l.steps = append(l.steps, l.step(op{code: opNothing, header: uint32(prog.privilege)}, 0))
	}
	l.event = string(msg.Type())
	l.head = appendHead(nil, []byte(l.event), []byte(l.privilege))
	for i := range l.program.ops {
		l.steps = append(l.steps, l.step(l.program.ops[i], i))
	}
	for _, h := range prog.unmapped {
		l.steps = append(l.steps, l.step(op{code: opUnmapped, header: h}, 0))
	}
	return l
}

// A fastStep is an op with all that is needed to do it and to make sure that the
// header has the layout's name, in one cache line.
type fastStep struct {
	// The name is cut into words so that it is compared without a call. The words
	// overlap and reach over wordsRoom bytes.
	first, middle, last uint64 // at 0, atMiddle and atLast
	mask                uint64 // the bytes of a word that belong to the name
	nameLen             uint32
	header              uint32
	tag                 tag
	code                opcode
	guess               uint8  // see op
	index               uint16 // of the op
	atMiddle, atLast    uint8
	keep                bool // opText, opEscaped: written when empty
	long                bool // the words do not cover the name
}

// wordsRoom is how many bytes the words of a name may reach over. Nearly all
// names are shorter.
const wordsRoom = 24

// step makes the step of an op, which is at index in the program if it is there
// at all.
func (l *layout) step(o op, index int) fastStep {
	s := fastStep{
		code: o.code, header: o.header, tag: o.tag, guess: o.guess, index: uint16(index),
		keep: o.leaf != nil && o.leaf.keepsEmpty(),
	}
	if o.code == opOpen || o.code == opClose {
		return s
	}
	name := l.names[o.header]
	s.nameLen, s.mask = uint32(len(name)), ^uint64(0)
	if len(name) < 8 {
		s.mask = 1<<(8*len(name)) - 1
	} else {
		s.atLast = uint8(min(len(name)-8, 15))
		s.atMiddle = min(8, s.atLast)
	}
	s.long = len(name) >= wordsRoom
	var b [wordsRoom]byte
	copy(b[:], name)
	s.first = binary.LittleEndian.Uint64(b[:]) & s.mask
	s.middle = binary.LittleEndian.Uint64(b[s.atMiddle:]) & s.mask
	s.last = binary.LittleEndian.Uint64(b[s.atLast:]) & s.mask
	return s
}

// sameWords reports whether the name that b begins with is the step's, as far as
// the words cover it. The lengths are the same.
func (st *fastStep) sameWords(b *[wordsRoom]byte) bool {
	return ((binary.LittleEndian.Uint64(b[:])^st.first)|
		(binary.LittleEndian.Uint64(b[st.atMiddle&15:])^st.middle)|
		(binary.LittleEndian.Uint64(b[st.atLast&15:])^st.last))&st.mask == 0
}
