package main

import (
	"context"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/encoding"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/types/known/durationpb"

	"github.com/astergate/astergate/bench/contend"
	"github.com/astergate/astergate/bench/plain"
	eventv1 "github.com/astergate/astergate/gen/go/astergate/ami/event/v1"
	amiv1 "github.com/astergate/astergate/gen/go/astergate/ami/v1"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// serveUnary is the least that a server of gRPC can do for a call: no interceptor,
// and an answer that is always the same and encoded already. It is as large as that
// to a Ping.
func serveUnary(ctx context.Context, w *contend.Work) error {
	answer, err := proto.Marshal(&astergatev1.SendActionResponse{
		Reply:   &amiv1.ActionReply{ActionId: "ABCDEFGHIJ-1000ABCD", Elapsed: durationpb.New(20 * time.Microsecond), Success: true},
		Success: true, Response: "Success",
		Headers: []*eventv1.Header{
			{Name: "Response", Value: "Success"}, {Name: "ActionID", Value: "ABCDEFGHIJ-1000ABCD"},
			{Name: "Ping", Value: "Pong"}, {Name: "Timestamp", Value: "1795314860.123456"},
		},
	})
	if err != nil {
		return err
	}
	listener, err := plain.ListenLoopback(ctx)
	if err != nil {
		return err
	}
	server := grpc.NewServer(grpc.ForceServerCodecV2(raw{encoding.GetCodecV2("proto")}))
	ignore := taker(func([]byte) error { return nil })
	server.RegisterService(&grpc.ServiceDesc{
		ServiceName: astergatev1.ActionService_ServiceDesc.ServiceName,
		Methods: []grpc.MethodDesc{{
			MethodName: "SendAction",
			Handler: func(_ any, _ context.Context, decode func(any) error, _ grpc.UnaryServerInterceptor) (any, error) {
				if err := decode(ignore); err != nil {
					return nil, err
				}
				w.Items.Add(1)
				return answer, nil
			},
		}},
	}, nil)
	stop := context.AfterFunc(ctx, server.Stop)
	defer stop()
	w.Ready(listener.Addr().String())
	return server.Serve(listener)
}
