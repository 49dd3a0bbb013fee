package asterisktest

import (
	"context"
	"crypto/x509"
	"os"
	"sync"
	"syscall"
	"testing"
)

// Server is a running Asterisk. The fields do not change. The methods may be
// called concurrently, except that only one of Kill, Stop and Restart may run
// at a time; all that can fail fail the test, so they belong to its goroutine.
// On an external server, those that need its process skip the test.
type Server struct {
	Target Target
	// AMIAddr is host:port of the manager; it stays over a Restart.
	AMIAddr string
	// Users are the manager users, at least one.
	Users []User
	// TLSAddr is host:port of the manager with TLS, and CAs trusts its
	// certificate; empty and nil without Config.TLS.
	TLSAddr string
	CAs     *x509.CertPool
	// SIPAddr is host:port of the SIP transport; empty without Config.PJSIP.
	SIPAddr string

	tb  testing.TB
	dir *directory // nil for an external server

	mu      sync.Mutex
	current *process // guarded by mu; nil only before the first start
}

// PID returns the process id of the present or last run, 0 for an external
// server.
func (s *Server) PID() int {
	if p := s.process(); p != nil {
		return p.pid
	}
	return 0
}

// Kill ends the server and its children by SIGKILL, as a crash would, and waits
// until the process is gone. It does nothing if the server is not running.
func (s *Server) Kill() {
	s.tb.Helper()
	s.needProcess()
	if err := s.kill(); err != nil {
		s.tb.Fatalf("kill %v: %v", s.Target, err)
	}
}

// Stop ends the server as "core stop now" does: channels hang up and manager
// sessions get the Shutdown event. It waits until the process is gone, which
// takes about a second.
func (s *Server) Stop() {
	s.tb.Helper()
	s.needProcess()
	s.signal(sigTerm)
	if err := s.process().wait(stopLimit); err != nil {
		s.tb.Fatalf("stop %v: %v", s.Target, err)
	}
}

// Restart starts the server again after Kill or Stop, with the same ports,
// configuration and database, and waits until it has booted. A server that is
// still running is killed first.
func (s *Server) Restart() {
	s.tb.Helper()
	s.Kill()
	if err := s.run(); err != nil {
		s.tb.Fatalf("restart %v: %v", s.Target, err)
	}
}

// Pause stops the server from running (SIGSTOP): its connections stay up and
// nothing answers, as on a hung machine. It returns when all threads stand. Resume lets it go on; Kill works on a
// paused server, Stop does not.
func (s *Server) Pause() {
	s.tb.Helper()
	s.needProcess()
	if err := s.process().pause(stopLimit); err != nil {
		s.tb.Fatalf("pause %v: %v", s.Target, err)
	}
}

// Resume ends a Pause.
func (s *Server) Resume() {
	s.tb.Helper()
	s.needProcess()
	s.signal(sigGoOn)
}

// CLI runs a CLI command (asterisk -rx) and returns its output. It fails tb if
// the server is not running; an unknown command is no failure.
func (s *Server) CLI(tb testing.TB, command string) string {
	tb.Helper()
	if s.dir == nil {
		tb.Skipf("%v has no CLI here", s.Target)
	}
	ctx, cancel := context.WithTimeout(context.Background(), cliLimit)
	defer cancel()
	output, err := runCLI(ctx, s.dir, command)
	if err != nil {
		tb.Fatal(err)
	}
	return output
}

// Path returns where the test finds a file of the server's own directory, such
// as "spool/monitor/record.wav", "log/messages" or "etc/queues.conf". It is
// empty for an external server.
func (s *Server) Path(name string) string {
	if s.dir == nil {
		return ""
	}
	return s.dir.host(name)
}

// Log returns what the server has logged so far (notice and above, and verbose
// lines with Config.Options "verbose=5"), over all its runs.
func (s *Server) Log() string {
	if s.dir == nil {
		return ""
	}
	content, err := os.ReadFile(s.dir.host("log/messages"))
	if err != nil {
		return "" // nothing logged yet
	}
	return string(content)
}

func (s *Server) process() *process {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.current
}

func (s *Server) setProcess(p *process) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.current = p
}

func (s *Server) needProcess() {
	s.tb.Helper()
	if s.process() == nil {
		s.tb.Skipf("%v cannot be stopped by the test", s.Target)
	}
}

func (s *Server) signal(signal syscall.Signal) {
	s.tb.Helper()
	if err := s.process().signal(signal); err != nil {
		s.tb.Fatalf("signal %v: %v", s.Target, err)
	}
}

func (s *Server) kill() error {
	p := s.process()
	if err := p.signal(sigKill); err != nil {
		return err
	}
	return p.wait(stopLimit)
}

// cleanup ends the test's use of the server.
func (s *Server) cleanup() {
	if err := s.kill(); err != nil {
		s.tb.Errorf("kill %v: %v", s.Target, err)
	}
	if s.tb.Failed() {
		s.tb.Logf("%v\n%s", s.Target, s.tail())
	}
	if err := s.dir.remove(); err != nil {
		s.tb.Errorf("remove files of %v: %v", s.Target, err)
	}
}
