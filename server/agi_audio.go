package server

import (
	"errors"

	"google.golang.org/grpc"

	"github.com/astergate/astergate/engine"
	"github.com/astergate/astergate/engine/agi"
	"github.com/astergate/astergate/engine/worker"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// soundRate is the rate of EAGI's sound. Where the dialplan chooses another format
// by EAGI_AUDIO_FORMAT, it must tell who listens.
const soundRate = 8000

// StreamAudio implements the RPC. A caller that does not read blocks its own
// handler alone: what waits for it is bounded, and the rest is dropped.
func (s *agiService) StreamAudio(req *astergatev1.StreamAudioRequest, stream grpc.ServerStreamingServer[astergatev1.StreamAudioResponse]) error {
	if req.GetSession() == "" {
		return &engine.InvalidError{Field: "session", Fault: "it is empty; name one of ListSessions"}
	}
	if err := s.mayReach(stream.Context(), req.GetSession()); err != nil {
		return err
	}
	sound, live, err := s.registry.Sound(req.GetSession())
	switch {
	case err != nil:
		return err
	case !live:
		return &worker.SessionError{Session: req.GetSession()}
	}
	ear := sound.Listen()
	defer ear.Close()
	msg := &astergatev1.StreamAudioResponse{Format: &astergatev1.AudioFormat{Encoding: "slin", SampleRate: soundRate}}
	for {
		if err := stream.Send(msg); err != nil {
			return err
		}
		piece, err := ear.Next(stream.Context())
		if errors.Is(err, agi.ErrSoundOver) {
			return nil
		}
		if err != nil {
			return err
		}
		msg = &astergatev1.StreamAudioResponse{Data: piece.Data, Dropped: piece.Dropped}
	}
}

// soundOf puts a carried session's sound together into whole samples.
type soundOf struct {
	sound *agi.Sound
	odd   []byte // half a sample
}

func (s *soundOf) put(audio *astergatev1.CarryAudio) {
	data := audio.GetData()
	if audio.GetDropped()%2 == 1 { // whole samples are missing, and a half
		s.odd = nil
		data = data[min(1, len(data)):]
	}
	if len(s.odd) > 0 {
		data = append(s.odd, data...)
		s.odd = nil
	}
	if len(data)%2 == 1 {
		s.odd = []byte{data[len(data)-1]}
		data = data[:len(data)-1]
	}
	if len(data) > 0 || audio.GetDropped() > 0 {
		s.sound.Put(agi.Piece{Data: data, Dropped: audio.GetDropped()})
	}
}
