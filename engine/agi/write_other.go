//go:build !unix

package agi

type attempt struct{}

// tryWrite does nothing here: each write has its deadline.
func (s *Session) tryWrite([]byte) (n int, err error) { return 0, nil }
