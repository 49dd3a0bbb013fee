//go:build !linux

package asterisktest

import (
	"errors"
	"os"
	"os/exec"
	"syscall"
)

// Servers are started on Linux only; elsewhere external ones can be used.
var errNotLinux = errors.New("chroots are for Linux")

func canChroot() error { return errNotLinux }

func confine(*exec.Cmd, string, account, bool) {}

func signalGroup(int, syscall.Signal) error { return errNotLinux }

func stopped(int) (bool, error) { return false, errNotLinux }

func lockFile(*os.File, bool) error { return errNotLinux }

const (
	sigKill  = syscall.SIGKILL
	sigTerm  = syscall.SIGTERM
	sigPause = syscall.SIGKILL // never sent
	sigGoOn  = syscall.SIGKILL
)
