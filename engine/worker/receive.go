package worker

import (
	"context"
	"fmt"

	"google.golang.org/protobuf/encoding/protowire"
	"google.golang.org/protobuf/proto"

	"github.com/astergate/astergate/engine/mapping"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// Incoming is a frame of a worker's: a command, read at once, or a message, or what is
// wrong with it.
type Incoming struct {
	message *astergatev1.ServeRequest
	command mapping.Command
	fault   *FrameError
}

// maxBatch is how many frames a worker may send as one: an empty frame has two bytes in
// a message, and a hundred times that in memory.
const maxBatch = 1024

// Fields of ServeRequest. A test compares them with the descriptor.
const (
	serveRequestCommand protowire.Number = 4
	serveRequestBatch   protowire.Number = 9
)

// Decode decodes a message behind the first and appends its frames to dst: one, or
// those of a batch. It keeps nothing of encoded. Errors are those of protobuf.
func (c *Conn) Decode(dst []Incoming, encoded []byte) ([]Incoming, error) {
	if batch, is := onlyField(encoded, serveRequestBatch); is {
		if frames, ok := c.decodeBatch(dst, batch); ok {
			return frames, nil
		}
	}
	frame, err := c.decodeFrame(encoded)
	return append(dst, frame), err
}

func (c *Conn) decodeFrame(encoded []byte) (Incoming, error) {
	if text, is := onlyField(encoded, serveRequestCommand); is {
		if command, err := c.r.mapper.Parse(text); err == nil {
			return Incoming{command: command}, nil
		}
	}
	message := new(astergatev1.ServeRequest)
	err := proto.Unmarshal(encoded, message)
	return Incoming{message: message}, err
}

// decodeBatch appends a batch's frames, each decoded by itself, up to one that is a
// fault. It reports false where the bytes are no batch, which protobuf then says.
func (c *Conn) decodeBatch(dst []Incoming, batch []byte) ([]Incoming, bool) {
	for i := 0; len(batch) > 0; {
		field, kind, n := protowire.ConsumeField(batch)
		if n < 0 {
			return nil, false
		}
		encoded, is := onlyField(batch[:n], batchFrames)
		batch = batch[n:]
		switch {
		case field != batchFrames: // of a newer version
			continue
		case !is || kind != protowire.BytesType:
			return nil, false
		case i == maxBatch:
			return append(dst, Incoming{fault: tooManyFrames()}), true
		}
		frame, err := c.decodeFrame(encoded)
		if err != nil {
			return nil, false
		}
		if frame.message.GetBatch() != nil {
			return append(dst, Incoming{fault: batchInBatch(i)}), true
		}
		dst = append(dst, frame)
		i++
	}
	return dst, true
}

func tooManyFrames() *FrameError {
	return &FrameError{"batch.frames", fmt.Sprintf("has more than %d frames", maxBatch)}
}

func batchInBatch(i int) *FrameError {
	return &FrameError{fmt.Sprintf("batch.frames[%d]", i), "is a batch itself"}
}

// onlyField returns the bytes of a message's field, if it has no other.
func onlyField(message []byte, field protowire.Number) ([]byte, bool) {
	number, kind, n := protowire.ConsumeTag(message)
	if number != field || kind != protowire.BytesType {
		return nil, false
	}
	inner, m := protowire.ConsumeBytes(message[n:])
	return inner, m == len(message)-n
}

// Receive handles a frame behind the first. It waits while the worker has not
// read the answer to its last command of the same session. Errors: *FrameError,
// ErrClosed, ctx's.
func (c *Conn) Receive(ctx context.Context, in *astergatev1.ServeRequest) error {
	return c.Take(ctx, Incoming{message: in})
}

// Take is Receive for a frame that Decode made.
func (c *Conn) Take(ctx context.Context, frame Incoming) error {
	if frame.fault != nil {
		return frame.fault
	}
	if frame.message == nil {
		c.heard()
		return c.command(ctx, frame.command)
	}
	in := frame.message
	if pong := in.GetPong(); pong != nil {
		// Its library sends that by itself: it says nothing of an offer.
		return c.out.pong(pong.GetId())
	}
	c.heard()
	switch frame := in.GetFrame().(type) {
	case *astergatev1.ServeRequest_Accept:
		c.tell(frame.Accept.GetSession(), func(s *session) { s.accepted(c.w) })
	case *astergatev1.ServeRequest_Decline:
		c.tell(frame.Decline.GetSession(), func(s *session) { s.declined(c.w, frame.Decline.GetReason()) })
	case *astergatev1.ServeRequest_Command:
		return c.command(ctx, c.r.mapper.Command(frame.Command))
	case *astergatev1.ServeRequest_Finish:
		c.tell(frame.Finish.GetSession(), func(s *session) {
			s.finished(c.w, frame.Finish.GetFailed(), frame.Finish.GetReason())
		})
	case *astergatev1.ServeRequest_Drain:
		c.r.mu.Lock()
		c.w.draining = true
		c.r.version++
		c.r.mu.Unlock()
		c.r.assign()
	case *astergatev1.ServeRequest_Batch:
		return c.takeBatch(ctx, frame.Batch.GetFrames())
	case *astergatev1.ServeRequest_SetRoutes:
		return c.setRoutes(frame.SetRoutes)
	case *astergatev1.ServeRequest_Register:
		return &FrameError{"register", "is only the first frame"}
	default:
		return &FrameError{"frame", "is none that this version knows"}
	}
	return nil
}

func (c *Conn) takeBatch(ctx context.Context, frames []*astergatev1.ServeRequest) error {
	for i, frame := range frames {
		if i == maxBatch {
			return tooManyFrames()
		}
		if frame.GetBatch() != nil {
			return batchInBatch(i)
		}
		if err := c.Receive(ctx, frame); err != nil {
			return err
		}
	}
	return nil
}

// setRoutes replaces the worker's routes. Its sessions keep theirs.
func (c *Conn) setRoutes(in *astergatev1.SetRoutes) error {
	routes, err := newRoutes("set_routes.routes", in.GetRoutes())
	if err != nil {
		return err
	}
	r, w := c.r, c.w
	r.mu.Lock()
	if w.out != c.out { // it has resumed on another stream
		r.mu.Unlock()
		return ErrClosed
	}
	given := w.routes
	r.partLocked(w)
	w.routes = routes
	r.joinLocked(w)
	r.clearLocked(given)
	r.mu.Unlock()
	r.assign()
	r.cfg.Logger.Info("worker replaced its routes", "worker", c.id, "routes", len(routes))
	return nil
}

// heard notes that the worker lives.
func (c *Conn) heard() {
	c.r.mu.Lock()
	was := c.w.silent
	if c.w.silent = false; was {
		c.r.version++
	}
	c.r.mu.Unlock()
	if was {
		c.r.assign()
	}
}

// tell lets a session of the worker's handle something. It reports false if
// there is none.
func (c *Conn) tell(id string, f func(*session)) bool {
	s := c.r.find(c.w, id)
	return s != nil && s.do(func() { f(s) })
}

func (c *Conn) command(ctx context.Context, cmd mapping.Command) error {
	if err := c.out.awaitRoom(ctx, cmd.Session); err != nil {
		return err
	}
	taken := false
	if c.tell(cmd.Session, func(s *session) { taken = s.command(c.w, cmd) }) && taken {
		return nil
	}
	c.out.putResult("", failed(cmd, mapping.Failure(astergatev1.AgiFailureReason_AGI_FAILURE_REASON_NO_SESSION,
		"there is no such session, or it is not this worker's")))
	return nil
}

// failed is the answer to a command of which nothing was sent.
func failed(cmd mapping.Command, failure *astergatev1.AgiFailure) Frame {
	return frameOfResult(&astergatev1.SessionResult{Session: cmd.Session, CommandId: cmd.ID, Failure: failure})
}

func frameOfResult(result *astergatev1.SessionResult) Frame {
	return frameOf(&astergatev1.ServeResponse{Frame: &astergatev1.ServeResponse_Result{Result: result}})
}
