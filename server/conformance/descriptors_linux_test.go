package conformance

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/sys/unix"
	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"

	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// Clients take all file descriptors that there are, on each listener. Who was there
// already is served on, the link to Asterisk stays up, nothing spins and nothing
// ends; a link that is lost meanwhile waits; when they have gone, new ones are taken
// again, on each listener, and the link is back.
func TestOutOfFileDescriptors(t *testing.T) {
	f := newFake(t)
	p := runProcess(t, f)
	conn, err := grpc.NewClient(p.rpc, grpc.WithTransportCredentials(insecure.NewCredentials()))
	must(t, err)
	t.Cleanup(func() { _ = conn.Close() })
	ctx, cancel := context.WithTimeout(t.Context(), 2*patience)
	defer cancel()
	ping := func(conn *grpc.ClientConn) error {
		limited, cancel := context.WithTimeout(ctx, 10*time.Second)
		defer cancel()
		_, err := astergatev1.NewActionServiceClient(conn).SendAction(limited, &astergatev1.SendActionRequest{Action: "Ping"})
		return err
	}
	eventually(t, func() bool { return ping(conn) == nil })
	link := func() *astergatev1.Server {
		resp, err := astergatev1.NewServerServiceClient(conn).GetServer(ctx, &astergatev1.GetServerRequest{})
		must(t, err)
		return resp.GetServer()
	}

	const room = 30
	limit := uint64(p.figures(t).sockets + room)
	must(t, unix.Prlimit(p.command.Process.Pid, unix.RLIMIT_NOFILE, &unix.Rlimit{Cur: limit, Max: limit}, nil))
	flooding, stop := context.WithCancel(ctx)
	var flood sync.WaitGroup
	for _, address := range []string{p.rpc, p.web, p.agi} {
		for range room {
			flood.Go(func() { occupy(flooding, address) })
		}
	}
	eventually(t, func() bool { return p.open(t) >= int(limit) })

	began, used := time.Now(), p.cpu(t)
	for time.Since(began) < 2*time.Second {
		if err := ping(conn); err != nil {
			t.Fatalf("one that was there: %v", err)
		}
		<-time.After(50 * time.Millisecond)
	}
	used = p.cpu(t) - used
	t.Logf("%d file descriptors, all taken; %v of CPU in %v", limit, used, time.Since(began).Round(time.Millisecond))
	if used > time.Second {
		t.Errorf("it took %v of CPU to do nothing", used)
	}
	if n := link().GetReconnects(); n != 0 {
		t.Errorf("the link was lost %d times", n)
	}
	must(t, f.eventSocket().Close())
	eventually(t, func() bool { return link().GetState() == astergatev1.LinkState_LINK_STATE_LOST })

	stop()
	flood.Wait()
	eventually(t, func() bool {
		return link().GetState() == astergatev1.LinkState_LINK_STATE_READY && link().GetReconnects() == 1
	})
	eventually(t, func() bool {
		again, err := grpc.NewClient(p.rpc, grpc.WithTransportCredentials(insecure.NewCredentials()))
		must(t, err)
		defer func() { _ = again.Close() }()
		return ping(again) == nil
	})
	eventually(t, func() bool {
		resp, err := http.Get("http://" + p.web + "/readyz") //nolint:noctx // loopback answers at once
		if err != nil {
			return false
		}
		_ = resp.Body.Close()
		http.DefaultClient.CloseIdleConnections()
		return resp.StatusCode == http.StatusOK
	})
	// FastAGI waits for an environment.
	eventually(t, func() bool {
		var d net.Dialer
		caller, err := d.DialContext(ctx, "tcp", p.agi)
		must(t, err)
		defer func() { _ = caller.Close() }()
		must(t, caller.SetReadDeadline(time.Now().Add(200*time.Millisecond)))
		_, err = caller.Read(make([]byte, 1))
		return errors.Is(err, os.ErrDeadlineExceeded)
	})
}

// occupy keeps a connection, and makes another when it is closed.
func occupy(ctx context.Context, address string) {
	for ctx.Err() == nil {
		var d net.Dialer
		conn, err := d.DialContext(ctx, "tcp", address)
		if err != nil {
			continue
		}
		stop := context.AfterFunc(ctx, func() { _ = conn.Close() })
		_, _ = conn.Read(make([]byte, 1<<10))
		for err == nil && ctx.Err() == nil {
			_, err = conn.Read(make([]byte, 1<<10))
		}
		stop()
		_ = conn.Close()
	}
}

// open is how many files the process has open, without asking it.
func (p *process) open(t testing.TB) int {
	t.Helper()
	list, err := os.ReadDir(fmt.Sprintf("/proc/%d/fd", p.command.Process.Pid))
	must(t, err)
	return len(list)
}

// cpu is the processor time that the process has used.
func (p *process) cpu(t testing.TB) time.Duration {
	t.Helper()
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", p.command.Process.Pid))
	must(t, err)
	_, rest, _ := strings.Cut(string(text), ") ")
	fields := strings.Fields(rest)
	ticks := 0
	for _, field := range fields[11:13] { // utime and stime, in hundredths of a second
		n, err := strconv.Atoi(field)
		must(t, err)
		ticks += n
	}
	return time.Duration(ticks) * 10 * time.Millisecond
}
