package callact

import (
	"context"
	"time"

	"github.com/astergate/astergate/engine/call"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

var directions = map[astergatev1.AudioDirection]string{
	astergatev1.AudioDirection_AUDIO_DIRECTION_UNSPECIFIED: "all",
	astergatev1.AudioDirection_AUDIO_DIRECTION_IN:          "in",
	astergatev1.AudioDirection_AUDIO_DIRECTION_OUT:         "out",
	astergatev1.AudioDirection_AUDIO_DIRECTION_BOTH:        "all",
}

// Mute mutes a channel, or lifts that.
func (a *Actor) Mute(ctx context.Context, req *astergatev1.MuteCallRequest) error {
	direction, known := directions[req.GetDirection()]
	if !known {
		return invalid("direction", "it is none of IN, OUT and BOTH")
	}
	ch, err := a.pick(ctx, req.GetCall(), req.GetUniqueId(), answered)
	if err != nil {
		return err
	}
	state := "off"
	if req.GetMuted() {
		state = "on"
	}
	if _, err = a.do(ctx, action("MuteAudio", "Channel", ch.id, "Direction", direction, "State", state)); err != nil {
		return err
	}
	a.Server.Calls().With(func(t *call.Tracker) { t.Muted(ch.id, req.GetMuted(), time.Now()) })
	return nil
}

// SetVariable sets a variable of a channel.
func (a *Actor) SetVariable(ctx context.Context, req *astergatev1.SetCallVariableRequest) error {
	if req.GetName() == "" {
		return invalid("name", "name the variable")
	}
	if req.GetName() == a.Server.Calls().Variable() {
		return invalid("name", "astergate finds its calls by this variable")
	}
	if v := req.GetValue(); v != "" && v[0] <= ' ' {
		return invalid("value", "Asterisk drops blanks at its beginning")
	}
	ch, err := a.pick(ctx, req.GetCall(), req.GetUniqueId(), living)
	if err != nil {
		return err
	}
	act := action("Setvar", "Channel", ch.id, "Variable", req.GetName())
	act.Headers = append(act.Headers, header("Value", req.GetValue())) // it may be empty
	_, err = a.do(ctx, act)
	return err
}
