package callact

import (
	"context"
	"regexp"

	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// spyOptions are ChanSpy's: by Uniqueid, without a sound at the beginning, and
// ending with the channel that it listens to.
const spyOptions = "uqES"

var spyModes = map[astergatev1.SpyMode]string{
	astergatev1.SpyMode_SPY_MODE_UNSPECIFIED: "",
	astergatev1.SpyMode_SPY_MODE_LISTEN:      "",
	astergatev1.SpyMode_SPY_MODE_WHISPER:     "w",
	astergatev1.SpyMode_SPY_MODE_BARGE:       "B",
}

// argument is what stands for itself among an application's arguments.
var argument = regexp.MustCompile(`^[A-Za-z0-9._;:@/+-]+$`)

// Spy makes a call to somebody who listens to a channel: an Originate of the
// application ChanSpy, and so a call like others.
func (d *Desk) Spy(ctx context.Context, a *Actor, req *astergatev1.SpyCallRequest) (made *astergatev1.Call, repeated bool, err error) {
	mode, known := spyModes[req.GetMode()]
	if !known {
		return nil, false, invalid("mode", "it is none of LISTEN, WHISPER and BARGE")
	}
	ch, err := a.pick(ctx, req.GetCall(), req.GetUniqueId(), answered)
	if err != nil {
		return nil, false, err
	}
	if !argument.MatchString(ch.id) {
		return nil, false, invalid("unique_id", "ChanSpy cannot be told this Uniqueid: it holds more than letters, digits and . _ ; : @ / + -")
	}
	return d.Originate(ctx, a, &astergatev1.OriginateRequest{
		Channel: req.GetChannel(), Application: "ChanSpy", Data: ch.id + "," + spyOptions + mode,
		Timeout: req.GetTimeout(), CallerId: req.GetCallerId(),
		IdempotencyKey: req.GetIdempotencyKey(), WaitFor: req.GetWaitFor(),
	})
}
