package cli

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"github.com/astergate/astergate/engine/asterisktest"
	"github.com/astergate/astergate/engine/simulator"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

const patience = 60 * time.Second

// run runs a command to its end.
func run(t *testing.T, environ []string, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	var out, errs bytes.Buffer
	code = Run(ctx, args, Process{Stdout: &out, Stderr: &errs, Environ: environ, ReadFile: os.ReadFile})
	return code, out.String(), errs.String()
}

// background runs a command until the test ends, and checks that it ends well.
func background(t *testing.T, environ []string, args ...string) *output {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	out := &output{}
	ended := make(chan int, 1)
	go func() {
		ended <- Run(ctx, args, Process{Stdout: out, Stderr: out, Environ: environ, ReadFile: os.ReadFile})
	}()
	t.Cleanup(func() {
		cancel()
		http.DefaultClient.CloseIdleConnections()
		select {
		case code := <-ended:
			if code != exitOK {
				t.Errorf("%v ended with %d:\n%s", args, code, out.String())
			}
		case <-time.After(patience):
			t.Errorf("%v does not end", args)
		}
	})
	return out
}

type output struct {
	mu sync.Mutex // guards b
	b  bytes.Buffer
}

func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.b.Write(p)
}

func (o *output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.b.String()
}

// await waits for the output to match and returns the first group.
func (o *output) await(t *testing.T, pattern string) string {
	t.Helper()
	re := regexp.MustCompile(pattern)
	tick := time.NewTicker(5 * time.Millisecond)
	defer tick.Stop()
	deadline := time.After(patience)
	for {
		if m := re.FindStringSubmatch(o.String()); m != nil {
			return m[1]
		}
		select {
		case <-tick.C:
		case <-deadline:
			t.Fatalf("no %q in\n%s", pattern, o.String())
		}
	}
}

func get(t *testing.T, url string) (*http.Response, error) {
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	return http.DefaultClient.Do(req)
}

// read returns the body of a page.
func read(t *testing.T, url string) string {
	t.Helper()
	resp, err := get(t, url)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	body, err := io.ReadAll(resp.Body)
	if err != nil || resp.StatusCode != http.StatusOK {
		t.Fatalf("%s: %d, %v", url, resp.StatusCode, err)
	}
	return string(body)
}

func TestVersion(t *testing.T) {
	code, out, _ := run(t, nil, "version")
	if code != exitOK || !strings.Contains(out, "API astergate.v1") || !strings.Contains(out, "16 and 22") {
		t.Errorf("%d\n%s", code, out)
	}
}

func TestUsage(t *testing.T) {
	if code, out, _ := run(t, nil, "--help"); code != exitOK || !strings.Contains(out, "demo") {
		t.Errorf("--help: %d\n%s", code, out)
	}
	if code, _, errs := run(t, nil, "dance"); code != exitUsage || !strings.Contains(errs, "dance") {
		t.Errorf("an unknown command: %d\n%s", code, errs)
	}
}

func TestServeRefusesToListenOpenly(t *testing.T) {
	code, _, errs := run(t, []string{"ASTERGATE_SERVERS_DEFAULT_SECRET=x"},
		"serve", "--http-listen", "0.0.0.0:0", "--server-address", "127.0.0.1:1", "--server-username", "u")
	if code != exitFailed || !strings.Contains(errs, "ASTERGATE_ACCESS_TOKEN") {
		t.Errorf("%d\n%s", code, errs)
	}
}

func TestPrintConfigMasks(t *testing.T) {
	code, out, errs := run(t, []string{"ASTERGATE_SERVERS_DEFAULT_SECRET=very-secret"},
		"serve", "--print-config", "--server-address", "127.0.0.1:1", "--server-username", "u")
	if code != exitOK || strings.Contains(out+errs, "very-secret") || !strings.Contains(out, "127.0.0.1:1") {
		t.Errorf("%d\n%s%s", code, out, errs)
	}
}

// The first hour: demo prints its addresses, events flow, the link is ready.
func TestDemo(t *testing.T) {
	out := background(t, nil, "demo", "--grpc-listen", "127.0.0.1:0", "--http-listen", "127.0.0.1:0", "--agi-listen", "127.0.0.1:0")
	url := out.await(t, `REST +(http://\S+)`)
	rpc := out.await(t, `gRPC +(\S+)`)
	resp, err := get(t, url+"/v1/events?names=Newchannel")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	buf := make([]byte, 4096)
	var text strings.Builder
	for !strings.Contains(text.String(), `"newchannel"`) {
		n, err := resp.Body.Read(buf)
		text.Write(buf[:n])
		if err != nil {
			t.Fatalf("%v after\n%s", err, text.String())
		}
	}
	if servers := read(t, url+"/v1/servers"); !strings.Contains(servers, "LINK_STATE_READY") {
		t.Errorf("the servers: %s", servers)
	}
	page, description := read(t, out.await(t, `try: (http://\S+/docs)`)), read(t, url+"/openapi.json")
	if !strings.Contains(page, "<title>astergate") || strings.Contains(description, "securityDefinitions") {
		t.Errorf("the page at /docs, which needs no token here:\n%s", page)
	}
	if code, out, errs := run(t, nil, "health", "--grpc-listen", rpc); code != exitOK || !strings.Contains(out, "SERVING") {
		t.Errorf("health: %d\n%s%s", code, out, errs)
	}
}

func TestHealthOfNothing(t *testing.T) {
	if code, _, errs := run(t, nil, "health", "--grpc-listen", "127.0.0.1:1", "--timeout", "1s"); code != exitFailed || errs == "" {
		t.Errorf("%d\n%s", code, errs)
	}
}

// serve with a file, a secret in a file and a token.
func TestServe(t *testing.T) {
	demo := background(t, nil, "demo", "--grpc-listen", "127.0.0.1:0", "--http-listen", "off", "--agi-listen", "off")
	dir := t.TempDir()
	secret, file := filepath.Join(dir, "secret"), filepath.Join(dir, "astergate.yaml")
	write(t, secret, simulator.DefaultUser.Secret+"\n")
	write(t, file, "grpc: {listen: '127.0.0.1:0'}\nhttp: {listen: '127.0.0.1:0'}\n"+
		"servers: {pbx1: {address: '"+demo.await(t, `manager +(\S+)`)+"', username: "+simulator.DefaultUser.Name+", secret_file: "+secret+", agi_listen: '127.0.0.1:0'}}\n")
	out := background(t, []string{"ASTERGATE_ACCESS_TOKEN=0123456789abcdef"}, "serve", "--config", file, "--agi-listen", "127.0.0.1:0")
	url := "http://" + out.await(t, `http=(\S+)`)
	for _, listener := range []string{`agi=(\S+)`, `agi_pbx1=(\S+)`} {
		fastAGIAnswers(t, out.await(t, listener))
	}
	out.await(t, `link (up)`)
	resp, err := get(t, url+"/v1/servers")
	if err != nil || resp.StatusCode != http.StatusUnauthorized {
		t.Fatalf("without a token: %v, %v", resp, err)
	}
	_ = resp.Body.Close()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url+"/v1/servers/pbx1", nil)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Authorization", "Bearer 0123456789abcdef")
	resp, err = http.DefaultClient.Do(req)
	if err != nil || resp.StatusCode != http.StatusOK {
		t.Fatalf("with a token: %v, %v", resp, err)
	}
	_ = resp.Body.Close()
	// The page that asks for the token needs none.
	if page := read(t, url+"/docs"); !strings.Contains(page, "<title>astergate") {
		t.Errorf("/docs:\n%s", page)
	}
	if !strings.Contains(read(t, url+"/openapi.json"), "securityDefinitions") {
		t.Error("the description says nothing of the token")
	}
}

// fastAGIAnswers brings a channel that no worker takes.
func fastAGIAnswers(t *testing.T, address string) {
	t.Helper()
	conn, err := new(net.Dialer).DialContext(t.Context(), "tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = conn.Close() }()
	if _, err := io.WriteString(conn, "agi_network: yes\nagi_uniqueid: 1.1\n\n"); err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(conn).ReadString('\n')
	if err != nil || line != "SET VARIABLE \"ASTERGATE_STATUS\" \"NOHANDLER\"\n" {
		t.Errorf("%s: %q, %v", address, line, err)
	}
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestCheckCannotConnect(t *testing.T) {
	code, out, _ := run(t, []string{"ASTERGATE_SERVERS_DEFAULT_SECRET=x"}, "check", "--server-address", "127.0.0.1:1", "--server-username", "u")
	if code != exitFailed || !strings.Contains(out, "FAILED") {
		t.Errorf("%d\n%s", code, out)
	}
}

// A user with few rights: check says what will not work, and what to write
// into manager.conf.
func TestCheckOnRealServers(t *testing.T) {
	asterisktest.EachReal(t, func(t *testing.T, target asterisktest.Target) {
		no := false
		s := target.Start(t, asterisktest.Config{Users: []asterisktest.User{
			{Name: "all", Secret: "secret", Read: "all", Write: "all"},
			{Name: "few", Secret: "secret", Read: "call", Write: "call"},
			{Name: "blind", Secret: "secret", Read: "call", Write: "originate"},
			{Name: "once", Secret: "secret", Read: "all", Write: "all", AllowMultipleLogin: &no},
		}})
		check := func(user string, environ ...string) (int, string) {
			code, out, errs := run(t, append(environ, "ASTERGATE_SERVERS_DEFAULT_SECRET=secret"), "check", "--server-address", s.AMIAddr, "--server-username", user)
			return code, out + errs
		}
		code, out := check("all")
		if code != exitOK || !strings.Contains(out, "everything that is enabled works") || !strings.Contains(out, "read      ") {
			t.Errorf("all: %d\n%s", code, out)
		}
		for _, want := range []string{" loaded\n", "known, but not on this server", "MeetmeList"} {
			if !strings.Contains(out, want) {
				t.Errorf("all: no %q in\n%s", want, out)
			}
		}
		code, out = check("few", "ASTERGATE_SERVERS_DEFAULT_EVENT_FILTERS=!Event: VarSet")
		if code != exitPartial {
			t.Errorf("few: %d\n%s", code, out)
		}
		for _, want := range []string{
			"placing calls (Originate): the login does not write class originate",
			"listing channels (CoreShowChannels): the login does not write class reporting or system",
			"knowing whether Asterisk has booted",
			"known, but not offered: no right, or not on this server: ", "call and perhaps more", "to logins with class command",
			"filters of events (event_filters): filter \"!Event: VarSet\": Permission denied", "it takes write class system",
			"[few]", "read = agent,call,cdr,dialplan,dtmf,system,user", "write = call,originate,reporting,user",
		} {
			if !strings.Contains(out, want) {
				t.Errorf("few: no %q in\n%s", want, out)
			}
		}
		roles := filepath.Join(t.TempDir(), "roles.yaml")
		write(t, roles, "access: {roles: [{name: dialer, servers: ['*'], read: [call], write: [call, originate]}, {name: elsewhere, servers: [other], write: [system]}]}\n")
		if code, out = check("few", "ASTERGATE_CONFIG="+roles); code != exitPartial ||
			!strings.Contains(out, "role dialer may write originate: the login does not write it") || strings.Contains(out, "role elsewhere may write") {
			t.Errorf("roles: %d\n%s", code, out)
		}
		code, out = check("blind")
		if code != exitPartial || !strings.Contains(out, "may not send Status") {
			t.Errorf("blind: %d\n%s", code, out)
		}
		code, out = check("once")
		if code != exitPartial || !strings.Contains(out, "sockets: single") || !strings.Contains(out, "allowmultiplelogin") {
			t.Errorf("once: %d\n%s", code, out)
		}
	})
}
