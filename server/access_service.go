package server

import (
	"context"

	"google.golang.org/protobuf/types/known/timestamppb"

	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
	"github.com/astergate/astergate/server/auth"
	"github.com/astergate/astergate/server/policy"
)

type accessService struct {
	astergatev1.UnimplementedAccessServiceServer
	auth *auth.Authenticator
}

// WhoAmI implements the RPC.
func (s *accessService) WhoAmI(ctx context.Context, _ *astergatev1.WhoAmIRequest) (*astergatev1.WhoAmIResponse, error) {
	who := policy.FromContext(ctx)
	resp := &astergatev1.WhoAmIResponse{Principal: who.Name}
	if !who.Expires.IsZero() {
		resp.Expires = timestamppb.New(who.Expires)
	}
	if who.Role != nil {
		r := who.Role.Rules()
		resp.Role = r.Name
		resp.Permissions = &astergatev1.Permissions{
			Servers: r.Servers, Read: r.Read, Write: r.Write, Actions: r.Actions, DenyActions: r.DenyActions,
			Contexts: r.Contexts, Channels: r.Channels, Applications: r.Applications, Variables: r.Variables, Functions: r.Functions,
			AgiCommands: r.AGICommands, AgiScripts: r.AGIScripts, Cli: r.CLI, Dangerous: r.Dangerous, Filtered: who.Role.Filtered(),
		}
	}
	return resp, nil
}

// CreateTicket implements the RPC.
func (s *accessService) CreateTicket(ctx context.Context, _ *astergatev1.CreateTicketRequest) (*astergatev1.CreateTicketResponse, error) {
	ticket, expires := s.auth.Ticket(policy.FromContext(ctx))
	return &astergatev1.CreateTicketResponse{Ticket: ticket, Expires: timestamppb.New(expires)}, nil
}
