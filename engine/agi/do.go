package agi

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/astergate/astergate/engine/agi/wire"
)

// Command is a command by its name, such as "STREAM FILE", and its arguments,
// which may hold any byte but CR, LF and NUL and arrive as they are. Asterisk
// matches names without regard to case.
type Command struct {
	Name string
	Args []string
}

// Reply is Asterisk's answer to a command.
type Reply struct {
	wire.Reply
	// Hungup reports whether HANGUP had come before the reply. A command that the
	// hangup interrupts answers first (mostly with the result -1), and HANGUP
	// comes right after: see Session.Hungup for that.
	Hungup bool
}

// call is a command in flight.
type call struct {
	answered chan struct{} // closed when reply is set
	reply    Reply
	exec     bool
	hangup   bool        // the command HANGUP
	held     *wire.Reply // of EXEC: its own answer, while Asterisk's second one is awaited
	moves    *Command    // set if it may move the dialplan
}

// expectsUsage reports whether r is the answer to an EXEC whose application
// returned 1: Asterisk takes that for RESULT_SHOWUSAGE and sends a 520 after the
// answer (handle_exec and agi_handle_command in res/res_agi.c).
func (c *call) expectsUsage(r *wire.Reply) bool {
	return c.exec && c.held == nil && r.Code == 200 && r.Result == "1"
}

// buffers hold command lines while they are written.
var buffers = sync.Pool{New: func() any { b := make([]byte, 0, 256); return &b }}

// Do sends a command and returns Asterisk's reply, whatever its result: what a
// result of -1 means depends on the command. A reply of another code than 200 is
// a [*ReplyError], everything else a [*CommandError].
//
// There is one command in flight at a time; another one fails with ErrBusy and
// nothing is sent. When ctx ends Do returns, but the command goes on: its reply
// is read and thrown away, and until then the session is busy ([Session.Idle]
// waits for that). Without a deadline Do waits for as long as the command takes.
// After a hangup commands are still possible until the session ends, but most
// answer 511.
func (s *Session) Do(ctx context.Context, cmd Command) (Reply, error) {
	name := strings.ToUpper(cmd.Name)
	fail := func(sent Sent, err error) (Reply, error) {
		return Reply{}, &CommandError{Server: s.server, UniqueID: s.uniqueID, Command: name, Sent: sent, Err: err}
	}
	buf, ok := buffers.Get().(*[]byte)
	if !ok {
		buf = new([]byte)
	}
	defer buffers.Put(buf)
	line, err := wire.AppendCommand((*buf)[:0], s.version.MaxLine(), wire.Words(cmd.Name, cmd.Args...))
	if err != nil {
		return fail(NotSent, err)
	}
	*buf = line[:0]
	if err := ctx.Err(); err != nil {
		return fail(NotSent, err)
	}
	c := &call{answered: make(chan struct{}), exec: name == "EXEC", hangup: name == "HANGUP"}
	if wire.Moves(cmd.Name) {
		kept := cmd // cmd itself stays off the heap
		c.moves = &kept
	}
	if sent, err := s.send(c, line); err != nil {
		return fail(sent, err)
	}
	select {
	case <-c.answered:
	case <-ctx.Done():
		select {
		case <-c.answered:
		default:
			return fail(OutcomeUnknown, ctx.Err())
		}
	case <-s.done:
		select {
		case <-c.answered:
		default:
			return fail(OutcomeUnknown, s.endError())
		}
	}
	if c.reply.Code != 200 {
		return c.reply, newReplyError(s, name, c.reply.Reply)
	}
	return c.reply, nil
}

// send makes c the command in flight and writes its line.
func (s *Session) send(c *call, line []byte) (Sent, error) {
	s.writing.Lock()
	defer s.writing.Unlock()
	s.mu.Lock()
	switch {
	case s.closing:
		s.mu.Unlock()
		return NotSent, s.endError()
	case s.pending != nil:
		s.mu.Unlock()
		return NotSent, ErrBusy
	}
	s.pending = c
	s.mu.Unlock()
	// In one write: of a line that comes in pieces Asterisk waits for the rest in a
	// loop without rest of its own.
	if err := s.write(line); err != nil {
		s.end(Lost, err)
		return OutcomeUnknown, s.endError()
	}
	return OutcomeUnknown, nil
}

func (s *Session) write(line []byte) error {
	if err := s.conn.SetWriteDeadline(time.Now().Add(s.l.cfg.WriteTimeout)); err != nil {
		return err
	}
	_, err := s.conn.Write(line)
	return err
}

// endError returns why no more commands are possible.
func (s *Session) endError() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.reason == Lost {
		return fmt.Errorf("%w: %w", ErrLost, s.err)
	}
	return fmt.Errorf("%w (%s)", ErrClosed, s.reason)
}

// Idle waits until no command is in flight and returns nil, or the error of ctx,
// or one that is ErrClosed or ErrLost if the session has ended.
func (s *Session) Idle(ctx context.Context) error {
	for {
		s.mu.Lock()
		c, closing := s.pending, s.closing
		s.mu.Unlock()
		switch {
		case closing:
			return s.endError()
		case c == nil:
			return nil
		}
		select {
		case <-c.answered:
		case <-s.done:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// Busy reports whether a command is in flight.
func (s *Session) Busy() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.pending != nil
}

var errPeerClosed = errors.New("asterisk closed the connection")
