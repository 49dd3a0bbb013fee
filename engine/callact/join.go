package callact

import (
	"context"

	"github.com/astergate/astergate/engine/ami/wire"
	"github.com/astergate/astergate/engine/call"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// Join bridges a channel of one call with one of another, and returns the bridge.
func (a *Actor) Join(ctx context.Context, req *astergatev1.JoinCallsRequest) (bridge string, err error) {
	if req.GetWithCall() == "" {
		return "", invalid("with_call", "name the other call")
	}
	one, err := a.pick(ctx, req.GetCall(), req.GetUniqueId(), answered)
	if err != nil {
		return "", err
	}
	a.settle(ctx, req.GetWithCall())
	var other channel
	err = a.view(req.GetWithCall(), func(c *call.Call) error {
		w := answered
		w.fits = func(ch call.Channel) bool { return ch.Up() && ch.UniqueID() != one.id }
		ch, err := a.choose(c, req.GetWithUniqueId(), w, "with_unique_id")
		if err == nil {
			other = channelOf(ch)
		}
		return err
	})
	if err != nil {
		return "", err
	}
	if one.id == other.id {
		return "", invalid("with_unique_id", "a channel cannot be joined with itself")
	}
	tone := ""
	if req.GetTone() {
		tone = "channel2"
	}
	return a.bridge(ctx, req.GetCall(), one, other, tone)
}

// bridge connects two channels, and returns the bridge that both have entered.
//
// They go by their names: Bridge takes the first channel whose name begins with
// what it is given, else the first whose Uniqueid does, so 1795337575.1 may be
// 1795337575.17. A name is whole.
func (a *Actor) bridge(ctx context.Context, id string, one, other channel, tone string) (bridge string, err error) {
	f := follow(a.Server)
	defer f.stop()
	act := action("Bridge", "Channel1", one.name, "Channel2", other.name, "Tone", tone)
	in := make(map[string]string, 2) // bridge by channel
	err = a.prove(ctx, id, act, f, func(event wire.Message) (bool, error) {
		switch channel := text(event, "Uniqueid"); {
		case channel != one.id && channel != other.id:
		case is(event, "BridgeEnter"):
			in[channel] = text(event, "BridgeUniqueid")
			bridge = in[one.id]
			return bridge != "" && bridge == in[other.id], nil
		case is(event, "BridgeLeave") && in[channel] == text(event, "BridgeUniqueid"):
			delete(in, channel)
		case is(event, "Hangup"):
			return false, a.failed(id, act.Name, "the channel %s hung up", channel)
		}
		return false, nil
	})
	if err != nil {
		return "", err
	}
	return bridge, nil
}
