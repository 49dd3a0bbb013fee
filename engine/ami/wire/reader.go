package wire

import (
	"bytes"
	"errors"
	"io"
)

const (
	chunkSize = 64 << 10 // bytes read into one allocation
	chunkMin  = 8 << 10  // the first one; each is twice the last, so that a
	slabMin   = 128      // short session's few messages do not pin a large one
	chunkLow  = 4 << 10  // less room than this: take a new chunk
	slabSize  = 2 << 10  // spans in one allocation, 32 KiB
	slabLow   = 64       // less room than this at a message's start: take a new slab
	maxBanner = 1 << 10  // bytes of the first line
	maxEmpty  = 100      // reads in a row that may return nothing
)

// Limits bounds what a [Reader] keeps in memory for one message. The zero value
// means the defaults.
type Limits struct {
	// MaxMessage is the longest block in bytes, its line ends included. Default
	// 8 MiB, at most 1 GiB. A block is one event or one answer; the largest seen
	// are answers to Command and GetConfig, which are not split into list items.
	MaxMessage int
	// MaxHeaders is the largest number of headers in a block, output lines of a
	// command included. Default 65536.
	MaxHeaders int
}

func (l Limits) withDefaults() Limits {
	if l.MaxMessage <= 0 {
		l.MaxMessage = 8 << 20
	}
	l.MaxMessage = min(l.MaxMessage, 1<<30)
	if l.MaxHeaders <= 0 {
		l.MaxHeaders = 64 << 10
	}
	return l
}

// Reader cuts a byte stream into messages. It reads into blocks of up to 64 KiB from
// which the messages are sliced, so that a message costs no allocation of its
// own; one that is longer than that gets its own block.
//
// A Reader is not safe for concurrent use; the messages it returned are, and
// stay valid for ever.
type Reader struct {
	r      io.Reader
	limits Limits
	err    error // a SyntaxError: nothing more can be read

	buf   []byte // bytes [pos, w) are read and not yet returned
	pos   int
	w     int
	slab  []Span // room for spans: its length is what is used up
	chunk int    // size of the next block
	slabs int    // size of the next slab
	spans []Span // of the message under way, in slab's memory
	cut   cutter // of the message under way, relative to pos
}

// NewReader returns a Reader on r. It reads nothing yet.
func NewReader(r io.Reader, limits Limits) *Reader {
	return &Reader{r: r, limits: limits.withDefaults(), chunk: chunkMin, slabs: slabMin}
}

// Buffered returns the number of bytes that were read from the underlying
// reader and not yet returned. If it is 0 before a call of Next, the message
// comes from a new read, so a caller can take the time once per read.
func (r *Reader) Buffered() int { return r.w - r.pos }

// Banner reads the first line, which Asterisk sends on accepting a connection,
// and returns it without its line end. Any line of at most 1024 bytes will do:
// forks have their own name and version there. The errors are those of Next;
// the line missing altogether (Asterisk closes surplus connections before the
// banner) is io.EOF.
func (r *Reader) Banner() (string, error) {
	if r.err != nil {
		return "", r.err
	}
	for seen := 0; ; {
		for ; seen < r.w-r.pos; seen++ {
			if r.buf[r.pos+seen] != '\n' {
				continue
			}
			line := r.buf[r.pos : r.pos+seen]
			r.pos += seen + 1
			if n := len(line); n > 0 && line[n-1] == '\r' {
				line = line[:n-1]
			}
			return string(line), nil
		}
		if seen > maxBanner {
			return "", r.fail(&SyntaxError{Rule: RuleBannerTooLong, Limit: maxBanner, Got: seen})
		}
		if err := r.fill(); err != nil {
			return "", unexpected(err, seen > 0)
		}
	}
}

// Next returns the next message.
//
// At the end of the stream it returns io.EOF between two messages and
// io.ErrUnexpectedEOF inside one. Bytes that cannot be a message, or exceed the
// limits, are a [*SyntaxError]: where the next message starts is then unknown,
// so every further call returns the same and the connection has to be replaced.
// Another error of the underlying reader, such as a deadline, is returned as it
// is and nothing is lost by calling Next again.
func (r *Reader) Next() (Message, error) {
	if r.err != nil {
		return Message{}, r.err
	}
	for {
		if len(r.spans) == 0 && r.cut.pos == 0 && !r.skipBlank() {
			if err := r.fill(); err != nil {
				return Message{}, err
			}
			continue
		}
		if r.cut.pos == 0 && cap(r.slab)-len(r.slab) < slabLow {
			r.slab = make([]Span, 0, r.slabs)
			r.slabs = min(2*r.slabs, slabSize)
		}
		spans, done := r.cut.cut(r.buf[r.pos:r.w], r.slabFrom())
		r.spans = spans
		if len(spans) > r.limits.MaxHeaders {
			return Message{}, r.fail(&SyntaxError{Rule: RuleTooManyHeaders, Limit: r.limits.MaxHeaders, Got: len(spans)})
		}
		if done {
			return r.take()
		}
		if have := r.w - r.pos; have > r.limits.MaxMessage {
			return Message{}, r.fail(&SyntaxError{Rule: RuleMessageTooLong, Limit: r.limits.MaxMessage, Got: have})
		}
		if err := r.fill(); err != nil {
			return Message{}, unexpected(err, true)
		}
	}
}

// slabFrom returns where the message's spans go on.
func (r *Reader) slabFrom() []Span {
	if r.spans != nil {
		return r.spans
	}
	return r.slab[len(r.slab):]
}

// take returns the message that cut has completed.
func (r *Reader) take() (Message, error) {
	n := r.cut.pos
	if n > r.limits.MaxMessage {
		return Message{}, r.fail(&SyntaxError{Rule: RuleMessageTooLong, Limit: r.limits.MaxMessage, Got: n})
	}
	if bytes.IndexByte(r.buf[r.pos:r.pos+n], 0) >= 0 {
		return Message{}, r.fail(&SyntaxError{Rule: RuleNUL, Got: n})
	}
	k := len(r.spans)
	m := Message{raw: r.buf[r.pos : r.pos+n : r.pos+n], spans: r.spans[:k:k]}
	m.kind = kindOf(m.raw, m.spans)
	// If append had to move the spans, their new array is the slab from now on,
	// unless it is so large that small messages should not pin it.
	r.slab, r.spans = r.spans[k:], nil
	if k > slabSize {
		r.slab = nil
	}
	r.pos += n
	r.cut = cutter{}
	return m, nil
}

// skipBlank drops blank lines between messages and reports whether the first
// byte of a message is there.
func (r *Reader) skipBlank() bool {
	for r.pos < r.w {
		switch r.buf[r.pos] {
		case '\n':
			r.pos++
			continue
		case '\r':
			if r.pos+1 == r.w {
				return false
			}
			if r.buf[r.pos+1] == '\n' {
				r.pos += 2
				continue
			}
		}
		return true
	}
	return false
}

// fill reads once, after making room. It never writes to bytes before w, which
// messages may share.
func (r *Reader) fill() error {
	have := r.w - r.pos
	if len(r.buf)-r.w < chunkLow {
		size := r.chunk
		for size < have+chunkLow {
			size *= 2
		}
		r.chunk = min(2*r.chunk, chunkSize)
		r.move(size)
	} else if have < chunkLow && len(r.buf) > chunkSize {
		r.move(chunkSize) // do not let small messages pin a large block
	}
	// Reading no more than a chunk at a time keeps what follows a large message
	// small enough to be moved out of its block.
	room := r.buf[r.w:min(len(r.buf), r.w+chunkSize)]
	for range maxEmpty {
		n, err := r.r.Read(room)
		if n < 0 || n > len(room) {
			panic("wire: reader returned an impossible count")
		}
		r.w += n
		if n > 0 {
			return nil // an error along with bytes comes again on the next read
		}
		if err != nil {
			return err
		}
	}
	return io.ErrNoProgress
}

// move copies the unread bytes to a new block.
func (r *Reader) move(size int) {
	buf := make([]byte, size)
	r.w = copy(buf, r.buf[r.pos:r.w])
	r.buf, r.pos = buf, 0
}

func (r *Reader) fail(err *SyntaxError) error {
	r.err = err
	return err
}

// unexpected turns the end of the stream inside something into
// io.ErrUnexpectedEOF.
func unexpected(err error, inside bool) error {
	if inside && errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}
