package webhook

import (
	"context"
	"encoding/json"
	"fmt"
	"net/url"
	"time"

	"google.golang.org/protobuf/proto"

	"github.com/astergate/astergate/engine"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// EventHook is a URL that events are POSTed to.
type EventHook struct {
	URL *url.URL
	// Role names what may be seen; see Config.Sight.
	Role      string
	Selection engine.Selection
}

// followEvents sends a hook's events until ctx ends.
func (r *Runner) followEvents(ctx context.Context, hook EventHook) error {
	selection := hook.Selection
	selection.Heartbeat, selection.Linger = time.Hour, 100*time.Millisecond
	return r.follow(ctx, hook.URL, "events", func(token string) (source, error) {
		selection.ResumeToken = token
		var err error
		if selection.Sight, err = r.cfg.Sight(hook.Role); err != nil {
			return nil, err
		}
		sub, err := r.cfg.Engine.Subscribe(selection)
		return eventSource{sub}, err
	})
}

// eventSource is a subscription.
type eventSource struct{ *engine.Subscription }

// began is where it begins.
func (s eventSource) began() string { return s.Token() }

func (s eventSource) next(ctx context.Context) (message, error) {
	batch, err := s.Next(ctx)
	if err != nil {
		return message{}, err
	}
	m := message{Type: typeEvents, ID: batch.Token, ResumeToken: batch.Token}
	for _, framed := range batch.Events {
		text, err := eventOf(framed)
		if err != nil {
			return m, err
		}
		m.Events = append(m.Events, text)
	}
	return m, nil
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
