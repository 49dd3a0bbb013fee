package call

import (
	"time"

	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/types/known/durationpb"
	"google.golang.org/protobuf/types/known/timestamppb"

	"github.com/astergate/astergate/engine/mapping"
	eventv1 "github.com/astergate/astergate/gen/go/astergate/ami/event/v1"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// Proto returns the call as a message, as it is now, which shares no memory with
// it.
func (c *Call) Proto(now time.Time, timeline bool) *astergatev1.Call {
	return c.proto(Steady(now), timeline)
}

// ProtoAfter is Proto as of a change that has just happened, without timeline.
func (c *Call) ProtoAfter(change Change) *astergatev1.Call { return c.proto(change.at, false) }

func (c *Call) proto(now int64, timeline bool) *astergatev1.Call {
	out := &astergatev1.Call{
		Call: c.id, Server: c.tracker.cfg.Server, Direction: c.direction, State: c.State(),
		Caller: party(c.number, c.name), Dialed: c.dialed,
		CreatedAt: c.timestamp(c.created), RingingAt: c.timestamp(c.ringing), AnsweredAt: c.timestamp(c.answered),
		BridgedAt: c.timestamp(c.bridged), EndedAt: c.timestamp(c.ended),
		CauseText: c.causeText, Failure: c.failure, EndedBy: c.endedBy(),
		TimelineDropped: c.dropped, Resynchronized: c.flags&flagResynchronized != 0,
		Stale: c.Stale(), Sequence: c.sequence, IdempotencyKey: c.Key(),
	}
	ring, talk, hold, total := c.durations(now)
	out.Ring, out.Talk, out.Hold, out.Total = duration(ring), duration(talk), duration(hold), durationpb.New(total)
	if c.causeSet {
		out.Cause = proto.Uint32(uint32(c.cause))
	}
	if c.reason >= 0 {
		out.FailureReason = proto.Uint32(uint32(c.reason))
	}
	for _, l := range c.legs {
		out.Legs = append(out.Legs, l.proto(c))
	}
	for _, l := range c.links {
		out.Links = append(out.Links, &astergatev1.CallLink{Call: l.call, Kind: l.kind})
	}
	for _, v := range c.variables {
		out.Variables = append(out.Variables, mapping.NewHeader([]byte(v.name), []byte(v.value)))
	}
	if timeline {
		out.Timeline = make([]*astergatev1.CallChange, len(c.timeline))
		for i := range c.timeline {
			out.Timeline[i] = c.timeline[i].proto(c)
		}
	}
	return out
}

// Proto returns the change as an entry of a timeline.
func (c Change) Proto() *astergatev1.CallChange {
	out := &astergatev1.CallChange{
		Kind: c.Kind, At: timestamppb.New(c.At), UniqueId: c.UniqueID, Text: c.Text, Resynchronized: c.Resynchronized,
	}
	if c.Number >= 0 {
		out.Number = proto.Uint32(uint32(c.Number))
	}
	return out
}

func (e *entry) proto(c *Call) *astergatev1.CallChange {
	change := Change{
		Kind: astergatev1.CallChangeKind(e.kind), At: c.told(e.at), Number: int(e.number), Text: e.text,
		Resynchronized: e.resynchronized,
	}
	if e.channel != nil {
		change.UniqueID = e.channel.uniqueID
	}
	return change.Proto()
}

func (l *leg) proto(c *Call) *astergatev1.CallLeg {
	out := &astergatev1.CallLeg{
		Root: l.root, RingingAt: c.timestamp(l.ringing), AnsweredAt: c.timestamp(l.answered),
		DialStatus: l.dialStatus, Optimized: l.optimized,
	}
	for _, ch := range l.channels {
		if ch != nil {
			out.Channels = append(out.Channels, ch.proto())
		}
	}
	return out
}

func (ch *channel) proto() *astergatev1.CallChannel {
	out := &astergatev1.CallChannel{
		UniqueId: ch.uniqueID, Name: ch.name, LinkedId: ch.linkedID, State: eventv1.ChannelState(ch.state),
		BridgeUniqueId: Channel{ch}.Bridge(), OnHold: ch.flags&chanHeld != 0, Muted: ch.flags&chanMuted != 0,
		Caller: party(ch.number, ch.callerName), Connected: party(ch.connectedNumber, ch.connectedTo),
		AccountCode: ch.account, Context: ch.context, Exten: ch.exten, Priority: ch.priorityText(), HungUp: ch.dead(),
	}
	if ch.dead() && ch.cause >= 0 {
		out.Cause = proto.Uint32(uint32(ch.cause))
	}
	return out
}

func party(number, name string) *astergatev1.CallParty {
	if number == "" && name == "" {
		return nil
	}
	return &astergatev1.CallParty{Number: number, Name: name}
}

func (c *Call) timestamp(nanos int64) *timestamppb.Timestamp {
	if nanos == 0 {
		return nil
	}
	return timestamppb.New(c.told(nanos))
}

func duration(d time.Duration) *durationpb.Duration {
	if d == 0 {
		return nil
	}
	return durationpb.New(d)
}
