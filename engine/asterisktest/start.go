package asterisktest

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// How long a server may take: it needs half a second on an idle machine.
const (
	bootLimit = 60 * time.Second
	stopLimit = 30 * time.Second
	cliLimit  = 30 * time.Second
)

// errPortTaken says that another program got a port between choice and use.
var errPortTaken = errors.New("a port of the server is taken")

// Start starts the server and waits until it has booted and its manager port
// answers. On failure it fails the test with the end of the server's log. At
// the end of the test the server is killed and its files are removed; if the
// test failed, the end of its log goes to the test's log.
//
// On an external target it only checks that the server answers, and skips the
// test if cfg asks for anything.
func (t Target) Start(tb testing.TB, cfg Config) *Server {
	tb.Helper()
	if t.External() {
		return t.attach(tb, cfg)
	}
	if len(cfg.Users) == 0 {
		cfg.Users = []User{DefaultUser}
	}
	if err := cfg.validate(); err != nil {
		tb.Fatalf("start %v: %v", t, err)
	}
	for attempt := 1; ; attempt++ {
		server, err := t.start(tb, cfg)
		if err == nil {
			tb.Cleanup(server.cleanup)
			return server
		}
		if !errors.Is(err, errPortTaken) || attempt == 5 {
			tb.Fatalf("start %v: %v", t, err)
		}
	}
}

func (t Target) start(tb testing.TB, cfg Config) (*Server, error) {
	chosen, err := choosePorts(cfg)
	if err != nil {
		return nil, err
	}
	dir, err := newDirectory(t.root)
	if err != nil {
		return nil, err
	}
	s := &Server{Target: t, AMIAddr: loopback(chosen.ami), Users: cfg.Users, tb: tb, dir: dir}
	if err := s.configure(cfg, chosen); err != nil {
		return nil, errors.Join(err, dir.remove())
	}
	if err := s.run(); err != nil {
		return nil, errors.Join(err, dir.remove())
	}
	return s, nil
}

// configure writes the server's files.
func (s *Server) configure(cfg Config, chosen ports) error {
	modules, err := moduleDir(s.dir.root)
	if err != nil {
		return err
	}
	names, err := chooseModules(filepath.Join(s.dir.root, modules), cfg)
	if err != nil {
		return err
	}
	files := layout{dir: s.dir.path, moduleDir: modules, modules: names, ports: chosen}.files(cfg)
	if cfg.TLS {
		cert, key, pool, err := selfSigned()
		if err != nil {
			return err
		}
		if _, ok := cfg.ExtraFiles[certFile]; !ok {
			files[certFile], files[keyFile] = cert, key
		}
		s.TLSAddr, s.CAs = loopback(chosen.tls), pool
	}
	if cfg.PJSIP {
		s.SIPAddr = loopback(chosen.sip)
	}
	return s.dir.write(files)
}

// run starts the process and waits until it is ready, or leaves none behind.
func (s *Server) run() error {
	logged := len(s.Log())
	started, err := startProcess(s.dir)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(context.Background(), bootLimit)
	defer cancel()
	err = awaitBanner(ctx, s.AMIAddr, started)
	if err == nil {
		// The port answers about 0.1 s before the modules are there.
		_, err = runCLI(ctx, s.dir, "core waitfullybooted")
	}
	log := s.Log()[logged:]
	if strings.Contains(log, "Address already in use") {
		err = errors.Join(errPortTaken, err)
	}
	if err != nil {
		err = errors.Join(err, started.signal(sigKill), started.wait(stopLimit))
		return fmt.Errorf("%w\n%s", err, s.tail())
	}
	s.setProcess(started)
	return nil
}

// awaitBanner waits until the manager port sends its first line.
func awaitBanner(ctx context.Context, addr string, p *process) error {
	ticker := time.NewTicker(5 * time.Millisecond)
	defer ticker.Stop()
	for {
		err := readBanner(ctx, addr)
		if err == nil {
			return nil
		}
		select {
		case <-ticker.C:
		case <-p.done:
			return fmt.Errorf("asterisk ended while starting: %w", errors.Join(p.err, err))
		case <-ctx.Done():
			return fmt.Errorf("asterisk does not answer: %w", errors.Join(ctx.Err(), err))
		}
	}
}

func readBanner(ctx context.Context, addr string) error {
	dialer := net.Dialer{Timeout: time.Second}
	conn, err := dialer.DialContext(ctx, "tcp", addr)
	if err != nil {
		return fmt.Errorf("dial manager: %w", err)
	}
	defer func() { _ = conn.Close() }()
	if err := conn.SetReadDeadline(time.Now().Add(5 * time.Second)); err != nil {
		return fmt.Errorf("read manager banner: %w", err)
	}
	if _, err := bufio.NewReader(conn).ReadString('\n'); err != nil {
		return fmt.Errorf("read manager banner: %w", err)
	}
	return nil
}

// attach returns the external server.
func (t Target) attach(tb testing.TB, cfg Config) *Server {
	tb.Helper()
	if cfg.customised() {
		tb.Skipf("%v cannot be configured by the test", t)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	if err := readBanner(ctx, t.external.addr); err != nil {
		tb.Fatalf("%v: %v", t, err)
	}
	user := User{Name: t.external.user, Secret: t.external.secret, Read: "all", Write: "all"}
	return &Server{Target: t, AMIAddr: t.external.addr, Users: []User{user}, tb: tb}
}

// tail returns the end of what the server logged and printed.
func (s *Server) tail() string {
	var b strings.Builder
	for _, name := range []string{"log/output", "log/messages"} {
		content, err := os.ReadFile(s.dir.host(name))
		if err != nil {
			continue // it did not get that far
		}
		if len(content) > 4000 {
			content = content[len(content)-4000:]
		}
		fmt.Fprintf(&b, "--- end of %s:\n%s\n", name, bytes.TrimSpace(content))
	}
	return b.String()
}
