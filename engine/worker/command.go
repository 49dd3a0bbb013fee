package worker

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"google.golang.org/protobuf/proto"

	"github.com/astergate/astergate/engine/agi"
	agiwire "github.com/astergate/astergate/engine/agi/wire"
	"github.com/astergate/astergate/engine/mapping"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// hangupFollows is how long after an answer -1 the word HANGUP may come, which
// tells a hangup from another failure. Asterisk sends it at once.
const hangupFollows = 100 * time.Millisecond

// call is a command that runs.
type call struct {
	cmd    *astergatev1.SessionCommand
	name   string // its words without the arguments
	cancel context.CancelFunc
	// set when it is answered
	reply  agiwire.Reply
	hungUp bool
	err    error
}

// exec reports whether the dialplan runs, an application or a subroutine, which does
// not end with the connection.
func (c *call) exec() bool {
	return c != nil && (strings.EqualFold(c.name, "EXEC") || strings.EqualFold(c.name, "GOSUB"))
}

// command takes a command of the worker's. It reports false if the session is
// not the worker's to command.
func (s *session) command(w *Worker, cmd *astergatev1.SessionCommand) bool {
	if s.worker != w || s.state != running {
		return false
	}
	refuse := func(reason astergatev1.AgiFailureReason, message string) {
		s.r.figures.refused.Add(1)
		s.r.put(w, failed(cmd, mapping.Failure(reason, message)))
	}
	id := cmd.GetCommandId()
	switch {
	case id == 0 || id < s.lastID:
		refuse(astergatev1.AgiFailureReason_AGI_FAILURE_REASON_STALE_COMMAND,
			fmt.Sprintf("command_id %d is not larger than the last one's, %d; nothing was sent", id, s.lastID))
		return true
	case id == s.lastID && s.current != nil:
		return true // its result is still to come
	case id == s.lastID:
		s.r.put(w, resultFrame(s.last))
		return true
	case s.current != nil:
		refuse(astergatev1.AgiFailureReason_AGI_FAILURE_REASON_BUSY,
			"command "+s.current.name+" is still running; nothing was sent")
		return true
	}
	s.lastID, s.last = id, nil
	words, name, failure := s.prepare(w, cmd)
	if failure != nil {
		s.r.figures.refused.Add(1)
		s.answer(&astergatev1.SessionResult{Session: s.id, CommandId: id, Failure: failure})
		return true
	}
	s.start(cmd, words, name)
	return true
}

// prepare makes the words of a command, or says why it cannot be sent.
func (s *session) prepare(w *Worker, cmd *astergatev1.SessionCommand) ([]agiwire.Word, string, *astergatev1.AgiFailure) {
	words, err := s.r.mapper.Words(cmd)
	var line []byte
	if err == nil {
		line, err = agiwire.AppendCommand(nil, s.ch.MaxLine(), words)
	}
	if err != nil {
		return nil, "", mapping.Failure(astergatev1.AgiFailureReason_AGI_FAILURE_REASON_INVALID_ARGUMENT, err.Error())
	}
	s.r.mu.Lock()
	check := w.check
	s.r.mu.Unlock()
	if err := check(string(line[:len(line)-1])); err != nil {
		return nil, "", mapping.Failure(astergatev1.AgiFailureReason_AGI_FAILURE_REASON_DENIED, strings.ToValidUTF8(err.Error(), "\uFFFD"))
	}
	return words, nameOf(words), nil
}

func nameOf(words []agiwire.Word) string {
	var name []string
	for _, w := range words {
		if w.Bare {
			name = append(name, w.Text)
		}
	}
	return strings.ToUpper(strings.Join(name, " "))
}

// start runs a command on a goroutine of its own, which run awaits.
func (s *session) start(cmd *astergatev1.SessionCommand, words []agiwire.Word, name string) {
	ctx, cancel := context.WithCancel(context.Background())
	c := &call{cmd: cmd, name: name, cancel: cancel}
	s.current = c
	s.mu.Lock()
	s.info.Commands++
	s.mu.Unlock()
	s.touch()
	s.commands.Go(func() {
		c.reply, c.err = s.ch.Do(ctx, words)
		if c.err == nil && c.reply.Code == 200 && c.reply.Result == "-1" {
			follows := time.NewTimer(hangupFollows)
			defer follows.Stop()
			select {
			case <-s.ch.HungUp():
			case <-s.ch.Done():
			case <-ctx.Done():
			case <-follows.C:
			}
		}
		select {
		case <-s.ch.HungUp():
			c.hungUp = true
		default:
		}
		s.answered <- c
	})
}

// commandDone makes the result of a command that was answered, or was not.
func (s *session) commandDone(c *call) {
	c.cancel()
	s.current = nil
	if !s.step(evCommandDone) {
		return
	}
	s.touch()
	s.answer(s.resultOf(c))
	s.tellHangup()
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
		Session: c.cmd.GetSession(), CommandId: c.cmd.GetCommandId(),
		Failure: mapping.Failure(reason, mapping.Text([]byte(c.err.Error()))),
	}
}

// answer keeps a result, and sends it if the worker is there.
func (s *session) answer(result *astergatev1.SessionResult) {
	s.last = result
	if s.worker != nil {
		s.r.put(s.worker, resultFrame(proto.CloneOf(result)))
	}
}
