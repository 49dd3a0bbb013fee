package webhook

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/astergate/astergate/engine/worker"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// mailboxSize is more than a session can have in it: a result, a hangup, an end.
const mailboxSize = 8

// session is a session of a hook's. One goroutine has it.
type session struct {
	r      *Runner
	conn   *worker.Conn
	hook   *worker.Hook
	offer  *astergatev1.SessionOffer
	frames chan *astergatev1.ServeResponse // closed when no more can come

	id       uint64 // of the last command
	messages int    // that were POSTed
	hungUp   bool
	end      *astergatev1.SessionEnded
}

// run has the session from its offer to its end.
func (s *session) run(ctx context.Context) {
	id := s.offer.GetSession()
	err := s.converse(ctx)
	if s.end == nil {
		finish := &astergatev1.FinishSession{Session: id}
		if err != nil {
			s.r.cfg.Logger.Warn("a web hook failed", "url", s.hook.Shown(), "session", id, "error", err)
			finish.Failed, finish.Reason = true, err.Error()
		}
		_ = s.conn.Receive(ctx, &astergatev1.ServeRequest{Frame: &astergatev1.ServeRequest_Finish{Finish: finish}})
		s.await(ctx, func() bool { return s.end != nil })
	}
	end := message{Type: typeEnd, ID: id + "/end", Session: id, Reason: strings.TrimPrefix(s.end.GetReason().String(), "SESSION_END_")}
	if err := s.r.postEnd(ctx, s.hook.URL, end); err != nil {
		s.r.cfg.Logger.Warn("a web hook was not told a session's end", "url", s.hook.Shown(), "session", id, "error", err)
	}
}

// converse POSTs the session and does what is answered, as often as asked for.
// An error means that the receiver failed, as a handler that raised.
func (s *session) converse(ctx context.Context) error {
	offer, err := raw(s.offer)
	if err != nil {
		return err
	}
	next := message{Type: typeStart, Offer: offer}
	for {
		got, err := s.ask(ctx, next)
		if err != nil || s.end != nil {
			return err
		}
		results, err := s.runAll(ctx, got.commands)
		switch {
		case s.end != nil:
			return nil
		case got.again:
			next = message{Type: typeResults, HungUp: s.hungUp}
			for _, result := range results {
				text, err := raw(result)
				if err != nil {
					return err
				}
				next.Results = append(next.Results, text)
			}
		case s.hungUp:
			return nil
		case err != nil:
			return err
		case got.hold:
			s.await(ctx, func() bool { return s.end != nil || s.hungUp })
			return nil
		default:
			return nil
		}
	}
}

// ask POSTs a message and waits for the answer, or the session's end.
func (s *session) ask(ctx context.Context, m message) (answer, error) {
	m.ID, m.Time, m.Session = fmt.Sprintf("%s/%d", s.offer.GetSession(), s.messages), time.Now(), s.offer.GetSession()
	s.messages++
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	type reply struct {
		body []byte
		err  error
	}
	came := make(chan reply, 1)
	s.r.sessions.Go(func() {
		body, err := s.r.post(ctx, s.hook.URL, m)
		came <- reply{body, err}
	})
	for s.end == nil {
		select {
		case got := <-came:
			if got.err != nil {
				return answer{}, got.err
			}
			return parseAnswer(got.body)
		case frame, open := <-s.frames:
			s.take(frame, open)
		}
	}
	return answer{}, nil
}

// runAll runs commands in order until one fails.
func (s *session) runAll(ctx context.Context, commands []*astergatev1.SessionCommand) ([]*astergatev1.SessionResult, error) {
	var results []*astergatev1.SessionResult
	for i, cmd := range commands {
		s.id++
		cmd.Session, cmd.CommandId = s.offer.GetSession(), s.id
		if err := s.conn.Receive(ctx, &astergatev1.ServeRequest{Frame: &astergatev1.ServeRequest_Command{Command: cmd}}); err != nil {
			return results, err
		}
		var result *astergatev1.SessionResult
		for s.end == nil && result == nil {
			select {
			case frame, open := <-s.frames:
				s.take(frame, open)
				if r := frame.GetResult(); r.GetCommandId() == s.id {
					result = r
				}
			case <-ctx.Done():
				return results, ctx.Err()
			}
		}
		if result == nil {
			return results, nil
		}
		results = append(results, result)
		if result.GetFailure() != nil {
			return results, fmt.Errorf("commands[%d] failed: %s", i, result.GetFailure().GetMessage())
		}
	}
	return results, nil
}

// await reads frames until it is enough.
func (s *session) await(ctx context.Context, enough func() bool) {
	for !enough() {
		select {
		case frame, open := <-s.frames:
			s.take(frame, open)
		case <-ctx.Done():
			s.take(nil, false)
			return
		}
	}
}

// take notes what a frame says. That no more can come is an end as well.
func (s *session) take(frame *astergatev1.ServeResponse, open bool) {
	switch {
	case !open:
		s.end = &astergatev1.SessionEnded{Reason: astergatev1.SessionEnd_SESSION_END_STOPPED}
	case frame.GetHangup() != nil:
		s.hungUp = true
	case frame.GetEnded() != nil:
		s.end = frame.GetEnded()
	}
}
