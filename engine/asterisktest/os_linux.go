package asterisktest

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
)

// canChroot returns nil if this process may start servers in a chroot.
func canChroot() error {
	if os.Geteuid() != 0 {
		return errors.New("chroot needs root")
	}
	return nil
}

// confine makes the command run in the chroot as the user given, in a process
// group of its own. The user is set here and not by asterisk -U, because the
// kernel forgets the parent-death signal when a process changes its user.
func confine(cmd *exec.Cmd, root string, user account, dieWithParent bool) {
	cmd.SysProcAttr = &syscall.SysProcAttr{
		Chroot:     root,
		Credential: &syscall.Credential{Uid: user.uid, Gid: user.gid},
		Setpgid:    true,
	}
	if dieWithParent {
		cmd.SysProcAttr.Pdeathsig = syscall.SIGKILL
	}
}

// signalGroup sends a signal to all processes of the group.
func signalGroup(pid int, signal syscall.Signal) error { return syscall.Kill(-pid, signal) }

// Signals to a whole server.
const (
	sigKill  = syscall.SIGKILL
	sigTerm  = syscall.SIGTERM // "core stop now"
	sigPause = syscall.SIGSTOP
	sigGoOn  = syscall.SIGCONT
)

// stopped reports whether every thread of the process has taken a sigPause: on
// another processor some run on for a moment after the signal was sent.
func stopped(pid int) (bool, error) {
	tasks, err := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/stat", pid))
	if err != nil {
		return false, fmt.Errorf("list threads: %w", err)
	}
	for _, task := range tasks {
		stat, err := os.ReadFile(task)
		if err != nil {
			return false, fmt.Errorf("read thread state: %w", err)
		}
		// The state follows the name, which is in brackets and may hold some.
		if state := stat[bytes.LastIndexByte(stat, ')')+1:]; !bytes.HasPrefix(state, []byte(" T")) {
			return false, nil
		}
	}
	return len(tasks) > 0, nil
}

// lockFile takes the exclusive lock of an open file or directory until it is
// closed; without wait it fails at once if another holder has it.
func lockFile(f *os.File, wait bool) error {
	how := syscall.LOCK_EX
	if !wait {
		how |= syscall.LOCK_NB
	}
	return syscall.Flock(int(f.Fd()), how)
}
