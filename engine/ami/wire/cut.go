package wire

import (
	"bytes"
	"encoding/binary"
	"math/bits"
)

// endCommand closes the raw command output of Asterisk 13 and older.
const endCommand = "--END COMMAND--"

// Cut finds the headers of the block that raw starts with. It appends one Span
// per header to spans, in order, and returns the block's length n, the closing
// blank line included. n is 0 if raw does not hold the whole block; the spans
// appended are then those of the lines that are complete. What follows the
// block in raw is not looked at.
//
// raw must not start with a blank line: such a line comes back as a block of
// its own, without headers. Offsets are 32 bits wide, so raw must be shorter
// than 4 GiB. Cut allocates only if spans has no room, keeps nothing and needs
// one pass.
func Cut(raw []byte, spans []Span) ([]Span, int) {
	c := cutter{first: len(spans)}
	spans, done := c.cut(raw, spans)
	if !done {
		return spans, 0
	}
	return spans, c.pos
}

// cutter is Cut's state, kept when the bytes run out so that no byte is looked
// at twice when more arrive.
type cutter struct {
	pos   int // start of the current line; after the end, the block's length
	seen  int // bytes known to hold no line feed, if past pos
	first int // index of the block's first span

	bareLF     bool // the first line ended in a bare LF
	prevBareLF bool // the previous line did
	special    bool // the block is an old command's answer; for it:
	output     bool // the output has started
	hasID      bool // ActionID was seen
	hasPriv    bool // Privilege was seen
	marker     bool // the previous output line ended in the end marker
}

// cut goes on with b, which must start with the same bytes as before and may
// have moved. It reports whether the block is complete.
func (c *cutter) cut(b []byte, spans []Span) ([]Span, bool) {
	pos, from := c.pos, max(c.pos, c.seen)
	for {
		colon, line := -1, -1
		if from == pos {
			colon, line = findLine(b, pos)
		}
		if line < 0 {
			i := bytes.IndexByte(b[from:], '\n')
			if i < 0 {
				c.pos, c.seen = pos, len(b)
				return spans, false
			}
			line = from + i
			colon = indexColon(b, pos, line)
		}
		start, end, bare := pos, line, true
		pos = end + 1
		from = pos
		if end > start && b[end-1] == '\r' {
			end, bare = end-1, false
		}

		if end == start || c.special {
			var done bool
			if spans, done = c.rare(b, spans, start, end, bare); done {
				c.pos = pos
				return spans, true
			}
			continue
		}
		c.prevBareLF = bare
		spans = append(spans, cutAt(start, colon, end, b))
		if len(spans) == c.first+1 {
			c.bareLF = bare
			c.special = isFollows(b, spans[c.first])
		}
	}
}

// rare handles a blank line and any line of an answer "Response: Follows". It
// reports whether the line ends the block.
func (c *cutter) rare(b []byte, spans []Span, start, end int, bare bool) ([]Span, bool) {
	if c.special {
		return c.follows(b, spans, start, end, bare)
	}
	if !bare || c.bareLF || !c.prevBareLF {
		return spans, true
	}
	// A bare blank line inside a value: see the package comment.
	return append(spans, cutLine(b, start, end)), false
}

func isFollows(b []byte, s Span) bool {
	return s.ValueEnd-s.Value == uint32(len("Follows")) &&
		EqualName(s.ValueOf(b), "Follows") && EqualName(s.NameOf(b), "Response")
}

// cutLine finds name and value in the line b[start:end].
func cutLine(b []byte, start, end int) Span {
	return cutAt(start, indexColon(b, start, end), end, b)
}

// cutAt is cutLine where it is known where the line's first colon is.
func cutAt(start, colon, end int, b []byte) Span {
	if colon <= start {
		return Span{Name: uint32(start), NameEnd: uint32(start), Value: uint32(start), ValueEnd: uint32(end)}
	}
	value := colon + 1
	if value < end && b[value] == ' ' {
		value++
	}
	return Span{Name: uint32(start), NameEnd: uint32(colon), Value: uint32(value), ValueEnd: uint32(end)}
}

// Words of eight equal bytes, to look for one in eight at once.
const (
	ones     = 0x0101010101010101
	highs    = ones << 7
	colons   = ones * ':'
	newlines = ones * '\n'
)

// nearby is how far findLine looks: for what is farther, a call is cheaper.
const nearby = 64

// findLine returns the indices of the first colon of the line that begins at start,
// or -1, and of its line feed. line is -1 if that is not found nearby. Lines are so
// short that this is half of what two calls cost.
func findLine(b []byte, start int) (colon, line int) {
	stop := min(len(b)-8, start+nearby)
	i := start
	for ; i <= stop; i += 8 {
		x := binary.LittleEndian.Uint64(b[i:])
		// The lowest hit of each is true; those above it may not be.
		feed, hit := zeroes(x^newlines), zeroes(x^colons)
		if feed|hit == 0 {
			continue
		}
		if feed != 0 && (hit == 0 || bits.TrailingZeros64(feed) < bits.TrailingZeros64(hit)) {
			return -1, i + bits.TrailingZeros64(feed)/8
		}
		colon = i + bits.TrailingZeros64(hit)/8
		if feed != 0 {
			return colon, i + bits.TrailingZeros64(feed)/8
		}
		for i += 8; i <= stop; i += 8 {
			if feed := zeroes(binary.LittleEndian.Uint64(b[i:]) ^ newlines); feed != 0 {
				return colon, i + bits.TrailingZeros64(feed)/8
			}
		}
		return -1, -1
	}
	return -1, -1
}

// zeroes marks bytes of x that are 0 by their highest bit, and perhaps some above the
// lowest of them.
func zeroes(x uint64) uint64 { return (x - ones) &^ x & highs }

// indexColon returns the index of the first colon in b[start:end], or -1. Names
// are so short that eight bytes at a time in registers beat a call of
// bytes.IndexByte.
func indexColon(b []byte, start, end int) int {
	i := start
	for ; i+8 <= end; i += 8 {
		if hit := zeroes(binary.LittleEndian.Uint64(b[i:]) ^ colons); hit != 0 {
			return i + bits.TrailingZeros64(hit)/8
		}
	}
	for ; i < end; i++ {
		if b[i] == ':' {
			return i
		}
	}
	return -1
}

// follows handles one line of an answer "Response: Follows" and reports whether
// it ends the block.
func (c *cutter) follows(b []byte, spans []Span, start, end int, bare bool) ([]Span, bool) {
	if !c.output {
		if start == end && !bare {
			return spans, true // no output follows after all
		}
		if bare == c.bareLF {
			s := cutLine(b, start, end)
			switch name := s.NameOf(b); {
			case EqualName(name, "Privilege") && !c.hasPriv:
				c.hasPriv = true
				return append(spans, s), false
			case EqualName(name, "ActionID") && !c.hasID:
				c.hasID = true
				return append(spans, s), false
			}
		}
		c.output = true
	}
	if c.marker && start == end {
		last := &spans[len(spans)-1]
		last.ValueEnd -= uint32(len(endCommand))
		if last.Value == last.ValueEnd {
			spans = spans[:len(spans)-1]
		}
		return spans, true
	}
	c.marker = bare == c.bareLF && bytes.HasSuffix(b[start:end], []byte(endCommand))
	return append(spans, Span{
		Name: OutputName, NameEnd: OutputName,
		Value: uint32(start), ValueEnd: uint32(end),
	}), false
}
