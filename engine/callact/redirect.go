package callact

import (
	"context"
	"errors"
	"time"

	"github.com/astergate/astergate/engine/ami/wire"
	"github.com/astergate/astergate/engine/call"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// redirect sends a channel, and maybe a second one, elsewhere in the dialplan.
//
// Success of the action says only that the channel was told to go; if the
// extension is not there, it hangs up. What proves it is the Newexten of the
// first application there. A channel in a bridge has one before it leaves, which
// shows the new place with the application that it still runs (Dial, AppDial):
// those before its BridgeLeave do not count. Newexten is of class dialplan, which
// not every login gets: where none comes the channel itself is asked.
func (a *Actor) redirect(ctx context.Context, id string, req *astergatev1.RedirectTransfer) (string, error) {
	to, err := placeOf("redirect.to", req.GetTo())
	if err != nil {
		return "", err
	}
	extraTo := to
	if req.GetExtraTo() != nil {
		if req.GetExtraUniqueId() == "" {
			return "", invalid("redirect.extra_to", "it needs extra_unique_id")
		}
		if extraTo, err = placeOf("redirect.extra_to", req.GetExtraTo()); err != nil {
			return "", err
		}
	}
	a.settle(ctx, id)
	moved, extra, err := a.redirected(id, req)
	if err != nil {
		return "", err
	}
	if req.GetExtraTo() == nil {
		extraTo.context = to.in(moved)
	}
	arrivals := []*arrival{{channel: moved, place: to}}
	act := action("Redirect", "Channel", moved.id, "Context", to.in(moved), "Exten", to.exten, "Priority", to.priority)
	if extra.id != "" {
		arrivals = append(arrivals, &arrival{channel: extra, place: extraTo})
		more := action("", "ExtraChannel", extra.id, "ExtraContext", extraTo.in(extra), "ExtraExten", extraTo.exten, "ExtraPriority", extraTo.priority)
		act.Headers = append(act.Headers, more.Headers...)
	}
	f := follow(a.Server)
	defer f.stop()
	if _, err := a.do(ctx, act); err != nil {
		return "", err
	}
	waiting, cancel := context.WithTimeout(ctx, newextenTime)
	defer cancel()
	err = f.until(waiting, func(event wire.Message) (bool, error) {
		there := true
		for _, one := range arrivals {
			if err := one.see(event); err != nil {
				return false, a.failed(id, act.Name, "the channel %s %v", one.channel.id, err)
			}
			there = there && one.there
		}
		return there, nil
	})
	if errors.Is(err, context.DeadlineExceeded) && ctx.Err() == nil {
		return success, a.arrived(ctx, id, arrivals)
	}
	if err = a.unproven(ctx, id, act.Name, err); err != nil {
		return "", err
	}
	return success, nil
}

// newextenTime is how long a channel's first Newexten may take. Measured: 1 ms. One
// that is sent to no extension has hung up as quickly.
const newextenTime = time.Second

// arrived asks for the channels' places.
func (a *Actor) arrived(ctx context.Context, id string, arrivals []*arrival) error {
	for _, r := range arrivals {
		if r.there {
			continue
		}
		reply, err := a.do(ctx, action("Status", "Channel", r.channel.id))
		if gone(err) {
			return a.failed(id, "Redirect", "the channel %s hung up: there may be no such extension", r.channel.id)
		}
		if err != nil {
			return err
		}
		for _, item := range reply.Items {
			in := has(item, "Context", r.place.in(r.channel)) && has(item, "Exten", r.place.exten)
			if !in || r.channel.bridge != "" && has(item, "BridgeID", r.channel.bridge) {
				return a.failed(id, "Redirect", "the channel %s is in extension %s of context %s", r.channel.id, clip(text(item, "Exten")), clip(text(item, "Context")))
			}
		}
	}
	return nil
}

// redirected returns the channels to send.
func (a *Actor) redirected(id string, req *astergatev1.RedirectTransfer) (moved, extra channel, err error) {
	err = a.view(id, func(c *call.Call) error {
		ch, err := a.choose(c, req.GetUniqueId(), living, "redirect.unique_id")
		if err != nil {
			return err
		}
		moved = channelOf(ch)
		if req.GetExtraUniqueId() == "" {
			return nil
		}
		// The second one may be of another call: both sides of a bridge are.
		for peer := range ch.Peers() {
			if peer.UniqueID() == req.GetExtraUniqueId() {
				extra = channelOf(peer)
				return nil
			}
		}
		if ch, err = a.choose(c, req.GetExtraUniqueId(), living, "redirect.extra_unique_id"); err == nil {
			extra = channelOf(ch)
		}
		return err
	})
	if err == nil && extra.id == moved.id {
		err = invalid("redirect.extra_unique_id", "it is the first channel")
	}
	return moved, extra, err
}

// arrival is a channel on its way.
type arrival struct {
	channel channel
	place   place
	left    bool // its bridge
	there   bool
}

// see looks at an event. The error ends a sentence that begins with the channel.
func (r *arrival) see(event wire.Message) error {
	if r.there || !has(event, "Uniqueid", r.channel.id) {
		return nil
	}
	switch {
	case is(event, "BridgeLeave"):
		r.left = true
	case is(event, "Hangup"):
		return errors.New("hung up: there may be no such extension")
	case is(event, "Newexten") && (r.left || r.channel.bridge == ""):
		in := has(event, "Context", r.place.in(r.channel))
		r.there = in && has(event, "Extension", r.place.exten)
		if in && !r.there && has(event, "Extension", "i") {
			return errors.New("came to the extension i: there is no such extension")
		}
	}
	return nil
}
