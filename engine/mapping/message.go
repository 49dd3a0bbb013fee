package mapping

import (
	"fmt"
	"sync"

	"google.golang.org/protobuf/proto"

	"github.com/astergate/astergate/engine/ami/wire"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// buffers hold encodings that are about to be copied.
var buffers = sync.Pool{New: func() any { return new([]byte) }}

// maxBuffer bounds what a buffer may keep from one event to the next.
const maxBuffer = 64 << 10

// Encode returns what AppendEvent would append to nothing, in a slice of just
// that size, which is the only allocation.
func (m *Mapper) Encode(env Envelope, msg wire.Message, view astergatev1.View) []byte {
	return exactly(func(dst []byte) []byte { return m.AppendEvent(dst, env, msg, view) })
}

// EncodeFramed returns what AppendFramed would append to nothing, likewise.
func (m *Mapper) EncodeFramed(env Envelope, msg wire.Message, view astergatev1.View) []byte {
	return exactly(func(dst []byte) []byte { return m.AppendFramed(dst, env, msg, view) })
}

func exactly(appendTo func(dst []byte) []byte) []byte {
	buf := buffers.Get().(*[]byte)
	b := appendTo((*buf)[:0])
	out := make([]byte, len(b))
	copy(out, b)
	if cap(b) <= maxBuffer {
		*buf = b
		buffers.Put(buf)
	}
	return out
}

// Event returns the event as a message, for those who look at its fields. It
// says the same as AppendEvent. The error means a fault in this package.
func (m *Mapper) Event(env Envelope, msg wire.Message, view astergatev1.View) (*astergatev1.Event, error) {
	e := new(astergatev1.Event)
	if err := proto.Unmarshal(m.AppendEvent(nil, env, msg, view), e); err != nil {
		return nil, fmt.Errorf("mapping: event %q does not decode: %w", msg.Type(), err)
	}
	return e, nil
}

// AppendOwn appends the encoding of an astergate.v1.Event with one of
// astergate's own bodies: LinkUp, LinkDown, Gap or OrphanedResponse. It is the
// same in all views. The error says that body is none of these, or has a string
// that is not UTF-8; dst is returned as it was.
func (m *Mapper) AppendOwn(dst []byte, env Envelope, body proto.Message) ([]byte, error) {
	arm, ok := m.own[body.ProtoReflect().Descriptor().FullName()]
	if !ok {
		return dst, fmt.Errorf("mapping: %s is no body of an event of astergate's own", body.ProtoReflect().Descriptor().FullName())
	}
	out := arm.append(appendEnvelope(dst, &env))
	at := len(out)
	out, err := proto.MarshalOptions{}.MarshalAppend(append(out, 0), body)
	if err != nil {
		return dst, fmt.Errorf("mapping: body %s: %w", body.ProtoReflect().Descriptor().FullName(), err)
	}
	return closeLength(out, at, 1), nil
}

// AppendOwnFramed is to AppendOwn what AppendFramed is to AppendEvent.
func (m *Mapper) AppendOwnFramed(dst []byte, env Envelope, body proto.Message) ([]byte, error) {
	framed, at := openFrame(dst)
	out, err := m.AppendOwn(framed, env, body)
	if err != nil {
		return dst, err
	}
	return closeLength(out, at, frameGuess), nil
}

// Orphaned returns the body that tells of a reply that nobody waited for.
func Orphaned(reply wire.Message) *astergatev1.OrphanedResponse {
	text := func(name string) string {
		value, _ := reply.Get(name)
		return Text(value)
	}
	return &astergatev1.OrphanedResponse{
		ActionId: text("ActionID"),
		Response: text("Response"),
		Message:  text("Message"),
		Headers:  Headers(reply),
	}
}
