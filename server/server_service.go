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
	"github.com/astergate/astergate/engine/mask"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

type serverService struct {
	astergatev1.UnimplementedServerServiceServer
	engine   *engine.Engine
	stopping <-chan struct{}
}

// ListServers implements the RPC.
func (s *serverService) ListServers(context.Context, *astergatev1.ListServersRequest) (*astergatev1.ListServersResponse, error) {
	resp := &astergatev1.ListServersResponse{}
	for _, server := range s.engine.Servers() {
		resp.Servers = append(resp.Servers, serverOf(server, false))
	}
	return resp, nil
}

// GetServer implements the RPC.
func (s *serverService) GetServer(_ context.Context, req *astergatev1.GetServerRequest) (*astergatev1.GetServerResponse, error) {
	server, err := s.engine.Server(req.GetServer())
	if err != nil {
		return nil, err
	}
	return &astergatev1.GetServerResponse{Server: serverOf(server, true)}, nil
}

// Connect implements the RPC.
func (s *serverService) Connect(_ context.Context, req *astergatev1.ConnectRequest) (*astergatev1.ConnectResponse, error) {
	server, err := s.engine.Server(req.GetServer())
	if err != nil {
		return nil, err
	}
	server.Connect()
	return &astergatev1.ConnectResponse{Server: serverOf(server, false)}, nil
}

// Disconnect implements the RPC.
func (s *serverService) Disconnect(_ context.Context, req *astergatev1.DisconnectRequest) (*astergatev1.DisconnectResponse, error) {
	server, err := s.engine.Server(req.GetServer())
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
	servers, err := s.engine.Select(req.GetServer())
	if err != nil {
		return err
	}
	heartbeat, err := heartbeatOf(req.GetHeartbeat())
	if err != nil {
		return err
	}
	sent := make([]*astergatev1.Server, len(servers))
	beat := time.NewTimer(heartbeat)
	defer beat.Stop()
	for first := true; ; first = false {
		changed := s.engine.Changed()
		for i, server := range servers {
			now := serverOf(server, false)
			if !first && sameState(sent[i], now) {
				continue
			}
			sent[i] = now
			if err := stream.Send(&astergatev1.WatchServersResponse{Item: &astergatev1.WatchServersResponse_Server{Server: now}}); err != nil {
				return err
			}
			beat.Reset(heartbeat)
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
	server, err := s.engine.Server(req.GetServer())
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
		case <-s.stopping:
			return &stoppingError{}
		case <-stream.Context().Done():
			return stream.Context().Err()
		}
	}
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
		server.LastError = mask.Text(status.LastError.Error())
	}
	if status.RTT > 0 {
		server.Latency = durationpb.New(status.RTT)
	}
	if info := s.Info(); info != nil {
		server.Info = infoOf(s, info, full)
	}
	return server
}
