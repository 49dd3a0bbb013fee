package callact

import (
	"context"
	"strconv"
	"strings"
	"time"

	"github.com/astergate/astergate/engine"
	"github.com/astergate/astergate/engine/ami"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

const (
	maxDigits = 64
	digits    = "0123456789ABCD*#"
	// digitPause is between two digits that are played: who hears them takes two
	// equal ones without a pause for one.
	digitPause = 100 * time.Millisecond
	digitWait  = 500 * time.Millisecond // a w
)

// SendDTMF plays digits to a channel, one after the other. Asterisk answers each
// one when it has been played, and those that the channel is to receive at once:
// it spaces them by itself.
func (a *Actor) SendDTMF(ctx context.Context, req *astergatev1.SendDtmfRequest) error {
	text := strings.ToUpper(req.GetDigits())
	if text == "" || len(text) > maxDigits || strings.Trim(text, digits+"W") != "" {
		return invalid("digits", "use 1 to %d of 0-9, A-D, * and #, and w for a pause", maxDigits)
	}
	length := ""
	if d := req.GetDuration(); d != nil {
		if d.CheckValid() != nil || d.AsDuration() < time.Millisecond || d.AsDuration() > 10*time.Second {
			return invalid("duration", "choose 1 ms to 10 s")
		}
		length = strconv.FormatInt(d.AsDuration().Milliseconds(), 10)
	}
	receive, socket := "", engine.SocketAuto
	if req.GetReceive() {
		receive, socket = "true", engine.SocketFast
	}
	ch, err := a.pick(ctx, req.GetCall(), req.GetUniqueId(), answered)
	if err != nil {
		return err
	}
	sent := false
	for i := range len(text) {
		pause := time.Duration(0)
		switch {
		case text[i] == 'W':
			pause = digitWait
		case sent && receive == "":
			pause = digitPause
		}
		if err := sleep(ctx, pause); err != nil {
			if sent { // the digits before have been played
				return &ami.SendError{Server: a.Server.Name(), Action: "PlayDTMF", Sent: ami.OutcomeUnknown, Err: err}
			}
			return err
		}
		if text[i] == 'W' {
			continue
		}
		act := action("PlayDTMF", "Channel", ch.id, "Digit", text[i:i+1], "Duration", length, "Receive", receive)
		if _, err := a.doOn(ctx, act, socket); err != nil {
			return err
		}
		sent = true
	}
	return nil
}

func sleep(ctx context.Context, d time.Duration) error {
	if d == 0 {
		return nil
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
