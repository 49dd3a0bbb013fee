package server

import (
	"context"
	"errors"
	"io"
	"sync"
	"sync/atomic"
	"time"

	"google.golang.org/grpc"

	"github.com/astergate/astergate/engine"
	"github.com/astergate/astergate/engine/callact"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// callService tells of calls. What acts on them has files of its own.
type callService struct {
	astergatev1.UnimplementedCallServiceServer
	engine   *engine.Engine
	door     *door
	desk     *callact.Desk
	stopping <-chan struct{} // closed when streams should end
	senders  sync.WaitGroup  // goroutines that send; awaited at the end
	stopped  context.Context // ends with stopping

	watchers atomic.Int64  // now
	tooSlow  atomic.Uint64 // ended for reading too slowly
}

// errCallsOff says that the configuration switches the service off.
var errCallsOff = errors.New("calls are not followed: set calls.enabled in the configuration")

func (s *callService) enabled() error {
	for _, server := range s.engine.Servers() {
		if server.Calls() != nil {
			return nil
		}
	}
	return errCallsOff
}

// WatchCalls implements the RPC. As with Subscribe, the handler sends nothing
// itself: returning from it frees a sender that is stuck.
func (s *callService) WatchCalls(req *astergatev1.WatchCallsRequest, stream grpc.ServerStreamingServer[astergatev1.WatchCallsResponse]) error {
	if err := s.enabled(); err != nil {
		return err
	}
	heartbeat, err := heartbeatOf(req.GetHeartbeat())
	if err != nil {
		return err
	}
	sight, err := s.door.sight(stream.Context())
	if err != nil {
		return err
	}
	watch, err := s.engine.WatchCalls(engine.CallSelection{
		Server:      req.GetServer(),
		Call:        req.GetCall(),
		Filter:      req.GetFilter(),
		ResumeToken: req.GetResumeToken(),
		Heartbeat:   heartbeat,
		Updates:     req.GetUpdates(),
		Visible:     s.door.visible(stream.Context()),
		Sight:       sight,
	})
	if err != nil {
		return err
	}
	s.watchers.Add(1)
	defer s.watchers.Add(-1)

	ctx, cancel := context.WithCancel(stream.Context())
	defer cancel()
	var sent atomic.Pointer[string] // newest token that was sent
	token := req.GetResumeToken()
	sent.Store(&token)
	ended := make(chan error, 1)
	s.senders.Go(func() {
		defer watch.Close()
		ended <- sendCalls(ctx, watch, stream, &sent)
	})
	err = s.watch(stream.Context(), watch, ended)
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
	case errors.Is(err, io.EOF): // the one call is over
		return nil
	}
	return err
}

// watch waits for the stream's end and says why it came.
func (s *callService) watch(ctx context.Context, watch *engine.CallWatch, ended <-chan error) error {
	check := time.NewTicker(slowCheck)
	defer check.Stop()
	for {
		select {
		case err := <-ended:
			return err
		case <-check.C:
			if err := watch.FellOut(); err != nil {
				return err
			}
		case <-s.stopping:
			return &stoppingError{}
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// sendCalls is the only one that sends on the stream.
func sendCalls(ctx context.Context, watch *engine.CallWatch, stream grpc.ServerStream, sent *atomic.Pointer[string]) error {
	for {
		message, err := watch.Next(ctx)
		if err != nil {
			return err
		}
		if err := stream.SendMsg((*callUpdate)(&message)); err != nil {
			return err
		}
		if message.Token != "" {
			sent.Store(&message.Token)
		}
	}
}
