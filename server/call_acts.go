package server

import (
	"context"

	"github.com/astergate/astergate/engine"
	"github.com/astergate/astergate/engine/ami"
	"github.com/astergate/astergate/engine/callact"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// actor acts on the calls of a server for the client of a request. Every action
// passes the door, as it will stand on the wire.
func (s *callService) actor(ctx context.Context, server *engine.Server) *callact.Actor {
	return &callact.Actor{Server: server, Allow: func(a ami.Action) error { return s.door.act(ctx, server, a.Name, a.Headers) }}
}

// act finds a call's server and lets f act there.
func (s *callService) act(ctx context.Context, id string, f func(context.Context, *callact.Actor) error) error {
	server, err := s.serverOf(ctx, id)
	if err != nil {
		return err
	}
	return s.inTime(ctx, func(ctx context.Context) error { return f(ctx, s.actor(ctx, server)) })
}

// inTime runs what may wait: it ends before the caller's deadline, and when
// astergate stops.
func (s *callService) inTime(ctx context.Context, f func(context.Context) error) error {
	ctx, cancel := answerInTime(ctx)
	defer cancel()
	ctx, stop := s.untilStopping(ctx)
	defer stop()
	if err := f(ctx); err != nil {
		return whyEnded(ctx, err)
	}
	return nil
}

// together refuses calls of two servers: what is to be bridged must be on one.
func (s *callService) together(ctx context.Context, one, field, other string) error {
	if other == "" {
		return nil // the act says so
	}
	here, err := s.serverOf(ctx, one)
	if err != nil {
		return err
	}
	there, err := s.serverOf(ctx, other)
	if err != nil {
		return err
	}
	if here != there {
		return &engine.InvalidError{Field: field, Fault: "both calls must be on one server"}
	}
	return nil
}

// call returns a call behind an act. One that was forgotten meanwhile is nil.
func (s *callService) call(id string) *astergatev1.Call {
	c, err := s.engine.Call(id)
	if err != nil {
		return nil
	}
	return c
}

// Originate implements the RPC.
func (s *callService) Originate(ctx context.Context, req *astergatev1.OriginateRequest) (*astergatev1.OriginateResponse, error) {
	if err := s.enabled(); err != nil {
		return nil, err
	}
	server, err := s.door.server(ctx, req.GetServer())
	if err != nil {
		return nil, err
	}
	resp := new(astergatev1.OriginateResponse)
	return resp, s.inTime(ctx, func(ctx context.Context) (err error) {
		resp.Call, resp.RepeatedRequest, err = s.desk.Originate(ctx, s.actor(ctx, server), req)
		return err
	})
}

// SpyCall implements the RPC.
func (s *callService) SpyCall(ctx context.Context, req *astergatev1.SpyCallRequest) (*astergatev1.SpyCallResponse, error) {
	resp := new(astergatev1.SpyCallResponse)
	return resp, s.act(ctx, req.GetCall(), func(ctx context.Context, a *callact.Actor) (err error) {
		resp.Call, resp.RepeatedRequest, err = s.desk.Spy(ctx, a, req)
		return err
	})
}

// HangupCall implements the RPC.
func (s *callService) HangupCall(ctx context.Context, req *astergatev1.HangupCallRequest) (*astergatev1.HangupCallResponse, error) {
	err := s.act(ctx, req.GetCall(), func(ctx context.Context, a *callact.Actor) error { return a.Hangup(ctx, req) })
	if err != nil {
		return nil, err
	}
	return &astergatev1.HangupCallResponse{Call: s.call(req.GetCall())}, nil
}

// TransferCall implements the RPC.
func (s *callService) TransferCall(ctx context.Context, req *astergatev1.TransferCallRequest) (*astergatev1.TransferCallResponse, error) {
	target := ""
	if a := req.GetAttended(); a.GetBy() != astergatev1.AttendedBy_ATTENDED_BY_FEATURE {
		target = a.GetTargetCall()
	}
	resp := new(astergatev1.TransferCallResponse)
	err := s.act(ctx, req.GetCall(), func(ctx context.Context, a *callact.Actor) (err error) {
		if err := s.together(ctx, req.GetCall(), "attended.target_call", target); err != nil {
			return err
		}
		resp.Result, err = a.Transfer(ctx, req)
		return err
	})
	if err != nil {
		return nil, err
	}
	resp.Call = s.call(req.GetCall())
	if target != "" {
		resp.TargetCall = s.call(target)
	}
	return resp, nil
}

// JoinCalls implements the RPC.
func (s *callService) JoinCalls(ctx context.Context, req *astergatev1.JoinCallsRequest) (*astergatev1.JoinCallsResponse, error) {
	resp := new(astergatev1.JoinCallsResponse)
	err := s.act(ctx, req.GetCall(), func(ctx context.Context, a *callact.Actor) (err error) {
		if err := s.together(ctx, req.GetCall(), "with_call", req.GetWithCall()); err != nil {
			return err
		}
		resp.BridgeUniqueId, err = a.Join(ctx, req)
		return err
	})
	if err != nil {
		return nil, err
	}
	resp.Call, resp.WithCall = s.call(req.GetCall()), s.call(req.GetWithCall())
	return resp, nil
}

// RecordCall implements the RPC.
func (s *callService) RecordCall(ctx context.Context, req *astergatev1.RecordCallRequest) (*astergatev1.RecordCallResponse, error) {
	resp := new(astergatev1.RecordCallResponse)
	return resp, s.act(ctx, req.GetCall(), func(ctx context.Context, a *callact.Actor) (err error) {
		resp.MixmonitorId, err = a.Record(ctx, req)
		return err
	})
}

// MuteCall implements the RPC.
func (s *callService) MuteCall(ctx context.Context, req *astergatev1.MuteCallRequest) (*astergatev1.MuteCallResponse, error) {
	return &astergatev1.MuteCallResponse{}, s.act(ctx, req.GetCall(), func(ctx context.Context, a *callact.Actor) error { return a.Mute(ctx, req) })
}

// SendDtmf implements the RPC.
func (s *callService) SendDtmf(ctx context.Context, req *astergatev1.SendDtmfRequest) (*astergatev1.SendDtmfResponse, error) {
	return &astergatev1.SendDtmfResponse{}, s.act(ctx, req.GetCall(), func(ctx context.Context, a *callact.Actor) error { return a.SendDTMF(ctx, req) })
}

// ParkCall implements the RPC.
func (s *callService) ParkCall(ctx context.Context, req *astergatev1.ParkCallRequest) (*astergatev1.ParkCallResponse, error) {
	resp := new(astergatev1.ParkCallResponse)
	err := s.act(ctx, req.GetCall(), func(ctx context.Context, a *callact.Actor) (err error) {
		resp.ParkingSpace, resp.ParkingLot, err = a.Park(ctx, req)
		return err
	})
	if err != nil {
		return nil, err
	}
	resp.Call = s.call(req.GetCall())
	return resp, nil
}

// SetCallVariable implements the RPC.
func (s *callService) SetCallVariable(ctx context.Context, req *astergatev1.SetCallVariableRequest) (*astergatev1.SetCallVariableResponse, error) {
	return &astergatev1.SetCallVariableResponse{}, s.act(ctx, req.GetCall(), func(ctx context.Context, a *callact.Actor) error { return a.SetVariable(ctx, req) })
}
