package webhook

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"time"

	"google.golang.org/protobuf/proto"

	"github.com/astergate/astergate/engine"
	"github.com/astergate/astergate/engine/worker"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// EventHook is a URL that events are POSTed to.
type EventHook struct {
	URL       *url.URL
	Selection engine.Selection
}

// Pauses between attempts to send a batch.
const (
	pauseMin = 500 * time.Millisecond
	pauseMax = 30 * time.Second
)

// follow sends a hook's events until ctx ends, one batch after the other, each
// until it was taken: the log of events is the queue. Where that has gone on
// meanwhile, the next batch begins with the gap.
func (r *Runner) follow(ctx context.Context, hook EventHook) error {
	shown := (&worker.Hook{URL: hook.URL}).Shown()
	selection := hook.Selection
	selection.Heartbeat, selection.Linger = time.Hour, 100*time.Millisecond
	for ctx.Err() == nil {
		sub, err := r.cfg.Engine.Subscribe(selection)
		if err != nil {
			return fmt.Errorf("events for %s: %w", shown, err)
		}
		selection.ResumeToken, err = r.send(ctx, hook.URL, sub, selection.ResumeToken)
		sub.Close()
		var slow *engine.TooSlowError
		if ctx.Err() == nil && !errors.As(err, &slow) {
			return fmt.Errorf("events for %s: %w", shown, err)
		}
		if ctx.Err() == nil {
			r.cfg.Logger.Warn("a web hook has missed events", "url", shown, "server", slow.Server)
		}
	}
	return nil
}

// send sends a subscription's batches. It returns the token of the last one that
// was taken, and why it ended.
func (r *Runner) send(ctx context.Context, u *url.URL, sub *engine.Subscription, token string) (string, error) {
	for {
		batch, err := sub.Next(ctx)
		if err != nil {
			return token, err
		}
		if len(batch.Events) == 0 {
			continue
		}
		m := message{Type: typeEvents, ID: batch.Token, ResumeToken: batch.Token}
		for _, framed := range batch.Events {
			text, err := eventOf(framed)
			if err != nil {
				return token, err
			}
			m.Events = append(m.Events, text)
		}
		if err := r.deliver(ctx, u, m); err != nil {
			return token, err
		}
		token = batch.Token
	}
}

// eventOf is an event's JSON.
func eventOf(framed []byte) (json.RawMessage, error) {
	response := new(astergatev1.SubscribeResponse)
	if err := proto.Unmarshal(framed, response); err != nil {
		return nil, err
	}
	if len(response.GetEvents()) != 1 {
		return nil, fmt.Errorf("%d events in the place of one", len(response.GetEvents()))
	}
	return raw(response.GetEvents()[0])
}

// deliver posts a message until it is taken, or ctx ends.
func (r *Runner) deliver(ctx context.Context, u *url.URL, m message) error {
	for pause := pauseMin; ; pause = min(2*pause, pauseMax) {
		m.Time = time.Now()
		_, err := r.post(ctx, u, m)
		if err == nil {
			return nil
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		r.cfg.Logger.Warn("a web hook did not take a batch; it is sent again", "type", m.Type, "url", (&worker.Hook{URL: u}).Shown(), "after", pause, "error", err)
		wait := time.NewTimer(pause)
		select {
		case <-wait.C:
		case <-ctx.Done():
			wait.Stop()
			return ctx.Err()
		}
	}
}
