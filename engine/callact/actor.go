package callact

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/astergate/astergate/engine"
	"github.com/astergate/astergate/engine/ami"
	"github.com/astergate/astergate/engine/ami/wire"
	"github.com/astergate/astergate/engine/call"
	"github.com/astergate/astergate/engine/ring"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// Actor acts on the calls of one server for one client. It is made for a request
// and holds nothing.
type Actor struct {
	Server *engine.Server
	// Principal is who the client is: his idempotency keys are nobody else's.
	Principal string
	// Allow says whether the client may have an action sent. It is asked before
	// each, with the headers as they will stand on the wire. Its error is the act's.
	Allow func(ami.Action) error
}

// action makes an action of pairs of names and values, leaving out empty values.
func action(name string, headers ...string) ami.Action {
	a := ami.Action{Name: name}
	for i := 0; i < len(headers); i += 2 {
		if headers[i+1] != "" {
			a.Headers = append(a.Headers, wire.Header{Name: headers[i], Value: headers[i+1]})
		}
	}
	return a
}

// do sends an action that the client may send. Errors: Allow's, those of
// engine.Server.Do, and *ami.ResponseError for Asterisk's refusal.
func (a *Actor) do(ctx context.Context, act ami.Action) (*ami.Reply, error) {
	return a.doOn(ctx, act, engine.SocketAuto)
}

// doOn is do on a socket of one's choice.
func (a *Actor) doOn(ctx context.Context, act ami.Action, socket engine.Socket) (*ami.Reply, error) {
	if err := a.Allow(act); err != nil {
		return nil, err
	}
	reply, err := a.Server.Do(ctx, act, socket)
	if err != nil {
		return nil, err
	}
	return reply, reply.Err()
}

// prove sends an action and waits for the events that prove it. Where Asterisk
// refuses the action that is the error, whatever its events say.
func (a *Actor) prove(ctx context.Context, id string, act ami.Action, f *follower, seen func(wire.Message) (bool, error)) error {
	if _, err := a.do(ctx, act); err != nil {
		return err
	}
	waiting, cancel := context.WithTimeout(ctx, eventTime)
	defer cancel()
	return a.unproven(ctx, id, act.Name, f.until(waiting, seen))
}

// unproven says what a wait for events that came to nothing means. Where the
// client left, or the events were lost, nobody knows what became of the act.
func (a *Actor) unproven(client context.Context, id, action string, err error) error {
	ended := errors.Is(err, context.DeadlineExceeded) || errors.Is(err, context.Canceled)
	switch {
	case ended && client.Err() != nil:
		err = client.Err()
	case ended:
		return a.failed(id, action, "the event that tells of it did not come in time")
	case !errors.Is(err, ami.ErrLinkLost) && !errors.Is(err, ring.ErrFellOut):
		return err
	}
	return &ami.SendError{Server: a.Server.Name(), Action: action, Sent: ami.OutcomeUnknown, Err: err}
}

func (a *Actor) failed(id, action, format string, args ...any) error {
	return &FailedError{Server: a.Server.Name(), Call: id, Action: action, Message: fmt.Sprintf(format, args...)}
}

func (a *Actor) state(c *call.Call, format string, args ...any) error {
	return &StateError{Server: a.Server.Name(), Call: c.ID(), State: c.State(), Fault: fmt.Sprintf(format, args...)}
}

// invalid says that a request's field is wrong.
func invalid(field, format string, args ...any) error {
	return &engine.InvalidError{Field: field, Fault: fmt.Sprintf(format, args...)}
}

// view looks at a call. Errors: *engine.UnknownCallError, f's.
func (a *Actor) view(id string, f func(*call.Call) error) error {
	var err error
	if missing := a.Server.Calls().View(id, func(c *call.Call) { err = f(c) }); missing != nil {
		return missing
	}
	return err
}

// channel is what an act needs to know of a channel.
type channel struct {
	id, name, context, bridge string
}

func channelOf(ch call.Channel) channel {
	return channel{id: ch.UniqueID(), name: ch.Name(), context: ch.Context(), bridge: ch.Bridge()}
}

// want says which channel an act takes where the request names none.
type want struct {
	fits    func(call.Channel) bool
	missing string // no channel fits: what to do
}

var (
	// living is any channel that is still there.
	living = want{func(ch call.Channel) bool { return !ch.HungUp() },
		"it has no channel; wait for QUEUED, or until one has come"}
	answered = want{call.Channel.Up, "none of its channels is answered; wait for ANSWERED"}
	bridged  = want{call.Channel.Bridged, "none of its channels is in a bridge with another; wait for BRIDGED"}
)

// choose returns the named channel, or the first one that an act takes. field is
// that of the request. It runs under the lock of the calls.
func (a *Actor) choose(c *call.Call, uniqueID string, w want, field string) (call.Channel, error) {
	if c.Over() {
		return call.Channel{}, a.state(c, "it is over")
	}
	for ch := range c.Channels() {
		switch {
		case uniqueID == "" && w.fits(ch):
			return ch, nil
		case uniqueID != "" && ch.UniqueID() == uniqueID:
			if ch.HungUp() {
				return ch, a.state(c, "its channel %s has hung up", clip(uniqueID))
			}
			return ch, nil
		}
	}
	if uniqueID != "" {
		return call.Channel{}, invalid(field, "call %q has no channel of that Uniqueid; GetCall tells its channels", c.ID())
	}
	return call.Channel{}, a.state(c, "%s", w.missing)
}

// pick is choose from outside of the lock, of a call that has settled.
func (a *Actor) pick(ctx context.Context, id, uniqueID string, w want) (channel, error) {
	a.settle(ctx, id)
	var out channel
	err := a.view(id, func(c *call.Call) error {
		ch, err := a.choose(c, uniqueID, w, "unique_id")
		if err == nil {
			out = channelOf(ch)
		}
		return err
	})
	return out, err
}

// settleTime is how long an act waits for channels that Asterisk's answers have
// overtaken. Measured: they come within 1 ms.
const settleTime = time.Second

// settled reports whether a call's channels are there as its milestones promise:
// the answer to Originate, and OriginateResponse, come before its first channel's
// events at times.
func settled(c *call.Call) bool {
	first, come := c.Root()
	return come && (first.Up() || first.HungUp() || !c.Reached(astergatev1.CallMilestone_CALL_MILESTONE_ANSWERED))
}

// settle waits until a call has settled. What goes wrong meanwhile, the act finds.
func (a *Actor) settle(ctx context.Context, id string) {
	ctx, cancel := context.WithTimeout(ctx, settleTime)
	defer cancel()
	_, _ = a.Server.Calls().Await(ctx, id, settled)
}

// clip shortens a text of a request for an error.
func clip(text string) string {
	if len(text) > 64 {
		text = strings.ToValidUTF8(text[:64], "") + "..."
	}
	return fmt.Sprintf("%q", text)
}
