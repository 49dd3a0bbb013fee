//go:build !unix

package agi

type attempt struct{}

// tryWrite does nothing here: each write has its deadline.
func (s *Session) tryWrite([]byte) (n int, err error) { return 0, nil }

const exchanges = false

type exchange struct{ line []byte }

func (k *socket) writeThenRead(p []byte) (int, error) { return k.Conn.Read(p) }
