package asterisktest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path"
	"runtime"
	"syscall"
	"time"
)

const asteriskPath = "/usr/sbin/asterisk"

// process is one run of a server. Its methods may be called concurrently.
type process struct {
	pid  int
	done chan struct{} // closed when the process has been waited for
	err  error         // how it ended; set before done is closed
}

// startProcess starts Asterisk in the directory. It dies with this process.
func startProcess(d *directory) (*process, error) {
	output, err := os.OpenFile(d.host("log/output"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, fmt.Errorf("start asterisk: %w", err)
	}
	cmd := asterisk(context.Background(), d, true, "-f", "-n")
	cmd.Stdout, cmd.Stderr = output, output

	p := &process{done: make(chan struct{})}
	started := make(chan error)
	go func() {
		defer close(p.done)
		defer func() { _ = output.Close() }()
		// The parent-death signal comes when the starting thread ends, so
		// this one has to stay for as long as the server.
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		err := cmd.Start()
		started <- err
		if err == nil {
			p.err = cmd.Wait()
		}
	}()
	if err := <-started; err != nil {
		<-p.done
		return nil, fmt.Errorf("start asterisk: %w", err)
	}
	p.pid = cmd.Process.Pid
	return p, nil
}

// running reports whether the process has not been waited for yet.
func (p *process) running() bool {
	select {
	case <-p.done:
		return false
	default:
		return true
	}
}

// signal sends a signal to the process and its children, if it is running.
func (p *process) signal(signal syscall.Signal) error {
	if !p.running() {
		return nil
	}
	if err := signalGroup(p.pid, signal); err != nil && !errors.Is(err, syscall.ESRCH) {
		return fmt.Errorf("signal asterisk: %w", err)
	}
	return nil
}

// pause stops the process and waits until all of it has stopped.
func (p *process) pause(limit time.Duration) error {
	if err := p.signal(sigPause); err != nil {
		return err
	}
	timer, ticker := time.NewTimer(limit), time.NewTicker(time.Millisecond)
	defer timer.Stop()
	defer ticker.Stop()
	for {
		all, err := stopped(p.pid)
		if all && err == nil {
			return nil
		}
		select {
		case <-ticker.C: // also after an error: a thread that has just ended
		case <-p.done:
			return errors.New("asterisk has ended")
		case <-timer.C:
			return errors.Join(fmt.Errorf("asterisk (pid %d) has not stopped after %v", p.pid, limit), err)
		}
	}
}

// wait waits for the end of the process, at most for the time given.
func (p *process) wait(limit time.Duration) error {
	timer := time.NewTimer(limit)
	defer timer.Stop()
	select {
	case <-p.done:
		return nil
	case <-timer.C:
		return fmt.Errorf("asterisk (pid %d) has not ended after %v", p.pid, limit)
	}
}

// runCLI runs one CLI command on the server and returns what it printed.
func runCLI(ctx context.Context, d *directory, command string) (string, error) {
	output, err := asterisk(ctx, d, false, "-n", "-rx", command).CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("asterisk -rx %q: %w: %s", command, err, output)
	}
	return string(output), nil
}

// asterisk returns a run of the program with the directory's configuration.
func asterisk(ctx context.Context, d *directory, dieWithParent bool, args ...string) *exec.Cmd {
	args = append([]string{"-C", path.Join(d.path, "etc/asterisk.conf")}, args...)
	cmd := exec.CommandContext(ctx, asteriskPath, args...)
	cmd.Dir = d.path
	cmd.Env = []string{"HOME=" + d.path, "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "TERM=dumb", "LANG=C.UTF-8"}
	confine(cmd, d.root, d.user, dieWithParent)
	return cmd
}
