package server

import (
	"context"
	"time"

	"github.com/astergate/astergate/engine"
	"github.com/astergate/astergate/engine/ami"
	"github.com/astergate/astergate/engine/callact"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
	"github.com/astergate/astergate/server/policy"
)

// actor acts on the calls of a server for the client of a request. Every action
// passes the door, as it will stand on the wire.
func (s *callService) actor(ctx context.Context, server *engine.Server) *callact.Actor {
	return &callact.Actor{Server: server, Principal: policy.FromContext(ctx).Name, Allow: func(a ami.Action) error { return s.door.act(ctx, server, a.Name, a.Headers) }}
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

// call returns a call behind an act. One that was forgotten meanwhile, or that the
// caller may not see any more, is nil.
func (s *callService) call(ctx context.Context, id string) *astergatev1.Call {
	server, sight, err := s.find(ctx, id)
	if err != nil {
		return nil
	}
	c, err := server.Calls().Seen(id, sight)
	if err != nil {
		return nil
	}
	return c
}

// sightTime is how long the answer to Originate waits for the channel by which the
// caller may see his call: Asterisk's answer overtakes it.
const sightTime = time.Second

// made is what the caller is told of a call that he has had made. Until it has a
// channel all that is known of it is what he asked for and what became of that.
// Where he may not see it he has its id.
func (s *callService) made(ctx context.Context, server *engine.Server, c *astergatev1.Call) (*astergatev1.Call, error) {
	sight, err := s.door.sight(ctx)
	if err != nil || c == nil {
		return nil, err
	}
	if seen, ok := server.Calls().As(c, sight); ok {
		return seen, nil
	}
	ctx, cancel := context.WithTimeout(ctx, sightTime)
	defer cancel()
	if seen := server.Calls().AwaitSight(ctx, c.GetCall(), sight); seen != nil {
		return seen, nil
	}
	if len(c.GetLegs()) == 0 {
		return c, nil
	}
	return &astergatev1.Call{Call: c.GetCall(), Server: c.GetServer()}, nil
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
		if resp.Call, resp.RepeatedRequest, err = s.desk.Originate(ctx, s.actor(ctx, server), req); err != nil {
			return err
		}
		resp.Call, err = s.made(ctx, server, resp.Call)
		return err
	})
}

// SpyCall implements the RPC.
func (s *callService) SpyCall(ctx context.Context, req *astergatev1.SpyCallRequest) (*astergatev1.SpyCallResponse, error) {
	resp := new(astergatev1.SpyCallResponse)
	return resp, s.act(ctx, req.GetCall(), func(ctx context.Context, a *callact.Actor) (err error) {
		if resp.Call, resp.RepeatedRequest, err = s.desk.Spy(ctx, a, req); err != nil {
			return err
		}
		resp.Call, err = s.made(ctx, a.Server, resp.Call)
		return err
	})
}

// HangupCall implements the RPC.
func (s *callService) HangupCall(ctx context.Context, req *astergatev1.HangupCallRequest) (*astergatev1.HangupCallResponse, error) {
	err := s.act(ctx, req.GetCall(), func(ctx context.Context, a *callact.Actor) error { return a.Hangup(ctx, req) })
	if err != nil {
		return nil, err
	}
	return &astergatev1.HangupCallResponse{Call: s.call(ctx, req.GetCall())}, nil
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
	resp.Call = s.call(ctx, req.GetCall())
	if target != "" {
		resp.TargetCall = s.call(ctx, target)
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
	resp.Call, resp.WithCall = s.call(ctx, req.GetCall()), s.call(ctx, req.GetWithCall())
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
	resp.Call = s.call(ctx, req.GetCall())
	return resp, nil
}

// SetCallVariable implements the RPC.
func (s *callService) SetCallVariable(ctx context.Context, req *astergatev1.SetCallVariableRequest) (*astergatev1.SetCallVariableResponse, error) {
	return &astergatev1.SetCallVariableResponse{}, s.act(ctx, req.GetCall(), func(ctx context.Context, a *callact.Actor) error { return a.SetVariable(ctx, req) })
}
