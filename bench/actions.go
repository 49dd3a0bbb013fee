package main

import (
	"context"
	"errors"
	"fmt"

	"google.golang.org/grpc"
	"google.golang.org/protobuf/encoding/protowire"
	"google.golang.org/protobuf/proto"

	"github.com/astergate/astergate/bench/plain"
	amiv1 "github.com/astergate/astergate/gen/go/astergate/ami/v1"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// action is one of those that are measured, with how to tell that an answer is
// whole: how often a field comes in the response.
type action struct {
	name   string // for people
	action string
	typed  rpc
	sent   rpc
	items  int // of its list
}

// rpc is a method with a request that is encoded once and for all.
type rpc struct {
	method  string
	request []byte
	field   protowire.Number // of the response
	times   int              // that it must come
}

func actions() ([]action, error) {
	ping, err := proto.Marshal(&amiv1.PingRequest{})
	if err != nil {
		return nil, err
	}
	list, err := proto.Marshal(&amiv1.CoreShowChannelsRequest{})
	if err != nil {
		return nil, err
	}
	sendPing, err := proto.Marshal(&astergatev1.SendActionRequest{Action: "Ping"})
	if err != nil {
		return nil, err
	}
	sendList, err := proto.Marshal(&astergatev1.SendActionRequest{Action: "CoreShowChannels"})
	if err != nil {
		return nil, err
	}
	const send = astergatev1.ActionService_SendAction_FullMethodName
	return []action{
		{"Ping", "Ping", rpc{amiv1.CoreService_Ping_FullMethodName, ping, 10, 1}, rpc{send, sendPing, 2, 1}, 0},
		{fmt.Sprintf("CoreShowChannels of %d", listItems), "CoreShowChannels", rpc{amiv1.CoreService_CoreShowChannels_FullMethodName, list, 10, listItems}, rpc{send, sendList, 5, listItems}, listItems},
	}, nil
}

// call sends it and looks whether the answer is whole.
func (m *rpc) call(ctx context.Context, conn *grpc.ClientConn) error {
	found := 0
	take := taker(func(message []byte) error {
		return fields(message, func(number protowire.Number, _ []byte, _ uint64) (bool, error) {
			if number == m.field {
				found++
			}
			return true, nil
		})
	})
	if err := conn.Invoke(ctx, m.method, m.request, take, rawCodec); err != nil {
		return err
	}
	if found != m.times {
		return fmt.Errorf("%s: field %d came %d times, not %d", m.method, m.field, found, m.times)
	}
	return nil
}

// clients are connections to a service.
type clients []*grpc.ClientConn

func (s *service) clients(n int) (clients, error) {
	var all clients
	for range n {
		conn, err := s.dial()
		if err != nil {
			return nil, errors.Join(err, all.close())
		}
		all = append(all, conn)
	}
	return all, nil
}

func (c clients) close() error {
	var errs []error
	for _, conn := range c {
		errs = append(errs, conn.Close())
	}
	return errors.Join(errs...)
}

// measurePlainAction fills a row of the baseline.
func (b *bench) measurePlainAction(ctx context.Context, r *row, what action) error {
	return b.with(ctx, false, func(a *asterisk, _ *service) error {
		p, err := plain.NewActions(ctx, a.address(), b.inFlight, what.items)
		if err != nil {
			return err
		}
		err = b.measureLoad(ctx, nil, r, b.inFlight, func(ctx context.Context, caller int) error { return p.Call(ctx, what.action, caller) })
		return errors.Join(err, p.Close())
	})
}

// measureAction fills a row of one RPC.
func (b *bench) measureAction(ctx context.Context, r *row, method rpc) error {
	return b.with(ctx, true, func(_ *asterisk, s *service) error { return b.measureCalls(ctx, s, r, b.inFlight, method) })
}

// measureCalls fills a row of calls to a service, n at once.
func (b *bench) measureCalls(ctx context.Context, s *service, r *row, n int, method rpc) error {
	conns, err := s.clients(min(connections, n))
	if err != nil {
		return err
	}
	err = b.measureLoad(ctx, s, r, n, func(ctx context.Context, caller int) error {
		return method.call(ctx, conns[caller%len(conns)])
	})
	return errors.Join(err, conns.close())
}
