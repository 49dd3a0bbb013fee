package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/protobuf/encoding/protowire"
	"google.golang.org/protobuf/proto"

	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// pipe is a stream of Pings, whose requests are encoded here and whose answers are
// looked at and not decoded, as with the calls that it is compared with.
type pipe struct {
	stream grpc.ClientStream
	ping   []byte // a SendActionRequest as field 2 of a PipedAction
	id     uint64 // of the newest action
	began  map[uint64]time.Time
	out    []byte // an action that is being encoded
}

func openPipe(ctx context.Context, conn *grpc.ClientConn) (*pipe, error) {
	request, err := proto.Marshal(&astergatev1.SendActionRequest{Action: "Ping"})
	if err != nil {
		return nil, err
	}
	stream, err := conn.NewStream(ctx, &grpc.StreamDesc{ClientStreams: true, ServerStreams: true}, astergatev1.ActionService_Pipe_FullMethodName, rawCodec)
	ping := protowire.AppendBytes(protowire.AppendTag(nil, 2, protowire.BytesType), request)
	return &pipe{stream: stream, ping: ping, began: make(map[uint64]time.Time)}, err
}

// send sends so many Pings in one message.
func (p *pipe) send(count int) error {
	out := make([]byte, 0, count*(len(p.ping)+12)) // gRPC keeps it
	now := time.Now()
	for range count {
		p.id++
		p.began[p.id] = now
		p.out = protowire.AppendVarint(protowire.AppendTag(p.out[:0], 1, protowire.VarintType), p.id)
		p.out = append(p.out, p.ping...)
		out = protowire.AppendBytes(protowire.AppendTag(out, 1, protowire.BytesType), p.out)
	}
	return p.stream.SendMsg(out)
}

// receive takes one message of answers, and tells how long each took.
func (p *pipe) receive(took func(time.Duration)) (answers int, err error) {
	err = p.stream.RecvMsg(taker(func(message []byte) error {
		now := time.Now()
		return fields(message, func(_ protowire.Number, answer []byte, _ uint64) (bool, error) {
			answers++
			return true, p.answered(answer, now, took)
		})
	}))
	return answers, err
}

// answered takes an answer, which must be that to an action under way, and whole.
func (p *pipe) answered(answer []byte, now time.Time, took func(time.Duration)) error {
	var id uint64
	success := false
	err := fields(answer, func(number protowire.Number, value []byte, varint uint64) (bool, error) {
		switch number {
		case 1: // PipedAnswer.id
			id = varint
		case 2: // PipedAnswer.response
			return true, fields(value, func(number protowire.Number, _ []byte, varint uint64) (bool, error) {
				success = success || number == 2 && varint == 1 // SendActionResponse.success
				return true, nil
			})
		}
		return true, nil
	})
	began, ok := p.began[id]
	if err == nil && (!ok || !success) {
		err = fmt.Errorf("the answer to action %d is none, or comes twice: %x", id, answer)
	}
	took(now.Sub(began))
	delete(p.began, id)
	return err
}

// pump has Pings answered, so many under way, until enough reports true of the
// number of answers: for each message of answers it sends as many anew. took gets
// the time of each.
func (p *pipe) pump(inFlight int, enough func(answered int) bool, took func(time.Duration)) (answered int, err error) {
	if err := p.send(inFlight); err != nil {
		return 0, err
	}
	for len(p.began) > 0 {
		n, err := p.receive(took)
		if err != nil {
			return answered, err
		}
		answered += n
		if !enough(answered) {
			if err := p.send(n); err != nil {
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
	pipe, err := openPipe(ctx, conn)
	if err != nil {
		return err
	}
	during := func(d time.Duration) func(int) bool {
		start := time.Now()
		return func(int) bool { return time.Since(start) >= d }
	}
	if _, err := pipe.pump(b.inFlight, during(b.time/5), func(time.Duration) {}); err != nil {
		return err
	}
	m, err := newMeter(s)
	if err != nil {
		return err
	}
	start := time.Now()
	if r.count, err = pipe.pump(b.inFlight, during(b.time), r.times.Add); err != nil {
		return err
	}
	r.took = time.Since(start)
	return errors.Join(m.read(r), pipe.stream.CloseSend())
}
