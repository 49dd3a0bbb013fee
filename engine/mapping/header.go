package mapping

import (
	"bytes"
	"unicode/utf8"

	"google.golang.org/protobuf/encoding/protowire"

	"github.com/astergate/astergate/engine/ami/wire"
	eventv1 "github.com/astergate/astergate/gen/go/astergate/ami/event/v1"
)

// AppendHeader appends a field of type astergate.ami.event.v1.Header, its tag
// included. Bytes that are not UTF-8 are treated as the package comment says.
func AppendHeader(dst []byte, field protowire.Number, name, value []byte) []byte {
	return appendHeaderBody(protowire.AppendTag(dst, field, protowire.BytesType), name, value)
}

func appendHeader(dst []byte, tag byte, name, value []byte) []byte {
	return appendHeaderBody(append(dst, tag), name, value)
}

func appendHeaderBody(dst, name, value []byte) []byte {
	valid := utf8.Valid(value)
	at, guess := len(dst), int(lengthSize(len(name)+len(value)+4))
	dst = append(dst, make([]byte, guess)...)
	if len(name) > 0 {
		dst = appendText(append(dst, tagHeaderName), name, utf8.Valid(name), false)
	}
	if len(value) > 0 {
		dst = appendText(append(dst, tagHeaderValue), value, valid, false)
	}
	if !valid {
		dst = protowire.AppendBytes(append(dst, tagHeaderRaw), value)
	}
	return closeLength(dst, at, guess)
}

// Headers returns all headers of a message, in order, exact, as messages.
func Headers(msg wire.Message) []*eventv1.Header {
	out := make([]*eventv1.Header, msg.Len())
	for i := range out {
		out[i] = NewHeader(msg.Header(i))
	}
	return out
}

// NewHeader returns a header, exact, as a message.
func NewHeader(name, value []byte) *eventv1.Header {
	h := &eventv1.Header{Name: Text(name), Value: Text(value)}
	if !utf8.Valid(value) {
		h.RawValue = bytes.Clone(value)
	}
	return h
}

// EncodeHeaders returns the headers of a request as they go to Asterisk: with
// raw_value where it is set, else with value. It checks nothing;
// [wire.CheckAction] does. The index of a header stays the same.
func EncodeHeaders(headers []*eventv1.Header) []wire.Header {
	if len(headers) == 0 {
		return nil
	}
	out := make([]wire.Header, len(headers))
	for i, h := range headers {
		out[i] = wire.Header{Name: h.GetName(), Value: h.GetValue()}
		if raw := h.GetRawValue(); len(raw) > 0 {
			out[i].Value = string(raw)
		}
	}
	return out
}
