package callact

import (
	"context"
	"fmt"
	"time"

	"github.com/astergate/astergate/engine"
	"github.com/astergate/astergate/engine/ami"
	"github.com/astergate/astergate/engine/ami/wire"
	"github.com/astergate/astergate/engine/ring"
)

// eventTime is how long the event that proves an act may take after Asterisk has
// taken it. Measured: it comes within 5 ms, an attended transfer's consultation
// within 0.2 s a digit.
const eventTime = 10 * time.Second

// follower reads a server's events from the moment on at which it was made.
type follower struct {
	server *engine.Server
	cursor *ring.Cursor
	waiter *ring.Waiter
}

// follow begins to follow. Make it before the action is sent, and end it with
// stop.
func follow(server *engine.Server) *follower {
	log := server.Log()
	f := &follower{server: server, waiter: ring.NewWaiter()}
	log.Attach(f.waiter, nil)
	f.cursor = log.CursorAt(log.Newest() + 1)
	return f
}

func (f *follower) stop() { f.server.Log().Detach(f.waiter) }

// until hands each event to seen until that returns true or an error. It ends
// with ami.ErrLinkLost where the link was lost meanwhile, with it the events, and
// with the context's error.
func (f *follower) until(ctx context.Context, seen func(wire.Message) (bool, error)) error {
	for {
		entry, err := f.cursor.Next()
		switch {
		case err != nil:
			return fmt.Errorf("following the events of server %q: %w", f.server.Name(), err)
		case entry != nil && entry.Notice() != nil:
			if engine.IsLinkDown(entry) {
				return ami.ErrLinkLost
			}
		case entry != nil:
			if done, err := seen(entry.Message()); done || err != nil {
				return err
			}
		default:
			f.waiter.Arm()
			if f.cursor.Ready() {
				continue
			}
			select {
			case <-f.waiter.C():
			case <-ctx.Done():
				return ctx.Err()
			}
		}
	}
}

// is reports whether an event has that name.
func is(event wire.Message, name string) bool { return wire.EqualName(event.Type(), name) }

// has reports whether a header of an event has that value.
func has(event wire.Message, header, value string) bool {
	got, ok := event.Get(header)
	return ok && string(got) == value
}

// text returns a header of an event.
func text(event wire.Message, header string) string {
	value, _ := event.Get(header)
	return string(value)
}
