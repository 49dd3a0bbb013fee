package server

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"sync"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"

	"github.com/astergate/astergate/engine/agi"
	agiwire "github.com/astergate/astergate/engine/agi/wire"
	"github.com/astergate/astergate/engine/worker"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// carryStream is the stream of who holds a connection to Asterisk.
type carryStream = grpc.BidiStreamingServer[astergatev1.CarrySessionRequest, astergatev1.CarrySessionResponse]

const (
	// closeTime is for the holder to take the last frame.
	closeTime = 2 * time.Second
	// sendSize is the longest piece of what goes to Asterisk.
	sendSize = 8 << 10
)

// carriedConn is the session's end of the connection. The other end is the
// stream's.
type carriedConn struct {
	net.Conn
	last func() // no more is written
}

// CloseWrite says that nothing follows what was written.
func (c *carriedConn) CloseWrite() error {
	c.last()
	return nil
}

// carriage is one carried session. Its two goroutines move bytes between the
// stream and the pipe that is the session's connection.
type carriage struct {
	stream carryStream
	pipe   net.Conn
	hungup chan struct{}
	sound  *soundOf // nil: none
	once   sync.Once
}

// CarrySession implements the RPC.
func (s *agiService) CarrySession(stream carryStream) error {
	if s.carry == nil {
		return status.Error(codes.Unimplemented, "this astergate carries no sessions")
	}
	first, err := s.firstCarried(stream)
	if err != nil {
		return err
	}
	start := first.GetStart()
	if start == nil {
		return &worker.FrameError{Field: "frame", Fault: "is not start, which has to be the first"}
	}
	server, err := s.door.server(stream.Context(), start.GetServer())
	if err != nil {
		return err
	}
	ours, theirs := net.Pipe()
	c := &carriage{stream: stream, pipe: theirs, hungup: make(chan struct{})}
	carried := &agi.Carried{
		Server: server.Name(), Environment: start.GetEnvironment(), HungUp: c.hungup,
		Conn: &carriedConn{ours, c.halfClose},
	}
	for _, argument := range start.GetArguments() {
		carried.Arguments = append(carried.Arguments, string(argument))
	}
	if err := s.mayCarry(stream.Context(), carried); err != nil {
		return err
	}
	// The first command may take its time: this says that there will be one.
	if err := stream.SendHeader(nil); err != nil {
		return err
	}
	if enhanced(start.GetEnvironment()) {
		carried.Sound = agi.NewSound()
		c.sound = &soundOf{sound: carried.Sound}
		defer carried.Sound.End()
	}
	sent := make(chan struct{})
	s.streams.Go(func() { defer close(sent); c.send() })
	s.streams.Go(c.receive)
	// Not the stream's context: the connection's end is what ends a session. The end
	// of who carries it is that.
	stop := context.AfterFunc(stream.Context(), func() { _ = theirs.Close() })
	defer stop()
	err = s.carry(context.WithoutCancel(stream.Context()), carried)
	limit := time.NewTimer(closeTime)
	defer limit.Stop()
	select {
	case <-sent:
	case <-limit.C:
		_ = theirs.Close()
	}
	if ended := credentialsEnded(stream.Context(), ""); ended != nil {
		return ended
	}
	if err != nil && !errors.Is(err, agi.ErrClosed) {
		return carryFault(err)
	}
	return nil
}

// carryFault says which field of start is wrong.
func carryFault(err error) *worker.FrameError {
	var input *agiwire.InputError
	if errors.As(err, &input) {
		return &worker.FrameError{Field: fmt.Sprintf("start.arguments[%d]", input.Index), Fault: "holds a line break or NUL, which no argument of a script can"}
	}
	return &worker.FrameError{Field: "start.environment", Fault: err.Error()}
}

// mayCarry returns nil if the caller may have a session, else what he gets where
// the server or the script is not there. Who carries Asterisk's connection hears
// and sees what a worker would.
func (s *agiService) mayCarry(ctx context.Context, c *agi.Carried) error {
	serves := s.door.serves(ctx)
	if serves == nil {
		return nil
	}
	if _, err := s.door.servers(ctx, c.Server); err != nil {
		return err
	}
	script, err := c.Script()
	if err != nil {
		return carryFault(err)
	}
	if !serves(c.Server, script) {
		return &worker.RouteError{Script: script}
	}
	return nil
}

// firstCarried receives the first frame. A stream that sends none is ended.
func (s *agiService) firstCarried(stream carryStream) (*astergatev1.CarrySessionRequest, error) {
	type received struct {
		frame *astergatev1.CarrySessionRequest
		err   error
	}
	got := make(chan received, 1)
	s.streams.Go(func() {
		frame, err := stream.Recv()
		got <- received{frame, err}
	})
	limit := time.NewTimer(registerTime)
	defer limit.Stop()
	select {
	case r := <-got:
		if errors.Is(r.err, io.EOF) {
			return nil, &worker.FrameError{Field: "frame", Fault: "is missing; send start first"}
		}
		return r.frame, r.err
	case <-limit.C:
		return nil, &worker.FrameError{Field: "frame", Fault: "did not come in time; send start first"}
	case <-s.stopping:
		return nil, &stoppingError{}
	case <-stream.Context().Done():
		return nil, stream.Context().Err()
	}
}

// halfClose makes send come to its end.
func (c *carriage) halfClose() {
	_ = c.pipe.SetReadDeadline(time.Now())
}

// send moves what the session writes to the stream, and closes it. It is the only
// one that sends.
func (c *carriage) send() {
	buf := make([]byte, sendSize)
	for {
		n, err := c.pipe.Read(buf)
		if n > 0 {
			frame := &astergatev1.CarrySessionResponse{Frame: &astergatev1.CarrySessionResponse_Send{Send: append([]byte(nil), buf[:n]...)}}
			if failed := c.stream.Send(frame); failed != nil {
				_ = c.pipe.Close() // the holder is gone; receive knows it too
				return
			}
		}
		if err == nil {
			continue
		}
		if errors.Is(err, os.ErrDeadlineExceeded) || errors.Is(err, io.EOF) {
			_ = c.stream.Send(&astergatev1.CarrySessionResponse{Frame: &astergatev1.CarrySessionResponse_Close{Close: &astergatev1.CarryClose{}}})
		}
		return
	}
}

// receive moves what comes from the holder to the session, until the stream ends.
// The session's reader always reads, so that it waits for nobody.
func (c *carriage) receive() {
	defer func() { _ = c.pipe.Close() }()
	for {
		frame, err := c.stream.Recv()
		if err != nil {
			return
		}
		switch {
		case len(frame.GetReceived()) > 0:
			if _, err := c.pipe.Write(frame.GetReceived()); err != nil {
				return
			}
		case frame.GetHangup() != nil:
			c.once.Do(func() { close(c.hungup) })
		case frame.GetAudio() != nil && c.sound != nil:
			c.sound.put(frame.GetAudio())
		}
	}
}

// enhanced reports whether an environment is one of EAGI.
func enhanced(environment []byte) bool {
	return bytes.Contains(environment, []byte("\nagi_enhanced: 1.0\n"))
}
