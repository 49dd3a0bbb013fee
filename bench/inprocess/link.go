package main

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"github.com/astergate/astergate/bench/contend"
	"github.com/astergate/astergate/bench/plain"
	"github.com/astergate/astergate/engine/ami"
	"github.com/astergate/astergate/engine/ami/wire"
)

// linkSink takes events from the package's link.
type linkSink struct {
	ami.Sink // the rest does not matter here
	w        *contend.Work
	up       chan struct{}
	once     sync.Once
}

func (s *linkSink) Event(msg wire.Message, _ time.Time) {
	var at []byte
	if s.w.Name == "delivery" {
		at, _ = msg.Get(contend.Sent)
	}
	s.w.Take(at)
}

func (*linkSink) Pause()                         {}
func (*linkSink) Orphan(wire.Message, time.Time) {}
func (s *linkSink) LinkUp(ami.Up)                { s.once.Do(func() { close(s.up) }) }
func (*linkSink) LinkDown(ami.Down)              {}

// withLink runs f with a link of package ami that is up.
func withLink(ctx context.Context, w *contend.Work, f func(l *ami.Link)) error {
	sink := &linkSink{w: w, up: make(chan struct{})}
	l, err := ami.New(ami.Config{Server: "bench", Address: w.Address, Username: plain.User, Secret: plain.Secret, Logger: slog.New(slog.DiscardHandler)}, sink)
	if err != nil {
		return err
	}
	ended := make(chan error, 1)
	go func() { ended <- l.Run(ctx) }()
	select {
	case <-sink.up:
		w.Ready("")
		f(l)
	case <-ctx.Done():
	}
	return <-ended
}

func linkEvents(ctx context.Context, w *contend.Work) error {
	return withLink(ctx, w, func(*ami.Link) {})
}

func linkPings(ctx context.Context, w *contend.Work) error {
	return withLink(ctx, w, func(l *ami.Link) {
		w.Pings(ctx, func(ctx context.Context, _ int) error {
			_, err := l.Do(ctx, ami.Action{Name: "Ping"})
			return err
		})
	})
}
