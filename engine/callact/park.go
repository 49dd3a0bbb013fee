package callact

import (
	"context"
	"strconv"
	"time"

	"github.com/astergate/astergate/engine/ami/wire"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// Park parks a channel and returns where. Success of the action says only that
// the channel was told to go: ParkedCall says that it is there. In a lot that is
// full Asterisk says Success as well, and hangs the channel up.
func (a *Actor) Park(ctx context.Context, req *astergatev1.ParkCallRequest) (space, lot string, err error) {
	timeout := ""
	if d := req.GetTimeout(); d != nil {
		if d.CheckValid() != nil || d.AsDuration() < time.Millisecond || d.AsDuration() > 24*time.Hour {
			return "", "", invalid("timeout", "choose 1 ms to 24 h")
		}
		timeout = strconv.FormatInt(d.AsDuration().Milliseconds(), 10)
	}
	ch, err := a.pick(ctx, req.GetCall(), req.GetUniqueId(), answered)
	if err != nil {
		return "", "", err
	}
	f := follow(a.Server)
	defer f.stop()
	act := action("Park", "Channel", ch.id, "Timeout", timeout, "Parkinglot", req.GetParkingLot())
	err = a.prove(ctx, req.GetCall(), act, f, func(event wire.Message) (bool, error) {
		switch {
		case is(event, "ParkedCall") && has(event, "ParkeeUniqueid", ch.id):
			space, lot = text(event, "ParkingSpace"), text(event, "Parkinglot")
			return true, nil
		case is(event, "Hangup") && has(event, "Uniqueid", ch.id):
			return false, a.failed(req.GetCall(), act.Name, "the channel hung up: the lot may be full")
		}
		return false, nil
	})
	return space, lot, err
}
