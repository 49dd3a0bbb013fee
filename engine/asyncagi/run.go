package asyncagi

import (
	"context"
	"errors"
	"time"

	"google.golang.org/protobuf/proto"

	"github.com/astergate/astergate/engine"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// Run follows the servers' events until ctx ends. It returns when every session
// and every goroutine of the package has ended. Sessions runs once.
func (a *Sessions) Run(ctx context.Context, e *engine.Engine) error {
	defer a.stop()
	if len(a.cfg.Servers) == 0 {
		<-ctx.Done()
		return nil
	}
	for ctx.Err() == nil {
		sub, err := e.Subscribe(engine.Selection{
			Servers: a.cfg.Servers, Names: eventNames, View: astergatev1.View_VIEW_RAW, Heartbeat: time.Minute,
		})
		if err != nil {
			return err
		}
		for _, name := range a.cfg.Servers { // links that are up, and stay silent
			a.spawn(func() { a.recover(name) })
		}
		err = a.follow(ctx, sub)
		sub.Close()
		var slow *engine.TooSlowError
		switch {
		case ctx.Err() != nil:
		case errors.As(err, &slow):
			a.cfg.Logger.Error("events of AsyncAGI were missed: its sessions are lost", "server", slow.Server)
			for _, name := range a.cfg.Servers {
				a.linkLost(name)
			}
		default:
			return err
		}
	}
	return nil
}

// follow reads a subscription until it fails.
func (a *Sessions) follow(ctx context.Context, sub *engine.Subscription) error {
	for {
		batch, err := sub.Next(ctx)
		if err != nil {
			return err
		}
		for _, framed := range batch.Events {
			response := new(astergatev1.SubscribeResponse)
			if proto.Unmarshal(framed, response) != nil || len(response.GetEvents()) != 1 {
				continue
			}
			a.event(response.GetEvents()[0])
		}
	}
}

func (a *Sessions) event(event *astergatev1.Event) {
	server := event.GetServer()
	switch {
	case event.GetLinkDown() != nil:
		a.linkLost(server)
	case event.GetLinkUp() != nil:
		a.spawn(func() { a.recover(server) })
	default:
		a.happen(happeningOf(event))
	}
}
