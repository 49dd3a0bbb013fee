//go:build !linux

package agi

// acknowledge does nothing here: HANGUP comes 40 ms late (see quickack_linux.go).
func (s *Session) acknowledge() {}
