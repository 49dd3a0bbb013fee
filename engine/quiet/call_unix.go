//go:build unix && !linux

package quiet

import "syscall"

// Read is read(2) of a socket that does not block.
func Read(fd uintptr, p []byte) (int, error) { return syscall.Read(int(fd), p) }

// Write is write(2) of a socket that does not block.
func Write(fd uintptr, p []byte) (int, error) { return syscall.Write(int(fd), p) }
