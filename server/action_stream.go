package server

import (
	"context"
	"errors"
	"time"

	"google.golang.org/grpc"

	"github.com/astergate/astergate/engine"
	"github.com/astergate/astergate/engine/ami"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// defaultStreamBytes is what of a streamed list may wait for its client: four
// times what a unary reply holds, since a list that is read while it comes falls
// behind only in part.
const defaultStreamBytes = 16 << 20

// streamTimeout bounds a stream whose client named no deadline: unlike a unary
// reply it lasts as long as the client takes to read it.
const streamTimeout = 5 * time.Minute

// StreamAction implements the RPC.
//
// A client that reads nothing blocks whoever is in Send, so another goroutine
// sends, and the handler runs the action: returning from it frees the sender.
func (s *actionService) StreamAction(req *astergatev1.StreamActionRequest, stream grpc.ServerStreamingServer[astergatev1.StreamActionResponse]) error {
	server, action, err := s.prepare(stream.Context(), req)
	if err != nil {
		return err
	}
	if _, action.MaxBytes, err = listBounds(0, req.GetMaxBytes()); err != nil {
		return err
	}
	if action.MaxBytes == 0 {
		action.MaxBytes = defaultStreamBytes
	}
	sight, err := s.door.sight(stream.Context())
	if err != nil {
		return err
	}
	items := sight.Items()
	ctx, cancel := answerInTime(stream.Context())
	defer cancel()
	if _, bounded := ctx.Deadline(); !bounded {
		ctx, cancel = context.WithTimeout(ctx, streamTimeout)
		defer cancel()
	}
	parts := make(chan ami.Part)
	action.Parts = parts
	end := make(chan *ami.Reply, 1)
	sent := make(chan error, 1)
	s.senders.Go(func() {
		err := sendParts(ctx, stream, server, items, req.GetView(), parts, end)
		if err != nil {
			cancel() // which ends the action's waiting
		}
		sent <- err
	})
	reply, err := server.Do(ctx, action, engine.Socket(req.GetLink()))
	if err == nil {
		refusedBy(ctx, reply)
		end <- reply
	}
	close(end)
	close(parts)
	sendErr := awaitSent(ctx, sent, err != nil)
	switch {
	case sendErr != nil && !errors.Is(sendErr, ctx.Err()):
		return sendErr // the client has gone, by which the action was ended
	case err != nil:
		return err
	case sendErr != nil:
		return &ami.SendError{Server: server.Name(), Action: action.Name, ActionID: reply.ActionID, Sent: ami.OutcomeUnknown, Err: ctx.Err()}
	}
	return nil
}

// awaitSent waits until everything is sent. After a failure it does not wait
// for long: the client may be one that does not read.
func awaitSent(ctx context.Context, sent <-chan error, failed bool) error {
	over := ctx.Done()
	var patience <-chan time.Time
	if failed {
		timer := time.NewTimer(slowCheck)
		defer timer.Stop()
		over, patience = nil, timer.C
	}
	select {
	case err := <-sent:
		return err
	case <-patience:
		return nil
	case <-over:
		return ctx.Err()
	}
}

// sendParts is the only one that sends on the stream.
func sendParts(ctx context.Context, stream grpc.ServerStream, server *engine.Server, items *engine.ItemSight, view astergatev1.View, parts <-chan ami.Part, end <-chan *ami.Reply) error {
	for {
		var message any
		select {
		case part, more := <-parts:
			switch {
			case !more:
				reply, complete := <-end
				if !complete {
					return nil
				}
				last, err := server.End(items.End(reply), view)
				if err != nil {
					return err
				}
				return stream.SendMsg(last)
			case part.Head != nil:
				message = &astergatev1.StreamActionResponse{Head: server.Head(part.Head)}
			default:
				seen := items.Part(server, part.Items)
				if len(seen) == 0 {
					continue
				}
				message = newEncoded(server.Items(seen, view))
			}
		case <-ctx.Done():
			return ctx.Err() // the handler says why
		}
		if err := stream.SendMsg(message); err != nil {
			return err
		}
	}
}
