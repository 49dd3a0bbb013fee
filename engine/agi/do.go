package agi

import (
	"bytes"
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

// Answered is told what became of a command that [Session.Start] has sent.
type Answered interface {
	// Answered gets Asterisk's reply, of whatever code, or the *CommandError that
	// Do would return. It is called once, by what reads from the socket, which it
	// must not keep waiting.
	Answered(Reply, error)
}

const execName = "EXEC"

// call is a command in flight. All but what it is made with is guarded by the
// session's lock until it is done.
type call struct {
	name     string
	exec     bool
	hangup   bool          // the command HANGUP
	moves    *Command      // set if it may move the dialplan, unless it is EXEC
	started  bool          // by Start
	to       Answered      // whom to tell then; nil: nobody, any more
	answered chan struct{} // closed when it is done; made by waitLocked
	done     bool
	reply    Reply
	held     *wire.Reply // of EXEC: its own answer, while Asterisk's second one is awaited
}

// mayMove reports whether the place behind the command is to be made of its words. Of
// EXEC, which is common, it is just not known.
func (c *call) mayMove() bool { return c.name != execName && wire.Moves(c.name) }

// waitLocked returns what is closed when the command is done.
func (c *call) waitLocked() <-chan struct{} {
	if c.answered == nil {
		c.answered = make(chan struct{})
		if c.done {
			close(c.answered)
		}
	}
	return c.answered
}

// expectsUsage reports whether r is the answer to an EXEC whose application
// returned 1: Asterisk takes that for RESULT_SHOWUSAGE and sends a 520 after the
// answer (handle_exec and agi_handle_command in res/res_agi.c).
func (c *call) expectsUsage(r *wire.Reply) bool {
	return c.exec && c.held == nil && r.Code == 200 && r.Result == "1"
}

// buffers hold command lines while they are written.
var buffers = sync.Pool{New: func() any { b := make([]byte, 0, 256); return &b }}

func borrow() *[]byte {
	if buf, ok := buffers.Get().(*[]byte); ok {
		return buf
	}
	return new([]byte)
}

// failure is the error of a command that got no reply.
func (s *Session) failure(name string, sent Sent, err error) error {
	return &CommandError{Server: s.server, UniqueID: s.UniqueID(), Command: name, Sent: sent, Err: err}
}

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
//
// It costs least with Handle's own context, or one that never ends.
func (s *Session) Do(ctx context.Context, cmd Command) (Reply, error) {
	c := s.spare.Swap(nil)
	if c == nil {
		c = new(call)
	}
	*c = call{name: strings.ToUpper(cmd.Name)}
	if c.mayMove() {
		kept := cmd // cmd itself stays off the heap
		c.moves = &kept
	}
	var few [8]wire.Word
	words := wire.AppendWords(few[:0], cmd.Name, cmd.Args...)
	var ends <-chan struct{}
	if ctx != s.ctx { // which ends with the session
		if err := ctx.Err(); err != nil {
			return Reply{}, s.failure(c.name, NotSent, err)
		}
		if ends = ctx.Done(); ends != nil {
			s.look()
		}
	}
	if err := s.send(c, words); err != nil {
		return Reply{}, err
	}
	if err := s.await(ctx, c, ends); err != nil {
		return Reply{}, s.failure(c.name, OutcomeUnknown, err)
	}
	reply, name := c.reply, c.name
	if c.held == nil { // and so nobody knows of c any more who has the lock
		s.mu.Lock()
		*c = call{}
		s.mu.Unlock()
		s.spare.Store(c)
	}
	if reply.Code != 200 {
		return reply, newReplyError(s, name, reply.Reply)
	}
	return reply, nil
}

// await waits until a command is done, which it is if its caller has read the reply.
func (s *Session) await(ctx context.Context, c *call, ends <-chan struct{}) error {
	s.mu.Lock()
	if c.done {
		s.mu.Unlock()
		return nil
	}
	answered := c.waitLocked()
	s.mu.Unlock()
	var err error
	select {
	case <-answered:
		return nil
	case <-ends:
		err = ctx.Err()
	case <-s.gone():
		err = s.endError()
	}
	select {
	case <-answered:
		return nil
	default:
		return err
	}
}

// Start sends a command as Do does and returns at once; to is told what becomes of
// it. name is the command's in capitals, which its bare words are, and line is made of
// the words for the session's Version. If it returns an error, a *CommandError, to is
// not told.
func (s *Session) Start(name string, words []wire.Word, line wire.Line, to Answered) error {
	if line == (wire.Line{}) {
		return s.failure(name, NotSent, &wire.InputError{Index: -1, Rule: wire.RuleEmpty})
	}
	c := &call{started: true, to: to, name: name}
	if c.mayMove() {
		c.moves = &Command{Name: name}
		for _, w := range words {
			if !w.Bare {
				c.moves.Args = append(c.moves.Args, w.Text)
			}
		}
	}
	s.look()
	buf := borrow()
	defer buffers.Put(buf)
	*buf = line.Append((*buf)[:0])
	return s.sendLine(c, *buf)
}

// Abandon has who started the command in flight told at once that its outcome is
// unknown, if it is that one. The reply is thrown away, as with Do whose context
// ends.
func (s *Session) Abandon(to Answered) {
	s.mu.Lock()
	c := s.pending
	if c == nil || c.to == nil || c.to != to {
		s.mu.Unlock()
		return
	}
	c.to = nil
	s.mu.Unlock()
	to.Answered(Reply{}, s.failure(c.name, OutcomeUnknown, context.Canceled))
}

// send makes c the command in flight and writes its line. It reads the answer too, if
// nobody else does.
func (s *Session) send(c *call, words []wire.Word) error {
	buf := borrow()
	defer buffers.Put(buf)
	line, err := wire.AppendCommand((*buf)[:0], s.version.MaxLine(), words)
	if err != nil {
		return s.failure(c.name, NotSent, err)
	}
	*buf = line[:0]
	return s.sendLine(c, line)
}

func (s *Session) sendLine(c *call, line []byte) error {
	c.exec, c.hangup = c.name == execName, c.name == "HANGUP"
	s.writing.Lock()
	s.mu.Lock()
	if s.closing || s.pending != nil {
		busy := !s.closing
		s.mu.Unlock()
		s.writing.Unlock()
		if busy {
			return s.failure(c.name, NotSent, ErrBusy)
		}
		return s.failure(c.name, NotSent, s.endError())
	}
	s.pending, s.owed = c, false
	reads := !s.reading && !s.watched.Load() && !s.over
	if reads {
		s.reading = true
		s.turns.Add(1)
	}
	s.mu.Unlock()
	// In one write: of a line that comes in pieces Asterisk waits for the rest in a
	// loop without rest of its own.
	if reads && s.sock.leave(line) {
		s.readAnswer(c)
		s.sock.leftNothing()
		return nil
	}
	write := s.write
	if c.started {
		write = s.writeAside
	}
	err := write(line)
	s.writing.Unlock()
	if err != nil {
		s.end(Lost, err)
		return s.unsent(c, reads)
	}
	if reads {
		s.readAnswer(c)
	}
	return nil
}

// unsent is the error of a command that could not be written, nil if who started it
// has been told of the session's end already.
func (s *Session) unsent(c *call, reads bool) error {
	s.mu.Lock()
	told := c.started && c.to == nil
	c.to = nil
	if reads {
		s.releaseLocked()
	}
	s.mu.Unlock()
	if told {
		return nil
	}
	return s.failure(c.name, OutcomeUnknown, s.endError())
}

// write writes a line, within a bounded time.
func (s *Session) write(line []byte) error {
	n, err := s.tryWrite(line)
	if err != nil || n == len(line) {
		return err
	}
	return s.writeRest(line[n:])
}

// writeAside is write that leaves waiting to a goroutine.
func (s *Session) writeAside(line []byte) error {
	n, err := s.tryWrite(line)
	if err != nil || n == len(line) {
		return err
	}
	rest := bytes.Clone(line[n:])
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.over { // and nothing waits for goroutines any more
		return nil
	}
	s.l.wg.Go(func() {
		s.writing.Lock()
		defer s.writing.Unlock()
		if err := s.writeRest(rest); err != nil {
			s.end(Lost, err)
		}
	})
	return nil
}

// writeRest writes what the kernel did not take at once.
func (s *Session) writeRest(rest []byte) error {
	if err := s.sock.SetWriteDeadline(time.Now().Add(s.l.cfg.WriteTimeout)); err != nil {
		return err
	}
	if _, err := s.sock.Write(rest); err != nil {
		return err
	}
	return s.sock.SetWriteDeadline(time.Time{}) // for tryWrite
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
		var answered <-chan struct{}
		if c != nil {
			answered = c.waitLocked()
		}
		s.mu.Unlock()
		switch {
		case closing:
			return s.endError()
		case c == nil:
			return nil
		}
		select {
		case <-answered:
		case <-s.gone():
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
