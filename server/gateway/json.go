package gateway

import (
	"bytes"
	"fmt"
	"io"

	"github.com/grpc-ecosystem/grpc-gateway/v2/runtime"
	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"
)

// jsonOut writes protojson as it is by default: lowerCamel names, empty fields
// left out, 64-bit numbers as strings. proto3 has no required field to look
// for.
var jsonOut = protojson.MarshalOptions{AllowPartial: true}

// jsonCodec reads requests and writes unary responses. It has no state.
type jsonCodec struct{}

// ContentType is JSON.
func (jsonCodec) ContentType(any) string { return contentTypeJSON }

// Marshal encodes a message, with a line feed for whoever sits at a terminal.
func (jsonCodec) Marshal(v any) ([]byte, error) {
	m, ok := v.(proto.Message)
	if !ok {
		return nil, fmt.Errorf("a response of type %T", v)
	}
	data, err := jsonOut.Marshal(m)
	return append(data, '\n'), err
}

// NewEncoder serves runtime.Marshaler.
func (c jsonCodec) NewEncoder(w io.Writer) runtime.Encoder {
	return runtime.EncoderFunc(func(v any) error {
		data, err := c.Marshal(v)
		if err != nil {
			return err
		}
		_, err = w.Write(data)
		return err
	})
}

// Unmarshal decodes one message. A field that it does not have, or has twice,
// is an error, and so is anything behind it.
func (jsonCodec) Unmarshal(data []byte, v any) error {
	m, ok := v.(proto.Message)
	if !ok {
		return fmt.Errorf("a request of type %T", v)
	}
	return protojson.Unmarshal(data, m)
}

// NewDecoder decodes a request's body once.
func (c jsonCodec) NewDecoder(r io.Reader) runtime.Decoder {
	return runtime.DecoderFunc(func(v any) error {
		body, ok := r.(*requestBody)
		if !ok {
			return fmt.Errorf("a body of type %T", r)
		}
		if len(bytes.TrimSpace(body.data)) == 0 {
			return io.EOF // which stands for an empty message
		}
		if err := c.Unmarshal(body.data, v); err != nil {
			return err
		}
		return body.agree(v.(proto.Message).ProtoReflect())
	})
}

// agree fails if the body holds another value for a field of the path, which
// the generated handler would overwrite in silence.
func (b *requestBody) agree(m protoreflect.Message) error {
	for name, value := range b.params {
		field := m.Descriptor().Fields().ByName(protoreflect.Name(name))
		if field != nil && m.Has(field) && m.Get(field).String() != value {
			return fmt.Errorf("field %q is %q in the body and %q in the path", name, m.Get(field).String(), value)
		}
	}
	return nil
}
