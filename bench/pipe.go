package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"google.golang.org/grpc"

	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

type pipeClient = grpc.BidiStreamingClient[astergatev1.PipeRequest, astergatev1.PipeResponse]

// pump has Pings answered on a pipe, so many under way, until enough reports true
// of the number of answers: for each message of answers it sends as many anew.
// took gets the time of each.
func pump(pipe pipeClient, inFlight int, enough func(answered int) bool, took func(time.Duration)) (answered int, err error) {
	began := make(map[uint64]time.Time, inFlight)
	var id uint64
	send := func(count int) error {
		req := &astergatev1.PipeRequest{}
		now := time.Now()
		for range count {
			id++
			began[id] = now
			req.Actions = append(req.Actions, &astergatev1.PipedAction{Id: id, Action: &astergatev1.SendActionRequest{Action: "Ping"}})
		}
		return pipe.Send(req)
	}
	if err := send(inFlight); err != nil {
		return 0, err
	}
	for len(began) > 0 {
		resp, err := pipe.Recv()
		if err != nil {
			return answered, err
		}
		for _, a := range resp.GetAnswers() {
			if !a.GetResponse().GetSuccess() {
				return answered, fmt.Errorf("%d: %v", a.GetId(), a)
			}
			took(time.Since(began[a.GetId()]))
			delete(began, a.GetId())
		}
		answered += len(resp.GetAnswers())
		if !enough(answered) {
			if err := send(len(resp.GetAnswers())); err != nil {
				return answered, err
			}
		}
	}
	return answered, nil
}

// measurePipe fills a row of Pings by one pipe.
func (b *bench) measurePipe(ctx context.Context, r *row) error {
	return b.with(ctx, true, func(_ *asterisk, s *service) error {
		conns, err := s.clients(1)
		if err != nil {
			return err
		}
		err = b.pumpFor(ctx, r, s, conns[0])
		return errors.Join(err, conns.close())
	})
}

func (b *bench) pumpFor(ctx context.Context, r *row, s *service, conn *grpc.ClientConn) error {
	pipe, err := astergatev1.NewActionServiceClient(conn).Pipe(ctx)
	if err != nil {
		return err
	}
	during := func(d time.Duration) func(int) bool {
		start := time.Now()
		return func(int) bool { return time.Since(start) >= d }
	}
	if _, err := pump(pipe, b.inFlight, during(b.time/5), func(time.Duration) {}); err != nil {
		return err
	}
	m, err := newMeter(s)
	if err != nil {
		return err
	}
	start := time.Now()
	if r.count, err = pump(pipe, b.inFlight, during(b.time), r.times.add); err != nil {
		return err
	}
	r.took = time.Since(start)
	return errors.Join(m.read(r), pipe.CloseSend())
}
