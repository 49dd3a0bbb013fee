package worker

import (
	"context"

	"github.com/astergate/astergate/engine/mapping"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// Receive handles a frame behind the first. It waits while the worker has not
// read the answer to its last command of the same session. Errors: *FrameError,
// ErrClosed, ctx's.
func (c *Conn) Receive(ctx context.Context, in *astergatev1.ServeRequest) error {
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
		return c.command(ctx, frame.Command)
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
	case *astergatev1.ServeRequest_SetRoutes:
		return c.setRoutes(frame.SetRoutes)
	case *astergatev1.ServeRequest_Register:
		return &FrameError{"register", "is only the first frame"}
	default:
		return &FrameError{"frame", "is none that this version knows"}
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

func (c *Conn) command(ctx context.Context, cmd *astergatev1.SessionCommand) error {
	if err := c.out.awaitRoom(ctx, cmd.GetSession()); err != nil {
		return err
	}
	taken := false
	if c.tell(cmd.GetSession(), func(s *session) { taken = s.command(c.w, cmd) }) && taken {
		return nil
	}
	c.out.putForeign(failed(cmd, mapping.Failure(astergatev1.AgiFailureReason_AGI_FAILURE_REASON_NO_SESSION,
		"there is no such session, or it is not this worker's")))
	return nil
}

// failed is the answer to a command of which nothing was sent.
func failed(cmd *astergatev1.SessionCommand, failure *astergatev1.AgiFailure) *astergatev1.ServeResponse {
	return resultFrame(&astergatev1.SessionResult{Session: cmd.GetSession(), CommandId: cmd.GetCommandId(), Failure: failure})
}

func resultFrame(result *astergatev1.SessionResult) *astergatev1.ServeResponse {
	return &astergatev1.ServeResponse{Frame: &astergatev1.ServeResponse_Result{Result: result}}
}
