package server

import (
	"context"
	"errors"
	"strings"

	"github.com/astergate/astergate/engine"
	"github.com/astergate/astergate/engine/call"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// GetCall implements the RPC.
func (s *callService) GetCall(ctx context.Context, req *astergatev1.GetCallRequest) (*astergatev1.GetCallResponse, error) {
	server, sight, err := s.find(ctx, req.GetCall())
	if err != nil {
		return nil, err
	}
	found, err := server.Calls().Seen(req.GetCall(), sight)
	return &astergatev1.GetCallResponse{Call: found}, err
}

// ListCalls implements the RPC.
func (s *callService) ListCalls(ctx context.Context, req *astergatev1.ListCallsRequest) (*astergatev1.ListCallsResponse, error) {
	if err := s.enabled(); err != nil {
		return nil, err
	}
	ascending, err := ascendingOf(req.GetOrderBy())
	if err != nil {
		return nil, err
	}
	sight, err := s.door.sight(ctx)
	if err != nil {
		return nil, err
	}
	page, err := s.engine.ListCalls(ctx, engine.CallList{
		Server:    req.GetServer(),
		Filter:    req.GetFilter(),
		Finished:  req.GetFinished(),
		Ascending: ascending,
		Size:      int(req.GetPageSize()),
		Token:     req.GetPageToken(),
		Timeline:  req.GetTimeline(),
		Visible:   s.door.visible(ctx),
		Sight:     sight,
	})
	if err != nil {
		return nil, err
	}
	return &astergatev1.ListCallsResponse{Calls: page.Calls, NextPageToken: page.Token, TotalSize: uint32(page.Total)}, nil
}

// ascendingOf reads order_by.
func ascendingOf(order string) (bool, error) {
	switch strings.Join(strings.Fields(order), " ") {
	case "", "created_at desc":
		return false, nil
	case "created_at", "created_at asc":
		return true, nil
	}
	return false, &engine.InvalidError{Field: "order_by", Fault: "write created_at or created_at desc"}
}

// WaitCall implements the RPC.
func (s *callService) WaitCall(ctx context.Context, req *astergatev1.WaitCallRequest) (*astergatev1.WaitCallResponse, error) {
	wanted := req.GetWaitFor()
	if wanted == astergatev1.CallMilestone_CALL_MILESTONE_UNSPECIFIED {
		wanted = astergatev1.CallMilestone_CALL_MILESTONE_ENDED
	}
	if astergatev1.CallMilestone_name[int32(wanted)] == "" {
		return nil, &engine.InvalidError{Field: "wait_for", Fault: "it is none of QUEUED, RINGING, ANSWERED, BRIDGED and ENDED"}
	}
	server, sight, err := s.find(ctx, req.GetCall())
	if err != nil {
		return nil, err
	}
	ctx, cancel := answerInTime(ctx)
	defer cancel()
	ctx, stop := s.untilStopping(ctx)
	defer stop()
	reached := false
	found, err := server.Calls().AwaitSeen(ctx, req.GetCall(), sight, func(of *call.Call) bool {
		reached = of.Reached(wanted)
		return reached
	})
	if err != nil {
		return nil, whyEnded(ctx, err)
	}
	return &astergatev1.WaitCallResponse{Call: found, Reached: reached}, nil
}

// find is the server of a call, and what the caller may see there.
func (s *callService) find(ctx context.Context, id string) (*engine.Server, *engine.Sight, error) {
	if err := s.enabled(); err != nil {
		return nil, nil, err
	}
	if id == "" {
		return nil, nil, &engine.InvalidError{Field: "call", Fault: "name a call"}
	}
	sight, err := s.door.sight(ctx)
	if err != nil {
		return nil, nil, err
	}
	server, err := s.engine.CallServer(id)
	if err != nil {
		return nil, nil, err
	}
	if !s.door.visible(ctx)(server.Name()) {
		return nil, nil, &engine.UnknownCallError{Call: id}
	}
	return server, sight, nil
}

// serverOf is the server of a call that the caller may see.
func (s *callService) serverOf(ctx context.Context, id string) (*engine.Server, error) {
	server, sight, err := s.find(ctx, id)
	if err != nil {
		return nil, err
	}
	if !sight.SeesCall(server, id) {
		return nil, &engine.UnknownCallError{Call: id}
	}
	return server, nil
}

// untilStopping ends a context when astergate stops, so that nobody waits for a
// call through that.
func (s *callService) untilStopping(ctx context.Context) (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancelCause(ctx)
	stop := context.AfterFunc(s.stopped, func() { cancel(&stoppingError{}) })
	return ctx, func() { stop(); cancel(nil) }
}

// whyEnded says that astergate stops, if that ended the waiting.
func whyEnded(ctx context.Context, err error) error {
	var stopping *stoppingError
	if errors.As(context.Cause(ctx), &stopping) {
		return stopping
	}
	return err
}
