//go:build !unix

package agi

const exchanges = false

type exchange struct{ line []byte }

func (k *socket) writeThenRead(p []byte) (int, error) { return k.Conn.Read(p) }
