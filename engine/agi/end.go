package agi

import (
	"context"
	"errors"
	"io"
	"time"

	"github.com/astergate/astergate/engine/agi/wire"
)

// EndReason is why a session ended.
type EndReason uint8

const (
	// Running means that it has not.
	Running EndReason = iota
	// Finished means that it was closed by Close(Return), or by the return of
	// Handle, while the channel was up.
	Finished
	// Hangup means that the channel hung up.
	Hangup
	// Redirected means that the channel was sent elsewhere in the dialplan while it
	// was under control.
	Redirected
	// Lost means that the connection broke, or Asterisk closed it without a
	// hangup.
	Lost
	// Failed means that it was closed by Close(Failure) while the channel was up.
	Failed
	// Stopped means that the listener stopped.
	Stopped
)

var reasonNames = [...]string{"running", "finished", "hangup", "redirected", "lost", "failed", "stopped"}

// String returns the reason's name in small letters.
func (r EndReason) String() string {
	if int(r) < len(reasonNames) {
		return reasonNames[r]
	}
	return "unknown"
}

// Disposition is how a session is given back to the dialplan.
type Disposition uint8

const (
	// Return closes the connection: AGISTATUS is SUCCESS, or FAILURE if a command
	// failed while the channel was up, such as STREAM FILE of a file that is not
	// there, or HANGUP if the channel hung up.
	Return Disposition = iota
	// Failure says first that the script failed: AGISTATUS is FAILURE. After both the
	// dialplan goes on with the next priority if the channel is up.
	Failure
)

// failureLine ends a script as failed (run_agi in res/res_agi.c): whatever starts
// with this word does.
const failureLine = "failure\n"

// Close ends the session and does not wait for it; see Done. Later calls do
// nothing. A command in flight is abandoned: Asterisk ends a STREAM FILE and the
// like at once, but an EXEC, and with it the way back to the dialplan, goes on
// for as long as its application runs.
//
// For Failure the socket stays open until Asterisk has read the line, which is
// after the command in flight; if that has no end, until the listener stops.
func (s *Session) Close(d Disposition) {
	s.mu.Lock()
	if s.closing {
		s.mu.Unlock()
		return
	}
	s.closing = true
	switch {
	case s.isHungup:
		s.reason = Hangup
	case d == Failure:
		s.reason = Failed
	default:
		s.reason = Finished
	}
	s.mu.Unlock()
	if d != Failure {
		_ = s.sock.Close()
		return
	}
	s.writing.Lock()
	defer s.writing.Unlock()
	if err := s.write([]byte(failureLine)); err != nil {
		_ = s.sock.Close()
		return
	}
	closeWrite(s.sock.Conn)
	s.lingerOver()
}

// lingerOver bounds the wait for Asterisk to close a session that has failed,
// once no command is in flight.
func (s *Session) lingerOver() {
	s.mu.Lock()
	over := s.closing && s.pending == nil
	s.mu.Unlock()
	if over {
		_ = s.sock.SetReadDeadline(time.Now().Add(failureLimit))
	}
}

// end closes the socket at once. The first reason counts.
func (s *Session) end(reason EndReason, err error) {
	s.mu.Lock()
	if !s.closing {
		s.closing = true
		if reason == Lost && s.isHungup {
			reason, err = Hangup, nil // AGIEXITONHANGUP=yes
		}
		if errors.Is(err, io.EOF) {
			err = errPeerClosed
		}
		s.reason, s.err = reason, err
	}
	s.mu.Unlock()
	_ = s.sock.Close()
}

// hangup notes a HANGUP line. That which Asterisk sends when we have closed means
// nothing.
func (s *Session) hangup() {
	s.mu.Lock()
	first := !s.isHungup && !s.closing
	if first {
		s.isHungup = true
		if s.hungup != nil {
			close(s.hungup)
		}
	}
	s.mu.Unlock()
	if first {
		s.l.wg.Go(s.afterHangup)
	}
}

// afterHangup ends a session whose channel has hung up in good time: at once if
// the channel goes on elsewhere, which it does only when the session has ended.
func (s *Session) afterHangup() {
	cleanup := time.NewTimer(s.l.cfg.CleanupAfterHangup)
	defer cleanup.Stop()
	if alive := s.l.cfg.Alive; alive != nil {
		crossed, cancel := context.WithTimeout(context.Background(), redirectLimit)
		defer cancel()
		if s.askAlive(alive) {
			// A command that crossed HANGUP is about to be answered.
			_ = s.Idle(crossed)
			s.end(Redirected, nil)
			return
		}
	}
	select {
	case <-cleanup.C:
		s.end(Hangup, nil)
	case <-s.gone():
	}
}

func (s *Session) askAlive(alive func(context.Context, string, string, wire.Place) bool) bool {
	ctx, cancel := context.WithTimeout(s.ctx.Context, min(aliveLimit, s.l.cfg.CleanupAfterHangup))
	defer cancel()
	return alive(ctx, s.server, s.UniqueID(), s.Place())
}
