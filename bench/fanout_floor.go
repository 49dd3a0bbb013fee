package main

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/encoding"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/encoding/protowire"

	"github.com/astergate/astergate/bench/contend"
	"github.com/astergate/astergate/bench/plain"
	"github.com/astergate/astergate/engine/ami/wire"
	"github.com/astergate/astergate/engine/mapping"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

const (
	// floorFirst is the sequence of the first event that the floor sends: so large
	// that all sequences of a run take as many bytes, and are put into what is
	// encoded already.
	floorFirst = 1 << 28
	// floorBatch is how many events the floor sends at once, as astergate does.
	floorBatch = 64
	// floorQueue is how many batches a subscriber of the floor may be behind.
	floorQueue = 1 << 10
)

// fanOutFloor is the least that a program can do that passes events on to many: it
// counts them in the socket, and sends what was encoded beforehand to all
// subscribers of a bare server of grpc-go, without a lock, filter, log, token or
// interceptor. Each subscriber has a queue, so that a stalled one delays nobody.
type fanOutFloor struct {
	frames [][]byte // encoded, by number of the event in the corpus
	at     []int    // where a frame's sequence is
	stamps []int    // where the value of its header SentNs is; nil: it has none
	items  *atomic.Int64
	next   int64 // number of the next event

	mu          sync.Mutex // guards subscribers
	subscribers map[chan []byte]struct{}
}

// noStamp stands where the value of SentNs will.
const noStamp = "0000000000000000000"

// newFanOutFloor encodes events, each with a header SentNs if they are stamped.
func newFanOutFloor(events []event, stamped bool, items *atomic.Int64) (*fanOutFloor, error) {
	f := &fanOutFloor{items: items, subscribers: make(map[chan []byte]struct{})}
	mapper, err := mapping.New()
	if err != nil {
		return nil, err
	}
	for _, e := range events {
		text := e.raw
		if stamped {
			text = append(bytes.TrimSuffix(bytes.Clone(text), []byte("\r\n")), contend.Sent+": "+noStamp+"\r\n\r\n"...)
		}
		msg, ok := wire.NewMessage(text)
		if !ok {
			return nil, fmt.Errorf("%s of the corpus is no message", e.name)
		}
		env := mapping.Envelope{Sequence: floorFirst, ReceivedAt: time.Now(), Server: "pbx1"}
		frame := mapper.EncodeFramed(env, msg, astergatev1.View_VIEW_TYPED)
		at := bytes.Index(frame, protowire.AppendVarint(nil, floorFirst))
		if at < 0 {
			return nil, fmt.Errorf("no sequence in the encoding of %s", e.name)
		}
		f.frames, f.at = append(f.frames, frame), append(f.at, at)
		if stamped {
			stamp := bytes.Index(frame, []byte(noStamp))
			if stamp < 0 {
				return nil, fmt.Errorf("no stamp in the encoding of %s", e.name)
			}
			f.stamps = append(f.stamps, stamp)
		}
	}
	return f, nil
}

// appendNext appends the next event, as which text came.
func (f *fanOutFloor) appendNext(batch, text []byte) []byte {
	i := f.next % int64(len(f.frames))
	start := len(batch)
	batch = append(batch, f.frames[i]...)
	binary.PutUvarint(batch[start+f.at[i]:], uint64(floorFirst+f.next))
	if f.stamps != nil { // the last header's value
		copy(batch[start+f.stamps[i]:], text[len(text)-len(noStamp):])
	}
	f.next++
	return batch
}

// send queues a batch for all.
func (f *fanOutFloor) send(batch []byte) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for queue := range f.subscribers {
		select {
		case queue <- batch:
		default: // lost, as its reader will find out
		}
	}
}

// subscribe is the handler of whatever method is called.
func (f *fanOutFloor) subscribe(_ any, stream grpc.ServerStream) error {
	if err := stream.RecvMsg(taker(func([]byte) error { return nil })); err != nil {
		return err
	}
	queue := make(chan []byte, floorQueue)
	f.mu.Lock()
	f.subscribers[queue] = struct{}{}
	f.mu.Unlock()
	defer func() {
		f.mu.Lock()
		delete(f.subscribers, queue)
		f.mu.Unlock()
	}()
	if err := stream.SendMsg([]byte{}); err != nil { // it is live
		return err
	}
	for {
		select {
		case batch := <-queue:
			if err := stream.SendMsg(batch); err != nil {
				return err
			}
		case <-stream.Context().Done():
			return status.FromContextError(stream.Context().Err()).Err()
		}
	}
}

// floorSubscribers is the contender: its work is fanout LINGER, in milliseconds, or
// relay for events that say when they were sent.
func floorSubscribers(ctx context.Context, w *contend.Work) error {
	root, err := moduleRoot(ctx)
	if err != nil {
		return err
	}
	events, err := loadEvents(root)
	if err != nil {
		return err
	}
	f, err := newFanOutFloor(events, w.Name == "relay", &w.Items)
	if err != nil {
		return err
	}
	listener, err := plain.ListenLoopback(ctx)
	if err != nil {
		return err
	}
	server := grpc.NewServer(grpc.ForceServerCodecV2(raw{encoding.GetCodecV2("proto")}), grpc.UnknownServiceHandler(f.subscribe))
	served := make(chan error, 1)
	go func() { served <- server.Serve(listener) }()
	err = f.follow(ctx, w, listener.Addr().String(), time.Duration(w.InWork)*time.Millisecond)
	server.Stop()
	if serveErr := <-served; err == nil {
		err = serveErr
	}
	return err
}

// follow passes on what the socket has at once, or when the clock comes to a multiple
// of linger, as astergate does: so both send equally many messages.
func (f *fanOutFloor) follow(ctx context.Context, w *contend.Work, listens string, linger time.Duration) error {
	conn, rd, err := plain.Login(ctx, w.Address, "on")
	if err != nil {
		return err
	}
	defer context.AfterFunc(ctx, func() { _ = conn.Close() })()
	defer func() { _ = conn.Close() }()
	if _, err := rd.Next(); err != nil { // FullyBooted
		return err
	}
	w.Ready(listens)
	var batch []byte
	held := 0
	flush := func() {
		if held > 0 {
			f.send(batch)
			f.items.Add(int64(held))
		}
		// What was sent is in use.
		batch, held = make([]byte, 0, len(batch)), 0
	}
	buf := make([]byte, 0, 256<<10)
	for {
		n, err := conn.Read(buf[len(buf):cap(buf)])
		if timeout, ok := err.(interface{ Timeout() bool }); ok && timeout.Timeout() {
			flush()
			if err := conn.SetReadDeadline(time.Time{}); err != nil {
				return err
			}
			continue
		}
		if err != nil {
			return err
		}
		buf = buf[:len(buf)+n]
		rest := buf
		for {
			text, more, whole := bytes.Cut(rest, []byte("\r\n\r\n"))
			if !whole {
				break
			}
			rest = more
			batch = f.appendNext(batch, text)
			if held++; held == 1 && linger > 0 {
				now := time.Now()
				if err := conn.SetReadDeadline(now.Add(linger - time.Duration(now.UnixNano())%linger)); err != nil {
					return err
				}
			}
			if held == floorBatch {
				flush()
			}
		}
		buf = buf[:copy(buf[:cap(buf)], rest)]
		if linger == 0 {
			flush()
		}
	}
}
