package asyncagi

import (
	"context"
	"errors"
	"sync"
	"time"

	"google.golang.org/protobuf/proto"

	"github.com/astergate/astergate/engine"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// Run follows the servers' events until ctx ends. It returns when every session
// and every goroutine of the package has ended. Sessions runs once.
func (a *Sessions) Run(ctx context.Context, e *engine.Engine) error {
	defer a.stop()
	token, looked := "", make(map[string]bool)
	for ctx.Err() == nil {
		follows, serves, changed := a.following()
		if len(follows) == 0 {
			select {
			case <-changed:
			case <-ctx.Done():
			}
			continue
		}
		// By Visible and not by name: a server may be removed at any time.
		sub, err := e.Subscribe(engine.Selection{
			Names: eventNames, View: astergatev1.View_VIEW_RAW, Heartbeat: time.Minute, ResumeToken: token,
			Visible: func(server string) bool { return follows[server] },
		})
		if err != nil {
			return err
		}
		for name := range serves { // links that are up, and stay silent
			if !looked[name] {
				a.spawn(func() { a.recover(name) })
			}
		}
		looked = serves
		err = a.followUntil(ctx, changed, sub)
		token = sub.Token()
		sub.Close()
		var slow *engine.TooSlowError
		switch {
		case ctx.Err() != nil || errors.Is(err, errChanged):
		case errors.As(err, &slow):
			a.cfg.Logger.Error("events of AsyncAGI were missed: its sessions are lost", "server", slow.Server)
			token, looked = "", nil
			for name := range follows {
				a.linkLost(name)
			}
		default:
			return err
		}
	}
	return nil
}

// errChanged says that other servers are to be followed.
var errChanged = errors.New("the servers have changed")

// followUntil is follow until changed is closed.
func (a *Sessions) followUntil(ctx context.Context, changed <-chan struct{}, sub *engine.Subscription) error {
	ctx, cancel := context.WithCancelCause(ctx)
	var wg sync.WaitGroup
	wg.Go(func() {
		select {
		case <-changed:
			cancel(errChanged)
		case <-ctx.Done():
		}
	})
	err := a.follow(ctx, sub)
	if errors.Is(context.Cause(ctx), errChanged) {
		err = errChanged
	}
	cancel(nil)
	wg.Wait()
	return err
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
		if !a.serving(server) {
			return
		}
		a.spawn(func() { a.recover(server) })
	default:
		a.happen(happeningOf(event))
	}
}
