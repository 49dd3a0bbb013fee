package engine

import (
	"time"

	"google.golang.org/protobuf/encoding/protowire"
	"google.golang.org/protobuf/types/known/durationpb"

	"github.com/astergate/astergate/engine/ami"
	"github.com/astergate/astergate/engine/ami/wire"
	"github.com/astergate/astergate/engine/mapping"
	amiv1 "github.com/astergate/astergate/gen/go/astergate/ami/v1"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// Field numbers of SendActionResponse and of the messages in it; a test holds them
// against the descriptors.
const (
	responseReply    protowire.Number = 1
	responseSuccess  protowire.Number = 2
	responseResponse protowire.Number = 3
	responseHeaders  protowire.Number = 4
	responseItems    protowire.Number = 5
	responseEnd      protowire.Number = 6

	replyActionID protowire.Number = 1
	replyElapsed  protowire.Number = 2
	replyMessage  protowire.Number = 3
	replyComplete protowire.Number = 4
	replyExpected protowire.Number = 5
	replyReceived protowire.Number = 6
	replySuccess  protowire.Number = 7

	durationSeconds protowire.Number = 1
	durationNanos   protowire.Number = 2
)

// AppendReply appends the encoding of a SendActionResponse that tells a reply, its
// items in the given view.
func (s *Server) AppendReply(dst []byte, reply *ami.Reply, view astergatev1.View) []byte {
	success := reply.Success()
	var summary [256]byte // grows where Asterisk's message is long
	dst = appendBytes(dst, responseReply, appendSummary(summary[:0], reply, success))
	dst = appendBool(dst, responseSuccess, success)
	dst = appendString(dst, responseResponse, mapping.Text(reply.Response.Type()))
	for i := range reply.Response.Len() {
		name, value := reply.Response.Header(i)
		dst = mapping.AppendHeader(dst, responseHeaders, name, value)
	}
	if view == astergatev1.View_VIEW_UNSPECIFIED {
		view = astergatev1.View_VIEW_TYPED
	}
	env := mapping.Envelope{ReceivedAt: time.Now(), Server: s.name}
	for _, item := range reply.Items {
		dst = s.mapper.AppendEventField(dst, responseItems, env, item, view)
	}
	if reply.End.Len() > 0 {
		dst = s.mapper.AppendEventField(dst, responseEnd, env, reply.End, view)
	}
	return dst
}

// appendSummary appends the encoding of replyOf's message.
func appendSummary(dst []byte, reply *ami.Reply, success bool) []byte {
	dst = appendString(dst, replyActionID, reply.ActionID)
	var elapsed [24]byte
	took := appendInt(elapsed[:0], durationSeconds, int64(reply.Elapsed/time.Second))
	took = appendInt(took, durationNanos, int64(reply.Elapsed%time.Second))
	dst = appendBytes(dst, replyElapsed, took)
	if text, _ := reply.Response.Get("Message"); len(text) > 0 {
		dst = appendString(dst, replyMessage, mapping.Text(text))
	}
	dst = appendBool(dst, replyComplete, reply.ListComplete)
	if expectedOf(reply) >= 0 {
		dst = protowire.AppendVarint(protowire.AppendTag(dst, replyExpected, protowire.VarintType), uint64(uint32(reply.Expected)))
	}
	dst = appendInt(dst, replyReceived, int64(uint32(reply.Received)))
	return appendBool(dst, replySuccess, success)
}

// summaryRoom is about what the encoding of a summary takes.
const summaryRoom = 128

// expectedOf is how many items Asterisk says it sent; negative if it does not.
func expectedOf(reply *ami.Reply) int {
	if !reply.List {
		return -1
	}
	return reply.Expected
}

func appendBytes(dst []byte, field protowire.Number, value []byte) []byte {
	return protowire.AppendBytes(protowire.AppendTag(dst, field, protowire.BytesType), value)
}

// appendString, appendInt and appendBool leave out a field that has its default.
func appendString(dst []byte, field protowire.Number, value string) []byte {
	if value == "" {
		return dst
	}
	return protowire.AppendString(protowire.AppendTag(dst, field, protowire.BytesType), value)
}

func appendInt(dst []byte, field protowire.Number, value int64) []byte {
	if value == 0 {
		return dst
	}
	return protowire.AppendVarint(protowire.AppendTag(dst, field, protowire.VarintType), uint64(value))
}

func appendBool(dst []byte, field protowire.Number, value bool) []byte {
	if !value {
		return dst
	}
	return append(protowire.AppendTag(dst, field, protowire.VarintType), 1)
}

// SizeOfReply is about what AppendReply takes.
func SizeOfReply(reply *ami.Reply) int {
	const summary, item = 192, 128
	size := summary + len(reply.Response.Raw())
	for i := range reply.Items {
		size += item + len(reply.Items[i].Raw())
	}
	return size
}

// item is an event of a reply; nil if there is none.
func (s *Server) item(msg wire.Message, view astergatev1.View) (*astergatev1.Event, error) {
	if msg.Len() == 0 {
		return nil, nil
	}
	if view == astergatev1.View_VIEW_UNSPECIFIED {
		view = astergatev1.View_VIEW_TYPED
	}
	return s.mapper.Event(mapping.Envelope{ReceivedAt: time.Now(), Server: s.name}, msg, view)
}

// Head is the beginning of a reply as the API tells it.
func (s *Server) Head(reply *ami.Reply) *astergatev1.ActionHead {
	return &astergatev1.ActionHead{
		Reply:    replyOf(reply),
		Success:  reply.Success(),
		Response: mapping.Text(reply.Response.Type()),
		Headers:  mapping.Headers(reply.Response),
	}
}

// End is the last message of a streamed reply of which Head and Items told the
// rest.
func (s *Server) End(reply *ami.Reply, view astergatev1.View) (*astergatev1.StreamActionResponse, error) {
	event, err := s.item(reply.End, view)
	return &astergatev1.StreamActionResponse{End: replyOf(reply), EndEvent: event}, err
}

// Items is the encoding of a StreamActionResponse with these items, in the
// given view.
func (s *Server) Items(items []wire.Message, view astergatev1.View) []byte {
	const envelope = 64
	size := 0
	for _, item := range items {
		size += envelope + len(item.Raw())
	}
	if view == astergatev1.View_VIEW_BOTH {
		size *= 2
	}
	data := make([]byte, 0, size)
	env := mapping.Envelope{ReceivedAt: time.Now(), Server: s.name}
	for _, item := range items {
		data = s.mapper.AppendFramed(data, env, item, view)
	}
	return data
}

// replyOf is what all replies have in common.
func replyOf(reply *ami.Reply) *amiv1.ActionReply {
	out := &amiv1.ActionReply{
		ActionId:      reply.ActionID,
		Elapsed:       durationpb.New(reply.Elapsed),
		Message:       mapping.Text([]byte(reply.Message())),
		ListComplete:  reply.ListComplete,
		ReceivedItems: uint32(reply.Received),
		Success:       reply.Success(),
	}
	if expectedOf(reply) >= 0 {
		expected := uint32(reply.Expected)
		out.ExpectedItems = &expected
	}
	return out
}
