package server

import (
	"context"
	"errors"
	"io"
	"slices"
	"sync"
	"time"

	"google.golang.org/grpc"

	"github.com/astergate/astergate/engine"
	"github.com/astergate/astergate/engine/agi"
	"github.com/astergate/astergate/engine/worker"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
	"github.com/astergate/astergate/server/limit"
	"github.com/astergate/astergate/server/policy"
)

const (
	// registerTime is for a worker's first frame.
	registerTime = 10 * time.Second
	// settleTime is for a worker to read how its sessions ended, when astergate
	// ends.
	settleTime = 2 * time.Second
	// watchPace is the shortest time between two looks at all sessions.
	watchPace = 50 * time.Millisecond
	// hiddenPace is how often sessions are looked at whose calls the caller might
	// not see: a session may be there before its call is known.
	hiddenPace = 250 * time.Millisecond
)

type agiService struct {
	astergatev1.UnimplementedAgiServiceServer
	engine   *engine.Engine
	registry *worker.Registry
	limits   *limit.Limits
	door     *door
	carry    func(ctx context.Context, c *agi.Carried) error // nil: no carried sessions
	stopping <-chan struct{}                                 // closed when streams should end
	streams  sync.WaitGroup                                  // goroutines that send and receive; awaited at the end
}

// serveStream is a worker's stream before it has registered. It can do nothing
// else than register.
type serveStream = grpc.BidiStreamingServer[astergatev1.ServeRequest, astergatev1.ServeResponse]

// Serve implements the RPC.
//
// The handler neither sends nor receives: it watches, and returning from it
// frees who is stuck in either.
func (s *agiService) Serve(stream serveStream) error {
	ctx, cancel := context.WithCancel(stream.Context())
	defer cancel()
	first, err := s.first(ctx, stream)
	if err != nil {
		return err
	}
	if first.GetRegister() == nil {
		return &worker.FrameError{Field: "frame", Fault: "is not register, which has to be the first"}
	}
	owner := policy.FromContext(ctx)
	conn, registered, err := s.registry.Register(ctx, first.GetRegister(), worker.Owner{
		Name:     owner.Name,
		Check:    func(line string) error { return s.door.rules().CheckCommand(owner, line) },
		May:      s.door.serves(ctx),
		Sessions: s.limits.Sessions(owner),
	})
	if err != nil {
		return err
	}
	defer conn.Close()

	ended := make(chan error, 2)
	s.streams.Go(func() { ended <- sendFrames(ctx, conn, registered, stream) })
	s.streams.Go(func() { ended <- receiveFrames(ctx, conn, stream) })
	return s.watch(ctx, conn, ended)
}

// first receives the first frame. A stream that sends none is ended.
func (s *agiService) first(ctx context.Context, stream serveStream) (*astergatev1.ServeRequest, error) {
	type received struct {
		frame *astergatev1.ServeRequest
		err   error
	}
	got := make(chan received, 1)
	s.streams.Go(func() {
		frame, err := stream.Recv()
		got <- received{frame, err}
	})
	limit := time.NewTimer(registerTime)
	defer limit.Stop()
	select {
	case r := <-got:
		if errors.Is(r.err, io.EOF) {
			return nil, &worker.FrameError{Field: "frame", Fault: "is missing; send register first"}
		}
		return r.frame, r.err
	case <-limit.C:
		return nil, &worker.FrameError{Field: "frame", Fault: "did not come in time; send register first"}
	case <-s.stopping:
		return nil, &stoppingError{}
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// sendFrames is the only one that sends on the stream.
func sendFrames(ctx context.Context, conn *worker.Conn, registered *astergatev1.WorkerRegistered, stream serveStream) error {
	err := stream.Send(&astergatev1.ServeResponse{Frame: &astergatev1.ServeResponse_Registered{Registered: registered}})
	for err == nil {
		var message []byte
		if message, err = conn.NextMessage(ctx); err == nil {
			err = stream.SendMsg(newEncoded(message))
		}
	}
	if errors.Is(err, worker.ErrClosed) {
		return worker.ErrReplaced
	}
	return err
}

// received is a message of a worker's as its connection decodes it.
type received struct {
	conn   *worker.Conn
	frames []worker.Incoming
}

func (r *received) decode(message []byte) (err error) {
	clear(r.frames)
	r.frames, err = r.conn.Decode(r.frames[:0], message)
	return err
}

// receiveFrames ends with nil when the worker has closed its side.
func receiveFrames(ctx context.Context, conn *worker.Conn, stream serveStream) error {
	in := &received{conn: conn}
	for {
		err := stream.RecvMsg(in)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		for _, frame := range in.frames {
			if err := conn.Take(ctx, frame); err != nil {
				if errors.Is(err, worker.ErrClosed) {
					return worker.ErrReplaced
				}
				return err
			}
		}
	}
}

// watch waits for the stream's end and says why it came.
func (s *agiService) watch(ctx context.Context, conn *worker.Conn, ended <-chan error) error {
	check := time.NewTicker(slowCheck)
	defer check.Stop()
	stopping := s.stopping
	var stopped time.Time
	for {
		select {
		case err := <-ended:
			return err
		case <-check.C:
			if err := conn.Check(); err != nil {
				return err
			}
		case <-stopping:
			stopping, stopped = nil, time.Now()
			check.Reset(10 * time.Millisecond)
		case <-ctx.Done():
			return ctx.Err()
		}
		if !stopped.IsZero() && (conn.Settled() || time.Since(stopped) > settleTime) {
			return &stoppingError{}
		}
	}
}

// ListSessions implements the RPC.
func (s *agiService) ListSessions(ctx context.Context, req *astergatev1.ListSessionsRequest) (*astergatev1.ListSessionsResponse, error) {
	name, err := s.serverNamed(ctx, req.GetServer())
	if err != nil {
		return nil, err
	}
	sees, err := s.sees(ctx)
	if err != nil {
		return nil, err
	}
	sessions := s.registry.Sessions(name)
	if sees != nil {
		sessions = slices.DeleteFunc(sessions, func(session *astergatev1.AgiSession) bool { return !sees(session) })
	}
	return &astergatev1.ListSessionsResponse{Sessions: sessions}, nil
}

// WatchSessions implements the RPC. As it looks at what is now, a slow watcher
// misses states in between, but no session.
func (s *agiService) WatchSessions(req *astergatev1.WatchSessionsRequest, stream grpc.ServerStreamingServer[astergatev1.WatchSessionsResponse]) error {
	name, err := s.serverNamed(stream.Context(), req.GetServer())
	if err != nil {
		return err
	}
	heartbeat, err := heartbeatOf(req.GetHeartbeat())
	if err != nil {
		return err
	}
	sees, err := s.sees(stream.Context())
	if err != nil {
		return err
	}
	watch := s.registry.Watch(name, sees)
	beat, pace := time.NewTimer(heartbeat), time.NewTicker(watchPace)
	defer beat.Stop()
	defer pace.Stop()
	var again <-chan time.Time // to look at what was hidden
	if sees != nil {
		look := time.NewTicker(hiddenPace)
		defer look.Stop()
		again = look.C
	}
	for first := true; ; first = false {
		changes, changed, err := watch.Next()
		if err != nil {
			return err
		}
		for _, change := range changes {
			if err := stream.Send(changeOf(change)); err != nil {
				return err
			}
		}
		if first {
			if err := stream.Send(&astergatev1.WatchSessionsResponse{Item: &astergatev1.WatchSessionsResponse_SnapshotComplete{SnapshotComplete: &astergatev1.SnapshotComplete{}}}); err != nil {
				return err
			}
		}
		if len(changes) > 0 {
			beat.Reset(heartbeat)
		}
		if err := s.awaitChange(stream, changed, again, pace, beat, heartbeat); err != nil {
			return err
		}
	}
}

// awaitChange waits for a change, and sends heartbeats meanwhile.
func (s *agiService) awaitChange(stream grpc.ServerStreamingServer[astergatev1.WatchSessionsResponse], changed <-chan struct{}, again <-chan time.Time, pace *time.Ticker, beat *time.Timer, heartbeat time.Duration) error {
	for paced := false; ; {
		ready := changed
		if !paced {
			ready = nil
		}
		select {
		case <-ready:
			return nil
		case <-again:
			return nil
		case <-pace.C:
			paced = true
		case <-beat.C:
			if err := stream.Send(&astergatev1.WatchSessionsResponse{Item: &astergatev1.WatchSessionsResponse_Heartbeat{Heartbeat: &astergatev1.Heartbeat{}}}); err != nil {
				return err
			}
			beat.Reset(heartbeat)
		case <-s.stopping:
			return &stoppingError{}
		case <-stream.Context().Done():
			return stream.Context().Err()
		}
	}
}

func changeOf(c worker.Change) *astergatev1.WatchSessionsResponse {
	if c.Ended != nil {
		return &astergatev1.WatchSessionsResponse{Item: &astergatev1.WatchSessionsResponse_Ended{Ended: c.Ended}}
	}
	return &astergatev1.WatchSessionsResponse{Item: &astergatev1.WatchSessionsResponse_Session{Session: c.Session}}
}

// serverNamed returns the name of a server that the caller may see, empty for all.
func (s *agiService) serverNamed(ctx context.Context, name string) (string, error) {
	if name == "" || name == "-" {
		return "", nil
	}
	servers, err := s.door.servers(ctx, name)
	if err != nil {
		return "", err
	}
	return servers[0].Name(), nil
}
