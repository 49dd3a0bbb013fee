package engine

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"

	"github.com/astergate/astergate/engine/ami"
	"github.com/astergate/astergate/engine/ami/wire"
	"github.com/astergate/astergate/engine/mapping"
)

// completions are the calls that wait for the event that tells how their action
// ended. The reader of the events offers each event; who waits gets it in a
// channel that has room for it, so the reader never waits.
type completions struct {
	events  []string     // the names of all completions that there are
	waiting atomic.Int32 // how many wait: usually none, and then offer is one load

	mu   sync.Mutex // guards byID
	byID map[string]*completion
}

// completion is one that waits.
type completion struct {
	event string
	id    string
	done  chan wire.Message // 1-buffered; the zero Message: the link was lost
}

// newCompletions knows the events from the catalogue, so that an event of another
// name costs a comparison.
func newCompletions(actions *mapping.Actions) *completions {
	c := &completions{byID: make(map[string]*completion)}
	for _, a := range actions.All() {
		if a.Completion != "" && !c.known([]byte(a.Completion)) {
			c.events = append(c.events, a.Completion)
		}
	}
	return c
}

func (c *completions) known(event []byte) bool {
	for _, name := range c.events {
		if wire.EqualName(event, name) {
			return true
		}
	}
	return false
}

// await begins to wait for the event of that name and ActionID.
func (c *completions) await(event, id string) *completion {
	w := &completion{event: event, id: id, done: make(chan wire.Message, 1)}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.byID[id] = w
	c.waiting.Add(1)
	return w
}

// forget ends the waiting. It may be called twice, and with nil.
func (c *completions) forget(w *completion) {
	if w == nil {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.removeLocked(w)
}

func (c *completions) removeLocked(w *completion) bool {
	if c.byID[w.id] != w {
		return false
	}
	delete(c.byID, w.id)
	c.waiting.Add(-1)
	return true
}

// offer hands an event to who waits for it.
func (c *completions) offer(msg wire.Message) {
	if c.waiting.Load() == 0 || !c.known(msg.Type()) {
		return
	}
	id, ok := msg.Get("ActionID")
	if !ok {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if w := c.byID[string(id)]; w != nil && wire.EqualName(msg.Type(), w.event) && c.removeLocked(w) {
		w.done <- msg
	}
}

// lost tells all that the link is gone, and with it perhaps their events.
func (c *completions) lost() {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, w := range c.byID {
		c.removeLocked(w)
		w.done <- wire.Message{}
	}
}

// wait returns the event. Errors: ami.ErrLinkLost, the context's.
func (w *completion) wait(ctx context.Context) (wire.Message, error) {
	select {
	case msg := <-w.done:
		if msg.Len() == 0 {
			return msg, ami.ErrLinkLost
		}
		return msg, nil
	case <-ctx.Done():
		return wire.Message{}, fmt.Errorf("waiting for its %s, which only a login that reads class call gets: %w", w.event, ctx.Err())
	}
}

// CompletionError says that an action was taken and then failed: the call of an
// Originate was not answered.
type CompletionError struct {
	Server   string
	Action   string
	ActionID string
	// Reason is OriginateResponse's: "5" for busy.
	Reason string
	// UniqueID of the channel; empty if none was made.
	UniqueID string
}

func (err *CompletionError) Error() string {
	return fmt.Sprintf("action %q: the call on server %q was not answered: reason %s, %s", err.Action, err.Server, err.Reason, err.Outcome())
}

// Outcome says what Reason means: an AST_CONTROL number of Asterisk's
// (main/pbx.c, pbx_outgoing_attempt).
func (err *CompletionError) Outcome() string {
	switch err.Reason {
	case "1":
		return "HANGUP"
	case "3":
		return "NO_ANSWER"
	case "5":
		return "BUSY"
	case "8":
		return "CONGESTION"
	default:
		return "FAILED"
	}
}

func newCompletionError(reply *ami.Reply, event wire.Message) *CompletionError {
	err := &CompletionError{Server: reply.Server, Action: reply.Action, ActionID: reply.ActionID}
	reason, _ := event.Get("Reason")
	err.Reason = string(reason)
	if id, _ := event.Get("Uniqueid"); string(id) != "<unknown>" && string(id) != "<null>" {
		err.UniqueID = string(id)
	}
	return err
}
