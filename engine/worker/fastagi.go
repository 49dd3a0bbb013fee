package worker

import (
	"context"
	"errors"
	"strings"

	"github.com/astergate/astergate/engine/agi"
	agiwire "github.com/astergate/astergate/engine/agi/wire"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// FastAGI makes a Channel of a FastAGI session, or of one that is carried.
func FastAGI(s *agi.Session) Channel { return fastAGI{s} }

type fastAGI struct{ s *agi.Session }

func (c fastAGI) Server() string                    { return c.s.Server() }
func (c fastAGI) Enhanced() bool                    { return c.Sound() != nil }
func (c fastAGI) Environment() *agiwire.Environment { return c.s.Env() }
func (c fastAGI) MaxLine() int                      { return c.s.Version().MaxLine() }
func (c fastAGI) Place() agiwire.Place              { return c.s.Place() }
func (c fastAGI) HungUp() <-chan struct{}           { return c.s.Hungup() }
func (c fastAGI) Done() <-chan struct{}             { return c.s.Done() }

func (c fastAGI) Transport() astergatev1.AgiTransport {
	if c.s.Carried() != nil {
		return astergatev1.AgiTransport_AGI_TRANSPORT_LOCAL
	}
	return astergatev1.AgiTransport_AGI_TRANSPORT_FASTAGI
}

// Sound is what the channel hears, nil if that does not come along.
func (c fastAGI) Sound() *agi.Sound {
	if carried := c.s.Carried(); carried != nil {
		return carried.Sound
	}
	return nil
}

// Start and Abandon make it a starter.
func (c fastAGI) Start(name string, words []agiwire.Word, line agiwire.Line, to agi.Answered) error {
	return c.s.Start(name, words, line, to)
}
func (c fastAGI) Abandon(to agi.Answered) { c.s.Abandon(to) }

// Attend and Interrupt make it an attender.
func (c fastAGI) Attend()    { c.s.Attend() }
func (c fastAGI) Interrupt() { c.s.Interrupt() }

func (c fastAGI) Do(ctx context.Context, words []agiwire.Word) (agiwire.Reply, error) {
	var name, args []string
	for _, w := range words {
		if w.Bare {
			name = append(name, w.Text)
		} else {
			args = append(args, w.Text)
		}
	}
	reply, err := c.s.Do(ctx, agi.Command{Name: strings.Join(name, " "), Args: args})
	var refused *agi.ReplyError
	if errors.As(err, &refused) {
		err = nil // an answer like others here
	}
	return reply.Reply, err
}

func (c fastAGI) End() astergatev1.SessionEnd {
	switch c.s.Ended() {
	case agi.Redirected:
		return astergatev1.SessionEnd_SESSION_END_REDIRECTED
	case agi.Stopped:
		return astergatev1.SessionEnd_SESSION_END_STOPPED
	case agi.Hangup:
		return astergatev1.SessionEnd_SESSION_END_HANGUP
	}
	if isClosed(c.s.Hungup()) {
		return astergatev1.SessionEnd_SESSION_END_HANGUP
	}
	return astergatev1.SessionEnd_SESSION_END_LOST
}

func (c fastAGI) Close(failed bool) {
	if failed {
		c.s.Close(agi.Failure)
		return
	}
	c.s.Close(agi.Return)
}
