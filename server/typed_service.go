package server

import (
	"context"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"

	"github.com/astergate/astergate/engine"
	"github.com/astergate/astergate/engine/mapping"
)

// typedService serves every typed action: all services of astergate.ami.v1. What
// an action is stands in its descriptors, so there is one handler for all.
type typedService struct {
	engine *engine.Engine
	door   *door
}

// register makes a gRPC service of each service in the catalogue.
func (s *typedService) register(to grpc.ServiceRegistrar) {
	var service protoreflect.Descriptor
	var desc *grpc.ServiceDesc
	flush := func() {
		if desc != nil {
			to.RegisterService(desc, nil)
		}
	}
	for _, a := range s.engine.Actions().All() {
		if parent := a.Method.Parent(); parent != service {
			flush()
			service = parent
			desc = &grpc.ServiceDesc{ServiceName: string(parent.FullName()), Metadata: parent.ParentFile().Path()}
		}
		desc.Methods = append(desc.Methods, grpc.MethodDesc{MethodName: string(a.Method.Name()), Handler: s.handler(a)})
	}
	flush()
}

// handler is what generated code has a function for.
func (s *typedService) handler(a *mapping.Action) grpc.MethodHandler {
	info := grpc.UnaryServerInfo{FullMethod: a.FullMethod()}
	return func(_ any, ctx context.Context, decode func(any) error, intercept grpc.UnaryServerInterceptor) (any, error) {
		req := a.NewRequest()
		if err := decode(req); err != nil {
			return nil, err
		}
		if intercept == nil {
			return s.call(ctx, a, req)
		}
		return intercept(ctx, req, &info, func(ctx context.Context, _ any) (any, error) { return s.call(ctx, a, req) })
	}
}

// call sends the action of a request and returns the encoded response.
func (s *typedService) call(ctx context.Context, a *mapping.Action, req proto.Message) (any, error) {
	common := a.Common(req)
	server, err := s.door.server(ctx, common.Server)
	if err != nil {
		return nil, err
	}
	s.door.asked(ctx, server, a.Name)
	call, err := callOf(a, req, common)
	if err != nil {
		return nil, err
	}
	if err := s.door.action(ctx, server, a.Name, call.Headers); err != nil {
		return nil, err
	}
	if call.Sight, err = s.door.sight(ctx); err != nil {
		return nil, err
	}
	call.Mask = s.door.mask(ctx, a.Name, call.Headers)
	ctx, cancel := answerInTime(ctx)
	defer cancel()
	response, err := server.Call(ctx, call)
	if err != nil {
		return nil, err
	}
	return newEncoded(response), nil
}

func callOf(a *mapping.Action, req proto.Message, common mapping.Common) (engine.Call, error) {
	call := engine.Call{Action: a, ID: common.ActionID}
	var err error
	if call.Headers, call.Awaits, err = a.Headers(req); err != nil {
		return call, err
	}
	if call.MaxItems, call.MaxBytes, err = listBounds(common.MaxItems, common.MaxBytes); err != nil {
		return call, err
	}
	call.ListTimeout, err = durationOf("list_timeout", common.ListTimeout, 0, time.Millisecond, time.Hour)
	return call, err
}
