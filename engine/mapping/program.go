package mapping

import (
	"sync"

	"google.golang.org/protobuf/encoding/protowire"

	"github.com/astergate/astergate/engine/ami/wire"
)

// A program writes one event of a plan: it holds what depends on the names and
// the order of the event's headers, so it serves all events that have the same.
type program struct {
	ops       []op
	unmapped  []uint32 // headers without a field, in order
	privilege int      // the header that is the envelope's privilege, or -1
	overhead  int      // most bytes that the ops write beside the headers' text
}

// An op writes one header to its field, or opens or closes a block.
type op struct {
	leaf   *leaf  // unless opOpen and opClose
	tag    tag    // of the field
	header uint32 // the header's index
	seq    uint16 // opMap: how many ops before this one write to the same map
	code   opcode
	guess  uint8 // opOpen: bytes that the block's length will probably take
	keep   bool  // opText, opEscaped, opNumber: empty or zero is written
}

type opcode uint8

const (
	opText    opcode = iota // a string
	opEscaped               // a string to be decoded
	opNumber                // a whole number, or an enum whose zero says something
	opMap                   // one entry of a map
	opScalar                // anything else
	opOpen                  // opens a block
	opClose                 // closes the block opened last
)

// Most bytes that are written beside a header's text. A text is copied verbatim
// or gets shorter; a number takes at most 10 bytes.
const (
	headerRoom = 24 // by the op of a header, or as a Header with its tag
	openRoom   = 8  // tag and length of a block
)

// maxMapKeys is how many entries a map takes of one event: each key is compared
// with all before it.
const maxMapKeys = 256

// A scratch is the working memory that making a program needs.
type scratch struct {
	program program
	first   []int32 // by leaf: its first header, or -1
	last    []int32 // by leaf: its last header so far
	next    []int32 // by header: the next one of the same leaf, or -1
	present []bool  // by block
	size    []int   // by block: about how long it will be
	miss    []bool  // by header: goes to unmapped; see careful.go
}

var scratches = sync.Pool{New: func() any { return new(scratch) }}

// maxScratch bounds what a scratch may keep from one event to the next.
const maxScratch = 1024

func (s *scratch) release() {
	if cap(s.next) > maxScratch || cap(s.miss) > maxScratch {
		return
	}
	clear(s.program.ops) // they point into a plan
	scratches.Put(s)
}

// compile makes the program for an event with the headers of in. It is valid
// until s is used again. A nil plan has no fields.
func (s *scratch) compile(p *plan, in *input) *program {
	prog := &s.program
	prog.ops, prog.unmapped, prog.privilege = prog.ops[:0], prog.unmapped[:0], -1
	prog.overhead = headerRoom * len(in.spans)
	leaves, blocks := 0, 0
	if p != nil {
		leaves, blocks = len(p.leaves), len(p.blocks)
	}
	s.first = refill(s.first, leaves, -1)
	s.last = refill(s.last, leaves, -1)
	s.next = refill(s.next, len(in.spans), -1)
	s.present = refill(s.present, blocks, false)
	s.size = refill(s.size, blocks, 0)

	for i := range in.spans {
		if i == 0 && in.event {
			continue
		}
		name := in.name(i)
		if prog.privilege < 0 && wire.EqualName(name, "Privilege") {
			prog.privilege = i
			continue
		}
		at := -1
		if p != nil {
			at = p.lookup(name)
		}
		switch {
		case at < 0 || s.first[at] >= 0 && !p.leaves[at].repeated:
			prog.unmapped = append(prog.unmapped, uint32(i))
			continue
		case s.first[at] < 0:
			s.first[at] = int32(i)
		default:
			s.next[s.last[at]] = int32(i)
		}
		s.last[at] = int32(i)
		size := len(in.value(i)) + 2
		for b := p.leaves[at].block; b >= 0; b = p.blocks[b].parent {
			s.present[b] = true
			s.size[b] += size
		}
	}
	if p == nil {
		return prog
	}

	prog.ops = append(prog.ops, op{code: opOpen, guess: lengthSize(s.size[0]), tag: p.blocks[0].tag})
	prog.overhead += openRoom
	for i := 0; i < len(p.steps); i++ {
		switch st := p.steps[i]; st.what {
		case stepLeaf:
			s.write(p, st.index)
		case stepOpen:
			b := &p.blocks[st.index]
			if !s.present[st.index] {
				i = b.end
				continue
			}
			prog.ops = append(prog.ops, op{code: opOpen, guess: lengthSize(s.size[st.index]), tag: b.tag})
			prog.overhead += openRoom
		case stepClose:
			prog.ops = append(prog.ops, op{code: opClose})
		}
	}
	prog.ops = append(prog.ops, op{code: opClose})
	return prog
}

// write adds the ops that write the headers of a leaf.
func (s *scratch) write(p *plan, at int) {
	l := &p.leaves[at]
	o := op{leaf: l, tag: l.tag, code: opScalar, keep: l.keepsEmpty()}
	switch {
	case l.kind == kindMap:
		o.code = opMap
	case l.kind.isNumber() || l.kind == kindEnum && l.enum.zeroSays:
		o.code = opNumber
	case l.kind == kindString && l.escaped:
		o.code = opEscaped
	case l.kind == kindString:
		o.code = opText
	}
	for h := s.first[at]; h >= 0; h = s.next[h] {
		o.header = uint32(h)
		s.program.ops = append(s.program.ops, o)
		o.seq = min(o.seq+1, maxMapKeys)
	}
}

// lengthSize returns how many bytes a length takes.
func lengthSize(n int) uint8 { return uint8(protowire.SizeVarint(uint64(n))) }

// refill returns a slice of n values v, in s's memory if that is enough.
func refill[T any](s []T, n int, v T) []T {
	if cap(s) < n {
		s = make([]T, n)
	}
	s = s[:n]
	for i := range s {
		s[i] = v
	}
	return s
}
