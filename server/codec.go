package server

import (
	"fmt"

	"google.golang.org/grpc/encoding"
	_ "google.golang.org/grpc/encoding/proto" // the codec that frames wraps
	"google.golang.org/grpc/mem"
	"google.golang.org/protobuf/encoding/protowire"
	"google.golang.org/protobuf/proto"

	"github.com/astergate/astergate/engine"
)

// eventBatch is a SubscribeResponse whose events are encoded already, once for
// all subscribers of a view. On the wire it is an ordinary message: the
// concatenated elements of a repeated field, and then the token.
type eventBatch engine.Batch

// callUpdate is a WatchCallsResponse that is encoded already, but for its token;
// a change once for all watchers.
type callUpdate engine.CallMessage

// frames is the proto codec, except that it knows eventBatch, engine.Shared,
// callUpdate and encoded, and what is a decoder.
type frames struct{ encoding.CodecV2 }

func newFrames() frames { return frames{encoding.GetCodecV2("proto")} }

// Marshal shares an eventBatch's bytes; they are never written again, so there
// is nothing to release when they are sent.
func (f frames) Marshal(v any) (mem.BufferSlice, error) {
	if message, ok := v.(*encoded); ok {
		return message.marshal(), nil
	}
	if update, ok := v.(*callUpdate); ok {
		return update.marshal(), nil
	}
	if shared, ok := v.(*engine.Shared); ok {
		return sharedMessage(shared)
	}
	if batch, ok := v.(*eventBatch); ok {
		return batch.marshal()
	}
	return f.CodecV2.Marshal(v)
}

// sharedMessage is one and the same message for all who get a batch.
func sharedMessage(shared *engine.Shared) (mem.BufferSlice, error) {
	if made, ok := shared.Made().(mem.BufferSlice); ok {
		return made, nil
	}
	made, err := (&eventBatch{Events: shared.Events, Token: shared.Token}).marshal()
	if err == nil {
		shared.Make(made)
	}
	return made, err
}

func (batch *eventBatch) marshal() (mem.BufferSlice, error) {
	pieces := joined(batch.Events)
	out := make(mem.BufferSlice, 0, len(pieces)+1)
	for i := range pieces {
		out = append(out, &pieces[i]) // a value would be an allocation for each
	}
	tail := make([]byte, 0, len(batch.Token)+8)
	tail = protowire.AppendTag(tail, subscribeResponseToken, protowire.BytesType)
	tail = protowire.AppendString(tail, batch.Token)
	if len(batch.Events) == 0 {
		tail = protowire.AppendTag(tail, subscribeResponseHeartbeat, protowire.BytesType)
		tail = protowire.AppendVarint(tail, 0) // an empty Heartbeat
	}
	if batch.FilterErrors != nil {
		failures, err := proto.Marshal(batch.FilterErrors)
		if err != nil {
			return nil, err
		}
		tail = protowire.AppendTag(tail, subscribeResponseFilterErrors, protowire.BytesType)
		tail = protowire.AppendBytes(tail, failures)
	}
	return append(out, mem.SliceBuffer(tail)), nil
}

// encoded is a message that is encoded already. It is only ever sent, once.
type encoded struct {
	message mem.SliceBuffer
	slice   [1]mem.Buffer // of message, which would be an allocation of its own
}

func newEncoded(message []byte) *encoded { return &encoded{message: message} }

func (m *encoded) marshal() mem.BufferSlice {
	m.slice[0] = &m.message
	return m.slice[:]
}

// joined returns events as the fewest pieces: those that lie behind each other, as
// they nearly always do, are one. Each piece costs grpc-go about what a short event
// costs.
func joined(events [][]byte) []mem.SliceBuffer {
	n := 0
	for i := range events {
		if i == 0 || !adjoins(events[i-1], events[i]) {
			n++
		}
	}
	pieces := make([]mem.SliceBuffer, 0, n)
	for i, event := range events {
		if i > 0 && adjoins(events[i-1], event) {
			last := &pieces[len(pieces)-1]
			*last = (*last)[:len(*last)+len(event)]
			continue
		}
		pieces = append(pieces, event)
	}
	return pieces
}

// adjoins reports whether b begins in memory where a ends.
func adjoins(a, b []byte) bool {
	return len(b) > 0 && cap(a)-len(a) >= len(b) && &a[:len(a)+1][len(a)] == &b[0]
}

// marshal shares the message's bytes, as with an eventBatch.
func (u *callUpdate) marshal() mem.BufferSlice {
	out := mem.BufferSlice{mem.SliceBuffer(u.Message)}
	if u.Token == "" {
		return out
	}
	tail := protowire.AppendTag(make([]byte, 0, len(u.Token)+3), watchCallsResponseToken, protowire.BytesType)
	return append(out, mem.SliceBuffer(protowire.AppendString(tail, u.Token)))
}

// decoder is what decodes a message itself, and keeps nothing of the bytes.
type decoder interface {
	decode(message []byte) error
}

// Unmarshal refuses an eventBatch: it is only ever sent.
func (f frames) Unmarshal(data mem.BufferSlice, v any) error {
	switch v := v.(type) {
	case decoder:
		message := data.MaterializeToBuffer(mem.DefaultBufferPool())
		defer message.Free()
		return v.decode(message.ReadOnlyData())
	case *eventBatch:
		return fmt.Errorf("a batch of encoded events is not for receiving")
	}
	return f.CodecV2.Unmarshal(data, v)
}

// Field numbers of SubscribeResponse and WatchCallsResponse; a test holds them
// against the descriptors.
const (
	subscribeResponseToken        = 2
	subscribeResponseHeartbeat    = 4
	subscribeResponseFilterErrors = 5
	watchCallsResponseToken       = 6
)
