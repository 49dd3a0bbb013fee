package worker

import (
	"google.golang.org/protobuf/encoding/protowire"
	"google.golang.org/protobuf/proto"

	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// Fields of ServeResponse whose encoding is made without a message. A test compares
// them with the descriptors.
const (
	serveResponseOffer  protowire.Number = 2
	serveResponseResult protowire.Number = 3
)

// Frame is a frame for a worker: a message, or its encoding where that is what was
// made of Asterisk's answer. Nobody changes either.
type Frame struct {
	message *astergatev1.ServeResponse
	encoded []byte
}

func frameOf(message *astergatev1.ServeResponse) Frame { return Frame{message: message} }

// Encoded is a ServeResponse's encoding, nil where there is only the message.
func (f Frame) Encoded() []byte { return f.encoded }

// Message is the frame as a message.
func (f Frame) Message() *astergatev1.ServeResponse {
	if f.encoded == nil {
		return f.message
	}
	m := new(astergatev1.ServeResponse)
	if proto.Unmarshal(f.encoded, m) != nil { // we have made it: never
		return new(astergatev1.ServeResponse)
	}
	return m
}

// isZero reports whether it is no frame.
func (f Frame) isZero() bool { return f.message == nil && f.encoded == nil }
