package conformance

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"

	"github.com/astergate/astergate/engine/simulator"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// playerSessions is the variable that makes this program a player: a simulated
// Asterisk, and workers for so many sessions, so that the service has a process
// to itself.
const playerSessions = "ASTERGATE_TEST_PLAYER"

// playerWorkers is how many workers share the sessions.
const playerWorkers = 50

// playerRounds is how often each session sets a variable and reads it.
const playerRounds = 2

// playerProcess writes the simulator's address; reads that of the service, makes
// the workers and writes when they have accepted all; reads a line, lets each
// session run its commands and finish, and writes how long that took.
func playerProcess(sessions string, in io.Reader, out io.Writer) error {
	n, err := strconv.Atoi(sessions)
	if err != nil {
		return err
	}
	lines := bufio.NewScanner(in)
	sim, err := simulator.New(simulatorConfig(simulator.Asterisk22))
	if err != nil {
		return err
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	go func() { _ = sim.Run(ctx, l) }()
	_, _ = fmt.Fprintln(out, l.Addr())
	if !lines.Scan() {
		return errors.New("no service was named")
	}
	var wg sync.WaitGroup
	all, accepted, faults := make(chan struct{}), make(chan string, n), make(chan string, playerWorkers)
	for i := range playerWorkers {
		stream, err := joined(ctx, lines.Text(), i, n/playerWorkers)
		if err != nil {
			return err
		}
		wg.Go(func() {
			if fault := loadWorker(stream, n/playerWorkers, all, accepted, loadPlan{playerRounds, 20}); fault != "" {
				faults <- fault
			}
		})
	}
	_, _ = fmt.Fprintln(out, "ready")
	for range n {
		select {
		case <-accepted:
		case fault := <-faults:
			return errors.New(fault)
		}
	}
	_, _ = fmt.Fprintln(out, "all")
	lines.Scan()
	began := time.Now()
	close(all)
	wg.Wait()
	select {
	case fault := <-faults:
		return errors.New(fault)
	default:
	}
	_, _ = fmt.Fprintln(out, time.Since(began))
	lines.Scan()
	return nil
}

// joined is the stream of a worker that has registered.
func joined(ctx context.Context, target string, i, capacity int) (grpc.BidiStreamingClient[astergatev1.ServeRequest, astergatev1.ServeResponse], error) {
	conn, err := grpc.NewClient(target, grpc.WithTransportCredentials(insecure.NewCredentials()))
	if err != nil {
		return nil, err
	}
	stream, err := astergatev1.NewAgiServiceClient(conn).Serve(ctx)
	if err != nil {
		return nil, err
	}
	in := route("load")
	in.WorkerId, in.Capacity = fmt.Sprint("worker-", i), uint32(capacity) //nolint:gosec // small
	if err := stream.Send(&astergatev1.ServeRequest{Frame: &astergatev1.ServeRequest_Register{Register: in}}); err != nil {
		return nil, err
	}
	_, err = stream.Recv()
	return stream, err
}

// player is the process.
type player struct {
	t     *testing.T
	in    io.WriteCloser
	lines *bufio.Scanner
	said  strings.Builder // on its standard error
}

func startPlayer(t *testing.T, sessions int) *player {
	t.Helper()
	self, err := os.Executable()
	must(t, err)
	ctx, cancel := context.WithCancel(context.Background())
	p := &player{t: t}
	cmd := exec.CommandContext(ctx, self)
	cmd.Env = append(os.Environ(), fmt.Sprintf("%s=%d", playerSessions, sessions))
	cmd.Stderr = &p.said
	p.in, err = cmd.StdinPipe()
	must(t, err)
	out, err := cmd.StdoutPipe()
	must(t, err)
	p.lines = bufio.NewScanner(out)
	must(t, cmd.Start())
	t.Cleanup(func() {
		_ = p.in.Close()
		cancel()
		_ = cmd.Wait()
		if t.Failed() {
			t.Logf("the player said:\n%s", tail(p.said.String(), 4000))
		}
	})
	return p
}

func (p *player) tell(line string) { _, _ = fmt.Fprintln(p.in, line) }

// hear waits for its next line.
func (p *player) hear() string {
	p.t.Helper()
	if !p.lines.Scan() {
		p.t.Fatalf("the player has ended: %v", p.lines.Err())
	}
	return p.lines.Text()
}
