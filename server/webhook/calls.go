package webhook

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"net/url"
	"time"

	"google.golang.org/protobuf/proto"

	"github.com/astergate/astergate/engine"
	"github.com/astergate/astergate/engine/worker"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// CallHook is a URL that changes of calls are POSTed to.
type CallHook struct {
	URL       *url.URL
	Selection engine.CallSelection
}

// Bounds of a batch of calls.
const (
	callBatch  = 64
	callLinger = 100 * time.Millisecond
)

// followCalls sends a hook's calls until ctx ends, as follow sends events: first
// the live ones, then each change.
func (r *Runner) followCalls(ctx context.Context, hook CallHook) error {
	shown := (&worker.Hook{URL: hook.URL}).Shown()
	selection := hook.Selection
	selection.Heartbeat = time.Hour
	for ctx.Err() == nil {
		watch, err := r.cfg.Engine.WatchCalls(selection)
		if err != nil {
			return fmt.Errorf("calls for %s: %w", shown, err)
		}
		selection.ResumeToken, err = r.sendCalls(ctx, hook.URL, watch, selection.ResumeToken)
		watch.Close()
		var slow *engine.TooSlowError
		if ctx.Err() == nil && !errors.As(err, &slow) {
			return fmt.Errorf("calls for %s: %w", shown, err)
		}
		if ctx.Err() == nil {
			r.cfg.Logger.Warn("a web hook has missed changes of calls", "url", shown, "server", slow.Server)
		}
	}
	return nil
}

// sendCalls sends a watch's batches. It returns the token of the last one that was
// taken, and why it ended.
func (r *Runner) sendCalls(ctx context.Context, u *url.URL, watch *engine.CallWatch, token string) (string, error) {
	for {
		m, err := nextCalls(ctx, watch)
		if err != nil {
			return token, err
		}
		if len(m.Calls) == 0 {
			continue
		}
		if err := r.deliver(ctx, u, m); err != nil {
			return token, err
		}
		if m.ResumeToken != "" {
			token = m.ResumeToken
		}
	}
}

// nextCalls waits for something of a call, and takes what comes just behind it.
func nextCalls(ctx context.Context, watch *engine.CallWatch) (message, error) {
	m := message{Type: typeCalls, ID: rand.Text()}
	from := ctx
	for len(m.Calls) < callBatch {
		next, err := watch.Next(from)
		if from != ctx && ctx.Err() == nil && errors.Is(err, context.DeadlineExceeded) {
			return m, nil
		}
		if err != nil {
			return m, err
		}
		response := new(astergatev1.WatchCallsResponse)
		if err := proto.Unmarshal(next.Message, response); err != nil {
			return m, err
		}
		if m.ResumeToken = next.Token; response.GetHeartbeat() != nil {
			continue
		}
		text, err := raw(response)
		if err != nil {
			return m, err
		}
		if m.Calls = append(m.Calls, text); len(m.Calls) == 1 {
			lingering, cancel := context.WithTimeout(ctx, callLinger)
			defer cancel() //nolint:gocritic // once: for the first of a batch
			from = lingering
		}
	}
	return m, nil
}
