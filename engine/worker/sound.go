package worker

import "github.com/astergate/astergate/engine/agi"

// NoSoundError says that a session's channel sends no sound.
type NoSoundError struct{ Session string }

func (err *NoSoundError) Error() string {
	return "session " + clip(err.Session) + " sends no sound: only EAGI does, by which Asterisk runs `astergate agi`"
}

// Sound returns what a session's channel hears. Errors: *NoSoundError; ok is false
// if there is no such session.
func (r *Registry) Sound(session string) (sound *agi.Sound, ok bool, err error) {
	r.mu.Lock()
	s := r.sessions[session]
	r.mu.Unlock()
	if s == nil {
		return nil, false, nil
	}
	if source, can := s.ch.(interface{ Sound() *agi.Sound }); can {
		sound = source.Sound()
	}
	if sound == nil {
		return nil, true, &NoSoundError{session}
	}
	return sound, true, nil
}
