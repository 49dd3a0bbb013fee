package callact

import (
	"context"
	"errors"
	"strconv"
	"strings"

	"github.com/astergate/astergate/engine/ami"
	"github.com/astergate/astergate/engine/call"
	"github.com/astergate/astergate/engine/refusal"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// Hangup hangs up a call's channels, or the one that is named. It returns when
// Asterisk has taken it.
//
// The root goes first: whom it had dialled ends with it, and its dialplan does
// not go on. A channel that is gone meanwhile is no error, unless it was named.
func (a *Actor) Hangup(ctx context.Context, req *astergatev1.HangupCallRequest) error {
	cause := ""
	if req.Cause != nil {
		if req.GetCause() < 1 || req.GetCause() > 127 {
			return invalid("cause", "it is a number of Q.850, 1 to 127")
		}
		cause = strconv.Itoa(int(req.GetCause()))
	}
	a.settle(ctx, req.GetCall())
	told := make(map[string]bool)
	for {
		var next channel
		err := a.view(req.GetCall(), func(c *call.Call) error {
			w := living
			w.fits = func(ch call.Channel) bool { return !ch.HungUp() && !told[ch.UniqueID()] }
			ch, err := a.choose(c, req.GetUniqueId(), w, "unique_id")
			if err == nil {
				next = channelOf(ch)
			}
			return err
		})
		var state *StateError
		if len(told) > 0 && errors.As(err, &state) {
			return nil // no further channel
		}
		if err != nil {
			return err
		}
		told[next.id] = true
		err = a.hangup(ctx, next, cause)
		if req.GetUniqueId() != "" {
			return err
		}
		if err != nil && !gone(err) {
			return err
		}
	}
}

// hangup hangs up a channel. The engine notes that it is our doing.
func (a *Actor) hangup(ctx context.Context, ch channel, cause string) error {
	_, err := a.do(ctx, action("Hangup", "Channel", ch.hangupName(), "Cause", cause))
	return err
}

// gone reports whether Asterisk has refused an action since its channel is not
// there any more.
func gone(err error) bool {
	var refused *ami.ResponseError
	return errors.As(err, &refused) && refusal.KindOf(refused.Action, refused.Message) == refusal.ChannelNotFound
}

// hangupName is what Hangup is told. Whoever originates a channel chooses its
// Uniqueid: one that begins with a slash Hangup would take for a pattern, and hang
// up all that fit. No name of a channel does.
func (ch channel) hangupName() string {
	if strings.HasPrefix(ch.id, "/") {
		return ch.name
	}
	return ch.id
}
