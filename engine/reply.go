package engine

import (
	"time"

	"google.golang.org/protobuf/types/known/durationpb"

	"github.com/astergate/astergate/engine/ami"
	"github.com/astergate/astergate/engine/ami/wire"
	"github.com/astergate/astergate/engine/mapping"
	amiv1 "github.com/astergate/astergate/gen/go/astergate/ami/v1"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// Reply is an action's reply as the API tells it, its items in the given view.
func (s *Server) Reply(reply *ami.Reply, view astergatev1.View) (*astergatev1.SendActionResponse, error) {
	resp := &astergatev1.SendActionResponse{
		Reply:    replyOf(reply),
		Success:  reply.Success(),
		Response: mapping.Text(reply.Response.Type()),
		Headers:  mapping.Headers(reply.Response),
	}
	for _, item := range reply.Items {
		event, err := s.item(item, view)
		if err != nil {
			return nil, err
		}
		resp.Items = append(resp.Items, event)
	}
	var err error
	resp.End, err = s.item(reply.End, view)
	return resp, err
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
	if reply.List && reply.Expected >= 0 {
		expected := uint32(reply.Expected)
		out.ExpectedItems = &expected
	}
	return out
}
