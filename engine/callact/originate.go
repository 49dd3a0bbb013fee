package callact

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base32"
	"errors"
	"strings"
	"time"
	"unicode/utf8"

	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/types/known/durationpb"

	"github.com/astergate/astergate/engine"
	"github.com/astergate/astergate/engine/ami"
	"github.com/astergate/astergate/engine/ami/wire"
	"github.com/astergate/astergate/engine/call"
	"github.com/astergate/astergate/engine/mapping"
	amiv1 "github.com/astergate/astergate/gen/go/astergate/ami/v1"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

const (
	ringTime = 30 * time.Second // how long a call may ring, by default
	// giveUp is how long after its ringing time a call may be without a sign.
	giveUp = 30 * time.Second
	maxKey = 128
)

// Originate makes a call, and returns it when it is where wait_for says, or over.
// repeated: the idempotency key was known, and nothing was sent.
//
// The call is announced to the tracker before a byte is written, under the
// Uniqueid that its first channel will have. What Asterisk refuses is a failed
// call with Asterisk's text, not an error: the call was told to all who watch.
// Errors: those of the request, of Allow, *ConflictError, *LateError, and
// *ami.SendError for what was not sent.
func (d *Desk) Originate(ctx context.Context, a *Actor, req *astergatev1.OriginateRequest) (made *astergatev1.Call, repeated bool, err error) {
	if _, known := astergatev1.CallMilestone_name[int32(req.GetWaitFor())]; !known {
		return nil, false, invalid("wait_for", "it is none of QUEUED, RINGING, ANSWERED, BRIDGED and ENDED")
	}
	o, err := d.order(a, req)
	if err != nil {
		return nil, false, err
	}
	id, repeated, err := d.dial(ctx, a, o)
	if err != nil {
		return nil, repeated, err
	}
	made, err = a.await(ctx, id, req.GetWaitFor(), o.rings+giveUp)
	return made, repeated, err
}

// await waits for a milestone; limit holds where the client set no deadline,
// except for milestones that may take as long as the call.
func (a *Actor) await(ctx context.Context, id string, milestone astergatev1.CallMilestone, limit time.Duration) (*astergatev1.Call, error) {
	if milestone == astergatev1.CallMilestone_CALL_MILESTONE_UNSPECIFIED {
		milestone = astergatev1.CallMilestone_CALL_MILESTONE_QUEUED
	}
	if _, bounded := ctx.Deadline(); !bounded && milestone <= astergatev1.CallMilestone_CALL_MILESTONE_ANSWERED {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, limit)
		defer cancel()
	}
	made, err := a.Server.Calls().Await(ctx, id, func(c *call.Call) bool {
		// Who is told that it was answered may act on its channels.
		return c.Reached(milestone) && (milestone < astergatev1.CallMilestone_CALL_MILESTONE_ANSWERED || settled(c))
	})
	if errors.Is(err, context.DeadlineExceeded) || errors.Is(err, context.Canceled) {
		return nil, &LateError{Server: a.Server.Name(), Call: id, Milestone: milestone, Err: err}
	}
	return made, err
}

// order is an Originate that is ready to be sent.
type order struct {
	action         ami.Action
	announcement   call.Announcement
	rings          time.Duration
	key            string
	fingerprint    [sha256.Size]byte // of the arguments
	trackingHeader int               // place of the tracking variable, whose value is the call's id
}

// order checks a request and makes the action of it.
func (d *Desk) order(a *Actor, req *astergatev1.OriginateRequest) (*order, error) {
	if req.GetChannel() == "" {
		return nil, invalid("channel", "name whom to call, such as PJSIP/alice")
	}
	if utf8.RuneCountInString(req.GetIdempotencyKey()) > maxKey {
		return nil, invalid("idempotency_key", "use at most %d characters", maxKey)
	}
	if err := checkTarget(req); err != nil {
		return nil, err
	}
	o := &order{key: req.GetIdempotencyKey(), rings: ringTime}
	if t := req.GetTimeout(); t != nil {
		if t.CheckValid() != nil || t.AsDuration() < time.Millisecond || t.AsDuration() > 24*time.Hour {
			return nil, invalid("timeout", "choose 1 ms to 24 h")
		}
		o.rings = t.AsDuration()
	}
	channelID, otherID := channelIDs(a.Principal, o.key)
	if !strings.HasPrefix(strings.ToLower(req.GetChannel()), "local/") {
		otherID = ""
	}
	typed := &amiv1.OriginateRequest{
		Channel: req.GetChannel(), Context: req.GetContext(), Exten: req.GetExten(), Priority: req.GetPriority(),
		Application: req.GetApplication(), Data: req.GetData(), Timeout: durationpb.New(o.rings), CallerId: req.GetCallerId(),
		Account: req.GetAccountCode(), Codecs: req.GetCodecs(), EarlyMedia: req.GetEarlyMedia(),
		ChannelId: channelID, OtherChannelId: otherID, Async: true,
	}
	if typed.Exten != "" && typed.Priority == "" {
		typed.Priority = "1"
	}
	headers, _, err := d.originate.Headers(typed)
	if err != nil {
		return nil, err
	}
	tracking := a.Server.Calls().Variable()
	o.trackingHeader = len(headers)
	headers = append(headers, header("Variable", tracking+"="))
	for _, v := range mapping.EncodeHeaders(req.GetVariables()) {
		if strings.TrimLeft(v.Name, "_") == tracking {
			return nil, invalid("variables", "astergate finds its calls by the variable %s", tracking)
		}
		h, err := mapping.Variable("Variable", v.Name, v.Value)
		if err != nil {
			return nil, invalid("variables", "it %v", err)
		}
		headers = append(headers, h)
	}
	o.action = ami.Action{Name: "Originate", Headers: headers}
	o.announcement = call.Announcement{
		ChannelID: channelID, OtherChannelID: otherID, Dialed: req.GetChannel(), Caller: req.GetCallerId(), Key: o.key,
	}
	o.fingerprint = fingerprintOf(req)
	return o, nil
}

// checkTarget takes either a place in the dialplan or an application: what else
// Asterisk would do with a call that is answered nobody wants.
func checkTarget(req *astergatev1.OriginateRequest) error {
	switch place := req.GetContext() != "" || req.GetExten() != "" || req.GetPriority() != ""; {
	case req.GetApplication() == "" && req.GetData() != "":
		return invalid("data", "it is for an application")
	case req.GetApplication() != "" && place:
		return invalid("application", "choose either an application, or context and exten")
	case req.GetApplication() == "" && (req.GetContext() == "" || req.GetExten() == ""):
		return invalid("context", "say where the call goes when it is answered: context and exten, or an application")
	}
	return nil
}

// channelIDs are the Uniqueids of a call's first channel, and of the second half
// of a Local one. With a key they follow from it and from whose it is, so that Asterisk itself refuses
// a second call while the first one lives, also after a restart of ours. They are
// of one length, so that none is the beginning of another.
func channelIDs(principal, key string) (one, other string) {
	base := "ag-" + rand.Text()
	if key != "" {
		sum := sha256.Sum256([]byte(principal + "\x00" + key))
		base = "agk-" + base32.HexEncoding.WithPadding(base32.NoPadding).EncodeToString(sum[:20])
	}
	return base + "-1", base + "-2"
}

// fingerprintOf tells requests apart that are not the same, whatever they wait
// for.
func fingerprintOf(req *astergatev1.OriginateRequest) [sha256.Size]byte {
	same := proto.CloneOf(req)
	same.WaitFor, same.Server = 0, ""
	data, err := proto.MarshalOptions{Deterministic: true}.Marshal(same)
	if err != nil { // text that is not UTF-8, which no client can send
		return sha256.Sum256([]byte(err.Error()))
	}
	return sha256.Sum256(data)
}

func header(name, value string) wire.Header { return wire.Header{Name: name, Value: value} }

// send announces and sends an order. The call exists from then on, whatever comes
// of it. Error: *ami.SendError, if it was certainly not sent.
func (a *Actor) send(ctx context.Context, o *order) (id string, err error) {
	calls := a.Server.Calls()
	now := time.Now()
	o.announcement.At, o.announcement.Deadline = now, now.Add(o.rings+giveUp)
	calls.With(func(t *call.Tracker) { id = t.Announce(o.announcement).ID() })
	act := o.action
	act.Headers = append([]wire.Header(nil), act.Headers...)
	act.Headers[o.trackingHeader].Value += id
	act.OnID = func(actionID string) {
		calls.With(func(t *call.Tracker) { t.SetActionID(id, actionID) })
	}
	reply, err := a.Server.Do(ctx, act, engine.SocketFast)
	outcome := outcomeOf(reply, err)
	calls.With(func(t *call.Tracker) { t.Answered(id, outcome, time.Now()) })
	if outcome.Kind == call.NotSent {
		return id, err
	}
	return id, nil
}

// outcomeOf is what the answer to an Originate means for its call. One whose
// answer never came may have been taken: its events, or the next snapshot, tell.
func outcomeOf(reply *ami.Reply, err error) call.Outcome {
	var unsent *ami.SendError
	switch {
	case err == nil && reply.Success():
		return call.Outcome{Kind: call.Taken, Text: reply.Message()}
	case err == nil:
		return call.Outcome{Kind: call.Refused, Text: reply.Message()}
	case errors.As(err, &unsent) && unsent.Sent == ami.NotSent:
		return call.Outcome{Kind: call.NotSent, Text: err.Error()}
	}
	return call.Outcome{Kind: call.Unknown, Text: err.Error()}
}

// check refuses what the client may not send, and what no line can hold, before a
// call is made of it. The call's id has a place of its length.
func (a *Actor) check(o *order) error {
	act := o.action
	act.Headers = append([]wire.Header(nil), act.Headers...)
	act.Headers[o.trackingHeader].Value += strings.Repeat("x", 40)
	if err := a.Allow(act); err != nil {
		return err
	}
	return wire.CheckAction(act.Name, "", act.Headers)
}
