package main

import (
	"bufio"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"sync"

	"github.com/astergate/astergate/bench/contend"
	"github.com/astergate/astergate/bench/plain"
	"google.golang.org/grpc"
	"google.golang.org/grpc/mem"
)

// The floor of FastAGI with a remote handler is a listener that writes lines, and a
// bare gRPC server with one bidirectional stream, in one process: a frame out for a
// channel's environment and for each answer, a frame in for each line and for the
// end. A frame is eight bytes that name the session, then text.

// bareFrame is a message of that stream.
type bareFrame []byte

func newBareFrame(session uint64, text []byte) bareFrame {
	return append(binary.BigEndian.AppendUint64(make([]byte, 0, 8+len(text)), session), text...)
}

func (f bareFrame) session() uint64 { return binary.BigEndian.Uint64(f) }
func (f bareFrame) text() []byte    { return f[8:] }

// bareCodec copies what comes and nothing else.
type bareCodec struct{}

func (bareCodec) Name() string { return "bare" }

func (bareCodec) Marshal(v any) (mem.BufferSlice, error) {
	frame, ok := v.(*bareFrame)
	if !ok {
		return nil, fmt.Errorf("%T is no frame", v)
	}
	return mem.BufferSlice{mem.SliceBuffer(*frame)}, nil
}

func (bareCodec) Unmarshal(data mem.BufferSlice, v any) error {
	frame, ok := v.(*bareFrame)
	if !ok || data.Len() < 8 {
		return fmt.Errorf("%T of %d bytes is no frame", v, data.Len())
	}
	*frame = data.Materialize()
	return nil
}

const bareMethod = "/floor/Serve"

// remoteFloor is the program: sessions on the one side, one worker on the other.
type remoteFloor struct {
	mu       sync.Mutex // guards what follows, and sending
	stream   grpc.ServerStream
	sessions map[uint64]net.Conn
	last     uint64
}

// listenRemote is the contender. Its address is FastAGI's and gRPC's.
func listenRemote(ctx context.Context, w *contend.Work) error {
	f := &remoteFloor{sessions: make(map[uint64]net.Conn)}
	p := &plain.Program{Handle: func(conn net.Conn) error {
		err := f.session(conn)
		w.Items.Add(1)
		return err
	}}
	if err := p.Listen(ctx); err != nil {
		return err
	}
	listener, err := plain.ListenLoopback(ctx)
	if err != nil {
		return errors.Join(err, p.Close())
	}
	server := grpc.NewServer(grpc.ForceServerCodecV2(bareCodec{}), grpc.UnknownServiceHandler(func(_ any, stream grpc.ServerStream) error {
		return f.serve(stream)
	}))
	stop := context.AfterFunc(ctx, server.Stop)
	defer stop()
	w.Ready(p.Address() + " " + listener.Addr().String())
	return errors.Join(server.Serve(listener), p.Close())
}

// serve writes the lines that the worker sends. Its first frame says that it does.
func (f *remoteFloor) serve(stream grpc.ServerStream) error {
	f.mu.Lock()
	f.stream = stream
	f.mu.Unlock()
	if err := f.send(newBareFrame(0, nil)); err != nil {
		return err
	}
	for {
		var frame bareFrame
		if err := stream.RecvMsg(&frame); err != nil {
			return err
		}
		f.mu.Lock()
		conn := f.sessions[frame.session()]
		f.mu.Unlock()
		if len(frame.text()) == 0 {
			_ = conn.Close() // the other side counts
			continue
		}
		if _, err := conn.Write(frame.text()); err != nil {
			return err
		}
	}
}

// session tells the worker what comes from a channel, until the worker closes it.
func (f *remoteFloor) session(conn net.Conn) error {
	rd := bufio.NewReaderSize(conn, 1024)
	var environment []byte
	for line := []byte(nil); string(line) != "\n"; {
		var err error
		if line, err = rd.ReadSlice('\n'); err != nil {
			return err
		}
		environment = append(environment, line...)
	}
	f.mu.Lock()
	f.last++
	id := f.last
	f.sessions[id] = conn
	f.mu.Unlock()
	defer func() {
		f.mu.Lock()
		delete(f.sessions, id)
		f.mu.Unlock()
	}()
	for text := environment; ; {
		if err := f.send(newBareFrame(id, text)); err != nil {
			return err
		}
		var err error
		if text, err = rd.ReadSlice('\n'); err != nil {
			return err
		}
	}
}

func (f *remoteFloor) send(frame bareFrame) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.stream.SendMsg(&frame)
}

// remoteFloor runs the contender, with the worker here: its time is not counted.
func (c *comparison) remoteFloor(ctx context.Context, who contender, work string) (sample, error) {
	return c.contend(ctx, who, work, func(_ *asterisk, r *running) (sample, error) {
		agi, rpc, _ := strings.Cut(r.address, " ")
		conn, err := dialRPC(rpc)
		if err != nil {
			return sample{}, err
		}
		ctx, cancel := context.WithCancel(ctx)
		stream, err := conn.NewStream(ctx, &grpc.StreamDesc{ServerStreams: true, ClientStreams: true}, bareMethod, grpc.ForceCodecV2(bareCodec{}))
		if err != nil {
			cancel()
			return sample{}, errors.Join(err, conn.Close())
		}
		var ready bareFrame
		if err := stream.RecvMsg(&ready); err != nil {
			cancel()
			return sample{}, errors.Join(err, conn.Close())
		}
		ended := make(chan struct{})
		go func() { defer close(ended); _ = bareWorker(stream) }() // the other side counts
		s, err := c.sessionsOf(ctx, agi, r.pid())
		cancel()
		<-ended
		return s, errors.Join(err, conn.Close())
	})
}

// bareWorker answers each frame with the next of the six lines.
func bareWorker(stream grpc.ClientStream) error {
	next := make(map[uint64]int)
	for {
		var frame bareFrame
		if err := stream.RecvMsg(&frame); err != nil {
			return err
		}
		id := frame.session()
		at := next[id]
		var line string
		if at < len(plain.Six) {
			line = plain.Six[at]
			next[id]++
		} else {
			delete(next, id)
		}
		answer := newBareFrame(id, []byte(line))
		if err := stream.SendMsg(&answer); err != nil && !errors.Is(err, io.EOF) {
			return err
		}
	}
}
