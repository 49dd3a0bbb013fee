package callact

import (
	"context"
	"errors"
	"strings"
	"time"

	"github.com/astergate/astergate/engine/ami/wire"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

const (
	featureTime = time.Minute // an attended transfer's, by default
	digitTime   = 500 * time.Millisecond
)

// attendedFeature has Asterisk make an attended transfer. The action only queues
// the feature code and the extension as digits on the channel: without t or T in
// Dial nothing happens. So the consultation's channel is awaited, then the
// transfer, which completes when the transferring side hangs up.
func (a *Actor) attendedFeature(ctx context.Context, id string, req *astergatev1.AttendedTransfer) (string, error) {
	if req.GetTargetCall() != "" || req.GetTargetUniqueId() != "" {
		return "", invalid("attended.target_call", "only JOIN takes it")
	}
	to, err := placeOf("attended.to", req.GetTo())
	if err != nil {
		return "", err
	}
	to.exten = strings.ToUpper(to.exten)
	switch {
	case !dialable(to.exten):
		return "", invalid("attended.to.exten", "it is dialled: use 0-9, A-D, * and #")
	case to.priority != "1":
		return "", invalid("attended.to.priority", "an attended transfer goes to priority 1")
	}
	limit := featureTime
	if d := req.GetTimeout(); d != nil {
		if d.CheckValid() != nil || d.AsDuration() < time.Second || d.AsDuration() > 24*time.Hour {
			return "", invalid("attended.timeout", "choose 1 s to 24 h")
		}
		limit = d.AsDuration()
	}
	ch, err := a.pick(ctx, id, req.GetUniqueId(), bridged)
	if err != nil {
		return "", err
	}
	f := follow(a.Server)
	defer f.stop()
	t := &consultation{near: ch.id, prefix: "Local/" + to.exten + "@" + to.in(ch) + "-"}
	act := action("Atxfer", "Channel", ch.id, "Exten", to.exten, "Context", to.in(ch))
	if _, err := a.do(ctx, act); err != nil {
		return "", err
	}
	whole, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	begin, cancelBegin := context.WithTimeout(whole, eventTime+time.Duration(len(to.exten))*digitTime)
	defer cancelBegin()
	err = f.until(begin, func(event wire.Message) (bool, error) { return t.consults(event), t.over(event) })
	if errors.Is(err, context.DeadlineExceeded) && ctx.Err() == nil {
		return "", a.failed(id, act.Name, "nobody was called: Dial needs the option t or T for the channel, and the extension must be in context %q", to.in(ch))
	}
	if err == nil {
		err = f.until(whole, func(event wire.Message) (bool, error) { return t.transferred(event), t.over(event) })
		if errors.Is(err, context.DeadlineExceeded) && ctx.Err() == nil {
			return "", a.failed(id, act.Name, "the transfer was not completed in time: the transferring side completes it by hanging up")
		}
	}
	var ended consultationError
	if errors.As(err, &ended) {
		return "", a.failed(id, act.Name, "%s", string(ended))
	}
	return t.result, a.unproven(ctx, id, act.Name, err)
}

// consultation is an attended transfer that is under way.
type consultation struct {
	near       string // the channel that transfers
	prefix     string // of the consultation channel's name
	linkedID   string // of the channel that transfers
	channel    string // the consultation's Uniqueid
	optimized  bool   // the consultation's channel took itself out of the way
	dialStatus string
	result     string
}

// consultationError says why a transfer is over.
type consultationError string

func (err consultationError) Error() string { return string(err) }

// consults reports whether the event is the birth of the consultation's channel:
// it is linked with the one that transfers.
func (t *consultation) consults(event wire.Message) bool {
	if has(event, "Uniqueid", t.near) {
		t.linkedID = text(event, "Linkedid")
	}
	name := text(event, "Channel")
	if !is(event, "Newchannel") || !strings.HasPrefix(name, t.prefix) || !strings.HasSuffix(name, ";1") {
		return false
	}
	if t.linkedID != "" && !has(event, "Linkedid", t.linkedID) {
		return false
	}
	t.channel = text(event, "Uniqueid")
	return true
}

// transferred reports whether the event tells that the transfer happened.
func (t *consultation) transferred(event wire.Message) bool {
	if !is(event, "AttendedTransfer") || !has(event, "OrigTransfererUniqueid", t.near) && !has(event, "SecondTransfererUniqueid", t.near) {
		return false
	}
	t.result = text(event, "Result")
	return t.result == success
}

// over returns an error when nothing can come of it any more. A consultation that
// is not answered ends without a word of the transfer (a busy one after its
// tone); only how its dialling ended is told.
func (t *consultation) over(event wire.Message) error {
	switch {
	case t.result != "" && t.result != success:
		return consultationError("Asterisk says " + t.result)
	case is(event, "DialEnd") && t.channel != "" && has(event, "DestUniqueid", t.channel):
		t.dialStatus = text(event, "DialStatus")
	case is(event, "LocalOptimizationEnd") && t.channel != "" && has(event, "LocalOneUniqueid", t.channel):
		t.optimized = true
	case is(event, "Hangup") && has(event, "Uniqueid", t.channel) && !t.optimized:
		return consultationError("the consultation ended before the transfer: " + t.dialStatus + " " + text(event, "Cause-txt"))
	case is(event, "Hangup") && t.channel == "" && has(event, "Uniqueid", t.near):
		return consultationError("the transferring channel hung up before anybody was called")
	}
	return nil
}
