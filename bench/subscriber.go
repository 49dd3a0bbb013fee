package main

import (
	"context"
	"fmt"
	"net"
	"sync/atomic"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/encoding"
	_ "google.golang.org/grpc/encoding/proto" // the codec that raw wraps
	"google.golang.org/grpc/mem"
	"google.golang.org/protobuf/encoding/protowire"
	"google.golang.org/protobuf/types/known/durationpb"

	"github.com/astergate/astergate/bench/contend"
	"github.com/astergate/astergate/bench/plain"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// reader counts the events that one subscriber has got, and how old they were.
type reader struct {
	feed  *feed
	check bool                               // look at the events' names too
	times *atomic.Pointer[contend.Histogram] // shared by all readers
	from  int64                              // number of the first event
	got   atomic.Int64                       // number of the next event
	bytes atomic.Int64                       // that came
}

// took is called for each event with its name, which is only looked at if the
// reader checks.
func (r *reader) took(n int64, name []byte) error {
	if want := r.got.Load(); n != want {
		return fmt.Errorf("event %d where %d should be", n, want)
	}
	if r.check && r.feed.name(n) != string(name) {
		return fmt.Errorf("event %d is a %s, not a %s", n, name, r.feed.name(n))
	}
	r.times.Load().Add(r.feed.age(n))
	r.got.Store(n + 1)
	return nil
}

// raw hands the bytes of messages to whoever wants them: what a client library
// spends on decoding is no concern of these measurements.
type raw struct{ encoding.CodecV2 }

// taker is what raw gives a message's bytes to. They are gone afterwards.
type taker func(message []byte) error

var rawCodec = grpc.ForceCodecV2(raw{encoding.GetCodecV2("proto")})

func (c raw) Marshal(v any) (mem.BufferSlice, error) {
	if message, ok := v.([]byte); ok {
		return mem.BufferSlice{mem.SliceBuffer(message)}, nil
	}
	return c.CodecV2.Marshal(v)
}

func (c raw) Unmarshal(data mem.BufferSlice, v any) error {
	take, ok := v.(taker)
	if !ok {
		return c.CodecV2.Unmarshal(data, v)
	}
	buf := data.MaterializeToBuffer(mem.DefaultBufferPool())
	defer buf.Free()
	return take(buf.ReadOnlyData())
}

// fields calls f for each field of a message that has bytes. A field of another
// type is passed as its varint.
func fields(message []byte, f func(number protowire.Number, value []byte, varint uint64) (more bool, err error)) error {
	for len(message) > 0 {
		number, kind, n := protowire.ConsumeTag(message)
		if n < 0 {
			return protowire.ParseError(n)
		}
		message = message[n:]
		var value []byte
		var varint uint64
		switch kind {
		case protowire.BytesType:
			value, n = protowire.ConsumeBytes(message)
		case protowire.VarintType:
			varint, n = protowire.ConsumeVarint(message)
		default:
			n = protowire.ConsumeFieldValue(number, kind, message)
		}
		if n < 0 {
			return protowire.ParseError(n)
		}
		message = message[n:]
		if more, err := f(number, value, varint); err != nil || !more {
			return err
		}
	}
	return nil
}

var subscribeMethod = &grpc.StreamDesc{StreamName: "Subscribe", ServerStreams: true}

// subscribe starts a subscription to all events and waits until it is live. run
// reads until ctx or the stream ends.
func (r *reader) subscribe(ctx context.Context, conn *grpc.ClientConn, first uint64, linger time.Duration) (run func() error, err error) {
	return subscribeTo(ctx, conn, linger,
		func(event []byte) error { return r.event(event, first) },
		func(n int) { r.bytes.Add(int64(n)) })
}

// subscribeTo is subscribe for one who takes each event as it is encoded, and the size
// of each message. Neither may keep anything.
func subscribeTo(ctx context.Context, conn *grpc.ClientConn, linger time.Duration, event func([]byte) error, came func(n int)) (run func() error, err error) {
	stream, err := conn.NewStream(ctx, subscribeMethod, astergatev1.EventService_Subscribe_FullMethodName, rawCodec)
	if err == nil {
		err = stream.SendMsg(&astergatev1.SubscribeRequest{Linger: durationpb.New(linger)})
	}
	if err == nil {
		err = stream.CloseSend()
	}
	take := taker(func(message []byte) error {
		came(len(message))
		return fields(message, func(number protowire.Number, value []byte, _ uint64) (bool, error) {
			if number != 1 { // SubscribeResponse.events
				return true, nil
			}
			return true, event(value)
		})
	})
	if err == nil {
		err = stream.RecvMsg(take)
	}
	if err != nil {
		return nil, fmt.Errorf("subscribing: %w", err)
	}
	return func() error {
		for {
			if err := stream.RecvMsg(take); err != nil {
				return err
			}
		}
	}, nil
}

// event reads as much of an Event as is needed.
func (r *reader) event(message []byte, first uint64) error {
	var sequence uint64
	var name []byte
	err := fields(message, func(number protowire.Number, value []byte, varint uint64) (bool, error) {
		switch number {
		case 1:
			sequence = varint
			return r.check, nil
		case 4:
			name = value
			return false, nil
		}
		return true, nil
	})
	if err != nil {
		return err
	}
	return r.took(r.from+int64(sequence-first), name)
}

// plain is the baseline: a login of its own on the manager interface, whose
// bytes are cut into messages and nothing more.
func (r *reader) plain(ctx context.Context, address string) (conn net.Conn, run func() error, err error) {
	conn, rd, err := plain.Login(ctx, address, "on")
	if err != nil {
		return nil, nil, err
	}
	if _, err := rd.Next(); err != nil { // FullyBooted
		return nil, nil, err
	}
	return conn, func() error {
		for {
			msg, err := rd.Next()
			if err != nil {
				return err
			}
			r.bytes.Add(int64(len(msg.Raw())))
			if err := r.took(r.got.Load(), msg.Type()); err != nil {
				return err
			}
		}
	}, nil
}
