package cli

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"testing"

	"github.com/astergate/astergate/engine/simulator"
)

// runAGI runs the command as Asterisk would, with files of the test's.
func runAGI(t *testing.T, stdin io.Reader, files map[string]string, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	code = Run(t.Context(), append([]string{"agi"}, args...), Process{
		Stdin: stdin, Stdout: &out, Stderr: &errs,
		ReadFile: func(name string) ([]byte, error) {
			if text, ok := files[name]; ok {
				return []byte(text), nil
			}
			return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
		},
	})
	return code, out.String(), errs.String()
}

// Whatever is wrong, AGISTATUS is FAILURE and the console says why.
func TestAGIFailures(t *testing.T) {
	const env = "agi_request: astergate\nagi_uniqueid: u1\n\n"
	for name, test := range map[string]struct {
		stdin string
		files map[string]string
		args  []string
		want  string
	}{
		"not by Asterisk": {"", nil, nil, "this command is for Asterisk to run"},
		"no service":      {env, nil, []string{"--address", "127.0.0.1:1", "x"}, "the service at 127.0.0.1:1 does not take the channel"},
		"by the file":     {env, map[string]string{agiConfig: "address: 127.0.0.1:1\nserver: pbx1\n"}, []string{"x", "--address", "y"}, "the service at 127.0.0.1:1 does"},
		"a wrong file":    {env, map[string]string{agiConfig: "host: 127.0.0.1:1\n"}, nil, "field host not found"},
		"no such file":    {env, nil, []string{"--config", "nosuch", "x"}, "--config"},
		"no token":        {env, map[string]string{agiConfig: "token_file: /nosuch\n"}, nil, "Asterisk's user must be able to read it"},
	} {
		t.Run(name, func(t *testing.T) {
			code, stdout, stderr := runAGI(t, strings.NewReader(test.stdin), test.files, test.args...)
			if code != exitFailed || stdout != failureLine || !strings.Contains(stderr, test.want) {
				t.Errorf("code %d, stdout %q, stderr %q", code, stdout, stderr)
			}
		})
	}
}

func TestAGISettings(t *testing.T) {
	c := agiCommand{Address: "192.0.2.1:1"}
	s, err := c.settings(Process{ReadFile: func(name string) ([]byte, error) {
		return []byte(map[string]string{agiConfig: "address: 192.0.2.2:2\nserver: pbx1\ntoken_file: /t\n", "/t": " secret\n"}[name]), nil
	}})
	if err != nil || s.Address != "192.0.2.1:1" || s.Server != "pbx1" || s.token != "secret" {
		t.Errorf("got %+v, %v", s, err)
	}
}

// A session that no worker takes, with the token and without, and for a server that
// is not configured.
func TestAGI(t *testing.T) {
	demo := background(t, nil, "demo", "--grpc-listen", "127.0.0.1:0", "--http-listen", "off", "--agi-listen", "off")
	dir := t.TempDir()
	write(t, dir+"/astergate.yaml", "grpc: {listen: '127.0.0.1:0'}\nhttp: {listen: 'off'}\nagi: {listen: 'off'}\n"+
		"servers: {pbx1: {address: '"+demo.await(t, `manager +(\S+)`)+"', username: "+simulator.DefaultUser.Name+", secret: "+simulator.DefaultUser.Secret+", async_agi: true}}\n")
	out := background(t, []string{"ASTERGATE_ACCESS_TOKEN=0123456789abcdef"}, "serve", "--config", dir+"/astergate.yaml")
	out.await(t, `link (up)`)
	address := out.await(t, `grpc=(\S+)`)
	const env = "agi_request: astergate\nagi_uniqueid: u1\nagi_version: 22.10.1\nagi_arg_1: agi\nagi_arg_2: x\n\n"
	for name, test := range map[string]struct{ server, token, want string }{
		"no token":     {"pbx1", "", "Unauthenticated"},
		"wrong token":  {"pbx1", "0123456789abcdee", "Unauthenticated"},
		"wrong server": {"pbx2", "0123456789abcdef", "pbx2"},
	} {
		files := map[string]string{"/c": "server: " + test.server + "\ntoken_file: /t\n", "/t": test.token}
		code, stdout, stderr := runAGI(t, strings.NewReader(env), files, "--config", "/c", "--address", address, "x")
		if code != exitFailed || stdout != failureLine || !strings.Contains(stderr, test.want) {
			t.Errorf("%s: code %d, stdout %q, stderr %q", name, code, stdout, stderr)
		}
	}
	stdin, asterisk := io.Pipe()
	lines, stdout := io.Pipe()
	ended := make(chan int, 1)
	go func() {
		ended <- Run(t.Context(), []string{"agi", "--config", "/c", "--address", address, "x"}, Process{
			Stdin: stdin, Stdout: stdout, Stderr: io.Discard,
			ReadFile: func(name string) ([]byte, error) {
				return []byte(map[string]string{"/c": "token_file: /t\n", "/t": "0123456789abcdef"}[name]), nil
			},
		})
		_ = stdout.Close()
		_ = stdin.Close()
	}()
	_, err := io.WriteString(asterisk, env)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for scanner := bufio.NewScanner(lines); scanner.Scan(); {
		if got = append(got, scanner.Text()); len(got) == 1 {
			_, _ = io.WriteString(asterisk, "200 result=1\n")
		}
	}
	if fmt.Sprint(got) != "[SET VARIABLE \"ASTERGATE_STATUS\" \"NOHANDLER\" failure]" {
		t.Errorf("sent %q", got)
	}
	if code := <-ended; code != exitOK {
		t.Errorf("code %d", code)
	}
}
