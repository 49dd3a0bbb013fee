package wire

import "bytes"

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

	bareLF     bool   // the first line ended in a bare LF
	prevBareLF bool   // the previous line did
	phase      follow // where in an old command's answer, if it is one
	hasID      bool   // in phaseHead: ActionID was seen
	hasPriv    bool   // in phaseHead: Privilege was seen
	marker     bool   // the previous output line ended in the end marker
}

type follow uint8

const (
	followNone follow = iota // an ordinary block
	followHead               // after "Response: Follows", headers possible
	followBody               // command output
)

// cut goes on with b, which must start with the same bytes as before and may
// have moved. It reports whether the block is complete.
func (c *cutter) cut(b []byte, spans []Span) ([]Span, bool) {
	for {
		from := max(c.pos, c.seen)
		i := bytes.IndexByte(b[from:], '\n')
		if i < 0 {
			c.seen = len(b)
			return spans, false
		}
		start, next := c.pos, from+i+1
		end, bare := next-1, true
		if end > start && b[end-1] == '\r' {
			end, bare = end-1, false
		}
		c.pos = next

		if c.phase != followNone {
			var done bool
			if spans, done = c.follows(b, spans, start, end, bare); done {
				return spans, true
			}
			continue
		}
		if end == start {
			if !bare || c.bareLF || !c.prevBareLF {
				return spans, true
			}
			// A bare blank line inside a value: see the package comment.
		}
		c.prevBareLF = bare

		s := Span{Name: uint32(start), NameEnd: uint32(start), Value: uint32(start), ValueEnd: uint32(end)}
		if colon := bytes.IndexByte(b[start:end], ':'); colon > 0 {
			value := start + colon + 1
			s.NameEnd = uint32(value - 1)
			if value < end && b[value] == ' ' {
				value++
			}
			s.Value = uint32(value)
		}
		if len(spans) == c.first {
			c.bareLF = bare
			if s.ValueEnd-s.Value == uint32(len("Follows")) &&
				EqualName(s.NameOf(b), "Response") && EqualName(s.ValueOf(b), "Follows") {
				c.phase = followHead
			}
		}
		spans = append(spans, s)
	}
}

// follows handles one line of an answer "Response: Follows" and reports whether
// it ends the block.
func (c *cutter) follows(b []byte, spans []Span, start, end int, bare bool) ([]Span, bool) {
	if c.phase == followHead {
		if start == end && !bare {
			return spans, true // no output follows after all
		}
		if bare == c.bareLF {
			if colon := bytes.IndexByte(b[start:end], ':'); colon > 0 {
				seen := &c.hasPriv
				name := b[start : start+colon]
				if EqualName(name, "ActionID") {
					seen = &c.hasID
				}
				if !*seen && (seen == &c.hasID || EqualName(name, "Privilege")) {
					*seen = true
					value := start + colon + 1
					if value < end && b[value] == ' ' {
						value++
					}
					return append(spans, Span{
						Name: uint32(start), NameEnd: uint32(start + colon),
						Value: uint32(value), ValueEnd: uint32(end),
					}), false
				}
			}
		}
		c.phase = followBody
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
