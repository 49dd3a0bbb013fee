package engine

import (
	"strings"
	"time"

	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/types/known/durationpb"

	"github.com/astergate/astergate/engine/ami"
	"github.com/astergate/astergate/engine/ami/wire"
	"github.com/astergate/astergate/engine/mapping"
	"github.com/astergate/astergate/engine/mask"
	"github.com/astergate/astergate/engine/ring"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// notice is an event of our own in a server's log.
type notice struct {
	body   proto.Message // LinkUp or LinkDown; nil for an orphan
	orphan bool          // the entry's message is a reply that nobody waited for
	link   linkChange    // that body tells of
}

// linkChange is what happened to the link.
type linkChange uint8

const (
	linkUp linkChange = iota + 1
	linkDown
)

// Event implements ami.Sink.
func (s *Server) Event(msg wire.Message, at time.Time) {
	s.log.Append(msg, at)
	s.completions.offer(msg)
	s.capability.event(msg.Type())
}

// Pause implements ami.Sink: who waits for events is woken once for all that came
// together.
func (s *Server) Pause() { s.log.Wake() }

// Orphan implements ami.Sink. Whoever asked for it is gone, and all subscribers of
// orphans get it: what may be a secret in it is masked.
func (s *Server) Orphan(msg wire.Message, at time.Time) {
	msg, _ = wire.NewMessage(mask.Message(mask.Config("", msg.Raw())))
	s.log.PublishNotice(&notice{orphan: true}, msg, at)
}

// LinkUp implements ami.Sink.
func (s *Server) LinkUp(up ami.Up) {
	s.capability.forget()
	body := &astergatev1.LinkUp{
		Banner:     mapping.Text([]byte(up.Banner)),
		AmiVersion: mapping.Text([]byte(up.Version)),
		Mode:       ModeOf(up.Mode),
		Reconnects: uint32(up.Reconnects),
	}
	if up.Down > 0 {
		body.DownFor = durationpb.New(up.Down)
	}
	s.log.PublishNotice(&notice{body: body, link: linkUp}, wire.Message{}, up.At)
}

// LinkDown implements ami.Sink.
func (s *Server) LinkDown(down ami.Down) {
	s.farewell = strings.HasSuffix(down.Reason, reasonRemoved)
	body := &astergatev1.LinkDown{Reason: mapping.Text([]byte(down.Reason))}
	s.log.PublishNotice(&notice{body: body, link: linkDown}, wire.Message{}, down.At)
	s.completions.lost()
}

// appendFrame appends an entry as an element of SubscribeResponse.events.
func (s *Server) appendFrame(dst []byte, e *ring.Entry, view astergatev1.View) []byte {
	env := s.envelope(e)
	n, ours := e.Notice().(*notice)
	if !ours {
		return s.mapper.AppendFramed(dst, env, e.Message(), view)
	}
	body := n.body
	if n.orphan {
		body = mapping.Orphaned(e.Message())
	}
	return s.own(env, body)
}

// envelope is what an entry's events say beside what Asterisk said.
func (s *Server) envelope(e *ring.Entry) mapping.Envelope {
	return mapping.Envelope{Sequence: e.Sequence(), ReceivedAt: e.At(), Server: s.name}
}

// own encodes an event of astergate's own.
func (s *Server) own(env mapping.Envelope, body proto.Message) []byte {
	frame, err := s.mapper.AppendOwnFramed(nil, env, body)
	if err != nil {
		// Every text was made valid before it came here: a fault of ours. The
		// event keeps its place, with an empty body.
		s.logger.Error("an event of astergate's own did not encode", "error", err)
		frame, _ = s.mapper.AppendOwnFramed(nil, env, &astergatev1.LinkDown{})
	}
	return frame
}

var modes = map[ami.LinkMode]astergatev1.LinkMode{
	ami.LinksSplit:  astergatev1.LinkMode_LINK_MODE_SPLIT,
	ami.LinksSingle: astergatev1.LinkMode_LINK_MODE_SINGLE,
}

// ModeOf is a link's mode as the API tells it.
func ModeOf(mode ami.LinkMode) astergatev1.LinkMode { return modes[mode] }

var states = map[ami.State]astergatev1.LinkState{
	ami.StateConnecting: astergatev1.LinkState_LINK_STATE_CONNECTING,
	ami.StateLoggingIn:  astergatev1.LinkState_LINK_STATE_LOGGING_IN,
	ami.StateBooting:    astergatev1.LinkState_LINK_STATE_BOOTING,
	ami.StateReady:      astergatev1.LinkState_LINK_STATE_READY,
	ami.StateLost:       astergatev1.LinkState_LINK_STATE_LOST,
	ami.StateStopped:    astergatev1.LinkState_LINK_STATE_STOPPED,
}

// StateOf is a link's state as the API tells it.
func StateOf(state ami.State) astergatev1.LinkState { return states[state] }

// IsLinkDown reports whether an entry of a server's log tells that its link was
// lost, and with it events.
func IsLinkDown(e *ring.Entry) bool {
	n, ours := e.Notice().(*notice)
	return ours && n.link == linkDown
}
