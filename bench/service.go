package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/pprof"
	"sync"
	"syscall"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"

	"github.com/astergate/astergate/bench/plain"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
	"github.com/astergate/astergate/server/cli"
)

const (
	// patience bounds every wait for something that must happen.
	patience = 30 * time.Second
	// profileVariable makes this program astergate itself, with a profile of its
	// processor time in the file that it names. Its name begins otherwise than
	// those that astergate takes for its configuration.
	profileVariable = "BENCH_CPUPROFILE"
)

// service is a running astergate whose only server is the played Asterisk.
type service struct {
	rpc, agi string // addresses
	pid      int
	stop     func() error // ends it and waits
	first    uint64       // sequence of the first event that is replayed
}

// launcher runs astergate until ctx ends, with its log going to log.
type launcher func(ctx context.Context, environ []string, log io.Writer) (pid int, wait func() error, err error)

// theService is the package of the binary that users run.
const theService = "./server/cmd/astergate"

// build makes the binary of a package in dir, as releases are made.
func build(ctx context.Context, root, dir, of string) (binary string, err error) {
	binary = filepath.Join(dir, filepath.Base(of))
	command := exec.CommandContext(ctx, "go", "build", "-trimpath", "-ldflags", "-s -w", "-o", binary, of)
	command.Dir = root
	command.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := command.CombinedOutput(); err != nil {
		return "", fmt.Errorf("building %s: %w\n%s", of, err, out)
	}
	return binary, nil
}

// asProcess launches a binary.
func asProcess(binary string) launcher {
	return func(ctx context.Context, environ []string, log io.Writer) (int, func() error, error) {
		command := exec.CommandContext(ctx, binary, "serve")
		command.Env, command.Stderr = environ, log
		command.Cancel = func() error { return command.Process.Signal(syscall.SIGTERM) }
		command.WaitDelay = patience
		if err := command.Start(); err != nil {
			return 0, nil, err
		}
		return command.Process.Pid, command.Wait, nil
	}
}

// inProcess runs astergate inside this process: for benchmarks that count
// allocations.
func inProcess(ctx context.Context, environ []string, log io.Writer) (int, func() error, error) {
	ended := make(chan int, 1)
	go func() { ended <- serve(ctx, environ, log, false) }()
	return os.Getpid(), func() error {
		if code := <-ended; code != 0 {
			return fmt.Errorf("astergate ended with code %d", code)
		}
		return nil
	}, nil
}

func serve(ctx context.Context, environ []string, log io.Writer, tune bool) (code int) {
	return cli.Run(ctx, []string{"serve"}, cli.Process{Stdout: log, Stderr: log, Environ: environ, ReadFile: os.ReadFile, Tune: tune})
}

// serveProfiled is this program as astergate.
func serveProfiled(ctx context.Context, file string) (code int) {
	out, err := os.Create(file)
	if err == nil {
		err = pprof.StartCPUProfile(out)
	}
	if err != nil {
		_, _ = fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer func() { pprof.StopCPUProfile(); _ = out.Close() }()
	return serve(ctx, os.Environ(), os.Stderr, true)
}

// start launches astergate for a and waits until its link is up and has asked
// all that it asks by itself.
func start(ctx context.Context, launch launcher, a *asterisk, environ ...string) (*service, error) {
	runs, cancel := context.WithCancel(ctx)
	log := newStartLog()
	pid, wait, err := launch(runs, append([]string{
		"ASTERGATE_GRPC_LISTEN=127.0.0.1:0",
		"ASTERGATE_HTTP_LISTEN=off",
		"ASTERGATE_AGI_LISTEN=127.0.0.1:0",
		"ASTERGATE_LOG_FORMAT=json",
		"ASTERGATE_STOP_TIMEOUT=2s",
		// More a second than programs that work come to is what is measured.
		"ASTERGATE_LIMITS_ACTIONS_PER_SECOND=1000000",
		"ASTERGATE_LIMITS_SERVER_ACTIONS_PER_SECOND=1000000",
		"ASTERGATE_LIMITS_TOTAL_ACTIONS_PER_SECOND=1000000",
		"ASTERGATE_SERVERS_PBX1_ADDRESS=" + a.address(),
		"ASTERGATE_SERVERS_PBX1_USERNAME=" + plain.User,
		"ASTERGATE_SERVERS_PBX1_SECRET=" + plain.Secret,
	}, environ...), log)
	if err != nil {
		cancel()
		return nil, fmt.Errorf("starting astergate: %w", err)
	}
	var fault error // of the process; known when ended is closed
	ended := make(chan struct{})
	go func() { defer close(ended); fault = wait() }()
	s := &service{pid: pid}
	s.stop = sync.OnceValue(func() error {
		cancel()
		<-ended
		if fault != nil && !errors.Is(fault, context.Canceled) {
			return fmt.Errorf("astergate: %w\n%s", fault, log.text())
		}
		return nil
	})
	select {
	case <-log.serves:
	case <-ended:
	case <-time.After(patience):
	}
	if s.rpc, s.agi = log.addresses(); s.rpc == "" || s.agi == "" {
		return nil, errors.Join(fmt.Errorf("astergate did not start:\n%s", log.text()), s.stop())
	}
	if err := s.awaitReady(ctx); err != nil {
		return nil, errors.Join(err, s.stop())
	}
	return s, nil
}

func (s *service) awaitReady(ctx context.Context) error {
	conn, err := s.dial()
	if err != nil {
		return err
	}
	defer func() { _ = conn.Close() }()
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	stream, err := astergatev1.NewServerServiceClient(conn).WatchServers(ctx, &astergatev1.WatchServersRequest{}, grpc.WaitForReady(true))
	if err != nil {
		return fmt.Errorf("watching the link: %w", err)
	}
	for {
		message, err := stream.Recv()
		if err != nil {
			return fmt.Errorf("waiting for the link: %w", err)
		}
		if server := message.GetServer(); server.GetState() == astergatev1.LinkState_LINK_STATE_READY && server.GetInfo() != nil {
			s.first = server.GetLastSequence() + 1
			return nil
		}
	}
}

func (s *service) dial() (*grpc.ClientConn, error) { return dialRPC(s.rpc) }

// dialRPC connects as docs/performance.md advises: with fixed windows, since grpc-go
// else sends a ping for what comes, to find out how large they should be. The clients
// of floors do so as well.
func dialRPC(target string) (*grpc.ClientConn, error) { return dialWindow(target, 1<<20) }

// dialWindow connects with windows of that many bytes.
func dialWindow(target string, window int32, more ...grpc.DialOption) (*grpc.ClientConn, error) {
	return grpc.NewClient(target, append(more, grpc.WithTransportCredentials(insecure.NewCredentials()),
		grpc.WithStaticStreamWindowSize(window), grpc.WithStaticConnWindowSize(window))...)
}

// startLog keeps astergate's log, and reads in it where it listens.
type startLog struct {
	serves chan struct{} // closed when it listens

	mu       sync.Mutex // guards what follows
	log      bytes.Buffer
	rpc, agi string
}

func newStartLog() *startLog { return &startLog{serves: make(chan struct{})} }

// Write takes whole lines, as slog writes them.
func (l *startLog) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.log.Write(p)
	for lines := bufio.NewScanner(bytes.NewReader(p)); lines.Scan(); {
		var line struct{ Msg, GRPC, AGI string }
		if json.Unmarshal(lines.Bytes(), &line) == nil && line.Msg == "astergate serves" && l.rpc == "" {
			l.rpc, l.agi = line.GRPC, line.AGI
			close(l.serves)
		}
	}
	return len(p), nil
}

func (l *startLog) text() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.log.String()
}

func (l *startLog) addresses() (rpc, agi string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.rpc, l.agi
}
