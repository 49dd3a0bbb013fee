package conformance

import (
	"bytes"
	"context"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"regexp"
	"strings"
	"syscall"
	"testing"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"

	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
	"github.com/astergate/astergate/server/cli"
)

// serveVariable makes this program astergate itself, so that it can be killed.
const serveVariable = "ASTERGATE_TEST_SERVE"

// serveProcess is `astergate serve`, by the variables of the configuration.
func serveProcess() int {
	var environ []string
	for _, v := range os.Environ() {
		if !strings.HasPrefix(v, "ASTERGATE_TEST_") {
			environ = append(environ, v)
		}
	}
	// As main does.
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM)
	context.AfterFunc(ctx, stop)
	return cli.Run(ctx, []string{"serve"}, cli.Process{
		Stdout: os.Stdout, Stderr: os.Stderr, Environ: environ, ReadFile: os.ReadFile,
		Reload: func() <-chan os.Signal {
			hangups := make(chan os.Signal, 1)
			signal.Notify(hangups, syscall.SIGHUP)
			return hangups
		},
		Tune: true,
	})
}

var (
	listens    = regexp.MustCompile(`grpc=(\S+)`)
	listensAGI = regexp.MustCompile(` agi=(\S+)`)
)

// serve runs astergate as a process, with more variables, and returns a client of it
// and kill -9.
func (b *backend) serve(t *testing.T, environ ...string) (s *service, kill func()) {
	t.Helper()
	self, err := os.Executable()
	must(t, err)
	log := &lockedBuffer{}
	cmd := exec.CommandContext(context.WithoutCancel(t.Context()), self)
	cmd.Stderr = struct{ io.Writer }{log} // and not its ReadFrom, which takes no lock
	cmd.Env = append(os.Environ(), serveVariable+"=1",
		"ASTERGATE_GRPC_LISTEN=127.0.0.1:0", "ASTERGATE_HTTP_LISTEN=off", "ASTERGATE_AGI_LISTEN=off",
		"ASTERGATE_ACCESS_ALLOW_DANGEROUS=all",
		"ASTERGATE_SERVERS_PBX1_ADDRESS="+b.address, "ASTERGATE_SERVERS_PBX1_USERNAME="+b.user, "ASTERGATE_SERVERS_PBX1_SECRET="+b.secret)
	cmd.Env = append(cmd.Env, environ...) // the last one of a name counts
	must(t, cmd.Start())
	ended := make(chan struct{})
	go func() { defer close(ended); _ = cmd.Wait() }()
	kill = func() { _ = cmd.Process.Kill(); <-ended }
	t.Cleanup(func() {
		kill()
		if t.Failed() {
			t.Logf("astergate's log:\n%s", tail(log.text(), 4000))
		}
	})
	var address, fast string
	eventually(t, func() bool {
		found := listens.FindStringSubmatch(log.text())
		if found != nil {
			address = found[1]
		}
		if agi := listensAGI.FindStringSubmatch(log.text()); agi != nil {
			fast = agi[1]
		}
		return found != nil
	})
	conn, err := grpc.NewClient(address, grpc.WithTransportCredentials(insecure.NewCredentials()))
	must(t, err)
	t.Cleanup(func() { _ = conn.Close() })
	s = &service{
		rpc: address, log: &bytes.Buffer{}, fastAGI: fast,
		events:  astergatev1.NewEventServiceClient(conn),
		agi:     astergatev1.NewAgiServiceClient(conn),
		actions: astergatev1.NewActionServiceClient(conn),
		servers: astergatev1.NewServerServiceClient(conn),
		tracked: astergatev1.NewCallServiceClient(conn),
	}
	s.awaitState(t, astergatev1.LinkState_LINK_STATE_READY)
	return s, kill
}

func (b *lockedBuffer) text() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.String()
}
