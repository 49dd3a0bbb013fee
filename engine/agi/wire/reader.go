package wire

import (
	"bytes"
	"errors"
	"io"
	"sync"
)

const (
	bufferIdle = 64      // what a connection holds while Await waits: most answers are shorter
	bufferMin  = 256     // for a reply
	bufferEnv  = 2 << 10 // for an environment, which is usually shorter
	maxEmpty   = 100     // reads in a row that may return nothing
)

// Limits bounds what a [Reader] keeps in memory. The zero value means the
// defaults.
type Limits struct {
	// MaxEnvironment is the longest environment in bytes, default 64 KiB.
	// Asterisk's usual one has 600 bytes, and 128 arguments at most.
	MaxEnvironment int
	// MaxReply is the longest reply in bytes, default 1 MiB. Only the value of a
	// variable or database entry, or usage, makes more than 100.
	MaxReply int
}

func (l Limits) withDefaults() Limits {
	if l.MaxEnvironment <= 0 {
		l.MaxEnvironment = 64 << 10
	}
	if l.MaxReply <= 0 {
		l.MaxReply = 1 << 20
	}
	return l
}

// Kind is what an [Item] is.
type Kind uint8

const (
	// KindReply is an answer to a command, or a provisional one.
	KindReply Kind = iota + 1
	// KindHangup is a line HANGUP: the channel has hung up, was redirected, or
	// Asterisk is about to close. It may come at any time between two answers, and
	// more than once.
	KindHangup
	// KindStray is a line that is neither, in the stray text; see the package
	// comment.
	KindStray
)

// Item is one thing that Asterisk sent.
type Item struct {
	Kind  Kind
	Reply Reply  // of KindReply
	Stray string // of KindStray, without its LF
}

// Reader cuts what Asterisk sends into items. It is not safe for concurrent use;
// what it returned is.
type Reader struct {
	r      io.Reader
	limits Limits
	err    error // a SyntaxError: nothing more can be read

	buf    []byte // bytes [pos, w) are read and not yet returned
	pos    int
	w      int
	seen   int   // bytes behind pos that hold no end of the item under way
	failed error // that Await met, for Next
	last   int   // of a reply in brackets: the last line end that may be its own, or 0
}

// NewReader returns a Reader on r. It reads nothing yet.
func NewReader(r io.Reader, limits Limits) *Reader {
	return &Reader{r: r, limits: limits.withDefaults()}
}

// environments are buffers of bufferEnv bytes. None is kept with a connection.
var environments = sync.Pool{New: func() any { return new([bufferEnv]byte) }}

// Environment reads the environment with its blank line. It comes once, before
// all else. The errors are those of [Reader.Next]; bytes that cannot be an
// environment fail as soon as that is sure.
func (r *Reader) Environment() (*Environment, error) {
	if r.err != nil {
		return nil, r.err
	}
	const prefix = "agi_"
	if usual, ok := environments.Get().(*[bufferEnv]byte); ok && r.buf == nil {
		r.buf = usual[:]
		defer func() {
			if len(r.buf) > 0 && &r.buf[0] == &usual[0] {
				r.buf = append([]byte(nil), r.buf[r.pos:r.w]...)
				r.pos, r.w = 0, len(r.buf)
			}
			environments.Put(usual)
		}()
	}
	for {
		b := r.buf[r.pos:r.w]
		if n := min(len(b), len(prefix)); string(b[:n]) != prefix[:n] {
			return nil, r.fail(&SyntaxError{Rule: RuleEnvironment})
		}
		// The LF before the blank line may be one byte before what is new.
		from := max(r.seen-1, 0)
		if i := bytes.Index(b[from:], []byte("\n\n")); i >= 0 {
			end := from + i
			env, err := ParseEnvironment(b[:end])
			if err != nil {
				r.err = err
				return nil, err
			}
			r.drop(end + 2)
			return env, nil
		}
		r.seen = len(b)
		if len(b) > r.limits.MaxEnvironment {
			return nil, r.fail(&SyntaxError{Rule: RuleEnvironmentTooLong, Limit: r.limits.MaxEnvironment, Got: len(b)})
		}
		if err := r.fill(r.limits.MaxEnvironment, bufferMin); err != nil {
			return nil, r.unexpected(err)
		}
	}
}

// Next returns the next item.
//
// At the end of the stream it returns io.EOF between two items and
// io.ErrUnexpectedEOF inside one. A reply longer than the limits is a
// [*SyntaxError]; every further call returns the same. Another error of the
// underlying reader is returned as it is and nothing is lost by calling Next
// again.
func (r *Reader) Next() (Item, error) {
	if r.err != nil {
		return Item{}, r.err
	}
	for {
		b := r.buf[r.pos:r.w]
		if kind, n := r.cut(b); n > 0 {
			item := Item{Kind: kind}
			switch kind {
			case KindReply:
				item.Reply = ParseReply(string(b[:n-1]))
			case KindStray:
				item.Stray = string(b[:n-1])
			}
			r.drop(n)
			return item, nil
		}
		if len(b) > r.limits.MaxReply {
			return Item{}, r.fail(&SyntaxError{Rule: RuleReplyTooLong, Limit: r.limits.MaxReply, Got: len(b)})
		}
		if err := r.fill(r.limits.MaxReply, bufferMin); err != nil {
			return Item{}, r.unexpected(err)
		}
	}
}

// Await waits until bytes have come that were not returned yet, or an error would.
// Next is then called. It needs less stack to wait in than Next does.
func (r *Reader) Await() {
	if r.err == nil && r.w == r.pos {
		r.failed = r.fill(r.limits.MaxReply, bufferIdle)
	}
}

// Buffered reports whether bytes have come that were not returned yet.
func (r *Reader) Buffered() bool { return r.w > r.pos }

// drop takes the first n bytes away.
func (r *Reader) drop(n int) {
	r.pos += n
	r.seen, r.last = 0, 0
}

// fill reads once, after making room, of so many bytes at least. A silent connection
// holds no more than a small buffer.
func (r *Reader) fill(limit, least int) error {
	have := r.w - r.pos
	size := least
	for size <= have {
		size *= 2
	}
	size = min(size, max(limit+1, least, have+1))
	switch {
	case r.pos == 0 && have < len(r.buf) && len(r.buf) == bufferEnv: // an environment's
	case len(r.buf) < size || have == 0 && len(r.buf) > least:
		buf := make([]byte, size)
		copy(buf, r.buf[r.pos:r.w])
		r.buf, r.pos, r.w = buf, 0, have
	case r.pos > 0:
		copy(r.buf, r.buf[r.pos:r.w])
		r.pos, r.w = 0, have
	}
	if err := r.failed; err != nil {
		r.failed = nil
		return err
	}
	for range maxEmpty {
		n, err := r.r.Read(r.buf[r.w:])
		if n < 0 || n > len(r.buf)-r.w {
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

func (r *Reader) fail(err *SyntaxError) error {
	r.err = err
	return err
}

// unexpected turns the end of the stream inside something into
// io.ErrUnexpectedEOF.
func (r *Reader) unexpected(err error) error {
	if r.w > r.pos && errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}
