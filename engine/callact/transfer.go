package callact

import (
	"context"
	"strings"

	"github.com/astergate/astergate/engine/ami/wire"
	"github.com/astergate/astergate/engine/call"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// Transfer transfers a call and returns the result in Asterisk's words.
func (a *Actor) Transfer(ctx context.Context, req *astergatev1.TransferCallRequest) (result string, err error) {
	switch t := req.GetTransfer().(type) {
	case *astergatev1.TransferCallRequest_Blind:
		return a.blind(ctx, req.GetCall(), t.Blind)
	case *astergatev1.TransferCallRequest_Redirect:
		return a.redirect(ctx, req.GetCall(), t.Redirect)
	case *astergatev1.TransferCallRequest_Attended:
		switch t.Attended.GetBy() {
		case astergatev1.AttendedBy_ATTENDED_BY_UNSPECIFIED, astergatev1.AttendedBy_ATTENDED_BY_JOIN:
			return a.attendedJoin(ctx, req.GetCall(), t.Attended)
		case astergatev1.AttendedBy_ATTENDED_BY_FEATURE:
			return a.attendedFeature(ctx, req.GetCall(), t.Attended)
		}
		return "", invalid("attended.by", "it is neither JOIN nor FEATURE")
	}
	return "", invalid("transfer", "choose one of blind, attended and redirect")
}

// success is what AMI calls a transfer that happened.
const success = "Success"

// blind sends the other side of a channel's bridge elsewhere. The event tells
// that it went; whether anything is there, its own events do.
func (a *Actor) blind(ctx context.Context, id string, req *astergatev1.BlindTransfer) (string, error) {
	to, err := placeOf("blind.to", req.GetTo())
	if err != nil {
		return "", err
	}
	if to.priority != "1" {
		return "", invalid("blind.to.priority", "a blind transfer goes to priority 1")
	}
	ch, err := a.pick(ctx, id, req.GetUniqueId(), bridged)
	if err != nil {
		return "", err
	}
	f := follow(a.Server)
	defer f.stop()
	act := action("BlindTransfer", "Channel", ch.id, "Context", to.in(ch), "Exten", to.exten)
	err = a.prove(ctx, id, act, f, func(event wire.Message) (bool, error) {
		if !is(event, "BlindTransfer") || !has(event, "TransfererUniqueid", ch.id) {
			return false, nil
		}
		if result := text(event, "Result"); result != success {
			return false, a.failed(id, act.Name, "Asterisk says %s", result)
		}
		return true, nil
	})
	if err != nil {
		return "", err
	}
	return success, nil
}

// attendedJoin bridges the other sides of two calls, then lets the transferring
// side's channels go.
func (a *Actor) attendedJoin(ctx context.Context, id string, req *astergatev1.AttendedTransfer) (string, error) {
	switch {
	case req.GetTargetCall() == "":
		return "", invalid("attended.target_call", "name the consultation call")
	case req.GetTo() != nil || req.GetTimeout() != nil:
		return "", invalid("attended.to", "only FEATURE takes to and timeout")
	}
	from, one, err := a.far(ctx, id, req.GetUniqueId(), "attended.unique_id")
	if err != nil {
		return "", err
	}
	target, other, err := a.far(ctx, req.GetTargetCall(), req.GetTargetUniqueId(), "attended.target_unique_id")
	if err != nil {
		return "", err
	}
	if from.bridge == target.bridge {
		return "", invalid("attended.target_call", "both sides talk to each other already")
	}
	if _, err := a.bridge(ctx, id, one, other, ""); err != nil {
		return "", err
	}
	for _, ch := range []channel{from, target} {
		// Often Asterisk has done so: the bridge that they were in is gone.
		if err := a.hangup(ctx, ch, ""); err != nil && !gone(err) {
			return "", err
		}
	}
	return success, nil
}

// far returns the channel that transfers, and the one that it talks to.
func (a *Actor) far(ctx context.Context, id, uniqueID, field string) (near, far channel, err error) {
	a.settle(ctx, id)
	err = a.view(id, func(c *call.Call) error {
		ch, err := a.choose(c, uniqueID, bridged, field)
		if err != nil {
			return err
		}
		near = channelOf(ch)
		peers := 0
		for peer := range ch.Peers() {
			far = channelOf(peer)
			peers++
		}
		if peers != 1 {
			return a.state(c, "its channel %s talks to %d others, and must talk to one", ch.UniqueID(), peers)
		}
		return nil
	})
	return near, far, err
}

// place is a place in the dialplan.
type place struct{ context, exten, priority string }

func placeOf(field string, p *astergatev1.CallPlace) (place, error) {
	if p.GetExten() == "" {
		return place{}, invalid(field+".exten", "name the extension to go to")
	}
	to := place{context: p.GetContext(), exten: p.GetExten(), priority: p.GetPriority()}
	if to.priority == "" {
		to.priority = "1"
	}
	return to, nil
}

// in is the context of the place, by default the channel's own.
func (p place) in(ch channel) string {
	if p.context == "" {
		return ch.context
	}
	return p.context
}

// dialable reports whether an extension can be dialled digit by digit.
func dialable(exten string) bool { return exten != "" && strings.Trim(exten, digits) == "" }
