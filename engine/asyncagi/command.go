package asyncagi

import (
	"context"
	"errors"
	"strings"

	"github.com/astergate/astergate/engine/agi"
	agiwire "github.com/astergate/astergate/engine/agi/wire"
	"github.com/astergate/astergate/engine/ami"
)

// call is a command under way.
type call struct {
	words    []agiwire.Word
	name     string
	args     []string
	answered chan struct{} // closed when what follows is set
	reply    agiwire.Reply
	err      error
}

// exec reports whether the dialplan runs, which Close does not end.
func (c *call) exec() bool {
	return strings.EqualFold(c.name, "EXEC") || strings.EqualFold(c.name, "GOSUB")
}

// errRest says that an answer does not come to its end.
var errRest = errors.New("the answer has no end")

// Do implements worker.Channel. As over FastAGI a command goes on when ctx ends,
// and the session is busy until then. Errors: *agi.CommandError.
func (s *Session) Do(ctx context.Context, words []agiwire.Word) (agiwire.Reply, error) {
	c := &call{words: words, answered: make(chan struct{})}
	for _, w := range words {
		if w.Bare {
			c.name = strings.TrimSpace(c.name + " " + w.Text)
		} else {
			c.args = append(c.args, w.Text)
		}
	}
	fail := func(sent agi.Sent, err error) (agiwire.Reply, error) {
		return agiwire.Reply{}, &agi.CommandError{Server: s.server, UniqueID: s.uniqueID, Command: strings.ToUpper(c.name), Sent: sent, Err: err}
	}
	if err := agiwire.CheckCommand(maxLine, words); err != nil {
		return fail(agi.NotSent, err)
	}
	if err := ctx.Err(); err != nil {
		return fail(agi.NotSent, err)
	}
	s.mu.Lock()
	switch {
	case s.isDone || s.closing:
		s.mu.Unlock()
		return fail(agi.NotSent, agi.ErrClosed)
	case s.running != nil:
		s.mu.Unlock()
		return fail(agi.NotSent, agi.ErrBusy)
	case s.isHungup:
		s.mu.Unlock()
		return agiwire.ParseReply("511 The channel has hung up and left AsyncAGI; nothing was sent"), nil
	case s.isLeft:
		s.mu.Unlock()
		return fail(agi.NotSent, agi.ErrLost)
	}
	s.running = c
	s.mu.Unlock()
	if !s.a.spawn(func() { s.carry(c) }) {
		s.answer(c, agiwire.Reply{}, agi.ErrClosed)
	}
	select {
	case <-c.answered:
	case <-ctx.Done():
		select {
		case <-c.answered:
		default:
			return fail(agi.OutcomeUnknown, ctx.Err())
		}
	}
	switch {
	case c.err == nil:
		return c.reply, nil
	case errors.Is(c.err, errNotQueued):
		return fail(agi.NotSent, c.err)
	}
	return fail(agi.OutcomeUnknown, c.err)
}

// carry brings a command to its answer.
func (s *Session) carry(c *call) {
	in, err := s.ask(c.words)
	if err != nil {
		s.answer(c, agiwire.Reply{}, err)
		return
	}
	s.mu.Lock()
	text, whole := in.bytes()
	lost := in.lost && !in.spoiled
	s.mu.Unlock()
	switch {
	case whole:
		s.answer(c, replyOf(string(text), c.exec()), nil)
	case lost:
		reply, err := s.again(c)
		s.answer(c, reply, err)
	default:
		s.answer(c, unknownAnswer("another program's command stands in the answer"), nil)
	}
}

// ask sends a command and collects its answer.
func (s *Session) ask(words []agiwire.Word) (*intake, error) {
	id := s.a.ids.next(runPrefix)
	in := &intake{id: id}
	s.mu.Lock()
	s.in = in
	s.mu.Unlock()
	if err := s.queue(s.a.ctx, id, words); err != nil && !unsure(err) {
		return nil, errors.Join(errNotQueued, err)
	}
	return in, s.collect(in)
}

// collect waits for an answer, and fetches its rest.
func (s *Session) collect(in *intake) error {
	noop := agiwire.Words("NOOP")
	for rest := 0; ; {
		gone := false
		select {
		case <-s.left: // and all that came before it has been taken
			gone = true
		default:
		}
		s.mu.Lock()
		complete, awaiting := in.complete(), in.id != ""
		s.mu.Unlock()
		switch {
		case complete:
			return nil
		case gone:
			return agi.ErrLost
		case !awaiting:
			if rest++; rest > maxRest {
				return errRest
			}
			id := s.a.ids.next(runPrefix)
			s.mu.Lock()
			in.id = id
			s.mu.Unlock()
			if err := s.queue(s.a.ctx, id, noop); err != nil && !unsure(err) {
				return err
			}
			continue
		}
		select {
		case <-s.news:
		case <-s.left:
		case <-s.a.ctx.Done():
			return agi.ErrClosed
		}
	}
}

// answer ends a command. Its caller is told with the lock: what sees that no command
// runs may end the session, which must not overtake the answer.
func (s *Session) answer(c *call, reply agiwire.Reply, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	c.reply, c.err = reply, err
	s.running, s.in = nil, nil
	if err == nil {
		s.place = s.place.After(c.name, c.args, &reply)
		s.failed = reply.Code == 200 && strings.HasPrefix(reply.Result, "-")
		s.broken = strings.EqualFold(c.name, "ASYNCAGI BREAK")
	}
	close(c.answered)
}

// errNotQueued says that Asterisk did not take a command.
var errNotQueued = errors.New("the command was not taken")

// unsure reports whether a command may have been queued all the same.
func unsure(err error) bool {
	var send *ami.SendError
	return errors.As(err, &send) && send.Sent == ami.OutcomeUnknown
}

// queue gives the channel a command.
func (s *Session) queue(ctx context.Context, id string, words []agiwire.Word) error {
	return s.a.queue(ctx, s.server, s.uniqueID, id, words)
}

func (a *Sessions) queue(ctx context.Context, server, channel, id string, words []agiwire.Word) error {
	line, err := agiwire.AppendCommand(nil, maxLine, words)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, actTime)
	defer cancel()
	return a.cfg.Manager.Queue(ctx, server, channel, id, string(line[:len(line)-1]))
}
