package wire

import "bytes"

const (
	hangupLine = "HANGUP\n"
	usageEnd   = " End of proper usage.\n" // behind the code
)

// cut finds the first item in b, which starts at r.pos, and returns its length
// with its last LF, or 0 if it is not all there. What it has looked at it
// remembers in r, so that an item costs one pass however it arrives.
func (r *Reader) cut(b []byte) (Kind, int) {
	if r.last > 0 {
		return KindReply, r.cutBrackets(b)
	}
	if r.seen == 0 || bytes.IndexByte(b[:r.seen], '\n') < 0 {
		i := bytes.IndexByte(b[r.seen:], '\n')
		if i < 0 {
			r.seen = len(b)
			return 0, 0
		}
		end := r.seen + i + 1
		switch line := b[:end]; {
		case string(line) == hangupLine:
			return KindHangup, end
		case !startsReply(line):
			return KindStray, end
		case line[3] != '-' && !opensBracket(line):
			return KindReply, end
		case line[3] == '-':
			r.seen = end
		default:
			r.seen = 0
		}
	}
	if b[3] == '-' {
		return KindReply, r.cutUsage(b)
	}
	return KindReply, r.cutBrackets(b)
}

// cutUsage looks for the end of an answer that starts with "520-". The marker
// may stand at the end of a line: before 13.17 the usage had no line end of its
// own.
func (r *Reader) cutUsage(b []byte) int {
	marker := []byte(string(b[:3]) + usageEnd)
	from := max(r.seen-len(marker), 4)
	if i := bytes.Index(b[from:], marker); i >= 0 {
		return from + i + len(marker)
	}
	r.seen = len(b)
	return 0
}

// cutBrackets looks for the end of an answer whose data may go on over lines.
func (r *Reader) cutBrackets(b []byte) int {
	for {
		i := bytes.IndexByte(b[r.seen:], '\n')
		if i < 0 {
			break
		}
		end := r.seen + i + 1
		if endsBrackets(b[:end], r.last == 0 && bytes.IndexByte(b[:end-1], '\n') < 0) {
			r.last = end
		}
		r.seen = end
	}
	if r.last == 0 || valueGoesOn(b[r.last:]) {
		return 0
	}
	return r.last
}

// endsBrackets reports whether an answer in brackets can end with b's last line.
func endsBrackets(b []byte, first bool) bool {
	if len(b) >= 2 && b[len(b)-2] == ')' {
		return true
	}
	if !first {
		return false
	}
	_, _, ok := cutWordAndPairs(string(b[bytes.IndexByte(b, '(') : len(b)-1]))
	return ok
}

// valueGoesOn reports whether what has come behind a line that could be an
// answer's last shows that it was not.
func valueGoesOn(rest []byte) bool {
	for bytes.HasPrefix(rest, []byte(hangupLine)) {
		rest = rest[len(hangupLine):]
	}
	if len(rest) < len(hangupLine) && string(rest) == hangupLine[:len(rest)] {
		return false
	}
	// A whole line that looks like an answer may be one after all, if this
	// Asterisk is not one that we know.
	return bytes.IndexByte(rest, '\n') < 0 || !startsReply(rest)
}

// startsReply reports whether a line starts with a code: three digits and a
// blank or a dash.
func startsReply(b []byte) bool {
	return len(b) > 4 && isDigit(b[0]) && isDigit(b[1]) && isDigit(b[2]) && (b[3] == ' ' || b[3] == '-')
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// opensBracket reports whether a line has a bracket right behind the result.
func opensBracket(line []byte) bool {
	const key = "result="
	rest := line[4:]
	if !bytes.HasPrefix(rest, []byte(key)) {
		return false
	}
	i := bytes.IndexByte(rest, ' ')
	return i >= 0 && i+1 < len(rest) && rest[i+1] == '('
}
