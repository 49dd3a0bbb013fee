package mapping

import (
	"bytes"
	"slices"
	"time"

	"google.golang.org/protobuf/encoding/protowire"

	"github.com/astergate/astergate/engine/ami/wire"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// Envelope is what an event's envelope says beside what Asterisk said.
type Envelope struct {
	// Sequence of the event on its server.
	Sequence uint64
	// ReceivedAt is when the event was read; absent if it is the zero time.
	ReceivedAt time.Time
	// Server is the configured name of the server. It must be UTF-8.
	Server string
}

// Tags of astergate.v1.Event and of astergate.ami.event.v1.Header, all of one
// byte. A test compares them with the descriptors.
const (
	tagSequence   = 1<<3 | byte(protowire.VarintType)
	tagReceivedAt = 2<<3 | byte(protowire.BytesType)
	tagServer     = 3<<3 | byte(protowire.BytesType)
	tagName       = 4<<3 | byte(protowire.BytesType)
	tagPrivilege  = 5<<3 | byte(protowire.BytesType)
	tagUnmapped   = 6<<3 | byte(protowire.BytesType)
	tagHeaders    = 7<<3 | byte(protowire.BytesType)

	tagHeaderName  = 1<<3 | byte(protowire.BytesType)
	tagHeaderValue = 2<<3 | byte(protowire.BytesType)
	tagHeaderRaw   = 3<<3 | byte(protowire.BytesType)

	// Of google.protobuf.Timestamp and Duration alike.
	tagSeconds = 1<<3 | byte(protowire.VarintType)
	tagNanos   = 2<<3 | byte(protowire.VarintType)

	// tagFramed is SubscribeResponse.events, and StreamActionResponse.items.
	tagFramed = 1<<3 | byte(protowire.BytesType)
)

// AppendEvent appends the encoding of the astergate.v1.Event that says what msg
// says, and returns the longer slice. It takes any message and never fails: of
// one that is no event, or of an event without a message, all headers are
// unmapped. A view that is not known is TYPED, and HEADERS is the envelope alone:
// a [Choice] appends headers as well.
//
// Nothing of msg is kept. Nothing is allocated but what dst needs to grow; it is
// grown by more than is used in the end, and bytes between its length and its
// capacity are overwritten. So append to a buffer that is used again, and copy
// what is to stay; [Mapper.Encode] does so.
func (m *Mapper) AppendEvent(dst []byte, env Envelope, msg wire.Message, view astergatev1.View) []byte {
	in := newInput(&msg)
	dst = appendEnvelope(dst, &env)
	if view == astergatev1.View_VIEW_HEADERS {
		return (*Choice)(nil).append(dst, &in)
	}
	if view == astergatev1.View_VIEW_RAW {
		valid := validText(in.raw)
		event, privilege := in.head()
		return in.appendHeaders(appendHead(dst, event, privilege, valid), valid)
	}
	dst, valid := m.appendTyped(dst, &in)
	if view == astergatev1.View_VIEW_BOTH {
		dst = in.appendHeaders(dst, valid)
	}
	return dst
}

// AppendFramed appends the same event as AppendEvent as an element of the field
// events of astergate.v1.SubscribeResponse: with that field's tag and the
// event's length before it. The encoding of a SubscribeResponse with several
// events is what several calls append.
func (m *Mapper) AppendFramed(dst []byte, env Envelope, msg wire.Message, view astergatev1.View) []byte {
	dst, at := openFrame(dst)
	return closeLength(m.AppendEvent(dst, env, msg, view), at, frameGuess)
}

// AppendEventField appends the same event as an element of another message's field.
func (m *Mapper) AppendEventField(dst []byte, field protowire.Number, env Envelope, msg wire.Message, view astergatev1.View) []byte {
	dst = append(protowire.AppendTag(dst, field, protowire.BytesType), 0, 0)
	at := len(dst) - frameGuess
	return closeLength(m.AppendEvent(dst, env, msg, view), at, frameGuess)
}

// frameGuess is how many bytes the length of an event nearly always takes: it
// is between 128 and 16383.
const frameGuess = 2

func openFrame(dst []byte) (out []byte, at int) {
	dst = append(dst, tagFramed, 0, 0)
	return dst, len(dst) - frameGuess
}

// appendEnvelope appends what does not come from the message.
func appendEnvelope(dst []byte, env *Envelope) []byte {
	const room = 64 // most bytes of all but the server
	dst = slices.Grow(dst, room+len(env.Server))
	buf, n := dst[:len(dst)+room], len(dst)
	if env.Sequence != 0 {
		buf[n] = tagSequence
		n = putVarint(buf, n+1, env.Sequence)
	}
	if !env.ReceivedAt.IsZero() {
		buf[n] = tagReceivedAt
		at := n + 1
		n += 2
		if seconds := env.ReceivedAt.Unix(); seconds != 0 {
			buf[n] = tagSeconds
			n = putVarint(buf, n+1, uint64(seconds))
		}
		if nanos := env.ReceivedAt.Nanosecond(); nanos != 0 {
			buf[n] = tagNanos
			n = putVarint(buf, n+1, uint64(nanos))
		}
		buf[at] = byte(n - at - 1)
	}
	dst = buf[:n]
	if env.Server != "" {
		dst = protowire.AppendString(append(dst, tagServer), env.Server)
	}
	return dst
}

// putVarint writes v to buf at n and returns where it ends.
func putVarint(buf []byte, n int, v uint64) int {
	for ; v >= 0x80; v >>= 7 {
		buf[n] = byte(v) | 0x80
		n++
	}
	buf[n] = byte(v)
	return n + 1
}

// appendHead appends the envelope's name and privilege.
func appendHead(dst, event, privilege []byte, valid bool) []byte {
	if len(event) > 0 {
		dst = appendText(append(dst, tagName), event, valid, false)
	}
	for len(privilege) > 0 {
		class := privilege
		if i := bytes.IndexByte(privilege, ','); i >= 0 {
			class, privilege = privilege[:i], privilege[i+1:]
		} else {
			privilege = nil
		}
		if len(class) > 0 {
			dst = appendText(append(dst, tagPrivilege), class, valid, false)
		}
	}
	return dst
}

// appendTyped appends name, privilege, body and unmapped. It reports whether all
// of the message is known to be UTF-8.
func (m *Mapper) appendTyped(dst []byte, in *input) (out []byte, valid bool) {
	var p *plan
	if in.event {
		p = m.plan(in.value(0))
	}
	return p.append(dst, in)
}

// append is appendTyped by the plan p; nil if there is none.
func (p *plan) append(dst []byte, in *input) (out []byte, valid bool) {
	if p != nil {
		if l := p.layouts.find(in); l != nil {
			out, ok := l.run(dst, in)
			if ok {
				return out, true
			}
			valid = validText(in.raw)
			return l.program.careful(dst, in, valid), valid
		}
	}

	s := scratches.Get().(*scratch)
	defer s.release()
	prog := s.compile(p, in)
	valid = validText(in.raw)
	if p != nil && valid {
		p.layouts.learn(prog, in)
	}
	return prog.careful(dst, in, valid), valid
}

// closeLength puts the length before what was appended since place at, where
// guess bytes were left for it.
func closeLength(dst []byte, at, guess int) []byte {
	size := len(dst) - at - guess
	n := protowire.SizeVarint(uint64(size))
	switch {
	case n > guess:
		dst = slices.Grow(dst, n-guess)[:len(dst)+n-guess]
		fallthrough
	case n < guess:
		copy(dst[at+n:], dst[at+guess:at+guess+size])
		dst = dst[:at+n+size]
	}
	putVarint(dst, at, uint64(size))
	return dst
}
