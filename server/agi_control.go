package server

import (
	"context"

	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
	"github.com/astergate/astergate/server/audit"
)

// Execute implements the RPC.
func (s *agiService) Execute(ctx context.Context, req *astergatev1.ExecuteRequest) (*astergatev1.ExecuteResponse, error) {
	if err := s.mayReach(ctx, req.GetSession()); err != nil {
		return nil, err
	}
	ctx, cancel := answerInTime(ctx)
	defer cancel()
	check := func(line string) error { return s.door.execute(ctx, line) }
	result, err := s.registry.Execute(ctx, req.GetSession(), req.GetCommand(), check)
	if err != nil {
		return nil, err
	}
	if failure := result.GetFailure(); failure != nil {
		audit.FromContext(ctx).Refused(failureText(failure))
	}
	return &astergatev1.ExecuteResponse{Result: result}, nil
}

// EndSession implements the RPC.
func (s *agiService) EndSession(ctx context.Context, req *astergatev1.EndSessionRequest) (*astergatev1.EndSessionResponse, error) {
	if err := s.mayReach(ctx, req.GetSession()); err != nil {
		return nil, err
	}
	if err := s.registry.End(ctx, req.GetSession(), req.GetHangUp(), req.GetReason()); err != nil {
		return nil, err
	}
	return &astergatev1.EndSessionResponse{}, nil
}

// ListRoutes implements the RPC.
func (s *agiService) ListRoutes(context.Context, *astergatev1.ListRoutesRequest) (*astergatev1.ListRoutesResponse, error) {
	return &astergatev1.ListRoutesResponse{Routes: s.registry.Routes()}, nil
}

// ResolveRoute implements the RPC.
func (s *agiService) ResolveRoute(_ context.Context, req *astergatev1.ResolveRouteRequest) (*astergatev1.ResolveRouteResponse, error) {
	return s.registry.Resolve(req.GetScript())
}
