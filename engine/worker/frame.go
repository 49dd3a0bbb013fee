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
	serveResponseBatch  protowire.Number = 7
	batchFrames         protowire.Number = 1 // of both batches
)

const (
	// batchMost is how many frames a batch has at most.
	batchMost = 64
	// batchBytes is the size at which a batch takes no further frame.
	batchBytes = 256 << 10
)

// Frame is a frame for a worker: a message, or its encoding where that is what was
// made of Asterisk's answer. Nobody changes either.
type Frame struct {
	message *astergatev1.ServeResponse
	encoded []byte
}

func frameOf(message *astergatev1.ServeResponse) Frame { return Frame{message: message} }

// encoding is the frame as the encoding of a ServeResponse.
func (f Frame) encoding() ([]byte, error) {
	if f.encoded != nil {
		return f.encoded, nil
	}
	return proto.Marshal(f.message)
}

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

// batchOf encodes frames as one ServeResponse, of as many of them as one has room for,
// and tells how many these are.
func batchOf(frames []Frame) (message []byte, n int, err error) {
	var few [batchMost][]byte
	encodings, size := few[:0], 0
	for ; n < min(len(frames), batchMost) && size < batchBytes; n++ {
		encoding, err := frames[n].encoding()
		if err != nil {
			return nil, 0, err
		}
		encodings = append(encodings, encoding)
		size += protowire.SizeTag(batchFrames) + protowire.SizeBytes(len(encoding))
	}
	if n == 1 {
		return encodings[0], 1, nil
	}
	message = make([]byte, 0, protowire.SizeTag(serveResponseBatch)+protowire.SizeBytes(size))
	message = protowire.AppendTag(message, serveResponseBatch, protowire.BytesType)
	message = protowire.AppendVarint(message, uint64(size))
	for _, encoding := range encodings {
		message = protowire.AppendTag(message, batchFrames, protowire.BytesType)
		message = protowire.AppendBytes(message, encoding)
	}
	return message, n, nil
}

// isZero reports whether it is no frame.
func (f Frame) isZero() bool { return f.message == nil && f.encoded == nil }
