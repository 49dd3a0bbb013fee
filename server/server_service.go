package server

import (
	"context"
	"strings"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/types/known/durationpb"
	"google.golang.org/protobuf/types/known/timestamppb"

	"github.com/astergate/astergate/engine"
	"github.com/astergate/astergate/engine/ami"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

type serverService struct {
	astergatev1.UnimplementedServerServiceServer
	engine   *engine.Engine
	door     *door
	stopping <-chan struct{}
}

// ListServers implements the RPC.
func (s *serverService) ListServers(ctx context.Context, _ *astergatev1.ListServersRequest) (*astergatev1.ListServersResponse, error) {
	servers, err := s.door.servers(ctx)
	if err != nil {
		return nil, err
	}
	resp := &astergatev1.ListServersResponse{}
	for _, server := range servers {
		resp.Servers = append(resp.Servers, serverOf(server, false))
	}
	return resp, nil
}

// GetServer implements the RPC.
func (s *serverService) GetServer(ctx context.Context, req *astergatev1.GetServerRequest) (*astergatev1.GetServerResponse, error) {
	server, err := s.door.server(ctx, req.GetServer())
	if err != nil {
		return nil, err
	}
	return &astergatev1.GetServerResponse{Server: serverOf(server, true)}, nil
}

// Connect implements the RPC.
func (s *serverService) Connect(ctx context.Context, req *astergatev1.ConnectRequest) (*astergatev1.ConnectResponse, error) {
	server, err := s.door.server(ctx, req.GetServer())
	if err != nil {
		return nil, err
	}
	server.Connect()
	return &astergatev1.ConnectResponse{Server: serverOf(server, false)}, nil
}

// Disconnect implements the RPC.
func (s *serverService) Disconnect(ctx context.Context, req *astergatev1.DisconnectRequest) (*astergatev1.DisconnectResponse, error) {
	server, err := s.door.server(ctx, req.GetServer())
	if err != nil {
		return nil, err
	}
	reason := req.GetReason()
	if reason == "" {
		reason = "disconnected on request"
	}
	server.Disconnect(reason)
	return &astergatev1.DisconnectResponse{Server: serverOf(server, false)}, nil
}

// WatchServers implements the RPC. It remembers what it sent last and sends
// what differs now, so a slow watcher misses states in between and costs
// nobody anything.
func (s *serverService) WatchServers(req *astergatev1.WatchServersRequest, stream grpc.ServerStreamingServer[astergatev1.WatchServersResponse]) error {
	servers, err := s.door.servers(stream.Context(), req.GetServer())
	if err != nil {
		return err
	}
	heartbeat, err := heartbeatOf(req.GetHeartbeat())
	if err != nil {
		return err
	}
	all := req.GetServer() == "" || req.GetServer() == "-"
	sent := make(map[*engine.Server]*astergatev1.Server)
	beat := time.NewTimer(heartbeat)
	defer beat.Stop()
	send := func(now *astergatev1.Server) error {
		beat.Reset(heartbeat)
		return stream.Send(&astergatev1.WatchServersResponse{Item: &astergatev1.WatchServersResponse_Server{Server: now}})
	}
	for first := true; ; first = false {
		changed := s.engine.Changed()
		if all {
			if servers, err = s.door.servers(stream.Context()); err != nil {
				return err
			}
		}
		for server, last := range sent {
			if !isRemoved(server) {
				continue
			}
			// A server of that name that has come meanwhile is told behind it.
			delete(sent, server)
			if err := send(removedOf(last)); err != nil {
				return err
			}
			if !all {
				return &engine.ServerRemovedError{Server: server.Name()}
			}
		}
		for _, server := range servers {
			if isRemoved(server) {
				continue
			}
			now := serverOf(server, false)
			if last := sent[server]; last != nil && sameState(last, now) {
				continue
			}
			sent[server] = now
			if err := send(now); err != nil {
				return err
			}
		}
		if first {
			if err := stream.Send(&astergatev1.WatchServersResponse{Item: &astergatev1.WatchServersResponse_SnapshotComplete{SnapshotComplete: &astergatev1.SnapshotComplete{}}}); err != nil {
				return err
			}
		}
		select {
		case <-changed:
		case <-beat.C:
			if err := stream.Send(&astergatev1.WatchServersResponse{Item: &astergatev1.WatchServersResponse_Heartbeat{Heartbeat: &astergatev1.Heartbeat{}}}); err != nil {
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

// TraceServer implements the RPC.
func (s *serverService) TraceServer(req *astergatev1.TraceServerRequest, stream grpc.ServerStreamingServer[astergatev1.TraceServerResponse]) error {
	server, err := s.door.server(stream.Context(), req.GetServer())
	if err != nil {
		return err
	}
	trace := server.Trace()
	defer trace.Close()
	if err := stream.Send(&astergatev1.TraceServerResponse{At: timestamppb.Now()}); err != nil {
		return err
	}
	for {
		select {
		case m := <-trace.Messages():
			if err := stream.Send(&astergatev1.TraceServerResponse{
				At:     timestamppb.New(m.At),
				Socket: m.Socket.String(),
				Sent:   m.Out,
				Text:   strings.ToValidUTF8(string(m.Bytes), "\uFFFD"),
				Missed: trace.Missed(),
			}); err != nil {
				return err
			}
		case <-server.Removed():
			return &engine.ServerRemovedError{Server: server.Name()}
		case <-s.stopping:
			return &stoppingError{}
		case <-stream.Context().Done():
			return stream.Context().Err()
		}
	}
}

func isRemoved(s *engine.Server) bool {
	select {
	case <-s.Removed():
		return true
	default:
		return false
	}
}

// removedOf is a server as the last message of it tells it, which was taken out of
// the configuration.
func removedOf(last *astergatev1.Server) *astergatev1.Server {
	last = proto.CloneOf(last)
	last.State, last.StateSince = astergatev1.LinkState_LINK_STATE_STOPPED, timestamppb.Now()
	last.LastError = (&engine.ServerRemovedError{Server: last.GetName()}).Error()
	return last
}

// sameState compares without what moves all the time.
func sameState(a, b *astergatev1.Server) bool {
	a, b = proto.CloneOf(a), proto.CloneOf(b)
	for _, s := range []*astergatev1.Server{a, b} {
		s.Latency, s.LastSequence, s.OldestSequence = nil, 0, 0
	}
	return proto.Equal(a, b)
}

// serverOf is a server as the API tells it; full with what only GetServer tells.
func serverOf(s *engine.Server, full bool) *astergatev1.Server {
	status := s.Status()
	server := &astergatev1.Server{
		Name:           s.Name(),
		Address:        s.Address(),
		State:          engine.StateOf(status.State),
		StateSince:     timestamppb.New(status.Since),
		Mode:           engine.ModeOf(status.Mode),
		ModeReason:     status.FallbackReason,
		BootStateKnown: status.Boot != ami.BootUnknown,
		Reconnects:     uint32(status.Reconnects),
		LastSequence:   s.Log().Newest(),
		OldestSequence: s.Log().Oldest(),

		EventMask:           s.Mask(),
		EventFilters:        s.Filters(),
		EventFiltersRefused: status.FilterRefused,
	}
	if status.LastError != nil {
		server.LastError = status.LastError.Error()
	}
	if status.RTT > 0 {
		server.Latency = durationpb.New(status.RTT)
	}
	if info := s.Info(); info != nil {
		server.Info = infoOf(s, info, full)
	}
	return server
}
