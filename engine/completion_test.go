package engine

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"

	"github.com/astergate/astergate/engine/ami"
	"github.com/astergate/astergate/engine/ami/wire"
)

func event(t testing.TB, name, id string) wire.Message {
	t.Helper()
	msg, ok := wire.NewMessage([]byte("Event: " + name + "\r\nActionID: " + id + "\r\nResponse: Failure\r\nReason: 5\r\nUniqueid: <null>\r\n\r\n"))
	if !ok {
		t.Fatal("not one block")
	}
	return msg
}

func newTestCompletions(t testing.TB) *completions {
	t.Helper()
	known, err := newCatalogue()
	if err != nil {
		t.Fatal(err)
	}
	return newCompletions(known.actions)
}

func TestCompletion(t *testing.T) {
	c := newTestCompletions(t)
	w := c.await("OriginateResponse", "1")
	c.offer(event(t, "OriginateResponse", "2"))
	c.offer(event(t, "UserEvent", "1")) // goes to all sessions with any ActionID
	select {
	case msg := <-w.done:
		t.Fatalf("got %q", msg.Raw())
	default:
	}
	c.offer(event(t, "originateresponse", "1"))
	c.offer(event(t, "OriginateResponse", "1")) // nobody waits any more
	msg, err := w.wait(t.Context())
	if err != nil || string(msg.Type()) != "originateresponse" {
		t.Errorf("%q, %v", msg.Raw(), err)
	}
	c.forget(w)
	c.forget(nil)
	if n := c.waiting.Load(); n != 0 || len(c.byID) != 0 {
		t.Errorf("%d wait, %d kept", n, len(c.byID))
	}
	failed := newCompletionError(&ami.Reply{Server: "pbx1", Action: "Originate", ActionID: "1"}, event(t, "OriginateResponse", "1"))
	if failed.Outcome() != "BUSY" || failed.UniqueID != "" || failed.ActionID != "1" {
		t.Errorf("%+v", failed)
	}
}

func TestCompletionIsLost(t *testing.T) {
	c := newTestCompletions(t)
	w, gone := c.await("OriginateResponse", "1"), c.await("OriginateResponse", "2")
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := gone.wait(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	c.forget(gone)
	c.lost()
	if _, err := w.wait(t.Context()); !errors.Is(err, ami.ErrLinkLost) {
		t.Errorf("lost: %v", err)
	}
	if n := c.waiting.Load(); n != 0 {
		t.Errorf("%d wait", n)
	}
}

// Whoever waits gets his own event, whatever happens at the same time.
func TestCompletionsAtOnce(t *testing.T) {
	c := newTestCompletions(t)
	var wg sync.WaitGroup
	for i := range 200 {
		id := fmt.Sprint(i)
		w := c.await("OriginateResponse", id)
		wg.Go(func() {
			defer c.forget(w)
			msg, err := w.wait(t.Context())
			if got, _ := msg.Get("ActionID"); err != nil || string(got) != id {
				t.Errorf("%s got %q, %v", id, msg.Raw(), err)
			}
		})
		wg.Go(func() { c.offer(event(t, "OriginateResponse", id)) })
	}
	wg.Wait()
	if n := c.waiting.Load(); n != 0 {
		t.Errorf("%d wait", n)
	}
}
