package webhook

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"time"

	"github.com/astergate/astergate/engine"
)

// Pauses between attempts to send a batch.
const (
	pauseMin = 500 * time.Millisecond
	pauseMax = 30 * time.Second
)

// source is what a URL's batches come from.
type source interface {
	// next waits for the next batch, which is empty where there is nothing to tell.
	// Errors: *engine.TooSlowError, after which it begins anew with a gap; others
	// are final.
	next(ctx context.Context) (message, error)
	Close()
}

// follow sends what a source has to a URL until ctx ends, one batch after the
// other, each until it was taken: the engine's log is the queue. Where that has
// gone on meanwhile, the next batch begins with the gap. what names it in errors;
// open begins behind a token, or now.
func (r *Runner) follow(ctx context.Context, u *url.URL, what string, open func(token string) (source, error)) error {
	shown := shown(u)
	for token := ""; ctx.Err() == nil; {
		opened := r.current()
		sending, cancel := context.WithCancel(ctx)
		stop := context.AfterFunc(opened, cancel)
		src, err := open(token)
		if err != nil {
			stop()
			cancel()
			if !r.changed.Load() {
				return fmt.Errorf("%s for %s: %w", what, shown, err)
			}
			// Of a service that runs nothing else is to suffer. Another change may
			// mend it.
			r.cfg.Logger.Error("a web hook gets nothing", "what", what, "url", shown, "error", err)
			select {
			case <-opened.Done():
			case <-ctx.Done():
			}
			continue
		}
		if began, ok := src.(interface{ began() string }); ok && token == "" {
			token = began.began()
		}
		token, err = r.send(sending, u, src, token)
		src.Close()
		stop()
		cancel()
		var slow *engine.TooSlowError
		var removed *engine.ServerRemovedError
		switch {
		case ctx.Err() != nil || opened.Err() != nil:
		case errors.As(err, &removed):
			// The configuration that removed its server has removed the hook as well.
			return nil
		case errors.As(err, &slow):
			r.cfg.Logger.Warn("a web hook has missed something", "what", what, "url", shown, "server", slow.Server)
		default:
			return fmt.Errorf("%s for %s: %w", what, shown, err)
		}
	}
	return nil
}

// send sends a source's batches. It returns the token of the last one that was
// taken, and why it ended.
func (r *Runner) send(ctx context.Context, u *url.URL, src source, token string) (string, error) {
	for {
		m, err := src.next(ctx)
		if err != nil {
			return token, err
		}
		if len(m.Events)+len(m.Calls) == 0 {
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
		r.cfg.Logger.Warn("a web hook did not take a batch; it is sent again", "type", m.Type, "url", shown(u), "after", pause, "error", err)
		wait := time.NewTimer(pause)
		select {
		case <-wait.C:
		case <-ctx.Done():
			wait.Stop()
			return ctx.Err()
		}
	}
}
