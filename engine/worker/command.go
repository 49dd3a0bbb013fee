package worker

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/astergate/astergate/engine/agi"
	agiwire "github.com/astergate/astergate/engine/agi/wire"
	"github.com/astergate/astergate/engine/mapping"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// hangupFollows is how long after an answer -1 the word HANGUP may come, which
// tells a hangup from another failure. Asterisk sends it at once.
const hangupFollows = 100 * time.Millisecond

// call is a command that runs, or waits for its turn.
type call struct {
	s        *session
	cmd      mapping.Command
	line     agiwire.Line
	operator chan outcome       // who gets the result; nil: the session's worker
	cancel   context.CancelFunc // nil: it was started
	follows  chan struct{}      // closed when HANGUP is not waited for any more; nil: it is not
	// set when it is answered
	reply  agiwire.Reply
	hungUp bool
	err    error
	done   func(*astergatev1.SessionResult) // the witness's; nil: nobody
}

// exec reports whether the dialplan runs, an application or a subroutine, which does
// not end with the connection.
func (c *call) exec() bool {
	return c != nil && (strings.EqualFold(c.cmd.Name, "EXEC") || strings.EqualFold(c.cmd.Name, "GOSUB"))
}

// command takes a command of the worker's, and for it the session, where that is only
// offered. It reports false if the session is not the worker's to command.
func (s *session) command(w *Worker, cmd mapping.Command) bool {
	if s.state == offered {
		s.accepted(w)
	}
	if s.worker != w || s.state != running {
		return false
	}
	refuse := func(reason astergatev1.AgiFailureReason, message string) {
		s.r.figures.refused.Add(1)
		s.r.putResult(w, s, failed(cmd, mapping.Failure(reason, message)))
	}
	id := cmd.ID
	switch {
	case id == 0 || id < s.lastID:
		refuse(astergatev1.AgiFailureReason_AGI_FAILURE_REASON_STALE_COMMAND,
			fmt.Sprintf("command_id %d is not larger than the last one's, %d; nothing was sent", id, s.lastID))
		return true
	case id == s.lastID && s.own != nil:
		return true // its result is still to come
	case id == s.lastID:
		s.r.putResult(w, s, s.last)
		return true
	case s.own != nil:
		refuse(astergatev1.AgiFailureReason_AGI_FAILURE_REASON_BUSY,
			"command "+s.own.cmd.Name+" is still running; nothing was sent")
		return true
	}
	s.lastID, s.last = id, Frame{}
	s.r.mu.Lock()
	check := w.owner.Check
	s.r.mu.Unlock()
	var done func(*astergatev1.SessionResult)
	c, failure, err := s.prepare(cmd, func(line string) (err error) {
		if err = check(line); s.witness != nil {
			done, err = s.witness.Command(line, err)
		}
		return err
	})
	if err != nil {
		failure = mapping.Failure(astergatev1.AgiFailureReason_AGI_FAILURE_REASON_DENIED, strings.ToValidUTF8(err.Error(), "\uFFFD"))
	}
	if failure != nil {
		s.r.figures.refused.Add(1)
		s.answer(frameOfResult(&astergatev1.SessionResult{Session: s.id, CommandId: id, Failure: failure}))
		return true
	}
	s.own, c.done = c, done
	s.takeTurn(c)
	return true
}

// prepare makes a call of a command, or says why it cannot be sent; err is of check,
// which forbids it.
func (s *session) prepare(cmd mapping.Command, check func(line string) error) (c *call, failure *astergatev1.AgiFailure, err error) {
	var line agiwire.Line
	if err = cmd.Err; err == nil {
		line, err = agiwire.NewLine(s.ch.MaxLine(), cmd.Words)
	}
	if err != nil {
		return nil, mapping.Failure(astergatev1.AgiFailureReason_AGI_FAILURE_REASON_INVALID_ARGUMENT, err.Error()), nil
	}
	if err := check(line.String()); err != nil {
		return nil, nil, err
	}
	return &call{s: s, cmd: cmd, line: line}, nil, nil
}

// takeTurn runs a command now, or behind those that came before it: the worker
// has at most one, operators have few.
func (s *session) takeTurn(c *call) {
	if s.current != nil {
		s.turns = append(s.turns, c)
		return
	}
	s.start(c)
}

// starter is a channel that runs a command without a goroutine for it: Start does not
// wait, and what answered it tells the call.
type starter interface {
	Start(name string, words []agiwire.Word, line agiwire.Line, to agi.Answered) error
	Abandon(to agi.Answered)
}

// start runs a command.
func (s *session) start(c *call) {
	s.current = c
	s.touchCommand(1)
	if s.starter == nil {
		s.runAside(c)
		return
	}
	if err := s.starter.Start(c.cmd.Name, c.cmd.Words, c.line, c); err != nil {
		c.err = err
		c.hungUp = isClosed(s.ch.HungUp())
		s.answered <- c // has room: there is one at a time
	}
}

// runAside runs a command on a goroutine of its own, which run awaits.
func (s *session) runAside(c *call) {
	ctx, cancel := context.WithCancel(context.Background())
	c.cancel = cancel
	s.commands.Go(func() {
		c.reply, c.err = s.ch.Do(ctx, c.cmd.Words)
		if c.failedUp() {
			s.awaitHangup(ctx.Done())
		}
		c.hungUp = isClosed(s.ch.HungUp())
		s.answered <- c
	})
}

// failedUp reports whether the answer is one that a hangup makes.
func (c *call) failedUp() bool {
	return c.err == nil && c.reply.Code == 200 && c.reply.Result == "-1"
}

// awaitHangup waits for the word HANGUP behind an answer that it may follow.
func (s *session) awaitHangup(left <-chan struct{}) {
	follows := time.NewTimer(hangupFollows)
	defer follows.Stop()
	select {
	case <-s.ch.HungUp():
	case <-s.ch.Done():
	case <-left:
	case <-follows.C:
	}
}

// Answered implements agi.Answered.
func (c *call) Answered(reply agi.Reply, err error) {
	s := c.s
	c.reply, c.err = reply.Reply, err
	if c.failedUp() && !isClosed(s.ch.HungUp()) {
		follows := make(chan struct{})
		s.owning.Lock()
		c.follows = follows
		s.owning.Unlock()
		s.commands.Go(func() {
			s.awaitHangup(follows)
			s.ended(c)
		})
		return
	}
	s.ended(c)
}

// ended notes that a command which was started has its answer.
func (s *session) ended(c *call) {
	c.hungUp = isClosed(s.ch.HungUp())
	s.owning.Lock()
	defer s.owning.Unlock()
	s.take(c)
}

// take makes what is to be made of an answer, unless that is the end's to do.
func (s *session) take(c *call) {
	if s.state >= leaving {
		s.answered <- c // has room: there is one at a time
		return
	}
	s.commandDone(c)
}

// leave does not wait for a command any more: it is answered at once.
func (c *call) leave() {
	if c.cancel != nil {
		c.cancel()
		return
	}
	c.s.starter.Abandon(c)
	c.s.owning.Lock()
	defer c.s.owning.Unlock()
	if c.follows != nil {
		close(c.follows)
		c.follows = nil
	}
}

// over lets go of what a command that was answered has held.
func (c *call) over() {
	if c.cancel != nil {
		c.cancel()
	}
}

// commandDone makes the result of a command that was answered, or was not, and
// lets the next one run.
func (s *session) commandDone(c *call) {
	c.over()
	s.current = nil
	if !s.step(evCommandDone) {
		return
	}
	s.touchCommand(0)
	s.deliver(c)
	s.tellHangup()
	if len(s.turns) > 0 {
		next := s.turns[0]
		s.turns = s.turns[1:]
		s.start(next)
	}
}

// deliver gives a command's result to who asked for it.
func (s *session) deliver(c *call) {
	if c.operator != nil {
		c.operator <- outcome{result: s.resultOf(c)}
		return
	}
	s.own = nil
	frame := s.resultFrame(c)
	if c.done != nil {
		c.told(frame.Message().GetResult())
	}
	s.answer(frame)
}

// resultFrame is resultOf for a worker.
func (s *session) resultFrame(c *call) Frame {
	if c.err != nil {
		return frameOfResult(s.resultOf(c))
	}
	// The answer comes twice, whole and as what it means. No buffer on the stack: this
	// is where the stack of the socket's reader would grow.
	room := make([]byte, 0, len(s.id)+2*len(c.reply.Raw)+len(c.reply.Data)+48)
	return Frame{encoded: s.r.mapper.AppendResultField(room, serveResponseResult, c.cmd, &c.reply, c.hungUp)}
}

func (s *session) resultOf(c *call) *astergatev1.SessionResult {
	if c.err == nil {
		return s.r.mapper.Result(c.cmd, &c.reply, c.hungUp)
	}
	reason := astergatev1.AgiFailureReason_AGI_FAILURE_REASON_LOST
	var input *agiwire.InputError
	switch {
	case errors.As(c.err, &input):
		reason = astergatev1.AgiFailureReason_AGI_FAILURE_REASON_INVALID_ARGUMENT
	case errors.Is(c.err, agi.ErrBusy):
		reason = astergatev1.AgiFailureReason_AGI_FAILURE_REASON_BUSY
	case c.hungUp:
		reason = astergatev1.AgiFailureReason_AGI_FAILURE_REASON_HANGUP
	}
	return &astergatev1.SessionResult{
		Session: c.cmd.Session, CommandId: c.cmd.ID,
		Failure: mapping.Failure(reason, mapping.Text([]byte(c.err.Error()))),
	}
}

// answer keeps a result, and sends it if the worker is there. Nobody changes it any
// more.
func (s *session) answer(result Frame) {
	s.last = result
	if s.worker != nil {
		s.r.putResult(s.worker, s, result)
	}
}
