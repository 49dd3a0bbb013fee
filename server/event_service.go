package server

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/protobuf/types/known/durationpb"

	"github.com/astergate/astergate/engine"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

const (
	defaultHeartbeat = 15 * time.Second
	minHeartbeat     = time.Second
	maxHeartbeat     = 10 * time.Minute
	maxLinger        = time.Second

	// slowCheck is how often a subscriber that is stuck in sending is looked
	// at. Its stream cannot be ended from the stuck goroutine.
	slowCheck = 200 * time.Millisecond
)

// stoppingError ends streams when astergate ends.
type stoppingError struct{ resumeToken string }

func (*stoppingError) Error() string {
	return "astergate is stopping: subscribe again with the resume token"
}

type eventService struct {
	astergatev1.UnimplementedEventServiceServer
	engine   *engine.Engine
	door     *door
	stopping <-chan struct{} // closed when streams should end
	senders  sync.WaitGroup  // goroutines that send; awaited at the end

	subscribers atomic.Int64  // now
	tooSlow     atomic.Uint64 // ended for reading too slowly
}

// Subscribe implements the RPC.
//
// A client that reads nothing blocks whoever is in Send, so the handler sends
// nothing itself: it watches, and returning from it frees the sender.
func (s *eventService) Subscribe(req *astergatev1.SubscribeRequest, stream grpc.ServerStreamingServer[astergatev1.SubscribeResponse]) error {
	sel, err := selectionOf(req)
	if err != nil {
		return err
	}
	sel.Visible = s.door.visible(stream.Context())
	if sel.Sight, err = s.door.sight(stream.Context()); err != nil {
		return err
	}
	sub, err := s.engine.Subscribe(sel)
	if err != nil {
		return err
	}
	s.subscribers.Add(1)
	defer s.subscribers.Add(-1)

	ctx, cancel := context.WithCancel(stream.Context())
	defer cancel()
	var sent atomic.Pointer[string] // token of the last message that was sent
	token := sub.Token()
	sent.Store(&token)
	ended := make(chan error, 1)
	s.senders.Go(func() {
		defer sub.Close()
		ended <- send(ctx, sub, stream, &sent)
	})

	err = s.watch(stream.Context(), sub, ended)
	var slow *engine.TooSlowError
	var removed *engine.ServerRemovedError
	var stopping *stoppingError
	switch {
	case errors.As(err, &slow):
		s.tooSlow.Add(1)
		slow.ResumeToken = *sent.Load()
	case errors.As(err, &removed):
		removed.ResumeToken = *sent.Load()
	case errors.As(err, &stopping):
		stopping.resumeToken = *sent.Load()
	case credentialsEnded(stream.Context(), "") != nil:
		return credentialsEnded(stream.Context(), *sent.Load())
	}
	return err
}

// watch waits for the stream's end and says why it came.
func (s *eventService) watch(ctx context.Context, sub *engine.Subscription, ended <-chan error) error {
	check := time.NewTicker(slowCheck)
	defer check.Stop()
	for {
		select {
		case err := <-ended:
			return err
		case <-check.C:
			if err := sub.FellOut(); err != nil {
				return err
			}
		case <-s.stopping:
			return &stoppingError{}
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// send is the only one that sends on the stream.
func send(ctx context.Context, sub *engine.Subscription, stream grpc.ServerStream, sent *atomic.Pointer[string]) error {
	first := &astergatev1.SubscribeResponse{Live: sub.Live(), ResumeToken: sub.Token()}
	if err := stream.SendMsg(first); err != nil {
		return err
	}
	for {
		batch, err := sub.Next(ctx)
		if err != nil {
			return err
		}
		if batch.Shared != nil {
			if err := stream.SendMsg(batch.Shared); err != nil {
				return err
			}
			sent.Store(&batch.Shared.Token)
			continue
		}
		own := eventBatch(batch)
		if err := stream.SendMsg(&own); err != nil {
			return err
		}
		sent.Store(&own.Token)
	}
}

func selectionOf(req *astergatev1.SubscribeRequest) (engine.Selection, error) {
	sel := engine.Selection{
		Servers:     req.GetServers(),
		Names:       req.GetNames(),
		Privileges:  req.GetPrivileges(),
		Filter:      req.GetFilter(),
		View:        req.GetView(),
		Headers:     req.GetHeaders(),
		ResumeToken: req.GetResumeToken(),
		Orphans:     req.GetOrphanedResponses(),
	}
	if req.GetServer() != "" {
		if len(sel.Servers) > 0 {
			return sel, &engine.InvalidError{Field: "servers", Fault: "give either server or servers"}
		}
		sel.Servers = []string{req.GetServer()}
	}
	var err error
	if sel.Heartbeat, err = heartbeatOf(req.GetHeartbeat()); err != nil {
		return sel, err
	}
	sel.Linger, err = durationOf("linger", req.GetLinger(), 0, 0, maxLinger)
	return sel, err
}

func heartbeatOf(d *durationpb.Duration) (time.Duration, error) {
	return durationOf("heartbeat", d, defaultHeartbeat, minHeartbeat, maxHeartbeat)
}

// durationOf reads a duration of a request: absent is the default.
func durationOf(field string, d *durationpb.Duration, def, least, most time.Duration) (time.Duration, error) {
	if d == nil {
		return def, nil
	}
	v := d.AsDuration()
	if d.CheckValid() != nil || v < least || v > most {
		return 0, &engine.InvalidError{Field: field, Fault: "choose " + least.String() + " to " + most.String()}
	}
	return v, nil
}
