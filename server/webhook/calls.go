package webhook

import (
	"context"
	"crypto/rand"
	"errors"
	"net/url"
	"time"

	"google.golang.org/protobuf/proto"

	"github.com/astergate/astergate/engine"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// CallHook is a URL that changes of calls are POSTed to.
type CallHook struct {
	URL *url.URL
	// Role names what may be seen; see Config.Sight.
	Role      string
	Selection engine.CallSelection
}

// Bounds of a batch of calls.
const (
	callBatch  = 64
	callLinger = 100 * time.Millisecond
)

// followCalls sends a hook's calls until ctx ends: first the live ones, then each
// change.
func (r *Runner) followCalls(ctx context.Context, hook CallHook) error {
	selection := hook.Selection
	selection.Heartbeat = time.Hour
	return r.follow(ctx, hook.URL, "calls", func(token string) (source, error) {
		selection.ResumeToken = token
		var err error
		if selection.Sight, err = r.cfg.Sight(hook.Role); err != nil {
			return nil, err
		}
		watch, err := r.cfg.Engine.WatchCalls(selection)
		return callSource{watch}, err
	})
}

// callSource is a watch.
type callSource struct{ *engine.CallWatch }

// next takes what comes just behind the first thing of a call too.
func (s callSource) next(ctx context.Context) (message, error) {
	m := message{Type: typeCalls, ID: rand.Text()}
	if err := s.add(ctx, &m); err != nil {
		return m, err
	}
	lingering, cancel := context.WithTimeout(ctx, callLinger)
	defer cancel()
	for len(m.Calls) < callBatch {
		err := s.add(lingering, &m)
		if errors.Is(err, context.DeadlineExceeded) && ctx.Err() == nil {
			break
		}
		if err != nil {
			return m, err
		}
	}
	return m, nil
}

// add waits for one more thing to tell.
func (s callSource) add(ctx context.Context, m *message) error {
	next, err := s.Next(ctx)
	if err != nil {
		return err
	}
	response := new(astergatev1.WatchCallsResponse)
	if err := proto.Unmarshal(next.Message, response); err != nil {
		return err
	}
	m.ResumeToken = next.Token
	if response.GetHeartbeat() != nil {
		return nil
	}
	text, err := raw(response)
	if err == nil {
		m.Calls = append(m.Calls, text)
	}
	return err
}
