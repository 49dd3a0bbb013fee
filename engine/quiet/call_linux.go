package quiet

import (
	"syscall"
	"unsafe"
)

// Read is read(2) of a socket that does not block. Like Write it may be used where a
// [syscall.RawConn] lends the socket.
func Read(fd uintptr, p []byte) (int, error) {
	if len(p) == 0 || told() {
		return syscall.Read(int(fd), p)
	}
	n, _, errno := syscall.RawSyscall(syscall.SYS_READ, fd, uintptr(unsafe.Pointer(unsafe.SliceData(p))), uintptr(len(p)))
	return made(n, errno)
}

// Write is write(2) of a socket that does not block.
func Write(fd uintptr, p []byte) (int, error) {
	if len(p) == 0 || told() {
		return syscall.Write(int(fd), p)
	}
	n, _, errno := syscall.RawSyscall(syscall.SYS_WRITE, fd, uintptr(unsafe.Pointer(unsafe.SliceData(p))), uintptr(len(p)))
	return made(n, errno)
}

func made(n uintptr, errno syscall.Errno) (int, error) {
	if errno != 0 {
		return -1, errno // as syscall.Read
	}
	return int(n), nil
}
