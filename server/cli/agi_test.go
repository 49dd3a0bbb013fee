package cli

import (
	"bytes"
	"io/fs"
	"strings"
	"testing"
)

// runAGI runs the command as Asterisk would, with files of the test's.
func runAGI(t *testing.T, stdin string, files map[string]string, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	code = Run(t.Context(), append([]string{"agi"}, args...), Process{
		Stdin: strings.NewReader(stdin), Stdout: &out, Stderr: &errs,
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
		"a wrong file":    {env, map[string]string{agiConfig: "adress: 127.0.0.1:1\n"}, nil, "adress"},
		"no such file":    {env, nil, []string{"--config", "nosuch", "x"}, "--config"},
		"no token":        {env, map[string]string{agiConfig: "token_file: /nosuch\n"}, nil, "Asterisk's user must be able to read it"},
	} {
		t.Run(name, func(t *testing.T) {
			code, stdout, stderr := runAGI(t, test.stdin, test.files, test.args...)
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
