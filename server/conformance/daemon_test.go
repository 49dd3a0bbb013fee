package conformance

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"

	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// daemon is astergate as a process of its own, with its configuration in a file.
type daemon struct {
	*service
	log   *lockedBuffer
	cmd   *exec.Cmd
	file  string
	ended chan struct{} // closed when it has
	err   error         // of Wait, once ended is closed
}

// server is a server of a configuration, with more keys as they stand there.
func (b *backend) server(name string, more ...string) string {
	keys := append([]string{"address: " + strconv.Quote(b.address), "username: " + b.user, "secret: " + b.secret}, more...)
	return "  " + name + ": {" + strings.Join(keys, ", ") + "}\n"
}

// serveFile runs a process whose configuration is text, but for its listeners,
// which are any free ones.
func serveFile(t *testing.T, text string) *daemon {
	t.Helper()
	p := &daemon{log: &lockedBuffer{}, file: filepath.Join(t.TempDir(), "astergate.yaml"), ended: make(chan struct{})}
	p.write(t, text)
	self, err := os.Executable()
	must(t, err)
	p.cmd = exec.CommandContext(context.WithoutCancel(t.Context()), self)
	p.cmd.Stderr = struct{ io.Writer }{p.log}
	p.cmd.Env = append(os.Environ(), serveVariable+"=1", "ASTERGATE_CONFIG="+p.file,
		"ASTERGATE_GRPC_LISTEN=127.0.0.1:0", "ASTERGATE_HTTP_LISTEN=127.0.0.1:0", "ASTERGATE_AGI_LISTEN=127.0.0.1:0")
	must(t, p.cmd.Start())
	go func() { defer close(p.ended); p.err = p.cmd.Wait() }()
	t.Cleanup(func() {
		_ = p.cmd.Process.Kill()
		<-p.ended
		if t.Failed() {
			t.Logf("astergate's log:\n%s", tail(p.log.text(), 6000))
		}
	})
	found := make(map[string]string)
	p.logged(t, `msg="astergate serves"`)
	for _, m := range regexp.MustCompile(`(grpc|http|agi)=(\S+)`).FindAllStringSubmatch(p.log.text(), -1) {
		found[m[1]] = m[2]
	}
	conn, err := grpc.NewClient(found["grpc"], grpc.WithTransportCredentials(insecure.NewCredentials()))
	must(t, err)
	t.Cleanup(func() { _ = conn.Close() })
	p.service = &service{
		rpc: found["grpc"], url: "http://" + found["http"], fastAGI: found["agi"], log: &bytes.Buffer{},
		events:  astergatev1.NewEventServiceClient(conn),
		actions: astergatev1.NewActionServiceClient(conn),
		servers: astergatev1.NewServerServiceClient(conn),
		agi:     astergatev1.NewAgiServiceClient(conn),
		tracked: astergatev1.NewCallServiceClient(conn),
	}
	t.Cleanup(http.DefaultClient.CloseIdleConnections)
	return p
}

func (p *daemon) write(t testing.TB, text string) {
	t.Helper()
	must(t, os.WriteFile(p.file, []byte(text), 0o600))
}

// logged waits until the log holds a text.
func (p *daemon) logged(t testing.TB, text string) {
	t.Helper()
	p.loggedTimes(t, text, 1)
}

func (p *daemon) loggedTimes(t testing.TB, text string, times int) {
	t.Helper()
	eventually(t, func() bool { return strings.Count(p.log.text(), text) >= times })
}

func (p *daemon) signal(t testing.TB, s syscall.Signal) {
	t.Helper()
	must(t, p.cmd.Process.Signal(s))
}

// reload writes a configuration, has it read, and waits until that is done.
func (p *daemon) reload(t testing.TB, text string) {
	t.Helper()
	const done = `was reloaded`
	before := strings.Count(p.log.text(), done)
	p.write(t, text)
	p.signal(t, syscall.SIGHUP)
	p.loggedTimes(t, done, before+1)
}

// metric is a figure of /metrics, by its name and labels as they stand there.
func (p *daemon) metric(t testing.TB, name string) float64 {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, p.url+"/metrics", nil)
	must(t, err)
	resp, err := http.DefaultClient.Do(req)
	must(t, err)
	text, err := io.ReadAll(resp.Body)
	must(t, err)
	must(t, resp.Body.Close())
	for line := range strings.Lines(string(text)) {
		if value, found := strings.CutPrefix(line, name+" "); found {
			v, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
			must(t, err)
			return v
		}
	}
	t.Fatalf("no metric %s in\n%s", name, tail(string(text), 2000))
	return 0
}

// states waits until the servers are in states: "a=READY b=LOST".
func (p *daemon) states(t testing.TB, want string) {
	t.Helper()
	last := ""
	eventually(t, func() bool {
		resp, err := p.servers.ListServers(t.Context(), &astergatev1.ListServersRequest{})
		must(t, err)
		var list []string
		for _, s := range resp.GetServers() {
			list = append(list, fmt.Sprintf("%s=%s", s.GetName(), strings.TrimPrefix(s.GetState().String(), "LINK_STATE_")))
		}
		last = strings.Join(list, " ")
		return last == want
	})
}
