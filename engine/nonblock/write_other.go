//go:build !unix

package nonblock

const possible = false

// Write takes nothing here.
func Write(uintptr, []byte) (n int, err error) { return 0, nil }
