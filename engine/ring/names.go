package ring

import (
	"encoding/binary"
	"math/bits"
	"sync/atomic"
)

const (
	// maxNames is how many names of events a ring tells apart; a server has about
	// 200. Those beyond have number 0, as have notices.
	maxNames   = 512
	nameSlots  = 2 * maxNames // a power of two
	nameProbes = 8            // slots that are looked at before a name is given up
)

// names gives each name of an event a number, so that whoever wants some names
// only need not look at the others. They come from the network: what is remembered
// stays bounded. The ring's lock guards it.
type names struct {
	slots [nameSlots]struct {
		text   string
		number uint16
	}
	newest uint16
}

// number returns the number of a name, from 1; 0 if it has none.
func (n *names) number(name []byte) uint16 {
	if len(name) == 0 {
		return 0
	}
	at := hashName(name)
	for i := range uint32(nameProbes) {
		slot := &n.slots[(at+i)%nameSlots]
		if slot.text == string(name) {
			return slot.number
		}
		if slot.number == 0 {
			if n.newest == maxNames-1 {
				return 0
			}
			n.newest++
			slot.text, slot.number = string(name), n.newest
			return n.newest
		}
	}
	return 0
}

// hashName mixes both ends of a name and its length, which is what names differ in.
func hashName(name []byte) uint32 {
	var first, last uint64
	if len(name) >= 8 {
		first, last = binary.LittleEndian.Uint64(name), binary.LittleEndian.Uint64(name[len(name)-8:])
	} else {
		for _, c := range name {
			first = first<<8 | uint64(c)
		}
	}
	const odd = 0x9e3779b97f4a7c15
	high, low := bits.Mul64(first^odd, bits.RotateLeft64(last, 29)^uint64(len(name))^odd)
	return uint32(high ^ low>>32)
}

// NameSet is a set of names of one ring, by their numbers (Entry.Name). One
// goroutine adds to it; all may ask.
type NameSet struct{ words [maxNames / 64]atomic.Uint64 }

// Add adds a number. 0 is never in a set.
func (s *NameSet) Add(number uint16) {
	if number != 0 && number < maxNames {
		word := &s.words[number/64]
		word.Store(word.Load() | 1<<(number%64))
	}
}

// Has reports whether a number was added.
func (s *NameSet) Has(number uint16) bool {
	return number < maxNames && s.words[number/64].Load()&(1<<(number%64)) != 0
}

// fresh is the set of names that have come since readers were woken.
type fresh [maxNames / 64]uint64

func (f *fresh) add(number uint16) { f[number/64%uint16(len(f))] |= 1 << (number % 64) }

// all makes everybody look.
func (f *fresh) all() { f.add(0) }

func (f *fresh) forAll() bool { return f[0]&1 != 0 }

// beyond reports whether there is a name that is not in a set.
func (f *fresh) beyond(s *NameSet) bool {
	for i, word := range f {
		if word != 0 && word&^s.words[i].Load() != 0 {
			return true
		}
	}
	return false
}
